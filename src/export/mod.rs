//! Scenes to bytes: SVG, PNG, PDF and accessible text.
//!
//! One renderer a file; each matches on the items of a page.

pub mod csv;
mod error;
mod format;
mod glyphs;
mod html;
pub mod ledger;
pub mod pdf;
pub mod png;
mod progress;
mod reading;
mod report;
mod shapes;
pub mod svg;
mod text;
mod unit;
mod web_font;
mod wish;

pub use error::ExportError;
pub use format::Format;
pub use progress::Progress;
pub use report::{ExportReport, PageReport};
pub use wish::{ExportWish, Reach};

use crate::cost::{Cost, Drawn, Extent};
use crate::model::{Chart, Project, Style, UnitKey, view_named};
use crate::scene::Options as SceneOptions;
use crate::scene::page::{Before, Page, PageOptions, Paper, Press};
use crate::scene::statistics::{self, Sheet, Statistics};
use crate::words::Locale;

/// How many pixels a point of the page takes in an image.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Resolution {
    /// Two, or 200 dots per inch on paper; fewer if the image would be too large.
    #[default]
    Automatic,
    /// Pixels per point, 1 to 4.
    Scale(f32),
    /// Dots per inch, 36 to 1200.
    Dpi(u32),
}

/// What is exported, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportOptions {
    pub format: Format,
    /// The branch of one unit: its id, its name or a part of its name.
    pub unit: Option<String>,
    /// None: a page as large as the chart for an image, A4 for a PDF.
    pub paper: Option<Paper>,
    pub portrait: bool,
    /// See [`PageOptions::split`]. HTML and text have a section for each page.
    pub split: bool,
    /// A view of the chart, by name: how it is looked at.
    pub view: Option<String>,
    /// In place of the view's.
    pub style: Option<Style>,
    /// The day printed at the foot.
    pub date: Option<String>,
    /// The name of the project's file, printed at the foot.
    pub file: Option<String>,
    /// What is said of the chart under its heading, a paragraph each.
    pub caption: Vec<String>,
    /// See [`PageOptions::numbering`].
    pub numbering: Option<(usize, usize)>,
    /// An earlier state of the chart, drawn on the same sheets. HTML and text have a section for each.
    pub before: Option<Before>,
    /// Language, marks, and how the chart is looked at without a view; its frame and top are set by
    /// the export.
    pub scene: SceneOptions,
    /// Of a PNG.
    pub resolution: Resolution,
    /// Text as outlines, in an SVG.
    pub outlines: bool,
    /// The project's native file, to be kept inside an SVG, PNG or PDF.
    pub embed: Option<String>,
    /// A PDF for archives, PDF/A-2u.
    pub archival: bool,
}

impl ExportOptions {
    pub fn new(format: Format) -> Self {
        Self {
            format,
            unit: None,
            paper: None,
            portrait: false,
            split: false,
            view: None,
            style: None,
            date: None,
            file: None,
            caption: Vec::new(),
            numbering: None,
            before: None,
            scene: SceneOptions::default(),
            resolution: Resolution::default(),
            outlines: false,
            embed: None,
            archival: false,
        }
    }

    fn locale(&self) -> Locale {
        self.scene.locale
    }

    fn paper(&self) -> Paper {
        let usual = if self.format == Format::Pdf { Paper::A4 } else { Paper::Fit };
        // What has no pages is not fitted to one.
        self.paper.filter(|_| self.format.has_pages()).unwrap_or(usual)
    }

    /// What is asked for besides the chart.
    pub fn wishes(&self) -> impl Iterator<Item = ExportWish> {
        let asked = [
            (self.unit.is_some(), ExportWish::Unit),
            (self.paper.is_some(), ExportWish::Page),
            (self.portrait, ExportWish::Portrait),
            (self.split, ExportWish::Split),
            (self.view.is_some(), ExportWish::View),
            (self.style.is_some(), ExportWish::Style),
            (self.scene.marks.is_some(), ExportWish::Since),
            (self.before.is_some(), ExportWish::Beside),
            (self.date.is_some(), ExportWish::Date),
            (matches!(self.resolution, Resolution::Scale(_)), ExportWish::Scale),
            (matches!(self.resolution, Resolution::Dpi(_)), ExportWish::Dpi),
            (self.embed.is_some(), ExportWish::Embed),
            (self.outlines, ExportWish::Outlines),
            (self.archival, ExportWish::Archive),
        ];
        asked.into_iter().filter_map(|(is_asked, wish)| is_asked.then_some(wish))
    }
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    /// What comes before the extension of the name the user gave: "" for the only file, "-1", "-2"…
    /// for one of several.
    pub suffix: String,
    pub bytes: Vec<u8>,
}

/// What came of an export.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// At least one.
    pub files: Vec<ExportFile>,
    pub report: ExportReport,
}

/// Exports `chart` of `project`.
///
/// # Errors
/// If an option cannot be followed, or `progress` is cancelled. One that changes nothing in such a file is
/// passed over: see [`ExportWish::in_format`].
pub fn export(
    project: &Project,
    chart: &Chart,
    options: &ExportOptions,
    progress: &Progress,
) -> Result<Export, ExportError> {
    progress.step(0)?;
    Composed::of(project, chart, options)?.write(options, progress)
}

/// A chart composed as pages, and whatever else is written of it: the project is needed no more.
pub struct Composed {
    /// At least one.
    pages: Vec<Page>,
    /// What is said of each unit of each page, where no picture shows it.
    figures: Vec<Vec<String>>,
    /// The committee's.
    day: Option<jiff::civil::Date>,
}

impl Composed {
    /// The first half of [`export()`].
    ///
    /// # Errors
    /// If an option cannot be followed.
    pub fn of(
        project: &Project,
        chart: &Chart,
        options: &ExportOptions,
    ) -> Result<Self, ExportError> {
        Self::again(&mut Press::default(), project, chart, options)
    }

    /// The same of a chart that is drawn again and again, as it changes: what does not change is
    /// remembered by `press`.
    ///
    /// # Errors
    /// If an option cannot be followed.
    pub fn again(
        press: &mut Press,
        project: &Project,
        chart: &Chart,
        options: &ExportOptions,
    ) -> Result<Self, ExportError> {
        let pages = pages_of(press, project, chart, options)?;
        let figures = match options.format {
            Format::Html | Format::Text => {
                let before = options.before.as_ref().and_then(|it| project.state(&it.chart));
                let of_page =
                    |page| reading::figures(project, chart, before, page, options.locale());
                pages.iter().map(of_page).collect()
            }
            Format::Svg | Format::Png | Format::Pdf => Vec::new(),
        };
        Ok(Self { pages, figures, day: chart.fields.date })
    }

    /// Figures as bars, in place of a chart.
    pub fn statistics(statistics: &Statistics, options: &ExportOptions) -> Self {
        // Only a PDF has several pages in one file.
        let height = Sheet::A4.height.filter(|_| options.format == Format::Pdf);
        let sheet = Sheet { height, ..Sheet::A4 };
        let pages = statistics::compose(statistics, sheet, &options.scene.theme());
        let of_page = |page: &Page| page.cards.iter().map(|card| card.left_out.clone()).collect();
        let figures = pages.iter().map(of_page).collect();
        Self { pages, figures, day: None }
    }

    /// How much there is to draw.
    pub fn item_count(&self) -> usize {
        self.pages.iter().map(|page| page.items.len()).sum()
    }

    /// These pages, then others.
    #[must_use]
    pub fn followed_by(mut self, other: Self) -> Self {
        self.pages.extend(other.pages);
        self.figures.extend(other.figures);
        self
    }

    /// The second half of [`export()`], with the same options.
    ///
    /// # Errors
    /// As [`export()`].
    pub fn write(
        self,
        options: &ExportOptions,
        progress: &Progress,
    ) -> Result<Export, ExportError> {
        let Self { pages, figures, day } = self;
        progress.expect(pages.iter().map(|page| page.items.len()).sum());
        progress.step(0)?;
        let report = ExportReport::of(&pages, options.format.has_pages());
        let embed = options.embed.as_deref();
        let locale = options.locale();
        let bytes: Vec<Vec<u8>> = match options.format {
            Format::Svg => {
                let options = svg::SvgOptions { outlines: options.outlines, locale, embed };
                let page = |page: &Page| {
                    progress.step(page.items.len())?;
                    Ok(svg::svg(page, &options).into_bytes())
                };
                pages.iter().map(page).collect::<Result<_, ExportError>>()?
            }
            Format::Png => pages
                .iter()
                .map(|page| png::png(page, pixels_per_point(page, options), embed, progress))
                .collect::<Result<_, _>>()?,
            Format::Pdf => {
                let options = pdf::PdfOptions {
                    title: &pages[0].title(),
                    locale,
                    embed,
                    archival: options.archival,
                    day: options.date.as_ref().and_then(|day| day.parse().ok()).or(day),
                };
                vec![pdf::pdf(pages, &options, progress)?]
            }
            Format::Html => {
                vec![html::html(&reading::reading(&pages, &figures), locale).into_bytes()]
            }
            Format::Text => {
                vec![text::text(&reading::reading(&pages, &figures), locale).into_bytes()]
            }
        };
        let is_one = bytes.len() == 1;
        let files = bytes.into_iter().enumerate().map(|(index, bytes)| ExportFile {
            suffix: if is_one { String::new() } else { format!("-{}", index + 1) },
            bytes,
        });
        Ok(Export { files: files.collect(), report })
    }
}

/// The pages that [`export()`] would draw: what a window shows before it exports.
///
/// # Errors
/// As [`export()`].
pub fn pages(
    project: &Project,
    chart: &Chart,
    options: &ExportOptions,
) -> Result<Vec<Page>, ExportError> {
    pages_of(&mut Press::default(), project, chart, options)
}

fn pages_of(
    press: &mut Press,
    project: &Project,
    chart: &Chart,
    options: &ExportOptions,
) -> Result<Vec<Page>, ExportError> {
    check(options)?;
    let mut scene = options.scene.clone();
    scene.is_read = !options.format.has_pages();
    if let Some(name) = &options.view {
        let view = view_named(&chart.fields.views, name);
        let view = view.ok_or_else(|| ExportError::UnknownView { name: name.clone() })?;
        scene.look = view.look.clone();
    }
    if let Some(style) = options.style {
        scene.look.style = style;
    }
    if let Some(name) = &options.unit {
        let key = unit::find(chart, &project.lists, name)?;
        scene.top = Some(chart.unit(key).id.clone());
    }
    let top = scene.top.as_ref().and_then(|id| chart.unit_key(id)).unwrap_or(chart.root());
    cost(project, chart, top, options).check()?;
    let page_options = PageOptions {
        paper: options.paper(),
        portrait: options.portrait,
        split: options.split,
        date: options.date.clone(),
        file: options.file.clone(),
        caption: options.caption.clone(),
        numbering: options.numbering,
        before: options.before.clone(),
        scene,
    };
    Ok(press.compose(project, chart, &page_options))
}

/// What the pages of a branch of `chart`, and of an earlier state beside it, will take.
fn cost(project: &Project, chart: &Chart, top: UnitKey, options: &ExportOptions) -> Cost {
    let before = options.before.as_ref().and_then(|before| project.state(&before.chart));
    let lists = &project.lists;
    let extent = Extent::below(chart, top).labelled(chart, lists);
    let extent =
        before.map_or(extent, |before| extent.and(Extent::of(before).labelled(before, lists)));
    let drawn = match options.format {
        Format::Svg | Format::Html | Format::Text => Drawn::Shapes,
        Format::Png => Drawn::Pixels,
        Format::Pdf => Drawn::Pdf,
    };
    Cost::picture(extent, drawn, options.scene.marks.is_some())
}

fn check(options: &ExportOptions) -> Result<(), ExportError> {
    match options.resolution {
        Resolution::Scale(scale) if !(1.0..=4.0).contains(&scale) => {
            return Err(ExportError::BadScale { scale });
        }
        Resolution::Dpi(dpi) if !(36..=1200).contains(&dpi) => {
            return Err(ExportError::BadDpi { dpi });
        }
        Resolution::Scale(_) | Resolution::Dpi(_) | Resolution::Automatic => {}
    }
    let cannot = |wish: &ExportWish| wish.in_format(options.format) == Reach::Refused;
    if let Some(wish) = options.wishes().find(cannot) {
        return Err(ExportError::CannotDo { wish });
    }
    if options.embed.is_some() && options.archival && options.format == Format::Pdf {
        return Err(ExportError::NoEmbeddingInArchive);
    }
    Ok(())
}

/// The width and height of the image of `page`, as a PNG.
pub fn pixels(page: &Page, options: &ExportOptions) -> (u64, u64) {
    png::pixels(page, pixels_per_point(page, options))
}

fn pixels_per_point(page: &Page, options: &ExportOptions) -> f32 {
    match options.resolution {
        Resolution::Scale(scale) => scale,
        Resolution::Dpi(dpi) => dpi as f32 / 72.0,
        Resolution::Automatic => {
            let wanted = if options.paper() == Paper::Fit { 2.0 } else { 200.0 / 72.0 };
            png::allowed_scale(page, wanted)
        }
    }
}
