### Why a change is refused.

# Why an edit is refused.
refusal-unknown-chart = There is no chart “{ $id }”
refusal-unknown-unit = There is no unit “{ $id }” in this chart
refusal-unknown-post = There is no post “{ $id }” in this chart
refusal-unknown-list-entry = “{ $id }” is not in the project’s list “{ $list }”
refusal-settled-already = This conflict is settled already
refusal-settled-by-hand = This value is known by its text alone, put it in by hand and then keep the chart as it stands
refusal-not-in-chart = “{ $name }” is not in the chart, settle first what is said of it
refusal-root-stays = “{ $name }” is the root of the chart and is neither moved nor deleted
refusal-under-itself = “{ $name }” cannot stand under itself or under a unit below it
refusal-too-many-levels = No more than { $limit } units can stand one under the other
refusal-attached-to-itself = A chart cannot be attached to itself
refusal-id-in-use = The identifier “{ $id }” is already taken in this chart
refusal-base-of-another = The chart “{ $label }” was made from this one
refusal-list-entry-in-use = { $users ->
    [one] “{ $label }” is still used once and cannot be deleted
   *[other] “{ $label }” is still used { $users } times and cannot be deleted
}
refusal-duplicate-label = “{ $label }” stands twice in the list
refusal-empty-label = An entry of the list has no label
refusal-post-spent = This post already has a fate: “{ $title }”, in “{ $unit }”
refusal-post-has-origin = This post already has an origin: “{ $title }”, in “{ $unit }”
refusal-unit-spent = This unit already has a fate: “{ $name }”

refusal-bench-holds-posts = Only posts go on the bench.

refusal-unknown-snapshot = The snapshot “{ $id }” is no longer there.
