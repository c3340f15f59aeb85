//! The page that asks what the columns of a file's tables mean, in the whole window without a screen.

use std::path::{Path, PathBuf};

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::editor::{Action, Command, FileCommand, Purpose};
use organigramme::store::UserFolders;

use super::window::{Screen, ask, empty_of, press, remembering, sample, says, wait_until};

const DESK: &str = "tests/fixtures/desk/tableau_des_emplois.csv";
const TITLE: &str = "Lire le tableau";

/// Opens a table, and waits until the page shows what it would become.
pub fn reading(screen: &mut Screen, path: &str) {
    read_for(screen, path, Purpose::Open);
}

fn read_for(screen: &mut Screen, path: &str, purpose: Purpose) {
    let path = Some(std::path::absolute(path).expect("a path"));
    ask(screen, Command::File(FileCommand::PathChosen { purpose, path }));
    wait_until(screen, |screen| says(screen, TITLE));
    read(screen);
}

/// Waits until what was chosen is read.
fn read(screen: &mut Screen) {
    screen.run();
    wait_until(screen, |screen| !says(screen, "Lecture du tableau"));
    screen.run();
}

/// Takes a column for another thing.
fn choose(screen: &mut Screen, column: &str, meaning: &str) {
    // It scrolls into sight with the keyboard.
    screen.get(By::new().role(Role::ComboBox).label_contains(column)).focus();
    screen.run();
    screen.get(By::new().role(Role::ComboBox).label_contains(column)).click();
    screen.run();
    let entries = screen.query_all(By::new().label(meaning));
    // The other columns that say so stand behind the list.
    entries.last().expect("the meaning is listed").click();
    read(screen);
}

fn value(screen: &Screen, column: &str) -> Option<String> {
    let combo = screen.get(By::new().role(Role::ComboBox).label_contains(column));
    combo.accesskit_node().value()
}

fn posts(screen: &Screen) -> usize {
    screen.state().document().chart().expect("a chart is shown").post_count()
}

#[test]
fn a_table_shows_what_it_becomes_and_follows_what_its_columns_are_taken_for() {
    let mut screen = empty_of([1280.0, 720.0]);
    reading(&mut screen, DESK);
    assert!(says(&screen, "21 postes · 20,3 ETP"), "the chart is told beside the table");
    assert!(says(&screen, "5 unités · "), "without a project, nothing is called new");
    assert!(says(&screen, "Correspondance proposée"));
    assert_eq!(value(&screen, "Colonne A, Service").as_deref(), Some("unité"));
    choose(&mut screen, "Colonne G, ETP", "ignorée");
    assert!(says(&screen, "21 postes · 21 ETP"), "full time where nothing else is said");
    press(&mut screen, "Importer");
    wait_until(&mut screen, |screen| screen.state().is_open());
    assert_eq!(posts(&screen), 21);
}

#[test]
fn escape_leaves_the_table_alone_and_enter_imports_it() {
    let mut screen = empty_of([1280.0, 720.0]);
    reading(&mut screen, DESK);
    screen.key_press(Key::Escape);
    screen.run();
    assert!(!says(&screen, TITLE));
    assert!(!screen.state().is_open());
    reading(&mut screen, DESK);
    screen.key_press(Key::Enter);
    screen.run();
    wait_until(&mut screen, |screen| screen.state().is_open());
    assert_eq!(posts(&screen), 21);
}

#[test]
fn what_was_chosen_is_proposed_the_next_time_the_program_runs_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let folders = || {
        let config = folder.path().join("config");
        Some(UserFolders { config, state: folder.path().join("state") })
    };
    let mut screen = remembering([1280.0, 720.0], folders());
    reading(&mut screen, DESK);
    choose(&mut screen, "Colonne D, Grade", "encadrement");
    press(&mut screen, "Importer");
    wait_until(&mut screen, |screen| screen.state().is_open());
    // What is to be written is, before the window is gone.
    drop(screen);
    // Nobody is asked about the project that was not saved.
    std::fs::remove_dir_all(folder.path().join("state")).expect("it is there");
    let mut again = remembering([1280.0, 720.0], folders());
    reading(&mut again, DESK);
    assert!(says(&again, "Correspondance retenue la dernière fois"));
    assert_eq!(value(&again, "Colonne D, Grade").as_deref(), Some("encadrement"));
}

#[test]
fn names_of_persons_are_said_to_be_left_out_and_rows_tell_what_is_doubtful() {
    let mut screen = empty_of([1280.0, 720.0]);
    reading(&mut screen, "tests/fixtures/desk/extraction_sirh.csv");
    let left_out = Some("noms de personnes, écartés");
    assert_eq!(value(&screen, "Colonne K, Nom").as_deref(), left_out);
    reading_again(&mut screen, "tests/fixtures/tables/totaux-faux.csv");
    assert!(says(&screen, "remarque"));
    assert!(says(&screen, "Ligne "), "each remark has its row");
}

fn reading_again(screen: &mut Screen, path: &str) {
    screen.key_press(Key::Escape);
    screen.run();
    reading(screen, path);
}

#[test]
fn a_table_of_two_states_becomes_two_charts() {
    let mut screen = empty_of([1280.0, 720.0]);
    reading(&mut screen, "tests/fixtures/tables/budget-avant-apres.csv");
    assert!(says(&screen, "État de la colonne D"));
    for role in ["Source · ", "Cible · "] {
        assert!(says(&screen, role), "{role}");
    }
    press(&mut screen, "Importer");
    wait_until(&mut screen, |screen| screen.state().is_open());
    assert_eq!(screen.state().document().project().charts.len(), 2);
}

#[test]
fn a_new_extract_is_compared_with_the_open_project() {
    let mut screen = empty_of([1280.0, 720.0]);
    reading(&mut screen, DESK);
    assert!(!says(&screen, "Comparer avec le projet ouvert"), "none is open");
    press(&mut screen, "Importer");
    wait_until(&mut screen, |screen| screen.state().is_open());
    screen.run();
    close_remarks(&mut screen);
    read_for(&mut screen, DESK, Purpose::ImportTextHere);
    assert!(says(&screen, "aucune nouvelle"));
    press(&mut screen, "Comparer avec le projet ouvert");
    wait_until(&mut screen, |screen| screen.state().document().project().charts.len() == 2);
    screen.run();
    close_remarks(&mut screen);
    wait_until(&mut screen, |screen| says(screen, " paires"));
}

/// What the reader was not sure of may stand in front.
fn close_remarks(screen: &mut Screen) {
    if says(screen, "Fermer") {
        press(screen, "Fermer");
    }
}

#[test]
fn a_table_imported_into_the_open_project_is_one_step() {
    let mut screen = sample();
    let charts = screen.state().document().project().charts.len();
    read_for(&mut screen, DESK, Purpose::ImportTextHere);
    assert!(!says(&screen, "Comparer avec le projet ouvert"), "it is another organisation");
    press(&mut screen, "Importer");
    wait_until(&mut screen, |screen| {
        screen.state().document().project().charts.len() == charts + 1
    });
    screen.run();
    close_remarks(&mut screen);
    ask(&mut screen, Command::Act(Action::Undo));
    assert_eq!(screen.state().document().project().charts.len(), charts);
}

/// All that can be pressed is reached by Tab, and stands in the window when it is.
#[test]
fn the_page_is_gone_through_by_the_keyboard_in_a_narrow_window_too() {
    for size in [[1280.0, 720.0], [640.0, 720.0]] {
        let mut screen = empty_of(size);
        reading(&mut screen, DESK);
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
        let mut reached = Vec::new();
        for _ in 0..40 {
            screen.key_press(Key::Tab);
            screen.run();
            let focused =
                screen.query_all(By::new()).find(|node| node.accesskit_node().is_focused());
            let Some(focused) = focused else { continue };
            let label = focused.accesskit_node().label().unwrap_or_default();
            let rect = focused.rect();
            assert!(window.expand(1.0).contains(rect.center()), "{size:?} {label}: {rect:?}");
            reached.push(label);
        }
        for wanted in
            ["Colonne A", "Colonne G", "Premières lignes", "Organigramme", "Importer", "Annuler"]
        {
            let is_reached = reached.iter().any(|it| it.starts_with(wanted));
            assert!(is_reached, "{size:?} {wanted}: {reached:?}");
        }
    }
}

#[test]
fn a_workbook_of_several_sheets_lets_one_be_chosen() {
    let mut screen = empty_of([1280.0, 720.0]);
    let path: PathBuf = Path::new("tests/fixtures/desk/tableau_des_emplois.xlsx").into();
    reading(&mut screen, &path.to_string_lossy());
    assert!(says(&screen, "21 postes · 20,3 ETP"));
}
