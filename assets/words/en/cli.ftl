### The command line.

# The steps of the replay, on the command line.
cli-help-steps = A page for each step since that chart (the one of --since, else the one it was made from), or for each group of steps with =group
cli-steps-since = These steps have no beginning: the chart was made from no other, name one with --since

cli-in-file = { $path }: { $problem }
out-of-memory = There is not enough memory left, the program has ended. Close other programs, or ask for less.
cli-output = The standard output refuses the text: { $detail }
cli-no-window = No window can open here; “organigramme --help” says what can be done without one
cli-file-and-command = { $file }: a subcommand takes its files after its name
cli-same-file = the output is the input file
cli-picture-output = the project comes from this picture, it is written to another file
cli-over-project = the file holds a project, the output needs another name
cli-exists = the file exists already, --force replaces it
cli-newer = the file comes from a newer version of the program, it cannot be changed
cli-chart-named = “{ $label }” ({ $id })
cli-no-chart = none
cli-no-such-chart = No chart is called “{ $which }”. Those of the project: { $charts }
cli-several-charts = Several charts are called “{ $which }”: { $charts }. Write for example: { $example }
cli-no-chart-of-role = No chart has the role of { $role ->
    [source] source
    [target] target
   *[variant] variant
}. Name one by { $before }ID: { $charts }
cli-several-of-role = Several charts may be the { $role ->
    [source] source
    [target] target
   *[variant] variant
}: { $charts }. Write for example: { $example }
# The arguments.
cli-unknown-argument = There is no argument { $arg }, --help has the list
cli-missing-argument = { $arg } is missing, --help says what is expected
cli-missing-value = { $arg } lacks its value
cli-invalid-value = The value { $value } does not fit { $arg }
cli-conflict = { $arg } does not go with { $other }
cli-bad-arguments = The arguments make no sense { $arg }, --help says what is expected
# import
cli-import-chart = { $chart }: { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}, { $units ->
    [one] { $units } unit
   *[other] { $units } units
}
cli-import-problem = Line { $line }: { $problem }
cli-import-cell-problem = “{ $sheet }”, row { $line }: { $problem }
cli-import-columns = Columns read by their heads: { $columns }
cli-import-column = “{ $column }” ({ $meaning })
cli-import-no-table = it is no table, and --map, --sheet and several files are for tables
cli-import-more = { $more ->
    [one] { $more } more remark, --all-remarks gives them all
   *[other] { $more } more remarks, --all-remarks gives them all
}
cli-import-unnamed = To export, a chart is to be named with --chart. { $reason }
# check
cli-check-sound = No fault
cli-check-excess = { $chart }: { $unit } has { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} for { $authorised } authorised, { $excess } too many
# count
cli-count-chart = { $chart }: { $posts }, { $ceiling }
cli-count-chart-fte = { $chart }: { $posts } ({ $fte }), { $ceiling }
cli-count-posts = { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}
cli-count-fte = { $whole }.{ $hundredths } FTE
cli-count-ceiling = { $posts } authorised
cli-count-no-ceiling = no figure of authorised posts
cli-count-missing = Without a printed figure: { $units }
cli-count-unit = Unit
cli-count-kind = Kind
cli-count-direct = Own
cli-count-total = Total
cli-count-of-which = of which { $category }
cli-count-perimeter = Perimeter
cli-count-authorised = Authorised
cli-count-no-category = without a category
# export
cli-export-format = the format is known by the extension: { $formats }
cli-export-idle = --{ $option } changes nothing in such a file, only in these: { $formats }
cli-export-small = The smallest text has { $whole }.{ $tenths } pt, less than the { $limit } pt that read well
# compare
cli-compare-itself = “{ $chart }” would be compared with itself, name the other chart with { $option }: { $charts }
# align
cli-align-same = The two charts are one and the same
cli-align-done = { $units ->
    [one] { $units } unit linked
   *[other] { $units } units linked
}, { $posts ->
    [one] { $posts } post linked
   *[other] { $posts } posts linked
}, { $left } without a match
# merge
cli-merge-label = Put together
cli-merge-done = { $agreed ->
    [one] { $agreed } common change
   *[other] { $agreed } common changes
}, { $one_sided } by some of the tables, { $conflicts ->
    [one] { $conflicts } conflict
   *[other] { $conflicts } conflicts
}
cli-merge-base = Base: “{ $chart }” of { $file }
cli-merge-table = { $table }: “{ $chart }” of { $file }{ $reason ->
    [made] , made from “{ $from }”
    [refined] , made from “{ $from }”
    [changed] , “{ $from }” changed where it stands
    [lists] , lists changed
    [unchanged] , without any change
    [unknown] , which does not say what it was made from
   *[asked] {""}
}
cli-merge-refined = Left aside: “{ $chart }” of { $file }, which “{ $by }” continues
cli-merge-several-refined = several charts continue “{ $chart }”, say which by { $file }#ID: { $charts }
cli-merge-same = Left aside: “{ $chart }” of { $file }, which { $other } has too
cli-merge-changed-elsewhere = Left aside: “{ $chart }” of { $file }, which { $other } changed
cli-merge-left-aside = Left aside: “{ $chart }” of { $file }, made from “{ $from }”
cli-merge-left-aside-unknown = Left aside: “{ $chart }” of { $file }, which was not made from the base
cli-merge-unchanged = Left aside: “{ $chart }” of { $files }, in which nothing was done
cli-merge-held = Left aside: “{ $chart }” of { $files }, which is as { $base } has it
cli-merge-snapshots = Left aside: { $count ->
    [one] { $count } snapshot
   *[other] { $count } snapshots
} of { $file }: { $labels }
cli-merge-several-bases = the tables started from several charts, say which by { $file }#ID: { $charts }
# The help.
cli-help-program = An editor of organisation charts of posts
cli-help-usage = Usage:
cli-help-commands = Commands
cli-help-arguments = Arguments
cli-help-options = Options
cli-help-help = Print this help
cli-help-version = Print the version
cli-help-file = Project to open in the window
cli-help-lang = Language of the sentences
cli-help-import = Read a report or a table and make it a project
cli-help-input = File to read: report, table, document; several tables of one organisation
cli-help-output = File to write
cli-help-json = Give the charts and the problems as JSON
cli-help-force = Replace a file that exists
cli-help-all-remarks = Give all remarks, however many there are, and not the first 200 (10,000 with --json, where problems_left_out counts the others)
cli-help-map = Say what the columns of a table are taken for, as JSON
cli-help-mapping = Mapping of the columns, as given by “map”
cli-help-sheet = Sheet to read
cli-help-count = Count the posts per unit and per category
cli-help-project = Project to read, or picture with it inside
cli-help-chart = Chart: id, label or role (source, target…), for a picture also the name of a snapshot
cli-help-format = Form of the result
cli-help-check = Check a project and name every fault
cli-help-export = Make a chart an image, a PDF or a text
cli-help-unit = Unit at the top of the picture
cli-help-page = Size of the paper, or a page as large as the drawing
cli-help-portrait = Paper upright
cli-help-split = One page per unit with its own authorised posts, after an overview
cli-help-view = View of the chart, by its name
cli-help-style = Colours
cli-help-since = Marks what has changed since this chart or snapshot
cli-help-beside = Draws that chart too, on the same sheet
cli-help-date = Date printed at the foot of the page
cli-help-scale = Pixels per point, 1 to 4
cli-help-dpi = Dots per inch, 36 to 1200
cli-help-embed = Attach the project to the file
cli-help-outlines = Draw text as outlines
cli-help-archive = An archival PDF (PDF/A-2u)
cli-help-report = Describe the pages as JSON
cli-help-compare = Says what becomes of every post from one chart to the other, with the working times and vacancies that change
cli-help-from = Chart or snapshot to start from; else the source, or the chart that the target was made from
cli-help-to = Chart or snapshot to arrive at; else the target, or the chart made from the source
cli-help-earlier = Chart to start from
cli-help-later = Chart to arrive at
cli-help-align = Finds the units and posts of one chart in another, and links them
cli-help-merge = Puts the variants of several tables together as a new one
cli-help-base = Project that the variants come from; the chart is what they were made from, else the only one, else the source
cli-help-tables = The tables’ projects; of each, all charts made from the base, the last of those that continue each other, or the base changed where it stands
