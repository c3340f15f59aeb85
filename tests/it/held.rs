//! A file that somebody else is editing: what was taken up again after a crash, and what they save.

use organigramme::edit::{Edit, StepKind};
use organigramme::editor::recovery::{self, Recovered};
use organigramme::editor::{
    Access, Action, Command, DiskCommand, Document, Editor, Effect, FileCommand, FileEffect, Hold,
    Purpose, Question, Selection, ShowCommand, ShowEffect, Tone, Trace,
};
use organigramme::fingerprint::Fingerprint;
use organigramme::format::native;
use organigramme::model::{DerivedIds, Project, UnitId};
use organigramme::words::Locale;

use crate::support::file_read;
use crate::support::words::message;

const SAMPLE: &[u8] = include_bytes!("../../assets/samples/proch-orientation.json");
const PATH: &str = "/bureau/projet.json";

fn editor() -> Editor {
    Editor::new(Box::new(DerivedIds::new(b"held")), Locale::French)
}

fn document(editor: &Editor) -> &Document {
    editor.document().expect("a project is open")
}

fn others() -> Access {
    Access::Others(message("lock-holder-unknown", []))
}

/// What is said of a failure, and that nothing else is asked for.
#[track_caller]
fn refusal(effects: &[Effect]) -> String {
    let [Effect::Say { tone: Tone::Failed, message }] = effects else { panic!("{effects:?}") };
    Locale::French.say(message).replace('\u{a0}', " ")
}

// What was unsaved before a crash.

/// One change of the sample that no file holds.
fn left_unsaved() -> Recovered {
    let project = native::load(SAMPLE).expect("sound").project;
    let mut document = Document::opened(project, PATH.into(), Fingerprint::of(SAMPLE));
    let edit = Edit::SetProjectTitle("Repris".to_owned());
    document.make(StepKind::ProjectTitle, edit).expect("allowed");
    let records: Vec<Vec<u8>> = document.take_traces().into_iter().map(record).collect();
    Recovered::new(&records, "a.journal".into()).expect("recoverable")
}

fn record(trace: Trace) -> Vec<u8> {
    match trace {
        Trace::Begin(beginning) => recovery::header(&beginning),
        Trace::Step { label, edit } => recovery::step(&label, edit, Locale::French),
        other => panic!("{other:?}"),
    }
}

/// Taken up again where its file is held elsewhere; what was said of that.
fn taken_up() -> (Editor, String) {
    let mut editor = editor();
    let recovered = Box::new(left_unsaved());
    let effects =
        editor.handle(Command::File(FileCommand::Recover { recovered, keep_both: false }));
    assert!(
        matches!(&effects[..], [Effect::Show(ShowEffect::Whole), Effect::File(FileEffect::Take(path))] if path.ends_with(PATH)),
        "nothing is said before it is known who has the file: {effects:?}"
    );
    let effects =
        editor.handle(Command::Disk(DiskCommand::Taken { path: PATH.into(), access: others() }));
    let said = refusal(&effects);
    (editor, said)
}

const WAYS_ON: &str = "Vos modifications ne sont dans aucun fichier. Quelqu’un d’autre modifie ce \
                       fichier. Enregistrez-les dans une copie, ou réessayez quand le fichier sera \
                       libre.";

#[test]
fn what_is_taken_up_again_while_its_file_is_held_says_what_can_be_done() {
    let (mut editor, said) = taken_up();
    assert_eq!(said, WAYS_ON);
    assert!(document(&editor).is_unsaved());
    assert_eq!(document(&editor).project().title, "Repris");
    // A save, or any change, says it again: nothing is refused in silence.
    for action in [Action::Save, Action::AddPost, Action::Undo, Action::Paste] {
        assert_eq!(refusal(&editor.handle(Command::Act(action))), WAYS_ON, "{action:?}");
    }
    // What could not be done anyway is no news.
    assert!(editor.handle(Command::Act(Action::Redo)).is_empty());
}

#[test]
fn a_copy_takes_what_cannot_be_saved() {
    let (mut editor, _) = taken_up();
    for ask in [Command::Act(Action::SaveAs), Command::Act(Action::Quit)] {
        let mut effects = editor.handle(ask);
        if let [Effect::Ask(Question::Unsaved)] = effects[..] {
            effects = editor.handle(Command::File(FileCommand::Unsaved(
                organigramme::editor::UnsavedAnswer::Save,
            )));
        }
        let [Effect::File(FileEffect::AskPath { purpose: Purpose::Save, suggested_name })] =
            &effects[..]
        else {
            panic!("{effects:?}")
        };
        assert_eq!(suggested_name, "projet (copie).organigramme");
    }
}

#[test]
fn tried_again_what_is_unsaved_stays_and_is_saved_once_the_file_is_free() {
    let (mut editor, _) = taken_up();
    let effects = editor.handle(Command::Disk(DiskCommand::TryAgain));
    assert!(
        matches!(&effects[..], [Effect::File(FileEffect::Take(_))]),
        "it is not read again: {effects:?}"
    );
    let effects =
        editor.handle(Command::Disk(DiskCommand::Taken { path: PATH.into(), access: others() }));
    assert_eq!(refusal(&effects), WAYS_ON);
    editor.handle(Command::Disk(DiskCommand::TryAgain));
    let ours = Access::Us(Hold::new(()));
    let effects =
        editor.handle(Command::Disk(DiskCommand::Taken { path: PATH.into(), access: ours }));
    assert!(matches!(effects[..], [Effect::Say { tone: Tone::Done, .. }]), "{effects:?}");
    assert_eq!(document(&editor).project().title, "Repris");
    let effects = editor.handle(Command::Act(Action::Save));
    let [Effect::File(FileEffect::Write(request))] = &effects[..] else { panic!("{effects:?}") };
    // What the others saved meanwhile is asked about, not overwritten.
    assert_eq!(request.expected, Some(Fingerprint::of(SAMPLE)));
}

#[test]
fn what_is_taken_up_again_where_nobody_has_the_file_is_ours() {
    let mut editor = editor();
    let recovered = Box::new(left_unsaved());
    editor.handle(Command::File(FileCommand::Recover { recovered, keep_both: false }));
    let ours = Access::Us(Hold::new(()));
    let effects =
        editor.handle(Command::Disk(DiskCommand::Taken { path: PATH.into(), access: ours }));
    let [Effect::Say { tone: Tone::Done, message }] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(Locale::French.say(message), "Modifications reprises, elles restent à enregistrer");
}

// What somebody else saves.

/// The sample, open where somebody else is editing it.
fn looking_on() -> Editor {
    let mut editor = editor();
    editor.handle(Command::Disk(DiskCommand::Access { path: PATH.into(), access: others() }));
    editor.handle(file_read(PATH, Purpose::Open, SAMPLE));
    assert!(document(&editor).is_held());
    editor
}

fn saved_elsewhere(change: impl FnOnce(&mut Project)) -> Vec<u8> {
    let mut project = native::load(SAMPLE).expect("sound").project;
    change(&mut project);
    native::save(&project)
}

/// What comes of the others' save, once it was seen and read.
fn follow(editor: &mut Editor, bytes: &[u8]) -> Vec<Effect> {
    let seen = Command::Disk(DiskCommand::Seen {
        number: document(editor).number(),
        since: document(editor).on_disk().expect("it was read"),
        found: Some(Fingerprint::of(bytes)),
    });
    let effects = editor.handle(seen);
    assert!(
        matches!(&effects[..], [Effect::File(FileEffect::Read { purpose: Purpose::Follow, .. })]),
        "it asks nothing: {effects:?}"
    );
    editor.handle(file_read(PATH, Purpose::Follow, bytes))
}

fn units(editor: &Editor) -> Vec<UnitId> {
    let chart = document(editor).chart().expect("a chart");
    chart.units_in_order().map(|key| chart.unit(key).id.clone()).collect()
}

#[test]
fn what_the_others_save_is_shown_where_one_was_looking() {
    let mut editor = looking_on();
    let source = document(&editor).project().charts[0].id.clone();
    editor.handle(Command::Show(ShowCommand::Chart(source.clone())));
    let selected = Selection::unit(units(&editor)[3].clone());
    editor.handle(Command::Show(ShowCommand::Select(selected.clone())));

    let effects = follow(&mut editor, &saved_elsewhere(|it| it.title = "Enregistré".to_owned()));
    // Said, and nothing more: the picture stays where it is.
    assert!(matches!(effects[..], [Effect::Say { tone: Tone::Done, .. }]), "{effects:?}");
    let now = document(&editor);
    assert_eq!(now.project().title, "Enregistré");
    assert_eq!(now.chart().map(|chart| &chart.id), Some(&source));
    assert_eq!(now.selection(), &selected);
    assert!(now.is_held() && !now.is_unsaved());
    // And the next one.
    follow(&mut editor, &saved_elsewhere(|it| it.title = "Encore".to_owned()));
    assert_eq!(document(&editor).project().title, "Encore");
}

#[test]
fn where_the_chart_that_was_shown_is_gone_another_one_is_shown_whole() {
    let mut editor = looking_on();
    let [first, second] = [0, 1].map(|index| document(&editor).project().charts[index].id.clone());
    editor.handle(Command::Show(ShowCommand::Chart(first)));
    let effects = follow(&mut editor, &saved_elsewhere(|it| drop(it.charts.remove(0))));
    assert!(
        matches!(effects[..], [Effect::Say { .. }, Effect::Show(ShowEffect::Whole)]),
        "{effects:?}"
    );
    assert_eq!(document(&editor).chart().map(|chart| &chart.id), Some(&second));
    assert!(document(&editor).selection().is_empty());
}

#[test]
fn what_is_unsaved_here_never_gives_way_to_what_the_others_save() {
    let (mut editor, _) = taken_up();
    let theirs = saved_elsewhere(|it| it.title = "Le leur".to_owned());
    // Read before the project was taken up again.
    assert!(editor.handle(file_read(PATH, Purpose::Follow, &theirs)).is_empty());
    assert_eq!(document(&editor).project().title, "Repris");
    let seen = Command::Disk(DiskCommand::Seen {
        number: document(&editor).number(),
        since: Fingerprint::of(SAMPLE),
        found: Some(Fingerprint::of(&theirs)),
    });
    let effects = editor.handle(seen);
    assert!(
        matches!(effects[..], [Effect::Ask(Question::Changed { unsaved: true, .. })]),
        "{effects:?}"
    );
}

#[test]
fn a_file_that_is_ours_does_not_follow() {
    let mut editor = editor();
    editor.handle(file_read(PATH, Purpose::Open, SAMPLE));
    assert!(!editor.follows());
    let theirs = saved_elsewhere(|it| it.title = "Le leur".to_owned());
    assert!(editor.handle(file_read(PATH, Purpose::Follow, &theirs)).is_empty());
    assert_ne!(document(&editor).project().title, "Le leur");
}
