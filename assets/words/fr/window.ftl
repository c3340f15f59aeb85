### La fenêtre.

no-chart = Ce projet n’a pas d’organigramme
picture-copied = L’image est dans le presse-papiers
exported = { $more ->
    [0] « { $name } » est exporté
    [one] « { $name } » et un autre fichier sont exportés
   *[other] « { $name } » et { $more } autres fichiers sont exportés
}
open-folder = Ouvrir le dossier
draft-homeless = Ce qui portait ce texte n’existe plus. Il est dans le presse-papiers : « { $text } »
journal-failed = Un arrêt brutal perdrait les modifications non enregistrées, elles ne peuvent pas être notées au fur et à mesure. { $why }
panic-kept = Organigramme s’est arrêté à cause d’une erreur du programme. Les modifications non enregistrées sont gardées et seront proposées au prochain démarrage.
panic-nothing-unsaved = Organigramme s’est arrêté à cause d’une erreur du programme. Rien n’est perdu, tout était enregistré.
panic-lost = Organigramme s’est arrêté à cause d’une erreur du programme. Les modifications non enregistrées n’ont pas pu être gardées.

interface-scale = Interface à { $percent } %

# Ce que disent les lecteurs d’écran.
said-unit = { $name }, niveau { $level }, { $place } sur { $count }, { $posts }
said-line = { $line }, ligne { $place } sur { $count }
said-ceiling = { $count ->
    [one] { $count } poste
   *[other] { $count } postes
} sur { $authorised }
said-not-printed = { $count ->
    [one] { $count } poste
   *[other] { $count } postes
}, autorisés non imprimés
said-excess = { $count ->
    [one] { $count } poste de trop
   *[other] { $count } postes de trop
}

projector-before = Postes avant
projector-after = Postes après

empty-chart = Cet organigramme n’a encore aucun poste. Commencez par ajouter un poste ou une unité.

leave-waits = Organigramme se fermera dès que ce sera fini
leave-not = Ne pas quitter

replay-nothing = Rien n’a changé entre les deux organigrammes.
