//! `organigramme.com`, which stands beside `organigramme.exe` on Windows: the same program, for whoever
//! types its name in a terminal.
//!
//! A shell waits for no program that opens windows: it would ask for the next command while this one prints,
//! and hear of no exit code. It waits for this one, and finds it first where both bear one name: `.com` goes
//! before `.exe`. It knows nothing but how to start the other.

use std::process::Command;

/// As for all that is refused.
const REFUSED: i32 = 2;

fn main() {
    let program = std::env::current_exe().map(|path| path.with_file_name("organigramme.exe"));
    let ran = program.and_then(|it| Command::new(it).args(std::env::args_os().skip(1)).status());
    std::process::exit(match ran {
        Ok(status) => status.code().unwrap_or(REFUSED),
        Err(error) => {
            eprintln!("organigramme.exe: {error}");
            REFUSED
        }
    });
}
