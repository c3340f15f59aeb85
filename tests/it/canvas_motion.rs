//! What is seen to move on the canvas, and the map of what is out of sight.

use std::sync::Arc;

use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use organigramme::app::canvas::{CanvasEvent, Target};
use organigramme::edit::{History, StepKind, compose};
use organigramme::model::PostId;
use organigramme::scene::{self, Scene};

use super::canvas::{Host, drawn_texts, scene_of, scene_with, window, window_on};
use crate::support;

/// The host shows another scene of the same chart.
fn change_scene(window: &mut Harness<'static, Host>, scene: Arc<Scene>) {
    let host = window.state_mut();
    host.scene = scene;
    host.revision += 1;
}

/// As many frames as the way takes.
fn arrive(window: &mut Harness<'static, Host>) {
    for _ in 0..14 {
        window.step();
    }
}

/// A made-up organisation, and the same with its first post in the unit of its last one.
fn moved_post() -> (Arc<Scene>, Arc<Scene>, PostId) {
    let mut project = support::organisation(35);
    let before = scene_of(&project);
    let (chart, post, unit) = {
        let chart = support::chart(&project);
        let posts: Vec<_> = chart.posts_in_order().map(|key| chart.post(key)).collect();
        let last = chart.unit(posts[posts.len() - 1].unit()).id.clone();
        (chart.id.clone(), posts[0].id.clone(), last)
    };
    let edit = compose::move_posts(&project, &chart, std::slice::from_ref(&post), &unit, None);
    let edit = edit.expect("the post can be moved");
    History::unsaved().make(&mut project, StepKind::MovePosts(1), edit).expect("it is made");
    (before, scene_of(&project), post)
}

#[test]
fn cards_that_moved_glide_and_then_nothing_is_drawn() {
    let project = support::organisation(105);
    let whole = scene_of(&project);
    let mut look = organigramme::model::Look::default();
    look.folded.insert(whole.cards[2].unit.clone());
    let folded = scene_with(&project, &scene::Options { look, ..scene::Options::default() });
    let name = &whole.cards[whole.cards.len() - 1].name;
    let first_word = name.split(' ').next().expect("it has a name").to_owned();
    let mut window = window_on(whole);
    let last = |window: &Harness<'_, Host>| {
        let texts = drawn_texts(window);
        texts.iter().rfind(|(drawn, _)| drawn.starts_with(&first_word)).expect("it is drawn").1
    };
    let start = last(&window);
    window.state_mut().glides = true;
    change_scene(&mut window, folded.clone());
    window.step();
    let first = last(&window);
    window.step();
    window.step();
    let middle = last(&window);
    arrive(&mut window);
    let end = last(&window);
    assert!(start.distance(end) > 20.0, "{start} to {end}");
    assert!(first.distance(start) < 6.0, "from where it was: {start}, {first}");
    let (gone, left) = (middle.distance(start), middle.distance(end));
    assert!(gone > 2.0 && left > 2.0, "{start} to {end}, {middle} on the way");
    // Not a frame more once it is there.
    window.run();
    assert_eq!(window.run(), 1);
    let drawn = drawn_texts(&window);

    // Without motion it is there at once, and looks the same.
    let mut still = window_on(scene_of(&project));
    change_scene(&mut still, folded);
    still.step();
    assert_eq!(last(&still), end);
    still.run();
    assert_eq!(drawn_texts(&still), drawn);
}

#[test]
fn a_post_flies_from_unit_to_unit() {
    let (before, after, post) = moved_post();
    let line_in = |scene: &Scene| {
        let cards = scene.cards.iter().enumerate();
        let mut lines = cards.flat_map(|(card, it)| it.lines.iter().map(move |it| (card, it)));
        let (card, line) = lines.find(|(_, it)| it.posts.contains(&post)).expect("it is drawn");
        (card, line.label.clone())
    };
    assert_ne!(line_in(&before).0, line_in(&after).0);
    let mut window = window_on(before);
    let target = |window: &Harness<'_, Host>| {
        let host = window.state();
        let unit = host.scene.cards[line_in(&host.scene).0].unit.clone();
        let target = Target::Line { unit, posts: vec![post.clone()] };
        host.canvas.screen_rect(&target).expect("it is in sight")
    };
    let start = target(&window);
    window.state_mut().glides = true;
    let title = line_in(&after).1.split(' ').nth(1).expect("it has a title").to_owned();
    let drawn_in = |window: &Harness<'_, Host>, rect: egui::Rect| {
        let texts = drawn_texts(window);
        texts.iter().filter(|(text, at)| text.starts_with(&title) && rect.contains(*at)).count()
    };
    change_scene(&mut window, after);
    window.step();
    let end = target(&window);
    assert!(drawn_in(&window, start.expand(4.0)) >= 1, "it is still where it was");
    arrive(&mut window);
    assert_eq!(drawn_in(&window, end), 1, "it is where it is now, once");
    window.run();
    assert_eq!(window.run(), 1);
}

const MAP: &str = "Vue d’ensemble";

#[test]
fn the_map_is_there_while_something_is_out_of_sight() {
    let mut window = window(1_000);
    window.state_mut().has_map = true;
    window.run();
    assert!(window.query_by_label(MAP).is_none(), "all of the chart is in sight");
    window.state_mut().canvas.zoom_to(1.0);
    window.run();
    let map = window.get_by_label(MAP).rect();
    let first = |window: &Harness<'_, Host>| {
        let host = window.state();
        let unit = Target::Unit(host.scene.cards[0].unit.clone());
        host.canvas.screen_rect(&unit).expect("it is placed")
    };

    // A press brings that part into sight, and is no press on the chart.
    window.state_mut().heard.clear();
    window.drag_at(map.left_top() + vec2(4.0, 4.0));
    window.run();
    let there = first(&window);
    assert!(there.left() > 300.0, "the left of the chart is in the middle: {there}");
    window.hover_at(map.right_bottom() - vec2(4.0, 4.0));
    window.run();
    assert!(first(&window).left() < there.left() - 1_000.0, "dragged, it goes on");
    window.drop_at(map.right_bottom() - vec2(4.0, 4.0));
    window.run();
    let heard = &window.state().heard;
    assert!(heard.iter().all(|event| *event == CanvasEvent::CameraMoved), "{heard:?}");

    window.state_mut().has_map = false;
    window.run();
    assert!(window.query_by_label(MAP).is_none());
}
