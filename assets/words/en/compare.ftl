# Comparing charts and putting them together.

merge-other-root = { $table }: this chart was not made from the base, another unit is at its top
merge-unit = “{ $name }”
merge-post = “{ $title }”, in “{ $unit }”
merge-conflict = { $subject }, { $aspect }: { $claims }
merge-claim = { $tables } “{ $value }”
merge-claim-nothing = { $tables } nothing
merge-claims = { $first }, { $rest }
merge-change = { $subject }, { $aspect }: { $tables }
merge-no-claim = nothing
merge-aspect = { $aspect ->
    [existence] kept or removed
    [spent] one post used twice
    [place] place
    [order] order
    [name] name
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
    [reason] reason
   *[other] another field
}
