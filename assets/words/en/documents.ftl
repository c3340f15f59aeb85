### Why a document or a drawing cannot be read, and what its reading remarks on.

document-empty = This file is empty.
document-broken = This file is damaged or cut off, ask for it again or save it once more.
document-swells = This file takes a boundless place once it is opened, it is not read.
document-protected = This file is protected by a password, save it without one, then import it.
document-xml-broken = The content of this file is damaged, save it once more in its program, then import it.
document-xml-deep = The content of this file is nested far deeper than any document, it is not read.
document-save-as = This file is of an older format ({ $format }), save it as { $instead }, then import it.
document-picture = This file is a picture ({ $format }), whose text cannot be read. Import the document it was made from, or copy its text.
document-picture-left-out = Picture in the document, whose text cannot be read, left out: “{ $text }”.
document-deleted-left-out = Text deleted while changes were tracked, left out: “{ $text }”.
document-hidden-left-out = Hidden text, left out: “{ $text }”.
document-comment-left-out = Comment, left out: “{ $text }”.
document-attachment-left-out = Attachment of the e-mail, not read: “{ $name }”. Save it, then import it.
document-mail-empty = { $count ->
    [0] This e-mail holds no unit and no post.
    [one] This e-mail holds no unit and no post, save its attachment, then import it: “{ $names }”.
   *[other] This e-mail holds no unit and no post, save its attachments, then import them: “{ $names }”.
}
document-note-left-out = Note, left out: “{ $text }”.
drawing-placed-by-nearness = “{ $unit }” is tied to nothing, placed under “{ $parent }” by where it stands.
drawing-second-parent = “{ $unit }” is tied to “{ $parent }” and to “{ $other }”, placed under the first.
drawing-dashed-left-out = Dashed link left out, from “{ $unit }” to “{ $other }”.
drawing-link-in-circle = The link from “{ $unit }” to “{ $parent }” goes in a circle, left out.
drawing-function-taken-for-unit = Function of a person that units depend on, taken for a unit: “{ $text }”.
drawing-page-goes-on = This page goes on with “{ $text }”, named on an earlier page.
document-project-inside = This picture holds the project itself, open it instead of importing it.
