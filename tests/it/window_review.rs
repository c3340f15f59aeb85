//! The report beside the chart, in the whole window without a screen.

use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::editor::{Action, Command, Purpose, Selection, ShowCommand};

use super::window::{Screen, ask, click, empty_of, press, says, wait_until};
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

/// The sides of the page of the drawn chart, in points.
const SLIDE: (f32, f32) = (720.0, 540.0);

/// The page on show, once it is drawn as its file has it.
fn drawn_page(screen: &mut Screen, label: &str, aspect: f32) -> egui::Rect {
    let has_aspect = |rect: egui::Rect| (rect.height() / rect.width() - aspect).abs() < 0.01;
    let page = |screen: &Screen| screen.query_by_label(label).map(|it| it.rect());
    wait_until(screen, |screen| page(screen).is_some_and(has_aspect));
    page(screen).expect("it was just there")
}

#[test]
fn a_pdf_is_shown_page_by_page_and_a_press_on_it_shows_what_was_read_there() {
    let mut screen = empty_of([1280.0, 720.0]);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/desk/organigramme.pdf");
    let bytes = std::fs::read(path).expect("the chart");
    ask(&mut screen, file_read("organigramme.pdf", Purpose::ImportText, &bytes));
    screen.run();
    if !says(&screen, "Relecture de organigramme.pdf") {
        ask(&mut screen, Command::Act(Action::ImportRemarks));
    }
    let document = screen.state().document();
    let review = document.review().expect("a report");
    let mut lines = review.source.lines.iter().enumerate();
    let (at, line) = lines.find(|(_, line)| line.text == "Service Vie associative").expect("a box");
    let (number, area) = (at + 1, line.place.area.expect("a place"));
    let page = drawn_page(&mut screen, "Page 1 du document", SLIDE.1 / SLIDE.0);
    let scale = page.width() / SLIDE.0;
    let middle = egui::pos2(area[0] + area[2] / 2.0, area[1] + area[3] / 2.0);
    click(&mut screen, page.min + middle.to_vec2() * scale);
    wait_until(&mut screen, |screen| screen.state().document().selection().single_unit().is_some());
    let document = screen.state().document();
    let unit = document.selection().single_unit().expect("the unit in that box");
    let unit = document.chart().and_then(|chart| chart.unit_by_id(unit)).expect("it is there");
    assert_eq!(unit.fields.evidence.as_ref().map(|it| it.line as usize), Some(number));
    press(&mut screen, "Lignes");
    assert!(screen.query_by_label("Page 1 du document").is_none());
    press(&mut screen, "Pages");
    press(&mut screen, "Page plus grande");
    screen.run();
    assert!(screen.get_by_label("Page 1 du document").rect().width() > page.width() * 1.4);
}
