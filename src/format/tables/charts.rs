//! Tables as charts: the units with their posts, one chart for each state that the tables tell apart.

use std::collections::HashMap;

use super::body::{self, Body, Detail, Entry, Part};
use super::computed;
use super::numbered;
use super::posts::Posts;
use super::sheet::{Row, quoted};
use super::supervisors;
use super::titles::Titles;
use super::totals::Sums;
use crate::format::reading::draft::Block;
use crate::format::reading::draft::{self, Draft, DraftUnit, UNTITLED, placeholder};
use crate::format::reading::post::PostLine;
use crate::format::reading::same_ids::share_ids;
use crate::format::reading::vocabulary::kind_at_start;
use crate::format::reading::{Doubt, LineUse, Meaning, Problem, Source, State, records};
use crate::model::{IdSource, ProjectRecord, Role, folded};

/// The posts of all charts, at most: what a project takes in memory.
const MOST_POSTS: u64 = 500_000;

/// What tables say, before it is a project.
#[derive(Debug)]
pub(super) struct Tables {
    pub body: Body,
    pub states: Vec<Option<State>>,
    /// For each state, for each entry, its posts.
    pub lines: Vec<Vec<Vec<PostLine>>>,
}

/// Reads the rows of `parts`; none if nobody wants it any more.
pub(super) fn read(
    rows: &[Row],
    parts: &[Part],
    mut go_on: impl FnMut(f32) -> bool,
) -> Option<Tables> {
    let all = rows.len().max(1) as f32;
    let mut body = body::read(rows, parts, |at| go_on(at as f32 / all * 0.5))?;
    let has_parents = parts.iter().any(|part| {
        let has = |meaning| part.mapping.has(meaning);
        has(Meaning::Parent)
            || has(Meaning::ParentCode)
            || part.mapping.columns_of(Meaning::Unit, None).len() > 1
    });
    let titles: Vec<Option<usize>> = parts.iter().map(|part| title_column(&part.mapping)).collect();
    supervisors::place(&mut body, has_parents, |entry| {
        titles[entry.part].map_or(String::new(), |at| rows[entry.row].cell(at).to_owned())
    });
    let Body { units, problems, .. } = &mut body;
    units.settle(problems);
    for (index, part) in parts.iter().enumerate() {
        check_totals(rows, index, part, &mut body);
        columns_left_out(rows, part, &mut body);
    }
    let mut states: Vec<Option<State>> = Vec::new();
    for part in parts {
        let own = if part.state.is_some() {
            vec![Some(State::Before), Some(State::After)]
        } else {
            body::states(&part.mapping)
        };
        for state in own {
            if !states.contains(&state) {
                states.push(state);
            }
        }
    }
    if states.len() > 1 {
        states.retain(Option::is_some);
    }
    let lines = lines(rows, parts, &states, &mut body, &mut go_on)?;
    Some(Tables { body, states, lines })
}

fn title_column(mapping: &super::mapping::Mapping) -> Option<usize> {
    [Meaning::Title, Meaning::ReferenceJob, Meaning::Grade]
        .into_iter()
        .find_map(|it| mapping.column(it, None))
}

/// The posts of each entry in each state.
fn lines(
    rows: &[Row],
    parts: &[Part],
    states: &[Option<State>],
    body: &mut Body,
    go_on: &mut impl FnMut(f32) -> bool,
) -> Option<Vec<Vec<Vec<PostLine>>>> {
    let mut details: HashMap<usize, Vec<&Detail>> = HashMap::new();
    for detail in &body.details {
        details.entry(detail.entry).or_default().push(detail);
    }
    let mut readers: Vec<Posts> = Vec::with_capacity(parts.len());
    for (index, part) in parts.iter().enumerate() {
        let own: Vec<Entry> =
            body.entries.iter().filter(|entry| entry.part == index).cloned().collect();
        readers.push(Posts::of(rows, &part.mapping, &own));
    }
    let mut found = Vec::with_capacity(states.len());
    let mut posts = 0_u64;
    for (number, state) in states.iter().enumerate() {
        let mut of_state = Vec::with_capacity(body.entries.len());
        for (at, entry) in body.entries.iter().enumerate() {
            let done =
                (number as f32 + at as f32 / body.entries.len() as f32) / states.len() as f32;
            if at.is_multiple_of(4_096) && !go_on(0.5 + done * 0.4) {
                return None;
            }
            let part = &parts[entry.part];
            let is_other = part.state.is_some() && part.state != *state;
            let details = details.get(&at).map_or(&[][..], Vec::as_slice);
            let mut lines = if is_other {
                Vec::new()
            } else {
                readers[entry.part].lines(entry, details, *state)
            };
            posts += lines.iter().map(|line| u64::from(line.count)).sum::<u64>();
            if posts > MOST_POSTS {
                let doubt = Doubt::CountTooLarge { text: rows[entry.row].quoted() };
                body.problems.push(Problem { line: entry.line, doubt });
                posts -= lines.iter().map(|line| u64::from(line.count)).sum::<u64>();
                lines.clear();
            }
            of_state.push(lines);
        }
        found.push(of_state);
    }
    for reader in readers {
        let (count, text, line) = reader.without;
        body.problems.extend(reader.problems);
        // In a table of two states, posts that one of them lacks are its point.
        if count > 0 && states.len() < 2 {
            body.problems
                .push(Problem { line, doubt: Doubt::RowsWithoutPosts { rows: count, text } });
        }
    }
    Some(found)
}

/// A doubt for each printed sum that differs from its rows.
fn check_totals(rows: &[Row], index: usize, part: &Part, body: &mut Body) {
    use super::figures;
    let printed: Vec<_> = body.printed.iter().filter(|it| it.part == index).cloned().collect();
    if printed.is_empty() {
        return;
    }
    let mapping = &part.mapping;
    let count = mapping.column(Meaning::Budgeted, None).or(mapping.column(Meaning::Count, None));
    let times = mapping.columns_of(Meaning::Fte, None);
    let mut columns: Vec<usize> =
        printed.iter().flat_map(|it| it.figures.iter().map(|(column, _)| *column)).collect();
    columns.sort_unstable();
    columns.dedup();
    let entries = &body.entries;
    let sorts = mapping.crossed();
    let sort_of = |column: usize| sorts.iter().position(|(_, columns)| columns.contains(&column));
    let is_first = |at: usize| at == 0 || entries[at - 1].row != entries[at].row;
    let sums = Sums::of(columns, entries.len(), |at, column| {
        let entry = &entries[at];
        // A row that counts posts of several sorts is several entries.
        let is_its = match sort_of(column) {
            Some(sort) => entry.sort == Some(sort),
            None => is_first(at),
        };
        if entry.part != index || !is_its {
            return (0, None);
        }
        let row = &rows[entry.row];
        let figure = |at: usize| figures::hundredths(row.cell(at));
        if times.contains(&column) {
            let time = figures::working_time(row.cell(column)).unwrap_or(0);
            let posts = count.and_then(figure).unwrap_or(100);
            return (time, Some(time * posts / 100));
        }
        (figure(column).unwrap_or(0), None)
    });
    let units = &body.units.nodes;
    let (mut of_unit, mut below) = (vec![Vec::new(); units.len()], vec![Vec::new(); units.len()]);
    for (at, entry) in entries.iter().enumerate() {
        if let Some(unit) = entry.unit.filter(|_| entry.part == index) {
            of_unit[unit].push(at);
        }
    }
    for (unit, node) in units.iter().enumerate() {
        if let Some(parent) = node.parent {
            below[parent].push(unit);
        }
    }
    let mut problems = Vec::new();
    for it in &printed {
        let mut branch = Vec::new();
        let mut open: Vec<usize> = it.unit.into_iter().collect();
        while let Some(unit) = open.pop() {
            branch.extend_from_slice(&of_unit[unit]);
            open.extend_from_slice(&below[unit]);
        }
        sums.check(it, &branch, |column| mapping.head(column), &mut problems);
    }
    body.problems.extend(problems);
}

/// Says which columns are left out, and quotes them: one doubt for those of persons, one for each other.
fn columns_left_out(rows: &[Row], part: &Part, body: &mut Body) {
    let line = rows.get(part.first.saturating_sub(1)).map_or(1, |row| row.line);
    let below = &rows[part.first..part.rows.end];
    let numbers = numbered::column(&part.mapping, below);
    let mut persons = Vec::new();
    let mut others: Vec<(String, String)> = Vec::new();
    for column in &part.mapping.columns {
        let Some(at) = super::sheet::column_of(&column.column) else { continue };
        let cells = || below.iter().map(|row| row.cell(at)).filter(|cell| !cell.is_empty());
        if cells().next().is_none() {
            continue;
        }
        if column.meaning == Meaning::Person {
            persons.push(part.mapping.head(at));
        } else if numbers == Some(at) {
            // What is under what is told by it.
        } else if column.meaning == Meaning::Ignored && !is_said_elsewhere(below, part, at) {
            let mut first: Vec<&str> = Vec::new();
            for cell in cells().take(200) {
                if first.len() < 3 && !first.contains(&cell) {
                    first.push(cell);
                }
            }
            let first: Vec<String> = first.into_iter().map(quoted).collect();
            others.push((part.mapping.head(at), first.join(", ")));
        }
    }
    // What a profile leaves out is known: one doubt says it.
    if part.mapping.profile.is_some() && !others.is_empty() {
        let (columns, texts): (Vec<String>, Vec<String>) = others.into_iter().unzip();
        others = vec![(columns.join(", "), texts.join(", "))];
    }
    let left_out = others.into_iter().map(|(column, text)| Doubt::ColumnLeftOut { column, text });
    body.problems.extend(left_out.map(|doubt| Problem { line, doubt }));
    if !persons.is_empty() {
        let doubt = Doubt::PersonsLeftOut { columns: persons.join(", ") };
        body.problems.push(Problem { line, doubt });
    }
}

/// Whether a column says what another one says, or the sum of those of categories.
fn is_said_elsewhere(rows: &[Row], part: &Part, at: usize) -> bool {
    use super::figures::hundredths;
    let kept = part
        .mapping
        .columns
        .iter()
        .filter(|it| !matches!(it.meaning, Meaning::Ignored | Meaning::Person));
    let mut kept = kept.filter_map(|it| super::sheet::column_of(&it.column));
    let same =
        |other: usize| rows.iter().all(|row| folded(row.cell(at)) == folded(row.cell(other)));
    let letters = super::sheet::letters(at);
    let own = part.mapping.columns.iter().find(|it| it.column == letters);
    let own = own.and_then(|it| it.unit.clone());
    let parts: Vec<usize> = part
        .mapping
        .columns
        .iter()
        .filter(|it| it.crossed().is_any() && it.meaning != Meaning::Ignored)
        .filter(|it| own.is_none() || it.unit == own)
        .filter_map(|it| super::sheet::column_of(&it.column))
        .collect();
    let is_sum = |row: &Row| {
        let sum: i64 = parts.iter().filter_map(|it| hundredths(row.cell(*it))).sum();
        row.cell(at).is_empty() || hundredths(row.cell(at)) == Some(sum)
    };
    is_part_of_total(rows, part, at)
        || kept.any(same)
        || computed::is_computed(rows, part, at)
        || (!parts.is_empty() && rows.iter().all(is_sum))
}

/// Whether a column is one of several whose sum stands in a column of their total, which is kept.
fn is_part_of_total(rows: &[Row], part: &Part, at: usize) -> bool {
    use super::figures::hundredths;
    use crate::format::reading::vocabulary::bare;
    let columns = part.mapping.columns.iter();
    let heads =
        columns.filter_map(|it| Some((super::sheet::column_of(&it.column)?, bare(&it.header))));
    let heads: Vec<(usize, String)> = heads.collect();
    let totals =
        heads.iter().filter_map(|(total, head)| Some((*total, head.strip_suffix("total")?)));
    let mut totals = totals.filter(|(total, group)| *total != at && !group.is_empty());
    totals.any(|(total, group)| {
        let of_group =
            heads.iter().filter(|(column, head)| *column != total && head.starts_with(group));
        let columns: Vec<usize> = of_group.map(|(column, _)| *column).collect();
        let is_sum = |row: &Row| {
            let sum: i64 = columns.iter().filter_map(|it| hundredths(row.cell(*it))).sum();
            (hundredths(row.cell(total)).unwrap_or(0) - sum).abs() <= 1
        };
        columns.contains(&at) && rows.iter().all(is_sum)
    })
}

/// The units of a draft, each with what it was made of.
struct Drawn {
    draft: Draft,
    /// For each unit of the draft its node; none for a root that no row names.
    nodes: Vec<Option<usize>>,
    /// For each unit, the row and the number of posts of each of its lines.
    rows: Vec<Vec<(usize, u32)>>,
}

/// The project that tables make up, its charts in the order of their states. `line` is that of the heads.
pub(super) fn project(
    tables: Tables,
    titles: &Titles,
    (source, line): (&Source, usize),
    ids: &mut dyn IdSource,
    problems: &mut Vec<Problem>,
) -> ProjectRecord {
    let Tables { mut body, states, lines } = tables;
    problems.append(&mut body.problems);
    let used: Vec<Vec<bool>> = lines.iter().map(|lines| used(&body, lines)).collect();
    let mut drawn: Vec<Drawn> = Vec::with_capacity(states.len());
    for (number, (state, lines)) in states.iter().zip(lines).enumerate() {
        let root = root_of(&body, titles.name.as_deref().or(titles.organisation.as_deref()));
        let is_kept = |unit: usize| {
            used[number][unit] || root == Some(unit) || used.iter().all(|used| !used[unit])
        };
        let mut found = draw(&body, lines, titles, line, &is_kept);
        let role = match state {
            Some(State::Before) => Some(Role::Source),
            Some(State::After) => Some(Role::Target),
            None => titles.role,
        };
        found.draft.organisation.clone_from(&titles.organisation);
        found.draft.block = (role.is_some() || titles.date.is_some()).then(|| Block {
            role,
            date: titles.date,
            ..Block::default()
        });
        drawn.push(found);
    }
    let (mut drafts, made): (Vec<Draft>, Vec<_>) =
        drawn.into_iter().map(|it| (it.draft, (it.nodes, it.rows))).unzip();
    draft::label(&mut drafts);
    let mut record = records::project(drafts, source, ids, problems);
    if let [first, second] = made.as_slice() {
        share_ids(&mut record.charts, first, second);
    }
    record
}

/// For each unit whether it or one below it has posts.
fn used(body: &Body, lines: &[Vec<PostLine>]) -> Vec<bool> {
    let mut used = vec![false; body.units.nodes.len()];
    for (entry, lines) in body.entries.iter().zip(lines) {
        let mut at = entry.unit.filter(|_| !lines.is_empty());
        while let Some(unit) = at.filter(|unit| !used[*unit]) {
            used[unit] = true;
            at = body.units.nodes[unit].parent;
        }
    }
    used
}

fn draw(
    body: &Body,
    lines: Vec<Vec<PostLine>>,
    titles: &Titles,
    line: usize,
    is_kept: &impl Fn(usize) -> bool,
) -> Drawn {
    let nodes = &body.units.nodes;
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    let mut tops = Vec::new();
    for unit in (0..nodes.len()).filter(|unit| is_kept(*unit)) {
        match nodes[unit].parent {
            Some(parent) => below[parent].push(unit),
            None => tops.push(unit),
        }
    }
    let name = titles.name.as_deref().or(titles.organisation.as_deref());
    let root = root_of(body, name);
    let mut drawn =
        Drawn { draft: Draft { line, ..Draft::default() }, nodes: Vec::new(), rows: Vec::new() };
    let mut places: Vec<Option<usize>> = vec![None; nodes.len()];
    match root {
        Some(root) => drawn.push(unit_of(body, root, 0), Some(root)),
        None => {
            drawn.draft.placeholder = name.is_none() && titles.fallback.is_none();
            let name = name.or(titles.fallback.as_deref()).unwrap_or(UNTITLED);
            let mut unit = placeholder(name, line);
            unit.kind = kind_at_start(&folded(name));
            drawn.push(unit, None);
        }
    }
    // Depth first, so that a unit stands before those below it.
    let mut open: Vec<(usize, usize)> =
        tops.iter().filter(|it| Some(**it) != root).map(|it| (*it, 0)).collect();
    open.extend(root.iter().flat_map(|root| below[*root].iter().map(|it| (*it, 0))));
    open.reverse();
    if let Some(root) = root {
        places[root] = Some(0);
    }
    while let Some((unit, parent)) = open.pop() {
        let place = drawn.nodes.len();
        places[unit] = Some(place);
        drawn.push(unit_of(body, unit, parent), Some(unit));
        open.extend(below[unit].iter().rev().map(|it| (*it, place)));
    }
    for (entry, lines) in body.entries.iter().zip(lines) {
        let place = entry.unit.and_then(|unit| places[unit]).unwrap_or(0);
        for post in lines {
            drawn.rows[place].push((entry.row, post.count));
            drawn.draft.counted += post.count;
            drawn.draft.units[place].posts.push((entry.line, post));
        }
    }
    drawn
}

/// The unit that is the root of every state's chart; none where several stand at the top.
fn root_of(body: &Body, name: Option<&str>) -> Option<usize> {
    let nodes = &body.units.nodes;
    let tops: Vec<usize> = (0..nodes.len()).filter(|unit| nodes[*unit].parent.is_none()).collect();
    let has_orphans = body.entries.iter().any(|entry| entry.unit.is_none());
    let is_called =
        |unit: &&usize| name.is_some_and(|name| folded(name) == folded(&nodes[**unit].name));
    // "Direction des sports" above a table of one of its services.
    let rank = |name: &str| kind_at_start(&folded(name)).map(|kind| kind.rank);
    let is_below = |unit: usize| {
        let own = nodes[unit].kind.map(|kind| kind.rank);
        name.and_then(rank).zip(own).is_some_and(|(above, own)| above < own)
    };
    match tops.as_slice() {
        [only] if is_below(*only) => None,
        [only] if !has_orphans || name.is_none() => Some(*only),
        several => several.iter().find(is_called).copied(),
    }
}

impl Drawn {
    fn push(&mut self, unit: DraftUnit, node: Option<usize>) {
        self.draft.units.push(unit);
        self.nodes.push(node);
        self.rows.push(Vec::new());
    }
}

fn unit_of(body: &Body, node: usize, parent: usize) -> DraftUnit {
    let node = &body.units.nodes[node];
    DraftUnit {
        kind: node.kind,
        parent,
        key: folded(&node.name),
        ..placeholder(&node.name, node.line)
    }
}

/// What lines were taken for, by the rows that stand in them and by what is `known` of them already.
pub(super) fn uses(tables: &Tables, rows: &[Row], mut known: Vec<LineUse>) -> Vec<LineUse> {
    for (row, line_use) in rows.iter().zip(&tables.body.uses) {
        if let Some(known) = row.line.checked_sub(1).and_then(|at| known.get_mut(at)) {
            *known = (*known).max(*line_use);
        }
    }
    known
}
