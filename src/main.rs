//! The program: a window, or a subcommand that touches no display.

// Windows opens a black console with any other program, and ends that with it.
#![cfg_attr(all(windows, feature = "gui"), windows_subsystem = "windows")]

use std::process::ExitCode;

use organigramme::cli::{self, Start};
use organigramme::console;

fn main() -> ExitCode {
    console::attach();
    match cli::start(std::env::args_os()) {
        Start::Done(code) => code,
        Start::Window(request) => window(&request),
    }
}

#[cfg(feature = "gui")]
fn window(request: &cli::WindowRequest) -> ExitCode {
    console::detach();
    match organigramme::app::run(request.file.clone(), request.locale) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            console::attach();
            let (code, sentence) = cli::no_window(request, Some(why));
            organigramme::app::alone::tell(&sentence);
            code
        }
    }
}

#[cfg(not(feature = "gui"))]
fn window(request: &cli::WindowRequest) -> ExitCode {
    cli::no_window(request, None).0
}
