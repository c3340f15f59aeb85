//! The actions on what is selected: of the outline's rows, of the canvas and of the bench.

use super::{Context, menu};
use crate::editor::Action;

/// The actions on what is selected: of the outline's rows and of the canvas.
pub fn selection_menu_ui(ui: &mut egui::Ui, context: &mut Context) {
    let actions = [
        Action::EditInPlace,
        Action::AddPost,
        Action::AddUnit,
        Action::Cut,
        Action::Copy,
        Action::Paste,
        Action::Duplicate,
        Action::OneMore,
        Action::Delete,
        Action::MoveToUnit,
    ];
    for action in actions {
        menu::item_ui(ui, context, action);
    }
    if context.editor.is_enabled(Action::SetAside) {
        menu::item_ui(ui, context, Action::SetAside);
    }
    let reshaping = [Action::MergeUnits, Action::SplitUnit];
    let reshaping = reshaping.into_iter().filter(|&action| context.editor.is_enabled(action));
    let reshaping: Vec<Action> = reshaping.collect();
    if !reshaping.is_empty() {
        ui.separator();
    }
    for action in reshaping {
        menu::item_ui(ui, context, action);
    }
    if context.editor.is_enabled(Action::ShowBranch) {
        ui.separator();
        menu::item_ui(ui, context, Action::ShowBranch);
    }
    if context.editor.is_enabled(Action::FoldBranch) {
        ui.separator();
        menu::item_ui(ui, context, Action::FoldBranch);
        super::look::arrange_menu_ui(ui, context);
    }
    if context.editor.is_enabled(Action::LinkPosts) {
        ui.separator();
        menu::item_ui(ui, context, Action::LinkPosts);
    }
}
