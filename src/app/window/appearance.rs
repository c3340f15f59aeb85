//! How the window looks: its theme, the size of what is in it, its title; whether a room looks at it.

use crate::app::kit::tokens::{self, Palette, Scheme};
use crate::app::projector;
use crate::store::{Preferences, Theme};

#[derive(Default)]
pub(super) struct Appearance {
    /// The theme last given to egui.
    scheme: Option<Scheme>,
    /// The chart is shown to a room: nothing around it, and large.
    pub projecting: bool,
    /// The interface is about to have another size: this frame is laid out anew in that size.
    is_rescaled: bool,
    title: String,
}

impl Appearance {
    pub fn scheme(&self) -> Scheme {
        self.scheme.unwrap_or_default()
    }

    pub fn palette(&self) -> &'static Palette {
        self.scheme().palette()
    }

    pub fn apply_theme(&mut self, ctx: &egui::Context, theme: Theme) {
        let scheme = match theme {
            Theme::Light => Scheme::Light,
            Theme::Dark => Scheme::Dark,
            Theme::ContrastLight => Scheme::ContrastLight,
            Theme::ContrastDark => Scheme::ContrastDark,
            Theme::System if ctx.system_theme() == Some(egui::Theme::Dark) => Scheme::Dark,
            Theme::System => Scheme::Light,
        };
        if self.scheme != Some(scheme) {
            self.scheme = Some(scheme);
            tokens::apply(ctx, scheme);
        }
    }

    /// Gives the interface the size that the user chose, larger where a room looks at it.
    pub fn apply_scale(&mut self, ctx: &egui::Context, preferences: &Preferences) {
        let mut scale = preferences.interface_scale_percent as f32 / 100.0;
        if self.projecting {
            let physical = ctx.content_rect().width() * ctx.zoom_factor();
            scale = scale.max((scale * projector::SCALE).min(physical / projector::LEAST_WIDTH));
        }
        self.is_rescaled = ctx.zoom_factor() != scale;
        ctx.set_zoom_factor(scale);
    }

    /// Has a frame laid out in the old size drawn anew.
    pub fn settle(&mut self, ctx: &egui::Context) {
        if std::mem::take(&mut self.is_rescaled) {
            ctx.request_discard("another size of the interface");
        }
    }

    pub fn apply_title(&mut self, ctx: &egui::Context, title: String) {
        if self.title != title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title));
        }
    }
}
