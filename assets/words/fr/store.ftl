# Pourquoi un fichier n’a pas été lu ou écrit.

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
store-no-folder = il n’y a pas de dossier où garder son contenu d’avant
store-limit = il dépasse la taille permise ici
store-not-folder = le chemin passe par un fichier
store-other = le système répond : { $detail }
