//! Comments pinned to units and posts, and variants compared side by side.

use organigramme::compare::{Ledger, Movement};
use organigramme::editor::{
    Action, ChangeCommand, ChartCommand, Command, CommentChange, CommentCommand, Document, Editor,
    Effect, ExportCommand, FileCommand, FileEffect, Job, MergeCommand, Purpose, Selection,
    ShowCommand, SnapshotCommand, Tables, comments,
};
use organigramme::export::ledger::tables::{Cell, Table, TableSet};
use organigramme::export::ledger::{LedgerFormat, comments_report, variants_report};
use organigramme::export::{ExportOptions, Format, Progress, export};
use organigramme::format::native;
use organigramme::model::{
    Chart, ChartId, Comment, DerivedIds, PostId, Project, Role, Subject, UnitId,
};
use organigramme::words::Locale;

use super::support::{file_read, notation::project};

const CHART: &str = "
chart s source
unit u - pole Éducation
unit a u service Achats
post p1 a A Directeur
post p2 a B Juriste
";

fn opened(text: &str) -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"remarks")), Locale::French);
    let bytes = native::save(&project(text));
    editor.handle(file_read("/tmp/projet.json", Purpose::Open, &bytes));
    editor
}

fn document(editor: &Editor) -> &Document {
    editor.document().expect("a project is open")
}

fn front(editor: &Editor) -> &Chart {
    document(editor).chart().expect("a chart is in front")
}

fn bytes(editor: &Editor) -> Vec<u8> {
    native::save(document(editor).project())
}

fn comment(text: &str) -> Comment {
    Comment { text: text.to_owned(), author: "Table 2".to_owned(), ..Comment::default() }
}

fn ask(editor: &mut Editor, on: &Subject, change: CommentChange) {
    let chart = front(editor).id.clone();
    let command = CommentCommand { chart, on: on.clone(), change };
    editor.handle(Command::Change(ChangeCommand::Comment(Box::new(command))));
}

fn texts(chart: &Chart) -> Vec<(Subject, String)> {
    comments(chart).map(|pinned| (pinned.on, pinned.comment.text.clone())).collect()
}

fn post(id: &str) -> Subject {
    Subject::Post(PostId::from(id))
}

fn unit(id: &str) -> Subject {
    Subject::Unit(UnitId::from(id))
}

#[test]
fn a_comment_is_pinned_resolved_and_taken_off() {
    let mut editor = opened(CHART);
    let before = bytes(&editor);
    ask(&mut editor, &post("p2"), CommentChange::Add(comment("Et le grade ?")));
    ask(&mut editor, &unit("a"), CommentChange::Add(comment("À revoir")));
    ask(&mut editor, &unit("a"), CommentChange::Add(comment("  ")));
    let all = [(unit("a"), "À revoir".to_owned()), (post("p2"), "Et le grade ?".to_owned())];
    assert_eq!(texts(front(&editor)), all, "in document order, and nothing empty");
    let again = native::load(&bytes(&editor)).expect("it is read back").project;
    assert_eq!(texts(&again.charts[0]), all);

    let resolved = Comment { resolved: true, ..comment("À revoir") };
    ask(&mut editor, &unit("a"), CommentChange::Set(0, resolved));
    assert_eq!(comments(front(&editor)).filter(|it| !it.comment.resolved).count(), 1);
    ask(&mut editor, &unit("a"), CommentChange::Delete(0));
    assert_eq!(texts(front(&editor)), all[1..]);
    for _ in 0..4 {
        editor.handle(Command::Act(Action::Undo));
    }
    assert_eq!(bytes(&editor), before, "nothing is written of no comments");
}

#[test]
fn a_source_may_be_commented_without_asking() {
    let mut editor = opened(CHART);
    assert_eq!(front(&editor).fields.role, Some(Role::Source));
    ask(&mut editor, &post("p1"), CommentChange::Add(comment("Vrai ?")));
    assert_eq!(texts(front(&editor)).len(), 1);
}

#[test]
fn a_copy_takes_no_comments_along_but_a_snapshot_does() {
    let mut editor = opened(CHART);
    ask(&mut editor, &post("p1"), CommentChange::Add(comment("Vrai ?")));
    editor.handle(Command::Change(ChangeCommand::Snapshot(SnapshotCommand::Take(
        "séminaire".to_owned(),
    ))));
    assert_eq!(texts(&document(&editor).project().snapshots[0]).len(), 1);
    editor.handle(Command::Act(Action::MakeTarget));
    assert_eq!(texts(front(&editor)), []);
    let selected = Selection::posts(vec!["p1".into()]);
    ask(&mut editor, &post("p1"), CommentChange::Add(comment("Ici aussi")));
    editor.handle(Command::Show(ShowCommand::Select(selected)));
    editor.handle(Command::Act(Action::Duplicate));
    assert_eq!(texts(front(&editor)), [(post("p1"), "Ici aussi".to_owned())]);
}

#[test]
fn comments_change_nothing_that_is_counted_or_printed() {
    let mut editor = opened(CHART);
    editor.handle(Command::Act(Action::MakeTarget));
    let print = |editor: &Editor| {
        let options = ExportOptions::new(Format::Svg);
        let (project, chart) = (document(editor).project(), front(editor));
        export(project, chart, &options, &Progress::default()).expect("it is made").files
    };
    let before = print(&editor);
    ask(&mut editor, &post("p1"), CommentChange::Add(comment("Secret")));
    ask(&mut editor, &unit("a"), CommentChange::Add(comment("Secret aussi")));
    assert_eq!(print(&editor), before);
    let project = document(&editor).project();
    let ledger = Ledger::between(&project.charts[0], front(&editor), &project.lists);
    assert_eq!(ledger.count(Movement::Kept), 2);
}

#[test]
fn comments_are_written_down_when_asked_for() {
    let mut editor = opened(CHART);
    assert!(!editor.is_enabled(Action::ExportComments));
    ask(&mut editor, &post("p2"), CommentChange::Add(comment("Et le grade ?")));
    let effects = editor.handle(Command::Act(Action::ExportComments));
    let [Effect::File(FileEffect::AskPath { purpose: Purpose::ExportComments, .. })] =
        effects.as_slice()
    else {
        panic!("{effects:?}")
    };
    let purpose = Purpose::ExportComments;
    let path = Some("/tmp/commentaires.html".into());
    let effects = editor.handle(Command::File(FileCommand::PathChosen { purpose, path }));
    let [Effect::Make(Job::Tables(request))] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(request.tables, Tables::Comments);
    let report = comments_report(front(&editor), &request.project.lists, Locale::French);
    let said = ["Service Achats", "Juriste", "Et le grade ?", "Table 2", "", "Ouvert"];
    assert_eq!(report.tables[0].rows[0].cells, said.map(Cell::from));
}

const VARIANTS: &str = "
chart s source
unit u - pole Éducation
unit a u service Achats
unit b u service Marchés
post p1 a A Directeur
post p2 a B Juriste
chart un variant of s
unit u - pole Éducation
unit a u service Achats
unit b u service Marchés
post p1 a A Directeur
post p2 b B Juriste
chart deux variant of s
unit u - pole Éducation
unit a u service Achats
unit n u service Neuf
unit b u service Marchés
post p1 a A Directeur
post p2 n B Juriste
post p3 n A Vigie
";

/// The rows of a table, each as "a | b | c".
fn rows(table: &Table) -> Vec<String> {
    let cell = |cell: &Cell| match cell {
        Cell::Empty => "–".to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) | Cell::Fte(number) => number.to_string(),
    };
    let rows = table.rows.iter();
    rows.map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect()
}

fn variants(project: &Project) -> TableSet {
    let charts: Vec<&Chart> = project.charts[1..].iter().collect();
    variants_report(project, &project.charts[0], &charts, Locale::French, &Progress::default())
}

#[test]
fn variants_stand_side_by_side() {
    let report = variants(&project(VARIANTS));
    let text = report.tables.iter().flat_map(|table| {
        let labels: Vec<&str> = table.columns.iter().map(|it| it.label.as_str()).collect();
        let head = format!("# {} | {}", table.name, labels.join(" | "));
        let rows = rows(table);
        std::iter::once(head).chain(rows).collect::<Vec<_>>()
    });
    insta::assert_snapshot!(text.collect::<Vec<_>>().join("\n"));
    let csv = LedgerFormat::Csv.tables(&report).expect("it is made");
    let csv = String::from_utf8(csv).expect("text");
    assert!(csv.contains("Service Neuf;;;2\r\n"), "{csv}");
    // What the report says of itself is in every format.
    for said in std::iter::once(&report.title).chain(&report.lines) {
        assert!(csv.contains(said), "{said} in {csv}");
    }
}

#[test]
fn variants_by_steps_are_told_by_what_they_come_from() {
    let project = project(
        "chart s source
         unit u - pole Éducation
         unit a u service Achats
         post p1 u A Juriste
         post e a B Vigie
         chart un variant of s
         unit u - pole Éducation
         unit a1 u service Commande | origin a
         post q1 u A Avocat | origin p1
         post e a1 B Vigie
         chart deux variant of un
         unit u - pole Éducation
         unit a2 u service Marchés | origin a1
         post r1 u A Notaire | origin q1
         post e a2 B Vigie
         chart trois variant of s
         unit u - pole Éducation
         unit a u service Achats
         post p1 u A Juge
         post e a B Vigie",
    );
    // Without the chart that lies between.
    let charts = [&project.charts[2], &project.charts[3]];
    let report = variants_report(
        &project,
        &project.charts[0],
        &charts,
        Locale::French,
        &Progress::default(),
    );
    let [units, _, _, conflicts] = report.tables.as_slice() else { panic!("four tables") };
    assert_eq!(
        rows(units),
        ["Pôle Éducation | 2 | 2 | 2", "Service Achats | 1 | 1 | 1", "Total | 2 | 2 | 2"]
    );
    // One post that two tables made different things of, not one that is gone and one that is new.
    assert_eq!(
        rows(conflicts),
        ["«\u{a0}Juriste\u{a0}», dans «\u{a0}Éducation\u{a0}», poste employé deux fois\u{a0}: \
          deux «\u{a0}Notaire, Éducation\u{a0}», trois «\u{a0}Juge, Éducation\u{a0}»"]
    );
}

/// What variants decide differently is put together to be told, which takes longest: no longer than somebody
/// waits for it.
#[test]
fn what_variants_decide_differently_is_not_looked_for_once_nobody_waits() {
    let project = project(VARIANTS);
    let charts: Vec<&Chart> = project.charts[1..].iter().collect();
    let told = |progress: &Progress| {
        let base = &project.charts[0];
        let report = variants_report(&project, base, &charts, Locale::French, progress);
        rows(report.tables.last().expect("four tables"))
    };
    let progress = Progress::default();
    let whole = told(&progress);
    progress.cancel();
    let cancelled = told(&progress);
    assert_ne!(whole, cancelled);
    assert_eq!(cancelled, ["La fusion a été annulée."]);
}

fn accept(editor: &mut Editor, variant: &str, into: Option<&str>) {
    let into = into.map(ChartId::from);
    editor.handle(Command::Change(ChangeCommand::Charts(ChartCommand::Accept {
        variant: variant.into(),
        into,
    })));
}

#[test]
fn a_variant_is_accepted_as_a_new_one() {
    let mut editor = opened(VARIANTS);
    let before = bytes(&editor);
    accept(&mut editor, "deux", None);
    let (project, made) = (document(&editor).project(), front(&editor));
    assert_eq!(project.charts.len(), 4);
    assert_eq!(made.fields.label, "Variante retenue");
    assert_eq!(made.post_count(), 3);
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), before);
}

#[test]
fn a_variant_is_accepted_into_the_target() {
    let target = format!("{VARIANTS}\nchart t target of s\nunit u - pole Éducation");
    let mut editor = opened(&target);
    let fields = document(&editor).project().charts[3].fields.clone();
    let before = bytes(&editor);
    accept(&mut editor, "deux", Some("t"));
    let project = document(&editor).project();
    let (like, target) = (&project.charts[2], &project.charts[3]);
    assert_eq!(target.to_record().tree, like.to_record().tree);
    assert_eq!(target.fields, fields, "it keeps its name and its role");
    assert_eq!(front(&editor).id.as_str(), "t", "it is looked at");
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), before);
}

#[test]
fn the_comparison_is_exported_like_other_tables() {
    let mut editor = opened(VARIANTS);
    let (base, variants) = ("s".into(), vec!["un".into(), "deux".into()]);
    let effects = editor.handle(Command::Export(ExportCommand::Variants { base, variants }));
    let [Effect::File(FileEffect::AskPath { purpose: Purpose::ExportVariants, suggested_name })] =
        effects.as_slice()
    else {
        panic!("{effects:?}")
    };
    assert!(suggested_name.ends_with("variantes.xlsx"), "{suggested_name}");
    let purpose = Purpose::ExportVariants;
    let path = Some("/tmp/variantes.csv".into());
    let effects = editor.handle(Command::File(FileCommand::PathChosen { purpose, path }));
    let [Effect::Make(Job::Tables(request))] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(request.tables, Tables::Variants(vec!["un".into(), "deux".into()]));
    assert_eq!(request.path.extension().and_then(|it| it.to_str()), Some("csv"));
}

#[test]
fn the_comments_of_all_tables_are_put_together() {
    let mut editor = opened(VARIANTS);
    for (chart, text) in [("un", "De la table 1"), ("deux", "De la table 2")] {
        editor.handle(Command::Show(ShowCommand::Chart(chart.into())));
        ask(&mut editor, &post("p1"), CommentChange::Add(comment(text)));
    }
    let (base, tables) = ("s".into(), vec!["un".into(), "deux".into()]);
    editor.handle(Command::Merge(MergeCommand::Make { base, tables }));
    let mut said: Vec<String> = texts(front(&editor)).into_iter().map(|(_, text)| text).collect();
    said.sort();
    assert_eq!(said, ["De la table 1", "De la table 2"]);
}
