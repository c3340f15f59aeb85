//! Texts that were being typed when the program ended: the next window offers each in the field it was in.

use std::path::Path;

use egui::accesskit::Role;
use egui_kittest::kittest::{By, NodeT, Queryable};
use organigramme::app::recorder::Recorder;
use organigramme::compare::Movement;
use organigramme::editor::recovery::Recovered;
use organigramme::editor::{
    Access, Action, ChangeCommand, Command, DiskCommand, Document, Draft, Editor, FileCommand,
    Named, Place, Purpose, Reading, Selection, ShowCommand, TextField,
};
use organigramme::fingerprint::Fingerprint;
use organigramme::format::native;
use organigramme::model::{DerivedIds, Project, Role as ChartRole, Subject};
use organigramme::store::journal::orphans;
use organigramme::words::Locale;

use super::recovery::{Desk, OFFER, SAMPLE, draft, place, records_by_now, sample};
use super::support::waiting::wait_until;
use super::window::{ask, press, says};

/// What a process leaves that was killed while these texts were being typed.
fn leave_typed(file: &Path, journals: &Path, drafts: Vec<Draft>) {
    let held = std::fs::read(file).expect("it is there");
    let project = native::load(&held).expect("sound").project;
    let document = Document::opened(project, file.to_owned(), Fingerprint::of(&held));
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"left")), Locale::French);
    let access = Access::default();
    editor.handle(Command::Disk(DiskCommand::Access { path: file.to_owned(), access }));
    editor.handle(Command::File(FileCommand::Read {
        path: file.to_owned(),
        purpose: Purpose::Open,
        read: Ok(Reading::Project(Box::new(document))),
    }));
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
        ask(&mut desk.screen, Command::Show(ShowCommand::Select(Selection::default())));
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
        // The first leaves the field.
        for _ in 0..2 {
            desk.screen.key_press(egui::Key::Escape);
            desk.screen.run();
        }
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

#[test]
fn what_was_typed_is_in_the_new_journal_before_the_old_one_goes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, journals) = (folder.path().join("mission.json"), folder.path().join("journals"));
    std::fs::write(&file, SAMPLE).expect("written");
    leave_typed(&file, &journals, vec![draft("Vu et revu")]);
    let orphan = orphans(&journals).pop().expect("one was left");
    let mut old = orphan.path().to_owned();
    let records = orphan.records().expect("readable").payloads;
    let recovered = Box::new(Recovered::new(&records, old.clone()).expect("recoverable"));
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"again")), Locale::French);
    editor.handle(Command::File(FileCommand::Recover { recovered, keep_both: false }));
    let recorder = Recorder::start(journals.clone(), || {});
    recorder.hold(orphan);
    // Taken up, then begun anew: the header, and what was typed.
    for _ in 0..2 {
        recorder.keep(editor.take_traces(), Locale::French);
        wait_until("the end of the old journal", || !old.exists());
        assert_eq!(records_by_now(&journals), 2);
        let mut entries = std::fs::read_dir(&journals).expect("it is there").flatten();
        old = entries.next().expect("the new one").path();
        editor.trace_afresh();
    }
}

fn has_field(desk: &Desk) -> bool {
    // The offer says it too.
    desk.screen.state().is_open()
        && desk.screen.query_all(By::new().value("Vu et revu")).next().is_some()
}

#[test]
fn a_text_taken_up_and_dropped_leaves_nothing_unsaved() {
    let chart = sample().charts[1].clone();
    let unit = chart.units_in_order().nth(1).map(|key| chart.unit(key).id.clone());
    let units = vec![unit.expect("there is one")];
    let name = Place::Field { chart: chart.id, posts: vec![], units, field: TextField::UnitName };
    for place in [name, place(TextField::PostNote), place(TextField::PostTitle)] {
        // Also after it was taken up twice, and only where the file holds what was left.
        for (times, is_changed) in [(1, false), (2, false), (1, true)] {
            let left = Draft { place: place.clone(), text: "Vu et revu".to_owned() };
            let mut desk = Desk::new(|file, journals| {
                leave_typed(file, journals, vec![left]);
                let theirs = Project { title: "Eux".into(), ..sample() };
                if is_changed {
                    std::fs::write(file, native::save(&theirs)).expect("written");
                }
            });
            for time in 0..times {
                if time > 0 {
                    desk.again();
                }
                desk.shows(OFFER);
                press(&mut desk.screen, "Reprendre");
                desk.until("the field", has_field);
                desk.screen.run();
                assert!(desk.screen.state().document().is_unsaved());
            }
            desk.screen.key_press(egui::Key::Escape);
            desk.screen.run();
            let document = desk.screen.state().document();
            assert!(document.drafts().is_empty(), "{place:?}");
            assert_eq!(document.is_unsaved(), is_changed, "{place:?} {times}");
            assert_eq!(says(&desk.screen, "• modifié"), is_changed, "{place:?} {times}");
            if !is_changed {
                desk.until("the end of the journal", |it| it.journals().is_empty());
            }
        }
    }
}

#[test]
fn steps_taken_up_and_taken_back_leave_nothing_unsaved() {
    let edit = || Command::Change(ChangeCommand::ProjectTitle("Un".to_owned()));
    let leave = |file: &Path, journals: &Path| {
        leave_typed(file, journals, vec![draft("Vu et revu")]);
    };
    let mut desk = Desk::new(leave);
    desk.shows(OFFER);
    press(&mut desk.screen, "Reprendre");
    desk.until("the field", has_field);
    ask(&mut desk.screen, edit());
    desk.again();
    desk.shows("Une modification n’était pas enregistrée");
    press(&mut desk.screen, "Reprendre");
    desk.until("the project", |it| says(&it.screen, "• modifié"));
    desk.screen.run();
    desk.screen.key_press(egui::Key::Escape);
    desk.screen.run();
    assert!(desk.screen.state().document().is_unsaved());
    ask(&mut desk.screen, Command::Act(Action::Undo));
    assert!(!desk.screen.state().document().is_unsaved());
    assert_eq!(native::save(desk.screen.state().document().project()), SAMPLE);
}

#[test]
fn each_field_of_a_dialog_is_named_in_the_offer() {
    let chart = sample().charts[1].clone();
    let mut fields = Box::new(chart.fields.clone());
    fields.label = "Cible deux".to_owned();
    fields.role = Some(ChartRole::Variant);
    let date = fields.date.map_or_else(String::new, |it| it.strftime("%d/%m/%Y").to_string());
    let project_title = "Un titre nouveau".to_owned();
    let place = Place::Chart { chart: chart.id, fields, date, project_title };
    let text = "Cible deux\nUn titre nouveau".to_owned();
    let left = vec![Draft { place, text }];
    let mut desk = Desk::new(|file, journals| leave_typed(file, journals, left));
    desk.shows("3 textes étaient en cours de saisie");
    let of = &chart.fields.label;
    for (name, text) in [
        (format!("Nom de l’organigramme · {of}"), "Cible deux"),
        (format!("Rôle · {of}"), "Variante"),
        ("Titre du projet".to_owned(), "Un titre nouveau"),
    ] {
        assert!(desk.screen.query_by_label(&name).is_some(), "{name}");
        assert!(desk.screen.query_by_label(text).is_some(), "{text}");
    }

    let mut lists = Box::new(sample().lists);
    lists.categories[0].label = "Cadres".to_owned();
    lists.levels[0].label = "Chefs".to_owned();
    let place = Place::Lists { lists, new: Vec::new() };
    let left = vec![Draft { place, text: "Cadres\nChefs".to_owned() }];
    let mut desk = Desk::new(|file, journals| leave_typed(file, journals, left));
    let of = sample().title;
    desk.shows(OFFER);
    for (name, text) in [("Catégories", "Cadres"), ("Encadrement", "Chefs")] {
        assert!(desk.screen.query_by_label(&format!("{name} · {of}")).is_some(), "{name}");
        assert!(desk.screen.query_by_label(text).is_some(), "{text}");
    }
}
