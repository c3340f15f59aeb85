//! What is written and cannot be used, or waits out of sight, when the program is to end: it stays.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::editor::{Action, ChangeCommand, Command, PostCommand, Selection, ShowCommand};
use organigramme::format::native::{self, load};

use super::window::{Screen, ask, press, says, wait_until};
use super::window_leaving::{ends, stays};
use super::window_typing::{ASSISTANT, at_once, ctrl, document, in_file, letters, plain, select};

const GIVE_UP: &str = "Abandonner ce qui est écrit";

/// Something else is changed, that a save keeps.
fn change(screen: &mut Screen) {
    let root = document(screen).chart().map(|chart| chart.unit(chart.root()).id.clone());
    ask(screen, Command::Change(ChangeCommand::Posts(PostCommand::Add(root.expect("a chart")))));
}

fn is_field(name: &str) -> By<'_> {
    By::new().role(Role::TextInput).label(name)
}

fn write(screen: &mut Screen, field: &str, text: &str) {
    screen.get(is_field(field)).focus();
    screen.run();
    at_once(screen, [vec![ctrl(Key::A)], letters(text)].concat());
}

/// Saves at the question whether to, and is told of what no save keeps.
fn save_at_the_end(screen: &mut Screen) {
    ask(screen, Command::Act(Action::Quit));
    assert!(says(screen, "Enregistrer les modifications"));
    screen.key_press(Key::Enter);
    wait_until(screen, |screen| says(screen, GIVE_UP));
    assert!(document(screen).history().is_saved(), "what can be saved is");
    stays(screen);
}

#[test]
fn a_value_that_is_none_keeps_the_program_open_with_its_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = in_file(folder.path());
    change(&mut screen);
    select(&mut screen, ASSISTANT);
    write(&mut screen, "Quotité (ETP)", "ZZ");
    save_at_the_end(&mut screen);
    assert!(says(&screen, "Écrivez une quotité"));
    press(&mut screen, "Continuer à écrire");
    let field = screen.get(is_field("Quotité (ETP)"));
    assert_eq!(field.value().as_deref(), Some("ZZ"));
    assert!(field.accesskit_node().is_focused(), "it is gone on with");
    assert!(says(&screen, "Écrivez une quotité"));
    // Put right, it is in what is saved.
    write(&mut screen, "Quotité (ETP)", "0,5");
    at_once(&mut screen, [ctrl(Key::S)]);
    wait_until(&mut screen, |screen| !document(screen).is_unsaved());
    let saved = std::fs::read(folder.path().join("mission.json")).unwrap();
    assert_eq!(saved, native::save(document(&screen).project()));
    write(&mut screen, "Quotité (ETP)", "ZZ");
    ask(&mut screen, Command::Act(Action::Quit));
    screen.get_by_label("Abandonner").click();
    ends(&mut screen);
}

#[test]
fn a_field_that_is_left_keeps_what_it_cannot_use_until_it_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = in_file(folder.path());
    select(&mut screen, ASSISTANT);
    write(&mut screen, "Quotité (ETP)", "ZZ");
    at_once(&mut screen, [plain(Key::Tab)]);
    let value = |screen: &Screen| screen.get(is_field("Quotité (ETP)")).value();
    assert_eq!(value(&screen).as_deref(), Some("ZZ"));
    assert!(says(&screen, "Écrivez une quotité") && document(&screen).is_unsaved());
    screen.get(is_field("Quotité (ETP)")).focus();
    screen.run();
    at_once(&mut screen, [plain(Key::Escape)]);
    assert_ne!(value(&screen).as_deref(), Some("ZZ"));
    assert!(!says(&screen, "Écrivez une quotité") && !document(&screen).is_unsaved());
}

#[test]
fn the_form_on_the_chart_stays_with_what_it_cannot_use() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = in_file(folder.path());
    change(&mut screen);
    let root = document(&screen).chart().map(|chart| chart.unit(chart.root()).id.clone());
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::unit(root.expect("a chart")))));
    at_once(&mut screen, [vec![plain(Key::F2)], letters("Mission")].concat());
    // The form is drawn after the panel, which has such a field too.
    let fields = |screen: &Screen| {
        let fields = screen.query_all(is_field("Nombre de postes autorisés"));
        fields.map(|it| it.value().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(fields(&screen).len(), 2);
    screen.query_all(is_field("Nombre de postes autorisés")).last().expect("the form's").focus();
    screen.run();
    at_once(&mut screen, [vec![ctrl(Key::A)], letters("ZZ")].concat());
    save_at_the_end(&mut screen);
    let title = document(&screen).chart().map(|it| it.unit(it.root()).fields.name.clone());
    assert_eq!(title.as_deref(), Some("Mission"), "what can be used of it is");
    press(&mut screen, "Continuer à écrire");
    assert!(fields(&screen).contains(&"ZZ".to_owned()), "{:?}", fields(&screen));
    assert!(says(&screen, "Écrivez un nombre entier"));
    // Something else is selected: why it is of no use is said, and the form is over.
    select(&mut screen, ASSISTANT);
    assert!(says(&screen, "Écrivez un nombre entier"));
    assert!(!document(&screen).is_unsaved());
}

#[test]
fn a_dialog_stays_with_what_it_cannot_use() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = in_file(folder.path());
    change(&mut screen);
    ask(&mut screen, Command::Act(Action::ChartProperties));
    {
        let dates = screen.query_all(By::new().role(Role::TextInput));
        let mut dates = dates.filter(|it| it.value().is_some_and(|text| text.contains('/')));
        dates.next_back().expect("the committee's day").focus();
    }
    screen.run();
    at_once(&mut screen, [vec![ctrl(Key::A)], letters("demain")].concat());
    save_at_the_end(&mut screen);
    press(&mut screen, "Continuer à écrire");
    assert!(screen.query(By::new().role(Role::TextInput).value("demain")).is_some());
}

#[test]
fn the_name_of_a_view_can_be_saved_at_the_end_or_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = in_file(folder.path());
    let name = |screen: &mut Screen| {
        press(screen, "Présentation");
        screen.get_by_label("Nom de la vue").focus();
        screen.run();
        at_once(screen, letters("Dense"));
        assert!(document(screen).is_unsaved());
    };
    name(&mut screen);
    at_once(&mut screen, [plain(Key::Escape)]);
    assert!(!document(&screen).is_unsaved(), "Esc gives it up");
    at_once(&mut screen, [plain(Key::Escape)]);
    name(&mut screen);
    ask(&mut screen, Command::Act(Action::Quit));
    assert!(says(&screen, "Enregistrer ce qui est écrit"));
    screen.key_press(Key::Escape);
    screen.run();
    assert_eq!(document(&screen).drafts()[0].text, "Dense", "out of sight, it is still there");
    ask(&mut screen, Command::Act(Action::Quit));
    screen.key_press(Key::Enter);
    ends(&mut screen);
    let saved = load(&std::fs::read(folder.path().join("mission.json")).unwrap()).unwrap().project;
    let views = saved.charts.iter().flat_map(|chart| &chart.fields.views);
    assert_eq!(views.map(|view| view.name.as_str()).collect::<Vec<_>>(), ["Dense"]);
}

#[test]
fn the_question_names_what_is_written_without_the_ellipsis_of_the_menus() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = in_file(folder.path());
    ask(&mut screen, Command::Act(Action::Snapshots));
    at_once(&mut screen, letters("Avis"));
    ask(&mut screen, Command::Act(Action::Quit));
    assert!(says(&screen, "dans «\u{a0}Instantanés\u{a0}»"));
}
