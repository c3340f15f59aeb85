//! Depths that an author gives to headings: by numbers in front of them, by indentation.

use super::best::Chosen;
use super::candidates::Use;
use super::lines::Line;
use crate::format::reading::vocabulary::kind_at_start;
use crate::model::folded;

/// How a heading is numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Numbering {
    scheme: Scheme,
    /// Of "1.1.2" three; 0 without a number.
    parts: u8,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Scheme {
    #[default]
    None,
    Roman,
    Capital,
    Number,
    Small,
}

/// Where a heading stands, the top being 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) struct Depth {
    pub level: u8,
    /// The author said so, and did not only set it off like others.
    pub sure: bool,
}

impl Numbering {
    pub fn is_some(self) -> bool {
        self.parts > 0
    }

    /// Reads the mark of a numbered line: "1.2.", "IV", "A.1", "b)". With whether a mark closes it.
    pub fn of(mark: &str) -> Option<(Self, bool)> {
        let body = mark.trim_end_matches(['.', ')', '°', '/', '-', '–']);
        let closed = body.len() < mark.len();
        let mut parts = body.split(['.', '-']);
        let first = parts.next()?;
        let rest: Vec<&str> = parts.collect();
        let number = |part: &str| {
            (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let mut letters = first.chars();
        let single = letters.next().filter(|_| letters.as_str().is_empty());
        let roman = (1..=4).contains(&first.len()) && first.chars().all(|c| "IVX".contains(c));
        let scheme = match single {
            _ if number(first) => Scheme::Number,
            _ if roman => Scheme::Roman,
            Some('A'..='H') => Scheme::Capital,
            Some('a'..='h') => Scheme::Small,
            _ => return None,
        };
        let count = u8::try_from(rest.len() + 1).ok().filter(|count| *count <= 6)?;
        let parts = rest.iter().all(|part| number(part)).then_some(count)?;
        Some((Self { scheme, parts }, closed))
    }

    /// Whether it is a single letter, as categories are.
    pub fn is_letter(self) -> bool {
        matches!(self.scheme, Scheme::Capital | Scheme::Small | Scheme::Roman) && self.parts == 1
    }

    /// How many numbers it has.
    pub fn parts(self) -> u8 {
        self.parts
    }
}

/// The ways in which the headings above are numbered, the outermost first, each with the depth of its plain
/// numbers: "I" at 1, "A" within it at 2, "1" within that at 3.
#[derive(Clone, Debug, Default)]
pub(super) struct Schemes {
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

/// The indentations of a text's headings, where they say a depth: from the margin on, one step at a time.
pub(super) fn indentations(lines: &[Line], chosen: &[Option<Chosen>]) -> Vec<usize> {
    let is_heading = |at: &usize| chosen[*at].is_some_and(|it| it.taken == Use::Heading);
    let plain = |line: &Line| line.cells.is_empty() && line.style.hashes == 0 && !line.given;
    let headings = (0..lines.len()).filter(is_heading).map(|at| &lines[at]);
    let indents: Vec<usize> = headings
        .filter(|line| plain(line))
        .filter_map(|line| line.starts.first().copied())
        .collect();
    let mut steps = indents.clone();
    steps.sort_unstable();
    steps.dedup();
    let (Some(&least), Some(&next)) = (steps.first(), steps.get(1)) else { return Vec::new() };
    let step = next - least;
    let place = |indent: usize| steps.iter().position(|step| *step == indent).unwrap_or(0);
    let even = steps.iter().all(|indent| (indent - least) % step == 0);
    let deepens = indents.windows(2).all(|pair| place(pair[1]) <= place(pair[0]) + 1);
    let says = even && deepens && step >= 2 && steps.len() <= 60 && indents.first() == Some(&least);
    if says { steps } else { Vec::new() }
}

/// Whether all headings of a text are set off by as many `#`, which then say no depth. Where some name the
/// kind of a unit, those alone are asked: the others title the text.
pub(super) fn hashes_are_alike(lines: &[Line], chosen: &[Option<Chosen>]) -> bool {
    let is_heading = |at: &usize| chosen[*at].is_some_and(|it| it.taken == Use::Heading);
    let headings = (0..lines.len()).filter(is_heading).map(|at| &lines[at]);
    let headings: Vec<&Line> = headings.filter(|line| line.style.hashes > 0).collect();
    let is_kind = |line: &&&Line| kind_at_start(&folded(&line.text)).is_some();
    let any_kind = headings.iter().any(|line| is_kind(&line));
    let mut hashes =
        headings.iter().filter(|line| !any_kind || is_kind(line)).map(|line| line.style.hashes);
    let first = hashes.next();
    hashes.all(|other| Some(other) == first)
}
