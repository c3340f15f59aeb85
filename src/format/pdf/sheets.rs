//! Pages that a spreadsheet printed without the lines between its cells. Each cell is drawn by itself, so it is known
//! what stands in one; where the columns part is told by the heads, and by edges that cells have in common: figures
//! stand at the right of a column whose head stands at its left.

use super::merged::Row;
use super::tables::{Table, append};
use super::words::{Piece, Word};
use crate::geom::Rect;

/// Edges that lie so near are one, in points.
const SAME: f32 = 0.9;
/// Lines of a cell are no further from each other, in em: rows are.
const LINE: f32 = 1.26;
/// Rows that may be heads, from the first one of several cells on.
const HEADS_MAX: usize = 6;
/// More cells than a page shows.
const CELLS_MAX: usize = 4_000;

/// Whether a spreadsheet made a file, by what it says of its maker.
pub fn made(creator: Option<&[u8]>) -> bool {
    let creator = creator.map(super::tags::text_string).unwrap_or_default();
    ["Calc", "Excel"].iter().any(|it| creator.contains(it))
}

/// What each cell says: words that were drawn at once, and the lines right below them.
pub fn cells(words: &[Word]) -> Vec<Piece> {
    let mut cells: Vec<Piece> = Vec::new();
    for run in words.chunk_by(|a, b| a.run == b.run) {
        let Some(piece) = Piece::of_all(run) else { continue };
        match cells.last_mut() {
            Some(cell) if goes_on(cell, &piece) => {
                append(&mut cell.text, &piece.text);
                cell.area = cell.area.union(piece.area);
                cell.baseline = piece.baseline;
                cell.words.extend(piece.words);
            }
            _ => cells.push(piece),
        }
    }
    cells
}

/// Whether a line is the next one of a cell: as far to the left, to the right or in its middle, and right below.
fn goes_on(cell: &Piece, line: &Piece) -> bool {
    let step = (line.baseline - cell.baseline) / cell.size.max(0.1);
    let near = |a: f32, b: f32| (a - b).abs() < SAME;
    cell.turn == line.turn
        && (cell.size - line.size).abs() < 0.1
        && (0.8..LINE).contains(&step)
        && (near(cell.area.min.x, line.area.min.x)
            || near(cell.area.max.x, line.area.max.x)
            || near(cell.area.center().x, line.area.center().x))
}

/// Puts pages that show columns further right beside those with the same rows: a sheet that is wider than the paper is
/// printed down first, then its other columns.
pub fn join_beside(pages: &mut [Vec<Piece>], widths: &[f32]) {
    let half = pages.len() / 2;
    let all = || (0..half).all(|at| is_beside(&pages[at], &pages[at + half]));
    if half == 0 || pages.len() % 2 == 1 || !all() {
        return;
    }
    let (left, right) = pages.split_at_mut(half);
    for ((page, beside), width) in left.iter_mut().zip(right).zip(widths) {
        for mut piece in std::mem::take(beside) {
            piece.area.min.x += width;
            piece.area.max.x += width;
            for word in &mut piece.words {
                word.area.min.x += width;
                word.area.max.x += width;
            }
            page.push(piece);
        }
    }
}

/// Whether a page has no rows but those of another one, and other columns.
fn is_beside(page: &[Piece], other: &[Piece]) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < SAME;
    let in_rows = |piece: &&Piece| page.iter().any(|it| near(it.baseline, piece.baseline));
    let in_columns = |piece: &&Piece| page.iter().any(|it| near(it.area.min.x, piece.area.min.x));
    other.len() > 1
        && page.len() > 2
        && page.len() + other.len() < CELLS_MAX
        && other.iter().all(|piece| in_rows(&piece))
        && other.iter().filter(in_columns).count() * 2 < other.len()
}

/// The table that the free pieces of a page are; none where they are none. `anchors` are where the heads of the
/// columns stand on the page before, and then on this one.
pub fn table(pieces: &[Piece], free: &[usize], anchors: &mut Vec<Rect>) -> Option<Table> {
    if free.len() > CELLS_MAX {
        return None;
    }
    let rows = rows(pieces, free);
    let first = rows.iter().position(|row| row.len() > 1)?;
    let rows = &rows[first..];
    if rows.iter().filter(|row| row.len() > 1).count() < 2 {
        return None;
    }
    let heads = rows[..rows.len().min(HEADS_MAX)].iter().rev().max_by_key(|row| row.len())?;
    let is_head = |at: &usize| !pieces[*at].text.starts_with(|c: char| c.is_ascii_digit());
    let own: Vec<Rect> = heads.iter().map(|&at| pieces[at].area).collect();
    // A page that goes on with a table has no heads of its own.
    if anchors.len() < own.len() || heads.iter().all(is_head) {
        anchors.clone_from(&own);
    }
    let all: Vec<usize> = rows.iter().flatten().copied().collect();
    let columns = columns(pieces, &all, anchors);
    let width = columns.iter().max()? + 1;
    let laid = rows.iter().map(|row| {
        let mut cells = vec![String::new(); width];
        let mut area = Rect::NOTHING;
        for at in row {
            let place = all.iter().position(|it| it == at).map_or(0, |place| columns[place]);
            append(&mut cells[place], &pieces[*at].text);
            area = area.union(pieces[*at].area);
        }
        Row { cells, area }
    });
    let laid: Vec<Row> = laid.collect();
    let area = laid.iter().fold(Rect::NOTHING, |all, row| all.union(row.area));
    Some(Table { area, rows: laid, pieces: all, columns: Vec::new(), boxes: Vec::new() })
}

/// The pieces that stand beside each other, from left to right: at least half of the lower one is beside the other.
fn rows(pieces: &[Piece], free: &[usize]) -> Vec<Vec<usize>> {
    let mut order = free.to_vec();
    order.sort_by(|&a, &b| pieces[a].area.max.y.total_cmp(&pieces[b].area.max.y));
    let mut rows: Vec<(Rect, Vec<usize>)> = Vec::new();
    for at in order {
        let area = pieces[at].area;
        let is_beside = |row: &Rect| {
            let shared = row.max.y.min(area.max.y) - row.min.y.max(area.min.y);
            shared > 0.5 * area.height().min(row.height())
        };
        match rows.iter_mut().rev().take(3).find(|(row, _)| is_beside(row)) {
            Some((row, held)) => {
                *row = row.union(area);
                held.push(at);
            }
            None => rows.push((area, vec![at])),
        }
    }
    rows.sort_by(|a, b| a.0.min.y.total_cmp(&b.0.min.y));
    let mut rows: Vec<Vec<usize>> = rows.into_iter().map(|(_, row)| row).collect();
    for row in &mut rows {
        row.sort_by(|&a, &b| pieces[a].area.min.x.total_cmp(&pieces[b].area.min.x));
    }
    rows
}

/// For each piece its column: the one whose head it stands under, else that of the pieces which have an edge in
/// common with it.
fn columns(pieces: &[Piece], all: &[usize], heads: &[Rect]) -> Vec<usize> {
    let groups = groups(pieces, all);
    // Before the first head there may be a column without one.
    let is_before = |area: &Rect| heads.first().is_some_and(|first| area.max.x < first.min.x);
    let shift = usize::from(all.iter().any(|&at| is_before(&pieces[at].area)));
    let under = |area: &Rect| -> Vec<usize> {
        let covers = |head: &Rect| head.min.x < area.max.x - SAME && head.max.x > area.min.x + SAME;
        (0..heads.len()).filter(|head| covers(&heads[*head])).collect()
    };
    let mut out = vec![0; all.len()];
    for group in groups {
        let areas: Vec<Rect> = group.iter().map(|&it| pieces[all[it]].area).collect();
        let mut votes = vec![0_usize; heads.len()];
        areas.iter().map(under).filter(|it| it.len() == 1).for_each(|it| votes[it[0]] += 1);
        let most = (0..heads.len()).rev().max_by_key(|head| votes[*head]);
        let voted = most.filter(|head| votes[*head] > 0).map(|head| head + shift);
        for (&it, area) in group.iter().zip(&areas) {
            let own = under(area);
            out[it] = match own.as_slice() {
                [only] => only + shift,
                _ if is_before(area) => 0,
                _ if voted.is_some() => voted.unwrap_or(0),
                // It is longer than its column, and runs on over those beside it.
                [first, ..] => first + shift,
                [] => beside(&areas, area, heads) + shift,
            };
        }
    }
    out
}

/// The column of cells between two heads: the left one where their right edges are the same, or they are figures.
fn beside(group: &[Rect], area: &Rect, heads: &[Rect]) -> usize {
    let after = heads.iter().take_while(|head| head.min.x < area.min.x).count();
    let next = after.min(heads.len() - 1);
    let before = after.saturating_sub(1);
    let same = |edge: &dyn Fn(&Rect) -> f32| {
        group.iter().all(|it| (edge(it) - edge(&group[0])).abs() < SAME)
    };
    let is_left = same(&|it| it.min.x) && !same(&|it| it.max.x);
    if is_left { next } else { before }
}

/// Pieces that have an edge in common: the left one, or, of figures, the right one.
fn groups(pieces: &[Piece], all: &[usize]) -> Vec<Vec<usize>> {
    let is_short = |at: usize| {
        let text = &pieces[all[at]].text;
        text.chars().count() <= 8 && text.contains(|c: char| c.is_ascii_digit())
    };
    let mut name: Vec<usize> = (0..all.len()).collect();
    let mut join = |edge: &dyn Fn(&Rect) -> f32, of: &dyn Fn(usize) -> bool| {
        let mut order: Vec<usize> = (0..all.len()).filter(|at| of(*at)).collect();
        order.sort_by(|&a, &b| edge(&pieces[all[a]].area).total_cmp(&edge(&pieces[all[b]].area)));
        for pair in order.windows(2) {
            let [a, b] = [pair[0], pair[1]];
            if edge(&pieces[all[b]].area) - edge(&pieces[all[a]].area) < SAME {
                let (from, to) = (name[b], name[a]);
                name.iter_mut().filter(|it| **it == from).for_each(|it| *it = to);
            }
        }
    };
    join(&|area| area.min.x, &|_| true);
    join(&|area| area.max.x, &is_short);
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
    for (at, name) in name.into_iter().enumerate() {
        groups[name].push(at);
    }
    groups.retain(|group| !group.is_empty());
    groups
}
