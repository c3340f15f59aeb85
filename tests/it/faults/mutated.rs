//! Report texts changed at random, by a seed: each is imported or refused in a sentence; what is imported
//! is sound, and every export takes it; nothing of it acts on the terminal it is told on.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use organigramme::cli::{Printed, printed};
use organigramme::export::{ExportOptions, Format, Progress, Resolution, export};
use organigramme::format::text::read;
use organigramme::model::{DerivedIds, Project};

use crate::support::seed;
use crate::support::sound::{assert_accounted, assert_saved_and_read_again, said};

/// Numbers that look like chance, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to one less than `end`, which is above 0.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn one_of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())]
    }
}

/// What acts on a terminal, or has no place in some kind of file.
const LETTERS: [&str; 28] = [
    "\u{1b}[2J",
    "\u{1b}]0;titre\u{7}",
    "\u{1b}[31m",
    "\u{9b}2J",
    "\u{85}",
    "\u{90}",
    "\u{7f}",
    "\u{8}",
    "\u{7}",
    "\r",
    "\u{c}",
    "\u{b}",
    "\u{202e}",
    "\u{202a}",
    "\u{2066}",
    "\u{2069}",
    "\u{200e}",
    "\u{200f}",
    "\u{61c}",
    "\u{2028}",
    "\u{2029}",
    "\u{feff}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{e000}",
    "\u{1f9d1}\u{200d}\u{1f4bb}",
    "\u{301}\u{301}\u{301}",
    "</text>]]>",
];

/// Lines that mean much.
const LINES: [&str; 24] = [
    "ORGANIGRAMME SOURCE",
    "ORGANIGRAMME CIBLE",
    "ORGANIGRAMME cible CT du 28/11/2022",
    "Organigramme du Pôle Nouveau",
    "###### Service au fond",
    "# POLE DEUXIEME",
    "9999 Agents (C)",
    "99999999999999999999 Agents (C)",
    "0 Agent (C)",
    "1 Agent (C) (C) (C)",
    "- 3 x",
    "Postes autorisés : 4294967296",
    "Postes autorisés : 0",
    "| Fonction | Cat. | Nombre |",
    "| Agents | C | 4 |",
    "Intitulé;Catégorie;Nombre",
    "SERVICE X            SERVICE Y",
    "├── 1 Agent (C)",
    "1.1.1.1.1.1.1.1 Service Chiffres",
    "**SERVICE DES",
    "((((((((",
    "Page 3",
    "0,5 ETP psychologue (A)",
    "Service bench",
];

fn changed(dice: &mut Dice, text: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..1 + dice.below(6) {
        if lines.is_empty() {
            lines.push(String::new());
        }
        let at = dice.below(lines.len());
        let to = (at + 1 + dice.below(20)).min(lines.len());
        let letters = |line: &str| line.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
        let place = |dice: &mut Dice, line: &str| {
            let places = letters(line);
            if places.is_empty() { 0 } else { dice.one_of(&places) }
        };
        match dice.below(13) {
            0..=2 => {
                let place = place(dice, &lines[at]);
                lines[at].insert_str(place, dice.one_of(&LETTERS));
            }
            3 | 4 => lines.insert(at, dice.one_of(&LINES).to_owned()),
            5 => drop(lines.drain(at..to)),
            6 => {
                let block: Vec<String> = lines[at..to].to_vec();
                let place = dice.below(lines.len());
                lines.splice(place..place, block);
            }
            7 => {
                let other = dice.below(lines.len());
                lines.swap(at, other);
            }
            8 => {
                let place = place(dice, &lines[at]);
                lines[at].truncate(place);
            }
            9 => {
                let place = place(dice, &lines[at]);
                lines[at].insert_str(place, &"long ".repeat(1 << dice.below(11)));
            }
            10 => {
                let line = lines[at].clone();
                let times = 1 << dice.below(8);
                lines.splice(at..at, std::iter::repeat_n(line, times));
            }
            11 => {
                let number = dice.one_of(&["0", "1", "17", "999", "65536", "-3", "1e9", "½"]);
                lines[at] = lines[at].replace(|c: char| c.is_ascii_digit(), number);
            }
            _ => {
                // Deeper and deeper.
                let deep = (1..1 + dice.below(40))
                    .map(|depth| format!("{} Unité {depth}", "#".repeat(depth)));
                let deep: Vec<String> = deep.collect();
                lines.splice(at..at, deep);
            }
        }
    }
    lines.join("\n")
}

/// The texts of real reports.
fn texts() -> Vec<String> {
    let folder = seed::path("organigrammes-ct-2022.txt");
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports");
    let mut paths: Vec<PathBuf> = vec![folder.into()];
    paths.extend(fs::read_dir(reports).unwrap().map(|entry| entry.unwrap().path()));
    paths.sort();
    paths.into_iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// Every chart of `project`, in every format.
fn assert_exported(project: &Project, what: &str) {
    for chart in &project.charts {
        for format in Format::ALL {
            let mut options = ExportOptions::new(format);
            options.resolution = Resolution::Scale(1.0);
            if let Err(error) = export(project, chart, &options, &Progress::default()) {
                panic!("{what}: {}: {}", format.extension(), said(&error.message()));
            }
        }
    }
}

/// Asserts that nothing that is printed does more than show.
#[track_caller]
fn assert_shown_only(printed: &Printed, what: &str) {
    for text in [&printed.stdout, &printed.stderr] {
        let acts = |c: char| {
            (c.is_control() && !matches!(c, '\n' | '\t'))
                || matches!(
                    u32::from(c),
                    0x61c | 0x200e | 0x200f | 0x2028 | 0x2029 | 0x202a..=0x202e | 0x2066..=0x2069
                )
        };
        let spreadsheet = text.replace("\r\n", "\n");
        if let Some(at) = spreadsheet.find(acts) {
            let near: String = spreadsheet[at..].chars().take(40).collect();
            panic!("{what}: printed as it stands: {near:?}");
        }
    }
}

/// What a subcommand prints, its exit code among 0, 1 and 2.
#[track_caller]
fn asked(args: &[&str], what: &str) -> Printed {
    let words = ["organigramme", "--lang", "fr"].iter().chain(args).map(OsString::from);
    let printed = printed(words).expect("no window is asked for");
    assert_shown_only(&printed, &format!("{what}: {args:?}"));
    assert!(printed.code < 2 || printed.stderr.lines().count() == 1, "{what}: {args:?}");
    printed
}

/// One text through the command line: what is imported is accepted by every other subcommand.
fn through_the_command_line(folder: &Path, text: &str, what: &str) {
    // A file can be called anything, but for what Windows refuses.
    let act = if cfg!(windows) { "" } else { "\u{1b}[31m" };
    let input = folder.join(format!("rap{act}port\u{202e}.txt"));
    fs::write(&input, text).unwrap();
    let (input, project) = (input.to_str().unwrap(), folder.join("p.json"));
    let project = project.to_str().unwrap();
    asked(&["import", input, "-o", project, "--force", "--json"], what);
    let imported = asked(&["import", input, "-o", project, "--force"], what);
    if imported.code == 2 {
        return;
    }
    assert_eq!(asked(&["check", project], what).code, 0, "{what}");
    for format in ["table", "csv"] {
        assert_eq!(asked(&["count", project, "--format", format], what).code, 0, "{what}");
    }
    let counted = asked(&["count", project, "--format", "json"], what);
    let counted: serde_json::Value = serde_json::from_str(&counted.stdout).expect("JSON");
    let charts = counted["charts"].as_array().expect("charts");
    let id = |index: usize| charts[index]["id"].as_str().expect("an id");
    for format in ["svg", "pdf", "html", "txt"] {
        let output = folder.join(format!("o.{format}"));
        let output = output.to_str().unwrap();
        let done = asked(&["export", project, "-o", output, "--chart", id(0)], what);
        assert_eq!(done.code, 0, "{what}: {}", done.stderr);
        // Without naming a chart it is done too, or the import has said that one is to be named.
        let done = asked(&["export", project, "-o", output], what);
        let is_told = imported.stderr.contains("--chart");
        assert!((done.code == 0) != is_told, "{what}: {}{}", done.stderr, imported.stderr);
    }
    if charts.len() > 1 {
        let compared = asked(&["compare", project, "--from", id(0), "--to", id(1)], what);
        assert_eq!(compared.code, 0, "{what}: {}", compared.stderr);
        serde_json::from_str::<serde_json::Value>(&compared.stdout).expect("JSON");
        let merged = folder.join("m.json");
        let (a, b) = (format!("{project}#{}", id(0)), format!("{project}#{}", id(1)));
        asked(&["merge", &a, &b, &b, "-o", merged.to_str().unwrap()], what);
    }
    asked(&["export", project, "-o", "o.pdf", "--unit", "\u{1b}[2J\u{202e}"], what);
    asked(&["count", project, "--chart", "\u{9b}2J\n"], what);
    asked(&["count", input], what);
    asked(&["count", "\u{1b}[2J\u{202e}\n.json"], what);
}

fn tried(cases: std::ops::Range<u64>, told_every: u64) {
    let texts = texts();
    let folder = tempfile::tempdir().unwrap();
    for case in cases {
        let mut dice = Dice(case);
        let text = changed(&mut dice, &texts[case as usize % texts.len()]);
        let what = format!("case {case}");
        match read(text.as_bytes(), &mut DerivedIds::new(text.as_bytes())) {
            Err(error) => drop(said(&error.message())),
            Ok(report) => {
                report.problems.iter().for_each(|problem| drop(said(&problem.message())));
                assert_accounted(&report, &text);
                assert_saved_and_read_again(&report.project);
                if case % told_every == 0 {
                    assert_exported(&report.project, &what);
                }
            }
        }
        if case % told_every == 0 {
            through_the_command_line(folder.path(), &text, &what);
        }
    }
}

#[test]
fn a_text_changed_at_random_is_refused_or_made_a_project_that_every_export_takes() {
    tried(0..400, 25);
}

#[test]
#[ignore = "minutes: thousands of texts, each exported in every format"]
fn every_text_changed_at_random_is_refused_or_made_a_project_that_every_export_takes() {
    tried(0..10_500, 1);
}
