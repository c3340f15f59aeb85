//! The application without a window: what it asks of the world, and when.

use std::path::{Path, PathBuf};

use organigramme::editor::{
    Action, ChangeCommand, Command, DiskCommand, Document, Editor, Effect, FileCommand, FileEffect,
    NotWritten, PostChange, PostCommand, Purpose, Question, Selection, ShowCommand, ShowEffect,
    Tone, UnitCommand, UnsavedAnswer,
};
use organigramme::export::Format;
use organigramme::format::native;
use organigramme::model::{ChartId, Counts, DerivedIds, PostId, UnitId};
use organigramme::words::Locale;

use crate::support::words::message;

use super::disk::done;
use super::picture_project::picture;
use super::support::file_read;

fn editor() -> Editor {
    Editor::new(Box::new(DerivedIds::new(b"editor")), Locale::French)
}

fn sample() -> Editor {
    let mut editor = editor();
    editor.handle(Command::Act(Action::OpenSample));
    editor
}

fn document(editor: &Editor) -> &Document {
    editor.document().expect("a project is open")
}

fn units(editor: &Editor) -> Vec<UnitId> {
    let chart = document(editor).chart().expect("a chart is shown");
    chart.units_in_order().map(|key| chart.unit(key).id.clone()).collect()
}

fn shown(editor: &Editor) -> ChartId {
    document(editor).chart().expect("a chart is shown").id.clone()
}

fn posts(editor: &Editor) -> Vec<PostId> {
    let chart = document(editor).chart().expect("a chart is shown");
    chart.posts_in_order().map(|key| chart.post(key).id.clone()).collect()
}

fn act(editor: &mut Editor, action: Action) -> Vec<Effect> {
    editor.handle(Command::Act(action))
}

/// The figures on show are those of the file as it would be saved now.
fn check_figures(editor: &Editor) {
    let document = document(editor);
    let saved = native::load(&native::save(document.project())).expect("what is saved is sound");
    for (index, chart) in saved.project.charts.iter().enumerate() {
        let counted = Counts::of(chart, &saved.project.lists);
        let shown = document.counts(index);
        let original = &document.project().charts[index];
        for (ours, theirs) in original.units_in_order().zip(chart.units_in_order()) {
            assert_eq!(shown.unit(ours), counted.unit(theirs));
        }
    }
}

#[test]
fn the_headcount_is_live_after_every_edit_and_every_undo() {
    let mut editor = sample();
    let (all, rooms) = (posts(&editor), units(&editor));
    let commands = [
        Command::Change(ChangeCommand::Posts(PostCommand::Move {
            posts: all[40..43].to_vec(),
            unit: rooms[13].clone(),
            before: None,
        })),
        Command::Change(ChangeCommand::Units(UnitCommand::Move {
            units: vec![rooms[3].clone()],
            parent: rooms[12].clone(),
            before: None,
        })),
        Command::Change(ChangeCommand::Posts(PostCommand::Set {
            chart: shown(&editor),
            posts: all[..2].to_vec(),
            change: PostChange::Category(Some("B".into())),
        })),
        Command::Change(ChangeCommand::Posts(PostCommand::Add(rooms[5].clone()))),
        Command::Act(Action::Duplicate),
        Command::Act(Action::Delete),
        Command::Show(ShowCommand::Select(Selection::unit(rooms[6].clone()))),
        Command::Act(Action::Duplicate),
    ];
    let mut totals = vec![105];
    for command in commands {
        editor.handle(command);
        check_figures(&editor);
        let counts = document(&editor).chart_counts().expect("a chart is shown");
        totals.push(counts.chart().total.posts);
    }
    assert_eq!(totals[..7], [105, 105, 105, 105, 106, 107, 106]);
    assert!(totals[8] > 106, "the unit was duplicated with its posts");
    while document(&editor).history().next_undo().is_some() {
        act(&mut editor, Action::Undo);
        check_figures(&editor);
    }
    assert!(!document(&editor).is_unsaved());
}

#[test]
fn a_grade_takes_its_category_along() {
    let mut editor = sample();
    let post = posts(&editor)[0].clone();
    let change = PostChange::Grade(Some("B2".into()));
    let chart = shown(&editor);
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Set {
        chart,
        posts: vec![post.clone()],
        change,
    })));
    let chart = document(&editor).chart().expect("a chart is shown");
    let fields = &chart.post_by_id(&post).expect("it is still there").fields;
    assert_eq!(fields.category, Some("B".into()));
}

#[test]
fn a_change_that_changes_nothing_is_no_step() {
    let mut editor = sample();
    let post = posts(&editor)[0].clone();
    let change = PostChange::Category(Some("A".into()));
    let chart = shown(&editor);
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Set {
        chart,
        posts: vec![post],
        change,
    })));
    assert!(document(&editor).history().next_undo().is_none());
}

#[test]
fn quitting_waits_for_the_save_it_was_told_to_make() {
    let mut editor = sample();
    editor
        .handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(units(&editor)[0].clone()))));
    assert!(matches!(act(&mut editor, Action::Quit)[..], [Effect::Ask(Question::Unsaved)]));
    // A new document has no path yet.
    let asked = editor.handle(Command::File(FileCommand::Unsaved(UnsavedAnswer::Save)));
    assert!(matches!(
        asked[..],
        [Effect::File(FileEffect::AskPath { purpose: Purpose::Save, .. })]
    ));
    let path = PathBuf::from("séminaire.json");
    let chosen =
        Command::File(FileCommand::PathChosen { purpose: Purpose::Save, path: Some(path.clone()) });
    let written = editor.handle(chosen);
    let [Effect::File(FileEffect::Write(request))] = &written[..] else { panic!("{written:?}") };
    let done = done(request, path);
    let effects = editor.handle(done);
    assert!(matches!(effects.last(), Some(Effect::Quit)), "{effects:?}");
}

#[test]
fn a_failed_save_keeps_the_document_unsaved_and_does_not_quit() {
    let mut editor = sample();
    editor
        .handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(units(&editor)[0].clone()))));
    act(&mut editor, Action::Quit);
    editor.handle(Command::File(FileCommand::Unsaved(UnsavedAnswer::Save)));
    let path = PathBuf::from("plein.json");
    let chosen =
        Command::File(FileCommand::PathChosen { purpose: Purpose::Save, path: Some(path.clone()) });
    let written = editor.handle(chosen);
    let [Effect::File(FileEffect::Write(request))] = &written[..] else { panic!("{written:?}") };
    let failed = NotWritten::Failed(message("import-no-chart", []));
    let effects = editor.handle(Command::Disk(DiskCommand::Written {
        path,
        number: request.number,
        state: request.state,
        result: Err(failed),
    }));
    assert!(matches!(effects[..], [Effect::Say { tone: Tone::Failed, .. }]), "{effects:?}");
    assert!(document(&editor).is_unsaved());
}

#[test]
fn what_is_edited_while_saving_stays_unsaved() {
    let mut editor = sample();
    let room = units(&editor)[0].clone();
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(room.clone()))));
    let path = PathBuf::from("pendant.json");
    let chosen =
        Command::File(FileCommand::PathChosen { purpose: Purpose::Save, path: Some(path.clone()) });
    let written = editor.handle(chosen);
    let [Effect::File(FileEffect::Write(request))] = &written[..] else { panic!("{written:?}") };
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(room))));
    editor.handle(done(request, path));
    assert!(document(&editor).is_unsaved());
    act(&mut editor, Action::Undo);
    assert!(!document(&editor).is_unsaved(), "undone back to what the file holds");
}

#[test]
fn cancelling_a_dialog_changes_nothing() {
    let mut editor = sample();
    editor
        .handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(units(&editor)[0].clone()))));
    act(&mut editor, Action::New);
    assert!(editor.handle(Command::File(FileCommand::Unsaved(UnsavedAnswer::Cancel))).is_empty());
    assert_eq!(document(&editor).project().charts.len(), 2);
    assert!(document(&editor).is_unsaved());
}

#[test]
fn a_file_that_is_no_project_leaves_the_open_one() {
    let mut editor = sample();
    let read = |bytes: &[u8]| file_read("autre.json", Purpose::Open, bytes);
    for bytes in [&b"{\"a\":1}"[..], b"", b"\x89PNG", b"[[[[[["] {
        let effects = editor.handle(read(bytes));
        assert!(matches!(effects[..], [Effect::Say { tone: Tone::Failed, .. }]), "{effects:?}");
        assert_eq!(document(&editor).project().charts.len(), 2);
    }
}

#[test]
fn a_newer_file_opens_read_only() {
    let mut editor = sample();
    let text = String::from_utf8(native::save(document(&editor).project())).expect("text");
    let newer = text.replacen("\"version\": 1", "\"version\": 2", 1);
    assert_ne!(newer, text);
    editor.handle(file_read("demain.json", Purpose::Open, newer.as_bytes()));
    let room = units(&editor)[0].clone();
    let effects = editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(room))));
    assert!(matches!(effects[..], [Effect::Say { tone: Tone::Failed, .. }]));
    assert_eq!(document(&editor).chart_counts().expect("shown").chart().total.posts, 105);
    assert!(!editor.is_enabled(Action::Save));
}

#[test]
fn files_get_the_extension_of_what_is_in_them() {
    for (purpose, chosen, completed) in [
        (Purpose::Save, "a", "a.organigramme"),
        (Purpose::Save, "a.json", "a.json"),
        (Purpose::Save, "a.JSON", "a.JSON"),
        (Purpose::Save, "v1.2", "v1.2.organigramme"),
        (Purpose::Picture(Format::Png), "a.svg", "a.svg.png"),
        (Purpose::Picture(Format::Svg), "a.svg", "a.svg"),
        (Purpose::Open, "a", "a"),
    ] {
        assert_eq!(purpose.completed(chosen.into()), PathBuf::from(completed));
    }
}

#[test]
fn a_report_is_imported_with_what_is_unclear_beside_it() {
    let mut editor = editor();
    let bytes = std::fs::read(crate::support::seed::path("organigrammes-ct-2022.txt"));
    let bytes = bytes.expect("the seed is there");
    let effects = editor.handle(file_read("rapport.txt", Purpose::ImportText, &bytes));
    assert_eq!(document(&editor).project().charts.len(), 6);
    assert!(document(&editor).is_unsaved(), "an import is in no file yet");
    let is_shown = |it: &Effect| matches!(it, Effect::Show(ShowEffect::Review));
    assert!(effects.iter().any(is_shown));
    let review = document(&editor).review().expect("the report stays beside the charts");
    assert!(review.open(document(&editor).history()) > 0);
}

fn read(editor: &Editor, name: &str) -> Command {
    file_read(name, Purpose::Open, &native::save(document(editor).project()))
}

#[test]
fn what_is_edited_while_a_file_is_chosen_is_asked_about() {
    let mut editor = sample();
    act(&mut editor, Action::Open);
    let chosen = read(&editor, "autre.json");
    editor
        .handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(units(&editor)[0].clone()))));
    assert!(matches!(editor.handle(chosen)[..], [Effect::Ask(Question::Unsaved)]));
    assert!(document(&editor).is_unsaved(), "nothing is replaced before the answer");
    editor.handle(Command::File(FileCommand::Unsaved(UnsavedAnswer::Discard)));
    assert_eq!(document(&editor).path(), Some(Path::new("autre.json")));
    assert!(!document(&editor).is_unsaved());
}

#[test]
fn a_save_that_ends_late_is_not_credited_to_another_project() {
    let mut editor = sample();
    editor
        .handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(units(&editor)[0].clone()))));
    let path = PathBuf::from("premier.json");
    let chosen =
        Command::File(FileCommand::PathChosen { purpose: Purpose::Save, path: Some(path.clone()) });
    let written = editor.handle(chosen);
    let [Effect::File(FileEffect::Write(request))] = &written[..] else { panic!("{written:?}") };
    act(&mut editor, Action::New);
    editor.handle(Command::File(FileCommand::Unsaved(UnsavedAnswer::Discard)));
    editor
        .handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(units(&editor)[0].clone()))));
    editor.handle(done(request, path));
    assert_eq!(document(&editor).path(), None);
    assert!(document(&editor).is_unsaved());
}

#[test]
fn what_is_edited_while_saving_before_quitting_is_asked_about() {
    let mut editor = sample();
    let room = units(&editor)[0].clone();
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(room.clone()))));
    act(&mut editor, Action::Quit);
    editor.handle(Command::File(FileCommand::Unsaved(UnsavedAnswer::Save)));
    let path = PathBuf::from("séminaire.json");
    let chosen =
        Command::File(FileCommand::PathChosen { purpose: Purpose::Save, path: Some(path.clone()) });
    let written = editor.handle(chosen);
    let [Effect::File(FileEffect::Write(request))] = &written[..] else { panic!("{written:?}") };
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(room))));
    let done = done(request, path);
    assert!(matches!(editor.handle(done).last(), Some(Effect::Ask(Question::Unsaved))));
}

#[test]
fn a_change_goes_to_the_chart_it_is_meant_for() {
    let mut editor = sample();
    act(&mut editor, Action::DuplicateChart);
    let copy = shown(&editor);
    let original = document(&editor).project().charts[1].id.clone();
    let post = posts(&editor)[0].clone();
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Set {
        chart: original.clone(),
        posts: vec![post.clone()],
        change: PostChange::Title("Directrice".to_owned()),
    })));
    let title = |chart: &ChartId| {
        let chart = document(&editor).project().chart(chart).expect("it is there");
        chart.post_by_id(&post).expect("both have it").fields.title.text().to_owned()
    };
    assert_eq!(title(&original), "Directrice");
    assert_ne!(title(&copy), "Directrice");
}

#[test]
fn all_that_was_asked_of_a_protected_source_is_made_once_the_user_agrees() {
    let mut editor = sample();
    let source = document(&editor).project().charts[0].id.clone();
    editor.handle(Command::Show(ShowCommand::Chart(source.clone())));
    let (post, room) = (posts(&editor)[0].clone(), units(&editor)[0].clone());
    let change = PostChange::Title("Directrice".to_owned());
    let first = editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Set {
        chart: source.clone(),
        posts: vec![post.clone()],
        change,
    })));
    assert!(matches!(first[..], [Effect::Ask(Question::EditSource(_))]));
    assert!(
        editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(room)))).is_empty(),
        "asked once"
    );
    editor.handle(Command::EditSource { source, agreed: true });
    let chart = document(&editor).chart().expect("a chart is shown");
    assert_eq!(chart.post_count(), 106);
    assert_eq!(chart.post_by_id(&post).expect("it is there").fields.title.text(), "Directrice");
}

#[test]
fn copies_of_sibling_units_stand_each_after_its_model() {
    let mut editor = sample();
    let names = |editor: &Editor| -> Vec<String> {
        let chart = document(editor).chart().expect("a chart is shown");
        let children = chart.unit(chart.root()).children().iter();
        children.map(|&key| chart.unit(key).fields.name.chars().take(7).collect()).collect()
    };
    let before = names(&editor);
    let chart = document(&editor).chart().expect("a chart is shown");
    let children = chart.unit(chart.root()).children().iter();
    let units = children.map(|&key| chart.unit(key).id.clone()).collect();
    editor.handle(Command::Show(ShowCommand::Select(Selection { units, posts: Vec::new() })));
    act(&mut editor, Action::Duplicate);
    let twice: Vec<String> = before.iter().flat_map(|name| [name.clone(), name.clone()]).collect();
    assert_eq!(names(&editor), twice);
}

#[test]
fn an_import_finds_the_list_entries_that_the_user_made_again() {
    let mut editor = editor();
    act(&mut editor, Action::New);
    let mut lists = document(&editor).project().lists.clone();
    let cellule = lists.kinds.iter_mut().find(|kind| kind.label == "Cellule");
    cellule.expect("a default kind").id = "kind-1".into();
    editor.handle(Command::Change(ChangeCommand::Lists(Box::new(
        organigramme::edit::lists::ListsDraft::of(lists),
    ))));
    let bytes = std::fs::read(crate::support::seed::path("organigrammes-ct-2022.txt"));
    let bytes = bytes.expect("the seed is there");
    let effects = editor.handle(file_read("rapport.txt", Purpose::ImportTextHere, &bytes));
    assert_eq!(document(&editor).project().charts.len(), 7, "{effects:?}");
    let kinds = &document(&editor).project().lists.kinds;
    assert_eq!(kinds.iter().filter(|kind| kind.label == "Cellule").count(), 1);
    let chart = &document(&editor).project().charts[4];
    let kinds = |id: &str| {
        let mut units = chart.units_in_order().chain([chart.root()]);
        units.any(|key| chart.unit(key).fields.kind.as_str() == id)
    };
    assert!(!kinds("cellule"), "no unit has a kind that the list lacks");
}

#[test]
fn a_picture_is_opened_for_the_project_inside_and_never_written_over() {
    let mut editor = sample();
    let project = document(&editor).project().clone();
    let json = String::from_utf8(native::save(&project)).unwrap();
    let open = |editor: &mut Editor, embed: Option<&str>| {
        let bytes = picture(&project, Format::Png, embed);
        editor.handle(file_read("/bureau/Pôle cible.png", Purpose::Open, &bytes))
    };
    let effects = open(&mut editor, None);
    let [Effect::Say { tone: Tone::Failed, message }] = &effects[..] else { panic!("{effects:?}") };
    let said = Locale::French.say(message);
    assert!(said.contains("Pôle cible.png") && said.contains("pas de projet"), "{said}");

    act(&mut editor, Action::New);
    open(&mut editor, Some(&json));
    assert_eq!(native::save(document(&editor).project()), json.into_bytes());
    assert_eq!(document(&editor).path(), None, "the picture is not the project's file");
    assert!(!document(&editor).is_unsaved(), "the picture still has it");
    let asked = |effects: &[Effect]| match effects {
        [Effect::File(FileEffect::AskPath { purpose: Purpose::Save, suggested_name })] => {
            suggested_name.clone()
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(asked(&act(&mut editor, Action::Save)), "Pôle cible.organigramme");
    editor
        .handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(units(&editor)[0].clone()))));
    assert!(document(&editor).is_unsaved());
    assert_eq!(asked(&act(&mut editor, Action::Save)), "Pôle cible.organigramme");
}
