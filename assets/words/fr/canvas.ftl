# Ce que dit le plan de travail : la carte, le poste qu’on tire, le refus.

canvas-taken = { $taken } sur { $count }
canvas-posts = { $count ->
    [one] { $count } poste
   *[other] { $count } postes
}
canvas-take-hint = ↑ ↓ ou un chiffre pour en prendre plus, Maj pour toute la ligne
