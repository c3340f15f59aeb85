//! The sentences of `assets/words`, read once, and how values are put into them.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::key;
use super::locale::Locale;
use super::sentence::{Message, MessageKey, Value, message};

// The texts of every file of `assets/words`: FRENCH and ENGLISH.
include!(concat!(env!("OUT_DIR"), "/words.rs"));

type Bundle = FluentBundle<FluentResource>;

static FRENCH_BUNDLE: LazyLock<Bundle> = LazyLock::new(|| bundle(Locale::French));
static ENGLISH_BUNDLE: LazyLock<Bundle> = LazyLock::new(|| bundle(Locale::English));

/// Whole numbers below this one are the same as floats, which is what Fluent computes with.
const EXACT_IN_FLOAT: u64 = 1 << 53;

impl Locale {
    /// The words of a sentence that takes no values.
    pub fn get(self, key: MessageKey) -> String {
        self.say(&key.into())
    }

    /// "DIRAA : 54", with the colon as the language sets it.
    pub fn named(self, name: &str, value: impl std::fmt::Display) -> String {
        self.say(&message!(key::NAMED_VALUE, name, value = value.to_string()))
    }

    /// `message` in this language.
    pub fn say(self, message: &Message) -> String {
        say(self, message)
    }
}

/// `message` in the words of `locale`. An unknown key is a bug; it is shown as it is.
fn say(locale: Locale, message: &Message) -> String {
    let bundle: &Bundle = match locale {
        Locale::French => &FRENCH_BUNDLE,
        Locale::English => &ENGLISH_BUNDLE,
    };
    let pattern = bundle.get_message(message.key).and_then(|found| found.value());
    debug_assert!(pattern.is_some(), "no words for {:?}", message.key);
    let Some(pattern) = pattern else { return message.key.to_owned() };
    let args: FluentArgs =
        message.values.iter().map(|(name, value)| (*name, fluent_value(locale, value))).collect();
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "{:?}: {errors:?}", message.key);
    text
}

fn fluent_value(locale: Locale, value: &Value) -> FluentValue<'_> {
    match value {
        Value::Text(text) => FluentValue::String(Cow::Borrowed(text)),
        Value::Number(number) if number.unsigned_abs() >= EXACT_IN_FLOAT => {
            locale.number(*number).into()
        }
        Value::Number(number) => FluentValue::from(*number),
        Value::Decimal(hundredths) => FluentValue::from(*hundredths as f64 / 100.0),
        Value::Message(message) => say(locale, message).into(),
    }
}

fn bundle(locale: Locale) -> Bundle {
    let texts = match locale {
        Locale::French => FRENCH,
        Locale::English => ENGLISH,
    };
    let language: LanguageIdentifier = locale.code().parse().expect("a code is an identifier");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // The marks that fence off each value are for right-to-left text; elsewhere they show.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match locale {
        Locale::French => |value, _| number(Locale::French, value),
        Locale::English => |value, _| number(Locale::English, value),
    }));
    for text in texts {
        let text = match locale {
            Locale::French => typeset_as_french(text),
            Locale::English => (*text).to_owned(),
        };
        let resource = FluentResource::try_new(text)
            .unwrap_or_else(|(_, errors)| panic!("{locale:?} words: {errors:?}"));
        if let Err(errors) = bundle.add_resource(resource) {
            panic!("{locale:?} words: {errors:?}");
        }
    }
    bundle
}

/// The no-break spaces and the apostrophe of French, so that nobody has to type what cannot be told
/// apart on the screen. None of this occurs in Fluent's own syntax.
fn typeset_as_french(text: &str) -> String {
    let mut text = text.replace('\'', "’").replace("« ", "«\u{a0}").replace(" »", "\u{a0}»");
    for mark in [':', ';', '!', '?', '%'] {
        text = text.replace(&format!(" {mark}"), &format!("\u{a0}{mark}"));
    }
    text
}

fn number(locale: Locale, value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) if value.fract() == 0.0 => {
            Some(locale.number(*value as i64))
        }
        FluentValue::Number(FluentNumber { value, .. }) => {
            Some(locale.decimal((value * 100.0).round() as u64))
        }
        FluentValue::String(_)
        | FluentValue::Custom(_)
        | FluentValue::None
        | FluentValue::Error => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_marks_do_not_part_from_their_words() {
        assert_eq!(
            typeset_as_french("key = L'unité « { $name } » : supprimer ?"),
            "key = L’unité «\u{a0}{ $name }\u{a0}»\u{a0}: supprimer\u{a0}?"
        );
    }
}
