//! Cells over several rows in a table without rules: what they say stands in their middle, between two rows or
//! beside one.

use crate::geom::Rect;

/// A row of a table.
#[derive(Debug)]
pub struct Row {
    pub cells: Vec<String>,
    pub area: Rect,
}

/// A name in the first column: what it says, and the row that it stands beside, if it does not stand between two.
enum Item<'a> {
    Name(&'a str),
    /// A row, and the name beside it if there is one.
    Row(usize, Option<&'a str>),
}

/// The rows of a table with each name of the first column in all rows that it is of; none where no name stands
/// between two rows, or where they fit no cells.
///
/// ```text
///                     1 Directeur       A name has as many rows above it as below: those above the first
///  Direction de l'eau                   name are its own, as many below it too, what is left is the next
///                     2 Agents          name's.
/// ```
pub fn centred(lines: &[Row]) -> Option<Vec<Row>> {
    let is_between = |at: usize| stands_between(lines, at);
    if !(0..lines.len()).any(is_between) {
        return None;
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut items: Vec<Item> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let name = Some(line.cells[0].as_str()).filter(|name| !name.is_empty());
        match name.filter(|_| is_between(at)) {
            Some(name) => items.push(Item::Name(name)),
            None => {
                items.push(Item::Row(rows.len(), name));
                rows.push(Row { cells: line.cells.clone(), area: line.area });
            }
        }
    }
    for (row, name) in named(&items)? {
        name.clone_into(&mut rows[row].cells[0]);
    }
    Some(rows)
}

/// Each row with its name; none where the names do not stand in the middle of their rows.
fn named<'a>(items: &[Item<'a>]) -> Option<Vec<(usize, &'a str)>> {
    let mut out = Vec::new();
    let mut above: Vec<usize> = Vec::new();
    let mut rest = items.iter();
    while let Some(item) = rest.next() {
        let name = match item {
            Item::Row(row, None) => {
                above.push(*row);
                continue;
            }
            Item::Row(row, Some(name)) => {
                out.push((*row, *name));
                *name
            }
            Item::Name(name) => *name,
        };
        for row in std::mem::take(&mut above) {
            let Some(Item::Row(below, None)) = rest.next() else { return None };
            out.extend([(row, name), (*below, name)]);
        }
    }
    above.is_empty().then_some(out)
}

/// Whether a line holds nothing but a name that reaches into the height of the lines above and below it.
fn stands_between(lines: &[Row], at: usize) -> bool {
    let line = &lines[at];
    let is_name = !line.cells[0].is_empty() && line.cells[1..].iter().all(String::is_empty);
    let (Some(above), Some(below)) =
        (at.checked_sub(1).and_then(|it| lines.get(it)), lines.get(at + 1))
    else {
        return false;
    };
    let slack = 0.2 * line.area.height();
    is_name
        && line.area.min.y < above.area.max.y - slack
        && line.area.max.y > below.area.min.y + slack
}
