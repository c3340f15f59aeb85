### Pourquoi un tableau ne se lit pas, et ce que sa lecture signale.

table-none = Ce fichier ne contient aucun tableau de postes. Un tableau a une ligne de titres (service, intitulé, catégorie, nombre…) ou une colonne de catégories.
table-sheet-missing = Aucune feuille ne s'appelle « { $sheet } ». Feuilles de ce fichier : { $sheets }.
table-sheet-broken = La feuille « { $sheet } » est abîmée, enregistrez le fichier une nouvelle fois dans son logiciel puis importez-le.
table-map-broken = La correspondance des colonnes ne se lit pas (ligne { $line }, colonne { $column }) : { $why }.
table-map-column = La correspondance nomme une colonne « { $column } », qui n'existe pas. Une colonne se nomme par ses lettres, de A à ZZZ.
table-map-head = La correspondance attend « { $expected } » en tête de la colonne { $column }, où se trouve « { $found } ».
table-cancelled = Lecture interrompue.
table-column-assumed = Colonne « { $column } » prise, d'après son contenu, pour { $meaning } : { $text }.
table-column-left-out = Colonne « { $column } » laissée de côté : { $text }.
table-persons-left-out = Colonnes sur des personnes, écartées : { $columns }.
table-states-by-year = « { $before } » pris pour l'état source, « { $after } » pour la cible.
table-sheet-left-out = Feuille « { $sheet } » non lue ({ $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}), --sheet la désigne.
table-hidden-sheet-left-out = Feuille masquée « { $sheet } » non lue ({ $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}), elle se choisit par son nom.
table-hidden-rows-read = { $rows ->
    [one] { $rows } ligne masquée, lue
   *[other] { $rows } lignes masquées, lues
} comme les autres : « { $text } ».
table-hidden-columns-read = Colonnes masquées, lues comme les autres : { $columns }.
table-struck-out = Barré, laissé de côté : « { $text } ».
table-left-out = Autre tableau de la feuille, non lu ({ $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}) : « { $text } ».
table-unit-from-sheet = Aucune colonne ne nomme d'unité, les postes de la feuille « { $sheet } » forment une unité de ce nom.
table-sheet-is-unit = « { $sheet } », nom de la feuille, pris pour l'unité au-dessus de celles de son tableau.
table-sheets-read-together = Feuilles lues l'une après l'autre, leurs noms laissés de côté : { $sheets }.
table-cell-unreadable = « { $text } » n'est pas un nombre dans la colonne « { $column } », non repris.
table-total-differs = Total { $printed } imprimé, { $counted } compté dans la colonne « { $column } » : « { $text } ».
table-detail-left-out = Détail de ce qui précède, non compté : « { $text } ».
table-rows-without-posts = { $rows ->
    [one] { $rows } ligne sans poste, non reprise
   *[other] { $rows } lignes sans poste, non reprises
} : « { $text } ».
table-post-without-title = Poste sans intitulé, nommé « { $title } » : « { $text } ».
table-unit-missing = Ligne sans unité, rattachée au sommet : « { $title } ».
table-parent-unknown = « { $unit } » dépend de « { $parent } », que rien ne décrit, et est placé au sommet.
table-parent-circle = « { $unit } » et « { $parent } » dépendent l'un de l'autre, « { $unit } » est placé au sommet.
table-parent-from-order = « { $unit } » est placé sous « { $parent } », qui le précède : les lignes ne suivent pas l'organigramme.
table-unit-renamed = Le code { $code } nomme « { $unit } » et « { $other } », le premier nom est gardé.
table-supervisor-unknown = « { $title } » dépend de « { $supervisor } », qui n'est pas dans le tableau.
table-units-of-supervisors = Aucune colonne ne nomme d'unité, chaque poste dont d'autres dépendent en forme une, la première étant « { $unit } ».
table-post-id-twice = Le numéro { $id } est celui de plusieurs postes, tous gardés : « { $title } ».
table-vacancy-assumed = Aucun agent nommé, poste pris pour vacant : « { $title } ».
table-part-time-unknown = { $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
} à temps non complet sans quotité, compté à temps plein avec une note : « { $title } ».
table-filled-exceeds = Plus d'occupés ({ $filled }) que de postes ({ $budgeted }) : « { $title } ».
meaning-unit = unité
meaning-unit-code = code d'unité
meaning-parent = unité de rattachement
meaning-parent-code = code de l'unité de rattachement
meaning-row-kind = unité ou poste
meaning-post-id = numéro de poste
meaning-supervisor-id = numéro du poste supérieur
meaning-reports-to = supérieur hiérarchique
meaning-title = intitulé
meaning-category = catégorie
meaning-grade = grade
meaning-manager-level = encadrement
meaning-reference-job = métier de référence
meaning-count = nombre de postes
meaning-budgeted = postes budgétés
meaning-filled = postes pourvus
meaning-vacant = postes vacants
meaning-fte = quotité d'un poste
meaning-fte-total = ETP de la ligne
meaning-part-time = postes à temps non complet
meaning-note = note
meaning-person = personne
meaning-ignored = rien
meaning-depth = profondeur de l'unité
