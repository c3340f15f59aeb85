//! The whole window without a screen: the main job, done as a user or a screen reader would.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::app::Window;
use organigramme::app::kit::fonts;
use organigramme::edit::StepKind;
use organigramme::editor::{Command, Document, FileCommand, Purpose, Selection, ShowCommand};
use organigramme::model::{Counts, UnitKey};
use organigramme::store::UserFolders;
use organigramme::words::Locale;

use crate::support::waiting;

/// A window that speaks French, with the folders where it keeps what it remembers: none to keep
/// nothing.
pub struct Host(Option<Window>, Option<UserFolders>);

impl Host {
    fn show(&mut self, ui: &mut egui::Ui) {
        let Some(window) = &mut self.0 else {
            // New fonts serve from the next frame on.
            fonts::install(ui.ctx());
            self.0 = Some(Window::new(ui.ctx().clone(), self.1.clone(), Locale::French));
            ui.request_repaint();
            return;
        };
        let ctx = ui.ctx().clone();
        window.update(&ctx);
        window.show(ui);
    }

    pub fn command(&mut self, command: Command) {
        self.0.as_mut().expect("the window stands").command(command);
    }

    pub fn window(&mut self) -> &mut Window {
        self.0.as_mut().expect("the window stands")
    }

    pub fn is_open(&self) -> bool {
        self.0.as_ref().is_some_and(|window| window.editor().document().is_some())
    }

    pub fn document(&self) -> &Document {
        let window = self.0.as_ref().expect("the window stands");
        window.editor().document().expect("a project is open")
    }
}

pub type Screen = Harness<'static, Host>;

fn empty() -> Screen {
    empty_of([1600.0, 1000.0])
}

/// The first page, in a window of so many logical pixels.
pub fn empty_of(size: [f32; 2]) -> Screen {
    remembering(size, None)
}

/// The first page of a window that remembers things in these folders.
pub fn remembering(size: [f32; 2], folders: Option<UserFolders>) -> Screen {
    let mut screen = Harness::builder()
        .with_size(size)
        // Two presses are a double-click only within 0.3 s.
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(60)
        .build_ui_state(|ui, host: &mut Host| host.show(ui), Host(None, folders));
    screen.run();
    screen
}

/// The sample, opened from the first page.
pub fn sample() -> Screen {
    let mut screen = empty();
    press(&mut screen, "Ouvrir l’exemple");
    screen
}

/// Presses what is called exactly so.
pub fn press(screen: &mut Screen, label: &str) {
    screen.get_by_label(label).click();
    screen.run();
}

pub fn ask(screen: &mut Screen, command: Command) {
    screen.state_mut().command(command);
    screen.run();
}

/// The place of something drawn on the chart, found by the beginning of its accessible name.
fn on_chart(screen: &Screen, role: Role, name: &str) -> egui::Rect {
    let found = screen.query_all(By::new().role(role).label_contains(name));
    let mut rects = found.filter(|node| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with(name))
            // The outline's rows are no list items; its buttons have no headcount.
            && node.rect().left() > 270.0
    });
    rects.next().unwrap_or_else(|| panic!("{name} is on the chart")).rect()
}

pub fn card(screen: &Screen, name: &str) -> egui::Rect {
    on_chart(screen, Role::Button, &format!("{name}, "))
}

pub fn line(screen: &Screen, name: &str) -> egui::Rect {
    on_chart(screen, Role::ListItem, name)
}

fn carry(screen: &mut Screen, from: Pos2, to: Pos2) {
    screen.drag_at(from);
    screen.step();
    for step in 1..=4 {
        screen.hover_at(from + (to - from) * (step as f32 / 4.0));
        screen.step();
    }
}

/// A click that leaves the pointer where it is.
pub fn click(screen: &mut Screen, at: Pos2) {
    screen.hover_at(at);
    for pressed in [true, false] {
        screen.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    screen.step();
}

pub fn drag(screen: &mut Screen, from: Pos2, to: Pos2) {
    carry(screen, from, to);
    screen.drop_at(to);
    screen.run();
}

/// The posts of the chart in front in the perimeter of the unit of that name.
fn perimeter(screen: &Screen, name: &str) -> u32 {
    let document = screen.state().document();
    let chart = document.chart().expect("a chart is shown");
    let unit = unit_named(document, name);
    Counts::of(chart, &document.project().lists).unit(unit).perimeter.expect("a boundary")
}

fn unit_named(document: &Document, name: &str) -> UnitKey {
    let chart = document.chart().expect("a chart is shown");
    let mut units = chart.units_in_order();
    units.find(|&key| chart.unit(key).fields.name.starts_with(name)).expect("the unit is there")
}

pub fn says(screen: &Screen, words: &str) -> bool {
    screen.query_all(By::new().label_contains(words)).next().is_some()
}

/// What the panel says of a unit's own posts and of those with the units below each adds up.
#[test]
fn own_posts_and_those_of_the_whole_branch_each_have_their_categories() {
    let mut screen = sample();
    let document = screen.state().document();
    let root = document.chart().expect("a chart is shown").root();
    let root = document.chart().expect("a chart is shown").unit(root).id.clone();
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::unit(root))));
    let tops = |label: &str| -> Vec<f32> {
        let found = screen.query_all(By::new().label(label));
        let mut tops: Vec<f32> = found.map(|node| node.rect().center().y).collect();
        tops.sort_by(f32::total_cmp);
        tops
    };
    // Of the seed: 9 posts of the Pôle itself, 7 A and 2 B; 105 in all, 69 A and 36 B.
    let (own, total) = (tops("Postes propres")[0], tops("Postes au total")[0]);
    for (category, figures) in [("A", ["7", "69"]), ("B", ["2", "36"])] {
        let lines = tops(&format!("dont catégorie {category}"));
        assert_eq!(lines.len(), 2, "{category} of its own, and of all");
        assert!(own < lines[0] && lines[0] < total && total < lines[1]);
        for (line, figure) in lines.iter().zip(figures) {
            assert!(tops(figure).iter().any(|top| (top - line).abs() < 4.0), "{category} {figure}");
        }
    }
}

const GESTIONNAIRES: &str = "2 Gestionnaires administratif/ve/s (B)";
const SERVICE: &str = "Service Développement et transitions";

#[test]
fn the_main_job() {
    let mut screen = sample();
    assert_eq!((perimeter(&screen, "DIRAA"), perimeter(&screen, "Mission")), (54, 23));
    assert!(says(&screen, "Mission Proch'Orientation, niveau 2, 3 sur 3, 23 postes sur 23"));

    // A gestionnaire leaves the DIRAA for the Mission.
    let from = line(&screen, GESTIONNAIRES).center();
    let to = line(&screen, "1 Assistant/e de direction (B), B2").center();
    drag(&mut screen, from, to);
    assert_eq!((perimeter(&screen, "DIRAA"), perimeter(&screen, "Mission")), (53, 24));
    let total = screen.state().document().chart_counts().expect("counted").chart().total.posts;
    assert_eq!(total, 105, "nothing is lost on the way");
    for words in [
        "DIRAA (Direction de l'Apprentissage et de l'Alternance), niveau 2, 2 sur 3, 53 postes sur 54",
        "Mission Proch'Orientation, niveau 2, 3 sur 3, 24 postes sur 23, 1 poste de trop",
        "Dépassement\u{a0}: Mission Proch'Orientation\u{a0}: 24\u{a0}/\u{a0}23",
    ] {
        assert!(says(&screen, words), "{words} is said");
    }

    // The post that landed is selected; its grade is given in the inspector.
    screen.get_by_role_and_label(Role::ComboBox, "Grade, cotation").click();
    screen.run();
    press(&mut screen, "B3");
    line(&screen, "1 Gestionnaire administratif/ve (B), B3");

    // Two steps were made: the grade, then the move.
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    screen.run();
    line(&screen, "1 Gestionnaire administratif/ve (B), Gestionnaire");
    assert!(says(&screen, "• modifié"));
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    screen.run();
    assert_eq!((perimeter(&screen, "DIRAA"), perimeter(&screen, "Mission")), (54, 23));
    assert!(says(&screen, "Mission Proch'Orientation, niveau 2, 3 sur 3, 23 postes sur 23"));
    assert!(!says(&screen, "• modifié"), "undone back to how it was opened");
    assert!(!says(&screen, "Dépassement"));
    screen.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    screen.run();
    assert_eq!(perimeter(&screen, "Mission"), 24, "made again");
}

#[test]
fn esc_leaves_a_dragged_post_where_it_was() {
    let mut screen = sample();
    let from = line(&screen, GESTIONNAIRES).center();
    let to = line(&screen, "1 Assistant/e de direction (B), B2").center();
    carry(&mut screen, from, to);
    assert!(screen.state().document().history().next_undo().is_none());
    screen.key_press(Key::Escape);
    screen.step();
    screen.drop_at(to);
    screen.run();
    assert_eq!(perimeter(&screen, "DIRAA"), 54);
    assert!(screen.state().document().history().next_undo().is_none());
}

#[test]
fn a_whole_line_travels_with_shift() {
    let mut screen = sample();
    let from = line(&screen, GESTIONNAIRES).center();
    let to = card(&screen, "Mission Proch'Orientation").center_top() + vec2(0.0, 8.0);
    carry(&mut screen, from, to);
    screen.event(egui::Event::ModifiersChanged(Modifiers::SHIFT));
    screen.step();
    screen.drop_at(to);
    screen.run();
    assert_eq!((perimeter(&screen, "DIRAA"), perimeter(&screen, "Mission")), (52, 25));
}

#[test]
fn how_many_posts_travel_is_chosen_after_the_drop_in_one_step() {
    let mut screen = sample();
    let from = line(&screen, GESTIONNAIRES).center();
    let to = line(&screen, "1 Assistant/e de direction (B), B2").center();
    drag(&mut screen, from, to);
    screen.get_by_label("1 sur 2");
    press(&mut screen, "Prendre un poste de plus");
    screen.get_by_label("2 sur 2");
    assert_eq!((perimeter(&screen, "DIRAA"), perimeter(&screen, "Mission")), (52, 25));
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    screen.run();
    assert_eq!((perimeter(&screen, "DIRAA"), perimeter(&screen, "Mission")), (54, 23));
    assert!(screen.state().document().history().next_undo().is_none(), "it was one step");
    assert!(screen.query_by_label("2 sur 2").is_none(), "undone, it is no longer offered");
}

#[test]
fn a_post_is_dropped_on_the_outline() {
    let mut screen = sample();
    let from = line(&screen, GESTIONNAIRES).center();
    let name = "Mission Proch'Orientation, niveau 2, 3 sur 3, 23 postes sur 23";
    let row = screen.get_by_role_and_label(Role::TreeItem, name);
    let to = row.rect().center();
    drag(&mut screen, from, to);
    assert_eq!((perimeter(&screen, "DIRAA"), perimeter(&screen, "Mission")), (53, 24));
}

#[test]
fn a_unit_goes_under_another_but_never_under_itself() {
    let mut screen = sample();
    let service = card(&screen, SERVICE).center_top() + vec2(0.0, 8.0);
    let mission = card(&screen, "Mission Proch'Orientation").center_top() + vec2(0.0, 8.0);
    drag(&mut screen, service, mission);
    assert_eq!((perimeter(&screen, "DIRAA"), perimeter(&screen, "Mission")), (47, 30));

    let mission = card(&screen, "Mission Proch'Orientation").center_top() + vec2(0.0, 8.0);
    let below = card(&screen, SERVICE).center_top() + vec2(0.0, 8.0);
    drag(&mut screen, mission, below);
    assert_eq!(perimeter(&screen, "Mission"), 30);
    let steps = screen.state().document().history().next_undo().map(|step| &step.kind);
    assert_eq!(steps, Some(&StepKind::MoveUnits(1)), "one move was made, not two");
}

#[test]
fn the_units_that_are_selected_are_carried_together_in_the_outline() {
    let mut screen = sample();
    let document = screen.state().document();
    let chart = document.chart().expect("a chart");
    let named = |name: &str| {
        let mut units = chart.units_in_order();
        let found = units.find(|&key| chart.unit(key).fields.name.contains(name));
        found.expect("it is in the sample")
    };
    let services: Vec<UnitKey> = chart.unit(named("DIRAA")).children()[..2].to_vec();
    let ids: Vec<_> = services.iter().map(|&key| chart.unit(key).id.clone()).collect();
    let counts = document.chart_counts().expect("shown");
    let posts: u32 = services.iter().map(|&key| counts.unit(key).total.posts).sum();
    let pressed = chart.unit(services[1]).fields.name.clone();
    let selection = Selection { units: ids.clone(), posts: Vec::new() };
    ask(&mut screen, Command::Show(ShowCommand::Select(selection)));
    let row = |screen: &Screen, name: &str| {
        let rows = screen.query_all(By::new().role(Role::TreeItem).label_contains(name));
        rows.map(|node| node.rect().center()).next().expect("it has a row")
    };
    let (from, to) = (row(&screen, &pressed), row(&screen, "Mission Proch'Orientation, niveau 2"));
    carry(&mut screen, from, to);
    assert!(says(&screen, "2 unités"), "the preview says how many");
    screen.drop_at(to);
    screen.run();
    let diraa = 54 - posts;
    assert_eq!((perimeter(&screen, "DIRAA"), perimeter(&screen, "Mission")), (diraa, 23 + posts));
    let chart = screen.state().document().chart().expect("a chart");
    let mission = chart.unit_by_id(&ids[0]).and_then(|it| it.parent()).expect("below the Mission");
    let last: Vec<_> = chart.unit(mission).children().iter().rev().take(2).rev().collect();
    assert_eq!(last.into_iter().map(|&key| chart.unit(key).id.clone()).collect::<Vec<_>>(), ids);
}

#[test]
fn a_title_is_edited_where_it_stands() {
    let mut screen = sample();
    let at = line(&screen, "1 chargé d'études Web (A)").center();
    click(&mut screen, at);
    click(&mut screen, at);
    screen.run();
    screen.event(egui::Event::Text("chargée d'études à dominante web".to_owned()));
    screen.run();
    screen.key_press(Key::Enter);
    screen.run();
    line(&screen, "1 chargée d'études à dominante web (A)");
}

#[test]
fn deleting_a_unit_asks_where_its_posts_go() {
    let mut screen = sample();
    let service = card(&screen, SERVICE).center_top() + vec2(0.0, 8.0);
    click(&mut screen, service);
    screen.key_press(Key::Delete);
    screen.run();
    assert!(says(&screen, "Cette unité a 7 postes propres."));
    screen.get_all_by_label("Supprimer").last().expect("the dialog's button").click();
    screen.run();
    let document = screen.state().document();
    let chart = document.chart().expect("a chart is shown");
    assert!(chart.units_in_order().all(|key| chart.unit(key).fields.name != SERVICE));
    assert_eq!(perimeter(&screen, "DIRAA"), 54, "its posts went to the unit above");
}

#[test]
fn a_chart_is_added_from_the_one_in_front() {
    let mut screen = sample();
    press(&mut screen, "Ajouter un organigramme…");
    press(&mut screen, "Faire une variante de cet organigramme");
    let charts = &screen.state().document().project().charts;
    assert_eq!((charts.len(), charts[2].post_count()), (3, 105));
}

#[test]
fn closing_with_unsaved_changes_asks() {
    let mut screen = sample();
    screen.key_press_modifiers(Modifiers::COMMAND, Key::U);
    screen.run();
    screen.key_press(Key::Enter);
    screen.run();
    ask(&mut screen, Command::Act(organigramme::editor::Action::New));
    for words in ["Enregistrer les modifications", "Ne pas enregistrer", "Annuler"] {
        assert!(says(&screen, words), "{words}");
    }
    assert_eq!(screen.state().document().project().charts.len(), 2);
    press(&mut screen, "Ne pas enregistrer");
    assert_eq!(screen.state().document().project().charts.len(), 1);
    assert!(!screen.state().document().is_unsaved());
}

#[test]
fn a_saved_project_reopens_with_the_same_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("séminaire.json");
    let mut screen = sample();
    let from = line(&screen, GESTIONNAIRES).center();
    let to = line(&screen, "1 Assistant/e de direction (B), B2").center();
    drag(&mut screen, from, to);
    ask(
        &mut screen,
        Command::File(FileCommand::PathChosen { purpose: Purpose::Save, path: Some(path.clone()) }),
    );
    wait_until(&mut screen, |screen| !screen.state().document().is_unsaved());
    assert!(!says(&screen, "• modifié"));

    let mut again = empty();
    ask(&mut again, Command::File(FileCommand::Open(path)));
    wait_until(&mut again, |screen| screen.state().is_open());
    again.run();
    assert!(says(&again, "séminaire.json"));
    assert_eq!((perimeter(&again, "DIRAA"), perimeter(&again, "Mission")), (53, 24));
}

#[track_caller]
pub fn wait_until(screen: &mut Screen, holds: impl Fn(&Screen) -> bool) {
    waiting::wait_until("the window", || {
        let holds = holds(screen);
        if !holds {
            screen.step();
        }
        holds
    });
}

#[test]
fn the_words_of_the_window_change_at_once() {
    let mut screen = sample();
    press(&mut screen, "Affichage");
    press(&mut screen, "Langue");
    press(&mut screen, "English");
    assert!(says(&screen, "View"));
    assert!(says(&screen, "Authorised posts"));
    assert!(!says(&screen, "Affichage"));
}

#[test]
fn what_is_being_typed_is_saved_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("frappe.json");
    let mut screen = sample();
    let at = line(&screen, "1 chargé d'études Web (A)").center();
    click(&mut screen, at);
    screen.run();
    screen.get_by_role_and_label(Role::MultilineTextInput, "Intitulé").click();
    screen.run();
    screen.event(egui::Event::Text("QQQ".to_owned()));
    screen.run();
    ask(
        &mut screen,
        Command::File(FileCommand::PathChosen { purpose: Purpose::Save, path: Some(path.clone()) }),
    );
    wait_until(&mut screen, |_| path.exists());
    let saved = std::fs::read_to_string(&path).expect("it is there");
    assert!(saved.contains("QQQ"), "no need to leave the field first");
}

#[test]
fn another_copy_of_a_project_is_drawn_as_it_is() {
    let mut screen = sample();
    let mut record = screen.state().document().project().to_record();
    let root = record.charts[1].tree.units.iter_mut().find(|unit| unit.parent.is_none());
    root.expect("a root").fields.name = "Pôle renommé".to_owned();
    let other = organigramme::model::Project::from_record(record).expect("still sound");
    let bytes = organigramme::format::native::save(&other);
    ask(&mut screen, crate::support::file_read("copie.json", Purpose::Open, &bytes));
    card(&screen, "Pôle renommé");
}
