//! The bar over a comparison that the user chose, or could choose among several, or whose changes are nowhere
//! to be seen: the two charts by name, the way back, and the others.

use egui::{Align, Layout, RichText};

use super::Context;
use crate::app::kit::choice::{drop_down_ui, entry_ui};
use crate::app::kit::icons;
use crate::app::kit::tokens::MIN_TARGET;
use crate::compare::UnitMovement;
use crate::editor::{Action, Command, Document, ShowCommand};
use crate::model::brief;
use crate::words::{Message, MessageKey, arg, key, message};

/// What the bar says: "Comparaison choisie : Source → Variante 2", whichever chart is in front; else, where
/// changes are asked for and none are marked, why. None if there is nothing to say.
pub fn said(document: &Document, ticked: &[Action]) -> Option<Message> {
    let names = document.compared_names()?;
    let unmarked = if ticked.contains(&Action::ViewChanges) { unmarked(document) } else { None };
    let named = |key: MessageKey<(arg::names,)>| message!(key, names = names.clone());
    match (document.chosen_pair(), unmarked) {
        (Some(_), None) => Some(named(key::PAIR_CHOSEN)),
        (Some(_), Some(why)) => {
            let chosen = named(key::PAIR_CHOSEN);
            Some(message!(key::SENTENCE_LIST, first = chosen, second = named(why)))
        }
        (None, Some(why)) => Some(named(why)),
        (None, None) => {
            let open = document.open_comparisons();
            let count = open.len();
            (count > 0).then(|| message!(key::PAIR_FIRST_OF, count, names))
        }
    }
}

/// Why no change is marked on the chart in front.
fn unmarked(document: &Document) -> Option<MessageKey<(arg::names,)>> {
    let (_, to) = document.compared()?;
    if document.chart()?.id != to.id {
        return Some(key::CHANGES_ELSEWHERE);
    }
    let ledger = document.ledger()?;
    let is_same = !ledger.counters.iter().any(|it| it.is_change())
        && ledger.units.iter().all(|it| it.movements == [UnitMovement::Kept]);
    is_same.then_some(key::CHANGES_NONE)
}

pub fn pair_ui(ui: &mut egui::Ui, context: &mut Context) {
    let Some(document) = context.editor.document() else { return };
    let Some(message) = said(document, context.ticked) else { return };
    let has_choice = document.chosen_pair().is_some();
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if has_choice {
                let action = Action::FollowFront;
                let button = egui::Button::new(context.say(action.word()));
                let button = ui.add(button.min_size([0.0, MIN_TARGET].into()));
                if button.on_hover_text(context.action_tip(action)).clicked() {
                    context.ask(Command::Act(action));
                }
            }
            others_ui(ui, context);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(icons::rich(icons::SWAP).color(context.palette.accent));
                let sentence = brief(&context.words.say(&message)).into_owned();
                let text = RichText::new(&sentence).strong();
                ui.add(egui::Label::new(text).truncate()).on_hover_text(&sentence);
            });
        });
    });
}

/// The comparisons that nobody has chosen among yet.
fn others_ui(ui: &mut egui::Ui, context: &mut Context) {
    let Some(document) = context.editor.document() else { return };
    let open = document.open_comparisons();
    if open.is_empty() {
        return;
    }
    let mut chosen = None;
    let list = egui::ComboBox::from_id_salt("other comparisons");
    let list = list.selected_text(context.say(key::PAIR_CHOOSE));
    let shown = drop_down_ui(ui, list, |ui| {
        for (from, to) in &open {
            let names = message!(
                key::COMPARED_NAMES,
                from = from.fields.label.as_str(),
                to = to.fields.label.as_str()
            );
            if entry_ui(ui, false, &context.words.say(&names)).clicked() {
                chosen = Some((from.id.clone(), to.id.clone()));
            }
        }
    });
    shown.response.on_hover_text(context.say(key::PAIR_CHOOSE_TIP));
    if let Some((from, to)) = chosen {
        context.ask(Command::Show(ShowCommand::Compare { from, to }));
    }
}
