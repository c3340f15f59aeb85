//! Pages as one PDF: text as text in subsets of Inter, tagged for screen readers (PDF/UA-1), with
//! bookmarks; on request for archives too (PDF/A-2u). Nothing in it depends on when it was made.

mod nesting;
mod paint;
mod printable;
mod reader;
mod shaped;
mod tags;

use jiff::civil::Date;
use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::Point as PdfPoint;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::TagTree;
use krilla::{Document, SerializeSettings};

use self::nesting::Nesting;
use self::printable::{printable, title};
use self::reader::PageReader;
use super::{ExportError, Progress};
use crate::memory;
use crate::scene::Card;
use crate::scene::page::Page;
use crate::words::Locale;

/// The day on which an archived file says it was made, if its chart has none. krilla makes no PDF/A
/// without a day; a file that told when it was really made would never be made twice alike.
const NO_DAY: Date = jiff::civil::date(1970, 1, 1);

/// So many items of a page are a matter of memory: about 30,000 posts.
const LARGE: usize = 100_000;

/// What the PDF holds besides its pages.
pub struct PdfOptions<'a> {
    pub title: &'a str,
    pub locale: Locale,
    /// The native file, attached.
    pub embed: Option<&'a str>,
    /// As a PDF/A-2u.
    pub archival: bool,
    /// The day that a PDF/A says it was made on.
    pub day: Option<Date>,
}

/// The pages as one PDF file: a PDF/UA-1 unless a text has a letter that Inter lacks, which that
/// standard forbids; it is then tagged all the same.
///
/// # Errors
/// If krilla cannot make the file; if `progress` is cancelled. If the file is for an archive: if
/// something is to be attached, which PDF/A-2 forbids, or a text has such a letter.
pub fn pdf(
    pages: Vec<Page>,
    options: &PdfOptions,
    progress: &Progress,
) -> Result<Vec<u8>, ExportError> {
    if options.archival && options.embed.is_some() {
        return Err(ExportError::NoEmbeddingInArchive);
    }
    let missing = shaped::first_missing(&pages);
    let standard = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let standard = match (options.archival, missing) {
        (true, Some(error)) => return Err(error),
        (true, None) => standard.with_archival_validator(Archival::A2_U).finish(),
        (false, None) => standard.finish(),
        (false, Some(_)) => Ok(Configuration::default()),
    };
    write(pages, options, standard.map_err(|error| failed(&error))?, progress)
}

fn failed(reason: &dyn std::fmt::Debug) -> ExportError {
    ExportError::Failed(format!("{reason:?}"))
}

/// A page is given up as soon as it is drawn: krilla holds all that was drawn of it twice at that
/// moment, and of a large chart either is a large part of the memory taken.
fn write(
    pages: Vec<Page>,
    options: &PdfOptions,
    configuration: Configuration,
    progress: &Progress,
) -> Result<Vec<u8>, ExportError> {
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let language = options.locale.code().to_owned();
    let mut metadata = Metadata::new()
        .title(printable(options.title))
        .language(language.clone())
        .creator("Organigramme".to_owned());
    if options.archival {
        metadata = metadata.creation_date(midnight(options.day.unwrap_or(NO_DAY)));
    }
    document.set_metadata(metadata);
    let mut tree = TagTree::new().with_lang(Some(language));
    let mut outline = Outline::new();
    let mut reader = PageReader::default();
    for (index, page) in pages.into_iter().enumerate() {
        progress.step(0)?;
        let settings = PageSettings::from_wh(page.size.width, page.size.height)
            .ok_or_else(|| failed(&page.size))?;
        let mut pdf_page = document.start_page_with(settings);
        let mut surface = pdf_page.surface();
        let drawn = reader.page(&mut surface, &page, index == 0, progress);
        for node in bookmarks(&page.cards, index) {
            outline.push_child(node);
        }
        let is_large = page.items.len() > LARGE;
        drop(page);
        if is_large {
            memory::give_back();
        }
        surface.finish();
        pdf_page.finish();
        tree.push(drawn?.tags());
    }
    drop(reader);
    document.set_tag_tree(tree);
    document.set_outline(outline);
    if let Some(text) = options.embed {
        let file = EmbeddedFile {
            path: "organigramme.json".to_owned(),
            mime_type: MimeType::new("application/json"),
            description: Some(printable(options.title)),
            association_kind: AssociationKind::Source,
            data: text.as_bytes().to_vec().into(),
            modification_date: None,
            compress: Some(true),
            location: None,
        };
        document.embed_file(file).ok_or_else(|| failed(&"embedding"))?;
    }
    document.finish().map_err(|error| failed(&error))
}

/// The first moment of `day`, in universal time.
fn midnight(day: Date) -> DateTime {
    let positive = |value: i8| u8::try_from(value).unwrap_or(1);
    DateTime::new(u16::try_from(day.year()).unwrap_or(0))
        .month(positive(day.month()))
        .day(positive(day.day()))
}

/// A bookmark for each unit, nested as the units are.
fn bookmarks(cards: &[Card], page: usize) -> Vec<OutlineNode> {
    let mut nesting = Nesting::new(OutlineNode::push_child);
    for card in cards {
        let corner = PdfPoint::from_xy(card.rect.min.x, card.rect.min.y);
        let node = OutlineNode::new(title(card), XyzDestination::new(page, corner));
        nesting.push(card.depth, node.with_open(card.depth == 0));
    }
    nesting.finish()
}
