//! Any bytes as a Mermaid flowchart: a sentence, or a sound project with a use for each line.

#![no_main]

use libfuzzer_sys::fuzz_target;
use organigramme_fuzz::forms;

fuzz_target!(|bytes: &[u8]| forms::assert_read(&[b"graph TD\n", bytes].concat()));
