### Why a table cannot be read, and what its reading reports.

table-none = This file holds no table of posts. A table has a row of heads (unit, title, category, number…) or a column of categories.
table-sheet-missing = No sheet is called “{ $sheet }”. Sheets of this file: { $sheets }.
table-sheet-broken = The sheet “{ $sheet }” is damaged, save the file again in its program and import it then.
table-map-broken = The mapping of columns cannot be read (line { $line }, column { $column }): { $why }.
table-map-column = The mapping names a column “{ $column }”, which does not exist. A column is named by its letters, from A to ZZZ.
table-map-head = The mapping expects “{ $expected }” at the head of column { $column }, where “{ $found }” stands.
table-cancelled = Reading was cancelled.
table-column-assumed = Column “{ $column }” taken by its contents for { $meaning }: { $text }.
table-column-left-out = Column “{ $column }” left out: { $text }.
table-persons-left-out = Columns about persons, left out: { $columns }.
table-states-by-year = “{ $before }” taken for the source, “{ $after }” for the target.
table-sheet-left-out = Sheet “{ $sheet }” not read ({ $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}), --sheet names it.
table-hidden-sheet-left-out = Hidden sheet “{ $sheet }” not read ({ $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}), it can be chosen by its name.
table-hidden-rows-read = { $rows ->
    [one] { $rows } hidden row, read
   *[other] { $rows } hidden rows, read
} like the others: “{ $text }”.
table-hidden-columns-read = Hidden columns, read like the others: { $columns }.
table-struck-out = Struck out, left out: “{ $text }”.
table-left-out = Another table of the sheet, not read ({ $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}): “{ $text }”.
table-unit-from-sheet = No column names a unit, the posts of the sheet “{ $sheet }” make one of that name.
table-sheet-is-unit = “{ $sheet }”, the name of the sheet, taken for the unit above those of its table.
table-sheets-read-together = Sheets read one after the other, their names left out: { $sheets }.
table-cell-unreadable = “{ $text }” is no number in column “{ $column }”, not kept.
table-total-differs = Total { $printed } printed, { $counted } counted in column “{ $column }”: “{ $text }”.
table-detail-left-out = Part of what stands above, not counted: “{ $text }”.
table-rows-without-posts = { $rows ->
    [one] { $rows } row without posts, not kept
   *[other] { $rows } rows without posts, not kept
}: “{ $text }”.
table-post-without-title = Post without a title, called “{ $title }”: “{ $text }”.
table-unit-missing = Row without a unit, given to the top: “{ $title }”.
table-parent-unknown = “{ $unit }” is under “{ $parent }”, which nothing describes, and is placed at the top.
table-parent-circle = “{ $unit }” and “{ $parent }” are each under the other, “{ $unit }” is placed at the top.
table-parent-from-order = “{ $unit }” is placed under “{ $parent }”, which precedes it: the rows are not in the order of the chart.
table-unit-renamed = Code { $code } names “{ $unit }” and “{ $other }”, the first name is kept.
table-supervisor-unknown = “{ $title }” reports to “{ $supervisor }”, who is not in the table.
table-units-of-supervisors = No column names a unit, each post that others report to makes one, the first being “{ $unit }”.
table-post-id-twice = Number { $id } is that of several posts, all kept: “{ $title }”.
table-vacancy-assumed = Nobody named, post taken for vacant: “{ $title }”.
table-part-time-unknown = { $posts ->
    [one] { $posts } part-time post
   *[other] { $posts } part-time posts
} of unknown working time, counted as full-time with a note: “{ $title }”.
table-filled-exceeds = More held ({ $filled }) than there are posts ({ $budgeted }): “{ $title }”.
meaning-unit = a unit
meaning-unit-code = a unit's code
meaning-parent = the unit above
meaning-parent-code = the code of the unit above
meaning-row-kind = unit or post
meaning-post-id = a post's number
meaning-supervisor-id = the superior post's number
meaning-reports-to = the superior
meaning-title = titles
meaning-category = categories
meaning-grade = grades
meaning-manager-level = managerial levels
meaning-reference-job = reference jobs
meaning-count = numbers of posts
meaning-budgeted = budgeted posts
meaning-filled = filled posts
meaning-vacant = vacant posts
meaning-fte = the working time of a post
meaning-fte-total = the FTE of a row
meaning-part-time = part-time posts
meaning-note = notes
meaning-person = persons
meaning-ignored = nothing
meaning-depth = the depth of a unit
