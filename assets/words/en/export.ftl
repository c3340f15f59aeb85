### Exported files.

# The heading of one of several pages, in a text.
export-section = { $number } / { $count } – { $name }
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
export-cannot-do = such a file cannot follow --{ $option }, the choice is: { $formats }
export-no-embedding-in-archive = An archival PDF cannot hold the project: choose an ordinary PDF
export-not-in-font = An archival PDF cannot hold “{ $letter }” ({ $code }), which the font lacks: replace this character in “{ $text }”
export-failed = The file could not be made: { $reason }
export-cancelled = The export was cancelled.
