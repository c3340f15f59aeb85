//! Two charts of the project side by side: which ones, their ledger, and the commands that say where
//! posts come from and why.

use std::collections::{BTreeSet, HashSet};

use super::change::Change;
use super::{Document, Editor, Effect, LedgerCommand, Question, failed};
use crate::compare::{
    Entry, Ledger, Movement, Side, UnitMovement, comparison_about, comparisons_about,
    cost_of_alignment, later_side,
};
use crate::edit::links::{self, Between};
use crate::edit::{Edit, Refusal, StepKind};
use crate::model::{Chart, ChartId, DerivedIds, IdSource, Nature};
use crate::words::{Message, key, message, shortened};

impl LedgerCommand {
    fn step(&self) -> StepKind {
        match self {
            Self::Link { .. } => StepKind::Link,
            Self::Unlink { .. } => StepKind::Unlink,
            Self::Split { .. } => StepKind::Split,
            Self::Consolidate { .. } => StepKind::Consolidate,
            Self::PostNatures { .. } => StepKind::Nature,
            Self::PostReasons { .. } | Self::UnitReasons { .. } => StepKind::Reason,
            Self::Pair { units, posts } => StepKind::Pair(units.len() + posts.len()),
        }
    }
}

impl Document {
    /// The charts compared, the one looked from first. Whatever stands of a comparison anywhere, figures,
    /// marks, tables, minutes, is of these two:
    /// 1. those that the user chose;
    /// 2. else those that the chart in front was brought there to be looked at as an end of;
    /// 3. else [those that the chart in front is about](comparison_about).
    pub fn compared(&self) -> Option<(&Chart, &Chart)> {
        let held = || {
            let (from, to) = self.comparison.held()?;
            self.project().state(from).zip(self.project().state(to))
        };
        let about = || comparison_about(self.project(), self.chart()?);
        self.chosen_pair().or_else(held).or_else(about)
    }

    /// The charts that the user chose to compare, whichever is in front.
    pub fn chosen_pair(&self) -> Option<(&Chart, &Chart)> {
        let (from, to) = self.comparison.chosen()?;
        self.project().state(from).zip(self.project().state(to))
    }

    /// "Source → Cible": the charts compared, by their names.
    pub fn compared_names(&self) -> Option<Message> {
        self.compared_names_in(usize::MAX)
    }

    /// The same, each name in no more than `most` characters, at least 1.
    pub fn compared_names_in(&self, most: usize) -> Option<Message> {
        let (from, to) = self.compared()?;
        let name = |chart: &Chart| shortened(&chart.fields.label, most);
        Some(message!(key::COMPARED_NAMES, from = name(from), to = name(to)))
    }

    /// The comparisons that the chart in front may be about, where there are several and nobody has chosen:
    /// the one that is looked at comes first.
    pub fn open_comparisons(&self) -> Vec<(&Chart, &Chart)> {
        if self.comparison.chosen().or(self.comparison.held()).is_some() {
            return Vec::new();
        }
        let about = self.chart().map(|chart| comparisons_about(self.project(), chart));
        about.filter(|about| about.len() > 1).unwrap_or_default()
    }

    /// What became of every post between the charts compared. Made anew after each change, when it is
    /// asked for.
    pub fn ledger(&self) -> Option<&Ledger> {
        let (from, to) = self.compared()?;
        Some(self.comparison.ledger(|| Ledger::of(self.project(), from, to)))
    }

    /// The reasons of what became of the selected posts, or of the selected unit, each once: none where
    /// some of them owe none, or where the chart in front is not the one that reasons are written on.
    pub fn selected_reasons(&self) -> Option<BTreeSet<&str>> {
        let (from, to) = self.compared()?;
        let ledger = self.ledger()?;
        let later = if ledger.later == Side::To { to } else { from };
        let chart = self.chart().filter(|chart| chart.id == later.id)?;
        let selection = self.selection();
        if selection.posts.is_empty() {
            let [unit] = &selection.units[..] else { return None };
            let unit = chart.unit_key(unit);
            let mut entries = ledger.units.iter();
            let entry = entries.find(|entry| entry.at(ledger.later) == unit)?;
            return (entry.movements != [UnitMovement::Kept])
                .then(|| BTreeSet::from([entry.reason.as_str()]));
        }
        let posts: HashSet<_> =
            selection.posts.iter().filter_map(|id| chart.post_key(id)).collect();
        let mut explained = 0;
        let mut reasons = BTreeSet::new();
        let owing = |entry: &&Entry| entry.needs_reason() && entry.movement != Movement::Unplaced;
        for entry in ledger.entries.iter().filter(owing) {
            let here = entry.posts.iter().filter_map(|pair| pair.at(ledger.later));
            let here = here.filter(|key| posts.contains(key)).count();
            explained += here;
            if here > 0 {
                reasons.insert(entry.reason.as_str());
            }
        }
        (explained > 0 && explained == posts.len()).then_some(reasons)
    }

    /// What the movements of the selected posts are declared to be, and what they are where nobody says so,
    /// each answer once: none where a nature would decide nothing of some of them, or where the chart in front is not the one on which
    /// it is written.
    pub fn selected_natures(&self) -> Option<BTreeSet<(Option<Nature>, Movement)>> {
        let (from, to) = self.compared()?;
        let ledger = self.ledger()?;
        let later = if ledger.later == Side::To { to } else { from };
        let chart = self.chart().filter(|chart| chart.id == later.id)?;
        let posts: HashSet<_> =
            self.selection().posts.iter().filter_map(|id| chart.post_key(id)).collect();
        let mut named = 0;
        let mut natures = BTreeSet::new();
        for entry in ledger.entries.iter().filter(|entry| entry.takes_nature()) {
            let here = entry.posts.iter().filter_map(|pair| pair.at(ledger.later));
            let here = here.filter(|key| posts.contains(key)).count();
            named += here;
            if here > 0 {
                natures.insert((entry.nature, entry.by_rule));
            }
        }
        (named > 0 && named == posts.len()).then_some(natures)
    }

    /// Whether it is a chart of the project, and no snapshot.
    pub fn is_chart(&self, chart: &Chart) -> bool {
        self.project().chart(&chart.id).is_some()
    }

    /// The user chooses the charts compared; either may be a snapshot.
    pub(super) fn compare(&mut self, from: ChartId, to: ChartId) {
        let known = |id: &ChartId| self.project().state(id).is_some();
        if from != to && known(&from) && known(&to) {
            self.comparison.choose((from, to));
            self.forget_comparison();
        }
    }

    /// What is compared follows the chart in front again.
    pub(super) fn follow_front(&mut self) {
        self.comparison.follow_front();
        self.forget_comparison();
    }

    /// The charts compared, the one on which origins and reasons are written second.
    fn earlier_and_later(&self) -> Option<(&Chart, &Chart)> {
        let (from, to) = self.compared()?;
        Some(match later_side(from, to) {
            Side::To => (from, to),
            Side::From => (to, from),
        })
    }
}

impl Editor {
    /// The change that `command` asks for; none without two charts to compare.
    pub(super) fn compose_ledger(
        &mut self,
        command: LedgerCommand,
    ) -> Result<Option<Change>, Refusal> {
        let Some(document) = &self.document else { return Ok(None) };
        let kind = command.step();
        let edit = compose(document, command, &mut *self.ids)?;
        Ok(edit.map(|edit| Change::new(kind, edit)))
    }

    /// What is refused is not even begun.
    pub(super) fn ask_align(&mut self) -> Vec<Effect> {
        let compared = self.document.as_ref().and_then(Document::compared);
        match compared.map(|(from, to)| cost_of_alignment(from, to).check()) {
            Some(Err(too_much)) => failed(too_much.message()),
            Some(Ok(())) | None => vec![Effect::Ask(Question::Align)],
        }
    }

    /// Whether `command` could be made.
    ///
    /// # Errors
    /// Why not.
    pub fn check_ledger(&self, command: &LedgerCommand) -> Result<(), Refusal> {
        let Some(document) = &self.document else { return Ok(()) };
        // No id that is given here is kept.
        let mut ids = DerivedIds::new(b"check");
        compose(document, command.clone(), &mut ids).map(|_| ())
    }
}

/// The edit that `command` asks for; none without two charts to compare.
fn compose(
    document: &Document,
    command: LedgerCommand,
    ids: &mut dyn IdSource,
) -> Result<Option<Edit>, Refusal> {
    let Some((earlier, later)) = document.earlier_and_later() else { return Ok(None) };
    let is_reversed = document.compared().is_some_and(|(from, _)| from.id != earlier.id);
    let project = document.project();
    let between = Between { from: &earlier.id, to: &later.id };
    let edit = match command {
        LedgerCommand::Link { source, target } => links::link(project, between, &source, &target)?,
        LedgerCommand::Unlink { target } => links::unlink(project, between, &target, ids)?,
        LedgerCommand::Split { source, parts } => links::split(project, between, &source, &parts)?,
        LedgerCommand::Consolidate { sources, heir } => {
            links::consolidate(project, between, &sources, &heir)?
        }
        LedgerCommand::PostReasons { posts, reason } => {
            links::set_post_reasons(project, &later.id, &posts, &reason)?
        }
        LedgerCommand::PostNatures { posts, nature } => {
            links::set_post_natures(project, &later.id, &posts, nature)?
        }
        LedgerCommand::UnitReasons { units, reason } => {
            links::set_unit_reasons(project, &later.id, &units, &reason)?
        }
        LedgerCommand::Pair { mut units, mut posts } => {
            if is_reversed {
                units.iter_mut().for_each(|(from, to)| std::mem::swap(from, to));
                posts.iter_mut().for_each(|it| std::mem::swap(&mut it.from, &mut it.to));
            }
            links::pair(project, between, &units, &posts)?
        }
    };
    Ok(Some(edit))
}
