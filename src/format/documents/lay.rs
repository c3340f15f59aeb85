//! The pieces of a document laid out as lines.
//!
//! Knows nothing of what the words mean, save where a table is a page or a chart: cells that hold lists of posts
//! are read one after the other or as boxes, not as rows.

use super::block::{Block, Cell, Paragraph, Role, Table};
use super::cells;
use crate::format::reading::phrases::counts;
use crate::format::reading::phrases::heads::heads;
use crate::format::reading::phrases::posts::on_one_line as posts_on_one_line;
use crate::format::reading::{Given, Laying};

/// A cell of a row that takes more is no cell but damage.
const MOST_SPAN: usize = 200;

/// Cells that a table comes to once merged ones are filled in, at most.
const MOST_CELLS: usize = 2_000_000;

/// Lays the pieces of a document out as lines.
pub(super) fn lay(blocks: &[Block]) -> Laying {
    let mut laying = Laying::default();
    // The title of the document stands above its headings.
    let titled = blocks
        .iter()
        .any(|block| matches!(block, Block::Paragraph(Paragraph { role: Role::Title, .. })));
    if blocks.iter().any(|block| matches!(block, Block::Page)) {
        laying.place.page = Some(1);
    }
    for block in blocks {
        lay_block(block, u8::from(titled), &mut laying);
    }
    laying
}

fn lay_block(block: &Block, above: u8, laying: &mut Laying) {
    match block {
        Block::Paragraph(paragraph) => lay_paragraph(paragraph, above, laying),
        Block::Table(table) => lay_table(table, above, laying),
        Block::Doubt(doubt) => laying.doubt(doubt.clone()),
        Block::Page => laying.place.page = laying.place.page.map(|page| page + 1),
        Block::Drawing(drawing) => {
            laying.gap();
            laying.append(drawing.clone());
            laying.gap();
        }
    }
}

fn lay_paragraph(paragraph: &Paragraph, above: u8, laying: &mut Laying) {
    let bold = paragraph.bold;
    let text = paragraph.text.trim_matches('\n');
    match paragraph.role {
        Role::Title => laying.line(Given::Heading { level: 1 }, &on_one_line(text)),
        Role::Heading(level) => {
            let level = level.saturating_add(above);
            // A heading takes as many lines as its column wants.
            laying.line(Given::Heading { level }, &on_one_line(text));
        }
        Role::Furniture => {
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                laying.line(Given::Furniture, line);
            }
        }
        Role::Item(depth) => {
            for (index, line) in text.split('\n').enumerate() {
                let given = if index == 0 { Given::Item { depth } } else { Given::Nothing };
                laying.line(given, line);
            }
        }
        Role::Body => {
            for line in text.split('\n') {
                laying.line(Given::Paragraph { bold, indent: paragraph.indent }, line);
            }
        }
    }
}

fn lay_table(table: &Table, above: u8, laying: &mut Laying) {
    let rows = &table.rows;
    // One cell in each row: a frame around paragraphs.
    let is_frame = rows.iter().all(|row| row.len() <= 1);
    let places = filled(rows);
    if let Some(chart) = cells::chart(&places).filter(|_| !is_frame) {
        laying.gap();
        laying.append(chart);
        return lay_rest(rows, above, laying);
    }
    if is_frame || rows.iter().flatten().any(is_page) && !lists_posts(&places) {
        return lay_pages(rows, above, laying);
    }
    let number = laying.next_table();
    for row in places {
        // Posts on lines of a cell are several.
        let cells = row.iter().map(|cell| cell_text(cell));
        let cells: Vec<String> =
            cells.map(|cell| posts_on_one_line(&cell).unwrap_or(cell)).collect();
        let text = cells.iter().map(|cell| on_one_line(cell)).collect::<Vec<_>>().join(" | ");
        let is_blank = cells.iter().all(|cell| cell.is_empty());
        let given = Given::Row { table: number, cells: cells.into() };
        laying.line(given, if is_blank { "" } else { &text });
    }
    lay_rest(rows, above, laying);
}

/// What stands in the cells of a table besides their words.
fn lay_rest(rows: &[Vec<Cell>], above: u8, laying: &mut Laying) {
    for block in rows.iter().flatten().flat_map(|cell| &cell.blocks) {
        match block {
            Block::Doubt(doubt) => laying.doubt(doubt.clone()),
            Block::Drawing(_) => lay_block(block, above, laying),
            Block::Paragraph(_) | Block::Table(_) | Block::Page => {}
        }
    }
    // What follows is no row.
    laying.gap();
}

/// Whether a cell is a page of its own: it holds a table, a heading, or posts one below the other.
fn is_page(cell: &Cell) -> bool {
    let mut posts = 0;
    for block in &cell.blocks {
        match block {
            Block::Table(_) | Block::Drawing(_) => return true,
            Block::Paragraph(paragraph) => match paragraph.role {
                Role::Heading(_) | Role::Title => return true,
                Role::Item(_) | Role::Body | Role::Furniture => {
                    let is_post =
                        |line: &&str| counts::begins_with_count(line) || counts::has_category(line);
                    posts += paragraph.text.split('\n').map(str::trim).filter(is_post).count();
                }
            },
            Block::Doubt(_) | Block::Page => {}
        }
    }
    posts >= 2
}

/// Whether heads stand above rows whose cells may list posts: "Service | Postes".
fn lists_posts(rows: &[Vec<&Cell>]) -> bool {
    let Some((first, below)) = rows.split_first() else { return false };
    let names: Vec<String> = first.iter().map(|cell| cell_text(cell)).collect();
    let is_list = |cell: &&&Cell| !is_page(cell) || posts_on_one_line(&cell_text(cell)).is_some();
    heads(&names) && below.iter().flatten().all(|cell| is_list(&cell))
}

/// Lays the cells of a table that is a page one after the other: down each column where the rows above say
/// what each column is, else row by row.
fn lay_pages(rows: &[Vec<Cell>], above: u8, laying: &mut Laying) {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let head = rows.iter().take_while(|row| !row.iter().any(is_page)).count();
    let alike = rows.iter().all(|row| row.len() == width);
    // In one column alone they are of what stands beside them.
    let paged = |column: &usize| rows.iter().any(|row| row.get(*column).is_some_and(is_page));
    let several = (0..width).filter(paged).count() > 1;
    let by_column = head > 0 && head < rows.len() && alike && several;
    let cells: Vec<&Cell> = if by_column {
        (0..width).flat_map(|column| rows.iter().map(move |row| &row[column])).collect()
    } else {
        rows.iter().flatten().collect()
    };
    for cell in cells {
        laying.gap();
        for block in &cell.blocks {
            lay_block(block, above, laying);
        }
    }
    laying.gap();
}

/// The rows of a table with merged cells in every place that they take.
fn filled(rows: &[Vec<Cell>]) -> Vec<Vec<&Cell>> {
    // For each column, the cell that goes on from above and how many rows more.
    let mut hanging: Vec<Option<(&Cell, usize)>> = Vec::new();
    let mut count = 0;
    let mut out = Vec::new();
    for row in rows {
        let mut line: Vec<&Cell> = Vec::new();
        let mut cells = row.iter();
        let mut next = cells.next();
        let is_counted = row.iter().any(is_figure);
        loop {
            let column = line.len();
            if hanging.len() <= column {
                hanging.push(None);
            }
            if let Some((cell, more)) = hanging[column].take() {
                hanging[column] = (more > 1).then(|| (cell, more - 1));
                line.push(cell);
                continue;
            }
            let Some(cell) = next else {
                // Cells from above may hang beyond the last of the row.
                if hanging[column..].iter().any(Option::is_some) && !line.is_empty() {
                    line.push(&EMPTY);
                    continue;
                }
                break;
            };
            // A cell as wide as the table heads the rows below it, one beside figures is what they are of: it
            // is no column's.
            let heads = row.len() == 1 || is_counted;
            for place in 0..cell.columns.clamp(1, MOST_SPAN) {
                if hanging.len() <= line.len() {
                    hanging.push(None);
                }
                hanging[line.len()] = (cell.rows > 1).then(|| (cell, cell.rows - 1));
                line.push(if heads && place > 0 { &EMPTY } else { cell });
            }
            next = cells.next();
        }
        count += line.len();
        if count > MOST_CELLS {
            break;
        }
        out.push(line);
    }
    out
}

/// Whether a cell of one column is a figure, and no year: its row is not one of heads.
fn is_figure(cell: &Cell) -> bool {
    let figure = cell_text(cell).replace([',', '.', ' ', '\u{a0}', '\u{202f}'], "");
    let is_number = !figure.is_empty() && figure.bytes().all(|it| it.is_ascii_digit());
    cell.columns == 1 && is_number && !matches!(figure.parse(), Ok(1900..=2100))
}

static EMPTY: Cell = Cell { blocks: Vec::new(), columns: 1, rows: 1 };

/// The text of a cell, its paragraphs parted by `\n`.
fn cell_text(cell: &Cell) -> String {
    let texts = cell.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.trim()),
        Block::Table(_) | Block::Doubt(_) | Block::Drawing(_) | Block::Page => None,
    });
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

fn on_one_line(text: &str) -> String {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
