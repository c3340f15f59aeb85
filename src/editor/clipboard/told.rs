//! What pasted text asks for, told from what it says.

use crate::format::clip::{Clip, Field, table};
use crate::format::reading::LineUse;
use crate::model::{Lists, kind_named};

/// Whether text is a table: cells beside each other in at least half of its rows. Commas part cells only below a
/// head that names some: a title may hold one.
pub fn is_table(text: &str) -> bool {
    let rows = table(text);
    let is_filled = |row: &&Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count() > 1;
    let filled = rows.iter().filter(is_filled).count();
    let is_parted = text.contains('\t') || text.contains(';');
    // A sentence or a line of posts has commas too, but hardly as many in each.
    let is_parted = is_parted || rows.len() > 1 && rows.iter().all(|row| row.len() > 2);
    let is_named =
        || rows.first().is_some_and(|row| row.iter().any(|it| Field::named(it).is_some()));
    filled > 0 && filled * 2 >= rows.len() && (is_parted || is_named())
}

/// Words of a title, at most: a longer line is a sentence.
const MOST_WORDS: usize = 12;

/// A column of bare titles as posts: what a window like this one would have put onto the clipboard for them. None
/// where anything is counted, or named a unit.
pub fn bare_titles(text: &str, lists: &Lists) -> Option<Clip> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    let is_title = |line: &str| {
        let says_more = |c: char| c.is_ascii_digit() || matches!(c, '(' | ':' | '#' | '<' | '[');
        let is_sentence =
            line.ends_with(['.', '!', '?', ',']) || line.split(' ').count() > MOST_WORDS;
        !line.contains(says_more) && !is_sentence && kind_named(lists, line).is_none()
    };
    let are_titles = !lines.is_empty() && lines.iter().all(|line| is_title(line));
    let rows = lines.iter().map(|title| vec![(*title).to_owned()]);
    are_titles.then(|| Clip { columns: vec![Field::Title], rows: rows.collect() })
}

/// A list of names, some of them set in below others, as units: what a window like this one would have put onto
/// the clipboard for them. None for any other text.
pub fn indented_units(text: &str, lists: &Lists) -> Option<Clip> {
    let lines: Vec<(usize, &str)> = text.lines().filter_map(name_of_line).collect();
    let is_set_in = lines.iter().any(|(indent, _)| *indent > lines[0].0);
    let is_name = |name: &str| {
        let counts = |c: char| c.is_ascii_digit() || matches!(c, '(' | ':' | '|');
        !name.starts_with(counts) && !name.contains(['(', '|', ':']) && name.chars().count() <= 120
    };
    if !is_set_in || !lines.iter().all(|(_, name)| is_name(name)) {
        return None;
    }
    let columns: Vec<Field> = Field::OF_UNITS.into_iter().chain(Field::OF_POSTS).collect();
    // How far each unit above is set in.
    let mut above: Vec<usize> = Vec::new();
    let rows = lines.into_iter().map(|(indent, name)| {
        above.truncate(above.iter().take_while(|it| **it < indent).count());
        above.push(indent);
        let kind = kind_named(lists, name).map_or("", |kind| &kind.label);
        let mut row = vec![above.len().to_string(), kind.to_owned(), name.to_owned()];
        row.resize(columns.len(), String::new());
        row
    });
    let rows = rows.collect();
    Some(Clip { columns, rows })
}

/// How far a line is set in, a tab as four spaces, and what it says behind a bullet; none for an empty one.
fn name_of_line(line: &str) -> Option<(usize, &str)> {
    let name = line.trim_start();
    let indent = &line[..line.len() - name.len()];
    let indent = indent.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let name = name.trim_start_matches(['-', '–', '•', '*', '·']).trim();
    (!name.is_empty()).then_some((indent, name))
}

/// Whether of the `lines` of a text nothing but posts was made.
pub fn are_posts(lines: &[LineUse]) -> bool {
    let is_said = |line: &&LineUse| **line != LineUse::Blank;
    lines.iter().filter(is_said).all(|line| *line == LineUse::Post)
}
