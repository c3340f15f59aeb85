//! Pictures as pixels: our PNG, and our SVG as other programs draw it.

use std::io::Cursor;

use organigramme::geom::Size;
use organigramme::scene::{Weight, font::font_bytes};
use resvg::usvg;

pub struct Image {
    pub width: u32,
    pub height: u32,
    pub rgb: Vec<u8>,
    /// Pixels per metre, across and down.
    pub per_metre: Option<(u32, u32)>,
    pub texts: Vec<(String, String)>,
}

/// One of our PNG files, which have eight bits and no transparency.
pub fn decoded(bytes: &[u8]) -> Image {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let mut rgb = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut rgb).unwrap();
    let info = reader.info();
    assert_eq!((frame.color_type, frame.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight));
    Image {
        width: frame.width,
        height: frame.height,
        rgb,
        per_metre: info.pixel_dims.map(|dims| (dims.xppu, dims.yppu)),
        texts: info
            .utf8_text
            .iter()
            .map(|chunk| (chunk.keyword.clone(), chunk.get_text().unwrap()))
            .collect(),
    }
}

/// The SVG as resvg draws it, at so many pixels per point.
pub fn rendered(svg: &str, page: Size) -> Image {
    let mut options = usvg::Options::default();
    for weight in [Weight::Regular, Weight::SemiBold] {
        options.fontdb_mut().load_font_data(font_bytes(weight).to_vec());
    }
    let tree = usvg::Tree::from_str(svg, &options).unwrap();
    let (width, height) = (page.width.round() as u32, page.height.round() as u32);
    let mut pixmap = resvg::tiny_skia::Pixmap::new(width, height).unwrap();
    let scale = page.width / tree.size().width();
    let transform = resvg::tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    let rgb = pixmap.data().chunks(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    Image { width, height, rgb, per_metre: None, texts: Vec::new() }
}

/// The mean difference of two images of one size, 0 to 255, measured in every fourth row: unoptimised, a
/// page of paper takes seconds to walk.
pub fn difference(a: &Image, b: &Image) -> f64 {
    const STEP: usize = 4;
    assert_eq!((a.width, a.height), (b.width, b.height));
    let row = a.width as usize * 3;
    let rows = a.rgb.chunks_exact(row).zip(b.rgb.chunks_exact(row)).step_by(STEP);
    let (mut sum, mut count) = (0, 0);
    for (a, b) in rows {
        count += row;
        if a != b {
            sum += a.iter().zip(b).map(|(a, b)| u64::from(a.abs_diff(*b))).sum::<u64>();
        }
    }
    sum as f64 / count as f64
}
