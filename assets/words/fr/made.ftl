# Steps just made whose outcome may be out of sight.
made-delete-posts = { $count ->
    [one] { $count } poste supprimé
   *[other] { $count } postes supprimés
}
made-delete-unit = Unité supprimée
made-delete-chart = Organigramme supprimé
made-attach-chart = Organigramme rattaché
made-merge-units = { $count ->
    [one] { $count } unité fusionnée
   *[other] { $count } unités fusionnées
}
made-split-unit = Unité scindée
made-pair = { $count ->
    [one] { $count } paire liée
   *[other] { $count } paires liées
}
made-move-posts = { $count ->
    [one] { $count } poste déplacé
   *[other] { $count } postes déplacés
}
