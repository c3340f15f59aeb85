### Pourquoi un fichier n’est pas lu.

native-place = Ligne { $line }, colonne { $column } : { $problem }
native-truncated = le fichier s’arrête au milieu, il semble tronqué
native-syntax = le texte n’est pas du JSON correct
native-too-much = Ce fichier demanderait trop de mémoire ({ $size } Mo, { $limit } au plus)
native-too-many-levels = Dans l’organigramme { $chart }, plus de { $limit } unités se tiennent l’une sous l’autre
native-too-deep = des éléments sont imbriqués trop profondément
native-missing-field = il manque le champ { $field }
native-duplicate-field = le champ { $field } est donné deux fois
native-unexpected-field = un champ n’a pas la forme attendue
native-unexpected = { $found } est à la place { $expected ->
    [count] d’un nombre entier de 0 à 4294967295
    [authorised] d’un nombre entier ou de "not_printed"
    [date] d’une date comme 2022-11-28
    [boolean] de true ou false
    [list] d’une liste
    [choice] de { $others } ou { $last }
    [text] d’un texte
   *[object] d’un objet
}
native-newer = Le fichier vient d’une version plus récente du programme (format { $version }), que celle-ci ne sait pas lire
native-version-zero = La version du format est 0, alors que la première est 1
native-other-kind = Ce fichier n’est pas un projet d’Organigramme : { $kind ->
    [empty] il est vide
    [json] c’est du JSON sans la marque "format": "organigramme"
    [xml] c’est un document XML, SVG ou HTML
    [image] c’est une image
    [pdf] c’est un document PDF
    [zip] c’est un document bureautique ou une archive
    [utf16] c’est un texte en UTF-16
    [text] c’est du texte ; « import » lit le texte d’un rapport
   *[binary] son contenu n’est pas du texte
}
native-not-read-back = Le projet ne se relirait pas tel qu’il est : rien n’a été écrit. C’est un défaut du programme.
native-broken = { $first }{ $more ->
    [0] { "" }
    [one] { " " }(et un autre défaut)
   *[other] { " " }(et { $more } autres défauts)
}
# Pourquoi une image ne donne pas de projet.
picture-without-project = Cette image ne contient pas de projet ; ouvrez le fichier dont elle a été tirée, ou exportez-la à nouveau en y joignant le projet
picture-damaged = Cette image est abîmée ou incomplète, le projet ne peut pas en être tiré
