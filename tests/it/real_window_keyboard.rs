//! The real window under a French keyboard: its accents, and its figures, which are typed with Shift.
//!
//! Needs Xvfb with setxkbmap, and xdotool; run with `cargo test -- --ignored real_window`.

use std::fs;

use super::real_window::Desk;
use super::real_window_looks::settled;
use crate::support::waiting::wait_until;

const SAMPLE: &[u8] = include_bytes!("../../assets/samples/proch-orientation.json");

/// The sample, open on a screen with a French keyboard.
fn french() -> (Desk, std::path::PathBuf) {
    let mut desk = Desk::new();
    let file = desk.path("mission.json");
    fs::write(&file, SAMPLE).expect("written");
    let told = desk.command("setxkbmap").arg("fr").status().expect("setxkbmap is installed");
    assert!(told.success());
    desk.start(&[&file]);
    desk.window_called("mission.json");
    (desk, file)
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn a_dead_circumflex_and_a_letter_are_one_letter() {
    let (desk, file) = french();
    // A new post, of which the title is being typed.
    desk.key("ctrl+p");
    desk.key("ctrl+a");
    for key in ["dead_circumflex", "e", "t", "r", "e", "Return", "ctrl+s"] {
        desk.key(key);
    }
    let saved = || fs::read_to_string(&file).expect("the file");
    wait_until("the post, saved", || saved().contains("\"être\""));
}

#[test]
#[ignore = "needs a virtual screen: Xvfb, xdotool"]
fn the_keys_of_the_figures_zoom_without_shift() {
    let (desk, _) = french();
    let whole = settled(&desk, "the whole chart", None);
    desk.key("ctrl+equal");
    desk.key("ctrl+plus");
    let nearer = settled(&desk, "nearer", Some(&whole.pixels));
    desk.key("ctrl+ampersand");
    let actual = settled(&desk, "at 100 %", Some(&nearer.pixels));
    // The key of the figure 0.
    desk.key("ctrl+agrave");
    let again = settled(&desk, "whole again", Some(&actual.pixels));
    assert!(again.pixels == whole.pixels, "the whole chart is seen as at first");
}
