//! Tables whose heads are known, from `assets/tables/profiles.json`, which names its sources.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::format::reading::vocabulary::bare;
use crate::format::reading::{Meaning, State};

#[derive(Debug, Deserialize)]
pub(super) struct Profile {
    pub name: String,
    /// As people call the program or the format.
    title: String,
    requires: Vec<String>,
    columns: BTreeMap<String, Known>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Known {
    pub meaning: Meaning,
    #[serde(default)]
    pub state: Option<State>,
}

#[derive(Debug, Deserialize)]
struct Profiles {
    profiles: Vec<Profile>,
}

static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| {
    let json = include_str!("../../../assets/tables/profiles.json");
    serde_json::from_str::<Profiles>(json).expect("the program's own profiles").profiles
});

/// What people call the program or the format of a profile.
pub fn title(name: &str) -> Option<&'static str> {
    PROFILES.iter().find(|profile| profile.name == name).map(|profile| profile.title.as_str())
}

/// The profile of a table with these heads.
pub(super) fn matching(heads: &[String]) -> Option<&'static Profile> {
    let heads: Vec<String> = heads.iter().map(|head| bare(head)).collect();
    PROFILES.iter().find(|profile| profile.requires.iter().all(|it| heads.contains(&bare(it))))
}

impl Profile {
    /// What it says of the column with this head.
    pub fn column(&self, head: &str) -> Option<Known> {
        let head = bare(head);
        self.columns.iter().find(|(it, _)| bare(it) == head).map(|(_, known)| *known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profiles_can_be_read_and_require_only_what_they_know() {
        for profile in PROFILES.iter() {
            for head in &profile.requires {
                assert!(profile.column(head).is_some(), "{}: {head}", profile.name);
            }
        }
    }
}
