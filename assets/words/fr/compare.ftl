# Comparer et réunir des organigrammes.

merge-other-root = { $table } : cet organigramme n’a pas été fait à partir de la base, son unité racine est une autre
merge-unit = « { $name } »
merge-post = « { $title } », dans « { $unit } »
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
