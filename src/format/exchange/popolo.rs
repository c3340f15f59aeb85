//! Popolo: `organizations`, `posts`, `memberships` and `persons`, which name one another by their ids.
//!
//! Source of the format: popoloproject.com/specs.

use std::collections::HashMap;

use serde_json::Value;

use super::{Unit, lay};
use crate::format::reading::Laying;

/// The lines of a file; `None` if it is none of these.
pub(in crate::format) fn lines(file: &Value) -> Option<Laying> {
    let list = |name: &str| file.get(name).and_then(Value::as_array).into_iter().flatten();
    file.get("organizations")?.as_array()?;
    let mut units = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for organization in list("organizations") {
        let Some(name) = text(organization, &["name"]) else { continue };
        if let Some(id) = text(organization, &["id", "@id"]) {
            places.insert(id, units.len());
        }
        units.push(Unit { name: name.to_owned(), ..Unit::default() });
    }
    let named = list("organizations").filter(|it| text(it, &["name"]).is_some());
    for (at, organization) in named.enumerate() {
        let parent = text(organization, &["parent_id"]).and_then(|id| places.get(id).copied());
        units[at].parent = parent.filter(|&parent| parent != at);
    }
    let persons: HashMap<&str, &str> =
        list("persons").filter_map(|it| Some((text(it, &["id"])?, text(it, &["name"])?))).collect();
    for post in list("posts") {
        let unit = text(post, &["organization_id"]).and_then(|id| places.get(id).copied());
        let (Some(unit), Some(label)) = (unit, text(post, &["label", "role"])) else { continue };
        units[unit].posts.push(label.to_owned());
    }
    for membership in list("memberships") {
        let unit = text(membership, &["organization_id"]).and_then(|id| places.get(id).copied());
        let post = text(membership, &["post_id"])
            .and_then(|id| list("posts").find(|post| text(post, &["id"]) == Some(id)));
        let of_post = post.and_then(|post| text(post, &["organization_id"]));
        let unit = unit.or_else(|| places.get(of_post?).copied());
        let Some(unit) = unit else { continue };
        // Who holds no post of the file has one by being a member.
        if post.is_none() {
            units[unit].posts.extend(text(membership, &["role", "label"]).map(str::to_owned));
        }
        let person = text(membership, &["person_id"]).and_then(|id| persons.get(id).copied());
        let person = person.or_else(|| text(membership.get("person")?, &["name"]));
        units[unit].persons.extend(person.map(str::to_owned));
    }
    Some(lay(text(file, &["name", "title"]).unwrap_or_default(), &units))
}

/// The first of these fields that says something.
fn text<'a>(value: &'a Value, names: &[&str]) -> Option<&'a str> {
    let found = names.iter().filter_map(|name| value.get(*name)?.as_str());
    found.map(str::trim).find(|it| !it.is_empty())
}
