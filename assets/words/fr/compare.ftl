# Comparer et réunir des organigrammes.

merge-other-root = { $table } : cet organigramme n’a pas été fait à partir de la base, son unité racine est une autre
merge-unit = « { $name } »
merge-post = « { $title } », dans « { $unit } »
merge-unknown-unit = Une unité que ces organigrammes n’ont plus
merge-unknown-post = Un poste que ces organigrammes n’ont plus
merge-entry = { $list ->
    [kinds] Type d’unité « { $label } »
    [categories] Catégorie « { $label } »
    [grades] Grade « { $label } »
   *[levels] Niveau d’encadrement « { $label } »
}
merge-unknown-entry = { $list ->
    [kinds] Un type d’unité que les listes n’ont plus
    [categories] Une catégorie que les listes n’ont plus
    [grades] Un grade que les listes n’ont plus
   *[levels] Un niveau d’encadrement que les listes n’ont plus
}
merge-conflict = { $subject }, { $aspect } : { $claims }
merge-claim = { $tables } « { $value } »
merge-claim-nothing = { $tables } rien
merge-claims = { $first }, { $rest }
merge-change = { $subject }, { $aspect } : { $tables }
merge-no-claim = rien
merge-aspect = { $aspect ->
    [existence] ajout ou suppression
    [spent] poste employé deux fois
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
    [reason] motif
   *[other] autre champ
}
