# Hands: selecting, changing and moving many things at once.
inspector-units = { $count } unités
clear-reference-job = Effacer le métier de ces postes
clear-note = Effacer la note de ces postes
step-change-units = { $count ->
    [one] modifier une unité
   *[other] modifier { $count } unités
}

# Units merged and split.
action-merge-units = Fusionner des unités…
action-split-unit = Scinder l’unité…
step-merge-units = fusionner { $count } unités
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
