# Hands: selecting, changing and moving many things at once.
inspector-units = { $count ->
    [one] { $count } unité
   *[other] { $count } unités
}
clear-reference-job = Effacer le métier de ces postes
clear-note = Effacer la note de ces postes
step-change-units = { $count ->
    [one] modifier { $count } unité
   *[other] modifier { $count } unités
}

# Units merged and split.
action-merge-units = Fusionner des unités…
action-split-unit = Scinder l’unité…
step-merge-units = { $count ->
    [one] fusionner { $count } unité
   *[other] fusionner { $count } unités
}
step-split-unit = scinder une unité
merge-units-title = Fusionner des unités
merge-units-text = Les postes et les unités de chacune passent dans celle qui reste ; chaque poste reste le même poste.
merge-units-with = Avec
merge-units-heir = Celle qui reste
answer-merge-units = Fusionner
ceiling-choice-sum = { $figure }
ceiling-choice-own = { $posts }, comme celle qui reste
split-unit-title = Scinder « { $name } »
split-unit-text = Ce qui est coché passe dans une nouvelle unité.
split-unit-place = Place de la nouvelle unité
split-unit-beside = À côté
split-unit-below = En dessous
split-unit-shared = { $left } ici, { $new } pour la nouvelle unité
split-unit-kept = { $posts } ici, la nouvelle unité n’a pas de chiffre propre
answer-split-unit = Scinder
ceilings-title = Ce que deviennent les postes autorisés
ceilings-unchanged = Les postes autorisés ne changent pas.
ceilings-unit = Postes / autorisés
ceilings-before = Avant
ceilings-after = Après
ceilings-whole = Tout l’organigramme

# The bench: posts that stand in no unit while one thinks.
bench = Réserve
bench-title = En réserve : { $count }
bench-hint = Ces postes ne sont dans aucune unité et ne comptent nulle part. Faites-les glisser vers une unité.
bench-drop = Déposer ici pour mettre en réserve
action-set-aside = Mettre en réserve
step-set-aside = { $count ->
    [one] mettre { $count } poste en réserve
   *[other] mettre { $count } postes en réserve
}
status-bench = { $count ->
    [one] { $count } poste en réserve, non placé
   *[other] { $count } postes en réserve, non placés
}
status-bench-hint = Un poste en réserve ne compte dans aucun effectif, et reste inexpliqué tant qu’il n’est pas placé.
refusal-bench-holds-posts = Seuls des postes vont en réserve.
unit-fate-to-bench = Mettre ses postes en réserve, rattacher ses unités au-dessus
movements-unplaced = En réserve
movements-placed = Sortis de réserve
movements-unplaced-hint = Placez ce poste dans une unité, ou supprimez-le : rien n’est décidé tant qu’il est en réserve.
movement-unplaced = en réserve
movement-placed = sorti de réserve
mark-unplaced = mise en réserve
mark-placed = sortie de réserve
sentence-unplaced = { $posts } en réserve, auparavant { $unit }
sentence-placed = { $posts } { $count ->
    [one] sorti
   *[other] sortis
} de la réserve { $unit }
tables-bench = Réserve
reserve-stayed = { $count ->
    [one] { $count } poste reste en réserve
   *[other] { $count } postes restent en réserve
}, dans « { $from } » comme dans « { $to } » : { $posts }
reserve-added = { $count ->
    [one] { $count } poste est
   *[other] { $count } postes sont
} en réserve dans « { $to } » et nulle part dans « { $from } » : { $posts }
reserve-dropped = { $count ->
    [one] { $count } poste est
   *[other] { $count } postes sont
} en réserve dans « { $from } » et nulle part dans « { $to } » : { $posts }
tables-sum-unplaced = { " " }− { $posts } en réserve
tables-sum-placed = { " " }+ { $posts ->
    [one] { $posts } sorti
   *[other] { $posts } sortis
} de réserve

# The clipboard.
action-cut = Couper
action-copy = Copier
action-paste = Coller
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
clip-level = Niveau
clip-kind = Type d’unité
clip-unit = Unité
clip-authorised = Postes autorisés
clip-title = Intitulé
clip-category = Catégorie
clip-grade = Grade
clip-manager-level = Encadrement
clip-reference-job = Métier de référence
clip-fte = ETP
clip-vacant = Vacant
clip-note = Note
clip-reason = Motif
clip-id = Identifiant
clip-origin = Origine
clip-split-from = Issu de
clip-nature = Nature du mouvement
clip-comments = Commentaires
clip-extra = Autres champs
clip-count = Nombre de postes
clip-yes = oui
paste-added = { $count ->
    [one] Ajouté aux listes du projet : { $labels }
   *[other] Ajoutés aux listes du projet : { $labels }
}
paste-title = { $count ->
    [0] Coller des postes
    [one] Coller 1 poste
   *[other] Coller { $count } postes
}
paste-text = Vérifiez ce qu’est chaque colonne ; à droite, ce que devient chaque ligne.
paste-unit = Les postes qui ne nomment aucune unité vont dans
paste-has-head = La première ligne nomme les colonnes
paste-column = Colonne { $number }
paste-column-ignored = Ignorée
paste-becomes = Devient
paste-row-ignored = Ignorée, sans intitulé
paste-row-missed = non repris : { $labels }
paste-unknown = Absents des listes du projet : { $labels }
paste-add-to-lists = Les ajouter aux listes du projet
answer-paste = { $count ->
    [0] Coller
    [one] Coller le poste
   *[other] Coller les postes
}
