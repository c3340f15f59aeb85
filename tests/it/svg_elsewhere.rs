//! Our SVG as other people's programs draw it: a browser, with the font that the file carries, and an
//! office suite, with text as outlines. Each is held against our own image of the page.

use std::path::Path;
use std::process::Command;

use organigramme::export::{ExportOptions, Format, Progress, Resolution, export};
use organigramme::model::{Project, Role};
use organigramme::scene::page::Paper;

use crate::support::image::{Image, decoded};
use crate::support::seed_project::seed;

/// Two pixels for each pixel of CSS, 96 of which make an inch.
const DPI: u32 = 192;
const ZOOM: u32 = 2;

/// The charts that are compared: one of 54 posts, and one of 105.
fn projects() -> [(&'static str, Project); 2] {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");
    let sample = organigramme::format::native::load(&std::fs::read(path).unwrap()).unwrap();
    [("diraa_cible", seed("diraa_cible")), ("sample", sample.project)]
}

/// The target, or the only chart, on a sheet of A4.
fn exported(project: &Project, format: Format, outlines: bool) -> Vec<u8> {
    let target = project.charts.iter().find(|chart| chart.fields.role == Some(Role::Target));
    let chart = target.unwrap_or(&project.charts[0]);
    let mut options = ExportOptions::new(format);
    options.paper = Some(Paper::A4);
    options.outlines = outlines;
    options.resolution = Resolution::Dpi(DPI);
    export(project, chart, &options, &Progress::default()).unwrap().files.remove(0).bytes
}

/// `svg` in Chromium: the page from its top left corner, and what is beyond it.
fn in_chromium(svg: &[u8], width: u32, height: u32) -> Image {
    let folder = tempfile::tempdir().unwrap();
    let (page, picture) = (folder.path().join("page.svg"), folder.path().join("page.png"));
    std::fs::write(&page, svg).unwrap();
    // The window's own parts may take a piece of its height.
    let window = format!("{},{}", width.div_ceil(ZOOM), height.div_ceil(ZOOM) + 200);
    let run = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--hide-scrollbars", "--default-background-color=ffffffff"])
        .arg(format!("--force-device-scale-factor={ZOOM}"))
        .arg(format!("--window-size={window}"))
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg(format!("--screenshot={}", picture.display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("Chromium is installed");
    let bytes = std::fs::read(&picture);
    any_image(&bytes.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&run.stderr))))
}

/// `svg` in LibreOffice, the page of this size.
fn in_libreoffice(svg: &[u8], width: u32, height: u32) -> Image {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("page.svg"), svg).unwrap();
    // It draws a strip beyond the right and the bottom edge, about as wide as a pixel of the screen,
    // and fits both into the size that it is given.
    let (width, height) = (width + ZOOM, height + ZOOM);
    let filter = format!(
        "png:draw_png_Export:{{\"PixelWidth\":{{\"type\":\"long\",\"value\":\"{width}\"}},\
         \"PixelHeight\":{{\"type\":\"long\",\"value\":\"{height}\"}}}}"
    );
    let run = Command::new("soffice")
        .arg(profile(folder.path()))
        .args(["--headless", "--convert-to", &filter, "--outdir"])
        .arg(folder.path())
        .arg(folder.path().join("page.svg"))
        .output()
        .expect("LibreOffice is installed");
    let bytes = std::fs::read(folder.path().join("page.png"));
    any_image(&bytes.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&run.stderr))))
}

fn profile(folder: &Path) -> String {
    format!("-env:UserInstallation=file://{}", folder.join("profile").display())
}

/// A PNG of any kind, on white.
fn any_image(bytes: &[u8]) -> Image {
    let pixmap = resvg::tiny_skia::Pixmap::decode_png(bytes).unwrap();
    let on_white = |pixel: &[u8]| {
        let white = u8::MAX - pixel[3];
        [pixel[0] + white, pixel[1] + white, pixel[2] + white]
    };
    Image {
        width: pixmap.width(),
        height: pixmap.height(),
        rgb: pixmap.data().chunks(4).flat_map(on_white).collect(),
        per_metre: None,
        texts: Vec::new(),
    }
}

/// Of the pixels that both images have, the share that a reader would call different: those whose
/// luminance differs by more than a quarter of the way from black to white, seen through a blur of one
/// pixel, as no two programs smooth an edge alike.
fn share_of_other_pixels(a: &Image, b: &Image) -> f64 {
    let (width, height) = (a.width.min(b.width) as usize, a.height.min(b.height) as usize);
    let (a, b) = (blurred(a, width, height), blurred(b, width, height));
    let others = a.iter().zip(&b).filter(|(a, b)| (**a - **b).abs() > 255.0 / 4.0).count();
    others as f64 / a.len() as f64
}

/// The luminance of the top left corner, each pixel the mean of the nine around it.
fn blurred(image: &Image, width: usize, height: usize) -> Vec<f32> {
    let luminance = |x: usize, y: usize| {
        let at = 3 * (y * image.width as usize + x);
        let [red, green, blue] = [0, 1, 2].map(|channel| f32::from(image.rgb[at + channel]));
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let near = |place: usize, end: usize| place.saturating_sub(1)..(place + 2).min(end);
    let mut means = Vec::with_capacity(width * height);
    for y in 0..height {
        for x in 0..width {
            let around = near(y, height).flat_map(|y| near(x, width).map(move |x| (x, y)));
            let (sum, count) = around
                .fold((0.0, 0.0), |(sum, count), (x, y)| (sum + luminance(x, y), count + 1.0));
            means.push(sum / count);
        }
    }
    means
}

/// `svg` as it was before it carried its font.
fn without_font(svg: &[u8]) -> Vec<u8> {
    let svg = str::from_utf8(svg).unwrap();
    let (before, rest) = svg.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    format!("{before}{after}").into_bytes()
}

#[test]
#[ignore = "needs Chromium"]
fn chromium_draws_the_text_with_the_font_of_the_file() {
    for (name, project) in projects() {
        let ours = decoded(&exported(&project, Format::Png, false));
        let svg = exported(&project, Format::Svg, false);
        let theirs = in_chromium(&svg, ours.width, ours.height);
        let share = share_of_other_pixels(&ours, &theirs);
        // It is the file's font that is seen, and none that this machine has.
        let bare = in_chromium(&without_font(&svg), ours.width, ours.height);
        let bare_share = share_of_other_pixels(&ours, &bare);
        println!("{name}: {share:.5} with the font, {bare_share:.5} without");
        assert!(share < 0.01, "{name}: {share}");
        assert!(bare_share > 3.0 * share, "{name}: {bare_share} without the font, {share} with it");
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn libreoffice_draws_the_outlines() {
    for (name, project) in projects() {
        let ours = decoded(&exported(&project, Format::Png, false));
        let svg = exported(&project, Format::Svg, true);
        let theirs = in_libreoffice(&svg, ours.width, ours.height);
        let share = share_of_other_pixels(&ours, &theirs);
        println!("{name}: {share:.5}");
        assert!(share < 0.01, "{name}: {share}");
    }
}
