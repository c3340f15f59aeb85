//! Whose a file is and who may read it, before and after others save it: users and groups, lists of access,
//! masks, folders in which nobody may take away what is another's.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::saves::{assert_refused, in_french, program, stderr};
use crate::cli::STATE;
use organigramme::store::Versions;

const OWNER: u32 = 1_000;
const COLLEAGUE: u32 = 1_001;
const STAFF: u32 = 50;
const OTHER_GROUP: u32 = 77;

const ALIGN: [&str; 8] = ["align", "p.json", "--from", "source", "--to", "cible", "-o", "p.json"];

/// A folder with a project in it, and a program that anybody may run.
struct Shared {
    folder: tempfile::TempDir,
    before: Vec<u8>,
}

/// What tells whether a file is still the same, and whose.
#[derive(Debug, PartialEq)]
struct Owned {
    user: u32,
    group: u32,
    mode: u32,
}

impl Shared {
    /// Both belong to their owner and to the staff.
    fn new(folder_mode: u32, file_mode: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");
        let before = fs::read(sample).unwrap();
        let shared = Self { folder, before };
        fs::write(shared.file(), &shared.before).unwrap();
        chown(shared.file(), Some(OWNER), Some(STAFF)).expect("root runs this");
        shared.set_mode(&shared.file(), file_mode);
        chown(shared.folder.path(), Some(OWNER), Some(STAFF)).unwrap();
        shared.set_mode(shared.folder.path(), folder_mode);
        shared
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("p.json")
    }

    fn set_mode(&self, path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    /// The program, run by this user as a member of these groups, after `first`.
    fn run_after(&self, user: u32, groups: &str, first: &str, args: &[&str]) -> Output {
        // Where tests are built may be closed to others.
        let own = self.folder.path().join("program");
        if !own.exists() && fs::hard_link(program(), &own).is_err() {
            fs::copy(program(), &own).unwrap();
        }
        let script = format!("{first}\nexec ./program \"$@\"");
        let mut command = Command::new("setpriv");
        let first_group = groups.split(',').next().unwrap();
        let state = self.folder.path().join(format!("state-{user}"));
        if !state.exists() {
            fs::create_dir(&state).unwrap();
            chown(&state, Some(user), None).unwrap();
        }
        in_french(&mut command)
            .args(["--reuid", &user.to_string(), "--regid", first_group, "--groups", groups])
            .args(["sh", "-euc", &script, "sh"])
            .args(args)
            // Not every user here has a home.
            .env("HOME", self.folder.path())
            .env("XDG_STATE_HOME", state)
            .current_dir(self.folder.path());
        command.output().expect("setpriv is installed")
    }

    fn align(&self, user: u32, groups: &str) -> Output {
        self.run_after(user, groups, "", &ALIGN)
    }

    fn owned(&self) -> Owned {
        let metadata = fs::metadata(self.file()).unwrap();
        Owned { user: metadata.uid(), group: metadata.gid(), mode: metadata.mode() & 0o7777 }
    }

    /// What is kept of the file by a user.
    fn kept(&self, user: u32) -> Vec<Vec<u8>> {
        let state = self.folder.path().join(format!("state-{user}/organigramme/versions"));
        let kept = Versions::new(state).of(&self.file());
        kept.iter().map(|it| fs::read(&it.path).unwrap()).collect()
    }

    #[track_caller]
    fn assert_saved(&self, output: &Output, user: u32) {
        assert!(output.status.success(), "{}", stderr(output));
        assert_eq!(stderr(output), "");
        assert!(fs::read(self.file()).unwrap() != self.before, "it is saved");
        assert_eq!(self.kept(user), std::slice::from_ref(&self.before), "what it held is kept");
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let names = entries.map(|it| it.unwrap().file_name().into_string().unwrap());
        let hidden: Vec<String> = names.filter(|name| name.starts_with('.')).collect();
        assert!(hidden.is_empty(), "{hidden:?} is left over");
    }
}

#[test]
#[ignore = "needs root"]
fn whoever_saves_a_file_it_stays_its_owner_s() {
    let (owner, colleague) = ((OWNER, "50"), (COLLEAGUE, "1001,50"));
    let outsider = (COLLEAGUE, "1001");
    for (folder_mode, file_mode, (user, groups), group) in [
        (0o770, 0o660, owner, STAFF),
        (0o770, 0o600, owner, STAFF),
        // Who may not give files away writes over it.
        (0o770, 0o660, colleague, STAFF),
        (0o2770, 0o664, colleague, STAFF),
        (0o777, 0o666, outsider, STAFF),
        // In a folder where nobody takes away what is another's.
        (0o1777, 0o666, outsider, STAFF),
        (0o770, 0o640, (OWNER, "1000,50"), STAFF),
        // The owner is not of the file's group any more.
        (0o770, 0o660, (OWNER, "1000"), OTHER_GROUP),
        // Who may all.
        (0o770, 0o660, (0, "0"), STAFF),
        (0o700, 0o600, (0, "0"), OTHER_GROUP),
    ] {
        let what = format!("{folder_mode:o} {file_mode:o} saved by {user} of {groups}");
        let shared = Shared::new(folder_mode, file_mode);
        chown(shared.file(), None, Some(group)).unwrap();
        let before = shared.owned();
        let output = shared.align(user, groups);
        shared.assert_saved(&output, user);
        assert_eq!(shared.owned(), before, "{what}");
    }
}

/// Killed halfway, a save that writes over a file leaves a mixed one: what it held is among the versions by
/// then, and who reads the file is told where.
#[test]
#[ignore = "needs root, strace and prlimit"]
fn a_save_in_place_that_is_killed_leaves_what_the_file_held_among_the_versions() {
    let run = |shared: &Shared, before: &str| {
        shared.run_after(COLLEAGUE, "1001,50", &format!("exec {before} ./program \"$@\""), &ALIGN)
    };
    let longer = || {
        let mut shared = Shared::new(0o770, 0o660);
        let end = shared.before.iter().rposition(|&byte| byte == b'}').unwrap();
        shared.before.splice(end..end, std::iter::repeat_n(b' ', 50_000));
        fs::write(shared.file(), &shared.before).unwrap();
        shared
    };
    let assert_kept = |shared: &Shared, what: &str| {
        assert_eq!(shared.kept(COLLEAGUE), std::slice::from_ref(&shared.before), "{what}");
        let output = shared.run_after(COLLEAGUE, "1001,50", "", &["count", "p.json"]);
        assert_eq!(output.status.code(), Some(2), "{what}");
        assert!(stderr(&output).contains("state-1001"), "{what}: {}", stderr(&output));
    };
    let saved = Shared::new(0o770, 0o660);
    saved.assert_saved(&saved.align(COLLEAGUE, "1001,50"), COLLEAGUE);
    let after = fs::read(saved.file()).unwrap();

    // In the midst of a text that is longer than the one before.
    let shared = Shared::new(0o770, 0o660);
    let limit = (shared.before.len() + after.len()) / 2;
    assert!(shared.before.len() < limit);
    let output = run(&shared, &format!("prlimit --fsize={limit}"));
    assert!(!output.status.success());
    assert!(fs::read(shared.file()).unwrap() == after[..limit], "{}", stderr(&output));
    assert_kept(&shared, "in the midst of a write");

    // Of a shorter one, before the rest of the one before is taken away.
    let mut mixed = 0;
    for call in ["write", "pwrite64", "ftruncate", "fsync", "fdatasync", "fchmod"] {
        for number in 1.. {
            let shared = longer();
            let inject = format!("-e trace={call} -e inject={call}:signal=KILL:when={number}");
            let output = run(&shared, &format!("strace -f -o /dev/null {inject}"));
            if output.status.success() {
                break;
            }
            let what = format!("killed at {call} {number}: {}", stderr(&output));
            assert_eq!(shared.owned(), saved.owned(), "{what}");
            let there = fs::read(shared.file()).unwrap();
            if there != shared.before && there != after {
                assert_kept(&shared, &what);
                mixed += 1;
            }
        }
    }
    assert!(mixed > 0, "it was never killed in the midst of it");
}

#[test]
#[ignore = "needs root"]
fn who_may_not_write_a_file_does_not_replace_it() {
    for (folder_mode, file_mode) in [(0o770, 0o640), (0o770, 0o600), (0o777, 0o644)] {
        let shared = Shared::new(folder_mode, file_mode);
        let before = shared.owned();
        let output = shared.align(COLLEAGUE, "1001,50");
        assert_refused(&output, "p.json", "l’accès est refusé", &format!("{file_mode:o}"));
        assert_eq!(fs::read(shared.file()).unwrap(), shared.before);
        assert_eq!(shared.owned(), before);
        let svg = ["export", "p.json", "-o", "p.svg"];
        fs::write(shared.folder.path().join("p.svg"), "theirs").unwrap();
        let output = shared.run_after(COLLEAGUE, "1001,50", "", &svg);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert_eq!(fs::read(shared.folder.path().join("p.svg")).unwrap(), b"theirs");
    }
}

#[test]
#[ignore = "needs root"]
fn an_export_stays_its_owner_s_too() {
    let shared = Shared::new(0o770, 0o664);
    let picture = shared.folder.path().join("p.svg");
    fs::write(&picture, "theirs").unwrap();
    chown(&picture, Some(OWNER), Some(STAFF)).unwrap();
    shared.set_mode(&picture, 0o664);
    let output = shared.run_after(COLLEAGUE, "1001,50", "", &["export", "p.json", "-o", "p.svg"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let metadata = fs::metadata(&picture).unwrap();
    assert_eq!((metadata.uid(), metadata.gid(), metadata.mode() & 0o777), (OWNER, STAFF, 0o664));
    assert!(fs::read_to_string(&picture).unwrap().contains("</svg>"));
}

/// What a program prints.
fn told(program: &str, args: &[&str], path: &Path) -> String {
    let output = Command::new(program).args(args).arg(path).output().expect("it is installed");
    assert!(output.status.success(), "{}", stderr(&output));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[ignore = "needs root and setfacl"]
fn lists_of_access_and_attributes_stay_as_they_are() {
    let access = |path: &Path| told("getfacl", &["-n", "--omit-header", "--absolute-names"], path);
    let shared = Shared::new(0o770, 0o660);
    told("setfacl", &["-m", "u:1002:rw,g:77:r"], &shared.file());
    told("setfattr", &["-n", "user.service", "-v", "Voirie"], &shared.file());
    let before = access(&shared.file());
    assert!(before.contains("user:1002:rw-"), "{before}");
    let output = shared.align(OWNER, "50");
    shared.assert_saved(&output, OWNER);
    assert_eq!(access(&shared.file()), before);
    let attribute = told("getfattr", &["--only-values", "-n", "user.service"], &shared.file());
    assert_eq!(attribute, "Voirie");

    // What a folder gives to new files is not given to one that has not got it.
    let shared = Shared::new(0o770, 0o660);
    let before = access(&shared.file());
    told("setfacl", &["-d", "-m", "u:1002:rw"], shared.folder.path());
    let output = shared.align(OWNER, "50");
    shared.assert_saved(&output, OWNER);
    assert_eq!(access(&shared.file()), before);
    // A new one has it, as any other.
    let args: Vec<&str> = ALIGN[..7].iter().copied().chain(["new.json"]).collect();
    let output = shared.run_after(OWNER, "50", "umask 027; touch ordinary", &args);
    assert!(output.status.success(), "{}", stderr(&output));
    let at = |name: &str| shared.folder.path().join(name);
    assert_eq!(access(&at("new.json")), access(&at("ordinary")));
    assert!(access(&at("new.json")).contains("user:1002:rw-"));
}

#[test]
#[ignore = "needs root"]
fn whatever_the_mask_what_is_private_stays_so_and_a_new_file_is_as_its_source() {
    for (mask, ordinary) in [("000", 0o666), ("002", 0o664), ("027", 0o640), ("077", 0o600)] {
        let shared = Shared::new(0o777, 0o600);
        let output = shared.run_after(OWNER, "50", &format!("umask {mask}"), &ALIGN);
        shared.assert_saved(&output, OWNER);
        assert_eq!(shared.owned().mode, 0o600, "{mask}");
        let state = shared.folder.path().join("state-1000/organigramme");
        for entry in walked(&state) {
            let metadata = fs::metadata(&entry).unwrap();
            let expected = if metadata.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(metadata.mode() & 0o777, expected, "{mask}: {}", entry.display());
        }
        for (source, name, expected) in
            [(0o600, "private.json", 0o600), (0o666, "ordinary.json", ordinary)]
        {
            shared.set_mode(&shared.file(), source);
            let args: Vec<&str> = ALIGN[..7].iter().copied().chain([name]).collect();
            let output = shared.run_after(OWNER, "50", &format!("umask {mask}"), &args);
            assert!(output.status.success(), "{}", stderr(&output));
            let new = fs::metadata(shared.folder.path().join(name)).unwrap();
            assert_eq!(new.mode() & 0o777, expected, "{mask}: {name}");
        }
    }
}

/// What writes a file that is not there yet, from a project and another one.
const MAKES: [&[&str]; 9] = [
    &["align", "p.json", "--from", "source", "--to", "cible", "-o", "new.json"],
    &["merge", "open.json", "p.json", "open.json", "-o", "new.json"],
    &["merge", "p.json", "open.json", "open.json", "-o", "new.json"],
    &["import", "p.json", "-o", "new.json"],
    &["export", "p.json", "--embed", "-o", "new.svg"],
    &["export", "p.json", "--embed", "--scale", "1", "-o", "new.png"],
    &["export", "p.json", "-o", "new.pdf"],
    &["compare", "p.json", "-o", "new.xlsx"],
    &["compare", "p.json", "-o", "new.csv"],
];

#[test]
#[ignore = "needs root"]
fn a_new_file_is_open_to_nobody_to_whom_what_it_is_made_from_is_closed() {
    for args in MAKES {
        let name = args.last().unwrap();
        for (group, source, expected) in [
            (STAFF, 0o600, 0o600),
            (STAFF, 0o640, 0o640),
            (STAFF, 0o660, 0o660),
            (STAFF, 0o604, 0o604),
            (STAFF, 0o664, 0o664),
            // Of another group than new files are.
            (OTHER_GROUP, 0o640, 0o600),
            (OTHER_GROUP, 0o664, 0o644),
        ] {
            let shared = Shared::new(0o770, source);
            let what = format!("{args:?} from {source:o} of {group}");
            chown(shared.file(), None, Some(group)).unwrap();
            let open = shared.folder.path().join("open.json");
            fs::write(&open, &shared.before).unwrap();
            shared.set_mode(&open, 0o666);
            if args[0] == "import" {
                let report = include_bytes!("../../fixtures/reports/arbre.txt");
                fs::write(shared.file(), report).unwrap();
            }
            let output = shared.run_after(OWNER, "50", "umask 002", args);
            assert!(output.status.code() != Some(2), "{what}: {}", stderr(&output));
            let new = fs::metadata(shared.folder.path().join(name)).unwrap();
            assert_eq!(format!("{:o}", new.mode() & 0o777), format!("{expected:o}"), "{what}");
            // Who may read it is decided once: what is there keeps it.
            shared.set_mode(&shared.folder.path().join(name), 0o664);
            let mut again = args.to_vec();
            if args[0] == "import" {
                again.push("--force");
            }
            let output = shared.run_after(OWNER, "50", "umask 002", &again);
            assert!(output.status.code() != Some(2), "{what}: {}", stderr(&output));
            let new = fs::metadata(shared.folder.path().join(name)).unwrap();
            assert_eq!(new.mode() & 0o777, 0o664, "{what}");
        }
    }
}

/// `folder` and all below it.
fn walked(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    let mut next = 0;
    while let Some(path) = found.get(next).cloned() {
        next += 1;
        if path.is_dir() {
            found.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    found
}

/// The calls of the program that strace sees, after what it injects.
fn traced(folder: &Path, mask: &str, calls: &str, inject: &[&str]) -> (Output, String) {
    let log = tempfile::NamedTempFile::new().unwrap();
    let script = format!("umask {mask}; exec strace -f -y -o \"$LOG\" -e trace={calls} \"$@\"");
    let mut command = Command::new("sh");
    in_french(&mut command).args(["-euc", &script, "sh"]).env("LOG", log.path());
    inject.iter().for_each(|it| {
        command.args(["-e", &format!("inject={it}")]);
    });
    let output = command.arg(program()).args(ALIGN).current_dir(folder).output().unwrap();
    (output, fs::read_to_string(log.path()).unwrap())
}

#[test]
#[ignore = "needs root and strace"]
fn what_is_being_written_is_closed_to_others_from_the_first_on() {
    let shared = Shared::new(0o777, 0o600);
    let (output, log) = traced(shared.folder.path(), "000", "openat", &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    let made: Vec<&str> = log.lines().filter(|it| it.contains("O_CREAT")).collect();
    let temporary = made.iter().filter(|it| it.contains(".organigramme-")).count();
    assert!(temporary >= 2, "the file and its version: {log}");
    for line in made {
        let is_private = line.contains("0600");
        assert!(is_private || line.contains(".~lock."), "{line}");
        // What is found there already is opened, and nothing is written into it.
        assert!(line.contains("O_EXCL") || line.contains(STATE), "{line}");
    }
}

#[test]
#[ignore = "needs root and strace"]
fn a_disk_that_gives_no_file_away_keeps_it_its_owner_s() {
    // As a server does that takes root for nobody.
    for error in ["EPERM", "EINVAL", "EOPNOTSUPP"] {
        let shared = Shared::new(0o770, 0o660);
        let (before, number) = (shared.owned(), fs::metadata(shared.file()).unwrap().ino());
        let inject = format!("fchown:error={error}");
        let (output, log) = traced(shared.folder.path(), "022", "fchown", &[&inject]);
        assert!(log.contains("(INJECTED)"), "{log}");
        assert!(output.status.success(), "{}", stderr(&output));
        assert_eq!(shared.owned(), before);
        assert_eq!(fs::metadata(shared.file()).unwrap().ino(), number, "it is written over");
        assert!(fs::read(shared.file()).unwrap() != shared.before);
    }
}
