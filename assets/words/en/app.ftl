# Menus.
menu-file = File
menu-edit = Edit
menu-chart = Chart
menu-view = View
menu-panels = Panels
menu-help = Help
menu-recent = Recent files
named-value = { $name }: { $value }
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
no-chart = This project has no chart
tabs-add = Add a chart…
chart-move-left = Move left
chart-move-right = Move right

# The first page.
welcome-subtitle = Draw the target organisation, post by post
welcome-sample-hint = A reorganised Mission, 105 posts before and after
welcome-new-hint = One unit, the usual lists
welcome-open-hint = A saved project
welcome-import-hint = The text of a report, its charts recognised

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
field-title = Title
field-category = Category
field-grade = Grade
field-level = Managerial level
field-reference-job = Reference job
field-fte = Working time (FTE)
fte-wrong = Write a share between 0 and 1, or in %
authorised-wrong = Write a whole number
text-empty = This field cannot be empty
field-vacant = Vacant post
field-note = Note
field-name = Name
field-kind = Kind of unit
field-authorised = Authorised posts
field-authorised-posts = Number of authorised posts
field-label = Name of the chart
field-role = Role
field-date = Committee date
field-organisation = Organisation
field-project-title = Title of the project
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
carried-posts = { $count } { $title }

# Dialogs.
answer-ok = OK
answer-cancel = Cancel
answer-save = Save
answer-discard = Don’t save
answer-delete = Delete
answer-edit-source = Edit the source
answer-overwrite = Replace
answer-attach = Attach
answer-close = Close
unsaved-title = Save the changes?
unsaved-text = “{ $name }” has changed since it was last saved.
unsaved-written-title = Save what is written?
unsaved-typed-title = Give up what is written?
unsaved-typed-text = What is written in “{ $field }” is not in the project yet.
unsaved-typed-go-on = Go on writing
unsaved-typed-give-up = Give it up
delete-chart-title = Delete this chart?
delete-chart-text = { $posts ->
    [0] “{ $label }”, without posts, will leave the project. This can be undone.
    [one] “{ $label }” and its post will leave the project. This can be undone.
   *[other] “{ $label }” and its { $posts } posts will leave the project. This can be undone.
}
edit-source-title = Edit the source chart?
edit-source-text = “{ $label }” is the state that the target is compared with. Editing it changes every movement.
overwrite-title = Replace this file?
overwrite-text = “{ $name }” exists already. What it holds will be replaced.
unit-fate-title = Delete “{ $name }”
unit-fate-text = { $own ->
    [0] This unit has no post of its own.
    [one] This unit has one post of its own.
   *[other] This unit has { $own } posts of its own.
} { $units ->
    [0] { "" }
    [one] One unit stands under it.
   *[other] { $units } units stand under it.
}
unit-fate-to-parent = Attach its posts and units to “{ $name }”
unit-fate-elsewhere = Move its posts to another unit
unit-fate-deleted = { $posts ->
    [0] Delete everything
    [one] Delete everything, 1 post included
   *[other] Delete everything, { $posts } posts included
}
unit-search = Find a unit
attach-title = Attach “{ $label }”
attach-text = The whole chart takes its place under a unit of another one, then its tab is gone.
attach-into = Host chart
attach-parent = Unit above it
chart-title = Chart properties
chart-based-on = Made from “{ $label }”
date-wrong = Write the date as 28/11/2022
role-none = No role
role-source = Source
role-target = Target
role-variant = Variant
lists-title = Project lists
list-kinds = Kinds of unit
list-categories = Categories
list-grades = Grades
list-levels = Managerial levels
list-entry-hint = Label
list-entry-add = Add an entry
list-entry-delete = Delete this entry
list-entry-up = Move up
list-entry-down = Move down
kind-rank = Rank
kind-rank-hint = Place in the hierarchy, 1 is the highest
kind-is-pole = Pôle
kind-is-pole-hint = The headcount is summed up for each unit of this kind
path-read-title = Open a file
path-write-title = Save to a file
path-text = No file dialog is available here, type the path.
picture-no-chart = The chart to export is gone
job-failed = This task failed because of an error in the program, nothing was changed
problems-title = { $count ->
    [0] No point to check
    [one] One point to check
   *[other] { $count } points to check
}
problems-text = The text alone does not settle these. Nothing was left out, check these lines.
problems-more = { $count ->
    [0] No other point
    [one] { $count } more point: “organigramme import --all-remarks” gives them all
   *[other] { $count } more points: “organigramme import --all-remarks” gives them all
}
problem-line = Line { $line }
dialog-open = Open a project
dialog-import = Import the text of a report
dialog-save = Save the project
dialog-export = Export the chart
filter-project = Organigramme projects
filter-openable = Projects, and pictures with one inside
filter-text = Texts
filter-svg = SVG pictures
filter-png = PNG pictures
filter-pdf = PDF documents
filter-all = All files

# Movements between two charts.
movements-none = Movements are read between two charts. Make a target of this one, or import it, then choose the two.
movements-equation = Posts at the start, less suppressions, plus creations{ $bench ->
    [yes] , the bench set apart
   *[no] { "" }
}, equals posts at the end
movements-sum = { $source } − { $suppressed } + { $created }{ $bench } = { $target }
movements-balanced = Balanced, every post is counted once
movements-unbalanced = The count does not balance
movements-kept = Kept
movements-retitled = Retitled
movements-transferred = Transferred
movements-transformed = Transformed
movements-transferred-and-transformed = Transferred and transformed
movements-created = Created
movements-suppressed = Suppressed
movements-unexplained = Unexplained
movements-unexplained-units = Unexplained units
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
settle-title = Settle conflicts
settle-at = Conflict { $at } of { $count }
settle-done = All conflicts of this chart are settled. The choices are kept, and printed in the minutes.
settle-base = Start
settle-as-it-stands = As it stands
settle-as-it-stands-text = The chart stays as it is now
settle-choose = Choose
settle-same = No figure changes
settle-posts = Posts
settle-fte = FTE
settle-no-category = No category
settle-category = Category { $category }
settle-before-after = { $before } → { $after }
settle-more = { $count ->
    [0] no other figure
    [one] 1 more figure
   *[other] { $count } more figures
}
settle-previous = Previous
settle-next = Next
settle-own = Own posts
settle-movements = Movements
settle-everywhere-posts = Holds for the whole project: { $count ->
    [one] { $count } post
   *[other] { $count } posts
}, { $charts ->
    [one] { $charts } chart
   *[other] { $charts } charts
}
settle-everywhere-units = Holds for the whole project: { $count ->
    [one] { $count } unit
   *[other] { $count } units
}, { $charts ->
    [one] { $charts } chart
   *[other] { $charts } charts
}
movements-settle = Settle…
compare-swap = Swap the two charts
field-reason = Reason
reason-hint = The paragraph of the report
field-nature = Nature of the movement
nature-rule = By the rule
nature-transfer = The same post, better titled
nature-transformation = Transformation into another post
nature-rule-gives = By the rule: { $movement }
nature-of-kept = Nothing changes in this post: it is kept, whatever nature is declared.
nature-of-transferred = Only the unit changes: it is the same post, transferred, whatever nature is declared.
nature-of-retitled = The post stays in its unit: it is kept under a more exact title, which is no transfer.
nature-decides-nothing = Category, grade or managerial level changes: it is a transformation, whatever it is called.
movements-backwards-reason = The reason is that of the movement the other way round.
movements-working-time = Working time changed
movements-vacancies = Vacancies changed
link-title = Link posts
link-text = One post becomes another or several, or several become one. Each post has one origin and one fate.
link-sources = Before
link-targets = After
link-chosen = { $title }, { $count ->
    [0] none chosen
   *[other] { $count } chosen
}
link-created = created
link-suppressed = suppressed
link-search = Search a post or a unit
answer-link = Link
answer-split = Split
answer-consolidate = Merge into one
align-title = Pair “{ $from }” and “{ $to }”
align-searching = Looking for units and posts that correspond…
align-nothing = Nothing to pair, everything is linked already or too different.
align-text = Untick what is not the same post or unit. Nothing is linked before you confirm.
align-level = Accept from
align-unit = Unit
answer-pair = { $count ->
    [0] Pair
    [one] Pair 1
   *[other] Pair { $count }
}
merge-title = Merge variants
merge-text = What each variant changed is put together in a new variant. Where they contradict each other the conflict is listed with what the chart holds meanwhile, and settled by a click.
merge-base = Common starting point
merge-tables = Variants to put together
merge-report-title = Variants put together
merge-conflicts = { $count ->
    [0] No conflict
    [one] One conflict to settle
   *[other] { $count } conflicts to settle
}
merge-agreed = { $count ->
    [0] Nothing was changed by all variants
    [one] One change common to all variants
   *[other] { $count } changes common to all variants
}
merge-one-sided = { $count ->
    [0] Nothing is proper to some variants
    [one] One change proper to some variants
   *[other] { $count } changes proper to some variants
}
answer-merge = Merge
dialog-tables = Export the tables of movements
filter-xlsx = Excel workbooks
filter-docx = Word documents
filter-html = HTML pages
filter-csv = Raw CSV data, for a program

# Starting.
start-no-display = There is no display to open a window on. The subcommands import, count, check and export need none, see organigramme --help.
start-no-window = The window cannot open. { $why }
start-missing-libraries = The window cannot open, { $libraries } cannot be found. On Debian or Ubuntu: apt install { $packages }
start-display-silent = The window cannot open, the display “{ $display }” does not answer. The subcommands import, count, check and export need none, see organigramme --help.
start-no-drawing = The window cannot open, no graphics driver will do (Vulkan, OpenGL ES 3 or OpenGL 2). On Debian or Ubuntu: apt install mesa-vulkan-drivers libegl1 libgl1 libgl1-mesa-dri, or the driver of the graphics card
start-fallback = Vulkan and OpenGL ES will not do here, the window is drawn by OpenGL
start-window-lost = The window closed on an error. { $why }

### Pictures: what is exported, and what it looks like.

picture-title = Export the chart
picture-export = Export…
picture-format = Format
picture-what = Contents
picture-whole = The whole chart
picture-branch = The branch { $name }
picture-view = View
picture-as-shown = As on screen
picture-style = Colours
picture-style-of-view = Those of the view
picture-changes = Changes
picture-changes-none = Not shown
picture-changes-marked = Mark what changed since { $label }
picture-changes-both = { $label } too, in a section of its own
picture-changes-beside = { $label } on the same sheet
picture-page = Page
picture-fit = Fitted to the drawing
picture-landscape = Landscape
picture-portrait = Portrait
picture-sections = One section for each unit that has its own authorised posts
picture-split = One page for each unit that has its own authorised posts
picture-date-above = Date under the title
picture-date = Date at the foot of the page
picture-resolution = Resolution
picture-resolution-automatic = Automatic
picture-scale = × { $scale }
picture-dpi = { $dpi } dots per inch
picture-outlines = Text as outlines (Inkscape, LibreOffice)
picture-embed = Keep the project inside: the picture opens here again
picture-attach = Attach the project to the document
picture-archival = Archival PDF (PDF/A-2u)
picture-as-text = A text of headings and lists, for screen readers and for pasting elsewhere. It says all that the picture shows, in the same order.
picture-previous = Previous page
picture-next = Next page
# $pixels is empty but for an image.
picture-figures = { $width } × { $height } mm{ $pixels } · smallest text { $whole }.{ $tenths } pt · { $posts ->
    [0] overview
    [one] { $posts } post
   *[other] { $posts } posts
}
picture-pixels = { " " }· { $across } × { $down } pixels
picture-small = { $whole }.{ $tenths } pt: hard to read on paper (less than 7 pt)
picture-small-page = Page { $page }, { $whole }.{ $tenths } pt: hard to read on paper (less than 7 pt)
picture-use-a3 = Print on A3
picture-use-portrait = Print in portrait
picture-use-split = Spread over several pages
picture-too-large = More than { $limit } million pixels: choose a lower resolution
picture-file-exists = “{ $name }” exists already: nothing is written, choose another name
picture-copied = The picture is on the clipboard
reading-files = { $count ->
    [0] Reading no file
    [one] Reading one file
   *[other] Reading { $count } files
}
dialog-add-charts = Add charts from other files
paths-text = The paths of the files, one on each line
add-charts-title = Add charts
add-charts-text = What is ticked is added to this project; the other files stay as they are.
add-charts-posts = { $label }, { $posts ->
    [0] no post
    [one] 1 post
   *[other] { $posts } posts
}
add-charts-named = to be called “{ $name }”
add-charts-same-as = the same as “{ $label }”, which is there
add-charts-snapshots = { $count ->
    [0] no snapshot
    [one] 1 snapshot is not brought
   *[other] { $count } snapshots are not brought
}
answer-add-charts = { $count ->
    [0] Add no chart
    [one] Add 1 chart
   *[other] Add { $count } charts
}
dropped-title = What to do with “{ $name }”?
dropped-text = A project is open. The file can take its place, its charts can be added to it, or be compared with the one in front.
answer-open-instead = Open instead
answer-add-its-charts = Add its charts…
answer-compare-it = Compare
reading = Reading { $name }
exporting = Exporting { $name }
exported = { $more ->
    [0] “{ $name }” is exported
    [one] “{ $name }” and another file are exported
   *[other] “{ $name }” and { $more } other files are exported
}
open-folder = Open the folder
folder-not-opened = The folder { $folder } does not open: { $reason }

### How the chart is looked at.

look = Appearance
look-tip = Colours, density, what cards say, and saved views
look-views = Saved views
look-view-name = Name of the view
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

# What was left unsaved, offered at the next start.
recovery-title = Recover the unsaved changes?
recovery-steps = { $count ->
    [0] This project was not saved when the program stopped.
    [one] One change was not saved when the program stopped.
   *[other] { $count } changes were not saved when the program stopped.
}
recovery-drafts = { $count ->
    [0] No text was being typed.
    [one] A text was being typed. Recovering puts it back into its field.
   *[other] { $count } texts were being typed. Recovering puts them back into their fields.
}
draft-homeless = What bore this text is no longer there. It is in the clipboard: “{ $text }”
recovery-no-file = This project is in no file yet.
recovery-gone = The file is no longer there, saving will create it again.
recovery-unchanged = The file is as it was.
recovery-changed = The file has been changed since. Keep both opens these changes apart and leaves the file alone.
recovery-damaged = The end could not be read, the very last changes may be missing.
recovery-refused = One change could not be made again, it and those after it are left out. { $why }
recovery-resume = Recover
recovery-both = Keep both
recovery-later = Later
recovery-throw-away = Throw away…
recovery-sure-title = Throw these changes away?
recovery-sure-text = They are nowhere else and will be lost.
recovery-keep = Do not throw away
recovery-throw-away-for-good = Throw away
recovered = Changes recovered, they are still to be saved
journal-failed = Unsaved changes would be lost if the program stopped suddenly, they cannot be written down as they are made. { $why }
journal-newer = Some unsaved changes come from a later version of the program, which can recover them. They stay in “{ $path }”.
journal-broken = Some unsaved changes cannot be read, they are kept in “{ $path }”. { $why }
panic-kept = Organigramme stopped because of an error in the program. The unsaved changes are kept and will be offered at the next start.
panic-nothing-unsaved = Organigramme stopped because of an error in the program. Nothing is lost, all was saved.
panic-lost = Organigramme stopped because of an error in the program. The unsaved changes could not be kept.

# The file as others may change it

changed-title = The file was changed elsewhere
changed-text = “{ $name }” has been changed by somebody else, or by another program, since you opened it.
changed-unsaved = You also have changes here that are not saved.
changed-compare = “Compare” adds the chart on the disk beside yours and shows the movements from one to the other.
changed-kept = If you keep yours, the other one stays among the previous versions.
answer-compare = Compare
answer-keep-mine = Keep mine
answer-save-mine = Save mine
answer-reload = Reload
answer-reload-discard = Reload without my changes
answer-later = Later
in-place-title = Write straight into the file?
in-place-text = “{ $name }” could not be replaced. { $why }. It can be written straight into: what it held is kept among the previous versions first, but a power cut during the writing would damage it.
answer-in-place = Write straight into it
versions-title = Previous versions
versions-text = What the file held before each save. Nothing here changes the file: a version opens as a new project, or is compared with the chart shown.
versions-none = No version has been replaced yet.
versions-moment = { $year }-{ $month }-{ $day } at { $time }
versions-posts = { $count ->
    [one] 1 post
   *[other] { $count } posts
}
versions-unreadable = cannot be read
answer-open-copy = Open a copy
