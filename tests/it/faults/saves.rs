//! A folder in which the real program is to replace a file, and how one looks at what came of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use organigramme::format::native::load;

use crate::cli::STATE;
use crate::support::seed;

/// The project that every save starts from.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");

/// A subcommand that replaces a file.
pub struct Save {
    /// The name of the file that it replaces.
    pub output: &'static str,
    args: &'static [&'static str],
}

/// Every door through which the command line writes.
pub const SAVES: [Save; 7] = [
    // In place: what it replaces is what it has read.
    save("p.json", &["align", "p.json", "--from", "source", "--to", "cible"]),
    save("out.json", &["align", "p.json", "--from", "source", "--to", "cible"]),
    save("out.json", &["merge", "p.json", "p.json", "p.json"]),
    save("out.json", &["import", "report.txt", "--force"]),
    save("out.svg", &["export", "p.json"]),
    save("out.png", &["export", "p.json", "--scale", "1"]),
    save("out.xlsx", &["compare", "p.json"]),
];

const fn save(output: &'static str, args: &'static [&'static str]) -> Save {
    Save { output, args }
}

impl Save {
    /// The arguments of the program.
    pub fn args(&self) -> Vec<&'static str> {
        [self.args, &["-o", self.output]].concat()
    }

    fn is_project(&self) -> bool {
        self.output.ends_with(".json")
    }
}

/// The program, in French, without a display.
pub fn program() -> &'static str {
    env!("CARGO_BIN_EXE_organigramme")
}

/// `command` with a French environment and nothing of this one but where commands are.
pub fn in_french(command: &mut Command) -> &mut Command {
    let path = std::env::var_os("PATH").unwrap_or_default();
    command.env_clear().env("PATH", path).env("LC_ALL", "fr_FR.UTF-8").env("XDG_STATE_HOME", STATE)
}

/// A folder with what the saves read, and what one of them replaces.
pub struct Folder {
    folder: tempfile::TempDir,
    path: PathBuf,
    old: Vec<u8>,
    new: Vec<u8>,
}

impl Folder {
    /// What `save` makes where nothing goes wrong is tried in a folder of its own.
    pub fn of(save: &Save) -> Self {
        let (first, old) = filled(save);
        let run = in_french(&mut Command::new(program()))
            .args(save.args())
            .current_dir(first.path())
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", stderr(&run));
        let new = fs::read(first.path().join(save.output)).unwrap();
        assert!(new != old, "a save that changes nothing shows nothing");
        let (folder, _) = filled(save);
        let path = folder.path().join(save.output);
        Self { folder, path, old, new }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What the file holds when it is saved.
    pub fn new_bytes(&self) -> &[u8] {
        &self.new
    }

    /// Asserts that the file is the old or the new one, can be opened, and that nothing but hidden
    /// files stands beside what was there; the file is then the old one again. Returns whether it was
    /// the new one.
    #[track_caller]
    pub fn assert_whole(&self, save: &Save, what: &str) -> bool {
        let found = fs::read(&self.path).unwrap();
        let is_new = found == self.new;
        assert!(is_new || found == self.old, "{what}: neither the old file nor the new one");
        if save.is_project() {
            assert!(load(&found).is_ok(), "{what}: the file cannot be opened");
        }
        for entry in fs::read_dir(self.path()).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            // A lock left behind is taken over.
            if name.starts_with(".organigramme-") || name.starts_with(".~lock.") {
                fs::remove_file(self.path().join(name)).unwrap();
            } else {
                let known = ["p.json", "report.txt", save.output];
                assert!(known.contains(&name.as_str()), "{what}: {name} is left over");
            }
        }
        fs::write(&self.path, &self.old).unwrap();
        is_new
    }

    /// Asserts that nothing hidden is left either: a program that lives on tidies up.
    #[track_caller]
    pub fn assert_tidy(&self, what: &str) {
        let entries = fs::read_dir(self.path()).unwrap();
        let mut names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let left = names.find(|name| name.starts_with('.'));
        assert_eq!(left, None, "{what}: a temporary file is left over");
    }
}

fn filled(save: &Save) -> (tempfile::TempDir, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(SAMPLE, folder.path().join("p.json")).unwrap();
    let report = seed::path("organigrammes-ct-2022.txt");
    fs::copy(report, folder.path().join("report.txt")).unwrap();
    let output = folder.path().join(save.output);
    if !output.exists() {
        let before: &[u8] =
            if save.is_project() { crate::native::SMALL.as_bytes() } else { b"auparavant" };
        fs::write(&output, before).unwrap();
    }
    let old = fs::read(&output).unwrap();
    (folder, old)
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).replace(['\u{a0}', '\u{202f}'], " ")
}

/// Asserts that the program refused in one French sentence about `name` with these words in it.
#[track_caller]
pub fn assert_refused(output: &Output, name: &str, words: &str, what: &str) {
    let said = stderr(output);
    assert_eq!(output.status.code(), Some(2), "{what}: {said}");
    assert_eq!(output.stdout, b"", "{what}: a refusal says nothing on stdout");
    let sentence = said.strip_suffix('\n').filter(|line| !line.contains('\n'));
    let sentence = sentence.unwrap_or_else(|| panic!("{what}: not one line: {said}"));
    assert!(sentence.starts_with(&format!("{name} : ")), "{what}: {sentence}");
    assert!(sentence.contains(words), "{what}: {sentence}");
}
