//! What is said of a step whose outcome may be out of sight, and taken back from where it is said.

use egui_kittest::kittest::{By, Queryable};
use organigramme::editor::{Action, ChangeCommand, Command, PostCommand, Selection, ShowCommand};
use organigramme::format::native;
use organigramme::model::PostId;

use super::window::{Screen, ask, press, sample, says};

fn posts_of(screen: &Screen, unit: &str) -> Vec<PostId> {
    let chart = screen.state().document().chart().expect("a chart is shown");
    let key = chart.units_in_order().find(|&key| chart.unit(key).fields.name.starts_with(unit));
    let posts = chart.unit(key.expect("the unit is there")).posts().iter();
    posts.map(|&post| chart.post(post).id.clone()).collect()
}

fn bytes(screen: &Screen) -> Vec<u8> {
    native::save(screen.state().document().project())
}

/// The button of the message, not the entry of a menu.
fn offers_undo(screen: &Screen) -> bool {
    screen.query_all(By::new().label("Annuler")).next().is_some()
}

#[test]
fn deleted_posts_come_back_from_the_message() {
    let mut screen = sample();
    let before = bytes(&screen);
    let posts = posts_of(&screen, "Service Formation")[..2].to_vec();
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::posts(posts))));
    ask(&mut screen, Command::Act(Action::Delete));
    assert!(says(&screen, "2 postes supprimés"));
    assert!(bytes(&screen) != before);
    press(&mut screen, "Annuler");
    assert!(bytes(&screen) == before, "undone to the byte");
    assert!(!says(&screen, "2 postes supprimés"), "what was taken back is not said any more");
}

#[test]
fn a_step_that_another_has_followed_is_not_offered_to_be_taken_back() {
    let mut screen = sample();
    let posts = posts_of(&screen, "Service Formation")[..2].to_vec();
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::posts(posts))));
    ask(&mut screen, Command::Act(Action::Delete));
    assert!(offers_undo(&screen));
    ask(&mut screen, Command::Act(Action::AddPost));
    assert!(!says(&screen, "2 postes supprimés"));
}

#[test]
fn only_a_move_to_a_far_unit_is_said() {
    let mut screen = sample();
    let unit = |screen: &Screen, name: &str| {
        let chart = screen.state().document().chart().expect("a chart is shown");
        let mut units = chart.units_in_order().map(|key| chart.unit(key));
        let found = units.find(|unit| unit.fields.name.starts_with(name));
        found.expect("the unit is there").id.clone()
    };
    // Side by side under the same direction.
    let posts = posts_of(&screen, "Service Formation")[..1].to_vec();
    let near = unit(&screen, "Service Apprentis");
    ask(
        &mut screen,
        Command::Change(ChangeCommand::Posts(PostCommand::Move {
            posts: posts.clone(),
            unit: near,
            before: None,
        })),
    );
    assert!(!says(&screen, "1 poste déplacé"));
    let far = unit(&screen, "Secteur DCE");
    ask(
        &mut screen,
        Command::Change(ChangeCommand::Posts(PostCommand::Move { posts, unit: far, before: None })),
    );
    assert!(says(&screen, "1 poste déplacé"));
}
