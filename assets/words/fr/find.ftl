# Search, filter, branch.
action-find = Rechercher et filtrer
action-find-next = Résultat suivant
action-find-previous = Résultat précédent
action-clear-filter = Retirer le filtre
action-show-branch = Voir cette branche seule
action-show-whole-chart = Voir tout l’organigramme
# Sur un organigramme dont des branches sont repliées parce qu’elles sont trop grandes.
# $action : « Voir cette branche seule ».
chart-too-large = { $branches ->
    [one] Cet organigramme est trop grand pour être dessiné en entier : { $branches } branche est repliée. Le plan la montre toute : choisissez-y une unité plus petite, puis « { $action } ».
   *[other] Cet organigramme est trop grand pour être dessiné en entier : { $branches } branches sont repliées. Le plan les montre toutes : choisissez-y une unité plus petite, puis « { $action } ».
}
unfold-too-large = « { $unit } » reste repliée, l’organigramme serait trop grand pour être dessiné : choisissez cette unité ou une plus petite dans le plan, puis « { $action } ».
action-toggle-minimap = Vue d’ensemble
action-toggle-motion = Animer les changements

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
minimap = Vue d’ensemble
