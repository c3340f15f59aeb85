### What would take too much memory or time.

# $cause is one of the sentences below: what is to be reduced.
cost-too-much = This would take about { $megabytes } MB of memory, more than the { $limit } MB allowed: { $cause }
cost-too-long = This would write about { $megabytes } MB, more than the { $limit } MB allowed: { $cause }
cost-too-slow = This would take about { $seconds } seconds, more than the { $limit } allowed: { $cause }
cost-units = there are too many units, have fewer of them or choose one branch
cost-posts = there are too many posts, have fewer of them or choose one branch
cost-text = there is too much text, shorten the names, the titles and the notes
cost-levels = too many units stand one under the other, have fewer levels or shorten their names
cost-categories = there are too many categories for so many units, have fewer of them or ask for the json format
cost-pages = there are too many pages, group the steps or compare states that are closer
cost-changes = there are too many changes, compare states that are closer
cost-unknown = there are too many unknown fields, take them out of the files
