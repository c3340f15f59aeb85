# Texts too long for the screen.
long-text = Texte de { $letters } caractères : l’écran n’en montre que le début, le fichier et les exports l’ont entier.
long-text-replace = Écrire un autre texte

# Les onglets.
tabs-all = Tous les organigrammes

# The status bar where room is short.
status-ceiling-short = Autorisés : { $posts }
status-missing-count = { $count ->
    [one] { $count } unité sans chiffre
   *[other] { $count } unités sans chiffre
}
status-excess-count = { $count ->
    [one] { $count } dépassement
   *[other] { $count } dépassements
}
short-kept = { $count } maint.
short-retitled = { $count } préc.
short-transferred = { $count } transf.
short-transformed = { $count } transform.
short-transferred-and-transformed = { $count } transf. et transform.
short-created = { $count ->
    [one] { $count } créé
   *[other] { $count } créés
}
short-suppressed = { $count } suppr.
short-working-time = { $count } quotité
short-vacancies = { $count } vac.
short-unexplained = { $count } inexpl.
short-unexplained-units = { $count ->
    [one] { $count } unité inexpl.
   *[other] { $count } unités inexpl.
}
