//! SVG, PNG and PDF are one picture: the scene's. Texts stand where the scene has them, as other
//! programs read the files; what is drawn looks the same.
//!
//! Run by `.ci/run`, which installs poppler.

use std::path::Path;
use std::process::Command;

use organigramme::export::{ExportOptions, Format, Progress, Resolution, export, pages};
use organigramme::model::{Chart, Project};
use organigramme::scene::font::font_bytes;
use organigramme::scene::page::{Page, Paper};
use organigramme::scene::{Item, TextRun, Weight};
use resvg::usvg::roxmltree;
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};

use crate::support::raster::Raster;
use crate::support::{seed::FIGURES, seed_project::seed};

/// In points: what two places of one text may differ by.
const NEAR: f64 = 0.1;

/// Dots per inch of the images that are compared.
const DPI: u32 = 150;

/// The seed's charts, and the sample's as they are shipped.
fn charts() -> Vec<(Project, usize)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");
    let sample = organigramme::format::native::load(&std::fs::read(path).unwrap()).unwrap().project;
    let seeds = FIGURES.into_iter().map(|name| (seed(name), 0));
    let samples = (0..sample.charts.len()).map(|index| (sample.clone(), index));
    seeds.chain(samples).collect()
}

fn on_a4(format: Format) -> ExportOptions {
    let mut options = ExportOptions::new(format);
    options.paper = Some(Paper::A4);
    options.resolution = Resolution::Dpi(DPI);
    options
}

fn exported(project: &Project, chart: &Chart, format: Format) -> Vec<u8> {
    let mut export = export(project, chart, &on_a4(format), &Progress::default()).unwrap();
    export.files.remove(0).bytes
}

fn page(project: &Project, chart: &Chart) -> Page {
    pages(project, chart, &on_a4(Format::Pdf)).unwrap().remove(0)
}

fn runs(page: &Page) -> Vec<&TextRun> {
    let runs = page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        _ => None,
    });
    runs.collect()
}

fn run_program(program: &str, arguments: &[&str], folder: &Path) {
    let output = Command::new(program).args(arguments).current_dir(folder).output();
    let output = output.unwrap_or_else(|error| panic!("{program} is installed: {error}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_svg_has_each_text_where_the_scene_has_it() {
    for (project, chart) in charts() {
        let chart = &project.charts[chart];
        let page = page(&project, chart);
        let svg = String::from_utf8(exported(&project, chart, Format::Svg)).unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let texts: Vec<_> =
            document.descendants().filter(|node| node.has_tag_name("text")).collect();
        let runs = runs(&page);
        assert_eq!(texts.len(), runs.len());
        for (text, run) in texts.iter().zip(runs) {
            let number = |name: &str| text.attribute(name).unwrap().parse::<f64>().unwrap();
            let found = [number("x"), number("y"), number("x") + number("textLength")];
            assert_near(found, run, &svg[text.range()]);
        }
    }
}

/// Asserts that a text's left end, baseline and right end are the run's.
fn assert_near(found: [f64; 3], run: &TextRun, what: &str) {
    let wanted = [run.origin.x, run.origin.y, run.origin.x + run.width].map(f64::from);
    for (found, wanted) in found.into_iter().zip(wanted) {
        assert!((found - wanted).abs() <= NEAR, "{what}: {found} is {wanted} in the scene");
    }
}

/// A word as poppler reads it.
struct Word {
    text: String,
    left: f64,
    right: f64,
    baseline: f64,
}

fn words(pdf: &[u8]) -> Vec<Word> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("chart.pdf"), pdf).unwrap();
    run_program("pdftotext", &["-bbox", "chart.pdf", "words.html"], folder.path());
    let html = std::fs::read_to_string(folder.path().join("words.html")).unwrap();
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(&html, options).unwrap();
    // Poppler's boxes reach from the font's ascent to its descent, whatever the letters are.
    let font = skrifa::FontRef::new(font_bytes(Weight::Regular)).unwrap();
    let metrics = font.metrics(Size::new(1.0), LocationRef::default());
    let (ascent, descent) = (f64::from(metrics.ascent), f64::from(metrics.descent));
    let words = document.descendants().filter(|node| node.has_tag_name("word")).map(|node| {
        let number = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let (top, bottom) = (number("yMin"), number("yMax"));
        Word {
            text: node.text().unwrap_or_default().to_owned(),
            left: number("xMin"),
            right: number("xMax"),
            baseline: top + (bottom - top) * ascent / (ascent - descent),
        }
    });
    words.collect()
}

#[test]
#[ignore = "needs poppler"]
fn the_pdf_has_each_text_where_the_scene_has_it() {
    for (project, chart) in charts() {
        let chart = &project.charts[chart];
        let page = page(&project, chart);
        let mut words = words(&exported(&project, chart, Format::Pdf));
        for run in runs(&page) {
            // A run's words stand side by side on its baseline, the first and the last at its ends.
            let mut ends = Vec::new();
            for wanted in run.text.split_whitespace() {
                let near = |word: &Word| {
                    let from = f64::from(run.origin.x) - NEAR;
                    let to = f64::from(run.origin.x + run.width) + NEAR;
                    word.text == wanted
                        && (word.baseline - f64::from(run.origin.y)).abs() <= NEAR
                        && (from..=to).contains(&word.left)
                        && (from..=to).contains(&word.right)
                };
                let found = words.iter().position(near);
                let found = found.unwrap_or_else(|| panic!("{wanted} of {run:?} is in the PDF"));
                ends.push(words.remove(found));
            }
            let (first, last) = (&ends[0], &ends[ends.len() - 1]);
            assert_near([first.left, first.baseline, last.right], run, &run.text);
        }
        assert!(words.is_empty(), "the PDF has no text that the scene has not: {}", words[0].text);
    }
}

#[test]
#[ignore = "needs poppler"]
fn the_png_looks_as_the_pdf_does() {
    for (project, chart) in charts() {
        let chart = &project.charts[chart];
        let folder = tempfile::tempdir().unwrap();
        let pdf = exported(&project, chart, Format::Pdf);
        std::fs::write(folder.path().join("chart.pdf"), pdf).unwrap();
        let dpi = DPI.to_string();
        let arguments = ["-png", "-singlefile", "-r", &dpi, "chart.pdf", "drawn"];
        run_program("pdftoppm", &arguments, folder.path());
        let drawn = Raster::from_png(&std::fs::read(folder.path().join("drawn.png")).unwrap());
        let png = Raster::from_png(&exported(&project, chart, Format::Png));
        assert!(png.ink() > 0.02 && drawn.ink() > 0.02, "neither is blank");
        let share = drawn.blurred().share_that_differs(&png.blurred(), 0.25);
        assert!(share < 0.01, "{}: {share} of the pixels differ", project.title);
    }
}
