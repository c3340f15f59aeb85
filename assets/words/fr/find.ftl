# Search, filter, branch.
action-find = Rechercher et filtrer
action-find-next = Résultat suivant
action-find-previous = Résultat précédent
action-clear-filter = Retirer le filtre
action-show-branch = Voir cette branche seule
action-show-whole-chart = Voir tout l’organigramme
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
