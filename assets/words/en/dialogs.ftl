### Questions and dialogs.

# The page about the program.
about-purpose = An editor for the charts of posts of public administrations. It never uses the network.
about-version = Version
about-renderer = Drawn by
about-folder-config = Preferences
about-folder-state = Recent files and recovery
about-folder-versions = Previous versions
about-copy = Copy
about-copy-tip = Copy these lines for whoever helps you
about-copied = Copied
about-licences = Licences
about-licences-text = Fonts, icons, data and libraries inside the program.
about-libraries = Libraries

field-name = Name
field-authorised = Authorised posts
field-label = Name of the chart
field-role = Role
field-date = Committee date
field-organisation = Organisation
field-project-title = Title of the project
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
chart-based-on = Made from “{ $label }”
date-wrong = Write the date as 28/11/2022
role-none = No role
role-source = Source
role-target = Target
role-variant = Variant
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
picture-title = Export the chart
picture-export = Export…
picture-format = Format
picture-what = Contents
picture-whole = The whole chart
picture-branch = The branch { $name }
picture-view = View
picture-as-shown = As on screen
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

is-source-title = Is this chart the source?
is-source-text = “{ $label }” has no role. If it becomes the source, movements are read from it to the target. Undoing once takes back both the role and the target.
answer-is-source = It is the source
answer-no-role = Leave it without a role

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
unit-fate-to-bench = Set its posts aside, attach its units above
answer-paste = { $count ->
    [0] Paste
    [one] Paste the post
   *[other] Paste the posts
}

# The search for an action.
palette-title = Find an action, a chart, a unit
palette-hint = What would you like to do?
palette-none = Nothing that can be done here is called so
palette-chart = Chart
palette-unit = Unit
# Moving to a unit chosen in a list.
move-title = { $posts ->
    [0] { $units ->
        [one] Move “{ $name }” under…
       *[other] Move { $units } units under…
    }
    [one] Move “{ $name }” to…
   *[other] Move { $posts } posts to…
}
move-title-mixed = Move the selection to…
move-none = No unit that it could go to is called so
# The help.
help-title = Keyboard and mouse
help-hint = Find in the help
help-none = Nothing is called so
help-mouse = With the mouse
gesture-drag-post = Drag a post
gesture-drag-post-does = Moves one post of the line
gesture-drag-line = Drag with Shift
gesture-drag-line-does = Moves the whole line
gesture-count = ↑ ↓, wheel or digit while dragging
gesture-count-does = Changes how many posts travel
gesture-drag-unit = Drag a unit
gesture-drag-unit-does = Moves it under another, or changes its place
gesture-cancel = Escape while dragging
gesture-cancel-does = Leaves everything in place
gesture-double-click = Double-click
gesture-double-click-does = Edits in place
gesture-add = Ctrl or Shift + click
gesture-add-does = Adds to the selection, or takes out of it
gesture-menu = Right click
gesture-menu-does = Opens the menu of what is under the pointer
gesture-scroll = Wheel
gesture-scroll-does = Scrolls
gesture-zoom = Ctrl + wheel, or pinch
gesture-zoom-does = Zooms about the pointer
gesture-pan = Space + drag, or middle button
gesture-pan-does = Moves the view

leave-title = Quit before the end?
leave-text = What is stopped is not written; a file that may have that name already stays as it is.
leave-when-done = Finish, then quit
leave-now = Stop and quit

snapshots-title = Snapshots
snapshots-text = A snapshot keeps the chart as it stands, in the project. It can be compared with the chart of today, and gone back to.
snapshots-none = No snapshot yet.
snapshot-name-of = Name of the snapshot of “{ $chart }”
snapshot-name-hint = seminar of 23 September
snapshot-take = Keep
snapshot-about = { $chart } · { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}
snapshot-chart-gone = chart deleted
snapshot-compare-hint = Show what has changed since
snapshot-minutes-hint = Write what has changed since, in sentences
snapshot-go-back = Go back to it
snapshot-go-back-hint = Put the chart back into this state, which can be undone
snapshot-variant = Make a variant of it
snapshot-variant-hint = Open this state as a new chart
snapshot-delete = Delete the snapshot
variants-export = Export…
variants-accept = Accept
variants-accept-new = As a new variant
variants-accept-into = Into “{ $chart }”
# Where a pasted text goes.
place-text-title = Paste this text
place-text-text = { $units ->
    [0] { $posts ->
        [one] One post was recognised.
       *[other] { $posts } posts were recognised.
    }
    [one] { $posts ->
        [0] One unit was recognised.
        [one] One unit and one post were recognised.
       *[other] One unit and { $posts } posts were recognised.
    }
   *[other] { $posts ->
        [0] { $units } units were recognised.
        [one] { $units } units and one post were recognised.
       *[other] { $units } units and { $posts } posts were recognised.
    }
}
place-text-below = Under “{ $unit }”
place-text-charts = In a new chart

# What the columns of a table hold.
map-title = Read the table
map-text = “{ $name }”: check what each column holds, the chart follows as you do.
map-text-pasted = Pasted table: check what each column holds, the chart follows as you do. Posts go into the units that are named; those that name none, into the selected unit.
map-sheet = Sheet
map-all-sheets = { $sheets }, together
map-header = Column headings
map-header-none = none
map-header-row = row { $row }
map-header-rows = rows { $first } to { $last }
map-origin-kept = Columns as you set them last time
map-origin-profile = Known format, { $name }
map-origin-proposed = Columns proposed from their headings and contents
map-origin-unknown = No heading recognised, choose what each column holds
map-column = Column { $column }, { $header }
map-column-bare = Column { $column }
map-state-of = State of column { $column }
map-state-both = both states
map-state-before = before
map-state-after = after
map-ignored = left out
map-person = names of persons, left out
map-rows = First rows of the table
map-problems = { $count ->
    [0] No remarks
    [one] 1 remark
   *[other] { $count } remarks
}
map-row = Row { $row }
map-reading = Reading the table…
map-charts = Resulting chart
map-units = { $count ->
    [0] no units
    [one] 1 unit
   *[other] { $count } units
}
map-posts = { $count ->
    [0] no posts
    [one] 1 post
   *[other] { $count } posts
}
map-new-units = { $count ->
    [0] none new
    [one] 1 new
   *[other] { $count } new
}
map-new = new
map-known = The same organisation as the open project
map-compare = Compare with the open project
map-import = Import
exports-fixed = Fixed by the administrator: no export of { $formats }
