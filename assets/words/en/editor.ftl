### What the editor says of what is asked.

field-title = Title
field-reference-job = Reference job
field-fte = Working time (FTE)
field-authorised-posts = Number of authorised posts
chart-title = Chart properties
lists-title = Project lists
picture-no-chart = The chart to export is gone
dialog-open = Open a project
dialog-import = Import a document
dialog-save = Save the project
dialog-export = Export the chart
filter-project = Organigramme projects
filter-readable = All documents that can be read
filter-text = Texts
filter-svg = SVG pictures
filter-png = PNG pictures
filter-pdf = PDF documents
filter-all = All files
settle-everywhere-posts = Holds for the whole project: { $count ->
    [one] { $count } post
   *[other] { $count } posts
}, { $charts ->
    [one] { $charts } chart
   *[other] { $charts } charts
}
settle-everywhere-units = Holds for the whole project: { $count ->
    [one] { $count } unit
   *[other] { $count } units
}, { $charts ->
    [one] { $charts } chart
   *[other] { $charts } charts
}
dialog-tables = Export the tables of movements
filter-xlsx = Excel workbooks
filter-docx = Word documents
filter-html = HTML pages
filter-csv = Raw CSV data, for a program
dialog-add-charts = Add charts from other files
look-view-name = Name of the view
recovered = Changes recovered, they are still to be saved

# What is compared.
compared-names = { $from } → { $to }

# Names given to new things.
new-chart = Chart
new-root = New organisation
new-unit = New unit
new-post = New post
new-file-name = Organigramme
copy-of = { $label } (copy)
label-on-disk = { $label } (other version)
file-gone = “{ $name }” is no longer in its place on the disk. The project is still open here: save it to keep it.
# Files.
saved = “{ $name }” is saved
open-failed = “{ $name }” cannot be opened. { $why }
read-only-newer-version = This file comes from a later version of the program and opens read-only
read-only-held = Opened read-only. { $who }
held-unsaved = Your changes are in no file. { $who }. Save them in a copy, or try again when the file is free.
held-free = The file is free: your changes can be saved in it
held-followed = The file has just been saved elsewhere: what is shown is its latest version
opened-from-picture = Project taken out of “{ $name }”, to be saved in a file of its own
import-no-chart = No chart was found in this text
imported = { $charts ->
    [0] No chart read
    [one] One chart read
   *[other] { $charts } charts read
}
# Source and target.
new-target = Target
new-variant = Variant
new-merged = Merged
charts-added = { $count ->
    [0] No chart added
    [one] One chart added
   *[other] { $count } charts added
}
add-charts-none = Nothing was added
add-charts-left = { $added }. { $left }
add-charts-and = { $first }; { $second }
add-charts-same = { $count ->
    [0] Nothing is left out
    [one] Left out: { $count } identical chart, already in this project
   *[other] Left out: { $count } identical charts, already in this project
}
add-charts-unread = “{ $name }” could not be read ({ $why })
merged = Variants put together, { $agreed ->
    [0] no point in common
    [one] one point in common
   *[other] { $agreed } points in common
}, { $sided ->
    [0] none of some tables only
    [one] one of some tables
   *[other] { $sided } of some tables
}, { $conflicts ->
    [0] no conflict
    [one] one conflict
   *[other] { $conflicts } conflicts
}
# Marks of the changes on a chart.
mark-arrived = from “{ $unit }”
mark-arrived-as = from “{ $unit }”, was { $title }
mark-arrived-transformed = transformed, was { $title } in “{ $unit }”
mark-transformed = transformed, was { $title }
mark-retitled = retitled, was { $title }
mark-created = created
mark-split = created by splitting { $origin }
mark-left = gone to “{ $unit }”
mark-left-as = gone to “{ $unit }” as { $title }
mark-left-transformed = became { $title } in “{ $unit }”
mark-suppressed = suppressed
mark-merged = merged with { $title }
mark-was-in = while in “{ $unit }”
mark-was-under = while under “{ $unit }”
mark-unit-created = unit created
mark-unit-split = unit split off { $from }
mark-unit-removed = unit removed
mark-unit-merged = unit merged into “{ $unit }”
mark-unit-renamed = formerly { $name }
mark-unit-reattached = formerly under “{ $unit }”
mark-becomes = transformed into { $title }
mark-becomes-retitled = retitled { $title }
mark-unit-becomes = becomes { $name }
mark-unit-goes = then under “{ $unit }”
mark-beside-arrived = { $from }
mark-beside-arrived-transformed = was { $title } in “{ $unit }”
mark-beside-was = was { $title }
mark-beside-left = to “{ $unit }”
# $title is read on the other chart.
mark-beside-becomes = transformed
# $title is read on the other chart.
mark-beside-becomes-retitled = retitled
mark-fte-was = was at { $fte }%
mark-fte-becomes = then at { $fte }%
mark-was-held = { $count ->
    [one] was filled
   *[other] were filled
}
mark-was-vacant = { $count ->
    [one] was vacant
   *[other] were vacant
}
mark-becomes-vacant = { $count ->
    [one] then vacant
   *[other] then all vacant
}
mark-becomes-held = { $count ->
    [one] then filled
   *[other] then all filled
}
# What was left unsaved.
step-undone = undo: { $step }
journal-no-header = It does not begin like a journal of changes.
journal-unknown-entry = It is not of this version of the program.
# Charts of other projects.
this-project = This project
imported-report = The report
lists-differ = The lists of the files differ, and nothing is renamed. { $first }{ $more ->
    [0] {""}
    [one] . { $more } more difference between the lists is noted on the chart that was added
   *[other] . { $more } more differences between the lists are noted on the chart that was added
}

export-since = Changes since { $label }
export-since-dated = Changes since { $label }, committee of { $date }
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

unfold-too-large = “{ $unit }” stays folded, the chart would be too large to be drawn: choose this unit or a smaller one in the outline, then “{ $action }”.

mark-unplaced = set aside
mark-placed = from the bench
clip-yes = yes
paste-added = Added to the project’s lists: { $labels }

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
dialog-statistics = Export the figures
statistics-reports = { $ratio ->
    [one] { $ratio } direct report
   *[other] { $ratio } direct reports
}
statistics-movements = Movements

snapshot-rename = Rename the snapshot
# The minutes.
dialog-minutes = Export the minutes
minutes-file-name = minutes
replay-file-name = steps
replay-start = The situation at the start
replay-details = The rest: order, authorised posts, notes and other details
replay-steps = { $count ->
    [one] Step { $first }
    [2] Steps { $first } and { $last }
   *[other] Steps { $first } to { $last }
} of { $steps }
replay-more = { $count ->
    [one] and { $count } other step
   *[other] and { $count } other steps
}
dialog-comments = Export the comments
comments-file-name = comments
dialog-variants = Export the comparison of variants
variants-file-name = variants
new-accepted = Accepted variant
paste-nothing = Nothing to paste. The text holds no post, no unit and no table.
# What the doubts of a reader are about.
doubts-left-out = Left out
doubts-place = Where units and posts stand
doubts-units = Units
doubts-counts = Numbers of posts
doubts-fields = Categories and details
doubts-ceilings = Authorised posts
doubts-charts = Charts
doubts-text = How the text was read
