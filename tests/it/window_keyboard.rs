//! The window by the keyboard alone, and by names alone, as with a screen reader.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::editor::{Action, Command, FileCommand, Selection, ShowCommand};
use organigramme::format::native;
use organigramme::model::{Chart, Project, UnitKey};
use organigramme::words::Locale;

use super::any_action::LEFT_OUT;
use super::window::{Screen, ask, click, sample, says, wait_until};

const CTRL: Modifiers = Modifiers { ctrl: true, ..Modifiers::COMMAND };

fn key(screen: &mut Screen, modifiers: Modifiers, key: Key) {
    screen.key_press_modifiers(modifiers, key);
    screen.run();
}

fn keys(screen: &mut Screen, all: &[Key]) {
    all.iter().for_each(|&it| key(screen, Modifiers::NONE, it));
}

fn write(screen: &mut Screen, text: &str) {
    screen.event(egui::Event::Text(text.to_owned()));
    screen.run();
}

/// Finds something by typing a part of its name in the palette.
fn find(screen: &mut Screen, typed: &str) {
    key(screen, CTRL, Key::K);
    write(screen, typed);
    key(screen, Modifiers::NONE, Key::Enter);
}

/// The accessible name of what has the keyboard.
fn focused(screen: &Screen) -> String {
    let mut nodes = screen.query_all(By::new().predicate(|node| node.is_focused()));
    let node = nodes.next();
    node.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

/// The names of what is selected in the chart in front: units, then titles.
fn selected(screen: &Screen) -> Vec<String> {
    let document = screen.state().document();
    let chart = document.chart().expect("a chart is shown");
    let selection = document.selection();
    let units = selection.units.iter().filter_map(|id| chart.unit_by_id(id));
    let posts = selection.posts.iter().filter_map(|id| chart.post_by_id(id));
    let units = units.map(|unit| unit.fields.name.clone());
    units.chain(posts.map(|post| post.fields.title.text().to_owned())).collect()
}

/// The sample's source, alone in a file: where the main job begins.
fn source_file(folder: &Path) -> PathBuf {
    let path = folder.join("source.json");
    let sample = sample();
    let mut record = sample.state().document().project().to_record();
    record.charts.truncate(1);
    let project = Project::from_record(record).expect("still sound");
    std::fs::write(&path, native::save(&project)).expect("written");
    path
}

fn open(path: &Path) -> Screen {
    let mut screen = super::window::empty_of([1600.0, 1000.0]);
    ask(&mut screen, Command::File(FileCommand::Open(path.to_owned())));
    wait_until(&mut screen, |screen| says(screen, "source.json"));
    screen.run();
    screen
}

/// What came of the main job: the target in the file.
fn check_target(path: &Path) {
    let saved = native::load(&std::fs::read(path).expect("it is there")).expect("sound").project;
    let target = saved.charts.last().expect("a target");
    assert_eq!(saved.charts.len(), 2);
    assert_eq!((target.fields.label.as_str(), target.post_count()), ("Cible", 105));
    let unit = |name: &str| {
        let mut units = target.units_in_order();
        units.find(|&key| target.unit(key).fields.name == name).expect("the unit is there")
    };
    let mission = unit("Mission Proch'Orientation");
    let arrived = titled(target, mission, "Gestionnaire de formation");
    assert_eq!(arrived.len(), 1, "moved, renamed");
    let grade = target.post(arrived[0]).fields.grade.clone();
    let grade = grade.and_then(|id| saved.lists.grade(&id)).map(|grade| grade.label.clone());
    assert_eq!(grade.as_deref(), Some("B2"));
}

fn titled(chart: &Chart, unit: UnitKey, title: &str) -> Vec<organigramme::model::PostKey> {
    let posts = chart.unit(unit).posts().iter().copied();
    posts.filter(|&post| chart.post(post).fields.title.text() == title).collect()
}

#[test]
fn the_main_job_by_keyboard_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = source_file(folder.path());
    let mut screen = open(&path);

    find(&mut screen, "faire cible");
    assert_eq!(screen.state().document().project().charts.len(), 2);

    // To the unit by its name, with a slip; then down to its line of gestionnaires.
    find(&mut screen, "fromation");
    assert_eq!(selected(&screen), ["Service Formation et territoires"]);
    while !selected(&screen)[0].starts_with("Gestionnaire administratif") {
        key(&mut screen, Modifiers::NONE, Key::ArrowDown);
    }
    // Of the line one post, into a unit that is far.
    while selected(&screen).len() > 1 {
        key(&mut screen, Modifiers::NONE, Key::Minus);
    }
    key(&mut screen, CTRL, Key::M);
    write(&mut screen, "proch orientation");
    key(&mut screen, Modifiers::NONE, Key::Enter);

    // The title, then Tab from field to field: category, grade.
    key(&mut screen, Modifiers::NONE, Key::Enter);
    write(&mut screen, "Gestionnaire de formation");
    keys(&mut screen, &[Key::Tab, Key::Tab]);
    assert_eq!(focused(&screen), "Grade, cotation");
    key(&mut screen, Modifiers::NONE, Key::Enter);
    while focused(&screen) != "B2" {
        key(&mut screen, Modifiers::NONE, Key::ArrowDown);
    }
    key(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(focused(&screen), "Grade, cotation", "where it was before the list");
    // Back to the title, which Enter takes over; the chart has the keyboard again.
    key(&mut screen, Modifiers::SHIFT, Key::Tab);
    key(&mut screen, Modifiers::SHIFT, Key::Tab);
    key(&mut screen, Modifiers::NONE, Key::Enter);
    assert!(
        focused(&screen).starts_with("1 Gestionnaire de formation (B), B2"),
        "{}",
        focused(&screen)
    );

    key(&mut screen, CTRL, Key::S);
    wait_until(&mut screen, |screen| !screen.state().document().is_unsaved());
    check_target(&path);
}

/// Does what is called so, without any pointer.
fn activate(screen: &mut Screen, role: Role, name: &str) {
    let mut found = screen
        .query_all(By::new().role(role).label_contains(name))
        .filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(name)));
    let node = found.next().unwrap_or_else(|| panic!("{name} is there"));
    node.click_accesskit();
    drop(found);
    screen.run();
}

#[test]
fn the_main_job_by_names_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = source_file(folder.path());
    let mut screen = open(&path);
    activate(&mut screen, Role::Button, "Organigramme");
    activate(&mut screen, Role::Button, "Faire une cible de cet organigramme");

    activate(&mut screen, Role::TreeItem, "Service Formation et territoires, niveau");
    activate(&mut screen, Role::Button, "Plier ou déplier Service Formation et territoires");
    activate(&mut screen, Role::TreeItem, "2 Gestionnaires administratif/ive/s (B), ligne");
    activate(&mut screen, Role::Button, "Prendre un poste de moins");
    activate(&mut screen, Role::Button, "Déplacer");
    activate(&mut screen, Role::Button, "Déplacer vers l’unité…");
    activate(&mut screen, Role::ListBoxOption, "Mission Proch'Orientation");

    screen.get_by_role_and_label(Role::MultilineTextInput, "Intitulé").focus();
    screen.run();
    key(&mut screen, CTRL, Key::A);
    write(&mut screen, "Gestionnaire de formation");
    activate(&mut screen, Role::ComboBox, "Grade, cotation");
    activate(&mut screen, Role::Button, "B2");

    activate(&mut screen, Role::Button, "Fichier");
    activate(&mut screen, Role::Button, "Enregistrer");
    wait_until(&mut screen, |screen| !screen.state().document().is_unsaved());
    check_target(&path);
}

#[test]
fn cards_and_rows_have_one_name() {
    let screen = sample();
    let name = "Service Formation et territoires, niveau 3, 4 sur 5, 9 postes";
    screen.get_by_role_and_label(Role::Button, name);
    screen.get_by_role_and_label(Role::TreeItem, name);
    let name = "Mission Proch'Orientation, niveau 2, 3 sur 3, 23 postes sur 23";
    screen.get_by_role_and_label(Role::Button, name);
    screen.get_by_role_and_label(Role::TreeItem, name);
    let line = "1 Assistant/e de direction (B), B2, ligne 3 sur 3";
    screen.get_by_role_and_label(Role::ListItem, line);
}

#[test]
fn the_outline_is_walked_as_a_tree() {
    let mut screen = sample();
    // F6 goes from the chart to the panel at the right, then to the outline.
    keys(&mut screen, &[Key::F6, Key::F6]);
    assert!(focused(&screen).starts_with("Pôle Éducation et avenir des jeunes, niveau 1"));
    assert_eq!(selected(&screen), ["Pôle Éducation et avenir des jeunes"]);
    key(&mut screen, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&screen), ["DGA - Responsable de Pôle"]);
    key(&mut screen, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(selected(&screen), ["Pôle Éducation et avenir des jeunes"], "its unit");
    let rows = |screen: &Screen| screen.query_all(By::new().role(Role::TreeItem)).count();
    let open = rows(&screen);
    key(&mut screen, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(rows(&screen), 1, "folded");
    key(&mut screen, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(rows(&screen), open);
    keys(&mut screen, &[Key::ArrowRight, Key::ArrowDown]);
    assert_eq!(selected(&screen)[0], "Conseiller/e/s Techniques");
    key(&mut screen, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&screen).len(), 6, "two lines of three");

    // What is done there is done to the same selection, and the keyboard stays with it.
    key(&mut screen, Modifiers::ALT, Key::ArrowRight);
    let document = screen.state().document();
    let chart = document.chart().expect("a chart is shown");
    let moved = chart.post_by_id(&document.selection().posts[0]).expect("still there");
    assert_eq!(chart.unit(moved.unit()).fields.name, "Département administratif et financier");
    assert!(
        focused(&screen).contains("Conseiller/ères Techniques en charge"),
        "{}",
        focused(&screen)
    );
    key(&mut screen, Modifiers::NONE, Key::Enter);
    write(&mut screen, "Conseiller territorial");
    key(&mut screen, Modifiers::NONE, Key::Enter);
    let is_row = screen
        .query_all(By::new().role(Role::TreeItem).predicate(|node| node.is_focused()))
        .next()
        .is_some();
    assert!(is_row, "edited from the outline, the keyboard is there again");
}

#[test]
fn the_chart_is_one_stop_of_the_tab_key() {
    let mut screen = sample();
    key(&mut screen, Modifiers::NONE, Key::F6);
    assert_eq!(focused(&screen), "Inspecteur");
    key(&mut screen, Modifiers::SHIFT, Key::F6);
    assert!(focused(&screen).starts_with("Pôle Éducation"), "{}", focused(&screen));
    keys(&mut screen, &[Key::ArrowDown, Key::ArrowDown]);
    assert!(focused(&screen).starts_with("3 Conseiller/e/s Techniques"), "{}", focused(&screen));
    let on_chart = focused(&screen);
    key(&mut screen, Modifiers::NONE, Key::Tab);
    assert_ne!(focused(&screen), on_chart);
    assert_eq!(selected(&screen).len(), 3, "what is selected stays so");
    key(&mut screen, Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&screen), on_chart, "and Tab comes back to where it left");
}

#[test]
fn arrows_walk_the_hierarchy_on_the_chart() {
    let mut screen = sample();
    key(&mut screen, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&screen), ["Pôle Éducation et avenir des jeunes"], "the top comes first");
    // Its five lines, then its first unit.
    keys(&mut screen, &[Key::ArrowDown; 5]);
    assert_eq!(selected(&screen), ["Département administratif et financier"]);
    key(&mut screen, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(selected(&screen), ["Pôle Éducation et avenir des jeunes"]);
    keys(&mut screen, &[Key::ArrowDown; 5]);
    key(&mut screen, Modifiers::NONE, Key::ArrowRight);
    assert!(selected(&screen)[0].starts_with("DIRAA"), "{:?}", selected(&screen));
    key(&mut screen, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(selected(&screen), ["Département administratif et financier"]);

    // Two presses in one frame are two steps.
    screen.key_press(Key::ArrowUp);
    screen.key_press(Key::ArrowDown);
    screen.run();
    assert_eq!(selected(&screen), ["DGA - Responsable de Pôle"]);
}

#[test]
fn arrows_stay_with_what_uses_them_itself() {
    let mut screen = sample();
    let name = "1 Assistant/e de direction (B), B2, ligne 3 sur 3";
    screen.get_by_role_and_label(Role::ListItem, name).click_accesskit();
    screen.run();
    let before = selected(&screen);
    screen.get_by_role_and_label(Role::MultilineTextInput, "Intitulé").focus();
    screen.run();
    key(&mut screen, CTRL, Key::ArrowLeft);
    key(&mut screen, CTRL, Key::A);
    keys(&mut screen, &[Key::ArrowUp, Key::ArrowLeft, Key::Minus]);
    assert_eq!(selected(&screen), before);
    screen.get_by_role_and_label(Role::ComboBox, "Grade, cotation").focus();
    screen.run();
    keys(&mut screen, &[Key::ArrowUp]);
    assert_eq!(selected(&screen), before);
    assert!(!screen.state().document().is_unsaved());
}

#[test]
fn a_list_of_choices_is_walked_by_the_arrows() {
    let mut screen = sample();
    let name = "1 Assistant/e de direction (B), B2, ligne 3 sur 3";
    screen.get_by_role_and_label(Role::ListItem, name).click_accesskit();
    screen.run();
    let before = selected(&screen);
    screen.get_by_role_and_label(Role::ComboBox, "Catégorie").focus();
    screen.run();
    // None, A, B, C; and back.
    keys(&mut screen, &[Key::Space, Key::ArrowDown, Key::ArrowDown]);
    keys(&mut screen, &[Key::End, Key::ArrowUp, Key::ArrowUp, Key::Enter]);
    assert_eq!(focused(&screen), "Catégorie", "the list is closed");
    assert_eq!(selected(&screen), before);
    let document = screen.state().document();
    let chart = document.chart().expect("a chart is shown");
    let post = chart.post_by_id(&document.selection().posts[0]).expect("it is there");
    assert_eq!(post.fields.category.as_ref().map(|it| it.as_str()), Some("A"));
}

#[test]
fn a_list_that_the_mouse_has_opened_hears_the_keyboard() {
    let mut screen = sample();
    let name = "1 Assistant/e de direction (B), B2, ligne 3 sur 3";
    screen.get_by_role_and_label(Role::ListItem, name).click_accesskit();
    screen.run();
    let category = |screen: &Screen| {
        let document = screen.state().document();
        let chart = document.chart().expect("a chart is shown");
        let post = chart.post_by_id(&document.selection().posts[0]).expect("it is there");
        post.fields.category.as_ref().map(|it| it.as_str().to_owned())
    };
    let open = |screen: &mut Screen| {
        let list = screen.get_by_role_and_label(Role::ComboBox, "Catégorie").rect();
        click(screen, list.center());
        screen.run();
    };
    // From B, which is chosen, down to C.
    open(&mut screen);
    keys(&mut screen, &[Key::ArrowDown, Key::Enter]);
    assert_eq!(category(&screen).as_deref(), Some("C"));
    open(&mut screen);
    keys(&mut screen, &[Key::ArrowUp, Key::ArrowUp, Key::Escape]);
    assert_eq!(category(&screen).as_deref(), Some("C"), "Esc chooses nothing");
    open(&mut screen);
    keys(&mut screen, &[Key::ArrowUp, Key::ArrowUp, Key::Enter]);
    assert_eq!(category(&screen).as_deref(), Some("A"));
}

#[test]
fn what_is_asked_for_takes_along_what_is_typed_on_the_chart() {
    let mut screen = sample();
    let name = "1 Assistant/e de direction (B), B2, ligne 3 sur 3";
    screen.get_by_role_and_label(Role::ListItem, name).click_accesskit();
    screen.run();
    key(&mut screen, Modifiers::NONE, Key::F2);
    write(&mut screen, "Secrétaire de la Mission");
    key(&mut screen, CTRL, Key::D);
    assert_eq!(selected(&screen), ["Secrétaire de la Mission"]);
    assert_eq!(screen.state().document().chart().expect("shown").post_count(), 106);
}

#[test]
fn the_palette_finds_what_can_be_done() {
    let mut screen = sample();
    key(&mut screen, CTRL, Key::K);
    write(&mut screen, "retablri");
    assert!(
        says(&screen, "Aucune action possible ici ne s’appelle ainsi"),
        "nothing is undone yet"
    );
    key(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(!says(&screen, "Que voulez-vous faire"));

    key(&mut screen, CTRL, Key::K);
    write(&mut screen, "unite");
    let option = By::new().role(Role::ListBoxOption).label_contains("Ajouter une unité, ");
    let label = screen.query(option).expect("found").accesskit_node().label();
    assert_eq!(label.as_deref(), Some("Ajouter une unité, Édition, Ctrl+U"));
    key(&mut screen, CTRL, Key::K);
    assert!(!says(&screen, "Que voulez-vous faire"), "the key that opened it closes it");

    find(&mut screen, "source");
    let shown = screen.state().document().chart().expect("shown").fields.label.clone();
    assert_eq!(shown, "Source");
}

#[test]
fn the_help_says_every_action_with_its_keys() {
    let mut screen = sample();
    key(&mut screen, Modifiers::SHIFT, Key::Questionmark);
    for &action in Action::ALL {
        let name = Locale::French.say(&action.word().into());
        assert!(says(&screen, &name), "{name}");
    }
    assert!(says(&screen, "Ctrl+Maj+Z") && says(&screen, "Faire glisser un poste"));
    write(&mut screen, "glisser");
    assert!(says(&screen, "Faire glisser un poste") && !says(&screen, "Ctrl+Maj+Z"));
    key(&mut screen, Modifiers::NONE, Key::F1);
    assert!(!says(&screen, "Faire glisser un poste"));
}

#[test]
fn dead_keys_write_an_accent() {
    let mut screen = sample();
    key(&mut screen, CTRL, Key::M);
    assert!(!says(&screen, "Chercher une unité"), "nothing is selected, nothing moves");
    key(&mut screen, CTRL, Key::K);
    // The dead key itself is a key without text; what it makes with the next comes as one text.
    screen.event(egui::Event::Ime(egui::ImeEvent::Commit("ê".to_owned())));
    screen.run();
    write(&mut screen, "tre");
    let field = By::new().role(Role::TextInput).label_contains("Que voulez-vous faire");
    let value = screen.query(field).expect("the field").value();
    assert_eq!(value.as_deref(), Some("être"));
}

#[test]
fn the_first_field_of_every_dialog_takes_what_is_typed() {
    let mut screen = sample();
    let chart = screen.state().document().chart().expect("a chart is shown").id.clone();
    let (units, posts) = {
        let chart = screen.state().document().chart().expect("a chart is shown");
        let is_leaf = |&key: &UnitKey| {
            chart.unit(key).children().is_empty() && chart.unit(key).posts().len() > 1
        };
        let leaf = chart.unit(chart.units_in_order().find(is_leaf).expect("a leaf"));
        (Selection::unit(leaf.id.clone()), {
            let posts = leaf.posts().iter().take(2);
            Selection::posts(posts.map(|&key| chart.post(key).id.clone()).collect())
        })
    };
    let in_dialog = |screen: &Screen, role| {
        let dialogs = screen.query_all(By::new().role(Role::Dialog));
        let fields = dialogs.flat_map(|it| it.query_all(By::new().role(role)).collect::<Vec<_>>());
        fields.map(|it| (it.rect().top(), it.is_focused())).collect::<Vec<_>>()
    };
    // The first field that a dialog of `action` has, and whether it has the keyboard.
    let asks = |screen: &mut Screen, selection: &Selection, action| {
        ask(screen, Command::Show(ShowCommand::Chart(chart.clone())));
        ask(screen, Command::Show(ShowCommand::Select(selection.clone())));
        screen.state_mut().command(Command::Act(action));
        screen.run_steps(4);
        let mut fields = in_dialog(screen, Role::TextInput);
        fields.extend(in_dialog(screen, Role::MultilineTextInput));
        fields.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        fields.first().map(|&(_, is_focused)| is_focused)
    };
    // The date of a picture is one choice of many; where a list is chosen from,
    // as in the palette, the row that Enter takes is told in place of the field.
    let is_meant = |action: &Action| {
        ![Action::ExportPicture, Action::Palette, Action::MoveToUnit].contains(action)
            && !LEFT_OUT.contains(action)
    };
    for selection in [&units, &posts] {
        for &action in Action::ALL.iter().filter(|it| is_meant(it)) {
            assert_ne!(asks(&mut screen, selection, action), Some(false), "{action:?}");
            for _ in 0..2 {
                screen.key_press(Key::Escape);
                screen.run_steps(3);
            }
        }
    }
    for (selection, action) in [
        (&units, Action::Snapshots),
        (&units, Action::Help),
        (&units, Action::ProjectLists),
        (&units, Action::ChartProperties),
        (&units, Action::SplitUnit),
        (&units, Action::MergeUnits),
        (&posts, Action::LinkPosts),
    ] {
        let mut screen = sample();
        assert_eq!(asks(&mut screen, selection, action), Some(true), "{action:?}");
    }
    let mut screen = sample();
    // The next one of its kind is another.
    for _ in 0..2 {
        ask(&mut screen, Command::Act(Action::Snapshots));
        write(&mut screen, "Avis");
        assert_eq!(screen.state().document().drafts()[0].text, "Avis");
        keys(&mut screen, &[Key::Escape]);
    }
}
