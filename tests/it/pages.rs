//! Pages: two states on one sheet, and cards that say where they go on.

use std::collections::{BTreeMap, BTreeSet};

use organigramme::compare::Movement;
use organigramme::editor::{Action, Command, Editor, PictureChoice, Purpose, ShownChanges};
use organigramme::export::{ExportOptions, Format, Progress, Resolution, export, pages};
use organigramme::format::native;
use organigramme::geom::Rect;
use organigramme::model::{Authorised, Chart, DerivedIds, Project, Style, UnitId, UnitKey};
use organigramme::scene::page::{Page, Paper};
use organigramme::scene::{Item, MarkKind};
use organigramme::words::Locale;

fn sample() -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"pages")), Locale::French);
    editor.handle(Command::Act(Action::OpenSample));
    editor
}

fn drawn(editor: &Editor, choice: &PictureChoice) -> Vec<Page> {
    let document = editor.document().expect("a project is open");
    let options = document.picture_options(choice, Locale::French).expect("a chart is shown");
    let chart = document.chart().expect("a chart is shown");
    pages(document.project(), chart, &options).expect("the options can be followed")
}

fn texts(page: &Page) -> Vec<String> {
    let runs = page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run.text.replace('\u{a0}', " ")),
        _ => None,
    });
    runs.collect()
}

fn project(editor: &Editor) -> &Project {
    editor.document().expect("a project is open").project()
}

#[test]
fn both_states_stand_on_one_sheet_with_what_became_of_each_post() {
    let editor = sample();
    for (paper, portrait) in [(Paper::A4, false), (Paper::A3, true), (Paper::Fit, false)] {
        let choice = PictureChoice {
            paper,
            portrait,
            changes: ShownChanges::Beside,
            ..PictureChoice::default()
        };
        let pages = drawn(&editor, &choice);
        assert_eq!(pages.len(), 1);
        let page = &pages[0];
        assert_eq!((page.posts, page.units), (210, 31));
        let said = texts(page);
        for heading in ["ORGANIGRAMMES AVANT ET APRÈS", "ORGANIGRAMME SOURCE", "ORGANIGRAMME CIBLE"]
        {
            assert!(said.iter().any(|text| text == heading), "{heading}");
        }
        assert!(said.iter().any(|text| text == "CT du 03/10/2022"));
        let source = said.iter().find(|text| text.starts_with("Postes autorisés : 45 (105"));
        let source = source.expect("the source says its figures");
        assert!(source.contains("DIRAA"), "it names whose figure is not printed: {source}");

        // Cards of the two states overlap nowhere, and both lie on the page.
        let whole = Rect::from_min_size(Default::default(), page.size);
        for (index, card) in page.cards.iter().enumerate() {
            assert_eq!(whole.union(card.rect), whole, "{}", card.name);
            for other in &page.cards[..index] {
                let apart = card.rect.min.x >= other.rect.max.x
                    || other.rect.min.x >= card.rect.max.x
                    || card.rect.min.y >= other.rect.max.y
                    || other.rect.min.y >= card.rect.max.y;
                assert!(apart, "{} and {}", card.name, other.name);
            }
        }
        // A parent is of the same state, and stands before its children.
        let tops: Vec<usize> =
            (0..page.cards.len()).filter(|&card| page.cards[card].depth == 0).collect();
        assert_eq!(tops.len(), 2);
        for (index, card) in page.cards.iter().enumerate() {
            if let Some(parent) = card.parent {
                assert!(parent < index && (parent >= tops[1]) == (index >= tops[1]));
            }
            // Its items are its own.
            for item in &page.items[card.items.clone()] {
                if let Item::Text(run) = item {
                    let within = card.rect.expand(1.0).contains(run.origin);
                    assert!(within, "{:?} on {}", run.text, card.name);
                }
            }
        }
        // What left is told where it was, and struck out nowhere.
        assert!(page.cards.iter().all(|card| card.ghosts.is_empty()));
        let changes = |cards: &[organigramme::scene::Card]| -> Vec<MarkKind> {
            cards.iter().flat_map(|card| &card.lines).filter_map(|line| line.change).collect()
        };
        let (before, after) = page.cards.split_at(tops[1]);
        assert!(changes(before).contains(&MarkKind::Left));
        assert!(changes(before).contains(&MarkKind::Suppressed));
        assert!(!changes(before).contains(&MarkKind::Created));
        assert!(changes(after).contains(&MarkKind::Arrived));
        assert!(!changes(after).contains(&MarkKind::Left));
    }
}

#[test]
fn every_post_of_both_states_is_marked_or_kept() {
    let editor = sample();
    let choice = PictureChoice { changes: ShownChanges::Beside, ..PictureChoice::default() };
    let page = drawn(&editor, &choice).remove(0);
    let ledger = editor.document().expect("open").ledger().expect("two charts are compared");
    let kept: usize = ledger
        .entries
        .iter()
        .filter(|entry| entry.movement == organigramme::compare::Movement::Kept)
        .map(|entry| entry.count())
        .sum();
    let unmarked = |cards: &[organigramme::scene::Card]| -> usize {
        let lines = cards.iter().flat_map(|card| &card.lines);
        lines.filter(|line| line.change.is_none()).map(|line| line.posts.len()).sum()
    };
    let after = page.cards.iter().rposition(|card| card.depth == 0).expect("two states");
    let (before, after) = page.cards.split_at(after);
    assert_eq!((unmarked(before), unmarked(after)), (kept, kept));
}

#[test]
fn the_overview_says_on_which_page_each_unit_goes_on() {
    let editor = sample();
    let choice = PictureChoice { split: true, ..PictureChoice::default() };
    let pages = drawn(&editor, &choice);
    let overview = texts(&pages[0]).join("|");
    for (index, page) in pages.iter().enumerate().skip(1) {
        assert!(overview.contains(&format!("→ page {}", index + 1)), "{}", page.unit);
    }
    // The page it names is that of the unit.
    let cards = pages[0].cards.iter().filter(|card| {
        let own = &pages[0].items[card.items.clone()];
        own.iter().any(|item| matches!(item, Item::Text(run) if run.text.contains("→")))
    });
    let mut named = 0;
    for card in cards {
        let own = &pages[0].items[card.items.clone()];
        let said = own.iter().find_map(|item| match item {
            Item::Text(run) => {
                run.text.rsplit_once("page\u{a0}").map(|(_, number)| number.to_owned())
            }
            _ => None,
        });
        let number: usize = said.expect("a page is named").parse().expect("by its number");
        assert_eq!(pages[number - 1].unit, card.name);
        named += 1;
    }
    assert_eq!(named, pages.len() - 1);
    let total: usize = pages.iter().map(|page| page.posts).sum();
    assert_eq!(total, 105);
}

#[test]
fn the_foot_names_the_file() {
    let editor = sample();
    let project = project(&editor);
    let mut options = ExportOptions::new(Format::Pdf);
    options.file = Some("mission 2022.json".to_owned());
    let chart = project.charts.last().expect("there is a chart");
    let page = pages(project, chart, &options).expect("it is drawn").remove(0);
    let foot = texts(&page);
    let foot = foot.iter().rev().take(4).find(|text| text.starts_with("mission 2022.json"));
    assert!(foot.is_some(), "{:?}", texts(&page));
}

#[test]
fn the_command_line_writes_the_bytes_that_the_window_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("p.json");
    std::fs::write(&file, native::save(project(&sample()))).expect("it is written");
    let mut editor = sample();
    let bytes = std::fs::read(&file).expect("it is there");
    editor.handle(crate::support::file_read(file, Purpose::Open, &bytes));
    let document = editor.document().expect("a project is open");
    let of = |format| PictureChoice { format, ..PictureChoice::default() };
    let cases: [(&str, PictureChoice, &[&str]); 6] = [
        ("a.pdf", of(Format::Pdf), &["--page", "a4"]),
        (
            "b.pdf",
            PictureChoice { archival: true, date: "2022-11-02".to_owned(), ..of(Format::Pdf) },
            &["--page", "a4", "--archive", "--date", "2022-11-02"],
        ),
        (
            "c.svg",
            PictureChoice {
                paper: Paper::A3,
                portrait: true,
                changes: ShownChanges::Beside,
                ..of(Format::Svg)
            },
            &["--page", "a3", "--portrait", "--since", "source", "--beside"],
        ),
        (
            "d.png",
            PictureChoice {
                style: Some(Style::Grey),
                resolution: Resolution::Dpi(120),
                embed: true,
                ..of(Format::Png)
            },
            &["--page", "a4", "--style", "grey", "--dpi", "120", "--embed"],
        ),
        (
            "e.html",
            PictureChoice { changes: ShownChanges::Marked, ..of(Format::Html) },
            &["--since", "source"],
        ),
        ("f.txt", of(Format::Text), &[]),
    ];
    for (name, choice, flags) in cases {
        let options = document.picture_options(&choice, Locale::English).expect("it is drawn");
        let chart = document.chart().expect("a chart is shown");
        let made = export(document.project(), chart, &options, &Progress::default());
        let ours = made.expect("it can be exported").files.remove(0).bytes;
        let args = [&["export", "p.json", "-o", name], flags].concat();
        let run = super::cli::run(folder.path(), &args);
        assert_eq!(run.code, 0, "{name}: {}", run.stderr);
        let theirs = std::fs::read(folder.path().join(name)).expect("it is written");
        assert!(ours == theirs, "{name}");
    }
}

#[test]
fn a_text_says_what_left_even_where_both_states_are_asked_for() {
    let editor = sample();
    let choice = PictureChoice {
        format: Format::Text,
        changes: ShownChanges::Beside,
        ..PictureChoice::default()
    };
    let document = editor.document().expect("a project is open");
    let options = document.picture_options(&choice, Locale::French).expect("it is drawn");
    let chart = document.chart().expect("a chart is shown");
    let made = export(document.project(), chart, &options, &Progress::default());
    let text = made.expect("it can be exported").files.remove(0).bytes;
    let text = String::from_utf8(text).expect("it is text");
    assert!(text.contains("Auparavant 1 Conseiller/ère technique (A), suppression"), "{text}");
}

/// What changes beside a movement has its own mark, and a unit that was merged is not struck out as one
/// that is lost.
#[test]
fn times_vacancies_and_merged_units_are_marked() {
    let folder = tempfile::tempdir().unwrap();
    let text = "chart s source
         unit u - pole Racine
         unit v u service Marchés
         unit w u service Achats
         post a v A Juriste
         post b v B Gestionnaire
         post c w B Acheteur
         chart t target of s
         unit u - pole Racine
         unit v u service Marchés
         unit x u service Études | split v
         post a v A Juriste | fte 80
         post b v B Gestionnaire | vacant
         post c v B Acheteur | fte 50
         removed w | into v";
    let bytes = organigramme::format::native::save(&crate::support::notation::project(text));
    std::fs::write(folder.path().join("p.json"), bytes).unwrap();
    let words = |file: &str, args: &[&str]| {
        let all = [&["--lang", "fr", "export", "p.json", "-o", file], args].concat();
        assert_eq!(super::cli::run(folder.path(), &all).code, 0);
        std::fs::read_to_string(folder.path().join(file)).unwrap().replace('\u{a0}', " ")
    };
    let after = words("o.txt", &["--since", "source"]);
    for said in [
        "auparavant à 100 %",
        "auparavant pourvu",
        "transfert depuis le Service Achats, auparavant à 100 %",
        "unité fusionnée dans le Service Marchés",
        "unité issue de la scission du Service Marchés",
    ] {
        assert!(after.contains(said), "{said} in {after}");
    }
    assert!(!after.contains("supprimée"), "nothing is lost: {after}");
    let picture = words("o.svg", &["--since", "source"]);
    for said in ["temps de travail changé", "devenu vacant, ou pourvu", "±", "○"] {
        assert!(picture.contains(said), "{said}");
    }
    assert!(!picture.contains("✗"));
    let both = words("o.svg", &["--since", "source", "--beside", "--page", "a3"]);
    for said in ["ensuite à 80 %", "ensuite vacant"] {
        assert!(both.contains(said), "{said}");
    }
}

#[test]
fn a_page_with_changes_says_since_when_and_how_many() {
    let editor = sample();
    let ledger = editor.document().expect("open").ledger().expect("two charts are compared");
    for changes in [ShownChanges::Marked, ShownChanges::Beside] {
        let page = drawn(&editor, &PictureChoice { changes, ..PictureChoice::default() }).remove(0);
        let heading = page.heading_lines.join("|");
        assert!(heading.contains("Changements depuis Source, CT du 03/10/2022"), "{heading}");
        let created: usize = ledger
            .entries
            .iter()
            .filter(|entry| entry.movement == organigramme::compare::Movement::Created)
            .map(|entry| entry.count())
            .sum();
        assert!(heading.contains(&format!(" · {created} créés · ")), "{heading}");
    }
    let plain = drawn(&editor, &PictureChoice::default()).remove(0);
    assert!(!plain.heading_lines.join("|").contains("Changements"));
}

/// What a heading counts after "Changements depuis…": the figures by their words.
fn counted(page: &Page) -> BTreeMap<String, usize> {
    let line = page.heading_lines.iter().find(|line| line.starts_with("Changements depuis"));
    let said = line.expect("since when").split(" · ").skip(1);
    let figure = |said: &str| {
        let (figure, word) = said.split_once(['\u{a0}', ' ']).expect("a figure and a word");
        // One or several are one kind.
        let word: Vec<&str> = word.split(' ').map(|it| it.trim_end_matches('s')).collect();
        (word.join(" "), figure.parse().expect("a figure"))
    };
    said.map(figure).collect()
}

/// Of each page of a split, what has changed in its perimeter, counted here post by post from the ledger.
#[test]
fn each_page_of_several_counts_its_own_changes() {
    let editor = sample();
    let document = editor.document().expect("open");
    let (from, to) = document.compared().expect("two charts are compared");
    let ledger = document.ledger().expect("two charts are compared");
    let boundary = |chart: &Chart, unit: UnitKey| {
        let mut path = chart.path(unit);
        loop {
            let last = path.pop().expect("the top is a boundary");
            if path.is_empty() || chart.unit(last).fields.authorised != Authorised::Inherit {
                return chart.unit(last).id.clone();
            }
        }
    };
    // In the sample each boundary of the source is one of the target.
    let mut expected: BTreeMap<UnitId, BTreeMap<String, usize>> = BTreeMap::new();
    for entry in &ledger.entries {
        for pair in &entry.posts {
            let before = pair.from.map(|key| boundary(from, from.post(key).unit()));
            let after = pair.to.map(|key| boundary(to, to.post(key).unit()));
            let ends: BTreeSet<UnitId> = before.iter().chain(&after).cloned().collect();
            for end in &ends {
                let is_crossed = ends.len() > 1;
                let way = if after.as_ref() == Some(end) { "arrivé" } else { "parti" };
                let word = match entry.movement {
                    Movement::Kept => continue,
                    Movement::Retitled => "précisé".to_owned(),
                    Movement::Created => "créé".to_owned(),
                    Movement::Suppressed => "supprimé".to_owned(),
                    Movement::Transformed => "transformé".to_owned(),
                    Movement::Transferred if is_crossed => way.to_owned(),
                    Movement::Transferred => "transféré".to_owned(),
                    Movement::TransferredAndTransformed if is_crossed => {
                        format!("{way} et transformé")
                    }
                    Movement::TransferredAndTransformed => "transféré et transformé".to_owned(),
                    Movement::Unplaced => "en réserve".to_owned(),
                };
                *expected.entry(end.clone()).or_default().entry(word).or_default() += 1;
            }
        }
    }
    for (changes, paper, portrait) in [
        (ShownChanges::Marked, Paper::A4, false),
        (ShownChanges::Marked, Paper::A4, true),
        (ShownChanges::Marked, Paper::Fit, false),
        (ShownChanges::Beside, Paper::A3, false),
        (ShownChanges::Beside, Paper::A4, true),
    ] {
        let choice =
            PictureChoice { split: true, changes, paper, portrait, ..PictureChoice::default() };
        let pages = drawn(&editor, &choice);
        assert_eq!(pages.len(), 4, "an overview and three units");
        for page in &pages[1..] {
            let top = page.cards.iter().rfind(|card| card.depth == 0).expect("a top");
            assert_eq!(Some(&counted(page)), expected.get(&top.unit), "{}", page.unit);
        }
        // The overview is of the whole: what goes from page to page is transferred there.
        let whole = counted(&pages[0]);
        let count = |movement| match ledger.count(movement) {
            0 => None,
            posts => Some(posts),
        };
        for (word, movement) in [
            ("précisé", Movement::Retitled),
            ("créé", Movement::Created),
            ("supprimé", Movement::Suppressed),
            ("transféré", Movement::Transferred),
            ("transformé", Movement::Transformed),
        ] {
            assert_eq!(whole.get(word).copied(), count(movement), "{word}");
        }
        assert!(!whole.contains_key("arrivé") && !whole.contains_key("parti"), "{whole:?}");
        for page in &pages {
            // The line is broken between words, never cut, and stays on the page.
            let line = page.heading_lines.iter().find(|it| it.starts_with("Changements depuis"));
            let solid = |text: &str| text.replace(['\u{a0}', ' '], "");
            let heading: String = page.items[page.heading.clone()]
                .iter()
                .filter_map(|item| match item {
                    Item::Text(run) => {
                        let right = run.origin.x + run.width;
                        assert!(right <= page.size.width - 28.0, "{:?} leaves the page", run.text);
                        Some(solid(&run.text))
                    }
                    Item::Rect { .. } | Item::Polyline { .. } => None,
                })
                .collect();
            assert!(heading.contains(&solid(line.expect("since when"))), "{heading}");
        }
    }
}

/// The page of a branch, too, counts what concerns the branch.
#[test]
fn the_page_of_a_branch_counts_its_own_changes() {
    let editor = sample();
    let chart = editor.document().and_then(|it| it.chart()).expect("a chart");
    let unit = |name: &str| {
        let key = chart.units_in_order().find(|&key| chart.unit(key).fields.name.contains(name));
        chart.unit(key.expect("there is such a unit")).id.clone()
    };
    let of = |name: &str| {
        let choice = PictureChoice {
            unit: Some(unit(name)),
            changes: ShownChanges::Marked,
            ..PictureChoice::default()
        };
        counted(&drawn(&editor, &choice).remove(0))
    };
    let split =
        PictureChoice { split: true, changes: ShownChanges::Marked, ..PictureChoice::default() };
    let pages = drawn(&editor, &split);
    let page = pages.iter().find(|page| page.unit.contains("Proch")).expect("its page");
    assert_eq!(of("Proch'Orientation"), counted(page), "nothing below has a page of its own");
    let whole = counted(&drawn(&editor, &PictureChoice { split: false, ..split })[0]);
    assert_ne!(of("Proch'Orientation"), whole);
}

/// A unit that the earlier state lacks stands alone on its page, and that is said.
#[test]
fn a_page_says_that_the_earlier_state_has_no_such_unit() {
    let editor = sample();
    let chart = editor.document().and_then(|it| it.chart()).expect("a chart");
    let new = chart.units_in_order().find(|&key| chart.unit(key).fields.name.contains("régionaux"));
    let unit = chart.unit(new.expect("it is new")).id.clone();
    let choice = PictureChoice {
        unit: Some(unit),
        changes: ShownChanges::Beside,
        ..PictureChoice::default()
    };
    let page = drawn(&editor, &choice).remove(0);
    assert_eq!(page.units, 1, "the whole source does not stand beside it");
    let heading = page.heading_lines.join("|");
    assert!(heading.contains("unité absente de «\u{a0}Source\u{a0}»"), "{heading}");
}

#[test]
fn an_only_child_in_a_column_is_indented() {
    // Under its parent in a column, it would seem to be a sibling of its parent.
    let editor = sample();
    for portrait in [false, true] {
        for changes in [ShownChanges::None, ShownChanges::Beside] {
            let choice =
                PictureChoice { split: true, portrait, changes, ..PictureChoice::default() };
            for page in drawn(&editor, &choice) {
                for card in &page.cards {
                    let Some(parent) = card.parent.map(|parent| &page.cards[parent]) else {
                        continue;
                    };
                    let siblings = page.cards.iter().filter(|it| it.parent == card.parent).count();
                    if siblings > 1 {
                        continue;
                    }
                    let below = page.cards.iter().filter(|other| {
                        other.parent == parent.parent
                            && other.depth == parent.depth
                            && other.rect.min.y > card.rect.min.y
                            && (other.rect.min.x - card.rect.min.x).abs() < 1.0
                    });
                    let seeming = below.filter(|other| other.unit != parent.unit).count();
                    assert_eq!(seeming, 0, "{} on the page of {}", card.name, page.unit);
                }
            }
        }
    }
}

/// A unit re-attached elsewhere comes and goes with its posts, and what ended in it ended where it was: each
/// page is told as the row of its unit in T1.
#[test]
fn a_unit_that_moves_is_told_on_the_pages_it_leaves_and_comes_to() {
    let project = crate::support::notation::project(
        "chart s source
         unit r - pole Racine | authorised 9
         unit a r direction Achats | authorised 4
         unit b r direction Budget | authorised 2
         unit u a service Juridique
         post k u A Juriste
         post l u A Juriste
         post m u B Gestionnaire
         post n u B Assistant
         post o a A Directeur
         chart t target of s
         unit r - pole Racine | authorised 9
         unit a r direction Achats | authorised 4
         unit b r direction Budget | authorised 2
         unit u b service Juridique
         post k u A Juriste
         post l u A Acheteur
         post m a B Gestionnaire
         post o a A Directeur
         post p u C Agent",
    );
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("p.json"), native::save(&project)).expect("it is written");
    let args = ["--lang", "fr", "export", "p.json", "-o", "o.txt", "--since", "source", "--split"];
    assert_eq!(super::cli::run(folder.path(), &args).code, 0);
    let text = std::fs::read_to_string(folder.path().join("o.txt")).expect("it is written");
    let told: Vec<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("Changements depuis s · "))
        .map(|told| told.replace('\u{a0}', " "))
        .collect();
    assert_eq!(
        told,
        [
            "1 transféré · 1 transformé · 1 créé · 1 supprimé",
            "aucun changement de poste",
            "1 transféré · 1 supprimé · 2 partis avec leur unité",
            "1 transformé · 1 créé · 2 venus avec leur unité",
        ]
    );
}

/// Who had a figure of its own below another that had one stands in the overview of before, wherever it is
/// after.
#[test]
fn the_overview_of_before_has_every_unit_with_a_figure() {
    let text = "chart s source
         unit r - pole Racine | authorised 1
         unit a r direction Alpha | authorised 1
         unit d a service Delta | authorised 2
         post p r A Juriste
         post q a A Juriste
         post x d A Juriste
         post y d A Juriste
         chart t target of s
         unit r - pole Racine | authorised 1
         unit a r direction Alpha | authorised 1
         unit d r service Delta | authorised 2
         post p r A Juriste
         post q a A Juriste
         post x d A Juriste
         post y d A Juriste";
    let project = crate::support::notation::project(text);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("p.json");
    std::fs::write(file, native::save(&project)).expect("it is written");
    let args = ["--lang", "fr", "export", "p.json", "-o", "o.txt", "--since", "source"];
    let args = [&args, &["--beside", "--split"][..]].concat();
    let run = super::cli::run(folder.path(), &args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = std::fs::read_to_string(folder.path().join("o.txt")).expect("it is written");
    let overview = text.split("2 / 4").next().expect("a first page");
    let (before, after) = overview.split_once("Après").expect("both states");
    for state in [before, after] {
        let state = state.replace('\u{a0}', " ");
        assert!(state.contains("Service Delta\n"), "{state}");
        assert!(state.contains("2 postes pour 2 autorisés, → page 4"), "{state}");
    }
}

/// What a page draws is what its heading counts, whatever was attached elsewhere, became a page of its own
/// or is one no more: every arrival and every loss stands on the page that tells of it, and on no other.
#[test]
fn a_page_draws_what_its_heading_counts() {
    let text = "chart s source
         unit r - pole Racine | authorised 9
         unit a r direction Achats | authorised 4
         unit b r direction Budget | authorised 2
         unit u a service Juridique
         unit w u secteur Contrats
         unit n a service Courrier
         unit x b service Caisse | authorised 1
         post k u A Juriste
         post m u B Gestionnaire
         post n1 u B Assistant
         post w1 w B Rédacteur
         post w2 w B Archiviste
         post c1 n C Vaguemestre
         post o a A Directeur
         post x1 x C Caissier
         post x2 x B Régisseur
         chart t target of s
         unit r - pole Racine | authorised 9
         unit a r direction Achats | authorised 4
         unit b r direction Budget | authorised 2
         unit u b service Juridique
         unit w u secteur Contrats
         unit n a service Courrier | authorised 1
         unit x b service Caisse
         post k u A Juriste
         post m a B Gestionnaire
         post w1 w B Rédacteur
         post c1 n C Vaguemestre
         post o a A Directeur
         post x1 x C Caissier
         post p u C Agent";
    let project = crate::support::notation::project(text);
    let told = |flags: &[&str]| -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("p.json");
        std::fs::write(file, native::save(&project)).expect("it is written");
        let args = ["--lang", "fr", "export", "p.json", "-o", "o.txt", "--since", "source"];
        let run = super::cli::run(folder.path(), &[&args, flags].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        let text = std::fs::read_to_string(folder.path().join("o.txt")).expect("it is written");
        let text = text.replace('\u{a0}', " ");
        let lines = text.lines().map(str::trim).map(|line| {
            let counted = line.strip_prefix("Changements depuis s · ");
            counted.or(Some(line).filter(|line| line.starts_with("Auparavant"))).map(str::to_owned)
        });
        lines.flatten().collect()
    };
    let of_achats = [
        "1 transféré · 2 supprimés · 2 partis avec leur unité",
        "Auparavant Service Juridique, ensuite sous la Direction Budget",
        "Auparavant 1 Gestionnaire (B), alors dans le Service Juridique, transfert vers la Direction Achats",
        "Auparavant 1 Assistant (B), alors dans le Service Juridique, suppression",
        "Auparavant 1 Archiviste (B), alors dans le Secteur Contrats, suppression",
    ];
    let of_budget = [
        "1 créé · 1 supprimé · 2 venus avec leur unité",
        "Auparavant 1 Régisseur (B), suppression",
    ];
    let none = "aucun changement de poste";
    let whole = ["1 transféré · 1 créé · 3 supprimés", none];
    let split = [&whole, &of_achats[..], &[none], &of_budget].concat();
    assert_eq!(told(&["--split"]), split);
    assert_eq!(told(&["--unit", "Achats"]), of_achats);
    assert_eq!(told(&["--unit", "Budget"]), of_budget);
    // On one page, each stands where it is now.
    let whole = told(&[]);
    assert_eq!(whole[0], "1 transféré · 1 créé · 3 supprimés");
    assert_eq!(whole.len(), 5, "{whole:?}");
}

/// What is read is said whole, however little of it a picture would be set by.
#[test]
fn a_text_says_long_names_whole() {
    let name = "Achats et marchés ".repeat(200);
    let text = format!(
        "chart s source
         unit u - pole Racine
         unit v u service {name}
         unit w u service Autre {name}
         post a v A Juriste {name}
         post b v B Agent {name}
         chart t target of s
         unit u - pole Racine
         unit v u service {name}
         unit w u service Autre {name}
         post a w A Juriste {name}
         post c v B Agent {name}"
    );
    let project = crate::support::notation::project(&text);
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("p.json"), native::save(&project)).expect("it is written");
    for file in ["o.txt", "o.html"] {
        for flags in [&[][..], &["--since", "source"], &["--since", "source", "--beside"]] {
            let args = [&["--lang", "fr", "export", "p.json", "-o", file], flags].concat();
            assert_eq!(super::cli::run(folder.path(), &args).code, 0);
            let written = std::fs::read_to_string(folder.path().join(file)).expect("it is text");
            let written = written.replace('\u{a0}', " ");
            let whole = written.matches(name.trim()).count();
            let least = if flags.is_empty() { 4 } else { 7 };
            assert!(whole >= least, "{file} {flags:?}: {whole}");
            assert!(!written.contains('…'), "{file} {flags:?}");
        }
    }
}
