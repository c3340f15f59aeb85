//! An open project: what is in it, where it is kept, what is done and what is selected.

mod comparison;
mod figures;
mod file;
mod traces;
mod viewed;

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use super::find::Finding;
use super::trace::{Beginning, Trace};
use super::{Draft, Effect, MergeReport, Review, Selection, ShowEffect};
use crate::edit::{Edit, History, HistoryState, Refusal, StepKind};
use crate::fingerprint::Fingerprint;
use crate::model::{Chart, ChartId, Counts, PostId, Project, UnitId, UnitKey};
use crate::words::{Message, key, message};
use comparison::Comparison;
use figures::Figures;
use traces::Traces;
use viewed::Viewed;

pub(super) use file::DocumentFile;
pub(super) use viewed::FittedTo;

/// An open project.
#[derive(Debug)]
pub struct Document {
    project: Project,
    history: History,
    pub(super) file: DocumentFile,
    pub(super) viewed: Viewed,
    selection: Selection,
    figures: Figures,
    /// What is sought and left out.
    pub(super) finding: Finding,
    pub(super) comparison: Comparison,
    /// What came of the last merge of variants, until the project is closed.
    pub(super) merge_report: Option<MergeReport>,
    /// The last report that was read, until the project is closed.
    pub(super) import: Option<Review>,
    /// Source charts that the user agreed to edit.
    pub(super) opened_sources: BTreeSet<ChartId>,
    traces: Traces,
    revision: u64,
    number: u64,
}

impl Document {
    /// A document just read from `path`, which holds `on_disk`.
    pub fn opened(project: Project, path: PathBuf, on_disk: Fingerprint) -> Self {
        Self::new(project, History::opened(), DocumentFile::opened(path, on_disk))
    }

    /// A document that is in no file yet.
    pub fn unsaved(project: Project) -> Self {
        Self::new(project, History::unsaved(), DocumentFile::default())
    }

    /// A document in no file, which nobody would miss: a sample as it came.
    pub fn untouched(project: Project) -> Self {
        Self::new(project, History::opened(), DocumentFile::default())
    }

    /// A document just taken out of a picture, which still has it: nothing is lost if it is closed.
    pub fn from_picture(project: Project, picture: PathBuf) -> Self {
        Self::new(project, History::opened(), DocumentFile::taken_out_of(picture))
    }

    /// The project that was in `file` when the program came to its end, of which its steps are to be made
    /// again.
    pub(super) fn recalled(project: Project, file: DocumentFile) -> Self {
        Self::new(project, History::unsaved(), file)
    }

    fn new(project: Project, history: History, file: DocumentFile) -> Self {
        let mut document = Self {
            project,
            history,
            file,
            viewed: Viewed::default(),
            selection: Selection::default(),
            figures: Figures::default(),
            finding: Finding::default(),
            comparison: Comparison::default(),
            merge_report: None,
            import: None,
            opened_sources: BTreeSet::new(),
            traces: Traces::default(),
            revision: 0,
            number: 0,
        };
        document.changed();
        document.trace_afresh();
        document.number = document.revision;
        document
    }

    /// What is in it, of a document that is not opened.
    pub(super) fn into_project(self) -> Project {
        self.project
    }

    pub fn project(&self) -> &Project {
        &self.project
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Grows with every change of the project, undo and redo included, and with every other project
    /// that is opened: what was drawn at one revision is never taken for another.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Tells this project from any other that was open before it.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Takes its place after `before` in the same window.
    pub(super) fn after(mut self, before: &mut Self) -> Self {
        before.end_trace();
        self.traces.come_after(before.take_traces());
        self.revision += before.revision;
        self.number = self.revision;
        self
    }

    /// Where it was opened from or last saved to; none for a new one.
    pub fn path(&self) -> Option<&Path> {
        self.file.path()
    }

    /// Why nothing may be changed; none where everything may.
    pub fn read_only(&self) -> Option<&Message> {
        self.file.read_only()
    }

    /// Whether anything may be changed.
    pub fn is_editable(&self) -> bool {
        self.read_only().is_none()
    }

    /// Whether it is read-only because somebody else is editing its file.
    pub fn is_held(&self) -> bool {
        self.file.holder().is_some()
    }

    /// Whether closing now would lose something.
    pub fn is_unsaved(&self) -> bool {
        !self.history.is_saved() || !self.drafts().is_empty()
    }

    /// A text that is being typed, where nothing else would be lost by closing now: no save keeps it.
    pub fn only_typed(&self) -> Option<&Draft> {
        self.drafts().first().filter(|_| self.history.is_saved())
    }

    /// The texts that are being typed.
    pub fn drafts(&self) -> &[Draft] {
        self.traces.drafts()
    }

    /// These texts are being typed now. They outlive the program like a change.
    pub(super) fn set_drafts(&mut self, drafts: Vec<Draft>) {
        if !self.traces.set_drafts(drafts) {
            return;
        }
        if !self.is_unsaved() {
            self.end_trace();
        } else if !self.traces.is_begun() {
            self.trace_afresh();
        } else {
            self.traces.trace_drafts();
        }
    }

    /// The chart in front; none in a project without charts.
    pub fn chart(&self) -> Option<&Chart> {
        self.project.chart(self.viewed.front()?)
    }

    /// The figures of the chart in front.
    pub fn chart_counts(&self) -> Option<&Counts> {
        Some(self.counts(self.project.chart_index(self.viewed.front()?)?))
    }

    /// The figures of the chart at `index`.
    pub fn counts(&self, index: usize) -> &Counts {
        self.figures.counts(index)
    }

    /// Whether a unit of the chart at `index` has more posts than authorised.
    pub fn is_over(&self, index: usize) -> bool {
        self.figures.is_over(index)
    }

    /// Brings a chart to the front, and with it what it is compared with. The selection keeps what that
    /// chart also has.
    pub fn show(&mut self, chart: &ChartId) {
        if self.project.chart(chart).is_some() {
            self.viewed.bring_to_front(Some(chart.clone()));
            self.comparison.hold(None);
            self.forget_comparison();
            self.drop_lost_selection();
        }
    }

    /// Brings one of the charts compared to the front, as an end of that comparison: it stays.
    pub(super) fn show_end(&mut self, chart: &ChartId) {
        let pair = self.compared().map(|(from, to)| (from.id.clone(), to.id.clone()));
        self.show(chart);
        self.comparison.hold(pair.filter(|(from, to)| [from, to].contains(&chart)));
    }

    /// What is known of the charts compared is of others from now on.
    pub(super) fn forget_comparison(&mut self) {
        self.comparison.forget();
        self.finding.forget();
    }

    /// Selects what of `selection` the chart in front has.
    pub fn select(&mut self, selection: Selection) {
        self.selection = selection;
        self.drop_lost_selection();
    }

    /// The one unit that is selected, or of which all the selected posts are, if it holds anything.
    pub fn unit_to_split(&self) -> Option<UnitKey> {
        let chart = self.chart()?;
        let unit = match (self.selection.single_unit(), self.selection.posts.first()) {
            (Some(unit), _) => chart.unit_key(unit)?,
            (None, Some(first)) => chart.post_by_id(first)?.unit(),
            (None, None) => return None,
        };
        let mut posts = self.selection.posts.iter().filter_map(|id| chart.post_by_id(id));
        let found = chart.unit(unit);
        let holds = !found.posts().is_empty() || !found.children().is_empty();
        let holds = holds && unit != chart.bench();
        (holds && posts.all(|post| post.unit() == unit)).then_some(unit)
    }

    /// The selected posts that stand in a unit.
    pub(super) fn placed_posts(&self) -> Vec<PostId> {
        let Some(chart) = self.chart() else { return Vec::new() };
        let stands = |id: &&PostId| chart.post_key(id).is_some_and(|key| !chart.is_benched(key));
        self.selection.posts.iter().filter(stands).cloned().collect()
    }

    /// Unfolds what hides the selection, and leaves the branch shown by itself for it.
    pub(super) fn reveal_selection(&mut self) -> Vec<Effect> {
        let Some(chart) = self.chart() else { return Vec::new() };
        // What is on the bench is hidden by nothing.
        let of_post = |id: &PostId| {
            let unit = chart.post(chart.post_key(id)?).unit();
            (unit != chart.bench()).then(|| (chart.unit(unit).id.clone(), true))
        };
        let posts = self.selection.posts.iter().filter_map(of_post);
        let units = self.selection.units.iter().map(|id| (id.clone(), false));
        let hidden: Vec<(UnitId, bool)> = posts.chain(units).collect();
        for (unit, with_posts) in &hidden {
            self.bring_to_light(unit, *with_posts);
        }
        let units: Vec<UnitId> = hidden.iter().map(|(unit, _)| unit.clone()).collect();
        let mut is_other = !self.branch_holds(&units);
        if is_other {
            self.viewed.show_branch(None);
        }
        if let Some((unit, with_posts)) = hidden.last() {
            is_other |= self.bring_into_drawing(unit, *with_posts);
        }
        if is_other { vec![Effect::Show(ShowEffect::Whole)] } else { Vec::new() }
    }

    /// What says that the last step was made, with the means to take it back.
    pub(super) fn made(&self, message: Message) -> Effect {
        Effect::Made { message, revision: self.revision() }
    }

    /// Makes `edit` as one step.
    ///
    /// # Errors
    /// Why it is refused; nothing is changed then.
    pub fn make(&mut self, kind: StepKind, edit: Edit) -> Result<(), Refusal> {
        let (before, label) = (self.before(), kind.label());
        self.history.make(&mut self.project, kind, edit.clone())?;
        self.changed();
        self.trace(before, label, edit);
        Ok(())
    }

    /// Takes back the last step and returns what it did.
    pub fn undo(&mut self) -> Option<StepKind> {
        let before = self.before();
        let (kind, edit) = self.history.undo(&mut self.project)?;
        self.changed();
        self.select_what_came(&edit);
        self.trace(before, message!(key::STEP_UNDONE, step = kind.label()), edit);
        Some(kind)
    }

    /// Makes the last undone step again and returns what it did.
    pub fn redo(&mut self) -> Option<StepKind> {
        let before = self.before();
        let (kind, edit) = self.history.redo(&mut self.project)?;
        self.changed();
        self.select_what_came(&edit);
        self.trace(before, kind.label(), edit);
        Some(kind)
    }

    /// Selects what `edit` has brought into the chart in front, if that is anything: what was deleted and
    /// is back is not to be searched for.
    fn select_what_came(&mut self, edit: &Edit) {
        let (mut posts, mut units) = (HashSet::new(), Vec::new());
        let mut pending = vec![edit];
        while let Some(edit) = pending.pop() {
            let is_shown = |chart| self.viewed.front() == Some(chart);
            if let Edit::Batch(edits) = edit {
                pending.extend(edits);
            } else if let Edit::InsertPost { chart, id, .. } = edit
                && is_shown(chart)
            {
                posts.insert(id);
            } else if let Edit::InsertSubtree { chart, subtree, .. } = edit
                && is_shown(chart)
            {
                units.extend(subtree.units.first().map(|unit| unit.id.clone()));
            }
        }
        let Some(chart) = self.chart().filter(|_| !posts.is_empty() || !units.is_empty()) else {
            return;
        };
        let came = chart.all_posts().map(|key| &chart.post(key).id).filter(|id| posts.contains(id));
        let came = Selection { posts: came.cloned().collect(), units: chart.topmost(&units) };
        self.select(came);
    }

    /// The files that what it holds came from.
    pub fn made_from(&self) -> Vec<PathBuf> {
        self.file.origins()
    }

    /// `path` now holds the project as it stood in `state`: these bytes.
    pub fn saved(&mut self, path: PathBuf, state: HistoryState, on_disk: Fingerprint) {
        self.file.settle_at(Some(path.clone()), Some(on_disk));
        self.history.mark_saved(state);
        if !self.is_unsaved() {
            self.end_trace();
        } else if self.traces.is_begun() {
            self.traces.written(path, on_disk, self.history.steps_since_saved());
        }
    }

    /// The records that it was recovered from say that its file holds `state`. Where nothing would be
    /// unsaved, there would have been none of them.
    pub(super) fn recall_saved(&mut self, state: HistoryState) {
        self.history.mark_saved(state);
        if !self.is_unsaved() {
            self.history.mark_unsaved();
        }
    }

    /// What of the project must outlive the program, since this was last asked.
    pub fn take_traces(&mut self) -> Vec<Trace> {
        self.traces.take()
    }

    /// Traces the project as it stands, if anything in it is unsaved.
    pub(super) fn trace_afresh(&mut self) {
        if self.is_unsaved() && (self.is_editable() || self.is_held()) {
            let unsaved_steps = self.history.steps_since_saved();
            self.begin_trace(self.project.clone(), unsaved_steps, self.history.is_saved());
            if !self.drafts().is_empty() {
                self.traces.trace_drafts();
            }
        }
    }

    /// Nothing of the project needs to outlive the program any more: it is saved, or given up.
    pub(super) fn end_trace(&mut self) {
        self.traces.end();
    }

    /// The beginning of its traces, where nobody has taken them yet.
    pub(super) fn beginning_mut(&mut self) -> Option<&mut Beginning> {
        self.traces.beginning_mut()
    }

    /// The project before a step, if its trace is to begin with that step, and whether a file holds it.
    fn before(&self) -> Option<(Project, bool)> {
        (!self.traces.is_begun()).then(|| (self.project.clone(), self.history.is_saved()))
    }

    fn trace(&mut self, before: Option<(Project, bool)>, label: Message, edit: Edit) {
        if let Some((before, is_saved)) = before {
            self.begin_trace(before, 0, is_saved);
        }
        self.traces.step(label, edit);
        if !self.is_unsaved() {
            self.end_trace();
        }
    }

    fn begin_trace(&mut self, project: Project, unsaved_steps: usize, is_saved: bool) {
        self.traces.begin(Beginning {
            project,
            path: self.path().map(Path::to_owned),
            taken_from: self.file.taken_from().map(Path::to_owned),
            on_disk: self.on_disk(),
            unsaved_steps,
            is_saved: is_saved && self.path().is_some(),
            recovered_from: None,
        });
    }

    /// What its file holds, or held before it was gone, as far as is known; none if nothing is.
    pub fn on_disk(&self) -> Option<Fingerprint> {
        self.file.on_disk()
    }

    /// No file holds the project any more. Returns whether that is news.
    pub(super) fn forget_file(&mut self) -> bool {
        self.mark_unsaved();
        self.file.lose()
    }

    /// The user has been told what the file holds: it may go.
    pub(super) fn take_for_seen(&mut self) {
        self.file.take_for_seen();
        self.mark_unsaved();
    }

    pub(super) fn mark_unsaved(&mut self) {
        // What was traced tells of a state that a file holds.
        if self.history.mark_unsaved() || !self.traces.is_begun() {
            self.trace_afresh();
        }
    }

    fn changed(&mut self) {
        self.revision += 1;
        self.forget_comparison();
        if self.chart().is_none() {
            let front = default_chart(&self.project).map(|chart| chart.id.clone());
            self.viewed.bring_to_front(front);
            self.comparison.hold(None);
        }
        self.comparison.keep_where(|chart| self.project.state(chart).is_some());
        self.figures = Figures::of(&self.project);
        self.drop_lost_selection();
    }

    fn drop_lost_selection(&mut self) {
        let mut selection = std::mem::take(&mut self.selection);
        match self.chart() {
            Some(chart) => {
                selection.units.retain(|id| chart.unit_key(id).is_some());
                selection.posts.retain(|id| chart.post_key(id).is_some());
            }
            None => selection = Selection::default(),
        }
        self.selection = selection;
    }
}

/// The chart to show first: the target, as what is worked on, else the first.
fn default_chart(project: &Project) -> Option<&Chart> {
    let target = |chart: &&Chart| chart.fields.role == Some(crate::model::Role::Target);
    project.charts.iter().find(target).or(project.charts.first())
}
