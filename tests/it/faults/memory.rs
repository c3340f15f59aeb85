//! Where no memory is left.

use std::process::Command;

use super::saves::{in_french, program, stderr};

#[test]
#[ignore = "needs prlimit"]
fn without_memory_the_program_ends_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");
    // Of one file: a text of this length is read and refused, or there is no room for it.
    let long = format!("ORGANIGRAMME SOURCE\nService Voirie\n{}", "1 Agent (C)\n".repeat(50_000));
    std::fs::write(folder.path().join("r.txt"), long).unwrap();
    let run = |megabytes: usize, args: &[&str]| {
        let limit = format!("--as={}", megabytes << 20);
        let mut prlimit = Command::new("prlimit");
        in_french(&mut prlimit).args([&limit, "--", program()]).args(args);
        prlimit.current_dir(folder.path()).output().expect("prlimit is installed")
    };
    let needed = (1..).map(|step| step * 4);
    // The system's own loader needs some before the program begins.
    let starts = needed.clone().find(|&it| run(it, &["--version"]).status.success()).unwrap();
    let mut told = 0;
    for megabytes in (0..6).map(|step| starts + step * 4) {
        for args in [&["import", "r.txt", "-o", "p.json", "--force"][..], &["count", sample]] {
            let output = run(megabytes, args);
            let said = stderr(&output);
            match output.status.code() {
                Some(0) => {}
                Some(2) if said.contains("Il n’y a plus assez de mémoire") => {
                    assert_eq!(said.lines().count(), 1, "{megabytes}: {said}");
                    told += 1;
                }
                _ => panic!("{megabytes} MB, {args:?}: {}: {said}", output.status),
            }
        }
    }
    assert!(told > 0, "it always had enough");
}
