# What is under way, and can be cancelled.
saving = Saving { $name }
save-cancelled = The save was cancelled: the file is as it was.
looking-for-versions = Looking for the previous versions
