//! The chart as a room looks at it: what is away, what is large, what can still be done, the ways out.

use egui::Key;
use egui_kittest::kittest::{By, Queryable};
use organigramme::editor::{Action, Command, Selection, ShowCommand};

use super::window::{Screen, ask, card, drag, line, sample, says};

fn act(screen: &mut Screen, action: Action) {
    ask(screen, Command::Act(action));
}

/// Whether something is called exactly so.
fn is_called(screen: &Screen, label: &str) -> bool {
    screen.query_all(By::new().label(label)).next().is_some()
}

#[test]
fn panels_go_and_the_counters_of_the_ledger_come() {
    let mut screen = sample();
    assert!(is_called(&screen, "Inspecteur"));
    screen.key_press(Key::F11);
    screen.run();
    for gone in ["Fichier", "Inspecteur", "Mouvements"] {
        assert!(!is_called(&screen, gone), "{gone}");
    }
    // The figures of the seed: 105 posts before and after, four nobody has explained.
    for counter in ["Postes avant 105", "Postes après 105", "Créés 2", "Supprimés 2"] {
        assert!(is_called(&screen, counter), "{counter}");
    }
    assert!(says(&screen, "Inexpliqués ▲"));
    assert_eq!(screen.ctx.zoom_factor(), 1.5);
}

#[test]
fn escape_and_the_key_that_opened_it_leave_it() {
    let mut screen = sample();
    for key in [Key::Escape, Key::F11] {
        screen.key_press(Key::F11);
        screen.run();
        assert!(!is_called(&screen, "Fichier"));
        screen.key_press(key);
        screen.run();
        assert!(is_called(&screen, "Fichier"), "{key:?}");
        assert_eq!(screen.ctx.zoom_factor(), 1.0);
    }
}

#[test]
fn a_post_is_dragged_there_and_the_counters_follow() {
    let mut screen = sample();
    screen.key_press(Key::F11);
    screen.run();
    let count = |screen: &Screen| -> usize {
        let mut counts = 0..=105;
        counts.find(|count| is_called(screen, &format!("Transférés {count}"))).expect("a figure")
    };
    let before = count(&screen);
    let from = line(&screen, "3 Responsables de projet (A)").center();
    let to = card(&screen, "Service Formation et territoires").center_top() + egui::vec2(0.0, 8.0);
    drag(&mut screen, from, to);
    assert_ne!(count(&screen), before);
    screen.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    screen.run();
    assert_eq!(count(&screen), before);
}

/// The rectangles filled in this colour in the last frame.
fn veils(screen: &Screen, color: egui::Color32) -> usize {
    fn count(shape: &egui::Shape, color: egui::Color32) -> usize {
        match shape {
            egui::Shape::Vec(shapes) => shapes.iter().map(|shape| count(shape, color)).sum(),
            egui::Shape::Rect(rect) => usize::from(rect.fill == color),
            _ => 0,
        }
    }
    screen.output().shapes.iter().map(|it| count(&it.shape, color)).sum()
}

#[test]
fn the_spotlight_leaves_the_branch_of_the_selection_in_the_light() {
    let mut screen = sample();
    let veil = organigramme::app::kit::tokens::Scheme::Light.palette().canvas.gamma_multiply(0.8);
    act(&mut screen, Action::ToggleSpotlight);
    assert_eq!(veils(&screen, veil), 0, "with nothing selected all is in the light");
    let at = card(&screen, "Mission Proch'Orientation").center_top() + egui::vec2(0.0, 8.0);
    super::window::click(&mut screen, at);
    screen.run();
    // 16 units, of which the Mission and its three are lit.
    assert_eq!(veils(&screen, veil), 12);
    act(&mut screen, Action::ToggleSpotlight);
    assert_eq!(veils(&screen, veil), 0);
}

#[test]
fn from_afar_what_is_selected_crosses_no_name() {
    let mut screen = super::window::empty_of([1280.0, 720.0]);
    super::window::press(&mut screen, "Ouvrir l’exemple");
    let document = screen.state().document();
    let chart = document.chart().expect("a chart is shown");
    let firsts = chart.units_in_order().filter_map(|key| chart.unit(key).posts().first());
    let firsts: Vec<_> = firsts.map(|&key| chart.post(key).id.clone()).collect();
    // No name hangs on the pointer.
    screen.remove_cursor();
    screen.key_press(Key::F11);
    screen.run();
    let accent = organigramme::app::kit::tokens::Scheme::Light.palette().accent;
    for post in firsts {
        ask(&mut screen, Command::Show(ShowCommand::Select(Selection::posts(vec![post]))));
        let (mut frames, mut names) = (Vec::new(), Vec::new());
        for clipped in &screen.output().shapes {
            match &clipped.shape {
                egui::Shape::Rect(it) if it.stroke.color == accent => frames.push(it.rect),
                egui::Shape::Text(it) => {
                    let rect = it.galley.rect.translate(it.pos.to_vec2());
                    names.push((it.galley.job.text.clone(), rect));
                }
                _ => {}
            }
        }
        assert!(!frames.is_empty(), "it is shown");
        for (frame, name) in frames.iter().flat_map(|it| names.iter().map(move |name| (it, name))) {
            let (text, name) = name;
            let apart = !frame.intersects(name.shrink(1.0));
            let inside = frame.expand(2.0).contains_rect(*name);
            assert!(apart || inside, "{frame:?} across {text}, {name:?}");
        }
    }
}
