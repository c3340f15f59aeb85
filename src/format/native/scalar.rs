//! The values of the file that are more than text: counts, printed figures, days.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserializer, Unexpected, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use crate::model::Violation;

/// A whole number from 0 to 4,294,967,295. One below zero is read too, to be listed with the other
/// broken invariants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(pub i64);

/// A count as it was read, 0 if it is below.
pub(super) fn count(
    count: Count,
    place: impl FnOnce() -> String,
    found: &mut Vec<Violation>,
) -> u32 {
    u32::try_from(count.0).unwrap_or_else(|_| {
        found.push(Violation::NegativeCount { place: place(), value: count.0 });
        0
    })
}

struct CountVisitor;

impl Visitor<'_> for CountVisitor {
    type Value = Count;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a count")
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Count, E> {
        Ok(Count(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Count, E> {
        match u32::try_from(value) {
            Ok(value) => Ok(Count(value.into())),
            Err(_) => Err(E::invalid_value(Unexpected::Unsigned(value), &self)),
        }
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CountVisitor)
    }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

impl JsonSchema for Count {
    fn schema_name() -> Cow<'static, str> {
        "Count".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
    }
}

/// A printed figure, or the mark of a boundary whose figure is not printed. A unit with neither is
/// counted with the boundary above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorisedFile {
    NotPrinted,
    Posts(Count),
}

impl AuthorisedFile {
    const NOT_PRINTED: &str = "not_printed";
}

struct AuthorisedVisitor;

impl Visitor<'_> for AuthorisedVisitor {
    type Value = AuthorisedFile;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a count or not_printed")
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<AuthorisedFile, E> {
        CountVisitor.visit_i64(value).map(AuthorisedFile::Posts)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<AuthorisedFile, E> {
        CountVisitor.visit_u64(value).map(AuthorisedFile::Posts)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<AuthorisedFile, E> {
        if text == AuthorisedFile::NOT_PRINTED {
            Ok(AuthorisedFile::NotPrinted)
        } else {
            Err(E::invalid_value(Unexpected::Str(text), &self))
        }
    }
}

impl<'de> Deserialize<'de> for AuthorisedFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AuthorisedVisitor)
    }
}

impl Serialize for AuthorisedFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::NotPrinted => serializer.serialize_str(Self::NOT_PRINTED),
            Self::Posts(count) => count.serialize(serializer),
        }
    }
}

impl JsonSchema for AuthorisedFile {
    fn schema_name() -> Cow<'static, str> {
        "Authorised".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let count = generator.subschema_for::<Count>();
        json_schema!({
            "description": "A printed figure, or the mark of a unit that has one which is not \
                            printed. A unit with neither is counted with the unit above.",
            "anyOf": [count, { "const": Self::NOT_PRINTED }]
        })
    }
}

/// A day, written 2022-11-28.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateFile(pub jiff::civil::Date);

struct DateVisitor;

impl Visitor<'_> for DateVisitor {
    type Value = DateFile;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a date")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<DateFile, E> {
        // The parser also takes other writings of a day; one day has one writing here.
        let date = text.parse::<jiff::civil::Date>().ok().filter(|date| date.to_string() == text);
        date.map(DateFile).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

impl<'de> Deserialize<'de> for DateFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(DateVisitor)
    }
}

impl Serialize for DateFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl JsonSchema for DateFile {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}
