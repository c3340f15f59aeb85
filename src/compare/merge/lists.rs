//! The reference lists of several projects, put together.
//!
//! Knows nothing of charts.

use std::collections::BTreeMap;

use crate::model::Lists;

/// The lists of `base` with what other copies of its project added or renamed. An entry stays that one
/// of them removed: a chart may still use it. Of an entry that two of them renamed, the base's stays.
pub fn merge_lists(base: &Lists, tables: &[&Lists]) -> Lists {
    let mut lists = base.clone();
    merge_entries(&mut lists.kinds, tables.iter().map(|it| &it.kinds), |it| it.id.as_str());
    merge_entries(&mut lists.categories, tables.iter().map(|it| &it.categories), |it| {
        it.id.as_str()
    });
    merge_entries(&mut lists.grades, tables.iter().map(|it| &it.grades), |it| it.id.as_str());
    merge_entries(&mut lists.levels, tables.iter().map(|it| &it.levels), |it| it.id.as_str());
    lists
}

/// Changed entries in the place of the base's, new ones last, by id.
fn merge_entries<'a, T: Clone + PartialEq + std::fmt::Debug + 'a>(
    entries: &mut Vec<T>,
    tables: impl Iterator<Item = &'a Vec<T>>,
    id: impl Fn(&T) -> &str,
) {
    let mut wishes: BTreeMap<&str, Vec<&T>> = BTreeMap::new();
    for entry in tables.flatten() {
        let wishes = wishes.entry(id(entry)).or_default();
        if !wishes.contains(&entry) {
            wishes.push(entry);
        }
    }
    for (wanted, mut wishes) in wishes {
        match entries.iter().position(|entry| id(entry) == wanted) {
            Some(place) => {
                wishes.retain(|wish| **wish != entries[place]);
                if let [only] = wishes[..] {
                    entries[place] = only.clone();
                }
            }
            None => {
                let first = wishes.into_iter().min_by_key(|wish| format!("{wish:?}"));
                entries.extend(first.cloned());
            }
        }
    }
}
