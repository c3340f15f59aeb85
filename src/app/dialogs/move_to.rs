//! The unit that what is selected goes into, chosen in a list: for when it is far, or for want of a
//! mouse.

use super::answer::Answer;
use super::found::FoundDialog;
use crate::app::kit::picker::{Found, Picker};
use crate::app::panels::Context;
use crate::app::panels::inspector::posts::line_part_ui;
use crate::edit::check_move_unit;
use crate::editor::{ChangeCommand, Command, Document, SelectionCommand};
use crate::model::{Chart, UnitId, UnitKey, Wanted, brief, display, full_name};
use crate::words::{Message, key, message};

#[derive(Default)]
pub struct MoveDialog {
    picker: Picker,
}

impl MoveDialog {
    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let Some((document, chart)) = context.editor.document().and_then(|document| {
            Some((document, document.chart()?)).filter(|_| !document.selection().is_empty())
        }) else {
            return Answer::Closed;
        };
        let wanted = Wanted::new(self.picker.typed());
        let lists = &document.project().lists;
        let mut near: Vec<(usize, UnitKey)> = chart
            .units_in_order()
            .filter(|&key| may_go(document, chart, key))
            .filter_map(|key| {
                let name = full_name(lists, &chart.unit(key).fields);
                Some((wanted.distance(&name)?, key))
            })
            .collect();
        if !wanted.is_empty() {
            // Without its hierarchy, a list is read by its names.
            let name = |key: UnitKey| &chart.unit(key).fields.name;
            near.sort_by(|&(far, a), &(further, b)| {
                far.cmp(&further).then_with(|| context.words.order(name(a), name(b)))
            });
        }
        let found: Vec<Found> = near
            .iter()
            .map(|&(_, key)| {
                let path = chart.path(key);
                let depth = if wanted.is_empty() { path.len() - 1 } else { 0 };
                let above: Vec<&str> = path[..path.len() - 1]
                    .iter()
                    .map(|&above| chart.unit(above).fields.name.as_str())
                    .collect();
                let detail = if wanted.is_empty() { String::new() } else { above.join(" › ") };
                let text = full_name(lists, &chart.unit(key).fields);
                Found { text, detail, keys: String::new(), depth }
            })
            .collect();
        let title = context.words.say(&title(document, chart));
        let dialog = FoundDialog {
            id: "move-to",
            title: &title,
            hint: key::UNIT_SEARCH,
            none: key::MOVE_NONE,
            height: 336.0,
        };
        let mut step = None;
        // Of equal posts, how many go.
        let above = |ui: &mut egui::Ui| step = line_part_ui(ui, context, document);
        let (taken, dismissed) = dialog.ui(ctx, context, &mut self.picker, &found, above);
        if let Some(action) = step {
            context.ask(Command::Act(action));
        }
        match taken {
            Some(index) => {
                let unit = chart.unit(near[index].1).id.clone();
                context.ask(Command::Change(ChangeCommand::Selection(SelectionCommand::MoveInto(
                    unit,
                ))));
                Answer::Closed
            }
            None if dismissed => Answer::Closed,
            None => Answer::Open,
        }
    }
}

/// Whether all that is selected may go into a unit, and something of it is not there already.
fn may_go(document: &Document, chart: &Chart, to: UnitKey) -> bool {
    let selection = document.selection();
    let to_id: &UnitId = &chart.unit(to).id;
    let tops = chart.topmost(&selection.units);
    let units_may = tops.iter().all(|unit| check_move_unit(chart, unit, to_id).is_ok());
    let is_there = |home: Option<UnitKey>| home == Some(to);
    let posts = selection.posts.iter().filter_map(|id| chart.post_by_id(id));
    let mut homes = posts
        .map(|post| Some(post.unit()))
        .chain(tops.iter().filter_map(|id| chart.unit_by_id(id)).map(|unit| unit.parent()));
    units_may && !homes.all(is_there)
}

fn title(document: &Document, chart: &Chart) -> Message {
    let selection = document.selection();
    if !selection.posts.is_empty() && !selection.units.is_empty() {
        return message!(key::MOVE_TITLE_MIXED);
    }
    let post = selection.posts.first().and_then(|id| chart.post_by_id(id));
    let unit = selection.units.first().and_then(|id| chart.unit_by_id(id));
    let name = match (post, unit) {
        (Some(post), _) => display(&brief(post.fields.title.text()), 1),
        (None, Some(unit)) => {
            brief(&full_name(&document.project().lists, &unit.fields)).into_owned()
        }
        (None, None) => String::new(),
    };
    message!(
        key::MOVE_TITLE,
        name,
        posts = selection.posts.len(),
        units = chart.topmost(&selection.units).len()
    )
}
