//! A chart with its changes marked: what a reader sees of them, and what the pointer finds.

use std::collections::BTreeSet;
use std::sync::Arc;

use organigramme::compare::Ledger;
use organigramme::editor;
use organigramme::export::ledger::Compared;
use organigramme::export::{ExportOptions, Format, Progress, export, pages};
use organigramme::geom::Size;
use organigramme::model::{Counts, Look, PostId, Project, UnitId};
use organigramme::scene::hit::{HitIndex, Part};
use organigramme::scene::{
    Builder, Card, Ghost, Item, Mark, MarkKind, Marks, Options, Scene, TextRun, build,
};
use organigramme::words::Locale;
use proptest::prelude::*;

use super::scene::any_text;
use crate::support::notation::project;
use crate::support::sound::assert_text_within_cards;
use crate::support::{self, seed_project::seed};

fn mark(change: MarkKind, words: &str) -> Mark {
    Mark { change, words: words.to_owned() }
}

fn ghost(label: &str, count: u32, posts: Vec<PostId>, change: MarkKind, words: &str) -> Ghost {
    Ghost { label: label.to_owned(), count, posts, mark: mark(change, words), was: None }
}

/// The posts of the line of `unit` that is called so.
fn posts_of(project: &Project, unit: &str, label: &str) -> Vec<PostId> {
    let scene = drawn(project, &Options::default());
    let lines = &card(&scene, unit).lines;
    let line = lines.iter().find(|line| line.label.contains(label)).expect("there is such a line");
    line.posts.clone()
}

/// The target DIRAA, of whose services one has two posts that came from another.
fn diraa() -> (Project, Marks) {
    let project = seed("diraa_cible");
    let came = posts_of(&project, "svdam", "Chargé/e/s de mission")[..2].to_vec();
    let arrived = mark(MarkKind::Arrived, "venu du Service Formation et territoires");
    let mut marks = Marks::default();
    marks.posts.extend(came.iter().map(|post| (post.clone(), arrived.clone())));
    let left = ghost(
        "Chargé/e/s de mission (A)",
        2,
        came,
        MarkKind::Left,
        "partis au Service Développement et transitions",
    );
    let gone = ghost("Secrétaire (B)", 1, Vec::new(), MarkKind::Suppressed, "supprimé");
    marks.ghosts.insert("sft".into(), vec![left, gone]);
    marks.units.insert("sft".into(), mark(MarkKind::Renamed, "auparavant Service Formation"));
    (project, marks)
}

fn with(marks: Marks) -> Options {
    Options { marks: Some(Arc::new(marks)), ..Options::default() }
}

fn drawn(project: &Project, options: &Options) -> Scene {
    let chart = &project.charts[0];
    build(chart, &project.lists, &Counts::of(chart, &project.lists), options)
}

fn card<'a>(scene: &'a Scene, unit: &str) -> &'a Card {
    scene.cards.iter().find(|card| card.unit.as_str() == unit).expect("the unit is drawn")
}

fn labels(card: &Card) -> Vec<&str> {
    card.lines.iter().map(|line| line.label.as_str()).collect()
}

fn runs(items: &[Item]) -> Vec<&TextRun> {
    fn run(item: &Item) -> Option<&TextRun> {
        match item {
            Item::Text(run) => Some(run),
            _ => None,
        }
    }
    items.iter().filter_map(run).collect()
}

fn texts(items: &[Item]) -> Vec<&str> {
    runs(items).iter().map(|run| &*run.text).collect()
}

#[test]
fn equal_posts_with_different_marks_are_different_lines() {
    let (project, marks) = diraa();
    let before = drawn(&project, &Options::default());
    assert!(labels(card(&before, "svdam")).contains(&"4 Chargé/e/s de mission (A)"));
    let scene = drawn(&project, &with(marks.clone()));
    assert_eq!(
        labels(card(&scene, "svdam")),
        [
            "1 Responsable de service (A), manager intermédiaire",
            "2 Chargé/e/s de mission (A), venu du Service Formation et territoires",
            "2 Chargé/e/s de mission (A)",
            "2 Gestionnaires administratif/ve/s (B), Gestionnaire administratif et/ou financier",
        ]
    );
    let changes: Vec<_> = card(&scene, "svdam").lines.iter().map(|line| line.change).collect();
    assert_eq!(changes, [None, Some(MarkKind::Arrived), None, None]);
    // Another word, or the same words of another change, part them too.
    let came = posts_of(&project, "svdam", "Chargé/e/s de mission");
    for other in [
        mark(MarkKind::Arrived, "venu d’ailleurs"),
        mark(MarkKind::Created, "venu du Service Formation et territoires"),
    ] {
        let mut marks = marks.clone();
        marks.posts.insert(came[1].clone(), other);
        let scene = drawn(&project, &with(marks));
        assert_eq!(card(&scene, "svdam").lines.len(), 5);
    }
}

#[test]
fn a_line_stands_where_its_first_post_does() {
    let project = seed("diraa_cible");
    let posts = posts_of(&project, "svdam", "Chargé/e/s de mission");
    let mut marks = Marks::default();
    marks.posts.insert(posts[1].clone(), mark(MarkKind::Created, "créé"));
    let scene = drawn(&project, &with(marks));
    let lines = &card(&scene, "svdam").lines;
    assert_eq!(lines[1].posts, [posts[0].clone(), posts[2].clone(), posts[3].clone()]);
    assert_eq!(lines[2].posts, [posts[1].clone()]);
}

#[test]
fn a_change_is_said_by_an_icon_and_words() {
    let (project, marks) = diraa();
    let scene = drawn(&project, &with(marks));
    let items = |unit: &str| texts(&scene.items[card(&scene, unit).items.clone()]);
    assert!(items("svdam").contains(&MarkKind::Arrived.icon()));
    assert!(items("svdam").join(" ").contains("venu du Service Formation et territoires"));
    let sft = items("sft").join(" ");
    for said in [MarkKind::Left.icon(), "partis au Service Développement et transitions", "≠"] {
        assert!(sft.contains(said), "{said:?} in {sft:?}");
    }
    let icons: BTreeSet<&str> = MarkKind::ALL.iter().map(|change| change.icon()).collect();
    assert_eq!(icons.len(), MarkKind::ALL.len());
}

#[test]
fn posts_that_left_stand_after_the_lines_and_are_not_counted() {
    let (project, marks) = diraa();
    let before = drawn(&project, &Options::default());
    let scene = drawn(&project, &with(marks.clone()));
    let (old, new) = (card(&before, "sft"), card(&scene, "sft"));
    assert_eq!((&new.headcount, &new.lines.len()), (&old.headcount, &old.lines.len()));
    let ghosts: Vec<_> = new.ghosts.iter().map(|ghost| ghost.label.as_str()).collect();
    assert_eq!(
        ghosts,
        [
            "Auparavant 2 Chargé/e/s de mission (A), partis au Service Développement et transitions",
            "Auparavant 1 Secrétaire (B), supprimé",
        ]
    );
    let last_line = new.lines.last().expect("there are lines").rect.max.y;
    assert!(new.ghosts[0].rect.min.y > last_line);
    assert!(new.ghosts[1].rect.min.y >= new.ghosts[0].rect.max.y);
    assert!(new.ghosts[1].rect.max.y <= new.rect.max.y);
    let strikes = scene.items[new.items.clone()].iter();
    assert!(strikes.filter(|item| matches!(item, Item::Polyline { .. })).count() >= 4);

    let mut options = ExportOptions::new(Format::Svg);
    let posts = |options: &ExportOptions| {
        pages(&project, &project.charts[0], options).expect("it can be drawn")[0].posts
    };
    let counted = posts(&options);
    options.scene = with(marks);
    assert_eq!(posts(&options), counted);
}

#[test]
fn a_unit_that_is_gone_has_no_count() {
    let project = seed("diraa_cible");
    let mut marks = Marks::default();
    let gone =
        ghost("Cellule Innovation", 0, Vec::new(), MarkKind::Suppressed, "partagée entre deux");
    marks.ghosts.insert("diraa".into(), vec![gone]);
    let options = Options { locale: Locale::English, ..with(marks) };
    let scene = drawn(&project, &options);
    let ghosts = &card(&scene, "diraa").ghosts;
    assert_eq!(ghosts[0].label, "Formerly Cellule Innovation, partagée entre deux");
    assert_eq!(ghosts[0].change, MarkKind::Suppressed);
}

#[test]
fn a_unit_shows_what_became_of_it_under_its_name() {
    let (project, marks) = diraa();
    let before = drawn(&project, &Options::default());
    let mut options = with(marks);
    let scene = drawn(&project, &options);
    let sft = card(&scene, "sft");
    assert_eq!(sft.mark, Some(mark(MarkKind::Renamed, "auparavant Service Formation")));
    assert!(sft.header.height() > card(&before, "sft").header.height());
    let in_header = runs(&scene.items[sft.items.clone()]).into_iter();
    let in_header: Vec<&str> =
        in_header.filter(|run| sft.header.contains(run.origin)).map(|run| &*run.text).collect();
    assert!(in_header.join(" ").contains("auparavant Service Formation"), "{in_header:?}");
    // Folded, it keeps its own mark, and nothing of its posts.
    options.look.folded = ["sft".into()].into();
    let folded = drawn(&project, &options);
    assert!(card(&folded, "sft").mark.is_some());
    assert!(card(&folded, "sft").ghosts.is_empty());
}

#[test]
fn the_pointer_finds_ghosts_and_nothing_lands_among_them() {
    let (project, mut marks) = diraa();
    let gone = ghost("Chef/fe (A)", 1, Vec::new(), MarkKind::Suppressed, "supprimé");
    marks.ghosts.insert("svdam".into(), vec![gone.clone(), gone]);
    let scene = drawn(&project, &with(marks));
    let index = HitIndex::new(&scene);
    let mut found = 0;
    for (at, card) in scene.cards.iter().enumerate() {
        for (place, ghost) in card.ghosts.iter().enumerate() {
            let center = ghost.rect.center();
            let hit = index.hit(&scene, center).expect("a card is there");
            assert_eq!((hit.card, hit.part), (at, Part::Ghost(place)));
            let landing = index.post_landing(&scene, center).expect("a card is there");
            assert_eq!((landing.card, landing.line), (at, card.lines.len()));
            assert!(landing.bar[0].y <= card.ghosts[0].rect.min.y);
            found += 1;
        }
        for (place, line) in card.lines.iter().enumerate() {
            let hit = index.hit(&scene, line.rect.center()).expect("a card is there");
            assert_eq!((hit.card, hit.part), (at, Part::Line(place)));
        }
    }
    assert_eq!(found, 4);
}

#[test]
fn what_lands_on_a_unit_that_all_posts_left_lands_above_their_ghosts() {
    let project = project(
        "chart cible target
         unit s - service Accueil",
    );
    let mut marks = Marks::default();
    let unit = project.charts[0].unit(project.charts[0].root()).id.clone();
    let gone = ghost("Assistant/e (B)", 1, Vec::new(), MarkKind::Suppressed, "supprimé");
    marks.ghosts.insert(unit, vec![gone]);
    let scene = drawn(&project, &with(marks));
    let ghost = &scene.cards[0].ghosts[0];
    let landing = HitIndex::new(&scene).post_landing(&scene, ghost.rect.center());
    let landing = landing.expect("a card is there");
    assert_eq!(landing.line, 0);
    assert!(landing.bar[0].y < ghost.rect.min.y);
}

#[test]
fn arrows_join_what_left_to_where_it_is() {
    let (project, mut marks) = diraa();
    assert!(drawn(&project, &with(marks.clone())).arrows.is_empty());
    marks.arrows = true;
    let options = with(marks.clone());
    let scene = drawn(&project, &options);
    // Two posts on one line: one curve and its head, over all cards.
    assert_eq!(scene.arrows.len(), 2);
    assert_eq!(scene.arrows.end, scene.items.len());
    assert!(scene.cards.iter().all(|card| card.items.end <= scene.arrows.start));
    let [Item::Polyline { points: curve, .. }, Item::Polyline { points: head, .. }] =
        &scene.items[scene.arrows.clone()]
    else {
        panic!("a curve and its head");
    };
    let ghost = card(&scene, "sft").ghosts[0].rect;
    let line = card(&scene, "svdam").lines[1].rect;
    let (from, to) = (curve[0], curve[curve.len() - 1]);
    assert_eq!(from.y, ghost.center().y);
    assert!(from.x == ghost.min.x || from.x == ghost.max.x);
    assert_eq!(to.y, line.center().y);
    assert!(to.x == line.min.x || to.x == line.max.x);
    assert_eq!(head[1], to);
    assert!(curve.iter().chain(head).all(|&point| scene.bounds.contains(point)));

    // On two lines: an arrow to each. Out of sight: none.
    let came = posts_of(&project, "svdam", "Chargé/e/s de mission");
    marks.posts.insert(came[1].clone(), mark(MarkKind::Transformed, "transformé"));
    assert_eq!(drawn(&project, &with(marks)).arrows.len(), 4);
    let folded =
        Options { look: Look { folded: ["svdam".into()].into(), ..Look::default() }, ..options };
    assert!(drawn(&project, &folded).arrows.is_empty());
}

#[test]
fn cards_are_drawn_again_when_their_marks_change() {
    let (project, marks) = diraa();
    let mut renamed = marks.clone();
    renamed.units.insert("svdam".into(), mark(MarkKind::Created, "créée"));
    let mut reworded = marks.clone();
    reworded.posts.values_mut().for_each(|mark| mark.words = "venus d’ailleurs".to_owned());
    let mut fewer = marks.clone();
    fewer.ghosts.get_mut(&UnitId::from("sft")).expect("there are ghosts").pop();
    let arrows = Marks { arrows: true, ..marks.clone() };
    let mut builder = Builder::default();
    let chart = &project.charts[0];
    let counts = Counts::of(chart, &project.lists);
    let unmarked = drawn(&project, &Options::default());
    for marks in [Marks::default(), marks.clone(), renamed, reworded, fewer, arrows, marks] {
        let options = with(marks);
        let scene = builder.build(chart, &project.lists, &counts, &options);
        assert_eq!(scene, drawn(&project, &options));
        let scene = builder.build(chart, &project.lists, &counts, &Options::default());
        assert_eq!(scene, unmarked);
    }
}

#[test]
fn the_legend_explains_the_changes_that_occur() {
    let (project, marks) = diraa();
    let foot = |options: &ExportOptions| {
        let page = pages(&project, &project.charts[0], options).expect("it can be drawn").remove(0);
        let start = page.cards.last().expect("there are cards").items.end;
        texts(&page.items[start..]).join("|")
    };
    let mut options = ExportOptions::new(Format::Svg);
    let plain = foot(&options);
    options.scene = with(marks);
    let legend = foot(&options);
    for said in ["←|arrivé d’une autre unité", "→|parti", "✗|supprimé", "≠|unité renommée"]
    {
        assert!(legend.contains(said) && !plain.contains(said), "{said:?} in {legend:?}");
    }
    for unsaid in ["transformé", "créé", "précisé"] {
        assert!(!legend.contains(unsaid), "{unsaid:?} in {legend:?}");
    }
}

#[test]
fn changes_are_read_in_files_without_a_picture() {
    let (project, marks) = diraa();
    for format in [Format::Text, Format::Html] {
        let mut options = ExportOptions::new(format);
        options.scene = with(marks.clone());
        let export = export(&project, &project.charts[0], &options, &Progress::default())
            .expect("it can be exported");
        let text = String::from_utf8(export.files[0].bytes.clone()).expect("the file is UTF-8");
        for said in [
            "2 Chargé/e/s de mission (A), venu du Service Formation et territoires",
            "Auparavant 1 Secrétaire (B), supprimé",
            "auparavant Service Formation",
        ] {
            assert!(text.contains(said), "{said:?} in {text}");
        }
    }
}

#[test]
fn without_marks_every_file_is_the_same() {
    let project = seed("diraa_cible");
    for format in Format::ALL {
        let mut options = ExportOptions::new(format);
        let file = |options: &ExportOptions| {
            export(&project, &project.charts[0], options, &Progress::default())
                .expect("it can be exported")
                .files
        };
        let plain = file(&options);
        options.scene = with(Marks { arrows: true, ..Marks::default() });
        assert!(file(&options) == plain, "{format:?}");
    }
}

#[test]
fn every_post_of_a_marked_chart_stands_on_one_line() {
    let project = support::organisation(1_000);
    let chart = support::chart(&project);
    let mut marks = Marks { arrows: true, ..Marks::default() };
    for (at, key) in chart.posts_in_order().enumerate() {
        let post = &chart.post(key).id;
        let change = MarkKind::ALL[at % MarkKind::ALL.len()];
        if at % 3 == 0 {
            marks.posts.insert(post.clone(), mark(change, "venu d’un autre service"));
        }
        if at % 5 == 0 {
            let unit = chart.unit(chart.units_in_order().nth(at / 10).expect("a unit")).id.clone();
            let left = ghost("Assistant/e (B)", 1, vec![post.clone()], change, "parti");
            marks.ghosts.entry(unit).or_default().push(left);
        }
    }
    let scene = drawn(&project, &with(marks));
    let lines = scene.cards.iter().flat_map(|card| &card.lines);
    let mut shown: Vec<_> = lines.flat_map(|line| &line.posts).collect();
    let mut expected: Vec<_> = chart.posts_in_order().map(|key| &chart.post(key).id).collect();
    shown.sort();
    expected.sort();
    assert_eq!(shown, expected);
    assert_eq!(scene.arrows.len(), 2 * 200);
    assert_text_within_cards(&scene);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn the_words_of_a_mark_never_leave_their_card(
        words in proptest::collection::vec((any_text(), 0..MarkKind::ALL.len()), 6),
        label in any_text(),
        count in 0..2_000u32,
        shape in 0.1..10.0f32,
    ) {
        let project = seed("po_source");
        let chart = &project.charts[0];
        let mut marks = Marks { arrows: true, ..Marks::default() };
        let mut next = words.iter().cycle().map(|(words, at)| mark(MarkKind::ALL[*at], words));
        for key in chart.units_in_order() {
            let unit = chart.unit(key);
            marks.units.insert(unit.id.clone(), next.next().expect("endless"));
            for &post in unit.posts() {
                marks.posts.insert(chart.post(post).id.clone(), next.next().expect("endless"));
            }
            let mark = next.next().expect("endless");
            let ghost = Ghost { label: label.clone(), count, posts: Vec::new(), mark, was: None };
            marks.ghosts.insert(unit.id.clone(), vec![ghost.clone(), ghost]);
        }
        let options = Options { frame: Size::new(1_000.0 * shape, 1_000.0), ..with(marks) };
        assert_text_within_cards(&drawn(&project, &options));
    }
}

/// The first two charts of a project compared, told on the second.
fn told(text: &str) -> Marks {
    let project = project(text);
    let [from, to, ..] = &project.charts[..] else { panic!("two charts") };
    let ledger = Ledger::of(&project, from, to);
    let compared = Compared { from, to, lists: &project.lists, ledger: &ledger };
    editor::marks(&compared, Locale::French, false)
}

/// What is said of each post that is marked, by its id.
fn words(marks: &Marks) -> Vec<(&str, &str)> {
    let mut words: Vec<_> =
        marks.posts.iter().map(|(post, mark)| (post.as_str(), mark.words.as_str())).collect();
    words.sort_unstable();
    words
}

/// What is no longer in a unit: how many, what, and what is said of it.
fn gone<'a>(marks: &'a Marks, unit: &str) -> Vec<(u32, &'a str, &'a str)> {
    let ghosts = marks.ghosts.get(&UnitId::from(unit)).into_iter().flatten();
    ghosts.map(|it| (it.count, it.label.as_str(), it.mark.words.as_str())).collect()
}

#[test]
fn what_is_gone_says_where_it_was_if_its_unit_is_elsewhere_or_gone() {
    let marks = told(
        "chart s source
         unit u - direction Générale
         unit a u pole Éducation
         unit b u pole Culture
         unit v a service Paie
         unit w v cellule Retraites
         unit d a service Achats
         unit e d cellule Marchés
         post p1 v B Gestionnaire
         post p2 v A Juriste
         post p3 w B Secrétaire
         post p4 d B Assistant
         post p5 d B Assistant
         post p6 e A Acheteur
         post p7 b A Archiviste
         chart t target of s
         unit u - direction Générale
         unit a u pole Éducation
         unit b u pole Culture
         unit v b service Paie
         unit w v cellule Retraites
         post p2 b A Juriste",
    );
    // The unit is the same one under another Pôle, where no page counts what it lost on the way.
    assert_eq!(
        gone(&marks, "v"),
        [
            (1, "Gestionnaire\u{a0}(B)", "alors sous le Pôle Éducation, suppression"),
            (1, "Juriste\u{a0}(A)", "alors sous le Pôle Éducation, transfert vers le Pôle Culture"),
        ]
    );
    // So is what stands below it.
    assert_eq!(
        gone(&marks, "w"),
        [(1, "Secrétaire\u{a0}(B)", "alors sous le Pôle Éducation, suppression")]
    );
    // Of units that are gone, posts and units are told above them.
    assert_eq!(
        gone(&marks, "a"),
        [
            (0, "Service Achats", "unité supprimée"),
            (0, "Cellule Marchés", "alors sous le Service Achats, unité supprimée"),
            (2, "Assistants\u{a0}(B)", "alors dans le Service Achats, suppression"),
            (1, "Acheteur\u{a0}(A)", "alors dans la Cellule Marchés, suppression"),
        ]
    );
    // What stays where it was needs no place.
    assert_eq!(gone(&marks, "b"), [(1, "Archiviste\u{a0}(A)", "suppression")]);
}

#[test]
fn what_posts_were_agrees_with_the_number_on_their_line() {
    let text = "chart s source
         unit u - pole Éducation
         unit a u service Achats
         unit b u service Paie
         unit c u service Marchés
         post p1 u B Gestionnaire
         post p2 u B Gestionnaire
         post p3 u B Secrétaire
         post p4 a B Assistant
         post p5 a B Assistant
         post p6 c B Conseiller | vacant
         post p7 c B Conseiller | vacant
         post p8 c A Attaché
         post p9 c A Attaché
         chart t target of s
         unit u - pole Éducation
         unit a u service Achats
         unit b u service Paie
         unit c u service Marchés
         post p1 u A Juriste | reason départ
         post p2 u A Juriste | reason réforme
         post p3 u A Juriste
         post p4 b A Acheteur
         post p5 b A Acheteur
         post p6 c B Conseiller | reason un
         post p7 c B Conseiller | reason autre
         post p8 b A Attaché d'administration
         post p9 b A Attaché d'administration";
    let marks = told(text);
    assert_eq!(
        words(&marks),
        [
            // Two reasons, one line.
            ("p1", "transformation, auparavant Gestionnaires (B)"),
            ("p2", "transformation, auparavant Gestionnaires (B)"),
            ("p3", "transformation, auparavant Secrétaire (B)"),
            ("p4", "transformation, auparavant Assistants (B) dans le Service Achats"),
            ("p5", "transformation, auparavant Assistants (B) dans le Service Achats"),
            ("p6", "auparavant vacants"),
            ("p7", "auparavant vacants"),
            ("p8", "transfert depuis le Service Marchés, auparavant Attachés"),
            ("p9", "transfert depuis le Service Marchés, auparavant Attachés"),
        ]
    );
    assert_eq!(
        gone(&marks, "a"),
        [(2, "Assistants\u{a0}(B)", "transformation en Acheteurs (A) dans le Service Paie")]
    );
    let project = project(text);
    let [from, to] = &project.charts[..] else { panic!("two charts") };
    let ledger = Ledger::of(&project, from, to);
    let compared = Compared { from, to, lists: &project.lists, ledger: &ledger };
    let file = |beside| {
        let mut options = ExportOptions::new(Format::Text);
        editor::show_changes(&mut options, &compared, beside, false);
        let export = export(&project, to, &options, &Progress::default()).expect("it can be made");
        String::from_utf8(export.files[0].bytes.clone()).expect("the file is UTF-8")
    };
    let text = file(false);
    assert!(
        text.contains("2 Juristes (A), transformation, auparavant Gestionnaires (B)\n"),
        "{text}"
    );
    // On the earlier chart it is what they become that agrees.
    let text = file(true);
    assert!(text.contains("2 Gestionnaires (B), transformation en Juristes (A)\n"), "{text}");
    assert!(text.contains("1 Secrétaire (B), transformation en Juriste (A)\n"), "{text}");
    let left = "2 Attachés (A), transfert vers le Service Paie comme Attachés d'administration\n";
    assert!(text.contains(left), "{text}");
}
