//! The edits that settle what tables decided differently: what was chosen is put in, and the choice is
//! kept on the chart.

use super::{Edit, Refusal, compose, rules};
use crate::model::{
    Aspect, Chart, ChartFields, ChartId, Choice, Claim, Conflict, Departure, EntryId, ListEntry,
    ListName, Lists, Nature, PostField, PostFields, PostId, PostRecord, Project, Settlement,
    Subject, Title, UnitField, UnitFields, UnitId, UnitRecord, Wish, of_list,
};

/// The conflict at `place` of a chart is settled by `choice`.
///
/// # Errors
/// If the chart is unknown, what was chosen can only be put in by hand, or it names what is not in the
/// chart.
pub fn settle(
    project: &Project,
    chart: &ChartId,
    place: usize,
    choice: Choice,
) -> Result<Edit, Refusal> {
    let found = rules::chart(project, chart)?;
    let conflict = found.fields.conflicts.get(place).ok_or(Refusal::SettledAlready)?;
    let mut settling = Settling {
        project,
        chart: found,
        conflict,
        fields: found.fields.clone(),
        edits: Vec::new(),
    };
    settling.fields.conflicts.remove(place);
    settling.fields.settled.push(Settlement { conflict: conflict.clone(), choice });
    if choice != Choice::AsItStands {
        settling.put_in(conflict.chosen(choice).ok_or(Refusal::SettledAlready)?)?;
    }
    let Settling { fields, mut edits, .. } = settling;
    edits.push(Edit::SetChart { chart: chart.clone(), fields });
    Ok(Edit::Batch(edits))
}

struct Settling<'a> {
    project: &'a Project,
    chart: &'a Chart,
    conflict: &'a Conflict,
    /// Of the chart, as they will be.
    fields: ChartFields,
    edits: Vec<Edit>,
}

impl Settling<'_> {
    fn put_in(&mut self, claim: &Claim) -> Result<(), Refusal> {
        let wish = claim.wish.as_ref().ok_or(Refusal::SettledByHand)?;
        let chart = self.chart.id.clone();
        match (&self.conflict.subject, wish) {
            (Subject::Entry(entry), wish) => self.put_entry(entry, wish),
            (Subject::Unit(_) | Subject::Post(_), Wish::Stays) => self.subject_is_there(claim),
            (Subject::Post(post), Wish::Gone | Wish::Left { .. }) => {
                self.remove_post(post, wish);
                Ok(())
            }
            (Subject::Unit(unit), Wish::Gone | Wish::Left { .. }) => self.remove_unit(unit, wish),
            (Subject::Post(post), Wish::In(unit)) => {
                self.post_is_there(post, claim)?;
                self.unit_is_there(unit, &claim.value)?;
                let (post, unit) = (post.clone(), unit.clone());
                self.edits.push(Edit::MovePost { chart, post, unit, index: usize::MAX });
                Ok(())
            }
            (Subject::Unit(unit), Wish::In(parent)) => {
                self.subject_is_there(claim)?;
                self.unit_is_there(parent, &claim.value)?;
                let (unit, parent) = (unit.clone(), parent.clone());
                self.edits.push(Edit::MoveUnit { chart, unit, parent, index: usize::MAX });
                Ok(())
            }
            (Subject::Unit(unit), Wish::Order { units, posts }) => {
                self.subject_is_there(claim)?;
                self.put_in_order(unit, units, posts);
                Ok(())
            }
            (Subject::Post(id), Wish::Post { post, .. })
                if self.conflict.aspect == Aspect::Identity =>
            {
                let known = self.chart.post(rules::post(self.chart, id)?);
                let fields = PostFields::clone(&known.fields).with_identity_of(&post.fields);
                self.edits.push(Edit::SetPost { chart, post: id.clone(), fields });
                Ok(())
            }
            (Subject::Unit(_) | Subject::Post(_), Wish::Post { post, replaces, parts }) => {
                let unit = self.put_post(post, replaces.as_ref(), claim)?;
                self.put_parts(&unit, parts);
                Ok(())
            }
            (Subject::Unit(_) | Subject::Post(_), Wish::Unit(unit)) => self.put_unit(unit, claim),
            (
                Subject::Post(post),
                Wish::Text(_) | Wish::Fte(_) | Wish::Vacant(_) | Wish::Authorised(_),
            ) => self.set_post_field(post, wish, claim),
            (
                Subject::Unit(unit),
                Wish::Text(_) | Wish::Fte(_) | Wish::Vacant(_) | Wish::Authorised(_),
            ) => self.set_unit_field(unit, wish, claim),
            (Subject::Post(_), Wish::Order { .. }) => Err(Refusal::SettledByHand),
        }
    }

    fn remove_post(&mut self, post: &PostId, wish: &Wish) {
        let gone = self.chart.heir_of_post(post).map(|key| self.chart.post(key).id.clone());
        let chart = self.chart.id.clone();
        self.edits.extend(gone.map(|post| Edit::RemovePost { chart, post }));
        if let Wish::Left { into, reason } = wish {
            let departure = self.fields.departures.entry(post.clone()).or_default();
            departure.merged_into = some(into).map(PostId::from);
            departure.reason.clone_from(reason);
        }
    }

    fn set_post_field(&mut self, post: &PostId, wish: &Wish, claim: &Claim) -> Result<(), Refusal> {
        if self.chart.post_key(post).is_none() || self.conflict.aspect == Aspect::MergedInto {
            return self.say_of_departure(post, wish, claim);
        }
        let key = rules::post(self.chart, post)?;
        let mut fields = PostFields::clone(&self.chart.post(key).fields);
        set_post_field(&mut fields, &self.conflict.aspect, wish)?;
        let chart = self.chart.id.clone();
        self.edits.push(Edit::SetPost { chart, post: post.clone(), fields });
        Ok(())
    }

    fn remove_unit(&mut self, unit: &UnitId, wish: &Wish) -> Result<(), Refusal> {
        let Some(key) = self.chart.heir_of_unit(unit) else { return Ok(()) };
        let gone = self.chart.unit(key);
        let Some(parent) = gone.parent() else {
            return Err(Refusal::RootStays { name: gone.fields.name.clone() });
        };
        // What stands in it is not in dispute: it goes to what took the unit over, or to the unit above.
        let mut posts_to = self.chart.unit(parent).id.clone();
        if let Wish::Left { into, reason } = wish {
            let heir = some(into).map(UnitId::from);
            let is_there =
                |heir: &&UnitId| **heir != gone.id && self.chart.unit_key(heir).is_some();
            posts_to = heir.as_ref().filter(is_there).cloned().unwrap_or(posts_to);
            let removed = self.fields.removed_units.entry(unit.clone()).or_default();
            removed.merged_into = heir;
            removed.reason.clone_from(reason);
        }
        let fate = compose::UnitFate::Dissolved { posts_to };
        self.edits.push(compose::delete_unit(self.project, &self.chart.id, &gone.id, &fate)?);
        Ok(())
    }

    /// An entry of the project's lists. That one is still used is found when the edit is made.
    fn put_entry(&mut self, entry: &EntryId, wish: &Wish) -> Result<(), Refusal> {
        let mut lists = self.project.lists.clone();
        match wish {
            Wish::Stays => return Ok(()),
            Wish::Gone => lists.remove(entry),
            Wish::Text(text) => {
                set_entry_field(&mut lists, entry, &self.conflict.aspect, text)?;
            }
            Wish::Left { .. }
            | Wish::In(_)
            | Wish::Fte(_)
            | Wish::Vacant(_)
            | Wish::Authorised(_)
            | Wish::Order { .. }
            | Wish::Post { .. }
            | Wish::Unit(_) => return Err(Refusal::SettledByHand),
        }
        self.edits.push(Edit::SetLists(Box::new(lists)));
        Ok(())
    }

    fn subject_is_there(&self, claim: &Claim) -> Result<(), Refusal> {
        match &self.conflict.subject {
            Subject::Post(id) => self.post_is_there(id, claim),
            Subject::Unit(id) => self.unit_is_there(id, &claim.value),
            // The lists are the project's: they say themselves what they do not allow.
            Subject::Entry(_) => Ok(()),
        }
    }

    fn post_is_there(&self, id: &PostId, claim: &Claim) -> Result<(), Refusal> {
        match self.chart.heir_of_post(id) {
            Some(_) => Ok(()),
            None => Err(Refusal::NotInChart { name: claim.value.clone() }),
        }
    }

    fn unit_is_there(&self, id: &UnitId, name: &str) -> Result<(), Refusal> {
        match self.chart.heir_of_unit(id) {
            Some(_) => Ok(()),
            None => Err(Refusal::NotInChart { name: name.to_owned() }),
        }
    }

    /// `post` takes over what is in dispute, in the unit that is returned. Nothing else of it is counted
    /// any more.
    fn put_post(
        &mut self,
        post: &PostRecord,
        replaces: Option<&PostId>,
        claim: &Claim,
    ) -> Result<UnitId, Refusal> {
        let Subject::Post(origin) = &self.conflict.subject else {
            return Err(Refusal::SettledByHand);
        };
        let chart = &self.chart.id;
        let spender = self.chart.heir_of_post(origin).map(|key| self.chart.post(key));
        if let Some(standing) = spender.filter(|spender| spender.id != post.id) {
            if standing.id == *origin || replaces == Some(&standing.id) {
                let (chart, post) = (chart.clone(), standing.id.clone());
                self.edits.push(Edit::RemovePost { chart, post });
            } else {
                // It stays, as a post of its own.
                let fields = PostFields { origin: None, ..PostFields::clone(&standing.fields) };
                let (chart, post) = (chart.clone(), standing.id.clone());
                self.edits.push(Edit::SetPost { chart, post, fields });
            }
            for departure in self.fields.departures.values_mut() {
                if departure.merged_into.as_ref() == Some(&standing.id) {
                    departure.merged_into = Some(post.id.clone());
                }
            }
        }
        self.fields.departures.remove(origin);
        // The unit it stood in may be gone: it then stands where the post it comes from did.
        let unit = if self.chart.unit_key(&post.unit).is_some() {
            post.unit.clone()
        } else {
            let unit = spender.map(|spender| self.chart.unit(spender.unit()).id.clone());
            unit.ok_or_else(|| Refusal::NotInChart { name: claim.value.clone() })?
        };
        let (chart, id, stands_in) = (chart.clone(), post.id.clone(), unit.clone());
        match self.chart.post_by_id(&post.id) {
            None => {
                let (index, fields) = (usize::MAX, post.fields.clone());
                self.edits.push(Edit::InsertPost { chart, unit, index, id, fields });
            }
            Some(known) if spender.is_none_or(|spender| spender.id != known.id) => {
                let fields = PostFields {
                    origin: post.fields.origin.clone(),
                    ..PostFields::clone(&known.fields)
                };
                self.edits.push(Edit::SetPost { chart, post: id, fields });
            }
            // It is the post itself.
            Some(known) => {
                let fields = post.fields.clone();
                let is_elsewhere = self.chart.unit(known.unit()).id != unit;
                self.edits.push(Edit::SetPost { chart: chart.clone(), post: id.clone(), fields });
                self.edits.extend(is_elsewhere.then_some(Edit::MovePost {
                    chart,
                    post: id,
                    unit,
                    index: usize::MAX,
                }));
            }
        }
        Ok(stands_in)
    }

    /// The `parts` of a post that is split stand where their table had them, or in `beside`, the unit of
    /// that post.
    fn put_parts(&mut self, beside: &UnitId, parts: &[PostRecord]) {
        for part in parts {
            let (chart, id) = (self.chart.id.clone(), part.id.clone());
            self.edits.push(match self.chart.post_by_id(&part.id) {
                Some(known) => {
                    let split_from = part.fields.split_from.clone();
                    let fields = PostFields { split_from, ..PostFields::clone(&known.fields) };
                    Edit::SetPost { chart, post: id, fields }
                }
                None => {
                    let is_there = self.chart.unit_key(&part.unit).is_some();
                    let unit = if is_there { part.unit.clone() } else { beside.clone() };
                    let (index, fields) = (usize::MAX, part.fields.clone());
                    Edit::InsertPost { chart, unit, index, id, fields }
                }
            });
        }
    }

    /// `unit` continues what is in dispute: what stands for it takes its id, its fields and its place.
    fn put_unit(&mut self, unit: &UnitRecord, claim: &Claim) -> Result<(), Refusal> {
        let Subject::Unit(origin) = &self.conflict.subject else {
            return Err(Refusal::SettledByHand);
        };
        let chart = self.chart.id.clone();
        let standing = self.chart.heir_of_unit(origin).map(|key| self.chart.unit(key));
        let fields = unit.fields.clone();
        match (self.chart.unit_by_id(&unit.id), standing) {
            (Some(known), Some(standing)) if known.id != standing.id => {
                let free = UnitFields { origin: None, ..standing.fields.clone() };
                let (other, id) = (standing.id.clone(), unit.id.clone());
                let fields = UnitFields { origin: fields.origin, ..known.fields.clone() };
                self.edits.push(Edit::SetUnit { chart: chart.clone(), unit: other, fields: free });
                self.edits.push(Edit::SetUnit { chart, unit: id, fields });
                return Ok(());
            }
            (Some(_), None) => {
                self.edits.push(Edit::SetUnit { chart, unit: unit.id.clone(), fields });
                return Ok(());
            }
            (Some(_), Some(_)) => {}
            (None, Some(standing)) => {
                self.edits.push(Edit::SetUnitId {
                    chart: chart.clone(),
                    unit: standing.id.clone(),
                    id: unit.id.clone(),
                });
                let (old, new) = (standing.id.clone(), unit.id.clone());
                rename_unit(&mut self.fields, &old, &new);
            }
            (None, None) => return Err(Refusal::NotInChart { name: claim.value.clone() }),
        }
        let id = unit.id.clone();
        self.edits.push(Edit::SetUnit { chart: chart.clone(), unit: id.clone(), fields });
        // Where it cannot stand where that table had it, it stays where it is.
        if let (Some(parent), Some(standing)) = (&unit.parent, standing) {
            let now = standing.parent().map(|key| &self.chart.unit(key).id);
            if now != Some(parent) && rules::move_unit(self.chart, &standing.id, parent).is_ok() {
                let parent = parent.clone();
                self.edits.push(Edit::MoveUnit { chart, unit: id, parent, index: usize::MAX });
            }
        }
        Ok(())
    }

    /// What the unit holds stands in this order; what the order does not name stays after what it stood
    /// after.
    fn put_in_order(&mut self, unit: &UnitId, units: &[UnitId], posts: &[PostId]) {
        let Some(key) = self.chart.unit_key(unit) else { return };
        let held = self.chart.unit(key);
        let children: Vec<UnitId> =
            held.children().iter().map(|&it| self.chart.unit(it).id.clone()).collect();
        for (index, child) in in_order(&children, units).into_iter().enumerate() {
            let (chart, parent) = (self.chart.id.clone(), unit.clone());
            self.edits.push(Edit::MoveUnit { chart, unit: child, parent, index });
        }
        let own: Vec<PostId> =
            held.posts().iter().map(|&it| self.chart.post(it).id.clone()).collect();
        for (index, post) in in_order(&own, posts).into_iter().enumerate() {
            let (chart, unit) = (self.chart.id.clone(), unit.clone());
            self.edits.push(Edit::MovePost { chart, post, unit, index });
        }
    }

    /// What the chart says of a post that it no longer has.
    fn say_of_departure(
        &mut self,
        post: &PostId,
        wish: &Wish,
        claim: &Claim,
    ) -> Result<(), Refusal> {
        let Wish::Text(text) = wish else { return Err(Refusal::SettledByHand) };
        let departure: &mut Departure = self.fields.departures.entry(post.clone()).or_default();
        if self.conflict.aspect == Aspect::MergedInto {
            departure.merged_into = some(text).map(PostId::from);
        } else if self.conflict.aspect == Aspect::Reason {
            departure.reason.clone_from(text);
        } else {
            return Err(Refusal::NotInChart { name: claim.value.clone() });
        }
        if departure.is_empty() {
            self.fields.departures.remove(post);
        }
        Ok(())
    }

    fn set_unit_field(&mut self, unit: &UnitId, wish: &Wish, claim: &Claim) -> Result<(), Refusal> {
        let aspect = &self.conflict.aspect;
        // What is said of the whole is told of the unit at its top.
        if let (Aspect::Organisation, Wish::Text(text)) = (aspect, wish) {
            self.fields.organisation.clone_from(text);
            return Ok(());
        }
        if let (Aspect::Date, Wish::Text(text)) = (aspect, wish) {
            self.fields.date = text.parse().ok();
            return Ok(());
        }
        let Some(known) = self.chart.unit_by_id(unit) else {
            let text = text_of(wish)?;
            let removed = self.fields.removed_units.entry(unit.clone()).or_default();
            if *aspect == Aspect::Reason {
                text.clone_into(&mut removed.reason);
            } else if *aspect == Aspect::MergedInto {
                removed.merged_into = some(text).map(UnitId::from);
            } else {
                return Err(Refusal::NotInChart { name: claim.value.clone() });
            }
            return Ok(());
        };
        let mut fields = known.fields.clone();
        set_unit_field(&mut fields, aspect, wish)?;
        let (chart, unit) = (self.chart.id.clone(), unit.clone());
        self.edits.push(Edit::SetUnit { chart, unit, fields });
        Ok(())
    }
}

fn set_entry_field(
    lists: &mut Lists,
    entry: &EntryId,
    aspect: &Aspect,
    text: &str,
) -> Result<(), Refusal> {
    if *aspect == Aspect::Order {
        let wanted: Vec<&str> = text.lines().collect();
        of_list!(entry.list(), Entry => order_list::<Entry>(lists, &wanted));
        return Ok(());
    }
    of_list!(entry.list(), Entry => {
        let field = Entry::FIELDS.iter().find(|field| field.aspect == *aspect);
        let text = match field.and_then(|field| field.names) {
            Some(list) => told_id(lists, list, text),
            None => text.to_owned(),
        };
        let found = Entry::of_mut(lists).iter_mut().find(|it| it.id() == entry.as_str());
        let found = found.ok_or(Refusal::SettledByHand)?;
        match field {
            Some(field) => (field.set)(found, &text).ok_or(Refusal::SettledByHand),
            None if *aspect == Aspect::Label => {
                *found.label_mut() = text;
                Ok(())
            }
            None => Err(Refusal::SettledByHand),
        }
    })
}

/// The id of the entry told so, empty for none: one that comes from another project is told by its label.
fn told_id(lists: &Lists, list: ListName, told: &str) -> String {
    of_list!(list, Entry => {
        let found = Entry::of(lists).iter().find(|it| it.id() == told || it.label() == told);
        found.map(|it| it.id().to_owned()).unwrap_or_default()
    })
}

fn set_unit_field(fields: &mut UnitFields, aspect: &Aspect, wish: &Wish) -> Result<(), Refusal> {
    match aspect.unit_field().ok_or(Refusal::SettledByHand)? {
        UnitField::Name => text_of(wish)?.clone_into(&mut fields.name),
        UnitField::Kind => fields.kind = text_of(wish)?.into(),
        UnitField::Note => text_of(wish)?.clone_into(&mut fields.note),
        UnitField::Reason => text_of(wish)?.clone_into(&mut fields.reason),
        UnitField::Origin => fields.origin = some(text_of(wish)?).map(UnitId::from),
        UnitField::SplitFrom => fields.split_from = some(text_of(wish)?).map(UnitId::from),
        UnitField::Authorised => {
            let Wish::Authorised(authorised) = wish else { return Err(Refusal::SettledByHand) };
            fields.authorised = *authorised;
        }
    }
    Ok(())
}

/// One list in the order of the ids `wanted`.
fn order_list<E: ListEntry>(lists: &mut Lists, wanted: &[&str]) {
    let now: Vec<String> = E::of(lists).iter().map(|it| it.id().to_owned()).collect();
    let wanted: Vec<String> = wanted.iter().map(|id| (*id).to_owned()).collect();
    let order = in_order(&now, &wanted);
    E::of_mut(lists).sort_by_key(|it| order.iter().position(|id| id == it.id()));
}

fn set_post_field(fields: &mut PostFields, aspect: &Aspect, wish: &Wish) -> Result<(), Refusal> {
    match aspect.post_field().ok_or(Refusal::SettledByHand)? {
        PostField::Title => fields.title = Title::new(text_of(wish)?),
        PostField::Category => fields.category = some(text_of(wish)?).map(Into::into),
        PostField::Grade => fields.grade = some(text_of(wish)?).map(Into::into),
        PostField::Level => fields.manager_level = some(text_of(wish)?).map(Into::into),
        PostField::ReferenceJob => fields.reference_job = some(text_of(wish)?).map(str::to_owned),
        PostField::Note => text_of(wish)?.clone_into(&mut fields.note),
        PostField::Reason => text_of(wish)?.clone_into(&mut fields.reason),
        PostField::Origin => fields.origin = some(text_of(wish)?).map(PostId::from),
        PostField::SplitFrom => fields.split_from = some(text_of(wish)?).map(PostId::from),
        PostField::Nature => fields.nature = Nature::from_key(text_of(wish)?),
        PostField::Fte => {
            let Wish::Fte(fte) = wish else { return Err(Refusal::SettledByHand) };
            fields.fte = *fte;
        }
        PostField::Vacant => {
            let Wish::Vacant(vacant) = wish else { return Err(Refusal::SettledByHand) };
            fields.vacant = *vacant;
        }
    }
    Ok(())
}

fn text_of(wish: &Wish) -> Result<&str, Refusal> {
    let Wish::Text(text) = wish else { return Err(Refusal::SettledByHand) };
    Ok(text)
}

/// None for an empty text.
fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// `now` in the order of `wanted`, what is not wanted after what it stands after.
fn in_order<Id: Clone + PartialEq>(now: &[Id], wanted: &[Id]) -> Vec<Id> {
    let mut order: Vec<Id> = wanted.iter().filter(|id| now.contains(id)).cloned().collect();
    let mut after: Option<&Id> = None;
    for id in now {
        if !wanted.contains(id) {
            let place = after.and_then(|after| order.iter().position(|it| it == after));
            order.insert(place.map_or(0, |place| place + 1), id.clone());
        }
        after = Some(id);
    }
    order
}

/// What is still in dispute names a unit by its new id.
fn rename_unit(fields: &mut ChartFields, old: &UnitId, new: &UnitId) {
    let rename = |id: &mut UnitId| {
        if id == old {
            id.clone_from(new);
        }
    };
    for conflict in &mut fields.conflicts {
        if let Subject::Unit(id) = &mut conflict.subject {
            rename(id);
        }
        for claim in conflict.claims.iter_mut().chain(&mut conflict.base) {
            match &mut claim.wish {
                Some(Wish::In(unit)) => rename(unit),
                Some(Wish::Post { post, parts, .. }) => {
                    rename(&mut post.unit);
                    parts.iter_mut().for_each(|part| rename(&mut part.unit));
                }
                Some(Wish::Left { into, .. }) if into == old.as_str() => {
                    new.as_str().clone_into(into);
                }
                Some(Wish::Unit(unit)) => unit.parent.iter_mut().for_each(rename),
                Some(Wish::Order { units, .. }) => units.iter_mut().for_each(rename),
                Some(
                    Wish::Gone
                    | Wish::Left { .. }
                    | Wish::Stays
                    | Wish::Text(_)
                    | Wish::Fte(_)
                    | Wish::Vacant(_)
                    | Wish::Authorised(_),
                )
                | None => {}
            }
        }
    }
}
