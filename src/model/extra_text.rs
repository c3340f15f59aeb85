//! Unknown fields as one text of JSON within another: a value is not nested deeper for standing in an
//! edit than it was in the file that it came from, where its depth has a limit.

use serde::{Deserialize, Deserializer, Serializer};

use super::Extra;

pub fn serialize<S: Serializer>(extra: &Extra, serializer: S) -> Result<S::Ok, S::Error> {
    let text = serde_json::to_string(extra).map_err(serde::ser::Error::custom)?;
    serializer.serialize_str(&text)
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Extra, D::Error> {
    let text = String::deserialize(deserializer)?;
    serde_json::from_str(&text).map_err(serde::de::Error::custom)
}
