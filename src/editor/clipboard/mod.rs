//! Posts and units onto the clipboard and back, and what other programs have put there.

mod copy;
mod known;
mod paste;
mod pasted;
mod placed;
mod told;

use std::path::Path;

pub(super) use copy::{copied, cut};
pub(super) use paste::paste;
pub(super) use pasted::Pasted;
use pasted::place_of_posts;
pub use placed::PlacedText;
pub(super) use placed::place;

use super::{
    ChangeCommand, Document, Editor, Effect, Purpose, Question, SelectionCommand, TableFile,
    failed, reading,
};
use crate::format::clip::Clip;
use crate::format::door::File;
use crate::model::UnitId;
use crate::words::{key, message};

/// Where a pasted report goes, where a project is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceOfText {
    /// Under the selected unit, or the topmost.
    Below,
    /// As charts of their own.
    Charts,
}

/// What was made out of a pasted text, while it is asked where it goes.
#[derive(Clone, Debug)]
pub struct OfferedText {
    pub units: usize,
    pub posts: usize,
    /// What it would go under.
    pub unit: UnitId,
}

impl Editor {
    /// Puts what the clipboard holds where the content asks: what a window like this one has put there as it
    /// is; of a table made elsewhere it is first asked what its columns are, of a report where it goes. What
    /// nothing can be made of is said.
    pub(super) fn paste_text(&mut self, text: &str) -> Vec<Effect> {
        let clip = Clip::read(text);
        let Some(document) = &self.document else { return self.paste_as_project(text, clip) };
        if let Some(clip) = clip {
            return self.change_selection(SelectionCommand::PasteClip(clip));
        }
        if let Some(reason) = document.read_only() {
            return failed(reason.clone());
        }
        if text.trim().is_empty() || document.chart().is_none() {
            return failed(message!(key::PASTE_NOTHING));
        }
        if told::is_table(text) {
            return self.ask_of_table(text);
        }
        if let Some(clip) = told::indented_units(text, &document.project().lists) {
            return self.change_selection(SelectionCommand::PasteClip(clip));
        }
        if let Some(clip) = told::bare_titles(text, &document.project().lists) {
            return self.change_selection(SelectionCommand::PasteClip(clip));
        }
        match reading::report(Path::new(""), &File::of(text.as_bytes()), &mut *self.ids) {
            Ok(report) => self.paste_report(report),
            Err(_) => failed(message!(key::PASTE_NOTHING)),
        }
    }

    /// What the columns of a pasted table mean is asked as of one in a file.
    fn ask_of_table(&self, text: &str) -> Vec<Effect> {
        let purpose = match self.document {
            Some(_) => Purpose::ImportTextHere,
            None => Purpose::ImportText,
        };
        match TableFile::pasted(text, purpose) {
            Some(file) => vec![Effect::Ask(Question::MapTable(Box::new(file)))],
            None => failed(message!(key::PASTE_NOTHING)),
        }
    }

    /// A pasted table whose columns are settled: its units are those of the chart in front where that has them,
    /// its other rows go into the selected unit. A table of two states is charts of its own.
    pub(super) fn paste_table(&mut self, report: Document) -> Vec<Effect> {
        let Some((document, chart)) = self.document.as_ref().and_then(|it| Some((it, it.chart()?)))
        else {
            return self.import(None, report);
        };
        if report.project().charts.len() > 1 {
            return self.import_here(None, report);
        }
        let (unit, _) = place_of_posts(document, chart);
        let doubtful = report.import.clone().filter(|review| !review.doubts.is_empty());
        let placed = PlacedText { project: report.into_project(), unit, joins: true };
        let mut effects = self.change_selection(SelectionCommand::PlaceText(Box::new(placed)));
        if doubtful.is_some() {
            effects.extend(self.review(doubtful));
        }
        effects
    }

    /// On the start page, what is pasted becomes a project.
    fn paste_as_project(&mut self, text: &str, clip: Option<Clip>) -> Vec<Effect> {
        if let Some(clip) = clip {
            let mut effects = self.start_new();
            effects.extend(self.change_selection(SelectionCommand::PasteClip(clip)));
            return effects;
        }
        if let Some(clip) = told::indented_units(text, &crate::model::Lists::default()) {
            let mut effects = self.start_new();
            effects.extend(self.change_selection(SelectionCommand::PasteClip(clip)));
            return effects;
        }
        if told::is_table(text) {
            return self.ask_of_table(text);
        }
        match reading::report(Path::new(""), &File::of(text.as_bytes()), &mut *self.ids) {
            Ok(report) => self.import(None, report),
            Err(_) => failed(message!(key::PASTE_NOTHING)),
        }
    }

    /// Posts go into the selected unit at once; of more it is asked where it goes.
    fn paste_report(&mut self, report: Document) -> Vec<Effect> {
        let Some((document, chart)) = self.document.as_ref().and_then(|it| Some((it, it.chart()?)))
        else {
            return Vec::new();
        };
        let (mut unit, _) = place_of_posts(document, chart);
        if unit == UnitId::bench() {
            unit = chart.unit(chart.root()).id.clone();
        }
        let are_posts = report.import.as_ref().is_some_and(|it| told::are_posts(&it.lines));
        if are_posts {
            let placed = PlacedText { project: report.into_project(), unit, joins: false };
            return self.change_selection(SelectionCommand::PlaceText(Box::new(placed)));
        }
        let charts = &report.project().charts;
        let named = |it: &&crate::model::Unit| it.fields.evidence.is_some();
        let units = charts.iter().flat_map(|it| it.units_in_order().map(|key| it.unit(key)));
        let offered = OfferedText {
            units: units.filter(named).count(),
            posts: charts.iter().map(|chart| chart.post_count()).sum(),
            unit,
        };
        self.waiting.pasted = Some(Box::new(report));
        vec![Effect::Ask(Question::PlaceText(offered))]
    }

    /// The user has said where a pasted report goes.
    pub(super) fn place_text(&mut self, unit: UnitId, place: PlaceOfText) -> Vec<Effect> {
        let Some(report) = self.waiting.pasted.take() else { return Vec::new() };
        match place {
            PlaceOfText::Charts => self.import_here(None, *report),
            PlaceOfText::Below => {
                let import = report.import.clone();
                let placed = PlacedText { project: report.into_project(), unit, joins: false };
                let command = SelectionCommand::PlaceText(Box::new(placed));
                let mut effects = self.change(ChangeCommand::Selection(command));
                effects.extend(self.review(import));
                effects
            }
        }
    }
}
