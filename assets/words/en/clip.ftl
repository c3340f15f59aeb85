### Tables copied and pasted.

clip-level = Level
clip-kind = Kind of unit
clip-unit = Unit
clip-authorised = Authorised posts
clip-title = Title
clip-category = Category
clip-grade = Grade
clip-manager-level = Managerial level
clip-reference-job = Reference job
clip-fte = FTE
clip-vacant = Vacant
clip-note = Note
clip-reason = Reason
clip-id = Identifier
clip-origin = Origin
clip-split-from = Split from
clip-nature = Nature of the movement
clip-comments = Comments
clip-evidence = Read in
clip-extra = Other fields
clip-count = Number of posts
