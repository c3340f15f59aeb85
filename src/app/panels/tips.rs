//! What is said of a control under the pointer: its name, its key, and what it does where the name does not
//! tell.
//!
//! Knows nothing of where the control stands.

use super::{Context, shortcut_text};
use crate::editor::Action;

/// The key of what `action` does, in `assets/words`; none where its name says it all.
pub fn explanation(action: Action) -> Option<&'static str> {
    Some(match action {
        Action::ViewBefore => "tip-view-before",
        Action::ViewAfter => "tip-view-after",
        Action::ViewChanges => "tip-view-changes",
        Action::ViewSideBySide => "tip-view-side-by-side",
        Action::ToggleInspector => "tip-inspector",
        Action::ShowMovements => "tip-movements",
        Action::ToggleOutline => "tip-outline",
        Action::ToggleProjector => "tip-projector",
        Action::ToggleSpotlight => "tip-spotlight",
        Action::LinkPosts => "tip-link-posts",
        Action::AlignCharts => "tip-align-charts",
        Action::FollowFront => "tip-follow-front",
        Action::ExportTables => "tip-export-tables",
        Action::MakeTarget => "tip-make-target",
        Action::MakeVariant => "tip-make-variant",
        Action::MergeVariants => "tip-merge-variants",
        Action::AddCharts => "tip-add-charts",
        Action::SettleConflicts => "tip-settle-conflicts",
        Action::AttachChart => "tip-attach-chart",
        Action::ProjectLists => "tip-project-lists",
        Action::FoldBranch => "tip-fold-branch",
        Action::OneMore => "tip-one-more",
        _ => return None,
    })
}

impl Context<'_> {
    /// The name of `action` with its key, and what it does where the name does not tell.
    pub fn action_tip(&self, action: Action) -> String {
        let label = self.action_label(action);
        let named = match action.shortcut() {
            Some(shortcut) => format!("{label}  {}", shortcut_text(shortcut, self.words)),
            None => label,
        };
        match explanation(action) {
            Some(key) => format!("{named}\n{}", self.say(key)),
            None => named,
        }
    }
}
