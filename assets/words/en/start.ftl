### The start.

# Starting.
start-no-display = There is no display to open a window on. The subcommands import, count, check, export, compare, align and merge need none, see organigramme --help.
start-no-window = The window cannot open. { $why }
start-missing-libraries = The window cannot open, { $libraries } cannot be found. On Debian or Ubuntu: apt install { $packages }
start-display-silent = The window cannot open, the display “{ $display }” does not answer. The subcommands import, count, check, export, compare, align and merge need none, see organigramme --help.
start-no-drawing = The window cannot open, no graphics driver will do (Vulkan, OpenGL ES 3 or OpenGL 2). On Debian or Ubuntu: apt install mesa-vulkan-drivers libegl1 libgl1 libgl1-mesa-dri, or the driver of the graphics card
start-no-driver = The window cannot open, no graphics driver will do. Most often the driver of the graphics card has to be installed or updated; on a remote desktop, ask the IT department for it. The subcommands import, count, check, export, compare, align and merge need none, see organigramme --help.
start-fallback = Vulkan and OpenGL ES will not do here, the window is drawn by OpenGL
start-window-lost = The window closed on an error. { $why }
