//! A drawn chart: cards, and the lines that tie them.
//!
//! ```text
//! ┌────────┐
//! │ parent │   Strokes that touch make a net. The card that a net leaves at the bottom (or, where a
//! └───┬────┘   chart grows to the right, at its right side) is the parent of all that it touches.
//!   ┌─┴─┐
//! ```

use super::cards::{Card, begins_with_count, cards};
use super::nets::{Net, nets};
use super::words::{Piece, goes_on};
use crate::format::drawings::page::{Area, Line, Link, Page, Shape};
use crate::geom::{Point, Rect};

/// A chart of a page, and what of the page belongs to it.
#[derive(Debug)]
pub struct Chart {
    pub cards: Vec<Card>,
    /// The places of each parent and its child.
    pub pairs: Vec<(usize, usize)>,
    /// Its boxes are the cells of a table.
    is_table: bool,
}

/// More boxes than any chart that can be read has.
const CARDS_MAX: usize = 3_000;

/// The chart of a page; none where its boxes are no chart. Those that are the cells of a table, `is_table`,
/// are known to be one.
pub fn chart(
    pieces: &[Piece],
    boxes: &[Rect],
    rules: &[(Point, Point)],
    is_table: bool,
) -> Option<Chart> {
    let cards = cards(pieces, boxes);
    if cards.is_empty() || cards.len() > CARDS_MAX {
        return None;
    }
    let mut pairs = Vec::new();
    for net in nets(rules, &cards) {
        pairs.extend(ties(&net, &cards));
    }
    let mut tied = vec![false; cards.len()];
    for &(parent, child) in &pairs {
        (tied[parent], tied[child]) = (true, true);
    }
    let drawn = cards.iter().filter(|card| card.drawn).count();
    let words = |card: &Card| card.pieces.iter().map(|&it| pieces[it].words.len()).sum::<usize>();
    let all: usize = pieces.iter().map(|piece| piece.words.len()).sum();
    let in_boxes: usize = cards.iter().filter(|card| card.drawn).map(words).sum();
    // Ties make a chart; boxes alone do where the page is made of them.
    let is_chart = is_table || pairs.len() >= 2 || (drawn >= 3 && in_boxes * 10 >= all * 6);
    is_chart.then(|| {
        let mut place = vec![None; cards.len()];
        let mut kept = Vec::new();
        for (at, card) in cards.into_iter().enumerate() {
            // Words without an outline that nothing ties stand beside the chart.
            if card.drawn || tied[at] {
                place[at] = Some(kept.len());
                kept.push(card);
            }
        }
        let pairs = pairs.into_iter().filter_map(|(a, b)| place[a].zip(place[b])).collect();
        Chart { cards: kept, pairs, is_table }
    })
}

/// The parent of what a net touches, with each child.
fn ties(net: &Net, cards: &[Card]) -> Vec<(usize, usize)> {
    let touched = &net.touched;
    let top = |at: usize| cards[at].area.min.y;
    let down = touched.iter().filter(|it| it.1.is_bottom).map(|it| it.0);
    let by_top = down.min_by(|&a, &b| top(a).total_cmp(&top(b)));
    // Where nothing hangs, the chart grows to the right.
    let level = || {
        let right = touched.iter().filter(|it| it.1.is_right).map(|it| it.0);
        let parent = right.min_by(|&a, &b| cards[a].area.min.x.total_cmp(&cards[b].area.min.x))?;
        let others = touched.iter().filter(|it| it.0 != parent);
        others
            .clone()
            .all(|it| cards[it.0].area.min.x >= cards[parent].area.max.x - 1.0)
            .then_some(parent)
    };
    let highest = || touched.iter().map(|it| it.0).min_by(|&a, &b| top(a).total_cmp(&top(b)));
    let Some(parent) = by_top.or_else(level).or_else(highest) else { return Vec::new() };
    let mut children: Vec<usize> =
        touched.iter().map(|it| it.0).filter(|&it| it != parent).collect();
    children.sort_unstable();
    children.dedup();
    children.into_iter().map(|child| (parent, child)).collect()
}

impl Chart {
    /// As what drawings are laid out from.
    pub fn page(&self, number: u32, pieces: &[Piece]) -> Page {
        let shapes = self.cards.iter().enumerate().map(|(at, card)| {
            Shape::new(&at.to_string(), lines(card, pieces), Some(area(card.area)))
        });
        let links = self.pairs.iter().map(|(a, b)| Link::to_child(&a.to_string(), &b.to_string()));
        Page {
            number: Some(number),
            shapes: shapes.collect(),
            links: links.collect(),
            is_table: self.is_table,
            ..Page::default()
        }
    }
}

/// The lines of a box; pieces beside each other are on one, and a line that was full goes on in the next.
fn lines(card: &Card, pieces: &[Piece]) -> Vec<Line> {
    let mut out: Vec<(Line, Piece)> = Vec::new();
    let inset = card.pieces.iter().map(|&at| pieces[at].on_page().min.x - card.area.min.x);
    let right = card.area.max.x - inset.fold(f32::MAX, f32::min).clamp(0.0, 12.0);
    for piece in card.pieces.iter().map(|&at| &pieces[at]) {
        let Some((line, last)) = out.last_mut() else {
            out.push((Line { text: piece.text.clone(), bold: piece.bold }, piece.clone()));
            continue;
        };
        let size = last.size.max(piece.size);
        let beside = last.turn == piece.turn && (last.baseline - piece.baseline).abs() < 0.4 * size;
        if beside || (card.drawn && fills(last, piece, right, card)) {
            line.text.push(' ');
            line.text.push_str(&piece.text);
            line.bold &= piece.bold;
            *last = piece.clone();
        } else {
            out.push((Line { text: piece.text.clone(), bold: piece.bold }, piece.clone()));
        }
    }
    out.into_iter().map(|it| it.0).collect()
}

/// Whether `last` had no room for the first word of `next`, which goes on with it.
fn fills(last: &Piece, next: &Piece, right: f32, card: &Card) -> bool {
    let size = last.size.max(next.size);
    let alike = (last.size - next.size).abs() < 0.1 * size
        && last.bold == next.bold
        && last.turn == next.turn;
    let first = next.words.first().map_or(0.0, |word| word.area.width()) + 0.25 * size;
    let free = right - last.area.max.x;
    // A line in the middle has room on both sides.
    let is_centered = (last.area.center().x - card.area.center().x).abs() < 2.0
        && last.area.min.x - card.area.min.x > 3.0;
    let room = if is_centered { 2.0 * free } else { free };
    let is_full = first > room + 0.5 && !begins_with_count(next);
    alike && last.turn == 0 && (is_full || goes_on(&last.text, &next.text))
}

fn area(rect: Rect) -> Area {
    let [left, top] = [rect.min.x, rect.min.y].map(f64::from);
    Area { left, top, width: f64::from(rect.width()), height: f64::from(rect.height()) }
}
