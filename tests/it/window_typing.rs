//! Texts being typed: they go where they are meant to go however fast they come, and nothing of them is
//! lost before they are changes.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::editor::{
    Action, ChangeCommand, Command, Document, FileCommand, Place, PostCommand, Selection,
    ShowCommand, SnapshotCommand, TextField,
};
use organigramme::format::native::{self, load};
use organigramme::model::{Post, UnitKey};

use super::window::{Screen, ask, card, click, press, sample, says, wait_until};
use super::window_leaving::ends;

const SAMPLE: &[u8] = include_bytes!("../../assets/samples/proch-orientation.json");

fn pressed(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

pub fn plain(key: Key) -> Event {
    pressed(key, Modifiers::NONE)
}

pub fn ctrl(key: Key) -> Event {
    pressed(key, Modifiers { ctrl: true, ..Modifiers::COMMAND })
}

pub fn letters(text: &str) -> Vec<Event> {
    text.chars().map(|letter| Event::Text(letter.to_string())).collect()
}

/// All of this between two frames, as on a loaded machine.
pub fn at_once(screen: &mut Screen, events: impl IntoIterator<Item = Event>) {
    screen.input_mut().events.extend(events);
    screen.run();
}

pub fn document(screen: &Screen) -> &Document {
    screen.state().document()
}

fn selected_post(screen: &Screen) -> &Post {
    let chart = document(screen).chart().expect("a chart is shown");
    chart.post_by_id(&document(screen).selection().posts[0]).expect("a post is selected")
}

/// Selects the first post of the Mission that is called so, and returns how it is now.
pub fn select(screen: &mut Screen, title: &str) {
    let chart = document(screen).chart().expect("a chart is shown");
    let mut keys = chart.posts_in_order();
    let key = keys.find(|&key| chart.post(key).fields.title.text() == title);
    let id = chart.post(key.expect("it is there")).id.clone();
    drop(keys);
    ask(screen, Command::Show(ShowCommand::Select(Selection::posts(vec![id]))));
}

pub const ASSISTANT: &str = "Assistant/e de direction";

fn is_field(name: &str) -> By<'_> {
    By::new().role(Role::MultilineTextInput).label(name)
}

fn type_into(screen: &mut Screen, field: &str, text: &str) {
    screen.get(is_field(field)).focus();
    screen.run();
    at_once(screen, letters(text));
}

fn value(screen: &Screen, field: &str) -> String {
    screen.get(is_field(field)).value().unwrap_or_default()
}

fn has_keyboard(screen: &Screen, field: &str) -> bool {
    screen.get(is_field(field)).accesskit_node().is_focused()
}

// However fast it comes.

#[test]
fn a_post_added_is_given_its_title_from_the_same_frame_on() {
    let mut screen = sample();
    let typed = [vec![ctrl(Key::P)], letters("Juriste"), vec![plain(Key::Enter)]].concat();
    at_once(&mut screen, typed);
    assert_eq!(selected_post(&screen).fields.title.text(), "Juriste");
    // One after the other, without looking.
    let more = ["Archiviste", "Imprimeur"]
        .map(|title| [vec![ctrl(Key::P)], letters(title), vec![plain(Key::Enter)]].concat());
    at_once(&mut screen, more.concat());
    let text = String::from_utf8(native::save(document(&screen).project())).expect("a text");
    for title in ["\"Archiviste\"", "\"Imprimeur\""] {
        assert!(text.contains(title), "{title}");
    }
}

#[test]
fn what_is_typed_goes_to_what_was_opened_just_before() {
    let mut screen = sample();
    select(&mut screen, ASSISTANT);
    let typed = [vec![plain(Key::F2)], letters("Secrétaire"), vec![plain(Key::Enter)]].concat();
    at_once(&mut screen, typed);
    assert_eq!(selected_post(&screen).fields.title.text(), "Secrétaire");

    let typed = [vec![ctrl(Key::U)], letters("Archives"), vec![plain(Key::Enter)]].concat();
    at_once(&mut screen, typed);
    let chart = document(&screen).chart().expect("a chart is shown");
    let unit = &document(&screen).selection().units[0];
    assert_eq!(chart.unit_by_id(unit).expect("it is there").fields.name, "Archives");

    at_once(&mut screen, [vec![ctrl(Key::F)], letters("juriste")].concat());
    assert_eq!(document(&screen).query(), "juriste");
    at_once(&mut screen, [plain(Key::Escape)]);

    // The palette adds a post, whose title follows.
    let palette = [vec![ctrl(Key::K)], letters("ajouter un poste"), vec![plain(Key::Enter)]];
    let title = [letters("Greffier"), vec![plain(Key::Enter)]].concat();
    at_once(&mut screen, [palette.concat(), title].concat());
    assert_eq!(selected_post(&screen).fields.title.text(), "Greffier");
}

#[test]
fn the_search_takes_the_keyboard_from_a_form_on_the_chart() {
    for at_the_same_time in [true, false] {
        let mut screen = sample();
        select(&mut screen, ASSISTANT);
        at_once(&mut screen, [vec![plain(Key::F2)], letters("Secrétaire")].concat());
        let (key, words) = (vec![ctrl(Key::F)], letters("direction"));
        if at_the_same_time {
            at_once(&mut screen, [key, words].concat());
        } else {
            at_once(&mut screen, key);
            at_once(&mut screen, words);
        }
        assert_eq!(document(&screen).query(), "direction");
        let text = String::from_utf8(native::save(document(&screen).project())).expect("a text");
        assert!(text.contains("\"Secrétaire\""), "nothing is lost");
    }
}

#[test]
fn a_press_on_another_field_leaves_the_form_on_the_chart_and_gives_it_the_keyboard() {
    let mut screen = sample();
    select(&mut screen, ASSISTANT);
    at_once(&mut screen, [vec![plain(Key::F2)], letters("Secrétaire")].concat());
    let note = screen.get(is_field("Note")).rect().center();
    click(&mut screen, note);
    screen.run();
    assert!(has_keyboard(&screen, "Note"));
    assert_eq!(selected_post(&screen).fields.title.text(), "Secrétaire");
}

// Before it is a change.

#[test]
fn a_text_being_typed_is_unsaved() {
    let mut screen = sample();
    select(&mut screen, ASSISTANT);
    type_into(&mut screen, "Note", "À pourvoir");
    assert!(says(&screen, "• modifié"));
    assert!(document(&screen).is_unsaved());
    let [draft] = document(&screen).drafts() else { panic!("one text is being typed") };
    assert_eq!(draft.text, "À pourvoir");
    let posts = document(&screen).selection().posts.clone();
    assert!(
        matches!(&draft.place, Place::Field { posts: of, field: TextField::PostNote, .. } if *of == posts)
    );
    // Given up, nothing of it is left.
    at_once(&mut screen, [plain(Key::Escape)]);
    assert!(!document(&screen).is_unsaved());
    assert_eq!(native::save(document(&screen).project()), SAMPLE);
    assert_eq!(document(&screen).selection().posts, posts, "what was selected stays so");
    at_once(&mut screen, [plain(Key::Escape)]);
    assert!(document(&screen).selection().is_empty());
}

#[test]
fn what_is_typed_anywhere_is_kept_as_one_step_when_something_else_is_selected() {
    for (field, text) in [("Note", "n"), ("Intitulé", "i"), ("Métier de référence", "m")] {
        let mut screen = sample();
        select(&mut screen, ASSISTANT);
        type_into(&mut screen, field, text);
        assert_eq!(document(&screen).drafts().len(), 1, "{field}");
        let at = card(&screen, "Mission Proch'Orientation").center_top() + egui::vec2(0.0, 6.0);
        click(&mut screen, at);
        screen.run();
        assert!(document(&screen).drafts().is_empty());
        assert_ne!(native::save(document(&screen).project()), SAMPLE, "{field}");
        ask(&mut screen, Command::Act(Action::Undo));
        assert_eq!(native::save(document(&screen).project()), SAMPLE, "{field}");
        assert!(!document(&screen).is_unsaved());
    }
}

#[test]
fn another_tab_and_the_end_lose_nothing_that_is_being_typed() {
    let mut screen = sample();
    select(&mut screen, ASSISTANT);
    at_once(&mut screen, [vec![plain(Key::F2)], letters("Secrétaire")].concat());
    assert_eq!(document(&screen).drafts().len(), 1);
    let source = document(&screen).project().charts[0].id.clone();
    ask(&mut screen, Command::Show(ShowCommand::Chart(source)));
    let text = String::from_utf8(native::save(document(&screen).project())).expect("a text");
    assert!(text.contains("\"Secrétaire\""));

    let mut screen = sample();
    select(&mut screen, ASSISTANT);
    type_into(&mut screen, "Note", "À pourvoir");
    ask(&mut screen, Command::Act(Action::Quit));
    assert!(says(&screen, "Ne pas enregistrer"), "it is asked");
    assert_eq!(selected_post(&screen).fields.note, "À pourvoir");
}

#[test]
fn what_cannot_be_used_is_not_dropped_in_silence() {
    let mut screen = sample();
    select(&mut screen, ASSISTANT);
    screen.get_by_role_and_label(Role::TextInput, "Quotité (ETP)").focus();
    screen.run();
    at_once(&mut screen, letters("beaucoup"));
    ask(&mut screen, Command::Act(Action::Save));
    assert!(says(&screen, "Écrivez une quotité"), "why it is of no use is said");
}

#[test]
fn a_comment_being_written_is_unsaved_and_in_what_is_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("mission.json");
    std::fs::write(&file, SAMPLE).expect("written");
    let mut screen = sample();
    ask(&mut screen, Command::File(FileCommand::Open(file.clone())));
    wait_until(&mut screen, |screen| document(screen).path().is_some());
    select(&mut screen, ASSISTANT);
    ask(&mut screen, Command::Act(Action::ShowComments));
    let field = "Commenter « Assistant/e de direction · Mission Proch'Orientation »";
    let field = field.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»");
    type_into(&mut screen, &field, "À revoir");
    assert!(says(&screen, "• modifié"));
    at_once(&mut screen, [ctrl(Key::S)]);
    wait_until(&mut screen, |screen| !document(screen).is_unsaved());
    let saved = std::fs::read_to_string(&file).expect("the file");
    assert!(saved.contains("À revoir"));
}

#[test]
fn a_comment_stays_on_what_it_was_begun_on_whatever_is_selected_since() {
    let mut screen = sample();
    select(&mut screen, ASSISTANT);
    let begun_on = selected_post(&screen).id.clone();
    ask(&mut screen, Command::Act(Action::ShowComments));
    let field = "Commenter «\u{a0}Assistant/e de direction · Mission Proch'Orientation\u{a0}»";
    type_into(&mut screen, field, "À revoir");
    select(&mut screen, "Directeur/trice");
    assert_eq!(value(&screen, field), "À revoir", "it is still said what it is on");
    press(&mut screen, "Commenter");
    let chart = document(&screen).chart().expect("a chart is shown");
    let commented = chart.all_posts().map(|key| chart.post(key));
    let commented: Vec<_> = commented.filter(|it| !it.fields.comments.is_empty()).collect();
    assert_eq!(commented.iter().map(|it| &it.id).collect::<Vec<_>>(), [&begun_on]);
}

#[test]
fn what_is_written_in_a_dialog_is_not_lost_by_a_slip() {
    let mut screen = sample();
    ask(&mut screen, Command::Act(Action::Snapshots));
    at_once(&mut screen, letters("Avis"));
    let is_there = |screen: &Screen| document(screen).drafts().iter().any(|it| it.text == "Avis");
    // A press beside it, then the Escape that leaves the field.
    let at = Pos2::new(20.0, 700.0);
    at_once(&mut screen, [Event::PointerMoved(at)]);
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        at_once(&mut screen, [Event::PointerButton { pos: at, button, pressed, modifiers }]);
    }
    assert!(is_there(&screen) && says(&screen, "Instantanés"), "a press beside it");
    screen.get(By::new().role(Role::TextInput).value("Avis")).focus();
    screen.run();
    screen.key_press(Key::Escape);
    screen.run();
    assert!(is_there(&screen), "the field is left, no more");
    screen.key_press(Key::Escape);
    screen.run();
    assert!(!is_there(&screen), "that gives it up");
}

#[test]
fn lists_that_cannot_be_are_not_offered_to_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = in_file(folder.path());
    ask(&mut screen, Command::Act(Action::ProjectLists));
    // The first kind is called as another is.
    at_once(&mut screen, [ctrl(Key::A)]);
    at_once(&mut screen, letters("Service"));
    assert!(says(&screen, "figure deux fois dans la liste"));
    ask(&mut screen, Command::Act(Action::Quit));
    assert!(says(&screen, "Abandonner ce qui est écrit"));
    press(&mut screen, "Continuer à écrire");
    assert!(says(&screen, "figure deux fois dans la liste"));
}

#[test]
fn the_labels_of_lists_are_unsaved_while_they_are_written() {
    let mut screen = sample();
    ask(&mut screen, Command::Act(Action::ProjectLists));
    press(&mut screen, "Catégories");
    let labels = screen.query_all(By::new().role(Role::TextInput).value("A"));
    labels.into_iter().next().expect("the category").focus();
    screen.run();
    at_once(&mut screen, letters("+"));
    let [draft] = document(&screen).drafts() else { panic!("one text is being typed") };
    assert!(matches!(draft.place, Place::Lists { .. }));
    assert!(draft.text.contains('+'), "{}", draft.text);
    assert!(document(&screen).is_unsaved());
    // The first leaves the field, the second what is written.
    at_once(&mut screen, [plain(Key::Escape)]);
    at_once(&mut screen, [plain(Key::Escape)]);
    assert!(!document(&screen).is_unsaved());
}

#[test]
fn the_same_file_holds_what_was_being_typed_when_it_was_saved() {
    for (field, key) in [("Note", None), ("Intitulé", None), ("", Some(Key::F2))] {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("mission.json");
        std::fs::write(&file, SAMPLE).expect("written");
        let mut screen = sample();
        ask(&mut screen, Command::File(FileCommand::Open(file.clone())));
        wait_until(&mut screen, |screen| document(screen).path().is_some());
        select(&mut screen, ASSISTANT);
        match key {
            Some(key) => at_once(&mut screen, [vec![plain(key)], letters("Vu et revu")].concat()),
            None => type_into(&mut screen, field, "Vu et revu"),
        }
        at_once(&mut screen, [ctrl(Key::S)]);
        wait_until(&mut screen, |screen| !document(screen).is_unsaved());
        let saved = std::fs::read_to_string(&file).expect("the file");
        assert!(saved.contains("Vu et revu"), "{field}");
        assert_eq!(native::save(document(&screen).project()), saved.into_bytes());
    }
}

#[test]
fn a_reason_among_the_movements_is_unsaved_while_it_is_typed() {
    let mut screen = sample();
    press(&mut screen, "Mouvements");
    screen.get_by_label_contains("1 poste de conseiller/ère technique (A) supprimé").click();
    screen.run();
    type_into(&mut screen, "Motif", "Fin de la mission");
    let [draft] = document(&screen).drafts() else { panic!("one text is being typed") };
    assert!(matches!(draft.place, Place::Movement { .. }));
    assert_eq!(value(&screen, "Motif"), "Fin de la mission");
    assert!(says(&screen, "• modifié"));
    at_once(&mut screen, [plain(Key::Escape)]);
    assert_eq!(value(&screen, "Motif"), "");
    assert!(!document(&screen).is_unsaved());
}

#[test]
fn another_name_of_a_snapshot_is_unsaved_while_it_is_typed() {
    let mut screen = sample();
    ask(
        &mut screen,
        Command::Change(ChangeCommand::Snapshot(SnapshotCommand::Take("Avis".to_owned()))),
    );
    ask(&mut screen, Command::Act(Action::Snapshots));
    press(&mut screen, "Renommer l’instantané");
    assert!(document(&screen).drafts().is_empty(), "nothing is typed yet");
    at_once(&mut screen, letters(" rendu"));
    let [draft] = document(&screen).drafts() else { panic!("one text is being typed") };
    assert!(matches!(draft.place, Place::SnapshotName { .. }));
    assert_eq!(draft.text, "Avis rendu");
    assert_eq!(draft.of(document(&screen)).as_deref(), Some("Avis"));
}

#[test]
fn the_name_of_a_view_is_unsaved_while_it_is_typed() {
    let mut screen = sample();
    press(&mut screen, "Présentation");
    screen.get_by_label("Nom de la vue").focus();
    screen.run();
    at_once(&mut screen, letters("Dense"));
    let [draft] = document(&screen).drafts() else { panic!("one text is being typed") };
    assert!(matches!(draft.place, Place::ViewName { .. }));
    assert_eq!(draft.text, "Dense");
    press(&mut screen, "Enregistrer");
    assert!(document(&screen).drafts().is_empty(), "it is the name of a view");
    press(&mut screen, "Supprimer la vue Dense");
    assert!(document(&screen).drafts().is_empty(), "nobody is typing it");
}

#[test]
fn the_question_about_the_end_stands_in_front_of_a_dialog_and_comes_back_to_it() {
    let mut screen = sample();
    ask(&mut screen, Command::Act(Action::Snapshots));
    at_once(&mut screen, letters("Avis"));
    assert_eq!(document(&screen).drafts().len(), 1);
    ask(&mut screen, Command::Act(Action::Quit));
    assert!(says(&screen, "Enregistrer ce qui est écrit"));
    screen.key_press(Key::Escape);
    screen.run();
    assert!(!says(&screen, "Enregistrer ce qui est écrit"));
    assert_eq!(document(&screen).drafts()[0].text, "Avis");
    // What a save would keep is asked about first.
    let root = document(&screen).chart().map(|chart| chart.unit(chart.root()).id.clone());
    ask(
        &mut screen,
        Command::Change(ChangeCommand::Posts(PostCommand::Add(root.expect("a chart")))),
    );
    ask(&mut screen, Command::Act(Action::Quit));
    press(&mut screen, "Annuler");
    assert_eq!(document(&screen).drafts()[0].text, "Avis");
}

/// The sample in a file, with nothing unsaved.
pub fn in_file(folder: &Path) -> Screen {
    let path = folder.join("mission.json");
    std::fs::write(&path, SAMPLE).unwrap();
    let mut screen = sample();
    ask(&mut screen, Command::File(FileCommand::Open(path.clone())));
    wait_until(&mut screen, |screen| document(screen).path() == Some(&*path));
    screen
}

#[test]
fn the_name_of_a_snapshot_being_written_can_be_saved_at_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let saved = || {
        let bytes = std::fs::read(folder.path().join("mission.json")).unwrap();
        load(&bytes).unwrap().project
    };
    let quit = |screen: &mut Screen| {
        ask(screen, Command::Act(Action::Quit));
        assert!(says(screen, "Enregistrer ce qui est écrit"));
        for answer in ["Annuler", "Abandonner"] {
            assert!(says(screen, answer), "{answer}");
        }
        // As everywhere, Enter saves.
        screen.key_press(Key::Enter);
        ends(screen);
    };
    let mut screen = in_file(folder.path());
    ask(&mut screen, Command::Act(Action::Snapshots));
    at_once(&mut screen, letters("Avis"));
    quit(&mut screen);
    assert_eq!(saved().snapshots[0].fields.label, "Avis");
}

#[test]
fn lists_being_written_can_be_saved_at_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mission.json");
    let mut screen = in_file(folder.path());
    ask(&mut screen, Command::Act(Action::ProjectLists));
    at_once(&mut screen, letters("X"));
    let [draft] = document(&screen).drafts() else { panic!("the lists are being written") };
    let label = draft.text.clone();
    assert!(label.ends_with('X'), "{label}");
    ask(&mut screen, Command::Act(Action::Quit));
    assert!(says(&screen, "Enregistrer ce qui est écrit"));
    screen.key_press(Key::Enter);
    ends(&mut screen);
    let saved = load(&std::fs::read(path).unwrap()).unwrap().project;
    assert!(saved.lists.kinds.iter().any(|it| it.label == label));
}

#[test]
fn a_name_of_what_is_not_made_yet_is_given_up_or_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = in_file(folder.path());
    let chart = document(&screen).chart().expect("a chart is shown");
    let is_full = |key: &&UnitKey| chart.unit(**key).posts().len() > 1;
    let keys: Vec<UnitKey> = chart.units_in_order().collect();
    let unit = chart.unit(*keys.iter().find(is_full).expect("a unit")).id.clone();
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::unit(unit))));
    ask(&mut screen, Command::Act(Action::SplitUnit));
    at_once(&mut screen, letters("Cellule"));
    assert_eq!(document(&screen).drafts().len(), 1);
    ask(&mut screen, Command::Act(Action::Quit));
    assert!(says(&screen, "Abandonner ce qui est écrit"));
    press(&mut screen, "Continuer à écrire");
    assert_eq!(document(&screen).drafts().len(), 1);
}
