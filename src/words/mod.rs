//! Every word the program says, in French and in English, through one door.
//!
//! Code names a sentence by its key and hands over its figures; the sentences stand in `assets/words`.

mod bundle;
mod file_name;
mod locale;
mod order;
mod sentence;

pub use file_name::{is_device, is_file_name, may_name, shown};
pub use locale::Locale;
pub(crate) use sentence::message;
pub use sentence::{Message, MessageKey, Value};

// A constant of `key` for every sentence, a type of `arg` for every name of a value.
include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// Whether `c` does something instead of being seen, or shows what follows in another place: control
/// characters, marks of direction, separators of lines. All are below U+10000.
pub fn acts(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
        )
}

/// `text` in no more than `most` characters, the last of which says that there are more.
pub fn shortened(text: &str, most: usize) -> String {
    if text.len() <= most || text.chars().nth(most).is_none() {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}
