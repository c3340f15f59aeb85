### Ce qu’un projet a de faux, et comment ses parties s’appellent.

nature-transfer = Même poste, intitulé plus exact
nature-transformation = Transformation en un autre poste

violation-list = { $list ->
    [kinds] types d’unité
    [categories] catégories
    [grades] grades
   *[levels] niveaux d’encadrement
}
violation-duplicate-list-entry = La liste « { $list } » contient deux fois l’identifiant { $id }
violation-duplicate-chart = Deux organigrammes portent l’identifiant { $chart }
violation-duplicate-unit = Organigramme { $chart } : deux unités portent l’identifiant { $unit }
violation-duplicate-post = Organigramme { $chart } : deux postes portent l’identifiant { $post }
violation-no-root = Organigramme { $chart } : aucune unité ne se trouve au sommet
violation-several-roots = Organigramme { $chart } : plusieurs unités se trouvent au sommet, { $units }
violation-unknown-parent = Organigramme { $chart } : l’unité { $unit } est rattachée à { $parent }, qui n’y figure pas
violation-cycle = Organigramme { $chart } : des unités sont rattachées en boucle, { $units }
violation-unknown-unit = Organigramme { $chart } : le poste { $post } est placé dans l’unité { $unit }, qui n’y figure pas
violation-unknown-list-entry = { $user } renvoie à { $id }, que la liste « { $list } » ne contient pas
violation-unknown-base = L’organigramme { $chart } est issu de { $base }, qui n’est pas dans le projet
violation-unknown-chart = { $user } est placé dans l’organigramme { $chart }, qui n’est pas dans le projet
violation-negative-count = { $place } est négatif ({ $value }), alors qu’il s’agit d’un nombre de postes, d’une quotité ou d’un rang
violation-post-spent-twice = Organigramme { $chart } : le poste { $origin } a deux devenirs, { $first } et { $second }
violation-unit-spent-twice = Organigramme { $chart } : l’unité { $origin } a deux devenirs, { $first } et { $second }
violation-duplicate-departure = Organigramme { $chart } : il est dit deux fois ce que devient { $id }
