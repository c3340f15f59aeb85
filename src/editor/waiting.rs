//! What waits for an answer: of the user, or of the disk.

use std::collections::HashMap;
use std::path::PathBuf;

use super::recovery::Recovered;
use super::{Access, ChangeCommand, Document, Purpose, Reading};
use crate::model::ChartId;

/// All that waits.
#[derive(Default)]
pub(super) struct Waiting {
    pub leaving: Leaving,
    /// Changes of a source chart, until the user says that they may be made.
    pub edits: Vec<ChangeCommand>,
    /// What was pasted, until the user says where it goes.
    pub pasted: Option<Box<Document>>,
    /// A save, until the user says how it may go on.
    pub save: Option<WaitingSave>,
    /// The variants to be written side by side, with what they are made from, until a path is chosen.
    pub variants: Option<(ChartId, Vec<ChartId>)>,
    /// Who may edit files that are being read or written.
    pub accesses: HashMap<PathBuf, Access>,
}

/// A save that waits for the user to say how it may go on.
#[derive(Debug)]
pub(super) struct WaitingSave {
    pub path: PathBuf,
    /// The user asked for it: the question did not come by itself.
    pub is_asked_for: bool,
}

/// How far it is known what becomes of unsaved changes, where the project is to be left.
#[derive(Default)]
pub(super) enum Leaving {
    /// Nobody leaves it.
    #[default]
    No,
    /// The user is asked; then this is done.
    Asked(Destination),
    /// They are being saved; then this is done.
    Saving(Destination),
    /// They were given up for the file that is being chosen or read.
    GivenUp,
}

/// What the project is left for.
pub(super) enum Destination {
    /// A new project.
    New,
    /// The sample.
    Sample,
    Quit,
    /// A file was read: it can be.
    Read {
        path: PathBuf,
        purpose: Purpose,
        read: Reading,
    },
    Recover {
        recovered: Box<Recovered>,
        keep_both: bool,
    },
}

impl Leaving {
    /// What was to be done after the answer, or the save, will not be.
    pub(super) fn call_off(&mut self) {
        match self {
            Self::Asked(_) | Self::Saving(_) => *self = Self::No,
            Self::No | Self::GivenUp => {}
        }
    }

    /// The file that the changes were given up for is there, or will not be read: returns whether they
    /// were.
    pub(super) fn arrive(&mut self) -> bool {
        match self {
            Self::GivenUp => {
                *self = Self::No;
                true
            }
            Self::No | Self::Asked(_) | Self::Saving(_) => false,
        }
    }
}
