//! How a file of tables comes into a project: what its columns mean is asked first.

use std::path::PathBuf;

use super::{
    Document, Editor, Effect, FileEffect, MappedTable, Purpose, Question, Reading, ShowEffect,
    TableFile, failed, reading,
};

impl Editor {
    /// Asks what the columns of a file mean; of one that was dropped, first what becomes of it.
    pub(super) fn ask_mapping(&mut self, file: TableFile) -> Vec<Effect> {
        if file.purpose == Purpose::Dropped {
            let path = file.path;
            return vec![Effect::Ask(Question::Dropped { path, is_report: true })];
        }
        vec![Effect::Ask(Question::MapTable(Box::new(file)))]
    }

    /// A table comes in the way that any report does.
    pub(super) fn table_mapped(&mut self, mapped: MappedTable) -> Vec<Effect> {
        let MappedTable { path, purpose, report, kept, compares } = mapped;
        let document = match reading::of_report(&path, report) {
            Ok(document) => document,
            Err(message) => return failed(message),
        };
        let mut effects = vec![Effect::File(FileEffect::KeepMappings(kept))];
        effects.extend(match compares {
            true => self.compare_with_table(path, document),
            false if path.as_os_str().is_empty() => self.paste_table(document),
            false => self.file_read(path, purpose, Ok(Reading::Report(Box::new(document)))),
        });
        effects
    }

    /// A new extract becomes a chart beside the one in front; who is whom is asked, then the ledger is shown.
    fn compare_with_table(&mut self, path: PathBuf, report: Document) -> Vec<Effect> {
        let before = self.document.as_ref().and_then(|it| Some(it.chart()?.id.clone()));
        let Some(before) = before else { return Vec::new() };
        let mut effects =
            self.import_here(Some(path).filter(|it| !it.as_os_str().is_empty()), report);
        let Some(document) = &mut self.document else { return effects };
        let Some(after) = document.chart().map(|chart| chart.id.clone()) else { return effects };
        if after == before {
            // It was refused, which is said.
            return effects;
        }
        document.compare(before, after);
        effects.push(Effect::Show(ShowEffect::Movements));
        effects.extend(self.ask_align());
        effects
    }
}
