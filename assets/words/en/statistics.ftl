### The figures of a chart, as bars.

statistics-units = Posts by unit
# The units below are left out.
statistics-levels-listed = { $levels ->
    [one] The first level only
   *[other] The first { $levels } levels only
}
statistics-categories = Posts by category
statistics-no-category = no category
statistics-ceilings = Authorised posts
statistics-spans = Posts for each manager
# ratio: a number as a text.
statistics-span-note = { $managers ->
    [0] No manager
    [one] { $managers } manager, { $ratio } direct reports
   *[other] { $managers } managers, { $ratio } direct reports each on average
}
statistics-levels = Posts by level
statistics-level = Level { $level }
# A row read aloud.
statistics-row = { $posts ->
    [one] { $name }: { $posts } post
   *[other] { $name }: { $posts } posts
}
statistics-row-both = { $posts ->
    [one] { $name }: { $posts } post, { $before } before
   *[other] { $name }: { $posts } posts, { $before } before
}
statistics-row-ceiling = { $posts ->
    [one] { $name }: { $posts } post, { $authorised } authorised
   *[other] { $name }: { $posts } posts, { $authorised } authorised
}
statistics-row-span = { $managers ->
    [one] { $name }: { $managers } manager, { $ratio } direct reports
   *[other] { $name }: { $managers } managers, { $ratio } direct reports each
}

action-show-statistics = Figures
action-export-statistics = Export the figures…
dialog-statistics = Export the figures
