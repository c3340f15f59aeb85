### What cards and pages show.

# The heading of a page, as it is printed.
export-state = ORGANISATION CHART
export-state-source = SOURCE ORGANISATION CHART
export-state-target = TARGET ORGANISATION CHART
export-state-variant = VARIANT ORGANISATION CHART
export-state-both = ORGANISATION CHARTS BEFORE AND AFTER
export-overview = Overview
export-perimeter = Without the units that have a page of their own
# Posts, in the heading of a page with changes.
export-tally-none = no change of posts
export-before = Before: { $label }
export-after = After: { $label }
export-not-before = no such unit in “{ $label }”
export-committee = Committee of { $date }
export-posts = { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}
export-authorised = Authorised posts: { $authorised } ({ $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
})
export-not-printed = Authorised posts: not printed ({ $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
})
export-without-figure = without a printed figure: { $units }
export-many-without-figure = without a printed figure: { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
# The legend and the foot of a page.
export-legend-figures = right of the name: posts counted / authorised, “–” not printed
export-legend-over = ▲ more posts than authorised
export-page = page { $number } / { $pages }

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
