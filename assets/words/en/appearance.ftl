# Colours and size of the window.
menu-theme = Theme
menu-interface-scale = Size of the interface
menu-language = Language
action-theme-contrast-light = High contrast, light
action-theme-contrast-dark = High contrast, dark
action-interface-larger = Larger interface
action-interface-smaller = Smaller interface
action-interface-normal = Interface at its normal size
interface-scale = Interface at { $percent }%
