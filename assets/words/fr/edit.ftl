### Pourquoi une modification est refusée.

# Why an edit is refused.
refusal-unknown-chart = L’organigramme « { $id } » n’existe pas
refusal-unknown-unit = L’unité « { $id } » n’existe pas dans cet organigramme
refusal-unknown-post = Le poste « { $id } » n’existe pas dans cet organigramme
refusal-unknown-list-entry = « { $id } » n’est pas dans la liste « { $list } » du projet
refusal-settled-already = Ce conflit est déjà réglé
refusal-settled-by-hand = Cette valeur n’est connue que par son texte, mettez-la à la main puis gardez l’organigramme tel quel
refusal-not-in-chart = « { $name } » n’est pas dans l’organigramme, réglez d’abord ce qui le concerne
refusal-root-stays = « { $name } » est la racine de l’organigramme, elle ne se déplace ni ne se supprime
refusal-under-itself = « { $name } » ne peut pas être rattachée à elle-même ni à une unité placée sous elle
refusal-too-many-levels = Plus de { $limit } unités ne peuvent pas se tenir l’une sous l’autre
refusal-attached-to-itself = Un organigramme ne peut pas être rattaché à lui-même
refusal-id-in-use = L’identifiant « { $id } » est déjà pris dans cet organigramme
refusal-base-of-another = L’organigramme « { $label } » a été fait à partir de celui-ci
refusal-list-entry-in-use = « { $label } » sert encore { $users } fois, cette entrée ne peut pas être supprimée
refusal-duplicate-label = « { $label } » figure deux fois dans la liste
refusal-empty-label = Une entrée de la liste n’a pas de libellé
refusal-post-spent = Ce poste a déjà un devenir : « { $title } », dans « { $unit } »
refusal-post-has-origin = Ce poste a déjà une origine : « { $title } », dans « { $unit } »
refusal-unit-spent = Cette unité a déjà un devenir : « { $name } »

refusal-bench-holds-posts = Seuls des postes vont en réserve.

refusal-unknown-snapshot = L’instantané « { $id } » n’existe plus.
