### Why a PDF is not read, and what reading it tells.

pdf-scan = This PDF is a scan: its pages are pictures, whose text cannot be read. Import the document it was made from, or have it go through text recognition first.
pdf-empty = This PDF holds no text.
pdf-letters = This PDF draws its letters without saying which they are. Import the document it was made from, or have it go through text recognition first.
pdf-broken = This PDF is damaged or incomplete, ask for it again or save it once more.
pdf-too-large = This PDF is far larger than any report, keep only the pages with the chart and import those.
pdf-page-is-picture = Page { $page } is a picture, whose text cannot be read.
