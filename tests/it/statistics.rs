//! Statistics: the figures of a chart as rows of bars, and their pages.

use organigramme::editor::{Action, ChangeCommand, Command, Editor, PostCommand};
use organigramme::export::{Composed, ExportOptions, Format, Progress};
use organigramme::model::Style;
use organigramme::model::structure::{Layer, layers, spans};
use organigramme::model::{DerivedIds, UnitId, UnitKey};
use organigramme::scene::Item;
use organigramme::scene::statistics::{Row, Section, Sheet, Statistics, compose};
use organigramme::scene::theme::{Ground, Theme};
use organigramme::words::Locale;

use crate::support::notation::project;

/// Two managers at the top; below a service with one, a secteur without any in it, and a service of
/// agents only.
const CHART: &str = "
    chart s source
    unit d - direction Marchés | authorised 3
    post p1 d A Directrice | level direction
    post p2 d A Adjoint | level direction
    post p3 d B Assistant
    unit a d service Achats | authorised 3
    post p4 a A Responsable | level intermediaire
    post p5 a B Acheteur
    unit b a secteur Travaux
    post p6 b B Acheteur
    post p7 b B Acheteur
    unit c d service Archives
    post p8 c C Archiviste
";

#[test]
fn posts_report_to_the_nearest_managers_above() {
    let project = project(CHART);
    let chart = &project.charts[0];
    let found: Vec<_> = spans(chart)
        .iter()
        .map(|span| (chart.unit(span.unit).fields.name.as_str(), span.managers, span.reports))
        .collect();
    // To the two at the top: their assistant, the manager of the purchases, the archivist.
    assert_eq!(found, [("Marchés", 2, 3), ("Achats", 1, 3)]);
    let layer = |units, posts| Layer { units, posts };
    assert_eq!(layers(chart), [layer(1, 3), layer(2, 3), layer(1, 2)]);
}

fn sample() -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"statistics")), Locale::French);
    editor.handle(Command::Act(Action::OpenSample));
    editor
}

fn statistics(editor: &Editor) -> Statistics {
    let document = editor.document().expect("a project is open");
    document.statistics(Locale::French).expect("a chart is in front")
}

fn section<'a>(statistics: &'a Statistics, title: &str) -> &'a Section {
    let found = statistics.sections.iter().find(|section| section.title == title);
    found.unwrap_or_else(|| panic!("no section {title}"))
}

fn texts(section: &Section) -> Vec<(&str, &str)> {
    section.rows.iter().map(|row| (row.name.as_str(), row.text.as_str())).collect()
}

#[test]
fn the_worked_case_is_counted_before_and_after() {
    let statistics = statistics(&sample());
    assert_eq!(statistics.states, Some(["Source".to_owned(), "Cible".to_owned()]));
    // Figures of the committee's report.
    assert_eq!(
        texts(section(&statistics, "Postes par catégorie")),
        [("A", "68 → 69"), ("B", "37 → 36")]
    );
    let ceilings = section(&statistics, "Postes autorisés");
    let figures: Vec<_> = ceilings.rows.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(figures, ["28\u{a0}/\u{a0}28", "54\u{a0}/\u{a0}54", "23\u{a0}/\u{a0}23"]);
    let units = section(&statistics, "Postes par unité");
    let whole = &units.rows[0];
    assert_eq!((whole.before, whole.value, whole.text.as_str()), (Some(105.0), 105.0, "105"));
    let mission = units.rows.iter().find(|row| row.name.contains("Proch")).expect("the Mission");
    assert_eq!((mission.text.as_str(), mission.depth), ("16 → 23", 1));
    assert!(mission.label.ends_with("23 postes, 16 auparavant"), "{}", mission.label);
    let levels = section(&statistics, "Postes par niveau");
    let sum = |of: fn(&Row) -> f64| levels.rows.iter().map(of).sum::<f64>();
    assert_eq!((sum(|row| row.value), sum(|row| row.before.unwrap_or(0.0))), (105.0, 105.0));
}

#[test]
fn a_ceiling_passed_is_told_by_a_sign() {
    let mut editor = sample();
    let document = editor.document().expect("a project is open");
    let chart = document.chart().expect("a chart is shown");
    let is_mission = |key: &UnitKey| chart.unit(*key).fields.name.contains("Proch");
    let mission = chart.units_in_order().find(is_mission).expect("the Mission");
    let mission: UnitId = chart.unit(mission).id.clone();
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Add(mission))));
    let statistics = statistics(&editor);
    let rows = &section(&statistics, "Postes autorisés").rows;
    assert_eq!(rows[2].text, "▲ 24\u{a0}/\u{a0}23");
    assert!(rows[2].is_over() && !rows[0].is_over());
}

#[test]
fn a_chart_with_nothing_to_compare_has_one_bar_each() {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"new")), Locale::French);
    editor.handle(Command::Act(Action::New));
    let statistics = statistics(&editor);
    assert_eq!(statistics.states, None);
    assert!(statistics.sections.iter().flat_map(|it| &it.rows).all(|row| row.before.is_none()));
}

/// As many rows as asked for, with names of any length.
fn many(rows: usize) -> Statistics {
    let row = |index: usize| Row {
        name: format!("Service numéro {index} {}", "de la coordination ".repeat(index % 7)),
        depth: (index % 5) as u32,
        before: index.is_multiple_of(2).then_some(index as f64),
        value: (index * 7 % 40) as f64,
        limit: (index % 2 == 1).then_some(20.0),
        text: format!("{index} → {}", index * 7 % 40),
        label: format!("Ligne {index}"),
    };
    let section = |title: &str, rows: std::ops::Range<usize>| Section {
        title: title.to_owned(),
        note: String::new(),
        rows: rows.map(row).collect(),
    };
    Statistics {
        title: "Pôle".to_owned(),
        subtitle: "Cible".to_owned(),
        states: Some(["Source".to_owned(), "Cible".to_owned()]),
        sections: vec![section("Un", 0..rows / 2), section("Deux", rows / 2..rows)],
    }
}

#[test]
fn every_row_is_drawn_once_within_the_margins_whatever_the_sheet() {
    let theme = Theme::of(Style::Colour, Ground::Light);
    let narrow = Sheet { width: 280.0, height: None, margin: 2.0 };
    for (sheet, more) in [(Sheet::A4, true), (narrow, false)] {
        let pages = compose(&many(200), sheet, &theme);
        assert_eq!(pages.len() > 1, more);
        let labels: Vec<_> = pages
            .iter()
            .flat_map(|page| page.cards.iter().flat_map(|card| &card.lines))
            .map(|line| line.label.clone())
            .collect();
        let expected: Vec<_> = (0..200).map(|index| format!("Ligne {index}")).collect();
        assert_eq!(labels, expected);
        for page in &pages {
            let (right, bottom) = (page.size.width - sheet.margin, page.size.height - sheet.margin);
            for item in &page.items[1..] {
                let (ends, floor) = match item {
                    Item::Text(run) => (run.origin.x + run.width, run.origin.y),
                    Item::Rect { rect, .. } => (rect.max.x, rect.max.y),
                    Item::Polyline { .. } => panic!("there are no lines"),
                };
                assert!(ends <= right + 0.5 && floor <= bottom + 0.5, "{item:?} leaves the page");
            }
            for pair in page.cards.iter().flat_map(|it| &it.lines).collect::<Vec<_>>().windows(2) {
                assert!(pair[0].rect.max.y <= pair[1].rect.min.y, "rows lie over each other");
            }
        }
    }
}

#[test]
fn bars_grow_with_what_they_count() {
    let theme = Theme::of(Style::Colour, Ground::Light);
    let pages = compose(&many(60), Sheet { height: None, ..Sheet::A4 }, &theme);
    let lines: Vec<_> = pages[0].cards.iter().flat_map(|card| &card.lines).collect();
    let length = |index: usize| {
        let row = lines[index].rect;
        let bars = pages[0].items.iter().filter_map(|item| match item {
            Item::Rect { rect, fill: Some(fill), .. } if *fill == theme.accent => Some(rect),
            _ => None,
        });
        let mut bars = bars.filter(|bar| row.contains(bar.center()));
        bars.next().expect("a bar").width()
    };
    // 2 → 14 posts, 4 → 28 of the same section.
    assert!((length(4) / length(2) - 2.0).abs() < 0.01, "{} {}", length(2), length(4));
}

#[test]
fn every_format_says_every_row() {
    let statistics = statistics(&sample());
    for format in Format::ALL {
        let mut options = ExportOptions::new(format);
        options.scene.locale = Locale::French;
        let made = Composed::statistics(&statistics, &options)
            .write(&options, &Progress::default())
            .expect("made");
        let text = String::from_utf8_lossy(&made.files[0].bytes).into_owned();
        match format {
            Format::Svg => assert!(text.contains("16 → 23") && text.contains("Postes autorisés")),
            Format::Html | Format::Text => {
                for said in [&statistics.title, &statistics.subtitle] {
                    assert!(text.contains(&said.replace('\'', "&apos;")) || text.contains(said));
                }
                for row in statistics.sections.iter().flat_map(|section| &section.rows) {
                    let said = row.label.replace('\'', "&apos;");
                    assert!(text.contains(&row.label) || text.contains(&said), "{}", row.label);
                }
            }
            Format::Png => assert!(made.files[0].bytes.starts_with(b"\x89PNG")),
            Format::Pdf => assert!(made.files[0].bytes.starts_with(b"%PDF")),
        }
    }
}
