//! Charts in the forms that administrations publish for other programs: units and posts with names, and
//! nothing to guess. Persons that are named in them are left out, and said.

pub(in crate::format) mod berlin;
pub(in crate::format) mod org;
pub(in crate::format) mod popolo;
pub(in crate::format) mod rdf_xml;

use crate::format::reading::phrases::titles::read_block;
use crate::format::reading::vocabulary::is_organisation;
use crate::format::reading::{Doubt, Given, Laying};

/// A unit as such a file tells it.
#[derive(Clone, Debug, Default)]
struct Unit {
    name: String,
    /// The place of the unit above it.
    parent: Option<usize>,
    /// What each of its posts is called.
    posts: Vec<String>,
    /// So many posts more, of which the file does not say what they are called.
    untitled: usize,
    /// The names of persons that it holds.
    persons: Vec<String>,
}

/// Levels of units that lines can say.
const DEEPEST: u8 = 200;

/// Lays units out as lines, each below the one that it names as its parent.
fn lay(title: &str, units: &[Unit]) -> Laying {
    let mut laying = Laying::default();
    let top = lay_title(title.trim(), units, &mut laying);
    let mut children = vec![Vec::new(); units.len()];
    let mut open: Vec<(usize, u8)> = Vec::new();
    for (at, unit) in units.iter().enumerate().rev() {
        match unit.parent {
            Some(parent) if is_below(units, at) => children[parent].push(at),
            _ => open.push((at, top)),
        }
    }
    while let Some((at, depth)) = open.pop() {
        let unit = &units[at];
        laying.line(Given::Unit { depth }, &unit.name);
        if unit.parent.is_some() && !is_below(units, at) {
            let parent = unit.parent.map(|parent| units[parent].name.clone()).unwrap_or_default();
            laying.doubt(Doubt::LinkInCircle { parent, unit: unit.name.clone() });
        }
        for person in &unit.persons {
            laying.doubt(Doubt::PersonLeftOut { title: person.clone() });
        }
        for (count, post) in counted(&unit.posts) {
            laying.line(Given::InBox, &format!("{count} {post}"));
        }
        if unit.untitled > 0 {
            laying.line(Given::InBox, &format!("Poste : {}", unit.untitled));
            laying.doubt(Doubt::TitleMissing { unit: unit.name.clone() });
        }
        let below = depth.saturating_add(1).min(DEEPEST);
        open.extend(children[at].iter().map(|&child| (child, below)));
    }
    laying
}

/// Lays out what a chart is called; the depth of what stands below. A state, a date or the name of an administration
/// is told, another title names no unit, unless it is what several tops stand under.
fn lay_title(title: &str, units: &[Unit], laying: &mut Laying) -> u8 {
    let several_tops = units.iter().filter(|unit| unit.parent.is_none()).count() > 1;
    let is_told = read_block(title).is_some() || is_organisation(title);
    match () {
        () if title.is_empty() => 1,
        () if several_tops && !is_told => {
            laying.line(Given::Unit { depth: 1 }, title);
            2
        }
        () => {
            laying.line(if is_told { Given::Title } else { Given::Furniture }, title);
            1
        }
    }
}

/// Whether the parents of a unit lead to a top.
fn is_below(units: &[Unit], unit: usize) -> bool {
    let mut above = units[unit].parent;
    for _ in 0..=units.len().min(1_000) {
        match above {
            Some(at) if at == unit => return false,
            Some(at) => above = units[at].parent,
            None => return true,
        }
    }
    false
}

/// Posts that are called alike, with their number, in the order of the first.
fn counted(posts: &[String]) -> Vec<(usize, &str)> {
    let mut counted: Vec<(usize, &str)> = Vec::new();
    for post in posts.iter().map(|post| post.trim()).filter(|post| !post.is_empty()) {
        match counted.iter_mut().find(|(_, known)| *known == post) {
            Some((count, _)) => *count += 1,
            None => counted.push((1, post)),
        }
    }
    counted
}
