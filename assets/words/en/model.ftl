### What is wrong with a project, and what its parts are called.

nature-transfer = The same post, better titled
nature-transformation = Transformation into another post

violation-list = { $list ->
    [kinds] kinds of unit
    [categories] categories
    [grades] grades
   *[levels] managerial levels
}
violation-duplicate-list-entry = The list of { $list } has the id { $id } twice
violation-duplicate-chart = Two charts have the id { $chart }
violation-duplicate-unit = Chart { $chart }: two units have the id { $unit }
violation-duplicate-post = Chart { $chart }: two posts have the id { $post }
violation-no-root = Chart { $chart }: no unit stands at the top
violation-several-roots = Chart { $chart }: several units stand at the top, { $units }
violation-unknown-parent = Chart { $chart }: unit { $unit } stands under { $parent }, which is not there
violation-cycle = Chart { $chart }: units stand under each other in a circle, { $units }
violation-unknown-unit = Chart { $chart }: post { $post } stands in unit { $unit }, which is not there
violation-unknown-list-entry = { $user } names { $id }, which the list of { $list } does not have
violation-unknown-base = Chart { $chart } is based on { $base }, which is not in the project
violation-unknown-chart = { $user } stands in chart { $chart }, which is not in the project
violation-negative-count = { $place } is negative ({ $value }), and counts posts, working time or a place
violation-post-spent-twice = Chart { $chart }: post { $origin } has two fates, { $first } and { $second }
violation-unit-spent-twice = Chart { $chart }: unit { $origin } has two fates, { $first } and { $second }
violation-duplicate-departure = Chart { $chart }: it is said twice what becomes of { $id }
