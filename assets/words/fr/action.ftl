### Les actions : leurs noms, ce que disent leurs bulles.

# Menus.
menu-file = Fichier
menu-edit = Édition
menu-chart = Organigramme
menu-view = Affichage
menu-panels = Panneaux
menu-help = Aide

# Colours and size of the window.
menu-theme = Thème
menu-interface-scale = Taille de l’interface
menu-language = Langue
action-theme-contrast-light = Contraste élevé, clair
action-theme-contrast-dark = Contraste élevé, sombre
action-interface-larger = Agrandir l’interface
action-interface-smaller = Réduire l’interface
action-interface-normal = Interface à sa taille normale

action-follow-front = Comparer selon l’organigramme affiché
tip-follow-front = L’organigramme affiché est de nouveau comparé à celui dont il est issu

# Actions.
action-new = Nouveau
action-open = Ouvrir…
action-open-sample = Ouvrir l’exemple
action-import-text = Importer un document…
action-add-charts = Ajouter des organigrammes d’autres fichiers…
action-import-text-here = Ajouter depuis un document…
action-save = Enregistrer
action-previous-versions = Versions précédentes…
action-save-as = Enregistrer sous…
action-import-remarks = Relecture de l’import
action-quit = Quitter
action-undo = Annuler
action-redo = Rétablir
action-add-post = Ajouter un poste
action-add-unit = Ajouter une unité
action-duplicate = Dupliquer
action-one-more = Un poste de plus
action-delete = Supprimer
action-edit-in-place = Modifier sur place
action-select-none = Ne rien sélectionner
action-add-chart = Ajouter un organigramme vide
action-duplicate-chart = Dupliquer l’organigramme
action-chart-properties = Propriétés de l’organigramme…
action-attach-chart = Rattacher à un autre organigramme…
action-delete-chart = Supprimer l’organigramme…
action-project-lists = Listes du projet…
action-zoom-in = Agrandir
action-zoom-out = Réduire
action-zoom-actual = Taille réelle
action-zoom-fit = Voir tout
action-toggle-outline = Plan
action-toggle-inspector = Inspecteur
action-theme-light = Thème clair
action-theme-dark = Thème sombre
action-theme-system = Thème du système
action-language-french = Français
action-language-english = English
action-about = À propos d’Organigramme
action-make-target = Faire une cible de cet organigramme
action-make-variant = Faire une variante de cet organigramme
action-link-posts = Lier des postes…
action-align-charts = Apparier…
action-merge-variants = Fusionner des variantes…
action-settle-conflicts = Régler les conflits…
action-merge-report = Résultat de la fusion…
action-export-tables = Exporter les tableaux…
action-show-movements = Mouvements
action-view-before = Avant
action-view-after = Après
action-view-changes = Changements
action-view-side-by-side = Côte à côte
action-toggle-arrows = Flèches des mouvements
action-export-picture = Exporter l’organigramme…
action-copy-picture = Copier comme image
action-fold-branch = Replier la branche
action-unfold-all = Tout déplier

# Search, filter, branch.
action-find = Rechercher et filtrer
action-find-next = Résultat suivant
action-find-previous = Résultat précédent
action-clear-filter = Retirer le filtre
action-show-branch = Voir cette branche seule
action-show-whole-chart = Voir tout l’organigramme
action-toggle-minimap = Vue d’ensemble
action-toggle-motion = Animer les changements

# Units merged and split.
action-merge-units = Fusionner des unités…
action-split-unit = Scinder l’unité…
action-set-aside = Mettre en réserve
# The clipboard.
action-cut = Couper
action-copy = Copier
action-paste = Coller

# Les actions.
action-select-all = Sélectionner tous les postes de l’unité
action-move-to-unit = Déplacer vers l’unité…
action-move-earlier = Placer avant
action-move-later = Placer après
action-move-out = Remonter d’un niveau
action-move-in = Descendre d’un niveau
action-move-to-previous-unit = Déplacer vers l’unité précédente
action-move-to-next-unit = Déplacer vers l’unité suivante
action-go-up = Aller vers le haut
action-go-down = Aller vers le bas
action-go-left = Aller vers la gauche, ou replier dans la liste
action-go-right = Aller vers la droite, ou déplier dans la liste
action-extend-up = Étendre la sélection vers le haut
action-extend-down = Étendre la sélection vers le bas
action-take-fewer = Prendre un poste de moins de la ligne
action-take-more = Prendre un poste de plus de la ligne
action-next-pane = Aller au volet suivant
action-previous-pane = Aller au volet précédent
action-palette = Chercher une action…
action-help = Clavier et souris…
menu-move = Déplacer

# The chart shown to a room.
action-toggle-projector = Vue projecteur
action-toggle-spotlight = Éclairer la sélection

action-show-statistics = Graphiques
action-export-statistics = Exporter les graphiques…

# What a control does, under the pointer.
tip-view-before = L’organigramme de départ seul
tip-view-after = L’organigramme d’arrivée seul
tip-view-changes = L’arrivée, avec ce que chaque poste est devenu
tip-view-side-by-side = Les deux organigrammes, l’un à côté de l’autre
tip-inspector = Tout ce qui est sélectionné, à lire et à modifier
tip-movements = Ce que devient chaque poste, et ce que personne n’a expliqué
tip-outline = Les unités et les postes en liste
tip-projector = L’organigramme seul et les compteurs en grand, pour une salle
tip-spotlight = Estomper tout ce qui n’est pas dans la branche sélectionnée
tip-link-posts = Dire quel poste devient lequel
tip-align-charts = Chercher les postes et les unités qui se correspondent
tip-export-tables = Pour le rapport du comité : Excel, Word, HTML ou CSV
tip-make-target = Une copie à modifier, comparée à celui-ci
tip-make-variant = Une autre copie à modifier, pour une table ou une hypothèse
tip-add-charts = Réunir ici les organigrammes de plusieurs fichiers, par exemple un par table
tip-settle-conflicts = Choisir entre ce que les tables ont décidé différemment
tip-merge-variants = Réunir ce que plusieurs variantes ont changé
tip-attach-chart = Le placer sous une unité d’un autre organigramme
tip-project-lists = Types d’unité, catégories, grades et niveaux d’encadrement
tip-fold-branch = Ne montrer de la branche que son unité et son effectif
tip-one-more = De la ligne choisie, même si elle en a plusieurs

# Instantanés.
action-snapshots = Instantanés…
action-export-minutes = Exporter le relevé…
# Les changements rejoués.
action-replay = Rejouer les changements
# Les commentaires.
action-show-comments = Commentaires
action-export-comments = Exporter les commentaires…
# Les variantes côte à côte.
action-compare-variants = Comparer les variantes…
action-next-doubt = Doute suivant
action-previous-doubt = Doute précédent
action-accept-doubt = Lu comme il faut
action-take-back-decision = Revenir sur le dernier choix
tip-import-remarks = Le document lu, ligne par ligne, à côté de l’organigramme
