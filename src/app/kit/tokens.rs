//! Sizes of the window, named by what they mean, and what egui's own widgets make of them and of the
//! colours.

use egui::style::{TextStyle, WidgetVisuals, Widgets};
use egui::{Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Vec2};

use super::fonts;
pub use super::palette::{Palette, Scheme};
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
/// What is left of the text of a control that does nothing now, where even that must be readable.
pub const DISABLED_ALPHA_CONTRAST: f32 = 0.68;
/// How much of what a filter leaves out of a list is still seen.
pub const DIMMED: f32 = 0.4;
/// The bar at the left of what a search has found.
pub const HIT_BAR: f32 = 4.0;

/// Makes egui's own widgets look as the rest of the window does.
pub fn apply(ctx: &Context, scheme: Scheme) {
    let theme = if scheme.is_dark() { egui::Theme::Dark } else { egui::Theme::Light };
    ctx.set_theme(theme);
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
        // And is seen wherever something is out of sight, before the pointer is there.
        spacing.scroll.floating_width = space::TIGHT;
        spacing.scroll.dormant_handle_opacity = 0.6;
        style.interaction.tooltip_delay = 0.4;
        style.interaction.selectable_labels = false;
        style.animation_time = 0.08;
        visuals(&mut style.visuals, scheme);
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

fn visuals(visuals: &mut egui::Visuals, scheme: Scheme) {
    let palette = scheme.palette();
    let Palette { panel, surface, border, accent, .. } = *palette;
    // Where tones must not be told apart, lines part what can be pressed from what cannot.
    let edge = if scheme.is_contrast() { palette.outline } else { Color32::TRANSPARENT };
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
        inactive: widget(palette.control, edge, palette.text),
        hovered: widget(palette.control_hovered, edge, palette.text),
        active: widget(palette.control_pressed, accent, palette.text),
        open: widget(palette.control_hovered, edge, palette.text),
    };
    visuals.weak_text_color = Some(palette.muted);
    if scheme.is_contrast() {
        visuals.disabled_alpha = DISABLED_ALPHA_CONTRAST;
    }
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
