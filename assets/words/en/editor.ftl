# Names given to new things.
new-chart = Chart
new-root = New organisation
new-unit = New unit
new-post = New post
new-file-name = Organigramme
copy-of = { $label } (copy)

# Steps, as the undo and redo entries name them.
step-lists = change the lists
step-project-title = rename the project
step-chart = change the chart
step-move-chart = move the chart
step-add-chart = add a chart
step-duplicate-chart = duplicate the chart
step-delete-chart = delete the chart
step-attach-chart = attach the chart
step-compare-file = Compare with “{ $name }”
label-on-disk = { $label } (other version)
file-gone = “{ $name }” is no longer in its place on the disk. The project is still open here: save it to keep it.
step-import = { $charts ->
    [one] add a chart
   *[other] add { $charts } charts
}
step-move-posts = { $count ->
    [one] move a post
   *[other] move { $count } posts
}
step-add-post = add a post
step-add-unit = add a unit
step-change-posts = { $count ->
    [one] change a post
   *[other] change { $count } posts
}
step-duplicate-posts = { $count ->
    [one] duplicate a post
   *[other] duplicate { $count } posts
}
step-duplicate-unit = duplicate a unit
step-delete-posts = { $count ->
    [one] delete a post
   *[other] delete { $count } posts
}
step-delete-unit = delete a unit

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

# Actions.
action-new = New
action-open = Open…
action-open-sample = Open the sample
action-import-text = Import a text…
action-add-charts = Add charts from other files…
action-import-text-here = Add from a text…
action-save = Save
action-previous-versions = Previous versions…
action-save-as = Save as…
action-import-remarks = Remarks of the import…
action-quit = Quit
action-undo = Undo
action-redo = Redo
action-add-post = Add a post
action-add-unit = Add a unit
action-duplicate = Duplicate
action-one-more = One post more
action-delete = Delete
action-edit-in-place = Edit in place
action-select-none = Select nothing
action-add-chart = Add an empty chart
action-duplicate-chart = Duplicate the chart
action-chart-properties = Chart properties…
action-attach-chart = Attach to another chart…
action-delete-chart = Delete the chart…
action-project-lists = Project lists…
action-zoom-in = Zoom in
action-zoom-out = Zoom out
action-zoom-actual = Actual size
action-zoom-fit = Show everything
action-toggle-outline = Outline
action-toggle-inspector = Inspector
action-theme-light = Light theme
action-theme-dark = Dark theme
action-theme-system = System theme
action-language-french = Français
action-language-english = English
action-about = About Organigramme

# Source and target.
new-target = Target
new-variant = Variant
step-make-target = make a target
step-make-variant = make a variant
step-link = link two posts
step-unlink = unlink a post
step-split = split a post
step-consolidate = merge posts
step-reason = write a reason
step-nature = change the nature of a movement
step-pair = { $count ->
    [one] pair
   *[other] pair { $count } units and posts
}
action-make-target = Make a target of this chart
action-make-variant = Make a variant of this chart
new-merged = Merged
step-add-charts = { $count ->
    [0] add no chart
    [one] add a chart
   *[other] add { $count } charts
}
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
step-merge = merge variants
step-settle = settle a conflict
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
action-link-posts = Link posts…
action-align-charts = Pair…
action-merge-variants = Merge variants…
action-settle-conflicts = Settle conflicts…
action-merge-report = Result of the merge…
action-export-tables = Export the tables…
action-show-movements = Movements
action-view-before = Before
action-view-after = After
action-view-changes = Changes
action-view-side-by-side = Side by side
action-toggle-arrows = Arrows of the movements

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

action-export-picture = Export the chart…
action-copy-picture = Copy as a picture
action-fold-branch = Fold the branch
action-unfold-all = Unfold everything
step-save-view = save a view
step-delete-view = delete a view

# What was left unsaved.
step-undone = undo: { $step }
step-recovered = { $step }
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
