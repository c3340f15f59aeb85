### The actions: their names, what their tooltips say.

# Menus.
menu-file = File
menu-edit = Edit
menu-chart = Chart
menu-view = View
menu-panels = Panels
menu-help = Help

# Colours and size of the window.
menu-theme = Theme
menu-interface-scale = Size of the interface
menu-language = Language
action-theme-contrast-light = High contrast, light
action-theme-contrast-dark = High contrast, dark
action-interface-larger = Larger interface
action-interface-smaller = Smaller interface
action-interface-normal = Interface at its normal size

action-follow-front = Compare as the chart shown asks
tip-follow-front = The chart shown is compared with the one it was made from again

# Actions.
action-new = New
action-open = Open…
action-open-sample = Open the sample
action-import-text = Import a document…
action-add-charts = Add charts from other files…
action-import-text-here = Add from a document…
action-save = Save
action-previous-versions = Previous versions…
action-save-as = Save as…
action-import-remarks = Check of the import
action-quit = Quit
action-undo = Undo
action-redo = Redo
action-add-post = Add a post
action-add-unit = Add a unit
action-duplicate = Duplicate
action-one-more = One post more
action-delete = Delete
action-edit-in-place = Edit in place
action-select-none = Select nothing
action-add-chart = Add an empty chart
action-duplicate-chart = Duplicate the chart
action-chart-properties = Chart properties…
action-attach-chart = Attach to another chart…
action-delete-chart = Delete the chart…
action-project-lists = Project lists…
action-zoom-in = Zoom in
action-zoom-out = Zoom out
action-zoom-actual = Actual size
action-zoom-fit = Show everything
action-toggle-outline = Outline
action-toggle-inspector = Inspector
action-theme-light = Light theme
action-theme-dark = Dark theme
action-theme-system = System theme
action-language-french = Français
action-language-english = English
action-about = About Organigramme
action-make-target = Make a target of this chart
action-make-variant = Make a variant of this chart
action-link-posts = Link posts…
action-align-charts = Pair…
action-merge-variants = Merge variants…
action-settle-conflicts = Settle conflicts…
action-merge-report = Result of the merge…
action-export-tables = Export the tables…
action-show-movements = Movements
action-view-before = Before
action-view-after = After
action-view-changes = Changes
action-view-side-by-side = Side by side
action-toggle-arrows = Arrows of the movements
action-export-picture = Export the chart…
action-copy-picture = Copy as a picture
action-fold-branch = Fold the branch
action-unfold-all = Unfold everything

# Search, filter, branch.
action-find = Find and filter
action-find-next = Next result
action-find-previous = Previous result
action-clear-filter = Remove the filter
action-show-branch = Show this branch alone
action-show-whole-chart = Show the whole chart
action-toggle-minimap = Map of the chart
action-toggle-motion = Animate changes

# Units merged and split.
action-merge-units = Merge units…
action-split-unit = Split the unit…
action-set-aside = Set aside
# The clipboard.
action-cut = Cut
action-copy = Copy
action-paste = Paste

# The actions.
action-select-all = Select all posts of the unit
action-move-to-unit = Move to unit…
action-move-earlier = Place before
action-move-later = Place after
action-move-out = Move up one level
action-move-in = Move down one level
action-move-to-previous-unit = Move to the previous unit
action-move-to-next-unit = Move to the next unit
action-go-up = Go up
action-go-down = Go down
action-go-left = Go left, or fold in the list
action-go-right = Go right, or unfold in the list
action-extend-up = Extend the selection up
action-extend-down = Extend the selection down
action-take-fewer = Take one post fewer of the line
action-take-more = Take one post more of the line
action-next-pane = Go to the next pane
action-previous-pane = Go to the previous pane
action-palette = Find an action…
action-help = Keyboard and mouse…
menu-move = Move

# The chart shown to a room.
action-toggle-projector = Projector view
action-toggle-spotlight = Spotlight on the selection

action-show-statistics = Figures
action-export-statistics = Export the figures…

# What a control does, under the pointer.
tip-view-before = The chart it starts from, alone
tip-view-after = The chart it leads to, alone
tip-view-changes = The later chart, with what became of every post
tip-view-side-by-side = Both charts, one beside the other
tip-inspector = All there is to read and change about the selection
tip-movements = What becomes of every post, and what nobody has explained
tip-outline = The units and posts as a list
tip-projector = The chart alone and the counters in large figures, for a room
tip-spotlight = Dim whatever is not in the selected branch
tip-link-posts = Say which post becomes which
tip-align-charts = Look for the posts and units that are the same
tip-export-tables = For the committee’s report: Excel, Word, HTML or CSV
tip-make-target = A copy to change, compared with this one
tip-make-variant = Another copy to change, for a table or a hypothesis
tip-add-charts = Bring the charts of several files together here, one for each table for instance
tip-settle-conflicts = Choose between what tables decided differently
tip-merge-variants = Put together what several variants have changed
tip-attach-chart = Place it under a unit of another chart
tip-project-lists = Kinds of unit, categories, grades and managerial levels
tip-fold-branch = Show only the unit and the headcount of the branch
tip-one-more = Of the chosen line, even where it has several

# Snapshots.
action-snapshots = Snapshots…
action-export-minutes = Export the minutes…
# The changes replayed.
action-replay = Replay the changes
# Comments.
action-show-comments = Comments
action-export-comments = Export the comments…
# Variants side by side.
action-compare-variants = Compare the variants…
action-next-doubt = Next doubt
action-previous-doubt = Previous doubt
action-accept-doubt = Read as it should be
action-take-back-decision = Take the last choice back
tip-import-remarks = The document that was read, line by line, beside the chart
