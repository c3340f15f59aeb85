### Comparer et réunir des organigrammes.

movements-kept = Maintenus
movements-retitled = Précisés
movements-transferred = Transférés
movements-transformed = Transformés
movements-transferred-and-transformed = Transférés et transformés
movements-created = Créés
movements-suppressed = Supprimés
movements-unexplained = Inexpliqués
movements-unexplained-units = Unités inexpliquées
nature-rule = Selon la règle
nature-decides-nothing = La catégorie, le grade ou le niveau d’encadrement change : c’est une transformation, quelle que soit la nature déclarée.
nature-of-kept = Rien ne change dans ce poste : il est maintenu, quelle que soit la nature déclarée.
nature-of-transferred = Seule l’unité change : c’est le même poste, transféré, quelle que soit la nature déclarée.
nature-of-retitled = Le poste ne change pas d’unité : il est maintenu avec un intitulé précisé, ce n’est pas un transfert.
movements-working-time = Temps de travail changé
movements-vacancies = Vacances changées

merge-other-root = { $table } : cet organigramme n’a pas été fait à partir de « { $base } », son unité racine est une autre
merge-cancelled = La fusion a été annulée.
merge-unit = « { $name } »
merge-post = « { $title } », dans « { $unit } »
merge-chart = L’organigramme
merge-unknown-unit = Une unité que ces organigrammes n’ont plus
merge-unknown-post = Un poste que ces organigrammes n’ont plus
merge-entry = { $list ->
    [kinds] Type d’unité « { $label } »
    [categories] Catégorie « { $label } »
    [grades] Grade « { $label } »
   *[levels] Niveau d’encadrement « { $label } »
}
merge-list = { $list ->
    [kinds] Types d’unité
    [categories] Catégories
    [grades] Grades
   *[levels] Niveaux d’encadrement
}
merge-unknown-entry = { $list ->
    [kinds] Un type d’unité que les listes n’ont plus
    [categories] Une catégorie que les listes n’ont plus
    [grades] Un grade que les listes n’ont plus
   *[levels] Un niveau d’encadrement que les listes n’ont plus
}
merge-conflict = { $subject }, { $aspect } : { $claims }
merge-conflict-meanwhile = { $conflict }. En attendant, { $meanwhile }
merge-value-yes = oui
merge-value-no = non
merge-value-unnamed = autre chose
meanwhile-entry = la liste garde « { $label } »
meanwhile-entry-value = la liste garde { $value }
merge-claim = { $tables } { $value }
merge-value = « { $value } »
merge-value-gone = suppression
merge-value-stays = { $value } (reste)
merge-value-details = { $value } ({ $details })
merge-value-and = { $first } et { $rest }
merge-details = { $first }, { $rest }
merge-detail = { $aspect ->
    [category] catégorie { $value }
    [grade] grade { $value }
    [reference_job] métier de référence « { $value } »
    [place] sous « { $value } »
    [note] note « { $value } »
    [reason] motif « { $value } »
   *[other] { $value }
}
merge-detail-none = { $aspect ->
    [category] sans catégorie
    [grade] sans grade
    [manager_level] sans encadrement
    [reference_job] sans métier de référence
    [note] sans note
    [reason] sans motif
   *[other] rien
}
merge-detail-nature = nature « { $value } »
merge-detail-authorised = postes autorisés : { $value }
merge-detail-into = regroupement dans « { $name } »
merge-detail-comments = { $count ->
    [one] { $count } remarque
   *[other] { $count } remarques
}
merge-value-order-first = d’abord { $names }
merge-then = { $first } puis { $rest }
merge-detail-rank = n° { $rank } de l’unité
merge-detail-takes-over = { $count ->
    [one] { $count } poste repris
   *[other] { $count } postes repris
}
merge-value-order = un autre ordre
merge-value-order-before = l’ordre de départ
merge-value-fte = { $percent } %
merge-value-vacant = vacant
merge-value-occupied = pourvu
meanwhile-post-stays = le poste reste comme il était
meanwhile-unit-stays = l’unité reste comme elle était
meanwhile-unit-holds = l’unité reste, pour ce qui s’y trouve et se discute
meanwhile-gone = l’organigramme ne l’a plus
meanwhile-post-spent = { $post }, est compté une fois, et ce que les tables en ont fait attend
meanwhile-none-spent = aucun de ces postes n’est compté, tous attendent
meanwhile-unit-continued = « { $name } » reste et tient ce que les autres tenaient
meanwhile-unit-not-continued = aucune ne la continue
meanwhile-order = l’ordre de départ reste
meanwhile-nothing = l’organigramme n’en dit rien
meanwhile-value = l’organigramme en reste au départ : { $value }
meanwhile-claim = l’organigramme a pris { $claim }
meanwhile-other = l’organigramme porte autre chose
settled = { $subject }, { $aspect } : { $choice }
settled-not = { $settled } ; écarté : { $others }
settled-as-it-stands = laissé comme l’organigramme était alors
settled-base = comme au départ, { $value }
settled-claim = retenu, { $claim }
merge-claims = { $first }, { $rest }
merge-change = { $subject }, { $aspect } : { $tables }
merge-no-claim = rien
merge-aspect = { $aspect ->
    [existence] ajout ou suppression
    [spent] poste employé deux fois
    [identity] ce qu’est le poste
    [split] scission du poste
    [continued] unité continuée deux fois
    [place] emplacement
    [order] ordre
    [name] nom
    [label] libellé
    [rank] rang
    [is_pole] total par unité de ce type
    [kind] type d’unité
    [authorised] postes autorisés
    [title] intitulé
    [category] catégorie
    [grade] grade
    [manager_level] encadrement
    [reference_job] métier de référence
    [fte] quotité
    [vacant] vacance
    [note] note
    [origin] origine
    [split_from] origine par scission
    [merged_into] regroupement
    [nature] nature du mouvement
    [reason] motif
    [comments] remarque
    [date] date du comité
    [organisation] organisation
   *[other] autre champ
}
merge-aspect-unknown = champ « { $name } »
# The counters, in a sentence.
counted-kept = { $count ->
    [one] { $count } maintenu
   *[other] { $count } maintenus
}
counted-retitled = { $count ->
    [one] { $count } précisé
   *[other] { $count } précisés
}
counted-transferred = { $count ->
    [one] { $count } transféré
   *[other] { $count } transférés
}
counted-transformed = { $count ->
    [one] { $count } transformé
   *[other] { $count } transformés
}
counted-transferred-and-transformed = { $count ->
    [one] { $count } transféré et transformé
   *[other] { $count } transférés et transformés
}
counted-created = { $count ->
    [one] { $count } créé
   *[other] { $count } créés
}
counted-suppressed = { $count ->
    [one] { $count } supprimé
   *[other] { $count } supprimés
}
counted-unplaced = { $count } en réserve
counted-placed = { $count ->
    [one] { $count } sorti
   *[other] { $count } sortis
} de réserve
counted-working-time = { $count ->
    [one] { $count } temps de travail changé
   *[other] { $count } temps de travail changés
}
counted-vacancies = { $count ->
    [one] { $count } vacance changée
   *[other] { $count } vacances changées
}
counted-unexplained = { $count ->
    [one] { $count } inexpliqué
   *[other] { $count } inexpliqués
}
counted-unexplained-units = { $count ->
    [one] { $count } unité inexpliquée
   *[other] { $count } unités inexpliquées
}

export-date = { $day }/{ $month }/{ $year }

movements-unplaced = En réserve
movements-placed = Sortis de réserve
movement-unplaced = en réserve
movement-placed = sorti de réserve

movement-kept = maintenu
movement-retitled = précisé
movement-transferred = transféré
movement-transformed = transformé
movement-transferred-and-transformed = transféré et transformé
movement-created = créé
movement-suppressed = supprimé
tables-nature-of-kept = { $count ->
    [one] { $count } poste a une nature déclarée alors que rien n’y change : il est compté parmi les maintenus.
   *[other] { $count } postes ont une nature déclarée alors que rien n’y change : ils sont comptés parmi les maintenus.
}
tables-nature-of-retitled = { $count ->
    [one] { $count } poste est déclaré transféré sans changer d’unité : il est compté parmi les précisés.
   *[other] { $count } postes sont déclarés transférés sans changer d’unité : ils sont comptés parmi les précisés.
}
tables-nature-of-transferred = { $count ->
    [one] { $count } poste est déclaré transformé alors que seule son unité change : il est compté parmi les transférés.
   *[other] { $count } postes sont déclarés transformés alors que seule leur unité change : ils sont comptés parmi les transférés.
}
tables-nature-of-transformed = { $count ->
    [one] { $count } poste est déclaré transféré alors que sa catégorie, son grade ou son niveau d’encadrement change : il est compté comme transformation.
   *[other] { $count } postes sont déclarés transférés alors que leur catégorie, leur grade ou leur niveau d’encadrement change : ils sont comptés comme transformations.
}

minutes-ceiling-figure = { $posts }
minutes-ceiling-none = aucun chiffre
minutes-ceiling-not-printed = un chiffre non imprimé
