//! The reader of report texts, on the seed and on documents of other administrations.

use std::fmt::Write as _;

use organigramme::format::reading::{Problem, Report};
use organigramme::format::text::read;
use organigramme::model::{
    Authorised, Counts, DerivedIds, EntryId, Hundredths, Lists, PostFields, Role, lines,
};
use organigramme::words::Locale;

use crate::support::seed;
use crate::support::sound::assert_accounted;

mod cards;
mod cases;
mod chaos;
mod charts;
mod columns;
mod files;
mod generated;
mod habits;
mod hands;
mod manners;
mod pages;
mod posts;
mod seed_charts;
mod ways;

fn import(text: &str) -> Report {
    read(text.as_bytes(), &mut DerivedIds::new(text.as_bytes())).expect("the text holds a chart")
}

fn import_file(path: &str) -> Report {
    let bytes = std::fs::read(path).expect("the fixture is there");
    read(&bytes, &mut DerivedIds::new(&bytes)).expect("the text holds a chart")
}

fn import_seed() -> Report {
    import_file(&seed::path("organigrammes-ct-2022.txt"))
}

/// A report as a person would check it: charts, indented units with counts and lines, problems.
fn tree(report: &Report) -> String {
    let mut out = String::new();
    let lists = &report.project.lists;
    for chart in &report.project.charts {
        let counts = Counts::of(chart, lists);
        let fields = &chart.fields;
        let role = fields.role.map_or("–", Role::as_str);
        let date = fields.date.map_or("–".to_owned(), |date| date.to_string());
        let _ = writeln!(out, "== {} | {role} | {date} | {}", fields.label, fields.organisation);
        for unit in chart.units_in_order() {
            let indent = "  ".repeat(chart.path(unit).len() - 1);
            let fields = &chart.unit(unit).fields;
            let count = counts.unit(unit);
            let ceiling = match fields.authorised {
                Authorised::Inherit => String::new(),
                Authorised::NotPrinted => " / ?".to_owned(),
                Authorised::Posts(posts) => format!(" / {posts}"),
            };
            let _ = writeln!(
                out,
                "{indent}[{}] {}: {} of {}{ceiling}",
                fields.kind, fields.name, count.direct.posts, count.total.posts
            );
            for line in lines(chart, unit) {
                let post = &chart.post(line.posts[0]).fields;
                let _ = writeln!(out, "{indent}  {} {}", line.posts.len(), post_words(lists, post));
            }
        }
    }
    for problem in &report.problems {
        let _ = writeln!(out, "line {}: {:?}", problem.line, problem.doubt);
    }
    out
}

/// Entries of the lists by their ids, those that the report brought by their labels.
fn post_words(lists: &Lists, post: &PostFields) -> String {
    let known = Lists::default();
    let entry = |id: EntryId| match known.label(&id) {
        Some(_) => id.as_str().to_owned(),
        None => lists.label(&id).expect("what a post names is in the lists").to_owned(),
    };
    let mut words = post.title.text().to_owned();
    let mut add = |text: String| words = format!("{words} | {text}");
    if let Some(category) = &post.category {
        add(entry(EntryId::Category(category.clone())));
    }
    if let Some(grade) = &post.grade {
        add(entry(EntryId::Grade(grade.clone())));
    }
    if let Some(level) = &post.manager_level {
        add(entry(EntryId::Level(level.clone())));
    }
    if let Some(job) = &post.reference_job {
        add(format!("job {job}"));
    }
    if post.fte != Hundredths::FULL_TIME {
        add(format!("{} %", post.fte.0));
    }
    if post.vacant {
        add("vacant".to_owned());
    }
    if !post.note.is_empty() {
        add(format!("note {}", post.note));
    }
    words
}

/// What is listed, each with its line, as a user reads it; its spaces and apostrophes as typed here.
fn said(report: &Report) -> Vec<(usize, String)> {
    let say = |problem: &Problem| {
        let sentence = Locale::French.say(&problem.message());
        (problem.line, sentence.replace('\u{a0}', " ").replace('\u{2019}', "'"))
    };
    report.problems.iter().map(say).collect()
}

/// Asserts that the sentence listed at `line` holds each of `words`.
#[track_caller]
fn assert_said(report: &Report, line: usize, words: &[&str]) {
    let said = said(report);
    let found = said.iter().any(|(at, text)| *at == line && words.iter().all(|w| text.contains(w)));
    assert!(found, "line {line} should say {words:?}, but there is {said:#?}");
}

/// The number of posts in a report's charts.
fn post_count(report: &Report) -> usize {
    report.project.charts.iter().map(organigramme::model::Chart::post_count).sum()
}

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/reports/{name}.txt", env!("CARGO_MANIFEST_DIR"))
}

/// The documents of other administrations, each snapshot checked by hand against its text.
const FIXTURES: [&str; 53] = [
    "agents",
    "aisne",
    "amenagement",
    "annexe",
    "arbre",
    "autonomie",
    "blocs",
    "ccas",
    "colleges",
    "colonnes",
    "commune",
    "comparatif",
    "culture",
    "deux-services",
    "dont",
    "ehpad",
    "enfance",
    "etp",
    "face-a-face",
    "gras",
    "habitat",
    "hopital",
    "html",
    "intitules",
    "lettres",
    "logistique",
    "majuscules",
    "mediatheque",
    "melange",
    "metropole",
    "mobilite",
    "mouvements",
    "narratif",
    "nombres",
    "noms",
    "numerotee",
    "pages",
    "parentheses",
    "patrimoine",
    "phrases",
    "plat",
    "pole",
    "prefecture",
    "rapport",
    "rectorat",
    "sans-titre",
    "sante",
    "solidarites",
    "tableau",
    "tabulations",
    "tirets",
    "universite",
    "variantes",
];

#[test]
fn the_seed_is_read_as_it_stands() {
    insta::assert_snapshot!(tree(&import_seed()));
}

#[test]
fn other_administrations_are_read_as_they_stand() {
    for name in FIXTURES {
        insta::assert_snapshot!(name, tree(&import_file(&fixture(name))));
    }
}

#[test]
fn no_line_of_a_document_is_dropped() {
    let paths = FIXTURES.map(fixture).into_iter().chain([seed::path("organigrammes-ct-2022.txt")]);
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("the fixture is there");
        assert_accounted(&import(&text), &text);
    }
}
