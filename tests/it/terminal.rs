//! On Windows: what is typed in a terminal, though the program opens windows.

use std::fs::{self, File};
use std::process::{Command, Output, Stdio};

const WINDOW: &str = env!("CARGO_BIN_EXE_organigramme");
const TERMINAL: &str = env!("CARGO_BIN_EXE_organigramme-com");
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");

fn run(program: &str, args: &[&str]) -> Output {
    Command::new(program).args(args).output().expect("it starts")
}

#[test]
fn both_programs_say_the_same_and_end_with_the_same_code() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("brisé.json");
    fs::write(&broken, "{").unwrap();
    let broken = broken.to_str().unwrap();
    for (args, code) in [
        (&["--lang", "fr", "--help"][..], 0),
        (&["--version"], 0),
        (&["--lang", "fr", "count", SAMPLE], 0),
        (&["--lang", "fr", "check", SAMPLE], 0),
        (&["--lang", "fr", "check", broken], 2),
        (&["--lang", "fr", "--nonsense"], 2),
    ] {
        let (window, terminal) = (run(WINDOW, args), run(TERMINAL, args));
        assert_eq!(window, terminal, "{args:?}");
        assert_eq!(window.status.code(), Some(code), "{args:?}");
        let said = if code == 0 { &window.stdout } else { &window.stderr };
        assert!(!said.is_empty() && std::str::from_utf8(said).is_ok(), "{args:?}");
    }
}

#[test]
fn what_is_redirected_goes_to_the_file() {
    let folder = tempfile::tempdir().unwrap();
    for program in [WINDOW, TERMINAL] {
        let (out, problems) = (folder.path().join("out.txt"), folder.path().join("err.txt"));
        let mut command = Command::new(program);
        command.args(["--lang", "fr", "count", SAMPLE]).stdin(Stdio::null());
        command.stdout(File::create(&out).unwrap()).stderr(File::create(&problems).unwrap());
        assert!(command.status().unwrap().success());
        assert!(fs::read_to_string(&out).unwrap().contains("Pôle"));
        assert_eq!(fs::read_to_string(&problems).unwrap(), "");
    }
}
