### What the cards of a chart say.

# Figures below the name of a unit.
scene-over-ceiling = over by { $posts }
scene-total-posts = { $posts } in all
scene-own-posts = { $posts } of its own
scene-folded-posts = posts folded
# On a unit whose branch is folded away: how many units are below it.
scene-folded = { $posts ->
    [one] + { $posts } unit folded
   *[other] + { $posts } units folded
}
# On a unit that goes on on another page: its number.
scene-continued = → page { $posts }

# Marks beside a title.
scene-working-time = { $posts }%
scene-vacant = vacant

# Posts that are no longer in the unit, as a sentence.
scene-ghost = Formerly { $posts }

# The legend of what became of posts and units.
scene-change-arrived = arrived from another unit
scene-change-transformed = transformed
scene-change-created = created
scene-change-left = gone to another unit
scene-change-suppressed = suppressed
scene-change-retitled = title made more precise
scene-change-renamed = unit renamed
scene-change-working-time = working time changed
scene-change-vacancy = become vacant, or filled

# In the legend, beside the colour of a category.
scene-legend-category = Category { $label }
