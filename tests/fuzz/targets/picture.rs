//! Any bytes as a picture that may hold a project: a sentence, or bytes of bounded size. The checksums
//! of a PNG are passed over, as its reader does for fuzzers.

#![no_main]

use libfuzzer_sys::fuzz_target;
use organigramme::format::native::load;
use organigramme::format::picture::embedded_project;
use organigramme_fuzz::sound::said;

/// What a text in a picture may unpack to, with what stands beside it.
const LARGEST: usize = 64 << 20;

fuzz_target!(|bytes: &[u8]| {
    match embedded_project(bytes) {
        Ok(Some(project)) => {
            assert!(project.len() <= LARGEST);
            if let Err(error) = load(&project) {
                said(&error.message());
            }
        }
        Ok(None) => assert!(!bytes.starts_with(b"\x89PNG\r\n\x1a\n")),
        Err(error) => {
            said(&error.message());
        }
    }
});
