### Why a file is not read.

native-place = Line { $line }, column { $column }: { $problem }
native-truncated = the file stops in the middle, as if cut short
native-syntax = the text is not correct JSON
native-too-much = The file would take too much memory ({ $size } MB, { $limit } at most)
native-too-many-levels = In the chart { $chart }, more than { $limit } units stand one under the other
native-too-deep = elements are nested too deeply
native-missing-field = the field { $field } is missing
native-duplicate-field = the field { $field } is given twice
native-unexpected-field = a field is not as expected
native-unexpected = { $found } stands in place of { $expected ->
    [count] a whole number from 0 to 4294967295
    [authorised] a whole number or "not_printed"
    [date] a date such as 2022-11-28
    [boolean] true or false
    [list] a list
    [choice] { $others } or { $last }
    [text] a text
   *[object] an object
}
native-newer = The file comes from a newer version of the program (format { $version }), which this one cannot read
native-version-zero = The version of the format is 0, and the first one is 1
native-other-kind = This file is not an Organigramme project: { $kind ->
    [empty] it is empty
    [json] it is JSON without the mark "format": "organigramme"
    [xml] it is an XML, SVG or HTML document
    [image] it is an image
    [pdf] it is a PDF document
    [zip] it is an office document or an archive
    [utf16] it is a text in UTF-16
    [text] it is text; “import” reads the text of a report
   *[binary] its content is not text
}
native-not-read-back = The project would not read back as it is: nothing was written. This is a fault of the program.
native-broken = { $first }{ $more ->
    [0] { "" }
    [one] { " " }(and one more fault)
   *[other] { " " }(and { $more } more faults)
}
# Why a picture gives no project.
picture-without-project = This picture has no project inside; open the file it was made from, or export it again with the project joined to it
picture-damaged = This picture is damaged or incomplete, the project cannot be taken out of it
