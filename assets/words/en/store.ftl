# Why a file was not read or written.

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
store-no-folder = there is no folder to keep what it held before
store-limit = it is larger than allowed here
store-not-folder = the path goes through a file
store-other = the system says: { $detail }
