### The window.

no-chart = This project has no chart
picture-copied = The picture is on the clipboard
exported = { $more ->
    [0] “{ $name }” is exported
    [one] “{ $name }” and another file are exported
   *[other] “{ $name }” and { $more } other files are exported
}
open-folder = Open the folder
draft-homeless = What bore this text is no longer there. It is in the clipboard: “{ $text }”
journal-failed = Unsaved changes would be lost if the program stopped suddenly, they cannot be written down as they are made. { $why }
panic-kept = Organigramme stopped because of an error in the program. The unsaved changes are kept and will be offered at the next start.
panic-nothing-unsaved = Organigramme stopped because of an error in the program. Nothing is lost, all was saved.
panic-lost = Organigramme stopped because of an error in the program. The unsaved changes could not be kept.

interface-scale = Interface at { $percent }%

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

projector-before = Posts before
projector-after = Posts after

empty-chart = This chart has no post yet. Begin by adding a post or a unit.

leave-waits = Organigramme closes as soon as this is done
leave-not = Do not quit

replay-nothing = Nothing has changed between the two charts.
