### What the reading of a report remarks on.

reader-not-text = This file is not a text.
reader-other-format = This file is not a text ({ $format }).
reader-too-long = This text is too long ({ $lines } lines, { $limit } at most).
reader-no-chart = This text holds no unit and no post.
reader-encoding-assumed = The file does not state its encoding, read as { $encoding }.
reader-damaged-text = Unreadable characters in “{ $text }”.
reader-unrecognised = Neither a unit, a post nor page furniture, left out: “{ $text }”.
reader-lines-joined = Line taken as going on from the one above: “{ $text }”.
reader-word-rejoined = Word cut at the end of a line, put together as “{ $word }”.
reader-side-by-side = Units side by side, read one after the other: “{ $text }”.
reader-cell-left-out = Table cell left out: “{ $text }”.
reader-parenthesis-unclosed = Bracket never closed: “{ $text }”.
reader-parenthesis-detached = Bracket parted from its post by a blank line, given to the post above: “{ $text }”.
reader-several-posts-on-line = Several posts on one line: “{ $text }”.
reader-count-assumed = No count, taken for one post: “{ $title }”.
reader-count-rounded = Rough count, read as { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}: “{ $text }”.
reader-count-twice = Two counts for “{ $title }”: { $used } kept, { $other } left out.
reader-count-zero = Count of zero, line left out: “{ $text }”.
reader-count-summed = “{ $text }” read as { $count } posts: “{ $title }”.
reader-count-unclear = Count not readable, line left out: “{ $text }”.
reader-count-too-large = Too many posts, line left out: “{ $text }”.
reader-count-in-fte = Count given in FTE, read as { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}: “{ $title }”.
reader-movement-left-out = Named in a list of movements, not counted: “{ $text }”.
reader-fte-unclear = Working time of several posts, to be checked: { $fte } for “{ $title }”.
reader-vacancy-unclear = “Poste vacant” in the singular for { $posts } posts, one counted as vacant: “{ $title }”.
reader-category-missing = No category: “{ $title }”.
reader-category-assumed = Final letter taken for category { $category }: “{ $text }”.
reader-category-unclear = Unclear category, kept as a note: “{ $text }”.
reader-parenthesis-unclear = Bracket that is no category, level or job, kept as it stands: “{ $text }”.
reader-explanation-kept = Explanation kept as the post's note: “{ $text }”.
reader-person-left-out = Person's name left out: “{ $title }”.
reader-kind-missing = “{ $unit }” does not state its kind, taken for “autre” under “{ $parent }”.
reader-parent-from-kind = “{ $unit }” is placed under “{ $parent }” by its kind, not by the level of its heading.
reader-parent-from-depth = “{ $unit }” is placed under “{ $parent }”, though their kinds do not say so.
reader-unit-again = “{ $text }” taken for “{ $unit }”, named before.
reader-unit-twice = “{ $unit }” appears twice in one place.
reader-chart-untitled = Untitled chart, named “{ $label }”.
reader-chart-assumed = A new chart seems to begin at “{ $label }”.
reader-chart-empty = “{ $label }” has no posts.
reader-several-tops = “{ $unit }” is level with the top of the chart, both are placed under “{ $root }”.
reader-chart-repeated = Another chart has the same title, state and date: “{ $label }”.
reader-post-before-unit = Post placed before any unit: “{ $title }”.
reader-director-given-to-root = “{ $title }” and the posts that follow, listed under “{ $unit }”, are given to “{ $root }”.
reader-organisation-assumed = Taken for the administration's name: “{ $text }”.
reader-organisation-or-unit = Administration or unit, taken for a unit: “{ $text }”.
reader-block-after-chart = “Organigramme” heading after the posts, given to “{ $label }”.
reader-block-repeated = “Organigramme” heading repeated, taken as the same chart going on.
reader-role-unclear = Neither “source” nor “cible”, state left empty: “{ $text }”.
reader-date-invalid = This date does not exist: “{ $text }”.
reader-date-of-something-else = Date that is not a committee's, left out: “{ $text }”.
reader-ceiling-between = Authorised posts: { $figure }, found between two charts, given to “{ $label }”.
reader-ceiling-inside = Authorised posts: { $figure }, found amid the posts, given to “{ $unit }”.
reader-ceiling-unused = Authorised posts: { $figure }, given to no unit.
reader-ceiling-with-more = Authorised posts: { $figure } kept, the rest left out: “{ $text }”.
reader-ceiling-unclear = Number of authorised posts not readable: “{ $text }”.
reader-ceiling-differs = “{ $unit }” has { $counted ->
    [one] { $counted } post
   *[other] { $counted } posts
} for { $printed } authorised.
reader-ceiling-missing = “{ $label }” does not state its authorised posts.
reader-count-differs = “{ $unit }” states { $printed ->
    [one] { $printed } post
   *[other] { $printed } posts
} and has { $counted }.
reader-total-differs = Printed total { $printed }, but { $counted } read for “{ $unit }”.
reader-total-unchecked = Printed total { $printed }, above any unit: not checked.
reader-beside-or-below = “{ $unit }” is placed beside “{ $other }”: nothing says whether it is a part of it.
reader-characters-mended = “{ $printed }” read as “{ $read }”: letters and figures mistaken for one another.
reader-parent-guessed = “{ $unit }” is placed under “{ $parent }”: neither its kind nor the text says so.
reader-posts-below-unread = Post placed in “{ $unit }”, though line { $unread } above it was not read.
reader-section-title = “{ $text }” has neither posts nor units: taken for a title of the document.
reader-title-missing = Posts of “{ $unit }” without a title, called “Poste”.
reader-contact-left-out = Contact details, left out: “{ $text }”.
reader-prose-left-out = Sentence that names a unit, a state or a date, left out: “{ $text }”.
