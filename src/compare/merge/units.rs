//! Units of several tables: which stay, under which, and as what.

use std::collections::{BTreeMap, BTreeSet};

use super::MergeState;
use super::merging::{MergeError, Merging, each, told_unit};
use super::pick::{WishedValue, claims};
use crate::model::{Aspect, Authorised, Conflict, Subject, UnitFields, UnitId, UnitRecord, Wish};

impl Merging<'_> {
    /// After the posts: a unit is kept for what stands in it.
    pub(super) fn merge_units(&mut self) -> Result<(), MergeError> {
        let (base, tables) = (self.base, self.tables);
        let states = tables.iter().chain([base]);
        let all: BTreeSet<&UnitId> = states.flat_map(|state| state.units.keys()).collect();
        // Units that nobody changed and some removed, unless something stands in them.
        let mut removed: BTreeMap<UnitId, Vec<bool>> = BTreeMap::new();
        for id in all {
            self.go_on()?;
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
                // It stays as it was, and what tables made of it waits.
                Some(before) => {
                    let wanted = tables.iter().zip(&wishes).map(|(table, wish)| match wish {
                        Some(unit) if *unit != before => Some(as_it_is(unit)),
                        Some(_) => None,
                        None => Some(table.left_unit(id)),
                    });
                    let claims = claims(self.picker.names(), wanted.collect());
                    let was = Some(as_it_is(before).of_base());
                    self.picker.conflict(subject, Aspect::Existence, was, claims);
                    self.units.insert(id.clone(), before.clone());
                    continue;
                }
            }
            let unit = self.merge_unit(id);
            self.units.insert(id.clone(), unit);
        }
        self.follow_what_goes_on(&removed);
        loop {
            self.keep_what_is_needed(&mut removed);
            if !self.continue_once(&mut removed) && !self.break_cycles()? {
                break;
            }
        }
        self.hold_ceilings();
        for (id, lacks) in removed.into_iter().filter(|(id, _)| !self.units.contains_key(id)) {
            self.picker.change(Subject::Unit(id), Aspect::Existence, &lacks);
        }
        Ok(())
    }

    /// What still stands in a unit that goes on under another id, and nobody disputes that, stands in that
    /// one: what is in dispute of a post says nothing of its unit.
    fn follow_what_goes_on(&mut self, removed: &BTreeMap<UnitId, Vec<bool>>) {
        let mut heirs: BTreeMap<UnitId, Option<UnitId>> = BTreeMap::new();
        for (id, unit) in &self.units {
            let origin = unit.fields.origin.as_ref().filter(|it| removed.contains_key(*it));
            if let Some(origin) = origin {
                let only = if heirs.contains_key(origin) { None } else { Some(id.clone()) };
                heirs.insert(origin.clone(), only);
            }
        }
        let heir = |unit: &UnitId| heirs.get(unit).cloned().flatten();
        for post in self.posts.values_mut() {
            post.unit = heir(&post.unit).unwrap_or_else(|| post.unit.clone());
        }
        let moved: Vec<(UnitId, UnitId)> = self
            .units
            .iter()
            .filter_map(|(id, unit)| Some((id.clone(), heir(unit.parent.as_ref()?)?)))
            .filter(|(id, heir)| id != heir)
            .collect();
        for (id, heir) in moved {
            self.units.get_mut(&id).expect("it is among the units").parent = Some(heir);
        }
    }

    /// What was split from a unit has no ceiling of its own while it is in dispute which one that unit
    /// has: the whole is not allowed more posts by what nobody has chosen.
    fn hold_ceilings(&mut self) {
        let (base, tables) = (self.base, self.tables);
        for (id, unit) in &mut self.units {
            let is_new = !base.units.contains_key(id) && unit.fields.authorised.posts().is_some();
            let Some(whole) = unit.fields.split_from.clone().filter(|_| is_new) else { continue };
            if !self.picker.is_ceiling_disputed(&Subject::Unit(whole)) {
                continue;
            }
            let told = |authorised: Authorised| {
                let posts = authorised.posts().map(|posts| posts.to_string());
                WishedValue::new(posts.unwrap_or_default(), Wish::Authorised(authorised))
            };
            let wanted =
                tables.iter().map(|table| Some(told(table.units.get(id)?.fields.authorised)));
            let claims = claims(self.picker.names(), wanted.collect());
            let was = Some(told(Authorised::Inherit).of_base());
            let subject = Subject::Unit(id.clone());
            self.picker.withdraw(&subject, &Aspect::Authorised);
            self.picker.conflict(subject, Aspect::Authorised, was, claims);
            unit.fields.authorised = Authorised::Inherit;
        }
    }

    fn merge_unit(&mut self, id: &UnitId) -> UnitRecord {
        let (base, tables) = (self.base, self.tables);
        let subject = Subject::Unit(id.clone());
        let before = base.units.get(id);
        let wishes: Vec<Option<&UnitRecord>> =
            tables.iter().map(|table| table.units.get(id)).collect();
        let name = |parent: &Option<UnitId>| {
            let Some(parent) = parent else {
                return WishedValue { value: String::new(), wish: None };
            };
            let known = tables.iter().chain([base]).find_map(|state| state.units.get(parent));
            let name = known.map_or("", |unit| unit.fields.name.as_str());
            WishedValue::new(name, Wish::In(parent.clone()))
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
            WishedValue::entry(Some(id), |id| Some(&lists.kind(id)?.label))
        });
        pick!(name, Aspect::Name, |it: &String| WishedValue::text(it));
        pick!(authorised, Aspect::Authorised, |it| {
            let posts = it.posts().map(|posts| posts.to_string()).unwrap_or_default();
            WishedValue::new(posts, Wish::Authorised(*it))
        });
        fields.comments = picker.comments(
            subject,
            before.map(|fields| &fields.comments[..]),
            &each(&wishes, |fields| &fields.comments),
        );
        pick!(origin, Aspect::Origin, told_unit(base, tables));
        pick!(split_from, Aspect::SplitFrom, told_unit(base, tables));
        fields.note = picker.text(subject, Aspect::Note, before, &wishes, |it| &it.note);
        fields.reason = picker.text(subject, Aspect::Reason, before, &wishes, |it| &it.reason);
        fields.extra = picker.extra(
            subject,
            before.map(|fields| &fields.extra),
            &each(&wishes, |fields| &fields.extra),
        );
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
                let stays = || WishedValue::new(table.unit_name(&id), Wish::Stays);
                Some(if *lacks { table.left_unit(&id) } else { stays() })
            });
            // Of one that all removed there is one claim: it cannot be done while something stands in it
            // that is in dispute itself.
            let claims = claims(self.picker.names(), wanted.collect());
            let was = self.base.units.get(&id).map(|unit| as_it_is(unit).of_base());
            self.picker.conflict(Subject::Unit(id.clone()), Aspect::Existence, was, claims);
            needed.extend(unit.parent.clone());
            self.units.insert(id, unit);
        }
    }

    /// No unit is continued by two units. What continued it in the base does so until somebody chooses;
    /// the heirs that tables made of it wait in their claims, and what they hold stands in that one: its
    /// posts and its ceiling are counted once. Whether there was anything to do.
    fn continue_once(&mut self, removed: &mut BTreeMap<UnitId, Vec<bool>>) -> bool {
        let mut heirs: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
        for (id, unit) in &self.units {
            if let Some(origin) = unit.fields.origin.as_ref().filter(|origin| *origin != id) {
                heirs.entry(origin.clone()).or_default().push(id.clone());
            }
        }
        for (origin, heirs) in &mut heirs {
            heirs.extend(self.units.contains_key(origin).then(|| origin.clone()));
        }
        heirs.retain(|_, heirs| heirs.len() > 1);
        if heirs.is_empty() {
            return false;
        }
        for (origin, heirs) in heirs {
            self.continue_as_before(origin, heirs, removed);
        }
        self.put_where_it_waits();
        true
    }

    /// Of the `heirs` of a unit, the base's stands and the others wait.
    fn continue_as_before(
        &mut self,
        origin: UnitId,
        heirs: Vec<UnitId>,
        removed: &mut BTreeMap<UnitId, Vec<bool>>,
    ) {
        let (base, tables) = (self.base, self.tables);
        let before = base.continuer(&origin);
        let fate = |table: &MergeState, with_same: bool| match (table.continuer(&origin), before) {
            (Some(unit), Some(before)) if unit == before => {
                with_same.then(|| WishedValue::new(unit.fields.name.as_str(), Wish::Stays))
            }
            (Some(unit), _) => Some(as_it_is(unit)),
            (None, Some(before)) => Some(table.left_unit(&before.id)),
            (None, None) => None,
        };
        let of = |with_same: bool| {
            let wanted = tables.iter().map(|table| fate(table, with_same)).collect();
            claims(self.picker.names(), wanted)
        };
        let changed = of(false);
        let claims = if changed.len() > 1 { changed } else { of(true) };
        if let Some(before) = before {
            self.picker.forget(&Subject::Unit(before.id.clone()));
            removed.remove(&before.id);
            self.units.insert(before.id.clone(), before.clone());
        }
        let was = before.map(|before| as_it_is(before).of_base());
        self.picker.conflict(Subject::Unit(origin), Aspect::Spent, was, claims);
        for heir in heirs {
            let known = base.units.get(&heir);
            match (known, before) {
                (Some(_), Some(before)) if before.id == heir => {}
                (None, Some(before)) => {
                    self.units.remove(&heir);
                    self.picker.forget(&Subject::Unit(heir.clone()));
                    self.continued.insert(heir, before.id.clone());
                }
                (known, _) => {
                    self.picker.retract(&Subject::Unit(heir.clone()), &Aspect::Origin);
                    if let Some(unit) = self.units.get_mut(&heir) {
                        unit.fields.origin = known.and_then(|known| known.fields.origin.clone());
                    }
                }
            }
        }
    }

    /// What the units that wait hold stands in those that stand for them.
    fn put_where_it_waits(&mut self) {
        for post in self.posts.values_mut() {
            if let Some(standing) = self.continued.get(&post.unit) {
                post.unit.clone_from(standing);
            }
        }
        for unit in self.units.values_mut() {
            if let Some(standing) = unit.parent.as_ref().and_then(|id| self.continued.get(id)) {
                unit.parent = Some(standing.clone());
            }
        }
        // What went from the one to the other has not moved, whichever it was.
        let meant = |unit: &UnitId| self.continued.get(unit).unwrap_or(unit).clone();
        let (base, units, posts) = (self.base, &self.units, &self.posts);
        let has_moved = |subject: &Subject| match subject {
            Subject::Post(id) => {
                posts.get(id).map(|it| &it.unit) != base.posts.get(id).map(|it| &it.unit)
            }
            Subject::Unit(id) => {
                units.get(id).map(|it| &it.parent) != base.units.get(id).map(|it| &it.parent)
            }
            Subject::Entry(_) => true,
        };
        let is_disputed = |conflict: &Conflict| {
            let wishes = conflict.claims.iter().map(|claim| {
                let Some(Wish::In(unit)) = &claim.wish else { return None };
                Some(meant(unit))
            });
            let wishes: BTreeSet<Option<UnitId>> = wishes.collect();
            wishes.len() > 1 || wishes.contains(&None)
        };
        self.picker.retain_places(has_moved, is_disputed);
    }

    /// Two tables may each put a unit under the other: both then stand where they were. Whether there was
    /// anything to do. Each unit is walked over once, and once more for each cycle that it was in.
    fn break_cycles(&mut self) -> Result<bool, MergeError> {
        let mut is_changed = false;
        let mut sound: BTreeSet<UnitId> = BTreeSet::new();
        let mut starts: Vec<UnitId> = self.units.keys().cloned().collect();
        while let Some(start) = starts.pop() {
            let mut walk: Vec<UnitId> = Vec::new();
            let mut places: BTreeMap<UnitId, usize> = BTreeMap::new();
            let mut at = Some(start);
            while let Some(id) = at.take().filter(|id| !sound.contains(id)) {
                if let Some(&from) = places.get(&id) {
                    self.go_on()?;
                    is_changed = true;
                    let cycle = walk.split_off(from);
                    let mut is_broken = false;
                    for id in &cycle {
                        places.remove(id);
                        if let Some(restored) = self.put_back(id) {
                            is_broken = true;
                            starts.extend(restored);
                        }
                    }
                    if !is_broken {
                        self.put_at_top(cycle.iter().min());
                    }
                    at = Some(id);
                    continue;
                }
                at = self.units.get(&id).and_then(|unit| unit.parent.clone());
                places.insert(id.clone(), walk.len());
                walk.push(id);
            }
            sound.extend(walk);
        }
        Ok(is_changed)
    }

    /// Of units that are all new, which several tables put one under the other, one stands right below the
    /// top: where it stands is in dispute already.
    fn put_at_top(&mut self, id: Option<&UnitId>) {
        let top = self.base.units.values().find(|unit| unit.parent.is_none());
        if let Some((unit, top)) = id.and_then(|id| self.units.get_mut(id)).zip(top) {
            unit.parent = Some(top.id.clone());
        }
    }

    /// A unit of a cycle stands where it did. The units that come back with that; none if it stands there.
    fn put_back(&mut self, id: &UnitId) -> Option<Vec<UnitId>> {
        let before = self.base.units.get(id)?;
        let now = self.units.get_mut(id).expect("the unit is in the cycle");
        if now.parent == before.parent {
            return None;
        }
        now.parent.clone_from(&before.parent);
        let place = |state: &MergeState| {
            let parent = state.units.get(id)?.parent.as_ref()?;
            Some(WishedValue::new(state.unit_name(parent), Wish::In(parent.clone())))
        };
        let wanted = self.tables.iter().map(place).collect();
        let claims = claims(self.picker.names(), wanted);
        let was = place(self.base).map(WishedValue::of_base);
        let subject = Subject::Unit(id.clone());
        self.picker.retract(&subject, &Aspect::Place);
        self.picker.withdraw(&subject, &Aspect::Place);
        self.picker.conflict(subject, Aspect::Place, was, claims);
        // The unit it stood under may have been removed.
        let parent = before.parent.clone().filter(|id| !self.units.contains_key(id));
        Some(parent.map(|parent| self.restore(parent)).unwrap_or_default())
    }

    /// Puts a unit of the base back, with those above it.
    fn restore(&mut self, id: UnitId) -> Vec<UnitId> {
        let mut restored = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next.take().filter(|id| !self.units.contains_key(id)) {
            let unit = self.base.units[&id].clone();
            self.picker.retract(&Subject::Unit(id.clone()), &Aspect::Existence);
            next.clone_from(&unit.parent);
            self.units.insert(id.clone(), unit);
            restored.push(id);
        }
        restored
    }
}

/// A unit as it is somewhere.
fn as_it_is(unit: &UnitRecord) -> WishedValue {
    WishedValue::new(unit.fields.name.as_str(), Wish::Unit(Box::new(unit.clone())))
}
