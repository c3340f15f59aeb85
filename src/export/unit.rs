//! Finding the unit that a user names.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::ExportError;
use crate::model::{Chart, Lists, UnitKey};

/// The unit whose id is `name`; else the one called so, with or without the word of its kind; else
/// the only one whose name contains it. Case, accents and spaces do not count.
pub fn find(chart: &Chart, lists: &Lists, name: &str) -> Result<UnitKey, ExportError> {
    if let Some(key) = chart.unit_key(&name.into()) {
        return Ok(key);
    }
    let wanted = folded(name);
    let names = |key: UnitKey| {
        let fields = &chart.unit(key).fields;
        let kind = lists.kind(&fields.kind).map_or("", |kind| kind.label.as_str());
        [folded(&fields.name), folded(&format!("{kind} {}", fields.name))]
    };
    let is_called = |key: &UnitKey| names(*key).contains(&wanted);
    let mut found: Vec<UnitKey> = chart.units_in_order().filter(is_called).collect();
    if found.is_empty() && !wanted.is_empty() {
        let contains = |key: &UnitKey| names(*key).iter().any(|name| name.contains(&wanted));
        found = chart.units_in_order().filter(contains).collect();
    }
    match found[..] {
        [] => Err(ExportError::UnknownUnit { name: name.to_owned() }),
        [key] => Ok(key),
        _ => Err(ExportError::AmbiguousUnit {
            name: name.to_owned(),
            units: found.iter().map(|&key| chart.unit(key).id.to_string()).collect(),
        }),
    }
}

fn folded(text: &str) -> String {
    let plain: String =
        text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect();
    let plain = plain.replace('’', "'");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
