//! Sentences that are not yet in any language.

use std::marker::PhantomData;

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
    pub(super) const fn new(name: &'static str) -> Self {
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
