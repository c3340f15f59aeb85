//! The native file: what is written is read again, and what is wrong is said with its place.

use organigramme::format::native::{LoadError, load, save, schema};
use organigramme::model::{
    Arrangement, Authorised, CardWidth, ChartFields, ChartRecord, ColourBy, Density, Departure,
    Evidence, Extra, Hundredths, Lists, Look, Nature, PostFields, PostRecord, Project,
    ProjectRecord, RemovedUnit, Role, Shown, Style, Subtree, UnitFields, UnitRecord, View,
    Violation, printable,
};
use organigramme::words::Locale;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support;

/// A project with a unit of each sort of ceiling and a post with every field.
pub const SMALL: &str = r#"{
  "format": "organigramme",
  "version": 1,
  "title": "Essai",
  "lists": {
    "kinds": [
      {"id":"pole","label":"Pôle","rank":1,"is_pole":true},
      {"id":"service","label":"Service","rank":3}
    ],
    "categories": [
      {"id":"A","label":"A"},
      {"id":"B","label":"B"}
    ],
    "grades": [
      {"id":"A2.2","label":"A2.2","category":"A"}
    ],
    "levels": [
      {"id":"direction","label":"manager de direction"}
    ]
  },
  "charts": [
    {"id":"s","label":"Avant","role":"source","date":"2022-10-03","organisation":"Région Hauts-de-France"},
    {"id":"c","label":"Après","based_on":"s"}
  ],
  "units": [
    {"chart":"s","id":"u1","kind":"pole","name":"Éducation","authorised":3},
    {"chart":"s","id":"u2","parent":"u1","order":0,"kind":"service","name":"Marchés","authorised":"not_printed"},
    {"chart":"s","id":"u3","parent":"u1","order":1,"kind":"service","name":"Formation","note":"à revoir\nen 2023"},
    {"chart":"c","id":"u1","kind":"pole","name":"Éducation"}
  ],
  "posts": [
    {"chart":"s","unit":"u1","id":"p1","order":0,"title":"Directeur/trice","category":"A","grade":"A2.2","manager_level":"direction","reference_job":"Cadre","fte":80,"vacant":true,"note":"2 ans"},
    {"chart":"s","unit":"u3","id":"p2","order":0,"title":"Gestionnaire","category":"B"},
    {"chart":"s","unit":"u3","id":"p3","order":1,"title":"Juriste"}
  ]
}
"#;

fn small_with(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut value: Value = serde_json::from_str(SMALL).unwrap();
    change(&mut value);
    serde_json::to_vec_pretty(&value).unwrap()
}

/// What the user reads when `bytes` are opened.
fn refusal(bytes: impl AsRef<[u8]>) -> String {
    match load(bytes.as_ref()) {
        Ok(_) => panic!("the file is read"),
        Err(error) => Locale::English.say(&error.message()),
    }
}

fn broken(bytes: impl AsRef<[u8]>) -> Vec<Violation> {
    match load(bytes.as_ref()) {
        Err(LoadError::Broken(violations)) => violations,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_is_written_as_it_was_read() {
    let loaded = load(SMALL.as_bytes()).unwrap();
    assert!(!loaded.newer_version);
    let chart = &loaded.project.charts[0];
    assert_eq!(chart.unit_count(), 3);
    assert_eq!(chart.post_count(), 3);
    let fields = &chart.post_by_id(&"p1".into()).unwrap().fields;
    assert_eq!(fields.fte, Hundredths(80));
    assert!(fields.vacant);
    let ceilings: Vec<_> =
        chart.units_in_order().map(|key| chart.unit(key).fields.authorised).collect();
    assert_eq!(ceilings, [Authorised::Posts(3), Authorised::NotPrinted, Authorised::Inherit]);
    assert_eq!(String::from_utf8(save(&loaded.project)).unwrap(), SMALL);
}

#[test]
fn unknown_fields_survive_at_every_level() {
    let mut value: Value = serde_json::from_str(SMALL).unwrap();
    let extra = json!({"z": [1, 2.5, null], "a": "texte"});
    let mut expected = Vec::new();
    for path in [
        "",
        "/lists",
        "/lists/kinds/0",
        "/lists/categories/1",
        "/lists/grades/0",
        "/lists/levels/0",
        "/charts/0",
        "/units/2",
        "/posts/1",
    ] {
        value.pointer_mut(path).unwrap()["x_added"] = extra.clone();
        expected.push(format!("{path}/x_added"));
    }
    let saved = save(&load(&serde_json::to_vec(&value).unwrap()).unwrap().project);
    let saved: Value = serde_json::from_slice(&saved).unwrap();
    for path in expected {
        assert_eq!(saved.pointer(&path), Some(&extra), "{path}");
    }
}

#[test]
fn what_left_is_written_once_and_only_if_it_is_said() {
    let bytes = small_with(|file| {
        file["departures"] = json!([
            {"chart": "c", "post": "p2", "merged_into": "p1", "reason": "fusion", "x_added": 1},
            {"chart": "c", "post": "p1"},
        ]);
        file["removed_units"] = json!([{"chart": "c", "unit": "u3", "reason": "fin"}]);
    });
    let saved = String::from_utf8(save(&load(&bytes).unwrap().project)).unwrap();
    let end = &saved[saved.find("\"departures\"").unwrap()..];
    assert_eq!(
        end,
        r#""departures": [
    {"chart":"c","post":"p1"},
    {"chart":"c","post":"p2","merged_into":"p1","reason":"fusion","x_added":1}
  ],
  "removed_units": [
    {"chart":"c","unit":"u3","reason":"fin"}
  ]
}
"#
    );
    let twice = small_with(|file| {
        file["departures"] = json!([{"chart": "c", "post": "p"}, {"chart": "c", "post": "p"}]);
    });
    assert!(matches!(broken(&twice)[..], [Violation::DuplicateDeparture { .. }]));
    let lost = small_with(|file| file["departures"] = json!([{"chart": "x", "post": "p"}]));
    assert!(matches!(broken(&lost)[..], [Violation::UnknownChart { .. }]));
}

#[test]
fn siblings_are_in_the_order_they_name() {
    let bytes = small_with(|file| {
        file["units"][1]["order"] = json!(7);
        file["units"][2]["order"] = json!(3);
        file["posts"][1]["order"] = Value::Null;
        file["posts"][2]["order"] = json!(9);
    });
    let project = load(&bytes).unwrap().project;
    let chart = &project.charts[0];
    let units: Vec<_> = chart.units_in_order().map(|key| chart.unit(key).id.to_string()).collect();
    assert_eq!(units, ["u1", "u3", "u2"]);
    let posts: Vec<_> = chart.posts_in_order().map(|key| chart.post(key).id.to_string()).collect();
    assert_eq!(posts, ["p1", "p3", "p2"], "a post without a place comes last");
}

#[test]
fn a_child_may_stand_before_its_parent() {
    let bytes = small_with(|file| file["units"].as_array_mut().unwrap().reverse());
    let saved = save(&load(&bytes).unwrap().project);
    assert_eq!(String::from_utf8(saved).unwrap(), SMALL);
}

#[test]
fn a_newer_version_is_read_and_said_to_be_newer() {
    let loaded = load(&small_with(|file| file["version"] = json!(2))).unwrap();
    assert!(loaded.newer_version);
    let refused = refusal(small_with(|file| {
        file["version"] = json!(9);
        file["units"] = json!({});
    }));
    assert_eq!(
        refused,
        "The file comes from a newer version of the program (format 9), which this one cannot read"
    );
    assert!(refusal(small_with(|file| file["version"] = json!(0))).contains("version"));
}

#[test]
fn a_byte_order_mark_is_no_obstacle() {
    assert!(load(format!("\u{feff}{SMALL}").as_bytes()).is_ok());
}

#[test]
fn control_characters_do_not_enter() {
    let bytes = small_with(|file| {
        file["posts"][2]["title"] = json!("Juriste\u{0}\nconseil\u{1b}");
        file["units"][0]["name"] = json!("\tÉducation\u{7f}");
        file["units"][2]["note"] = json!("à revoir\r\nen\u{8} 2023");
    });
    let project = load(&bytes).unwrap().project;
    let chart = &project.charts[0];
    assert_eq!(chart.post_by_id(&"p3".into()).unwrap().fields.title.text(), "Juriste conseil");
    assert_eq!(chart.unit(chart.root()).fields.name, " Éducation");
    assert_eq!(chart.unit_by_id(&"u3".into()).unwrap().fields.note, "à revoir\nen 2023");
}

#[test]
fn a_file_of_another_kind_is_named() {
    let no_marker = "This file is not an Organigramme project: ";
    for (bytes, kind) in [
        (&b""[..], "it is empty"),
        (b" \n\t", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "it is an image"),
        (b"\xff\xd8\xff\xe0", "it is an image"),
        (b"%PDF-1.7\n%\xe2\xe3", "it is a PDF document"),
        (b"PK\x03\x04\x14\0", "it is an office document or an archive"),
        (b"<?xml version=\"1.0\"?><svg/>", "it is an XML, SVG or HTML document"),
        (b"\xff\xfe{\0}\0", "it is a text in UTF-16"),
        (b"# ORGANIGRAMME SOURCE\n", "it is text; “import” reads the text of a report"),
        ("Pôle".as_bytes(), "it is text; “import” reads the text of a report"),
        (b"P\xf4le\n", "it is text; “import” reads the text of a report"),
        (b"\x7fELF\x02\0\xff", "its content is not text"),
        (b"{}", "it is JSON without the mark \"format\": \"organigramme\""),
        (b"[1, 2]", "it is JSON without the mark \"format\": \"organigramme\""),
        (
            b"{\"format\":\"autre\",\"version\":1}",
            "it is JSON without the mark \"format\": \"organigramme\"",
        ),
        (
            include_bytes!("../fixtures/seed/po_source.json"),
            "it is JSON without the mark \"format\": \"organigramme\"",
        ),
    ] {
        assert_eq!(refusal(bytes), format!("{no_marker}{kind}"));
    }
}

#[test]
fn a_fault_is_said_with_its_line_and_column() {
    let count = "a whole number from 0 to 4294967295";
    for (from, to, problem) in [
        ("\"fte\":80", "\"fte\":80.5", format!("80.5 stands in place of {count}")),
        ("\"fte\":80", "\"fte\":\"80\"", format!("\"80\" stands in place of {count}")),
        ("\"fte\":80", "\"fte\":4294967296", format!("4294967296 stands in place of {count}")),
        (
            "\"authorised\":3",
            "\"authorised\":\"x\"",
            "\"x\" stands in place of a whole number or \"not_printed\"".to_owned(),
        ),
        (
            "\"2022-10-03\"",
            "\"2022-13-03\"",
            "\"2022-13-03\" stands in place of a date such as 2022-11-28".to_owned(),
        ),
        (
            "\"2022-10-03\"",
            "\"20221003\"",
            "\"20221003\" stands in place of a date such as 2022-11-28".to_owned(),
        ),
        (
            "\"role\":\"source\"",
            "\"role\":\"autre\"",
            "autre stands in place of \"source\", \"target\" or \"variant\"".to_owned(),
        ),
        ("\"vacant\":true", "\"vacant\":1", "1 stands in place of true or false".to_owned()),
        ("\"title\":\"Juriste\"", "\"title\":[]", "[…] stands in place of a text".to_owned()),
        (
            "\"vacant\":true",
            "\"nature\":\"oui\"",
            "oui stands in place of \"transfer\" or \"transformation\"".to_owned(),
        ),
        ("\"vacant\":true", "\"comments\":{}", "{…} stands in place of a list".to_owned()),
        (
            "\"vacant\":true",
            "\"comments\":[{\"text\":\"\"},{\"text\":5}],,",
            "5 stands in place of a text".to_owned(),
        ),
        ("\"vacant\":true", "\"comments\":[{}]", "the field text is missing".to_owned()),
        (",\"title\":\"Juriste\"", "", "the field title is missing".to_owned()),
        ("\"id\":\"p2\"", "\"id\":\"p2\",\"id\":\"p9\"", "the field id is given twice".to_owned()),
        ("\"posts\": [", "\"posts\": [,", "the text is not correct JSON".to_owned()),
    ] {
        let at = SMALL.find(from).expect("the fault is put somewhere");
        let line_start = SMALL[..at].rfind('\n').unwrap() + 1;
        let line = SMALL[..at].matches('\n').count() + 1;
        let said = refusal(SMALL.replacen(from, to, 1));
        let rest = said.strip_prefix(&format!("Line {line}, column ")).expect(&said);
        let (column, said) = rest.split_once(": ").unwrap();
        assert_eq!(said, problem);
        // The column is that of the value or of what follows it.
        let column: usize = column.parse().unwrap();
        let start = SMALL[line_start..at].chars().count() + 1;
        let columns = start..=start + to.len() + 1;
        assert!(columns.contains(&column), "{problem}: column {column} in {columns:?}");
    }
    let cut = &SMALL[..SMALL.find("\"u3\"").unwrap()];
    assert_eq!(refusal(cut), "Line 28, column 22: the file stops in the middle, as if cut short");
}

#[test]
fn every_cut_is_refused_and_nothing_panics() {
    for end in (0..SMALL.len() - 2).filter(|&end| SMALL.is_char_boundary(end)) {
        assert!(load(&SMALL.as_bytes()[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn deep_nesting_is_refused_with_its_place() {
    let deep = format!("{{\"format\":\"organigramme\",\"version\":1,\"x\":{}", "[".repeat(200_000));
    assert!(refusal(&deep).contains("elements are nested too deeply"), "{}", refusal(&deep));
    let closed = format!("{deep}{}}}", "]".repeat(200_000));
    assert!(refusal(closed).starts_with("Line 1, column "));
}

#[test]
fn negative_counts_are_listed_with_the_other_broken_invariants() {
    let found = broken(small_with(|file| {
        file["posts"][0]["fte"] = json!(-80);
        file["units"][0]["authorised"] = json!(-3);
        file["units"][1]["order"] = json!(-1);
        file["posts"][1]["id"] = json!("p1");
        file["posts"][2]["unit"] = json!("nowhere");
    }));
    let negative = |place: &str, value| Violation::NegativeCount { place: place.into(), value };
    assert_eq!(
        found,
        [
            negative("units[0].authorised", -3),
            negative("units[1].order", -1),
            negative("posts[0].fte", -80),
            Violation::DuplicatePost { chart: "s".into(), post: "p1".into() },
            Violation::UnknownUnit { chart: "s".into(), post: "p3".into(), unit: "nowhere".into() },
        ]
    );
}

#[test]
fn cycles_unknown_parents_and_unknown_charts_are_broken_invariants() {
    let found = broken(small_with(|file| {
        file["units"][1]["parent"] = json!("u3");
        file["units"][2]["parent"] = json!("u2");
    }));
    assert_eq!(
        found,
        [Violation::Cycle { chart: "s".into(), units: vec!["u2".into(), "u3".into()] }]
    );
    let found = broken(small_with(|file| {
        file["units"][1]["parent"] = json!("u9");
        file["posts"][0]["chart"] = json!("q");
    }));
    assert_eq!(
        found,
        [
            Violation::UnknownChart { user: "p1".into(), chart: "q".into() },
            Violation::UnknownParent { chart: "s".into(), unit: "u2".into(), parent: "u9".into() },
        ]
    );
}

#[test]
fn one_sentence_says_the_first_fault_and_how_many_more() {
    let said = refusal(small_with(|file| {
        file["units"][0]["authorised"] = json!(-3);
        file["posts"][1]["id"] = json!("p1");
    }));
    assert_eq!(
        said,
        "units[0].authorised is negative (-3), and counts posts, working time or a place \
         (and one more fault)"
    );
}

#[test]
fn the_published_schema_is_that_of_the_program() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/schema/organigramme-v1.schema.json");
    let mut expected = serde_json::to_string_pretty(&schema()).unwrap();
    expected.push('\n');
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, &expected).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(path).unwrap_or_default(),
        expected,
        "run this test with UPDATE_SCHEMA=1"
    );
}

#[test]
fn ten_thousand_posts_come_back() {
    let saved = save(&support::organisation(10_000));
    let again = load(&saved).unwrap().project;
    assert_eq!(again.charts[0].post_count(), 10_000);
    assert_eq!(save(&again), saved);
}

fn text() -> impl Strategy<Value = String> {
    "\\PC{0,12}".prop_map(|text| printable(&text).into_owned())
}

fn extra() -> impl Strategy<Value = Extra> {
    let value = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
        proptest::collection::vec(any::<u8>(), 0..3).prop_map(Value::from),
    ];
    proptest::collection::btree_map("x_[a-z]{1,3}", value, 0..3)
        .prop_map(|fields| fields.into_iter().collect())
}

prop_compose! {
    fn unit_fields()(
        kind in prop::sample::select(vec!["pole", "service", "autre"]),
        name in text(),
        authorised in prop_oneof![
            Just(Authorised::Inherit),
            Just(Authorised::NotPrinted),
            any::<u32>().prop_map(Authorised::Posts),
        ],
        note in text(),
        split_from in prop::option::of(Just("v0")),
        reason in text(),
        evidence in prop::option::of(evidence()),
        extra in extra(),
    ) -> UnitFields {
        let split_from = split_from.map(Into::into);
        let evidence = evidence.map(Box::new);
        UnitFields {
            authorised,
            note,
            split_from,
            reason,
            evidence,
            extra,
            ..UnitFields::new(kind, name)
        }
    }
}

prop_compose! {
    fn evidence()(
        file in text(),
        line in any::<u32>(),
        page in prop::option::of(any::<u32>()),
        sheet in prop::option::of(text()),
        row in prop::option::of(any::<u32>()),
        text in text(),
    ) -> Evidence {
        Evidence { file, line, page, sheet, row, text }
    }
}

prop_compose! {
    fn post_fields()(
        title in text(),
        category in prop::option::of(prop::sample::select(vec!["A", "B", "C"])),
        grade in prop::option::of(prop::sample::select(vec!["A2.2", "B2"])),
        level in prop::option::of(Just("proximite")),
        job in prop::option::of(text().prop_filter("said", |job| !job.is_empty())),
        fte in prop_oneof![Just(100), any::<u32>()],
        vacant in any::<bool>(),
        note in text(),
        split_from in prop::option::of(Just("o")),
        nature in prop::option::of(prop::sample::select(Nature::ALL.to_vec())),
        reason in text(),
        evidence in prop::option::of(evidence()),
        extra in extra(),
    ) -> PostFields {
        PostFields {
            category: category.map(Into::into),
            grade: grade.map(Into::into),
            manager_level: level.map(Into::into),
            reference_job: job,
            fte: Hundredths(fte),
            vacant,
            note,
            split_from: split_from.map(Into::into),
            nature,
            reason,
            evidence: evidence.map(Box::new),
            extra,
            ..PostFields::new(&title)
        }
    }
}

prop_compose! {
    fn departure()(
        merged_into in prop::option::of(Just("p0")),
        reason in text(),
        extra in extra(),
    ) -> Departure {
        Departure { merged_into: merged_into.map(Into::into), reason, extra }
    }
}

prop_compose! {
    fn view()(
        style in prop::sample::select(vec![Style::Colour, Style::Grey, Style::Contrast]),
        colour_by in prop::sample::select(vec![
            ColourBy::Kind, ColourBy::Category, ColourBy::Level, ColourBy::Change,
        ]),
        density in prop::sample::select(vec![Density::Airy, Density::Normal, Density::Compact]),
        card_width in prop::sample::select(vec![
            CardWidth::Free, CardWidth::Narrow, CardWidth::Medium, CardWidth::Wide,
        ]),
        (posts, grades, levels, reference_jobs) in any::<(bool, bool, bool, bool)>(),
        folded in proptest::collection::btree_set("u[0-9]", 0..3),
        arrangements in proptest::collection::btree_map("u[0-9]", 0..5u32, 0..3),
        extra in extra(),
    ) -> View {
        let arrangement = |columns| match columns {
            0 => Arrangement::Row,
            1 => Arrangement::Column,
            columns => Arrangement::Columns(columns),
        };
        let arrangements = arrangements.into_iter();
        let look = Look {
            style,
            colour_by,
            density,
            card_width,
            shown: Shown { posts, grades, levels, reference_jobs },
            folded: folded.into_iter().map(Into::into).collect(),
            arrangements: arrangements.map(|(unit, it)| (unit.into(), arrangement(it))).collect(),
        };
        View { name: "Vue".to_owned(), look, extra }
    }
}

prop_compose! {
    fn chart()(
        label in text(),
        role in prop::option::of(prop::sample::select(vec![Role::Source, Role::Target, Role::Variant])),
        date in prop::option::of((1900..2100i16, 1..13i8, 1..29i8)),
        organisation in text(),
        departures in proptest::collection::btree_map("g[0-9]", departure(), 0..3),
        removed in proptest::collection::btree_map(
            "g[0-9]",
            (prop::option::of(Just("u0")), text(), extra()),
            0..3,
        ),
        origins in any::<bool>(),
        views in proptest::collection::vec(view(), 0..3),
        extra in extra(),
        units in proptest::collection::vec((unit_fields(), any::<prop::sample::Index>()), 1..12),
        posts in proptest::collection::vec((post_fields(), any::<prop::sample::Index>()), 0..20),
    ) -> ChartRecord {
        let id = |index: usize| format!("u{index}").into();
        let count = units.len();
        let tree = Subtree {
            units: units.into_iter().enumerate().map(|(index, (fields, parent))| UnitRecord {
                id: id(index),
                parent: (index > 0).then(|| id(parent.index(index))),
                fields: UnitFields {
                    origin: origins.then(|| format!("v{index}").into()),
                    ..fields
                },
            }).collect(),
            posts: posts.into_iter().enumerate().map(|(index, (fields, unit))| PostRecord {
                id: format!("p{index}").into(),
                unit: id(unit.index(count)),
                fields: PostFields {
                    origin: origins.then(|| format!("q{index}").into()),
                    ..fields
                },
            }).collect(),
        };
        let date = date.map(|(year, month, day)| jiff::civil::date(year, month, day));
        let departures = departures.into_iter().map(|(id, departure)| (id.into(), departure));
        let removed = removed.into_iter().map(|(id, (heir, reason, extra))| {
            (id.into(), RemovedUnit { merged_into: heir.map(Into::into), reason, extra })
        });
        let fields = ChartFields {
            role,
            date,
            organisation,
            departures: departures.collect(),
            removed_units: removed.collect(),
            views,
            extra,
            ..ChartFields::new(label)
        };
        ChartRecord { id: "c".into(), fields, tree }
    }
}

proptest! {
    #[test]
    fn any_project_is_read_as_it_was_written(
        title in text(),
        extra in extra(),
        lists_extra in extra(),
        charts in proptest::collection::vec(chart(), 0..3),
    ) {
        let charts = charts.into_iter().enumerate().map(|(index, chart)| ChartRecord {
            id: format!("c{index}").into(),
            ..chart
        });
        let lists = Lists { extra: lists_extra, ..Lists::default() };
        let record = ProjectRecord { title, lists, charts: charts.collect(), snapshots: Vec::new(), extra };
        let project = Project::from_record(record).expect("the record is sound");
        let saved = save(&project);
        let again = load(&saved).expect("what is written is read").project;
        prop_assert_eq!(again.to_record(), project.to_record());
        prop_assert_eq!(save(&again), saved);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(at in 0..SMALL.len(), byte in any::<u8>()) {
        let mut bytes = SMALL.as_bytes().to_vec();
        bytes[at] = byte;
        if let Err(error) = load(&bytes) {
            prop_assert!(!Locale::French.say(&error.message()).is_empty());
        }
    }
}
