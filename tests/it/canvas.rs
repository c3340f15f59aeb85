//! The canvas in a window without a screen: what a user finds, drags and reads there.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use organigramme::app::canvas::{
    Canvas, CanvasEvent, CanvasInput, Carried, Drop, Emphasis, Landing, Pick, Place, Target,
};
use organigramme::app::kit::fonts;
use organigramme::app::kit::tokens::{self, Scheme};
use organigramme::model::{Counts, PostId, Project, UnitId};
use organigramme::scene::{self, Ghost, Mark, MarkKind, Marks, Scene};
use organigramme::words::Locale;

use crate::support;

/// A window with nothing but a canvas in it.
pub struct Host {
    ready: bool,
    pub canvas: Canvas,
    pub scene: Arc<Scene>,
    pub revision: u64,
    selection: Vec<Target>,
    refusal: Option<String>,
    from_outside: Option<Carried>,
    pub has_map: bool,
    pub glides: bool,
    pub heard: Vec<CanvasEvent>,
}

impl Host {
    fn show(&mut self, ui: &mut egui::Ui) {
        if !self.ready {
            // New fonts serve from the next frame on.
            fonts::install(ui.ctx());
            tokens::apply(ui.ctx(), Scheme::Light);
            self.ready = true;
            ui.request_repaint();
            return;
        }
        let preview = |_: &Drop| match &self.refusal {
            Some(reason) => Err(reason.clone()),
            None => Ok(Landing::Between),
        };
        let name_of = |unit: &UnitId| format!("Unité {}", unit.as_str());
        let input = CanvasInput {
            name_of: &name_of,
            remark_on: &|_: &[PostId]| None,
            scene: &self.scene,
            room: self.scene.bounds,
            revision: self.revision,
            selection: &self.selection,
            emphasis: &Emphasis::default(),
            has_map: self.has_map,
            glides: self.glides,
            preview: &preview,
            foresee: &|_: &Drop| String::new(),
            words: Locale::French,
            palette: Scheme::Light.palette(),
            drag_from_outside: self.from_outside.as_ref().map(|what| (what, "Juriste")),
        };
        let response = self.canvas.ui(ui, &input);
        self.heard.extend(response.events);
    }
}

pub fn scene_of(project: &Project) -> Arc<Scene> {
    scene_with(project, &scene::Options::default())
}

pub fn scene_with(project: &Project, options: &scene::Options) -> Arc<Scene> {
    let chart = support::chart(project);
    let counts = Counts::of(chart, &project.lists);
    Arc::new(scene::build(chart, &project.lists, &counts, options))
}

/// A window on a made-up organisation.
pub fn window(posts: usize) -> Harness<'static, Host> {
    window_on(scene_of(&support::organisation(posts)))
}

pub fn window_on(scene: Arc<Scene>) -> Harness<'static, Host> {
    let host = Host {
        ready: false,
        canvas: Canvas::new("test"),
        scene,
        revision: 1,
        selection: Vec::new(),
        refusal: None,
        from_outside: None,
        has_map: false,
        glides: false,
        heard: Vec::new(),
    };
    let mut window = Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .with_step_dt(1.0 / 60.0)
        .build_ui_state(|ui, host: &mut Host| host.show(ui), host);
    window.run();
    window.state_mut().heard.clear();
    window
}

/// The line at `line` of the card at `card`: its target and where it stands in the window.
fn line(window: &Harness<'_, Host>, card: usize, line: usize) -> (Target, egui::Rect) {
    let host = window.state();
    let card = &host.scene.cards[card];
    let posts = card.lines[line].posts.clone();
    let target = Target::Line { unit: card.unit.clone(), posts };
    let rect = host.canvas.screen_rect(&target).expect("the line is drawn");
    (target, rect)
}

fn header(window: &Harness<'_, Host>, card: usize) -> Pos2 {
    let host = window.state();
    let unit = Target::Unit(host.scene.cards[card].unit.clone());
    host.canvas.screen_rect(&unit).expect("the card is drawn").center_top() + vec2(0.0, 6.0)
}

fn drag(window: &mut Harness<'_, Host>, from: Pos2, to: Pos2) {
    window.drag_at(from);
    window.step();
    for step in 1..=4 {
        window.hover_at(from + (to - from) * (step as f32 / 4.0));
        window.step();
    }
}

fn dropped(window: &Harness<'_, Host>) -> Vec<Drop> {
    let drop = |event: &CanvasEvent| match event {
        CanvasEvent::Dropped { drop, .. } => Some(drop.clone()),
        _ => None,
    };
    window.state().heard.iter().filter_map(drop).collect()
}

fn posts_of(target: &Target) -> Vec<PostId> {
    match target {
        Target::Line { posts, .. } => posts.clone(),
        Target::Unit(unit) => panic!("{unit} is a unit"),
    }
}

/// Two cards far from the edges of the window, where the picture would start to move.
const FROM: usize = 2;
const TO: usize = 3;

#[test]
fn a_post_is_found_by_its_label_and_dragged_to_another_card() {
    let mut window = window(105);
    let from = window
        .get_all_by_label_contains("Juriste conseil (A)")
        .map(|node| node.rect().center())
        .find(|at| {
            let host = window.state();
            let unit = Target::Unit(host.scene.cards[FROM].unit.clone());
            host.canvas.screen_rect(&unit).expect("the card is drawn").contains(*at)
        })
        .expect("the card has a jurist");
    let (to_line, to) = line(&window, TO, 2);
    drag(&mut window, from, to.center_top() + vec2(0.0, 1.0));
    window.drop_at(to.center_top() + vec2(0.0, 1.0));
    window.run();

    let drops = dropped(&window);
    let host = window.state();
    let jurist = host.scene.cards[FROM]
        .lines
        .iter()
        .find(|line| line.label.contains("Juriste"))
        .expect("drawn");
    let to = Place::Post {
        unit: host.scene.cards[TO].unit.clone(),
        before: Some(posts_of(&to_line)[0].clone()),
    };
    assert_eq!(drops, [Drop { what: Carried::Posts(jurist.posts.clone()), to }]);
}

#[test]
fn escape_cancels_a_drag() {
    let mut window = window(105);
    let (_, from) = line(&window, FROM, 0);
    let (_, to) = line(&window, TO, 0);
    drag(&mut window, from.center(), to.center());
    assert!(window.state().canvas.carried().is_some());
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(window.state().canvas.carried(), None);
    window.drop_at(to.center());
    window.run();
    assert_eq!(dropped(&window), []);
    let cleared = window.state().heard.contains(&CanvasEvent::Clear);
    assert!(!cleared, "the release of a cancelled drag is no click");
}

#[test]
fn a_refused_drop_moves_nothing_and_says_why() {
    let mut window = window(105);
    let reason = "Un pôle ne dépend pas d’un service".to_owned();
    window.state_mut().refusal = Some(reason.clone());
    let from = header(&window, FROM);
    let (_, to) = line(&window, TO, 3);
    drag(&mut window, from, to.center());
    assert_eq!(window.output().platform_output.cursor_icon, egui::CursorIcon::NotAllowed);
    assert!(is_drawn(&window, &reason), "the reason hangs on the pointer");
    window.drop_at(to.center());
    window.run();
    assert_eq!(dropped(&window), []);
    assert!(window.state().heard.contains(&CanvasEvent::Refused(reason)));
}

/// Whether a text that contains `words` is among what is painted.
fn is_drawn(window: &Harness<'_, Host>, words: &str) -> bool {
    fn holds(shape: &egui::Shape, words: &str) -> bool {
        match shape {
            egui::Shape::Text(text) => text.galley.text().contains(words),
            egui::Shape::Vec(shapes) => shapes.iter().any(|shape| holds(shape, words)),
            _ => false,
        }
    }
    window.output().shapes.iter().any(|clipped| holds(&clipped.shape, words))
}

#[test]
fn a_unit_is_dragged_under_another() {
    let mut window = window(105);
    let from = header(&window, FROM);
    let (_, to) = line(&window, TO, 3);
    drag(&mut window, from, to.center());
    window.drop_at(to.center());
    window.run();
    let host = window.state();
    let what = Carried::Units(vec![host.scene.cards[FROM].unit.clone()]);
    let to = Place::Unit { parent: host.scene.cards[TO].unit.clone(), before: None };
    assert_eq!(dropped(&window), [Drop { what, to }]);
}

#[test]
fn the_units_that_are_selected_are_dragged_together() {
    let mut window = window(105);
    let project = support::organisation(105);
    let chart = support::chart(&project);
    let units: Vec<UnitId> = chart.units_in_order().map(|key| chart.unit(key).id.clone()).collect();
    let from = window.state().scene.cards[FROM].unit.clone();
    let to = window.state().scene.cards[TO].unit.clone();
    // Everything but the top and what the landing place stands under, in the reverse order.
    let stays = chart.path(chart.unit_key(&to).expect("it is there"));
    let stays: Vec<&UnitId> = stays.into_iter().map(|key| &chart.unit(key).id).collect();
    let free = units.iter().rev().filter(|unit| !stays.contains(unit));
    let mut selected: Vec<UnitId> = free.cloned().collect();
    if !selected.contains(&from) {
        selected.push(from);
    }
    let tops = chart.topmost(&selected);
    assert!(tops.len() > 1 && tops.len() < selected.len(), "{} of {}", tops.len(), selected.len());
    window.state_mut().selection = selected.into_iter().map(Target::Unit).collect();
    window.run();
    let from = header(&window, FROM);
    let (_, to_line) = line(&window, TO, 3);
    drag(&mut window, from, to_line.center());
    assert_eq!(window.state().canvas.carried(), Some(Carried::Units(tops.clone())));
    window.drop_at(to_line.center());
    window.run();
    let to = Place::Unit { parent: to, before: None };
    assert_eq!(dropped(&window), [Drop { what: Carried::Units(tops), to }]);
}

/// A window on one unit of five equal posts above one of a single post.
fn five_equal_posts() -> Harness<'static, Host> {
    use organigramme::model::{PostFields, PostRecord, ProjectRecord};
    let mut record: ProjectRecord = support::organisation(21).to_record();
    let tree = &mut record.charts[0].tree;
    let top = tree.units[1].id.clone();
    tree.posts.retain(|post| post.unit != top);
    for index in 0..5 {
        let id = PostId::from(format!("equal {index}"));
        tree.posts.push(PostRecord {
            id,
            unit: top.clone(),
            fields: PostFields::new("Attaché/e/s"),
        });
    }
    let project = Project::from_record(record).expect("sound");
    let mut window = window(105);
    window.state_mut().scene = scene_of(&project);
    window.state_mut().revision = 2;
    window.state_mut().canvas.fit();
    window.run();
    window.state_mut().heard.clear();
    window
}

#[test]
fn one_post_leaves_a_line_of_five_or_as_many_as_the_keys_say() {
    let mut window = five_equal_posts();
    let (target, from) = line(&window, 1, 0);
    assert_eq!(posts_of(&target).len(), 5);
    let (_, to) = line(&window, 0, 3);
    let carried = |window: &Harness<'_, Host>| match window.state().canvas.carried() {
        Some(Carried::Posts(posts)) => posts.len(),
        other => panic!("{other:?} is carried"),
    };
    drag(&mut window, from.center(), to.center());
    assert_eq!(carried(&window), 1);
    assert!(is_drawn(&window, "1 sur 5"));
    window.key_press(Key::Num3);
    window.run();
    assert_eq!(carried(&window), 3);
    window.key_press(Key::ArrowUp);
    window.run();
    assert!(is_drawn(&window, "4 sur 5"));
    window.event(egui::Event::ModifiersChanged(Modifiers::SHIFT));
    window.run();
    assert_eq!(carried(&window), 5);
    window.event(egui::Event::ModifiersChanged(Modifiers::NONE));
    window.run();
    window.drop_at(to.center());
    window.run();
    let drops = dropped(&window);
    assert_eq!(drops[0].what, Carried::Posts(posts_of(&target)[..4].to_vec()));
}

#[test]
fn an_idle_canvas_asks_for_no_frame() {
    let mut window = window(1_000);
    // `run` panics when frames never stop.
    window.run();
    assert_eq!(window.run(), 1, "the frame that was asked for, and none after it");
    let (_, at) = line(&window, 0, 0);
    window.hover_at(at.center());
    // The frame with the pointer, and the two that egui draws after any that asks for another.
    assert!(window.run() <= 3);
    assert_eq!(window.run(), 1);
}

#[test]
fn a_quiet_frame_looks_like_the_one_before() {
    let mut window = window(105);
    let (_, at) = line(&window, 0, 0);
    window.hover_at(at.center());
    window.step();
    let drawn = drawn_texts(&window);
    window.run();
    assert!(drawn.len() > 100);
    assert_eq!(drawn_texts(&window), drawn);
}

/// Every text painted, and where.
pub fn drawn_texts(window: &Harness<'_, Host>) -> Vec<(String, Pos2)> {
    fn collect(shape: &egui::Shape, texts: &mut Vec<(String, Pos2)>) {
        match shape {
            egui::Shape::Text(text) => texts.push((text.galley.text().to_owned(), text.pos)),
            egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, texts)),
            _ => {}
        }
    }
    let mut texts = Vec::new();
    window.output().shapes.iter().for_each(|clipped| collect(&clipped.shape, &mut texts));
    texts
}

#[test]
fn text_stays_within_its_card_at_any_zoom() {
    for zoom in [0.3, 0.45, 0.62, 0.87, 1.0, 1.31, 2.17] {
        let mut window = window(105);
        window.state_mut().canvas.zoom_to(zoom);
        window.run();
        let host = window.state();
        let cards: Vec<egui::Rect> = host
            .scene
            .cards
            .iter()
            .filter_map(|card| host.canvas.screen_rect(&Target::Unit(card.unit.clone())))
            .collect();
        let mut texts = 0;
        for clipped in &window.output().shapes {
            let egui::Shape::Vec(shapes) = &clipped.shape else { continue };
            for shape in shapes {
                let egui::Shape::Text(text) = shape else { continue };
                let rect = text.galley.rect.translate(text.pos.to_vec2());
                let card = cards.iter().find(|card| card.expand(0.5).contains(rect.min));
                let card = card.unwrap_or_else(|| panic!("{} in no card", text.galley.text()));
                assert!(rect.right() <= card.right() + 0.5, "{} at {zoom}", text.galley.text());
                texts += 1;
            }
        }
        assert!(texts > 4, "{texts} texts at {zoom}");
    }
}

/// Beside the fitted chart.
const GROUND: Pos2 = Pos2::new(20.0, 400.0);

#[test]
fn clicks_select_and_a_second_one_edits() {
    let mut window = window(105);
    let (target, at) = line(&window, FROM, 1);
    window.drag_at(at.center());
    window.drop_at(at.center());
    window.run();
    let select = CanvasEvent::Select { target: target.clone(), pick: Pick::Alone };
    assert_eq!(window.state().heard, [select]);
    window.drag_at(at.center());
    window.drop_at(at.center());
    window.run();
    assert_eq!(window.state().heard.last(), Some(&CanvasEvent::EditRequested(target)));
    window.drag_at(GROUND);
    window.drop_at(GROUND);
    window.run();
    assert_eq!(window.state().heard.last(), Some(&CanvasEvent::Clear));
}

#[test]
fn the_keyboard_and_screen_readers_reach_every_line() {
    let mut window = window(105);
    let (target, _) = line(&window, FROM, 1);
    window.state_mut().selection = vec![target.clone()];
    window.run();
    let label = {
        let scene = &window.state().scene;
        scene.cards[FROM].lines[1].label.clone()
    };
    let nodes: Vec<_> = window
        .get_all_by_label_contains(&label)
        .filter(|node| node.accesskit_node().role() == Role::ListItem)
        .collect();
    let selected: Vec<_> =
        nodes.iter().filter(|node| node.accesskit_node().is_selected() == Some(true)).collect();
    assert_eq!(selected.len(), 1, "the selected line says so");
    selected[0].focus();
    window.run();
    window.key_press(Key::Space);
    window.run();
    let select = CanvasEvent::Select { target, pick: Pick::Alone };
    assert!(window.state().heard.contains(&select), "{:?}", window.state().heard);
}

#[test]
fn a_card_has_the_name_its_host_gives_it() {
    let window = window(105);
    let card = &window.state().scene.cards[0];
    let label = format!("Unité {}", card.unit.as_str());
    window.get_by_label(&label);
}

#[test]
fn ctrl_and_wheel_zoom_about_the_pointer() {
    let mut window = window(105);
    let (target, at) = line(&window, FROM, 1);
    let before = window.state().canvas.zoom();
    window.hover_at(at.center());
    window.run();
    window.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Line,
        delta: vec2(0.0, 2.0),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::COMMAND,
    });
    // The wheel is smoothed over several frames.
    window.run_steps(40);
    let canvas = &window.state().canvas;
    assert!(canvas.zoom() > before * 1.1, "{} from {before}", canvas.zoom());
    let now = canvas.screen_rect(&target).expect("drawn");
    assert!(now.contains(at.center()), "{now:?} has left {:?}", at.center());
}

#[test]
fn a_drag_from_the_outline_lands_on_a_card() {
    let mut window = window(105);
    let (_, to) = line(&window, TO, 0);
    let what = Carried::Posts(vec![PostId::from("elsewhere")]);
    window.drag_at(Pos2::new(3.0, 3.0));
    window.step();
    window.state_mut().from_outside = Some(what.clone());
    window.hover_at(to.center());
    window.run();
    assert!(is_drawn(&window, "Juriste"));
    window.drop_at(to.center());
    window.run();
    let drops = dropped(&window);
    assert_eq!(drops.len(), 1);
    assert_eq!(drops[0].what, what);
}

#[test]
fn from_afar_only_cards_and_their_names_are_left() {
    let mut window = window(1_000);
    window.state_mut().canvas.zoom_to(0.3);
    window.run();
    assert!(window.query_all_by_label_contains("Juristes").next().is_none());
    let texts = drawn_texts(&window);
    assert!(texts.iter().any(|(text, _)| text.starts_with("Service")), "{texts:?}");
    assert!(!texts.iter().any(|(text, _)| text.starts_with("Juristes")));
}

#[test]
fn a_post_that_left_is_read_and_cannot_be_taken() {
    let project = support::organisation(30);
    let chart = support::chart(&project);
    let root = chart.unit(chart.root());
    let there = chart.posts_in_order().last().expect("there are posts");
    let mark = Mark { change: MarkKind::Left, words: "partie ailleurs".to_owned() };
    let ghost = Ghost {
        label: "Secrétaire (B)".to_owned(),
        count: 1,
        posts: vec![chart.post(there).id.clone()],
        mark,
        was: None,
    };
    let created = Mark { change: MarkKind::Created, words: "créé".to_owned() };
    let marks = Marks {
        away: Vec::new(),
        moves: Default::default(),
        since: String::new(),
        posts: [(chart.post(root.posts()[0]).id.clone(), created.clone())].into(),
        ghosts: [(root.id.clone(), vec![ghost])].into(),
        units: [(root.id.clone(), created)].into(),
        arrows: true,
    };
    let options = scene::Options { marks: Some(Arc::new(marks)), ..scene::Options::default() };
    let mut window = window_on(scene_with(&project, &options));
    assert!(window.query_all_by_label_contains(", créé").count() >= 2);
    let ghost = window.get_by_label("Auparavant 1 Secrétaire (B), partie ailleurs");
    assert_eq!(ghost.accesskit_node().role(), Role::ListItem);
    let at = ghost.rect().center();
    let away = header(&window, 2);
    drag(&mut window, at, away);
    assert_eq!(dropped(&window), []);
    let started = |event: &CanvasEvent| matches!(event, CanvasEvent::DragStarted(_));
    assert!(!window.state().heard.iter().any(started));
}

/// The targets of the last band.
fn banded(window: &Harness<'_, Host>) -> Option<(Vec<Target>, bool)> {
    window.state().heard.iter().rev().find_map(|event| match event {
        CanvasEvent::SelectAll { targets, besides } => Some((targets.clone(), *besides)),
        _ => None,
    })
}

#[test]
fn a_band_takes_the_lines_it_touches_or_the_cards_it_holds() {
    let mut window = window(60);
    let (first, top) = line(&window, 2, 0);
    let (second, below) = line(&window, 2, 1);
    // From the ground beside the card into its second line.
    let from = top.left_center() - vec2(8.0, 0.0);
    drag(&mut window, from, below.center());
    window.drop_at(below.center());
    window.run();
    assert_eq!(banded(&window), Some((vec![first, second], false)));
    // Around the whole card.
    let unit = Target::Unit(window.state().scene.cards[2].unit.clone());
    let card = window.state().canvas.screen_rect(&unit).expect("the card is drawn").expand(4.0);
    drag(&mut window, card.left_bottom(), card.right_top());
    window.drop_at(card.right_top());
    window.run();
    assert_eq!(banded(&window), Some((vec![unit], false)));
    assert!(dropped(&window).is_empty());
}

#[test]
fn escape_gives_up_a_band() {
    let mut window = window(60);
    let (_, top) = line(&window, 2, 0);
    drag(&mut window, top.left_center() - vec2(8.0, 0.0), top.center());
    window.key_press(Key::Escape);
    window.run();
    window.drop_at(top.center());
    window.run();
    assert_eq!(banded(&window), None);
}
