//! The program: a window, or a subcommand that touches no display.

use std::process::ExitCode;

use organigramme::cli::{self, Start};

fn main() -> ExitCode {
    match cli::start(std::env::args_os()) {
        Start::Done(code) => code,
        Start::Window(request) => window(&request),
    }
}

#[cfg(feature = "gui")]
fn window(request: &cli::WindowRequest) -> ExitCode {
    match organigramme::app::run(request.file.clone(), request.locale) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => cli::no_window(request, Some(why)),
    }
}

#[cfg(not(feature = "gui"))]
fn window(request: &cli::WindowRequest) -> ExitCode {
    cli::no_window(request, None)
}
