//! What an administrator has fixed for everybody on a machine, in a file that users can read and not write.
//!
//! ```json
//! {"language": "fr", "theme": "light", "folder": "S:\\Organigrammes", "exports": ["pdf", "xlsx"]}
//! ```
//!
//! It makes the program's choices the same everywhere. It keeps nobody from another program, nor from another
//! file: what a person may read or write is a matter of the system.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::file::{Problem, StoreError, read};
use super::user::Theme;
use crate::words::{Locale, Message, key, message};

/// The kinds of file that may be allowed or not, by their extensions.
pub const EXPORTS: [&str; 9] = ["pdf", "svg", "png", "html", "txt", "xlsx", "docx", "csv", "json"];

/// What is fixed; the rest is as each user likes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    #[serde(deserialize_with = "language")]
    pub language: Option<Locale>,
    pub theme: Option<Theme>,
    /// Where the dialogs for files begin, if no project says otherwise.
    pub folder: Option<PathBuf>,
    /// What may be exported, by extension; everything if that is left out.
    #[serde(deserialize_with = "exports")]
    pub exports: Option<Vec<String>>,
}

impl Policy {
    /// The one of this machine. The sentence says that there is one which cannot be used; nothing is fixed then.
    pub fn of_system() -> (Self, Option<Message>) {
        Self::at(&path())
    }

    /// The one in a file.
    pub fn at(path: &Path) -> (Self, Option<Message>) {
        let file = path.display().to_string();
        let unusable = |message| (Self::default(), Some(message));
        let bytes = match read(path) {
            Ok(bytes) => bytes,
            Err(StoreError { problem: Problem::Io(error), .. })
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                return (Self::default(), None);
            }
            Err(error) => {
                return unusable(message!(key::POLICY_UNREADABLE, problem = error.message()));
            }
        };
        // Editors of Windows begin a text with a mark.
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        // A list would be taken for the values in their order.
        let is_object = serde_json::from_slice::<Map<String, Value>>(text);
        match is_object.and_then(|_| serde_json::from_slice(text)) {
            Ok(policy) => (policy, None),
            Err(error) => {
                tracing::warn!("{file}: {error}");
                let [column, line] = [error.column(), error.line()].map(|it| it as i64);
                unusable(message!(key::POLICY_BROKEN, column, file, line))
            }
        }
    }

    /// Whether a file with this extension may be exported.
    pub fn allows(&self, extension: &str) -> bool {
        let listed =
            |exports: &Vec<String>| exports.iter().any(|it| it.eq_ignore_ascii_case(extension));
        self.exports.as_ref().is_none_or(listed)
    }
}

/// Where the policy of this machine is.
fn path() -> PathBuf {
    if cfg!(windows) {
        let data = std::env::var_os("ProgramData").unwrap_or_else(|| r"C:\ProgramData".into());
        Path::new(&data).join(r"Organigramme\policy.json")
    } else if cfg!(target_os = "macos") {
        "/Library/Application Support/Organigramme/policy.json".into()
    } else {
        "/etc/organigramme/policy.json".into()
    }
}

fn language<'de, D: Deserializer<'de>>(file: D) -> Result<Option<Locale>, D::Error> {
    let Some(code) = Option::<String>::deserialize(file)? else { return Ok(None) };
    Locale::from_code(&code).map(Some).ok_or_else(|| D::Error::custom("no such language"))
}

fn exports<'de, D: Deserializer<'de>>(file: D) -> Result<Option<Vec<String>>, D::Error> {
    let exports = Option::<Vec<String>>::deserialize(file)?;
    let is_known = |it: &String| EXPORTS.iter().any(|known| known.eq_ignore_ascii_case(it));
    match exports.iter().flatten().find(|it| !is_known(it)) {
        Some(unknown) => Err(D::Error::custom(format!("no such export: {unknown}"))),
        None => Ok(exports),
    }
}
