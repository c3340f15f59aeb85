# Le clavier : ce qu’il fait, la recherche d’une action, l’aide, et ce que disent les lecteurs d’écran.

# Les actions.
action-select-all = Sélectionner tous les postes de l’unité
action-move-to-unit = Déplacer vers l’unité…
action-move-earlier = Placer avant
action-move-later = Placer après
action-move-out = Remonter d’un niveau
action-move-in = Descendre d’un niveau
action-move-to-previous-unit = Déplacer vers l’unité précédente
action-move-to-next-unit = Déplacer vers l’unité suivante
action-go-up = Aller vers le haut
action-go-down = Aller vers le bas
action-go-left = Aller vers la gauche, ou replier dans la liste
action-go-right = Aller vers la droite, ou déplier dans la liste
action-extend-up = Étendre la sélection vers le haut
action-extend-down = Étendre la sélection vers le bas
action-take-fewer = Prendre un poste de moins de la ligne
action-take-more = Prendre un poste de plus de la ligne
action-next-pane = Aller au volet suivant
action-previous-pane = Aller au volet précédent
action-palette = Chercher une action…
action-help = Clavier et souris…
menu-move = Déplacer
group-keyboard = Au clavier seul

# Les touches.
key-alt = Alt
key-enter = Entrée

# La recherche d’une action.
palette-title = Chercher une action, un organigramme, une unité
palette-hint = Que voulez-vous faire ?
palette-none = Aucune action possible ici ne s’appelle ainsi
palette-chart = Organigramme
palette-unit = Unité

# Le déplacement vers une unité choisie dans une liste.
move-title = { $posts ->
    [0] { $units ->
        [one] Rattacher « { $name } » à…
       *[other] Rattacher { $units } unités à…
    }
    [one] Déplacer « { $name } » vers…
   *[other] Déplacer { $posts } postes vers…
}
move-title-mixed = Déplacer la sélection vers…
move-none = Aucune unité possible ne s’appelle ainsi

# L’aide.
help-title = Clavier et souris
help-hint = Chercher dans l’aide
help-none = Aucune entrée ne s’appelle ainsi
help-mouse = À la souris
gesture-drag-post = Faire glisser un poste
gesture-drag-post-does = Déplace un poste de la ligne
gesture-drag-line = Faire glisser avec Maj
gesture-drag-line-does = Déplace toute la ligne
gesture-count = ↑ ↓, molette ou chiffre en glissant
gesture-count-does = Change le nombre de postes
gesture-drag-unit = Faire glisser une unité
gesture-drag-unit-does = La rattache ou change sa place
gesture-cancel = Échap en glissant
gesture-cancel-does = Laisse tout en place
gesture-double-click = Double-clic
gesture-double-click-does = Modifie sur place
gesture-add = Ctrl ou Maj + clic
gesture-add-does = Ajoute à la sélection, ou en retire
gesture-menu = Clic droit
gesture-menu-does = Ouvre le menu de ce qui est visé
gesture-scroll = Molette
gesture-scroll-does = Fait défiler
gesture-zoom = Ctrl + molette, ou pincer
gesture-zoom-does = Change l’échelle autour du pointeur
gesture-pan = Espace + glisser, ou bouton du milieu
gesture-pan-does = Déplace la vue

# Ce que disent les lecteurs d’écran.
said-unit = { $name }, niveau { $level }, { $place } sur { $count }, { $posts }
said-line = { $line }, ligne { $place } sur { $count }
said-ceiling = { $count ->
    [one] { $count } poste
   *[other] { $count } postes
} sur { $authorised }
said-not-printed = { $count ->
    [one] { $count } poste
   *[other] { $count } postes
}, autorisés non imprimés
said-excess = { $count ->
    [one] { $count } poste de trop
   *[other] { $count } postes de trop
}
