//! Projects cut short, damaged, made up by an enemy or saved by another program: each is read as it
//! stands or refused in a sentence, and whatever is read can be saved and exported.

use std::fs;
use std::panic::catch_unwind;

use organigramme::format::native::{load, save};
use organigramme::model::LEVELS_MAX;
use serde_json::{Value, json};

use super::exports::assert_inert_in_every_format;
use crate::cli::run;
use crate::native::SMALL;
use crate::support::sound::{assert_saved_and_read_again, said};
use crate::support::waiting::affordable;

const SAMPLE: &[u8] = include_bytes!("../../../assets/samples/proch-orientation.json");

/// The seconds that no file should take to be opened or refused.
const SECONDS: u64 = 5;

/// Loads `bytes`, however bad: what is refused is refused in a sentence, at a small cost, and what is read
/// comes back when it is saved. Returns the sentence.
#[track_caller]
fn tried(bytes: &[u8], what: &str) -> Option<String> {
    let outcome = catch_unwind(|| match affordable(SECONDS, what, || load(bytes)) {
        Ok(loaded) => {
            assert_saved_and_read_again(&loaded.project);
            None
        }
        Err(error) => Some(said(&error.message())),
    });
    outcome.unwrap_or_else(|_| panic!("{what}: the program has crashed"))
}

#[track_caller]
fn assert_refused(bytes: &[u8], words: &str) {
    let sentence = tried(bytes, words).unwrap_or_else(|| panic!("it is read, and not: {words}"));
    assert!(sentence.contains(words), "{sentence}");
}

/// Each byte of `bytes` from `first` on, one in `step`, replaced by what `change` makes of it.
fn try_with_each_byte_changed(bytes: &[u8], first: usize, step: usize, change: impl Fn(u8) -> u8) {
    let mut bytes = bytes.to_vec();
    for at in (first..bytes.len()).step_by(step) {
        let was = bytes[at];
        bytes[at] = change(was);
        tried(&bytes, &format!("byte {at}, {was:#04x}, is {:#04x}", bytes[at]));
        bytes[at] = was;
    }
}

/// What a byte becomes: a bit of it is another, or all are, or it is one of a kind.
fn changes() -> Vec<fn(u8) -> u8> {
    vec![
        |it| it ^ 1,
        |it| it ^ 2,
        |it| it ^ 4,
        |it| it ^ 8,
        |it| it ^ 16,
        |it| it ^ 32,
        |it| it ^ 64,
        |it| it ^ 128,
        |it| !it,
        |_| 0,
        |_| b'"',
        |_| b'\\',
        |_| b'9',
        |_| b'-',
        |_| b',',
        |_| b'}',
    ]
}

#[test]
fn a_small_project_with_any_byte_changed_is_read_or_refused() {
    for change in changes() {
        try_with_each_byte_changed(SMALL.as_bytes(), 0, 1, change);
    }
}

#[test]
fn the_sample_cut_or_damaged_here_and_there_is_refused_or_read() {
    for end in (0..SAMPLE.len() - 2).step_by(997) {
        assert!(tried(&SAMPLE[..end], &format!("cut at {end}")).is_some());
    }
    for (index, change) in changes().into_iter().enumerate() {
        try_with_each_byte_changed(SAMPLE, index * 61, 3_001, change);
    }
}

#[test]
#[ignore = "takes minutes: every byte of the sample"]
fn every_cut_of_the_sample_is_refused_with_its_place() {
    for end in 0..SAMPLE.len() - 2 {
        let sentence = tried(&SAMPLE[..end], &format!("cut at {end}"));
        let sentence = sentence.unwrap_or_else(|| panic!("what is cut at {end} is read"));
        // Without an opening brace it is not known to be a project.
        assert!(end == 0 || sentence.starts_with("Ligne "), "{end}: {sentence}");
    }
}

#[test]
#[ignore = "takes minutes: every byte of the sample"]
fn every_byte_of_the_sample_may_be_another() {
    let changes = changes();
    let count = changes.len();
    // Each byte is changed in one way, its neighbours in the others.
    for (index, change) in changes.into_iter().enumerate() {
        try_with_each_byte_changed(SAMPLE, index, count, change);
    }
}

#[test]
fn a_project_cut_in_the_midst_of_a_letter_is_refused_with_its_place() {
    let whole = "{\n  \"format\": \"organigramme\",\n  \"title\": \"Pôle É".as_bytes();
    let cut = &whole[..whole.len() - 1];
    assert!(tried(cut, "cut").is_some_and(|sentence| sentence.starts_with("Ligne 3, ")));
    // Nothing is read of what is whole but for a piece of a letter after it.
    let mut more = SMALL.as_bytes().to_vec();
    more.push(0xc3);
    assert!(tried(&more, "more").is_some());
}

#[test]
fn other_encodings_are_read_or_refused_by_name() {
    let utf_16 = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        SMALL.encode_utf16().flat_map(to_bytes).collect()
    };
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let (little, big) = (utf_16(u16::to_le_bytes), utf_16(u16::to_be_bytes));
    assert_eq!(tried(&marked(b"\xef\xbb\xbf", SMALL.into()), "a mark of UTF-8"), None);
    assert_refused(&marked(b"\xff\xfe", little.clone()), "UTF-16");
    assert_refused(&marked(b"\xfe\xff", big.clone()), "UTF-16");
    assert_refused(&little, "n’est pas un projet d’Organigramme");
    assert_refused(&big, "n’est pas un projet d’Organigramme");
    let windows: Vec<u8> =
        SMALL.chars().map(|c| u8::try_from(u32::from(c)).expect("in Windows-1252")).collect();
    assert_refused(&windows, "n’est pas un projet d’Organigramme");
}

/// The line of the small project in which `text` first stands.
fn line_of(text: &str) -> usize {
    SMALL[..SMALL.find(text).unwrap()].matches('\n').count() + 1
}

fn changed(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut value: Value = serde_json::from_str(SMALL).unwrap();
    change(&mut value);
    serde_json::to_vec(&value).unwrap()
}

#[test]
fn what_contradicts_itself_is_refused_with_its_place() {
    let twice = SMALL.replace("\"title\":\"Juriste\"", "\"title\":\"Juriste\",\"title\":\"Autre\"");
    assert_refused(twice.as_bytes(), &format!("Ligne {}, colonne ", line_of("Juriste")));
    for (pointer, value, words) in [
        ("/units/1/id", json!("u1"), "u1"),
        ("/posts/1/id", json!("p1"), "p1"),
        ("/charts/1/id", json!("s"), "s"),
        ("/lists/grades/0/category", json!("Z"), "Z"),
        ("/units/1/parent", json!("u2"), "u2"),
        ("/posts/0/fte", json!(-1), "posts[0].fte"),
        ("/units/0/authorised", json!(-1), "units[0].authorised"),
        ("/units/1/order", json!(i64::MIN), "units[1].order"),
    ] {
        let bytes = changed(|file| *file.pointer_mut(pointer).unwrap() = value.clone());
        // Whether a list entry without its category is a fault is the model's affair.
        let sentence = tried(&bytes, pointer);
        let is_said = sentence.as_ref().is_none_or(|sentence| sentence.contains(words));
        assert!(is_said, "{pointer}: {sentence:?}");
    }
    // Then nothing is at the top of the chart.
    assert_refused(
        &changed(|file| file["units"][0]["parent"] = json!("u2")),
        "aucune unité ne se trouve au sommet",
    );
    for number in ["1e400", "-1e400", "NaN", "Infinity", "1e3", "00", "+1", "0x10", "1.0", "-0.0"] {
        let bytes = SMALL.replace("\"fte\":80", &format!("\"fte\":{number}"));
        assert_refused(bytes.as_bytes(), &format!("Ligne {}, colonne ", line_of("\"fte\"")));
    }
}

#[test]
fn numbers_of_unknown_fields_are_kept_or_refused_but_never_others() {
    for number in ["1e400", "-1e400", "NaN", "1e308", "-0.0", "5e-324", "18446744073709551616"] {
        let bytes = SMALL.replace("\"fte\":80", &format!("\"x\":{number}"));
        let Some(sentence) = tried(bytes.as_bytes(), number) else {
            let saved = String::from_utf8(save(&load(bytes.as_bytes()).unwrap().project)).unwrap();
            let kept = saved.split("\"x\":").nth(1).expect("the field is kept");
            let kept = kept.split(['}', ',']).next().unwrap();
            assert_eq!(kept.parse::<f64>(), number.parse::<f64>(), "{number} is saved as {kept}");
            continue;
        };
        assert!(
            sentence.starts_with(&*format!("Ligne {}, colonne ", line_of("\"fte\""))),
            "{number}: {sentence}"
        );
    }
}

/// Texts that mean something to some program.
pub fn hostile_texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        " ",
        "</text><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "]]>",
        "<![CDATA[x]]><!-- -->",
        "&lt;b&gt;&amp;&#x0;",
        "=cmd|' /C calc'!A0",
        "+1-1",
        "@SUM(A1)",
        "\t=1+1",
        "\u{202e}etsiruj\u{202c}\u{2066}x",
        "\u{5d4}\u{5d9} \u{627}\u{644}",
        "nul\0 \u{1}\u{1b}[31m\u{7f}\u{85}\u{9b}",
        "\u{feff}\u{fffe}\u{ffff}\u{e000}\u{10ffff}",
        "é\u{301}\u{301}\u{301}\u{200d}\u{1f468}\u{200d}\u{1f469}",
        "javascript:alert(1)",
        "url(http://example.org/x)",
        "{{7*7}}${7*7}%s%n",
        "../../etc/passwd",
        "C:\\aux\\nul",
        "ligne\r\nautre\u{2028}encore",
    ]
    .map(str::to_owned)
    .into();
    texts.push("x".repeat(1 << 20));
    texts.push("mot ".repeat(1 << 18));
    texts
}

/// The small project with `text` wherever a user can write.
fn with_text_everywhere(text: &str) -> Vec<u8> {
    changed(|file| {
        file["title"] = json!(text);
        for at in [
            "/lists/kinds/1/label",
            "/lists/categories/0/label",
            "/lists/grades/0/label",
            "/lists/levels/0/label",
            "/charts/0/label",
            "/charts/0/organisation",
            "/units/1/name",
            "/units/2/note",
            "/posts/0/title",
            "/posts/0/reference_job",
            "/posts/0/note",
        ] {
            *file.pointer_mut(at).unwrap() = json!(text);
        }
        file["units"][1]["reason"] = json!(text);
        file["posts"][1]["reason"] = json!(text);
        file["charts"][1]["role"] = json!("target");
        file["departures"] = json!([{"chart": "c", "post": "p1", "reason": text}]);
        file["views"] = json!([{"chart": "s", "name": text}]);
    })
}

#[test]
fn any_text_is_opened_saved_and_inert_wherever_it_is_exported() {
    for text in hostile_texts() {
        let what: String = text.chars().take(30).collect();
        let bytes = with_text_everywhere(&text);
        assert_eq!(tried(&bytes, &what), None, "{what:?} is a text like any other");
        // Without optimisation a text of 1 MB takes minutes to be set in every format.
        if text.len() < 1_000 {
            assert_inert_in_every_format(&load(&bytes).unwrap().project, &what);
        }
    }
}

#[test]
#[ignore = "takes minutes: a text of 1 MB in every format"]
fn every_export_takes_a_text_of_a_megabyte() {
    for text in hostile_texts().into_iter().filter(|text| text.len() >= 1_000) {
        let bytes = with_text_everywhere(&text);
        assert_inert_in_every_format(&load(&bytes).unwrap().project, "1 MB");
    }
}

#[test]
fn identifiers_may_be_any_text() {
    for text in hostile_texts().into_iter().filter(|text| !text.is_empty() && text.len() < 1000) {
        let quoted = serde_json::to_string(&text).unwrap();
        let bytes = SMALL.replace("\"u2\"", &quoted).replace("\"p2\"", &quoted);
        assert_eq!(tried(bytes.as_bytes(), &text), None, "{text:?}");
        assert_inert_in_every_format(&load(bytes.as_bytes()).unwrap().project, &text);
    }
}

/// A chart with this many units, each under the one before.
fn chain(units: usize) -> Vec<u8> {
    let unit = |index: usize| match index {
        0 => json!({"chart": "s", "id": "u0", "kind": "pole", "name": "0"}),
        _ => json!({"chart": "s", "id": format!("u{index}"), "parent": format!("u{}", index - 1),
                    "kind": "service", "name": index.to_string()}),
    };
    changed(|file| {
        file["charts"] = json!([file["charts"][0]]);
        file["units"] = (0..units).map(unit).collect();
        file["posts"] = json!([{"chart": "s", "unit": format!("u{}", units - 1), "id": "p",
                                "title": "Juriste"}]);
    })
}

#[test]
fn units_one_under_the_other_are_exported_or_too_many_to_be_opened() {
    assert_refused(&chain(100_000), "plus de 3\u{202f}000 unités");
    assert_refused(&chain(LEVELS_MAX + 1), "plus de 3\u{202f}000 unités");
    assert_eq!(tried(&chain(LEVELS_MAX), "as many as may be"), None);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("p.json"), chain(LEVELS_MAX)).unwrap();
    for command in [
        &["check", "p.json"][..],
        &["count", "p.json", "--format", "csv"],
        &["export", "p.json", "-o", "out.txt"],
        &["export", "p.json", "-o", "out.html"],
        &["export", "p.json", "-o", "out.svg"],
        &["export", "p.json", "-o", "out.pdf"],
    ] {
        let run = run(folder.path(), command);
        assert_eq!(run.code, 0, "{command:?}: {}", run.stderr);
    }
    // Drawn or refused; never a crash.
    let run = run(folder.path(), &["export", "p.json", "-o", "out.png"]);
    assert!(run.code == 0 || !run.refusal().is_empty());
}

#[test]
fn unknown_fields_cannot_take_all_the_memory() {
    for (piece, count) in [(",{\"\":0}", 1 << 20), (",[0]", 4 << 20), (",{\"a\":{}}", 1 << 20)] {
        let unknown = format!("\"x\": [0{}],\n  \"units\"", piece.repeat(count));
        assert_refused(SMALL.replace("\"units\"", &unknown).as_bytes(), "trop de mémoire");
    }
    let many = format!("\"x\": \"{}\",\n  \"units\"", ",{".repeat(4 << 20));
    let bytes = SMALL.replace("\"units\"", &many);
    assert!(load(bytes.as_bytes()).is_ok(), "what stands in a text takes only its place");
}
