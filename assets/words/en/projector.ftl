# The chart shown to a room.
action-toggle-projector = Projector view
action-toggle-spotlight = Spotlight on the selection
projector-before = Posts before
projector-after = Posts after
