//! Which entries of a ledger are listed, and the heads over them.

use crate::app::panels::Context;
use crate::compare::{Counter, Ledger};
use crate::words::{MessageKey, key, message};

/// Which entries are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    #[default]
    All,
    Only(Counter),
}

impl Filter {
    /// How much is listed.
    pub fn count(self, ledger: &Ledger) -> usize {
        match self {
            Self::All => ledger.entries.len() + ledger.units.len(),
            Self::Only(counter) => ledger.counted(counter),
        }
    }
}

/// "Section (12)", as the head of a part of the panel.
pub fn section_title(context: &Context, key: MessageKey, count: usize) -> String {
    context.words.say(&message!(key::MOVEMENTS_SECTION, count, name = context.say(key)))
}
