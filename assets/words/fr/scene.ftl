### What the cards of a chart say.

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
