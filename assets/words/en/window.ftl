# Texts too long for the screen.
long-text = A text of { $letters } characters: the screen shows its beginning only, the file and the exports have all of it.
long-text-replace = Write another text

# Tabs.
tabs-all = All charts

# The status bar where room is short.
status-ceiling-short = Authorised: { $posts }
status-missing-count = { $count ->
    [one] { $count } unit without a figure
   *[other] { $count } units without a figure
}
status-excess-count = { $count } exceeded
short-kept = { $count } kept
short-retitled = { $count } retitled
short-transferred = { $count } transf.
short-transformed = { $count } transform.
short-transferred-and-transformed = { $count } transf. and transform.
short-created = { $count } created
short-suppressed = { $count } suppr.
short-working-time = { $count } working time
short-vacancies = { $count } vac.
short-unexplained = { $count } unexpl.
short-unexplained-units = { $count ->
    [one] { $count } unit unexpl.
   *[other] { $count } units unexpl.
}
