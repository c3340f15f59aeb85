//! Any bytes as the text of a report: a sentence, or charts in which no line is dropped.

#![no_main]

use libfuzzer_sys::fuzz_target;
use organigramme::format::text::read;
use organigramme::model::DerivedIds;
use organigramme_fuzz::sound::{assert_accounted, assert_saved_and_read_again, said};

fuzz_target!(|bytes: &[u8]| {
    match read(bytes, &mut DerivedIds::new(b"fuzz")) {
        Ok(report) => {
            for problem in &report.problems {
                said(&problem.message());
            }
            // Of other encodings the lines are not known here.
            if let Ok(text) = str::from_utf8(bytes)
                && !text.contains(['\0', '\u{feff}'])
            {
                assert_accounted(&report, text);
            }
            assert_saved_and_read_again(&report.project);
        }
        Err(error) => {
            said(&error.message());
        }
    }
});
