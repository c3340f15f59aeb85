### Le lancement.

# Starting.
start-no-display = Aucun écran n’est disponible pour ouvrir une fenêtre. Les sous-commandes import, count, check, export, compare, align et merge s’en passent, voir organigramme --help.
start-no-window = La fenêtre ne peut pas s’ouvrir. { $why }
start-missing-libraries = La fenêtre ne peut pas s’ouvrir, il manque { $libraries }. Sous Debian ou Ubuntu : apt install { $packages }
start-display-silent = La fenêtre ne peut pas s’ouvrir, l’écran « { $display } » ne répond pas. Les sous-commandes import, count, check, export, compare, align et merge s’en passent, voir organigramme --help.
start-no-drawing = La fenêtre ne peut pas s’ouvrir, aucun pilote de dessin ne convient (Vulkan, OpenGL ES 3 ou OpenGL 2). Sous Debian ou Ubuntu : apt install mesa-vulkan-drivers libegl1 libgl1 libgl1-mesa-dri, ou le pilote de la carte graphique
start-no-driver = La fenêtre ne peut pas s’ouvrir, aucun pilote de dessin ne convient. Le plus souvent, le pilote de la carte graphique est à installer ou à mettre à jour ; sur un bureau à distance, demandez-le au service informatique. Les sous-commandes import, count, check, export, compare, align et merge s’en passent, voir organigramme --help.
start-fallback = Vulkan et OpenGL ES ne conviennent pas ici, la fenêtre est dessinée par OpenGL
start-window-lost = La fenêtre s’est fermée sur une erreur. { $why }
