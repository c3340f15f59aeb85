//! A picture as the menu asks for it: the whole chart on a page of its own size.

use crate::editor::{PictureRequest, Purpose};
use crate::export::{ExportOptions, Format, Progress, Resolution, export};
use crate::scene::page::Paper;
use crate::words::{Locale, Message};

/// The bytes of the picture; `scale` is in pixels per scene unit, for a PNG.
///
/// # Errors
/// Why it cannot be made.
pub fn bytes(request: &PictureRequest, scale: f32, words: Locale) -> Result<Vec<u8>, Message> {
    let chart = request.project.chart(&request.chart);
    let chart = chart.ok_or_else(|| Message::new("picture-no-chart"))?;
    let format = match request.purpose {
        Purpose::ExportSvg => Format::Svg,
        Purpose::ExportPdf => Format::Pdf,
        _ => Format::Png,
    };
    let mut options = ExportOptions::new(format);
    // A PDF is to be printed.
    options.paper = (format == Format::Pdf).then_some(Paper::A4);
    options.scene.locale = words;
    options.resolution = Resolution::Scale(scale);
    let exported = export(&request.project, chart, &options, &Progress::default())
        .map_err(|error| error.message())?;
    let file = exported.files.into_iter().next().expect("an export has a file");
    Ok(file.bytes)
}
