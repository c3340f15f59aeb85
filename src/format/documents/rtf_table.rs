//! The table of an RTF that is open: rows of cells, each as far to the right as its border says.

use super::block::{Block, Cell, Table};

/// How a cell of a row is bordered and merged.
#[derive(Clone, Copy, Debug, Default)]
pub struct Border {
    /// Where it ends, in twentieths of a point.
    pub right: i32,
    pub goes_on_left: bool,
    pub goes_on_above: bool,
}

#[derive(Debug, Default)]
pub struct OpenTable {
    /// What stands in the cell that is open.
    pub cell: Vec<Block>,
    /// The border that is being described.
    pub border: Border,
    borders: Vec<Border>,
    row: Vec<Vec<Block>>,
    rows: Vec<Vec<(Border, Vec<Block>)>>,
}

impl OpenTable {
    /// The borders of a row are described anew.
    pub fn begin_row(&mut self) {
        self.borders.clear();
        self.border = Border::default();
    }

    pub fn end_border(&mut self, right: i32) {
        let border = std::mem::take(&mut self.border);
        self.borders.push(Border { right, ..border });
    }

    pub fn end_cell(&mut self) {
        self.row.push(std::mem::take(&mut self.cell));
    }

    /// Ends the row that is open; one without cells is none.
    pub fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.row);
        if cells.is_empty() {
            return;
        }
        let border = |at: usize| {
            let right = i32::try_from(at).unwrap_or(0).saturating_add(1).saturating_mul(1_000);
            self.borders.get(at).copied().unwrap_or(Border { right, ..Border::default() })
        };
        let row = cells.into_iter().enumerate().map(|(at, cell)| (border(at), cell)).collect();
        self.rows.push(row);
    }

    /// Ends the table; none if no row of it was begun.
    pub fn finish(&mut self) -> Option<Table> {
        if !self.row.is_empty() || !self.cell.is_empty() {
            let cell = std::mem::take(&mut self.cell);
            if !cell.is_empty() {
                self.row.push(cell);
            }
            self.end_row();
        }
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return None;
        }
        let mut edges: Vec<i32> = rows.iter().flatten().map(|(border, _)| border.right).collect();
        edges.sort_unstable();
        edges.dedup_by(|a, b| a.saturating_sub(*b) < 30);
        let column =
            |right: i32| edges.partition_point(|edge| edge.saturating_add(30) <= right) + 1;
        let mut table = Table::default();
        for row in rows {
            let mut cells: Vec<Cell> = Vec::new();
            let mut left = 0;
            for (border, blocks) in row {
                let end = column(border.right);
                let columns = end.saturating_sub(left).max(1);
                left = end.max(left);
                match cells.last_mut().filter(|_| border.goes_on_left) {
                    Some(cell) => cell.columns += columns,
                    None => {
                        let rows = usize::from(!border.goes_on_above);
                        cells.push(Cell { blocks, columns, rows });
                    }
                }
            }
            table.rows.push(cells);
        }
        table.merge_down();
        Some(table)
    }
}
