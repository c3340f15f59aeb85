//! Rows of a table: which cell is the title, which the category, which the count.
//!
//! A row becomes the line that would say the same: "3 Gestionnaires (B)".

use super::furniture::is_total;
use crate::format::reading::columns::{self, Meaning};
use crate::format::reading::draft::Total;
use crate::format::reading::phrases::counts::begins_with_count;
use crate::format::reading::phrases::counts::is_number;
use crate::format::reading::phrases::sense::is_rank;
use crate::format::reading::vocabulary::{hundredths_of, kind_at_start};
use crate::model::folded;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Column {
    Unit,
    Title,
    Category,
    Grade,
    /// A managerial level or a reference job.
    Second,
    Count,
    Fte,
    Other,
}

/// What a row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::format) enum ReadRow {
    /// The unit it names, the line of posts it stands for, and what else it holds.
    Posts {
        unit: Option<String>,
        posts: String,
        other: Option<String>,
        /// The time of all the posts of the row, where they are several.
        shared_time: Option<String>,
    },
    /// A unit and the number of its posts.
    Unit(String),
    /// The sum of the rows above.
    Total(Total),
}

/// The columns that a header names, if `cells` are one.
pub(in crate::format) fn header(cells: &[String]) -> Option<Vec<Column>> {
    let mut columns: Vec<Column> = cells.iter().map(|cell| named_column(cell)).collect();
    // "Service / emploi" above units and the posts below them.
    for (column, cell) in columns.iter_mut().zip(cells) {
        let halves = cell
            .split_once('/')
            .map(|(unit, post)| (named_column(unit.trim()), named_column(post.trim())));
        if let Some((Column::Unit, Column::Title)) = halves {
            *column = Column::Title;
        }
    }
    let known = columns.iter().filter(|column| **column != Column::Other).count();
    // "Métier | Catégorie | Nombre" names posts by their jobs.
    if known >= 3 && !columns.contains(&Column::Title) && columns.contains(&Column::Category) {
        let job = columns.iter().position(|column| *column == Column::Second);
        job.into_iter().for_each(|job| columns[job] = Column::Title);
    }
    if known < 2 || !columns.contains(&Column::Title) {
        return None;
    }
    // Beside them "Cadre d'emplois / grade" is a head as well.
    for (column, cell) in columns.iter_mut().zip(cells).filter(|(it, _)| **it == Column::Other) {
        *column = columns::named(cell).map_or(Column::Other, |named| meant(named.meaning));
    }
    Some(columns)
}

/// What a head says, by the words that all readers of tables share: whole, or by its first word.
fn named_column(cell: &str) -> Column {
    let sure = |head: &str| columns::named(head).filter(|named| named.exact);
    let first = || cell.split([' ', '\u{a0}']).next().and_then(sure);
    sure(cell).or_else(first).map_or(Column::Other, |named| meant(named.meaning))
}

fn meant(meaning: Meaning) -> Column {
    match meaning {
        Meaning::Unit => Column::Unit,
        Meaning::Title => Column::Title,
        Meaning::Category => Column::Category,
        Meaning::Grade => Column::Grade,
        Meaning::ManagerLevel | Meaning::ReferenceJob | Meaning::Depth => Column::Second,
        Meaning::Count | Meaning::Budgeted => Column::Count,
        Meaning::Fte | Meaning::FteTotal => Column::Fte,
        Meaning::UnitCode
        | Meaning::Parent
        | Meaning::ParentCode
        | Meaning::PostId
        | Meaning::SupervisorId
        | Meaning::ReportsTo
        | Meaning::Filled
        | Meaning::Vacant
        | Meaning::PartTime
        | Meaning::Note
        | Meaning::Person
        | Meaning::RowKind
        | Meaning::Ignored => Column::Other,
    }
}

/// Reads a row under the columns of its header, or by what its cells look like.
pub(in crate::format) fn row(cells: &[String], columns: Option<&[Column]>) -> Option<ReadRow> {
    let guessed;
    let columns = match columns.filter(|columns| columns.len() == cells.len()) {
        Some(columns) => columns,
        None => {
            guessed = guess(cells)?;
            &guessed
        }
    };
    let cell = |wanted: Column| {
        let mut found = cells.iter().zip(columns).filter(|(_, column)| **column == wanted);
        found.find(|(cell, _)| !cell.is_empty()).map(|(cell, _)| cell.as_str())
    };
    let named = cell(Column::Title);
    let title = named.or_else(|| cell(Column::Unit).filter(|unit| is_total(unit)))?;
    if is_total(title) {
        let figure = cell(Column::Count).and_then(hundredths_of)?;
        return Some(ReadRow::Total(Total { figure, in_fte: false, category: None }));
    }
    let (category, count) = (cell(Column::Category), cell(Column::Count));
    if category.is_none() && kind_at_start(&folded(title)).is_some() && !begins_with_count(title) {
        return count.map(|count| ReadRow::Unit(format!("{title} ({count} postes)")));
    }
    let mut posts = count.map_or_else(String::new, |count| format!("{count} "));
    posts.push_str(title);
    for column in [Column::Category, Column::Grade, Column::Second] {
        if let Some(text) = cell(column) {
            let bracketed = text.starts_with('(') && text.ends_with(')');
            posts.push_str(&if bracketed { format!(" {text}") } else { format!(" ({text})") });
        }
    }
    let mut shared_time = None;
    if let Some(fte) = cell(Column::Fte) {
        match count {
            Some(_) if fte.ends_with('%') => posts.push_str(&format!(" ({fte})")),
            // A row's time is that of all its posts.
            Some(count) if hundredths_of(fte) == hundredths_of(count) => {}
            Some(count) if count != "1" => {
                shared_time = Some(fte.to_owned());
                if let Some(each) = share(fte, count) {
                    posts.push_str(&format!(" ({each} %)"));
                }
            }
            Some(_) => posts.push_str(&format!(" ({} ETP)", fte.trim_end_matches(" ETP"))),
            None => posts = format!("{} ETP {posts}", fte.trim_end_matches(" ETP")),
        }
    }
    let unit = cell(Column::Unit).map(str::to_owned);
    Some(ReadRow::Posts { unit, posts, other: cell(Column::Other).map(str::to_owned), shared_time })
}

/// The hundredths of one post, where `fte` shares out evenly among `count`.
fn share(fte: &str, count: &str) -> Option<u32> {
    let total = hundredths_of(fte.trim_end_matches(" ETP"))?;
    let count: u32 = count.parse().ok()?;
    let each = total.checked_div(count)?;
    (each * count == total && (1..=100).contains(&each)).then_some(each)
}

/// "TOTAL", then nothing but figures.
pub(in crate::format) fn is_sum(cells: &[String]) -> bool {
    cells.split_first().is_some_and(|(first, rest)| {
        is_total(first) && rest.iter().all(|cell| cell.is_empty() || is_number(cell))
    })
}

/// Whether a cell is a category or a grade.
pub(in crate::format) fn has_rank(cells: &[String]) -> bool {
    cells.iter().any(|cell| is_rank(cell.trim_start_matches('(').trim_end_matches(')')))
}

/// Columns by their content, where there are a title and a category or a count.
fn guess(cells: &[String]) -> Option<Vec<Column>> {
    let mut columns = Vec::with_capacity(cells.len());
    for (index, cell) in cells.iter().enumerate() {
        let free = |column| !columns.contains(&column);
        let inside = cell.trim_start_matches('(').trim_end_matches(')');
        let column = if is_rank(inside) && free(Column::Category) {
            Column::Category
        } else if is_number(cell) && free(Column::Count) {
            Column::Count
        } else if is_number(cell) && free(Column::Fte) {
            Column::Fte
        } else if !cell.chars().any(char::is_alphabetic) {
            Column::Other
        } else if index == 0 && cells.len() > 2 && kind_at_start(&folded(cell)).is_some() {
            Column::Unit
        } else if free(Column::Title) {
            Column::Title
        } else if free(Column::Second) {
            Column::Second
        } else {
            Column::Other
        };
        columns.push(column);
    }
    let has = |column| columns.contains(&column);
    // "Direction X | 12" names a unit and no post.
    let counted = has(Column::Category) || has(Column::Count);
    (has(Column::Title) && counted).then_some(columns)
}
