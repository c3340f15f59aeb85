# Menus.
menu-file = Fichier
menu-edit = Édition
menu-chart = Organigramme
menu-view = Affichage
menu-panels = Panneaux
menu-help = Aide
menu-recent = Fichiers récents
named-value = { $name } : { $value }
action-with-step = { $action } : { $step }
key-shift = Maj
key-delete = Suppr
key-escape = Échap

# The document.
document-unnamed = Sans titre
document-unsaved = { $name } • modifié
read-only-retry = Réessayer
read-only-retry-tip = Ouvrir à nouveau le fichier, pour le modifier s’il est libre
document-read-only = { $name } • lecture seule
document-held-unsaved = { $name } • lecture seule • modifié
no-chart = Ce projet n’a pas d’organigramme
tabs-add = Ajouter un organigramme…
chart-move-left = Déplacer vers la gauche
chart-move-right = Déplacer vers la droite

# The first page.
welcome-subtitle = Dessiner l’organisation cible, poste par poste
welcome-sample-hint = Une Mission réorganisée, 105 postes avant et après
welcome-new-hint = Une unité, les listes habituelles
welcome-open-hint = Un projet enregistré
welcome-import-hint = Le texte d’un rapport, ses organigrammes reconnus

# The status bar.
status-posts = { $count ->
    [one] { $count } poste
   *[other] { $count } postes
}
fte = { $fte } ETP
status-ceiling = Postes autorisés : { $posts }
status-no-ceiling = Postes autorisés non imprimés
status-missing-ceilings = sans chiffre : { $units }
status-excess = Dépassement : { $units }
status-selected-posts = { $count ->
    [one] { $count } poste sélectionné
   *[other] { $count } postes sélectionnés
}
no-category = sans catégorie

# The inspector.
inspector-posts = { $count ->
    [1] Poste
    [one] { $count } poste
   *[other] { $count } postes
}
inspector-hint = Cliquez sur une unité ou sur un poste pour le modifier, faites-le glisser pour le déplacer.
several-values = Plusieurs valeurs
several-units = Plusieurs unités
none = Aucun
none-category = Aucune
line-part = { $count } sur { $total } de la ligne
line-fewer = Prendre un poste de moins
line-more = Prendre un poste de plus
field-title = Intitulé
field-category = Catégorie
field-grade = Grade, cotation
field-level = Encadrement
field-reference-job = Métier de référence
field-fte = Quotité (ETP)
fte-wrong = Écrivez une quotité entre 0 et 1, ou en %
authorised-wrong = Écrivez un nombre entier
text-empty = Ce champ ne peut pas être vide
field-vacant = Poste vacant
field-note = Note
field-name = Nom
field-kind = Type d’unité
field-authorised = Postes autorisés
field-authorised-posts = Nombre de postes autorisés
field-label = Nom de l’organigramme
field-role = Rôle
field-date = Date du comité
field-organisation = Administration
field-project-title = Titre du projet
authorised-inherit = Comptés avec l’unité au-dessus
authorised-none = Pas de chiffre
authorised-not-printed = Chiffre non imprimé
authorised-posts = Un chiffre imprimé
figure-own = Postes propres
figure-total = Postes au total
figure-units = Unités
figure-category = dont catégorie { $category }
figure-fte = ETP
ceilings-unknown = « – » : chiffre non imprimé
figure-perimeter = Périmètre / autorisés
figure-excess = { $count ->
    [one] { $count } poste de trop
   *[other] { $count } postes de trop
}
section-poles = Par Pôle
section-ceilings = Postes autorisés
committee-of = CT du { $date }
outline-fold = Plier ou déplier { $name }
carried-posts = { $count } { $title }

# Dialogs.
answer-ok = Valider
answer-cancel = Annuler
answer-save = Enregistrer
answer-discard = Ne pas enregistrer
answer-delete = Supprimer
answer-edit-source = Modifier la source
answer-overwrite = Remplacer
answer-attach = Rattacher
answer-close = Fermer
unsaved-title = Enregistrer les modifications ?
unsaved-text = « { $name } » a été modifié depuis son dernier enregistrement.
unsaved-written-title = Enregistrer ce qui est écrit ?
unsaved-typed-title = Abandonner ce qui est écrit ?
unsaved-typed-text = Ce qui est écrit dans « { $field } » n’est pas encore dans le projet.
unsaved-typed-go-on = Continuer à écrire
unsaved-typed-give-up = Abandonner
delete-chart-title = Supprimer cet organigramme ?
delete-chart-text = { $posts ->
    [0] « { $label } », sans poste, sera retiré du projet. Cette action peut être annulée.
    [one] « { $label } » et son poste seront retirés du projet. Cette action peut être annulée.
   *[other] « { $label } » et ses { $posts } postes seront retirés du projet. Cette action peut être annulée.
}
edit-source-title = Modifier l’organigramme source ?
edit-source-text = « { $label } » est l’état de départ, auquel la cible est comparée. Le modifier change tous les mouvements.
overwrite-title = Remplacer ce fichier ?
overwrite-text = « { $name } » existe déjà. Son contenu sera remplacé.
unit-fate-title = Supprimer « { $name } »
unit-fate-text = { $own ->
    [0] Cette unité n’a pas de poste propre.
    [one] Cette unité a un poste propre.
   *[other] Cette unité a { $own } postes propres.
} { $units ->
    [0] { "" }
    [one] Une unité lui est rattachée.
   *[other] { $units } unités lui sont rattachées.
}
unit-fate-to-parent = Rattacher ses postes et ses unités à « { $name } »
unit-fate-elsewhere = Déplacer ses postes vers une autre unité
unit-fate-deleted = { $posts ->
    [0] Tout supprimer
    [one] Tout supprimer, avec 1 poste
   *[other] Tout supprimer, avec { $posts } postes
}
unit-search = Chercher une unité
attach-title = Rattacher « { $label } »
attach-text = Tout l’organigramme prend place sous une unité d’un autre, puis son onglet disparaît.
attach-into = Organigramme d’accueil
attach-parent = Unité de rattachement
chart-title = Propriétés de l’organigramme
chart-based-on = Fait à partir de « { $label } »
date-wrong = Écrivez la date ainsi : 28/11/2022
role-none = Sans rôle
role-source = Source
role-target = Cible
role-variant = Variante
lists-title = Listes du projet
list-kinds = Types d’unité
list-categories = Catégories
list-grades = Grades
list-levels = Encadrement
list-entry-hint = Libellé
list-entry-add = Ajouter une entrée
list-entry-delete = Supprimer cette entrée
list-entry-up = Monter
list-entry-down = Descendre
kind-rank = Rang
kind-rank-hint = Place dans la hiérarchie, 1 est la plus haute
kind-is-pole = Pôle
kind-is-pole-hint = L’effectif est totalisé pour chaque unité de ce type
path-read-title = Ouvrir un fichier
path-write-title = Enregistrer dans un fichier
path-text = Aucune fenêtre de choix de fichier n’est disponible, tapez le chemin.
picture-no-chart = L’organigramme à exporter n’existe plus
job-failed = Cette tâche a échoué à cause d’une erreur du programme, rien n’a été modifié
problems-title = { $count ->
    [0] Aucun point à vérifier
    [one] { $count } point à vérifier
   *[other] { $count } points à vérifier
}
problems-text = Le texte ne permet pas de trancher seul. Rien n’a été écarté, vérifiez ces lignes.
problems-more = { $count ->
    [0] Aucun autre point
    [one] Encore { $count } point : « organigramme import --all-remarks » les donne tous
   *[other] Encore { $count } points : « organigramme import --all-remarks » les donne tous
}
problem-line = Ligne { $line }
dialog-open = Ouvrir un projet
dialog-import = Importer le texte d’un rapport
dialog-save = Enregistrer le projet
dialog-export = Exporter l’organigramme
filter-project = Projets Organigramme
filter-openable = Projets et images qui en contiennent un
filter-text = Textes
filter-svg = Images SVG
filter-png = Images PNG
filter-pdf = Documents PDF
filter-all = Tous les fichiers

# Movements between two charts.
movements-none = Les mouvements se lisent entre deux organigrammes. Faites une cible de celui-ci, ou importez-la, puis choisissez les deux.
movements-equation = Postes de départ, moins les suppressions, plus les créations{ $bench ->
    [yes] , la réserve mise à part
   *[no] { "" }
}, égale postes d’arrivée
movements-sum = { $source } − { $suppressed } + { $created }{ $bench } = { $target }
movements-balanced = Équilibré, chaque poste est compté une fois
movements-unbalanced = Le compte n’est pas équilibré
movements-kept = Maintenus
movements-retitled = Précisés
movements-transferred = Transférés
movements-transformed = Transformés
movements-transferred-and-transformed = Transférés et transformés
movements-created = Créés
movements-suppressed = Supprimés
movements-unexplained = Inexpliqués
movements-unexplained-units = Unités inexpliquées
movements-units = Unités
movements-section = { $name } ({ $count })
movements-more = { $count ->
    [one] Voir encore { $count } entrée
   *[other] Voir encore { $count } entrées
}
movements-balance = Bilan par périmètre, Pôle et catégorie
movements-by-perimeter = Par périmètre
movements-by-pole = Par Pôle
movements-by-category = Par catégorie
movements-by-unit = Unités touchées
balance-source = Avant
balance-less = −
balance-more = +
balance-target = Après
movements-cancelling = { $posts ->
    [one] « { $unit } », catégorie { $category } : { $posts } poste disparu et { $posts } apparu sans motif s’annulent dans le total.
   *[other] « { $unit } », catégorie { $category } : { $posts } postes disparus et { $posts } apparus sans motif s’annulent dans le total.
}
movements-cancelling-whole = { $posts ->
    [one] Dans l’ensemble, catégorie { $category } : { $posts } poste disparu et { $posts } apparu sans motif s’annulent.
   *[other] Dans l’ensemble, catégorie { $category } : { $posts } postes disparus et { $posts } apparus sans motif s’annulent.
}
movements-unlink = Délier ce poste
movements-conflicts = Conflits entre les variantes
movements-show = Voir
movements-settle = Régler…
settle-title = Régler les conflits
settle-at = Conflit { $at } sur { $count }
settle-done = Tous les conflits de cet organigramme sont réglés. Les choix sont gardés et imprimés dans le relevé des changements.
settle-base = Départ
settle-as-it-stands = Tel quel
settle-as-it-stands-text = L’organigramme reste comme il est maintenant
settle-choose = Choisir
settle-same = Aucun chiffre ne change
settle-posts = Postes
settle-fte = ETP
settle-no-category = Sans catégorie
settle-category = Catégorie { $category }
settle-before-after = { $before } → { $after }
settle-more = { $count ->
    [0] aucun autre chiffre
    [one] 1 autre chiffre
   *[other] { $count } autres chiffres
}
settle-previous = Précédent
settle-next = Suivant
settle-own = Postes en propre
settle-movements = Mouvements
settle-everywhere-posts = Vaut pour tout le projet : { $count ->
    [one] { $count } poste
   *[other] { $count } postes
}, { $charts ->
    [one] { $charts } organigramme
   *[other] { $charts } organigrammes
}
settle-everywhere-units = Vaut pour tout le projet : { $count ->
    [one] { $count } unité
   *[other] { $count } unités
}, { $charts ->
    [one] { $charts } organigramme
   *[other] { $charts } organigrammes
}
compare-swap = Échanger les deux organigrammes
field-reason = Motif
reason-hint = Le paragraphe du rapport
field-nature = Nature du mouvement
nature-rule = Selon la règle
nature-transfer = Même poste, intitulé plus exact
nature-transformation = Transformation en un autre poste
nature-rule-gives = Selon la règle : { $movement }
nature-decides-nothing = La catégorie, le grade ou le niveau d’encadrement change : c’est une transformation, quelle que soit la nature déclarée.
nature-of-kept = Rien ne change dans ce poste : il est maintenu, quelle que soit la nature déclarée.
nature-of-transferred = Seule l’unité change : c’est le même poste, transféré, quelle que soit la nature déclarée.
nature-of-retitled = Le poste ne change pas d’unité : il est maintenu avec un intitulé précisé, ce n’est pas un transfert.
movements-backwards-reason = Le motif est celui du mouvement dans l’autre sens.
movements-working-time = Temps de travail changé
movements-vacancies = Vacances changées
link-title = Lier des postes
link-text = Un poste devient un autre, plusieurs, ou plusieurs n’en font plus qu’un. Chaque poste n’a qu’une origine et qu’un devenir.
link-sources = Avant
link-targets = Après
link-chosen = { $title }, { $count ->
    [0] aucun choisi
    [one] un choisi
   *[other] { $count } choisis
}
link-created = créé
link-suppressed = supprimé
link-search = Chercher un poste ou une unité
answer-link = Lier
answer-split = Diviser
answer-consolidate = Regrouper
align-title = Apparier « { $from } » et « { $to } »
align-searching = Recherche des unités et des postes qui se correspondent…
align-nothing = Rien n’est à apparier, tout est déjà lié ou trop différent.
align-text = Décochez ce qui n’est pas le même poste ou la même unité. Rien n’est lié avant que vous validiez.
align-level = Accepter à partir de
align-unit = Unité
answer-pair = { $count ->
    [0] Apparier
    [one] Apparier 1 paire
   *[other] Apparier { $count } paires
}
merge-title = Fusionner des variantes
merge-text = Ce que chaque variante a changé est réuni dans une nouvelle variante. Là où elles se contredisent, le conflit est listé avec ce que l’organigramme porte en attendant, et se règle d’un clic.
merge-base = Point de départ commun
merge-tables = Variantes à réunir
merge-report-title = Variantes réunies
merge-conflicts = { $count ->
    [0] Aucun conflit
    [one] Un conflit à régler
   *[other] { $count } conflits à régler
}
merge-agreed = { $count ->
    [0] Rien n’a été changé par toutes les variantes
    [one] Un changement commun à toutes les variantes
   *[other] { $count } changements communs à toutes les variantes
}
merge-one-sided = { $count ->
    [0] Rien n’est propre à certaines variantes
    [one] Un changement propre à certaines variantes
   *[other] { $count } changements propres à certaines variantes
}
answer-merge = Fusionner
dialog-tables = Exporter les tableaux des mouvements
filter-xlsx = Classeurs Excel
filter-docx = Documents Word
filter-html = Pages HTML
filter-csv = Données brutes CSV, pour un programme

# Starting.
start-no-display = Aucun écran n’est disponible pour ouvrir une fenêtre. Les sous-commandes import, count, check et export s’en passent, voir organigramme --help.
start-no-window = La fenêtre ne peut pas s’ouvrir. { $why }
start-missing-libraries = La fenêtre ne peut pas s’ouvrir, il manque { $libraries }. Sous Debian ou Ubuntu : apt install { $packages }
start-display-silent = La fenêtre ne peut pas s’ouvrir, l’écran « { $display } » ne répond pas. Les sous-commandes import, count, check et export s’en passent, voir organigramme --help.
start-no-drawing = La fenêtre ne peut pas s’ouvrir, aucun pilote de dessin ne convient (Vulkan, OpenGL ES 3 ou OpenGL 2). Sous Debian ou Ubuntu : apt install mesa-vulkan-drivers libegl1 libgl1 libgl1-mesa-dri, ou le pilote de la carte graphique
start-fallback = Vulkan et OpenGL ES ne conviennent pas ici, la fenêtre est dessinée par OpenGL
start-window-lost = La fenêtre s’est fermée sur une erreur. { $why }

### Pictures: what is exported, and what it looks like.

picture-title = Exporter l’organigramme
picture-export = Exporter…
picture-format = Format
picture-what = Contenu
picture-whole = Tout l’organigramme
picture-branch = La branche { $name }
picture-view = Vue
picture-as-shown = Comme à l’écran
picture-style = Couleurs
picture-style-of-view = Celles de la vue
picture-changes = Changements
picture-changes-none = Ne pas les montrer
picture-changes-marked = Marquer ce qui a changé depuis { $label }
picture-changes-both = { $label } aussi, dans sa propre section
picture-changes-beside = { $label } sur la même feuille
picture-page = Page
picture-fit = Ajustée au dessin
picture-landscape = Paysage
picture-portrait = Portrait
picture-sections = Une section par unité qui a ses postes autorisés
picture-split = Une page par unité qui a ses postes autorisés
picture-date-above = Date sous le titre
picture-date = Date au pied de la page
picture-resolution = Finesse
picture-resolution-automatic = Automatique
picture-scale = × { $scale }
picture-dpi = { $dpi } points par pouce
picture-outlines = Texte en contours (Inkscape, LibreOffice)
picture-embed = Joindre le projet : l’image se rouvrira ici
picture-attach = Joindre le projet au document
picture-archival = PDF d’archive (PDF/A-2u)
picture-as-text = Un texte structuré en titres et en listes, pour les lecteurs d’écran et pour être collé ailleurs. Il dit tout ce que montre l’image, dans le même ordre.
picture-previous = Page précédente
picture-next = Page suivante
# $pixels is empty but for an image.
picture-figures = { $width } × { $height } mm{ $pixels } · plus petit texte { $whole },{ $tenths } pt · { $posts ->
    [0] vue d’ensemble
    [one] { $posts } poste
   *[other] { $posts } postes
}
picture-pixels = { " " }· { $across } × { $down } pixels
picture-small = { $whole },{ $tenths } pt : difficile à lire sur papier (moins de 7 pt)
picture-small-page = Page { $page }, { $whole },{ $tenths } pt : difficile à lire sur papier (moins de 7 pt)
picture-use-a3 = Imprimer en A3
picture-use-portrait = Imprimer en portrait
picture-use-split = Répartir sur plusieurs pages
picture-too-large = Plus de { $limit } millions de pixels : choisissez une finesse moindre
picture-file-exists = « { $name } » existe déjà : rien n’est écrit, choisissez un autre nom
picture-copied = L’image est dans le presse-papiers
reading-files = { $count ->
    [0] Lecture d’aucun fichier
    [one] Lecture d’un fichier
   *[other] Lecture de { $count } fichiers
}
dialog-add-charts = Ajouter des organigrammes d’autres fichiers
paths-text = Les chemins des fichiers, un par ligne
add-charts-title = Ajouter des organigrammes
add-charts-text = Ce qui est coché est ajouté à ce projet ; les autres fichiers restent tels quels.
add-charts-posts = { $label }, { $posts ->
    [0] aucun poste
    [one] 1 poste
   *[other] { $posts } postes
}
add-charts-named = sera « { $name } »
add-charts-same-as = identique à « { $label } », déjà là
add-charts-snapshots = { $count ->
    [0] aucun instantané
    [one] 1 instantané n’est pas repris
   *[other] { $count } instantanés ne sont pas repris
}
answer-add-charts = { $count ->
    [0] N’ajouter aucun organigramme
    [one] Ajouter 1 organigramme
   *[other] Ajouter { $count } organigrammes
}
dropped-title = Que faire de « { $name } » ?
dropped-text = Un projet est ouvert. Le fichier déposé peut prendre sa place, ses organigrammes peuvent s’y ajouter, ou être comparés à celui qui est affiché.
answer-open-instead = Ouvrir à la place
answer-add-its-charts = Ajouter ses organigrammes…
answer-compare-it = Comparer
reading = Lecture de { $name }
exporting = Export de { $name }
exported = { $more ->
    [0] « { $name } » est exporté
    [one] « { $name } » et un autre fichier sont exportés
   *[other] « { $name } » et { $more } autres fichiers sont exportés
}
open-folder = Ouvrir le dossier
folder-not-opened = Le dossier { $folder } ne s’ouvre pas : { $reason }

### How the chart is looked at.

look = Présentation
look-tip = Couleurs, densité, contenu des cartes et vues enregistrées
look-views = Vues enregistrées
look-view-name = Nom de la vue
look-save-view = Enregistrer
look-replace-view = Remplacer
look-delete-view = Supprimer la vue
look-colour-by = Les couleurs distinguent
look-by-kind = Types d’unité
look-by-category = Catégories
look-by-level = Encadrement
look-by-change = Changements
style-colour = Couleur
style-grey = Gris
style-contrast = Contraste
look-density = Densité
look-airy = Aérée
look-normal = Normale
look-compact = Compacte
look-width = Largeur des cartes
look-width-free = Libre
look-width-narrow = Étroite
look-width-medium = Moyenne
look-width-wide = Large
look-shown = Sur les cartes
look-posts = Postes
look-grades = Grades
look-levels = Encadrement
look-jobs = Métiers de référence
look-arrange-freely = Dispositions automatiques
look-reset = Réinitialiser
unfold-branch = Déplier la branche
field-arrangement = Disposition des unités dessous
arrange-freely = Automatique
arrange-row = Côte à côte
arrange-column = En colonne
arrange-two = En 2 colonnes
arrange-three = En 3 colonnes
arrange-four = En 4 colonnes

# What was left unsaved, offered at the next start.
recovery-title = Reprendre les modifications non enregistrées ?
recovery-steps = { $count ->
    [0] Ce projet n’était pas enregistré quand le programme s’est arrêté.
    [one] Une modification n’était pas enregistrée quand le programme s’est arrêté.
   *[other] { $count } modifications n’étaient pas enregistrées quand le programme s’est arrêté.
}
recovery-drafts = { $count ->
    [0] Aucun texte n’était en cours de saisie.
    [one] Un texte était en cours de saisie. Reprendre le remet dans son champ.
   *[other] { $count } textes étaient en cours de saisie. Reprendre les remet dans leurs champs.
}
draft-homeless = Ce qui portait ce texte n’existe plus. Il est dans le presse-papiers : « { $text } »
recovery-no-file = Ce projet n’est encore dans aucun fichier.
recovery-gone = Le fichier n’est plus là, enregistrer le créera de nouveau.
recovery-unchanged = Le fichier est resté tel qu’il était.
recovery-changed = Le fichier a été modifié depuis. Garder les deux ouvre ces modifications à part et ne touche pas au fichier.
recovery-damaged = La fin n’a pas pu être lue, il peut manquer les toutes dernières modifications.
recovery-refused = Une modification n’a pas pu être refaite, elle et les suivantes sont laissées de côté. { $why }
recovery-resume = Reprendre
recovery-both = Garder les deux
recovery-later = Plus tard
recovery-throw-away = Jeter…
recovery-sure-title = Jeter ces modifications ?
recovery-sure-text = Elles ne sont nulle part ailleurs et seront perdues.
recovery-keep = Ne pas jeter
recovery-throw-away-for-good = Jeter
recovered = Modifications reprises, elles restent à enregistrer
journal-failed = Un arrêt brutal perdrait les modifications non enregistrées, elles ne peuvent pas être notées au fur et à mesure. { $why }
journal-newer = Des modifications non enregistrées viennent d’une version plus récente du programme, qui pourra les reprendre. Elles restent dans « { $path } ».
journal-broken = Des modifications non enregistrées ne peuvent pas être lues, elles sont gardées dans « { $path } ». { $why }
panic-kept = Organigramme s’est arrêté à cause d’une erreur du programme. Les modifications non enregistrées sont gardées et seront proposées au prochain démarrage.
panic-nothing-unsaved = Organigramme s’est arrêté à cause d’une erreur du programme. Rien n’est perdu, tout était enregistré.
panic-lost = Organigramme s’est arrêté à cause d’une erreur du programme. Les modifications non enregistrées n’ont pas pu être gardées.

# The file as others may change it

changed-title = Le fichier a été modifié ailleurs
changed-text = « { $name } » a été modifié par quelqu’un d’autre, ou par un autre programme, depuis que vous l’avez ouvert.
changed-unsaved = Vous avez aussi ici des modifications qui ne sont pas enregistrées.
changed-compare = « Comparer » ajoute l’organigramme du disque à côté du vôtre et montre les mouvements de l’un à l’autre.
changed-kept = Si vous gardez le vôtre, l’autre reste dans les versions précédentes.
answer-compare = Comparer
answer-keep-mine = Garder le mien
answer-save-mine = Enregistrer le mien
answer-reload = Recharger
answer-reload-discard = Recharger sans mes modifications
answer-later = Plus tard
in-place-title = Écrire directement dans le fichier ?
in-place-text = « { $name } » n’a pas pu être remplacé. { $why }. Il peut être écrit directement : son contenu d’avant est d’abord gardé dans les versions précédentes, mais une coupure de courant pendant l’écriture l’abîmerait.
answer-in-place = Écrire directement
versions-title = Versions précédentes
versions-text = Ce que le fichier contenait avant chaque enregistrement. Rien ici ne change le fichier : une version s’ouvre comme un nouveau projet, ou se compare avec l’organigramme affiché.
versions-none = Aucune version n’a encore été remplacée.
versions-moment = { $day }/{ $month }/{ $year } à { $time }
versions-posts = { $count ->
    [one] { $count } poste
   *[other] { $count } postes
}
versions-unreadable = illisible
answer-open-copy = Ouvrir une copie
