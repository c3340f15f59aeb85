### Movements in words, tables, minutes.

export-without-units = { $units ->
    [one] what became of one unit has no row here, but in these formats: { $formats }
   *[other] what became of { $units } units has no row here, but in these formats: { $formats }
}
export-open-conflicts = { $count ->
    [one] { $count } conflict is not settled
   *[other] { $count } conflicts are not settled
} in “{ $chart }”: the tables (xlsx, docx, html) state them

sentence-unplaced = { $posts } on the bench, formerly { $unit }
sentence-placed = { $posts } taken off the bench { $unit }
tables-bench = Bench
reserve-stayed = { $count ->
    [one] { $count } post stays
   *[other] { $count } posts stay
} on the bench, in “{ $from }” as in “{ $to }”: { $posts }
reserve-added = { $count ->
    [one] { $count } post is
   *[other] { $count } posts are
} on the bench of “{ $to }” and nowhere in “{ $from }”: { $posts }
reserve-dropped = { $count ->
    [one] { $count } post is
   *[other] { $count } posts are
} on the bench of “{ $from }” and nowhere in “{ $to }”: { $posts }
tables-sum-unplaced = { " " }− { $posts } on the bench
tables-sum-placed = { " " }+ { $posts } taken off the bench

# Who it is.
sentence-nothing = Nothing
sentence-posts = { $count ->
    [one] { $count } post
   *[other] { $count } posts
} of { $title }
sentence-origin = { $count ->
    [one] a post
   *[other] { $count } posts
} of { $title }
sentence-origin-alike = { $count ->
    [one] another post
   *[other] { $count } other posts
} of { $title }
sentence-titled = { $title } ({ $marks })
sentence-no-category = no category
sentence-no-level = not managerial
sentence-no-job = no reference job
sentence-origin-in = { $origin } { $from }
sentence-heir = a post of { $title }
sentence-heir-in = { $heir } { $unit }
sentence-out-of = from { $unit }
sentence-at = in { $unit }
sentence-to = to { $unit }
sentence-unit = { $unit }
sentence-unit-head = { $unit }
sentence-of = { $unit }
# What becomes of posts.
sentence-kept = { $posts } kept { $unit }
sentence-retitled = { $posts } kept { $unit }, formerly titled { $before }
sentence-transferred = { $posts } transferred { $from } { $unit }
sentence-transferred-as = { $posts } transferred { $from } { $unit }, formerly titled { $before }
sentence-transformed = { $posts } created { $unit } by transformation of { $origin }
sentence-transferred-and-transformed = { $posts } created by transformation of { $origin }, attached { $unit }
sentence-created = { $posts } created { $unit }
sentence-split = { $posts } created { $unit } by division of { $origin }
sentence-suppressed = { $posts } suppressed { $unit }
sentence-merged = { $posts } suppressed { $unit }, merged into { $heir }
sentence-with-fte = { $sentence }, at { $after }% instead of { $before }%
sentence-part-time = { $sentence }, at { $fte }%
sentence-vacated = { $sentence }, { $count ->
    [one] now vacant
   *[other] all now vacant
}
sentence-filled = { $sentence }, { $count ->
    [one] now filled
   *[other] all now filled
}
# What becomes of units.
sentence-top = the top
sentence-out-of-top = from the top of the chart
sentence-to-top = to the top of the chart
sentence-unit-does = { $unit } { $does }
sentence-unit-renamed = becomes { $after }
sentence-unit-kind = changes in kind ({ $after } instead of { $before })
sentence-unit-reattached = moves { $before } { $after }
sentence-list = { $first }, { $second }
sentence-both = { $first } and { $second }
sentence-unit-created = { $unit }, unit created
sentence-unit-below = { $sentence } under { $parent }
sentence-unit-removed = { $unit }, unit removed
sentence-unit-merged = { $unit }, unit merged into { $heir }
sentence-unit-split = { $unit }, unit split off { $origin }
# What a unit consists of.
composition-head = { $unit } consists of:
composition-nothing = { $unit } has no posts of its own
composition-posts = { $count } { $title }
composition-kept = { $posts }
composition-retitled = { $posts }, before { $before }
composition-transferred = { $posts } by transfer from { $unit }
composition-transferred-as = { $posts } by transfer of { $origin }
composition-transformed = { $posts } by transformation of { $origin }
composition-created = { $posts } by creation
composition-split = { $posts } by creation, division of { $origin }
composition-placed = { $posts } taken off the bench
# The head of the report.
tables-title = Tables of movements
tables-between = { $from } → { $to }
tables-chart = { $chart }
tables-chart-with-date = { $chart } (committee of { $date })
tables-summary = { $source ->
    [one] { $source } post
   *[other] { $source } posts
} − { $suppressed } suppressed + { $created } created{ $bench } = { $target ->
    [one] { $target } post
   *[other] { $target } posts
}
tables-none = None
tables-total = Total
tables-page = page { $page } / { $pages }
tables-contents = Contents
# Columns.
tables-count = Number
tables-post = Title
tables-post-before = Title (before)
tables-post-after = Title (after)
tables-grade = Grade
tables-category-short = Cat.
tables-unit = Unit
tables-unit-before = Unit of origin
tables-unit-after = Unit of destination
tables-reason = Reason
tables-source = Source
tables-target = Target
tables-difference = Difference
tables-movement = Movement
tables-description = Description
# T1
tables-balance = Balance
tables-balance-title = Balance of posts per entity
tables-balance-formula = Source + arrivals − departures{ $carried ->
    [yes] { " " }+ with their unit
   *[no] { "" }
} + creations − suppressions{ $bench ->
    [yes] { " " }+ bench
   *[no] { "" }
} = target.
tables-balance-note = A post transformed or transferred into another entity counts among the departures of one and the arrivals of the other; a transformation in place does not change the numbers.
tables-balance-missing = Authorised posts without a printed figure in the chart { $chart }: { $units }
tables-entity = Entity
tables-arrivals = Arrivals
tables-departures = Departures
tables-net-created = Net creations
tables-net-suppressed = Net suppressions
tables-authorised-source = Authorised, source
tables-authorised-target = Authorised, target
tables-fte-source = FTE, source
tables-fte-target = FTE, target
tables-check = Check
tables-not-printed = not printed
tables-check-sound = balanced
tables-check-met = balanced, at the ceiling
tables-check-over = balanced, { $posts } above the ceiling
tables-check-under = balanced, { $posts } below the ceiling
tables-check-wrong = not balanced
tables-by-perimeter = By perimeter of authorised posts
tables-by-pole = By pôle
tables-by-unit = By unit, its own posts
# T2
tables-kinds = Categories and grades
tables-kinds-title = Posts by category, grade and managerial level
tables-kinds-note = A grade printed in only one of the two charts makes a difference here, though the post does not change.
tables-heading = Heading
tables-by-category = By category
tables-by-grade = By grade
tables-by-level = By managerial level
tables-of-category = Category { $category }
tables-no-category = Without a category
tables-no-grade = Without a printed grade
tables-no-level = Not managerial
# T3
tables-transferred = Transferred
tables-transferred-title = Transferred posts
tables-transferred-note = Posts both transferred and transformed are in table T4.
# T4
tables-transformed = Transformed
tables-transformed-title = Transformed posts
tables-transformed-note = Including transformed posts that change unit.
# T5
tables-created = Created and suppressed
tables-created-title = Created and suppressed posts
tables-created-note = Net creations and suppressions: transformations are in table T4.
tables-creations = Creations
tables-suppressions = Suppressions
tables-link = Link
tables-split-from = division of { $origin }
tables-merged-into = merged into { $heir }
# T6
tables-units = Units
tables-units-title = What became of units
tables-units-note = Units kept as they were are not listed.
tables-unit-old = Before
tables-unit-new = After
tables-parent = Attached to
tables-parents = { $before } → { $after }
tables-unit-renamed = renamed
tables-unit-kind = changed in kind ({ $before } → { $after })
tables-unit-reattached = attached elsewhere
tables-unit-created = created
tables-unit-removed = removed
# T7
tables-matrix = Origins and destinations
tables-matrix-title = Posts exchanged between entities
tables-matrix-note = Rows are entities of origin, columns those of destination. Entities that exchange no posts are not listed.
tables-matrix-from = Origin
tables-matrix-created = Created posts
tables-matrix-suppressed = Suppressed
# T8
tables-jobs = Jobs
tables-jobs-title = Table of jobs before and after
tables-jobs-note = Each transformation is a suppression (−1) and a creation (+1), as in law, even to a job of the same title.
tables-jobs-precisions-note = A post kept or transferred whose title is made more precise, or whose grade is printed on one side only, passes from one row to another in the column “Precisions”.
tables-job = Job
tables-precisions = Precisions
tables-total-of-category = Total of category { $category }
tables-total-without-category = Total without a category
# T9
tables-open = Differences to explain
tables-open-title = Differences to be explained
tables-open-note = Movements for which no reason is given.
tables-open-posts = Posts
tables-open-units = Units
tables-open-cancelling = Differences that cancel out
tables-scope-unit = In the unit
tables-scope-perimeter = In the perimeter
tables-scope-pole = In the pôle
tables-scope-whole = In the whole
tables-posts-of-category = { $count ->
    [one] { $count } post
   *[other] { $count } posts
} of category { $category }
tables-posts-without-category = { $count ->
    [one] { $count } post
   *[other] { $count } posts
} without a category
tables-cancelling = { $unit }: { $posts } fewer and as many more cancel out, totals do not show them
# T10
tables-composition = Composition
tables-composition-title = Composition of the target’s units
tables-composition-note = Unless otherwise said, posts are kept.
# T11
tables-time = Time and vacancies
tables-time-title = Working time and vacancies
tables-time-note = Posts whose working time changes, and posts that become vacant or are so no longer. A change of working time is a movement that needs a reason, whatever else becomes of the post; a vacancy needs none.
tables-times = Working time
tables-vacancies = Vacancies
tables-time-before = Before
tables-time-after = After
tables-fte-difference = FTE difference
tables-working-time = { $fte }%
tables-held = filled
tables-vacant = vacant
tables-time-part = { $count } at { $after }% instead of { $before }%
tables-time-new = { $count } at { $fte }%
tables-time-parts = { $first }, { $rest }
tables-jobs-times = of which { $times }
composition-with-times = { $sentence }, of which { $times }
# What is said of several tables.
tables-backwards = Read from the later chart to the earlier: reasons are those of the movements the other way round, and those of creations and suppressions are left out.
tables-cut = { $count ->
    [one] { $count } text is longer than a cell holds and ends
   *[other] { $count } texts are longer than a cell holds and end
} at { $most } characters, with “…”. The other formats have all of it.
tables-with-unit = With their unit
tables-balance-carried = The posts of a unit that is attached to another entity stay in their unit: they count neither among departures nor among arrivals, but in the column “With their unit”; table T6 names them.
tables-carried = Posts carried
tables-carried-none = none
tables-carried-posts = { $count }: { $names }
tables-carried-others = { $count ->
    [one] { $count } other
   *[other] { $count } others
}
tables-unit-merged = merged into { $heir }
tables-unit-split = created, split off { $origin }
tables-matrix-corner = Source { $source }, target { $target }
tables-matrix-carried = { $count ->
    [one] Including { $count } post that stays in its unit, attached elsewhere.
   *[other] Including { $count } posts that stay in their unit, attached elsewhere.
}
movement-fte = working time
explained-elsewhere = { $count ->
    [one] { $count } post or unit without a reason here has one for another comparison, which does not hold for this one
   *[other] { $count } posts or units without a reason here have one for another comparison, which does not hold for this one
}: reasons and natures are written between a chart and the one it was made from.

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
minutes-details = { $count ->
    [one] { $count } post described better { $unit } (title, grade or note)
   *[other] { $count } posts described better { $unit } (title, grade or note)
}
comments-title = Comments
comments-text = Comment
comments-author = Author
comments-date = Date
comments-state = State
comments-resolved = Resolved
comments-open = Open
variants-title = Variants side by side
variants-of = Made from “{ $chart }”
variants-units = Headcount by unit
variants-categories = Categories
variants-movements = Movements
variants-conflicts = Conflicts
variants-conflict = What the variants decide differently
