//! Texts that were being typed when the program ended: the next window offers each in the field it was in.

use std::path::Path;

use egui::accesskit::Role;
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::app::recorder::Recorder;
use organigramme::compare::Movement;
use organigramme::editor::{
    Access, Action, Command, Document, Draft, Editor, Named, Place, Purpose, Reading, Selection,
    TextField,
};
use organigramme::fingerprint::Fingerprint;
use organigramme::format::native;
use organigramme::model::{DerivedIds, Subject};
use organigramme::words::Locale;

use super::recovery::{Desk, OFFER, SAMPLE, draft, place, sample};
use super::window::{ask, press, says};

/// What a process leaves that was killed while these texts were being typed.
fn leave_typed(file: &Path, journals: &Path, drafts: Vec<Draft>) {
    let held = std::fs::read(file).expect("it is there");
    let project = native::load(&held).expect("sound").project;
    let document = Document::opened(project, file.to_owned(), Fingerprint::of(&held));
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"left")), Locale::French);
    let access = Access::default();
    editor.handle(Command::FileAccess { path: file.to_owned(), access });
    editor.handle(Command::FileRead {
        path: file.to_owned(),
        purpose: Purpose::Open,
        read: Ok(Reading::Project(Box::new(document))),
    });
    editor.handle(Command::Drafts(drafts));
    let recorder = Recorder::start(journals.to_owned(), || {});
    recorder.keep(editor.take_traces(), Locale::French);
}

#[test]
fn what_was_being_typed_is_offered_in_its_field_and_is_one_step() {
    for (field, name) in [
        (TextField::PostNote, "Note"),
        (TextField::PostTitle, "Intitulé"),
        (TextField::ReferenceJob, "Métier de référence"),
    ] {
        let typed = Draft { place: place(field), text: "Vu et revu".to_owned() };
        let draft = typed.clone();
        let mut desk = Desk::new(|file, journals| leave_typed(file, journals, vec![draft]));
        desk.shows(OFFER);
        desk.shows("Un texte était en cours de saisie");
        desk.shows("Vu et revu");
        assert!(!says(&desk.screen, "modifications n’étaient pas enregistrées"));
        press(&mut desk.screen, "Reprendre");
        let is_field = || By::new().role(Role::MultilineTextInput).label(name);
        desk.until("the field", |it| it.screen.query(is_field()).is_some());
        desk.screen.run();
        assert_eq!(desk.screen.get(is_field()).value().as_deref(), Some("Vu et revu"));
        assert!(desk.screen.get(is_field()).accesskit_node().is_focused(), "{name}");
        let document = desk.screen.state().document();
        assert_eq!(document.drafts(), [typed], "a crash would lose nothing");
        assert_eq!(native::save(document.project()), SAMPLE);
        assert!(says(&desk.screen, "• modifié"));
        // It goes on where it ended, and is left as ever.
        desk.screen.event(egui::Event::Text(" encore".to_owned()));
        desk.screen.run();
        ask(&mut desk.screen, Command::Select(Selection::default()));
        let document = desk.screen.state().document();
        let saved = String::from_utf8(native::save(document.project())).expect("a text");
        assert!(saved.contains("Vu et revu encore"), "{name}");
        ask(&mut desk.screen, Command::Act(Action::Undo));
        let document = desk.screen.state().document();
        assert_eq!(native::save(document.project()), SAMPLE, "{name}");
    }
}

#[test]
fn a_reason_and_a_comment_being_typed_are_offered_where_they_were() {
    let (post, chart, other) = {
        let sample = sample();
        let Place::Field { posts, chart, .. } = place(TextField::Reason) else { unreachable!() };
        (posts[0].clone(), chart, sample.charts[0].id.clone())
    };
    let on = Subject::Post(post);
    let (author, date) = ("Zoé".to_owned(), String::new());
    let comment = Draft {
        place: Place::Comment { chart: chart.clone(), on, author, date },
        text: "À revoir".to_owned(),
    };
    let left = comment.clone();
    let mut desk = Desk::new(|file, journals| leave_typed(file, journals, vec![left]));
    desk.shows("Commentaire · Assistant/e de direction");
    press(&mut desk.screen, "Reprendre");
    desk.until("the panel", |it| says(&it.screen, "Commenter «"));
    desk.screen.run();
    assert_eq!(desk.screen.state().document().drafts(), [comment]);
    press(&mut desk.screen, "Commenter");
    assert!(says(&desk.screen, "À revoir") && says(&desk.screen, "Zoé"));
    assert!(desk.screen.state().document().drafts().is_empty());

    // Of a post that is on no later chart: among the movements alone.
    let suppressed = {
        let sample = sample();
        let editor = super::hands::sample();
        let ledger = editor.document().expect("open").ledger().expect("compared");
        let entry = ledger.entries.iter().find(|it| it.movement == Movement::Suppressed);
        let key = entry.expect("there is one").first().from.expect("a source");
        sample.charts[0].post(key).id.clone()
    };
    let place =
        Place::Movement { from: other, to: chart, posts: vec![suppressed], units: Vec::new() };
    let reason = Draft { place, text: "Fin de la mission".to_owned() };
    let left = reason.clone();
    let mut desk = Desk::new(|file, journals| leave_typed(file, journals, vec![left]));
    desk.shows(OFFER);
    press(&mut desk.screen, "Reprendre");
    let is_field = || By::new().role(Role::MultilineTextInput).label("Motif");
    desk.until("the field", |it| it.screen.query(is_field()).is_some());
    desk.screen.run();
    assert_eq!(desk.screen.get(is_field()).value().as_deref(), Some("Fin de la mission"));
    assert!(desk.screen.get(is_field()).accesskit_node().is_focused());
    assert_eq!(desk.screen.state().document().drafts(), [reason]);
}

#[test]
fn lists_being_written_are_offered_in_their_dialog() {
    let mut draft = organigramme::edit::lists::ListsDraft::of(sample().lists);
    draft.lists.categories[0].label = "Cadres".to_owned();
    draft.add::<organigramme::model::Category>();
    draft.lists.categories.last_mut().expect("just added").label = "Apprentis".to_owned();
    let lists = Box::new(draft.lists.clone());
    let place = Place::Lists { lists, new: draft.new_entries() };
    let left = Draft { place, text: "Cadres\nApprentis".to_owned() };
    let typed = left.clone();
    let mut desk = Desk::new(|file, journals| leave_typed(file, journals, vec![left]));
    desk.shows("Cadres");
    press(&mut desk.screen, "Reprendre");
    desk.until("the dialog", |it| says(&it.screen, "Catégories"));
    assert_eq!(desk.screen.state().document().drafts(), [typed]);
    // One more entry is none of those that are there.
    press(&mut desk.screen, "Catégories");
    desk.screen.get_by_label_contains("Ajouter une entrée").click();
    desk.screen.run();
    let Place::Lists { lists, new } = &desk.screen.state().document().drafts()[0].place else {
        panic!("the lists are being written");
    };
    let ids: std::collections::BTreeSet<_> = lists.categories.iter().map(|it| &it.id).collect();
    assert_eq!((ids.len(), new.len()), (lists.categories.len(), 2));
    let empty = By::new().role(Role::TextInput).value("");
    desk.screen.get(empty).focus();
    desk.screen.run();
    desk.screen.event(egui::Event::Text("Stagiaires".to_owned()));
    desk.screen.run();
    press(&mut desk.screen, "Valider");
    let document = desk.screen.state().document();
    let labels: Vec<&str> =
        document.project().lists.categories.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels.first(), Some(&"Cadres"));
    assert!(labels.ends_with(&["Apprentis", "Stagiaires"]), "{labels:?}");
    assert!(document.drafts().is_empty());
    ask(&mut desk.screen, Command::Act(Action::Undo));
    assert_eq!(native::save(desk.screen.state().document().project()), SAMPLE);
}

#[test]
fn a_name_asked_for_is_offered_in_its_question() {
    let chart = sample().charts[1].clone();
    let mission = chart
        .units_in_order()
        .map(|key| chart.unit(key))
        .find(|unit| unit.fields.name.starts_with("Mission"));
    let units = vec![mission.expect("it is there").id.clone()];
    for (of, units) in [
        (Named::SplitUnit, units.clone()),
        (Named::MergedUnit, units),
        (Named::Snapshot, Vec::new()),
    ] {
        let place = Place::Name { chart: chart.id.clone(), posts: Vec::new(), units, of };
        let left = Draft { place, text: "Avant le séminaire".to_owned() };
        let typed = left.clone();
        let mut desk = Desk::new(|file, journals| leave_typed(file, journals, vec![left]));
        desk.shows(OFFER);
        press(&mut desk.screen, "Reprendre");
        let is_field = || By::new().role(Role::TextInput).value("Avant le séminaire");
        desk.until("the question", |it| it.screen.query(is_field()).is_some());
        desk.screen.run();
        assert_eq!(desk.screen.state().document().drafts(), [typed], "{of:?}");
        desk.screen.key_press(egui::Key::Escape);
        desk.screen.run();
        assert!(desk.screen.state().document().drafts().is_empty(), "given up");
    }
}

#[test]
fn a_text_whose_post_is_gone_is_not_lost() {
    let mut draft = draft("À pourvoir");
    if let Place::Field { posts, .. } = &mut draft.place {
        *posts = vec!["nowhere".into()];
    }
    let mut desk = Desk::new(|file, journals| leave_typed(file, journals, vec![draft]));
    desk.shows("À pourvoir");
    press(&mut desk.screen, "Reprendre");
    desk.shows("Ce qui portait ce texte n’existe plus");
    desk.shows("À pourvoir");
}
