//! The build script: lists the files of `assets/words`, so that a new one is embedded without
//! anybody having to name it.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

#[expect(clippy::disallowed_methods, reason = "cargo's own output folder, not a user's file")]
fn main() -> io::Result<()> {
    let package = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let words = Path::new(&package).join("assets/words");
    println!("cargo::rerun-if-changed=src/words/build.rs");
    println!("cargo::rerun-if-changed={}", words.display());
    let mut code = String::new();
    for (name, folder) in [("FRENCH", "fr"), ("ENGLISH", "en")] {
        let mut files = fs::read_dir(words.join(folder))?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<_>>>()?;
        files.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
        files.sort();
        writeln!(code, "const {name}: &[&str] = &[").map_err(io::Error::other)?;
        for path in files {
            println!("cargo::rerun-if-changed={}", path.display());
            writeln!(code, "    include_str!({path:?}),").map_err(io::Error::other)?;
        }
        code.push_str("];\n");
    }
    fs::write(Path::new(&out).join("words.rs"), code)
}
