//! The workshop in the whole window: snapshots, the replay, comments, variants side by side.

use egui::accesskit::Role;
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::editor::{
    Action, ChangeCommand, Command, CommentChange, CommentCommand, Selection, ShowCommand,
};
use organigramme::model::{Comment, Subject};

use super::window::{Screen, ask, press, sample, says};

fn act(screen: &mut Screen, action: Action) {
    ask(screen, Command::Act(action));
}

/// Types into the field of this name.
fn type_into(screen: &mut Screen, field: &str, text: &str) {
    let named = |role| By::new().role(role).label(field);
    let found = screen.query_all(named(Role::TextInput));
    let found = found.chain(screen.query_all(named(Role::MultilineTextInput))).next();
    let node = found.expect("the field is there");
    node.focus();
    node.type_text(text);
    screen.run();
}

#[test]
fn a_snapshot_is_kept_compared_and_gone_back_to() {
    let mut screen = sample();
    act(&mut screen, Action::Snapshots);
    screen.run();
    assert!(says(&screen, "Aucun instantané pour l’instant."));
    type_into(&mut screen, "Nom de l’instantané de «\u{a0}Cible\u{a0}»", "séminaire");
    press(&mut screen, "Garder");
    assert!(says(&screen, "séminaire"));
    assert!(says(&screen, "Cible · 105 postes"));
    let snapshots = &screen.state().document().project().snapshots;
    assert_eq!(snapshots.len(), 1);
    let snapshot = snapshots[0].id.clone();
    press(&mut screen, "Comparer");
    let compared = screen.state().document().compared().expect("two states");
    assert_eq!(compared.0.id, snapshot);
    assert!(says(&screen, "105 − 0 + 0 = 105"), "the movements are shown");
}

#[test]
fn the_changes_are_replayed_back_and_forth() {
    let mut screen = sample();
    act(&mut screen, Action::Replay);
    assert!(says(&screen, "La situation de départ"));
    press(&mut screen, "Étape suivante");
    assert!(says(&screen, "Étape 1 sur 24"));
    assert!(says(
        &screen,
        "Création de la Cellule Partenariats et projets régionaux, sous la Mission \
         Proch'Orientation"
    ));
    press(&mut screen, "Étape précédente");
    assert!(says(&screen, "La situation de départ"));
    press(&mut screen, "Aller à l’arrivée");
    assert!(says(&screen, "Étape 24 sur 24"));
    press(&mut screen, "Fermer");
    assert!(!says(&screen, "Étape 24 sur 24"));
}

#[test]
fn a_line_says_that_it_has_comments() {
    let mut screen = sample();
    let chart = screen.state().document().chart().expect("a chart is in front");
    let first = chart.posts_in_order().next().expect("a post");
    let post = chart.post(first).id.clone();
    let (chart, on) = (chart.id.clone(), Subject::Post(post));
    let comment = Comment { text: "À vérifier".to_owned(), ..Comment::default() };
    let change = CommentChange::Add(comment);
    ask(
        &mut screen,
        Command::Change(ChangeCommand::Comment(Box::new(CommentCommand { chart, on, change }))),
    );
    let line = "1 DGA - Responsable de Pôle (A)";
    let all = screen.query_all(By::new().label_contains("commentaire ouvert"));
    let names = all.filter_map(|node| node.accesskit_node().label());
    let names: Vec<String> = names.filter(|name| name.starts_with(line)).collect();
    assert_eq!(names.len(), 2, "on the chart and in the outline: {names:?}");
    assert!(names.iter().all(|name| name.ends_with("ligne 1 sur 4, 1 commentaire ouvert")));
}

#[test]
fn a_comment_is_made_on_what_is_selected_and_resolved() {
    let mut screen = sample();
    act(&mut screen, Action::ShowComments);
    assert!(says(&screen, "Sélectionnez une unité ou un poste pour le commenter."));
    let document = screen.state().document();
    let chart = document.chart().expect("a chart is in front");
    let unit = chart.unit(chart.root()).id.clone();
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::unit(unit))));
    let field = "Commenter «\u{a0}Pôle Éducation et avenir des jeunes\u{a0}»";
    type_into(&mut screen, field, "À vérifier");
    type_into(&mut screen, "Auteur", "Table 3");
    press(&mut screen, "Commenter");
    assert!(says(&screen, "À vérifier"));
    assert!(says(&screen, "1 commentaire ouvert"));
    let told = |screen: &Screen, begins: &str| {
        let all = screen.query_all(By::new().label_contains("commentaire ouvert"));
        let names = all.filter_map(|node| node.accesskit_node().label());
        names.filter(|name| name.starts_with(begins)).count()
    };
    let on_unit = "Pôle Éducation et avenir des jeunes, niveau 1";
    assert_eq!(told(&screen, on_unit), 2, "on the chart and in the outline");
    press(&mut screen, "Réglé");
    assert_eq!(told(&screen, on_unit), 0);
    assert!(says(&screen, "Aucun commentaire ouvert"));
    assert!(!says(&screen, "À vérifier"), "what is resolved is put away");
    press(&mut screen, "Montrer aussi 1 commentaire réglé");
    assert!(says(&screen, "À vérifier"));
}

#[test]
fn variants_are_looked_at_side_by_side() {
    let mut screen = sample();
    act(&mut screen, Action::MakeVariant);
    act(&mut screen, Action::CompareVariants);
    screen.run();
    assert!(says(&screen, "Variantes côte à côte"));
    press(&mut screen, "Catégories");
    assert!(says(&screen, "Catégorie A"));
    press(&mut screen, "Conflits");
}
