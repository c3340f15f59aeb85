//! Many things at once in the window: the bench, merged and split units, found by their names.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::editor::{Action, Command, Document, Selection, ShowCommand};
use organigramme::model::{PostId, UnitId};

use super::window::{Screen, ask, card, line, press, sample, says, wait_until};

fn on_bench(screen: &Screen) -> Vec<PostId> {
    let chart = screen.state().document().chart().expect("a chart is shown");
    chart.unit(chart.bench()).posts().iter().map(|&key| chart.post(key).id.clone()).collect()
}

fn unit(document: &Document, name: &str) -> UnitId {
    let chart = document.chart().expect("a chart is shown");
    let mut units = chart.units_in_order().map(|key| chart.unit(key));
    units.find(|unit| unit.fields.name.starts_with(name)).expect("the unit is there").id.clone()
}

/// Carries something from one place to another and lets it go.
fn carry(screen: &mut Screen, from: Pos2, to: Pos2) {
    screen.drag_at(from);
    screen.step();
    for step in 1..=4 {
        screen.hover_at(from + (to - from) * (step as f32 / 4.0));
        screen.step();
    }
    screen.drop_at(to);
    screen.run();
}

#[test]
fn a_post_is_dragged_to_the_bench_and_back() {
    let mut screen = sample();
    let from = line(&screen, "8 Gestionnaires Administratif").center();
    screen.drag_at(from);
    screen.step();
    for step in 1..=4 {
        screen.hover_at(from + vec2(5.0, 5.0) * step as f32);
        screen.step();
    }
    // The place to drop is there as soon as something hangs on the pointer.
    let foot = screen.get_by_label_contains("Déposer ici pour mettre en réserve").rect().center();
    screen.hover_at(foot);
    screen.step();
    screen.drop_at(foot);
    screen.run();
    assert_eq!(on_bench(&screen).len(), 1);
    screen.get_by_label_contains("1 poste en réserve, non placé");
    screen.get_by_label_contains("En réserve");

    let chip = By::new().role(Role::Button).label_contains("1 Gestionnaire Administratif");
    let chip = screen.get(chip).rect().center();
    let target = card(&screen, "Service Formation et territoires").center();
    carry(&mut screen, chip, target);
    assert!(on_bench(&screen).is_empty());
    assert!(screen.query_by_label_contains("non placé").is_none());
    assert_eq!(screen.state().document().chart_counts().unwrap().chart().total.posts, 105);
}

#[test]
fn ctrl_b_sets_the_selection_aside_and_the_outline_lists_it() {
    let mut screen = sample();
    let service = unit(screen.state().document(), "Service Formation");
    let posts: Vec<PostId> = {
        let chart = screen.state().document().chart().unwrap();
        let posts = chart.unit_by_id(&service).unwrap().posts();
        posts.iter().take(2).map(|&key| chart.post(key).id.clone()).collect()
    };
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::posts(posts.clone()))));
    screen.key_press_modifiers(Modifiers::COMMAND, Key::B);
    screen.run();
    assert_eq!(on_bench(&screen), posts);
    let rows = screen.query_all(By::new().label_contains("Réserve"));
    let mut names = rows.filter_map(|node| node.accesskit_node().label());
    assert!(names.any(|name| name == "Réserve 2"), "the outline lists the bench");
}

#[test]
fn two_selected_units_are_merged() {
    let mut screen = sample();
    let (heir, gone) = {
        let document = screen.state().document();
        (unit(document, "Service Développement"), unit(document, "Service Formation"))
    };
    ask(
        &mut screen,
        Command::Show(ShowCommand::Select(Selection {
            units: vec![heir.clone(), gone.clone()],
            posts: Vec::new(),
        })),
    );
    ask(&mut screen, Command::Act(Action::MergeUnits));
    screen.run();
    // The earlier one on the chart remains, unless another is chosen.
    screen.get_by_label("Les postes autorisés ne changent pas.");
    press(&mut screen, "Fusionner");
    let chart = screen.state().document().chart().unwrap();
    assert!(chart.unit_by_id(&gone).is_none());
    assert_eq!(chart.unit_by_id(&heir).unwrap().posts().len(), 16);
}

#[test]
fn a_unit_is_split_by_ticking_what_leaves() {
    let mut screen = sample();
    let direction = unit(screen.state().document(), "DIRAA");
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::unit(direction))));
    ask(&mut screen, Command::Act(Action::SplitUnit));
    screen.run();
    // The chart behind shows the same names: the dialog's is a box to tick.
    let service = By::new().role(Role::CheckBox).label("Service Formation et territoires");
    screen.get(service).click();
    screen.run();
    screen.get_by_label("45 ici, 9 pour la nouvelle unité");
    press(&mut screen, "Scinder");
    let document = screen.state().document();
    let chart = document.chart().unwrap();
    let new = chart.unit_by_id(&unit(document, "Nouvelle unité")).expect("the new unit is there");
    assert_eq!(new.fields.authorised.posts(), Some(9));
    assert_eq!(new.children().len(), 1);
}

#[test]
fn rows_from_a_spreadsheet_are_corrected_and_pasted() {
    let mut screen = sample();
    let service = unit(screen.state().document(), "Service Formation");
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::unit(service.clone()))));
    screen.event(egui::Event::Paste("Juriste\tA\n2 rue\tA\n".to_owned()));
    wait_until(&mut screen, |screen| says(screen, "2 postes · 2 ETP"));
    screen.run();
    screen.get(By::new().role(Role::Dialog).label("Lire le tableau"));
    press(&mut screen, "Coller les postes");
    wait_until(&mut screen, |screen| !says(screen, "Lire le tableau"));
    let chart = screen.state().document().chart().unwrap();
    assert_eq!(chart.unit_by_id(&service).unwrap().posts().len(), 11);
}

#[test]
fn ctrl_c_and_ctrl_v_copy_a_post_and_leave_a_field_being_typed_in_alone() {
    let mut screen = sample();
    let service = unit(screen.state().document(), "Service Formation");
    let post = {
        let chart = screen.state().document().chart().unwrap();
        let first = chart.unit_by_id(&service).unwrap().posts()[0];
        chart.post(first).id.clone()
    };
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::posts(vec![post]))));
    screen.event(egui::Event::Copy);
    screen.step();
    let copied = screen.output().platform_output.commands.iter().find_map(|it| match it {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("the post is on the clipboard");
    screen.event(egui::Event::Paste(copied.clone()));
    screen.run();
    let total = |screen: &Screen| screen.state().document().chart().unwrap().post_count();
    assert_eq!(total(&screen), 106);
    let title = By::new().role(Role::MultilineTextInput).label("Intitulé");
    screen.get(title).focus();
    screen.run();
    screen.event(egui::Event::Paste(copied));
    screen.run();
    assert_eq!(total(&screen), 106, "the text went into the field");
}
