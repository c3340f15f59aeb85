//! Any bytes as a PDF: a sentence, or charts that can be saved.

#![no_main]

use libfuzzer_sys::fuzz_target;
use organigramme::format::door::{Form, form, read};
use organigramme::model::DerivedIds;
use organigramme_fuzz::sound::{assert_saved_and_read_again, said};

fuzz_target!(|bytes: &[u8]| {
    if form(bytes) != Form::Pdf {
        return;
    }
    match read(bytes, &mut DerivedIds::new(b"fuzz")) {
        Ok(report) => {
            for problem in &report.problems {
                said(&problem.message());
            }
            assert_saved_and_read_again(&report.project);
        }
        Err(error) => {
            said(&error.message());
        }
    }
});
