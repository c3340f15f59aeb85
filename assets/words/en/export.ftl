### The pages and files that are exported.

# The heading of a page, as it is printed.
export-state = ORGANISATION CHART
export-state-source = SOURCE ORGANISATION CHART
export-state-target = TARGET ORGANISATION CHART
export-state-variant = VARIANT ORGANISATION CHART
export-state-both = ORGANISATION CHARTS BEFORE AND AFTER
export-overview = Overview
export-perimeter = Without the units that have a page of their own
export-since = Changes since { $label }
export-since-dated = Changes since { $label }, committee of { $date }
# Posts, in the heading of a page with changes.
export-tally-none = no change of posts
export-tally-arrived = { $count } arrived
export-tally-left = { $count } left
export-tally-arrived-both = { $count } arrived and transformed
export-tally-left-both = { $count } left and transformed
export-tally-carried-in = { $count ->
    [one] { $count } came with its unit
   *[other] { $count } came with their unit
}
export-tally-carried-out = { $count ->
    [one] { $count } left with its unit
   *[other] { $count } left with their unit
}
export-before = Before: { $label }
export-after = After: { $label }
# The heading of one of several pages, in a text.
export-section = { $number } / { $count } – { $name }
export-not-before = no such unit in “{ $label }”
export-committee = Committee of { $date }
export-date = { $day }/{ $month }/{ $year }
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

# The figures of a unit, in words.
export-unit-authorised = { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} for { $authorised } authorised
export-unit-not-printed = { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}, authorised number not printed
export-unit-over = { $posts } too many
export-unit-total = { $posts } in all
export-unit-own = { $posts } of its own

# Why nothing is exported.
export-unknown-unit = No unit of this chart is called “{ $name }”
export-ambiguous-unit = Several units are called “{ $name }”, give the identifier: { $units }
export-unknown-view = No view is called “{ $name }”
export-bad-scale = The scale of an image goes from 1 to 4, not { $scale }
export-bad-dpi = The resolution of an image goes from 36 to 1200 dots per inch, not { $dpi }
export-too-many-pixels = The image would have { $width } × { $height } pixels, more than the { $limit } million allowed: choose a smaller scale, or a PDF
export-without-units = { $units ->
    [one] what became of one unit has no row here, but in these formats: { $formats }
   *[other] what became of { $units } units has no row here, but in these formats: { $formats }
}
export-open-conflicts = { $count ->
    [one] { $count } conflict is not settled
   *[other] { $count } conflicts are not settled
} in “{ $chart }”: the tables (xlsx, docx, html) state them
export-cannot-do = such a file cannot follow --{ $option }, the choice is: { $formats }
export-no-embedding-in-archive = An archival PDF cannot hold the project: choose an ordinary PDF
export-not-in-font = An archival PDF cannot hold “{ $letter }” ({ $code }), which the font lacks: replace this character in “{ $text }”
export-failed = The file could not be made: { $reason }
export-cancelled = The export was cancelled.
