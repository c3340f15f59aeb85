# Names given to new things.
new-chart = Organigramme
new-root = Nouvelle administration
new-unit = Nouvelle unité
new-post = Nouveau poste
new-file-name = Organigramme
copy-of = { $label } (copie)

# Steps, as the undo and redo entries name them.
step-lists = modifier les listes
step-project-title = renommer le projet
step-chart = modifier l’organigramme
step-move-chart = déplacer l’organigramme
step-add-chart = ajouter un organigramme
step-duplicate-chart = dupliquer l’organigramme
step-delete-chart = supprimer l’organigramme
step-attach-chart = rattacher l’organigramme
step-compare-file = comparer avec « { $name } »
label-on-disk = { $label } (autre version)
file-gone = « { $name } » n’est plus à sa place sur le disque. Le projet reste ouvert ici : enregistrez-le pour le garder.
step-import = { $charts ->
    [one] ajouter { $charts } organigramme
   *[other] ajouter { $charts } organigrammes
}
step-move-posts = { $count ->
    [one] déplacer { $count } poste
   *[other] déplacer { $count } postes
}
step-add-post = ajouter un poste
step-add-unit = ajouter une unité
step-change-posts = { $count ->
    [one] modifier { $count } poste
   *[other] modifier { $count } postes
}
step-duplicate-posts = { $count ->
    [one] dupliquer { $count } poste
   *[other] dupliquer { $count } postes
}
step-duplicate-unit = dupliquer une unité
step-delete-posts = { $count ->
    [one] supprimer { $count } poste
   *[other] supprimer { $count } postes
}
step-delete-unit = supprimer une unité

# Files.
saved = « { $name } » est enregistré
open-failed = « { $name } » ne peut pas être ouvert. { $why }
read-only-newer-version = Ce fichier vient d’une version plus récente du programme, il s’ouvre en lecture seule
read-only-held = Ouvert en lecture seule. { $who }
held-unsaved = Vos modifications ne sont dans aucun fichier. { $who }. Enregistrez-les dans une copie, ou réessayez quand le fichier sera libre.
held-free = Le fichier est libre : vos modifications peuvent y être enregistrées
held-followed = Le fichier vient d’être enregistré ailleurs : c’est sa dernière version qui est affichée
opened-from-picture = Projet extrait de « { $name } », à enregistrer dans un fichier à part
import-no-chart = Aucun organigramme n’a été trouvé dans ce texte
imported = { $charts ->
    [0] Aucun organigramme lu
    [one] { $charts } organigramme lu
   *[other] { $charts } organigrammes lus
}

# Actions.
action-new = Nouveau
action-open = Ouvrir…
action-open-sample = Ouvrir l’exemple
action-import-text = Importer un texte…
action-add-charts = Ajouter des organigrammes d’autres fichiers…
action-import-text-here = Ajouter depuis un texte…
action-save = Enregistrer
action-previous-versions = Versions précédentes…
action-save-as = Enregistrer sous…
action-import-remarks = Remarques de l’import…
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

# Source and target.
new-target = Cible
new-variant = Variante
step-make-target = faire une cible
step-make-variant = faire une variante
step-link = lier deux postes
step-unlink = délier un poste
step-split = diviser un poste
step-consolidate = regrouper des postes
step-reason = écrire un motif
step-nature = changer la nature d’un mouvement
step-pair = { $count ->
    [1] apparier
    [one] apparier { $count } unité ou poste
   *[other] apparier { $count } unités et postes
}
action-make-target = Faire une cible de cet organigramme
action-make-variant = Faire une variante de cet organigramme
new-merged = Fusion
step-add-charts = { $count ->
    [0] n’ajouter aucun organigramme
    [one] ajouter un organigramme
   *[other] ajouter { $count } organigrammes
}
charts-added = { $count ->
    [0] Aucun organigramme ajouté
    [one] Un organigramme ajouté
   *[other] { $count } organigrammes ajoutés
}
add-charts-none = Rien n’a été ajouté
add-charts-left = { $added }. { $left }
add-charts-and = { $first } ; { $second }
add-charts-same = { $count ->
    [0] Rien n’est laissé de côté
    [one] Laissé de côté : { $count } organigramme identique, déjà dans ce projet
   *[other] Laissés de côté : { $count } organigrammes identiques, déjà dans ce projet
}
add-charts-unread = « { $name } » n’a pas pu être lu ({ $why })
step-merge = fusionner des variantes
step-settle = régler un conflit
merged = Variantes réunies, { $agreed ->
    [0] aucun point commun
    [one] { $agreed } point commun
   *[other] { $agreed } points communs
}, { $sided ->
    [0] aucun propre à certaines
    [one] { $sided } propre à certaines
   *[other] { $sided } propres à certaines
}, { $conflicts ->
    [0] aucun conflit
    [one] { $conflicts } conflit
   *[other] { $conflicts } conflits
}
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

# Marks of the changes on a chart.
mark-arrived = transfert depuis { $unit }
mark-arrived-as = transfert depuis { $unit }, auparavant { $title }
mark-arrived-transformed = transformation, auparavant { $title } dans { $unit }
mark-transformed = transformation, auparavant { $title }
mark-retitled = intitulé précisé, auparavant { $title }
mark-created = création
mark-split = création par division { $origin }
mark-left = transfert vers { $unit }
mark-left-as = transfert vers { $unit } comme { $title }
mark-left-transformed = transformation en { $title } dans { $unit }
mark-suppressed = suppression
mark-merged = regroupement avec { $title }
mark-was-in = alors dans { $unit }
mark-was-under = alors sous { $unit }
mark-unit-created = unité créée
mark-unit-split = unité issue de la scission { $from }
mark-unit-removed = unité supprimée
mark-unit-merged = unité fusionnée dans { $unit }
mark-unit-renamed = auparavant { $name }
mark-unit-reattached = auparavant sous { $unit }
mark-becomes = transformation en { $title }
mark-becomes-retitled = intitulé précisé en { $title }
mark-unit-becomes = devient { $name }
mark-unit-goes = ensuite sous { $unit }
mark-beside-arrived = { $from }
mark-beside-arrived-transformed = auparavant { $title } dans { $unit }
mark-beside-was = auparavant { $title }
mark-beside-left = vers { $unit }
# $title se lit sur l’autre organigramme.
mark-beside-becomes = transformation
# $title se lit sur l’autre organigramme.
mark-beside-becomes-retitled = intitulé précisé
mark-fte-was = auparavant à { $fte } %
mark-fte-becomes = ensuite à { $fte } %
mark-was-held = { $count ->
    [one] auparavant pourvu
   *[other] auparavant pourvus
}
mark-was-vacant = { $count ->
    [one] auparavant vacant
   *[other] auparavant vacants
}
mark-becomes-vacant = { $count ->
    [one] ensuite vacant
   *[other] ensuite vacants
}
mark-becomes-held = { $count ->
    [one] ensuite pourvu
   *[other] ensuite pourvus
}

action-export-picture = Exporter l’organigramme…
action-copy-picture = Copier comme image
action-fold-branch = Replier la branche
action-unfold-all = Tout déplier
step-save-view = enregistrer une vue
step-delete-view = supprimer une vue

# What was left unsaved.
step-undone = annuler : { $step }
step-recovered = { $step }
journal-no-header = Le début n’est pas celui d’un journal de modifications.
journal-unknown-entry = Elle n’est pas de cette version du programme.

# Charts of other projects.
this-project = Ce projet
imported-report = Le rapport
lists-differ = Les listes des fichiers diffèrent et rien n’est renommé. { $first }{ $more ->
    [0] {""}
    [one] . { $more } autre différence entre les listes est notée sur l’organigramme ajouté
   *[other] . { $more } autres différences entre les listes sont notées sur l’organigramme ajouté
}
