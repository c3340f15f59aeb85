### Ce qui demanderait trop de mémoire ou de temps.

# $cause est l’une des phrases ci-dessous : ce qu’il faut réduire.
cost-too-much = Il faudrait environ { $megabytes } Mo de mémoire, plus que les { $limit } Mo permis : { $cause }
cost-too-long = Il faudrait écrire environ { $megabytes } Mo, plus que les { $limit } Mo permis : { $cause }
cost-too-slow = Il faudrait environ { $seconds } secondes, plus que les { $limit } permises : { $cause }
cost-units = il y a trop d’unités, réduisez leur nombre ou choisissez une branche
cost-posts = il y a trop de postes, réduisez leur nombre ou choisissez une branche
cost-text = il y a trop de texte, raccourcissez les noms, les intitulés et les notes
cost-levels = trop d’unités sont l’une sous l’autre, réduisez le nombre de niveaux ou raccourcissez leurs noms
cost-categories = il y a trop de catégories pour autant d’unités, réduisez-en le nombre ou demandez le format json
cost-pages = il y a trop de pages, groupez les étapes ou comparez des états plus proches
cost-changes = il y a trop de changements, comparez des états plus proches
cost-unknown = il y a trop de champs inconnus, retirez-les des fichiers
