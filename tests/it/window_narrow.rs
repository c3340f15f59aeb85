//! The window where room is short: what gives way, what stays, and what keeps its place.

use egui::accesskit::Role;
use egui::{Key, Rect, Shape};
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::compare::{TableChart, merge};
use organigramme::edit::{Edit, apply};
use organigramme::editor::{
    Action, ChangeCommand, ChartCommand, Command, FileCommand, Selection, ShowCommand,
};
use organigramme::format::native::save;
use organigramme::words::Locale;

use super::window::{Screen, ask, empty_of, press, says, wait_until};
use crate::support::notation::project;

/// The texts of the last frame in `room`: each with its place, and whether it is cut.
fn texts(screen: &Screen, room: Rect) -> Vec<(String, Rect, bool)> {
    fn add(shape: &Shape, clip: Rect, found: &mut Vec<(String, Rect, bool)>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| add(shape, clip, found)),
            Shape::Text(text) => {
                let rect = text.galley.rect.translate(text.pos.to_vec2());
                if !rect.intersects(clip) || !clip.contains(rect.center()) {
                    return;
                }
                let is_cut = text.galley.elided
                    || rect.left() < clip.left() - 1.0
                    || rect.right() > clip.right() + 1.0;
                found.push((text.galley.job.text.clone(), rect, is_cut));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for clipped in &screen.output().shapes {
        add(&clipped.shape, clipped.clip_rect, &mut found);
    }
    found.retain(|(text, rect, _)| !text.trim().is_empty() && room.contains(rect.center()));
    found
}

fn sample_of(size: [f32; 2]) -> Screen {
    let mut screen = empty_of(size);
    press(&mut screen, "Ouvrir l’exemple");
    screen
}

fn speaks(screen: &mut Screen, locale: Locale) {
    let action = match locale {
        Locale::French => Action::LanguageFrench,
        Locale::English => Action::LanguageEnglish,
    };
    ask(screen, Command::Act(action));
    screen.run();
}

#[test]
fn the_movements_are_read_in_the_status_bar_whatever_its_width() {
    // At 200 % a window of 1280 has 640 logical pixels.
    for (width, transferred) in [
        (1600.0, ["6 transférés", "6 transferred"]),
        (1280.0, ["6 transférés", "6 transferred"]),
        (1024.0, ["6 transf", "6 transf"]),
        (853.0, ["6 transf", "6 transf"]),
        (640.0, ["inexpl", "unexpl"]),
    ] {
        let mut screen = sample_of([width, 720.0]);
        for (locale, transferred) in [Locale::French, Locale::English].into_iter().zip(transferred)
        {
            speaks(&mut screen, locale);
            let bar = Rect::from_x_y_ranges(0.0..=width, 690.0..=720.0);
            let told = texts(&screen, bar);
            let cut: Vec<_> = told.iter().filter(|(.., is_cut)| *is_cut).collect();
            assert!(cut.is_empty(), "{width} {locale:?}: {cut:?}");
            let all: Vec<&str> = told.iter().map(|(text, ..)| text.as_str()).collect();
            assert!(all[0].starts_with("105 post"), "{width} {locale:?}: {all:?}");
            assert!(
                all.iter().any(|it| it.contains(transferred)),
                "{width} {locale:?}: {transferred} is said: {all:?}"
            );
            assert!(
                all.iter().any(|it| it.contains(transferred) && it.contains(" → ")),
                "{width} {locale:?}: of which charts is said: {all:?}"
            );
            // Whatever was said shorter is told in full.
            let full =
                if locale == Locale::French { "Source → Cible" } else { "Source → Target" };
            assert!(says(&screen, full) || says(&screen, "Source → Cible"), "{width}: {full}");
        }
    }
}

#[test]
fn a_dialog_in_a_narrow_window_cuts_nothing_across() {
    // The last has been larger.
    for (size, before) in
        [([640.0, 480.0], None), ([640.0, 360.0], None), ([640.0, 900.0], Some([1280.0, 900.0]))]
    {
        let mut screen = sample_of(before.unwrap_or(size));
        if before.is_some() {
            ask(&mut screen, Command::Act(Action::Help));
            screen.key_press(Key::Escape);
            screen.run();
            screen.set_size(size.into());
            screen.run();
        }
        let chart = screen.state().document().chart().expect("a chart");
        let posts = chart.posts_in_order().take(2).map(|key| chart.post(key).id.clone()).collect();
        ask(&mut screen, Command::Show(ShowCommand::Select(Selection::posts(posts))));
        for action in [
            Action::Help,
            Action::Palette,
            Action::ProjectLists,
            Action::ChartProperties,
            Action::CompareVariants,
            Action::MergeVariants,
            Action::Snapshots,
            Action::AlignCharts,
            Action::LinkPosts,
            Action::MoveToUnit,
            Action::AttachChart,
            Action::ExportPicture,
            Action::DeleteChart,
            Action::About,
        ] {
            screen.state_mut().command(Command::Act(action));
            screen.run_steps(8);
            let Some(node) = screen.query_by_role(Role::Dialog) else { continue };
            let dialog = node.rect();
            let window = Rect::from_min_size(egui::Pos2::ZERO, size.into());
            assert!(window.contains_rect(dialog), "{action:?} at {size:?}: {dialog:?}");
            for role in [Role::Button, Role::CheckBox, Role::ComboBox, Role::TextInput] {
                for node in node.query_all(By::new().role(role)) {
                    let (rect, label) = (node.rect(), node.accesskit_node().label());
                    assert!(
                        rect.left() >= dialog.left() - 1.0 && rect.right() <= dialog.right() + 1.0,
                        "{action:?} at {size:?}: {label:?} is at {rect:?}, beyond {dialog:?}"
                    );
                }
            }
            if action == Action::Help {
                // What stands behind the dialog is drawn before it.
                let texts = texts(&screen, dialog).into_iter();
                let texts = texts.skip_while(|(text, ..)| text != "Clavier et souris");
                let cut: Vec<_> = texts.filter(|(.., is_cut)| *is_cut).collect();
                assert!(cut.is_empty(), "{cut:?}");
            }
            screen.key_press(Key::Escape);
            screen.run_steps(4);
        }
    }
}

#[test]
fn charts_without_room_for_their_tabs_are_in_a_list() {
    let mut screen = sample_of([1280.0, 720.0]);
    let list = "Tous les organigrammes";
    assert!(screen.query_by_label(list).is_none(), "there is room for two");
    for _ in 0..6 {
        ask(&mut screen, Command::Act(Action::MakeVariant));
    }
    screen.run_steps(40);
    let front = screen.state().document().chart().expect("a chart").fields.label.clone();
    let front = format!("{front} 105");
    let tab = screen.query_all(By::new().label(&front)).next();
    let (tab, list_at) = (tab.expect("a tab").rect(), screen.get_by_label(list).rect());
    assert!(tab.right() <= list_at.left() + 1.0, "the one in front is in sight: {tab:?}");
    press(&mut screen, list);
    let charts = &screen.state().document().project().charts;
    assert_eq!(charts.len(), 8);
    let labels: Vec<String> = charts.iter().map(|it| it.fields.label.clone()).collect();
    // What is made later stands later.
    assert_eq!(labels[0], "Source");
    assert_eq!(labels[1], "Cible");
    let first = labels[2].clone();
    for label in &labels {
        let found = screen.query_all(By::new().label_contains(label));
        assert!(found.count() >= 2, "{label} is a tab and in the list");
    }
    let name = format!("{first} 105");
    let rows = screen.query_all(By::new().label(&name));
    let lowest = rows.max_by(|a, b| a.rect().top().total_cmp(&b.rect().top())).expect("a row");
    lowest.click();
    screen.run();
    let front = screen.state().document().chart().expect("a chart").fields.label.clone();
    assert_eq!(front, first);
}

/// Six tables that want other titles of one post and other places of another, put together.
pub fn six_tables() -> String {
    let base = "
        chart s source
        unit u - pole Racine
        unit v u service Marchés
        unit w u service Formation professionnelle et apprentissage des territoires ruraux
        post a u A Directeur
        post b v B Gestionnaire
        post c v A Juriste
    ";
    let mut text = base.to_owned();
    for table in 1..=6 {
        let changed = base.replace("chart s source", &format!("chart t{table} variant of s"));
        // The last table has what comes first in the alphabet.
        let changed = changed.replace("A Juriste", &format!("A Juriste {}", 9 - table));
        let other = if table % 2 == 0 { "post b w B" } else { "post b u B" };
        text.push_str(&changed.replace("post b v B", other));
    }
    let mut project = project(&text);
    let lists = &project.lists;
    let tables: Vec<TableChart> = project.charts[1..]
        .iter()
        .map(|chart| TableChart { name: chart.fields.label.as_str(), chart, lists })
        .collect();
    let merged = merge(&project.charts[0], lists, &tables, "m".into(), "Ensemble".to_owned());
    let chart = Box::new(merged.expect("they are put together").chart);
    apply(&mut project, Edit::InsertChart { index: usize::MAX, chart }).expect("it is sound");
    String::from_utf8(save(&project)).expect("text")
}

#[test]
fn the_choices_of_six_tables_are_alike_and_keep_their_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("six.json");
    std::fs::write(&path, six_tables()).expect("written");
    for size in [[1280.0, 720.0], [640.0, 480.0]] {
        let mut screen = empty_of(size);
        screen.state_mut().command(Command::File(FileCommand::Open(path.clone())));
        wait_until(&mut screen, |screen| screen.state().is_open());
        ask(&mut screen, Command::Show(ShowCommand::Chart("m".into())));
        ask(&mut screen, Command::Act(Action::SettleConflicts));
        screen.run();
        let mut seen: Vec<Rect> = Vec::new();
        let conflicts = screen.state().document().chart().expect("m").fields.conflicts.len();
        assert!(conflicts >= 2, "a title and a place");
        let mut most = 0;
        for _ in 0..conflicts {
            seen.push(screen.get_by_role(Role::Dialog).rect());
            let buttons = screen.query_all(By::new().role(Role::Button).label_contains("Choisir"));
            let tops: Vec<f32> = buttons.map(|it| it.rect().top()).collect();
            assert!(tops.iter().all(|top| (top - tops[0]).abs() < 0.6), "in a row: {tops:?}");
            most = most.max(tops.len());
            // The tables stand in one order, whatever they want.
            let all = texts(&screen, Rect::EVERYTHING);
            let place = |name: &str| all.iter().find(|it| it.0 == name).map(|it| it.1.left());
            if let (Some(first), Some(last)) = (place("t1"), place("t6")) {
                assert!(first < last, "{first} {last}");
            }
            press(&mut screen, "Suivant");
            screen.run();
        }
        assert!(most >= 7, "six tables and what was there before: {most}");
        assert!(seen.iter().all(|rect| *rect == seen[0]), "{size:?}: {seen:?}");
    }
}

/// Names that leave no room for figures are cut, never left out, and are told in full.
#[test]
fn the_charts_compared_are_named_beside_their_figures_however_long_their_names() {
    let mut screen = sample_of([1280.0, 720.0]);
    let project = screen.state().document().project();
    let charts: Vec<_> = project.charts.iter().map(|chart| chart.id.clone()).collect();
    for (chart, label) in charts.into_iter().zip([
        "Organigramme de la direction avant la réforme des services",
        "Proposition du groupe de travail numéro trois, relue en séance",
    ]) {
        let mut fields = screen.state().document().project().chart(&chart).unwrap().fields.clone();
        label.clone_into(&mut fields.label);
        let set = ChartCommand::Set { chart, fields: Box::new(fields) };
        ask(&mut screen, Command::Change(ChangeCommand::Charts(set)));
    }
    let told = texts(&screen, Rect::from_x_y_ranges(0.0..=1280.0, 690.0..=720.0));
    let all: Vec<&str> = told.iter().map(|(text, ..)| text.as_str()).collect();
    let said = all.iter().find(|it| it.contains("transf")).expect("movements are counted");
    assert!(said.starts_with("Organigra… → Propositi…"), "{said}");
    assert!(says(&screen, "avant la réforme des services → Proposition du groupe de travail"));
}
