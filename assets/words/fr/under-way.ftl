# Ce qui est en cours, et peut être annulé.
saving = Enregistrement de { $name }
save-refused = { $why }. « Enregistrer sous… » peut l’écrire ailleurs
save-cancelled = L’enregistrement a été annulé : le fichier est resté comme il était.
looking-for-versions = Recherche des versions précédentes
leave-title = Quitter avant la fin ?
leave-text = Ce qui est interrompu n’est pas écrit ; un fichier qui porterait déjà ce nom reste comme il était.
leave-when-done = Finir, puis quitter
leave-waits = Organigramme se fermera dès que ce sera fini
leave-not = Ne pas quitter
leave-now = Interrompre et quitter
merging-variants = Fusion des variantes
