//! Tables whose columns white space sets apart: the heads show where each column begins, and the rows below are cut
//! there, however narrow the gap behind the longest title.
//!
//! ```text
//! Poste            Cat.  Nb
//! Chef de service  A     1       as      Chef de service | A | 1
//! Agents           C     4
//! ```

use std::borrow::Cow;
use std::ops::Range;

use super::cleaning::clean;
use crate::format::reading::Meaning;
use crate::format::reading::columns;
use crate::format::reading::phrases::counts::is_number;
use crate::format::reading::phrases::heads::heads;
use crate::format::reading::phrases::sense::is_rank;

/// A row of such a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Aligned {
    /// One for each column, blank ones too.
    pub cells: Vec<String>,
    /// Where the columns begin.
    pub starts: Vec<usize>,
}

/// A head, and the columns of letters that it takes.
struct Head {
    place: Range<usize>,
    meaning: Option<Meaning>,
}

/// Most columns of such a table.
const MOST_COLUMNS: usize = 16;

/// Which of `texts` are the heads or the rows of such tables.
pub(super) fn aligned(texts: &[Cow<'_, str>]) -> Vec<Option<Aligned>> {
    let mut table: Option<Vec<Head>> = None;
    let mut goes_on = false;
    let of_line = |text: &Cow<'_, str>| {
        // Without a gap there is nothing to part.
        if !text.trim().contains("  ") || text.contains(['\t', '|']) {
            goes_on = false;
            return None;
        }
        let letters: Vec<char> = text.chars().collect();
        let parts = parts(&letters);
        let told: Vec<String> = parts.iter().map(|part| words(&letters, part)).collect();
        if let Some(heads) = heads_of(&parts, &told) {
            let starts = heads.iter().map(|head| head.place.start).collect();
            table = Some(heads);
            goes_on = true;
            return Some(Aligned { cells: told, starts });
        }
        let heads = table.as_ref()?;
        let cells = row(&letters, &parts, heads)
            .filter(|cells| goes_on && heads.len() > 2 || fits(cells, heads));
        goes_on = cells.is_some();
        let starts = heads.iter().map(|head| head.place.start).collect();
        cells.map(|cells| Aligned { cells, starts })
    };
    texts.iter().map(of_line).collect()
}

/// What gaps of two spaces or more part.
fn parts(letters: &[char]) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for (at, _) in letters.iter().enumerate().filter(|(_, letter)| !letter.is_whitespace()) {
        match parts.last_mut() {
            Some(last) if at < last.end + 2 => last.end = at + 1,
            _ => parts.push(at..at + 1),
        }
    }
    parts
}

fn words(letters: &[char], place: &Range<usize>) -> String {
    clean(&letters[place.clone()].iter().collect::<String>())
}

/// The heads of a table of posts: what they are called, and a figure or a category of it.
fn heads_of(parts: &[Range<usize>], told: &[String]) -> Option<Vec<Head>> {
    if !(2..=MOST_COLUMNS).contains(&parts.len()) || !heads(told) {
        return None;
    }
    let of_part = |(place, told): (&Range<usize>, &String)| {
        let meaning = columns::named(told).map(|named| named.meaning);
        Head { place: place.clone(), meaning }
    };
    let heads: Vec<Head> = parts.iter().zip(told).map(of_part).collect();
    let any = |wanted: &[Meaning]| {
        heads.iter().any(|head| head.meaning.is_some_and(|it| wanted.contains(&it)))
    };
    let names = any(&[Meaning::Title, Meaning::Grade, Meaning::ReferenceJob]);
    let tells = any(&[
        Meaning::Category,
        Meaning::Count,
        Meaning::Budgeted,
        Meaning::Fte,
        Meaning::FteTotal,
        Meaning::Person,
    ]);
    (names && tells).then_some(heads)
}

/// The cells of a row below `heads`; none where its parts stand in no columns of theirs.
fn row(letters: &[char], parts: &[Range<usize>], heads: &[Head]) -> Option<Vec<String>> {
    let mut cells = vec![String::new(); heads.len()];
    if parts.len() == heads.len() {
        return Some(parts.iter().map(|part| words(letters, part)).collect());
    }
    let mut free = 0;
    for part in parts {
        let mut from = part.start;
        let mut column = column_of(part, heads)?;
        // A cell that fills its column leaves one space before the next.
        for (next, head) in heads.iter().enumerate().skip(column + 1) {
            let at = head.place.start;
            let begins = at > from && at < part.end && letters[at - 1] == ' ';
            if begins && tells(&words(letters, &(at..part.end)), head) {
                fill(&mut cells, &mut free, column, words(letters, &(from..at)))?;
                (from, column) = (at, next);
            }
        }
        fill(&mut cells, &mut free, column, words(letters, &(from..part.end)))?;
    }
    (cells.iter().filter(|cell| !cell.is_empty()).count() > 1).then_some(cells)
}

/// Puts `words` into a column behind those filled before.
fn fill(cells: &mut [String], free: &mut usize, column: usize, words: String) -> Option<()> {
    if column < *free {
        return None;
    }
    cells[column] = words;
    *free = column + 1;
    Some(())
}

/// The column that a part stands in: that which begins where it does, else the one whose head it stands below, else
/// the one that it begins in.
fn column_of(part: &Range<usize>, heads: &[Head]) -> Option<usize> {
    let begins = heads.iter().position(|head| head.place.start == part.start);
    let below = || {
        let is_below = |head: &Head| head.place.start < part.end && part.start < head.place.end;
        let mut found = (0..heads.len()).filter(|at| is_below(&heads[*at]));
        found.next()
    };
    let inside = || heads.iter().rposition(|head| head.place.start <= part.start);
    begins.or_else(below).or_else(inside)
}

/// Whether `words` are what the head of a category or a figure has below it.
fn tells(words: &str, head: &Head) -> bool {
    match head.meaning {
        Some(Meaning::Category | Meaning::Grade) => is_rank(words),
        Some(_) | None => is_number(words),
    }
}

/// Whether a row that stands apart from its heads is one: each category and each count is such, and there is one.
fn fits(cells: &[String], heads: &[Head]) -> bool {
    let told = cells.iter().zip(heads).filter(|(cell, head)| {
        let telling = matches!(
            head.meaning,
            Some(Meaning::Category | Meaning::Count | Meaning::Budgeted | Meaning::FteTotal)
        );
        telling && !cell.is_empty()
    });
    let told: Vec<bool> = told.map(|(cell, head)| tells(cell, head)).collect();
    !told.is_empty() && told.iter().all(|told| *told)
}
