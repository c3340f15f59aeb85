//! The tables that the window writes: of movements, of a seminar's minutes, of comments, of variants.
//!
//! Knows nothing of how they are written.

use super::{Tables, TablesRequest};
use crate::compare::Ledger;
use crate::cost::{Cost, Extent};
use crate::export::Progress;
use crate::export::ledger::{Compared, LedgerFormat, comments_report, variants_report};
use crate::model::Chart;
use crate::words::{Locale, Message};

impl TablesRequest {
    /// By the end of the file's name.
    fn format(&self) -> LedgerFormat {
        let extension = self.path.extension().and_then(|end| end.to_str()).unwrap_or_default();
        LedgerFormat::from_extension(extension).unwrap_or(LedgerFormat::Csv)
    }

    /// Those that stand side by side, besides the two compared.
    fn variants(&self) -> Vec<&Chart> {
        let ids = match &self.tables {
            Tables::Variants(variants) => variants.as_slice(),
            Tables::Movements | Tables::Minutes | Tables::Comments => &[],
        };
        ids.iter().filter_map(|id| self.project.chart(id)).collect()
    }

    /// What it will take.
    pub(super) fn cost(&self) -> Cost {
        let compared = [&self.from, &self.to].into_iter().filter_map(|id| self.project.state(id));
        let extents = compared.chain(self.variants()).map(Extent::of);
        let all = extents.fold(Extent::default(), Extent::and);
        Cost::tables(all, self.format() == LedgerFormat::Xlsx)
    }

    /// The whole file.
    ///
    /// # Errors
    /// If a chart is gone, or `progress` is cancelled.
    pub fn bytes(&self, words: Locale, progress: &Progress) -> Result<Vec<u8>, Message> {
        let project = &self.project;
        let chart = |id| project.state(id).ok_or_else(|| Message::new("picture-no-chart"));
        let (from, to) = (chart(&self.from)?, chart(&self.to)?);
        let lists = &project.lists;
        let ledger = Ledger::of(project, from, to);
        let compared = Compared { from, to, lists, ledger: &ledger };
        let report = match &self.tables {
            Tables::Movements => {
                let bytes = self.format().bytes_while(&compared, words, progress);
                return bytes.map_err(|error| error.message());
            }
            Tables::Minutes => compared.minutes(words),
            Tables::Comments => comments_report(to, lists, words),
            Tables::Variants(_) => variants_report(project, from, &self.variants(), words),
        };
        self.format().tables_while(&report, progress).map_err(|error| error.message())
    }
}
