//! A project's file as others may change it: nobody's change is overwritten unseen, and what is
//! overwritten is kept.

use std::fs;
use std::path::{Path, PathBuf};

use organigramme::editor::{
    Action, ChangeCommand, ChangedAnswer, Command, DiskCommand, Document, Editor, Effect,
    FileCommand, FileEffect, NotWritten, PostChange, PostCommand, Purpose, Question, Tone,
    UnsavedAnswer, WriteRequest, Written,
};
use organigramme::fingerprint::Fingerprint;
use organigramme::format::native;
use organigramme::model::{DerivedIds, PostId};
use organigramme::store::{Expected, Problem, Save, VERSIONS_MAX, Versions, look};
use organigramme::words::Locale;

use crate::support::words::message;

/// The worked case: a source and a target of 105 posts each.
const SAMPLE: &[u8] = include_bytes!("../../assets/samples/proch-orientation.json");

/// What comes back of a save that went well.
pub fn done(request: &WriteRequest, path: PathBuf) -> Command {
    let fingerprint = Fingerprint::of(&native::save(&request.project));
    Command::Disk(DiskCommand::Written {
        path,
        number: request.number,
        state: request.state,
        result: Ok(Written { fingerprint, remark: None }),
    })
}

fn editor_on(path: &str, bytes: &[u8]) -> Editor {
    table(b"mine", path, bytes)
}

/// An editor whose new posts get ids of their own.
fn table(ids: &[u8], path: &str, bytes: &[u8]) -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(ids)), Locale::French);
    editor.handle(read(path, Purpose::Open, bytes));
    editor
}

fn read(path: &str, purpose: Purpose, bytes: &[u8]) -> Command {
    crate::support::file_read(path, purpose, bytes)
}

fn document(editor: &Editor) -> &Document {
    editor.document().expect("a project is open")
}

/// The posts of the chart in front.
fn posts(editor: &Editor) -> Vec<PostId> {
    let chart = document(editor).chart().expect("a chart is shown");
    chart.posts_in_order().map(|key| chart.post(key).id.clone()).collect()
}

/// Adds a post to the first unit of the chart in front.
fn add_post(editor: &mut Editor) {
    let chart = document(editor).chart().expect("a chart is shown");
    let root = chart.unit(chart.root()).id.clone();
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(root))));
}

/// The sample with one post more, as somebody else has saved it.
fn changed_elsewhere() -> Vec<u8> {
    let mut other = table(b"theirs", "projet.json", SAMPLE);
    add_post(&mut other);
    native::save(document(&other).project())
}

fn seen(editor: &Editor, found: Option<&[u8]>) -> Command {
    Command::Disk(DiskCommand::Seen {
        number: document(editor).number(),
        since: document(editor).on_disk().expect("the file was read"),
        found: found.map(Fingerprint::of),
    })
}

#[test]
fn a_file_changed_elsewhere_is_told_once_and_not_when_it_is_the_same() {
    let mut editor = editor_on("projet.json", SAMPLE);
    let same = seen(&editor, Some(SAMPLE));
    assert!(editor.handle(same).is_empty());
    let theirs = changed_elsewhere();
    let found = seen(&editor, Some(&theirs));
    let effects = editor.handle(found);
    assert!(
        matches!(&effects[..], [Effect::Ask(Question::Changed { name, unsaved: false, saving: false })]
            if name == "projet.json"),
        "{effects:?}"
    );
    editor.handle(Command::Disk(DiskCommand::Changed(ChangedAnswer::Later)));
    let again = seen(&editor, Some(&theirs));
    assert!(editor.handle(again).is_empty(), "told already");
}

#[test]
fn a_look_that_began_before_a_save_is_not_taken_for_a_change() {
    let mut editor = editor_on("projet.json", SAMPLE);
    let look = seen(&editor, Some(SAMPLE));
    add_post(&mut editor);
    let effects = editor.handle(Command::Act(Action::Save));
    let [Effect::File(FileEffect::Write(request))] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(request.expected, Some(Fingerprint::of(SAMPLE)));
    editor.handle(done(request, "projet.json".into()));
    assert!(editor.handle(look).is_empty());
}

#[test]
fn a_file_that_is_gone_leaves_the_project_open_and_unsaved() {
    let mut editor = editor_on("projet.json", SAMPLE);
    assert!(!document(&editor).is_unsaved());
    let gone = seen(&editor, None);
    let effects = editor.handle(gone);
    assert!(matches!(effects[..], [Effect::Say { tone: Tone::Failed, .. }]), "{effects:?}");
    assert!(document(&editor).is_unsaved(), "closing would lose it");
    let still_gone = seen(&editor, None);
    assert!(editor.handle(still_gone).is_empty(), "it is said once");
    // Who puts another file there meanwhile is asked about, not overwritten.
    let effects = editor.handle(Command::Act(Action::Save));
    let [Effect::File(FileEffect::Write(request))] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(request.expected, Some(Fingerprint::of(SAMPLE)));
}

/// An editor with a post of its own whose save found the other's file.
fn refused() -> (Editor, Vec<u8>) {
    let mut editor = editor_on("projet.json", SAMPLE);
    add_post(&mut editor);
    let theirs = changed_elsewhere();
    let effects = editor.handle(Command::Act(Action::Save));
    let [Effect::File(FileEffect::Write(request))] = &effects[..] else { panic!("{effects:?}") };
    let refused = Command::Disk(DiskCommand::Written {
        path: "projet.json".into(),
        number: request.number,
        state: request.state,
        result: Err(NotWritten::Changed(Fingerprint::of(&theirs))),
    });
    let effects = editor.handle(refused);
    assert!(
        matches!(effects[..], [Effect::Ask(Question::Changed { unsaved: true, saving: true, .. })]),
        "{effects:?}"
    );
    assert!(document(&editor).is_unsaved());
    (editor, theirs)
}

#[test]
fn keeping_mine_saves_over_what_was_seen_and_nothing_else() {
    let (mut editor, theirs) = refused();
    let effects = editor.handle(Command::Disk(DiskCommand::Changed(ChangedAnswer::KeepMine)));
    let [Effect::File(FileEffect::Write(request))] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(request.expected, Some(Fingerprint::of(&theirs)));
    editor.handle(done(request, "projet.json".into()));
    assert!(!document(&editor).is_unsaved());
}

#[test]
fn reloading_gives_up_what_was_changed_here() {
    let (mut editor, theirs) = refused();
    let effects = editor.handle(Command::Disk(DiskCommand::Changed(ChangedAnswer::Reload)));
    assert!(
        matches!(effects[..], [Effect::File(FileEffect::Read { purpose: Purpose::Open, .. })]),
        "{effects:?}"
    );
    editor.handle(read("projet.json", Purpose::Open, &theirs));
    assert_eq!(native::save(document(&editor).project()), theirs);
    assert!(!document(&editor).is_unsaved());
}

#[test]
fn an_answer_about_another_project_gives_nothing_up() {
    let (mut editor, _) = refused();
    editor.handle(Command::File(FileCommand::Unsaved(UnsavedAnswer::Discard)));
    editor.handle(Command::Act(Action::OpenSample));
    editor.handle(Command::File(FileCommand::Unsaved(UnsavedAnswer::Discard)));
    add_post(&mut editor);
    assert!(document(&editor).path().is_none(), "another project is open");
    assert!(editor.handle(Command::Disk(DiskCommand::Changed(ChangedAnswer::Reload))).is_empty());
    assert!(document(&editor).is_unsaved());
}

#[test]
fn comparing_shows_what_each_did_and_changes_no_file() {
    let (mut editor, theirs) = refused();
    let mine = posts(&editor);
    let effects = editor.handle(Command::Disk(DiskCommand::Changed(ChangedAnswer::Compare)));
    assert!(
        matches!(effects[..], [Effect::File(FileEffect::Read { purpose: Purpose::Compare, .. })]),
        "{effects:?}"
    );
    editor.handle(read("projet.json", Purpose::Compare, &theirs));
    let document = document(&editor);
    let (from, to) = document.compared().expect("two charts are compared");
    // 105 posts in the sample's target, and one more on either side.
    assert_eq!((from.post_count(), to.post_count()), (106, 106));
    let here: Vec<_> = to.posts_in_order().map(|key| to.post(key).id.clone()).collect();
    assert_eq!(here, mine);
    let both = here.iter().filter(|id| from.post_key(id).is_some()).count();
    assert_eq!(both, 105, "a post is the same post in both");
    assert!(document.is_unsaved());
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(self::document(&editor).project().charts.len(), 2, "one step, undone");
}

#[test]
fn a_file_that_cannot_be_replaced_is_written_over_only_with_leave() {
    let mut editor = editor_on("projet.json", SAMPLE);
    add_post(&mut editor);
    let refuse = |editor: &mut Editor| {
        let effects = editor.handle(Command::Act(Action::Save));
        let [Effect::File(FileEffect::Write(request))] = &effects[..] else {
            panic!("{effects:?}")
        };
        assert!(!request.in_place);
        let result = Err(NotWritten::NotReplaced(message("store-denied", [])));
        let (number, state) = (request.number, request.state);
        let path = request.path.clone();
        let effects =
            editor.handle(Command::Disk(DiskCommand::Written { path, number, state, result }));
        assert!(matches!(effects[..], [Effect::Ask(Question::InPlace { .. })]), "{effects:?}");
    };
    refuse(&mut editor);
    assert!(editor.handle(Command::Disk(DiskCommand::SaveInPlace(false))).is_empty());
    refuse(&mut editor);
    let effects = editor.handle(Command::Disk(DiskCommand::SaveInPlace(true)));
    let [Effect::File(FileEffect::Write(request))] = &effects[..] else { panic!("{effects:?}") };
    assert!(request.in_place);
}

#[test]
fn a_version_opens_as_a_project_in_no_file() {
    let mut editor = editor_on("projet.json", SAMPLE);
    editor.handle(Command::File(FileCommand::OpenVersion("/versions/000001.json".into())));
    editor.handle(read("/versions/000001.json", Purpose::OpenVersion, &changed_elsewhere()));
    let document = document(&editor);
    assert_eq!(document.path(), None);
    assert!(document.is_unsaved(), "the file holds something else");
    let effects = editor.handle(Command::Act(Action::Save));
    assert!(
        matches!(&effects[..], [Effect::File(FileEffect::AskPath { suggested_name, .. })]
            if suggested_name == "projet.json"),
        "{effects:?}"
    );
}

#[test]
fn a_pasted_text_is_saved_and_read_again_as_it_is_shown() {
    let mut editor = editor_on("projet.json", SAMPLE);
    let (chart, post) =
        (document(&editor).chart().expect("one").id.clone(), posts(&editor)[0].clone());
    for change in [
        PostChange::Title("Juriste\tdes\u{7} marchés\u{7f}\npublics".to_owned()),
        PostChange::Note("vu\u{1b} le 3\n\tet le 4".to_owned()),
        PostChange::ReferenceJob(Some("Juriste\r\nd'État".to_owned())),
    ] {
        let posts = vec![post.clone()];
        editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Set {
            chart: chart.clone(),
            posts,
            change,
        })));
    }
    let project = document(&editor).project();
    let bytes = native::save_checked(project).expect("it reads back");
    let read = native::load(&bytes).expect("sound").project;
    assert!(read.to_record() == project.to_record(), "nothing is lost on the way");
    let found = project.chart(&chart).expect("it").post_by_id(&post).expect("it");
    assert_eq!(found.fields.title.text(), "Juriste des marchés publics");
    assert_eq!(found.fields.note, "vu le 3\n\tet le 4");
}

/// A file in a folder of its own, and a place for its versions.
struct Desk {
    _folder: tempfile::TempDir,
    path: PathBuf,
    versions: Versions,
}

fn desk(held: &[u8]) -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("projet é.json");
    fs::write(&path, held).expect("a file");
    let versions = Versions::new(folder.path().join("state"));
    Desk { _folder: folder, path, versions }
}

impl Desk {
    fn save(&self, bytes: &[u8], expected: Option<&[u8]>, in_place: bool) -> Result<(), Problem> {
        let expected = expected.map(Fingerprint::of);
        let expected = expected.map_or(Expected::Anything, Expected::Content);
        let versions = Some(&self.versions);
        let save = Save { path: &self.path, bytes, expected, made_from: &[], versions, in_place };
        let saved = save.run().map_err(|error| error.problem)?;
        assert_eq!(saved.fingerprint, Fingerprint::of(bytes));
        assert!(saved.not_kept.is_none(), "{:?}", saved.not_kept);
        Ok(())
    }

    /// What the kept versions hold, the latest first.
    fn kept(&self) -> Vec<Vec<u8>> {
        self.versions.of(&self.path).iter().map(|it| fs::read(&it.path).expect("it")).collect()
    }
}

#[test]
fn a_save_over_an_unseen_change_is_refused_and_changes_nothing() {
    let desk = desk(b"theirs");
    let refused = desk.save(b"mine", Some(b"what was read"), false);
    assert!(
        matches!(refused, Err(Problem::Changed(found)) if found == Fingerprint::of(b"theirs")),
        "{refused:?}"
    );
    assert_eq!(fs::read(&desk.path).expect("the file"), b"theirs");
    assert!(desk.kept().is_empty());
    desk.save(b"mine", Some(b"theirs"), false).expect("seen");
    assert_eq!(fs::read(&desk.path).expect("the file"), b"mine");
    assert_eq!(desk.kept(), [b"theirs".to_vec()]);
}

#[test]
fn the_last_ten_versions_are_kept_with_their_times() {
    let desk = desk(b"0");
    for number in 1..=VERSIONS_MAX + 3 {
        desk.save(number.to_string().as_bytes(), None, false).expect("saved");
    }
    let expected: Vec<_> =
        (3..=VERSIONS_MAX + 2).rev().map(|number| number.to_string().into_bytes()).collect();
    assert_eq!(desk.kept(), expected);
    // The same again is no version.
    desk.save(b"13", None, false).expect("saved");
    assert_eq!(desk.kept(), expected);
}

#[test]
fn a_version_says_when_the_file_was_given_it() {
    let desk = desk(b"old");
    let then = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_669_600_000);
    let file = fs::File::options().write(true).open(&desk.path).expect("the file");
    file.set_modified(then).expect("its time");
    drop(file);
    desk.save(b"new", None, false).expect("saved");
    assert_eq!(desk.versions.of(&desk.path)[0].written, then);
}

#[test]
fn of_saves_at_once_none_is_lost_though_nothing_locks_the_file() {
    const WRITERS: usize = 4;
    const SAVES: usize = 25;
    let desk = desk(b"");
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let desk = &desk;
            scope.spawn(move || {
                for number in 0..SAVES {
                    // Adds a line to what it has read, until nobody was faster.
                    loop {
                        let read = fs::read(&desk.path).expect("it is always there");
                        let line = format!("{writer} {number}\n");
                        let mine = [&read[..], line.as_bytes()].concat();
                        match desk.save(&mine, Some(&read), false) {
                            Ok(()) => break,
                            Err(Problem::Changed(_)) => {}
                            Err(other) => panic!("{other:?}"),
                        }
                    }
                }
            });
        }
    });
    let text = fs::read_to_string(&desk.path).expect("it");
    let lines: std::collections::BTreeSet<&str> = text.lines().collect();
    assert_eq!((lines.len(), text.lines().count()), (WRITERS * SAVES, WRITERS * SAVES));
}

#[test]
#[cfg(unix)]
fn versions_are_the_user_s_alone_whoever_reads_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk(b"1");
    let mode = |path: &Path| fs::metadata(path).expect("it").permissions().mode() & 0o777;
    let open = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("its mode");
    };
    open(&desk.path, 0o664);
    desk.save(b"2", None, false).expect("saved");
    assert_eq!(mode(&desk.path), 0o664);
    let version = desk.versions.of(&desk.path)[0].path.clone();
    let folder = version.parent().expect("it stands in one");
    let modes = || (mode(desk.versions.folder()), mode(folder), mode(&version));
    assert_eq!(modes(), (0o700, 0o700, 0o600));
    // As they were made formerly.
    open(desk.versions.folder(), 0o755);
    open(folder, 0o755);
    desk.save(b"3", None, false).expect("saved");
    assert_eq!(modes(), (0o700, 0o700, 0o600));
}

#[test]
fn in_place_the_same_file_is_written_over() {
    let desk = desk(b"what was there before, and longer");
    #[cfg(unix)]
    let inode = |path: &Path| std::os::unix::fs::MetadataExt::ino(&fs::metadata(path).expect("it"));
    #[cfg(unix)]
    let before = inode(&desk.path);
    desk.save(b"mine", None, true).expect("written over");
    assert_eq!(fs::read(&desk.path).expect("the file"), b"mine");
    assert_eq!(desk.kept(), [b"what was there before, and longer".to_vec()]);
    #[cfg(unix)]
    assert_eq!(inode(&desk.path), before);
}

#[test]
fn without_a_place_for_the_old_content_nothing_is_written_over() {
    let desk = desk(b"old");
    let save = Save {
        path: &desk.path,
        bytes: b"mine",
        expected: Expected::Anything,
        made_from: &[],
        versions: None,
        in_place: true,
    };
    assert!(matches!(save.run().map_err(|it| it.problem), Err(Problem::NoFolder)));
    assert_eq!(fs::read(&desk.path).expect("the file"), b"old");
}

#[test]
fn a_look_tells_one_content_from_another_and_from_none() {
    let desk = desk(b"old");
    assert_eq!(look(&desk.path).expect("readable"), Some(Fingerprint::of(b"old")));
    fs::remove_file(&desk.path).expect("removed");
    assert_eq!(look(&desk.path).expect("readable"), None);
    assert!(look(desk.path.parent().expect("its folder")).is_err());
}

/// What a save to this path says, in French; nothing if it goes well.
fn refusal(path: &Path, versions: &Versions) -> Option<String> {
    let save = Save {
        path,
        bytes: b"mine",
        expected: Expected::Anything,
        made_from: &[],
        versions: Some(versions),
        in_place: false,
    };
    save.run().err().map(|error| Locale::French.say(&error.message()))
}

#[test]
#[cfg(unix)]
fn links_pipes_and_loops_are_saved_through_or_refused_and_never_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let versions = Versions::new(at("state"));
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, at(name)).expect("a link");

    // A link to a file that is not there yet makes it there.
    link("réel.json", "pendant.json");
    assert_eq!(refusal(&at("pendant.json"), &versions), None);
    assert_eq!(fs::read(at("réel.json")).expect("made"), b"mine");
    assert!(fs::symlink_metadata(at("pendant.json")).expect("it").file_type().is_symlink());

    link("b.json", "a.json");
    link("a.json", "b.json");
    let said = refusal(&at("a.json"), &versions).expect("a loop is refused");
    assert!(said.contains("a.json") && said.contains("lien"), "{said}");

    let made = std::process::Command::new("mkfifo").arg(at("tube.json")).status();
    assert!(made.expect("mkfifo is there").success());
    let said = refusal(&at("tube.json"), &versions).expect("a pipe is refused");
    assert!(said.contains("pas un fichier ordinaire"), "{said}");

    fs::create_dir(at("dossier.json")).expect("a folder");
    let said = refusal(&at("dossier.json"), &versions).expect("a folder is refused");
    assert!(said.contains("un dossier"), "{said}");
}

#[test]
fn long_paths_and_accents_are_saved_and_a_name_too_long_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let versions = Versions::new(folder.path().join("state"));
    // Composed and decomposed letters are two names, and both are kept as they are.
    for name in ["Pôle Éducation – cible.json", "Po\u{302}le E\u{301}ducation.json"] {
        let path = folder.path().join(name);
        assert_eq!(refusal(&path, &versions), None);
        assert_eq!(fs::read(path).expect("it"), b"mine");
    }
    let mut deep = folder.path().to_owned();
    while deep.as_os_str().len() < 300 {
        deep.push("direction-de-l-apprentissage");
    }
    fs::create_dir_all(&deep).expect("folders");
    assert_eq!(refusal(&deep.join("projet.json"), &versions), None);
    let said = refusal(&folder.path().join("n".repeat(300)), &versions).expect("refused");
    assert!(said.contains("nom est trop long"), "{said}");
}
