//! The first page: what one can begin with.

use std::path::PathBuf;

use super::Context;
use crate::app::kit::{fonts, icons, tokens};
use crate::editor::{Action, Command, FileCommand};
use crate::words::{MessageKey, key, shown};

pub fn welcome_ui(ui: &mut egui::Ui, context: &mut Context, recent: &[PathBuf]) {
    let column = 420.0_f32.min(ui.available_width() - 2.0 * tokens::space::WIDE);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let top = (ui.available_height() * 0.18).max(tokens::space::WIDE);
        ui.add_space(top);
        ui.horizontal(|ui| {
            ui.add_space(((ui.available_width() - column) / 2.0).max(0.0));
            ui.vertical(|ui| {
                ui.set_width(column);
                ui.label(egui::RichText::new("Organigramme").size(tokens::text::DISPLAY).strong());
                let subtitle = egui::RichText::new(context.say(key::WELCOME_SUBTITLE));
                ui.label(subtitle.color(context.palette.muted));
                ui.add_space(tokens::space::WIDE);
                for (icon, action, hint) in [
                    (icons::SAMPLE, Action::OpenSample, key::WELCOME_SAMPLE_HINT),
                    (icons::NEW, Action::New, key::WELCOME_NEW_HINT),
                    (icons::OPEN, Action::Open, key::WELCOME_OPEN_HINT),
                    (icons::IMPORT, Action::ImportText, key::WELCOME_IMPORT_HINT),
                ] {
                    choice_ui(ui, context, icon, action, hint);
                }
                recent_ui(ui, context, recent);
            });
        });
    });
}

fn choice_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    icon: &str,
    action: Action,
    hint: MessageKey,
) {
    let palette = context.palette;
    let name = context.say(action.word());
    let size = egui::vec2(ui.available_width(), 52.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, name.clone()));
    if ui.is_rect_visible(rect) {
        let lit = response.hovered() || response.has_focus();
        let fill = if lit { palette.control } else { palette.surface };
        let stroke = egui::Stroke::new(1.0, palette.border);
        let radius = tokens::RADIUS_LARGE;
        ui.painter().rect(rect, radius, fill, stroke, egui::StrokeKind::Inside);
        let at = rect.left_center();
        let middle = egui::Align2::LEFT_CENTER;
        let body = egui::TextStyle::Body.resolve(ui.style());
        let painter = ui.painter();
        painter.text(
            at + egui::vec2(16.0, 0.0),
            middle,
            icon,
            fonts::icon_font(24.0),
            palette.accent,
        );
        painter.text(at + egui::vec2(56.0, -9.0), middle, &name, body.clone(), palette.text);
        painter.text(at + egui::vec2(56.0, 10.0), middle, context.say(hint), body, palette.muted);
    }
    ui.add_space(tokens::space::TIGHT);
    if response.clicked() {
        context.ask(Command::Act(action));
    }
}

fn recent_ui(ui: &mut egui::Ui, context: &mut Context, recent: &[PathBuf]) {
    if recent.is_empty() {
        return;
    }
    ui.add_space(tokens::space::LARGE);
    ui.label(egui::RichText::new(context.say(key::MENU_RECENT)).color(context.palette.muted));
    for path in recent {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let button = egui::Button::new((icons::rich(icons::RECENT), name.into_owned()))
            .frame_when_inactive(false)
            .truncate();
        if ui.add(button).on_hover_text(shown(path)).clicked() {
            context.ask(Command::File(FileCommand::Open(path.clone())));
        }
    }
}
