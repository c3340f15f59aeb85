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
    // The window is started here.
    cli::no_window(request)
}

#[cfg(not(feature = "gui"))]
fn window(request: &cli::WindowRequest) -> ExitCode {
    cli::no_window(request)
}
