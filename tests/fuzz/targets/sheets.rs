//! Any bytes as a file of tables: a sentence, or charts in which no row is dropped.

#![no_main]

use libfuzzer_sys::fuzz_target;
use organigramme::format::reading::LineUse;
use organigramme::format::tables::{TableOptions, read};
use organigramme::model::DerivedIds;
use organigramme_fuzz::sound::{assert_saved_and_read_again, said};

fuzz_target!(|bytes: &[u8]| {
    match read(&[bytes], &TableOptions::default(), &mut DerivedIds::new(b"fuzz"), &mut |_| true) {
        Ok(read) => {
            let report = read.report;
            for problem in &report.problems {
                said(&problem.message());
            }
            assert_eq!(report.lines.len(), report.source.lines.len());
            for (line, line_use) in (1..).zip(&report.lines) {
                let is_said = report.problems.iter().any(|problem| problem.line == line);
                assert!(*line_use != LineUse::Problem || is_said, "row {line} is not said");
                let is_blank = report.source.lines[line - 1].text.trim().is_empty();
                assert!(is_blank || *line_use != LineUse::Blank, "row {line} is dropped");
            }
            assert_saved_and_read_again(&report.project);
        }
        Err(error) => {
            said(&error.message());
        }
    }
});
