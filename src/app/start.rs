//! Opening the window: with wgpu, and with OpenGL in the same process where wgpu finds nothing to
//! draw with.

use std::path::PathBuf;

use eframe::{NativeOptions, Renderer};

use super::Window;
use super::early_end;
use super::kit::fonts;
use crate::store::UserFolders;
use crate::words::{Locale, Message};

/// Opens the window, with `file` in it, and returns when it is closed. `language` goes before the
/// user's preference and the system's.
///
/// # Errors
/// A sentence that says why no window can be opened.
pub fn run(file: Option<PathBuf>, language: Option<Locale>) -> Result<(), Message> {
    let folders = UserFolders::of_system();
    let preferences = folders.as_ref().map(UserFolders::preferences).unwrap_or_default();
    let words = language.or(preferences.language).unwrap_or_else(Locale::from_system);
    if !has_display() {
        return Err(Message::new("start-no-display"));
    }
    early_end::install();
    let mut failure = String::new();
    for renderer in renderers() {
        let (file, folders) = (file.clone(), folders.clone());
        let outcome = std::panic::catch_unwind(|| {
            eframe::run_native(
                "organigramme",
                options(renderer),
                Box::new(move |creation| {
                    fonts::install(&creation.egui_ctx);
                    let mut window = Window::new(creation.egui_ctx.clone(), folders, words);
                    if let Some(file) = file {
                        window.open(file);
                    }
                    Ok(Box::new(window))
                }),
            )
        });
        let why = match outcome {
            Ok(Ok(())) => {
                early_end::release();
                return Ok(());
            }
            Ok(Err(error)) => error.to_string(),
            // A missing system library is a panic inside the window library.
            Err(panic) => panic_text(&*panic),
        };
        tracing::warn!(?renderer, why, "no window with this renderer");
        // The first reason counts: without a screen the second renderer cannot even be tried.
        if failure.is_empty() {
            failure = why;
        }
    }
    Err(Message::new("start-no-window").with("why", failure))
}

fn options(renderer: Renderer) -> NativeOptions {
    NativeOptions {
        renderer,
        persist_window: false,
        viewport: egui::ViewportBuilder::default()
            .with_title("Organigramme")
            .with_app_id("organigramme")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([720.0, 480.0])
            .with_drag_and_drop(true),
        ..NativeOptions::default()
    }
}

/// The renderers to try, in order. `ORGANIGRAMME_RENDERER` (`wgpu` or `glow`) leaves only one.
fn renderers() -> Vec<Renderer> {
    match std::env::var("ORGANIGRAMME_RENDERER").as_deref() {
        Ok("glow") => vec![Renderer::Glow],
        Ok("wgpu") => vec![Renderer::Wgpu],
        _ => vec![Renderer::Wgpu, Renderer::Glow],
    }
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux"))
        || set("DISPLAY")
        || set("WAYLAND_DISPLAY")
        || set("WAYLAND_SOCKET")
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or(panic.downcast_ref::<&str>().copied()).unwrap_or_default().to_owned()
}
