//! The files of Berlin's Organigramm-Tool: `organisations` with `positions`, `departments` and
//! `organisations` in them; its first versions had `employees` for `positions`.
//!
//! Source of the format: `app/src/schemas/organization_chart.json` of technologiestiftung/organigramming-berlin.

use serde_json::Value;

use super::{Unit, lay};
use crate::format::reading::Laying;

/// The lines of a file; `None` if it is none of these.
pub(in crate::format) fn lines(file: &Value) -> Option<Laying> {
    let organisations = file.get("organisations")?.as_array()?;
    let title = file.pointer("/document/title").and_then(Value::as_str).unwrap_or_default();
    let mut units = Vec::new();
    for organisation in organisations {
        add(organisation, None, &mut units);
    }
    Some(lay(title, &units))
}

/// Adds the post of a position, and who holds it.
fn add_position(position: &Value, unit: &mut Unit) {
    let person = position.get("person").unwrap_or(&Value::Null);
    let word = |of: &'_ Value, name| text_of(of, name).to_owned();
    let names = ["salutation", "title", "firstName", "lastName"].map(|name| word(person, name));
    let is_named = !names[2].is_empty() || !names[3].is_empty();
    let (title, status) = (word(position, "positionType"), word(position, "positionStatus"));
    let is_vacant = status.to_lowercase().replace('.', "").trim() == "nn";
    let words = [title.as_str(), if is_vacant { "" } else { status.as_str() }];
    let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
    let vacant = if is_vacant { " (vacant)" } else { "" };
    match title.is_empty() {
        false => unit.posts.push(format!("{}{vacant}", words.join(" "))),
        // Somebody holds a post there, or nobody yet; what it is called the file does not say.
        true if is_named || !status.is_empty() => unit.untitled += 1,
        true => {}
    }
    let names: Vec<String> = names.into_iter().filter(|it| !it.is_empty()).collect();
    unit.persons.extend(is_named.then(|| names.join(" ")));
}

fn text_of<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default().trim()
}

/// Adds an organisation or department with all below it. Readers of JSON bound how deep that is.
fn add(organisation: &Value, parent: Option<usize>, units: &mut Vec<Unit>) {
    let text = |name| text_of(organisation, name);
    let list = |name| organisation.get(name).and_then(Value::as_array).into_iter().flatten();
    let mut unit = Unit { name: text("name").to_owned(), parent, ..Unit::default() };
    for employee in list("employees") {
        let word = |name| text_of(employee, name);
        let names = ["salutation", "title", "firstName", "lastName"].map(word);
        let person: Vec<&str> = names.into_iter().filter(|it| !it.is_empty()).collect();
        let is_named = !word("firstName").is_empty() || !word("lastName").is_empty();
        unit.persons.extend(is_named.then(|| person.join(" ")));
        // A person of whom nothing is said holds a post all the same: it is called as its unit's kind.
        let position = [word("position"), text("type")].into_iter().find(|it| !it.is_empty());
        unit.posts.extend(position.map(str::to_owned));
    }
    for position in list("positions") {
        add_position(position, &mut unit);
    }
    // A point where lines join is no unit: what hangs on it hangs on what is above.
    let at = if unit.name.is_empty() {
        parent
    } else {
        units.push(unit);
        Some(units.len() - 1)
    };
    for below in list("departments").chain(list("organisations")) {
        add(below, at, units);
    }
}
