# Les étapes de la relecture, en ligne de commande.
cli-help-steps = Une page par étape depuis cet organigramme (celui de --since, sinon l’organigramme d’origine), ou par groupe d’étapes avec =group
cli-steps-since = Ces étapes n’ont pas de départ : l’organigramme ne vient d’aucun autre, nommez-en un avec --since
