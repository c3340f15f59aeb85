//! The pages that this program writes: their tags say what each piece is, so nothing is guessed.
//!
//! See `export/pdf/tags.rs`, which writes them. Of a chart split over pages an overview stands first; each
//! unit with a page of its own says so ("→ page 3"), and its page is put in its place.

use std::collections::HashMap;

use super::tags::{Child, Element};
use super::words::{Mark, Word, pieces, turned_back};
use crate::geom::Rect;

/// What the metadata of our files name as their maker.
const CREATOR: &str = "Organigramme";
/// Marks of what has changed since an earlier state: what follows them is said of the post, and is no part of it.
const CHANGES: [&str; 9] = ["←", "↻", "+", "→", "✗", "≈", "≠", "±", "○"];

/// A chart as its pages hold it.
#[derive(Debug)]
pub struct OwnChart {
    /// What stands above it: the state, the date, the administration.
    pub heading: Vec<String>,
    /// The page of its heading.
    pub page: u32,
    pub root: Unit,
}

/// The words of each piece of marked content, by its page and number.
pub type Content = HashMap<(usize, u32), Vec<Word>>;

/// The charts of a file of ours; none if it is not, or its tags are not as we write them.
pub fn charts(
    creator: Option<&[u8]>,
    tree: &Element,
    words: &[Vec<Word>],
) -> Option<Vec<OwnChart>> {
    let creator = super::tags::text_string(creator?);
    if creator != CREATOR {
        return None;
    }
    let mut content = Content::new();
    for (page, words) in words.iter().enumerate() {
        for word in words {
            if let Some(Mark::Content(number)) = word.mark {
                content.entry((page, number)).or_default().push(word.clone());
            }
        }
    }
    let mut parts = Vec::new();
    find_parts(tree, &content, &mut parts);
    if parts.iter().all(|part| part.units.is_empty()) {
        return None;
    }
    Some(joined(parts))
}

/// A page.
#[derive(Debug, Default)]
struct Part {
    heading: Vec<String>,
    units: Vec<Unit>,
}

/// A unit with those below it.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    pub name: String,
    /// "28 / 28", or "19" where no number of posts is authorised.
    headcount: String,
    posts: Vec<String>,
    pub below: Vec<Unit>,
    /// The page that has its posts, the first being 0.
    goes_to: Option<usize>,
    /// Where its name stands.
    pub area: Option<Rect>,
    pub page: u32,
}

fn find_parts(element: &Element, content: &Content, out: &mut Vec<Part>) {
    if element.role != "Part" {
        element.elements().for_each(|it| find_parts(it, content, out));
        return;
    }
    let mut part = Part::default();
    for child in element.elements() {
        if child.role == "L" {
            part.units.extend(child.elements().filter_map(|it| unit(it, content)));
        } else {
            part.heading.push(text(child, content));
        }
    }
    out.push(part);
}

fn words(element: &Element, content: &Content) -> Vec<Word> {
    let mut places = Vec::new();
    element.content(&mut places);
    places.iter().filter_map(|place| content.get(place)).flatten().cloned().collect()
}

fn text_of(words: &[Word]) -> String {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    texts.join(" ")
}

fn text(element: &Element, content: &Content) -> String {
    text_of(&words(element, content))
}

/// A unit, of its list item.
fn unit(item: &Element, content: &Content) -> Option<Unit> {
    let body = item.elements().find(|it| it.role == "LBody")?;
    let mut unit = Unit::default();
    for child in body.elements() {
        if child.role.starts_with('H') {
            // The name, then the headcount.
            let mut pieces = child.children.iter().filter_map(|it| match it {
                Child::Content(page, number) => content.get(&(*page, *number)),
                Child::Element(_) => None,
            });
            unit.name = name_of(pieces.next()?);
            unit.headcount = pieces.next().map(|words| text_of(words)).unwrap_or_default();
            let place = child.children.iter().find_map(|it| match it {
                Child::Content(page, _) => Some(*page),
                Child::Element(_) => None,
            });
            unit.page = number(place.unwrap_or_default());
            let all = words(child, content);
            let areas = all.iter().map(|word| turned_back(word.area, word.turn));
            unit.area = areas.reduce(Rect::union);
        } else if child.role == "P" {
            let details = text(child, content);
            unit.goes_to = details.rsplit_once("→ page ").and_then(|(_, page)| {
                page.trim().parse::<usize>().ok().and_then(|page| page.checked_sub(1))
            });
        } else if child.role == "L" {
            for item in child.elements() {
                list_item(item, content, &mut unit);
            }
        }
    }
    Some(unit)
}

/// Of a page whose place is known.
fn number(page: usize) -> u32 {
    u32::try_from(page + 1).unwrap_or(u32::MAX)
}

/// A line of posts, or a unit below.
fn list_item(item: &Element, content: &Content, unit: &mut Unit) {
    let Some(body) = item.elements().find(|it| it.role == "LBody") else { return };
    if body.elements().next().is_some() {
        unit.below.extend(self::unit(item, content));
    } else if body.alternative.is_none() {
        // What has another text is a post that is gone.
        unit.posts.extend(post(&words(body, content)));
    }
}

/// A word cut at the end of a line of a name ends in a hyphen of its own: "Accords-", "cadres".
fn name_of(words: &[Word]) -> String {
    let mut out = String::new();
    for piece in pieces(words) {
        if !out.is_empty() && !out.ends_with('-') {
            out.push(' ');
        }
        out.push_str(&piece.text);
    }
    out
}

/// A line of posts as reports write it: what is printed beside the category, smaller, is its level or its job.
fn post(words: &[Word]) -> Option<String> {
    let mut title = String::new();
    let mut level = String::new();
    let mut last: Option<&Word> = None;
    for word in words {
        if CHANGES.contains(&word.text.as_str()) && last.is_some() {
            break;
        }
        let apart = last.is_some_and(|last| {
            let below = (word.baseline - last.baseline).abs() > 0.4 * last.size;
            let gap = (word.area.min.x - last.area.max.x) / last.size;
            last.text.ends_with(')') && !word.text.starts_with('(') && (below || gap > 0.45)
        });
        let out = if apart || !level.is_empty() { &mut level } else { &mut title };
        let is_cut = out.ends_with('-') && out.len() > 2 && below(last, word);
        if !out.is_empty() && !is_cut {
            out.push(' ');
        }
        out.push_str(&word.text);
        last = Some(word);
    }
    if !level.is_empty() {
        title = format!("{title} ({level})");
    }
    (!title.is_empty()).then_some(title)
}

fn below(last: Option<&Word>, word: &Word) -> bool {
    last.is_some_and(|last| (word.baseline - last.baseline).abs() > 0.4 * last.size)
}

/// Pages that go on with others are put in their places.
fn joined(parts: Vec<Part>) -> Vec<OwnChart> {
    let mut reached = vec![false; parts.len()];
    for part in &parts {
        part.units.iter().for_each(|unit| mark(unit, &mut reached));
    }
    let mut charts = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if reached[at] && at > 0 {
            continue;
        }
        let heads = headings(&part.heading, part.units.len());
        for (unit, heading) in part.units.iter().zip(heads) {
            let mut open = vec![false; parts.len()];
            open[at] = part.units.len() == 1 && unit.goes_to != Some(at);
            let root = resolved(unit, &parts, &mut open);
            charts.push(OwnChart { heading, page: number(at), root });
        }
    }
    charts
}

fn mark(unit: &Unit, reached: &mut [bool]) {
    if let Some(page) = unit.goes_to.and_then(|page| reached.get_mut(page)) {
        *page = true;
    }
    unit.below.iter().for_each(|it| mark(it, reached));
}

/// `unit` with the pages that it and those below it go on at.
fn resolved(unit: &Unit, parts: &[Part], open: &mut [bool]) -> Unit {
    let other = unit.goes_to.and_then(|page| Some((page, parts.get(page)?.units.first()?)));
    if let Some((page, other)) = other.filter(|&(page, _)| !open[page]) {
        open[page] = true;
        let own = Unit { goes_to: None, ..other.clone() };
        return resolved(&own, parts, open);
    }
    let below = unit.below.iter().map(|it| resolved(it, parts, open)).collect();
    Unit { below, ..unit.clone() }
}

/// The heading of each of `count` charts side by side: what is said of all, then what is said of it.
fn headings(lines: &[String], count: usize) -> Vec<Vec<String>> {
    let begins = |line: &&String| line.starts_with("ORGANIGRAMME ");
    let starts: Vec<usize> = (0..lines.len()).filter(|&at| begins(&&lines[at])).collect();
    if count < 2 || starts.len() != count {
        return vec![lines.to_vec(); count.max(1)];
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    // What is said of the change, and the unit that is named in its box, are said of neither state.
    let of_both = lines[..starts[0]].len().checked_sub(2).map(|at| lines[at].clone());
    let own = starts.iter().zip(ends).map(|(&start, end)| lines[start..end].to_vec());
    own.map(|own| own.into_iter().chain(of_both.clone()).collect()).collect()
}

impl Unit {
    /// What stands in its box, below its name.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let authorised = self.headcount.split_once(" / ").map(|it| it.1);
        let authorised = authorised.filter(|it| it.chars().all(|c| c.is_ascii_digit()));
        let figure = authorised.map(|it| format!("Postes autorisés : {it}"));
        figure.into_iter().chain(self.posts.iter().cloned())
    }
}
