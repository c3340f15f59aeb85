//! Looking for what another run of the program left unsaved.

use std::path::PathBuf;

use super::Jobs;
use super::report::{JobReport, Offer, OnDisk};
use crate::editor::recovery::{Recovered, Unrecoverable};
use crate::fingerprint::Fingerprint;
use crate::format::native;
use crate::store;
use crate::store::journal::{Orphan, orphans};
use crate::words::{Message, key, message, shown};

impl Jobs {
    /// Looks for journals that nobody writes any more.
    pub fn find_unsaved(&self, folder: PathBuf) {
        self.start(move || {
            let (mut offers, mut problems) = (Vec::new(), Vec::new());
            for orphan in orphans(&folder) {
                match offer(orphan) {
                    Ok(offer) => offers.extend(offer),
                    Err(problem) => problems.push(problem),
                }
            }
            JobReport::Unsaved { offers, problems }
        });
    }
}

/// What `orphan` holds; none if the project's file holds it too, and it is taken away.
fn offer(orphan: Orphan) -> Result<Option<Offer>, Message> {
    let records = orphan.records().map_err(|error| error.message())?;
    let mut recovered = match Recovered::new(&records.payloads, orphan.path().to_owned()) {
        Ok(recovered) => recovered,
        Err(Unrecoverable::Newer) => {
            return Err(message!(key::JOURNAL_NEWER, path = shown(orphan.path())));
        }
        Err(Unrecoverable::Unreadable(why)) => {
            let aside = orphan.put_aside().map_err(|error| error.message())?;
            return Err(message!(key::JOURNAL_BROKEN, path = shown(&aside), why));
        }
    };
    let damaged = records.lost_bytes > 0;
    let document = recovered.document();
    let on_disk = match document.path() {
        None => OnDisk::NoFile,
        Some(path) => match store::read(path) {
            Err(_) => OnDisk::Gone,
            Ok(bytes)
                if !damaged
                    && document.drafts().is_empty()
                    && bytes == native::save(document.project()) =>
            {
                // The program ended between the save and the end of its journal.
                orphan.remove().map_err(|error| error.message())?;
                return Ok(None);
            }
            Ok(bytes) if document.on_disk() == Some(Fingerprint::of(&bytes)) => OnDisk::Unchanged,
            Ok(_) => OnDisk::Changed,
        },
    };
    recovered.is_unchanged = on_disk == OnDisk::Unchanged;
    Ok(Some(Offer { orphan, recovered, damaged, on_disk }))
}
