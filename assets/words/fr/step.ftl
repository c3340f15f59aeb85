### Les étapes que l’on annule, et ce qui en est dit.

# Steps, as the undo and redo entries name them.
step-lists = modifier les listes
step-project-title = renommer le projet
step-chart = modifier l’organigramme
step-move-chart = déplacer l’organigramme
step-add-chart = ajouter un organigramme
step-duplicate-chart = dupliquer l’organigramme
step-delete-chart = supprimer l’organigramme
step-attach-chart = rattacher l’organigramme
step-compare-file = comparer avec « { $name } »
step-import = { $charts ->
    [one] ajouter { $charts } organigramme
   *[other] ajouter { $charts } organigrammes
}
step-move-posts = { $count ->
    [one] déplacer { $count } poste
   *[other] déplacer { $count } postes
}
step-add-post = ajouter un poste
step-add-unit = ajouter une unité
step-change-posts = { $count ->
    [one] modifier { $count } poste
   *[other] modifier { $count } postes
}
step-duplicate-posts = { $count ->
    [one] dupliquer { $count } poste
   *[other] dupliquer { $count } postes
}
step-duplicate-unit = dupliquer une unité
step-delete-posts = { $count ->
    [one] supprimer { $count } poste
   *[other] supprimer { $count } postes
}
step-delete-unit = supprimer une unité
step-make-target = faire une cible
step-make-variant = faire une variante
step-link = lier deux postes
step-unlink = délier un poste
step-split = diviser un poste
step-consolidate = regrouper des postes
step-reason = écrire un motif
step-nature = changer la nature d’un mouvement
step-pair = { $count ->
    [1] apparier
    [one] apparier { $count } unité ou poste
   *[other] apparier { $count } unités et postes
}
step-add-charts = { $count ->
    [0] n’ajouter aucun organigramme
    [one] ajouter un organigramme
   *[other] ajouter { $count } organigrammes
}
step-merge = fusionner des variantes
step-settle = régler un conflit
step-save-view = enregistrer une vue
step-delete-view = supprimer une vue
step-recovered = { $step }

step-change-units = { $count ->
    [one] modifier { $count } unité
   *[other] modifier { $count } unités
}
step-merge-units = { $count ->
    [one] fusionner { $count } unité
   *[other] fusionner { $count } unités
}
step-split-unit = scinder une unité
step-set-aside = { $count ->
    [one] mettre { $count } poste en réserve
   *[other] mettre { $count } postes en réserve
}
step-cut-posts = { $count ->
    [one] couper { $count } poste
   *[other] couper { $count } postes
}
step-cut-units = { $count ->
    [one] couper { $count } unité
   *[other] couper { $count } unités
}
step-paste-posts = { $count ->
    [one] coller { $count } poste
   *[other] coller { $count } postes
}
step-paste-units = { $count ->
    [one] coller { $count } unité
   *[other] coller { $count } unités
}

# Steps just made whose outcome may be out of sight.
made-delete-posts = { $count ->
    [one] { $count } poste supprimé
   *[other] { $count } postes supprimés
}
made-delete-unit = Unité supprimée
made-delete-chart = Organigramme supprimé
made-attach-chart = Organigramme rattaché
made-merge-units = { $count ->
    [one] { $count } unité fusionnée
   *[other] { $count } unités fusionnées
}
made-split-unit = Unité scindée
made-pair = { $count ->
    [one] { $count } paire liée
   *[other] { $count } paires liées
}
made-move-posts = { $count ->
    [one] { $count } poste déplacé
   *[other] { $count } postes déplacés
}

# Plusieurs unités déplacées ensemble.
step-move-units = { $count ->
    [one] déplacer { $count } unité
   *[other] déplacer { $count } unités
}
made-move-units = { $count ->
    [one] { $count } unité déplacée
   *[other] { $count } unités déplacées
}

step-take-snapshot = garder l’instantané « { $name } »
step-rename-snapshot = renommer l’instantané « { $name } »
step-go-back = revenir à « { $name } »
step-snapshot-variant = faire une variante de « { $name } »
step-delete-snapshot = supprimer l’instantané « { $name } »
step-comment = commenter
step-change-comment = modifier un commentaire
step-resolve-comment = régler un commentaire
step-delete-comment = supprimer un commentaire
step-accept = retenir « { $name } »
# Ce qui est dit de ce qui vient d’être fait.
made-go-back = L’organigramme est revenu à « { $name } »
made-delete-snapshot = Instantané « { $name } » supprimé
made-delete-comment = Commentaire supprimé
made-accept = « { $name } » est retenu
step-correct-line = corriger la lecture de la ligne { $line }
