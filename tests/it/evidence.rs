//! What was read says where: it stays with units and posts, and makes no difference between charts.

use organigramme::editor::{
    Action, ChangeCommand, ChartCommand, Command, Editor, Effect, Purpose, Selection, ShowCommand,
};
use organigramme::format::{door, native};
use organigramme::model::{Chart, DerivedIds, Evidence, Project};
use organigramme::words::Locale;

use super::merge::merged;
use crate::support::file_read;
use crate::support::tables::two;

fn rapport() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/desk/rapport.docx");
    std::fs::read(path).expect("the report")
}

/// The evidence of each unit, then of its posts, in document order.
fn evidence(chart: &Chart) -> Vec<Option<Evidence>> {
    let all = chart.units_in_order().flat_map(|key| {
        let unit = chart.unit(key);
        let posts = unit.posts().iter().map(|&post| chart.post(post).fields.evidence.as_deref());
        std::iter::once(unit.fields.evidence.as_deref()).chain(posts).collect::<Vec<_>>()
    });
    all.map(|it| it.cloned()).collect()
}

#[test]
fn every_unit_and_post_says_its_line_and_keeps_it_in_the_file() {
    let bytes = rapport();
    let report = door::read(&bytes, &mut DerivedIds::new(&bytes)).expect("readable");
    let report = report.from_file("rapport.docx");
    let chart = report.project.charts.last().expect("a chart");
    assert!(chart.post_count() > 20);
    for evidence in evidence(chart) {
        let evidence = evidence.expect("all of it stands in the report");
        assert_eq!(evidence.file, "rapport.docx");
        let line = &report.source.lines[evidence.line as usize - 1];
        assert_eq!(evidence.text, line.text.trim());
    }
    let saved = native::save(&report.project);
    let again = native::load(&saved).expect("sound").project;
    assert_eq!(evidence(again.charts.last().expect("a chart")), evidence(chart));
}

#[test]
fn it_follows_into_a_target_and_is_no_movement() {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"evidence")), Locale::French);
    editor.handle(file_read("rapport.docx", Purpose::ImportText, &rapport()));
    let source = editor.document().expect("open").project().charts.last().expect("a chart").clone();
    editor.handle(Command::Show(ShowCommand::Chart(source.id.clone())));
    let make = ChartCommand::MakeTarget { base: source.id.clone(), is_source: true };
    editor.handle(Command::Change(ChangeCommand::Charts(make)));
    let document = editor.document().expect("open");
    let target = document.chart().expect("the target");
    assert_ne!(target.id, source.id);
    assert_eq!(evidence(target), evidence(&source));
    let chart = document.chart().expect("a chart");
    let unit = chart.unit(chart.units_in_order().nth(1).expect("a unit below")).id.clone();
    editor.handle(Command::Show(ShowCommand::Select(Selection::unit(unit))));
    let document = editor.document().expect("open");
    let evidence = document.selected_evidence().expect("it was read").clone();
    assert_eq!(evidence.file, "rapport.docx");
    assert!(evidence.line > 1 && !evidence.text.is_empty(), "{evidence:?}");
    // What is copied was not read there.
    editor.handle(Command::Act(Action::Duplicate));
    assert_eq!(editor.document().expect("open").selected_evidence(), None);
}

#[test]
fn what_is_cut_and_pasted_keeps_it_and_a_second_paste_has_none() {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"cut")), Locale::French);
    editor.handle(file_read("rapport.docx", Purpose::ImportText, &rapport()));
    let chart = editor.document().expect("open").chart().expect("a chart").clone();
    let before = evidence(&chart);
    let unit = chart.unit(chart.units_in_order().nth(1).expect("a unit below the root")).id.clone();
    let root = chart.unit(chart.root()).id.clone();
    editor.handle(Command::Show(ShowCommand::Select(Selection::unit(unit))));
    let effects = editor.handle(Command::Act(Action::Cut));
    let text = effects.into_iter().find_map(|effect| match effect {
        Effect::CopyText(text) => Some(text),
        _ => None,
    });
    let text = text.expect("it is on the clipboard");
    for (paste, expected) in [("the first", before.len()), ("the second", before.len())] {
        editor.handle(Command::Show(ShowCommand::Select(Selection::unit(root.clone()))));
        editor.handle(Command::Paste(text.clone()));
        let chart = editor.document().expect("open").chart().expect("a chart");
        let known = evidence(chart).into_iter().flatten().count();
        assert_eq!(known, expected, "after {paste} paste");
    }
}

#[test]
fn it_stays_in_what_variants_are_merged_into() {
    let mut project = two(
        &[("post b v B Gestionnaire", "post b w B Gestionnaire")],
        &[("post c v A Juriste", "post c v A Juriste principal")],
    )
    .to_record();
    let read = |line: u32| {
        let text = format!("ligne {line}");
        Some(Box::new(Evidence { file: "r.txt".into(), line, text, ..Evidence::default() }))
    };
    // As an imported chart and the variants made of it: each post has its line in all of them.
    for chart in &mut project.charts {
        for post in &mut chart.tree.posts {
            post.fields.evidence = read(u32::from(post.id.as_str().as_bytes()[0]));
        }
    }
    let project = Project::from_record(project).expect("sound");
    let merged = merged(&project);
    assert_eq!(merged.conflicts().len(), 0);
    for post in &merged.chart.tree.posts {
        let line = u32::from(post.id.as_str().as_bytes()[0]);
        assert_eq!(post.fields.evidence, read(line), "{}", post.id);
    }
}
