//! The colours of the window, named by what they mean: the only place with colour literals.
//!
//! Text stands out from what it is on by 4.5 : 1 at least, and by 7 : 1 where the user asked for contrast.

use egui::Color32;

use crate::model::Style;
use crate::scene::theme::Ground;

/// A choice of colours for the whole window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scheme {
    #[default]
    Light,
    Dark,
    ContrastLight,
    ContrastDark,
}

impl Scheme {
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::ContrastLight, Self::ContrastDark];

    pub const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::ContrastLight => &CONTRAST_LIGHT,
            Self::ContrastDark => &CONTRAST_DARK,
        }
    }

    pub const fn is_dark(self) -> bool {
        matches!(self, Self::Dark | Self::ContrastDark)
    }

    pub const fn is_contrast(self) -> bool {
        matches!(self, Self::ContrastLight | Self::ContrastDark)
    }

    /// What charts are drawn on.
    pub const fn ground(self) -> Ground {
        if self.is_dark() { Ground::Dark } else { Ground::Light }
    }

    /// How a chart that is looked at in `style` is drawn: contrast goes before all else.
    pub const fn style(self, style: Style) -> Style {
        if self.is_contrast() { Style::Contrast } else { style }
    }
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Behind the chart.
    pub canvas: Color32,
    /// Bars and side panels.
    pub panel: Color32,
    /// Cards, fields, menus: what stands in front.
    pub surface: Color32,
    /// A control at rest, under the pointer, and pressed.
    pub control: Color32,
    pub control_hovered: Color32,
    pub control_pressed: Color32,
    /// Lines between things.
    pub border: Color32,
    /// Outlines of controls.
    pub outline: Color32,
    pub text: Color32,
    pub muted: Color32,
    /// What can be acted on, and what has the keyboard.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    pub warning: Color32,
    pub danger: Color32,
    pub success: Color32,
    /// Text on warning, danger and success.
    pub on_signal: Color32,
    /// Washed over what is selected.
    pub selection: Color32,
    /// Washed over what is under the pointer.
    pub hover: Color32,
    /// Washed over where a drop would land, and where it is refused.
    pub drop_target: Color32,
    pub drop_refused: Color32,
    pub shadow: Color32,
}

impl Palette {
    /// The bar at the left of what a search has found.
    pub fn hit(&self) -> Color32 {
        self.warning
    }

    /// Washed over it.
    pub fn hit_wash(&self) -> Color32 {
        self.warning.gamma_multiply(0.2)
    }
}

const LIGHT: Palette = Palette {
    canvas: Color32::from_rgb(0xF6, 0xF7, 0xF9),
    panel: Color32::from_rgb(0xFC, 0xFC, 0xFD),
    surface: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    control: Color32::from_rgb(0xE9, 0xEC, 0xF0),
    control_hovered: Color32::from_rgb(0xDD, 0xE2, 0xE8),
    control_pressed: Color32::from_rgb(0xCF, 0xD6, 0xDF),
    border: Color32::from_rgb(0xD9, 0xDD, 0xE3),
    outline: Color32::from_rgb(0x7F, 0x89, 0x98),
    text: Color32::from_rgb(0x1D, 0x23, 0x2B),
    muted: Color32::from_rgb(0x58, 0x63, 0x73),
    accent: Color32::from_rgb(0x24, 0x56, 0xD6),
    on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    warning: Color32::from_rgb(0x8F, 0x55, 0x00),
    danger: Color32::from_rgb(0xB4, 0x23, 0x18),
    success: Color32::from_rgb(0x17, 0x73, 0x3A),
    on_signal: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    selection: Color32::from_rgba_premultiplied(0x05, 0x0C, 0x1E, 0x24),
    hover: Color32::from_rgba_premultiplied(0x01, 0x03, 0x08, 0x0A),
    drop_target: Color32::from_rgba_premultiplied(0x02, 0x04, 0x0B, 0x0D),
    drop_refused: Color32::from_rgba_premultiplied(0x0D, 0x03, 0x02, 0x12),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 0x30),
};

const DARK: Palette = Palette {
    canvas: Color32::from_rgb(0x14, 0x17, 0x1C),
    panel: Color32::from_rgb(0x1A, 0x1E, 0x24),
    surface: Color32::from_rgb(0x22, 0x27, 0x2E),
    control: Color32::from_rgb(0x2B, 0x31, 0x3A),
    control_hovered: Color32::from_rgb(0x36, 0x3E, 0x49),
    control_pressed: Color32::from_rgb(0x42, 0x4C, 0x59),
    border: Color32::from_rgb(0x32, 0x39, 0x43),
    outline: Color32::from_rgb(0x75, 0x80, 0x90),
    text: Color32::from_rgb(0xE4, 0xE8, 0xED),
    muted: Color32::from_rgb(0xA3, 0xAD, 0xBA),
    accent: Color32::from_rgb(0x8A, 0xAE, 0xFF),
    on_accent: Color32::from_rgb(0x08, 0x1A, 0x33),
    warning: Color32::from_rgb(0xEB, 0xB1, 0x5C),
    danger: Color32::from_rgb(0xFF, 0x8A, 0x80),
    success: Color32::from_rgb(0x6F, 0xCF, 0x90),
    on_signal: Color32::from_rgb(0x1A, 0x10, 0x08),
    selection: Color32::from_rgba_premultiplied(0x16, 0x22, 0x36, 0x36),
    hover: Color32::from_rgba_premultiplied(0x12, 0x12, 0x14, 0x14),
    drop_target: Color32::from_rgba_premultiplied(0x12, 0x1C, 0x2C, 0x2C),
    drop_refused: Color32::from_rgba_premultiplied(0x30, 0x18, 0x16, 0x30),
    shadow: Color32::from_rgba_premultiplied(0, 0, 0, 0x80),
};

const CONTRAST_LIGHT: Palette = Palette {
    canvas: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    panel: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    surface: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    control: Color32::from_rgb(0xF2, 0xF2, 0xF2),
    control_hovered: Color32::from_rgb(0xDC, 0xE6, 0xFF),
    control_pressed: Color32::from_rgb(0xC8, 0xD8, 0xFF),
    border: Color32::from_rgb(0x40, 0x40, 0x40),
    outline: Color32::from_rgb(0x00, 0x00, 0x00),
    text: Color32::from_rgb(0x00, 0x00, 0x00),
    muted: Color32::from_rgb(0x26, 0x26, 0x26),
    accent: Color32::from_rgb(0x00, 0x31, 0xA8),
    on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    warning: Color32::from_rgb(0x5A, 0x2D, 0x00),
    danger: Color32::from_rgb(0x7A, 0x00, 0x00),
    success: Color32::from_rgb(0x00, 0x40, 0x1A),
    on_signal: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    selection: Color32::from_rgba_premultiplied(0x00, 0x06, 0x16, 0x22),
    hover: Color32::from_rgba_premultiplied(0x00, 0x00, 0x00, 0x14),
    drop_target: Color32::from_rgba_premultiplied(0x00, 0x06, 0x16, 0x22),
    drop_refused: Color32::from_rgba_premultiplied(0x10, 0x00, 0x00, 0x22),
    shadow: Color32::TRANSPARENT,
};

const CONTRAST_DARK: Palette = Palette {
    canvas: Color32::from_rgb(0x00, 0x00, 0x00),
    panel: Color32::from_rgb(0x00, 0x00, 0x00),
    surface: Color32::from_rgb(0x00, 0x00, 0x00),
    control: Color32::from_rgb(0x1A, 0x1A, 0x1A),
    control_hovered: Color32::from_rgb(0x3A, 0x34, 0x12),
    control_pressed: Color32::from_rgb(0x4A, 0x42, 0x16),
    border: Color32::from_rgb(0xBF, 0xBF, 0xBF),
    outline: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    text: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    muted: Color32::from_rgb(0xE0, 0xE0, 0xE0),
    accent: Color32::from_rgb(0xFF, 0xE1, 0x4D),
    on_accent: Color32::from_rgb(0x00, 0x00, 0x00),
    warning: Color32::from_rgb(0xFF, 0xD0, 0x8F),
    danger: Color32::from_rgb(0xFF, 0xC4, 0xBA),
    success: Color32::from_rgb(0xA4, 0xF0, 0xB9),
    on_signal: Color32::from_rgb(0x00, 0x00, 0x00),
    selection: Color32::from_rgba_premultiplied(0x36, 0x30, 0x10, 0x36),
    hover: Color32::from_rgba_premultiplied(0x24, 0x24, 0x24, 0x24),
    drop_target: Color32::from_rgba_premultiplied(0x36, 0x30, 0x10, 0x36),
    drop_refused: Color32::from_rgba_premultiplied(0x3A, 0x1C, 0x18, 0x3A),
    shadow: Color32::TRANSPARENT,
};

#[cfg(test)]
mod tests {
    use super::super::tokens::DISABLED_ALPHA_CONTRAST;
    use super::*;

    /// Contrast of two opaque colours by WCAG 2.2.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |color: Color32| {
            let [red, green, blue, _] = egui::Rgba::from(color).to_array();
            0.2126 * red + 0.7152 * green + 0.0722 * blue
        };
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        if a > b { a / b } else { b / a }
    }

    fn assert_readable(scheme: Scheme, ink: Color32, ground: Color32) {
        let least = if scheme.is_contrast() { 7.0 } else { 4.5 };
        let contrast = contrast(ink, ground);
        assert!(contrast >= least, "{scheme:?}: {ink:?} on {ground:?}: {contrast}");
    }

    #[test]
    fn words_are_readable_on_every_ground() {
        for scheme in Scheme::ALL {
            let palette = scheme.palette();
            for ground in [palette.canvas, palette.panel, palette.surface] {
                for ink in [
                    palette.text,
                    palette.muted,
                    palette.accent,
                    palette.warning,
                    palette.danger,
                    palette.success,
                ] {
                    assert_readable(scheme, ink, ground);
                }
            }
            assert_readable(scheme, palette.on_accent, palette.accent);
            for signal in [palette.warning, palette.danger, palette.success] {
                assert_readable(scheme, palette.on_signal, signal);
            }
        }
    }

    #[test]
    fn words_are_readable_on_controls_and_under_washes() {
        for scheme in Scheme::ALL {
            let palette = scheme.palette();
            let controls = [palette.control, palette.control_hovered, palette.control_pressed];
            for control in controls {
                assert_readable(scheme, palette.text, control);
            }
            let washes =
                [palette.selection, palette.hover, palette.drop_target, palette.drop_refused];
            for (wash, ground) in
                washes.into_iter().zip([palette.panel, palette.surface].iter().cycle())
            {
                let washed = ground.blend(wash);
                assert_readable(scheme, palette.text, washed);
                assert_readable(scheme, palette.muted, washed);
            }
            // What is chosen among several is written in the accent.
            for ground in [palette.panel, palette.surface] {
                assert_readable(scheme, palette.accent, ground.blend(palette.selection));
            }
        }
    }

    #[test]
    fn edges_of_controls_and_the_focus_ring_are_seen() {
        for scheme in Scheme::ALL {
            let palette = scheme.palette();
            for ground in [palette.canvas, palette.panel, palette.surface, palette.control] {
                let ring = contrast(palette.accent, ground);
                assert!(ring >= 3.0, "{scheme:?}: the ring on {ground:?}: {ring}");
            }
            let least = if scheme.is_contrast() { 7.0 } else { 3.0 };
            for ground in [palette.canvas, palette.panel, palette.surface] {
                let edge = contrast(palette.outline, ground);
                assert!(edge >= least, "{scheme:?}: {:?} on {ground:?}: {edge}", palette.outline);
            }
        }
    }

    #[test]
    fn with_contrast_even_what_does_nothing_now_is_readable() {
        for scheme in Scheme::ALL.into_iter().filter(|scheme| scheme.is_contrast()) {
            let palette = scheme.palette();
            let faded = palette.text.gamma_multiply(DISABLED_ALPHA_CONTRAST);
            assert_readable(scheme, palette.panel.blend(faded), palette.panel);
        }
    }
}
