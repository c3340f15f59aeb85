### Les questions et les boîtes de dialogue.

# The page about the program.
about-purpose = Éditeur d’organigrammes de postes des administrations publiques. Aucune connexion au réseau.
about-version = Version
about-renderer = Affichage
about-folder-config = Préférences
about-folder-state = Fichiers récents et reprise
about-folder-versions = Versions précédentes
about-copy = Copier
about-copy-tip = Copier ces lignes, pour qui doit vous aider
about-copied = Copié
about-licences = Licences
about-licences-text = Polices, icônes, données et bibliothèques contenues dans le programme.
about-libraries = Bibliothèques

field-name = Nom
field-authorised = Postes autorisés
field-label = Nom de l’organigramme
field-role = Rôle
field-date = Date du comité
field-organisation = Administration
field-project-title = Titre du projet
# Dialogs.
answer-ok = Valider
answer-cancel = Annuler
answer-save = Enregistrer
answer-discard = Ne pas enregistrer
answer-delete = Supprimer
answer-edit-source = Modifier la source
answer-overwrite = Remplacer
answer-attach = Rattacher
answer-close = Fermer
unsaved-title = Enregistrer les modifications ?
unsaved-text = « { $name } » a été modifié depuis son dernier enregistrement.
unsaved-written-title = Enregistrer ce qui est écrit ?
unsaved-typed-title = Abandonner ce qui est écrit ?
unsaved-typed-text = Ce qui est écrit dans « { $field } » n’est pas encore dans le projet.
unsaved-typed-go-on = Continuer à écrire
unsaved-typed-give-up = Abandonner
delete-chart-title = Supprimer cet organigramme ?
delete-chart-text = { $posts ->
    [0] « { $label } », sans poste, sera retiré du projet. Cette action peut être annulée.
    [one] « { $label } » et son poste seront retirés du projet. Cette action peut être annulée.
   *[other] « { $label } » et ses { $posts } postes seront retirés du projet. Cette action peut être annulée.
}
edit-source-title = Modifier l’organigramme source ?
edit-source-text = « { $label } » est l’état de départ, auquel la cible est comparée. Le modifier change tous les mouvements.
overwrite-title = Remplacer ce fichier ?
overwrite-text = « { $name } » existe déjà. Son contenu sera remplacé.
unit-fate-title = Supprimer « { $name } »
unit-fate-text = { $own ->
    [0] Cette unité n’a pas de poste propre.
    [one] Cette unité a un poste propre.
   *[other] Cette unité a { $own } postes propres.
} { $units ->
    [0] { "" }
    [one] Une unité lui est rattachée.
   *[other] { $units } unités lui sont rattachées.
}
unit-fate-to-parent = Rattacher ses postes et ses unités à « { $name } »
unit-fate-elsewhere = Déplacer ses postes vers une autre unité
unit-fate-deleted = { $posts ->
    [0] Tout supprimer
    [one] Tout supprimer, avec 1 poste
   *[other] Tout supprimer, avec { $posts } postes
}
unit-search = Chercher une unité
attach-title = Rattacher « { $label } »
attach-text = Tout l’organigramme prend place sous une unité d’un autre, puis son onglet disparaît.
attach-into = Organigramme d’accueil
attach-parent = Unité de rattachement
chart-based-on = Fait à partir de « { $label } »
date-wrong = Écrivez la date ainsi : 28/11/2022
role-none = Sans rôle
role-source = Source
role-target = Cible
role-variant = Variante
list-kinds = Types d’unité
list-categories = Catégories
list-grades = Grades
list-levels = Encadrement
list-entry-hint = Libellé
list-entry-add = Ajouter une entrée
list-entry-delete = Supprimer cette entrée
list-entry-up = Monter
list-entry-down = Descendre
kind-rank = Rang
kind-rank-hint = Place dans la hiérarchie, 1 est la plus haute
kind-is-pole = Pôle
kind-is-pole-hint = L’effectif est totalisé pour chaque unité de ce type
path-read-title = Ouvrir un fichier
path-write-title = Enregistrer dans un fichier
path-text = Aucune fenêtre de choix de fichier n’est disponible, tapez le chemin.
settle-title = Régler les conflits
settle-at = Conflit { $at } sur { $count }
settle-done = Tous les conflits de cet organigramme sont réglés. Les choix sont gardés et imprimés dans le relevé des changements.
settle-base = Départ
settle-as-it-stands = Tel quel
settle-as-it-stands-text = L’organigramme reste comme il est maintenant
settle-choose = Choisir
settle-same = Aucun chiffre ne change
settle-posts = Postes
settle-fte = ETP
settle-no-category = Sans catégorie
settle-category = Catégorie { $category }
settle-before-after = { $before } → { $after }
settle-more = { $count ->
    [0] aucun autre chiffre
    [one] 1 autre chiffre
   *[other] { $count } autres chiffres
}
settle-previous = Précédent
settle-next = Suivant
settle-own = Postes en propre
settle-movements = Mouvements
link-title = Lier des postes
link-text = Un poste devient un autre, plusieurs, ou plusieurs n’en font plus qu’un. Chaque poste n’a qu’une origine et qu’un devenir.
link-sources = Avant
link-targets = Après
link-chosen = { $title }, { $count ->
    [0] aucun choisi
    [one] un choisi
   *[other] { $count } choisis
}
link-created = créé
link-suppressed = supprimé
link-search = Chercher un poste ou une unité
answer-link = Lier
answer-split = Diviser
answer-consolidate = Regrouper
align-title = Apparier « { $from } » et « { $to } »
align-searching = Recherche des unités et des postes qui se correspondent…
align-nothing = Rien n’est à apparier, tout est déjà lié ou trop différent.
align-text = Décochez ce qui n’est pas le même poste ou la même unité. Rien n’est lié avant que vous validiez.
align-level = Accepter à partir de
align-unit = Unité
answer-pair = { $count ->
    [0] Apparier
    [one] Apparier 1 paire
   *[other] Apparier { $count } paires
}
merge-title = Fusionner des variantes
merge-text = Ce que chaque variante a changé est réuni dans une nouvelle variante. Là où elles se contredisent, le conflit est listé avec ce que l’organigramme porte en attendant, et se règle d’un clic.
merge-base = Point de départ commun
merge-tables = Variantes à réunir
merge-report-title = Variantes réunies
merge-conflicts = { $count ->
    [0] Aucun conflit
    [one] Un conflit à régler
   *[other] { $count } conflits à régler
}
merge-agreed = { $count ->
    [0] Rien n’a été changé par toutes les variantes
    [one] Un changement commun à toutes les variantes
   *[other] { $count } changements communs à toutes les variantes
}
merge-one-sided = { $count ->
    [0] Rien n’est propre à certaines variantes
    [one] Un changement propre à certaines variantes
   *[other] { $count } changements propres à certaines variantes
}
answer-merge = Fusionner
picture-title = Exporter l’organigramme
picture-export = Exporter…
picture-format = Format
picture-what = Contenu
picture-whole = Tout l’organigramme
picture-branch = La branche { $name }
picture-view = Vue
picture-as-shown = Comme à l’écran
picture-style-of-view = Celles de la vue
picture-changes = Changements
picture-changes-none = Ne pas les montrer
picture-changes-marked = Marquer ce qui a changé depuis { $label }
picture-changes-both = { $label } aussi, dans sa propre section
picture-changes-beside = { $label } sur la même feuille
picture-page = Page
picture-fit = Ajustée au dessin
picture-landscape = Paysage
picture-portrait = Portrait
picture-sections = Une section par unité qui a ses postes autorisés
picture-split = Une page par unité qui a ses postes autorisés
picture-date-above = Date sous le titre
picture-date = Date au pied de la page
picture-resolution = Finesse
picture-resolution-automatic = Automatique
picture-scale = × { $scale }
picture-dpi = { $dpi } points par pouce
picture-outlines = Texte en contours (Inkscape, LibreOffice)
picture-embed = Joindre le projet : l’image se rouvrira ici
picture-attach = Joindre le projet au document
picture-archival = PDF d’archive (PDF/A-2u)
picture-as-text = Un texte structuré en titres et en listes, pour les lecteurs d’écran et pour être collé ailleurs. Il dit tout ce que montre l’image, dans le même ordre.
picture-previous = Page précédente
picture-next = Page suivante
# $pixels is empty but for an image.
picture-figures = { $width } × { $height } mm{ $pixels } · plus petit texte { $whole },{ $tenths } pt · { $posts ->
    [0] vue d’ensemble
    [one] { $posts } poste
   *[other] { $posts } postes
}
picture-pixels = { " " }· { $across } × { $down } pixels
picture-small = { $whole },{ $tenths } pt : difficile à lire sur papier (moins de 7 pt)
picture-small-page = Page { $page }, { $whole },{ $tenths } pt : difficile à lire sur papier (moins de 7 pt)
picture-use-a3 = Imprimer en A3
picture-use-portrait = Imprimer en portrait
picture-use-split = Répartir sur plusieurs pages
picture-too-large = Plus de { $limit } millions de pixels : choisissez une finesse moindre
paths-text = Les chemins des fichiers, un par ligne
add-charts-title = Ajouter des organigrammes
add-charts-text = Ce qui est coché est ajouté à ce projet ; les autres fichiers restent tels quels.
add-charts-posts = { $label }, { $posts ->
    [0] aucun poste
    [one] 1 poste
   *[other] { $posts } postes
}
add-charts-named = sera « { $name } »
add-charts-same-as = identique à « { $label } », déjà là
add-charts-snapshots = { $count ->
    [0] aucun instantané
    [one] 1 instantané n’est pas repris
   *[other] { $count } instantanés ne sont pas repris
}
answer-add-charts = { $count ->
    [0] N’ajouter aucun organigramme
    [one] Ajouter 1 organigramme
   *[other] Ajouter { $count } organigrammes
}
dropped-title = Que faire de « { $name } » ?
dropped-text = Un projet est ouvert. Le fichier déposé peut prendre sa place, ses organigrammes peuvent s’y ajouter, ou être comparés à celui qui est affiché.
answer-open-instead = Ouvrir à la place
answer-add-its-charts = Ajouter ses organigrammes…
answer-compare-it = Comparer
# What was left unsaved, offered at the next start.
recovery-title = Reprendre les modifications non enregistrées ?
recovery-steps = { $count ->
    [0] Ce projet n’était pas enregistré quand le programme s’est arrêté.
    [one] Une modification n’était pas enregistrée quand le programme s’est arrêté.
   *[other] { $count } modifications n’étaient pas enregistrées quand le programme s’est arrêté.
}
recovery-drafts = { $count ->
    [0] Aucun texte n’était en cours de saisie.
    [one] Un texte était en cours de saisie. Reprendre le remet dans son champ.
   *[other] { $count } textes étaient en cours de saisie. Reprendre les remet dans leurs champs.
}
recovery-no-file = Ce projet n’est encore dans aucun fichier.
recovery-gone = Le fichier n’est plus là, enregistrer le créera de nouveau.
recovery-unchanged = Le fichier est resté tel qu’il était.
recovery-changed = Le fichier a été modifié depuis. Garder les deux ouvre ces modifications à part et ne touche pas au fichier.
recovery-damaged = La fin n’a pas pu être lue, il peut manquer les toutes dernières modifications.
recovery-refused = Une modification n’a pas pu être refaite, elle et les suivantes sont laissées de côté. { $why }
recovery-resume = Reprendre
recovery-both = Garder les deux
recovery-later = Plus tard
recovery-throw-away = Jeter…
recovery-sure-title = Jeter ces modifications ?
recovery-sure-text = Elles ne sont nulle part ailleurs et seront perdues.
recovery-keep = Ne pas jeter
recovery-throw-away-for-good = Jeter
changed-title = Le fichier a été modifié ailleurs
changed-text = « { $name } » a été modifié par quelqu’un d’autre, ou par un autre programme, depuis que vous l’avez ouvert.
changed-unsaved = Vous avez aussi ici des modifications qui ne sont pas enregistrées.
changed-compare = « Comparer » ajoute l’organigramme du disque à côté du vôtre et montre les mouvements de l’un à l’autre.
changed-kept = Si vous gardez le vôtre, l’autre reste dans les versions précédentes.
answer-compare = Comparer
answer-keep-mine = Garder le mien
answer-save-mine = Enregistrer le mien
answer-reload = Recharger
answer-reload-discard = Recharger sans mes modifications
answer-later = Plus tard
in-place-title = Écrire directement dans le fichier ?
in-place-text = « { $name } » n’a pas pu être remplacé. { $why }. Il peut être écrit directement : son contenu d’avant est d’abord gardé dans les versions précédentes, mais une coupure de courant pendant l’écriture l’abîmerait.
answer-in-place = Écrire directement
versions-title = Versions précédentes
versions-text = Ce que le fichier contenait avant chaque enregistrement. Rien ici ne change le fichier : une version s’ouvre comme un nouveau projet, ou se compare avec l’organigramme affiché.
versions-none = Aucune version n’a encore été remplacée.
versions-moment = { $day }/{ $month }/{ $year } à { $time }
versions-posts = { $count ->
    [one] { $count } poste
   *[other] { $count } postes
}
versions-unreadable = illisible
answer-open-copy = Ouvrir une copie

is-source-title = Cet organigramme est-il la source ?
is-source-text = « { $label } » n’a pas de rôle. S’il devient la source, les mouvements se lisent de lui à la cible. Une seule annulation retire à la fois le rôle et la cible.
answer-is-source = C’est la source
answer-no-role = Le laisser sans rôle

merge-units-title = Fusionner des unités
merge-units-text = Les postes et les unités de chacune passent dans celle qui reste ; chaque poste reste le même poste.
merge-units-with = Avec
merge-units-heir = Celle qui reste
answer-merge-units = Fusionner
ceiling-choice-sum = { $figure }
ceiling-choice-own = { $posts }, comme celle qui reste
split-unit-title = Scinder « { $name } »
split-unit-text = Ce qui est coché passe dans une nouvelle unité.
split-unit-place = Place de la nouvelle unité
split-unit-beside = À côté
split-unit-below = En dessous
split-unit-shared = { $left } ici, { $new } pour la nouvelle unité
split-unit-kept = { $posts } ici, la nouvelle unité n’a pas de chiffre propre
answer-split-unit = Scinder
ceilings-title = Ce que deviennent les postes autorisés
ceilings-unchanged = Les postes autorisés ne changent pas.
ceilings-unit = Postes / autorisés
ceilings-before = Avant
ceilings-after = Après
ceilings-whole = Tout l’organigramme
unit-fate-to-bench = Mettre ses postes en réserve, rattacher ses unités au-dessus
answer-paste = { $count ->
    [0] Coller
    [one] Coller le poste
   *[other] Coller les postes
}

# La recherche d’une action.
palette-title = Chercher une action, un organigramme, une unité
palette-hint = Que voulez-vous faire ?
palette-none = Aucune action possible ici ne s’appelle ainsi
palette-chart = Organigramme
palette-unit = Unité
# Le déplacement vers une unité choisie dans une liste.
move-title = { $posts ->
    [0] { $units ->
        [one] Rattacher « { $name } » à…
       *[other] Rattacher { $units } unités à…
    }
    [one] Déplacer « { $name } » vers…
   *[other] Déplacer { $posts } postes vers…
}
move-title-mixed = Déplacer la sélection vers…
move-none = Aucune unité possible ne s’appelle ainsi
# L’aide.
help-title = Clavier et souris
help-hint = Chercher dans l’aide
help-none = Aucune entrée ne s’appelle ainsi
help-mouse = À la souris
gesture-drag-post = Faire glisser un poste
gesture-drag-post-does = Déplace un poste de la ligne
gesture-drag-line = Faire glisser avec Maj
gesture-drag-line-does = Déplace toute la ligne
gesture-count = ↑ ↓, molette ou chiffre en glissant
gesture-count-does = Change le nombre de postes
gesture-drag-unit = Faire glisser une unité
gesture-drag-unit-does = La rattache ou change sa place
gesture-cancel = Échap en glissant
gesture-cancel-does = Laisse tout en place
gesture-double-click = Double-clic
gesture-double-click-does = Modifie sur place
gesture-add = Ctrl ou Maj + clic
gesture-add-does = Ajoute à la sélection, ou en retire
gesture-menu = Clic droit
gesture-menu-does = Ouvre le menu de ce qui est visé
gesture-scroll = Molette
gesture-scroll-does = Fait défiler
gesture-zoom = Ctrl + molette, ou pincer
gesture-zoom-does = Change l’échelle autour du pointeur
gesture-pan = Espace + glisser, ou bouton du milieu
gesture-pan-does = Déplace la vue

leave-title = Quitter avant la fin ?
leave-text = Ce qui est interrompu n’est pas écrit ; un fichier qui porterait déjà ce nom reste comme il était.
leave-when-done = Finir, puis quitter
leave-now = Interrompre et quitter

snapshots-title = Instantanés
snapshots-text = Un instantané garde l’organigramme tel qu’il est, dans le projet. Il se compare avec l’organigramme d’aujourd’hui, et l’on peut y revenir.
snapshots-none = Aucun instantané pour l’instant.
snapshot-name-of = Nom de l’instantané de « { $chart } »
snapshot-name-hint = séminaire du 23 septembre
snapshot-take = Garder
snapshot-about = { $chart } · { $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
}
snapshot-chart-gone = organigramme supprimé
snapshot-compare-hint = Montrer ce qui a changé depuis
snapshot-minutes-hint = Écrire ce qui a changé depuis, en phrases
snapshot-go-back = Y revenir
snapshot-go-back-hint = Remettre l’organigramme dans cet état, ce qui peut s’annuler
snapshot-variant = En faire une variante
snapshot-variant-hint = Ouvrir cet état comme un nouvel organigramme
snapshot-delete = Supprimer l’instantané
variants-export = Exporter…
variants-accept = Retenir
variants-accept-new = Comme nouvelle variante
variants-accept-into = Dans « { $chart } »
# Where a pasted text goes.
place-text-title = Coller ce texte
place-text-text = { $units ->
    [0] { $posts ->
        [one] Un poste a été reconnu.
       *[other] { $posts } postes ont été reconnus.
    }
    [one] { $posts ->
        [0] Une unité a été reconnue.
        [one] Une unité et un poste ont été reconnus.
       *[other] Une unité et { $posts } postes ont été reconnus.
    }
   *[other] { $posts ->
        [0] { $units } unités ont été reconnues.
        [one] { $units } unités et un poste ont été reconnus.
       *[other] { $units } unités et { $posts } postes ont été reconnus.
    }
}
place-text-below = Sous « { $unit } »
place-text-charts = Dans un nouvel organigramme

# What the columns of a table hold.
map-title = Lire le tableau
map-text = « { $name } » : vérifiez ce que contient chaque colonne, l’organigramme se refait à mesure.
map-text-pasted = Tableau collé : vérifiez ce que contient chaque colonne, l’organigramme se refait à mesure. Les postes vont dans les unités nommées ; ceux qui n’en nomment aucune, dans l’unité choisie.
map-sheet = Feuille
map-all-sheets = { $sheets }, ensemble
map-header = Titres des colonnes
map-header-none = aucun
map-header-row = ligne { $row }
map-header-rows = lignes { $first } à { $last }
map-origin-kept = Correspondance retenue la dernière fois
map-origin-profile = Format reconnu, { $name }
map-origin-proposed = Correspondance proposée d’après les titres et le contenu
map-origin-unknown = Aucun titre reconnu, choisissez ce que contient chaque colonne
map-column = Colonne { $column }, { $header }
map-column-bare = Colonne { $column }
map-state-of = État de la colonne { $column }
map-state-both = les deux états
map-state-before = avant
map-state-after = après
map-ignored = ignorée
map-person = noms de personnes, écartés
map-rows = Premières lignes du tableau
map-problems = { $count ->
    [0] Aucune remarque
    [one] 1 remarque
   *[other] { $count } remarques
}
map-row = Ligne { $row }
map-reading = Lecture du tableau…
map-charts = Organigramme obtenu
map-units = { $count ->
    [0] aucune unité
    [one] 1 unité
   *[other] { $count } unités
}
map-posts = { $count ->
    [0] aucun poste
    [one] 1 poste
   *[other] { $count } postes
}
map-new-units = { $count ->
    [0] aucune nouvelle
    [one] 1 nouvelle
   *[other] { $count } nouvelles
}
map-new = nouvelle
map-known = La même organisation que le projet ouvert
map-compare = Comparer avec le projet ouvert
map-import = Importer
exports-fixed = Fixé par l’administrateur : pas d’export en { $formats }
