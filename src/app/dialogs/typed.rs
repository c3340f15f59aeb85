//! Texts that were being typed in a dialog when the program ended.

use crate::words::MessageKey;

/// A text that was being typed.
pub struct Text {
    /// The key of the name of its field.
    pub word: MessageKey,
    /// Whether the field is of what is named as the place of the draft.
    pub of_place: bool,
    pub text: String,
}
