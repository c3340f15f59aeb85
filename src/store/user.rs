//! What the program remembers of its user: preferences and recent files.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::broken::set_aside;
use super::file::{Problem, StoreError, read};
use super::place::save_private;
use super::private::make_private;
use super::versions::Versions;
use crate::words::{Locale, Message};

/// With a file of this name beside it, the program is carried along: on a stick, in a folder of one's own.
const PORTABLE: &str = "organigramme.portable";

/// How many files the welcome page offers again.
pub const RECENT_MAX: usize = 10;

/// The colours of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system is.
    #[default]
    System,
    Light,
    Dark,
    /// Text stands out by 7 : 1.
    ContrastLight,
    ContrastDark,
}

/// What the user has chosen for every project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The system's language if none is chosen.
    pub language: Option<Locale>,
    pub theme: Theme,
    /// Size of the interface, 100 as designed.
    pub interface_scale_percent: u32,
    /// A map of the chart while some of it is out of sight.
    pub minimap: bool,
    /// Changes are seen to move; as the system has it if nothing is chosen.
    pub animate: Option<bool>,
    /// What the columns of tables were taken for: the heads that a table is known by and, for who reads tables, the
    /// mapping as text. The last used first.
    pub table_mappings: Vec<(String, String)>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: None,
            theme: Theme::default(),
            interface_scale_percent: 100,
            minimap: true,
            animate: None,
            table_mappings: Vec::new(),
        }
    }
}

impl Preferences {
    /// The sizes of the interface that can be used.
    pub const SCALE_PERCENT: std::ops::RangeInclusive<u32> = 50..=300;
}

/// Where preferences and recent files are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserFolders {
    pub config: PathBuf,
    pub state: PathBuf,
}

/// The preferences as they are written.
#[derive(Serialize)]
struct PreferencesFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    theme: Theme,
    #[serde(skip_serializing_if = "Option::is_none")]
    interface_scale_percent: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimap: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    animate: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    table_mappings: Vec<(String, String)>,
}

impl UserFolders {
    /// The folders beside the program where it is carried along, else those that the system has for this; none
    /// if the user has no home.
    pub fn of_system() -> Option<Self> {
        if let Some(folders) = std::env::current_exe().ok().as_deref().and_then(Self::beside) {
            return Some(folders);
        }
        let folders = directories::ProjectDirs::from("", "", "organigramme")?;
        let state = folders.state_dir().unwrap_or(folders.data_local_dir());
        Some(Self { config: folders.config_dir().to_owned(), state: state.to_owned() })
    }

    /// The folders beside a program that is carried along; none beside one that is installed.
    pub fn beside(program: &Path) -> Option<Self> {
        let folder = program.parent()?;
        let data = folder.join("organigramme-data");
        let is_carried = folder.join(PORTABLE).try_exists().unwrap_or(false);
        is_carried.then(|| Self { config: data.join("config"), state: data.join("state") })
    }

    /// The preferences, or the defaults if none can be read.
    pub fn preferences(&self) -> Preferences {
        self.read_preferences().0
    }

    /// The preferences that can be used, each for itself, and whether those are all that are written.
    fn read_preferences(&self) -> (Preferences, IsWhole) {
        let (values, mut whole) = read_json::<Map<String, Value>>(&self.preferences_path());
        let defaults = Preferences::default();
        let language = value(&values, "language", &mut whole, |it| Locale::from_code(it.as_str()?));
        let theme = value(&values, "theme", &mut whole, |it| Theme::deserialize(it).ok());
        let scale = value(&values, "interface_scale_percent", &mut whole, |it| {
            let percent = u32::try_from(it.as_u64()?).ok()?;
            Preferences::SCALE_PERCENT.contains(&percent).then_some(percent)
        });
        let minimap = value(&values, "minimap", &mut whole, Value::as_bool);
        let animate = value(&values, "animate", &mut whole, Value::as_bool);
        let table_mappings =
            value(&values, "table_mappings", &mut whole, |it| Vec::deserialize(it).ok());
        let preferences = Preferences {
            language,
            theme: theme.unwrap_or(defaults.theme),
            interface_scale_percent: scale.unwrap_or(defaults.interface_scale_percent),
            minimap: minimap.unwrap_or(defaults.minimap),
            animate,
            table_mappings: table_mappings.unwrap_or_default(),
        };
        (preferences, whole)
    }

    /// Keeps broken files beside, with what can be used of them in their place. Returns a sentence for
    /// each.
    pub fn set_broken_aside(&self) -> Vec<Message> {
        let mut lines = Vec::new();
        let (preferences, IsWhole(whole)) = self.read_preferences();
        if !whole {
            lines.push(set_aside(&self.preferences_path()));
            if preferences != Preferences::default() && !self.preferences_path().exists() {
                // They serve now even if they cannot be written for later.
                let _ = self.save_preferences(&preferences);
            }
        }
        let (recent, IsWhole(whole)) = self.read_recent_files();
        if !whole {
            lines.push(set_aside(&self.recent_path()));
            if !recent.is_empty() && !self.recent_path().exists() {
                let _ = write_json(&self.recent_path(), &recent);
            }
        }
        lines
    }

    /// # Errors
    /// If the file cannot be written.
    pub fn save_preferences(&self, preferences: &Preferences) -> Result<(), StoreError> {
        let file = PreferencesFile {
            language: preferences.language.map(|locale| locale.code().to_owned()),
            theme: preferences.theme,
            interface_scale_percent: Some(preferences.interface_scale_percent),
            minimap: (!preferences.minimap).then_some(false),
            animate: preferences.animate,
            table_mappings: preferences.table_mappings.clone(),
        };
        write_json(&self.preferences_path(), &file)
    }

    /// The files last opened or saved, the latest first; none if the list cannot be read.
    pub fn recent_files(&self) -> Vec<PathBuf> {
        self.read_recent_files().0
    }

    fn read_recent_files(&self) -> (Vec<PathBuf>, IsWhole) {
        let (values, mut whole) = read_json::<Vec<Value>>(&self.recent_path());
        let paths: Vec<PathBuf> =
            values.iter().filter_map(|it| Some(PathBuf::from(it.as_str()?))).collect();
        whole.0 &= paths.len() == values.len();
        (paths, whole)
    }

    /// Puts each of `paths` at the head of the recent files, which are returned. They are written only if
    /// they are others than before.
    ///
    /// # Errors
    /// If the list cannot be written.
    pub fn remember_files(&self, paths: &[PathBuf]) -> Result<Vec<PathBuf>, StoreError> {
        let (before, IsWhole(whole)) = self.read_recent_files();
        if !whole {
            // A list that broke since the start is kept beside, not written over.
            set_aside(&self.recent_path());
        }
        let recent = paths.iter().fold(before.clone(), |recent, path| with_recent(recent, path));
        if recent != before || !whole {
            write_json(&self.recent_path(), &recent)?;
        }
        Ok(recent)
    }

    /// Where former contents of project files are kept.
    pub fn versions(&self) -> Versions {
        Versions::in_state(&self.state)
    }

    fn preferences_path(&self) -> PathBuf {
        self.config.join("preferences.json")
    }

    fn recent_path(&self) -> PathBuf {
        self.state.join("recent.json")
    }
}

/// `recent` with `path` at its head. A path that is not Unicode is not remembered.
pub fn with_recent(mut recent: Vec<PathBuf>, path: &Path) -> Vec<PathBuf> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    recent.retain(|other| *other != path);
    if path.to_str().is_some() {
        recent.insert(0, path);
    }
    recent.truncate(RECENT_MAX);
    recent
}

/// Whether everything in a file could be used.
#[derive(Clone, Copy)]
struct IsWhole(bool);

/// The value called `key`; one that cannot be used is none, and the file not whole.
fn value<T>(
    values: &Map<String, Value>,
    key: &str,
    whole: &mut IsWhole,
    usable: impl Fn(&Value) -> Option<T>,
) -> Option<T> {
    let value = usable(values.get(key)?);
    whole.0 &= value.is_some();
    value
}

/// What a file holds: nothing if it is not there, or cannot be read.
fn read_json<T: Default + for<'a> Deserialize<'a>>(path: &Path) -> (T, IsWhole) {
    let fault = match read(path) {
        Ok(bytes) => match serde_json::from_slice(&bytes) {
            Ok(value) => return (value, IsWhole(true)),
            Err(error) => error.to_string(),
        },
        Err(StoreError { problem: Problem::Io(error), .. })
            if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
        {
            return (T::default(), IsWhole(true));
        }
        Err(error) => error.to_string(),
    };
    tracing::warn!("{}: {fault}", path.display());
    (T::default(), IsWhole(false))
}

fn write_json(path: &Path, value: &impl Serialize) -> Result<(), StoreError> {
    if let Some(folder) = path.parent() {
        make_private(folder)
            .map_err(|error| StoreError { path: folder.to_owned(), problem: Problem::Io(error) })?;
    }
    let mut bytes = serde_json::to_vec_pretty(value).expect("memory takes the preferences");
    bytes.push(b'\n');
    // Whether the last change outlives a power cut is worth no word.
    save_private(path, &bytes).map(drop)
}
