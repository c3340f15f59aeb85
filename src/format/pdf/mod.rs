//! PDF: pages as they are seen, to lines.
//!
//! 1. [`content`] follows the operators of each page: words, boxes and rules, each where it stands.
//! 2. Our own pages say by their tags what they hold ([`own`]).
//! 3. Any other page is taken apart: ruled tables ([`tables`]), the drawn chart ([`cards`], [`nets`], [`charts`]),
//!    and what is left, in reading order ([`prose`]): paragraphs, lists and tables without rules.
//!    What a spreadsheet printed without lines is a table of its cells ([`sheets`]).
//! 4. [`lay`] makes lines of it all, with headings by their size, and what is repeated on pages as such.
//!
//! A page that only has pictures is a scan: no letter of it can be read. Knows nothing of what the words mean,
//! save that a line with a count is posts.

mod cards;
mod charts;
mod content;
mod fonts;
mod lay;
mod merged;
mod nets;
mod own;
mod paths;
mod prose;
mod sheets;
mod swelling;
mod tables;
mod tags;
mod words;

use hayro_syntax::object::{Array, Dict};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::content::{Budget, Drawn};
use self::fonts::Fonts;
use crate::format::reading::{Doubt, Given, Laying, Place, Problem, Unreadable};
use crate::geom::{Point, Rect};

/// What following the operators of a file may cost: some ten million glyphs, a few seconds.
const STEPS_MAX: usize = 60_000_000;
/// A page of which pictures take that part, and which has no words, is a scan.
const PICTURED: f32 = 0.3;
/// Pages, at most.
const PAGES_MAX: usize = 5_000;

/// The lines of a PDF.
///
/// # Errors
/// If it is protected, broken, empty, larger than any document, or has no words: a scan, or letters without a meaning.
pub(in crate::format) fn lines(bytes: &[u8]) -> Result<Laying, Unreadable> {
    if swelling::swells(bytes) {
        return Err(Unreadable::PdfTooLarge);
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::Protected,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Unreadable::PdfBroken,
    })?;
    let pages = drawn(&pdf)?;
    let words: usize = pages.iter().map(|page| page.words.len()).sum();
    if words == 0 {
        let is_scan = pages.iter().any(|page| page.pictured > PICTURED);
        return Err(if is_scan { Unreadable::PdfScan } else { Unreadable::PdfEmpty });
    }
    if unreadable(&pages) {
        return Err(Unreadable::PdfLetters);
    }
    let creator = pdf.metadata().creator.as_deref();
    if let Some(tree) = tags::tree(&pdf) {
        let words: Vec<_> = pages.iter().map(|page| page.words.clone()).collect();
        if let Some(charts) = own::charts(creator, &tree, &words) {
            return Ok(on_paper(lay::own(&charts), &pages));
        }
    }
    let is_sheet = sheets::made(creator);
    Ok(with_doubts(on_paper(lay::lay(&pages, is_sheet), &pages), &pages))
}

/// The places of the lines on the pages as they are printed, however those were turned to be read.
fn on_paper(mut laying: Laying, pages: &[Drawn]) -> Laying {
    for Place { page, area, .. } in laying.source.lines.iter_mut().map(|line| &mut line.place) {
        let page = page.and_then(|page| pages.get((page as usize).checked_sub(1)?));
        if let (Some(page), Some([left, top, width, height])) = (page, &mut *area) {
            let (min, size) = (Point::new(*left, *top), (*width, *height));
            let printed = page.on_paper(Rect::new(min, min.offset(size.0, size.1)));
            *area = Some([printed.min.x, printed.min.y, printed.width(), printed.height()]);
        }
    }
    laying
}

/// Says what could not be read: letters without a meaning, and pages that are pictures.
fn with_doubts(mut laying: Laying, pages: &[Drawn]) -> Laying {
    let damaged =
        laying.source.lines.iter().enumerate().filter(|(_, line)| line.text.contains('\u{fffd}'));
    let damaged =
        damaged.map(|(at, line)| (at + 1, Doubt::DamagedText { text: line.text.clone() }));
    let damaged: Vec<_> = damaged.collect();
    laying.problems.extend(damaged.into_iter().map(|(line, doubt)| Problem { line, doubt }));
    for (number, page) in (1..).zip(pages) {
        if page.words.is_empty() && page.pictured > PICTURED {
            laying.place = Place { page: Some(number), ..Place::default() };
            laying.line(Given::Nothing, "");
            laying.doubt(Doubt::PageIsPicture { page: number });
        }
    }
    laying
}

/// What is drawn on each page.
fn drawn(pdf: &Pdf) -> Result<Vec<Drawn>, Unreadable> {
    let pages = pdf.pages();
    if pages.len() > PAGES_MAX {
        return Err(Unreadable::PdfTooLarge);
    }
    let (mut fonts, mut budget) = (Fonts::new(), Budget::new(STEPS_MAX));
    let hidden = hidden_layers(pdf);
    let drawn = pages.iter().map(|page| content::drawn(page, &mut fonts, &hidden, &mut budget));
    drawn.map(|page| page.map(Drawn::upright).ok_or(Unreadable::PdfTooLarge)).collect()
}

/// The layers that are not shown when the file is opened.
fn hidden_layers(pdf: &Pdf) -> Vec<(u32, i32)> {
    let catalog: Option<Dict> = pdf.xref().get(pdf.xref().root_id());
    let properties = catalog.and_then(|it| it.get::<Dict>("OCProperties"));
    let off = properties.and_then(|it| it.get::<Dict>("D")).and_then(|it| it.get::<Array>("OFF"));
    let off = off.into_iter().flat_map(|it| it.raw_iter().collect::<Vec<_>>());
    off.filter_map(|it| it.as_obj_ref()).map(|it| (it.obj_number, it.gen_number)).collect()
}

/// Whether most letters have no meaning: the file says how they look, and not what they are.
fn unreadable(pages: &[Drawn]) -> bool {
    let letters = pages.iter().flat_map(|page| &page.words).flat_map(|word| word.text.chars());
    let (lost, all) = letters
        .fold((0_usize, 0_usize), |(lost, all), c| (lost + usize::from(c == '\u{fffd}'), all + 1));
    lost * 2 > all
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn columns_of_text_are_read_one_after_the_other() {
        let bytes = include_bytes!("../../../tests/fixtures/pdf/colonnes.pdf");
        let laying = lines(bytes).expect("it is read");
        let lines = laying.source.lines.iter().map(|line| line.text.as_str());
        let texts: Vec<&str> = lines.filter(|text| !text.is_empty()).collect();
        assert_eq!((texts.len(), texts[0]), (7, "Deux colonnes"));
        // The left column ends within a sentence, which the right one goes on with.
        assert!(texts[3].ends_with("sur l’ensemble du"), "{}", texts[3]);
        assert!(texts[4].starts_with("territoire régional"), "{}", texts[4]);
    }
}
