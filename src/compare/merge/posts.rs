//! Posts of several tables: which stay, where, and as what.
//!
//! Knows nothing of order.

use std::collections::BTreeSet;

use super::pick::{claims, comments};
use super::{Merging, State, each, told_extra, told_post};
use crate::model::{Aspect, PostFields, PostId, PostRecord, Subject, UnitId};

impl Merging<'_> {
    pub(super) fn merge_posts(&mut self) {
        let (base, tables) = (self.base, self.tables);
        let states = tables.iter().chain([base]);
        let all: BTreeSet<&PostId> = states.flat_map(|state| state.posts.keys()).collect();
        for id in all {
            let subject = Subject::Post(id.clone());
            let before = base.posts.get(id);
            let wishes: Vec<Option<&PostRecord>> =
                tables.iter().map(|table| table.posts.get(id)).collect();
            let holds: Vec<bool> = wishes.iter().map(Option::is_some).collect();
            let lacks: Vec<bool> = holds.iter().map(|holds| !holds).collect();
            let changes = |table: usize| wishes[table].is_some() && wishes[table] != before;
            let is_changed = (0..tables.len()).any(changes);
            match before {
                None => self.picker.change(subject.clone(), Aspect::Existence, &holds),
                Some(_) if !lacks.contains(&true) => {}
                Some(_) if !is_changed => {
                    self.lose_post(id, &lacks);
                    continue;
                }
                Some(_) => {
                    // A table that transformed the post into another spends it; that is told elsewhere.
                    let suppresses =
                        |table: usize| lacks[table] && !tables[table].heirs.contains_key(id);
                    if (0..tables.len()).any(suppresses) {
                        let wanted = (0..tables.len()).map(|table| {
                            let change = changes(table).then(|| tables[table].told(id));
                            change.or(suppresses(table).then(String::new))
                        });
                        let claims = claims(self.picker.names(), wanted.collect());
                        self.picker.conflict(subject.clone(), Aspect::Existence, claims);
                    }
                }
            }
            let unit = self.picker.pick(
                &subject,
                Aspect::Place,
                before.map(|post| &post.unit),
                &wishes.iter().map(|wish| wish.map(|post| &post.unit)).collect::<Vec<_>>(),
                |unit| unit_name(base, tables, unit),
            );
            let fields = self.post_fields(&subject, before, &wishes);
            self.posts.insert(id.clone(), PostRecord { id: id.clone(), unit, fields });
        }
    }

    /// A post that tables removed and nobody changed. If some of them transformed it, the others cannot
    /// have suppressed it without saying so.
    fn lose_post(&mut self, id: &PostId, lacks: &[bool]) {
        let tables = self.tables;
        let subject = Subject::Post(id.clone());
        let fate = |table: usize| {
            let heir = tables[table].heirs.get(id);
            lacks[table].then(|| heir.map(|heir| tables[table].told(heir)).unwrap_or_default())
        };
        let fates: Vec<Option<String>> = (0..tables.len()).map(fate).collect();
        let is_spent = fates.iter().flatten().any(|fate| !fate.is_empty());
        if is_spent && fates.iter().flatten().any(String::is_empty) {
            let claims = claims(self.picker.names(), fates);
            self.picker.conflict(subject, Aspect::Existence, claims);
        } else {
            self.picker.change(subject, Aspect::Existence, lacks);
        }
    }

    fn post_fields(
        &mut self,
        subject: &Subject,
        before: Option<&PostRecord>,
        wishes: &[Option<&PostRecord>],
    ) -> PostFields {
        let before = before.map(|post| &post.fields);
        let wishes: Vec<Option<&PostFields>> =
            wishes.iter().map(|wish| wish.map(|post| &post.fields)).collect();
        let (base, tables) = (self.base, self.tables);
        let picker = &mut self.picker;
        // The first value whatever it is; each field is then put in its place.
        let any = before.or(wishes.iter().copied().flatten().next());
        let mut fields = any.expect("a post is somewhere").clone();
        macro_rules! pick {
            ($field:ident, $aspect:expr, $told:expr) => {
                fields.$field = picker.pick(
                    subject,
                    $aspect,
                    before.map(|fields| &fields.$field),
                    &each(&wishes, |fields| &fields.$field),
                    $told,
                );
            };
        }
        pick!(title, Aspect::Title, |it| it.text().to_owned());
        let lists = self.lists;
        pick!(category, Aspect::Category, |id| {
            let known = id.as_ref().and_then(|id| lists.category(id));
            known.map(|it| it.label.clone()).unwrap_or_default()
        });
        pick!(grade, Aspect::Grade, |id| {
            let known = id.as_ref().and_then(|id| lists.grade(id));
            known.map(|it| it.label.clone()).unwrap_or_default()
        });
        pick!(manager_level, Aspect::Level, |id| {
            let known = id.as_ref().and_then(|id| lists.level(id));
            known.map(|it| it.label.clone()).unwrap_or_default()
        });
        pick!(reference_job, Aspect::ReferenceJob, |it| it.clone().unwrap_or_default());
        pick!(fte, Aspect::Fte, |it| it.0.to_string());
        pick!(vacant, Aspect::Vacant, ToString::to_string);
        pick!(note, Aspect::Note, Clone::clone);
        fields.comments = comments(
            before.map(|fields| &fields.comments[..]),
            &each(&wishes, |fields| &fields.comments),
        );
        pick!(origin, Aspect::Origin, told_post(base, tables));
        pick!(split_from, Aspect::SplitFrom, told_post(base, tables));
        pick!(reason, Aspect::Reason, Clone::clone);
        pick!(extra, Aspect::Other("extra".to_owned()), told_extra);
        fields
    }
}

/// A unit's name, wherever it is known.
fn unit_name(base: &State, tables: &[State], unit: &UnitId) -> String {
    let bench = UnitId::bench();
    if *unit == bench {
        return bench.as_str().to_owned();
    }
    let known = std::iter::once(base).chain(tables).find_map(|state| state.units.get(unit));
    known.map(|unit| unit.fields.name.clone()).unwrap_or_default()
}
