//! The program's icon, as a window and the system show it, is made from its drawing.

use resvg::{tiny_skia, usvg};

const DRAWING: &str = include_str!("../../assets/icon/organigramme.svg");
const PICTURE: &[u8] = include_bytes!("../../assets/icon/organigramme.png");
const ICONS: &[u8] = include_bytes!("../../assets/icon/organigramme.ico");

/// The drawing in so many pixels.
fn drawn(size: u32) -> tiny_skia::Pixmap {
    let tree = usvg::Tree::from_str(DRAWING, &usvg::Options::default()).unwrap();
    let mut pixmap = tiny_skia::Pixmap::new(size, size).unwrap();
    let scale = size as f32 / tree.size().width();
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    pixmap
}

/// By how much two pictures differ in the mean of all values, which are 255 at most.
fn difference(one: &tiny_skia::Pixmap, other: &tiny_skia::Pixmap) -> f64 {
    assert_eq!((one.width(), one.height()), (other.width(), other.height()));
    let pairs = one.data().iter().zip(other.data());
    let sum: u64 = pairs.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / one.data().len() as f64
}

#[test]
fn the_icon_of_the_window_is_that_of_the_drawing() {
    let picture = tiny_skia::Pixmap::decode_png(PICTURE).unwrap();
    let differs = difference(&picture, &drawn(256));
    assert!(differs < 1.0, "{differs}");
}

#[test]
fn windows_has_it_in_every_size_that_it_shows() {
    let number = |at: usize| usize::from(u16::from_le_bytes([ICONS[at], ICONS[at + 1]]));
    let length = |at: usize| u32::from_le_bytes(ICONS[at..at + 4].try_into().unwrap()) as usize;
    let mut sizes = Vec::new();
    for index in 0..number(4) {
        let entry = 6 + 16 * index;
        let (bytes, at) = (length(entry + 8), length(entry + 12));
        let picture = tiny_skia::Pixmap::decode_png(&ICONS[at..at + bytes]).unwrap();
        let differs = difference(&picture, &drawn(picture.width()));
        assert!(differs < 4.0, "{}: {differs}", picture.width());
        sizes.push(picture.width());
    }
    assert_eq!(sizes, [16, 20, 24, 32, 40, 48, 64, 256]);
}
