### Les chiffres d’un organigramme, en barres.

statistics-units = Postes par unité
# The units below are left out.
statistics-levels-listed = { $levels ->
    [one] Premier niveau seulement
   *[other] Les { $levels } premiers niveaux seulement
}
statistics-categories = Postes par catégorie
statistics-no-category = sans catégorie
statistics-ceilings = Postes autorisés
statistics-spans = Postes par encadrant
# ratio: a number as a text.
statistics-span-note = { $managers ->
    [0] Aucun encadrant
    [one] { $managers } encadrant, { $ratio } postes directement rattachés
   *[other] { $managers } encadrants, en moyenne { $ratio } postes directement rattachés à chacun
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
statistics-row-ceiling = { $posts ->
    [one] { $name } : { $posts } poste pour { $authorised } autorisés
   *[other] { $name } : { $posts } postes pour { $authorised } autorisés
}
statistics-row-span = { $managers ->
    [one] { $name } : { $managers } encadrant, { $ratio } postes directement rattachés
   *[other] { $name } : { $managers } encadrants, { $ratio } postes directement rattachés à chacun
}

action-show-statistics = Graphiques
action-export-statistics = Exporter les graphiques…
dialog-statistics = Exporter les graphiques
