//! What makes the window usable by everybody: contrast, the focus ring, the size of targets and of the
//! whole interface.

use egui::accesskit::{Role, Toggled};
use egui::{Color32, Key, Rect, Shape};
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::app::kit::tokens::{FOCUS_RING, MIN_TARGET, Scheme};
use organigramme::editor::{Action, Command, Selection, ShowCommand};
use organigramme::store::{Preferences, Theme, UserFolders};

use super::support::waiting;
use super::window::{Screen, ask, empty_of, press, remembering, sample, says};

fn act(screen: &mut Screen, action: Action) {
    ask(screen, Command::Act(action));
}

/// Opens a dialog, which may go on drawing while it waits for a thread.
fn open(screen: &mut Screen, action: Action) {
    screen.state_mut().command(Command::Act(action));
    screen.run_steps(4);
}

fn close(screen: &mut Screen) {
    screen.key_press(Key::Escape);
    screen.run_steps(4);
}

/// The shapes of the last frame, those within others too.
fn shapes(screen: &Screen) -> Vec<Shape> {
    fn add(shape: &Shape, found: &mut Vec<Shape>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| add(shape, found)),
            shape => found.push(shape.clone()),
        }
    }
    let mut found = Vec::new();
    for clipped in &screen.output().shapes {
        add(&clipped.shape, &mut found);
    }
    found
}

/// Strokes as wide as the ring, around nothing.
fn outlines(screen: &Screen) -> Vec<(Rect, Color32)> {
    let found = shapes(screen).into_iter().filter_map(|shape| match shape {
        Shape::Rect(rect)
            if rect.stroke.width == FOCUS_RING && rect.fill == Color32::TRANSPARENT =>
        {
            Some((rect.rect, rect.stroke.color))
        }
        _ => None,
    });
    found.collect()
}

/// The rings on show: outlines in the accent.
fn rings(screen: &Screen, accent: Color32) -> Vec<Rect> {
    let is_ring = |(_, color): &(Rect, Color32)| *color == accent;
    outlines(screen).into_iter().filter(is_ring).map(|(rect, _)| rect).collect()
}

/// Where the keyboard is.
fn focused(screen: &Screen) -> Option<Rect> {
    screen.query_all(By::new()).find(|node| node.accesskit_node().is_focused()).map(|it| it.rect())
}

#[test]
fn whatever_tab_reaches_has_a_ring() {
    for mut screen in [empty_of([1280.0, 720.0]), sample()] {
        for step in 0..24 {
            screen.key_press(Key::Tab);
            screen.run();
            let focused = focused(&screen).expect("something has the keyboard");
            let rings = rings(&screen, Scheme::Light.palette().accent);
            assert_eq!(rings.len(), 1, "step {step}: {focused:?}, {rings:?}");
            let ring = rings[0].expand(2.0 * FOCUS_RING);
            assert!(ring.intersects(focused), "step {step}: {focused:?} {rings:?}");
        }
    }
}

#[test]
fn the_ring_is_around_the_button_that_the_keyboard_presses() {
    let mut screen = empty_of([1280.0, 720.0]);
    screen.get_by_label("Ouvrir l’exemple").focus();
    screen.run();
    let button = screen.get_by_label("Ouvrir l’exemple").rect();
    assert_eq!(rings(&screen, Scheme::Light.palette().accent), [button]);
    screen.key_press(Key::Enter);
    screen.run();
    assert!(says(&screen, "105 postes"));
}

#[test]
fn the_ring_comes_into_sight_with_the_dialog_that_it_stands_in() {
    let accent = Scheme::Light.palette().accent;
    let mut screen = sample();
    screen.state_mut().command(Command::Act(Action::Snapshots));
    let mut seen = Vec::new();
    for _ in 0..12 {
        screen.step();
        let field = focused(&screen).filter(|_| says(&screen, "Instantanés"));
        let ring = field.and_then(|field| {
            let near =
                |rect: &Rect| rect.contains_rect(field) && !rect.contains_rect(field.expand(9.0));
            outlines(&screen).into_iter().find(|(rect, _)| near(rect))
        });
        seen.extend(ring.map(|(_, color)| color));
    }
    assert_eq!(seen.last(), Some(&accent));
    let alphas: Vec<u8> = seen.iter().map(|color| color.a()).collect();
    assert!(alphas[0] < accent.a() && alphas.is_sorted(), "{alphas:?}");
}

#[test]
fn the_form_on_the_chart_stands_on_the_chart_wherever_its_unit_is() {
    let mut screen = empty_of([1280.0, 640.0]);
    press(&mut screen, "Ouvrir l’exemple");
    act(&mut screen, Action::ZoomActual);
    let chart = screen.state().document().chart().expect("a chart is shown");
    let all: Vec<_> = chart.units_in_order().map(|key| chart.unit(key).id.clone()).collect();
    let lowest = screen.query_all(By::new().role(Role::Label).label_contains("105 postes"));
    let status = lowest.map(|it| it.rect().top()).fold(0.0, f32::max);
    assert!(status > 560.0, "the bar is at the foot of the window: {status}");
    for unit in all.into_iter().rev().take(4) {
        ask(&mut screen, Command::Show(ShowCommand::Select(Selection::unit(unit))));
        act(&mut screen, Action::AddUnit);
        let form = focused(&screen).expect("the form has the keyboard");
        let choices = screen.query_all(By::new().role(Role::ComboBox)).map(|it| it.rect());
        let of_form = choices.filter(|it| (it.left() - form.left()).abs() < 4.0);
        let bottom = of_form.map(|it| it.bottom()).fold(form.bottom(), f32::max);
        assert!(bottom > form.bottom() + 40.0, "the form has choices below its field");
        assert!(bottom < status, "{bottom} of {status}");
    }
}

/// Everything to press in sight, with how it is called.
fn targets(screen: &Screen) -> Vec<(String, Rect)> {
    let roles = [
        Role::Button,
        Role::CheckBox,
        Role::ComboBox,
        Role::RadioButton,
        Role::TextInput,
        Role::MultilineTextInput,
        Role::Slider,
    ];
    let mut found = Vec::new();
    for role in roles {
        for node in screen.query_all(By::new().role(role)) {
            let label = node.accesskit_node().label().unwrap_or_default();
            found.push((format!("{role:?} {label}"), node.rect()));
        }
    }
    found
}

fn assert_targets(screen: &Screen, state: &str) {
    let targets = targets(screen);
    assert!(targets.len() > 4, "{state}: there is something to press");
    for (name, rect) in targets {
        // Half a pixel is rounding.
        let least = MIN_TARGET - 0.5;
        assert!(
            rect.width() >= least && rect.height() >= least,
            "{state}: {name} is {:?}",
            rect.size()
        );
    }
}

#[test]
fn whatever_can_be_pressed_is_large_enough() {
    let mut screen = empty_of([1280.0, 720.0]);
    assert_targets(&screen, "the first page");
    press(&mut screen, "Ouvrir l’exemple");
    assert_targets(&screen, "the chart");
    act(&mut screen, Action::ShowMovements);
    assert_targets(&screen, "the movements");
    for (action, state) in [
        (Action::ExportPicture, "the export"),
        (Action::ProjectLists, "the lists"),
        (Action::ChartProperties, "the chart’s properties"),
        (Action::LinkPosts, "linking posts"),
        (Action::About, "about"),
    ] {
        open(&mut screen, action);
        assert_targets(&screen, state);
        close(&mut screen);
    }
}

#[test]
fn a_dialog_is_told_as_one_with_its_title_and_its_place() {
    let mut screen = empty_of([1280.0, 720.0]);
    press(&mut screen, "Ouvrir l’exemple");
    for (action, title) in [
        (Action::ProjectLists, "Listes du projet"),
        (Action::Palette, "Chercher une action, un organigramme, une unité"),
        (Action::Snapshots, "Instantanés"),
    ] {
        open(&mut screen, action);
        let dialog = screen.get(By::new().role(Role::Dialog).label(title));
        let heading = screen.get(By::new().role(Role::Label).label(title));
        assert!(dialog.rect().contains_rect(heading.rect()), "{title}");
        close(&mut screen);
        assert!(screen.query_by_role(Role::Dialog).is_none(), "{title}: it is closed");
    }
}

#[test]
fn the_buttons_of_a_dialog_tell_their_keys() {
    let mut screen = empty_of([1280.0, 720.0]);
    press(&mut screen, "Ouvrir l’exemple");
    open(&mut screen, Action::ProjectLists);
    for (button, key) in [("Valider", "Entrée"), ("Annuler", "Échap")] {
        // The bar at the top has a button to undo.
        let found = screen.get_all_by_label(button).map(|it| it.rect()).next_back();
        let at = found.expect("the button").center();
        screen.hover_at(at);
        // Longer than a tooltip waits.
        screen.run_steps(60);
        assert!(says(&screen, key), "{button}");
    }
}

#[test]
fn the_contrast_is_chosen_kept_and_drawn() {
    let folder = tempfile::tempdir().expect("a folder");
    let folders =
        UserFolders { config: folder.path().join("config"), state: folder.path().join("state") };
    let mut screen = remembering([1280.0, 1200.0], Some(folders.clone()));
    press(&mut screen, "Ouvrir l’exemple");
    for (entry, scheme, theme) in [
        ("Contraste élevé, sombre", Scheme::ContrastDark, Theme::ContrastDark),
        ("Contraste élevé, clair", Scheme::ContrastLight, Theme::ContrastLight),
    ] {
        press(&mut screen, "Affichage");
        press(&mut screen, "Thème");
        press(&mut screen, entry);
        screen.run();
        waiting::wait_until("the preferences", || folders.preferences().theme == theme);
        // Every text of the window, the chart's among them, stands out from the ground by 7 : 1.
        let ground = scheme.palette().canvas;
        let plain: Vec<Color32> = texts(&screen)
            .into_iter()
            .filter(|(text, _)| {
                ["105 postes", "Cible", "Assistant(es) de direction (B)", "responsable"]
                    .iter()
                    .any(|it| text.contains(it))
            })
            .map(|(_, color)| color)
            .collect();
        assert!(plain.len() > 5, "{plain:?}");
        for color in plain {
            assert!(contrast(color, ground) >= 7.0, "{entry}: {color:?}");
        }
    }
    press(&mut screen, "Affichage");
    press(&mut screen, "Thème");
    let ticked = screen.get_by_label("Contraste élevé, clair");
    assert_eq!(ticked.accesskit_node().toggled(), Some(Toggled::True));
}

/// The texts of the last frame with their colours.
fn texts(screen: &Screen) -> Vec<(String, Color32)> {
    let found = shapes(screen).into_iter().filter_map(|shape| match shape {
        Shape::Text(text) => {
            let section = text.galley.job.sections.first()?.format.color;
            let color = match text.override_text_color {
                Some(color) => color,
                None if section == Color32::PLACEHOLDER => text.fallback_color,
                None => section,
            };
            Some((text.galley.text().to_owned(), color))
        }
        _ => None,
    });
    found.collect()
}

fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |color: Color32| {
        let [red, green, blue, _] = egui::Rgba::from(color).to_array();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    if a > b { a / b } else { b / a }
}

#[test]
fn the_interface_grows_by_steps_and_is_found_again_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let folders =
        UserFolders { config: folder.path().join("config"), state: folder.path().join("state") };
    let mut screen = remembering([1280.0, 720.0], Some(folders.clone()));
    press(&mut screen, "Ouvrir l’exemple");
    for percent in [125, 150, 175, 200, 250, 300, 300] {
        act(&mut screen, Action::InterfaceLarger);
        assert_eq!(screen.ctx.zoom_factor(), percent as f32 / 100.0);
        let written = || folders.preferences().interface_scale_percent;
        waiting::wait_until("the preferences", || written() == percent);
    }
    assert!(says(&screen, "300"));
    act(&mut screen, Action::InterfaceSmaller);
    assert_eq!(screen.ctx.zoom_factor(), 2.5);
    drop(screen);
    let screen = remembering([1280.0, 720.0], Some(folders));
    assert_eq!(screen.ctx.zoom_factor(), 2.5);
}

/// A window of 1280 × 720 whose interface is twice as large.
fn twice_as_large() -> (Screen, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let folders =
        UserFolders { config: folder.path().join("config"), state: folder.path().join("state") };
    let preferences = Preferences { interface_scale_percent: 200, ..Preferences::default() };
    folders.save_preferences(&preferences).expect("written");
    let mut screen = remembering([1280.0, 720.0], Some(folders));
    // The harness counts in logical pixels.
    screen.set_size(egui::vec2(640.0, 360.0));
    screen.run();
    press(&mut screen, "Ouvrir l’exemple");
    (screen, folder)
}

#[test]
fn at_twice_the_size_every_dialog_can_be_used_to_its_end() {
    let (mut screen, _folder) = twice_as_large();
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(640.0, 360.0));
    for (action, button) in [
        (Action::ExportPicture, "Exporter…"),
        (Action::ProjectLists, "Valider"),
        (Action::ChartProperties, "Valider"),
        (Action::LinkPosts, "Annuler"),
        (Action::About, "Fermer"),
    ] {
        open(&mut screen, action);
        let found = screen.get_all_by_label(button).last().expect("the button");
        found.focus();
        screen.run_steps(40);
        let rect = screen.get_all_by_label(button).last().expect("the button").rect();
        assert!(window.contains_rect(rect), "{action:?}: {button} is in sight: {rect:?}");
        close(&mut screen);
    }
}
