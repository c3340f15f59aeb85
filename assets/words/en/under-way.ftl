# What is under way, and can be cancelled.
saving = Saving { $name }
save-refused = { $why }. “Save as…” can write it elsewhere
save-cancelled = The save was cancelled: the file is as it was.
looking-for-versions = Looking for the previous versions
leave-title = Quit before the end?
leave-text = What is stopped is not written; a file that may have that name already stays as it is.
leave-when-done = Finish, then quit
leave-waits = Organigramme closes as soon as this is done
leave-not = Do not quit
leave-now = Stop and quit
merging-variants = Merging the variants
