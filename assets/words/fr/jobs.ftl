### Ce qui se fait à côté de la fenêtre.

job-failed = Cette tâche a échoué à cause d’une erreur du programme, rien n’a été modifié
picture-file-exists = « { $name } » existe déjà : rien n’est écrit, choisissez un autre nom
reading-files = { $count ->
    [0] Lecture d’aucun fichier
    [one] Lecture d’un fichier
   *[other] Lecture de { $count } fichiers
}
reading = Lecture de { $name }
exporting = Export de { $name }
folder-not-opened = Le dossier { $folder } ne s’ouvre pas : { $reason }
journal-newer = Des modifications non enregistrées viennent d’une version plus récente du programme, qui pourra les reprendre. Elles restent dans « { $path } ».
journal-broken = Des modifications non enregistrées ne peuvent pas être lues, elles sont gardées dans « { $path } ». { $why }

# Ce qui est en cours, et peut être annulé.
saving = Enregistrement de { $name }
save-refused = { $why }. « Enregistrer sous… » peut l’écrire ailleurs
save-cancelled = L’enregistrement a été annulé : le fichier est resté comme il était.
looking-for-versions = Recherche des versions précédentes
merging-variants = Fusion des variantes
