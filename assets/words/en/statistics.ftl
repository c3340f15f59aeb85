### The figures of a chart, as bars.

statistics-units = Posts by unit
# The units below are left out.
statistics-levels-listed = Down to level { $levels } only
statistics-categories = Posts by category
statistics-no-category = no category
statistics-ceilings = Authorised posts
statistics-spans = Posts for each manager
# ratio: a number as a text.
statistics-span-note = { $managers ->
    [0] No manager
    [one] { $managers } manager, { $reports }
   *[other] { $managers } managers, { $reports } each on average
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
statistics-row-ceiling = { $name }: { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}, { $authorised } authorised
statistics-row-span = { $managers ->
    [one] { $name }: { $managers } manager, { $reports }
   *[other] { $name }: { $managers } managers, { $reports } each
}

action-show-statistics = Figures
action-export-statistics = Export the figures…
dialog-statistics = Export the figures
statistics-reports = { $ratio ->
    [one] { $ratio } direct report
   *[other] { $ratio } direct reports
}
statistics-movements = Movements
