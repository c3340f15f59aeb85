//! Counts in boxes of their own: "8" beside the box "Agent (C)", or on a corner of a unit's box.

use super::box_words::{BoxWords, words};
use super::page::{Area, End, Page, Shape};
use crate::format::reading::phrases::counts;

/// Shapes of a page beyond which no bubbles are looked for: each is compared with each.
const MOST_SHAPES: usize = 3_000;

/// How far a count may stand from its box, in its own widths.
const REACH: f64 = 1.0;

/// A page whose counts stand with the posts or the unit that they count.
pub(super) fn settled(page: &Page) -> Page {
    let mut page = page.clone();
    if page.shapes.len() > MOST_SHAPES {
        return page;
    }
    let bubbles: Vec<usize> = (0..page.shapes.len()).filter(|&at| is_bubble(&page, at)).collect();
    let mut settled = vec![false; page.shapes.len()];
    for &bubble in &bubbles {
        let Some(owner) = owner(&page.shapes, bubble, &bubbles) else { continue };
        let count = text(&page.shapes[bubble]);
        let lines = &mut page.shapes[owner].lines;
        match words_of_one(&Shape { lines: lines.clone(), ..Shape::default() }) {
            Some(Counted::Post) => lines[0].text = format!("{count} {}", lines[0].text),
            Some(Counted::Unit) => {
                if let Some(line) = lines.last_mut() {
                    line.text = format!("{} ({count})", line.text);
                }
            }
            None => continue,
        }
        settled[bubble] = true;
    }
    let mut settled = settled.into_iter();
    page.shapes.retain(|_| !settled.next().unwrap_or(false));
    page
}

/// What a count beside a box may count.
enum Counted {
    Post,
    Unit,
}

/// One post without a count, or a unit of which nothing but the name is told.
fn words_of_one(shape: &Shape) -> Option<Counted> {
    match words(shape)? {
        BoxWords::Posts { lines } => {
            let untold = lines.len() == 1 && !counts::begins_with_count(&lines[0]);
            untold.then_some(Counted::Post)
        }
        BoxWords::Unit { name, rest, .. } => {
            (rest.is_empty() && !name.ends_with(')')).then_some(Counted::Unit)
        }
    }
}

/// Whether a shape is nothing but a figure, and no line leads to it.
fn is_bubble(page: &Page, at: usize) -> bool {
    let shape = &page.shapes[at];
    let text = text(shape);
    let is_figure = (1..=3).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    let is_end = |end: &End| matches!(end, End::Shape(id) if *id == shape.id);
    let is_linked = || page.links.iter().any(|link| is_end(&link.from) || is_end(&link.to));
    is_figure && text != "0" && !is_linked()
}

fn text(shape: &Shape) -> String {
    let words: Vec<&str> = shape.lines.iter().map(|line| line.text.trim()).collect();
    words.concat()
}

/// The box that a count stands at: the nearest of those at its height, or that it overlaps.
fn owner(shapes: &[Shape], bubble: usize, bubbles: &[usize]) -> Option<usize> {
    let area = shapes[bubble].area?;
    let others =
        shapes.iter().enumerate().filter(|(at, it)| !bubbles.contains(at) && it.has_words());
    let near = others.filter_map(|(at, shape)| {
        let other = shape.area?;
        let (x, y) = area.middle();
        let overlaps = other.distance((x, y)) == 0.0 || touches(&area, &other);
        let level = (other.top..=other.bottom()).contains(&y);
        let gap = (area.left - other.right()).max(other.left - area.right()).max(0.0);
        (overlaps || (level && gap <= REACH * area.width)).then_some((
            at,
            gap,
            other.distance((x, y)),
        ))
    });
    near.min_by(|a, b| a.1.total_cmp(&b.1).then(a.2.total_cmp(&b.2))).map(|(at, ..)| at)
}

fn touches(one: &Area, other: &Area) -> bool {
    one.left <= other.right()
        && other.left <= one.right()
        && one.top <= other.bottom()
        && other.top <= one.bottom()
}
