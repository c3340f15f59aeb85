# The page about the program.
about-purpose = An editor for the charts of posts of public administrations. It never uses the network.
about-version = Version
about-renderer = Drawn by
about-folder-config = Preferences
about-folder-state = Recent files and recovery
about-folder-versions = Previous versions
about-copy = Copy
about-copy-tip = Copy these lines for whoever helps you
about-copied = Copied
about-licences = Licences
about-licences-text = Fonts, icons, data and libraries inside the program.
about-libraries = Libraries
