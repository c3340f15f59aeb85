//! Depths that an author gives to headings: by numbers in front of them, by indentation.

use std::collections::HashMap;

use super::Chosen;
use crate::format::reading::draft::Depth;
use crate::format::reading::phrases::counts::begins_with_count;
use crate::format::reading::vocabulary::{after_code, kind_at_start};
use crate::format::text::candidates::Use;
use crate::format::text::candidates::heading::{begins_with_kind, unit_with_posts};
use crate::format::text::lines::Line;
use crate::format::text::lines::numbering::{Numbering, Scheme};
use crate::model::folded;

/// The ways in which the headings above are numbered, the outermost first, each with the depth of its plain
/// numbers: "I" at 1, "A" within it at 2, "1" within that at 3.
#[derive(Clone, Debug, Default)]
pub(in crate::format) struct Schemes {
    within: Vec<(Scheme, u8)>,
    last: u8,
}

impl Schemes {
    /// The depth of a heading numbered so, after those before it.
    pub fn depth(&mut self, numbering: Numbering) -> Option<Depth> {
        if !numbering.is_some() {
            return None;
        }
        match self.within.iter().position(|(scheme, _)| *scheme == numbering.scheme) {
            Some(known) => self.within.truncate(known + 1),
            None => self.within.push((numbering.scheme, self.last.saturating_add(1))),
        }
        let first = self.within.last().map_or(1, |(_, first)| *first);
        // "I.1" is within "I", as "1.1" is within "1".
        self.last = first.saturating_add(numbering.parts - 1);
        Some(Depth { level: self.last, sure: true })
    }
}

/// More columns than these say no depth.
const MOST_STEPS: usize = 60;

/// Whether the column of a line may say its depth: it is no row, or a unit with its posts beside it.
pub(super) fn is_set_in(line: &Line) -> bool {
    match line.cells.as_slice() {
        [] => true,
        [_, posts] => !line.ruled && begins_with_count(posts),
        _ => false,
    }
}

/// The indentations of a text's headings, where they say a depth: from the margin on, one step at a time.
pub(in crate::format) fn indentations(lines: &[Line], chosen: &[Option<Chosen>]) -> Vec<usize> {
    // "Bureau X : 1 chef, 2 agents" is one with its posts.
    let is_heading = |at: &usize| {
        let with_posts =
            || begins_with_kind(&lines[*at]) && unit_with_posts(&lines[*at].text).is_some();
        chosen[*at].is_some_and(|it| it.taken == Use::Heading || with_posts())
    };
    let plain = |line: &Line| is_set_in(line) && line.style.hashes == 0;
    let headings = (0..lines.len()).filter(is_heading).map(|at| &lines[at]);
    let indents: Vec<usize> = headings
        .filter(|line| plain(line))
        .filter_map(|line| line.starts.first().copied())
        .collect();
    let mut steps = indents.clone();
    steps.sort_unstable();
    steps.dedup();
    let (Some(&least), Some(&next)) = (steps.first(), steps.get(1)) else { return Vec::new() };
    if steps.len() > MOST_STEPS {
        return Vec::new();
    }
    let step = next - least;
    let place = |indent: usize| steps.iter().position(|step| *step == indent).unwrap_or(0);
    let even = steps.iter().all(|indent| (indent - least) % step == 0);
    let deepens = indents.windows(2).all(|pair| place(pair[1]) <= place(pair[0]) + 1);
    let says = even && deepens && step >= 2 && indents.first() == Some(&least);
    if says { steps } else { Vec::new() }
}

/// What the `#` of a text say of the depth of its units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Hashes {
    /// As many before each unit: nothing.
    Alike,
    /// Units of one kind have as many everywhere: the author counts levels.
    Levels,
    /// A kind has now more, now fewer.
    Mixed,
}

/// What the `#` before the units of a text say, or the levels of a document's headings.
pub(in crate::format) fn hashes(lines: &[Line], chosen: &[Option<Chosen>]) -> Hashes {
    let is_heading = |at: &usize| chosen[*at].is_some_and(|it| it.taken == Use::Heading);
    let headings = (0..lines.len()).filter(is_heading).map(|at| &lines[at]);
    // Titles of the report stand above those of its units.
    let units = headings.filter(|line| line.style.hashes > 0 && begins_with_kind(line));
    let mut levels: HashMap<(&str, u8), u8> = HashMap::new();
    let (mut alike, mut one_each) = (true, true);
    let mut first = None;
    for line in units {
        let hashes = line.style.hashes;
        alike &= *first.get_or_insert(hashes) == hashes;
        let kind = kind_at_start(&folded(&line.text[after_code(&line.text)..]));
        // "Direction générale adjointe" stands above "Direction".
        let kind = kind.map_or(("", 0), |kind| (kind.id, kind.rank));
        one_each &= *levels.entry(kind).or_insert(hashes) == hashes;
    }
    match (alike, one_each) {
        (true, _) => Hashes::Alike,
        (false, true) => Hashes::Levels,
        (false, false) => Hashes::Mixed,
    }
}
