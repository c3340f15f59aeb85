### What the canvas says.

carried-posts = { $count } { $title }

canvas-taken = { $taken } of { $count }
canvas-posts = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
canvas-take-hint = ↑ ↓ or a digit to take more, Shift for the whole line

# Over a chart of which branches are folded because they are too large. $action: “Show this branch alone”.
chart-too-large = { $branches ->
    [one] This chart is too large to be drawn whole: { $branches } branch is folded. The outline has all of it: choose a smaller unit there, then “{ $action }”.
   *[other] This chart is too large to be drawn whole: { $branches } branches are folded. The outline has all of them: choose a smaller unit there, then “{ $action }”.
}
minimap = Map of the chart

carried-units = { $count ->
    [one] { $name }
   *[other] { $count } units
}

snapshot-stays = A snapshot is not edited.
replay-stays = Nothing is edited while the changes are replayed.
