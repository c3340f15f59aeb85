### Pourquoi un fichier n’est pas lu ou écrit.

store-problem = { $path } : { $problem }
store-is-folder = c’est un dossier
store-not-regular = ce n’est pas un fichier ordinaire
store-read-only = il est en lecture seule
store-too-large = il est trop grand ({ $size } Mo, { $limit } au plus)
store-missing = il n’existe pas
store-denied = l’accès est refusé
store-full = il n’y a plus de place sur le disque
store-changed = il a été modifié par quelqu’un d’autre
store-not-replaced = aucun fichier ne peut prendre sa place ({ $why })
store-unsure = il est enregistré, mais une coupure de courant pourrait encore le défaire ({ $why })
store-both = { $first }. { $second }
version-not-kept = Enregistré, mais le contenu d’avant n’est pas gardé dans les versions précédentes. { $why }
store-project-kept = { $path } contenait un projet, il est gardé dans { $kept }
store-rescued = Un enregistrement interrompu de { $path } avait laissé un contenu qui n’est nulle part ailleurs : il est gardé dans { $kept }
store-not-put-back = quelqu’un d’autre l’a modifié pendant l’enregistrement, et ce qu’il a écrit n’a pas pu être remis à sa place : c’est dans { $kept }
store-no-folder = il n’y a pas de dossier où garder son contenu d’avant
store-name = le nom est trop long ou n’est pas permis ici
store-link-loop = ses liens mènent l’un à l’autre
store-io = le disque, ou le réseau où il se trouve, ne répond plus (erreur d’entrée-sortie)
store-limit = il dépasse la taille permise ici
store-not-folder = le chemin passe par un fichier
store-other = le système répond : { $detail }
# Un fichier que quelqu’un d’autre modifie.
lock-holder = { $user } modifie ce fichier sur { $host } { $since }
lock-holder-unknown = Quelqu’un d’autre modifie ce fichier
lock-since = depuis le { $date } à { $time }
lock-since-unknown = depuis un moment inconnu
lock-perhaps-left = { $who }. Si ce n’est plus le cas, supprimez { $lock }
lock-not-saved = « { $name } » n’est pas enregistré. { $who }
# Ce que le programme retient.
broken-kept = Le fichier { $path } était abîmé. Ce qui n’a pas pu être lu reprend sa valeur d’origine, l’ancien fichier est gardé à côté sous le nom { $kept }
broken-stays = Le fichier { $path } est abîmé, ce qui n’a pas pu être lu prend sa valeur d’origine. Il ne peut pas être mis de côté. { $problem }
folders-no-home = Aucun dossier personnel n’a été trouvé. Préférences, fichiers récents et modifications à récupérer sont gardés dans { $folder }, que le système peut vider
folders-none = Aucun dossier n’a été trouvé où garder préférences, fichiers récents et modifications à récupérer
folders-no-config = Les préférences ne seront pas gardées. { $problem }
folders-no-state = Fichiers récents et modifications à récupérer ne seront pas gardés. { $problem }
folders-state-elsewhere = Fichiers récents et modifications à récupérer sont gardés dans { $folder }, que le système peut vider. { $problem }
