//! The columns that rows are read by, and how the rows say what stands below what.

use super::mapping::{Crossed, Mapping};
use super::numbered;
use super::sheet::Row;
use super::totals;
use super::units::{ParentBy, depth};
use crate::format::reading::Meaning;
use crate::format::reading::vocabulary::{bare, kind_at_start};
use crate::model::folded;
use std::collections::{HashMap, HashSet};

/// The columns that rows are read by.
pub(super) struct Layout {
    pub units: Vec<usize>,
    pub code: Option<usize>,
    pub parent: Option<(ParentBy, usize)>,
    pub depth: Option<usize>,
    /// The column that says whether a row is a unit or a post, and the one that says what either is under.
    pub kind: Option<usize>,
    pub above: Option<(ParentBy, usize)>,
    pub titles: Vec<usize>,
    pub ranks: Vec<usize>,
    pub ids: Vec<usize>,
    /// The column whose numbers say what is under what.
    pub numbers: Option<usize>,
    pub supervisor: Option<usize>,
    pub persons: Vec<usize>,
    /// Every column of figures.
    pub figures: Vec<usize>,
    /// The columns that something is kept of.
    pub known: Vec<usize>,
    /// The sorts of posts that columns count, each with its columns.
    pub sorts: Vec<(Crossed, Vec<usize>)>,
}

impl Layout {
    pub fn of(mapping: &Mapping, names: &[String], below: &[Row]) -> Self {
        let of = |meaning| mapping.columns_of(meaning, None);
        let mut titles = of(Meaning::Title);
        for other in [Meaning::ReferenceJob, Meaning::Grade] {
            if titles.is_empty() {
                titles = of(other);
            }
        }
        let figures = Meaning::FIGURES;
        let ranks =
            [Meaning::Category, Meaning::Grade, Meaning::ManagerLevel, Meaning::ReferenceJob];
        let left_out = |meaning| matches!(meaning, Meaning::Ignored | Meaning::Person);
        let known = mapping.columns.iter().filter(|it| !left_out(it.meaning));
        let known = known.filter_map(|it| super::sheet::column_of(&it.column)).collect();
        let by = |meaning, by| mapping.column(meaning, None).map(|at| (by, at));
        let parent =
            by(Meaning::ParentCode, ParentBy::Code).or(by(Meaning::Parent, ParentBy::Name));
        let has_place = [Meaning::Unit, Meaning::Parent, Meaning::ParentCode, Meaning::RowKind];
        let numbers = numbered::column(mapping, below);
        let numbers = numbers.filter(|_| !has_place.iter().any(|it| mapping.has(*it)));
        Self {
            numbers,
            units: levels(of(Meaning::Unit), names, below),
            code: mapping.column(Meaning::UnitCode, None).filter(|at| Some(*at) != numbers),
            depth: mapping.column(Meaning::Depth, None),
            kind: mapping.column(Meaning::RowKind, None),
            above: parent
                .or(by(Meaning::SupervisorId, ParentBy::Code))
                .or(by(Meaning::ReportsTo, ParentBy::Code)),
            parent,
            ranks: ranks.into_iter().flat_map(of).filter(|at| !titles.contains(at)).collect(),
            titles,
            ids: of(Meaning::PostId).into_iter().filter(|at| Some(*at) != numbers).collect(),
            supervisor: mapping
                .column(Meaning::SupervisorId, None)
                .or(mapping.column(Meaning::ReportsTo, None)),
            persons: of(Meaning::Person),
            figures: figures.into_iter().flat_map(of).collect(),
            known,
            sorts: mapping.crossed(),
        }
    }
}

impl Layout {
    /// Whether all units at the heads of columns are of a kind, whose rank says what is under what.
    pub fn has_ranked_sorts(&self) -> bool {
        let mut units = self.sorts.iter().filter_map(|(sort, _)| sort.unit.as_deref());
        units.all(|unit| kind_at_start(&folded(unit)).is_some())
    }
}

/// The columns of units, the highest level first: by the kinds at their heads, where what stands below does not say
/// otherwise; else as they stand.
fn levels(mut columns: Vec<usize>, names: &[String], below: &[Row]) -> Vec<usize> {
    let rank = |column: &usize| {
        let name = bare(names.get(*column)?);
        let starts = ["nom du ", "nom de la ", "libelle ", "lib "];
        let name = starts.iter().find_map(|it| name.strip_prefix(it)).unwrap_or(&name);
        kind_at_start(name).map(|kind| kind.rank)
    };
    if columns.iter().all(|column| rank(column).is_some()) {
        columns.sort_by_key(rank);
        for _ in 1..columns.len() {
            for at in 1..columns.len() {
                let (upper, lower) = (columns[at - 1], columns[at]);
                if lower < upper && holds(below, lower, upper) && !holds(below, upper, lower) {
                    columns.swap(at - 1, at);
                }
            }
        }
    }
    columns
}

/// Whether each unit of column `lower` stands in one of column `upper`, and some of these hold several, or posts of
/// their own.
fn holds(rows: &[Row], upper: usize, lower: usize) -> bool {
    let mut above: HashMap<&str, &str> = HashMap::new();
    let (mut uppers, mut has_own) = (HashSet::new(), false);
    for row in rows.iter().take(2_000) {
        let (above_it, it) = (row.cell(upper), row.cell(lower));
        if it.is_empty() {
            has_own |= !above_it.is_empty();
        } else if above_it.is_empty() || *above.entry(it).or_insert(above_it) != above_it {
            return false;
        }
        uppers.insert(above_it);
    }
    has_own || uppers.len() < above.len()
}

/// How a list of titles says which of them are units: those below which others are set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outline {
    None,
    /// By spaces, or by the indent of the cell.
    Indents,
    /// By groups of rows.
    Groups,
    /// By bold letters.
    Bold,
    /// By numbers in a column of their own.
    Numbers,
}

/// How names of units stand in their cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depths {
    None,
    Indents,
    Numbers,
}

pub(super) fn depths_of(rows: &[Row], layout: &Layout) -> Depths {
    let [column] = layout.units.as_slice() else { return Depths::None };
    let cells = rows.iter().take(2_000).filter_map(|row| Some((row, row.cells.get(*column)?)));
    let (mut indents, mut numbers, mut all, mut numbered) = (HashSet::new(), HashSet::new(), 0, 0);
    for (row, cell) in cells.filter(|(_, cell)| !cell.trim().is_empty() && !totals::is_total(cell))
    {
        let (_, number, _) = depth(cell);
        let indent = indent(row, *column);
        all += 1;
        indents.insert(indent);
        numbered += usize::from(number.is_some());
        numbers.extend(number);
    }
    match () {
        () if numbers.len() > 1 && numbered * 10 >= all * 8 => Depths::Numbers,
        () if indents.len() > 1 && indents.contains(&0) => Depths::Indents,
        () => Depths::None,
    }
}

pub(super) fn is_dense(rows: &[Row], layout: &Layout) -> bool {
    let Some(&column) = layout.units.first() else { return layout.code.is_some() };
    let holds_posts = |row: &&Row| layout.titles.iter().any(|at| !row.cell(*at).is_empty());
    let (mut all, mut named) = (0, 0);
    for row in rows
        .iter()
        .filter(holds_posts)
        .filter(|row| !row.filled().any(|(_, cell)| totals::is_total(cell)))
    {
        all += 1;
        named += usize::from(!row.cell(column).is_empty());
    }
    all >= 3 && named * 10 >= all * 9
}

pub(super) fn has_small_titles(rows: &[Row], layout: &Layout) -> bool {
    let titles =
        rows.iter().take(2_000).flat_map(|row| layout.titles.iter().map(|at| row.cell(*at)));
    // Headings stand by themselves.
    let beside = rows.iter().take(2_000).filter(|row| row.filled().count() > 1);
    let mut beside = beside
        .flat_map(|row| layout.titles.iter().map(|at| row.cell(*at)))
        .filter(|title| title.chars().any(char::is_alphabetic))
        .peekable();
    if beside.peek().is_some() && beside.all(|title| title.chars().any(char::is_lowercase)) {
        return true;
    }
    let titles: Vec<&str> = titles.filter(|title| title.chars().any(char::is_alphabetic)).collect();
    let small = titles.iter().filter(|title| title.chars().any(char::is_lowercase)).count();
    small * 2 > titles.len()
}

/// Letters, none of them small, and more than an abbreviation.
pub(super) fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 3 && !text.chars().any(char::is_lowercase)
}

/// How far the text in a column is set in, by its spaces or by how its cell is set; else how deep its row is grouped.
pub(super) fn indent(row: &Row, column: usize) -> usize {
    let spaces = row
        .cells
        .get(column)
        .map_or(0, |cell| cell.chars().take_while(|c| c.is_whitespace()).count());
    let is_first = row.filled().next().is_some_and(|(first, _)| first == column);
    spaces + if is_first { usize::from(row.look.indent) } else { 0 }
}

/// How the titles of a table without a column of units say which of them are units.
pub(super) fn outline_of(rows: &[Row], layout: &Layout) -> Outline {
    let Some(&title) = layout.titles.first() else { return Outline::None };
    if !layout.units.is_empty() || layout.parent.is_some() || layout.kind.is_some() {
        return Outline::None;
    }
    if layout.numbers.is_some() {
        return Outline::Numbers;
    }
    let ranks: Vec<usize> = layout.ranks.iter().chain(&layout.ids).copied().collect();
    outline(rows, title, &ranks)
}

/// How the names in a column say which of them are units; only posts have something in `ranks`.
pub(super) fn outline(rows: &[Row], column: usize, ranks: &[usize]) -> Outline {
    let is_label = |row: &&Row| {
        !row.cell(column).is_empty() && !row.filled().any(|(_, cell)| totals::is_total(cell))
    };
    let rows: Vec<&Row> = rows.iter().take(2_000).filter(is_label).collect();
    let is_ranked = |row: &&&Row| ranks.iter().any(|at| !row.cell(*at).is_empty());
    // Those below which others stand deeper are units: they have no rank.
    let is_outline = |depth: &dyn Fn(&Row) -> usize| {
        let heads = rows.windows(2).filter(|two| depth(two[0]) < depth(two[1]));
        let heads: Vec<&Row> = heads.map(|two| two[0]).collect();
        !heads.is_empty() && heads.iter().filter(is_ranked).count() * 2 < heads.len()
    };
    // Letters are bold for many reasons: of units, nothing stands beside them that does beside posts.
    let is_set_off = || {
        let (bold, plain): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.look.is_bold);
        let is_alone = |row: &&&Row| row.filled().count() == 1;
        let ranked = plain.iter().filter(is_ranked).count() * 2 > plain.len();
        let beside = plain.iter().filter(|row| !is_alone(row)).count() * 2 > plain.len();
        ranked && !bold.iter().any(|row| is_ranked(&row))
            || beside && bold.iter().all(|row| is_alone(&row))
    };
    match () {
        () if is_outline(&|row| indent(row, column)) => Outline::Indents,
        () if is_outline(&|row| usize::from(row.look.group)) => Outline::Groups,
        () if is_outline(&|row| usize::from(!row.look.is_bold)) && is_set_off() => Outline::Bold,
        () => Outline::None,
    }
}
