//! The export's dialog and the ways to look at a chart, in the whole window without a screen.

use egui_kittest::kittest::Queryable;
use organigramme::editor::{
    Action, Command, ExportCommand, FileCommand, PictureChoice, Purpose, Selection, ShowCommand,
};
use organigramme::export::Format;
use organigramme::model::{ColourBy, Density, Look};
use organigramme::store::UserFolders;

use super::native::SMALL;
use super::window::{Screen, ask, card, press, remembering, sample, says, wait_until};

fn act(screen: &mut Screen, action: Action) {
    ask(screen, Command::Act(action));
}

/// Waits for the preview, which a thread draws.
#[track_caller]
fn shows(screen: &mut Screen, words: &str) {
    wait_until(screen, |screen| says(screen, words));
}

#[test]
fn the_dialog_shows_the_pages_and_the_size_of_their_smallest_text() {
    let mut screen = sample();
    screen.state_mut().command(Command::Act(Action::ExportPicture));
    shows(&mut screen, "297 × 210 mm · plus petit texte 7,");
    assert!(says(&screen, "105 postes"));
    assert!(!says(&screen, "difficile à lire"));
    screen.get_by_label("A3").click();
    shows(&mut screen, "420 × 297 mm · plus petit texte 10,");
    screen.get_by_label_contains("Une page par unité").click();
    shows(&mut screen, "page 1 / 4");
    screen.get_by_label("Page suivante").click();
    shows(&mut screen, "page 2 / 4");
    shows(&mut screen, "· 28 postes");
}

#[test]
fn a_page_too_small_to_read_proposes_a_larger_one() {
    let mut screen = sample();
    let look = Look { colour_by: ColourBy::Change, ..Look::default() };
    let set = organigramme::editor::LookCommand::Set(Box::new(look));
    ask(&mut screen, Command::Look(set));
    screen.state_mut().command(Command::Act(Action::ExportPicture));
    shows(&mut screen, "moins de 7 pt");
    screen.get_by_label("Imprimer en A3").click();
    shows(&mut screen, "420 × 297 mm");
    assert!(!says(&screen, "moins de 7 pt"));
}

#[test]
fn both_states_too_small_to_read_side_by_side_are_proposed_on_a_high_page() {
    let mut screen = sample();
    screen.state_mut().command(Command::Act(Action::ExportPicture));
    shows(&mut screen, "297 × 210 mm");
    screen.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Changements").click();
    screen.step();
    screen.step();
    screen.get_by_label_contains("sur la même feuille").click();
    shows(&mut screen, "moins de 7 pt");
    screen.get_by_label("Imprimer en A3").click();
    shows(&mut screen, "420 × 297 mm");
    shows(&mut screen, "moins de 7 pt");
    screen.get_by_label("Imprimer en portrait").click();
    shows(&mut screen, "297 × 420 mm · plus petit texte 7,0");
    assert!(!says(&screen, "moins de 7 pt"));
}

#[test]
fn an_image_too_large_says_so_before_it_is_made() {
    let mut screen = sample();
    screen.state_mut().command(Command::Act(Action::ExportPicture));
    shows(&mut screen, "297 × 210 mm");
    screen.get_by_label("PNG").click();
    shows(&mut screen, "pixels");
    screen.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Finesse").click();
    screen.step();
    screen.step();
    screen.get_by_label("1\u{202f}200 points par pouce").click();
    shows(&mut screen, "× 9\u{202f}921 pixels");
    assert!(says(&screen, "Plus de 120 millions de pixels"));
}

#[test]
fn a_picture_is_written_and_its_folder_offered() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("cible.png");
    let mut screen = sample();
    let choice = PictureChoice { format: Format::Png, ..PictureChoice::default() };
    screen.state_mut().command(Command::Export(ExportCommand::Picture(Box::new(choice))));
    let purpose = Purpose::Picture(Format::Png);
    ask(&mut screen, Command::File(FileCommand::PathChosen { purpose, path: Some(path.clone()) }));
    shows(&mut screen, "cible.png\u{a0}» est exporté");
    assert!(says(&screen, "Ouvrir le dossier"));
    let bytes = std::fs::read(&path).expect("it is written");
    assert_eq!(&bytes[1..4], b"PNG");
}

#[test]
fn pages_never_take_the_place_of_other_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = folder.path().join("cible-2.svg");
    std::fs::write(&taken, "précieux").expect("it is written");
    let mut screen = sample();
    let choice = PictureChoice { format: Format::Svg, split: true, ..PictureChoice::default() };
    screen.state_mut().command(Command::Export(ExportCommand::Picture(Box::new(choice))));
    let path = Some(folder.path().join("cible.svg"));
    ask(
        &mut screen,
        Command::File(FileCommand::PathChosen { purpose: Purpose::Picture(Format::Svg), path }),
    );
    shows(&mut screen, "cible-2.svg\u{a0}» existe déjà");
    assert_eq!(std::fs::read_to_string(&taken).expect("it is there"), "précieux");
    assert_eq!(std::fs::read_dir(folder.path()).expect("it is a folder").count(), 1);
}

#[test]
fn a_branch_is_folded_from_the_keyboard_and_unfolded() {
    let mut screen = sample();
    let chart = screen.state().document().chart().expect("a chart is shown");
    let named = |key: &_| chart.unit(*key).fields.name.contains("administratif et financier");
    let key = chart.units_in_order().find(named).expect("it is there");
    let unit = chart.unit(key).id.clone();
    let tall = card(&screen, "Département administratif et financier").height();
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::unit(unit.clone()))));
    screen.key_press(egui::Key::F7);
    screen.run();
    assert!(screen.state().document().is_folded(&unit));
    assert!(card(&screen, "Département administratif et financier").height() < tall);
    act(&mut screen, Action::UnfoldAll);
    assert!(!screen.state().document().is_folded(&unit));
}

#[test]
fn a_view_is_made_used_and_deleted_from_the_button_over_the_chart() {
    let mut screen = sample();
    press(&mut screen, "Présentation");
    press(&mut screen, "Compacte");
    let chart = |screen: &Screen| screen.state().document().chart().expect("shown").clone();
    let id = chart(&screen).id.clone();
    assert_eq!(screen.state().document().look(&id).density, Density::Compact);
    let field = screen.get_by_label("Nom de la vue");
    field.focus();
    field.type_text("Dense");
    screen.run();
    press(&mut screen, "Enregistrer");
    assert_eq!(chart(&screen).fields.views[0].name, "Dense");
    press(&mut screen, "Aérée");
    press(&mut screen, "Dense");
    assert_eq!(screen.state().document().look(&id).density, Density::Compact);
    press(&mut screen, "Supprimer la vue Dense");
    assert!(chart(&screen).fields.views.is_empty());
}

#[test]
fn a_project_that_an_export_takes_the_place_of_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let folders =
        UserFolders { config: folder.path().join("config"), state: folder.path().join("state") };
    let mut screen = remembering([1280.0, 720.0], Some(folders.clone()));
    press(&mut screen, "Ouvrir l’exemple");
    let path = folder.path().join("tableaux.xlsx");
    std::fs::write(&path, SMALL).expect("written");
    let chosen = Some(path.clone());
    ask(
        &mut screen,
        Command::File(FileCommand::PathChosen { purpose: Purpose::ExportTables, path: chosen }),
    );
    shows(&mut screen, "contenait un projet, il est gardé dans");
    assert_ne!(std::fs::read(&path).expect("read"), SMALL.as_bytes());
    let kept = folders.versions().of(&path);
    let kept = kept.first().expect("a version");
    assert_eq!(std::fs::read_to_string(&kept.path).expect("read"), SMALL);
}
