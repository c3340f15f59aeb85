//! The file of a project that somebody else is editing, watched for what they save.
//!
//! It is looked at again and again: what tells of changes on this computer.

use std::path::PathBuf;
use std::sync::{Arc, Weak};
use std::time::Duration;

use super::Jobs;
use super::report::{Brought, JobReport};
use crate::editor::{Command, DiskCommand, FileCommand, Purpose, Reading};
use crate::fingerprint::Fingerprint;
use crate::format::door::File;
use crate::store::{self, Stamp, SystemIds};

/// Between two looks at the file.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// A document and its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    pub path: PathBuf,
    /// Of the document.
    pub number: u64,
    /// What the file was found to hold.
    pub since: Fingerprint,
}

/// A file that is watched, until this is dropped.
pub(super) struct Watch {
    of: Watched,
    _alive: Arc<()>,
}

impl Jobs {
    /// Watches a file from now on, and no other: what it comes to hold is brought as
    /// [`DiskCommand::Seen`].
    pub fn watch(&mut self, wanted: Option<Watched>) {
        if self.watch.as_ref().map(|watch| &watch.of) == wanted.as_ref() {
            return;
        }
        self.watch = wanted.map(|of| {
            let alive = Arc::new(());
            let (watched, is_wanted) = (of.clone(), Arc::downgrade(&alive));
            let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
            std::thread::spawn(move || {
                look_at(&watched, &is_wanted, |found| {
                    let Watched { number, since, .. } = watched;
                    let report = JobReport::Command(Command::Disk(DiskCommand::Seen {
                        number,
                        since,
                        found,
                    }));
                    // The window is gone if nobody listens.
                    let _ = sender.send(Brought { report, wanted: None });
                    ctx.request_repaint();
                });
            });
            Watch { of, _alive: alive }
        });
    }

    /// Reads what somebody else has saved. It is told nowhere: nobody asked for it, and nobody waits.
    pub fn follow_file(&self, path: PathBuf) {
        let read_bytes = self.read_bytes.clone();
        self.start(move || {
            let purpose = Purpose::Follow;
            let bytes = read_bytes(&path).map_err(|error| error.message());
            let read =
                bytes.and_then(|it| Reading::of(&path, purpose, &File::of(&it), &mut SystemIds));
            JobReport::Command(Command::File(FileCommand::Read { path, purpose, read }))
        });
    }
}

fn look_at(watched: &Watched, is_wanted: &Weak<()>, tell: impl Fn(Option<Fingerprint>)) {
    let (mut known, mut last) = (Some(watched.since), None::<Stamp>);
    let mut was_gone = false;
    while is_wanted.strong_count() > 0 {
        let stamp = store::stamp(&watched.path);
        // A file on its way to be replaced may be gone for a moment.
        let is_gone = stamp.is_none();
        let is_sure = !is_gone || was_gone;
        was_gone = is_gone;
        if is_sure && (is_gone || stamp != last) {
            // What cannot be read now is looked at again.
            if let Ok(found) = store::look(&watched.path) {
                last = stamp;
                if found != known {
                    known = found;
                    tell(found);
                }
            }
        }
        std::thread::sleep(LOOK_EVERY);
    }
}
