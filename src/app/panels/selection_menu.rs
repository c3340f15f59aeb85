//! The actions on what is selected: of the outline's rows, of the canvas and of the bench.

use super::{Context, menu};
use crate::editor::{Action, List};

/// The groups of [`List::Selection`] after the first.
const GROUPS: std::ops::RangeInclusive<u8> = 1..=5;

/// What can be done with what is selected; what can often not be is there only when it can.
pub fn selection_menu_ui(ui: &mut egui::Ui, context: &mut Context) {
    menu::list_ui(ui, context, List::Selection(0));
    for group in GROUPS {
        let actions = List::Selection(group).actions();
        let actions: Vec<Action> = actions.filter(|&it| context.editor.is_enabled(it)).collect();
        // What sets aside goes on with what moves.
        if group > 1 && !actions.is_empty() {
            ui.separator();
        }
        let folds = actions.contains(&Action::FoldBranch);
        for action in actions {
            menu::item_ui(ui, context, action);
        }
        if folds {
            super::look::arrange_menu_ui(ui, context);
        }
    }
}
