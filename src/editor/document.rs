//! An open project: what is in it, where it is kept, what is done and what is selected.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::find::Finding;
use super::trace::{Beginning, Trace};
use super::{Access, Draft, Effect, ImportProblem, MergeReport, Selection, ShowEffect};
use crate::compare::Ledger;
use crate::edit::{Edit, History, HistoryState, Refusal, StepKind};
use crate::fingerprint::Fingerprint;
use crate::model::{Chart, ChartId, Counts, Look, PostId, Project, UnitId, UnitKey};
use crate::words::{Message, key, message};

/// What the units that are too large to open were told by.
pub(super) type FittedTo = (u64, ChartId, Look, Option<UnitKey>);

/// An open project.
#[derive(Debug)]
pub struct Document {
    project: Project,
    history: History,
    /// Where it was opened from or last saved to; none for a new one.
    pub path: Option<PathBuf>,
    /// What its file holds, or held before it was gone, as far as is known; none if nothing is.
    pub(super) on_disk: Option<Fingerprint>,
    /// Whether its file was found to be gone, and the user was told so.
    is_gone: bool,
    /// What its file was found to hold instead, once the user was told so.
    pub(super) found_on_disk: Option<Fingerprint>,
    /// The picture or the file that it was taken out of, which its own will be named after.
    pub(super) taken_from: Option<PathBuf>,
    /// Other files of which something is in it.
    pub(super) taken_in: Vec<PathBuf>,
    /// Why nothing may be changed; none where everything may.
    pub read_only: Option<Message>,
    pub(super) access: Access,
    shown: Option<ChartId>,
    selection: Selection,
    /// One per chart, in the charts' order.
    counts: Vec<Counts>,
    /// Whether a unit of each chart has more posts than authorised, in the charts' order.
    over: Vec<bool>,
    /// How charts are looked at, where not as they come.
    pub(super) looks: HashMap<ChartId, Look>,
    /// The units that are too large to open, once somebody has asked.
    pub(super) fitted: RefCell<Option<(FittedTo, Arc<BTreeSet<UnitId>>)>>,
    /// A unit of a chart whose branch alone is shown.
    pub(super) branch: Option<(ChartId, UnitId)>,
    /// What is sought and left out.
    pub(super) finding: Finding,
    /// The charts to compare, where the user chose them: until one of them is gone, or the user lets the
    /// comparison follow the chart in front again.
    pub(super) chosen_comparison: Option<(ChartId, ChartId)>,
    /// The charts compared while either of them is looked at as an end of that comparison.
    pub(super) held_comparison: Option<(ChartId, ChartId)>,
    /// Of the charts compared, once somebody has asked.
    pub(super) ledger: OnceCell<Ledger>,
    /// What came of the last merge of variants, until the project is closed.
    pub(super) merge_report: Option<MergeReport>,
    /// What the reader of the last report left unclear, until the project is closed.
    pub(super) import_problems: Vec<ImportProblem>,
    /// Source charts that the user agreed to edit.
    pub(super) opened_sources: BTreeSet<ChartId>,
    /// What is being typed, which no change holds yet.
    drafts: Vec<Draft>,
    /// What of it must outlive the program and nobody has taken yet.
    traces: Vec<Trace>,
    /// The last beginning among the traces, taken or not, has had no end.
    traced: bool,
    revision: u64,
    number: u64,
}

impl Document {
    /// A document just read from `path`, which holds `on_disk`.
    pub fn opened(project: Project, path: PathBuf, on_disk: Fingerprint) -> Self {
        Self { on_disk: Some(on_disk), ..Self::new(project, History::opened(), Some(path)) }
    }

    /// A document that is in no file yet.
    pub fn unsaved(project: Project) -> Self {
        Self::new(project, History::unsaved(), None)
    }

    /// A document in no file, which nobody would miss: a sample as it came.
    pub fn untouched(project: Project) -> Self {
        Self::new(project, History::opened(), None)
    }

    /// A document just taken out of a picture, which still has it: nothing is lost if it is closed.
    pub fn from_picture(project: Project, picture: PathBuf) -> Self {
        Self { taken_from: Some(picture), ..Self::untouched(project) }
    }

    fn new(project: Project, history: History, path: Option<PathBuf>) -> Self {
        let shown = default_chart(&project).map(|chart| chart.id.clone());
        let mut document = Self {
            project,
            history,
            path,
            on_disk: None,
            is_gone: false,
            found_on_disk: None,
            taken_from: None,
            taken_in: Vec::new(),
            read_only: None,
            access: Access::default(),
            shown,
            selection: Selection::default(),
            counts: Vec::new(),
            over: Vec::new(),
            looks: HashMap::new(),
            fitted: RefCell::default(),
            branch: None,
            finding: Finding::default(),
            chosen_comparison: None,
            held_comparison: None,
            ledger: OnceCell::new(),
            merge_report: None,
            import_problems: Vec::new(),
            opened_sources: BTreeSet::new(),
            drafts: Vec::new(),
            traces: Vec::new(),
            traced: false,
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
        self.traces.splice(0..0, before.take_traces());
        self.revision += before.revision;
        self.number = self.revision;
        self
    }

    /// What others may do with its file, from now on until it is closed.
    pub(super) fn set_access(&mut self, access: Access) {
        self.read_only = match &access {
            Access::Others(who) => Some(message!(key::READ_ONLY_HELD, who = who.clone())),
            Access::Anybody | Access::Us(_) => None,
        };
        self.access = access;
    }

    /// Whether it is read-only because somebody else is editing its file.
    pub fn is_held(&self) -> bool {
        matches!(self.access, Access::Others(_))
    }

    /// Whether closing now would lose something.
    pub fn is_unsaved(&self) -> bool {
        !self.history.is_saved() || !self.drafts.is_empty()
    }

    /// A text that is being typed, where nothing else would be lost by closing now: no save keeps it.
    pub fn only_typed(&self) -> Option<&Draft> {
        self.drafts.first().filter(|_| self.history.is_saved())
    }

    /// The texts that are being typed.
    pub fn drafts(&self) -> &[Draft] {
        &self.drafts
    }

    /// These texts are being typed now. They outlive the program like a change.
    pub(super) fn set_drafts(&mut self, drafts: Vec<Draft>) {
        if self.drafts == drafts {
            return;
        }
        self.drafts = drafts;
        if !self.is_unsaved() {
            self.end_trace();
        } else if !self.traced {
            self.trace_afresh();
        } else if let Some(Trace::Drafts(untaken)) = self.traces.last_mut() {
            untaken.clone_from(&self.drafts);
        } else {
            self.traces.push(Trace::Drafts(self.drafts.clone()));
        }
    }

    /// The chart in front; none in a project without charts.
    pub fn chart(&self) -> Option<&Chart> {
        self.project.chart(self.shown.as_ref()?)
    }

    /// The figures of the chart in front.
    pub fn chart_counts(&self) -> Option<&Counts> {
        self.counts.get(self.project.chart_index(self.shown.as_ref()?)?)
    }

    /// The figures of the chart at `index`.
    pub fn counts(&self, index: usize) -> &Counts {
        &self.counts[index]
    }

    /// Whether a unit of the chart at `index` has more posts than authorised.
    pub fn is_over(&self, index: usize) -> bool {
        self.over[index]
    }

    /// Brings a chart to the front, and with it what it is compared with. The selection keeps what that
    /// chart also has.
    pub fn show(&mut self, chart: &ChartId) {
        if self.project.chart(chart).is_some() {
            self.shown = Some(chart.clone());
            self.held_comparison = None;
            self.forget_comparison();
            self.drop_lost_selection();
        }
    }

    /// Brings one of the charts compared to the front, as an end of that comparison: it stays.
    pub(super) fn show_end(&mut self, chart: &ChartId) {
        let pair = self.compared().map(|(from, to)| (from.id.clone(), to.id.clone()));
        self.show(chart);
        self.held_comparison = pair.filter(|(from, to)| [from, to].contains(&chart));
    }

    /// What is known of the charts compared is of others from now on.
    pub(super) fn forget_comparison(&mut self) {
        self.ledger.take();
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
            self.branch = None;
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
            let is_shown = |chart| self.shown.as_ref() == Some(chart);
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
        let files = self.path.iter().chain(&self.taken_from).chain(&self.taken_in);
        files.cloned().collect()
    }

    /// `path` now holds the project as it stood in `state`: these bytes.
    pub fn saved(&mut self, path: PathBuf, state: HistoryState, on_disk: Fingerprint) {
        self.path = Some(path.clone());
        self.on_disk = Some(on_disk);
        self.is_gone = false;
        self.found_on_disk = None;
        self.history.mark_saved(state);
        if !self.is_unsaved() {
            self.end_trace();
        } else if self.traced {
            let unsaved_steps = self.history.steps_since_saved();
            self.traces.push(Trace::Written { path, on_disk, unsaved_steps });
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
        std::mem::take(&mut self.traces)
    }

    /// Traces the project as it stands, if anything in it is unsaved.
    pub(super) fn trace_afresh(&mut self) {
        if self.is_unsaved() && (self.read_only.is_none() || self.is_held()) {
            let unsaved_steps = self.history.steps_since_saved();
            self.begin_trace(self.project.clone(), unsaved_steps, self.history.is_saved());
            if !self.drafts.is_empty() {
                self.traces.push(Trace::Drafts(self.drafts.clone()));
            }
        }
    }

    /// Nothing of the project needs to outlive the program any more: it is saved, or given up.
    pub(super) fn end_trace(&mut self) {
        if std::mem::take(&mut self.traced) {
            self.traces.push(Trace::End);
        }
    }

    /// The beginning of its traces, where nobody has taken them yet.
    pub(super) fn beginning_mut(&mut self) -> Option<&mut Beginning> {
        match self.traces.first_mut() {
            Some(Trace::Begin(beginning)) => Some(beginning),
            _ => None,
        }
    }

    /// The project before a step, if its trace is to begin with that step, and whether a file holds it.
    fn before(&self) -> Option<(Project, bool)> {
        (!self.traced).then(|| (self.project.clone(), self.history.is_saved()))
    }

    fn trace(&mut self, before: Option<(Project, bool)>, label: Message, edit: Edit) {
        if let Some((before, is_saved)) = before {
            self.begin_trace(before, 0, is_saved);
        }
        self.traces.push(Trace::Step { label, edit: Box::new(edit) });
        if !self.is_unsaved() {
            self.end_trace();
        }
    }

    fn begin_trace(&mut self, project: Project, unsaved_steps: usize, is_saved: bool) {
        self.traced = true;
        self.traces.push(Trace::Begin(Box::new(Beginning {
            project,
            path: self.path.clone(),
            taken_from: self.taken_from.clone(),
            on_disk: self.on_disk,
            unsaved_steps,
            is_saved: is_saved && self.path.is_some(),
            recovered_from: None,
        })));
    }

    /// What its file holds, or held before it was gone, as far as is known; none if nothing is.
    pub fn on_disk(&self) -> Option<Fingerprint> {
        self.on_disk
    }

    /// No file holds the project any more. Returns whether that is news. What it held stays known: another
    /// file that comes to stand in its place is not overwritten unseen.
    pub(super) fn forget_file(&mut self) -> bool {
        self.mark_unsaved();
        !std::mem::replace(&mut self.is_gone, true)
    }

    /// The user has been told what the file holds: it may go.
    pub(super) fn take_for_seen(&mut self) {
        self.on_disk = self.found_on_disk.take();
        self.mark_unsaved();
    }

    pub(super) fn mark_unsaved(&mut self) {
        // What was traced tells of a state that a file holds.
        if self.history.mark_unsaved() || !self.traced {
            self.trace_afresh();
        }
    }

    fn changed(&mut self) {
        self.revision += 1;
        self.forget_comparison();
        if self.chart().is_none() {
            self.shown = default_chart(&self.project).map(|chart| chart.id.clone());
            self.held_comparison = None;
        }
        // A choice ends with either of its charts.
        let is_there = |(from, to): &(ChartId, ChartId)| {
            self.project.state(from).is_some() && self.project.state(to).is_some()
        };
        self.chosen_comparison = self.chosen_comparison.take().filter(is_there);
        self.held_comparison = self.held_comparison.take().filter(is_there);
        let lists = &self.project.lists;
        self.counts = self.project.charts.iter().map(|chart| Counts::of(chart, lists)).collect();
        let charts = self.project.charts.iter().zip(&self.counts);
        self.over = charts.map(|(chart, counts)| passes_a_ceiling(chart, counts)).collect();
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

fn passes_a_ceiling(chart: &Chart, counts: &Counts) -> bool {
    let mut units = chart.units_in_order();
    units.any(|key| counts.unit(key).excess(chart.unit(key).fields.authorised).is_some())
}

/// The chart to show first: the target, as what is worked on, else the first.
fn default_chart(project: &Project) -> Option<&Chart> {
    let target = |chart: &&Chart| chart.fields.role == Some(crate::model::Role::Target);
    project.charts.iter().find(target).or(project.charts.first())
}
