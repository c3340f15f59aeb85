### Why a document or a drawing cannot be read, and what its reading remarks on.

document-broken = This file is damaged or cut off, ask for it again or save it once more.
document-swells = This file takes a boundless place once it is opened, it is not read.
document-protected = This file is protected by a password, save it without one, then import it.
document-xml-broken = The content of this file is damaged, save it once more in its program, then import it.
document-xml-deep = The content of this file is nested far deeper than any document, it is not read.
document-save-as = This file is of an older format ({ $format }), save it as { $instead }, then import it.
document-picture = This file is a picture ({ $format }), whose text cannot be read. Import the document it was made from, or copy its text.
