//! What an administrator has fixed: it is shown as it is, and cannot be changed here.

use super::action::Menu;
use super::{Action, Editor, Effect, Purpose, Tone};
use crate::words::{key, message};

/// What cannot be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fixed {
    pub language: bool,
    pub theme: bool,
    /// What alone may be exported, by extension; everything if nothing is said.
    pub exports: Option<Vec<String>>,
}

impl Fixed {
    /// Whether `action` would change what is fixed.
    pub fn locks(&self, action: Action) -> bool {
        let menu = action.row().place.map(|(menu, _)| menu);
        self.language && menu == Some(Menu::Language) || self.theme && menu == Some(Menu::Theme)
    }

    /// Whether a file with this extension may be exported.
    pub fn allows(&self, extension: &str) -> bool {
        let listed = |it: &Vec<String>| it.iter().any(|it| it.eq_ignore_ascii_case(extension));
        self.exports.as_ref().is_none_or(listed)
    }
}

impl Editor {
    /// The first extension that may be written for this purpose; none if none may.
    pub(super) fn allowed_extension(&self, purpose: Purpose) -> Option<&'static str> {
        let may =
            |it: &&str| purpose == Purpose::Save || !purpose.writes() || self.fixed.allows(it);
        purpose.file_types().iter().flat_map(|it| it.extensions).copied().find(may)
    }

    /// That such a file may not be exported.
    pub(super) fn not_allowed(extension: &str) -> Effect {
        let message = message!(key::EXPORT_FIXED, format = extension.to_uppercase());
        Effect::Say { tone: Tone::Failed, message }
    }
}
