### What is made beside the window.

job-failed = This task failed because of an error in the program, nothing was changed
picture-file-exists = “{ $name }” exists already: nothing is written, choose another name
reading-files = { $count ->
    [0] Reading no file
    [one] Reading one file
   *[other] Reading { $count } files
}
reading = Reading { $name }
exporting = Exporting { $name }
folder-not-opened = The folder { $folder } does not open: { $reason }
journal-newer = Some unsaved changes come from a later version of the program, which can recover them. They stay in “{ $path }”.
journal-broken = Some unsaved changes cannot be read, they are kept in “{ $path }”. { $why }

# What is under way, and can be cancelled.
saving = Saving { $name }
save-refused = { $why }. “Save as…” can write it elsewhere
save-cancelled = The save was cancelled: the file is as it was.
looking-for-versions = Looking for the previous versions
merging-variants = Merging the variants
