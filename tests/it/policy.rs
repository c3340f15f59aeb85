//! What an administrator has fixed: read, obeyed, and shown as fixed.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use organigramme::cli::{Printed, printed_under};
use organigramme::editor::{
    Action, Command, Editor, Effect, ExportCommand, FileCommand, FileEffect, Fixed, PictureChoice,
    Purpose,
};
use organigramme::export::Format;
use organigramme::export::ledger::LedgerFormat;
use organigramme::model::DerivedIds;
use organigramme::store::{EXPORTS, Policy, Theme};
use organigramme::words::Locale;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");

/// The policy that a file holds, and what is said of it.
fn policy(text: &str) -> (Policy, Option<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("policy.json");
    fs::write(&path, text).unwrap();
    let (policy, unusable) = Policy::at(&path);
    let said = unusable.map(|it| Locale::English.say(&it));
    (policy, said.map(|it| it.replace(&folder.path().display().to_string(), "…")))
}

fn only(exports: &[&str]) -> Policy {
    let exports = exports.iter().map(ToString::to_string).collect();
    Policy { exports: Some(exports), ..Policy::default() }
}

fn asked(args: &[&str], policy: &Policy) -> Printed {
    let words = ["organigramme"].iter().chain(args).map(OsString::from);
    printed_under(words, policy).expect("no window is asked for")
}

#[test]
fn what_is_fixed_is_read_and_the_rest_is_as_each_likes() {
    let text = "\u{feff}{\"language\": \"FR\", \"theme\": \"contrast_light\", \"folder\": \"S:\\\\Chez nous\", \
                \"exports\": [\"pdf\", \"XLSX\"]}";
    let (read, said) = policy(text);
    assert_eq!(said, None);
    assert_eq!((read.language, read.theme), (Some(Locale::French), Some(Theme::ContrastLight)));
    assert_eq!(read.folder, Some(PathBuf::from("S:\\Chez nous")));
    assert!(read.allows("PDF") && read.allows("xlsx") && !read.allows("png"));
    assert_eq!(policy("{}"), (Policy::default(), None));
    assert!(Policy::default().allows("png"));
    assert_eq!(Policy::at(Path::new("/nowhere/policy.json")), (Policy::default(), None));
}

#[test]
fn a_file_that_is_not_in_order_fixes_nothing_and_that_is_said() {
    for broken in [
        "",
        "{",
        "[]",
        "{\"language\": \"de\"}",
        "{\"theme\": \"mauve\"}",
        "{\"exports\": [\"pfd\"]}",
        "{\"langage\": \"fr\"}",
    ] {
        let (read, said) = policy(broken);
        let said = said.expect("it is said");
        assert_eq!(read, Policy::default(), "{broken}");
        let file = format!("…{}policy.json is not in order (line ", std::path::MAIN_SEPARATOR);
        assert!(said.contains(&file), "{said}");
        assert!(said.ends_with("nothing is fixed"), "{said}");
    }
    let folder = tempfile::tempdir().unwrap();
    let (read, said) = Policy::at(folder.path());
    assert_eq!(read, Policy::default());
    assert!(Locale::English.say(&said.unwrap()).contains("could not be read: nothing is fixed"));
}

#[test]
fn every_kind_of_file_that_is_exported_can_be_allowed() {
    let tables = LedgerFormat::ALL.map(LedgerFormat::extension);
    let ends = Format::ALL.map(Format::extension).into_iter().chain(tables);
    assert_eq!(BTreeSet::from(EXPORTS), ends.collect());
}

#[test]
fn a_command_refuses_what_may_not_be_exported_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let policy = only(&["pdf", "docx"]);
    for (command, name) in [("export", "a.png"), ("compare", "a.xlsx")] {
        let printed = asked(&["--lang", "en", command, SAMPLE, "-o", &at(name)], &policy);
        assert_eq!((printed.code, printed.stdout.as_str()), (2, ""), "{name}");
        assert_eq!(printed.stderr.lines().count(), 1, "{}", printed.stderr);
        assert!(printed.stderr.contains("is not allowed here"), "{}", printed.stderr);
        assert!(!Path::new(&at(name)).exists());
    }
    for (command, name) in [("export", "a.pdf"), ("compare", "a.docx")] {
        assert_eq!(asked(&[command, SAMPLE, "-o", &at(name)], &policy).code, 0, "{name}");
        assert!(Path::new(&at(name)).exists());
    }
}

#[test]
fn a_command_speaks_the_language_that_is_fixed() {
    let policy = Policy { language: Some(Locale::French), ..Policy::default() };
    let printed = asked(&["--lang", "en", "count", "/nowhere.json"], &policy);
    assert!(
        printed.stderr.contains("n’existe pas") || printed.stderr.contains("pas"),
        "{printed:?}"
    );
    assert_eq!(printed, asked(&["--lang", "fr", "count", "/nowhere.json"], &Policy::default()));
}

/// The sample, where this is fixed.
fn editor(fixed: Fixed) -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"policy")), Locale::English);
    editor.fixed = fixed;
    editor.handle(Command::Act(Action::OpenSample));
    editor
}

/// What is said instead of doing what was asked.
fn refused(effects: &[Effect]) -> String {
    let [Effect::Say { message, .. }] = effects else { panic!("{effects:?}") };
    Locale::English.say(message)
}

#[test]
fn what_is_fixed_cannot_be_chosen_in_the_window() {
    let mut editor = editor(Fixed { language: true, theme: true, exports: None });
    for action in [Action::LanguageEnglish, Action::ThemeDark] {
        assert!(!editor.is_enabled(action));
        let said = refused(&editor.handle(Command::Act(action)));
        assert_eq!(said, "That is fixed by the administrator");
    }
    editor.fixed.theme = false;
    assert!(editor.is_enabled(Action::ThemeDark));
}

#[test]
fn only_what_is_allowed_is_proposed_and_written() {
    let exports = Some(vec!["docx".to_owned()]);
    let mut editor = editor(Fixed { exports, ..Fixed::default() });
    let tables = editor.handle(Command::Act(Action::ExportTables));
    let [Effect::File(FileEffect::AskPath { suggested_name, purpose })] = &tables[..] else {
        panic!("{tables:?}")
    };
    assert!(suggested_name.ends_with(".docx"), "{suggested_name}");
    let chosen = FileCommand::PathChosen { purpose: *purpose, path: Some("a.xlsx".into()) };
    let said = refused(&editor.handle(Command::File(chosen)));
    assert_eq!(said, "Exporting XLSX is not allowed, that is fixed by the administrator");

    let picture = PictureChoice { format: Format::Png, ..PictureChoice::default() };
    let picture = Command::Export(ExportCommand::Picture(Box::new(picture)));
    assert!(refused(&editor.handle(picture)).starts_with("Exporting PNG is not allowed"));
    // A project is no export.
    let saved = editor.handle(Command::Act(Action::SaveAs));
    let asks =
        matches!(saved[..], [Effect::File(FileEffect::AskPath { purpose: Purpose::Save, .. })]);
    assert!(asks, "{saved:?}");
}

#[cfg(feature = "gui")]
mod window {
    use super::super::window::{Screen, ask, remembering, sample, says};
    use super::{Action, Command, Locale, Policy, Theme, only};
    use egui_kittest::kittest::{NodeT, Queryable};
    use organigramme::store::{Preferences, UserFolders};

    fn is_dark(screen: &Screen) -> bool {
        screen.ctx.style_of(screen.ctx.theme()).visuals.dark_mode
    }

    #[test]
    fn what_is_fixed_is_greyed_and_says_who_fixed_it() {
        let mut screen = sample();
        let fixed = Policy { language: Some(Locale::French), ..only(&["pdf", "svg"]) };
        screen.state_mut().window().obey((fixed, None));
        screen.run();
        screen.get_by_label("Affichage").click();
        screen.run();
        screen.get_by_label_contains("Langue").click();
        screen.run();
        let locked = screen.get_by_label_contains("English (fixé par l’administrateur)");
        assert!(locked.accesskit_node().is_disabled());
        screen.key_press(egui::Key::Escape);
        screen.run();
        ask(&mut screen, Command::Act(Action::ExportPicture));
        assert!(says(&screen, "pas d’export en PNG, HTML, TXT"));
        assert!(screen.get_by_label("PNG").accesskit_node().is_disabled());
        assert!(!screen.get_by_label("SVG").accesskit_node().is_disabled());
    }

    #[test]
    fn a_theme_that_is_fixed_is_in_force_and_the_users_own_choice_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let [config, state] = ["config", "state"].map(|name| folder.path().join(name));
        let folders = UserFolders { config, state };
        let chosen = Preferences { theme: Theme::Light, ..Preferences::default() };
        folders.save_preferences(&chosen).expect("it is written");
        let mut screen = remembering([1280.0, 720.0], Some(folders.clone()));
        assert!(!is_dark(&screen));
        let fixed = Policy { theme: Some(Theme::Dark), ..Policy::default() };
        screen.state_mut().window().obey((fixed, None));
        ask(&mut screen, Command::Act(Action::InterfaceLarger));
        assert!(is_dark(&screen));
        drop(screen);
        assert_eq!(folders.preferences().theme, Theme::Light);
    }
}
