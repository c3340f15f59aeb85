//! What charts say beside their units and posts: of themselves, and of those who left.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::MergeState;
use super::merging::{Merging, each, told_post, told_unit};
use super::pick::WishedValue;
use super::seen::Seen;
use crate::model::{
    Aspect, Chart, ChartFields, Conflict, PostId, Role, Settlement, Subject, UnitId, View,
};

impl Merging<'_> {
    /// The fields of the chart itself, and what it says of those who left.
    pub(super) fn chart_fields(&mut self, base: &Chart) -> ChartFields {
        let mut fields = base.fields.clone();
        fields.role = Some(Role::Variant);
        fields.based_on = Some(base.id.clone());
        // What is said of the whole is told of the unit at its top.
        let top = Subject::Unit(base.unit(base.root()).id.clone());
        let base = self.base;
        let charts: Vec<Option<&ChartFields>> =
            self.tables.iter().map(|table| Some(&table.fields)).collect();
        fields.date = self.picker.pick(
            &top,
            Aspect::Date,
            Some(&base.fields.date),
            &each(&charts, |it| &it.date),
            |date| WishedValue::text(date.map(|date| date.to_string()).unwrap_or_default()),
        );
        fields.organisation = self.picker.pick(
            &top,
            Aspect::Organisation,
            Some(&base.fields.organisation),
            &each(&charts, |it| &it.organisation),
            |it: &String| WishedValue::text(it),
        );
        fields.extra =
            self.picker.extra(&top, Some(&base.fields.extra), &each(&charts, |it| &it.extra));
        fields.conflicts = self.open_conflicts();
        fn settled_part(settled: &Settlement) -> &Subject {
            &settled.conflict.subject
        }
        let mut met = Seen::of(&base.fields.settled, settled_part);
        let settled = self.tables.iter().flat_map(|table| &table.fields.settled);
        fields.settled.extend(settled.filter(|it| met.add(it)).cloned());
        fields.views = merged_views(&base.fields.views, self.tables);
        self.departures(&mut fields);
        self.removed_units(&mut fields);
        fields
    }

    /// What is said of posts that left; nothing of one that stands after all, or is in dispute.
    fn departures(&mut self, fields: &mut ChartFields) {
        let (base, tables) = (self.base, self.tables);
        let origins = self.posts.values().filter_map(|post| post.fields.origin.as_ref());
        let standing: BTreeSet<PostId> = self.posts.keys().chain(origins).cloned().collect();
        let states = || tables.iter().chain([base]);
        let departed: BTreeSet<&PostId> =
            states().flat_map(|it| it.fields.departures.keys()).collect();
        for id in departed {
            if standing.contains(id) {
                fields.departures.remove(id);
            }
            if standing.contains(id) || self.held.contains(id) {
                continue;
            }
            let departures_of =
                |state: &MergeState| state.fields.departures.get(id).cloned().unwrap_or_default();
            let before = departures_of(base);
            let wishes: Vec<_> = tables.iter().map(|table| Some(departures_of(table))).collect();
            let subject = Subject::Post(id.clone());
            let mut departure = before.clone();
            departure.merged_into = self.picker.pick(
                &subject,
                Aspect::MergedInto,
                Some(&before.merged_into),
                &each(&wishes, |it| &it.merged_into),
                told_post(base, tables),
            );
            // What took it over waits: the one that stands for it did so meanwhile.
            if let Some(heir) = &mut departure.merged_into
                && let Some(standing) = self.waiting.get(heir)
            {
                heir.clone_from(standing);
            }
            departure.reason = self.picker.pick(
                &subject,
                Aspect::Reason,
                Some(&before.reason),
                &each(&wishes, |it| &it.reason),
                |it: &String| WishedValue::text(it),
            );
            departure.extra =
                self.picker.extra(&subject, Some(&before.extra), &each(&wishes, |it| &it.extra));
            let is_kept = tables.iter().all(|it| it.fields.departures.contains_key(id));
            if !departure.is_empty() || is_kept {
                fields.departures.insert(id.clone(), departure);
            } else {
                fields.departures.remove(id);
            }
        }
    }

    /// The same of units.
    fn removed_units(&mut self, fields: &mut ChartFields) {
        let (base, tables) = (self.base, self.tables);
        let origins = self.units.values().filter_map(|unit| unit.fields.origin.as_ref());
        let standing: BTreeSet<UnitId> = self.units.keys().chain(origins).cloned().collect();
        let states = || tables.iter().chain([base]);
        let removed: BTreeSet<&UnitId> =
            states().flat_map(|it| it.fields.removed_units.keys()).collect();
        for id in removed {
            if standing.contains(id) {
                fields.removed_units.remove(id);
                continue;
            }
            let say = |state: &MergeState| {
                state.fields.removed_units.get(id).cloned().unwrap_or_default()
            };
            let before = say(base);
            let wishes: Vec<_> = tables.iter().map(|table| Some(say(table))).collect();
            let mut unit = before.clone();
            let subject = Subject::Unit(id.clone());
            unit.merged_into = self.picker.pick(
                &subject,
                Aspect::MergedInto,
                Some(&before.merged_into),
                &each(&wishes, |it| &it.merged_into),
                told_unit(base, tables),
            );
            if let Some(heir) = &mut unit.merged_into
                && let Some(standing) = self.continued.get(heir)
            {
                heir.clone_from(standing);
            }
            unit.reason = self.picker.pick(
                &subject,
                Aspect::Reason,
                Some(&before.reason),
                &each(&wishes, |it| &it.reason),
                |it: &String| WishedValue::text(it),
            );
            unit.extra =
                self.picker.extra(&subject, Some(&before.extra), &each(&wishes, |it| &it.extra));
            let is_kept = tables.iter().all(|it| it.fields.removed_units.contains_key(id));
            if !unit.is_empty() || is_kept {
                fields.removed_units.insert(id.clone(), unit);
            } else {
                fields.removed_units.remove(id);
            }
        }
    }

    /// Conflicts of earlier merges: those that a table settled are gone, those that one brought stay.
    fn open_conflicts(&self) -> Vec<Conflict> {
        fn part(conflict: &Conflict) -> (&Subject, &Aspect) {
            (&conflict.subject, &conflict.aspect)
        }
        let base = &self.base.fields.conflicts;
        let tables = || self.tables.iter().map(|table| &table.fields.conflicts);
        let known: Vec<Seen<_, _>> = tables().map(|known| Seen::of(known, part)).collect();
        let kept = base.iter().filter(|it| known.iter().all(|known| known.has(it)));
        let mut met = Seen::of(base, part);
        let brought: Vec<&Conflict> = tables().flatten().filter(|it| met.add(it)).collect();
        kept.chain(brought).cloned().collect()
    }
}

/// The base's views, each as the first table that changed it left it, but for those that a table took away
/// and no other changed; then those that tables added. How a chart is looked at is no decision: nothing of
/// it conflicts.
fn merged_views(base: &[View], tables: &[MergeState]) -> Vec<View> {
    // Of two of one name the first counts.
    fn by_name(table: &MergeState) -> HashMap<&str, &View> {
        table.fields.views.iter().rev().map(|view| (view.name.as_str(), view)).collect()
    }
    let own: Vec<HashMap<&str, &View>> = tables.iter().map(by_name).collect();
    let merged_view = |view: &View| {
        let wishes: Vec<Option<&View>> =
            own.iter().map(|views| views.get(view.name.as_str()).copied()).collect();
        let changed = wishes.iter().copied().flatten().find(|it| *it != view);
        changed.cloned().or_else(|| wishes.iter().all(Option::is_some).then(|| view.clone()))
    };
    let mut merged: Vec<View> = base.iter().filter_map(merged_view).collect();
    let mut names: HashSet<&str> = base.iter().map(|view| view.name.as_str()).collect();
    let added = tables.iter().flat_map(|table| &table.fields.views);
    merged.extend(added.filter(|view| names.insert(&view.name)).cloned());
    merged
}
