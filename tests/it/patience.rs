//! What takes too much memory is refused in the window too, and what takes long is made where it can be
//! cancelled.

use organigramme::compare::Ledger;
use organigramme::editor::{
    Action, ChangeCommand, ChartCommand, Command, Editor, Effect, FileCommand, Job, MergeCommand,
    MergeRequest, Purpose, Question, Tables, TablesRequest, Tone,
};
use organigramme::export::ledger::{Compared, LedgerFormat};
use organigramme::export::{ExportError, Progress};
use organigramme::format::native;
use organigramme::model::{ChartId, DerivedIds, Project};
use organigramme::words::Locale;

use super::support::{file_read, notation};

fn editor_of(project: &Project) -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"patience")), Locale::French);
    editor.handle(file_read("projet.json", Purpose::Open, &native::save(project)));
    editor
}

/// A base "s", and two tables that each gave its post another title.
fn tables() -> Editor {
    let chart = |id: &str, title: &str| {
        format!("chart {id} variant of s\nunit u - pole Racine\npost p u A {title}\n")
    };
    let base = "chart s source\nunit u - pole Racine\npost p u A Juriste\n";
    let text = format!("{base}{}{}", chart("a", "Avocate"), chart("b", "Notaire"));
    editor_of(&notation::project(&text))
}

fn merge(editor: &mut Editor) -> Vec<Effect> {
    let tables = ["a", "b"].map(ChartId::from).to_vec();
    editor.handle(Command::Merge(MergeCommand::Make { base: "s".into(), tables }))
}

/// The request, of an editor that waits for nothing.
fn apart(editor: &mut Editor) -> MergeRequest {
    editor.patience = std::time::Duration::ZERO;
    match merge(editor).as_mut_slice() {
        [Effect::Make(Job::Merge(request))] => (**request).clone(),
        other => panic!("{other:?}"),
    }
}

fn charts(editor: &Editor) -> usize {
    editor.document().expect("a project is open").project().charts.len()
}

#[test]
fn a_merge_that_takes_long_comes_back_and_is_one_step() {
    let mut at_once = tables();
    merge(&mut at_once);
    let mut editor = tables();
    let request = apart(&mut editor);
    assert_eq!(charts(&editor), 3);
    // What is edited meanwhile stays.
    editor.handle(Command::Change(ChangeCommand::ProjectTitle("Entre-temps".into())));
    let effects = editor
        .handle(Command::Merge(MergeCommand::Done(Box::new(request.run(&Progress::default())))));
    assert!(effects.iter().any(|it| matches!(it, Effect::Ask(Question::Merged(_)))), "{effects:?}");
    let document = editor.document().expect("it is open");
    let merged = |editor: &Editor| editor.document().unwrap().project().charts[3].to_record();
    assert_eq!(merged(&editor).tree, merged(&at_once).tree);
    assert_eq!(merged(&editor).fields, merged(&at_once).fields);
    assert_eq!(document.project().title, "Entre-temps");
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(charts(&editor), 3);
}

#[test]
fn what_was_merged_for_another_project_or_without_its_base_is_not_added() {
    let mut editor = tables();
    let request = apart(&mut editor);
    let other = notation::project("chart s\nunit u - pole Racine");
    editor.handle(file_read("autre.json", Purpose::Open, &native::save(&other)));
    assert!(
        editor
            .handle(Command::Merge(MergeCommand::Done(Box::new(request.run(&Progress::default())))))
            .is_empty()
    );
    assert_eq!(charts(&editor), 1);

    let mut editor = tables();
    let request = apart(&mut editor);
    editor.handle(Command::Change(ChangeCommand::Charts(ChartCommand::Delete("s".into()))));
    let effects = editor
        .handle(Command::Merge(MergeCommand::Done(Box::new(request.run(&Progress::default())))));
    assert!(matches!(effects[..], [Effect::Say { tone: Tone::Failed, .. }]), "{effects:?}");
    assert_eq!(charts(&editor), 2);
}

#[test]
fn a_merge_that_is_cancelled_ends_and_adds_nothing() {
    let mut editor = tables();
    let request = apart(&mut editor);
    let progress = Progress::default();
    progress.cancel();
    let done = request.run(&progress);
    assert!(editor.handle(Command::Merge(MergeCommand::Done(Box::new(done)))).is_empty());
    assert_eq!(charts(&editor), 3);
}

/// A name of a megabyte, which every post of the unit repeats in what is compared.
fn repeated_name() -> Editor {
    let name = "Bureau ".repeat(150_000);
    let posts: String = (0..400).map(|it| format!("post p{it} u A Juriste\n")).collect();
    let chart = |head: &str| format!("chart {head}\nunit u - pole {name}\n{posts}");
    let text = format!("{}{}", chart("s source"), chart("t target of s"));
    editor_of(&notation::project(&text))
}

#[test]
fn the_window_refuses_what_the_command_line_refuses() {
    let mut editor = repeated_name();
    let path = |name: &str| Some(name.into());
    for (what, command) in [
        (
            "tables",
            Command::File(FileCommand::PathChosen {
                purpose: Purpose::ExportTables,
                path: path("t.xlsx"),
            }),
        ),
        (
            "minutes",
            Command::File(FileCommand::PathChosen {
                purpose: Purpose::ExportMinutes,
                path: path("t.docx"),
            }),
        ),
    ] {
        match editor.handle(command).as_slice() {
            [Effect::Say { tone: Tone::Failed, message }] => {
                let said = Locale::French.say(message);
                assert!(said.starts_with("Il faudrait environ "), "{what}: {said}");
                assert!(said.contains("trop de texte"), "{what}: {said}");
            }
            other => panic!("{what}: {} effects", other.len()),
        }
    }
}

#[test]
fn tables_end_where_nobody_wants_them_any_more() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");
    let project = native::load(&std::fs::read(path).unwrap()).unwrap().project;
    let [from, to] = [0, 1].map(|at| &project.charts[at]);
    let lists = &project.lists;
    let ledger = Ledger::between(from, to, lists);
    let compared = Compared { from, to, lists, ledger: &ledger };
    let progress = Progress::default();
    progress.cancel();
    for format in [LedgerFormat::Xlsx, LedgerFormat::Docx, LedgerFormat::Html] {
        let made = format.bytes_while(&compared, Locale::French, &progress);
        assert_eq!(made, Err(ExportError::Cancelled), "{format:?}");
        let told = Progress::default();
        assert!(format.bytes_while(&compared, Locale::French, &told).is_ok());
        assert!(told.share() == 1.0, "{format:?}: {}", told.share());
    }
    let request = TablesRequest {
        tables: Tables::Minutes,
        from: from.id.clone(),
        to: to.id.clone(),
        project: project.clone().into(),
        path: "minutes.docx".into(),
    };
    assert!(request.bytes(Locale::French, &progress).is_err());
    assert!(request.bytes(Locale::French, &Progress::default()).is_ok());
}
