//! Sheets that stand on their side: the heads one below the other in the first column, a post in each further one.
//! They are turned, each column becoming a row.

use std::collections::HashSet;

use super::sheet::{Merged, Row, Sheet};
use super::totals::is_total;
use crate::format::reading::Meaning;
use crate::format::reading::columns::named;

/// No table has more heads.
const MOST_HEADS: usize = 40;

/// Rows from the first head on, and the column of the heads.
struct Side {
    rows: std::ops::Range<usize>,
    column: usize,
}

/// The sheet turned, where it stands on its side; else itself.
pub(super) fn upright(sheet: Sheet) -> Sheet {
    let Some(side) = side_of(&sheet.rows) else { return sheet };
    let width = sheet.rows[side.rows.clone()].iter().map(|row| row.cells.len()).max();
    let width = width.unwrap_or(0);
    let turned = (side.column..width).map(|column| {
        let cells = sheet.rows[side.rows.clone()].iter().map(|row| row.cell(column).to_owned());
        Row::new(0, cells.collect())
    });
    let mut rows: Vec<Row> = sheet.rows[..side.rows.start].to_vec();
    rows.extend(turned);
    rows.extend(sheet.rows[side.rows.end..].iter().cloned());
    for (number, row) in (1..).zip(&mut rows) {
        row.line = number;
    }
    let start = side.rows.start;
    let is_inside = |it: &&Merged| side.rows.contains(&it.top) && it.left >= side.column;
    let merged = sheet.merged.iter().filter(is_inside).map(|it| Merged {
        top: start + it.left - side.column,
        left: it.top - start,
        bottom: start + it.right - side.column,
        right: it.bottom.min(side.rows.end - 1) - start,
    });
    let merged = merged.collect();
    let told = sheet.told.into_iter().map(|(row, doubt)| (row.min(start), doubt)).collect();
    let turned_at = u32::try_from(start + 1).ok();
    Sheet { rows, merged, told, turned_at, hidden_columns: Vec::new(), ..sheet }
}

/// Whether rows of a document's table stand on their side.
pub(super) fn is_on_side(rows: &[Row]) -> bool {
    side_of(rows).is_some_and(|side| side.rows == (0..rows.len()))
}

/// The heads one below the other, below titles: words of the lists, one of them for titles of posts, and no such
/// words beside the first.
fn side_of(rows: &[Row]) -> Option<Side> {
    let start = rows.iter().position(|row| row.filled().count() > 1)?;
    let column = rows[start].filled().next()?.0;
    let has_head = |row: &&Row| !row.cell(column).is_empty();
    let count = rows[start..].iter().take(MOST_HEADS + 1).take_while(has_head).count();
    let side = Side { rows: start..start + count, column };
    let heads = &rows[side.rows.clone()];
    let is_lone = |row: &Row| row.filled().count() < 2;
    // A second table, or more of the same one, below a blank row is another form.
    if !(3..=MOST_HEADS).contains(&count) || !rows[side.rows.end..].iter().all(is_lone) {
        return None;
    }
    // Titles of posts are words of persons, and totals stand below.
    let is_head = |cell: &str, meaning| meaning != Meaning::Person && !is_total(cell);
    let known = |cell: &str| {
        named(cell).filter(|it| it.exact && is_head(cell, it.meaning)).map(|it| it.meaning)
    };
    let meanings: Vec<Meaning> = heads.iter().filter_map(|row| known(row.cell(column))).collect();
    let distinct: HashSet<&Meaning> = meanings.iter().collect();
    let names_posts = [Meaning::Title, Meaning::ReferenceJob, Meaning::Grade];
    let beside = heads.first()?.filled().skip(1);
    let (all, heads_beside) = beside.fold((0, 0), |(all, some), (_, cell)| {
        (all + 1, some + usize::from(known(cell).is_some()))
    });
    let is_side = meanings.len() * 10 >= heads.len() * 7
        && distinct.len() >= 3
        && meanings.iter().any(|it| names_posts.contains(it))
        && heads_beside * 3 < all * 2;
    is_side.then_some(side)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(lines: &[&str]) -> Sheet {
        let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect();
        let rows = (1..).zip(lines).map(|(number, line)| Row::new(number, cells(line)));
        Sheet { rows: rows.collect(), ..Sheet::default() }
    }

    #[test]
    fn each_column_becomes_a_row() {
        let turned = upright(sheet(&[
            "Fiches de postes",
            "Service | Eau | Voirie",
            "Poste | Chef | Agent",
            "Nombre | 1 | 4",
            "",
            "Le Maire",
        ]));
        let rows: Vec<String> = turned.rows.iter().map(Row::text).collect();
        assert_eq!(
            rows,
            [
                "Fiches de postes",
                "Service | Poste | Nombre",
                "Eau | Chef | 1",
                "Voirie | Agent | 4",
                "",
                "Le Maire"
            ]
        );
    }

    #[test]
    fn other_tables_stand() {
        for lines in [
            &["Service | Poste | Nombre", "Service | Agent | 1", "Direction | Chef | 2"][..],
            &["Grade | A | B", "Attaché | 1 | ", "Rédacteur | | 2"],
            &["Direction | 1", "Service | 2", "Poste | 3", "Piscine | 4", "Musée | 5"],
            &["Emploi | Service Eau", "Agent | 2", "Chef | 1", "Total | 3"],
        ] {
            assert_eq!(upright(sheet(lines)), sheet(lines));
        }
    }
}
