//! XLSX: charts drawn with boxes and connectors on the sheets of a workbook, whose shapes are those of PPTX.
//!
//! Source of the format: ECMA-376 part 1, SpreadsheetML Drawing.

use super::lay;
use super::page::{Page, Shape};
use super::pptx::drawn;
use crate::format::package::Package;
use crate::format::reading::{Laying, Unreadable};
use crate::format::xml::Element;

/// Boxes that a sheet must hold to be a chart, at least.
const LEAST_BOXES: usize = 3;

/// Sheets that hold a table are larger, in bytes.
const MOST_OF_SHEETS: u64 = 200_000;

/// Whether the sheets of a workbook hold more boxes with words than filled cells.
pub(in crate::format) fn are_drawn(bytes: &[u8]) -> bool {
    let boxes = || -> Result<bool, Unreadable> {
        let mut package = Package::open(bytes)?;
        let names = package.names();
        if parts(&names, "xl/drawings/").is_empty() {
            return Ok(false);
        }
        let mut cells = 0;
        for sheet in parts(&names, "xl/worksheets/") {
            if package.size(&sheet) > MOST_OF_SHEETS {
                return Ok(false);
            }
            let Some(tree) = package.tree(&sheet)? else { continue };
            cells += tree.all("c").iter().filter(|cell| !cell.text().trim().is_empty()).count();
        }
        let pages = pages(&mut package)?;
        let boxes = pages.iter().flat_map(|page| &page.shapes).filter(|it| it.has_words()).count();
        Ok(boxes >= LEAST_BOXES && boxes >= cells)
    };
    boxes().unwrap_or(false)
}

/// The lines of what is drawn on the sheets of a workbook.
///
/// # Errors
/// If the package or one of the parts that is read is broken.
pub(in crate::format) fn lines(bytes: &[u8]) -> Result<Laying, Unreadable> {
    Ok(lay(&pages(&mut Package::open(bytes)?)?))
}

fn pages(package: &mut Package) -> Result<Vec<Page>, Unreadable> {
    let mut pages = Vec::new();
    for part in parts(&package.names(), "xl/drawings/") {
        let Some(tree) = package.tree(&part)? else { continue };
        let anchors: Vec<&Element> = tree.below().collect();
        let page = drawn(&anchors);
        if page.shapes.iter().any(Shape::has_words) {
            pages.push(page);
        }
    }
    Ok(pages)
}

/// The XML parts right in a folder, by their names.
fn parts(names: &[String], folder: &str) -> Vec<String> {
    let is_part = |name: &&String| {
        name.strip_prefix(folder).is_some_and(|it| it.ends_with(".xml") && !it.contains('/'))
    };
    let mut parts: Vec<String> = names.iter().filter(is_part).cloned().collect();
    parts.sort();
    parts
}
