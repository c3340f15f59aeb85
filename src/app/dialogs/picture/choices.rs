//! The choices of an export, one under the other.

use crate::app::kit::choice::{drop_down_ui, value_ui};
use crate::app::kit::field::{checkbox_ui, radio_ui, text_field_ui};
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{Document, PictureChoice, ShownChanges};
use crate::export::{ExportWish, Format, Resolution};
use crate::model::{Chart, Style, UnitId, brief, full_name};
use crate::scene::page::Paper;
use crate::words::{MessageKey, key, message};

pub fn choices_ui(
    ui: &mut egui::Ui,
    context: &Context,
    choice: &mut PictureChoice,
    branch: Option<&UnitId>,
) {
    let Some(document) = context.editor.document() else { return };
    let Some(chart) = document.chart() else { return };
    heading_ui(ui, context, key::PICTURE_FORMAT);
    ui.horizontal_wrapped(|ui| {
        for format in Format::ALL {
            let name = format.extension().to_uppercase();
            let may = context.editor.fixed.allows(format.extension());
            ui.add_enabled_ui(may, |ui| selectable_ui(ui, &mut choice.format, format, name));
        }
    });
    let ends = Format::ALL.map(Format::extension).into_iter();
    let barred: Vec<_> = ends.filter(|it| !context.editor.fixed.allows(it)).collect();
    if !barred.is_empty() {
        let said = message!(key::EXPORTS_FIXED, formats = barred.join(", ").to_uppercase());
        ui.label(egui::RichText::new(context.words.say(&said)).color(context.palette.muted));
    }
    let unit_name = |unit: &UnitId| {
        let unit = chart.unit_by_id(unit)?;
        Some(brief(&full_name(&document.project().lists, &unit.fields)).into_owned())
    };
    if let Some((branch, name)) = branch.and_then(|unit| Some((unit, unit_name(unit)?))) {
        heading_ui(ui, context, key::PICTURE_WHAT);
        let branch_only = message!(key::PICTURE_BRANCH, name);
        let whole = context.say(key::PICTURE_WHOLE);
        radio_ui(ui, context.palette, &mut choice.unit, None, whole);
        let branch_only = context.words.say(&branch_only);
        radio_ui(ui, context.palette, &mut choice.unit, Some(branch.clone()), branch_only);
    }
    look_ui(ui, context, choice, document, chart);
    page_ui(ui, context, choice);
    file_ui(ui, context, choice);
}

/// What such a file cannot do is not offered.
fn offers(choice: &PictureChoice, wish: ExportWish) -> bool {
    wish.is_done_in(choice.format)
}

/// The view, the style and the changes since the state before.
fn look_ui(
    ui: &mut egui::Ui,
    context: &Context,
    choice: &mut PictureChoice,
    document: &Document,
    chart: &Chart,
) {
    let views = chart.fields.views.iter().map(|view| (Some(view.name.clone()), view.name.clone()));
    let views: Vec<_> =
        [(None, context.say(key::PICTURE_AS_SHOWN))].into_iter().chain(views).collect();
    list_ui(ui, context, key::PICTURE_VIEW, &mut choice.view, &views);
    if offers(choice, ExportWish::Style) {
        let styles = [
            (None, context.say(key::PICTURE_STYLE_OF_VIEW)),
            (Some(Style::Colour), context.say(key::STYLE_COLOUR)),
            (Some(Style::Grey), context.say(key::STYLE_GREY)),
            (Some(Style::Contrast), context.say(key::STYLE_CONTRAST)),
        ];
        list_ui(ui, context, key::PICTURE_STYLE, &mut choice.style, &styles);
    }
    if let Some(earlier) = document.earlier_of(chart) {
        let since = |key| {
            let message = message!(key, label = brief(&earlier.fields.label).into_owned());
            context.words.say(&message)
        };
        let mut changes = vec![
            (ShownChanges::None, context.say(key::PICTURE_CHANGES_NONE)),
            (ShownChanges::Marked, since(key::PICTURE_CHANGES_MARKED)),
        ];
        if offers(choice, ExportWish::Beside) {
            let sheet = choice.format.has_pages();
            let key = if sheet { key::PICTURE_CHANGES_BESIDE } else { key::PICTURE_CHANGES_BOTH };
            changes.push((ShownChanges::Beside, since(key)));
        }
        list_ui(ui, context, key::PICTURE_CHANGES, &mut choice.changes, &changes);
    }
}

/// The paper, the pages and the date on them.
fn page_ui(ui: &mut egui::Ui, context: &Context, choice: &mut PictureChoice) {
    let has_pages = choice.format.has_pages();
    if offers(choice, ExportWish::Page) {
        heading_ui(ui, context, key::PICTURE_PAGE);
        ui.horizontal_wrapped(|ui| {
            selectable_ui(ui, &mut choice.paper, Paper::A4, "A4".to_owned());
            selectable_ui(ui, &mut choice.paper, Paper::A3, "A3".to_owned());
            selectable_ui(ui, &mut choice.paper, Paper::Fit, context.say(key::PICTURE_FIT));
        });
        ui.horizontal_wrapped(|ui| {
            selectable_ui(ui, &mut choice.portrait, false, context.say(key::PICTURE_LANDSCAPE));
            selectable_ui(ui, &mut choice.portrait, true, context.say(key::PICTURE_PORTRAIT));
        });
    }
    if offers(choice, ExportWish::Split) {
        if !offers(choice, ExportWish::Page) {
            ui.add_space(tokens::space::SMALL);
        }
        let key = if has_pages { key::PICTURE_SPLIT } else { key::PICTURE_SECTIONS };
        let split = egui::Checkbox::new(&mut choice.split, context.say(key));
        checkbox_ui(ui, context.palette, split);
    }
    if offers(choice, ExportWish::Date) {
        let key = if has_pages { key::PICTURE_DATE } else { key::PICTURE_DATE_ABOVE };
        heading_ui(ui, context, key);
        let edit = egui::TextEdit::singleline(&mut choice.date).desired_width(f32::INFINITY);
        text_field_ui(ui, context.palette, edit);
    }
}

/// How the file is written, and what else it holds.
fn file_ui(ui: &mut egui::Ui, context: &Context, choice: &mut PictureChoice) {
    if offers(choice, ExportWish::Scale) {
        resolution_ui(ui, context, choice);
    }
    ui.add_space(tokens::space::SMALL);
    let mut box_ui = |is_enabled: bool, chosen: &mut bool, key: MessageKey| {
        ui.add_enabled_ui(is_enabled, |ui| {
            checkbox_ui(ui, context.palette, egui::Checkbox::new(chosen, context.say(key)));
        });
    };
    if offers(choice, ExportWish::Outlines) {
        box_ui(true, &mut choice.outlines, key::PICTURE_OUTLINES);
    }
    if offers(choice, ExportWish::Archive) {
        box_ui(true, &mut choice.archival, key::PICTURE_ARCHIVAL);
    }
    if offers(choice, ExportWish::Embed) {
        // An archive holds no other file.
        let is_archive = choice.archival && offers(choice, ExportWish::Archive);
        let is_pdf = choice.format == Format::Pdf;
        let key = if is_pdf { key::PICTURE_ATTACH } else { key::PICTURE_EMBED };
        box_ui(!is_archive, &mut choice.embed, key);
    }
}

fn resolution_ui(ui: &mut egui::Ui, context: &Context, choice: &mut PictureChoice) {
    let scale = |scale: u32| {
        let name = context.words.say(&message!(key::PICTURE_SCALE, scale));
        (Resolution::Scale(scale as f32), name)
    };
    let dpi =
        |dpi: u32| (Resolution::Dpi(dpi), context.words.say(&message!(key::PICTURE_DPI, dpi)));
    let resolutions = [
        (Resolution::Automatic, context.say(key::PICTURE_RESOLUTION_AUTOMATIC)),
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
    list_ui(ui, context, key::PICTURE_RESOLUTION, &mut choice.resolution, &resolutions);
}

fn heading_ui(ui: &mut egui::Ui, context: &Context, key: MessageKey) -> egui::Response {
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
    key: MessageKey,
    current: &mut T,
    entries: &[(T, String)],
) {
    let label = heading_ui(ui, context, key);
    let named = entries.iter().find(|(value, _)| value == current);
    let shown = named.map(|(_, name)| name.clone()).unwrap_or_default();
    let list = egui::ComboBox::from_id_salt(key).width(ui.available_width()).truncate();
    let shown = drop_down_ui(ui, list.selected_text(shown), |ui| {
        for (value, name) in entries {
            value_ui(ui, current, value.clone(), name);
        }
    });
    shown.response.labelled_by(label.id);
}
