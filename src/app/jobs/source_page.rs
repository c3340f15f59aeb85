//! A page of a PDF that was read, drawn as it is printed.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::dict::keys::{HEIGHT, WIDTH};
use hayro::hayro_syntax::object::{Object, Stream};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::Jobs;
use super::report::{JobReport, SourcePage};

/// A page has so many pixels at most.
const PIXELS_MAX: f32 = 12_000_000.0;
/// The pictures in a file have so many pixels at most, or no page of it is drawn: unpacked, they would take memory
/// without bounds.
const PICTURED_MAX: u64 = 60_000_000;

/// What page of a file is to be drawn.
#[derive(Clone)]
pub struct SourcePageRequest {
    pub pdf: Arc<[u8]>,
    /// The first being 1.
    pub page: u32,
    /// In pixels.
    pub width: f32,
}

impl Jobs {
    /// Draws a page; comes back as [`JobReport::SourcePage`], with nothing where it cannot be drawn.
    pub fn draw_source_page(&self, request: SourcePageRequest) {
        self.start(move || {
            // What was read without a fault may still be too broken to draw.
            let drawn = catch_unwind(AssertUnwindSafe(|| draw(&request)));
            JobReport::SourcePage(drawn.unwrap_or_default())
        });
    }
}

fn draw(request: &SourcePageRequest) -> Option<SourcePage> {
    let pdf = Pdf::new(Arc::new(Arc::clone(&request.pdf))).ok()?;
    if pictured(&pdf) > PICTURED_MAX {
        return None;
    }
    let page = pdf.pages().get((request.page as usize).checked_sub(1)?)?;
    let (width, height) = page.render_dimensions();
    if !(width >= 1.0 && height >= 1.0) {
        return None;
    }
    let largest = (PIXELS_MAX / (width * height)).sqrt();
    // Neither side may be longer than the renderer counts.
    let scale = (request.width / width).min(largest).min(f32::from(i16::MAX) / width.max(height));
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let settings = (InterpreterSettings::default(), RenderSettings::default());
    let pixels = render(page, &RenderCache::new(), &settings.0, &settings.1, &size);
    let counts = [usize::from(pixels.width()), usize::from(pixels.height())];
    let image = egui::ColorImage::from_rgba_premultiplied(counts, pixels.data_as_u8_slice());
    Some(SourcePage { size: egui::vec2(width, height), image })
}

/// How many pixels all pictures of a file have.
fn pictured(pdf: &Pdf) -> u64 {
    let streams = pdf.objects().into_iter().filter_map(Object::into_stream);
    let of = |stream: Stream| {
        let side = |name: &[u8]| stream.dict().get::<u32>(name).map_or(0, u64::from);
        side(WIDTH).saturating_mul(side(HEIGHT))
    };
    streams.map(of).fold(0, u64::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::{SourcePageRequest, draw};

    /// A page with a picture that says it has so many pixels to a side.
    fn pictured(side: u32) -> Vec<u8> {
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 5 0 R\
             /Resources<</XObject<</I 4 0 R>>>>>>"
                .to_owned(),
            format!(
                "<</Type/XObject/Subtype/Image/Width {side}/Height {side}/ColorSpace/DeviceGray\
                 /BitsPerComponent 8/Length 1>>stream\n0\nendstream"
            ),
            "<</Length 5>>stream\n/I Do\nendstream".to_owned(),
        ];
        let numbered =
            (1..).zip(objects).map(|(at, object)| format!("{at} 0 obj\n{object}\nendobj\n"));
        let body: String = numbered.collect();
        format!("%PDF-1.4\n{body}trailer<</Root 1 0 R>>\n").into_bytes()
    }

    fn size(pdf: &[u8], page: u32) -> Option<(f32, f32, usize)> {
        let request = SourcePageRequest { pdf: pdf.into(), page, width: 400.0 };
        draw(&request).map(|it| (it.size.x, it.size.y, it.image.size[0]))
    }

    #[test]
    fn a_page_is_as_wide_as_asked_and_pictures_that_would_fill_the_memory_are_not_unpacked() {
        assert_eq!(size(&pictured(10), 1), Some((200.0, 100.0, 400)));
        assert_eq!(size(&pictured(60_000), 1), None);
        assert_eq!(size(&pictured(10), 2), None, "there is no such page");
        assert_eq!(size(b"%PDF-1.4 broken", 1), None);
    }
}
