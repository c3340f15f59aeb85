### Ce que montrent les cartes et les pages.

# En-tête d’une page, tel qu’il s’imprime.
export-state = ORGANIGRAMME
export-state-source = ORGANIGRAMME SOURCE
export-state-target = ORGANIGRAMME CIBLE
export-state-variant = ORGANIGRAMME VARIANTE
export-state-both = ORGANIGRAMMES AVANT ET APRÈS
export-overview = Vue d’ensemble
export-perimeter = Sans les unités qui ont leur propre page
# Posts, in the heading of a page with changes.
export-tally-none = aucun changement de poste
export-before = Avant : { $label }
export-after = Après : { $label }
export-not-before = unité absente de « { $label } »
export-committee = CT du { $date }
export-posts = { $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
}
export-authorised = Postes autorisés : { $authorised } ({ $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
})
export-not-printed = Postes autorisés : non imprimés ({ $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
})
export-without-figure = sans chiffre imprimé : { $units }
export-many-without-figure = sans chiffre imprimé : { $count ->
    [one] { $count } unité
   *[other] { $count } unités
}
# Légende et pied d’une page.
export-legend-figures = à droite du nom : postes comptés / autorisés, « – » non imprimés
export-legend-over = ▲ plus de postes qu’autorisés
export-page = page { $number } / { $pages }

# Figures below the name of a unit.
scene-over-ceiling = dépasse de { $posts }
scene-total-posts = { $posts } au total
scene-own-posts = { $posts } en propre
scene-folded-posts = postes repliés
# On a unit whose branch is folded away: how many units are below it.
scene-folded = { $posts ->
    [one] + { $posts } unité repliée
   *[other] + { $posts } unités repliées
}
# On a unit that goes on on another page: its number.
scene-continued = → page { $posts }
# Marks beside a title.
scene-working-time = { $posts } %
scene-vacant = { $posts ->
    [one] vacant
   *[other] vacants
}
# Posts that are no longer in the unit, as a sentence.
scene-ghost = Auparavant { $posts }
# The legend of what became of posts and units.
scene-change-arrived = arrivé d’une autre unité
scene-change-transformed = transformé
scene-change-created = créé
scene-change-left = parti dans une autre unité
scene-change-suppressed = supprimé
scene-change-retitled = intitulé précisé
scene-change-renamed = unité renommée
scene-change-working-time = temps de travail changé
scene-change-vacancy = devenu vacant, ou pourvu
# In the legend, beside the colour of a category.
scene-legend-category = Catégorie { $label }
