//! Refusals that name a file.

use std::path::Path;

use crate::words::{Message, key, message, shown};

/// A sentence about what is in a file, with the file's name.
pub fn in_file(path: &Path, problem: Message) -> Message {
    message!(key::CLI_IN_FILE, path = shown(path), problem)
}

/// Refuses to put an output in place of the file it is made from.
pub fn refuse_overwriting(input: &Path, output: &Path) -> Result<(), Message> {
    match (input.canonicalize(), output.canonicalize()) {
        (Ok(from), Ok(to)) if from == to => Err(in_file(output, message!(key::CLI_SAME_FILE))),
        _ => Ok(()),
    }
}
