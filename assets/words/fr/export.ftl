### Les pages et les fichiers que l’on exporte.

# En-tête d’une page, tel qu’il s’imprime.
export-state = ORGANIGRAMME
export-state-source = ORGANIGRAMME SOURCE
export-state-target = ORGANIGRAMME CIBLE
export-state-variant = ORGANIGRAMME VARIANTE
export-state-both = ORGANIGRAMMES AVANT ET APRÈS
export-overview = Vue d’ensemble
export-perimeter = Sans les unités qui ont leur propre page
export-since = Changements depuis { $label }
export-since-dated = Changements depuis { $label }, CT du { $date }
# Posts, in the heading of a page with changes.
export-tally-none = aucun changement de poste
export-tally-arrived = { $count ->
    [one] { $count } arrivé
   *[other] { $count } arrivés
}
export-tally-left = { $count ->
    [one] { $count } parti
   *[other] { $count } partis
}
export-tally-arrived-both = { $count ->
    [one] { $count } arrivé et transformé
   *[other] { $count } arrivés et transformés
}
export-tally-left-both = { $count ->
    [one] { $count } parti et transformé
   *[other] { $count } partis et transformés
}
export-tally-carried-in = { $count ->
    [one] { $count } venu avec son unité
   *[other] { $count } venus avec leur unité
}
export-tally-carried-out = { $count ->
    [one] { $count } parti avec son unité
   *[other] { $count } partis avec leur unité
}
export-before = Avant : { $label }
export-after = Après : { $label }
# The heading of one of several pages, in a text.
export-section = { $number } / { $count } – { $name }
export-not-before = unité absente de « { $label } »
export-committee = CT du { $date }
export-date = { $day }/{ $month }/{ $year }
export-posts = { $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
}
export-authorised = Postes autorisés : { $authorised } ({ $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
})
export-not-printed = Postes autorisés : non imprimés ({ $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
})
export-without-figure = sans chiffre imprimé : { $units }
export-many-without-figure = sans chiffre imprimé : { $count ->
    [one] { $count } unité
   *[other] { $count } unités
}

# Légende et pied d’une page.
export-legend-figures = à droite du nom : postes comptés / autorisés, « – » non imprimés
export-legend-over = ▲ plus de postes qu’autorisés
export-page = page { $number } / { $pages }

# Les chiffres d’une unité, en toutes lettres.
export-unit-authorised = { $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
} pour { $authorised ->
    [one] { $authorised } autorisé
   *[other] { $authorised } autorisés
}
export-unit-not-printed = { $posts ->
    [one] { $posts } poste
   *[other] { $posts } postes
}, nombre autorisé non imprimé
export-unit-over = dépassement de { $posts }
export-unit-total = { $posts } au total
export-unit-own = { $posts } en propre

# Pourquoi rien n’est exporté.
export-unknown-unit = Aucune unité de cet organigramme ne s’appelle « { $name } »
export-ambiguous-unit = Plusieurs unités s’appellent « { $name } », précisez l’identifiant : { $units }
export-unknown-view = Aucune vue ne s’appelle « { $name } »
export-bad-scale = L’échelle d’une image va de 1 à 4, pas { $scale }
export-bad-dpi = La résolution d’une image va de 36 à 1200 points par pouce, pas { $dpi }
export-too-many-pixels = L’image aurait { $width } × { $height } pixels, plus que les { $limit } millions permis : choisissez une échelle plus petite, ou un PDF
export-without-units = { $units ->
    [one] ce qu’est devenue { $units } unité n’a pas de ligne ici, mais dans ces formats : { $formats }
   *[other] ce que sont devenues { $units } unités n’a pas de ligne ici, mais dans ces formats : { $formats }
}
export-open-conflicts = { $count ->
    [one] { $count } conflit n’est pas réglé
   *[other] { $count } conflits ne sont pas réglés
} dans « { $chart } » : les tableaux (xlsx, docx, html) les énoncent
export-cannot-do = un tel fichier ne peut pas suivre --{ $option }, le choix est : { $formats }
export-no-embedding-in-archive = Un PDF d’archive ne peut pas contenir le projet : choisissez un PDF ordinaire
export-not-in-font = Un PDF d’archive ne peut pas contenir « { $letter } » ({ $code }), que la police n’a pas : remplacez ce caractère dans « { $text } »
export-failed = Le fichier n’a pas pu être composé : { $reason }
export-cancelled = L’export a été annulé.
