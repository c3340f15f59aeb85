//! The PDF in the programs that others read it with. Run by `.ci/run`, which installs them.

use std::process::Command;

use organigramme::export::ExportOptions;
use organigramme::model::Project;
use organigramme::scene::Item;

use super::{made, pdf};
use crate::support::raster::Raster;
use crate::support::{seed::FIGURES, seed_project::seed};

/// What `program` prints of the PDF, whose name it is given in place of "PDF".
fn told(program: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("chart.pdf"), pdf).unwrap();
    let arguments = arguments.iter().map(|&it| if it == "PDF" { "chart.pdf" } else { it });
    let output = Command::new(program).args(arguments).current_dir(folder.path()).output();
    let output = output.unwrap_or_else(|error| panic!("{program} is installed: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {errors}");
    // Titles of elements are printed as the file has them, in UTF-16.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Asserts that `text` has the name of every unit and all that is drawn of every line, in order.
fn assert_in_order(text: &str, project: &Project, options: &ExportOptions) {
    let (pages, _) = made(project, options);
    let text = solid(text);
    let mut rest = text.as_str();
    for card in &pages[0].cards {
        for line in &card.lines {
            let drawn = pages[0].items[card.items.clone()].iter().filter_map(|item| match item {
                Item::Text(run) => Some(run),
                _ => None,
            });
            let on_line = drawn
                .filter(|run| line.rect.min.y < run.origin.y && run.origin.y < line.rect.max.y);
            let wanted = solid(&on_line.map(|run| &*run.text).collect::<String>());
            let place = rest.find(&wanted);
            let place = place.unwrap_or_else(|| panic!("{wanted} comes next in {rest}"));
            rest = &rest[place + wanted.len()..];
        }
    }
}

#[test]
#[ignore = "needs qpdf"]
fn qpdf_finds_no_fault() {
    for archival in [false, true] {
        for name in FIGURES {
            let options = ExportOptions { archival, ..pdf() };
            let said = told("qpdf", &["--check", "PDF"], &made(&seed(name), &options).1);
            assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
            assert!(!said.to_lowercase().contains("warning"), "{said}");
        }
    }
    let mut options = pdf();
    options.embed = Some("{}".to_owned());
    told("qpdf", &["--check", "PDF"], &made(&seed(FIGURES[0]), &options).1);
}

#[test]
#[ignore = "needs poppler"]
fn poppler_reads_the_text_in_order() {
    for name in FIGURES {
        let project = seed(name);
        let (_, bytes) = made(&project, &pdf());
        // As it is drawn, then as the tags say that it is read.
        let drawn = told("pdftotext", &["-raw", "PDF", "-"], &bytes);
        assert_in_order(&drawn, &project, &pdf());
        let tree = told("pdfinfo", &["-struct-text", "PDF"], &bytes);
        let quoted = tree.lines().filter_map(|line| {
            line.trim().strip_prefix('"').and_then(|line| line.strip_suffix('"'))
        });
        assert_in_order(&quoted.collect::<String>(), &project, &pdf());
    }
}

#[test]
#[ignore = "needs poppler"]
fn poppler_draws_it() {
    let mut options = pdf();
    for archival in [false, true] {
        options.archival = archival;
        let (_, bytes) = made(&seed("diraa_cible"), &options);
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("drawn");
        let target = target.to_str().unwrap();
        told("pdftoppm", &["-png", "-singlefile", "-r", "72", "PDF", target], &bytes);
        let drawn = std::fs::read(folder.path().join("drawn.png")).unwrap();
        assert!(Raster::from_png(&drawn).ink() > 0.02, "it is not blank");
    }
}
