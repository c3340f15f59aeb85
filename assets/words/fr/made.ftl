# Steps just made whose outcome may be out of sight.
made-delete-posts = { $count ->
    [one] Un poste supprimé
   *[other] { $count } postes supprimés
}
made-delete-unit = Unité supprimée
made-delete-chart = Organigramme supprimé
made-attach-chart = Organigramme rattaché
made-merge-units = { $count } unités fusionnées
made-split-unit = Unité scindée
made-pair = { $count ->
    [one] Une paire liée
   *[other] { $count } paires liées
}
made-move-posts = { $count ->
    [one] Un poste déplacé
   *[other] { $count } postes déplacés
}
