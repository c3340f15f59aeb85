//! Units of several tables: which stay, under which, and as what.
//!
//! Knows nothing of order, nor of posts but where they stand.

use std::collections::{BTreeMap, BTreeSet};

use super::pick::{claims, comments};
use super::{Merging, each, told_extra};
use crate::model::{Aspect, Subject, UnitFields, UnitId, UnitRecord};

impl Merging<'_> {
    /// After the posts: a unit is kept for what stands in it.
    pub(super) fn merge_units(&mut self) {
        let (base, tables) = (self.base, self.tables);
        let states = tables.iter().chain([base]);
        let all: BTreeSet<&UnitId> = states.flat_map(|state| state.units.keys()).collect();
        // Units that nobody changed and some removed, unless something stands in them.
        let mut removed: BTreeMap<UnitId, Vec<bool>> = BTreeMap::new();
        for id in all {
            let subject = Subject::Unit(id.clone());
            let before = base.units.get(id);
            let wishes: Vec<Option<&UnitRecord>> =
                tables.iter().map(|table| table.units.get(id)).collect();
            let holds: Vec<bool> = wishes.iter().map(Option::is_some).collect();
            let lacks: Vec<bool> = holds.iter().map(|holds| !holds).collect();
            let changes = |table: usize| wishes[table].is_some() && wishes[table] != before;
            match before {
                None => self.picker.change(subject, Aspect::Existence, &holds),
                Some(_) if !lacks.contains(&true) => {}
                Some(_) if !(0..tables.len()).any(changes) => {
                    removed.insert(id.clone(), lacks);
                    continue;
                }
                Some(_) => {
                    let wanted = (0..tables.len()).map(|table| {
                        let change = changes(table).then(|| tables[table].unit_name(id).to_owned());
                        change.or(lacks[table].then(String::new))
                    });
                    let claims = claims(self.picker.names(), wanted.collect());
                    self.picker.conflict(subject, Aspect::Existence, claims);
                }
            }
            let unit = self.merge_unit(id);
            self.units.insert(id.clone(), unit);
        }
        self.keep_what_is_needed(&mut removed);
        for (id, lacks) in removed {
            self.picker.change(Subject::Unit(id), Aspect::Existence, &lacks);
        }
        self.break_cycles();
    }

    fn merge_unit(&mut self, id: &UnitId) -> UnitRecord {
        let (base, tables) = (self.base, self.tables);
        let subject = Subject::Unit(id.clone());
        let before = base.units.get(id);
        let wishes: Vec<Option<&UnitRecord>> =
            tables.iter().map(|table| table.units.get(id)).collect();
        let name = |parent: &Option<UnitId>| {
            let parent = parent.as_ref();
            let known = parent.and_then(|parent| {
                tables.iter().chain([base]).find_map(|state| state.units.get(parent))
            });
            known.map(|unit| unit.fields.name.clone()).unwrap_or_default()
        };
        let parent = self.picker.pick(
            &subject,
            Aspect::Place,
            before.map(|unit| &unit.parent),
            &wishes.iter().map(|wish| wish.map(|unit| &unit.parent)).collect::<Vec<_>>(),
            name,
        );
        let fields = self.unit_fields(&subject, before, &wishes);
        UnitRecord { id: id.clone(), parent, fields }
    }

    fn unit_fields(
        &mut self,
        subject: &Subject,
        before: Option<&UnitRecord>,
        wishes: &[Option<&UnitRecord>],
    ) -> UnitFields {
        let before = before.map(|unit| &unit.fields);
        let wishes: Vec<Option<&UnitFields>> =
            wishes.iter().map(|wish| wish.map(|unit| &unit.fields)).collect();
        let picker = &mut self.picker;
        let any = before.or(wishes.iter().copied().flatten().next());
        let mut fields = any.expect("a unit is somewhere").clone();
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
        let (lists, base, tables) = (self.lists, self.base, self.tables);
        pick!(kind, Aspect::Kind, |id| {
            lists.kind(id).map(|it| it.label.clone()).unwrap_or_default()
        });
        pick!(name, Aspect::Name, Clone::clone);
        pick!(authorised, Aspect::Authorised, |it| {
            it.posts().map(|posts| posts.to_string()).unwrap_or_default()
        });
        pick!(note, Aspect::Note, Clone::clone);
        fields.comments = comments(
            before.map(|fields| &fields.comments[..]),
            &each(&wishes, |fields| &fields.comments),
        );
        pick!(origin, Aspect::Origin, |id| {
            let unit = id
                .as_ref()
                .and_then(|id| tables.iter().chain([base]).find_map(|state| state.units.get(id)));
            unit.map(|unit| unit.fields.name.clone()).unwrap_or_default()
        });
        pick!(reason, Aspect::Reason, Clone::clone);
        pick!(extra, Aspect::Other("extra".to_owned()), told_extra);
        fields
    }

    /// A unit that one table removed, while something stands in it that another put or changed there, is
    /// kept: a conflict.
    fn keep_what_is_needed(&mut self, removed: &mut BTreeMap<UnitId, Vec<bool>>) {
        let posts = self.posts.values().map(|post| post.unit.clone());
        let posts = posts.filter(|unit| *unit != UnitId::bench());
        let parents = self.units.values().filter_map(|unit| unit.parent.clone());
        let mut needed: Vec<UnitId> = posts.chain(parents).collect();
        while let Some(id) = needed.pop() {
            let Some(lacks) = removed.remove(&id) else { continue };
            let unit = self.merge_unit(&id);
            let wanted = self.tables.iter().zip(&lacks).map(|(table, lacks)| {
                Some(if *lacks { String::new() } else { table.unit_name(&id).to_owned() })
            });
            let claims = claims(self.picker.names(), wanted.collect());
            // Removed by all: what stands in it is in dispute itself.
            if claims.len() > 1 {
                self.picker.conflict(Subject::Unit(id.clone()), Aspect::Existence, claims);
            }
            needed.extend(unit.parent.clone());
            self.units.insert(id, unit);
        }
    }

    /// Two tables may each put a unit under the other: both then stand where they were.
    fn break_cycles(&mut self) {
        while let Some(cycle) = self.cycle() {
            for id in cycle {
                let Some(before) = self.base.units.get(&id) else { continue };
                let now = self.units.get_mut(&id).expect("the unit is in the cycle");
                if now.parent == before.parent {
                    continue;
                }
                now.parent.clone_from(&before.parent);
                let wanted = self.tables.iter().map(|table| {
                    let parent = table.units.get(&id)?.parent.as_ref()?;
                    Some(table.unit_name(parent).to_owned())
                });
                let claims = claims(self.picker.names(), wanted.collect());
                let subject = Subject::Unit(id);
                self.picker.retract(&subject, &Aspect::Place);
                self.picker.conflict(subject, Aspect::Place, claims);
                // The unit it stood under may have been removed.
                let parent = before.parent.clone().filter(|id| !self.units.contains_key(id));
                if let Some(parent) = parent {
                    self.restore(parent);
                }
            }
        }
    }

    /// Puts a unit of the base back, with those above it.
    fn restore(&mut self, id: UnitId) {
        let mut next = Some(id);
        while let Some(id) = next.take().filter(|id| !self.units.contains_key(id)) {
            let unit = self.base.units[&id].clone();
            self.picker.retract(&Subject::Unit(id.clone()), &Aspect::Existence);
            next.clone_from(&unit.parent);
            self.units.insert(id, unit);
        }
    }

    /// The units of a cycle, if there is one.
    fn cycle(&self) -> Option<Vec<UnitId>> {
        let mut sound: BTreeSet<&UnitId> = BTreeSet::new();
        for start in self.units.keys() {
            let mut walk: Vec<&UnitId> = Vec::new();
            let mut met: BTreeSet<&UnitId> = BTreeSet::new();
            let mut at = Some(start);
            while let Some(id) = at.filter(|id| !sound.contains(id)) {
                if !met.insert(id) {
                    let from = walk.iter().position(|it| *it == id)?;
                    return Some(walk[from..].iter().map(|id| (*id).clone()).collect());
                }
                walk.push(id);
                at = self.units.get(id).and_then(|unit| unit.parent.as_ref());
            }
            sound.extend(walk);
        }
        None
    }
}
