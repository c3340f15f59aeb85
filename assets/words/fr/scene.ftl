### What the cards of a chart say.

# Figures below the name of a unit.
scene-over-ceiling = dépasse de { $posts }
scene-total-posts = { $posts } au total
scene-own-posts = { $posts } en propre

# Marks beside a title.
scene-working-time = { $posts } %
scene-vacant = { $posts ->
    [one] vacant
   *[other] vacants
}
