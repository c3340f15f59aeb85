# Colours and size of the window.
menu-theme = Thème
menu-interface-scale = Taille de l’interface
menu-language = Langue
action-theme-contrast-light = Contraste élevé, clair
action-theme-contrast-dark = Contraste élevé, sombre
action-interface-larger = Agrandir l’interface
action-interface-smaller = Réduire l’interface
action-interface-normal = Interface à sa taille normale
interface-scale = Interface à { $percent } %
