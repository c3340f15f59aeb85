### Panels and bars around the chart.

menu-recent = Recent files
action-with-step = { $action }: { $step }
key-shift = Shift
key-delete = Del
key-escape = Esc
# The document.
document-unnamed = Untitled
document-unsaved = { $name } • changed
read-only-retry = Try again
read-only-retry-tip = Open the file again, to edit it if it is free
document-read-only = { $name } • read-only
document-held-unsaved = { $name } • read-only • changed
tabs-add = Add a chart…
chart-move-left = Move left
chart-move-right = Move right
# The first page.
welcome-subtitle = Draw the target organisation, post by post
welcome-sample-hint = A reorganised Mission, 105 posts before and after
welcome-new-hint = One unit, the usual lists
welcome-open-hint = A saved project
welcome-import-hint = A report, a table or a drawing, its charts recognised
# The status bar.
status-posts = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
fte = { $fte } FTE
status-ceiling = Authorised posts: { $posts }
status-no-ceiling = Authorised posts not printed
status-missing-ceilings = without a figure: { $units }
status-excess = Exceeded: { $units }
status-selected-posts = { $count ->
    [one] { $count } post selected
   *[other] { $count } posts selected
}
no-category = no category
# The inspector.
inspector-posts = { $count ->
    [one] Post
   *[other] { $count } posts
}
inspector-hint = Click a unit or a post to edit it, drag it to move it.
several-values = Several values
several-units = Several units
none = None
none-category = None
line-part = { $count } of { $total } of the line
line-fewer = Take one post fewer
line-more = Take one post more
field-category = Category
field-grade = Grade
field-level = Managerial level
fte-wrong = Write a share between 0 and 1, or in %
authorised-wrong = Write a whole number
text-empty = This field cannot be empty
field-vacant = Vacant post
field-note = Note
field-kind = Kind of unit
authorised-inherit = Counted with the unit above
authorised-none = No figure
authorised-not-printed = Figure not printed
authorised-posts = A printed figure
figure-own = Own posts
figure-total = Posts in all
figure-units = Units
figure-category = of category { $category }
figure-fte = FTE
ceilings-unknown = “–”: no figure printed
figure-perimeter = Perimeter / authorised
figure-excess = { $count ->
    [one] One post too many
   *[other] { $count } posts too many
}
section-poles = By Pôle
section-ceilings = Authorised posts
committee-of = Committee of { $date }
outline-fold = Fold or unfold { $name }
# Movements between two charts.
movements-none = Movements are read between two charts. Make a target of this one, or import it, then choose the two.
movements-equation = Posts at the start, less suppressions, plus creations{ $bench ->
    [yes] , the bench set apart
   *[no] { "" }
}, equals posts at the end
movements-sum = { $source } − { $suppressed } + { $created }{ $bench } = { $target }
movements-balanced = Balanced, every post is counted once
movements-unbalanced = The count does not balance
movements-units = Units
movements-section = { $name } ({ $count })
movements-more = { $count ->
    [one] Show one more entry
   *[other] Show { $count } more entries
}
movements-balance = Balance per perimeter, Pôle and category
movements-by-perimeter = Per perimeter
movements-by-pole = Per Pôle
movements-by-category = Per category
movements-by-unit = Units concerned
balance-source = Before
balance-less = −
balance-more = +
balance-target = After
movements-cancelling = { $posts ->
    [one] “{ $unit }”, category { $category }: one post gone and one post new without a reason cancel in the total.
   *[other] “{ $unit }”, category { $category }: { $posts } posts gone and { $posts } new without a reason cancel in the total.
}
movements-cancelling-whole = { $posts ->
    [one] In the whole, category { $category }: one post gone and one post new without a reason cancel.
   *[other] In the whole, category { $category }: { $posts } posts gone and { $posts } new without a reason cancel.
}
movements-unlink = Unlink this post
movements-conflicts = Conflicts between variants
movements-show = Show
movements-settle = Settle…
compare-swap = Swap the two charts
field-reason = Reason
reason-hint = The paragraph of the report
field-nature = Nature of the movement
nature-rule-gives = By the rule: { $movement }
movements-backwards-reason = The reason is that of the movement the other way round.
picture-style = Colours
look = Appearance
look-tip = Colours, density, what cards say, and saved views
look-views = Saved views
look-save-view = Save
look-replace-view = Replace
look-delete-view = Delete the view
look-colour-by = Colours tell apart
look-by-kind = Kinds of unit
look-by-category = Categories
look-by-level = Management
look-by-change = Changes
style-colour = Colour
style-grey = Grey
style-contrast = Contrast
look-density = Density
look-airy = Airy
look-normal = Normal
look-compact = Compact
look-width = Width of cards
look-width-free = Free
look-width-narrow = Narrow
look-width-medium = Medium
look-width-wide = Wide
look-shown = On the cards
look-posts = Posts
look-grades = Grades
look-levels = Management
look-jobs = Reference jobs
look-arrange-freely = Automatic arrangements
look-reset = Reset
unfold-branch = Unfold the branch
field-arrangement = How the units below stand
arrange-freely = Automatic
arrange-row = Side by side
arrange-column = In a column
arrange-two = In 2 columns
arrange-three = In 3 columns
arrange-four = In 4 columns

pair-chosen = Comparison chosen: { $names }
pair-first-of = { $names }, the first of { $count } possible comparisons
pair-choose = Choose…
pair-choose-tip = Several charts were made from this one: choose which it is compared with
changes-none = { $names }: no changes
changes-elsewhere = the changes are those of { $names }, marked on the second
status-no-change = no change

find-hint = Title, unit, grade, note
find-place = { $place } of { $count }
find-count = { $count ->
    [0] No result
    [one] { $count } result
   *[other] { $count } results
}
find-close = Close the search
find-below = { $count ->
    [one] { $count } result inside
   *[other] { $count } results inside
}
filter-category = Category
filter-level = Level
filter-without-category = No category
filter-without-level = No managerial level
filter-changed = Changed
filter-changed-tip = Posts and units that are no longer what they were in the other chart
filter-unexplained = No reason
filter-unexplained-tip = Changes for which nobody has written a reason
filter-not-compared = This takes two charts to compare
filter-left = { $left ->
    [0] No post of { $count }
    [one] { $left } post of { $count }
   *[other] { $left } posts of { $count }
}
filter-clear = Show all
status-filter = { $left ->
    [0] Filter: no post of { $count }
    [one] Filter: { $left } post of { $count }
   *[other] Filter: { $left } posts of { $count }
}
canvas-hit = found
canvas-dimmed = left out by the filter

# Hands: selecting, changing and moving many things at once.
inspector-units = { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
clear-reference-job = Clear the job of these posts
clear-note = Clear the note of these posts
# The bench: posts that stand in no unit while one thinks.
bench = Bench
bench-title = On the bench: { $count }
bench-hint = These posts stand in no unit and are counted nowhere. Drag them to a unit.
bench-drop = Drop here to set aside
status-bench = { $count ->
    [one] 1 post on the bench, unplaced
   *[other] { $count } posts on the bench, unplaced
}
status-bench-hint = A post on the bench counts in no headcount, and stays unexplained until it is placed.
movements-unplaced-hint = Place this post in a unit, or delete it: nothing is decided while it is on the bench.

group-keyboard = By keyboard alone
# The keys.
key-alt = Alt
key-enter = Enter

tip-counter-only = List only these entries
tip-counter-all = List all entries again
movements-nothing = Nothing here. Press the counter again to list everything.

# Texts too long for the screen.
long-text = A text of { $letters } characters: the screen shows its beginning only, the file and the exports have all of it.
long-text-replace = Write another text
# Tabs.
tabs-all = All charts
# The status bar where room is short.
status-ceiling-short = Authorised: { $posts }
status-missing-count = { $count ->
    [one] { $count } unit without a figure
   *[other] { $count } units without a figure
}
status-excess-count = { $count } exceeded
short-kept = { $count } kept
short-retitled = { $count } retitled
short-transferred = { $count } transf.
short-transformed = { $count } transform.
short-transferred-and-transformed = { $count } transf. and transform.
short-created = { $count } created
short-suppressed = { $count } suppr.
short-working-time = { $count } working time
short-vacancies = { $count } vac.
short-unexplained = { $count } unexpl.
short-unexplained-units = { $count ->
    [one] { $count } unit unexpl.
   *[other] { $count } units unexpl.
}

replay-place = { $step ->
    [0] Start
   *[other] Step { $step } of { $steps }
}
replay-first = Back to the start
replay-previous = Previous step
replay-next = Next step
replay-last = Go to the end
replay-close = Close
replay-export = Export the steps
replay-export-steps = A page for each step…
replay-export-groups = A page for each group of steps…
comments-select = Select a unit or a post to comment on it.
comments-on = Comment on “{ $name }”
comments-add = Comment
comments-begin = Comment…
comments-count = { $count ->
    [0] No open comment
    [one] { $count } open comment
   *[other] { $count } open comments
}
comments-with-resolved = { $count ->
    [one] Show { $count } resolved comment too
   *[other] Show { $count } resolved comments too
}
comments-delete = Delete the comment

# Where what is selected was read.
evidence = Read in { $place }: “{ $text }”
evidence-pasted = the pasted text
evidence-page = p. { $page }
evidence-sheet = sheet “{ $sheet }”
evidence-row = row { $row }
evidence-line = line { $line }

# The report that was read, beside the chart.
review-title = Checking { $file }
review-title-pasted = Checking the pasted text
review-open = { $count ->
    [0] All is checked
    [one] 1 doubt left
   *[other] { $count } doubts left
}
review-nothing-left-out = Nothing was left out
review-left-out = { $count ->
    [one] 1 passage left out
   *[other] { $count } passages left out
}
review-group = { $kind } ({ $open } of { $total })
review-doubt = Line { $line }: { $text }
review-settled = seen
review-unit = It is a unit
review-posts = They are posts
review-leave-out = Leave out
review-attach = Attach to…
review-count = { $count ->
    [one] 1 post
   *[other] { $count } posts
}
review-fewer = One post less on this line
review-more = One post more on this line
review-line-unit = Line { $line }, unit: { $text }
review-line-post = Line { $line }, posts: { $text }
review-line-furniture = Line { $line }, outside the chart: { $text }
review-line-problem = Line { $line }, left out: { $text }
review-close = Close the check
review-source = Document
review-pages = Pages
review-page = Page { $page } of the document
review-page-undrawn = Page { $page } cannot be drawn, only its words are shown in their places
review-lines = Lines
review-smaller = Smaller page
review-larger = Larger page
# What the administrator has fixed.
action-fixed = { $action } (fixed by the administrator)
export-fixed = Exporting { $format } is not allowed, that is fixed by the administrator
fixed-by-administrator = That is fixed by the administrator
