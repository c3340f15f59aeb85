//! Posts of several tables, field by field: which stay, where, and as what.

use std::collections::BTreeSet;

use super::merging::{MergeError, Merging, each, told_post};
use super::pick::WishedValue;
use super::{MergeState, identity};
use crate::model::{Aspect, Nature, PostFields, PostId, PostRecord, Subject, UnitId, Wish};

impl Merging<'_> {
    pub(super) fn merge_posts(&mut self) -> Result<(), MergeError> {
        let (base, tables) = (self.base, self.tables);
        let states = tables.iter().chain([base]);
        let all: BTreeSet<&PostId> = states.flat_map(|state| state.posts.keys()).collect();
        let disputed = self.disputed();
        let in_dispute: BTreeSet<&PostId> =
            disputed.iter().filter_map(|line| Some(&line.before?.id)).collect();
        for id in all {
            self.go_on()?;
            let subject = Subject::Post(id.clone());
            let before = base.posts.get(id);
            let wishes: Vec<Option<&PostRecord>> =
                tables.iter().map(|table| table.posts.get(id)).collect();
            let holds: Vec<bool> = wishes.iter().map(Option::is_some).collect();
            let lacks: Vec<bool> = holds.iter().map(|holds| !holds).collect();
            match before {
                _ if in_dispute.contains(id) => continue,
                None => self.picker.change(subject.clone(), Aspect::Existence, &holds),
                Some(_) if !lacks.contains(&true) => {}
                Some(_) => {
                    self.picker.change(subject, Aspect::Existence, &lacks);
                    continue;
                }
            }
            let unit = self.picker.pick(
                &subject,
                Aspect::Place,
                before.map(|post| &post.unit),
                &wishes.iter().map(|wish| wish.map(|post| &post.unit)).collect::<Vec<_>>(),
                |unit| WishedValue::new(unit_name(base, tables, unit), Wish::In(unit.clone())),
            );
            // The first fields, whatever they are; each is then put in its place.
            let any = before.or(wishes.iter().copied().flatten().next());
            let fields = any.expect("a post is somewhere").fields.clone();
            let mut post = PostRecord { id: id.clone(), unit, fields };
            self.merge_fields(&mut post, before, &wishes);
            self.posts.insert(id.clone(), post);
        }
        for line in disputed {
            self.go_on()?;
            self.hold_back(line, Vec::new());
        }
        self.spend_once();
        Ok(())
    }

    fn merge_fields(
        &mut self,
        post: &mut PostRecord,
        before: Option<&PostRecord>,
        wishes: &[Option<&PostRecord>],
    ) {
        let subject = &Subject::Post(post.id.clone());
        let before = before.map(|post| &post.fields);
        let wishes: Vec<Option<&PostFields>> =
            wishes.iter().map(|wish| wish.map(|post| &post.fields)).collect();
        let (base, tables) = (self.base, self.tables);
        let pending = identity::pending(before, &wishes);
        let picker = &mut self.picker;
        let fields = &mut post.fields;
        macro_rules! pick {
            ($field:ident, $aspect:expr, $told:expr) => {
                if !pending.contains(&$aspect) {
                    fields.$field = picker.pick(
                        subject,
                        $aspect,
                        before.map(|fields| &fields.$field),
                        &each(&wishes, |fields| &fields.$field),
                        $told,
                    );
                }
            };
        }
        pick!(title, Aspect::Title, |it| WishedValue::text(it.text()));
        let lists = self.lists;
        pick!(category, Aspect::Category, |id| {
            WishedValue::entry(id.as_ref(), |id| Some(&lists.category(id)?.label))
        });
        pick!(grade, Aspect::Grade, |id| {
            WishedValue::entry(id.as_ref(), |id| Some(&lists.grade(id)?.label))
        });
        pick!(manager_level, Aspect::Level, |id| {
            WishedValue::entry(id.as_ref(), |id| Some(&lists.level(id)?.label))
        });
        pick!(reference_job, Aspect::ReferenceJob, |it: &Option<String>| {
            WishedValue::text(it.as_deref().unwrap_or_default())
        });
        pick!(fte, Aspect::Fte, |it| WishedValue::new(it.0.to_string(), Wish::Fte(*it)));
        pick!(vacant, Aspect::Vacant, |it| WishedValue::new(it.to_string(), Wish::Vacant(*it)));
        fields.comments = picker.comments(
            subject,
            before.map(|fields| &fields.comments[..]),
            &each(&wishes, |fields| &fields.comments),
        );
        pick!(origin, Aspect::Origin, told_post(base, tables));
        pick!(split_from, Aspect::SplitFrom, told_post(base, tables));
        pick!(nature, Aspect::Nature, |it| {
            WishedValue::text(it.map(Nature::as_str).unwrap_or_default())
        });
        fields.note = picker.text(subject, Aspect::Note, before, &wishes, |it| &it.note);
        if !pending.contains(&Aspect::Reason) {
            fields.reason = picker.text(subject, Aspect::Reason, before, &wishes, |it| &it.reason);
        }
        fields.extra = picker.extra(
            subject,
            before.map(|fields| &fields.extra),
            &each(&wishes, |fields| &fields.extra),
        );
        if !pending.is_empty() {
            identity::dispute(picker, post, before, &wishes);
        }
    }
}

/// A unit's name, wherever it is known.
fn unit_name(base: &MergeState, tables: &[MergeState], unit: &UnitId) -> String {
    let bench = UnitId::bench();
    if *unit == bench {
        return bench.as_str().to_owned();
    }
    let known = std::iter::once(base).chain(tables).find_map(|state| state.units.get(unit));
    known.map(|unit| unit.fields.name.clone()).unwrap_or_default()
}
