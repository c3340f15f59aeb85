//! Heads that are made up of parts that each say something: "CODE_UO_PERE", "LIB_POSTE", "MATR_N+1", "ETP
//! théoriques". Programs and people put the same few parts together in more ways than a list holds.

use super::meaning::Meaning;
use super::words::{Part, part};

/// The parts of a head.
#[derive(Debug, Default)]
struct Parts(Vec<Part>);

impl Parts {
    fn has(&self, part: Part) -> bool {
        self.0.contains(&part)
    }
}

/// What a head means all of whose words are known parts.
pub(super) fn meaning(head: &str) -> Option<Meaning> {
    let words: Vec<&str> = head.split(' ').collect();
    let mut parts = Parts::default();
    let mut at = 0;
    while at < words.len() {
        let two = words.get(at..at + 2).and_then(|two| part(&two.join(" ")));
        let found = two.or_else(|| part(words[at]))?;
        at += if two.is_some() { 2 } else { 1 };
        parts.0.push(found);
    }
    figure(&parts).or_else(|| identity(&parts))
}

/// Columns of figures, by what they count.
fn figure(parts: &Parts) -> Option<Meaning> {
    if [Part::Code, Part::Name, Part::Unit, Part::Above, Part::Parent, Part::Chief]
        .iter()
        .any(|it| parts.has(*it))
    {
        return None;
    }
    let in_time = parts.has(Part::Time);
    match () {
        () if parts.has(Part::Vacant) => Some(Meaning::Vacant),
        () if parts.has(Part::Filled) => Some(Meaning::Filled),
        () if parts.has(Part::Budgeted) && in_time => Some(Meaning::FteTotal),
        () if parts.has(Part::Budgeted) => Some(Meaning::Budgeted),
        () if parts.has(Part::Number) && in_time => Some(Meaning::FteTotal),
        () if parts.has(Part::Number) && (parts.has(Part::Post) || parts.has(Part::Person)) => {
            Some(Meaning::Count)
        }
        () => None,
    }
}

/// Columns that name something, or give its code.
fn identity(parts: &Parts) -> Option<Meaning> {
    if [Part::Number, Part::Time, Part::Budgeted, Part::Filled, Part::Vacant]
        .iter()
        .any(|it| parts.has(*it))
    {
        return None;
    }
    let is_code = parts.has(Part::Code);
    let either = |code: Meaning, name: Meaning| Some(if is_code { code } else { name });
    let (unit, post, person) =
        (parts.has(Part::Unit), parts.has(Part::Post), parts.has(Part::Person));
    let is_of_parent = parts.has(Part::Parent) || parts.has(Part::Above);
    match () {
        () if unit && post => None,
        // "Responsable de service" is a title.
        () if parts.has(Part::Chief) && unit && !is_code && !parts.has(Part::Name) => None,
        () if parts.has(Part::Level) && (unit || is_code || parts.has(Part::Name)) => {
            either(Meaning::UnitCode, Meaning::Unit)
        }
        () if parts.has(Part::Chief) => either(Meaning::SupervisorId, Meaning::ReportsTo),
        () if unit && is_of_parent => either(Meaning::ParentCode, Meaning::Parent),
        () if unit => either(Meaning::UnitCode, Meaning::Unit),
        () if (post || person) && is_of_parent || parts.has(Part::Above) => {
            either(Meaning::SupervisorId, Meaning::ReportsTo)
        }
        () if parts.has(Part::Parent) => either(Meaning::ParentCode, Meaning::Parent),
        () if person => Some(Meaning::Person),
        () if post && (is_code || parts.has(Part::Name)) => either(Meaning::PostId, Meaning::Title),
        () => None,
    }
}
