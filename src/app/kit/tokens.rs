//! Colours and sizes of the window, named by what they mean: the only place with colour literals.
//!
//! Knows nothing of widgets.

use egui::style::{TextStyle, WidgetVisuals, Widgets};
use egui::{Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Vec2};

use super::fonts;
use crate::scene::Weight;

/// Distances between things, in logical pixels.
pub mod space {
    pub const HAIR: f32 = 2.0;
    pub const TIGHT: f32 = 4.0;
    pub const SMALL: f32 = 8.0;
    pub const MEDIUM: f32 = 12.0;
    pub const LARGE: f32 = 16.0;
    pub const WIDE: f32 = 24.0;
    pub const VAST: f32 = 48.0;
}

/// Text sizes, in logical pixels.
pub mod text {
    pub const SMALL: f32 = 11.0;
    pub const BODY: f32 = 13.0;
    pub const HEADING: f32 = 16.0;
    pub const TITLE: f32 = 22.0;
    pub const DISPLAY: f32 = 30.0;
}

/// Nothing that can be pressed is smaller than this.
pub const MIN_TARGET: f32 = 24.0;
/// Corners of controls.
pub const RADIUS: u8 = 4;
/// Corners of windows, menus and chips.
pub const RADIUS_LARGE: u8 = 6;
/// The ring around what the keyboard acts on.
pub const FOCUS_RING: f32 = 2.0;

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

const LIGHT: Palette = Palette {
    canvas: Color32::from_rgb(0xF6, 0xF7, 0xF9),
    panel: Color32::from_rgb(0xFC, 0xFC, 0xFD),
    surface: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    control: Color32::from_rgb(0xE9, 0xEC, 0xF0),
    control_hovered: Color32::from_rgb(0xDD, 0xE2, 0xE8),
    control_pressed: Color32::from_rgb(0xCF, 0xD6, 0xDF),
    border: Color32::from_rgb(0xD9, 0xDD, 0xE3),
    outline: Color32::from_rgb(0x8A, 0x94, 0xA3),
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
    accent: Color32::from_rgb(0x7F, 0xA6, 0xFF),
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

/// The colours of the dark theme or of the light one.
pub const fn palette(dark: bool) -> &'static Palette {
    if dark { &DARK } else { &LIGHT }
}

/// Makes egui's own widgets look as the rest of the window does.
pub fn apply(ctx: &Context, dark: bool) {
    let theme = if dark { egui::Theme::Dark } else { egui::Theme::Light };
    ctx.set_theme(theme);
    let palette = palette(dark);
    ctx.style_mut_of(theme, |style| {
        style.text_styles = text_styles();
        let spacing = &mut style.spacing;
        spacing.item_spacing = Vec2::new(space::SMALL, space::TIGHT);
        spacing.button_padding = Vec2::new(space::SMALL, space::TIGHT);
        spacing.interact_size = Vec2::new(MIN_TARGET, MIN_TARGET);
        spacing.window_margin = Margin::same(space::MEDIUM as i8);
        spacing.menu_margin = Margin::same(space::TIGHT as i8);
        spacing.indent = space::LARGE;
        // A scroll bar has room of its own, and covers nothing.
        spacing.scroll.floating_allocated_width = space::SMALL;
        style.interaction.tooltip_delay = 0.4;
        style.interaction.selectable_labels = false;
        style.animation_time = 0.08;
        visuals(&mut style.visuals, palette);
    });
}

fn text_styles() -> std::collections::BTreeMap<TextStyle, FontId> {
    let proportional = |size| FontId::new(size, FontFamily::Proportional);
    [
        (TextStyle::Small, proportional(text::SMALL)),
        (TextStyle::Body, proportional(text::BODY)),
        (TextStyle::Button, proportional(text::BODY)),
        (TextStyle::Heading, fonts::font(Weight::SemiBold, text::HEADING)),
        (TextStyle::Monospace, FontId::new(text::BODY, FontFamily::Monospace)),
    ]
    .into()
}

fn visuals(visuals: &mut egui::Visuals, palette: &Palette) {
    let Palette { panel, surface, border, accent, .. } = *palette;
    let radius = CornerRadius::same(RADIUS);
    let widget = |fill, stroke: Color32, text| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, stroke),
        fg_stroke: Stroke::new(1.0, text),
        corner_radius: radius,
        expansion: 0.0,
    };
    visuals.widgets = Widgets {
        noninteractive: widget(panel, border, palette.text),
        inactive: widget(palette.control, Color32::TRANSPARENT, palette.text),
        hovered: widget(palette.control_hovered, Color32::TRANSPARENT, palette.text),
        active: widget(palette.control_pressed, accent, palette.text),
        open: widget(palette.control_hovered, Color32::TRANSPARENT, palette.text),
    };
    visuals.weak_text_color = Some(palette.muted);
    visuals.selection.bg_fill = palette.selection;
    visuals.selection.stroke = Stroke::new(1.0, accent);
    visuals.hyperlink_color = accent;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.danger;
    visuals.panel_fill = panel;
    visuals.window_fill = surface;
    visuals.faint_bg_color = palette.hover;
    visuals.extreme_bg_color = surface;
    visuals.text_edit_bg_color = Some(surface);
    visuals.code_bg_color = palette.control;
    visuals.window_stroke = Stroke::new(1.0, border);
    visuals.window_corner_radius = CornerRadius::same(RADIUS_LARGE);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS_LARGE);
    let shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: palette.shadow };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn words_are_readable_on_every_ground() {
        for palette in [&LIGHT, &DARK] {
            for ground in [palette.canvas, palette.panel, palette.surface] {
                for ink in [
                    palette.text,
                    palette.muted,
                    palette.accent,
                    palette.warning,
                    palette.danger,
                    palette.success,
                ] {
                    let contrast = contrast(ink, ground);
                    assert!(contrast >= 4.5, "{ink:?} on {ground:?}: {contrast}");
                }
                assert!(contrast(palette.outline, ground) >= 2.6);
            }
            assert!(contrast(palette.on_accent, palette.accent) >= 4.5);
            for signal in [palette.warning, palette.danger, palette.success] {
                assert!(contrast(palette.on_signal, signal) >= 4.5);
            }
        }
    }
}
