### Les chiffres d’un organigramme, en barres.

statistics-units = Postes par unité
# The units below are left out.
statistics-levels-listed = Jusqu’au niveau { $levels } seulement
statistics-categories = Postes par catégorie
statistics-no-category = sans catégorie
statistics-ceilings = Postes autorisés
statistics-spans = Postes par encadrant
# ratio: a number as a text.
statistics-span-note = { $managers ->
    [0] Aucun encadrant
    [one] { $managers } encadrant, { $reports }
   *[other] { $managers } encadrants, chacun avec en moyenne { $reports }
}
statistics-levels = Postes par niveau
statistics-level = Niveau { $level }
# A row read aloud.
statistics-row = { $posts ->
    [one] { $name } : { $posts } poste
   *[other] { $name } : { $posts } postes
}
statistics-row-both = { $posts ->
    [one] { $name } : { $posts } poste, { $before } auparavant
   *[other] { $name } : { $posts } postes, { $before } auparavant
}
statistics-row-ceiling = { $name } : { $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
} pour { $authorised ->
    [one] { $authorised } autorisé
   *[other] { $authorised } autorisés
}
statistics-row-span = { $managers ->
    [one] { $name } : { $managers } encadrant, { $reports }
   *[other] { $name } : { $managers } encadrants, chacun avec { $reports }
}

action-show-statistics = Graphiques
action-export-statistics = Exporter les graphiques…
dialog-statistics = Exporter les graphiques
statistics-reports = { $ratio ->
    [one] { $ratio } poste directement rattaché
   *[other] { $ratio } postes directement rattachés
}
statistics-movements = Mouvements
