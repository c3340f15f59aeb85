//! The picture of a chart: what a reader sees, and what the pointer finds.

use std::collections::HashMap;

use organigramme::geom::{Point, Rect, Size};
use organigramme::layout::Arrangement;
use organigramme::model::{
    Authorised, ChartFields, ChartRecord, Counts, Hundredths, Lists, Look, PostFields, PostRecord,
    Project, ProjectRecord, Style, Subtree, UnitFields, UnitId, UnitRecord,
};
use organigramme::scene::font::font_bytes;
use organigramme::scene::hit::{HitIndex, Part};
use organigramme::scene::text::{Measure, Typesetter};
use organigramme::scene::theme::{Ground, HeaderTone, Theme};
use organigramme::scene::{Builder, Card, Color, MarkKind, Options, Scene, Weight, build};
use proptest::prelude::*;
use skrifa::MetadataProvider;

use crate::support;
use crate::support::sound::{assert_text_within_cards, runs};

/// Points of one millimetre.
const PT_PER_MM: f32 = 72.0 / 25.4;
/// An A4 page on its side, less margins of 10 mm.
const LANDSCAPE: Size = Size::new(277.0 * PT_PER_MM, 190.0 * PT_PER_MM);
const PORTRAIT: Size = Size::new(LANDSCAPE.height, LANDSCAPE.width);

fn project(tree: Subtree) -> Project {
    let chart = ChartRecord { id: "chart".into(), fields: ChartFields::new("Cible"), tree };
    Project::from_record(ProjectRecord {
        title: String::new(),
        lists: Lists::default(),
        charts: vec![chart],
        snapshots: Vec::new(),
        extra: Default::default(),
    })
    .expect("the tree is sound")
}

fn unit(tree: &mut Subtree, id: &str, parent: Option<&str>, kind: &str, name: &str) {
    let fields = UnitFields::new(kind, name);
    tree.units.push(UnitRecord { id: id.into(), parent: parent.map(Into::into), fields });
}

fn posts(tree: &mut Subtree, unit: &str, count: usize, fields: &PostFields) {
    for _ in 0..count {
        let id = format!("p{}", tree.posts.len()).into();
        tree.posts.push(PostRecord { id, unit: unit.into(), fields: fields.clone() });
    }
}

/// The charts of the worked case under the root of the first, from the figures beside the text.
fn seed(names: &[&str]) -> Project {
    let mut tree = Subtree::default();
    let levels: HashMap<String, _> =
        Lists::default().levels.into_iter().map(|level| (level.label, level.id)).collect();
    for name in names {
        let path = format!("{}/tests/fixtures/seed/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("the seed is there");
        let chart: serde_json::Value = serde_json::from_str(&text).expect("the seed is JSON");
        for record in chart["units"].as_array().expect("units") {
            let text = |key: &str| record[key].as_str();
            let id = text("id").expect("an id");
            let top = tree.units.first().map(|unit| unit.id.as_str().to_owned());
            let parent = text("parent").map(str::to_owned).or(top);
            unit(
                &mut tree,
                id,
                parent.as_deref(),
                text("kind").expect("a kind"),
                text("name").expect("a name"),
            );
            if text("parent").is_none() {
                let printed = chart["authorised_total_printed"].as_u64();
                let authorised =
                    printed.map_or(Authorised::NotPrinted, |posts| Authorised::Posts(posts as u32));
                tree.units.last_mut().unwrap().fields.authorised = authorised;
            }
            for line in record["posts"].as_array().expect("posts") {
                let text = |key: &str| line[key].as_str();
                let mut fields = PostFields::new(text("title").expect("a title"));
                fields.category = text("category").map(Into::into);
                fields.grade = text("grade").map(Into::into);
                fields.manager_level = text("manager_level").map(|label| levels[label].clone());
                fields.reference_job = text("job_reference").map(Into::into);
                let count = line["count"].as_u64().expect("a count") as usize;
                posts(&mut tree, id, count, &fields);
            }
        }
    }
    project(tree)
}

const TARGET: [&str; 3] = ["peaj_cible", "diraa_cible", "po_cible_from_narrative"];

fn scene_of(project: &Project, options: &Options) -> Scene {
    let chart = &project.charts[0];
    build(chart, &project.lists, &Counts::of(chart, &project.lists), options)
}

fn card<'a>(scene: &'a Scene, unit: &str) -> &'a Card {
    scene.cards.iter().find(|card| card.unit.as_str() == unit).expect("the unit is drawn")
}

fn texts<'a>(scene: &'a Scene, card: &Card) -> Vec<&'a str> {
    runs(scene, card).iter().map(|run| &*run.text).collect()
}

fn labels(card: &Card) -> Vec<&str> {
    card.lines.iter().map(|line| line.label.as_str()).collect()
}

/// The size of the smallest text, in points, of a scene that fills a page.
fn smallest_text_pt(scene: &Scene, page: Size) -> f32 {
    let scale = (page.width / scene.bounds.width()).min(page.height / scene.bounds.height());
    let sizes = scene.cards.iter().flat_map(|card| runs(scene, card)).map(|run| run.size);
    sizes.fold(f32::MAX, f32::min) * scale
}

#[test]
fn the_worked_case_is_legible_on_one_page() {
    for (charts, page, least) in [
        (&TARGET[..], LANDSCAPE, 7.0),
        (&TARGET[..], PORTRAIT, 7.5),
        (&TARGET[1..2], LANDSCAPE, 10.5),
        (&TARGET[1..2], PORTRAIT, 11.5),
    ] {
        let scene = scene_of(&seed(charts), &Options { frame: page, ..Options::default() });
        let size = smallest_text_pt(&scene, page);
        assert!(size >= least, "{size} pt on {page:?}, {least} expected");
    }
}

#[test]
fn a_card_shows_its_unit_its_figures_and_its_lines() {
    let scene = scene_of(&seed(&TARGET), &Options::default());
    let pole = card(&scene, "peaj");
    assert_eq!(pole.name, "Pôle Education et Avenir des Jeunes");
    assert_eq!(pole.headcount, "28\u{a0}/\u{a0}28");
    assert!(texts(&scene, pole).contains(&"105 au total · 9 en propre"));
    assert_eq!(
        labels(card(&scene, "sft")),
        [
            "1 Responsable de Service (A), manager intermédiaire",
            "6 Chargé/e/s de mission (A)",
            "2 Gestionnaires administratif/ive/s (B), Gestionnaire administratif et/ou financier",
        ]
    );
    assert_eq!(card(&scene, "sft").headcount, "9");
    assert!(texts(&scene, card(&scene, "safr")).contains(&"10 en propre"));
    assert_eq!(card(&scene, "safr").headcount, "17");
}

#[test]
fn a_figure_that_is_not_printed_is_shown_as_missing() {
    let scene = scene_of(&seed(&["peaj_source", "diraa_source"]), &Options::default());
    assert_eq!(card(&scene, "diraa").headcount, "60\u{a0}/\u{a0}–");
}

#[test]
fn a_ceiling_passed_is_said_in_words_and_not_by_colour_alone() {
    let mut tree = Subtree::default();
    unit(&mut tree, "u", None, "mission", "Orientation");
    tree.units[0].fields.authorised = Authorised::Posts(2);
    posts(&mut tree, "u", 3, &PostFields::new("Assistant/e"));
    let project = project(tree);
    let french = scene_of(&project, &Options::default());
    let card = &french.cards[0];
    assert!(card.over_ceiling);
    assert_eq!(card.headcount, "▲ 3\u{a0}/\u{a0}2");
    assert!(texts(&french, card).contains(&"dépasse de 1"));
    let english = Options { locale: organigramme::words::Locale::English, ..Options::default() };
    let scene = scene_of(&project, &english);
    assert!(texts(&scene, &scene.cards[0]).contains(&"over by 1"));
}

#[test]
fn the_kind_is_written_once() {
    let mut tree = Subtree::default();
    unit(&mut tree, "a", None, "pole", "PÔLE ÉDUCATION");
    unit(&mut tree, "b", Some("a"), "service", "Formation");
    unit(&mut tree, "c", Some("a"), "service", "Services généraux");
    unit(&mut tree, "d", Some("a"), "direction", "DIRAA (Direction de l'Apprentissage)");
    unit(&mut tree, "e", Some("a"), "autre", "Équipe projet");
    unit(&mut tree, "f", Some("a"), "departement", "DEPARTEMENT FINANCIER");
    let scene = scene_of(&project(tree), &Options::default());
    let names: Vec<&str> = scene.cards.iter().map(|card| card.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "PÔLE ÉDUCATION",
            "Service Formation",
            "Services généraux",
            "DIRAA (Direction de l'Apprentissage)",
            "Équipe projet",
            "DEPARTEMENT FINANCIER",
        ]
    );
}

#[test]
fn marks_tell_what_is_particular_to_a_line() {
    let mut tree = Subtree::default();
    unit(&mut tree, "u", None, "service", "Formation");
    let mut fields = PostFields::new("Assistant/e");
    fields.category = Some("B".into());
    fields.grade = Some("B2".into());
    fields.fte = Hundredths(80);
    fields.vacant = true;
    posts(&mut tree, "u", 2, &fields);
    let project = project(tree);
    let scene = scene_of(&project, &Options::default());
    assert_eq!(labels(&scene.cards[0]), ["2 Assistant/e/s (B), B2, 80 %, vacants"]);
    let mut options = Options::default();
    options.look.shown.grades = false;
    let scene = scene_of(&project, &options);
    assert_eq!(labels(&scene.cards[0]), ["2 Assistant/e/s (B), 80 %, vacants"]);
}

#[test]
fn a_part_of_a_chart_is_drawn_alone_and_a_folded_unit_without_its_contents() {
    let project = seed(&TARGET);
    let mut options = Options { top: Some("diraa".into()), ..Options::default() };
    let scene = scene_of(&project, &options);
    assert_eq!(scene.cards.len(), 7);
    assert_eq!(scene.cards[0].unit.as_str(), "diraa");
    options.top = None;
    options.look.folded = ["diraa".into(), "po".into()].into();
    let scene = scene_of(&project, &options);
    assert_eq!(scene.cards.len(), 7);
    assert!(card(&scene, "diraa").lines.is_empty());
    assert_eq!(card(&scene, "diraa").headcount, "54\u{a0}/\u{a0}54");
}

#[test]
fn a_user_can_say_how_the_children_of_a_unit_stand() {
    let project = seed(&TARGET);
    for wanted in [Arrangement::Row, Arrangement::Column, Arrangement::Columns(4)] {
        let mut options = Options::default();
        options.look.arrangements.insert("diraa".into(), wanted);
        let scene = scene_of(&project, &options);
        assert_eq!(card(&scene, "diraa").arrangement, Some(wanted));
    }
}

#[test]
fn every_post_of_a_large_chart_stands_on_one_line() {
    let project = support::organisation(1_000);
    let scene = scene_of(&project, &Options::default());
    let mut drawn: Vec<_> =
        scene.cards.iter().flat_map(|card| &card.lines).flat_map(|line| &line.posts).collect();
    let chart = support::chart(&project);
    let mut expected: Vec<_> = chart.posts_in_order().map(|key| &chart.post(key).id).collect();
    drawn.sort();
    expected.sort();
    assert_eq!(drawn, expected);
    assert_text_within_cards(&scene);
}

#[test]
fn what_was_drawn_before_changes_nothing() {
    let mut builder = Builder::default();
    for (names, style) in [
        (&TARGET[..], Style::Colour),
        (&TARGET[1..], Style::Grey),
        (&["peaj_source", "diraa_source"][..], Style::Colour),
        (&TARGET[..], Style::Colour),
    ] {
        let project = seed(names);
        let chart = &project.charts[0];
        let counts = Counts::of(chart, &project.lists);
        let options = Options { look: Look { style, ..Look::default() }, ..Options::default() };
        let scene = builder.build(chart, &project.lists, &counts, &options);
        assert_eq!(scene, build(chart, &project.lists, &counts, &options));
        assert_text_within_cards(&scene);
    }
}

pub fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-zéèà/ ()'-]{0,90}",
        "[A-Za-z]{60,120}",
        "(Conseiller/ère/s |administratif/ve/s |\u{202f}|«|\u{a0}){0,12}",
        "\\PC{0,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn text_never_leaves_its_card(
        names in proptest::collection::vec(any_text(), 1..4),
        titles in proptest::collection::vec((any_text(), any_text(), 0..4usize, 1..30usize), 0..6),
        ceiling in 0..40u32,
    ) {
        let mut tree = Subtree::default();
        for (index, name) in names.iter().enumerate() {
            let parent = (index > 0).then_some("u0");
            unit(&mut tree, &format!("u{index}"), parent, "service", name);
            tree.units[index].fields.authorised = Authorised::Posts(ceiling);
        }
        for (title, job, at, count) in &titles {
            let mut fields = PostFields::new(title);
            fields.category = Some("A".into());
            fields.reference_job = Some(job.clone());
            posts(&mut tree, &format!("u{}", at % names.len()), *count, &fields);
        }
        let scene = scene_of(&project(tree), &Options::default());
        assert_text_within_cards(&scene);
        prop_assert_eq!(
            scene.cards.iter().flat_map(|card| &card.lines).map(|line| line.posts.len()).sum::<usize>(),
            titles.iter().map(|title| title.3).sum::<usize>()
        );
    }
}

fn lines_of(text: &str, width: f32) -> Vec<String> {
    let measure = Measure { weight: Weight::Regular, size: 12.0, first_width: width, width };
    let lines = Typesetter::default().broken(text, measure);
    lines.iter().map(|line| line.text.to_string()).collect()
}

#[test]
fn text_breaks_between_words_and_inside_them_only_in_need() {
    let title = "Gestionnaires administratif/ve/s et financier/ère/s";
    assert_eq!(
        lines_of(title, 130.0),
        ["Gestionnaires", "administratif/ve/s et", "financier/ère/s"]
    );
    assert_eq!(lines_of("Conseillers/ères", 80.0), ["Conseillers/", "ères"]);
    assert_eq!(lines_of("Accords-cadres", 60.0), ["Accords-", "cadres"]);
    assert_eq!(lines_of("un adjoint-e", 58.0), ["un", "adjoint-e"]);
    assert_eq!(lines_of("mission\u{a0}(A)", 60.0), ["mission", "(A)"]);
    assert_eq!(lines_of("", 60.0), Vec::<String>::new());
    assert_eq!(lines_of("anticonstitutionnellement", 80.0).concat(), "anticonstitutionnellement");
}

#[test]
fn a_long_line_takes_all_that_fits() {
    let word = "anticonstitutionnellement";
    for text in [[word; 400].join(" "), word.repeat(400)] {
        let mut setter = Typesetter::default();
        for room in [900.0, 9_000.0] {
            let lines = lines_of(&text, room);
            assert!(lines.len() > 1 && lines[0].len() > 100);
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            for pair in lines.windows(2) {
                assert!(setter.width(&pair[0], Weight::Regular, 12.0) <= room);
                // A word of the next line, where it has several, or a letter.
                let next =
                    if pair[1].contains(' ') { format!(" {word}") } else { pair[1][..1].into() };
                let longer = format!("{}{next}", pair[0]);
                assert!(setter.width(&longer, Weight::Regular, 12.0) > room, "{longer}");
            }
        }
    }
}

#[test]
fn a_narrow_no_break_space_is_laid_out_as_the_plain_one() {
    let mut setter = Typesetter::default();
    let narrow = setter.width("100\u{202f}%", Weight::Regular, 12.0);
    assert_eq!(narrow, setter.width("100\u{a0}%", Weight::Regular, 12.0));
    assert_eq!(lines_of("100\u{202f}%", 200.0), ["100\u{a0}%"]);
}

#[test]
fn the_font_has_every_character_that_cards_add() {
    for weight in [Weight::Regular, Weight::SemiBold] {
        let font = skrifa::FontRef::new(font_bytes(weight)).expect("the font is sound");
        let icons = MarkKind::ALL.iter().flat_map(|change| change.icon().chars());
        for character in "▲–·/()%«»\u{a0}éèàçœÉ".chars().chain(icons) {
            assert!(font.charmap().map(character).is_some(), "{character} in {weight:?}");
        }
    }
}

#[test]
fn text_stands_out_from_its_ground() {
    for style in [Style::Colour, Style::Grey, Style::Contrast] {
        for ground in [Ground::Light, Ground::Dark] {
            let theme = Theme::of(style, ground);
            let least = if style == Style::Contrast { 7.0 } else { 4.5 };
            let readable = |ink: Color, on: Color| {
                let contrast = ink.contrast(on);
                assert!(contrast >= least, "{ink:?} on {on:?}: {contrast} ({style:?}, {ground:?})");
            };
            let changes = MarkKind::ALL.map(|change| theme.change(change));
            for ink in [theme.text, theme.muted, theme.warning].into_iter().chain(changes) {
                readable(ink, theme.card);
                readable(ink, theme.ground);
            }
            for HeaderTone { fill, text, muted, warning } in theme.headers {
                for ink in [text, muted, warning] {
                    readable(ink, fill);
                }
            }
            // Not text: 3 : 1 (WCAG 2.2, success criterion 1.4.11).
            assert!(theme.accent.contrast(theme.card) >= 3.0);
            assert!(theme.accent.contrast(theme.ground) >= 3.0);
        }
    }
}

#[test]
fn the_pointer_finds_what_it_is_over() {
    let scene = scene_of(&seed(&TARGET), &Options::default());
    let index = HitIndex::new(&scene);
    for (at, card) in scene.cards.iter().enumerate() {
        for (line, area) in card.lines.iter().enumerate() {
            let hit = index.hit(&scene, area.rect.center()).expect("a line is there");
            assert_eq!((hit.card, hit.part), (at, Part::Line(line)));
        }
        let hit = index.hit(&scene, card.headcount_area.center()).expect("a figure is there");
        assert_eq!((hit.card, hit.part), (at, Part::Headcount));
        let name = card.header.min.offset(12.0, 12.0);
        let hit = index.hit(&scene, name).expect("a name is there");
        assert_eq!((hit.card, hit.part), (at, Part::Header));
    }
    assert_eq!(index.hit(&scene, scene.bounds.min.offset(-5.0, -5.0)), None);
}

#[test]
fn the_grid_finds_what_a_search_through_all_cards_finds() {
    let scene = scene_of(&support::organisation(3_000), &Options::default());
    let index = HitIndex::new(&scene);
    let bounds = scene.bounds;
    for step in 0..200u32 {
        let share = |factor: u32| (step * factor % 211) as f32 / 211.0;
        let corner = bounds.min.offset(share(17) * bounds.width(), share(53) * bounds.height());
        let size = Size::new(share(7) * 1_500.0, share(29) * 900.0);
        let rect = Rect::from_min_size(corner, size);
        let expected: Vec<usize> = (0..scene.cards.len())
            .filter(|&card| scene.cards[card].rect.expand(0.001).overlaps(rect.expand(0.001)))
            .collect();
        assert_eq!(index.cards_in(&scene, rect), expected);
        let under = scene.cards.iter().position(|card| card.rect.contains(corner));
        assert_eq!(index.hit(&scene, corner).map(|hit| hit.card), under);
    }
}

#[test]
fn a_dropped_post_lands_between_the_lines_it_is_dropped_between() {
    let scene = scene_of(&seed(&TARGET), &Options::default());
    let index = HitIndex::new(&scene);
    let at = scene.cards.iter().position(|card| card.unit.as_str() == "sft").expect("drawn");
    let lines = &scene.cards[at].lines;
    let below_first = Point::new(lines[0].rect.center().x, lines[0].rect.max.y - 1.0);
    let landing = index.post_landing(&scene, below_first).expect("a card is there");
    assert_eq!((landing.card, landing.line), (at, 1));
    assert!(landing.bar[0].y >= lines[0].rect.max.y && landing.bar[0].y <= lines[1].rect.min.y);
    let on_name = scene.cards[at].header.min.offset(12.0, 8.0);
    assert_eq!(index.post_landing(&scene, on_name).expect("a card is there").line, 0);
    let below_card = Point::new(below_first.x, scene.cards[at].rect.max.y + 3.0);
    assert_eq!(index.post_landing(&scene, below_card).expect("near a card").line, lines.len());
    let far = scene.bounds.min.offset(-500.0, -500.0);
    assert_eq!(index.post_landing(&scene, far), None);
}

#[test]
fn a_dropped_unit_lands_beside_a_card_near_its_edge_and_else_under_it() {
    let project = seed(&TARGET);
    for arrangement in [Arrangement::Row, Arrangement::Column] {
        let mut options = Options::default();
        options.look.arrangements.insert("diraa".into(), arrangement);
        let scene = scene_of(&project, &options);
        let index = HitIndex::new(&scene);
        let diraa = scene.cards.iter().position(|card| card.unit.as_str() == "diraa");
        let diraa = diraa.expect("drawn");
        let child = |unit: &str| {
            let unit: UnitId = unit.into();
            scene.cards.iter().position(|card| card.unit == unit).expect("drawn")
        };
        // The third child of five.
        let sraae = child("sraae");
        assert_eq!(index.children(diraa)[2] as usize, sraae);
        let rect = scene.cards[sraae].rect;
        let (before, after) = match arrangement {
            Arrangement::Row => (rect.min.offset(3.0, 40.0), rect.max.offset(-3.0, -40.0)),
            _ => (rect.min.offset(60.0, 3.0), rect.max.offset(-60.0, -3.0)),
        };
        let landing = |point| {
            let landing = index.unit_landing(&scene, point).expect("a card is there");
            (landing.parent, landing.child)
        };
        assert_eq!(landing(before), (diraa, 2));
        assert_eq!(landing(after), (diraa, 3));
        assert_eq!(landing(rect.center()), (sraae, 0));
        // On the root there is no beside.
        assert_eq!(landing(scene.cards[0].rect.min.offset(2.0, 2.0)), (0, 3));
    }
}

#[test]
fn a_small_edit_leaves_the_arrangement_as_it_was() {
    let source = seed(&TARGET);
    let options = Options::default();
    let first = scene_of(&source, &options);
    let arrangements = |scene: &Scene| -> std::collections::BTreeMap<UnitId, Arrangement> {
        let cards = scene.cards.iter();
        cards.filter_map(|card| Some((card.unit.clone(), card.arrangement?))).collect()
    };
    let before = arrangements(&first);
    let after = Options { before: before.clone(), ..options };
    // Each unit in turn gains a post: nowhere do its siblings change places.
    for unit in first.cards.iter().map(|card| card.unit.clone()) {
        let mut record = source.to_record();
        let fields = PostFields::new("Chargé/e de mission auprès de la direction générale");
        let post = PostRecord { id: "new".into(), unit: unit.clone(), fields };
        record.charts[0].tree.posts.push(post);
        let edited = Project::from_record(record).expect("a post breaks no invariant");
        assert_eq!(arrangements(&scene_of(&edited, &after)), before, "{unit}");
    }
}

proptest::proptest! {
    /// A line of a broken text is drawn alone: it must not be measured as a part of the whole, where
    /// its ends may be kerned, joined or read from right to left with what stands beside them.
    #[test]
    fn lines_are_as_wide_as_they_are_alone(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "Conseiller/ère/s", "AVA", "To.", "ffi", "->", "--", "e\u{301}",
                "1/2", "(A)", "n°", "l'Alternance", "adjoint-e", "«\u{202f}T\u{202f}»", "x",
            ]),
            1..24,
        ),
        other in proptest::sample::select(vec!["", "", "", "שלום ג", "مرحبا", "Ω", "🙂"]),
        between in proptest::sample::select(vec![" ", "", "\u{a0}", "  ", "/"]),
        width in 8.0_f32..260.0,
        first_width in 0.0_f32..260.0,
    ) {
        let text = words.join(between) + between + other;
        for weight in [Weight::Regular, Weight::SemiBold] {
            let measure = Measure { weight, size: 12.0, first_width, width };
            let lines = Typesetter::default().broken(&text, measure);
            let mut alone = Typesetter::default();
            for line in lines.iter() {
                proptest::prop_assert_eq!(line.width, alone.width(&line.text, weight, 12.0));
            }
            let shown: String = lines.iter().map(|line| &*line.text).collect();
            let letters = |text: &str| text.replace([' ', '\u{a0}', '\u{202f}'], "");
            proptest::prop_assert_eq!(letters(&shown), letters(&text));
        }
    }
}
