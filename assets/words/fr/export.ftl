### Les fichiers exportés.

# The heading of one of several pages, in a text.
export-section = { $number } / { $count } – { $name }
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
export-cannot-do = un tel fichier ne peut pas suivre --{ $option }, le choix est : { $formats }
export-no-embedding-in-archive = Un PDF d’archive ne peut pas contenir le projet : choisissez un PDF ordinaire
export-not-in-font = Un PDF d’archive ne peut pas contenir « { $letter } » ({ $code }), que la police n’a pas : remplacez ce caractère dans « { $text } »
export-failed = Le fichier n’a pas pu être composé : { $reason }
export-cancelled = L’export a été annulé.
