# Why a file was not read or written.

store-problem = { $path }: { $problem }
store-is-folder = it is a folder
store-not-regular = it is not a regular file
store-read-only = it is read-only
store-too-large = it is too large ({ $size } MB, { $limit } at most)
store-missing = it does not exist
store-denied = access is denied
store-full = the disk is full
store-not-folder = the path goes through a file
store-other = the system says: { $detail }

# A file that somebody else is editing.
lock-holder = { $user } is editing this file on { $host } { $since }
lock-holder-unknown = Somebody else is editing this file
lock-since = since { $date } at { $time }
lock-since-unknown = since an unknown time
lock-perhaps-left = { $who }. If that is no longer so, delete { $lock }
lock-not-saved = “{ $name }” is not saved. { $who }
