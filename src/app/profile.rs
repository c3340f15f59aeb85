//! What is kept of the user from one run to the next: preferences and recent files.

use std::path::PathBuf;

use super::remembering::{Home, Remembered, Remembering};
use crate::editor::KeptMapping;
use crate::format::tables::Mapping;
use crate::store::{Policy, Preferences, Theme, UserFolders, Versions, with_recent};
use crate::words::Message;

#[derive(Default)]
pub struct Profile {
    folders: Option<UserFolders>,
    /// Writes what is kept; none where there is no folder for it.
    remembering: Option<Remembering>,
    /// As the user has chosen.
    preferences: Preferences,
    /// What goes before that.
    policy: Policy,
    recent: Vec<PathBuf>,
}

impl Profile {
    /// Reads what `folders` hold; without them nothing is kept. `wake` is called when there is something to
    /// tell.
    pub fn read(folders: Option<UserFolders>, wake: impl Fn() + Send + 'static) -> Self {
        let Some(folders) = folders else { return Self::default() };
        Self {
            preferences: folders.preferences(),
            policy: Policy::default(),
            recent: folders.recent_files(),
            remembering: Some(Remembering::start(folders.clone(), wake)),
            folders: Some(folders),
        }
    }

    /// Writes otherwise than to the user's folders: for tests.
    pub fn remember_by(&mut self, home: impl Home) {
        self.remembering = Some(Remembering::start(home, || {}));
    }

    pub fn folders(&self) -> Option<&UserFolders> {
        self.folders.as_ref()
    }

    pub fn versions(&self) -> Option<Versions> {
        self.folders.as_ref().map(UserFolders::versions)
    }

    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// From now on an administrator's word goes before the user's.
    pub fn obey(&mut self, policy: Policy) {
        self.policy = policy;
    }

    /// The colours that are in force.
    pub fn theme(&self) -> Theme {
        self.policy.theme.unwrap_or(self.preferences.theme)
    }

    /// Where dialogs begin that nothing nearer tells where to.
    pub fn folder(&self) -> Option<PathBuf> {
        let lately = || self.recent.first()?.parent().map(PathBuf::from);
        self.policy.folder.clone().or_else(lately)
    }

    /// Files opened or saved, the latest first.
    pub fn recent(&self) -> &[PathBuf] {
        &self.recent
    }

    pub fn prefer(&mut self, change: impl FnOnce(&mut Preferences)) {
        change(&mut self.preferences);
        if let Some(remembering) = &self.remembering {
            remembering.prefer(self.preferences.clone());
        }
    }

    /// What the columns of tables were taken for, the last used first; what cannot be read is not used.
    pub fn mappings(&self) -> Vec<KeptMapping> {
        let kept = self.preferences.table_mappings.iter();
        let read = |(heads, json): &(String, String)| {
            let mapping = Mapping::read(json.as_bytes()).ok()?;
            Some(KeptMapping { heads: heads.clone(), mapping })
        };
        kept.filter_map(read).collect()
    }

    pub fn keep_mappings(&mut self, kept: &[KeptMapping]) {
        let written = |it: &KeptMapping| (it.heads.clone(), it.mapping.to_json());
        self.prefer(|preferences| preferences.table_mappings = kept.iter().map(written).collect());
    }

    /// A file was opened or saved.
    pub fn remember(&mut self, file: PathBuf) {
        if let Some(remembering) = &self.remembering {
            self.recent = with_recent(std::mem::take(&mut self.recent), &file);
            remembering.remember(file);
        }
    }

    /// Takes what came of writing; returns why something is not written.
    pub fn take_told(&mut self) -> Vec<Message> {
        let told = self.remembering.as_ref().map(Remembering::told).unwrap_or_default();
        let mut problems = Vec::new();
        for told in told {
            match told {
                Remembered::Recent(recent) => self.recent = recent,
                Remembered::NotWritten(message) => problems.push(message),
            }
        }
        problems
    }
}
