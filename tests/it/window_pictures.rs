//! Pictures of the window's parts, compared with those in `pictures`: what is seen changes only on purpose.
//!
//! Needs a Vulkan driver, such as Mesa's `lavapipe`; run with `cargo test -- --ignored window_pictures`.
//! After a change that is meant, run with `UPDATE_SNAPSHOTS=1` and look at the pictures.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{By, Queryable};
use egui_kittest::{SnapshotOptions, try_image_snapshot_options};
use organigramme::editor::{Action, Command, Purpose, Selection, ShowCommand};
use organigramme::model::{PostId, UnitId};

use super::window::{Screen, ask, empty_of, press};
use super::window_mapping::reading;
use super::window_narrow::six_tables;
use crate::support::{file_read, seed};

fn act(screen: &mut Screen, action: Action) {
    ask(screen, Command::Act(action));
    // A dialog is whole in its second frame.
    screen.run();
}

fn unit(screen: &Screen, name: &str) -> UnitId {
    let chart = screen.state().document().chart().expect("a chart is shown");
    let mut units = chart.units_in_order().map(|key| chart.unit(key));
    units.find(|unit| unit.fields.name.contains(name)).expect("the unit is there").id.clone()
}

fn posts(screen: &Screen, unit: &UnitId, count: usize) -> Vec<PostId> {
    let chart = screen.state().document().chart().expect("a chart is shown");
    let posts = chart.unit_by_id(unit).expect("the unit is there").posts();
    posts.iter().take(count).map(|&key| chart.post(key).id.clone()).collect()
}

fn select_unit(screen: &mut Screen, name: &str) {
    let unit = unit(screen, name);
    ask(screen, Command::Show(ShowCommand::Select(Selection::unit(unit))));
}

fn select_posts(screen: &mut Screen, name: &str, count: usize) {
    let posts = posts(screen, &unit(screen, name), count);
    ask(screen, Command::Show(ShowCommand::Select(Selection::posts(posts))));
}

/// What of the window is looked at.
#[derive(Clone, Copy)]
enum Part {
    Left,
    Right,
    /// The bars above and below the chart, and it.
    Whole,
    Dialog,
}

impl Part {
    fn rect(self, screen: &Screen) -> egui::Rect {
        let whole = egui::Rect::from_min_size(egui::Pos2::ZERO, SIZE.into());
        match self {
            Self::Whole => whole,
            Self::Left => whole.with_max_x(280.0),
            Self::Right => whole.with_min_x(whole.right() - 340.0),
            Self::Dialog => screen.get(By::new().role(Role::Dialog)).rect().expand(16.0),
        }
    }
}

const SIZE: [f32; 2] = [1280.0, 720.0];

/// What is done to the sample to have something to see, and where that is.
type State = (&'static str, Part, fn(&mut Screen));

/// Seen in every colour.
const PANELS: &[State] = &[
    ("review", Part::Whole, |screen| {
        let bytes = std::fs::read(seed::path("organigrammes-ct-2022.txt"));
        let bytes = bytes.expect("the seed is there");
        ask(screen, file_read("rapport.txt", Purpose::ImportText, &bytes));
        act(screen, Action::NextDoubt);
        act(screen, Action::AcceptDoubt);
    }),
    ("outline", Part::Left, |screen| select_unit(screen, "Formation et territoires")),
    ("search", Part::Left, |screen| {
        screen.key_press_modifiers(Modifiers::COMMAND, Key::F);
        screen.run();
        screen.event(egui::Event::Text("conseillere techn".to_owned()));
        screen.run();
    }),
    ("post", Part::Right, |screen| select_posts(screen, "Formation et territoires", 1)),
    ("several posts", Part::Right, |screen| select_posts(screen, "Formation et territoires", 4)),
    ("unit", Part::Right, |screen| select_unit(screen, "Formation et territoires")),
    ("movements", Part::Right, |screen| act(screen, Action::ShowMovements)),
    ("figures", Part::Right, |screen| act(screen, Action::ShowStatistics)),
    ("comments", Part::Right, |screen| act(screen, Action::ShowComments)),
];

/// Seen in one.
const REST: &[State] = &[
    ("bench", Part::Whole, |screen| {
        select_posts(screen, "Formation et territoires", 3);
        act(screen, Action::SetAside);
    }),
    ("changes", Part::Whole, |screen| act(screen, Action::ViewChanges)),
    ("side by side", Part::Whole, |screen| act(screen, Action::ViewSideBySide)),
    ("replay", Part::Whole, |screen| {
        act(screen, Action::Replay);
        press(screen, "Étape suivante");
    }),
    ("projector", Part::Whole, |screen| act(screen, Action::ToggleProjector)),
    ("palette", Part::Dialog, |screen| act(screen, Action::Palette)),
    ("help", Part::Dialog, |screen| act(screen, Action::Help)),
    ("move by list", Part::Dialog, |screen| {
        select_posts(screen, "Formation et territoires", 2);
        act(screen, Action::MoveToUnit);
    }),
    ("paste", Part::Dialog, |screen| {
        select_unit(screen, "Formation et territoires");
        let table = "Intitulé\tCatégorie\tETP\nJuriste\tA\t0,8\nComptable\tC\t1\n";
        screen.event(egui::Event::Paste(table.to_owned()));
        screen.run();
        screen.run();
    }),
    ("mapping", Part::Dialog, |screen| reading(screen, "tests/fixtures/desk/extraction_sirh.csv")),
    ("mapping two", Part::Dialog, |screen| {
        reading(screen, "tests/fixtures/tables/budget-avant-apres.csv");
    }),
    ("merge", Part::Dialog, |screen| {
        let units = ["Formation et territoires", "Développement"].map(|name| unit(screen, name));
        let selection = Selection { units: units.to_vec(), posts: Vec::new() };
        ask(screen, Command::Show(ShowCommand::Select(selection)));
        act(screen, Action::MergeUnits);
    }),
    ("split", Part::Dialog, |screen| {
        select_unit(screen, "DIRAA");
        act(screen, Action::SplitUnit);
    }),
    ("lists", Part::Dialog, |screen| act(screen, Action::ProjectLists)),
    ("snapshots", Part::Dialog, |screen| act(screen, Action::Snapshots)),
    ("settle", Part::Dialog, |screen| {
        ask(screen, file_read("six.json", Purpose::Open, six_tables().as_bytes()));
        ask(screen, Command::Show(ShowCommand::Chart("m".into())));
        act(screen, Action::SettleConflicts);
        screen.run();
    }),
    ("variants", Part::Dialog, |screen| {
        act(screen, Action::MakeVariant);
        select_posts(screen, "Formation et territoires", 2);
        act(screen, Action::Delete);
        act(screen, Action::CompareVariants);
    }),
];

fn assert_as_before(states: &[State], colours: &[(&str, Action)]) {
    // Processors and drivers do not round alike.
    let options = SnapshotOptions::new().threshold(1.0).max_failed_pixels(16);
    let options = options.output_path("tests/it/pictures");
    let mut different = Vec::new();
    for (colour, theme) in colours {
        for (name, part, reach) in states {
            let mut screen = empty_of(SIZE);
            act(&mut screen, *theme);
            press(&mut screen, "Ouvrir l’exemple");
            reach(&mut screen);
            screen.remove_cursor();
            screen.run();
            let rect = part.rect(&screen).intersect(Part::Whole.rect(&screen));
            let [x, y] = [rect.left() as u32, rect.top() as u32];
            let [width, height] = [rect.width() as u32, rect.height() as u32];
            let picture = screen.render().expect("a renderer");
            let picture = image::imageops::crop_imm(&picture, x, y, width, height).to_image();
            let name = format!("{name} {colour}").replace(' ', "_");
            if let Err(error) = try_image_snapshot_options(&picture, name, &options) {
                different.push(error.to_string());
            }
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
#[ignore = "needs a Vulkan driver: mesa-vulkan-drivers"]
fn the_panels_look_as_they_did() {
    let colours = [
        ("light", Action::ThemeLight),
        ("dark", Action::ThemeDark),
        ("contrast", Action::ThemeContrastDark),
    ];
    assert_as_before(PANELS, &colours);
}

#[test]
#[ignore = "needs a Vulkan driver: mesa-vulkan-drivers"]
fn the_chart_and_the_dialogs_look_as_they_did() {
    assert_as_before(REST, &[("light", Action::ThemeLight)]);
}
