# The keyboard: what it does, the search for an action, the help, and what screen readers say.

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
group-keyboard = By keyboard alone

# The keys.
key-alt = Alt
key-enter = Enter

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

# What screen readers say.
said-unit = { $name }, level { $level }, { $place } of { $count }, { $posts }
said-line = { $line }, line { $place } of { $count }
said-ceiling = { $count ->
    [one] { $count } post
   *[other] { $count } posts
} of { $authorised }
said-not-printed = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}, authorised posts not printed
said-excess = { $count ->
    [one] one post too many
   *[other] { $count } posts too many
}
