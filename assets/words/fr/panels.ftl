### Les volets et les barres autour de l’organigramme.

menu-recent = Fichiers récents
action-with-step = { $action } : { $step }
key-shift = Maj
key-delete = Suppr
key-escape = Échap
# The document.
document-unnamed = Sans titre
document-unsaved = { $name } • modifié
read-only-retry = Réessayer
read-only-retry-tip = Ouvrir à nouveau le fichier, pour le modifier s’il est libre
document-read-only = { $name } • lecture seule
document-held-unsaved = { $name } • lecture seule • modifié
tabs-add = Ajouter un organigramme…
chart-move-left = Déplacer vers la gauche
chart-move-right = Déplacer vers la droite
# The first page.
welcome-subtitle = Dessiner l’organisation cible, poste par poste
welcome-sample-hint = Une Mission réorganisée, 105 postes avant et après
welcome-new-hint = Une unité, les listes habituelles
welcome-open-hint = Un projet enregistré
welcome-import-hint = Rapport, tableau ou dessin, ses organigrammes reconnus
# The status bar.
status-posts = { $count ->
    [one] { $count } poste
   *[other] { $count } postes
}
fte = { $fte } ETP
status-ceiling = Postes autorisés : { $posts }
status-no-ceiling = Postes autorisés non imprimés
status-missing-ceilings = sans chiffre : { $units }
status-excess = Dépassement : { $units }
status-selected-posts = { $count ->
    [one] { $count } poste sélectionné
   *[other] { $count } postes sélectionnés
}
no-category = sans catégorie
# The inspector.
inspector-posts = { $count ->
    [1] Poste
    [one] { $count } poste
   *[other] { $count } postes
}
inspector-hint = Cliquez sur une unité ou sur un poste pour le modifier, faites-le glisser pour le déplacer.
several-values = Plusieurs valeurs
several-units = Plusieurs unités
none = Aucun
none-category = Aucune
line-part = { $count } sur { $total } de la ligne
line-fewer = Prendre un poste de moins
line-more = Prendre un poste de plus
field-category = Catégorie
field-grade = Grade, cotation
field-level = Encadrement
fte-wrong = Écrivez une quotité entre 0 et 1, ou en %
authorised-wrong = Écrivez un nombre entier
text-empty = Ce champ ne peut pas être vide
field-vacant = Poste vacant
field-note = Note
field-kind = Type d’unité
authorised-inherit = Comptés avec l’unité au-dessus
authorised-none = Pas de chiffre
authorised-not-printed = Chiffre non imprimé
authorised-posts = Un chiffre imprimé
figure-own = Postes propres
figure-total = Postes au total
figure-units = Unités
figure-category = dont catégorie { $category }
figure-fte = ETP
ceilings-unknown = « – » : chiffre non imprimé
figure-perimeter = Périmètre / autorisés
figure-excess = { $count ->
    [one] { $count } poste de trop
   *[other] { $count } postes de trop
}
section-poles = Par Pôle
section-ceilings = Postes autorisés
committee-of = CT du { $date }
outline-fold = Plier ou déplier { $name }
# Movements between two charts.
movements-none = Les mouvements se lisent entre deux organigrammes. Faites une cible de celui-ci, ou importez-la, puis choisissez les deux.
movements-equation = Postes de départ, moins les suppressions, plus les créations{ $bench ->
    [yes] , la réserve mise à part
   *[no] { "" }
}, égale postes d’arrivée
movements-sum = { $source } − { $suppressed } + { $created }{ $bench } = { $target }
movements-balanced = Équilibré, chaque poste est compté une fois
movements-unbalanced = Le compte n’est pas équilibré
movements-units = Unités
movements-section = { $name } ({ $count })
movements-more = { $count ->
    [one] Voir encore { $count } entrée
   *[other] Voir encore { $count } entrées
}
movements-balance = Bilan par périmètre, Pôle et catégorie
movements-by-perimeter = Par périmètre
movements-by-pole = Par Pôle
movements-by-category = Par catégorie
movements-by-unit = Unités touchées
balance-source = Avant
balance-less = −
balance-more = +
balance-target = Après
movements-cancelling = { $posts ->
    [one] « { $unit } », catégorie { $category } : { $posts } poste disparu et { $posts } apparu sans motif s’annulent dans le total.
   *[other] « { $unit } », catégorie { $category } : { $posts } postes disparus et { $posts } apparus sans motif s’annulent dans le total.
}
movements-cancelling-whole = { $posts ->
    [one] Dans l’ensemble, catégorie { $category } : { $posts } poste disparu et { $posts } apparu sans motif s’annulent.
   *[other] Dans l’ensemble, catégorie { $category } : { $posts } postes disparus et { $posts } apparus sans motif s’annulent.
}
movements-unlink = Délier ce poste
movements-conflicts = Conflits entre les variantes
movements-show = Voir
movements-settle = Régler…
compare-swap = Échanger les deux organigrammes
field-reason = Motif
reason-hint = Le paragraphe du rapport
field-nature = Nature du mouvement
nature-rule-gives = Selon la règle : { $movement }
movements-backwards-reason = Le motif est celui du mouvement dans l’autre sens.
picture-style = Couleurs
look = Présentation
look-tip = Couleurs, densité, contenu des cartes et vues enregistrées
look-views = Vues enregistrées
look-save-view = Enregistrer
look-replace-view = Remplacer
look-delete-view = Supprimer la vue
look-colour-by = Les couleurs distinguent
look-by-kind = Types d’unité
look-by-category = Catégories
look-by-level = Encadrement
look-by-change = Changements
style-colour = Couleur
style-grey = Gris
style-contrast = Contraste
look-density = Densité
look-airy = Aérée
look-normal = Normale
look-compact = Compacte
look-width = Largeur des cartes
look-width-free = Libre
look-width-narrow = Étroite
look-width-medium = Moyenne
look-width-wide = Large
look-shown = Sur les cartes
look-posts = Postes
look-grades = Grades
look-levels = Encadrement
look-jobs = Métiers de référence
look-arrange-freely = Dispositions automatiques
look-reset = Réinitialiser
unfold-branch = Déplier la branche
field-arrangement = Disposition des unités dessous
arrange-freely = Automatique
arrange-row = Côte à côte
arrange-column = En colonne
arrange-two = En 2 colonnes
arrange-three = En 3 colonnes
arrange-four = En 4 colonnes

pair-chosen = Comparaison choisie : { $names }
pair-first-of = { $names }, première de { $count } comparaisons possibles
pair-choose = Choisir…
pair-choose-tip = Plusieurs organigrammes sont issus de celui-ci : choisir celui auquel il est comparé
changes-none = { $names } : aucun changement
changes-elsewhere = les changements sont ceux de { $names }, marqués sur le second
status-no-change = aucun changement

find-hint = Intitulé, unité, grade, note
find-place = { $place } sur { $count }
find-count = { $count ->
    [0] Aucun résultat
    [one] { $count } résultat
   *[other] { $count } résultats
}
find-close = Fermer la recherche
find-below = { $count ->
    [one] { $count } résultat à l’intérieur
   *[other] { $count } résultats à l’intérieur
}
filter-category = Catégorie
filter-level = Encadrement
filter-without-category = Sans catégorie
filter-without-level = Sans encadrement
filter-changed = Modifiés
filter-changed-tip = Les postes et les unités qui ne sont plus ce qu’ils étaient dans l’autre organigramme
filter-unexplained = Sans motif
filter-unexplained-tip = Les changements dont personne n’a écrit le motif
filter-not-compared = Il faut deux organigrammes à comparer
filter-left = { $left ->
    [0] Aucun poste sur { $count }
    [one] { $left } poste sur { $count }
   *[other] { $left } postes sur { $count }
}
filter-clear = Tout montrer
status-filter = { $left ->
    [0] Filtre : aucun poste sur { $count }
    [one] Filtre : { $left } poste sur { $count }
   *[other] Filtre : { $left } postes sur { $count }
}
canvas-hit = trouvé
canvas-dimmed = hors du filtre

# Hands: selecting, changing and moving many things at once.
inspector-units = { $count ->
    [one] { $count } unité
   *[other] { $count } unités
}
clear-reference-job = Effacer le métier de ces postes
clear-note = Effacer la note de ces postes
# The bench: posts that stand in no unit while one thinks.
bench = Réserve
bench-title = En réserve : { $count }
bench-hint = Ces postes ne sont dans aucune unité et ne comptent nulle part. Faites-les glisser vers une unité.
bench-drop = Déposer ici pour mettre en réserve
status-bench = { $count ->
    [one] { $count } poste en réserve, non placé
   *[other] { $count } postes en réserve, non placés
}
status-bench-hint = Un poste en réserve ne compte dans aucun effectif, et reste inexpliqué tant qu’il n’est pas placé.
movements-unplaced-hint = Placez ce poste dans une unité, ou supprimez-le : rien n’est décidé tant qu’il est en réserve.

group-keyboard = Au clavier seul
# Les touches.
key-alt = Alt
key-enter = Entrée

tip-counter-only = Ne lister que ces entrées
tip-counter-all = Lister de nouveau toutes les entrées
movements-nothing = Rien ici. Appuyez de nouveau sur le compteur pour tout lister.

# Texts too long for the screen.
long-text = Texte de { $letters } caractères : l’écran n’en montre que le début, le fichier et les exports l’ont entier.
long-text-replace = Écrire un autre texte
# Les onglets.
tabs-all = Tous les organigrammes
# The status bar where room is short.
status-ceiling-short = Autorisés : { $posts }
status-missing-count = { $count ->
    [one] { $count } unité sans chiffre
   *[other] { $count } unités sans chiffre
}
status-excess-count = { $count ->
    [one] { $count } dépassement
   *[other] { $count } dépassements
}
short-kept = { $count } maint.
short-retitled = { $count } préc.
short-transferred = { $count } transf.
short-transformed = { $count } transform.
short-transferred-and-transformed = { $count } transf. et transform.
short-created = { $count ->
    [one] { $count } créé
   *[other] { $count } créés
}
short-suppressed = { $count } suppr.
short-working-time = { $count } quotité
short-vacancies = { $count } vac.
short-unexplained = { $count } inexpl.
short-unexplained-units = { $count ->
    [one] { $count } unité inexpl.
   *[other] { $count } unités inexpl.
}

replay-place = { $step ->
    [0] Départ
   *[other] Étape { $step } sur { $steps }
}
replay-first = Revenir au départ
replay-previous = Étape précédente
replay-next = Étape suivante
replay-last = Aller à l’arrivée
replay-close = Fermer
replay-export = Exporter les étapes
replay-export-steps = Une page par étape…
replay-export-groups = Une page par groupe d’étapes…
comments-select = Sélectionnez une unité ou un poste pour le commenter.
comments-on = Commenter « { $name } »
comments-add = Commenter
comments-begin = Commenter…
comments-count = { $count ->
    [0] Aucun commentaire ouvert
    [one] { $count } commentaire ouvert
   *[other] { $count } commentaires ouverts
}
comments-with-resolved = { $count ->
    [one] Montrer aussi { $count } commentaire réglé
   *[other] Montrer aussi { $count } commentaires réglés
}
comments-delete = Supprimer le commentaire

# Where what is selected was read.
evidence = Lu dans { $place } : « { $text } »
evidence-pasted = le texte collé
evidence-page = p. { $page }
evidence-sheet = feuille « { $sheet } »
evidence-row = ligne { $row }
evidence-line = ligne { $line }

# The report that was read, beside the chart.
review-title = Relecture de { $file }
review-title-pasted = Relecture du texte collé
review-open = { $count ->
    [0] Tout est relu
    [one] 1 doute restant
   *[other] { $count } doutes restants
}
review-nothing-left-out = Rien n’a été laissé de côté
review-left-out = { $count ->
    [0] Aucun passage laissé de côté
    [one] 1 passage laissé de côté
   *[other] { $count } passages laissés de côté
}
review-group = { $kind } ({ $open } sur { $total })
review-doubt = Ligne { $line } : { $text }
review-settled = vu
review-unit = C’est une unité
review-posts = Ce sont des postes
review-leave-out = Laisser de côté
review-attach = Rattacher à…
review-count = { $count ->
    [0] Aucun poste
    [one] 1 poste
   *[other] { $count } postes
}
review-fewer = Un poste de moins sur cette ligne
review-more = Un poste de plus sur cette ligne
review-line-unit = Ligne { $line }, unité : { $text }
review-line-post = Ligne { $line }, postes : { $text }
review-line-furniture = Ligne { $line }, hors organigramme : { $text }
review-line-problem = Ligne { $line }, laissée de côté : { $text }
review-close = Fermer la relecture
review-source = Document
review-pages = Pages
review-page = Page { $page } du document
review-page-undrawn = La page { $page } ne peut pas être dessinée, ses mots seuls sont montrés à leur place
review-lines = Lignes
review-smaller = Page plus petite
review-larger = Page plus grande
# Ce que l’administrateur a fixé.
action-fixed = { $action } (fixé par l’administrateur)
export-fixed = L’export en { $format } n’est pas permis, c’est fixé par l’administrateur
fixed-by-administrator = C’est fixé par l’administrateur
