//! The conflicts of the chart in front, with what each choice would change in the figures: said before
//! anything is settled.

use std::collections::BTreeSet;

use super::reshape::{CeilingChange, changes};
use super::{Document, Editor, Effect, Question};
use crate::compare::{
    Counter, Ledger, Naming, Origins, aspect_message, open_conflict_message, subject_message,
    value_message,
};
use crate::edit::{Refusal, apply, settle};
use crate::model::{
    Chart, Choice, Conflict, Counts, EntryId, Lists, PostFields, Project, Subject, UnitId,
    full_name,
};
use crate::words::{Message, key, message};

/// A conflict that may be settled.
#[derive(Clone, Debug)]
pub struct Settling {
    /// What it is about.
    pub subject: Message,
    pub aspect: Message,
    /// The whole sentence, with what the chart holds meanwhile.
    pub sentence: Message,
    /// What was there before, what the tables want, then the chart as it stands.
    pub options: Vec<SettlingOption>,
}

/// One way to settle a conflict.
#[derive(Clone, Debug)]
pub struct SettlingOption {
    pub choice: Choice,
    /// The tables that want it; none of what was there before and of the chart as it stands.
    pub tables: Vec<String>,
    /// What they want; none of the chart as it stands.
    pub value: Option<Message>,
    /// What would become of the figures.
    ///
    /// # Errors
    /// Why it cannot be chosen.
    pub outcome: Result<Outcome, Refusal>,
}

/// What would be other figures. Each pair is before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub posts: [u32; 2],
    /// Full-time equivalents in hundredths.
    pub fte: [u64; 2],
    /// The units whose own posts are other than before, in document order, by name.
    pub units: Vec<(String, [u32; 2])>,
    /// The categories that have more posts or fewer, by label; "" for posts without one.
    pub categories: Vec<(String, [u32; 2])>,
    /// The ceilings that are other than before, or compared with other figures.
    pub ceilings: Vec<CeilingChange>,
    /// Movements since the chart it was made from, and what is unexplained of them.
    pub counters: Vec<(Counter, [usize; 2])>,
    /// Where an entry of a list is changed: who names it in the whole project.
    pub everywhere: Option<Message>,
}

impl Outcome {
    /// Whether no figure is other than before.
    pub fn is_none(&self) -> bool {
        let [fte, after] = self.fte;
        fte == after
            && self.posts[0] == self.posts[1]
            && self.units.is_empty()
            && self.categories.is_empty()
            && self.ceilings.is_empty()
            && self.counters.is_empty()
            && self.everywhere.is_none()
    }
}

impl Document {
    /// The conflict of the chart in front at `place`, each choice with its outcome: for each of them the
    /// chart is counted, so that it is asked for once.
    pub fn settling(&self, place: usize) -> Option<Settling> {
        let chart = self.chart()?;
        let conflict = chart.fields.conflicts.get(place)?;
        let base = chart.fields.based_on.as_ref().and_then(|base| self.project().chart(base));
        let charts: Vec<&Chart> = [chart].into_iter().chain(base).collect();
        let naming = Naming { charts: &charts, lists: &[&self.project().lists] };
        let ledger = base.map(|base| Ledger::of(self.project(), base, chart));
        let mut options: Vec<SettlingOption> = conflict
            .choices()
            .map(|(choice, claim)| SettlingOption {
                choice,
                tables: claim.tables.clone(),
                value: Some(value_message(claim, conflict, naming)),
                outcome: self.outcome(chart, ledger.as_ref(), (place, choice)),
            })
            .collect();
        // In one order of the tables for all conflicts; the value before them comes first.
        let order = |table: &String| chart.fields.merged_from.iter().position(|it| it == table);
        options.iter_mut().for_each(|option| option.tables.sort_by_key(order));
        options.sort_by_key(|option| option.tables.first().map(order));
        options.push(SettlingOption {
            choice: Choice::AsItStands,
            tables: Vec::new(),
            value: None,
            outcome: self.outcome(chart, ledger.as_ref(), (place, Choice::AsItStands)),
        });
        Some(Settling {
            subject: subject_message(conflict, naming),
            aspect: aspect_message(conflict),
            sentence: open_conflict_message(conflict, naming),
            options,
        })
    }

    fn outcome(
        &self,
        chart: &Chart,
        before: Option<&Ledger>,
        (place, choice): (usize, Choice),
    ) -> Result<Outcome, Refusal> {
        let project = self.project();
        let edit = settle::settle(project, &chart.id, place, choice)?;
        // Only this chart changes, and it names the one it was made from; or the lists do, for all.
        let base = chart.fields.based_on.as_ref();
        let is_of_lists = |it: &Conflict| matches!(it.subject, Subject::Entry(_));
        let is_whole = chart.fields.conflicts.get(place).is_some_and(is_of_lists);
        let is_needed = |it: &&Chart| is_whole || it.id == chart.id || Some(&it.id) == base;
        let mut after = Project {
            lists: project.lists.clone(),
            charts: project.charts.iter().filter(is_needed).cloned().collect(),
            snapshots: if is_whole { project.snapshots.clone() } else { Vec::new() },
            ..Project::default()
        };
        apply(&mut after, edit)?;
        let changed = after.chart(&chart.id).ok_or(Refusal::SettledAlready)?;
        let counts = self.chart_counts().ok_or(Refusal::SettledAlready)?;
        let base = base.and_then(|base| after.chart(base));
        let origins = Origins::of(project);
        let ledger = base.map(|base| Ledger::through(&origins, base, changed, &after.lists));
        let counters = before.zip(ledger.as_ref()).into_iter().flat_map(|(before, after)| {
            let both = |counter| (counter, [before.counted(counter), after.counted(counter)]);
            Counter::all().map(both).filter(|(_, [was, is])| was != is).collect::<Vec<_>>()
        });
        let subject = chart.fields.conflicts.get(place).map(|it| &it.subject);
        let is_relabelled = after.lists != project.lists;
        let everywhere = match subject.filter(|_| is_relabelled) {
            Some(Subject::Entry(id)) => Some(everywhere(project, id)),
            Some(Subject::Unit(_) | Subject::Post(_)) | None => None,
        };
        let outcome = outcome(&project.lists, (chart, counts), (changed, &after.lists));
        Ok(Outcome { counters: counters.collect(), everywhere, ..outcome })
    }
}

/// Who names an entry of the lists, in all charts.
fn everywhere(project: &Project, entry: &EntryId) -> Message {
    let uses = |chart: &Chart| match entry {
        EntryId::Kind(id) => {
            let units = chart.units_in_order().map(|key| &chart.unit(key).fields);
            units.filter(|fields| fields.kind == *id).count()
        }
        EntryId::Category(_) | EntryId::Grade(_) | EntryId::Level(_) => {
            let posts = chart.all_posts().map(|key| &chart.post(key).fields);
            let names = |fields: &PostFields| match entry {
                EntryId::Category(id) => fields.category.as_ref() == Some(id),
                EntryId::Grade(id) => fields.grade.as_ref() == Some(id),
                EntryId::Level(id) => fields.manager_level.as_ref() == Some(id),
                EntryId::Kind(_) => false,
            };
            posts.filter(|fields| names(fields)).count()
        }
    };
    let uses: Vec<usize> = project.charts.iter().map(uses).filter(|count| *count > 0).collect();
    let key = match entry {
        EntryId::Kind(_) => key::SETTLE_EVERYWHERE_UNITS,
        EntryId::Category(_) | EntryId::Grade(_) | EntryId::Level(_) => {
            key::SETTLE_EVERYWHERE_POSTS
        }
    };
    message!(key, charts = uses.len(), count = uses.iter().sum::<usize>())
}

/// What is other in the figures of a chart that becomes `after`, with these lists.
fn outcome(
    lists: &Lists,
    (chart, counts): (&Chart, &Counts),
    (after, lists_after): (&Chart, &Lists),
) -> Outcome {
    let after_counts = Counts::of(after, lists_after);
    let (was, becomes) = (&counts.chart().total, &after_counts.chart().total);
    let labels = lists.categories.iter().map(|it| it.label.clone()).chain([String::new()]);
    let figures = (0..).map(|place| [was.of_category(place), becomes.of_category(place)]);
    let gone = chart.units_in_order().map(|key| &chart.unit(key).id);
    let new = after.units_in_order().map(|key| &after.unit(key).id);
    let own = |chart: &Chart, id: &UnitId| {
        let posts = chart.unit_by_id(id).map_or(0, |unit| unit.posts().len());
        u32::try_from(posts).unwrap_or(u32::MAX)
    };
    let mut seen = BTreeSet::new();
    let units = gone.chain(new).filter(|id| seen.insert(*id)).filter_map(|id| {
        let figures = [own(chart, id), own(after, id)];
        let unit = after.unit_by_id(id).or(chart.unit_by_id(id))?;
        (figures[0] != figures[1]).then(|| (full_name(lists_after, &unit.fields), figures))
    });
    Outcome {
        counters: Vec::new(),
        everywhere: None,
        posts: [was.posts, becomes.posts],
        fte: [was.fte, becomes.fte],
        units: units.collect(),
        categories: labels.zip(figures).filter(|(_, [was, is])| was != is).collect(),
        ceilings: changes(lists, (chart, counts), (after, &after_counts)),
    }
}

impl Editor {
    /// Asks for the choice between what tables want, if there is any conflict.
    pub(super) fn ask_settle(&mut self, place: usize) -> Vec<Effect> {
        let chart = self.document.as_ref().and_then(Document::chart);
        let last = chart.and_then(|it| it.fields.conflicts.len().checked_sub(1));
        last.map(|last| Effect::Ask(Question::Settle(place.min(last)))).into_iter().collect()
    }
}
