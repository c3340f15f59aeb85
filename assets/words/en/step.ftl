### The steps that are undone, and what is said of them.

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
step-add-charts = { $count ->
    [0] add no chart
    [one] add a chart
   *[other] add { $count } charts
}
step-merge = merge variants
step-settle = settle a conflict
step-save-view = save a view
step-delete-view = delete a view
step-recovered = { $step }

step-change-units = { $count ->
    [one] change a unit
   *[other] change { $count } units
}
step-merge-units = { $count ->
    [one] merge { $count } unit
   *[other] merge { $count } units
}
step-split-unit = split a unit
step-set-aside = { $count ->
    [one] set a post aside
   *[other] set { $count } posts aside
}
step-cut-posts = { $count ->
    [one] cut a post
   *[other] cut { $count } posts
}
step-cut-units = { $count ->
    [one] cut a unit
   *[other] cut { $count } units
}
step-paste-posts = { $count ->
    [one] paste a post
   *[other] paste { $count } posts
}
step-paste-units = { $count ->
    [one] paste a unit
   *[other] paste { $count } units
}

# Steps just made whose outcome may be out of sight.
made-delete-posts = { $count ->
    [one] A post deleted
   *[other] { $count } posts deleted
}
made-delete-unit = Unit deleted
made-delete-chart = Chart deleted
made-attach-chart = Chart attached
made-merge-units = { $count ->
    [one] { $count } unit merged
   *[other] { $count } units merged
}
made-split-unit = Unit split
made-pair = { $count ->
    [one] A pair linked
   *[other] { $count } pairs linked
}
made-move-posts = { $count ->
    [one] A post moved
   *[other] { $count } posts moved
}

# Several units moved together.
step-move-units = { $count ->
    [one] move a unit
   *[other] move { $count } units
}
made-move-units = { $count ->
    [one] One unit moved
   *[other] { $count } units moved
}

step-take-snapshot = keep the snapshot “{ $name }”
step-rename-snapshot = rename the snapshot “{ $name }”
step-go-back = go back to “{ $name }”
step-snapshot-variant = make a variant of “{ $name }”
step-delete-snapshot = delete the snapshot “{ $name }”
step-comment = comment
step-change-comment = change a comment
step-resolve-comment = resolve a comment
step-delete-comment = delete a comment
step-accept = accept “{ $name }”
# What is said of what was just done.
made-go-back = The chart is back at “{ $name }”
made-delete-snapshot = Snapshot “{ $name }” deleted
made-delete-comment = Comment deleted
made-accept = “{ $name }” is accepted
step-correct-line = correct how line { $line } is read
