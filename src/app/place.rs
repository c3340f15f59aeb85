//! The window's place on the screen: remembered from one time to the next, and never beyond the screen.

use std::path::PathBuf;

use eframe::NativeOptions;
use egui::{Vec2, ViewportBuilder, ViewportCommand, vec2};

use crate::store::UserFolders;

/// As the window is first opened, and what it comes back to from the whole screen, in points.
const SIZE: Vec2 = vec2(1280.0, 800.0);
const LEAST_SIZE: Vec2 = vec2(720.0, 480.0);
/// What a screen keeps for itself beside the inside of a window, in points: the bar of tasks, the title,
/// the edges.
const TAKEN_BY_SYSTEM: Vec2 = vec2(16.0, 88.0);

/// Where the window stands is kept in the user's folder for what changes by itself.
pub fn remembered(options: NativeOptions, folders: Option<&UserFolders>) -> NativeOptions {
    let viewport = options.viewport.clone().with_inner_size(SIZE).with_min_inner_size(LEAST_SIZE);
    NativeOptions {
        viewport,
        persist_window: folders.is_some(),
        persistence_path: folders.map(window_file),
        window_builder: Some(Box::new(again)),
        ..options
    }
}

fn window_file(folders: &UserFolders) -> PathBuf {
    folders.state.join("window.ron")
}

/// As it was, but for a projection that is over.
fn again(builder: ViewportBuilder) -> ViewportBuilder {
    let builder = builder.with_fullscreen(false);
    // The size that is kept is that of the whole screen.
    if builder.maximized == Some(true) { builder.with_inner_size(SIZE) } else { builder }
}

/// Takes the whole screen if the window does not fit on it. To be asked once, when the window stands.
pub fn fit(ctx: &egui::Context) {
    let (screen, inside) = ctx.input(|input| {
        let viewport = input.viewport();
        (viewport.monitor_size, viewport.inner_rect.map(|rect| rect.size()))
    });
    if let (Some(screen), Some(inside)) = (screen, inside)
        && !fits(inside, screen)
    {
        ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
    }
}

/// Whether a window with so much inside is whole on a screen.
fn fits(inside: Vec2, screen: Vec2) -> bool {
    (inside + TAKEN_BY_SYSTEM).x <= screen.x && (inside + TAKEN_BY_SYSTEM).y <= screen.y
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_window_takes_the_whole_of_a_small_screen() {
        for screen in [vec2(1366.0, 768.0), vec2(1920.0, 1080.0) / 1.5, vec2(1280.0, 1024.0)] {
            assert!(!fits(SIZE, screen), "{screen}");
        }
        for screen in [vec2(1440.0, 900.0), vec2(1920.0, 1080.0), vec2(3840.0, 2160.0) / 2.0] {
            assert!(fits(SIZE, screen), "{screen}");
        }
    }

    #[test]
    fn a_window_that_was_closed_while_it_was_projected_opens_as_a_window() {
        let builder = again(ViewportBuilder::default().with_fullscreen(true));
        assert_eq!(builder.fullscreen, Some(false));
        let whole = ViewportBuilder::default().with_inner_size([1920.0, 1000.0]);
        let whole = again(whole.with_maximized(true));
        assert_eq!((whole.maximized, whole.inner_size), (Some(true), Some(SIZE)));
    }
}
