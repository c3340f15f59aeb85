# Hands: selecting, changing and moving many things at once.
inspector-units = { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
clear-reference-job = Clear the job of these posts
clear-note = Clear the note of these posts
step-change-units = { $count ->
    [one] change a unit
   *[other] change { $count } units
}

# Units merged and split.
action-merge-units = Merge units…
action-split-unit = Split the unit…
step-merge-units = { $count ->
    [one] merge { $count } unit
   *[other] merge { $count } units
}
step-split-unit = split a unit
merge-units-title = Merge units
merge-units-text = The posts and units of each go to the one that remains; each post stays the same post.
merge-units-with = With
merge-units-heir = The one that remains
answer-merge-units = Merge
ceiling-choice-sum = { $figure }
ceiling-choice-own = { $posts }, as the one that remains
split-unit-title = Split “{ $name }”
split-unit-text = What is ticked goes to a new unit.
split-unit-place = Place of the new unit
split-unit-beside = Beside it
split-unit-below = Under it
split-unit-shared = { $left } here, { $new } for the new unit
split-unit-kept = { $posts } here, no figure for the new unit
answer-split-unit = Split
ceilings-title = What becomes of the authorised posts
ceilings-unchanged = The authorised posts do not change.
ceilings-unit = Posts / authorised
ceilings-before = Before
ceilings-after = After
ceilings-whole = The whole chart

# The bench: posts that stand in no unit while one thinks.
bench = Bench
bench-title = On the bench: { $count }
bench-hint = These posts stand in no unit and are counted nowhere. Drag them to a unit.
bench-drop = Drop here to set aside
action-set-aside = Set aside
step-set-aside = { $count ->
    [one] set a post aside
   *[other] set { $count } posts aside
}
status-bench = { $count ->
    [one] 1 post on the bench, unplaced
   *[other] { $count } posts on the bench, unplaced
}
status-bench-hint = A post on the bench counts in no headcount, and stays unexplained until it is placed.
refusal-bench-holds-posts = Only posts go on the bench.
unit-fate-to-bench = Set its posts aside, attach its units above
movements-unplaced = On the bench
movements-placed = Taken off the bench
movements-unplaced-hint = Place this post in a unit, or delete it: nothing is decided while it is on the bench.
movement-unplaced = on the bench
movement-placed = taken off the bench
mark-unplaced = set aside
mark-placed = from the bench
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

# The clipboard.
action-cut = Cut
action-copy = Copy
action-paste = Paste
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
clip-level = Level
clip-kind = Kind of unit
clip-unit = Unit
clip-authorised = Authorised posts
clip-title = Title
clip-category = Category
clip-grade = Grade
clip-manager-level = Managerial level
clip-reference-job = Reference job
clip-fte = FTE
clip-vacant = Vacant
clip-note = Note
clip-reason = Reason
clip-id = Identifier
clip-origin = Origin
clip-split-from = Split from
clip-nature = Nature of the movement
clip-comments = Comments
clip-extra = Other fields
clip-count = Number of posts
clip-yes = yes
paste-added = Added to the project’s lists: { $labels }
paste-title = { $count ->
    [0] Paste posts
    [one] Paste 1 post
   *[other] Paste { $count } posts
}
paste-text = Check what each column is; on the right, what each row becomes.
paste-unit = Posts that name no unit go to
paste-has-head = The first row names the columns
paste-column = Column { $number }
paste-column-ignored = Left out
paste-becomes = Becomes
paste-row-ignored = Left out, without a title
paste-row-missed = not taken over: { $labels }
paste-unknown = Not in the project’s lists: { $labels }
paste-add-to-lists = Add them to the project’s lists
answer-paste = { $count ->
    [0] Paste
    [one] Paste the post
   *[other] Paste the posts
}
