### The workshop: snapshots, minutes.

# Snapshots.
action-snapshots = Snapshots…
action-export-minutes = Export the minutes…
snapshots-title = Snapshots
snapshots-text = A snapshot keeps the chart as it stands, in the project. It can be compared with the chart of today, and gone back to.
snapshots-none = No snapshot yet.
snapshot-name-of = Name of the snapshot of “{ $chart }”
snapshot-name-hint = seminar of 23 September
snapshot-take = Keep
snapshot-about = { $chart } · { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}
snapshot-chart-gone = chart deleted
snapshot-compare-hint = Show what has changed since
snapshot-minutes-hint = Write what has changed since, in sentences
snapshot-go-back = Go back to it
snapshot-go-back-hint = Put the chart back into this state, which can be undone
snapshot-variant = Make a variant of it
snapshot-variant-hint = Open this state as a new chart
snapshot-rename = Rename the snapshot
snapshot-delete = Delete the snapshot
snapshot-stays = A snapshot is not edited.
refusal-unknown-snapshot = The snapshot “{ $id }” is no longer there.
step-take-snapshot = keep the snapshot “{ $name }”
step-rename-snapshot = rename the snapshot “{ $name }”
step-go-back = go back to “{ $name }”
step-snapshot-variant = make a variant of “{ $name }”
step-delete-snapshot = delete the snapshot “{ $name }”

# The minutes.
dialog-minutes = Export the minutes
minutes-file-name = minutes
minutes-title = Minutes of the changes
minutes-counted = { $units ->
    [0] No unit changed
    [one] { $units } unit changed
   *[other] { $units } units changed
}, { $posts ->
    [0] no post concerned
    [one] { $posts } post concerned
   *[other] { $posts } posts concerned
}
minutes-units = Units
minutes-units-title = Units and authorised posts
minutes-posts = Posts
minutes-posts-title = Posts, by unit
minutes-change = Change
minutes-line = { $sentence }.
minutes-reason = Reason: { $reason }
minutes-merged-from = Puts together { $tables }
minutes-settled = Choices
minutes-settled-title = Conflicts that were settled
minutes-open = Conflicts
minutes-open-title = { $count ->
    [one] { $count } conflict to settle
   *[other] { $count } conflicts to settle
}
minutes-conflict = What the tables decided, and what the chart has meanwhile
variants-merged = “{ $chart }” puts together { $tables }: it is not counted among the tables.
minutes-ceiling = Authorised posts { $unit }: { $after } instead of { $before }
minutes-ceiling-figure = { $posts }
minutes-ceiling-none = no figure
minutes-ceiling-not-printed = a figure that is not printed
minutes-details = { $count ->
    [one] { $count } post described better { $unit } (title, grade or note)
   *[other] { $count } posts described better { $unit } (title, grade or note)
}

# The changes replayed.
action-replay = Replay the changes
replay-file-name = steps
replay-start = The situation at the start
replay-details = The rest: order, authorised posts, notes and other details
replay-place = { $step ->
    [0] Start
   *[other] Step { $step } of { $steps }
}
replay-first = Back to the start
replay-previous = Previous step
replay-next = Next step
replay-last = Go to the end
replay-close = Close
replay-export = Export the steps
replay-export-steps = A page for each step…
replay-export-groups = A page for each group of steps…
replay-stays = Nothing is edited while the changes are replayed.
replay-nothing = Nothing has changed between the two charts.
replay-steps = { $count ->
    [one] Step { $first }
    [2] Steps { $first } and { $last }
   *[other] Steps { $first } to { $last }
} of { $steps }
replay-more = { $count ->
    [one] and { $count } other step
   *[other] and { $count } other steps
}

# Comments.
action-show-comments = Comments
action-export-comments = Export the comments…
dialog-comments = Export the comments
comments-file-name = comments
comments-title = Comments
comments-select = Select a unit or a post to comment on it.
comments-on = Comment on “{ $name }”
comments-text = Comment
comments-author = Author
comments-date = Date
comments-state = State
comments-add = Comment
comments-begin = Comment…
comments-count = { $count ->
    [0] No open comment
    [one] { $count } open comment
   *[other] { $count } open comments
}
comments-with-resolved = { $count ->
    [one] Show { $count } resolved comment too
   *[other] Show { $count } resolved comments too
}
comments-resolved = Resolved
comments-open = Open
comments-delete = Delete the comment
step-comment = comment
step-change-comment = change a comment
step-resolve-comment = resolve a comment
step-delete-comment = delete a comment

# Variants side by side.
action-compare-variants = Compare the variants…
dialog-variants = Export the comparison of variants
variants-file-name = variants
variants-title = Variants side by side
variants-of = Made from “{ $chart }”
variants-units = Headcount by unit
variants-categories = Categories
variants-movements = Movements
variants-conflicts = Conflicts
variants-conflict = What the variants decide differently
variants-export = Export…
variants-accept = Accept
variants-accept-new = As a new variant
variants-accept-into = Into “{ $chart }”
new-accepted = Accepted variant
step-accept = accept “{ $name }”

# What is said of what was just done.
made-go-back = The chart is back at “{ $name }”
made-delete-snapshot = Snapshot “{ $name }” deleted
made-delete-comment = Comment deleted
made-accept = “{ $name }” is accepted
