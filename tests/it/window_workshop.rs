//! The workshop in the whole window: snapshots, the replay, comments, variants side by side.

use egui::accesskit::Role;
use egui_kittest::kittest::{By, Queryable};
use organigramme::editor::{Action, Command, Selection};

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
        "Cellule Partenariats et projets régionaux, unité créée sous Mission Proch'Orientation"
    ));
    press(&mut screen, "Étape précédente");
    assert!(says(&screen, "La situation de départ"));
    press(&mut screen, "Aller à l’arrivée");
    assert!(says(&screen, "Étape 24 sur 24"));
    press(&mut screen, "Fermer");
    assert!(!says(&screen, "Étape 24 sur 24"));
}

#[test]
fn a_comment_is_made_on_what_is_selected_and_resolved() {
    let mut screen = sample();
    act(&mut screen, Action::ShowComments);
    assert!(says(&screen, "Sélectionnez une unité ou un poste pour le commenter."));
    let document = screen.state().document();
    let chart = document.chart().expect("a chart is in front");
    let unit = chart.unit(chart.root()).id.clone();
    ask(&mut screen, Command::Select(Selection::unit(unit)));
    let field = "Commenter «\u{a0}Pôle Éducation et avenir des jeunes\u{a0}»";
    type_into(&mut screen, field, "À vérifier");
    type_into(&mut screen, "Auteur", "Table 3");
    press(&mut screen, "Commenter");
    assert!(says(&screen, "À vérifier"));
    assert!(says(&screen, "1 commentaire ouvert"));
    press(&mut screen, "Réglé");
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
