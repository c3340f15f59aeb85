### L’atelier : instantanés, relevé des changements.

# Instantanés.
action-snapshots = Instantanés…
action-export-minutes = Exporter le relevé…
snapshots-title = Instantanés
snapshots-text = Un instantané garde l’organigramme tel qu’il est, dans le projet. Il se compare avec l’organigramme d’aujourd’hui, et l’on peut y revenir.
snapshots-none = Aucun instantané pour l’instant.
snapshot-name-of = Nom de l’instantané de « { $chart } »
snapshot-name-hint = séminaire du 23 septembre
snapshot-take = Garder
snapshot-about = { $chart } · { $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
}
snapshot-chart-gone = organigramme supprimé
snapshot-compare-hint = Montrer ce qui a changé depuis
snapshot-minutes-hint = Écrire ce qui a changé depuis, en phrases
snapshot-go-back = Y revenir
snapshot-go-back-hint = Remettre l’organigramme dans cet état, ce qui peut s’annuler
snapshot-variant = En faire une variante
snapshot-variant-hint = Ouvrir cet état comme un nouvel organigramme
snapshot-rename = Renommer l’instantané
snapshot-delete = Supprimer l’instantané
snapshot-stays = Un instantané ne se modifie pas.
refusal-unknown-snapshot = L’instantané « { $id } » n’existe plus.
step-take-snapshot = garder l’instantané « { $name } »
step-rename-snapshot = renommer l’instantané « { $name } »
step-go-back = revenir à « { $name } »
step-snapshot-variant = faire une variante de « { $name } »
step-delete-snapshot = supprimer l’instantané « { $name } »

# Le relevé des changements.
dialog-minutes = Exporter le relevé des changements
minutes-file-name = relevé
minutes-title = Relevé des changements
minutes-counted = { $units ->
    [0] Aucune unité changée
    [one] { $units } unité changée
   *[other] { $units } unités changées
}, { $posts ->
    [0] aucun poste concerné
    [one] { $posts } poste concerné
   *[other] { $posts } postes concernés
}
minutes-units = Unités
minutes-units-title = Unités et postes autorisés
minutes-posts = Postes
minutes-posts-title = Postes, par unité
minutes-change = Changement
minutes-line = { $sentence }.
minutes-reason = Motif : { $reason }
minutes-merged-from = Réunit { $tables }
minutes-settled = Choix
minutes-settled-title = Conflits réglés
minutes-open = Conflits
minutes-open-title = { $count ->
    [one] { $count } conflit à régler
   *[other] { $count } conflits à régler
}
minutes-conflict = Ce que les tables ont décidé, et ce que porte l’organigramme en attendant
variants-merged = « { $chart } » réunit { $tables } : il n’est pas compté parmi les tables.
minutes-ceiling = Postes autorisés { $unit } : { $after } au lieu de { $before }
minutes-ceiling-figure = { $posts }
minutes-ceiling-none = aucun chiffre
minutes-ceiling-not-printed = un chiffre non imprimé
minutes-details = { $count ->
    [one] { $count } poste précisé { $unit } (intitulé, grade ou note)
   *[other] { $count } postes précisés { $unit } (intitulé, grade ou note)
}

# Les changements rejoués.
action-replay = Rejouer les changements
replay-file-name = étapes
replay-start = La situation de départ
replay-details = Le reste : ordre, postes autorisés, notes et autres précisions
replay-place = { $step ->
    [0] Départ
   *[other] Étape { $step } sur { $steps }
}
replay-first = Revenir au départ
replay-previous = Étape précédente
replay-next = Étape suivante
replay-last = Aller à l’arrivée
replay-close = Fermer
replay-export = Exporter les étapes
replay-export-steps = Une page par étape…
replay-export-groups = Une page par groupe d’étapes…
replay-stays = Rien ne se modifie pendant que les changements sont rejoués.
replay-nothing = Rien n’a changé entre les deux organigrammes.
replay-steps = { $count ->
    [one] Étape { $first }
    [2] Étapes { $first } et { $last }
   *[other] Étapes { $first } à { $last }
} sur { $steps }
replay-more = { $count ->
    [one] et { $count } autre étape
   *[other] et { $count } autres étapes
}

# Les commentaires.
action-show-comments = Commentaires
action-export-comments = Exporter les commentaires…
dialog-comments = Exporter les commentaires
comments-file-name = commentaires
comments-title = Commentaires
comments-select = Sélectionnez une unité ou un poste pour le commenter.
comments-on = Commenter « { $name } »
comments-text = Commentaire
comments-author = Auteur
comments-date = Date
comments-state = État
comments-add = Commenter
comments-begin = Commenter…
comments-count = { $count ->
    [0] Aucun commentaire ouvert
    [one] { $count } commentaire ouvert
   *[other] { $count } commentaires ouverts
}
comments-with-resolved = { $count ->
    [one] Montrer aussi { $count } commentaire réglé
   *[other] Montrer aussi { $count } commentaires réglés
}
comments-resolved = Réglé
comments-open = Ouvert
comments-delete = Supprimer le commentaire
step-comment = commenter
step-change-comment = modifier un commentaire
step-resolve-comment = régler un commentaire
step-delete-comment = supprimer un commentaire

# Les variantes côte à côte.
action-compare-variants = Comparer les variantes…
dialog-variants = Exporter la comparaison des variantes
variants-file-name = variantes
variants-title = Variantes côte à côte
variants-of = À partir de « { $chart } »
variants-units = Effectifs par unité
variants-categories = Catégories
variants-movements = Mouvements
variants-conflicts = Conflits
variants-conflict = Ce que les variantes décident différemment
variants-export = Exporter…
variants-accept = Retenir
variants-accept-new = Comme nouvelle variante
variants-accept-into = Dans « { $chart } »
new-accepted = Variante retenue
step-accept = retenir « { $name } »

# Ce qui est dit de ce qui vient d’être fait.
made-go-back = L’organigramme est revenu à « { $name } »
made-delete-snapshot = Instantané « { $name } » supprimé
made-delete-comment = Commentaire supprimé
made-accept = « { $name } » est retenu
