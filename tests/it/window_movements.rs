//! Movements in the whole window: made, read, explained, linked, aligned and merged.

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::compare::Movement;
use organigramme::editor::{
    Action, ChangeCommand, Command, FileCommand, LedgerCommand, PostChange, PostCommand, Purpose,
    Selection, ShowCommand,
};
use organigramme::format::native::save;
use organigramme::model::{ChartId, Hundredths};

use super::window::{
    Screen, ask, card, click, drag, empty_of, line, press, sample, says, wait_until,
};
use crate::support::notation::project;

fn act(screen: &mut Screen, action: Action) {
    ask(screen, Command::Act(action));
}

/// Presses the one in front of several that are called so.
fn press_last(screen: &mut Screen, label: &str) {
    screen.get_all_by_label(label).last().expect("there is one").click();
    screen.run();
}

fn count(screen: &Screen, movement: Movement) -> usize {
    screen.state().document().ledger().expect("two charts are compared").count(movement)
}

/// The sample's source alone, with a target just made from it, and the movements on show.
fn made_target() -> Screen {
    let mut screen = sample();
    let source = screen.state().document().project().charts[0].id.clone();
    ask(&mut screen, Command::Show(ShowCommand::Chart(source)));
    act(&mut screen, Action::MakeTarget);
    act(&mut screen, Action::ShowMovements);
    screen
}

#[test]
fn the_worked_case_is_told_beside_the_chart() {
    let mut screen = sample();
    press(&mut screen, "Mouvements");
    for words in [
        "105 − 2 + 2 = 105",
        "Équilibré, chaque poste est compté une fois",
        "Maintenus 83",
        "Précisés 8",
        "Transférés 6",
        "Transformés 1",
        "Transférés et transformés 5",
        "Créés 2",
        "Supprimés 2",
        "Inexpliqués 4",
        "Unités inexpliquées 3",
    ] {
        assert!(says(&screen, words), "{words}");
    }
    assert!(says(&screen, "2 postes disparus et 2 apparus sans motif s’annulent"));
    // Only what nobody has explained.
    press(&mut screen, "Inexpliqués 4");
    assert!(says(&screen, "Inexpliqués (4)") && !says(&screen, "Maintenus (83)"));
}

#[test]
fn a_target_made_from_a_source_tells_every_move_at_once() {
    let mut screen = made_target();
    assert_eq!(count(&screen, Movement::Kept), 105);
    let from = line(&screen, "2 Gestionnaires administratif/ve/s (B)").center();
    let to = card(&screen, "Mission Proch'Orientation").center_top() + vec2(0.0, 8.0);
    drag(&mut screen, from, to);
    assert_eq!((count(&screen, Movement::Kept), count(&screen, Movement::Transferred)), (104, 1));
    assert!(says(&screen, "Transférés 1"));
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    screen.run();
    assert!(says(&screen, "Maintenus 105"));
}

#[test]
fn a_source_is_edited_only_when_the_user_agrees() {
    let mut screen = sample();
    let source = screen.state().document().project().charts[0].id.clone();
    ask(&mut screen, Command::Show(ShowCommand::Chart(source)));
    act(&mut screen, Action::AddPost);
    assert!(says(&screen, "Modifier l’organigramme source"));
    press_last(&mut screen, "Annuler");
    assert!(screen.state().document().history().next_undo().is_none());
    act(&mut screen, Action::AddPost);
    press(&mut screen, "Modifier la source");
    assert!(screen.state().document().history().next_undo().is_some());
    // Agreed once, it is not asked again.
    screen.key_press(Key::Escape);
    screen.run();
    act(&mut screen, Action::AddPost);
    assert!(!says(&screen, "Modifier l’organigramme source"));
}

#[test]
fn a_reason_explains_an_entry() {
    let mut screen = sample();
    press(&mut screen, "Mouvements");
    press(&mut screen, "Inexpliqués 4");
    let sentence = "1 poste de conseiller/ère technique (A) supprimé";
    screen.get_by_label_contains(sentence).click();
    screen.run();
    screen.get_by_role_and_label(Role::MultilineTextInput, "Motif").click();
    screen.run();
    screen.event(egui::Event::Text("Départ non remplacé".to_owned()));
    screen.run();
    // Left for the chart, the field becomes a change.
    let at = card(&screen, "Pôle Éducation et avenir des jeunes").center_top() + vec2(0.0, 6.0);
    click(&mut screen, at);
    screen.run();
    assert!(says(&screen, "Inexpliqués 3"));
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    screen.run();
    assert!(says(&screen, "Inexpliqués 4"));
}

#[test]
fn a_reason_being_typed_outlives_its_panel() {
    let mut screen = sample();
    press(&mut screen, "Mouvements");
    press(&mut screen, "Inexpliqués 4");
    screen.get_by_label_contains("1 poste de conseiller/ère technique (A) supprimé").click();
    screen.run();
    screen.get_by_role_and_label(Role::MultilineTextInput, "Motif").click();
    screen.run();
    screen.event(egui::Event::Text("Départ non remplacé".to_owned()));
    screen.run();
    press(&mut screen, "Graphiques");
    let unexplained = |screen: &Screen| {
        screen.state().document().ledger().expect("two charts are compared").unexplained()
    };
    assert_eq!(unexplained(&screen), 3);
}

#[test]
fn a_reason_being_typed_gives_way_to_the_next_entry() {
    let mut screen = sample();
    press(&mut screen, "Mouvements");
    press(&mut screen, "Inexpliqués 4");
    let open = |screen: &mut Screen, sentence: &str| {
        screen.get_by_label_contains(sentence).click();
        screen.run();
    };
    // The next entry stands above: it takes the place of the field in the frame that leaves it.
    open(&mut screen, "1 poste de responsable de Service adjoint/e (A) supprimé");
    screen.get_by_role_and_label(Role::MultilineTextInput, "Motif").click();
    screen.run();
    screen.event(egui::Event::Text("Départ non remplacé".to_owned()));
    screen.run();
    open(&mut screen, "1 poste de conseiller/ère technique (A) supprimé");
    let ledger = screen.state().document().ledger().expect("two charts are compared");
    assert_eq!(ledger.unexplained(), 3);
}

#[test]
fn a_reason_is_given_where_the_unit_is_selected() {
    let mut screen = sample();
    let unexplained = |screen: &Screen| {
        screen.state().document().ledger().expect("two charts are compared").units_unexplained()
    };
    assert_eq!(unexplained(&screen), 3);
    let at = card(&screen, "Pôle Éducation et avenir des jeunes").center_top() + vec2(0.0, 6.0);
    click(&mut screen, at);
    screen.run();
    assert!(!says(&screen, "Motif"), "nothing of it has changed");
    let service = card(&screen, "Service Développement et transitions").center_top();
    click(&mut screen, service + vec2(0.0, 6.0));
    screen.run();
    screen.get_by_role_and_label(Role::MultilineTextInput, "Motif").click();
    screen.run();
    screen.event(egui::Event::Text("Le service prend un nom plus court".to_owned()));
    screen.run();
    click(&mut screen, at);
    screen.run();
    assert_eq!(unexplained(&screen), 2);
}

/// M08, which a committee might call a better title of the same post.
#[test]
fn the_nature_of_a_movement_is_said_where_it_is_shown() {
    let mut screen = sample();
    let counts = |screen: &Screen| {
        [Movement::Retitled, Movement::Transformed].map(|movement| count(screen, movement))
    };
    press(&mut screen, "Mouvements");
    press(&mut screen, "Transformés 1");
    screen.get_by_label_contains("1 poste de chargé d'études Web (A4)").click();
    screen.run();
    let choose = |screen: &mut Screen, nature: &str| {
        screen.get_by_role_and_label(Role::ComboBox, "Nature du mouvement").click();
        screen.run();
        press_last(screen, nature);
    };
    let rule = By::new().role(Role::ComboBox).label("Nature du mouvement");
    let rule = screen.get(rule).accesskit_node().value();
    assert_eq!(rule.as_deref(), Some("Selon la règle\u{a0}: transformé"));
    choose(&mut screen, "Même poste, intitulé plus exact");
    assert_eq!(counts(&screen), [9, 0]);
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    screen.run();
    assert_eq!(counts(&screen), [8, 1]);
    // Of several posts at once, where they are selected: M12, of which the title alone says more.
    let target = screen.state().document().chart().expect("the target is shown");
    let writers = target.posts_in_order().map(|key| target.post(key));
    let writers = writers.filter(|post| post.fields.title.text().contains("rédacteur"));
    let writers: Vec<_> = writers.map(|post| post.id.clone()).collect();
    assert_eq!(writers.len(), 3);
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::posts(writers))));
    act(&mut screen, Action::ToggleInspector);
    choose(&mut screen, "Transformation en un autre poste");
    assert_eq!(counts(&screen), [5, 4]);
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    screen.run();
    assert_eq!(counts(&screen), [8, 1], "it was one step");
}

#[test]
fn a_suppressed_post_becomes_a_created_one() {
    let mut screen = sample();
    act(&mut screen, Action::LinkPosts);
    let first = |screen: &Screen, start: &str| {
        let found = screen.query_all(By::new().role(Role::Button).label_contains(start));
        let rects: Vec<_> = found.map(|node| node.rect().center()).collect();
        rects[0]
    };
    let at = first(&screen, "supprimé · ");
    click(&mut screen, at);
    screen.run();
    let at = first(&screen, "créé · ");
    click(&mut screen, at);
    screen.run();
    press(&mut screen, "Lier");
    assert_eq!(count(&screen, Movement::Suppressed), 1);
    assert_eq!(count(&screen, Movement::Created), 1);
    assert!(screen.state().document().ledger().expect("compared").is_balanced());
}

#[test]
fn a_second_use_of_a_post_is_refused_by_naming_the_first() {
    let mut screen = sample();
    let (spent, free) = {
        let document = screen.state().document();
        let (from, to) = document.compared().expect("two charts");
        let ledger = document.ledger().expect("two charts");
        let post = |movement: Movement| {
            let entry = ledger.entries.iter().find(|entry| entry.movement == movement);
            entry.expect("there is one").first()
        };
        let spent = post(Movement::TransferredAndTransformed).from.expect("a source");
        let free = post(Movement::Created).to.expect("a target");
        (from.post(spent).id.clone(), to.post(free).id.clone())
    };
    ask(
        &mut screen,
        Command::Change(ChangeCommand::Ledger(LedgerCommand::Link { source: spent, target: free })),
    );
    assert!(says(&screen, "Ce poste a déjà un devenir"));
    assert_eq!(count(&screen, Movement::Created), 2);
}

#[test]
fn the_changes_are_marked_on_the_chart_with_what_left() {
    let mut screen = sample();
    press(&mut screen, "Changements");
    for words in [
        "1 chargé d'études Web (A), A4, transformation, auparavant Graphiste",
        "transfert depuis la Mission Proch'Orientation",
        "transfert vers la Cellule Partenariats et projets régionaux",
        "auparavant Service Valorisation",
    ] {
        assert!(says(&screen, words), "{words}");
    }
    press(&mut screen, "Après");
    assert!(!says(&screen, "auparavant Graphiste"));
}

#[test]
fn an_entry_shows_both_its_ends() {
    let mut screen = sample();
    press(&mut screen, "Mouvements");
    press(&mut screen, "Transformés 1");
    screen.get_by_label_contains("graphiste").click();
    screen.run();
    assert!(says(&screen, "auparavant Graphiste"), "the changes are shown");
    let line = line(&screen, "1 chargé d'études Web (A)");
    let selected = screen.query_all(By::new().role(Role::ListItem).label_contains("chargé d'ét"));
    let rects: Vec<_> = selected
        .filter(|node| node.accesskit_node().is_selected() == Some(true))
        .map(|node| node.rect())
        .collect();
    assert_eq!(rects, [line]);
}

#[test]
fn side_by_side_what_became_of_a_post_is_selected_too() {
    let mut screen = sample();
    press(&mut screen, "Côte à côte");
    let found = screen.query_all(By::new().role(Role::ListItem).label_contains("Graphiste"));
    let at = found.map(|node| node.rect().center()).next().expect("on the earlier chart");
    click(&mut screen, at);
    screen.run();
    let heir = screen.query_all(By::new().role(Role::ListItem).label_contains("chargé d'études"));
    let selected = heir.filter(|node| node.accesskit_node().is_selected() == Some(true)).count();
    assert_eq!(selected, 1, "its heir is selected on the later chart");
}

#[test]
fn charts_imported_separately_are_aligned() {
    aligned(|from, to| (from, to));
}

#[test]
fn charts_compared_the_other_way_round_are_aligned_too() {
    aligned(|from, to| (to, from));
}

/// Aligns two charts of a report, the one looked from and the other as `way` has them.
fn aligned(way: impl Fn(ChartId, ChartId) -> (ChartId, ChartId)) {
    let mut screen = empty_of([1600.0, 1000.0]);
    let bytes = std::fs::read(crate::support::seed::path("organigrammes-ct-2022.txt"));
    let bytes = bytes.expect("the seed is there");
    let read = crate::support::file_read("rapport.txt", Purpose::ImportText, &bytes);
    ask(&mut screen, read);
    // The dialog of remarks, behind the notice that the report was read.
    screen.get_all_by_label("Fermer").next().expect("the dialog's button").click();
    screen.run();
    let charts = &screen.state().document().project().charts;
    let (from, to) = way(charts[2].id.clone(), charts[3].id.clone());
    ask(&mut screen, Command::Show(ShowCommand::Compare { from, to }));
    assert_eq!(count(&screen, Movement::Kept), 0);
    screen.state_mut().command(Command::Act(Action::AlignCharts));
    wait_until(&mut screen, |screen| says(screen, "Décochez ce qui n’est pas"));
    // The dialog comes to its place.
    screen.run();
    let accept = screen.query_all(By::new().role(Role::Button).label_contains("Apparier "));
    accept.last().expect("the dialog's button").click();
    screen.run();
    let kept = count(&screen, Movement::Kept) + count(&screen, Movement::Retitled);
    assert!(kept >= 45, "{kept} posts that stayed are found");
    assert!(screen.state().document().ledger().expect("compared").is_balanced());
}

#[test]
fn the_variants_of_two_tables_are_put_together_with_their_conflict() {
    put_together(made_target());
}

#[test]
fn what_takes_long_to_put_together_is_so_beside_the_window() {
    let mut screen = made_target();
    screen.state_mut().window().wait_at_most(std::time::Duration::ZERO);
    put_together(screen);
}

fn put_together(mut screen: Screen) {
    let base = screen.state().document().chart().expect("shown").id.clone();
    let mut tables = Vec::new();
    for grade in ["A3", "A4"] {
        ask(&mut screen, Command::Show(ShowCommand::Chart(base.clone())));
        act(&mut screen, Action::MakeVariant);
        let document = screen.state().document();
        let chart = document.chart().expect("shown");
        tables.push(chart.id.clone());
        let post = chart.posts_in_order().next().map(|key| chart.post(key).id.clone());
        let change = organigramme::editor::PostChange::Grade(Some(grade.into()));
        let (chart, posts) = (chart.id.clone(), post.into_iter().collect());
        ask(
            &mut screen,
            Command::Change(ChangeCommand::Posts(PostCommand::Set { chart, posts, change })),
        );
    }
    act(&mut screen, Action::MergeVariants);
    press(&mut screen, "Fusionner");
    wait_until(&mut screen, |screen| says(screen, "Un conflit à régler"));
    assert!(says(&screen, "DGA - Responsable de Pôle"));
    // The dialog of what came of it, behind the notice that it is done.
    screen.get_all_by_label("Fermer").next().expect("the dialog's button").click();
    screen.run();
    let merged = screen.state().document().chart().expect("the result is shown");
    assert_eq!(merged.fields.conflicts.len(), 1);
    assert!(says(&screen, "Conflits entre les variantes (1)"));
    // The choices side by side; one press settles it, and what was chosen stands in the chart.
    press(&mut screen, "Régler…");
    assert!(says(&screen, "Conflit 1 sur 1"));
    press(&mut screen, "Choisir Variante 2 «\u{a0}A4\u{a0}»");
    assert!(says(&screen, "Tous les conflits de cet organigramme sont réglés"));
    let chart = screen.state().document().chart().expect("shown");
    let first = chart.posts_in_order().next().expect("a post");
    assert_eq!(chart.post(first).fields.grade, Some("A4".into()));
    assert!(chart.fields.conflicts.is_empty());
    screen.key_press(egui::Key::Escape);
    screen.run();
    act(&mut screen, Action::Undo);
    assert!(says(&screen, "Conflits entre les variantes (1)"));
}

#[test]
fn the_tables_are_exported_in_the_format_that_the_name_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = sample();
    for (name, start) in [("tableaux.xlsx", &b"PK"[..]), ("tableaux.html", b"<!DOCTYPE html>")] {
        let path = folder.path().join(name);
        let purpose = Purpose::ExportTables;
        ask(
            &mut screen,
            Command::File(FileCommand::PathChosen { purpose, path: Some(path.clone()) }),
        );
        wait_until(&mut screen, |_| path.exists());
        assert!(std::fs::read(&path).expect("it is there").starts_with(start), "{name}");
    }
}

#[test]
fn a_third_chart_in_front_is_the_one_that_is_seen() {
    let mut screen = sample();
    press(&mut screen, "Côte à côte");
    let both = |screen: &Screen| {
        screen.query_all(By::new().role(Role::Button).label_contains("Mission Proch'Or")).count()
    };
    let two = both(&screen);
    let source = screen.state().document().project().charts[0].id.clone();
    let target = screen.state().document().chart().expect("shown").id.clone();
    act(&mut screen, Action::DuplicateChart);
    let document = screen.state().document();
    let copy = document.chart().expect("the copy").id.clone();
    let (from, to) = document.compared().expect("two charts");
    assert!(from.id == target && to.id == copy, "the copy is compared with what it is a copy of");
    // Of the source in front, its target is the other chart; of a chosen pair it is a third one.
    ask(&mut screen, Command::Show(ShowCommand::Chart(source)));
    assert_eq!(both(&screen), two);
    ask(&mut screen, Command::Show(ShowCommand::Compare { from: target, to: copy }));
    assert_eq!(both(&screen), two - 1, "a third chart is shown by itself");
}

#[test]
fn a_tab_that_is_pressed_is_what_the_movements_are_about() {
    let mut screen = made_target();
    let moved_in = |screen: &mut Screen| {
        let document = screen.state().document();
        let chart = document.chart().expect("shown");
        let posts = chart.posts_in_order().take(1).map(|key| chart.post(key).id.clone()).collect();
        let unit = chart.units_in_order().last().map(|key| chart.unit(key).id.clone());
        let unit = unit.expect("a unit");
        ask(
            screen,
            Command::Change(ChangeCommand::Posts(PostCommand::Move { posts, unit, before: None })),
        );
    };
    moved_in(&mut screen);
    act(&mut screen, Action::MakeVariant);
    act(&mut screen, Action::MakeVariant);
    assert!(says(&screen, "Transférés 0") && says(&screen, "Variante → Variante 2"));
    // The target by its tab, behind the names of charts in the panel.
    let tab = screen.state().document().project().charts[1].fields.label.clone();
    press(&mut screen, &format!("{tab} 105"));
    assert!(says(&screen, "Transférés 1") && says(&screen, &format!("Source → {tab}\u{a0}: 1 tr")));
    assert!(!says(&screen, "Comparaison choisie"));
    // Chosen, a pair stays, and is named over every figure, also before a room.
    let [source, target] =
        [0, 1].map(|at| screen.state().document().project().charts[at].id.clone());
    ask(&mut screen, Command::Show(ShowCommand::Compare { from: target, to: source.clone() }));
    ask(&mut screen, Command::Show(ShowCommand::Chart(source)));
    let chosen = format!("Comparaison choisie\u{a0}: {tab} → Source");
    assert!(says(&screen, &chosen) && says(&screen, "Transférés 1"));
    act(&mut screen, Action::ToggleProjector);
    assert!(says(&screen, &chosen));
    press(&mut screen, "Comparer selon l’organigramme affiché");
    assert!(!says(&screen, "Comparaison choisie"));
    act(&mut screen, Action::ToggleProjector);
    assert!(says(&screen, &format!("Source → {tab}")));
}

/// Changes that are asked for and are nowhere to be seen are said to be none, or to be elsewhere.
#[test]
fn changes_without_a_mark_say_why() {
    let mut screen = made_target();
    press(&mut screen, "Changements");
    assert!(says(&screen, "Source → Cible 2\u{a0}: aucun changement"));
    let called = |label: &str| {
        let mut charts = screen.state().document().project().charts.iter();
        charts.find(|chart| chart.fields.label == label).expect("a chart").id.clone()
    };
    let (from, to) = (called("Source"), called("Cible"));
    ask(&mut screen, Command::Show(ShowCommand::Compare { from, to: to.clone() }));
    assert!(says(&screen, "les changements sont ceux de Source → Cible, marqués sur le second"));
    ask(&mut screen, Command::Show(ShowCommand::Chart(to)));
    assert!(says(&screen, "Comparaison choisie") && !says(&screen, "les changements sont"));
}

/// What could be compared with several charts says with which it is, and offers the others.
#[test]
fn one_of_several_variants_is_compared_with_the_source_in_sight_of_all() {
    let table = |id: &str| format!("chart {id} variant of s\nunit u - pole Racine\n");
    let text = format!("chart s source\nunit u - pole Racine\n{}{}", table("t1"), table("t2"));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.json");
    std::fs::write(&path, save(&project(&text))).expect("written");
    let mut screen = empty_of([1280.0, 720.0]);
    screen.state_mut().command(Command::File(FileCommand::Open(path)));
    wait_until(&mut screen, |screen| screen.state().is_open());
    ask(&mut screen, Command::Show(ShowCommand::Chart("s".into())));
    assert!(says(&screen, "s → t1, première de 2 comparaisons possibles"));
    screen.get_by_value("Choisir…").click();
    screen.run();
    press(&mut screen, "s → t2");
    assert!(says(&screen, "Comparaison choisie\u{a0}: s → t2"));
    assert!(!says(&screen, "comparaisons possibles"));
}

/// A post of which two things changed is listed once, under what became of it.
#[test]
fn a_working_time_that_changed_is_listed_once() {
    let mut screen = made_target();
    screen.set_size(vec2(1280.0, 2400.0));
    let document = screen.state().document();
    let chart = document.chart().expect("the target");
    let post = chart.posts_in_order().next().map(|key| chart.post(key).id.clone()).expect("a post");
    let change = PostChange::Fte(Hundredths(80));
    let chart = chart.id.clone();
    ask(
        &mut screen,
        Command::Change(ChangeCommand::Posts(PostCommand::Set {
            chart,
            posts: vec![post],
            change,
        })),
    );
    let told = By::new().label_contains("à 80\u{a0}% au lieu de 100\u{a0}%");
    assert_eq!(screen.query_all(told).count(), 1);
    assert!(says(&screen, "Maintenus (105)"));
}
