### Ce que la lecture d’un rapport signale.

reader-not-text = Ce fichier n'est pas un texte.
reader-other-format = Ce fichier n'est pas un texte ({ $format }).
reader-too-long = Ce texte est trop long ({ $lines } lignes, { $limit } au plus).
reader-no-chart = Ce texte ne contient ni unité ni poste.
reader-encoding-assumed = Le fichier n'indique pas son encodage, lu comme { $encoding }.
reader-damaged-text = Caractères illisibles dans « { $text } ».
reader-unrecognised = Ni unité, ni poste, ni habillage de page, laissé de côté : « { $text } ».
reader-lines-joined = Ligne prise pour la suite de la précédente : « { $text } ».
reader-word-rejoined = Mot coupé en fin de ligne, recollé en « { $word } ».
reader-side-by-side = Unités côte à côte, lues l'une après l'autre : « { $text } ».
reader-cell-left-out = Cellule de tableau laissée de côté : « { $text } ».
reader-parenthesis-unclosed = Parenthèse jamais fermée : « { $text } ».
reader-parenthesis-detached = Parenthèse séparée de son poste par une ligne vide, rattachée au poste du dessus : « { $text } ».
reader-several-posts-on-line = Plusieurs postes sur une même ligne : « { $text } ».
reader-count-assumed = Sans nombre, compté pour un poste : « { $title } ».
reader-count-rounded = Nombre approximatif, lu comme { $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
} : « { $text } ».
reader-count-twice = Deux nombres pour « { $title } » : { $used } retenu, { $other } écarté.
reader-count-zero = Nombre nul, ligne non reprise : « { $text } ».
reader-count-summed = « { $text } » lu comme { $count } postes : « { $title } ».
reader-count-unclear = Nombre illisible, ligne non reprise : « { $text } ».
reader-count-too-large = Trop de postes, ligne non reprise : « { $text } ».
reader-count-in-fte = Nombre exprimé en ETP, lu comme { $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
} : « { $title } ».
reader-movement-left-out = Cité dans une liste de mouvements, non compté : « { $text } ».
reader-fte-unclear = Temps de travail de plusieurs postes, à vérifier : { $fte } pour « { $title } ».
reader-vacancy-unclear = « Poste vacant » au singulier pour { $posts } postes, un seul compté vacant : « { $title } ».
reader-category-missing = Sans catégorie : « { $title } ».
reader-category-assumed = Lettre finale prise pour la catégorie { $category } : « { $text } ».
reader-category-unclear = Catégorie incertaine, gardée en note : « { $text } ».
reader-parenthesis-unclear = Parenthèse qui n'est ni catégorie, ni niveau, ni métier, gardée telle quelle : « { $text } ».
reader-explanation-kept = Explication gardée en note du poste : « { $text } ».
reader-person-left-out = Nom de personne écarté : « { $title } ».
reader-kind-missing = « { $unit } » n'indique pas son type, pris pour « autre » sous « { $parent } ».
reader-parent-from-kind = « { $unit } » est placé sous « { $parent } » d'après son type, non d'après le niveau de son titre.
reader-parent-from-depth = « { $unit } » est placé sous « { $parent } », bien que leurs types ne le disent pas.
reader-unit-again = « { $text } » pris pour « { $unit } », déjà nommé.
reader-unit-twice = « { $unit } » apparaît deux fois au même endroit.
reader-chart-untitled = Organigramme sans titre, nommé « { $label } ».
reader-chart-assumed = Un nouvel organigramme semble commencer à « { $label } ».
reader-chart-empty = « { $label } » ne contient aucun poste.
reader-several-tops = « { $unit } » est au même niveau que le sommet de l'organigramme, les deux sont placés sous « { $root } ».
reader-chart-repeated = Un autre organigramme a le même titre, le même état et la même date : « { $label } ».
reader-post-before-unit = Poste placé avant toute unité : « { $title } ».
reader-director-given-to-root = « { $title } » et les postes qui suivent, cités sous « { $unit } », sont rattachés à « { $root } ».
reader-organisation-assumed = Pris pour le nom de l'administration : « { $text } ».
reader-organisation-or-unit = Administration ou unité, pris pour une unité : « { $text } ».
reader-block-after-chart = Titre « organigramme » placé après les postes, rattaché à « { $label } ».
reader-block-repeated = Titre « organigramme » répété, pris pour la suite du même organigramme.
reader-role-unclear = Ni « source » ni « cible », état laissé vide : « { $text } ».
reader-date-invalid = Cette date n'existe pas : « { $text } ».
reader-date-of-something-else = Date qui n'est pas celle d'un comité, laissée de côté : « { $text } ».
reader-ceiling-between = Postes autorisés : { $figure }, placé entre deux organigrammes, attribué à « { $label } ».
reader-ceiling-inside = Postes autorisés : { $figure }, placé au milieu des postes, attribué à « { $unit } ».
reader-ceiling-unused = Postes autorisés : { $figure }, attribué à aucune unité.
reader-ceiling-with-more = Postes autorisés : { $figure } retenu, le reste laissé de côté : « { $text } ».
reader-ceiling-unclear = Nombre de postes autorisés illisible : « { $text } ».
reader-ceiling-differs = « { $unit } » compte { $counted ->
    [one] { $counted } poste
   *[other] { $counted } postes
} pour { $printed ->
    [one] { $printed } autorisé
   *[other] { $printed } autorisés
}.
reader-ceiling-missing = « { $label } » n'indique pas ses postes autorisés.
reader-count-differs = « { $unit } » annonce { $printed ->
    [one] { $printed } poste
   *[other] { $printed } postes
} et en compte { $counted }.
reader-total-differs = Total imprimé { $printed }, mais { $counted } lus pour « { $unit } ».
reader-total-unchecked = Total imprimé { $printed }, au-dessus de toute unité : non vérifié.
reader-beside-or-below = « { $unit } » est placé à côté de « { $other } » : rien ne dit s’il en fait partie.
reader-characters-mended = « { $printed } » lu « { $read } » : lettres et chiffres confondus.
reader-parent-guessed = « { $unit } » est placé sous « { $parent } » : ni son type ni le texte ne le disent.
reader-posts-below-unread = Poste rattaché à « { $unit } », bien que la ligne { $unread } au-dessus n’ait pas été lue.
reader-section-title = « { $text } » n’a ni poste ni unité : pris pour un titre du document.
reader-title-missing = Postes de « { $unit } » sans intitulé, nommés « Poste ».
reader-contact-left-out = Coordonnées, laissées de côté : « { $text } ».
reader-prose-left-out = Phrase qui cite une unité, un état ou une date, laissée de côté : « { $text } ».
