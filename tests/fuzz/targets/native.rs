//! Any bytes as a project's file: a sentence, or a project that is saved, read again and drawn.

#![no_main]

use libfuzzer_sys::fuzz_target;
use organigramme::format::native::load;
use organigramme_fuzz::assert_drawn;
use organigramme_fuzz::sound::{assert_saved_and_read_again, said};

fuzz_target!(|bytes: &[u8]| {
    match load(bytes) {
        Ok(loaded) => {
            assert_saved_and_read_again(&loaded.project);
            assert_drawn(&loaded.project);
        }
        Err(error) => {
            said(&error.message());
        }
    }
});
