### Why a file is not read or written.

store-problem = { $path }: { $problem }
store-is-folder = it is a folder
store-not-regular = it is not a regular file
store-read-only = it is read-only
store-too-large = it is too large ({ $size } MB, { $limit } at most)
store-missing = it does not exist
store-denied = access is denied
store-full = the disk is full
store-changed = somebody else has changed it
store-not-replaced = no other file can take its place ({ $why })
store-unsure = it is saved, but a power cut might still undo that ({ $why })
store-both = { $first }. { $second }
version-not-kept = Saved, but what the file held before is not kept among the previous versions. { $why }
store-project-kept = { $path } held a project, which is kept as { $kept }
store-rescued = An interrupted save of { $path } had left a content that is nowhere else: it is kept as { $kept }
store-not-put-back = somebody else changed it while it was saved, and what they wrote could not be put back: it is in { $kept }
store-no-folder = there is no folder to keep what it held before
store-name = the name is too long or not allowed here
store-link-loop = its links lead to each other
store-io = the disk, or the network that it is on, has failed (input-output error)
store-limit = it is larger than allowed here
store-not-folder = the path goes through a file
store-other = the system says: { $detail }
# A file that somebody else is editing.
lock-holder = { $user } is editing this file on { $host } { $since }
lock-holder-unknown = Somebody else is editing this file
lock-since = since { $date } at { $time }
lock-since-unknown = since an unknown time
lock-perhaps-left = { $who }. If that is no longer so, delete { $lock }
lock-not-saved = “{ $name }” is not saved. { $who }
# What the program remembers.
broken-kept = The file { $path } was damaged. What could not be read is as it first came, the old file is kept beside it as { $kept }
broken-stays = The file { $path } is damaged, what could not be read is as it first came. It cannot be set aside. { $problem }
folders-no-home = No home folder was found. Preferences, recent files and changes to recover are kept in { $folder }, which the system may empty
folders-none = No folder was found to keep preferences, recent files and changes to recover in
folders-no-config = Preferences will not be kept. { $problem }
folders-no-state = Recent files and changes to recover will not be kept. { $problem }
folders-state-elsewhere = Recent files and changes to recover are kept in { $folder }, which the system may empty. { $problem }
