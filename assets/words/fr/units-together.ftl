# Plusieurs unités déplacées ensemble.
step-move-units = { $count ->
    [one] déplacer une unité
   *[other] déplacer { $count } unités
}
made-move-units = { $count ->
    [one] Unité déplacée
   *[other] { $count } unités déplacées
}
carried-units = { $count ->
    [one] { $name }
   *[other] { $count } unités
}
