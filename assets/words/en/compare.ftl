### Comparing charts and putting them together.

movements-kept = Kept
movements-retitled = Retitled
movements-transferred = Transferred
movements-transformed = Transformed
movements-transferred-and-transformed = Transferred and transformed
movements-created = Created
movements-suppressed = Suppressed
movements-unexplained = Unexplained
movements-unexplained-units = Unexplained units
nature-rule = By the rule
nature-decides-nothing = Category, grade or managerial level changes: it is a transformation, whatever it is called.
nature-of-kept = Nothing changes in this post: it is kept, whatever nature is declared.
nature-of-transferred = Only the unit changes: it is the same post, transferred, whatever nature is declared.
nature-of-retitled = The post stays in its unit: it is kept under a more exact title, which is no transfer.
movements-working-time = Working time changed
movements-vacancies = Vacancies changed

merge-other-root = { $table }: this chart was not made from “{ $base }”, another unit is at its top
merge-cancelled = The merge was cancelled.
merge-unit = “{ $name }”
merge-post = “{ $title }”, in “{ $unit }”
merge-chart = The chart
merge-unknown-unit = A unit that these charts no longer have
merge-unknown-post = A post that these charts no longer have
merge-entry = { $list ->
    [kinds] Kind of unit “{ $label }”
    [categories] Category “{ $label }”
    [grades] Grade “{ $label }”
   *[levels] Managerial level “{ $label }”
}
merge-list = { $list ->
    [kinds] Kinds of unit
    [categories] Categories
    [grades] Grades
   *[levels] Managerial levels
}
merge-unknown-entry = { $list ->
    [kinds] A kind of unit that the lists no longer have
    [categories] A category that the lists no longer have
    [grades] A grade that the lists no longer have
   *[levels] A managerial level that the lists no longer have
}
merge-conflict = { $subject }, { $aspect }: { $claims }
merge-conflict-meanwhile = { $conflict }. Meanwhile { $meanwhile }
merge-value-yes = yes
merge-value-no = no
merge-value-unnamed = something else
meanwhile-entry = the list keeps “{ $label }”
meanwhile-entry-value = the list keeps { $value }
merge-claim = { $tables } { $value }
merge-value = “{ $value }”
merge-value-gone = removed
merge-value-stays = { $value } (stays)
merge-value-details = { $value } ({ $details })
merge-value-and = { $first } and { $rest }
merge-details = { $first }, { $rest }
merge-detail = { $aspect ->
    [category] category { $value }
    [grade] grade { $value }
    [reference_job] reference job “{ $value }”
    [place] under “{ $value }”
    [note] note “{ $value }”
    [reason] reason “{ $value }”
   *[other] { $value }
}
merge-detail-none = { $aspect ->
    [category] no category
    [grade] no grade
    [manager_level] no managerial level
    [reference_job] no reference job
    [note] no note
    [reason] no reason
   *[other] nothing
}
merge-detail-nature = nature “{ $value }”
merge-detail-authorised = authorised posts: { $value }
merge-detail-into = merged into “{ $name }”
merge-detail-comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
merge-value-order-first = { $names } first
merge-then = { $first } then { $rest }
merge-detail-rank = no. { $rank } in its unit
merge-detail-takes-over = { $count ->
    [one] { $count } post taken over
   *[other] { $count } posts taken over
}
merge-value-order = another order
merge-value-order-before = the order at the start
merge-value-fte = { $percent }%
merge-value-vacant = vacant
merge-value-occupied = filled
meanwhile-post-stays = the post stays as it was
meanwhile-unit-stays = the unit stays as it was
meanwhile-unit-holds = the unit stays, for what stands in it and is in dispute
meanwhile-gone = the chart no longer has it
meanwhile-post-spent = { $post }, is counted once, and what the tables made of it waits
meanwhile-none-spent = none of these posts is counted, all of them wait
meanwhile-unit-continued = “{ $name }” stays and holds what the others held
meanwhile-unit-not-continued = none of them continues it
meanwhile-order = the order at the start stays
meanwhile-nothing = the chart says nothing of it
meanwhile-value = the chart keeps { $value }
meanwhile-claim = the chart has taken { $claim }
meanwhile-other = the chart holds something else
settled = { $subject }, { $aspect }: { $choice }
settled-not = { $settled }; not taken: { $others }
settled-as-it-stands = left as the chart stood then
settled-base = as at the start, { $value }
settled-claim = taken, { $claim }
merge-claims = { $first }, { $rest }
merge-change = { $subject }, { $aspect }: { $tables }
merge-no-claim = nothing
merge-aspect = { $aspect ->
    [existence] kept or removed
    [spent] one post used twice
    [identity] what the post is
    [split] the post split up
    [continued] one unit continued twice
    [place] place
    [order] order
    [name] name
    [label] label
    [rank] rank
    [is_pole] total for units of this kind
    [kind] kind of unit
    [authorised] authorised posts
    [title] title
    [category] category
    [grade] grade
    [manager_level] managerial level
    [reference_job] reference job
    [fte] working time
    [vacant] vacancy
    [note] note
    [origin] origin
    [split_from] origin by splitting
    [merged_into] consolidation
    [nature] nature of the movement
    [reason] reason
    [comments] comment
    [date] date of the committee
    [organisation] organisation
   *[other] another field
}
merge-aspect-unknown = field “{ $name }”
# The counters, in a sentence.
counted-kept = { $count } kept
counted-retitled = { $count } retitled
counted-transferred = { $count } transferred
counted-transformed = { $count } transformed
counted-transferred-and-transformed = { $count } transferred and transformed
counted-created = { $count } created
counted-suppressed = { $count } suppressed
counted-unplaced = { $count } on the bench
counted-placed = { $count } taken off the bench
counted-working-time = { $count ->
    [one] { $count } working time changed
   *[other] { $count } working times changed
}
counted-vacancies = { $count ->
    [one] { $count } vacancy changed
   *[other] { $count } vacancies changed
}
counted-unexplained = { $count } unexplained
counted-unexplained-units = { $count ->
    [one] { $count } unexplained unit
   *[other] { $count } unexplained units
}

export-date = { $day }/{ $month }/{ $year }

movements-unplaced = On the bench
movements-placed = Taken off the bench
movement-unplaced = on the bench
movement-placed = taken off the bench

movement-kept = kept
movement-retitled = made more precise
movement-transferred = transferred
movement-transformed = transformed
movement-transferred-and-transformed = transferred and transformed
movement-created = created
movement-suppressed = suppressed
tables-nature-of-kept = { $count ->
    [one] { $count } post has a declared nature though nothing changes: it counts as kept.
   *[other] { $count } posts have a declared nature though nothing changes: they count as kept.
}
tables-nature-of-retitled = { $count ->
    [one] { $count } post is declared transferred though it stays in its unit: it counts as more exact in title.
   *[other] { $count } posts are declared transferred though they stay in their unit: they count as more exact in title.
}
tables-nature-of-transferred = { $count ->
    [one] { $count } post is declared transformed though only its unit changes: it counts as transferred.
   *[other] { $count } posts are declared transformed though only their unit changes: they count as transferred.
}
tables-nature-of-transformed = { $count ->
    [one] { $count } post is declared transferred though its category, grade or managerial level changes: it counts as a transformation.
   *[other] { $count } posts are declared transferred though their category, grade or managerial level changes: they count as transformations.
}

minutes-ceiling-figure = { $posts }
minutes-ceiling-none = no figure
minutes-ceiling-not-printed = a figure that is not printed
