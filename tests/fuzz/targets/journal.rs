//! Any bytes as a journal's file, and any lines as its records: what is made again is a sound project.

#![no_main]

use std::path::PathBuf;

use libfuzzer_sys::fuzz_target;
use organigramme::editor::recovery::Recovered;
use organigramme::store::journal::read;
use organigramme_fuzz::sound::assert_saved_and_read_again;

fuzz_target!(|bytes: &[u8]| {
    let framed = read(bytes, bytes.len() as u64).expect("memory can be read");
    let lines: Vec<Vec<u8>> = bytes.split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
    for records in [framed.payloads, lines] {
        if let Ok(recovered) = Recovered::new(&records, PathBuf::from("made-up.journal")) {
            assert_saved_and_read_again(recovered.document().project());
        }
    }
});
