//! Moves by the keyboard: where the selection would go, among its neighbours, out of its unit or into
//! another.

use std::collections::HashSet;

use super::{Direction, Document, Selection};
use crate::edit::{Edit, Refusal, compose};
use crate::model::{Chart, PostId, PostKey, UnitId, UnitKey, lines};

/// Where the selection would go.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Move {
    Posts { posts: Vec<PostId>, unit: UnitId, before: Option<PostId> },
    Units { units: Vec<UnitId>, parent: UnitId, before: Option<UnitId> },
}

impl Move {
    pub(super) fn edit(&self, document: &Document, chart: &Chart) -> Result<Edit, Refusal> {
        let project = document.project();
        match self {
            Self::Posts { posts, unit, before } => {
                compose::move_posts(project, &chart.id, posts, unit, before.as_ref())
            }
            Self::Units { units, parent, before } => {
                compose::move_units(project, &chart.id, units, parent, before.as_ref())
            }
        }
    }
}

/// The move that goes in this direction; none where there is no such place, or where what is selected
/// stands in several.
pub(super) fn move_of(document: &Document, direction: Direction) -> Option<Move> {
    let chart = document.chart()?;
    let selection = document.selection();
    match (selection.posts.is_empty(), selection.units.is_empty()) {
        (false, true) => posts_move(chart, selection, direction),
        (true, false) => units_move(chart, selection, direction),
        _ => None,
    }
}

fn posts_move(chart: &Chart, selection: &Selection, direction: Direction) -> Option<Move> {
    let posts = keys_in_order(chart, &selection.posts);
    let home = chart.post(*posts.first()?).unit();
    if posts.iter().any(|&post| chart.post(post).unit() != home) {
        return None;
    }
    let ids = |posts: &[PostKey]| posts.iter().map(|&it| chart.post(it).id.clone()).collect();
    let unit = match direction {
        // Within its unit a line changes its place as a whole.
        Direction::Earlier | Direction::Later => {
            let lines = lines(chart, home);
            let posts: HashSet<PostKey> = posts.iter().copied().collect();
            let chosen = |line: &crate::model::Line| line.posts.iter().any(|it| posts.contains(it));
            let next = neighbour(&lines, direction, chosen)?;
            let before = next.map(|line| chart.post(line.posts[0]).id.clone());
            let whole: Vec<PostKey> =
                lines.iter().filter(|it| chosen(it)).flat_map(|it| it.posts.clone()).collect();
            let unit = chart.unit(home).id.clone();
            return Some(Move::Posts { posts: ids(&whole), unit, before });
        }
        Direction::Out => chart.unit(home).parent()?,
        Direction::In => *chart.unit(home).children().first()?,
        Direction::ToPreviousUnit => {
            chart.units_in_order().take_while(|&unit| unit != home).last()?
        }
        Direction::ToNextUnit => chart.units_in_order().skip_while(|&unit| unit != home).nth(1)?,
    };
    Some(Move::Posts { posts: ids(&posts), unit: chart.unit(unit).id.clone(), before: None })
}

fn units_move(chart: &Chart, selection: &Selection, direction: Direction) -> Option<Move> {
    let tops = chart.topmost(&selection.units);
    let units: Vec<UnitKey> = tops.iter().filter_map(|id| chart.unit_key(id)).collect();
    let home = chart.unit(*units.first()?).parent()?;
    if units.iter().any(|&unit| chart.unit(unit).parent() != Some(home)) {
        return None;
    }
    let siblings = chart.unit(home).children();
    let above = || chart.unit(home).parent();
    let beside = |step: isize| {
        let uncles = chart.unit(above()?).children();
        let at = chart.unit_index(home).checked_add_signed(step)?;
        uncles.get(at).copied()
    };
    let (parent, before) = match direction {
        Direction::Earlier | Direction::Later => {
            let chosen: HashSet<UnitKey> = units.iter().copied().collect();
            (home, neighbour(siblings, direction, |unit| chosen.contains(unit))?.copied())
        }
        Direction::Out => {
            let next = chart.unit(above()?).children().get(chart.unit_index(home) + 1);
            (above()?, next.copied())
        }
        Direction::In => (siblings[..chart.unit_index(units[0])].last().copied()?, None),
        Direction::ToPreviousUnit => (beside(-1)?, None),
        Direction::ToNextUnit => {
            let uncle = beside(1)?;
            (uncle, chart.unit(uncle).children().first().copied())
        }
    };
    let id = |unit: UnitKey| chart.unit(unit).id.clone();
    Some(Move::Units {
        units: units.into_iter().map(id).collect(),
        parent: id(parent),
        before: before.map(id),
    })
}

/// Before which of `all` the chosen ones go, by one place: earlier or later; last where that is none.
/// Nothing where they are at that end already.
fn neighbour<T>(
    all: &[T],
    direction: Direction,
    chosen: impl Fn(&T) -> bool,
) -> Option<Option<&T>> {
    if direction == Direction::Earlier {
        let first = all.iter().position(chosen)?;
        Some(Some(&all[first.checked_sub(1)?]))
    } else {
        let last = all.iter().rposition(chosen)?;
        (last + 1 < all.len()).then(|| all.get(last + 2))
    }
}

/// The posts and units selected, moved together into `unit`: posts first, each in the chart's order.
pub(super) fn move_into(document: &Document, unit: &UnitId) -> Result<Option<Edit>, Refusal> {
    let Some(chart) = document.chart() else { return Ok(None) };
    let (project, selection) = (document.project(), document.selection());
    let posts = keys_in_order(chart, &selection.posts).into_iter();
    let posts: Vec<PostId> = posts.map(|key| chart.post(key).id.clone()).collect();
    let mut edits = Vec::new();
    if !posts.is_empty() {
        edits.push(compose::move_posts(project, &chart.id, &posts, unit, None)?);
    }
    if !selection.units.is_empty() {
        edits.push(compose::move_units(project, &chart.id, &selection.units, unit, None)?);
    }
    Ok((!edits.is_empty()).then_some(Edit::Batch(edits)))
}

fn keys_in_order(chart: &Chart, posts: &[PostId]) -> Vec<PostKey> {
    let chosen: HashSet<PostKey> = posts.iter().filter_map(|id| chart.post_key(id)).collect();
    let units: HashSet<UnitKey> = chosen.iter().map(|&key| chart.post(key).unit()).collect();
    let is_chosen = |key: &PostKey| chosen.contains(key);
    match units.iter().next() {
        // On the bench, which is in no order with the units, too.
        Some(&only) if units.len() == 1 => {
            chart.unit(only).posts().iter().copied().filter(is_chosen).collect()
        }
        _ => chart.posts_in_order().filter(is_chosen).collect(),
    }
}

/// What the keyboard goes on from once this is deleted: what stands below it, else above, else the unit
/// it was in. One post, whatever its line has: pressing the key once too often takes but one.
pub(super) fn beside(chart: &Chart, deleted: &Selection) -> Option<Selection> {
    /// What is left of `all` just after the last one gone, else just before.
    fn left<T: Copy>(all: &[T], gone: impl Fn(T) -> bool) -> Option<T> {
        let last = all.iter().rposition(|&it| gone(it))?;
        let before = || all[..last].iter().rev().copied().find(|&it| !gone(it));
        all.get(last + 1).copied().or_else(before)
    }
    if let Some(unit) = deleted.units.last().and_then(|id| chart.unit_key(id)) {
        let parent = chart.unit(unit).parent()?;
        let units: HashSet<&UnitId> = deleted.units.iter().collect();
        let gone = |unit: UnitKey| units.contains(&chart.unit(unit).id);
        let next = left(chart.unit(parent).children(), gone).unwrap_or(parent);
        return Some(Selection::unit(chart.unit(next).id.clone()));
    }
    let home = chart.post_by_id(deleted.posts.last()?)?.unit();
    let posts: HashSet<&PostId> = deleted.posts.iter().collect();
    let gone = |post: PostKey| posts.contains(&chart.post(post).id);
    Some(match left(chart.unit(home).posts(), gone) {
        Some(next) => Selection::posts(vec![chart.post(next).id.clone()]),
        None => Selection::unit(chart.unit(home).id.clone()),
    })
}

/// The selected posts of one line of several, with how many of them are selected.
pub struct LinePart {
    /// All the posts of the line.
    pub line: Vec<PostId>,
    pub taken: usize,
}

impl Document {
    /// The line of which the selection is a part; none where it is of several lines, or of a line of
    /// one post.
    pub fn line_part(&self) -> Option<LinePart> {
        let (chart, selection) = (self.chart()?, self.selection());
        let first = chart.post_key(selection.posts.first()?)?;
        let of_first = lines(chart, chart.post(first).unit());
        let line = of_first.into_iter().find(|line| line.posts.contains(&first))?;
        let line: Vec<PostId> = line.posts.iter().map(|&key| chart.post(key).id.clone()).collect();
        let is_part = selection.units.is_empty() && line.len() > 1;
        let of_line: HashSet<&PostId> = line.iter().collect();
        let is_part = is_part && selection.posts.iter().all(|post| of_line.contains(post));
        is_part.then_some(LinePart { line, taken: selection.posts.len() })
    }

    /// The selection with one post of its line fewer.
    pub(super) fn one_fewer_of_line(&self) -> Option<Selection> {
        self.of_line(|taken| taken.checked_sub(1))
    }

    /// The selection with one post of its line more.
    pub(super) fn one_more_of_line(&self) -> Option<Selection> {
        self.of_line(|taken| taken.checked_add(1))
    }

    /// So many posts of the line of which the selection is a part; none if it has not as many.
    fn of_line(&self, count: fn(usize) -> Option<usize>) -> Option<Selection> {
        let LinePart { line, taken } = self.line_part()?;
        let taken = count(taken).filter(|it| (1..=line.len()).contains(it))?;
        Some(Selection::posts(line[line.len() - taken..].to_vec()))
    }

    pub(super) fn can_move(&self, direction: Direction) -> bool {
        move_of(self, direction).is_some()
    }

    /// All the posts of the unit in which something is selected; once they are, all those of its
    /// branch, then all those of the chart.
    pub(super) fn wider_selection(&self) -> Option<Selection> {
        let (chart, selection) = (self.chart()?, self.selection());
        let unit_of_post = selection.posts.last().and_then(|id| chart.post_by_id(id));
        let unit = unit_of_post.map(|post| post.unit());
        let unit = unit.or(selection.units.last().and_then(|id| chart.unit_key(id)));
        let unit = unit.unwrap_or(chart.root());
        let own = chart.unit(unit).posts().to_vec();
        let of_branch = |top: UnitKey| {
            chart.units_below(top).flat_map(|unit| chart.unit(unit).posts()).copied().collect()
        };
        let selected: HashSet<&PostId> = selection.posts.iter().collect();
        let wider = [own, of_branch(unit), of_branch(chart.root())].into_iter().find(|posts| {
            posts.len() > selected.len()
                || posts.iter().any(|&post| !selected.contains(&chart.post(post).id))
        })?;
        let ids = wider.into_iter().map(|post| chart.post(post).id.clone());
        Some(Selection::posts(ids.collect())).filter(|it| !it.is_empty())
    }
}
