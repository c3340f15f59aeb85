### Les mouvements en toutes lettres, les tableaux, le relevé.

export-without-units = { $units ->
    [one] ce qu’est devenue { $units } unité n’a pas de ligne ici, mais dans ces formats : { $formats }
   *[other] ce que sont devenues { $units } unités n’a pas de ligne ici, mais dans ces formats : { $formats }
}
export-open-conflicts = { $count ->
    [one] { $count } conflit n’est pas réglé
   *[other] { $count } conflits ne sont pas réglés
} dans « { $chart } » : les tableaux (xlsx, docx, html) les énoncent

sentence-unplaced = { $posts } en réserve, auparavant { $unit }
sentence-placed = { $posts } { $count ->
    [one] sorti
   *[other] sortis
} de la réserve { $unit }
tables-bench = Réserve
reserve-stayed = { $count ->
    [one] { $count } poste reste en réserve
   *[other] { $count } postes restent en réserve
}, dans « { $from } » comme dans « { $to } » : { $posts }
reserve-added = { $count ->
    [one] { $count } poste est
   *[other] { $count } postes sont
} en réserve dans « { $to } » et nulle part dans « { $from } » : { $posts }
reserve-dropped = { $count ->
    [one] { $count } poste est
   *[other] { $count } postes sont
} en réserve dans « { $from } » et nulle part dans « { $to } » : { $posts }
tables-sum-unplaced = { " " }− { $posts } en réserve
tables-sum-placed = { " " }+ { $posts ->
    [one] { $posts } sorti
   *[other] { $posts } sortis
} de réserve

# De qui il s’agit.
sentence-nothing = Rien
sentence-posts = { $count ->
    [one] { $count } poste
   *[other] { $count } postes
} { $elided ->
    [yes] d’{ $title }
   *[no] de { $title }
}
sentence-origin = { $count ->
    [1] d’un poste
    [one] de { $count } poste
   *[other] de { $count } postes
} { $elided ->
    [yes] d’{ $title }
   *[no] de { $title }
}
sentence-origin-alike = { $count ->
    [1] d’un autre poste
    [one] de { $count } autre poste
   *[other] de { $count } autres postes
} { $elided ->
    [yes] d’{ $title }
   *[no] de { $title }
}
sentence-titled = { $title } ({ $marks })
sentence-no-category = sans catégorie
sentence-no-level = sans encadrement
sentence-no-job = sans métier de référence
sentence-origin-in = { $origin } { $number ->
    [one] issu
   *[other] issus
} { $from }
sentence-heir = un poste { $elided ->
    [yes] d’{ $title }
   *[no] de { $title }
}
sentence-heir-in = { $heir } { $unit }
sentence-out-of = { $article ->
    [f] de la { $unit }
    [m] du { $unit }
    [v] de l’{ $unit }
    [p] des { $unit }
   *[n] de l’unité « { $unit } »
}
sentence-at = { $article ->
    [f] à la { $unit }
    [m] au { $unit }
    [v] à l’{ $unit }
    [p] aux { $unit }
   *[n] à l’unité « { $unit } »
}
sentence-to = { $article ->
    [f] à la { $unit }
    [m] au { $unit }
    [v] à l’{ $unit }
    [p] aux { $unit }
   *[n] à l’unité « { $unit } »
}
sentence-unit = { $article ->
    [f] la { $unit }
    [m] le { $unit }
    [v] l’{ $unit }
    [p] les { $unit }
   *[n] l’unité « { $unit } »
}
sentence-unit-head = { $article ->
    [f] La { $unit }
    [m] Le { $unit }
    [v] L’{ $unit }
    [p] Les { $unit }
   *[n] L’unité « { $unit } »
}
sentence-of = { $article ->
    [f] de la { $unit }
    [m] du { $unit }
    [v] de l’{ $unit }
    [p] des { $unit }
   *[n] de l’unité « { $unit } »
}
# Ce que deviennent des postes.
sentence-kept = { $posts } { $count ->
    [one] maintenu
   *[other] maintenus
} { $unit }
sentence-retitled = { $posts } { $count ->
    [one] maintenu
   *[other] maintenus
} { $unit }, auparavant { $count ->
    [one] intitulé
   *[other] intitulés
} { $before }
sentence-transferred = { $posts } { $count ->
    [one] transféré
   *[other] transférés
} { $from } { $unit }
sentence-transferred-as = { $posts } { $count ->
    [one] transféré
   *[other] transférés
} { $from } { $unit }, auparavant { $count ->
    [one] intitulé
   *[other] intitulés
} { $before }
sentence-transformed = { $posts } { $count ->
    [one] créé
   *[other] créés
} { $unit } par transformation { $origin }
sentence-transferred-and-transformed = { $posts } { $count ->
    [one] créé
   *[other] créés
} par transformation { $origin }, { $count ->
    [one] rattaché
   *[other] rattachés
} { $unit }
sentence-created = { $posts } { $count ->
    [one] créé
   *[other] créés
} { $unit }
sentence-split = { $posts } { $count ->
    [one] créé
   *[other] créés
} { $unit } par division { $origin }
sentence-suppressed = { $posts } { $count ->
    [one] supprimé
   *[other] supprimés
} { $unit }
sentence-merged = { $posts } { $count ->
    [one] supprimé
   *[other] supprimés
} { $unit }, { $count ->
    [one] regroupé
   *[other] regroupés
} dans { $heir }
sentence-with-fte = { $sentence }, à { $after } % au lieu de { $before } %
sentence-part-time = { $sentence }, à { $fte } %
sentence-vacated = { $sentence }, { $count ->
    [one] désormais vacant
   *[other] désormais vacants
}
sentence-filled = { $sentence }, { $count ->
    [one] désormais pourvu
   *[other] désormais pourvus
}
# Ce que deviennent des unités.
sentence-top = le sommet
sentence-out-of-top = du sommet de l’organigramme
sentence-to-top = au sommet de l’organigramme
sentence-unit-does = { $unit } { $does }
sentence-unit-renamed = { $article ->
    [p] deviennent
   *[other] devient
} { $after }
sentence-unit-kind = { $article ->
    [p] changent
   *[other] change
} de type ({ $after } au lieu de { $before })
sentence-unit-reattached = { $article ->
    [p] passent
   *[other] passe
} { $before } { $after }
sentence-list = { $first }, { $second }
sentence-both = { $first } et { $second }
sentence-unit-created = Création { $unit }
sentence-unit-below = { $sentence }, sous { $parent }
sentence-unit-removed = Suppression { $unit }
sentence-unit-merged = Fusion { $unit } dans { $heir }
sentence-unit-split = Création { $unit } par scission { $origin }
# De quoi se compose une unité.
composition-head = { $article ->
    [f] La { $unit } se compose
    [m] Le { $unit } se compose
    [v] L’{ $unit } se compose
    [p] Les { $unit } se composent
   *[n] L’unité « { $unit } » se compose
} de :
composition-nothing = { $article ->
    [f] La { $unit } ne compte
    [m] Le { $unit } ne compte
    [v] L’{ $unit } ne compte
    [p] Les { $unit } ne comptent
   *[n] L’unité « { $unit } » ne compte
} aucun poste en propre
composition-posts = { $count } { $title }
composition-kept = { $posts }
composition-retitled = { $posts }, auparavant { $before }
composition-transferred = { $posts } par transfert depuis { $unit }
composition-transferred-as = { $posts } par transfert { $origin }
composition-transformed = { $posts } par transformation { $origin }
composition-created = { $posts } par création
composition-split = { $posts } par création, division { $origin }
composition-placed = { $posts } par sortie de la réserve
# L’en-tête du rapport.
tables-title = Tableaux des mouvements
tables-between = { $from } → { $to }
tables-chart = { $chart }
tables-chart-with-date = { $chart } (CT du { $date })
tables-summary = { $source ->
    [one] { $source } poste
   *[other] { $source } postes
} − { $suppressed ->
    [one] { $suppressed } supprimé
   *[other] { $suppressed } supprimés
} + { $created ->
    [one] { $created } créé
   *[other] { $created } créés
}{ $bench } = { $target ->
    [one] { $target } poste
   *[other] { $target } postes
}
tables-none = Néant
tables-total = Total
tables-page = page { $page } / { $pages }
tables-contents = Sommaire
# Les colonnes.
tables-count = Nombre
tables-post = Intitulé
tables-post-before = Intitulé (avant)
tables-post-after = Intitulé (après)
tables-grade = Grade
tables-category-short = Cat.
tables-unit = Unité
tables-unit-before = Unité d’origine
tables-unit-after = Unité de destination
tables-reason = Motif
tables-source = Source
tables-target = Cible
tables-difference = Écart
tables-movement = Mouvement
tables-description = Description
# T1
tables-balance = Bilan
tables-balance-title = Bilan des postes par entité
tables-balance-formula = Source + arrivées − départs{ $carried ->
    [yes] { " " }+ avec leur unité
   *[no] { "" }
} + créations − suppressions{ $bench ->
    [yes] { " " }+ réserve
   *[no] { "" }
} = cible.
tables-balance-note = Un poste transformé ou transféré dans une autre entité compte parmi les départs de l’une et les arrivées de l’autre ; une transformation sur place ne change pas les nombres.
tables-balance-missing = Postes autorisés sans chiffre imprimé dans l’organigramme { $chart } : { $units }
tables-entity = Entité
tables-arrivals = Arrivées
tables-departures = Départs
tables-net-created = Créations nettes
tables-net-suppressed = Suppressions nettes
tables-authorised-source = Autorisés source
tables-authorised-target = Autorisés cible
tables-fte-source = ETP source
tables-fte-target = ETP cible
tables-check = Contrôle
tables-not-printed = non imprimé
tables-check-sound = équilibré
tables-check-met = équilibré, au plafond
tables-check-over = équilibré, plafond dépassé de { $posts }
tables-check-under = équilibré, { $posts } sous le plafond
tables-check-wrong = non équilibré
tables-by-perimeter = Par périmètre de postes autorisés
tables-by-pole = Par pôle
tables-by-unit = Par unité, postes en propre
# T2
tables-kinds = Catégories et grades
tables-kinds-title = Postes par catégorie, grade et niveau d’encadrement
tables-kinds-note = Un grade imprimé dans un seul des deux organigrammes fait ici un écart sans que le poste change.
tables-heading = Rubrique
tables-by-category = Par catégorie
tables-by-grade = Par grade
tables-by-level = Par niveau d’encadrement
tables-of-category = Catégorie { $category }
tables-no-category = Sans catégorie
tables-no-grade = Sans grade imprimé
tables-no-level = Sans encadrement
# T3
tables-transferred = Transférés
tables-transferred-title = Postes transférés
tables-transferred-note = Les postes transférés et transformés à la fois sont au tableau T4.
# T4
tables-transformed = Transformés
tables-transformed-title = Postes transformés
tables-transformed-note = Y compris les postes transformés qui changent d’unité.
# T5
tables-created = Créés et supprimés
tables-created-title = Postes créés et supprimés
tables-created-note = Créations et suppressions nettes : les transformations sont au tableau T4.
tables-creations = Créations
tables-suppressions = Suppressions
tables-link = Lien
tables-split-from = division { $origin }
tables-merged-into = regroupement dans { $heir }
# T6
tables-units = Unités
tables-units-title = Évolution des unités
tables-units-note = Les unités maintenues telles quelles ne sont pas listées.
tables-unit-old = Avant
tables-unit-new = Après
tables-parent = Rattachement
tables-parents = { $before } → { $after }
tables-unit-renamed = nouveau nom
tables-unit-kind = nouveau type ({ $before } → { $after })
tables-unit-reattached = nouveau rattachement
tables-unit-created = création
tables-unit-removed = suppression
# T7
tables-matrix = Origines et destinations
tables-matrix-title = Échanges de postes entre entités
tables-matrix-note = En ligne l’entité d’origine, en colonne celle de destination. Les entités qui n’échangent aucun poste ne sont pas listées.
tables-matrix-from = Origine
tables-matrix-created = Postes créés
tables-matrix-suppressed = Supprimés
# T8
tables-jobs = Tableau des emplois
tables-jobs-title = Tableau des emplois avant et après
tables-jobs-note = Chaque transformation y est une suppression (−1) et une création (+1), comme en droit, même vers un emploi de même intitulé.
tables-jobs-precisions-note = Un poste maintenu ou transféré dont l’intitulé est précisé, ou dont le grade n’est imprimé que d’un côté, passe d’une ligne à l’autre dans la colonne « Précisions ».
tables-job = Emploi
tables-precisions = Précisions
tables-total-of-category = Total de la catégorie { $category }
tables-total-without-category = Total sans catégorie
# T9
tables-open = Écarts à expliquer
tables-open-title = Écarts à expliquer
tables-open-note = Mouvements dont aucun motif n’est donné.
tables-open-posts = Postes
tables-open-units = Unités
tables-open-cancelling = Écarts qui s’annulent
tables-scope-unit = Dans l’unité
tables-scope-perimeter = Dans le périmètre
tables-scope-pole = Dans le pôle
tables-scope-whole = Dans l’ensemble
tables-posts-of-category = { $count ->
    [one] { $count } poste
   *[other] { $count } postes
} de catégorie { $category }
tables-posts-without-category = { $count ->
    [one] { $count } poste
   *[other] { $count } postes
} sans catégorie
tables-cancelling = { $unit } : { $posts } en moins et autant en plus s’annulent, les totaux n’en montrent rien
# T10
tables-composition = Composition
tables-composition-title = Composition des unités de la cible
tables-composition-note = Sans autre mention, les postes sont maintenus.
# T11
tables-time = Temps et vacances
tables-time-title = Temps de travail et vacances
tables-time-note = Postes dont la quotité change, et postes qui deviennent vacants ou cessent de l’être. Un changement de quotité est un mouvement à motiver, quoi que le poste devienne par ailleurs ; une vacance ne l’est pas.
tables-times = Temps de travail
tables-vacancies = Vacances
tables-time-before = Avant
tables-time-after = Après
tables-fte-difference = Écart en ETP
tables-working-time = { $fte } %
tables-held = pourvu
tables-vacant = vacant
tables-time-part = { $count } à { $after } % au lieu de { $before } %
tables-time-new = { $count } à { $fte } %
tables-time-parts = { $first }, { $rest }
tables-jobs-times = dont { $times }
composition-with-times = { $sentence }, dont { $times }
# Ce qui est dit de plusieurs tableaux.
tables-backwards = Lu de l’organigramme le plus récent vers le plus ancien : les motifs sont ceux des mouvements dans l’autre sens, et ceux des créations et des suppressions n’y sont pas repris.
tables-cut = { $count ->
    [one] { $count } texte dépasse
   *[other] { $count } textes dépassent
} ce que tient une cellule et { $count ->
    [one] s’arrête à { $most } caractères, terminé
   *[other] s’arrêtent à { $most } caractères, terminés
} par « … ». Les autres formats l’ont en entier.
tables-with-unit = Avec leur unité
tables-balance-carried = Les postes d’une unité rattachée à une autre entité restent dans leur unité : ils ne comptent ni parmi les départs ni parmi les arrivées, mais dans la colonne « Avec leur unité » ; le tableau T6 les nomme.
tables-carried = Postes emportés
tables-carried-none = aucun
tables-carried-posts = { $count } : { $names }
tables-carried-others = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
tables-unit-merged = fusion dans { $heir }
tables-unit-split = création par scission { $origin }
tables-matrix-corner = Source { $source }, cible { $target }
tables-matrix-carried = { $count ->
    [one] Dont { $count } poste qui reste dans son unité, rattachée ailleurs.
   *[other] Dont { $count } postes qui restent dans leur unité, rattachée ailleurs.
}
movement-fte = temps de travail
explained-elsewhere = { $count ->
    [one] { $count } poste ou unité sans motif ici en a un pour une autre comparaison, qui ne vaut pas pour celle-ci
   *[other] { $count } postes ou unités sans motif ici en ont un pour une autre comparaison, qui ne vaut pas pour celle-ci
} : motifs et natures sont écrits entre un organigramme et celui dont il est issu.

minutes-title = Relevé des changements
minutes-counted = { $units ->
    [0] Aucune unité changée
    [one] { $units } unité changée
   *[other] { $units } unités changées
}, { $posts ->
    [0] aucun poste concerné
    [one] { $posts } poste concerné
   *[other] { $posts } postes concernés
}
minutes-units = Unités
minutes-units-title = Unités et postes autorisés
minutes-posts = Postes
minutes-posts-title = Postes, par unité
minutes-change = Changement
minutes-line = { $sentence }.
minutes-reason = Motif : { $reason }
minutes-merged-from = Réunit { $tables }
minutes-settled = Choix
minutes-settled-title = Conflits réglés
minutes-open = Conflits
minutes-open-title = { $count ->
    [one] { $count } conflit à régler
   *[other] { $count } conflits à régler
}
minutes-conflict = Ce que les tables ont décidé, et ce que porte l’organigramme en attendant
variants-merged = « { $chart } » réunit { $tables } : il n’est pas compté parmi les tables.
minutes-ceiling = Postes autorisés { $unit } : { $after } au lieu de { $before }
minutes-details = { $count ->
    [one] { $count } poste précisé { $unit } (intitulé, grade ou note)
   *[other] { $count } postes précisés { $unit } (intitulé, grade ou note)
}
comments-title = Commentaires
comments-text = Commentaire
comments-author = Auteur
comments-date = Date
comments-state = État
comments-resolved = Réglé
comments-open = Ouvert
variants-title = Variantes côte à côte
variants-of = À partir de « { $chart } »
variants-units = Effectifs par unité
variants-categories = Catégories
variants-movements = Mouvements
variants-conflicts = Conflits
variants-conflict = Ce que les variantes décident différemment
