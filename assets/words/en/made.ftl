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
