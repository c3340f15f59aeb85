//! Charts of other files, brought into the open project: offered with what they would be called and what is
//! there already, then added in one step.
//!
//! Their units and posts keep their ids, so that they can be compared and put together; a chart whose own id
//! is taken gets another.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::additions::Known;
use super::{
    Additions, Document, Editor, Effect, OfferedChart, OfferedFile, Question, Reading, ShowEffect,
    Tone, failed, files,
};
use crate::compare::{Other, is_given_once, rename_entries};
use crate::edit::{Edit, StepKind};
use crate::model::{
    Category, ChartFields, ChartId, ChartRecord, EntryId, Grade, Lists, ManagerLevel, Project,
    Role, UnitKind,
};
use crate::words::{Locale, Message, key, message};

impl Additions {
    /// What of the files `read` may be added to `project`.
    fn of(project: Option<&Project>, read: Vec<(PathBuf, Result<Reading, Message>)>) -> Self {
        let own = project
            .into_iter()
            .flat_map(|project| project.charts.iter().map(move |chart| (chart, &project.lists)));
        let mut known: Vec<(Known, String, Content)> = own
            .map(|(chart, lists)| {
                let known = Known::There(chart.id.clone());
                (known, chart.fields.label.clone(), Content::of(chart.to_record(), lists))
            })
            .collect();
        let mut additions = Self::default();
        for (file, (path, read)) in read.into_iter().enumerate() {
            let name = stem(&path);
            let project = match read {
                Ok(reading) => reading.into_document().into_project(),
                Err(problem) => {
                    additions.files.push(OfferedFile {
                        name,
                        path,
                        charts: Vec::new(),
                        snapshots: 0,
                        problem: Some(problem),
                        lists: Lists::empty(),
                    });
                    continue;
                }
            };
            let Project { lists, charts, snapshots, .. } = project;
            let mut offered: Vec<OfferedChart> = Vec::new();
            for (place, chart) in charts.iter().enumerate() {
                let record = chart.to_record();
                let content = Content::of(record.clone(), &lists);
                let same = known.iter().find(|(_, _, known)| known.is_same(&content));
                let label = chart.fields.label.clone();
                offered.push(OfferedChart {
                    posts: chart.post_count(),
                    same_as: same.map(|(_, label, _)| label.clone()),
                    chosen: same.is_none(),
                    same: same.map(|(known, ..)| known.clone()),
                    is_shared: false,
                    label: label.clone(),
                    record,
                });
                match same.map(|(known, ..)| known.clone()) {
                    None => known.push((Known::Offered(file, place), label, content)),
                    Some(Known::Offered(of, at)) if of != file => {
                        additions.files[of].charts[at].is_shared = true;
                    }
                    Some(_) => {}
                }
            }
            let problem = charts.is_empty().then(|| message!(key::IMPORT_NO_CHART));
            let snapshots = snapshots.len();
            let charts = offered;
            additions.files.push(OfferedFile { name, path, charts, snapshots, problem, lists });
        }
        additions
    }
}

impl Editor {
    /// What the files hold is offered, whatever could be read of them.
    pub(super) fn offer_charts(
        &self,
        read: Vec<(PathBuf, Result<Reading, Message>)>,
    ) -> Vec<Effect> {
        let document = self.document.as_ref();
        if let Some(reason) = document.and_then(|it| it.read_only()) {
            return failed(reason.clone());
        }
        let additions = Additions::of(document.map(Document::project), read);
        vec![Effect::Ask(Question::AddCharts(Box::new(additions)))]
    }

    /// The charts chosen are added in one step; to a new project if none is open.
    pub(super) fn add_charts(&mut self, additions: Additions) -> Vec<Effect> {
        let left_out = additions.left_out();
        let count = additions.count();
        let mut effects = Vec::new();
        if self.document.is_none() && count > 0 {
            let lists = additions.files.iter().find(|file| file.charts.iter().any(|it| it.chosen));
            let lists = lists.map(|file| file.lists.clone()).unwrap_or_default();
            effects =
                self.replace_document(Document::unsaved(Project { lists, ..Project::default() }));
        }
        let Some(document) = &mut self.document else { return Vec::new() };
        if let Some(reason) = document.read_only() {
            return failed(reason.clone());
        }
        if count == 0 {
            let message = message!(key::ADD_CHARTS_NONE);
            let message = left_out.map_or(message.clone(), |left| with_left_out(message, left));
            return vec![Effect::Say { tone: Tone::Done, message }];
        }
        let chosen = |it: &&OfferedFile| it.charts.iter().any(|it| it.chosen);
        let taken_in: Vec<_> =
            additions.files.iter().filter(chosen).map(|it| it.path.clone()).collect();
        let coming = coming(document.project(), additions, &mut *self.ids);
        let first = coming.iter().flat_map(|it| &it.charts).map(|it| it.id.clone()).next();
        let (edit, says) = adding(document.project(), self.locale, coming);
        let step = StepKind::AddCharts(count);
        if let Err(refusal) = document.make(step, edit) {
            return failed(refusal.message());
        }
        document.file.take_in(taken_in);
        if let Some(first) = first {
            document.show(&first);
        }
        let message = message!(key::CHARTS_ADDED, count);
        effects.push(Effect::Show(ShowEffect::Whole));
        match left_out {
            None => effects.push(document.made(message)),
            Some(left) => effects.push(document.made(with_left_out(message, left))),
        }
        effects.extend(says);
        effects
    }
}

fn with_left_out(message: Message, left: Message) -> Message {
    message!(key::ADD_CHARTS_LEFT, added = message, left)
}

/// The charts of one file, as they will be.
struct Coming {
    name: String,
    lists: Lists,
    charts: Vec<ChartRecord>,
}

/// The charts chosen, with the ids, names and bases they will have in `project`.
fn coming(
    project: &Project,
    additions: Additions,
    ids: &mut dyn crate::model::IdSource,
) -> Vec<Coming> {
    let names = additions.names(Some(project));
    let mut taken: BTreeSet<ChartId> = project.states().map(|chart| chart.id.clone()).collect();
    let mut new_ids: BTreeMap<(usize, usize), ChartId> = BTreeMap::new();
    for &(of, at) in names.keys() {
        let id = additions.files[of].charts[at].record.id.clone();
        let id = if taken.contains(&id) { ids.next_id().into() } else { id };
        taken.insert(id.clone());
        new_ids.insert((of, at), id);
    }
    // What a chart's base is called here: it may come along, or the same may be there already.
    let here = |of: usize, base: &ChartId| -> Option<ChartId> {
        let file = &additions.files[of];
        let at = file.charts.iter().position(|it| it.record.id == *base)?;
        match &file.charts[at].same {
            Some(Known::There(id)) => Some(id.clone()),
            Some(Known::Offered(of, at)) => new_ids.get(&(*of, *at)).cloned(),
            None => new_ids.get(&(of, at)).cloned(),
        }
    };
    let mut roles: BTreeSet<&'static str> =
        project.charts.iter().filter_map(|chart| chart.fields.role.map(Role::as_str)).collect();
    let mut coming: Vec<Coming> = Vec::new();
    for (of, file) in additions.files.iter().enumerate() {
        let mut charts = Vec::new();
        for (at, offered) in file.charts.iter().enumerate() {
            let (Some(id), Some(name)) = (new_ids.get(&(of, at)), names.get(&(of, at))) else {
                continue;
            };
            let mut record = offered.record.clone();
            let fields = &mut record.fields;
            let base = fields.based_on.take();
            let known = |id: &ChartId| project.chart(id).map(|chart| chart.id.clone());
            // A copy of a chart that was made from none comes from that chart.
            fields.based_on = base
                .and_then(|base| here(of, &base).or_else(|| known(&base)))
                .or_else(|| known(&record.id))
                .filter(|base| base != id);
            fields.label.clone_from(name);
            // One source and one target: what else comes is a variant.
            if let Some(role) = fields.role
                && !roles.insert(role.as_str())
            {
                fields.role = Some(Role::Variant);
            }
            record.id = id.clone();
            charts.push(record);
        }
        if !charts.is_empty() {
            coming.push(Coming { name: file.name.clone(), lists: file.lists.clone(), charts });
        }
    }
    coming
}

/// The edit that adds them, each after what it is based on; and what of their lists is called otherwise
/// here.
fn adding(project: &Project, words: Locale, mut coming: Vec<Coming>) -> (Edit, Option<Effect>) {
    // What a chart is based on may stand after it, or in another file: it is said once all are there.
    let mut bases = Vec::new();
    for chart in coming.iter_mut().flat_map(|it| &mut it.charts) {
        if let Some(base) = chart.fields.based_on.take_if(|base| project.chart(base).is_none()) {
            bases.push((chart.id.clone(), base));
        }
    }
    let others = coming.iter_mut().map(|it| Other {
        name: &it.name,
        lists: &it.lists,
        charts: std::mem::take(&mut it.charts),
    });
    let (edit, says) = files::adding_charts(project, words, others.collect());
    let Edit::Batch(mut edits) = edit else { return (edit, says) };
    for (chart, base) in bases {
        let added = edits.iter().find_map(|edit| {
            let Edit::InsertChart { chart: record, .. } = edit else { return None };
            Some(record).filter(|record| record.id == chart)
        });
        if let Some(record) = added {
            let fields = ChartFields { based_on: Some(base), ..record.fields.clone() };
            edits.push(Edit::SetChart { chart, fields });
        }
    }
    (Edit::Batch(edits), says)
}

/// What two charts are compared by: what they hold, not what they are called, nor how they are looked at.
struct Content {
    /// Entries of lists by their labels: two projects may have given one id to two of them.
    by_label: ChartRecord,
    /// By their ids, where those stand for one entry: a table may have renamed it since.
    by_id: ChartRecord,
}

impl Content {
    fn of(mut record: ChartRecord, lists: &Lists) -> Self {
        record.id = "".into();
        record.fields.label.clear();
        record.fields.role = None;
        record.fields.based_on = None;
        record.fields.snapshot_of = None;
        record.fields.views.clear();
        let mut by_id = record.clone();
        name_entries(&mut record, lists, |_| true);
        let is_numbered = |id: &EntryId| match id {
            EntryId::Kind(id) => !is_given_once::<UnitKind>(id.as_str()),
            EntryId::Category(id) => !is_given_once::<Category>(id.as_str()),
            EntryId::Grade(id) => !is_given_once::<Grade>(id.as_str()),
            EntryId::Level(id) => !is_given_once::<ManagerLevel>(id.as_str()),
        };
        let ids = lists.entry_ids();
        let numbered: BTreeSet<EntryId> = ids.into_iter().filter(is_numbered).collect();
        name_entries(&mut by_id, lists, |id| numbered.contains(id));
        Self { by_label: record, by_id }
    }

    fn is_same(&self, other: &Self) -> bool {
        self.by_label == other.by_label || self.by_id == other.by_id
    }
}

/// Puts labels in the place of the ids of the entries that `is_named` picks out.
fn name_entries(record: &mut ChartRecord, lists: &Lists, is_named: impl Fn(&EntryId) -> bool) {
    rename_entries(record, |id| {
        lists.label(&id).filter(|_| is_named(&id)).map(|label| EntryId::new(id.list(), label))
    });
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
