### Pourquoi un document ou un dessin ne se lit pas, et ce que sa lecture signale.

document-empty = Ce fichier est vide.
document-broken = Ce fichier est abîmé ou incomplet, demandez-le de nouveau ou enregistrez-le une nouvelle fois.
document-swells = Ce fichier prend une place démesurée une fois ouvert, il n'est pas lu.
document-protected = Ce fichier est protégé par un mot de passe, enregistrez-le sans mot de passe puis importez-le.
document-xml-broken = Le contenu de ce fichier est abîmé, enregistrez-le une nouvelle fois dans son logiciel puis importez-le.
document-xml-deep = Le contenu de ce fichier est imbriqué bien plus qu'aucun document, il n'est pas lu.
document-save-as = Ce fichier est d'un ancien format ({ $format }), enregistrez-le au format { $instead } puis importez-le.
document-picture = Ce fichier est une image ({ $format }), dont le texte ne se lit pas. Importez le document dont elle est tirée, ou recopiez-en le texte.
document-picture-left-out = Image du document, dont le texte ne se lit pas, laissée de côté : « { $text } ».
document-deleted-left-out = Texte supprimé en suivi des modifications, laissé de côté : « { $text } ».
document-hidden-left-out = Texte masqué, laissé de côté : « { $text } ».
document-comment-left-out = Commentaire, laissé de côté : « { $text } ».
document-attachment-left-out = Pièce jointe du courriel, non lue : « { $name } ». Enregistrez-la puis importez-la.
document-mail-empty = { $count ->
    [0] Ce courriel ne contient ni unité ni poste.
    [one] Ce courriel ne contient ni unité ni poste, enregistrez sa pièce jointe puis importez-la : « { $names } ».
   *[other] Ce courriel ne contient ni unité ni poste, enregistrez ses pièces jointes puis importez-les : « { $names } ».
}
document-note-left-out = Note, laissée de côté : « { $text } ».
drawing-placed-by-nearness = « { $unit } » n'est relié à rien, placé sous « { $parent } » d'après sa position.
drawing-second-parent = « { $unit } » est relié à « { $parent } » et à « { $other } », placé sous le premier.
drawing-dashed-left-out = Lien en pointillés laissé de côté, de « { $unit } » à « { $other } ».
drawing-link-in-circle = Le lien de « { $unit } » à « { $parent } » tourne en rond, laissé de côté.
drawing-function-taken-for-unit = Fonction d'une personne dont dépendent des unités, prise pour une unité : « { $text } ».
drawing-page-goes-on = Cette page poursuit « { $text } », nommé sur une page précédente.
document-project-inside = Cette image contient le projet lui-même, ouvrez-la au lieu de l'importer.
