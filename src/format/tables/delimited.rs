//! Rows of text: CSV, and what a spreadsheet puts onto the clipboard.

use super::sheet::{MOST_CELLS, Row, Sheet};
use crate::format::reading::{LINES_MAX, Unreadable};

/// What may part cells, the least likely to stand in them first.
const SEPARATORS: [u8; 3] = [b'\t', b';', b','];

/// So many lines tell whether a text is a table.
const LINES_LOOKED_AT: usize = 200;

/// The sheet in a delimited text; each row has the number of the row, a cell with several lines being one.
///
/// # Errors
/// If it has too many rows or cells.
pub(super) fn sheet(text: &str, separator: u8) -> Result<Sheet, Unreadable> {
    let mut rows = Vec::new();
    let mut cells = 0;
    for record in records(text, separator) {
        cells += record.len();
        if rows.len() >= LINES_MAX || cells > MOST_CELLS {
            return Err(Unreadable::TooLong { lines: text.lines().count() });
        }
        rows.push(Row::new(rows.len() + 1, record));
    }
    Ok(Sheet { rows, ..Sheet::default() })
}

/// Rows as they stand; a blank line is a row without anything.
fn records(text: &str, separator: u8) -> impl Iterator<Item = Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (record, after) = record(rest, separator);
        rest = after;
        Some(record)
    })
}

/// The first row of a text, and what follows it. A quote opens a cell only where it begins one, and only if
/// it is closed again.
fn record(text: &str, separator: u8) -> (Vec<String>, &str) {
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        let (cell, end) = match bytes.get(at) {
            Some(b'"') => quoted(text, at, separator).unwrap_or_else(|| plain(text, at, separator)),
            _ => plain(text, at, separator),
        };
        cells.push(cell);
        match bytes.get(end) {
            Some(byte) if *byte == separator => at = end + 1,
            Some(b'\r') if bytes.get(end + 1) == Some(&b'\n') => return (cells, &text[end + 2..]),
            Some(_) => return (cells, &text[end + 1..]),
            None => return (cells, ""),
        }
    }
}

fn plain(text: &str, at: usize, separator: u8) -> (String, usize) {
    let ends = |byte: &u8| *byte == separator || *byte == b'\n' || *byte == b'\r';
    let length = text.as_bytes()[at..].iter().position(ends).unwrap_or(text.len() - at);
    (text[at..at + length].to_owned(), at + length)
}

/// A cell in quotes from `at` on, and where it ends; none if the quotes are not closed before a separator.
fn quoted(text: &str, at: usize, separator: u8) -> Option<(String, usize)> {
    /// No cell is longer, in bytes: an open quote would take the rest of the text.
    const LONGEST: usize = 40_000;
    let bytes = text.as_bytes();
    let mut cell = String::new();
    let mut start = at + 1;
    loop {
        // A doubled quote may end just beyond the longest cell.
        let inside = bytes.get(start..bytes.len().min(at + LONGEST))?;
        let end = start + inside.iter().position(|byte| *byte == b'"')?;
        cell.push_str(&text[start..end]);
        match bytes.get(end + 1) {
            Some(b'"') => {
                cell.push('"');
                start = end + 2;
            }
            None => return Some((cell, end + 1)),
            Some(byte) if *byte == separator || matches!(byte, b'\n' | b'\r') => {
                return Some((cell, end + 1));
            }
            Some(_) => return None,
        }
    }
}

/// The mark that parts the cells of a text, if its lines are rows of a table: as many cells in all, apart
/// from a few lines above the first row, and a row of names or of figures to begin with.
pub(in crate::format) fn separator(text: &str) -> Option<u8> {
    SEPARATORS.into_iter().find(|separator| is_table(text, *separator))
}

/// The mark that stands in most lines, where a text must be a table.
pub(super) fn any_separator(text: &str) -> Option<u8> {
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty()).take(LINES_LOOKED_AT).collect();
    let with =
        |separator: u8| lines.iter().filter(|line| line.as_bytes().contains(&separator)).count();
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| with(*separator))?;
    (with(best) * 2 >= lines.len().max(1)).then_some(best)
}

fn is_table(text: &str, separator: u8) -> bool {
    let rows: Vec<Row> = records(text, separator)
        .take(LINES_LOOKED_AT)
        .map(|cells| Row::new(0, cells))
        .filter(|row| !row.is_blank())
        .collect();
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    // Units and posts in columns one after the other, each row with all its separators.
    if super::list::is_stairs(&rows) && rows.iter().all(|row| row.cells.len() == width) {
        return true;
    }
    // Trailing separators are often left out; a title may stand alone above.
    let Some(first) = rows.iter().position(|row| row.filled().count() > 1) else { return false };
    let body = &rows[first..];
    if width < 2 || body.len() < 2 || first > 8 {
        return false;
    }
    let apart = body.iter().filter(|row| row.cells.len() < 2).count();
    let alike = body.iter().filter(|row| row.cells.len() == body[0].cells.len()).count();
    // Commas stand in sentences too.
    let is_strict = separator == b',';
    if (is_strict && (apart > 0 || alike < body.len()))
        || apart * 20 > body.len()
        || alike * 10 < body.len() * 7
    {
        return false;
    }
    super::propose::looks_like_posts(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_separators_lines_and_quotes() {
        let text = "a;\"b;c\";\"d \"\"e\"\"\"\r\n\"two\nlines\";x\n\n\"open;y\n";
        let rows: Vec<Vec<String>> = records(text, b';').collect();
        assert_eq!(
            rows,
            [vec!["a", "b;c", "d \"e\""], vec!["two\nlines", "x"], vec![""], vec!["\"open", "y"],]
        );
    }

    #[test]
    fn a_quote_that_is_doubled_at_the_end_of_the_longest_cell_opens_none() {
        for letters in 39_990..40_010 {
            let cell = format!("\"{}", "a".repeat(letters));
            let text = format!("{cell}\"\"b;c\n");
            let rows: Vec<Vec<String>> = records(&text, b';').collect();
            assert_eq!(rows, [[format!("{cell}\"\"b"), "c".to_owned()]]);
        }
    }
}
