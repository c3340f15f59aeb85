//! Every word the program says, in French and in English, through one door.
//!
//! Code names a sentence by its key and hands over its figures; the sentences stand in `assets/words`.

mod bundle;
mod order;

use std::marker::PhantomData;

// A constant of `key` for every sentence, a type of `arg` for every name of a value.
include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// Figures of four digits and more are grouped: 1 467, as in workbooks. A year is a text.
const GROUPED_FROM: u64 = 1_000;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    #[default]
    French,
    English,
}

/// A value that a sentence shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    Text(String),
    Number(i64),
    /// In hundredths: agrees and is written as a decimal number.
    Decimal(u64),
    /// A sentence within a sentence.
    Message(Box<Message>),
}

/// The name of a sentence of `assets/words`. `Values` are the types of `arg` that name what it takes, in
/// the order of the alphabet: keys that take the same can stand for one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageKey<Values = ()> {
    name: &'static str,
    values: PhantomData<Values>,
}

/// A sentence not yet in any language: its key and its values.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Message {
    pub key: &'static str,
    pub values: Vec<(&'static str, Value)>,
}

/// The sentence of a key, with what it takes in the order of the alphabet:
/// `message!(key::CHART_POSTS, chart = name, count)`.
macro_rules! message {
    ($key:expr $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::words::Message::of::<($($crate::words::arg::$name,)*)>(
            $key,
            vec![$((
                stringify!($name),
                $crate::words::Value::from($crate::words::message!(@value $name $($value)?)),
            )),*],
        )
    };
    (@value $name:ident) => { $name };
    (@value $name:ident $value:expr) => { $value };
}
pub(crate) use message;

impl<Values> MessageKey<Values> {
    const fn new(name: &'static str) -> Self {
        Self { name, values: PhantomData }
    }

    /// As `assets/words` has it.
    pub fn name(self) -> &'static str {
        self.name
    }
}

impl Message {
    /// What `message!` writes.
    pub(crate) fn of<Values>(key: MessageKey<Values>, values: Vec<(&'static str, Value)>) -> Self {
        Self { key: key.name, values }
    }
}

impl From<MessageKey> for Message {
    fn from(key: MessageKey) -> Self {
        Self { key: key.name, values: Vec::new() }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

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

impl Locale {
    /// The language of the system if that is English, else French.
    pub fn from_system() -> Self {
        let tag = sys_locale::get_locale().unwrap_or_default();
        let language = tag.split(['-', '_', '.']).next().unwrap_or_default();
        Self::from_code(language).unwrap_or_default()
    }

    /// The language of a two-letter code, "fr" or "en", in any case.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::French, Self::English].into_iter().find(|it| it.code().eq_ignore_ascii_case(code))
    }

    /// The two-letter code of this language.
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// Hundredths as a decimal number, without idle zeros.
    pub fn decimal(self, hundredths: u64) -> String {
        let rest = hundredths % 100;
        let whole = self.number(hundredths / 100);
        let mark = if self == Self::French { ',' } else { '.' };
        match rest {
            0 => whole,
            rest if rest % 10 == 0 => format!("{whole}{mark}{}", rest / 10),
            rest => format!("{whole}{mark}{rest:02}"),
        }
    }

    /// A number with its digits by threes from 1,000 on, with what the language puts between.
    pub fn number(self, number: impl TryInto<i64>) -> String {
        let number = number.try_into().unwrap_or(i64::MAX);
        if number.unsigned_abs() < GROUPED_FROM {
            return number.to_string();
        }
        let separator = match self {
            Self::French => '\u{202f}',
            Self::English => ',',
        };
        let digits = number.unsigned_abs().to_string();
        let mut text = String::from(if number < 0 { "-" } else { "" });
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push(separator);
            }
            text.push(digit);
        }
        text
    }

    /// Posts beside the number authorised: "60 / 54"; "60 / –" where none is printed, and "105 / 45 + –"
    /// where the number is a sum that lacks one.
    pub fn headcount(self, posts: u32, authorised: Option<u32>, is_whole: bool) -> String {
        let posts = self.number(posts);
        match authorised {
            None => format!("{posts}\u{a0}/\u{a0}–"),
            Some(authorised) => {
                let lacking = if is_whole { "" } else { "\u{a0}+\u{a0}–" };
                format!("{posts}\u{a0}/\u{a0}{}{lacking}", self.number(authorised))
            }
        }
    }

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
        bundle::say(self, message)
    }
}
