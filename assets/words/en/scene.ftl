### What the cards of a chart say.

# Figures below the name of a unit.
scene-over-ceiling = over by { $posts }
scene-total-posts = { $posts } in all
scene-own-posts = { $posts } of its own

# Marks beside a title.
scene-working-time = { $posts }%
scene-vacant = vacant
