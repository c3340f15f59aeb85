# Plusieurs unités déplacées ensemble.
step-move-units = { $count ->
    [one] déplacer { $count } unité
   *[other] déplacer { $count } unités
}
made-move-units = { $count ->
    [one] { $count } unité déplacée
   *[other] { $count } unités déplacées
}
carried-units = { $count ->
    [1] { $name }
    [one] { $count } unité
   *[other] { $count } unités
}
