//! The names that the file dialogs suggest, whatever a file, a project, a chart or a unit is called.

use organigramme::editor::{
    Action, Command, Editor, Effect, ExportCommand, FileEffect, PictureChoice, Purpose,
};
use organigramme::export::Format;
use organigramme::model::DerivedIds;
use organigramme::words::{Locale, acts, is_file_name};

use super::support::file_read;

/// Every purpose for which a name is suggested.
fn purposes() -> Vec<Purpose> {
    let mut purposes = vec![
        Purpose::Save,
        Purpose::ExportTables,
        Purpose::ExportStatistics,
        Purpose::ExportMinutes,
        Purpose::ExportComments,
        Purpose::ExportVariants,
        Purpose::Steps { by_group: false },
        Purpose::Steps { by_group: true },
    ];
    purposes.extend(Format::ALL.map(Purpose::Picture));
    purposes
}

/// What asks for a path for this purpose; none where a file is read.
fn asking(purpose: Purpose) -> Option<Command> {
    Some(match purpose {
        Purpose::Open
        | Purpose::Follow
        | Purpose::OpenVersion
        | Purpose::Compare
        | Purpose::Dropped
        | Purpose::AddCharts
        | Purpose::ImportText
        | Purpose::ImportTextHere => return None,
        Purpose::Save => Command::Act(Action::SaveAs),
        Purpose::Picture(format) => {
            Command::Export(ExportCommand::Picture(Box::new(PictureChoice {
                format,
                ..PictureChoice::default()
            })))
        }
        Purpose::ExportTables => Command::Act(Action::ExportTables),
        Purpose::ExportStatistics => Command::Act(Action::ExportStatistics),
        Purpose::ExportMinutes => Command::Act(Action::ExportMinutes),
        Purpose::ExportComments => Command::Act(Action::ExportComments),
        Purpose::ExportVariants => Command::Export(ExportCommand::Variants {
            base: "s".into(),
            variants: vec!["c".into()],
        }),
        Purpose::Steps { by_group } => Command::Export(ExportCommand::Steps { by_group }),
    })
}

/// A project whose title, charts and units are called `name`, in a file of that name if it `has_file`.
fn opened(name: &str, has_file: bool) -> Editor {
    let project = serde_json::json!({
        "format": "organigramme", "version": 1, "title": name,
        "lists": {
            "kinds": [{"id": "pole", "label": "Pôle", "rank": 1, "is_pole": true}],
            "categories": [], "grades": [], "levels": [],
        },
        "charts": [
            {"id": "s", "label": name, "role": "source"},
            {"id": "c", "label": name, "role": "target"},
        ],
        "units": [
            {"chart": "s", "id": "u", "kind": "pole", "name": name},
            {
                "chart": "c", "id": "u", "kind": "pole", "name": name,
                "comments": [{"text": "Voir"}],
            },
        ],
        "posts": [],
    });
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"names")), Locale::French);
    let (path, purpose) = if has_file {
        // The system has no such name.
        (format!("/bureau/{}.json", name.replace(['/', '\0'], "_")), Purpose::Open)
    } else {
        editor.handle(Command::Act(Action::OpenSample));
        ("/versions/1.json".to_owned(), Purpose::OpenVersion)
    };
    editor.handle(file_read(path, purpose, project.to_string().as_bytes()));
    editor
}

fn suggested(editor: &mut Editor, purpose: Purpose) -> String {
    let asking = asking(purpose).expect("a file is written");
    match editor.handle(asking).pop() {
        Some(Effect::File(FileEffect::AskPath { suggested_name, purpose: asked }))
            if asked == purpose =>
        {
            suggested_name
        }
        other => panic!("{purpose:?}: {other:?}"),
    }
}

#[test]
fn every_suggested_name_is_short_and_shows_as_it_is() {
    let marked = |letter: &str| format!("\u{202e}{letter}\u{200f}\u{2066}").repeat(200);
    let names = [
        marked("x"),
        marked("é"),
        marked("例"),
        marked("😀"),
        "e\u{301}".repeat(300),
        "\u{202e}\u{2066}\u{1b}\u{7f}".to_owned(),
        "\u{1b}]0;title\u{7}\u{9b}2J".to_owned(),
        "../../etc/passwd".to_owned(),
        "...".to_owned(),
        " . . caché".to_owned(),
        "a\\b:c*d?e\"f<g>h|i\r\nj\tk\u{2028}l".to_owned(),
        "\n\t ".to_owned(),
        "CON".to_owned(),
        "nul.projet".to_owned(),
        "Com1 ".to_owned(),
        "fin de phrase. ".to_owned(),
    ];
    for name in &names {
        for has_file in [true, false] {
            let mut editor = opened(name, has_file);
            for purpose in purposes() {
                let suggested = suggested(&mut editor, purpose);
                let said = format!("{purpose:?}: {suggested:?}");
                let end = format!(".{}", purpose.extension());
                let stem = suggested.strip_suffix(&end).expect(&said);
                assert!(is_file_name(&suggested), "Windows takes it: {said}");
                assert!(stem.contains(|c: char| !matches!(c, '.' | ' ')), "{said}");
                assert!(suggested.chars().count() <= 120, "{said}");
                assert!(suggested.len() <= 240, "more bytes than a name may have: {said}");
                assert!(!suggested.contains(|c| acts(c) || r#"/\:*?"<>|"#.contains(c)), "{said}");
                assert!(!stem.starts_with(['.', ' ']) && !stem.ends_with(' '), "{said}");
            }
        }
    }
}

#[test]
fn a_suggested_name_keeps_what_can_be_seen() {
    let of = |name: &str, purpose| suggested(&mut opened(name, true), purpose);
    assert_eq!(of("Pôle", Purpose::Save), "Pôle.organigramme");
    assert_eq!(of("\u{202e}Pôle\u{2066}\u{1b}: a\nb", Purpose::Save), "Pôle- a b.organigramme");
    assert_eq!(of("Pôle", Purpose::ExportMinutes), "Pôle - relevé.docx");
    let long = of(&"x".repeat(500), Purpose::ExportMinutes);
    assert!(long.starts_with(&"x".repeat(100)) && long.ends_with("… - relevé.docx"), "{long}");
    // The chart's name is there too, however long that of the project is.
    let mut editor = opened("Pôle", false);
    editor.handle(Command::Act(Action::OpenSample));
    let bytes = organigramme::format::native::save(editor.document().unwrap().project());
    editor.handle(file_read(format!("/bureau/{}.json", "x".repeat(200)), Purpose::Open, &bytes));
    let name = suggested(&mut editor, Purpose::Picture(Format::Svg));
    let chart = editor.document().unwrap().chart().unwrap();
    assert!(name.ends_with(&format!("{}.svg", chart.fields.label)), "{name}");
}
