# The steps of the replay, on the command line.
cli-help-steps = A page for each step since that chart (the one of --since, else the one it was made from), or for each group of steps with =group
cli-steps-since = These steps have no beginning: the chart was made from no other, name one with --since
