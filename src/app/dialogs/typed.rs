//! Texts that were being typed in a dialog when the program ended.

/// A text that was being typed.
pub struct Text {
    /// The name of its field.
    pub field: String,
    /// Whether the field is of what is named as the place of the draft.
    pub of_place: bool,
    pub text: String,
}
