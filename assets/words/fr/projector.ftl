# The chart shown to a room.
action-toggle-projector = Vue projecteur
action-toggle-spotlight = Éclairer la sélection
projector-before = Postes avant
projector-after = Postes après
