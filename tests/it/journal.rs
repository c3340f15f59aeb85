//! The journal of what is unsaved: whatever becomes of its file, what is read from it is what was
//! written, up to somewhere; and made again, its records give the project that was open.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use organigramme::edit::{Edit, StepKind};
use organigramme::editor::recovery::{self, Recovered, Unrecoverable};
use organigramme::editor::{
    Action, ChangeCommand, Command, Document, Draft, Editor, FileCommand, Place, TextField, Trace,
};
use organigramme::fingerprint::Fingerprint;
use organigramme::format::native;
use organigramme::model::{
    Arrangement, Aspect, Authorised, Chart, ChartFields, Choice, Claim, ColourBy, Conflict,
    Density, Departure, DerivedIds, Hundredths, Lists, Look, Nature, PostFields, PostRecord,
    Project, RemovedUnit, Role, Settlement, Shown, Style, Subject, Subtree, UnitFields, View, Wish,
};
use organigramme::store::journal::{Journal, Records, orphans, read};
use organigramme::words::Locale;
use proptest::prelude::*;

use super::support::random::{self, Step};

const SAMPLE: &[u8] = include_bytes!("../../assets/samples/proch-orientation.json");

fn sample() -> Project {
    native::load(SAMPLE).expect("the sample is sound").project
}

fn at(text: &str) -> PathBuf {
    Path::new("/bureau").join(text)
}

fn payloads() -> Vec<Vec<u8>> {
    vec![b"header".to_vec(), Vec::new(), vec![0; 40], b"one".to_vec(), "é{}".into()]
}

/// The bytes of a journal with these records, and its name.
fn written(folder: &Path, payloads: &[Vec<u8>]) -> (PathBuf, Vec<u8>) {
    let (first, others) = payloads.split_first().expect("a header");
    let mut journal = Journal::begin(folder, first).expect("the folder takes it");
    for payload in others {
        journal.append(payload).expect("the disk takes it");
    }
    journal.sync().expect("the disk takes it");
    let path = journal.path().to_owned();
    (path.clone(), std::fs::read(path).expect("it is there"))
}

fn read_all(bytes: &[u8]) -> Records {
    read(bytes, bytes.len() as u64).expect("memory can be read")
}

#[test]
fn a_journal_cut_anywhere_gives_the_records_before_the_cut() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, bytes) = written(folder.path(), &payloads());
    // 16 bytes before each payload.
    let mut ends = vec![0];
    for payload in payloads() {
        ends.push(ends.last().expect("one") + 16 + payload.len());
    }
    assert_eq!(ends.last(), Some(&bytes.len()));
    for cut in 0..=bytes.len() {
        let found = read_all(&bytes[..cut]);
        let whole = ends.iter().filter(|&&end| end > 0 && end <= cut).count();
        assert_eq!(found.payloads, payloads()[..whole], "cut at {cut}");
        assert_eq!(found.lost_bytes as usize, cut - ends[whole], "cut at {cut}");
    }
}

#[test]
fn a_journal_with_a_flipped_byte_gives_the_records_before_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, bytes) = written(folder.path(), &payloads());
    for place in 0..bytes.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut broken = bytes.clone();
            broken[place] ^= flip;
            let found = read_all(&broken);
            assert!(found.payloads.len() < payloads().len(), "{place} ^ {flip}");
            assert_eq!(found.payloads, payloads()[..found.payloads.len()], "{place} ^ {flip}");
            assert!(found.lost_bytes as usize >= bytes.len() - place, "{place} ^ {flip}");
        }
    }
}

#[test]
fn records_out_of_their_order_are_not_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, bytes) = written(folder.path(), &[b"a".to_vec(), b"b".to_vec(), b"c".to_vec()]);
    let record = |index: usize| &bytes[index * 17..(index + 1) * 17];
    let swapped = [record(0), record(2), record(1)].concat();
    assert_eq!(read_all(&swapped).payloads, [b"a"]);
    let twice = [record(0), record(1), record(1), record(2)].concat();
    assert_eq!(read_all(&twice).payloads, [b"a", b"b"]);
}

#[test]
fn no_room_is_made_for_more_than_the_file_holds() {
    // It says that 4 GiB follow.
    let mut bytes = vec![0xff; 4];
    bytes.extend([0; 12]);
    assert_eq!(read_all(&bytes), Records { payloads: Vec::new(), lost_bytes: 16 });
}

#[test]
#[cfg(unix)]
fn nobody_else_reads_a_journal_or_lists_its_folder() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let journals = folder.path().join("state/journals");
    let journal = Journal::begin(&journals, b"first").unwrap();
    assert_eq!((mode(&journals), mode(journal.path())), (0o700, 0o600));
    assert_eq!(mode(journals.parent().unwrap()), 0o700);
    // One that was made for others too, as formerly, is closed to them.
    fs::set_permissions(&journals, fs::Permissions::from_mode(0o755)).unwrap();
    Journal::begin(&journals, b"first").unwrap();
    assert_eq!(mode(&journals), 0o700);
}

#[test]
fn only_a_journal_that_nobody_writes_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let living = Journal::begin(folder.path(), b"one").expect("begun");
    let (left, _) = written(folder.path(), &payloads());
    std::fs::write(folder.path().join("unfinished.new"), b"half").expect("written");
    std::fs::write(folder.path().join("other.broken"), b"?").expect("written");

    let found = orphans(folder.path());
    assert_eq!(found.iter().map(|it| it.path()).collect::<Vec<_>>(), [left.as_path()]);
    assert_eq!(found[0].records().expect("readable").payloads, payloads());
    assert!(!folder.path().join("unfinished.new").exists(), "it never held anything");
    assert!(orphans(folder.path()).is_empty(), "who found it first has it");
    drop(found);

    let mut found = orphans(folder.path());
    found.remove(0).remove().expect("removed");
    assert!(!left.exists());
    living.remove().expect("removed");
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap()).collect();
    assert_eq!(names.len(), 1, "but what is no journal is left alone");
}

#[test]
fn a_foreign_a_newer_and_an_empty_journal_are_told_apart() {
    let why = |records: &[Vec<u8>]| match Recovered::new(records, at("x.journal")) {
        Ok(_) => panic!("there is nothing to recover"),
        Err(Unrecoverable::Newer) => "newer".to_owned(),
        Err(Unrecoverable::Unreadable(why)) => Locale::English.say(&why),
    };
    let no_header = "It does not begin like a journal of changes.";
    assert_eq!(why(&[]), no_header);
    assert_eq!(why(&[b"\x89PNG".to_vec()]), no_header);
    assert_eq!(why(&[br#"{"format":"other","version":1}"#.to_vec()]), no_header);
    assert_eq!(why(&[br#"{"format":"organigramme-journal","version":1}"#.to_vec()]), no_header);
    let newer = br#"{"format":"organigramme-journal","version":3,"what":"is this"}"#;
    assert_eq!(why(&[newer.to_vec()]), "newer");
    let header = |project: &str| {
        let value = serde_json::json!({
            "format": "organigramme-journal", "version": 1, "program": "0", "unsaved_steps": 0,
            "project": project,
        });
        value.to_string().into_bytes()
    };
    assert_ne!(why(&[header("{}")]), no_header, "it says what is wrong with the project");
}

/// Keeps what a document traces, as the program does, and nothing where nothing is unsaved.
#[derive(Default)]
struct Kept(Vec<Vec<u8>>);

impl Kept {
    fn take(&mut self, document: &mut Document) {
        self.keep(document.take_traces());
    }

    fn keep(&mut self, traces: Vec<Trace>) {
        for trace in traces {
            match trace {
                Trace::Begin(beginning) => self.0 = vec![recovery::header(&beginning)],
                Trace::Step { label, edit } => {
                    self.0.push(recovery::step(&label, edit, Locale::French));
                }
                Trace::Drafts(drafts) => self.0.push(recovery::drafts(&drafts)),
                Trace::Written { path, on_disk, unsaved_steps } => {
                    self.0.push(recovery::written(&path, on_disk, unsaved_steps));
                }
                Trace::End => self.0.clear(),
            }
        }
    }

    fn recovered(&self) -> Recovered {
        Recovered::new(&self.0, at("x.journal")).expect("it has a header")
    }
}

fn bytes(document: &Document) -> Vec<u8> {
    native::save(document.project())
}

/// What somebody does with an open project, beside editing it.
#[derive(Clone, Debug)]
enum Deed {
    Edit(Step),
    Undo,
    Redo,
    /// A save that ends after so many more edits.
    Save(Vec<Step>),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let step = || random::steps(1).prop_map(|mut steps| steps.remove(0));
    let deed = prop_oneof![
        6 => step().prop_map(Deed::Edit),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
        1 => random::steps(0..3).prop_map(Deed::Save),
    ];
    prop::collection::vec(deed, 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_is_the_project_that_is_open(
        first in random::steps(5..20),
        deeds in deeds(),
        in_file in any::<bool>(),
    ) {
        let project = random::source(&first);
        let mut ids = DerivedIds::new(b"deeds");
        let mut document = match in_file {
            true => Document::opened(project, at("a.json"), Fingerprint::of(b"a")),
            false => Document::unsaved(project),
        };
        let mut kept = Kept::default();
        let edit = |document: &mut Document, ids: &mut DerivedIds, step: Step| {
            let edit = random::edit(document.project(), &"s".into(), None, step, ids);
            if let Some(edit) = edit {
                let _ = document.make(StepKind::AddPost, edit);
            }
        };
        for deed in deeds {
            match deed {
                Deed::Edit(step) => edit(&mut document, &mut ids, step),
                Deed::Undo => drop(document.undo()),
                Deed::Redo => drop(document.redo()),
                Deed::Save(meanwhile) => {
                    let (state, saved) = (document.history().state(), bytes(&document));
                    for step in meanwhile {
                        edit(&mut document, &mut ids, step);
                    }
                    document.saved(at("b.json"), state, Fingerprint::of(&saved));
                }
            }
            kept.take(&mut document);
            prop_assert_eq!(!kept.0.is_empty(), document.is_unsaved());
            if document.is_unsaved() {
                let recovered = kept.recovered();
                let again = recovered.document();
                prop_assert!(bytes(again) == bytes(&document));
                prop_assert!(recovered.refused.is_none());
                prop_assert!(again.is_unsaved());
                prop_assert_eq!(again.path(), document.path());
                prop_assert_eq!(again.on_disk(), document.on_disk());
                prop_assert_eq!(recovered.unsaved_steps == 0, !in_file && document.path().is_none()
                    && again.history().next_undo().is_none());
            }
        }
    }
}

#[test]
fn what_was_recovered_can_be_undone_and_is_kept_again() {
    let mut document = Document::opened(sample(), at("a.json"), Fingerprint::of(SAMPLE));
    let title = |text: &str| Edit::SetProjectTitle(text.to_owned());
    document.make(StepKind::ProjectTitle, title("un")).expect("allowed");
    document.make(StepKind::ProjectTitle, title("deux")).expect("allowed");
    document.undo();
    let mut kept = Kept::default();
    kept.take(&mut document);

    let mut editor =
        organigramme::editor::Editor::new(Box::new(DerivedIds::new(b"editor")), Locale::French);
    let recovered = Box::new(kept.recovered());
    assert_eq!(recovered.unsaved_steps, 3);
    let command =
        organigramme::editor::Command::File(FileCommand::Recover { recovered, keep_both: false });
    editor.handle(command);
    let traces = editor.take_traces();
    let Some(Trace::Begin(beginning)) = traces.first() else { panic!("it is kept again") };
    assert_eq!(beginning.recovered_from, Some(at("x.journal")));
    assert_eq!(beginning.path, Some(at("a.json")));
    assert_eq!(native::save(&beginning.project), SAMPLE, "before the first step");
    assert_eq!(traces.len(), 4);

    let said = |editor: &organigramme::editor::Editor| {
        let step = editor.document().unwrap().history().next_undo().map(|it| it.kind.label());
        step.map(|label| Locale::French.say(&label).replace('\u{a0}', " "))
    };
    let document = editor.document().expect("open");
    assert_eq!(document.project().title, "un");
    assert_eq!(said(&editor).as_deref(), Some("annuler : renommer le projet"));
    let undo = || organigramme::editor::Command::Act(organigramme::editor::Action::Undo);
    editor.handle(undo());
    assert_eq!(editor.document().unwrap().project().title, "deux");
    assert_eq!(said(&editor).as_deref(), Some("renommer le projet"));
    for _ in 0..2 {
        editor.handle(undo());
    }
    let document = editor.document().expect("open");
    assert_eq!(bytes(document), SAMPLE);
    assert_eq!(said(&editor), None);
    assert!(document.is_unsaved(), "who knows what the file holds by now");
}

#[test]
fn a_step_that_is_refused_ends_what_is_recovered() {
    let mut document = Document::opened(sample(), at("a.json"), Fingerprint::of(SAMPLE));
    let title = Edit::SetProjectTitle("un".to_owned());
    document.make(StepKind::ProjectTitle, title).expect("allowed");
    let mut kept = Kept::default();
    kept.take(&mut document);
    let label = StepKind::ProjectTitle.label();
    let unknown = Edit::RemoveChart { chart: "nowhere".into() };
    kept.0.push(recovery::step(&label, Box::new(unknown), Locale::French));
    kept.0.push(recovery::step(
        &label,
        Box::new(Edit::SetProjectTitle("deux".to_owned())),
        Locale::French,
    ));
    let recovered = kept.recovered();
    assert_eq!(recovered.document().project().title, "un");
    assert_eq!(recovered.unsaved_steps, 1);
    assert!(recovered.refused.is_some());

    kept.0[2] = b"{\"dance\":{}}".to_vec();
    let recovered = kept.recovered();
    assert_eq!(recovered.document().project().title, "un");
    let why = recovered.refused.expect("told");
    assert_eq!(Locale::English.say(&why), "It is not of this version of the program.");
}

/// A text being typed into the note of the first post of the sample's target.
fn draft(text: &str) -> Draft {
    let chart = &sample().charts[1];
    let post = chart.posts_in_order().next().expect("a post");
    let posts = vec![chart.post(post).id.clone()];
    let place = Place::Field {
        chart: chart.id.clone(),
        posts,
        units: Vec::new(),
        field: TextField::PostNote,
    };
    Draft { place, text: text.to_owned() }
}

#[test]
fn what_is_being_typed_is_kept_until_it_is_a_change_or_given_up() {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"typed")), Locale::French);
    editor.handle(Command::Act(Action::OpenSample));
    let mut kept = Kept::default();
    let mut say = |editor: &mut Editor, command: Command| {
        editor.handle(command);
        kept.keep(editor.take_traces());
        let recovered = (!kept.0.is_empty()).then(|| kept.recovered());
        assert_eq!(recovered.is_some(), editor.document().expect("open").is_unsaved());
        recovered
    };
    // The last text counts.
    say(&mut editor, Command::Drafts(vec![draft("À")]));
    let typed = say(&mut editor, Command::Drafts(vec![draft("À po")])).expect("it is unsaved");
    assert_eq!(typed.document().drafts(), [draft("À po")]);
    assert_eq!((typed.unsaved_steps, bytes(typed.document()) == SAMPLE), (0, true));
    // A change beside it leaves it.
    let title = || Command::Change(ChangeCommand::ProjectTitle("un".to_owned()));
    let both = say(&mut editor, title()).expect("both are unsaved");
    assert_eq!((both.unsaved_steps, both.document().drafts()), (1, &[draft("À po")][..]));
    // Now it is a change.
    let change = say(&mut editor, Command::Drafts(Vec::new())).expect("the change is unsaved");
    assert_eq!((change.unsaved_steps, change.document().drafts().len()), (1, 0));
    // Taken back while something is typed, and then given up: nothing is unsaved.
    say(&mut editor, Command::Drafts(vec![draft("n")]));
    let typed = say(&mut editor, Command::Act(Action::Undo)).expect("it is unsaved");
    assert_eq!(typed.document().drafts(), [draft("n")]);
    assert!(say(&mut editor, Command::Drafts(Vec::new())).is_none());
}

#[test]
fn what_was_being_typed_is_there_whatever_became_of_the_steps() {
    let mut document = Document::opened(sample(), at("a.json"), Fingerprint::of(SAMPLE));
    let title = Edit::SetProjectTitle("un".to_owned());
    document.make(StepKind::ProjectTitle, title).expect("allowed");
    let mut kept = Kept::default();
    kept.take(&mut document);
    kept.0.push(b"{\"dance\":{}}".to_vec());
    kept.0.push(recovery::drafts(&[draft("À pourvoir")]));
    let recovered = kept.recovered();
    assert!(recovered.refused.is_some());
    assert_eq!(recovered.document().drafts(), [draft("À pourvoir")]);
    // A journal of before texts were kept is read as it was.
    let header = String::from_utf8(kept.0[0].clone()).expect("a text");
    kept.0[0] =
        header.replace("\"version\":2,\"program\"", "\"version\":1,\"program\"").into_bytes();
    assert_ne!(kept.0[0], header.into_bytes());
    kept.0.truncate(2);
    assert_eq!(kept.recovered().document().project().title, "un");
}

#[cfg(unix)]
#[test]
fn a_path_that_is_no_text_comes_back() {
    use std::os::unix::ffi::OsStringExt;
    let path = PathBuf::from(std::ffi::OsString::from_vec(b"/tmp/Mod\xe8le.json".to_vec()));
    let mut document = Document::opened(sample(), path.clone(), Fingerprint::of(SAMPLE));
    let title = Edit::SetProjectTitle("un".to_owned());
    document.make(StepKind::ProjectTitle, title).expect("allowed");
    let mut kept = Kept::default();
    kept.take(&mut document);
    assert_eq!(kept.recovered().document().path(), Some(&*path));
}

#[test]
fn a_journal_that_does_not_know_what_its_file_held_takes_no_file_s_place() {
    let mut document =
        Document::opened(sample(), PathBuf::from("/tmp/un.json"), Fingerprint::of(SAMPLE));
    let title = Edit::SetProjectTitle("un".to_owned());
    document.make(StepKind::ProjectTitle, title).expect("allowed");
    let mut kept = Kept::default();
    kept.take(&mut document);
    let mut header: serde_json::Value = serde_json::from_slice(&kept.0[0]).expect("JSON");
    header.as_object_mut().expect("a record").remove("on_disk").expect("it was there");
    kept.0[0] = serde_json::to_vec(&header).expect("JSON");
    assert_eq!(kept.recovered().document().path(), None, "a save would replace it unseen");
}

/// Fields that this version does not know, nested as deeply as a file may.
fn deep_extra() -> organigramme::model::Extra {
    let text = format!("{{\"plus\":{}1.25e300{}}}", "[".repeat(120), "]".repeat(120));
    serde_json::from_str(&text).expect("JSON")
}

/// One edit of each kind, with something in every field.
fn every_edit() -> Vec<Edit> {
    let post = PostFields {
        category: Some("A".into()),
        grade: Some("A2.2".into()),
        manager_level: Some("proximite".into()),
        reference_job: Some("Métier\n\"de\" référence".to_owned()),
        fte: Hundredths(50),
        vacant: true,
        note: "note\u{0}\u{2028}".to_owned(),
        origin: Some("o".into()),
        split_from: Some("s".into()),
        nature: Some(Nature::Transfer),
        reason: "raison".to_owned(),
        extra: deep_extra(),
        ..PostFields::new("Conseiller/ère/s technique/s")
    };
    let unit = UnitFields {
        authorised: Authorised::Posts(3),
        note: "note".to_owned(),
        origin: Some("o".into()),
        split_from: Some("s".into()),
        reason: "raison".to_owned(),
        extra: deep_extra(),
        ..UnitFields::new("service", "Études")
    };
    let look = Look {
        style: Style::Contrast,
        colour_by: ColourBy::Level,
        density: Density::Compact,
        shown: Shown { grades: false, ..Shown::default() },
        folded: BTreeSet::from(["u".into()]),
        arrangements: BTreeMap::from([("v".into(), Arrangement::Columns(3))]),
        ..Look::default()
    };
    let chart = ChartFields {
        role: Some(Role::Variant),
        date: Some(jiff::civil::date(2022, 11, 28)),
        organisation: "Région".to_owned(),
        based_on: Some("s".into()),
        departures: BTreeMap::from([(
            "p".into(),
            Departure { merged_into: Some("q".into()), reason: "r".into(), extra: deep_extra() },
        )]),
        removed_units: BTreeMap::from([(
            "u".into(),
            RemovedUnit { merged_into: Some("v".into()), reason: "r".into(), extra: deep_extra() },
        )]),
        conflicts: vec![
            Conflict {
                subject: Subject::Post("p".into()),
                aspect: Aspect::Other("colour".to_owned()),
                base: Some(Claim {
                    tables: Vec::new(),
                    value: "v".into(),
                    wish: Some(Wish::Text("v".into())),
                }),
                claims: vec![Claim {
                    tables: vec!["t".into()],
                    value: "v".into(),
                    wish: Some(Wish::In("u".into())),
                }],
                extra: deep_extra(),
            },
            Conflict {
                subject: Subject::Unit("u".into()),
                aspect: Aspect::Spent,
                base: None,
                claims: Vec::new(),
                extra: deep_extra(),
            },
        ],
        settled: vec![Settlement {
            conflict: Conflict {
                subject: Subject::Post("p".into()),
                aspect: Aspect::Spent,
                base: None,
                claims: vec![Claim {
                    tables: vec!["t".into()],
                    value: "v".into(),
                    wish: Some(Wish::Post {
                        post: Box::new(PostRecord {
                            id: "q".into(),
                            unit: "u".into(),
                            fields: PostFields { extra: deep_extra(), ..PostFields::new("v") },
                        }),
                        replaces: Some("p".into()),
                        parts: Vec::new(),
                    }),
                }],
                extra: deep_extra(),
            },
            choice: Choice::Claim(0),
        }],
        merged_from: vec!["t".into(), "é".into()],
        views: vec![View { name: "vue".into(), look, extra: deep_extra() }],
        extra: deep_extra(),
        ..ChartFields::new("Cible")
    };
    let mut lists = Lists::default();
    lists.kinds[0].extra = deep_extra();
    lists.grades[0].category = None;
    let mut record = Chart::to_record(&sample().charts[0]);
    record.fields = chart.clone();
    let mut snapshot = record.clone();
    snapshot.fields.snapshot_of = Some("c".into());
    let subtree = Subtree { units: record.tree.units.clone(), posts: record.tree.posts.clone() };
    vec![
        Edit::SetProjectTitle("é\u{202e}".to_owned()),
        Edit::SetLists(Box::new(lists)),
        Edit::InsertChart { index: 1, chart: Box::new(record.clone()) },
        Edit::RemoveChart { chart: "c".into() },
        Edit::MoveChart { chart: "c".into(), index: 2 },
        Edit::SetChart { chart: "c".into(), fields: chart },
        Edit::AttachChart { chart: "c".into(), into: "d".into(), parent: "u".into(), index: 0 },
        Edit::InsertSubtree { chart: "c".into(), parent: "u".into(), index: 3, subtree },
        Edit::RemoveSubtree { chart: "c".into(), unit: "u".into() },
        Edit::MoveUnit { chart: "c".into(), unit: "u".into(), parent: "v".into(), index: 4 },
        Edit::SetUnit { chart: "c".into(), unit: "u".into(), fields: unit },
        Edit::InsertPost {
            chart: "c".into(),
            unit: "u".into(),
            index: 5,
            id: "p".into(),
            fields: post.clone(),
        },
        Edit::RemovePost { chart: "c".into(), post: "p".into() },
        Edit::MovePost { chart: "c".into(), post: "p".into(), unit: "u".into(), index: 6 },
        Edit::SetPost { chart: "c".into(), post: "p".into(), fields: post },
        Edit::SetPostId { chart: "c".into(), post: "p".into(), id: "q".into() },
        Edit::SetUnitId { chart: "c".into(), unit: "u".into(), id: "v".into() },
        Edit::ReplaceChart(Box::new(record)),
        Edit::InsertSnapshot { index: 7, snapshot: Box::new(snapshot) },
        Edit::RemoveSnapshot { snapshot: "c".into() },
    ]
}

/// A kind of edit is numbered here as soon as there is one more, and then has to be among those above.
fn number(edit: &Edit) -> usize {
    match edit {
        Edit::SetProjectTitle(_) => 0,
        Edit::SetLists(_) => 1,
        Edit::InsertChart { .. } => 2,
        Edit::RemoveChart { .. } => 3,
        Edit::MoveChart { .. } => 4,
        Edit::SetChart { .. } => 5,
        Edit::AttachChart { .. } => 6,
        Edit::InsertSubtree { .. } => 7,
        Edit::RemoveSubtree { .. } => 8,
        Edit::MoveUnit { .. } => 9,
        Edit::SetUnit { .. } => 10,
        Edit::InsertPost { .. } => 11,
        Edit::RemovePost { .. } => 12,
        Edit::MovePost { .. } => 13,
        Edit::SetPost { .. } => 14,
        Edit::SetPostId { .. } => 15,
        Edit::SetUnitId { .. } => 16,
        Edit::ReplaceChart(_) => 17,
        Edit::InsertSnapshot { .. } => 18,
        Edit::RemoveSnapshot { .. } => 19,
        Edit::Batch(_) => 20,
    }
}

#[test]
fn every_edit_comes_back_as_it_was_written() {
    let edits = every_edit();
    assert_eq!(edits.iter().map(number).collect::<Vec<_>>(), (0..20).collect::<Vec<_>>());
    let batch = Edit::Batch(vec![Edit::Batch(edits.clone()), Edit::Batch(Vec::new())]);
    for edit in edits.into_iter().chain([batch]) {
        let text = serde_json::to_vec(&edit).expect("it can be written");
        let back: Edit = serde_json::from_slice(&text).expect("it can be read");
        assert_eq!(back, edit);
    }
}

#[test]
fn a_path_that_leads_elsewhere_from_another_folder_is_not_saved_to() {
    let mut document = Document::opened(sample(), PathBuf::from("a.json"), Fingerprint::of(SAMPLE));
    let title = Edit::SetProjectTitle("un".to_owned());
    document.make(StepKind::ProjectTitle, title).expect("allowed");
    let mut kept = Kept::default();
    kept.take(&mut document);
    let recovered = kept.recovered();
    assert_eq!(recovered.document().project().title, "un");
    assert_eq!(recovered.document().path(), None, "the next save asks where");
    assert!(recovered.document().is_unsaved());
}
