//! Sentences by the names of their keys, which the program knows as constants.

use organigramme::words::{Locale, Message, Value};

/// The sentence of a key with these values.
pub fn message<const N: usize>(key: &'static str, values: [(&'static str, Value); N]) -> Message {
    Message { key, values: values.into() }
}

/// The words of a key that takes no values, in French.
pub fn french(key: &'static str) -> String {
    Locale::French.say(&message(key, []))
}
