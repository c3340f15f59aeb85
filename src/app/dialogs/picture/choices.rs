//! The choices of an export, one under the other.

use crate::app::kit::field::{checkbox_ui, drop_down_ui, radio_ui, text_field_ui};
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{PictureChoice, ShownChanges};
use crate::export::{Format, Resolution};
use crate::model::{Style, UnitId, full_name};
use crate::scene::page::Paper;
use crate::words::Message;

pub fn choices_ui(
    ui: &mut egui::Ui,
    context: &Context,
    choice: &mut PictureChoice,
    branch: Option<&UnitId>,
) {
    let Some(document) = context.editor.document() else { return };
    let Some(chart) = document.chart() else { return };
    heading_ui(ui, context, "picture-format");
    ui.horizontal_wrapped(|ui| {
        for format in Format::ALL {
            let name = format.extension().to_uppercase();
            selectable_ui(ui, &mut choice.format, format, name);
        }
    });
    let has_pages = choice.format.has_pages();
    if !has_pages && choice.changes == ShownChanges::Beside {
        choice.changes = ShownChanges::Marked;
    }

    let unit_name = |unit: &UnitId| {
        let unit = chart.unit_by_id(unit)?;
        Some(full_name(&document.project().lists, &unit.fields))
    };
    if let Some((branch, name)) = branch.and_then(|unit| Some((unit, unit_name(unit)?))) {
        heading_ui(ui, context, "picture-what");
        let branch_only = Message::new("picture-branch").with("name", name);
        let whole = context.say("picture-whole");
        radio_ui(ui, context.palette, &mut choice.unit, None, whole);
        let branch_only = context.words.say(&branch_only);
        radio_ui(ui, context.palette, &mut choice.unit, Some(branch.clone()), branch_only);
    }
    let views = chart.fields.views.iter().map(|view| (Some(view.name.clone()), view.name.clone()));
    let views: Vec<_> =
        [(None, context.say("picture-as-shown"))].into_iter().chain(views).collect();
    list_ui(ui, context, "picture-view", &mut choice.view, &views);
    if has_pages {
        let styles = [
            (None, context.say("picture-style-of-view")),
            (Some(Style::Colour), context.say("style-colour")),
            (Some(Style::Grey), context.say("style-grey")),
            (Some(Style::Contrast), context.say("style-contrast")),
        ];
        list_ui(ui, context, "picture-style", &mut choice.style, &styles);
    }
    if let Some(earlier) = document.earlier_of(chart) {
        let since = |key| {
            let message = Message::new(key).with("label", earlier.fields.label.as_str());
            context.words.say(&message)
        };
        let mut changes = vec![
            (ShownChanges::None, context.say("picture-changes-none")),
            (ShownChanges::Marked, since("picture-changes-marked")),
        ];
        if has_pages {
            changes.push((ShownChanges::Beside, since("picture-changes-beside")));
        }
        list_ui(ui, context, "picture-changes", &mut choice.changes, &changes);
    }

    if has_pages {
        heading_ui(ui, context, "picture-page");
        ui.horizontal_wrapped(|ui| {
            selectable_ui(ui, &mut choice.paper, Paper::A4, "A4".to_owned());
            selectable_ui(ui, &mut choice.paper, Paper::A3, "A3".to_owned());
            selectable_ui(ui, &mut choice.paper, Paper::Fit, context.say("picture-fit"));
        });
        ui.horizontal_wrapped(|ui| {
            selectable_ui(ui, &mut choice.portrait, false, context.say("picture-landscape"));
            selectable_ui(ui, &mut choice.portrait, true, context.say("picture-portrait"));
        });
        checkbox_ui(
            ui,
            context.palette,
            egui::Checkbox::new(&mut choice.split, context.say("picture-split")),
        );
        heading_ui(ui, context, "picture-date");
        let edit = egui::TextEdit::singleline(&mut choice.date).desired_width(f32::INFINITY);
        text_field_ui(ui, context.palette, edit);
    }

    match choice.format {
        Format::Png => resolution_ui(ui, context, choice),
        Format::Svg => {
            ui.add_space(tokens::space::SMALL);
            checkbox_ui(
                ui,
                context.palette,
                egui::Checkbox::new(&mut choice.outlines, context.say("picture-outlines")),
            );
        }
        Format::Pdf | Format::Html | Format::Text => {}
    }
    match choice.format {
        Format::Png | Format::Svg => {
            checkbox_ui(
                ui,
                context.palette,
                egui::Checkbox::new(&mut choice.embed, context.say("picture-embed")),
            );
        }
        Format::Pdf => {
            ui.add_space(tokens::space::SMALL);
            let archival = context.say("picture-archival");
            checkbox_ui(ui, context.palette, egui::Checkbox::new(&mut choice.archival, archival));
            ui.add_enabled_ui(!choice.archival, |ui| {
                let attach = context.say("picture-attach");
                checkbox_ui(ui, context.palette, egui::Checkbox::new(&mut choice.embed, attach));
            });
        }
        Format::Html | Format::Text => choice.embed = false,
    }
}

fn resolution_ui(ui: &mut egui::Ui, context: &Context, choice: &mut PictureChoice) {
    let scale = |scale: u32| {
        let name = context.words.say(&Message::new("picture-scale").with("scale", scale));
        (Resolution::Scale(scale as f32), name)
    };
    let dpi = |dpi: u32| {
        (Resolution::Dpi(dpi), context.words.say(&Message::new("picture-dpi").with("dpi", dpi)))
    };
    let resolutions = [
        (Resolution::Automatic, context.say("picture-resolution-automatic")),
        dpi(150),
        dpi(200),
        dpi(300),
        dpi(600),
        dpi(1_200),
        scale(1),
        scale(2),
        scale(3),
        scale(4),
    ];
    list_ui(ui, context, "picture-resolution", &mut choice.resolution, &resolutions);
}

fn heading_ui(ui: &mut egui::Ui, context: &Context, key: &'static str) -> egui::Response {
    ui.add_space(tokens::space::SMALL);
    ui.label(egui::RichText::new(context.say(key)).color(context.palette.muted))
}

fn selectable_ui<T: PartialEq>(ui: &mut egui::Ui, current: &mut T, value: T, name: String) {
    let chosen = *current == value;
    let button = egui::Button::selectable(chosen, name).min_size([48.0, 28.0].into());
    let response = ui.add(button);
    if response.clicked() {
        *current = value;
    }
}

/// A list of which one entry is chosen, under its name.
fn list_ui<T: PartialEq + Clone>(
    ui: &mut egui::Ui,
    context: &Context,
    key: &'static str,
    current: &mut T,
    entries: &[(T, String)],
) {
    let label = heading_ui(ui, context, key);
    let named = entries.iter().find(|(value, _)| value == current);
    let shown = named.map(|(_, name)| name.clone()).unwrap_or_default();
    let list = egui::ComboBox::from_id_salt(key).width(ui.available_width()).truncate();
    let shown = drop_down_ui(ui, list.selected_text(shown), |ui| {
        for (value, name) in entries {
            ui.selectable_value(current, value.clone(), name);
        }
    });
    shown.response.labelled_by(label.id);
}
