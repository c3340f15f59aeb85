//! The conflicts of the chart in front, with what each choice would change in the figures: said before
//! anything is settled.
//!
//! Knows nothing of how it is shown.

use std::collections::BTreeSet;

use super::reshape::{CeilingChange, changes};
use super::{Document, Effect};
use crate::compare::{
    Naming, aspect_message, open_conflict_message, subject_message, value_message,
};
use crate::edit::{Refusal, apply, settle};
use crate::model::{Chart, Choice, Counts, Lists, Project, UnitId, full_name};
use crate::words::Message;

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
        let mut options: Vec<SettlingOption> = conflict
            .choices()
            .map(|(choice, claim)| SettlingOption {
                choice,
                tables: claim.tables.clone(),
                value: Some(value_message(claim, &conflict.aspect)),
                outcome: self.outcome(chart, place, choice),
            })
            .collect();
        options.push(SettlingOption {
            choice: Choice::AsItStands,
            tables: Vec::new(),
            value: None,
            outcome: self.outcome(chart, place, Choice::AsItStands),
        });
        Some(Settling {
            subject: subject_message(conflict, naming),
            aspect: aspect_message(conflict),
            sentence: open_conflict_message(conflict, naming),
            options,
        })
    }

    fn outcome(&self, chart: &Chart, place: usize, choice: Choice) -> Result<Outcome, Refusal> {
        let project = self.project();
        let edit = settle::settle(project, &chart.id, place, choice)?;
        // Only this chart changes, and it names the one it was made from.
        let base = chart.fields.based_on.as_ref();
        let is_needed = |it: &&Chart| it.id == chart.id || Some(&it.id) == base;
        let mut after = Project {
            lists: project.lists.clone(),
            charts: project.charts.iter().filter(is_needed).cloned().collect(),
            ..Project::default()
        };
        apply(&mut after, edit)?;
        let after = after.chart(&chart.id).ok_or(Refusal::SettledAlready)?;
        let counts = self.chart_counts().ok_or(Refusal::SettledAlready)?;
        Ok(outcome(&project.lists, (chart, counts), after))
    }
}

/// What is other in the figures of a chart that becomes `after`.
fn outcome(lists: &Lists, (chart, counts): (&Chart, &Counts), after: &Chart) -> Outcome {
    let after_counts = Counts::of(after, lists);
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
        (figures[0] != figures[1]).then(|| (full_name(lists, &unit.fields), figures))
    });
    Outcome {
        posts: [was.posts, becomes.posts],
        fte: [was.fte, becomes.fte],
        units: units.collect(),
        categories: labels.zip(figures).filter(|(_, [was, is])| was != is).collect(),
        ceilings: changes(lists, (chart, counts), (after, &after_counts)),
    }
}

impl Document {
    /// Asks for the choice between what tables want, if there is any conflict.
    pub(super) fn ask_settle(&self, place: usize) -> Option<Effect> {
        let conflicts = self.chart()?.fields.conflicts.len();
        (conflicts > 0).then(|| Effect::AskSettle(place.min(conflicts - 1)))
    }
}
