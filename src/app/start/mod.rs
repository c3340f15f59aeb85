//! Opening the window: with wgpu, and with OpenGL in the same process where wgpu finds nothing to
//! draw with.

mod cache;
mod failure;
mod libraries;
mod quiet;

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;

use eframe::{NativeOptions, Renderer};

use super::Window;
use super::early_end;
use super::kit::fonts;
use super::motion::Motion;
use super::place;
use crate::store::{Policy, UserFolders};
use crate::words::{Locale, Message, key, message};
use failure::Failure;
use quiet::QuietPanics;

/// Opens the window, with `file` in it, and returns when it is closed. `language` goes before the
/// user's preference and the system's.
///
/// # Errors
/// A sentence that says why no window can be opened.
pub fn run(file: Option<PathBuf>, language: Option<Locale>) -> Result<(), Message> {
    if !has_display() {
        return Err(message!(key::START_NO_DISPLAY));
    }
    cache::do_without();
    early_end::install();
    let (folders, elsewhere) = UserFolders::at_start();
    let preferences = folders.as_ref().map(UserFolders::preferences).unwrap_or_default();
    let words = language.or(preferences.language).unwrap_or_else(Locale::from_system);
    let mut first_failure: Option<Failure> = None;
    for renderer in renderers() {
        // Until the window stands, a panic is a library that is not there.
        let quiet = RefCell::new(Some(QuietPanics::begin()));
        let stands = Cell::new(false);
        let (file, folders) = (file.clone(), folders.clone());
        let (elsewhere, is_second) = (&elsewhere, first_failure.is_some());
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            eframe::run_native_ext(
                "organigramme",
                options(renderer, folders.as_ref()),
                // The size that is remembered is told in points of this scale.
                Some(scaled(preferences.interface_scale_percent)),
                Box::new(|creation| {
                    quiet.take();
                    stands.set(true);
                    if is_second {
                        eprintln!("{}", words.get(key::START_FALLBACK));
                    }
                    fonts::install(&creation.egui_ctx);
                    let mut window = Window::new(creation.egui_ctx.clone(), folders, words);
                    window.stands_in(creation);
                    let adapter = creation.wgpu_render_state.as_ref().map(|it| &it.adapter);
                    let motion = Motion::drawn_by(adapter.map(|it| it.get_info()).as_ref());
                    motion.ask_system();
                    window.drawn_by(renderer_name(creation), motion);
                    window.obey(Policy::of_system());
                    elsewhere.iter().for_each(|message| window.warn(message));
                    if let Some(file) = file {
                        window.open(file);
                    }
                    Ok(Box::new(window))
                }),
            )
        }));
        quiet.take();
        let failure = match outcome {
            Ok(Ok(())) => {
                early_end::release();
                return Ok(());
            }
            Ok(Err(error)) if stands.get() => {
                return Err(message!(key::START_WINDOW_LOST, why = error.to_string()));
            }
            Ok(Err(error)) => {
                tracing::warn!(?renderer, %error, "no window with this renderer");
                Failure::from(error)
            }
            // A bug of ours, which was told when it happened.
            Err(panic) if stands.get() => resume_unwind(panic),
            Err(panic) => Failure::of_panic(&*panic),
        };
        // The first reason counts: without a screen the second renderer cannot even be tried.
        first_failure.get_or_insert(failure);
    }
    Err(first_failure.map_or_else(|| message!(key::START_NO_DISPLAY), |it| it.message()))
}

/// What draws and listens, with the interface as large as the user has it, before there is a window.
fn scaled(percent: u32) -> egui::Context {
    let ctx = egui::Context::default();
    ctx.options_mut(|options| options.zoom_factor = percent as f32 / 100.0);
    ctx
}

fn options(renderer: Renderer, folders: Option<&UserFolders>) -> NativeOptions {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Organigramme")
        .with_app_id("organigramme")
        .with_icon(icon())
        .with_drag_and_drop(true);
    place::remembered(NativeOptions { renderer, viewport, ..NativeOptions::default() }, folders)
}

/// The program's own, as bars of tasks and titles show it; empty, egui's stands there.
fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../../assets/icon/organigramme.png"))
        .unwrap_or_default()
}

/// What draws the window: "Vulkan · llvmpipe".
fn renderer_name(creation: &eframe::CreationContext) -> String {
    let Some(state) = &creation.wgpu_render_state else { return "OpenGL".to_owned() };
    let adapter = state.adapter.get_info();
    format!("wgpu · {:?} · {}", adapter.backend, adapter.name)
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
