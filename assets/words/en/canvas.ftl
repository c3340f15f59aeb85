# What the canvas says: the card, the post being dragged, the refusal.

canvas-taken = { $taken } of { $count }
canvas-posts = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
canvas-take-hint = ↑ ↓ or a digit to take more, Shift for the whole line
