//! Pictures of the window in each of its colours and at two sizes, as they stand on a virtual screen.
//!
//! They are left in `looks` in the folder of the tests, to be looked at; what can be measured is asserted.
//! Needs Xvfb and xdotool; run with `cargo test -- --ignored real_window`.

use std::collections::HashSet;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::time::Duration;

use egui::Color32;
use organigramme::app::kit::tokens::{Palette, Scheme};

use super::real_window::Desk;
use crate::support::waiting::wait_until;

/// What is on the screen.
pub struct Picture {
    width: usize,
    height: usize,
    pub pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// What Xvfb keeps of its screen, an X window dump.
    pub fn of(desk: &Desk) -> Self {
        let dump = std::fs::read(desk.path("Xvfb_screen0")).expect("the screen is kept in a file");
        let field = |index: usize| {
            let bytes = dump[4 * index..4 * index + 4].try_into().expect("four bytes");
            u32::from_be_bytes(bytes) as usize
        };
        let (header, width, height) = (field(0), field(4), field(5));
        let (row, colours) = (field(12), field(19));
        let first = header + 12 * colours;
        let pixel = |x: usize, y: usize| {
            let at = first + y * row + 4 * x;
            [dump[at + 2], dump[at + 1], dump[at]]
        };
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Self { width, height, pixels: places.map(|(x, y)| pixel(x, y)).collect() }
    }

    /// Counted from the right and from the bottom, where negative.
    fn at(&self, x: isize, y: isize) -> [u8; 3] {
        let place = |at: isize, size: usize| at.rem_euclid(size as isize) as usize;
        self.pixels[place(y, self.height) * self.width + place(x, self.width)]
    }

    /// How much of the picture has this colour.
    fn share(&self, color: Color32) -> f32 {
        let color = rgb(color);
        let alike = self.pixels.iter().filter(|pixel| **pixel == color).count();
        alike as f32 / self.pixels.len() as f32
    }

    pub fn save(&self, name: &str) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("looks");
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = File::create(folder.join(format!("{name}.png"))).expect("a file");
        let mut encoder =
            png::Encoder::new(BufWriter::new(file), self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::Fast);
        let mut writer = encoder.write_header().expect("written");
        writer.write_image_data(self.pixels.as_flattened()).expect("written");
    }
}

fn rgb(color: Color32) -> [u8; 3] {
    [color.r(), color.g(), color.b()]
}

/// A state, the keys that lead to it from the one before, and what is then looked for in the palette.
const STATES: [(&str, &[&str], &str); 17] = [
    ("chart", &[], ""),
    ("movements", &["F8"], ""),
    ("figures", &["F5"], ""),
    ("export", &["ctrl+e"], ""),
    ("palette", &["Escape", "ctrl+k"], ""),
    ("help", &["Escape", "F1"], ""),
    ("search", &["Escape", "ctrl+f", "j", "u", "r", "i"], ""),
    ("bench", &["Return", "Escape", "ctrl+b"], ""),
    ("comments", &[], "commentaires"),
    ("changes", &[], "changements"),
    ("side by side", &[], "cote a cote"),
    ("replay", &[], "rejouer"),
    ("snapshots", &["Escape"], "instantan"),
    ("variant", &["Escape"], "faire une variante"),
    ("variants", &[], "comparer les variantes"),
    ("projector", &["Escape", "F11"], ""),
    ("window again", &["Escape"], ""),
];

fn reach(desk: &Desk, keys: &[&str], action: &str) {
    for key in keys {
        desk.key(key);
    }
    if !action.is_empty() {
        desk.key("ctrl+k");
        desk.tell(&["type", "--delay", "50", action]);
        desk.key("Return");
    }
}

/// The parts that reach the edges of the window, in the colours of their place.
fn assert_whole(picture: &Picture, state: &str, palette: &Palette) {
    let (panel, middle) = (rgb(palette.panel), picture.height as isize / 2);
    let places: &[(isize, isize)] = match state {
        // The bar at the top, the outline, the panel at the right, the bar at the bottom.
        "chart" | "movements" | "window again" => &[(1, 1), (2, middle), (-3, middle), (1, -2)],
        // The name at the top, the counters at the bottom.
        "projector" => &[(1, 1), (-2, 1), (1, -2), (-2, -2)],
        // A dialog stands in the middle of what is dimmed.
        _ => &[],
    };
    for &(x, y) in places {
        assert_eq!(picture.at(x, y), panel, "{state}: at {x}, {y}");
    }
}

/// The screen once nothing changes any more, and it is another than `before`.
pub fn settled(desk: &Desk, state: &str, before: Option<&[[u8; 3]]>) -> Picture {
    let mut last = Picture::of(desk);
    wait_until(state, || {
        std::thread::sleep(Duration::from_millis(700));
        let picture = Picture::of(desk);
        let is_settled = picture.pixels == last.pixels && before != Some(&picture.pixels[..]);
        last = picture;
        is_settled
    });
    last
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn every_state_is_drawn_whole_in_every_colour_and_size() {
    let sample =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/proch-orientation.json");
    for size in [[1280.0, 720.0], [1920.0, 1080.0]] {
        for (scheme, theme) in [
            (Scheme::Light, "light"),
            (Scheme::Dark, "dark"),
            (Scheme::ContrastLight, "contrast_light"),
            (Scheme::ContrastDark, "contrast_dark"),
        ] {
            let mut desk = Desk::of(size);
            let config = desk.path("home/config/organigramme");
            std::fs::create_dir_all(&config).expect("a folder");
            let preferences = format!(r#"{{"theme":"{theme}"}}"#);
            std::fs::write(config.join("preferences.json"), preferences).expect("written");
            let file = desk.path("projet.json");
            std::fs::copy(&sample, &file).expect("copied");
            desk.start(&[&file]);
            desk.window_called("projet.json");
            let palette = scheme.palette();
            let mut before: Option<Vec<[u8; 3]>> = None;
            for (state, keys, action) in STATES {
                reach(&desk, keys, action);
                let picture = settled(&desk, state, before.as_deref());
                picture.save(&format!("{} {theme} {state}", size[0]));
                assert_eq!([picture.width as f32, picture.height as f32], size, "{theme} {state}");
                let colours: HashSet<_> = picture.pixels.iter().collect();
                assert!(colours.len() > 40, "{theme} {state}: {} colours", colours.len());
                assert!(picture.share(palette.text) > 0.0001, "{theme} {state}: there is text");
                assert_whole(&picture, state, palette);
                before = Some(picture.pixels);
            }
        }
    }
}
