//! Cells that repeat the one above them by a sign: "idem", `"`.

use super::mapping::Mapping;
use super::sheet::{Row, column_of};
use crate::format::reading::Meaning;
use crate::format::reading::vocabulary::bare;

/// Whether a cell says that it is as the one above.
fn is_ditto(cell: &str) -> bool {
    let signs = |c: char| "\"\u{201c}\u{201d}\u{2033}\u{3003}'\u{2019}-\u{2013} ".contains(c);
    let is_sign =
        !cell.is_empty() && cell.chars().all(signs) && cell.contains(|c| !"-\u{2013} ".contains(c));
    is_sign || matches!(bare(cell).as_str(), "idem" | "id" | "ditto" | "do")
}

/// Repeats in the rows below the heads what stands above such cells, in columns of texts.
pub(super) fn fill(rows: &mut [Row], first: usize, mapping: &Mapping) {
    for column in &mapping.columns {
        let Some(at) = column_of(&column.column).filter(|_| repeats(column.meaning)) else {
            continue;
        };
        let mut above = String::new();
        for row in rows.iter_mut().skip(first) {
            let cell = row.cell(at);
            if cell.is_empty() {
                continue;
            }
            if is_ditto(cell) && !above.is_empty() {
                row.cells_mut()[at].clone_from(&above);
            } else if cell != above {
                cell.clone_into(&mut above);
            }
        }
    }
}

fn repeats(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Unit
            | Meaning::UnitCode
            | Meaning::Parent
            | Meaning::ParentCode
            | Meaning::Title
            | Meaning::Category
            | Meaning::Grade
            | Meaning::ManagerLevel
            | Meaning::ReferenceJob
    )
}
