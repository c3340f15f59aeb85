//! Search, filter, branch and map in the window, as a user or a screen reader finds them.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::editor::{Action, Command, Document, LookCommand};
use organigramme::model::UnitId;

use crate::window::{Screen, ask, press, sample};

fn document(screen: &Screen) -> &Document {
    screen.state().document()
}

fn unit_named(screen: &Screen, name: &str) -> UnitId {
    let chart = document(screen).chart().expect("a chart is shown");
    let mut units = chart.units_in_order().map(|key| chart.unit(key));
    units.find(|unit| unit.fields.name.contains(name)).expect("the unit is there").id.clone()
}

fn key(screen: &mut Screen, modifiers: Modifiers, key: Key) {
    screen.key_press_modifiers(modifiers, key);
    screen.run();
}

/// Opens the search by its key and types.
fn seek(screen: &mut Screen, text: &str) {
    key(screen, Modifiers::COMMAND, Key::F);
    screen.event(egui::Event::Text(text.to_owned()));
    screen.run();
}

fn says(screen: &Screen, text: &str) -> bool {
    let text = text.replace('_', "\u{a0}");
    screen.query_all(By::new().label_contains(&text)).next().is_some()
}

/// How many lines of the chart are called so in full, by the end of their names.
fn on_chart(screen: &Screen, end: &str) -> usize {
    let nodes = screen.query_all(By::new().role(Role::ListItem));
    nodes.filter(|it| it.accesskit_node().label().is_some_and(|it| it.ends_with(end))).count()
}

fn selected_title(screen: &Screen) -> String {
    let (document, chart) = (document(screen), document(screen).chart().expect("it is shown"));
    let post = chart.post_by_id(&document.selection().posts[0]).expect("it is there");
    post.fields.title.text().to_owned()
}

#[test]
fn the_search_leads_from_hit_to_hit_by_keyboard() {
    let mut screen = sample();
    seek(&mut screen, "conseillere techn");
    assert!(screen.query_by_label("1 sur 4").is_some());
    assert_eq!(on_chart(&screen, ", trouvé"), 4);
    assert_eq!(selected_title(&screen), "Conseiller/e/s Techniques");
    key(&mut screen, Modifiers::NONE, Key::Enter);
    assert!(screen.query_by_label("2 sur 4").is_some(), "the keyboard is still in the field");
    key(&mut screen, Modifiers::NONE, Key::Enter);
    key(&mut screen, Modifiers::NONE, Key::F3);
    assert!(screen.query_by_label("4 sur 4").is_some());
    assert_eq!(selected_title(&screen), "conseillères techniques");
    key(&mut screen, Modifiers::SHIFT, Key::Enter);
    key(&mut screen, Modifiers::SHIFT, Key::F3);
    assert!(screen.query_by_label("2 sur 4").is_some());

    // Esc closes, and nothing is marked any more; F3 asks what to look for.
    key(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(screen.query_by_label("2 sur 4").is_none());
    assert_eq!(on_chart(&screen, ", trouvé"), 0);
    assert_eq!(document(&screen).selection().posts.len(), 3, "the last hit stays selected");
    key(&mut screen, Modifiers::NONE, Key::F3);
    screen.event(egui::Event::Text("boulanger".to_owned()));
    screen.run();
    assert!(says(&screen, "Aucun résultat"));
}

#[test]
fn hits_in_closed_rows_of_the_outline_are_counted() {
    let mut screen = sample();
    seek(&mut screen, "worldskills");
    // The way to the selected hit is open.
    assert!(says(&screen, "1 responsable de projet WorldSkills"));
    let row = screen.query_all(By::new().label_contains("Secteur Attractivité"));
    let labels: Vec<_> = row.filter_map(|it| it.accesskit_node().label()).collect();
    assert!(labels.iter().any(|it| it.ends_with("2 résultats à l’intérieur")), "{labels:?}");
}

#[test]
fn a_filter_dims_the_rest_and_says_how_many_posts_are_left() {
    let mut screen = sample();
    key(&mut screen, Modifiers::COMMAND, Key::F);
    screen
        .get_by(|node| node.role() == Role::Button && node.label().as_deref() == Some("Catégorie"))
        .click();
    screen.run();
    press(&mut screen, "B");
    assert_eq!(document(&screen).lit().expect("a filter is set").posts.len(), 36);
    key(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(says(&screen, "36 postes sur 105"));
    let lines = screen.query_all(By::new().role(Role::ListItem));
    let lines: Vec<String> = lines.filter_map(|it| it.accesskit_node().label()).collect();
    for line in lines {
        let is_dimmed = line.ends_with("hors du filtre");
        assert_eq!(is_dimmed, !line.contains("(B)"), "{line}");
    }

    // The search is closed, the filter is still in force and says so.
    key(&mut screen, Modifiers::NONE, Key::Escape);
    press(&mut screen, "Fermer la recherche");
    assert!(says(&screen, "Filtre_: 36 postes sur 105"));
    press(&mut screen, "Retirer le filtre");
    assert_eq!(document(&screen).lit(), None);
    assert_eq!(on_chart(&screen, "hors du filtre"), 0);
}

#[test]
fn a_branch_alone_has_its_totals_and_a_way_up() {
    let mut screen = sample();
    let service = unit_named(&screen, "Formation et territoires");
    let cards = |screen: &Screen, name: &str| {
        let cards = screen.query_all(By::new().role(Role::Button).label_contains(name));
        cards
            .filter(|card| {
                (270.0..1280.0).contains(&card.rect().left()) && card.rect().top() > 120.0
            })
            .count()
    };
    assert_eq!(cards(&screen, "Mission Proch'Orientation, "), 1);
    ask(&mut screen, Command::Look(LookCommand::ShowBranch(Some(service))));
    assert_eq!(cards(&screen, "Mission Proch'Orientation, "), 0);
    assert_eq!(cards(&screen, "Service Formation et territoires, niveau 3, 4 sur 5, 9"), 1);
    assert!(says(&screen, "territoires · 9 postes"));
    assert!(says(&screen, "105 postes"), "nothing is left out of the totals");

    let above = screen.query_all(By::new().role(Role::Button).label_contains("DIRAA"));
    above.min_by(|a, b| a.rect().top().total_cmp(&b.rect().top())).expect("the way up").click();
    screen.run();
    assert!(says(&screen, "· 54 postes"));
    assert_eq!(cards(&screen, "Service Formation et territoires, niveau 3, 4 sur 5, 9"), 1);
    press(&mut screen, "Voir tout l’organigramme");
    assert_eq!(cards(&screen, "Mission Proch'Orientation, "), 1);
    assert!(!says(&screen, "· 54 postes"));
}

#[test]
fn the_map_can_be_switched_off() {
    let mut screen = sample();
    let map = "Vue d’ensemble";
    assert!(screen.query_by_label(map).is_none(), "all of the chart is in sight");
    ask(&mut screen, Command::Act(Action::ZoomActual));
    ask(&mut screen, Command::Act(Action::ZoomIn));
    assert!(screen.query_by_label(map).is_some());
    ask(&mut screen, Command::Act(Action::ToggleMinimap));
    assert!(screen.query_by_label(map).is_none());
    ask(&mut screen, Command::Act(Action::ToggleMinimap));
    assert!(screen.query_by_label(map).is_some());
}
