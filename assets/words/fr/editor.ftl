### Ce que l’éditeur dit de ce qui est demandé.

field-title = Intitulé
field-reference-job = Métier de référence
field-fte = Quotité (ETP)
field-authorised-posts = Nombre de postes autorisés
chart-title = Propriétés de l’organigramme
lists-title = Listes du projet
picture-no-chart = L’organigramme à exporter n’existe plus
dialog-open = Ouvrir un projet
dialog-import = Importer un document
dialog-save = Enregistrer le projet
dialog-export = Exporter l’organigramme
filter-project = Projets Organigramme
filter-readable = Tous les documents lisibles
filter-text = Textes
filter-svg = Images SVG
filter-png = Images PNG
filter-pdf = Documents PDF
filter-all = Tous les fichiers
settle-everywhere-posts = Vaut pour tout le projet : { $count ->
    [one] { $count } poste
   *[other] { $count } postes
}, { $charts ->
    [one] { $charts } organigramme
   *[other] { $charts } organigrammes
}
settle-everywhere-units = Vaut pour tout le projet : { $count ->
    [one] { $count } unité
   *[other] { $count } unités
}, { $charts ->
    [one] { $charts } organigramme
   *[other] { $charts } organigrammes
}
dialog-tables = Exporter les tableaux des mouvements
filter-xlsx = Classeurs Excel
filter-docx = Documents Word
filter-html = Pages HTML
filter-csv = Données brutes CSV, pour un programme
dialog-add-charts = Ajouter des organigrammes d’autres fichiers
look-view-name = Nom de la vue
recovered = Modifications reprises, elles restent à enregistrer

# What is compared.
compared-names = { $from } → { $to }

# Names given to new things.
new-chart = Organigramme
new-root = Nouvelle administration
new-unit = Nouvelle unité
new-post = Nouveau poste
new-file-name = Organigramme
copy-of = { $label } (copie)
label-on-disk = { $label } (autre version)
file-gone = « { $name } » n’est plus à sa place sur le disque. Le projet reste ouvert ici : enregistrez-le pour le garder.
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
# Source and target.
new-target = Cible
new-variant = Variante
new-merged = Fusion
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
# What was left unsaved.
step-undone = annuler : { $step }
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

export-since = Changements depuis { $label }
export-since-dated = Changements depuis { $label }, CT du { $date }
export-tally-arrived = { $count ->
    [one] { $count } arrivé
   *[other] { $count } arrivés
}
export-tally-left = { $count ->
    [one] { $count } parti
   *[other] { $count } partis
}
export-tally-arrived-both = { $count ->
    [one] { $count } arrivé et transformé
   *[other] { $count } arrivés et transformés
}
export-tally-left-both = { $count ->
    [one] { $count } parti et transformé
   *[other] { $count } partis et transformés
}
export-tally-carried-in = { $count ->
    [one] { $count } venu avec son unité
   *[other] { $count } venus avec leur unité
}
export-tally-carried-out = { $count ->
    [one] { $count } parti avec son unité
   *[other] { $count } partis avec leur unité
}

unfold-too-large = « { $unit } » reste repliée, l’organigramme serait trop grand pour être dessiné : choisissez cette unité ou une plus petite dans le plan, puis « { $action } ».

mark-unplaced = mise en réserve
mark-placed = sortie de réserve
clip-yes = oui
paste-added = { $count ->
    [one] Ajouté aux listes du projet : { $labels }
   *[other] Ajoutés aux listes du projet : { $labels }
}

statistics-units = Postes par unité
# The units below are left out.
statistics-levels-listed = Jusqu’au niveau { $levels } seulement
statistics-categories = Postes par catégorie
statistics-no-category = sans catégorie
statistics-ceilings = Postes autorisés
statistics-spans = Postes par encadrant
# ratio: a number as a text.
statistics-span-note = { $managers ->
    [0] Aucun encadrant
    [one] { $managers } encadrant, { $reports }
   *[other] { $managers } encadrants, chacun avec en moyenne { $reports }
}
statistics-levels = Postes par niveau
statistics-level = Niveau { $level }
# A row read aloud.
statistics-row = { $posts ->
    [one] { $name } : { $posts } poste
   *[other] { $name } : { $posts } postes
}
statistics-row-both = { $posts ->
    [one] { $name } : { $posts } poste, { $before } auparavant
   *[other] { $name } : { $posts } postes, { $before } auparavant
}
statistics-row-ceiling = { $name } : { $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
} pour { $authorised ->
    [one] { $authorised } autorisé
   *[other] { $authorised } autorisés
}
statistics-row-span = { $managers ->
    [one] { $name } : { $managers } encadrant, { $reports }
   *[other] { $name } : { $managers } encadrants, chacun avec { $reports }
}
dialog-statistics = Exporter les graphiques
statistics-reports = { $ratio ->
    [one] { $ratio } poste directement rattaché
   *[other] { $ratio } postes directement rattachés
}
statistics-movements = Mouvements

snapshot-rename = Renommer l’instantané
# Le relevé des changements.
dialog-minutes = Exporter le relevé des changements
minutes-file-name = relevé
replay-file-name = étapes
replay-start = La situation de départ
replay-details = Le reste : ordre, postes autorisés, notes et autres précisions
replay-steps = { $count ->
    [one] Étape { $first }
    [2] Étapes { $first } et { $last }
   *[other] Étapes { $first } à { $last }
} sur { $steps }
replay-more = { $count ->
    [one] et { $count } autre étape
   *[other] et { $count } autres étapes
}
dialog-comments = Exporter les commentaires
comments-file-name = commentaires
dialog-variants = Exporter la comparaison des variantes
variants-file-name = variantes
new-accepted = Variante retenue
paste-nothing = Rien à coller. Le texte ne contient ni poste, ni unité, ni tableau.
# What the doubts of a reader are about.
doubts-left-out = Laissé de côté
doubts-place = Place des unités et des postes
doubts-units = Unités
doubts-counts = Nombres de postes
doubts-fields = Catégories et précisions
doubts-ceilings = Postes autorisés
doubts-charts = Organigrammes
doubts-text = Lecture du texte
