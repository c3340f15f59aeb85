# Hands: selecting, changing and moving many things at once.
inspector-units = { $count } units
clear-reference-job = Clear the job of these posts
clear-note = Clear the note of these posts
step-change-units = { $count ->
    [one] change a unit
   *[other] change { $count } units
}

# Units merged and split.
action-merge-units = Merge units…
action-split-unit = Split the unit…
step-merge-units = merge { $count } units
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
