//! Whatever is opened, dropped or pasted is told by its content, and nothing open is asked about before it is known
//! to be readable.

use organigramme::editor::{
    Action, ChangeCommand, Command, Editor, Effect, FileCommand, FileEffect, PlaceOfText,
    PostCommand, Purpose, Question, Selection, ShowCommand,
};
use organigramme::model::{DerivedIds, UnitId};
use organigramme::words::Locale;

use super::hands::{chart, document, posts_of, said, sample, unit};
use super::mapping::{asked, take};
use crate::support::{file_read, outlines};

fn fixture(name: &str) -> Vec<u8> {
    outlines::fixture("desk", name)
}

const COLLAGE_RAPPORT: &str = "Pôle Technique\n1 Directeur (A)\nService Voirie\n1 Chef de service (A)\n\
    2 Agents (C)\nRégie des eaux\n1 Chef de régie (A)\n7 Agents (C)\nLaboratoire d'analyses\n\
    4 Techniciens (B)\n";

const COLLAGE_UNITES: &str = "Service\tIntitulé\tCatégorie\tNombre\n\
    Service Budget\tChef de service\tA\t1\n\
    Service Budget\tGestionnaire\tB\t3\n\
    Service Achats\tChef de service\tA\t1\n";

fn empty() -> Editor {
    Editor::new(Box::new(DerivedIds::new(b"door")), Locale::French)
}

fn paste(editor: &mut Editor, text: &str) -> Vec<Effect> {
    editor.handle(Command::Paste(text.to_owned()))
}

/// The sample, with something unsaved.
fn changed() -> Editor {
    let mut editor = sample();
    let root = chart(&editor).unit(chart(&editor).root()).id.clone();
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(root))));
    assert!(document(&editor).is_unsaved());
    editor
}

#[test]
fn a_report_opens_under_any_name() {
    for (file, name) in [
        ("rapport.docx", "rapport.docx"),
        ("rapport.docx", "projet.json"),
        ("rapport.odt", "image.png"),
        ("rapport.html", "sans extension"),
        ("organigramme.pptx", "x.txt"),
    ] {
        let mut editor = empty();
        editor.handle(file_read(name, Purpose::Open, &fixture(file)));
        assert!(document(&editor).path().is_none(), "{name}: it is in no project's file");
        let posts =
            document(&editor).project().charts.iter().map(|it| it.post_count()).sum::<usize>();
        assert!(posts >= 21, "{name}: {posts}");
    }
}

#[test]
fn nothing_is_asked_about_before_a_file_is_known_to_be_readable() {
    let mut editor = changed();
    let asked = editor.handle(Command::File(FileCommand::Open("autre.pdf".into())));
    assert!(matches!(asked[..], [Effect::File(FileEffect::Read { purpose: Purpose::Open, .. })]));
    let chosen = editor.handle(Command::Act(Action::ImportText));
    assert!(matches!(chosen[..], [Effect::File(FileEffect::AskPath { .. })]), "{chosen:?}");
    for bytes in [&b"\x89PNG\r\n\x1a\nrien"[..], b"\xD0\xCF\x11\xE0", b"PK\x03\x04"] {
        let effects = editor.handle(file_read("autre.docx", Purpose::Open, bytes));
        assert!(!said(&editor, &effects).is_empty(), "one sentence: {effects:?}");
        let is_question = |it: &Effect| matches!(it, Effect::Ask(_));
        assert!(!effects.iter().any(is_question), "{effects:?}");
        assert!(document(&editor).is_unsaved(), "what is open stays");
    }
    let effects = editor.handle(file_read("r.docx", Purpose::Open, &fixture("rapport.docx")));
    assert!(matches!(effects[..], [Effect::Ask(Question::Unsaved)]));
}

#[test]
fn what_is_dropped_beside_a_project_is_read_before_it_is_asked_about() {
    let mut editor = changed();
    let read = file_read("r.bin", Purpose::Dropped, &fixture("rapport.odt"));
    let effects = editor.handle(read);
    assert!(
        matches!(effects[..], [Effect::Ask(Question::Dropped { is_report: true, .. })]),
        "{effects:?}"
    );
    let effects = editor.handle(file_read("r.odt", Purpose::Dropped, b"PK\x03\x04"));
    assert!(!said(&editor, &effects).is_empty());
}

#[test]
fn a_report_pasted_on_the_start_page_becomes_a_project() {
    let mut editor = empty();
    paste(&mut editor, COLLAGE_RAPPORT);
    assert_eq!(chart(&editor).post_count(), 16);
    assert_eq!(chart(&editor).unit_count(), 4);
    let mut editor = empty();
    // A table too, once its columns are settled.
    let effects = paste(&mut editor, COLLAGE_UNITES);
    take(&mut editor, asked(effects), |_| {});
    assert_eq!(chart(&editor).post_count(), 5);
    assert_eq!(posts_of(&editor, &unit(&editor, "Service Budget")).len(), 4);
}

#[test]
fn a_report_pasted_into_a_project_asks_where_it_goes() {
    let mut editor = sample();
    let count = chart(&editor).post_count();
    let effects = paste(&mut editor, COLLAGE_RAPPORT);
    let [Effect::Ask(Question::PlaceText(offered))] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((offered.units, offered.posts), (4, 16));
    let unit_id = offered.unit.clone();
    editor.handle(Command::PlaceText { unit: unit_id, place: PlaceOfText::Below });
    assert_eq!(chart(&editor).post_count(), count + 16);
    let pole = unit(&editor, "Pôle Technique");
    assert_eq!(document(&editor).selection().units, [pole]);
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(chart(&editor).post_count(), count, "one step");
    // As a chart of its own.
    let charts = document(&editor).project().charts.len();
    paste(&mut editor, COLLAGE_RAPPORT);
    editor.handle(Command::PlaceText { unit: UnitId::bench(), place: PlaceOfText::Charts });
    assert_eq!(document(&editor).project().charts.len(), charts + 1);
    assert_eq!(chart(&editor).post_count(), 16);
}

#[test]
fn lines_of_posts_go_into_the_selected_unit() {
    let mut editor = sample();
    let apprentis = unit(&editor, "Service Apprentis");
    let before = posts_of(&editor, &apprentis).len();
    editor.handle(Command::Show(ShowCommand::Select(Selection::unit(apprentis.clone()))));
    paste(&mut editor, "2 Agents d'accueil (C)\n1 Juriste (A)\n");
    assert_eq!(posts_of(&editor, &apprentis).len(), before + 3);
    let last = posts_of(&editor, &apprentis).pop().expect("a post");
    let fields = &chart(&editor).post_by_id(&last).expect("there").fields;
    assert_eq!(fields.category.as_ref().map(|it| it.as_str()), Some("A"), "that of the project");
}

#[test]
fn a_list_of_names_set_in_becomes_units() {
    let mut editor = sample();
    let apprentis = unit(&editor, "Service Apprentis");
    editor.handle(Command::Show(ShowCommand::Select(Selection::unit(apprentis.clone()))));
    paste(&mut editor, "Accueil\n  Guichet\n  Courrier\n\tService Tri\nArchives\n");
    let found = chart(&editor);
    let names = |id: &UnitId| -> Vec<String> {
        let unit = found.unit_by_id(id).expect("there");
        unit.children().iter().map(|&key| found.unit(key).fields.name.clone()).collect()
    };
    let under = names(&apprentis);
    assert!(under.ends_with(&["Accueil".to_owned(), "Archives".to_owned()]), "{under:?}");
    assert_eq!(names(&unit(&editor, "Accueil")), ["Guichet", "Courrier"]);
    assert_eq!(names(&unit(&editor, "Courrier")), ["Service Tri"]);
    let tri = found.unit_by_id(&unit(&editor, "Service Tri")).expect("there");
    assert_eq!(tri.fields.kind.as_str(), "service");
}

#[test]
fn a_column_of_units_makes_the_units_that_are_not_there() {
    let mut editor = empty();
    editor.handle(Command::Act(Action::New));
    let effects = paste(&mut editor, COLLAGE_UNITES);
    let file = asked(effects);
    take(&mut editor, file, |_| {});
    assert_eq!(posts_of(&editor, &unit(&editor, "Service Budget")).len(), 4);
    assert_eq!(posts_of(&editor, &unit(&editor, "Service Achats")).len(), 1);
    assert_eq!(chart(&editor).unit_count(), 3);
    editor.handle(Command::Act(Action::Undo));
    assert_eq!((chart(&editor).unit_count(), chart(&editor).post_count()), (1, 0), "one step");
}

#[test]
fn text_that_nothing_can_be_made_of_is_said() {
    for mut editor in [empty(), sample()] {
        let effects = paste(&mut editor, "  \n ");
        assert!(said(&editor, &effects).starts_with("Rien à coller"), "{effects:?}");
    }
    for mut editor in [empty(), sample()] {
        let effects = paste(&mut editor, "Bonjour, merci de rappeler demain.");
        assert!(said(&editor, &effects).starts_with("Rien à coller"), "{effects:?}");
    }
}

#[test]
fn a_name_that_several_units_have_is_none_of_them_by_chance() {
    let mut editor = empty();
    editor.handle(Command::Act(Action::New));
    paste(&mut editor, "Nord\n  Accueil\nSud\n  Accueil\n");
    let effects = paste(&mut editor, "Service\tIntitulé\tNombre\nAccueil\tAgent\t2\n");
    take(&mut editor, asked(effects), |_| {});
    let chart = chart(&editor);
    let halls = chart.units_in_order().map(|key| chart.unit(key));
    let posts: Vec<usize> =
        halls.filter(|it| it.fields.name == "Accueil").map(|it| it.posts().len()).collect();
    assert_eq!(posts.iter().filter(|&&count| count > 0).count(), 1, "{posts:?}");
    assert_eq!(posts.len(), 3, "the two that were there are left as they were");
}

/// One sentence each that says what the file is: empty, of an older form.
#[test]
fn what_is_no_report_says_what_it_is() {
    use organigramme::format::door;
    use organigramme::format::reading::Unreadable;
    let refused = |bytes: &[u8]| door::read(bytes, &mut DerivedIds::new(bytes)).unwrap_err();
    assert_eq!(refused(b""), Unreadable::Empty);
    assert_eq!(refused(b" \r\n\n"), Unreadable::Empty);
    let sheet = b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>";
    assert!(matches!(refused(sheet), Unreadable::SaveAs { instead: "XLSX", .. }));
    let message: Vec<u8> = [
        b"\xD0\xCF\x11\xE0".to_vec(),
        "__nameid_version1.0".encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ]
    .concat();
    assert!(matches!(refused(&message), Unreadable::SaveAs { instead: "EML", .. }));
}
