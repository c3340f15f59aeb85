### La ligne de commande.

# Les étapes de la relecture, en ligne de commande.
cli-help-steps = Une page par étape depuis cet organigramme (celui de --since, sinon l’organigramme d’origine), ou par groupe d’étapes avec =group
cli-steps-since = Ces étapes n’ont pas de départ : l’organigramme ne vient d’aucun autre, nommez-en un avec --since

cli-in-file = { $path } : { $problem }
out-of-memory = Il n’y a plus assez de mémoire, le programme s’est arrêté. Fermez d’autres programmes, ou réduisez ce qui est demandé.
cli-output = La sortie standard refuse le texte : { $detail }
cli-no-window = Aucune fenêtre ne peut s’ouvrir ici ; « organigramme --help » dit ce qui se fait sans elle
cli-file-and-command = { $file } : une sous-commande prend ses fichiers après son nom
cli-same-file = la sortie est le fichier d’entrée
cli-picture-output = le projet vient de cette image, il s’écrit dans un autre fichier
cli-over-project = le fichier contient un projet, il faut un autre nom pour la sortie
cli-exists = le fichier existe déjà, --force le remplace
cli-newer = le fichier vient d’une version plus récente du programme, il ne peut pas être modifié
cli-chart-named = « { $label } » ({ $id })
cli-no-chart = aucun
cli-no-such-chart = Aucun organigramme ne s’appelle « { $which } ». Ceux du projet : { $charts }
cli-several-charts = Plusieurs organigrammes s’appellent « { $which } » : { $charts }. Écrivez par exemple : { $example }
cli-no-chart-of-role = Aucun organigramme n’a le rôle { $role ->
    [source] de source
    [target] de cible
   *[variant] de variante
}. Nommez-en un par { $before }IDENTIFIANT : { $charts }
cli-several-of-role = Plusieurs organigrammes peuvent être { $role ->
    [source] la source
    [target] la cible
   *[variant] la variante
} : { $charts }. Écrivez par exemple : { $example }
# Les arguments.
cli-unknown-argument = L’argument { $arg } n’existe pas, --help donne la liste
cli-missing-argument = Il manque { $arg }, --help dit ce qui est attendu
cli-missing-value = Il manque une valeur à { $arg }
cli-invalid-value = La valeur { $value } ne convient pas à { $arg }
cli-conflict = { $arg } ne va pas avec { $other }
cli-bad-arguments = Les arguments ne se comprennent pas { $arg }, --help dit ce qui est attendu
# import
cli-import-chart = { $chart } : { $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
}, { $units ->
    [one] { $units } unité
   *[other] { $units } unités
}
cli-import-problem = Ligne { $line } : { $problem }
cli-import-cell-problem = « { $sheet } », ligne { $line } : { $problem }
cli-import-columns = Colonnes lues d’après leurs titres : { $columns }
cli-import-column = « { $column } » ({ $meaning })
cli-import-no-table = ce n’est pas un tableau, --map, --sheet et plusieurs fichiers ne concernent que les tableaux
cli-import-more = { $more ->
    [one] Encore { $more } remarque, --all-remarks les donne toutes
   *[other] Encore { $more } remarques, --all-remarks les donne toutes
}
cli-import-unnamed = Pour exporter, un organigramme est à désigner avec --chart. { $reason }
# check
cli-check-sound = Aucun défaut
cli-check-excess = { $chart } : { $unit } compte { $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
} pour { $authorised ->
    [one] { $authorised } autorisé
   *[other] { $authorised } autorisés
}, soit { $excess } de trop
# count
cli-count-chart = { $chart } : { $posts }, { $ceiling }
cli-count-chart-fte = { $chart } : { $posts } ({ $fte }), { $ceiling }
cli-count-posts = { $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
}
cli-count-fte = { $whole },{ $hundredths } ETP
cli-count-ceiling = { $posts ->
    [one] { $posts } autorisé
   *[other] { $posts } autorisés
}
cli-count-no-ceiling = aucun chiffre de postes autorisés
cli-count-missing = Sans chiffre imprimé : { $units }
cli-count-unit = Unité
cli-count-kind = Type
cli-count-direct = En propre
cli-count-total = Au total
cli-count-of-which = dont { $category }
cli-count-perimeter = Périmètre
cli-count-authorised = Autorisés
cli-count-no-category = sans catégorie
# export
cli-export-format = le format se reconnaît à l’extension : { $formats }
cli-export-idle = --{ $option } ne change rien à un tel fichier, seulement à ceux-ci : { $formats }
cli-export-small = Le plus petit texte mesure { $whole },{ $tenths } pt, moins que les { $limit } pt qui se lisent bien
# compare
cli-compare-itself = « { $chart } » serait comparé à lui-même, nommez l’autre organigramme par { $option } : { $charts }
# align
cli-align-same = Les deux organigrammes sont le même
cli-align-done = { $units ->
    [one] { $units } unité reliée
   *[other] { $units } unités reliées
}, { $posts ->
    [one] { $posts } poste relié
   *[other] { $posts } postes reliés
}, { $left } sans correspondance
# merge
cli-merge-label = Mise en commun
cli-merge-done = { $agreed ->
    [one] { $agreed } changement commun
   *[other] { $agreed } changements communs
}, { $one_sided } d’une partie des tables, { $conflicts ->
    [one] { $conflicts } conflit
   *[other] { $conflicts } conflits
}
cli-merge-base = Base : « { $chart } » de { $file }
cli-merge-table = { $table } : « { $chart } » de { $file }{ $reason ->
    [made] , fait à partir de « { $from } »
    [refined] , fait à partir de « { $from } »
    [changed] , « { $from } » modifié sur place
    [lists] , listes modifiées
    [unchanged] , sans aucun changement
    [unknown] , qui ne dit pas d’où il vient
   *[asked] {""}
}
cli-merge-refined = Laissé de côté : « { $chart } » de { $file }, que « { $by } » continue
cli-merge-several-refined = plusieurs organigrammes continuent « { $chart } », dites lequel par { $file }#IDENTIFIANT : { $charts }
cli-merge-same = Laissé de côté : « { $chart } » de { $file }, que { $other } a aussi
cli-merge-changed-elsewhere = Laissé de côté : « { $chart } » de { $file }, que { $other } a modifié
cli-merge-left-aside = Laissé de côté : « { $chart } » de { $file }, fait à partir de « { $from } »
cli-merge-left-aside-unknown = Laissé de côté : « { $chart } » de { $file }, qui ne vient pas de la base
cli-merge-unchanged = Laissé de côté : « { $chart } » de { $files }, où rien n’a été fait
cli-merge-held = Laissé de côté : « { $chart } » de { $files }, tel que { $base } l’a
cli-merge-snapshots = Laissé de côté : { $count ->
    [one] { $count } instantané
   *[other] { $count } instantanés
} de { $file } : { $labels }
cli-merge-several-bases = les tables sont parties de plusieurs organigrammes, dites lequel par { $file }#IDENTIFIANT : { $charts }
# L’aide.
cli-help-program = Éditeur d’organigrammes de postes
cli-help-usage = Utilisation :
cli-help-commands = Commandes
cli-help-arguments = Arguments
cli-help-options = Options
cli-help-help = Affiche cette aide
cli-help-version = Affiche la version
cli-help-file = Projet à ouvrir dans la fenêtre
cli-help-lang = Langue des phrases
cli-help-import = Lit un rapport ou un tableau et en fait un projet
cli-help-input = Fichier à lire : rapport, tableau, document ; plusieurs tableaux d’une même organisation
cli-help-output = Fichier à écrire
cli-help-json = Donne les organigrammes et les problèmes en JSON
cli-help-force = Remplace un fichier qui existe
cli-help-all-remarks = Donne toutes les remarques, si nombreuses soient-elles, et non les 200 premières (10 000 avec --json, où problems_left_out compte les autres)
cli-help-map = Dit pour quoi les colonnes d’un tableau sont prises, en JSON
cli-help-mapping = Correspondance des colonnes, telle que la donne « map »
cli-help-sheet = Feuille à lire
cli-help-count = Compte les postes par unité et par catégorie
cli-help-project = Projet à lire, ou image à laquelle il est joint
cli-help-chart = Organigramme : identifiant, libellé ou rôle (source, cible…), pour une image aussi le nom d’un instantané
cli-help-format = Forme du résultat
cli-help-check = Vérifie un projet et nomme chaque défaut
cli-help-export = Fait d’un organigramme une image, un PDF ou un texte
cli-help-unit = Unité au sommet de l’image
cli-help-page = Format du papier, ou page à la taille du dessin
cli-help-portrait = Papier en portrait
cli-help-split = Une page par unité qui a ses postes autorisés, après une vue d’ensemble
cli-help-view = Vue de l’organigramme, par son nom
cli-help-style = Couleurs
cli-help-since = Marque ce qui a changé depuis cet organigramme ou cet instantané
cli-help-beside = Dessine aussi cet organigramme, sur la même feuille
cli-help-date = Date imprimée au pied de la page
cli-help-scale = Pixels par point, de 1 à 4
cli-help-dpi = Points par pouce, de 36 à 1200
cli-help-embed = Joint le projet au fichier
cli-help-outlines = Dessine le texte en contours
cli-help-archive = PDF d’archive (PDF/A-2u)
cli-help-report = Décrit les pages en JSON
cli-help-compare = Dit ce que devient chaque poste d’un organigramme à l’autre, avec les quotités et les vacances qui changent
cli-help-from = Organigramme ou instantané de départ ; à défaut la source, ou l’organigramme dont la cible est issue
cli-help-to = Organigramme ou instantané d’arrivée ; à défaut la cible, ou l’organigramme issu de la source
cli-help-earlier = Organigramme de départ
cli-help-later = Organigramme d’arrivée
cli-help-align = Retrouve les unités et les postes d’un organigramme dans un autre, et les relie
cli-help-merge = Réunit les variantes de plusieurs tables en une nouvelle
cli-help-base = Projet d’où viennent les variantes ; l’organigramme est celui dont elles sont faites, sinon le seul, sinon la source
cli-help-tables = Projets des tables ; de chacun, tous les organigrammes faits à partir de la base, le dernier de ceux qui en continuent un autre, ou la base modifiée sur place
