# The page about the program.
about-purpose = Éditeur d’organigrammes de postes des administrations publiques. Aucune connexion au réseau.
about-version = Version
about-renderer = Affichage
about-folder-config = Préférences
about-folder-state = Fichiers récents et reprise
about-folder-versions = Versions précédentes
about-copy = Copier
about-copy-tip = Copier ces lignes, pour qui doit vous aider
about-copied = Copié
about-licences = Licences
about-licences-text = Polices, icônes, données et bibliothèques contenues dans le programme.
about-libraries = Bibliothèques
