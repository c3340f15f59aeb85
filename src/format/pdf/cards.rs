//! The cards of a page: outlines and fields of colour with the words in them.
//!
//! ```text
//! ┌────────┐   The head and the body of a card are one. Words without an outline are a card of their own
//! │ head   │   where they stand together: below one another and aligned.
//! ├────────┤
//! │ 1 post │
//! └────────┘
//! ```

use super::words::Piece;
use crate::geom::Rect;

/// A box of a page.
#[derive(Debug)]
pub struct Card {
    pub area: Rect,
    /// It is drawn, not only words that stand together.
    pub drawn: bool,
    /// Those that stand in it, by their places, from top to bottom.
    pub pieces: Vec<usize>,
    /// Another card stands in it.
    pub holds: bool,
}

/// Outlines that differ by no more are the same, in points.
const SAME: f32 = 2.0;
/// The boxes of a page with words in them.
pub fn cards(pieces: &[Piece], boxes: &[Rect]) -> Vec<Card> {
    let boxes = distinct(boxes);
    let mut held: Vec<Vec<usize>> = vec![Vec::new(); boxes.len()];
    let mut free = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let center = piece.on_page().center();
        let around = (0..boxes.len()).filter(|&it| boxes[it].contains(center));
        match around.min_by(|&a, &b| size(boxes[a]).total_cmp(&size(boxes[b]))) {
            Some(smallest) => held[smallest].push(at),
            None => free.push(at),
        }
    }
    let drawn = boxes.into_iter().zip(held);
    let mut cards: Vec<Card> =
        drawn.map(|(area, pieces)| Card { area, drawn: true, pieces, holds: false }).collect();
    join_strips(&mut cards);
    join_bodies(&mut cards, pieces);
    cards.retain(|card| !card.pieces.is_empty());
    cards.extend(groups(pieces, &free));
    for card in &mut cards {
        sort(&mut card.pieces, pieces);
    }
    mark_holders(&mut cards);
    cards
}

fn size(area: Rect) -> f32 {
    area.width() * area.height()
}

/// Each outline once, whether it was filled, stroked or given a shadow.
fn distinct(boxes: &[Rect]) -> Vec<Rect> {
    let mut sorted: Vec<Rect> = boxes.to_vec();
    sorted.sort_by(|a, b| a.min.y.total_cmp(&b.min.y).then(a.min.x.total_cmp(&b.min.x)));
    let mut out: Vec<Rect> = Vec::new();
    for area in sorted {
        let near = out.iter().rev().take_while(|it| area.min.y - it.min.y <= SAME);
        let same = |other: &Rect| {
            (area.min.x - other.min.x).abs() <= SAME
                && (area.max.x - other.max.x).abs() <= SAME
                && (area.max.y - other.max.y).abs() <= SAME
        };
        if !near.clone().any(same) {
            out.push(area);
        }
    }
    out
}

/// Makes one card of an outline and the strips in it that are as wide.
fn join_strips(cards: &mut [Card]) {
    for at in 0..cards.len() {
        if cards[at].pieces.is_empty() {
            continue;
        }
        let area = cards[at].area;
        let outer = (0..cards.len()).filter(|&it| {
            let other = cards[it].area;
            it != at
                && size(other) > size(area)
                && other.expand(SAME).contains(area.min)
                && other.expand(SAME).contains(area.max)
                && other.width() - area.width() <= 8.0
        });
        if let Some(outer) =
            outer.min_by(|&a, &b| size(cards[a].area).total_cmp(&size(cards[b].area)))
        {
            let moved = std::mem::take(&mut cards[at].pieces);
            cards[outer].pieces.extend(moved);
        }
    }
}

/// Makes one card of a head and the body with posts right below it.
fn join_bodies(cards: &mut [Card], pieces: &[Piece]) {
    let counts =
        |card: &Card| card.pieces.iter().filter(|&&it| begins_with_count(&pieces[it])).count();
    for body in 0..cards.len() {
        let area = cards[body].area;
        if cards[body].pieces.is_empty() || counts(&cards[body]) * 2 < cards[body].pieces.len() {
            continue;
        }
        let head = (0..cards.len()).find(|&it| {
            let other = cards[it].area;
            it != body
                && !cards[it].pieces.is_empty()
                && counts(&cards[it]) == 0
                && (other.max.y - area.min.y).abs() <= SAME
                && (other.min.x - area.min.x).abs() <= SAME
                && (other.max.x - area.max.x).abs() <= SAME
        });
        if let Some(head) = head {
            let moved = std::mem::take(&mut cards[body].pieces);
            cards[head].pieces.extend(moved);
            cards[head].area = cards[head].area.union(area);
        }
    }
}

/// "5 Agents", "- Agent": a line of posts rather than a name.
pub fn begins_with_count(piece: &Piece) -> bool {
    piece.text.starts_with(|c: char| c.is_ascii_digit() || "•-–▪".contains(c))
}

/// Words without an outline that stand together: below one another and aligned, or a count beside its title.
fn groups(pieces: &[Piece], free: &[usize]) -> Vec<Card> {
    let mut order = free.to_vec();
    sort(&mut order, pieces);
    let mut cards: Vec<Card> = Vec::new();
    for at in order {
        let area = pieces[at].on_page();
        let near = cards.iter().rposition(|card| {
            let last = &pieces[*card.pieces.last().unwrap_or(&at)];
            stands_with(last, &pieces[at], card.area)
        });
        match near {
            Some(near) => {
                cards[near].pieces.push(at);
                cards[near].area = cards[near].area.union(area);
            }
            None => cards.push(Card { area, drawn: false, pieces: vec![at], holds: false }),
        }
    }
    cards
}

/// Whether `piece` goes on with the words in `group`, of which `last` is the lowest.
fn stands_with(last: &Piece, piece: &Piece, group: Rect) -> bool {
    let (above, area) = (last.on_page(), piece.on_page());
    if last.turn != piece.turn || !piece.turn.is_multiple_of(2) {
        return false;
    }
    let size = last.size.max(piece.size);
    if (last.baseline - piece.baseline).abs() < 0.4 * size {
        let gap = area.min.x - above.max.x;
        return begins_with_count(last)
            && last.words.len() == 1
            && (-1.0..2.5 * size).contains(&gap);
    }
    let gap = area.min.y - above.max.y;
    let near = |a: f32, b: f32| (a - b).abs() <= 0.4 * size;
    let aligned = near(group.min.x, area.min.x)
        || near(group.center().x, area.center().x)
        || near(group.max.x, area.max.x)
        // What is set in from the name above it.
        || (area.min.x > group.min.x && area.min.x - group.min.x < 2.5 * size);
    aligned && (-0.5 * size..0.9 * size).contains(&gap)
}

/// From top to bottom, from left to right on a line.
pub fn sort(order: &mut [usize], pieces: &[Piece]) {
    order.sort_by(|&a, &b| pieces[a].on_page().min.y.total_cmp(&pieces[b].on_page().min.y));
    // Pieces on a line differ a little in height.
    let mut start = 0;
    while start < order.len() {
        let first = &pieces[order[start]];
        let same = |&&it: &&usize| {
            (pieces[it].baseline - first.baseline).abs() < 0.4 * first.size.max(pieces[it].size)
        };
        let end = start + order[start..].iter().take_while(same).count().max(1);
        order[start..end].sort_by(|&a, &b| pieces[a].area.min.x.total_cmp(&pieces[b].area.min.x));
        start = end;
    }
}

fn mark_holders(cards: &mut [Card]) {
    let centers: Vec<_> = cards.iter().map(|card| (card.area.center(), size(card.area))).collect();
    for (at, card) in cards.iter_mut().enumerate() {
        let inner = centers.iter().enumerate();
        card.holds = card.drawn
            && inner
                .filter(|&(it, _)| it != at)
                .any(|(_, (center, its))| *its < size(card.area) && card.area.contains(*center));
    }
}
