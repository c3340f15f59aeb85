//! What the program remembers of its user: preferences and recent files.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::file::{Problem, StoreError, read, save_atomically};
use super::versions::Versions;
use crate::words::Locale;

/// How many files the welcome page offers again.
pub const RECENT_MAX: usize = 10;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system is.
    #[default]
    System,
    Light,
    Dark,
}

/// What the user has chosen for every project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The system's language if none is chosen.
    pub language: Option<Locale>,
    pub theme: Theme,
    /// Size of the interface, 100 as designed.
    pub interface_scale_percent: u32,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { language: None, theme: Theme::default(), interface_scale_percent: 100 }
    }
}

impl Preferences {
    const SCALE_PERCENT: std::ops::RangeInclusive<u32> = 50..=300;
}

/// Where preferences and recent files are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserFolders {
    pub config: PathBuf,
    pub state: PathBuf,
}

/// The preferences as they are written.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct PreferencesFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    theme: Theme,
    #[serde(skip_serializing_if = "Option::is_none")]
    interface_scale_percent: Option<u32>,
}

impl UserFolders {
    /// The folders that the system has for this; none if the user has no home.
    pub fn of_system() -> Option<Self> {
        let folders = directories::ProjectDirs::from("", "", "organigramme")?;
        let state = folders.state_dir().unwrap_or(folders.data_local_dir());
        Some(Self { config: folders.config_dir().to_owned(), state: state.to_owned() })
    }

    /// The preferences, or the defaults if none can be read.
    pub fn preferences(&self) -> Preferences {
        let defaults = Preferences::default();
        let Some(file) = read_json::<PreferencesFile>(&self.preferences_path()) else {
            return defaults;
        };
        let scale = file
            .interface_scale_percent
            .filter(|percent| Preferences::SCALE_PERCENT.contains(percent));
        Preferences {
            language: file.language.and_then(|code| Locale::from_code(&code)),
            theme: file.theme,
            interface_scale_percent: scale.unwrap_or(defaults.interface_scale_percent),
        }
    }

    /// # Errors
    /// If the file cannot be written.
    pub fn save_preferences(&self, preferences: &Preferences) -> Result<(), StoreError> {
        let file = PreferencesFile {
            language: preferences.language.map(|locale| locale.code().to_owned()),
            theme: preferences.theme,
            interface_scale_percent: Some(preferences.interface_scale_percent),
        };
        write_json(&self.preferences_path(), &file)
    }

    /// The files last opened or saved, the latest first; none if the list cannot be read.
    pub fn recent_files(&self) -> Vec<PathBuf> {
        read_json(&self.recent_path()).unwrap_or_default()
    }

    /// Puts `path` at the head of the recent files, which are returned. A path that is not Unicode
    /// is not remembered.
    ///
    /// # Errors
    /// If the list cannot be written.
    pub fn remember_file(&self, path: &Path) -> Result<Vec<PathBuf>, StoreError> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let mut recent = self.recent_files();
        recent.retain(|other| *other != path);
        if path.to_str().is_some() {
            recent.insert(0, path);
        }
        recent.truncate(RECENT_MAX);
        write_json(&self.recent_path(), &recent)?;
        Ok(recent)
    }

    /// Takes `path` out of the recent files, which are returned.
    ///
    /// # Errors
    /// If the list cannot be written.
    pub fn forget_file(&self, path: &Path) -> Result<Vec<PathBuf>, StoreError> {
        let mut recent = self.recent_files();
        recent.retain(|other| other != path);
        write_json(&self.recent_path(), &recent)?;
        Ok(recent)
    }

    /// Where former contents of project files are kept.
    pub fn versions(&self) -> Versions {
        Versions::new(self.state.join("versions"))
    }

    fn preferences_path(&self) -> PathBuf {
        self.config.join("preferences.json")
    }

    fn recent_path(&self) -> PathBuf {
        self.state.join("recent.json")
    }
}

fn read_json<T: for<'a> Deserialize<'a>>(path: &Path) -> Option<T> {
    match serde_json::from_slice(&read(path).ok()?) {
        Ok(value) => Some(value),
        Err(error) => {
            tracing::warn!("{}: {error}", path.display());
            None
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the store makes its own folders")]
fn write_json(path: &Path, value: &impl Serialize) -> Result<(), StoreError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .map_err(|error| StoreError { path: folder.to_owned(), problem: Problem::Io(error) })?;
    }
    let mut bytes = serde_json::to_vec_pretty(value).expect("memory takes the preferences");
    bytes.push(b'\n');
    save_atomically(path, &bytes)
}
