//! What is said of a control under the pointer: its name, its key, and what it does where the name does not
//! tell.

use super::{Context, shortcut_text};
use crate::editor::Action;

impl Context<'_> {
    /// The name of `action` with its key, and what it does where the name does not tell.
    pub fn action_tip(&self, action: Action) -> String {
        let label = self.action_label(action);
        let named = match action.shortcut() {
            Some(shortcut) => format!("{label}  {}", shortcut_text(shortcut, self.words)),
            None => label,
        };
        match action.row().tip {
            Some(key) => format!("{named}\n{}", self.say(key)),
            None => named,
        }
    }
}
