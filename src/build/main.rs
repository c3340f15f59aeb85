//! The build script: the sentences, and on Windows what the system shows of the program.

mod program;
mod words;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    words::build()?;
    program::build()
}
