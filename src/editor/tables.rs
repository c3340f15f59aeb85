//! The tables that the window writes: of movements, of a seminar's minutes, of comments, of variants.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Document, Editor, Effect, ExportCommand, Job, Purpose, Tables, TablesRequest, failed};
use crate::compare::Ledger;
use crate::cost::{Cost, Extent};
use crate::export::Progress;
use crate::export::ledger::{Compared, LedgerFormat, comments_report, variants_report};
use crate::model::{Chart, ChartId};
use crate::words::{Locale, Message, key, message};

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
        let chart = |id| project.state(id).ok_or_else(|| message!(key::PICTURE_NO_CHART));
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
            Tables::Variants(_) => {
                variants_report(project, from, &self.variants(), words, progress)
            }
        };
        self.format().tables_while(&report, progress).map_err(|error| error.message())
    }
}

impl Editor {
    pub(super) fn handle_export(&mut self, command: ExportCommand) -> Vec<Effect> {
        match command {
            ExportCommand::Variants { base, variants } => {
                self.waiting.variants = Some((base, variants));
                vec![self.ask_path(Purpose::ExportVariants)]
            }
            ExportCommand::Steps { by_group } => vec![self.ask_path(Purpose::Steps { by_group })],
            ExportCommand::Picture(choice) => self.export_picture(*choice),
        }
    }

    pub(super) fn make_tables(&self, tables: Tables, path: PathBuf) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        let charts = document.compared().map(|(from, to)| (from.id.clone(), to.id.clone()));
        self.make_tables_of(tables, charts, path)
    }

    pub(super) fn make_comments(&self, path: PathBuf) -> Vec<Effect> {
        let front = self.document.as_ref().and_then(Document::chart);
        let front = front.map(|chart| (chart.id.clone(), chart.id.clone()));
        self.make_tables_of(Tables::Comments, front, path)
    }

    pub(super) fn make_variants(&self, path: PathBuf) -> Vec<Effect> {
        let Some((base, variants)) = self.waiting.variants.clone() else { return Vec::new() };
        self.make_tables_of(Tables::Variants(variants), Some((base.clone(), base)), path)
    }

    fn make_tables_of(
        &self,
        tables: Tables,
        charts: Option<(ChartId, ChartId)>,
        path: PathBuf,
    ) -> Vec<Effect> {
        let Some((document, (from, to))) = self.document.as_ref().zip(charts) else {
            return Vec::new();
        };
        let project = Arc::new(document.project().clone());
        let request = TablesRequest { tables, project, from, to, path };
        match request.cost().check() {
            Ok(()) => vec![Effect::Make(Job::Tables(Box::new(request)))],
            Err(too_much) => failed(too_much.message()),
        }
    }
}
