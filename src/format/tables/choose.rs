//! Which tables of a file are read: those that hold posts and belong together.

use std::borrow::Cow;

use super::areas::{self, Area};
use super::mapping::{Mapping, TableOptions};
use super::propose::{self, Proposed};
use super::sheet::{Row, Sheet};
use super::{composition, header, list};
use crate::format::reading::{Doubt, Meaning, Unreadable};
use crate::model::folded;

/// A table of a sheet, with what its columns are taken for.
pub(super) struct Table<'a> {
    /// Its sheet, among all of the file.
    pub sheet: usize,
    /// The sheet as it is read: of several tables, with the cells of this one alone.
    pub cells: Cow<'a, Sheet>,
    area: Area,
    pub is_one_of_several: bool,
    pub proposed: Proposed,
}

impl Table<'_> {
    pub fn rows(&self) -> &[Row] {
        &self.cells.rows
    }

    /// So many rows of the sheet stand above it.
    pub fn skipped(&self) -> usize {
        self.area.rows.start
    }
}

/// The tables that are read.
pub(super) struct Chosen<'a> {
    pub tables: Vec<Table<'a>>,
    /// The names of their sheets.
    pub names: Vec<String>,
    pub left_out: Vec<LeftOut>,
}

/// A sheet that is not read, or a table of one that is.
pub(super) struct LeftOut {
    /// The sheet, among all of the file, and the rows from 0, of a table.
    pub sheet: Option<usize>,
    pub rows: Vec<usize>,
    pub doubt: Doubt,
}

/// A table that may be read.
struct Candidate<'a> {
    sheet: usize,
    cells: Cow<'a, Sheet>,
    area: Area,
    proposed: Option<Proposed>,
    is_ours: bool,
}

/// The table that holds most posts, those beside and below it, and those with the same heads in other sheets; or
/// those of the sheet that is asked for.
pub(super) fn choose<'a>(
    sheets: &'a [Sheet],
    options: &TableOptions,
) -> Result<Chosen<'a>, Unreadable> {
    if let Some(wanted) = &options.sheet
        && !sheets.iter().any(|sheet| folded(&sheet.name) == folded(wanted))
    {
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        let (sheet, sheets) = (wanted.clone(), names.join(", "));
        return Err(Unreadable::SheetMissing { sheet, sheets });
    }
    let mut why = Unreadable::NoTable;
    let mut all: Vec<Candidate> = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        candidates(at, sheet, options, &mut why, &mut all);
    }
    // The posts themselves, where the other sheets are about what became of them.
    if all.iter().any(|it| it.is_ours && it.proposed.is_some()) {
        all.iter_mut().filter(|it| !it.is_ours).for_each(|it| it.proposed = None);
    }
    // Of equal ones the first.
    let weights: Vec<usize> = all.iter().map(weight).collect();
    let best = (0..all.len()).rev().max_by_key(|at| weights[*at]);
    let Some(best) = best.filter(|at| all[*at].proposed.is_some()) else { return Err(why) };
    let is_given = !options.mappings.is_empty();
    let taken: Vec<bool> = all
        .iter()
        .map(|it| {
            is_given && it.sheet == all[best].sheet && it.proposed.is_some()
                || belongs(it, &all[best])
        })
        .collect();
    Ok(chosen(sheets, all, &taken))
}

/// The tables of one sheet, each with what its columns mean.
fn candidates<'a>(
    at: usize,
    sheet: &'a Sheet,
    options: &TableOptions,
    why: &mut Unreadable,
    all: &mut Vec<Candidate<'a>>,
) {
    let asks = options.sheet.is_some();
    let is_asked = options.sheet.as_ref().is_none_or(|it| folded(&sheet.name) == folded(it));
    let own: Vec<&Mapping> =
        options.mappings.iter().filter(|it| it.is_for(&sheet.name, asks)).collect();
    // What nobody sees is read where somebody asks for it.
    let is_read = is_asked && (!sheet.is_hidden || asks || !own.is_empty());
    let is_ours = composition::is_one(sheet);
    let areas = if is_ours { Vec::new() } else { areas::of(sheet) };
    let is_split = areas.len() > 1 && own.iter().all(|it| areas.iter().any(|area| area.holds(it)));
    if !is_split {
        let cells = composition::as_table(sheet);
        let area = Area { rows: 0..cells.rows.len(), columns: 0..usize::MAX };
        let proposed = match own.first() {
            _ if !is_read => None,
            Some(mapping) => given(&cells, mapping).map_err(|error| *why = error).ok(),
            None if !options.mappings.is_empty() => None,
            None if list::is_stairs(&cells.rows) => None,
            None => propose::propose(&cells.rows, &cells.merged),
        };
        all.push(Candidate { sheet: at, cells, area, proposed, is_ours });
        return;
    }
    for area in areas {
        let cells = areas::cut(sheet, &area);
        let proposed = match own.iter().find(|it| area.holds(it)) {
            _ if !is_read => None,
            Some(mapping) => given(&cells, mapping).map_err(|error| *why = error).ok(),
            None if !options.mappings.is_empty() => None,
            None => propose::propose(&cells.rows, &cells.merged),
        };
        all.push(Candidate { sheet: at, cells: Cow::Owned(cells), area, proposed, is_ours });
    }
}

fn weight(candidate: &Candidate) -> usize {
    let Some(proposed) = &candidate.proposed else { return 0 };
    let known = proposed.mapping.columns.iter();
    let known = known.filter(|it| !matches!(it.meaning, Meaning::Ignored)).count();
    known * known.max(1) * candidate.cells.filled_rows().min(200) + proposed.head.exact * 50
}

/// Whether a table is read beside the one that holds most posts.
fn belongs(one: &Candidate, best: &Candidate) -> bool {
    let (Some(own), Some(its)) = (&one.proposed, &best.proposed) else { return false };
    let is_same = heads(&own.mapping) == heads(&its.mapping);
    if one.sheet == best.sheet {
        // What counts no posts beside tables that do sums these up, or explains their words.
        return std::ptr::eq(one, best) || is_same || counts_posts(own);
    }
    is_same || is_other_half(own, its)
}

/// Whether a table says of posts that it names more than how they are called.
fn counts_posts(proposed: &Proposed) -> bool {
    let has = |meaning: &Meaning| proposed.mapping.has(*meaning);
    let counts = [Meaning::Count, Meaning::Budgeted, Meaning::FteTotal].iter().any(has);
    let tells = [Meaning::Category, Meaning::Unit, Meaning::Fte, Meaning::Vacant, Meaning::Grade];
    let is_named = [Meaning::Title, Meaning::ReferenceJob].iter().any(has);
    is_named && (counts || tells.iter().any(has)) || has(&Meaning::Grade) && counts
}

fn chosen<'a>(sheets: &'a [Sheet], all: Vec<Candidate<'a>>, taken: &[bool]) -> Chosen<'a> {
    let is_read: Vec<bool> = (0..sheets.len())
        .map(|sheet| all.iter().zip(taken).any(|(it, taken)| *taken && it.sheet == sheet))
        .collect();
    let mut chosen = Chosen { tables: Vec::new(), names: Vec::new(), left_out: Vec::new() };
    let mut last = None;
    for at in 0..all.len() {
        let it = &all[at];
        let sheet = it.sheet;
        let is_first = last.replace(sheet) != Some(sheet);
        let rows = |cells: &Sheet| u32::try_from(cells.filled_rows()).unwrap_or(u32::MAX);
        if is_read[sheet] && !taken[at] {
            let filled = it.cells.rows.iter().enumerate().filter(|(_, row)| !row.is_blank());
            let text = filled.clone().take(3).map(|(_, row)| row.quoted());
            let text = text.collect::<Vec<_>>().join(" / ");
            let lines = filled.map(|(at, _)| at).collect();
            let doubt = Doubt::TableLeftOut { rows: rows(&it.cells), text };
            chosen.left_out.push(LeftOut { sheet: Some(sheet), rows: lines, doubt });
        } else if !is_read[sheet] && is_first && sheets[sheet].filled_rows() > 0 {
            let (rows, name) = (rows(&sheets[sheet]), sheets[sheet].name.clone());
            let doubt = match sheets[sheet].is_hidden {
                true => Doubt::HiddenSheetLeftOut { rows, sheet: name },
                false => Doubt::SheetLeftOut { rows, sheet: name },
            };
            chosen.left_out.push(LeftOut { sheet: None, rows: Vec::new(), doubt });
        }
    }
    let several: Vec<usize> =
        (0..sheets.len()).map(|sheet| all.iter().filter(|it| it.sheet == sheet).count()).collect();
    for (it, _) in all.into_iter().zip(taken).filter(|(_, taken)| **taken) {
        let Some(proposed) = it.proposed else { continue };
        chosen.names.push(sheets[it.sheet].name.clone());
        let is_one_of_several = several[it.sheet] > 1;
        let Candidate { sheet, cells, area, .. } = it;
        chosen.tables.push(Table { sheet, cells, area, is_one_of_several, proposed });
    }
    chosen
}

impl Area {
    /// Whether all that a mapping reads stands in it.
    pub fn holds(&self, mapping: &Mapping) -> bool {
        let read = mapping.columns.iter().filter(|it| it.meaning != Meaning::Ignored);
        let is_in = |column: &str| {
            super::sheet::column_of(column).is_some_and(|at| self.columns.contains(&at))
        };
        let head = mapping.header.map_or(0, |[first, _]| first.max(1) as usize - 1);
        self.rows.contains(&head)
            && read.clone().next().is_some()
            && read.into_iter().all(|it| is_in(&it.column))
    }
}

/// The heads of the columns that something is kept of.
pub(super) fn heads(mapping: &Mapping) -> Vec<String> {
    let heads = mapping.columns.iter().map(|column| folded(&column.header));
    heads.filter(|head| !head.is_empty()).collect()
}

/// Whether one table names the posts that those of the other report to: British organograms have their senior
/// and their junior posts in two.
fn is_other_half(one: &Proposed, other: &Proposed) -> bool {
    let reports =
        |it: &Proposed| it.mapping.has(Meaning::SupervisorId) || it.mapping.has(Meaning::ReportsTo);
    let both = reports(one)
        && reports(other)
        && one.mapping.has(Meaning::Title)
        && other.mapping.has(Meaning::Title);
    both && one.mapping.has(Meaning::PostId) != other.mapping.has(Meaning::PostId)
}

/// A given mapping for a sheet.
pub(super) fn given(sheet: &Sheet, mapping: &Mapping) -> Result<Proposed, Unreadable> {
    let range = mapping
        .header
        .map_or(0..0, |[first, last]| (first.max(1) as usize - 1)..(last.max(first) as usize));
    let head = header::at(&sheet.rows, &sheet.merged, range);
    mapping.check_heads(&head.names)?;
    Ok(Proposed {
        head,
        mapping: Mapping { sheets: Vec::new(), ..mapping.clone() },
        doubts: Vec::new(),
    })
}
