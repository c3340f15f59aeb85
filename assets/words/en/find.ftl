# Search, filter, branch.
action-find = Find and filter
action-find-next = Next result
action-find-previous = Previous result
action-clear-filter = Remove the filter
action-show-branch = Show this branch alone
action-show-whole-chart = Show the whole chart
# Over a chart of which branches are folded because they are too large. $action: “Show this branch alone”.
chart-too-large = { $branches ->
    [one] This chart is too large to be drawn whole: { $branches } branch is folded. The outline has all of it: choose a smaller unit there, then “{ $action }”.
   *[other] This chart is too large to be drawn whole: { $branches } branches are folded. The outline has all of them: choose a smaller unit there, then “{ $action }”.
}
unfold-too-large = “{ $unit }” stays folded, the chart would be too large to be drawn: choose this unit or a smaller one in the outline, then “{ $action }”.
action-toggle-minimap = Map of the chart
action-toggle-motion = Animate changes

find-hint = Title, unit, grade, note
find-place = { $place } of { $count }
find-count = { $count ->
    [0] No result
    [one] { $count } result
   *[other] { $count } results
}
find-close = Close the search
find-below = { $count ->
    [one] { $count } result inside
   *[other] { $count } results inside
}
filter-category = Category
filter-level = Level
filter-without-category = No category
filter-without-level = No managerial level
filter-changed = Changed
filter-changed-tip = Posts and units that are no longer what they were in the other chart
filter-unexplained = No reason
filter-unexplained-tip = Changes for which nobody has written a reason
filter-not-compared = This takes two charts to compare
filter-left = { $left ->
    [0] No post of { $count }
    [one] { $left } post of { $count }
   *[other] { $left } posts of { $count }
}
filter-clear = Show all
status-filter = { $left ->
    [0] Filter: no post of { $count }
    [one] Filter: { $left } post of { $count }
   *[other] Filter: { $left } posts of { $count }
}

canvas-hit = found
canvas-dimmed = left out by the filter
minimap = Map of the chart
