//! The report beside the chart, in the whole window without a screen.

use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::editor::{Action, Command, Purpose, Selection, ShowCommand};

use super::window::{Screen, ask, empty_of, press, says};
use crate::support::file_read;

const REPORT: &str = "Direction des finances\n\
    1 Directeur (A)\n\
    Service Budget\n\
    2 Gestionnaires (B)\n\
    bizarre (((\n\
    3 Agents (C)\n";

fn imported(size: [f32; 2]) -> Screen {
    let mut screen = empty_of(size);
    ask(&mut screen, file_read("r.txt", Purpose::ImportText, REPORT.as_bytes()));
    screen.run();
    screen
}

fn open(screen: &Screen) -> usize {
    let document = screen.state().document();
    document.review().expect("a report").open(document.history())
}

#[test]
fn doubts_are_settled_by_a_press_and_by_keys() {
    let mut screen = imported([1280.0, 720.0]);
    assert!(says(&screen, "Relecture de r.txt"));
    assert!(says(&screen, "laissé"), "a line is in no unit and no post");
    let all = open(&screen);
    screen.key_press(egui::Key::F4);
    screen.run();
    press(&mut screen, "C’est une unité");
    screen.run();
    let chart = screen.state().document().chart().expect("a chart");
    assert!(chart.units_in_order().any(|key| chart.unit(key).fields.name.contains("bizarre")));
    assert!(says(&screen, "Rien n’a été laissé de côté"));
    assert!(open(&screen) < all);
    screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    screen.run();
    assert_eq!(open(&screen), all);
    assert!(!says(&screen, "Rien n’a été laissé de côté"));
    screen.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Enter);
    screen.run();
    assert_eq!(open(&screen), all - 1, "accepted");
    for _ in 1..all {
        ask(&mut screen, Command::Act(Action::NextDoubt));
        press(&mut screen, "Lu comme il faut");
    }
    assert!(says(&screen, "Tout est relu"));
}

#[test]
fn a_press_on_one_side_shows_the_other() {
    let mut screen = imported([1280.0, 720.0]);
    press(&mut screen, "Ligne 4, postes\u{a0}: 2 Gestionnaires (B)");
    assert_eq!(screen.state().document().selection().posts.len(), 2);
    let chart = screen.state().document().chart().expect("a chart");
    let root = chart.unit(chart.root()).id.clone();
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::unit(root))));
    let line = By::new().label("Ligne 1, unité\u{a0}: Direction des finances");
    let line = screen.get(line.role(Role::Button));
    assert_eq!(line.accesskit_node().toggled(), Some(Toggled::True));
}

#[test]
fn a_narrow_window_has_room_for_the_report() {
    let mut screen = imported([640.0, 480.0]);
    assert!(says(&screen, "Relecture de r.txt"));
    ask(&mut screen, Command::Act(Action::NextDoubt));
    for label in ["Lu comme il faut", "Fermer la relecture"] {
        let rect = screen.get_by_label(label).rect();
        assert!(
            rect.left() >= 0.0 && rect.right() <= 640.0 && rect.bottom() <= 480.0,
            "{label}: {rect:?}"
        );
    }
    press(&mut screen, "Fermer la relecture");
    assert!(!says(&screen, "Relecture de r.txt"));
    ask(&mut screen, Command::Act(Action::ImportRemarks));
    assert!(says(&screen, "Relecture de r.txt"));
}
