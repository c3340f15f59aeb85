### Ce que dit le plan de travail.

carried-posts = { $count } { $title }

canvas-taken = { $taken } sur { $count }
canvas-posts = { $count ->
    [one] { $count } poste
   *[other] { $count } postes
}
canvas-take-hint = ↑ ↓ ou un chiffre pour en prendre plus, Maj pour toute la ligne

# Sur un organigramme dont des branches sont repliées parce qu’elles sont trop grandes.
# $action : « Voir cette branche seule ».
chart-too-large = { $branches ->
    [one] Cet organigramme est trop grand pour être dessiné en entier : { $branches } branche est repliée. Le plan la montre toute : choisissez-y une unité plus petite, puis « { $action } ».
   *[other] Cet organigramme est trop grand pour être dessiné en entier : { $branches } branches sont repliées. Le plan les montre toutes : choisissez-y une unité plus petite, puis « { $action } ».
}
minimap = Vue d’ensemble

carried-units = { $count ->
    [1] { $name }
    [one] { $count } unité
   *[other] { $count } unités
}

snapshot-stays = Un instantané ne se modifie pas.
replay-stays = Rien ne se modifie pendant que les changements sont rejoués.
