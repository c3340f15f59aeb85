//! The command line, given a picture in place of a project.

use std::fs;

use super::cli::run;
use super::native::SMALL;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");

/// A folder with the sample, its pictures with the project inside, and one without.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(SAMPLE, folder.path().join("project.json")).unwrap();
    for (output, embed) in [("chart.svg", true), ("chart.png", true), ("bare.png", false)] {
        let mut args = vec!["export", "project.json", "-o", output, "--scale", "1"];
        args.extend(embed.then_some("--embed"));
        assert_eq!(run(folder.path(), &args).code, 0, "{output}");
    }
    folder
}

#[test]
fn commands_read_the_project_inside_a_picture() {
    let folder = folder();
    let said = |args: &[&str]| {
        let run = run(folder.path(), args);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{args:?}");
        run.stdout
    };
    for picture in ["chart.svg", "chart.png"] {
        for command in [
            &["count", "FILE", "--format", "json"][..],
            &["check", "FILE"],
            &["compare", "FILE"],
            &["export", "FILE", "-o", "out.txt", "--report", "json"],
        ] {
            let with = |file: &'static str| {
                let args = command.iter().map(|&word| if word == "FILE" { file } else { word });
                said(&args.collect::<Vec<_>>())
            };
            assert_eq!(with(picture), with("project.json"), "{command:?}");
        }
        let align = ["align", picture, "--from", "source", "--to", "target", "-o", "aligned.json"];
        said(&align);
        said(&["check", "aligned.json"]);
    }
}

#[test]
fn a_project_is_never_written_over_the_picture_it_comes_from() {
    let folder = folder();
    for picture in ["chart.svg", "chart.png"] {
        let before = fs::read(folder.path().join(picture)).unwrap();
        for args in [
            &["align", picture, "--from", "source", "--to", "target", "-o", picture][..],
            &["merge", picture, "project.json", "-o", picture],
            &["merge", "project.json", picture, "-o", picture],
            &["export", picture, "-o", picture],
        ] {
            let run = run(folder.path(), args);
            assert!(run.refusal().contains(picture), "{}", run.stderr);
            assert_eq!(fs::read(folder.path().join(picture)).unwrap(), before, "{args:?}");
        }
    }
}

#[test]
fn a_page_of_several_does_not_take_the_place_of_the_picture_they_are_made_of() {
    let folder = folder();
    let before = fs::read(folder.path().join("chart.svg")).unwrap();
    fs::rename(folder.path().join("chart.svg"), folder.path().join("chart-2.svg")).unwrap();
    let refused = run(folder.path(), &["export", "chart-2.svg", "-o", "chart.svg", "--split"]);
    assert!(refused.refusal().contains("chart-2.svg"), "{}", refused.stderr);
    assert_eq!(fs::read(folder.path().join("chart-2.svg")).unwrap(), before);
    assert!(!folder.path().join("chart-1.svg").exists(), "nothing is written");
}

#[test]
fn a_picture_without_a_project_is_refused_in_a_sentence() {
    let folder = folder();
    let bytes = fs::read(folder.path().join("chart.png")).unwrap();
    fs::write(folder.path().join("cut.png"), &bytes[..2000]).unwrap();
    for (picture, why) in [("bare.png", "has no project inside"), ("cut.png", "incomplete")] {
        for command in ["count", "check"] {
            let refused = run(folder.path(), &[command, picture]);
            let said = refused.refusal();
            assert!(said.starts_with(picture) && said.contains(why), "{said}");
        }
    }
}

#[test]
fn a_project_is_not_replaced_by_what_is_exported() {
    let folder = folder();
    let cut = &SMALL[..SMALL.len() / 2];
    for other in [SMALL, &format!("\u{feff}{SMALL}"), cut] {
        for (command, name) in
            [("compare", "other.json"), ("compare", "other.csv"), ("export", "other.svg")]
        {
            let path = folder.path().join(name);
            fs::write(&path, other).unwrap();
            let refused = run(folder.path(), &[command, "project.json", "-o", name]);
            let said = refused.refusal();
            assert!(said.starts_with(name) && said.contains("another name"), "{said}");
            assert_eq!(fs::read_to_string(&path).unwrap(), other, "{command} {name}");
        }
    }
}

#[test]
fn what_is_no_project_is_replaced_without_a_word() {
    let folder = folder();
    fs::write(folder.path().join("note.json"), r#"{"format": "another", "version": 1}"#).unwrap();
    for (command, name) in [("compare", "note.json"), ("export", "bare.png")] {
        for _ in 0..2 {
            let run = run(folder.path(), &[command, "project.json", "-o", name]);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{command}");
        }
    }
}

#[test]
fn a_project_in_a_picture_is_kept_when_the_picture_is_replaced() {
    let folder = folder();
    fs::write(folder.path().join("small.json"), SMALL).unwrap();
    for picture in ["chart.svg", "chart.png"] {
        let before = fs::read(folder.path().join(picture)).unwrap();
        // The same project in it again: nothing is lost.
        let same = ["export", "project.json", "-o", picture, "--embed", "--page", "a3"];
        let run_same = run(folder.path(), &same);
        assert_eq!((run_same.code, run_same.stderr.as_str()), (0, ""), "{picture}");
        fs::write(folder.path().join(picture), &before).unwrap();

        let other = ["export", "small.json", "--chart", "s", "-o", picture];
        let replaced = run(folder.path(), &other);
        assert_eq!(replaced.code, 0, "{}", replaced.stderr);
        let said = replaced.stderr.strip_suffix('\n').expect("a line");
        let kept = said.strip_prefix(&format!("{picture} held a project, which is kept as "));
        let kept = kept.unwrap_or_else(|| panic!("{said}"));
        assert_eq!(fs::read(kept).unwrap(), before);
        let count = |file: &str| run(folder.path(), &["count", file]).stdout;
        assert_eq!(count(kept), count("project.json"));
    }
}
