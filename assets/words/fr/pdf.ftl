### Pourquoi un PDF ne se lit pas, et ce que sa lecture signale.

pdf-scan = Ce PDF est un scan : ses pages sont des images, dont le texte ne se lit pas. Importez le document dont il est tiré, ou passez-le d'abord par un logiciel de reconnaissance de texte.
pdf-empty = Ce PDF ne contient aucun texte.
pdf-letters = Ce PDF dessine ses lettres sans dire lesquelles ce sont. Importez le document dont il est tiré, ou passez-le d'abord par un logiciel de reconnaissance de texte.
pdf-broken = Ce PDF est abîmé ou incomplet, demandez-le de nouveau ou enregistrez-le une nouvelle fois.
pdf-too-large = Ce PDF est bien plus gros qu'un rapport, n'en gardez que les pages de l'organigramme puis importez-les.
pdf-page-is-picture = La page { $page } est une image, dont le texte ne se lit pas.
