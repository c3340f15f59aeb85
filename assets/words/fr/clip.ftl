### Les tableaux copiés et collés.

clip-level = Niveau
clip-kind = Type d’unité
clip-unit = Unité
clip-authorised = Postes autorisés
clip-title = Intitulé
clip-category = Catégorie
clip-grade = Grade
clip-manager-level = Encadrement
clip-reference-job = Métier de référence
clip-fte = ETP
clip-vacant = Vacant
clip-note = Note
clip-reason = Motif
clip-id = Identifiant
clip-origin = Origine
clip-split-from = Issu de
clip-nature = Nature du mouvement
clip-comments = Commentaires
clip-evidence = Lu dans
clip-extra = Autres champs
clip-count = Nombre de postes
