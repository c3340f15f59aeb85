# Ce qui est en cours, et peut être annulé.
saving = Enregistrement de { $name }
save-cancelled = L’enregistrement a été annulé : le fichier est resté comme il était.
looking-for-versions = Recherche des versions précédentes
