//! What forms are made of: fields under their names, lists to choose from, figures.

use super::draft::Drafts;
use crate::app::kit::choice::{drop_down_ui, entry_ui};
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::editor::{Document, TextField};
use crate::model::{Lists, Tally, brief};
use crate::words::{MessageKey, key, message};

/// The reason of what became of the selection, where the report owes one.
pub fn reason_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    drafts: &mut Drafts,
    document: &Document,
) {
    let Some(reasons) = document.selected_reasons() else { return };
    let (reason, hint) = match reasons.first() {
        Some(reason) if reasons.len() == 1 => (*reason, context.say(key::REASON_HINT)),
        _ => ("", context.say(key::SEVERAL_VALUES)),
    };
    field_ui(ui, context, key::FIELD_REASON, |ui, context| {
        drafts.text_ui(ui, TextField::Reason, reason, &hint, context)
    });
}

/// A field's name above it; what a screen reader says of the field is the name.
pub fn field_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    label: MessageKey,
    add: impl FnOnce(&mut egui::Ui, &mut Context) -> egui::Response,
) -> egui::Response {
    ui.add_space(tokens::space::SMALL);
    let name = ui.label(egui::RichText::new(context.say(label)).color(context.palette.muted));
    let response = add(ui, context);
    response.labelled_by(name.id)
}

/// A line "name … figure".
pub fn figure_ui(ui: &mut egui::Ui, name: &str, figure: &str) {
    ui.horizontal(|ui| {
        let figure_width = 92.0;
        let name_width = (ui.available_width() - figure_width).max(40.0);
        ui.allocate_ui_with_layout(
            egui::vec2(name_width, 20.0),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_min_width(name_width);
                ui.add(egui::Label::new(brief(name).as_ref()).truncate());
            },
        );
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| ui.label(figure));
    });
}

/// A number of posts under its name, with the categories that add up to it.
pub fn tally_ui(ui: &mut egui::Ui, context: &Context, name: MessageKey, tally: &Tally, of: &Lists) {
    figure_ui(ui, &context.say(name), &context.words.number(tally.posts));
    for (category, posts) in tally.categories(of) {
        let name = if category.is_empty() {
            context.say(key::NO_CATEGORY)
        } else {
            context.words.say(&message!(key::FIGURE_CATEGORY, category))
        };
        figure_ui(ui, &name, &context.words.number(posts));
    }
}

/// A list to choose from, with "none" first when `none` names it. Returns the choice just made.
pub fn choice_ui<T: Clone + PartialEq>(
    ui: &mut egui::Ui,
    id: MessageKey,
    current: Mixed<Option<T>>,
    none: Option<String>,
    mixed: String,
    entries: &[(T, String)],
) -> (egui::Response, Option<Option<T>>) {
    let label_of = |choice: &Option<T>| match choice {
        None => none.clone().unwrap_or_default(),
        Some(id) => {
            let entry = entries.iter().find(|(entry, _)| entry == id);
            entry.map(|(_, label)| brief(label).into_owned()).unwrap_or_default()
        }
    };
    let shown = match &current {
        Mixed::Same(choice) => label_of(choice),
        Mixed::Several => mixed,
    };
    let mut chosen = None;
    let inner = drop_down_ui(
        ui,
        egui::ComboBox::from_id_salt(id)
            .width(ui.available_width())
            .height(360.0)
            .selected_text(shown),
        |ui| {
            let nothing = none.is_some().then_some(None);
            for choice in nothing.into_iter().chain(entries.iter().map(|(id, _)| Some(id.clone())))
            {
                let selected = current == Mixed::Same(choice.clone());
                if entry_ui(ui, selected, &label_of(&choice)).clicked() && !selected {
                    chosen = Some(choice);
                }
            }
        },
    );
    (inner.response, chosen)
}

/// What several posts have in common in one field.
#[derive(Clone, Debug, PartialEq)]
pub enum Mixed<T> {
    Same(T),
    Several,
}

impl<T: PartialEq> Mixed<T> {
    /// # Panics
    /// If there is no value at all.
    pub fn of(mut values: impl Iterator<Item = T>) -> Self {
        let first = values.next().expect("something is selected");
        if values.all(|value| value == first) { Self::Same(first) } else { Self::Several }
    }
}
