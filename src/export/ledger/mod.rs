//! A ledger to bytes, for the report and for scripts.
//!
//! Each kind of file is a module and a line of [`LedgerFormat::bytes`].

mod agreement;
mod compared;
mod csv;
mod docx;
mod html;
mod json;
mod minutes;
mod remarks;
mod sentence;
pub mod tables;
mod variants;
mod xlsx;

use super::{ExportError, Progress};
use crate::compare::UnitMovement;
use crate::cost::{Cost, Extent};
use crate::model::Chart;
use crate::words::{Locale, Message, key, message};
pub use compared::Compared;
pub use remarks::comments_report;
pub use sentence::is_renamed;
use tables::TableSet;
pub use tables::bench_in_sum;
pub use variants::variants_report;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LedgerFormat {
    Json,
    Csv,
    Xlsx,
    Docx,
    Html,
}

impl LedgerFormat {
    pub const ALL: [Self; 5] = [Self::Json, Self::Csv, Self::Xlsx, Self::Docx, Self::Html];

    /// The extension of such a file's name, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }

    /// The format of a file whose name ends so, in any case.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }

    /// The whole file. JSON and CSV are for scripts and know no language.
    ///
    /// # Errors
    /// If the format has no room for so large a comparison, or it would take too much memory.
    pub fn bytes(self, compared: &Compared, locale: Locale) -> Result<Vec<u8>, ExportError> {
        self.bytes_while(compared, locale, &Progress::default())
    }

    /// The same, as long as somebody wants it.
    ///
    /// # Errors
    /// As [`Self::bytes`], or if `progress` is cancelled.
    pub fn bytes_while(
        self,
        compared: &Compared,
        locale: Locale,
        progress: &Progress,
    ) -> Result<Vec<u8>, ExportError> {
        Ok(self.written_while(compared, locale, progress)?.0)
    }

    /// The whole file, and what is to be known of the comparison and is not in it: each in a sentence.
    ///
    /// # Errors
    /// As [`Self::bytes`].
    pub fn written(
        self,
        compared: &Compared,
        locale: Locale,
    ) -> Result<(Vec<u8>, Vec<Message>), ExportError> {
        self.written_while(compared, locale, &Progress::default())
    }

    fn written_while(
        self,
        compared: &Compared,
        locale: Locale,
        progress: &Progress,
    ) -> Result<(Vec<u8>, Vec<Message>), ExportError> {
        let extent = |chart: &Chart| Extent::of(chart).labelled(chart, compared.lists);
        let both = extent(compared.from).and(extent(compared.to));
        match self {
            Self::Json | Self::Csv => Cost::entries(both),
            Self::Xlsx | Self::Docx | Self::Html => Cost::tables(both, self == Self::Xlsx),
        }
        .check()?;
        let report = match self {
            Self::Json => return Ok((json::json(compared), self.left_out(compared))),
            Self::Csv => return Ok((csv::csv(compared), self.left_out(compared))),
            Self::Xlsx | Self::Docx | Self::Html => compared.report(locale),
        };
        let cut = if self == Self::Xlsx { xlsx::cut_remark(&report) } else { None };
        Ok((self.tables_while(&report, progress)?, cut.into_iter().collect()))
    }

    /// What a file for scripts has no place for.
    fn left_out(self, compared: &Compared) -> Vec<Message> {
        // One row for each entry of posts: scripts count on it.
        let units = compared.ledger.units.iter();
        let changed = units.filter(|it| it.movements != [UnitMovement::Kept]).count();
        let units = (self == Self::Csv && changed > 0).then(|| {
            let all = Self::ALL.into_iter().filter(|&format| format != Self::Csv);
            let others: Vec<_> = all.map(Self::extension).collect();
            message!(key::EXPORT_WITHOUT_UNITS, formats = others.join(", "), units = changed)
        });
        let open = open_conflicts(compared.later());
        // As JSON they have a place.
        let reserves = if self == Self::Csv { compared.reserves_said() } else { Vec::new() };
        let parts = units.into_iter().chain(compared.explained_elsewhere());
        parts.chain(reserves).chain(open).collect()
    }

    /// Tables as a file. They are no data for scripts: as JSON there are none, and CSV takes its place.
    ///
    /// # Errors
    /// If the format has no room for so much.
    pub fn tables(self, report: &TableSet) -> Result<Vec<u8>, ExportError> {
        self.tables_while(report, &Progress::default())
    }

    /// The same, as long as somebody wants it.
    ///
    /// # Errors
    /// As [`Self::tables`], or if `progress` is cancelled.
    pub fn tables_while(
        self,
        report: &TableSet,
        progress: &Progress,
    ) -> Result<Vec<u8>, ExportError> {
        progress.step(0)?;
        progress.expect(report.tables.iter().map(|table| table.rows.len()).sum());
        match self {
            Self::Json | Self::Csv => Ok(csv::tables(report)),
            Self::Xlsx => xlsx::xlsx(report, progress),
            Self::Docx => docx::docx(report, progress),
            Self::Html => html::html(report, progress),
        }
    }
}

/// How many conflicts of a chart nobody has settled; none where it has none.
pub fn open_conflicts(chart: &Chart) -> Option<Message> {
    let count = chart.fields.conflicts.len();
    let chart = chart.fields.label.as_str();
    (count > 0).then(|| message!(key::EXPORT_OPEN_CONFLICTS, chart, count))
}
