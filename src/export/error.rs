//! Why nothing is exported.

use thiserror::Error;

use super::png::MOST_PIXELS;
use super::wish::ExportWish;
use crate::cost::TooMuch;
use crate::words::{Message, key, message};

/// A refusal. Nothing is written when one is returned.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ExportError {
    #[error("no unit is called {name:?}")]
    UnknownUnit { name: String },
    /// `units` are their ids, in document order.
    #[error("several units are called {name:?}: {}", units.join(", "))]
    AmbiguousUnit { name: String, units: Vec<String> },
    #[error("no view is called {name:?}")]
    UnknownView { name: String },
    #[error("{scale} is no scale from 1 to 4")]
    BadScale { scale: f32 },
    #[error("{dpi} is no resolution from 36 to 1200 dots per inch")]
    BadDpi { dpi: u32 },
    #[error("the image would have {width} × {height} pixels")]
    TooManyPixels { width: u64, height: u64 },
    #[error("--{} cannot be done in a file of this kind", wish.option())]
    CannotDo { wish: ExportWish },
    #[error("an archival PDF cannot hold the project")]
    NoEmbeddingInArchive,
    /// `text` is the line in which it stands.
    #[error("an archival PDF cannot hold {letter:?}, which the font lacks: {text:?}")]
    NotInFont { letter: char, text: String },
    #[error("it would take {} bytes of memory", .0.bytes)]
    TooMuch(TooMuch),
    #[error("the export was cancelled")]
    Cancelled,
    #[error("the file could not be made: {0}")]
    Failed(String),
}

impl From<TooMuch> for ExportError {
    fn from(too_much: TooMuch) -> Self {
        Self::TooMuch(too_much)
    }
}

impl ExportError {
    /// The sentence that says it.
    pub fn message(&self) -> Message {
        match self {
            Self::UnknownUnit { name } => {
                message!(key::EXPORT_UNKNOWN_UNIT, name = name.as_str())
            }
            Self::AmbiguousUnit { name, units } => {
                message!(key::EXPORT_AMBIGUOUS_UNIT, name = name.as_str(), units = units.join(", "))
            }
            Self::UnknownView { name } => {
                message!(key::EXPORT_UNKNOWN_VIEW, name = name.as_str())
            }
            Self::BadScale { scale } => {
                message!(key::EXPORT_BAD_SCALE, scale = scale.to_string())
            }
            Self::BadDpi { dpi } => message!(key::EXPORT_BAD_DPI, dpi = dpi.to_string()),
            Self::TooManyPixels { width, height } => message!(
                key::EXPORT_TOO_MANY_PIXELS,
                height = i64::try_from(*height).unwrap_or(i64::MAX),
                limit = i64::try_from(MOST_PIXELS / 1_000_000).unwrap_or(i64::MAX),
                width = i64::try_from(*width).unwrap_or(i64::MAX)
            ),
            Self::CannotDo { wish } => message!(
                key::EXPORT_CANNOT_DO,
                formats = wish.formats_said(),
                option = wish.option()
            ),
            Self::NoEmbeddingInArchive => message!(key::EXPORT_NO_EMBEDDING_IN_ARCHIVE),
            Self::NotInFont { letter, text } => message!(
                key::EXPORT_NOT_IN_FONT,
                code = format!("U+{:04X}", u32::from(*letter)),
                letter = letter.to_string(),
                text = text.as_str()
            ),
            Self::TooMuch(too_much) => too_much.message(),
            Self::Cancelled => message!(key::EXPORT_CANCELLED),
            Self::Failed(reason) => message!(key::EXPORT_FAILED, reason = reason.as_str()),
        }
    }
}
