//! Any bytes as an e-mail: a sentence, or a sound project with a use for each line.

#![no_main]

use libfuzzer_sys::fuzz_target;
use organigramme_fuzz::forms;

const HEAD: &[u8] = b"From: a@b.fr\nSubject: x\nMIME-Version: 1.0\n";

fuzz_target!(|bytes: &[u8]| forms::assert_read(&[HEAD, bytes].concat()));
