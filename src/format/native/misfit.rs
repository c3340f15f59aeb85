//! The first value of a file that does not fit the types of [`file`](super::file): where it stands, what
//! it is, and what should stand there.

use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_path_to_error::Segment;

use super::file::{ProjectFile, schema};
use crate::words::{Message, key, message};

/// How much of a value is quoted in a sentence, in characters.
const QUOTED_MAX: usize = 40;

/// What does not fit in a text that is no [`ProjectFile`].
pub fn misfit(text: &str) -> Message {
    let unknown = || message!(key::NATIVE_UNEXPECTED_FIELD);
    let mut json = serde_json::Deserializer::from_str(text);
    let Err(error) = serde_path_to_error::deserialize::<_, ProjectFile>(&mut json) else {
        return unknown();
    };
    let path: Vec<&Segment> = error.path().iter().collect();
    let mut found = None;
    // What follows the value may be no JSON at all: it is not looked at.
    let _ = At { path: &path, found: &mut found }
        .deserialize(&mut serde_json::Deserializer::from_str(text));
    let schema = schema();
    let forms = path.iter().fold(forms(&schema, &schema), |forms, segment| {
        forms.into_iter().flat_map(|form| below(&schema, form, segment)).collect()
    });
    let Some(found) = found else { return unknown() };
    if let (Found::Object(keys), Some(record)) = (&found, forms.iter().find(|it| is_record(it))) {
        return misfit_of_record(keys, record).unwrap_or_else(unknown);
    }
    expected(&forms).map_or_else(unknown, |(word, choices)| {
        let is_choice = word == "choice";
        let choices: Vec<String> = choices.iter().map(|it| format!("\"{it}\"")).collect();
        let (last, others) = choices.split_last().map_or(("", &[][..]), |(last, it)| (last, it));
        message!(
            key::NATIVE_UNEXPECTED,
            expected = word,
            found = found.shown(is_choice),
            last,
            others = others.join(", ")
        )
    })
}

/// What a record lacks or has twice.
fn misfit_of_record(keys: &[String], record: &Value) -> Option<Message> {
    let mut met = HashSet::new();
    let mut known = keys.iter().filter(|key| record["properties"].get(key).is_some());
    if let Some(field) = known.find(|key| !met.insert(*key)) {
        return Some(message!(key::NATIVE_DUPLICATE_FIELD, field = field.as_str()));
    }
    let mut required = record["required"].as_array()?.iter().filter_map(Value::as_str);
    let field = required.find(|field| keys.iter().all(|key| key != field))?;
    Some(message!(key::NATIVE_MISSING_FIELD, field))
}

/// The forms that a value may take, those of a reference being where it leads.
fn forms<'s>(schema: &'s Value, node: &'s Value) -> Vec<&'s Value> {
    if let Some(at) = node["$ref"].as_str().and_then(|it| schema.pointer(it.strip_prefix('#')?)) {
        return forms(schema, at);
    }
    match node["anyOf"].as_array().or(node["oneOf"].as_array()) {
        Some(several) => several.iter().flat_map(|form| forms(schema, form)).collect(),
        None => vec![node],
    }
}

/// The forms of what is at `segment` of a value of that form; none if nothing can be there.
fn below<'s>(schema: &'s Value, form: &'s Value, segment: &Segment) -> Vec<&'s Value> {
    let node = match segment {
        Segment::Seq { .. } => form.get("items"),
        Segment::Map { key } | Segment::Enum { variant: key } => form["properties"].get(key),
        Segment::Unknown => None,
    };
    node.map(|node| forms(schema, node)).unwrap_or_default()
}

/// Whether a form is an object of several fields, and not one choice among several.
fn is_record(form: &Value) -> bool {
    form["type"] == "object" && form["additionalProperties"] != false
}

/// The key by which `native-unexpected` knows what should stand there, and among what there is a choice.
fn expected<'s>(forms: &[&'s Value]) -> Option<(&'static str, Vec<&'s str>)> {
    let is = |name: &str| {
        forms.iter().map(|form| &form["type"]).any(|types| {
            types == name || types.as_array().is_some_and(|types| types.iter().any(|it| it == name))
        })
    };
    let choices: Vec<&str> = forms.iter().flat_map(|form| choices(form)).collect();
    let is_date = forms.iter().any(|form| form["format"] == "date");
    let words = [
        ("authorised", is("integer") && !choices.is_empty()),
        ("count", is("integer")),
        ("choice", !choices.is_empty()),
        ("date", is_date),
        ("boolean", is("boolean")),
        ("list", is("array")),
        ("text", is("string")),
        ("object", is("object")),
    ];
    let (word, _) = words.into_iter().find(|(_, is_it)| *is_it)?;
    Some((word, choices))
}

/// The names that a form is a choice of: texts, or the only field of an object.
fn choices(form: &Value) -> Vec<&str> {
    let only = form.get("required").filter(|_| !is_record(form));
    let several = form["enum"].as_array().or(only.and_then(Value::as_array));
    form.get("const")
        .into_iter()
        .chain(several.into_iter().flatten())
        .filter_map(Value::as_str)
        .collect()
}

/// What stands at a place.
enum Found {
    Scalar(Value),
    List,
    /// By its keys, in order, up to where it is no longer JSON.
    Object(Vec<String>),
}

impl Found {
    /// As it is quoted in a sentence; the name of a choice bare.
    fn shown(&self, is_choice: bool) -> String {
        let text = match self {
            Self::Scalar(Value::String(text)) if is_choice => text.clone(),
            Self::Scalar(value) => value.to_string(),
            Self::List => "[…]".to_owned(),
            Self::Object(keys) if is_choice && keys.len() == 1 => keys[0].clone(),
            Self::Object(_) => "{…}".to_owned(),
        };
        let mut shown: String = text.chars().filter(|c| !c.is_control()).take(QUOTED_MAX).collect();
        if shown.chars().count() < text.chars().count() {
            shown.push('…');
        }
        shown
    }
}

/// Looks for what stands at the end of a path.
struct At<'p> {
    path: &'p [&'p Segment],
    found: &'p mut Option<Found>,
}

impl At<'_> {
    fn scalar<E>(self, value: impl Into<Value>) -> Result<(), E> {
        if self.path.is_empty() {
            *self.found = Some(Found::Scalar(value.into()));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for At<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for At<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.scalar(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Some((segment, path)) = self.path.split_first() else {
            *self.found = Some(Found::List);
            return Ok(());
        };
        let Segment::Seq { index } = segment else { return Ok(()) };
        for _ in 0..*index {
            list.next_element::<IgnoredAny>()?;
        }
        list.next_element_seed(At { path, found: self.found })?;
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let Some((segment, path)) = self.path.split_first() else {
            let found = self.found.insert(Found::Object(Vec::new()));
            while let Some(key) = object.next_key::<String>()? {
                if let Found::Object(keys) = found {
                    keys.push(key);
                }
                object.next_value::<IgnoredAny>()?;
            }
            return Ok(());
        };
        let (Segment::Map { key: wanted } | Segment::Enum { variant: wanted }) = segment else {
            return Ok(());
        };
        while let Some(key) = object.next_key::<String>()? {
            if key == *wanted {
                return object.next_value_seed(At { path, found: self.found });
            }
            object.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}
