//! A chart drawn with the cells of a table: each holds a unit and its posts, and stands below its parent.

use super::block::{Block, Cell, Role};
use crate::format::drawings::page::{Area, Line, Page, Shape};
use crate::format::drawings::{self, holds_unit};
use crate::format::reading::Laying;
use crate::format::reading::phrases::titles::read_block;

/// Units that a table must hold to be a chart, at least.
const LEAST_UNITS: usize = 3;

/// More boxes than any page of a document has.
const MOST_UNITS: usize = 300;

/// The chart that a table is; none if its cells hold anything else. `rows` are those of the table, each cell
/// in all places that it takes.
pub(super) fn chart(rows: &[Vec<&Cell>]) -> Option<Laying> {
    let mut shapes: Vec<(&Cell, Shape)> = Vec::new();
    for (top, row) in rows.iter().enumerate() {
        for (left, cell) in row.iter().enumerate() {
            let lines = lines(cell)?;
            if lines.is_empty() || shapes.iter().any(|(it, _)| std::ptr::eq(*it, *cell)) {
                continue;
            }
            let (width, height) = (cell.columns.max(1) as f64, cell.rows.max(1) as f64);
            let area = Area { left: left as f64, top: top as f64, width, height };
            let shape = Shape::new(&shapes.len().to_string(), lines, Some(area));
            if shapes.len() >= MOST_UNITS || !holds_unit(&shape) {
                return None;
            }
            shapes.push((cell, shape));
        }
    }
    let shapes: Vec<Shape> = shapes.into_iter().map(|(_, shape)| shape).collect();
    // A table of names alone may be one of the levels of units.
    let with_posts = shapes.iter().filter(|shape| shape.lines.len() > 1).count();
    let several_rows = shapes.iter().any(|it| it.area.is_some_and(|area| area.top > 0.0));
    let titles = |shape: &Shape| shape.lines.iter().any(|line| read_block(&line.text).is_some());
    let is_chart = shapes.len() >= LEAST_UNITS
        && with_posts * 2 >= shapes.len()
        && several_rows
        && !shapes.iter().any(titles);
    let page = Page { shapes, is_table: true, ..Page::default() };
    is_chart.then(|| drawings::lay(&[page]))
}

/// The lines of a cell; none if it holds more than lines.
fn lines(cell: &Cell) -> Option<Vec<Line>> {
    let mut lines = Vec::new();
    for block in &cell.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                if matches!(paragraph.role, Role::Furniture) {
                    return None;
                }
                let texts = paragraph.text.split('\n').map(str::trim).filter(|it| !it.is_empty());
                lines.extend(texts.map(|it| Line { text: it.to_owned(), bold: paragraph.bold }));
            }
            // It is said where the table ends.
            Block::Doubt(_) => {}
            Block::Table(_) | Block::Drawing(_) | Block::Page => return None,
        }
    }
    Some(lines)
}
