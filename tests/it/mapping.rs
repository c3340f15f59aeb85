//! What the columns of a file's tables mean, chosen without a window: proposed, changed, kept for the next table
//! with these heads, and how the table then comes into a project.

use std::path::Path;
use std::sync::Arc;

use organigramme::edit::StepKind;
use organigramme::editor::{
    Action, ChangeCommand, ChartCommand, Command, Document, Editor, Effect, FileCommand,
    FileEffect, KEPT_MAX, KeptMapping, KnownUnits, MappedTable, MappingOrigin, Purpose, Question,
    TableChoice, TableFile, TablePreview, UnsavedAnswer, with_kept,
};
use organigramme::format::door::File;
use organigramme::format::reading::{Meaning, State};
use organigramme::format::tables::Tables;
use organigramme::model::{DerivedIds, Role};
use organigramme::words::Locale;

const STAFF: &str = "Service;Emploi;Cat.;Observation;Nombre\n\
    Direction des sports;Directeur;A;;1\n\
    Service Piscines;Maître-nageur;B;saisonnier;4\n\
    Service Stades;Gardien;C;;3\n";

fn open(text: &str) -> Arc<Tables> {
    Arc::new(Tables::open(&File::of(text.as_bytes()), &mut |_| true).expect("a table"))
}

fn preview(choice: &TableChoice, tables: &Tables, known: Option<&KnownUnits>) -> TablePreview {
    let mut ids = DerivedIds::new(b"mapping");
    TablePreview::read(tables, &choice.options(), known, &mut ids, &mut |_| true)
        .expect("it is read")
}

/// The table that is asked about.
pub fn asked(effects: Vec<Effect>) -> TableFile {
    let file = effects.into_iter().find_map(|effect| match effect {
        Effect::Ask(Question::MapTable(file)) => Some(*file),
        _ => None,
    });
    file.expect("it is asked what the columns mean")
}

/// Answers what the columns of a table mean: as proposed, with what is changed of that.
pub fn take(
    editor: &mut Editor,
    file: TableFile,
    change: impl FnOnce(&mut TableChoice),
) -> Vec<Effect> {
    let mut choice = TableChoice::new(file.tables.clone(), Vec::new());
    change(&mut choice);
    let report = preview(&choice, &file.tables, None).report;
    let kept = choice.to_keep();
    let TableFile { path, purpose, .. } = file;
    let mapped = MappedTable { path, purpose, report, kept, compares: false };
    editor.handle(Command::File(FileCommand::TableMapped(Box::new(mapped))))
}

fn column(choice: &TableChoice, header: &str) -> usize {
    let mut columns = choice.mappings[0].columns.iter();
    columns.position(|it| it.header == header).expect("the column is there")
}

fn meaning(choice: &TableChoice, header: &str) -> Meaning {
    choice.mappings[0].columns[column(choice, header)].meaning
}

fn titles(preview: &TablePreview) -> Vec<String> {
    let chart = &preview.report.project.charts[0];
    let posts = chart.posts_in_order().map(|key| chart.post(key).fields.title.text().to_owned());
    posts.collect()
}

#[test]
fn what_is_proposed_is_read_and_another_meaning_reads_otherwise() {
    let tables = open(STAFF);
    let mut choice = TableChoice::new(tables.clone(), Vec::new());
    assert_eq!(choice.origin, MappingOrigin::Proposed);
    let [unit, title, count] = ["Service", "Emploi", "Nombre"].map(|it| meaning(&choice, it));
    assert_eq!([unit, title, count], [Meaning::Unit, Meaning::Title, Meaning::Count]);
    let read = preview(&choice, &tables, None);
    assert_eq!((read.charts[0].posts, read.charts[0].fte.0), (8, 800));
    assert_eq!(read.charts[0].units.len(), 3);

    choice.set_meaning(0, column(&choice, "Nombre"), Meaning::Ignored);
    let read = preview(&choice, &tables, None);
    assert_eq!(titles(&read), ["Directeur", "Maître-nageur", "Gardien"], "each row is one post");
    choice.set_meaning(0, column(&choice, "Service"), Meaning::Ignored);
    assert_eq!(preview(&choice, &tables, None).charts[0].units.len(), 1, "no column names a unit");
}

#[test]
fn two_columns_that_count_are_two_charts_once_somebody_says_of_which_state() {
    let tables =
        open("Service;Emploi;Effectif 1;Effectif 2\nAccueil;Agent;2;3\nCourrier;Agent;1;0\n");
    let mut choice = TableChoice::new(tables.clone(), Vec::new());
    for (header, state) in [("Effectif 1", State::Before), ("Effectif 2", State::After)] {
        let at = column(&choice, header);
        choice.set_meaning(0, at, Meaning::Count);
        choice.set_state(0, at, Some(state));
    }
    assert!(choice.has_states(0));
    let read = preview(&choice, &tables, None);
    let charts: Vec<_> = read.charts.iter().map(|it| (it.role, it.posts)).collect();
    assert_eq!(charts, [(Some(Role::Source), 3), (Some(Role::Target), 3)]);
}

#[test]
fn a_mapping_is_kept_for_the_next_table_with_these_heads() {
    let tables = open(STAFF);
    let mut choice = TableChoice::new(tables, Vec::new());
    choice.set_meaning(0, column(&choice, "Observation"), Meaning::Ignored);
    choice.set_meaning(0, column(&choice, "Cat."), Meaning::Note);
    let kept = choice.to_keep();
    assert_eq!(kept.len(), 1);

    // The next extract has a title above the heads, and other rows.
    let next =
        format!("Effectifs au 1er janvier;;;;\n;;;;\n{STAFF}Service Stades;Jardinier;C;;1\n");
    let tables = open(&next);
    let choice = TableChoice::new(tables.clone(), kept.clone());
    assert_eq!(choice.origin, MappingOrigin::Kept);
    assert_eq!(meaning(&choice, "Cat."), Meaning::Note);
    assert_eq!(preview(&choice, &tables, None).charts[0].posts, 9);

    // A table with other heads has nothing of it.
    let other = open(&STAFF.replace("Observation", "Remarque"));
    let choice = TableChoice::new(other, kept);
    assert_eq!(choice.origin, MappingOrigin::Proposed);
    assert_eq!(meaning(&choice, "Cat."), Meaning::Category);
}

#[test]
fn of_the_mappings_that_are_kept_the_last_used_come_first_and_the_oldest_gives_way() {
    let mapping = |name: usize| KeptMapping {
        heads: format!("heads {name}"),
        mapping: TableChoice::new(open(STAFF), Vec::new()).mappings.remove(0),
    };
    let mut kept = Vec::new();
    for name in 0..KEPT_MAX + 5 {
        kept = with_kept(kept, vec![mapping(name)]);
    }
    kept = with_kept(kept, vec![mapping(30)]);
    assert_eq!(kept.len(), KEPT_MAX);
    assert_eq!((kept[0].heads.as_str(), kept[1].heads.as_str()), ("heads 30", "heads 64"));
    assert!(!kept.iter().any(|it| it.heads == "heads 4"), "it was used longest ago");
}

#[test]
fn a_shipped_profile_is_named_and_a_table_of_which_nothing_is_known_can_be_mapped_by_hand() {
    let bytes = std::fs::read("tests/fixtures/desk/visio.csv").expect("the fixture is there");
    let tables = Arc::new(Tables::open(&File::of(&bytes), &mut |_| true).expect("a table"));
    let visio = TableChoice::new(tables, Vec::new());
    let organimi = std::fs::read("tests/fixtures/tables/organimi.csv").expect("it is there");
    let tables = Arc::new(Tables::open(&File::of(&organimi), &mut |_| true).expect("a table"));
    let organimi = TableChoice::new(tables, Vec::new());
    assert_eq!(organimi.origin, MappingOrigin::Profile("Organimi"), "{:?}", visio.origin);

    let tables = open("Xa;Xb;Xc\nAccueil;Agent d’accueil;2\nCourrier;Vaguemestre;1\n");
    let mut choice = TableChoice::new(tables.clone(), Vec::new());
    assert_eq!(choice.origin, MappingOrigin::Unknown);
    for (at, meaning) in [Meaning::Unit, Meaning::Title, Meaning::Count].into_iter().enumerate() {
        choice.set_meaning(0, at, meaning);
    }
    assert_eq!(preview(&choice, &tables, None).charts[0].posts, 3);
    choice.set_header(0, None);
    assert_eq!(choice.mappings[0].header, None);
}

fn editor() -> Editor {
    Editor::new(Box::new(DerivedIds::new(b"editor of tables")), Locale::French)
}

fn document(editor: &Editor) -> &Document {
    editor.document().expect("a project is open")
}

fn mapped(text: &str, purpose: Purpose, compares: bool) -> Command {
    let tables = open(text);
    let choice = TableChoice::new(tables.clone(), Vec::new());
    // Nobody gives an id twice.
    let mut ids = DerivedIds::new(format!("{purpose:?} {compares} {text}").as_bytes());
    let read = TablePreview::read(&tables, &choice.options(), None, &mut ids, &mut |_| true);
    let report = read.expect("it is read").report;
    let (path, kept) = ("effectifs.csv".into(), choice.to_keep());
    let mapped = MappedTable { path, purpose, report, kept, compares };
    Command::File(FileCommand::TableMapped(Box::new(mapped)))
}

#[test]
fn a_file_of_tables_is_asked_about_before_anything_open_is() {
    let open = |name: &str, bytes: &[u8]| {
        TableFile::open(Path::new(name), Purpose::Open, &File::of(bytes), &mut |_| true).is_some()
    };
    assert!(open("effectifs.txt", STAFF.as_bytes()), "its content says what it is");
    let project = include_bytes!("../../assets/samples/proch-orientation.json");
    assert!(!open("effectifs.csv", project));
    let mut editor = editor();
    editor.handle(Command::Act(Action::New));
    editor.handle(Command::Change(ChangeCommand::Charts(ChartCommand::Add)));
    let file = TableFile {
        path: "effectifs.csv".into(),
        purpose: Purpose::Open,
        tables: self::open(STAFF),
    };
    let effects = editor.handle(Command::File(FileCommand::TableRead(Box::new(file))));
    assert!(matches!(effects[..], [Effect::Ask(Question::MapTable(_))]), "{effects:?}");
    let effects = editor.handle(mapped(STAFF, Purpose::Open, false));
    assert!(
        effects.iter().any(|it| matches!(it, Effect::Ask(Question::Unsaved))),
        "what is open is not lost: {effects:?}"
    );
    editor.handle(Command::File(FileCommand::Unsaved(UnsavedAnswer::Discard)));
    assert_eq!(document(&editor).chart().map(|chart| chart.post_count()), Some(8));
}

#[test]
fn a_table_comes_in_as_a_report_does_and_its_mapping_is_kept() {
    let mut editor = editor();
    let effects = editor.handle(mapped(STAFF, Purpose::Open, false));
    let [Effect::File(FileEffect::KeepMappings(kept)), ..] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(kept.len(), 1);
    assert_eq!(document(&editor).chart().map(|chart| chart.post_count()), Some(8));
    assert_eq!(document(&editor).path(), None);

    let charts = document(&editor).project().charts.len();
    editor.handle(mapped(STAFF, Purpose::ImportTextHere, false));
    assert_eq!(document(&editor).project().charts.len(), charts + 1);
    let step = document(&editor).history().next_undo().expect("a step");
    assert_eq!(step.kind, StepKind::Import(1));
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(document(&editor).project().charts.len(), charts);
}

#[test]
fn a_new_extract_of_the_open_organisation_is_known_and_compared() {
    let mut editor = editor();
    editor.handle(mapped(STAFF, Purpose::Open, false));
    let known = KnownUnits::of(document(&editor));
    let next = format!("{STAFF}Service Patinoire;Gardien;C;;1\n").replace(";4\n", ";5\n");
    let tables = open(&next);
    let read = preview(&TableChoice::new(tables.clone(), Vec::new()), &tables, Some(&known));
    assert!(read.is_known);
    let new: Vec<_> = read.charts[0].units.iter().filter(|it| it.is_new).collect();
    assert_eq!(new.len(), 1);
    assert!(new[0].name.contains("Patinoire"), "{new:?}");
    let other = open("Service;Emploi\nBudget;Chef\nAchats;Acheteur\nPaie;Gestionnaire\n");
    let read = preview(&TableChoice::new(other.clone(), Vec::new()), &other, Some(&known));
    assert!(!read.is_known);

    let before = document(&editor).chart().expect("a chart").id.clone();
    let effects = editor.handle(mapped(&next, Purpose::Open, true));
    assert!(effects.iter().any(|it| matches!(it, Effect::Ask(Question::Align))), "{effects:?}");
    let (from, to) = document(&editor).compared().expect("two charts are compared");
    assert_eq!((&from.id, from.post_count(), to.post_count()), (&before, 8, 10));
}
