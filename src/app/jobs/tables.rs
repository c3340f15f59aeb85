//! Tables on threads, while somebody says what their columns mean.

use std::sync::Arc;

use super::Jobs;
use super::report::JobReport;
use crate::editor::{KnownUnits, TablePreview};
use crate::export::Progress;
use crate::format::tables::{TableOptions, Tables};
use crate::store::SystemIds;

/// What a table is read for while its columns are chosen.
pub struct TableRequest {
    /// Told back with what comes of it: what was asked for last is what is wanted.
    pub number: u64,
    pub tables: Arc<Tables>,
    pub options: TableOptions,
    pub known: Option<Arc<KnownUnits>>,
}

impl Jobs {
    /// Reads a table as it is chosen to be; comes back as [`JobReport::TableRead`], unless it is cancelled.
    pub fn read_table(&self, request: TableRequest) -> Arc<Progress> {
        let progress = Arc::new(Progress::default());
        self.start_for(progress.clone(), move |progress| {
            let TableRequest { number, tables, options, known } = request;
            let mut go_on = |share| progress.reach(share);
            let known = known.as_deref();
            let read = TablePreview::read(&tables, &options, known, &mut SystemIds, &mut go_on);
            let preview = read.map(Box::new).map_err(|why| why.message());
            JobReport::TableRead { number, preview }
        });
        progress
    }
}
