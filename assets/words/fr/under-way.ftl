# Ce qui est en cours, et peut être annulé.
saving = Enregistrement de { $name }
save-cancelled = L’enregistrement a été annulé : le fichier est resté comme il était.
looking-for-versions = Recherche des versions précédentes
leave-title = Quitter avant la fin ?
leave-text = Ce qui est interrompu n’est pas écrit : le fichier qui se trouve à cette place reste comme il était.
leave-when-done = Finir, puis quitter
leave-now = Interrompre et quitter
merging-variants = Fusion des variantes
