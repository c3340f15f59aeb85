# Several units moved together.
step-move-units = { $count ->
    [one] move a unit
   *[other] move { $count } units
}
made-move-units = { $count ->
    [one] One unit moved
   *[other] { $count } units moved
}
carried-units = { $count ->
    [one] { $name }
   *[other] { $count } units
}
