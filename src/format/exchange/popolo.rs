//! Popolo: `organizations`, `posts`, `memberships` and `persons`, which name one another by their ids, or hold
//! one another.
//!
//! Source of the format: popoloproject.com/specs.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::{Unit, lay};
use crate::format::reading::Laying;

/// The lines of a file; `None` if it is none of these.
pub(in crate::format) fn lines(file: &Value) -> Option<Laying> {
    file.get("organizations")?.as_array()?;
    let mut found = Found::default();
    for organization in list(file, "organizations") {
        found.organization(organization);
    }
    for person in list(file, "persons").chain(list(file, "people")) {
        if let (Some(id), Some(name)) = (text(person, &["id"]), text(person, &["name"])) {
            found.persons.insert(id, name);
        }
    }
    found.join_parents();
    for organization in list(file, "organizations") {
        let unit = text(organization, &["id", "@id"]);
        for post in list(organization, "posts") {
            found.post(post, unit);
        }
    }
    for post in list(file, "posts") {
        found.post(post, None);
    }
    found.held(file);
    Some(lay(text(file, &["name", "title"]).unwrap_or_default(), &found.units))
}

/// What was found in a file so far.
#[derive(Default)]
struct Found<'a> {
    units: Vec<Unit>,
    /// The id of what each unit names as the one above it.
    parents: Vec<Option<&'a str>>,
    places: HashMap<&'a str, usize>,
    persons: HashMap<&'a str, &'a str>,
    /// The unit of each post.
    posts: HashMap<&'a str, Option<usize>>,
    /// Memberships that stand both in a list of their own and in a person.
    memberships: HashSet<&'a str>,
}

impl<'a> Found<'a> {
    fn organization(&mut self, organization: &'a Value) {
        let Some(name) = text(organization, &["name"]) else { return };
        if let Some(id) = text(organization, &["id", "@id"]) {
            self.places.insert(id, self.units.len());
        }
        self.units.push(Unit { name: name.to_owned(), ..Unit::default() });
        self.parents.push(named(organization, "parent_id", "parent"));
    }

    fn join_parents(&mut self) {
        for (at, parent) in self.parents.iter().enumerate() {
            let parent = parent.and_then(|id| self.places.get(id).copied());
            self.units[at].parent = parent.filter(|&parent| parent != at);
        }
    }

    /// A post, which may stand in the organization that it is of.
    fn post(&mut self, post: &'a Value, holder: Option<&'a str>) {
        let organization = named(post, "organization_id", "organization").or(holder);
        let unit = organization.and_then(|id| self.places.get(id).copied());
        if let Some(id) = text(post, &["id"])
            && self.posts.insert(id, unit).is_some()
        {
            return;
        }
        let Some(unit) = unit.map(|unit| &mut self.units[unit]) else { return };
        match text(post, &["label", "role"]) {
            Some(label) => unit.posts.push(label.to_owned()),
            None => unit.untitled += 1,
        }
    }

    /// Memberships, wherever they stand: they may leave out whom or what they stand in.
    fn held(&mut self, file: &'a Value) {
        for membership in list(file, "memberships") {
            self.membership(membership, Holder::default());
        }
        for person in list(file, "persons").chain(list(file, "people")) {
            let holder = Holder { person: text(person, &["name"]), ..Holder::default() };
            for membership in list(person, "memberships") {
                self.membership(membership, holder);
            }
        }
        for organization in list(file, "organizations") {
            let unit = text(organization, &["id", "@id"]);
            let holder = Holder { unit, ..Holder::default() };
            for membership in list(organization, "memberships") {
                self.membership(membership, holder);
            }
            for post in list(organization, "posts") {
                self.held_post(post, unit);
            }
        }
        for post in list(file, "posts") {
            self.held_post(post, None);
        }
    }

    fn held_post(&mut self, post: &'a Value, unit: Option<&'a str>) {
        for membership in list(post, "memberships") {
            let holder = Holder { unit, is_of_post: true, ..Holder::default() };
            self.membership(membership, holder);
        }
    }

    fn membership(&mut self, membership: &'a Value, holder: Holder<'a>) {
        if text(membership, &["id"]).is_some_and(|id| !self.memberships.insert(id)) {
            return;
        }
        let organization = named(membership, "organization_id", "organization").or(holder.unit);
        let unit = organization.and_then(|id| self.places.get(id).copied());
        let post = named(membership, "post_id", "post").and_then(|id| self.posts.get(id).copied());
        let Some(unit) = unit.or(post.flatten()) else { return };
        let unit = &mut self.units[unit];
        // Who holds no post of the file has one by being a member.
        if post.is_none() && !holder.is_of_post {
            unit.posts.extend(text(membership, &["role", "label"]).map(str::to_owned));
        }
        let person = named(membership, "person_id", "person")
            .and_then(|id| self.persons.get(id).copied())
            .or_else(|| text(membership.get("person")?, &["name"]))
            .or(holder.person);
        unit.persons.extend(person.map(str::to_owned));
    }
}

/// What a membership stands in.
#[derive(Clone, Copy, Default)]
struct Holder<'a> {
    person: Option<&'a str>,
    unit: Option<&'a str>,
    is_of_post: bool,
}

fn list<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// The id of another thing, by its own field or in the thing itself.
fn named<'a>(value: &'a Value, field: &str, thing: &str) -> Option<&'a str> {
    text(value, &[field]).or_else(|| text(value.get(thing)?, &["id", "@id"]))
}

/// The first of these fields that says something.
fn text<'a>(value: &'a Value, names: &[&str]) -> Option<&'a str> {
    let found = names.iter().filter_map(|name| value.get(*name)?.as_str());
    found.map(str::trim).find(|it| !it.is_empty())
}
