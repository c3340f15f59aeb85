//! Ways to look at a chart: what they do to the picture, and how they are kept as views.

use organigramme::editor::{
    Action, ChangeCommand, Command, Document, Editor, Effect, LookCommand, Selection, ShowCommand,
    ShowEffect, Tone, UnitCommand, too_large_to_open,
};
use organigramme::export::{ExportError, ExportOptions, Format, Progress, export, pages};
use organigramme::format::native;
use organigramme::model::{
    Arrangement, CardWidth, Chart, ColourBy, Counts, Density, DerivedIds, Look, Project, Style,
    UnitId, View,
};
use organigramme::scene::page::Paper;
use organigramme::scene::theme::{Ground, Theme};
use organigramme::scene::{Card, Item, Options, Scene, build};
use organigramme::words::Locale;

use crate::support::seed_project::seed;

fn drawn(project: &Project, look: Look) -> Scene {
    let chart = &project.charts[0];
    let counts = Counts::of(chart, &project.lists);
    build(chart, &project.lists, &counts, &Options { look, ..Options::default() })
}

fn sample() -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"looks")), Locale::French);
    editor.handle(Command::Act(Action::OpenSample));
    editor
}

fn document(editor: &Editor) -> &Document {
    editor.document().expect("a project is open")
}

fn front(editor: &Editor) -> &Chart {
    document(editor).chart().expect("a chart is shown")
}

fn unit_named(chart: &Chart, name: &str) -> UnitId {
    let mut units = chart.units_in_order().map(|key| chart.unit(key));
    units.find(|unit| unit.fields.name.contains(name)).expect("the unit is there").id.clone()
}

fn card<'a>(scene: &'a Scene, name: &str) -> &'a Card {
    scene.cards.iter().find(|card| card.name.contains(name)).expect("the card is drawn")
}

fn texts(scene: &Scene, card: &Card) -> String {
    let runs = scene.items[card.items.clone()].iter().filter_map(|item| match item {
        Item::Text(run) => Some(run.text.replace('\u{a0}', " ")),
        Item::Rect { .. } | Item::Polyline { .. } => None,
    });
    runs.collect::<Vec<_>>().join("|")
}

#[test]
fn the_denser_a_chart_the_larger_its_text_on_the_page() {
    let project = seed("diraa_cible");
    let smallest = |density| {
        let mut options = ExportOptions::new(Format::Pdf);
        options.scene.look.density = density;
        // The chart's own text, not the foot's.
        let page = pages(&project, &project.charts[0], &options).expect("it is drawn").remove(0);
        let sizes = page.cards.iter().flat_map(|card| &page.items[card.items.clone()]);
        let sizes = sizes.filter_map(|item| match item {
            Item::Text(run) => Some(run.size),
            _ => None,
        });
        sizes.fold(f32::INFINITY, f32::min)
    };
    let sizes = [Density::Airy, Density::Normal, Density::Compact].map(smallest);
    assert!(sizes[0] < sizes[1] && sizes[1] < sizes[2], "{sizes:?}");
}

#[test]
fn cards_are_as_wide_as_they_are_allowed_to_be() {
    let project = seed("diraa_cible");
    for (allowed, widths) in [(CardWidth::Narrow, 0.0..=228.0), (CardWidth::Wide, 280.0..=408.0)] {
        let look = Look { card_width: allowed, ..Look::default() };
        for card in &drawn(&project, look).cards {
            // In a column, a card may be a fifth wider for the sake of a common edge.
            assert!(widths.contains(&card.rect.width()), "{allowed:?}: {}", card.rect.width());
        }
    }
}

#[test]
fn what_is_left_out_of_the_cards_is_not_written() {
    let project = seed("diraa_cible");
    let whole = drawn(&project, Look::default());
    let mut look = Look::default();
    look.shown.levels = false;
    look.shown.reference_jobs = false;
    let fewer = drawn(&project, look);
    let all = |scene: &Scene| {
        scene.cards.iter().map(|card| texts(scene, card)).collect::<Vec<_>>().join("|")
    };
    assert!(all(&whole).contains("manager intermédiaire"));
    assert!(!all(&fewer).contains("manager intermédiaire"));
    assert!(all(&whole).contains("Gestionnaire administratif et/ou"));
    assert!(!all(&fewer).contains("Gestionnaire administratif et/ou"));
}

#[test]
fn a_folded_branch_keeps_its_total() {
    let project = seed("diraa_cible");
    let chart = &project.charts[0];
    let unit = unit_named(chart, "administratif, financier");
    let whole = drawn(&project, Look::default());
    let look = Look { folded: [unit].into(), ..Look::default() };
    let mut options = ExportOptions::new(Format::Text);
    options.scene.look = look.clone();
    let text = export(&project, chart, &options, &Progress::default()).expect("it is written");
    let text = String::from_utf8(text.files[0].bytes.clone()).expect("it is text");
    assert!(text.contains("+ 1 unité repliée"), "a text says what it leaves out: {text}");
    let folded = drawn(&project, look);
    let before = card(&whole, "administratif, financier");
    let after = card(&folded, "administratif, financier");
    assert_eq!(after.headcount, before.headcount);
    assert!(after.lines.is_empty() && before.left_out.is_empty());
    assert_eq!(after.left_out, "+ 1 unité repliée");
    assert!(texts(&folded, after).contains("+ 1 unité repliée"), "{}", texts(&folded, after));
    assert_eq!(folded.cards.len(), whole.cards.len() - 1, "the Cellule below it is not drawn");
}

/// The fill of the tag behind the count of a line.
fn tag(scene: &Scene, card: &Card, line: usize) -> Option<organigramme::scene::Color> {
    let line = card.lines[line].rect;
    scene.items[card.items.clone()].iter().find_map(|item| match item {
        Item::Rect { rect, fill, radius, .. }
            if *radius > 1.5
                && rect.min.y >= line.min.y
                && rect.max.y <= line.max.y
                && rect.width() < 40.0 =>
        {
            *fill
        }
        _ => None,
    })
}

#[test]
fn posts_of_one_category_have_one_colour_which_the_legend_names() {
    let project = seed("diraa_cible");
    for (colour_by, said) in [
        (ColourBy::Category, ["Catégorie A", "Catégorie B"]),
        (ColourBy::Level, ["manager de direction", "manager intermédiaire"]),
    ] {
        let scene = drawn(&project, Look { colour_by, ..Look::default() });
        let chart = &project.charts[0];
        let mut seen = std::collections::BTreeMap::new();
        for card in &scene.cards {
            for (index, line) in card.lines.iter().enumerate() {
                let key = chart.post_key(&line.posts[0]).expect("it is of this chart");
                let fields = &chart.post(key).fields;
                let value = match colour_by {
                    ColourBy::Category => fields.category.as_ref().map(ToString::to_string),
                    _ => fields.manager_level.as_ref().map(ToString::to_string),
                };
                let color = tag(&scene, card, index);
                assert_eq!(value.is_some(), color.is_some(), "{}", line.label);
                let before = seen.entry(value).or_insert(color);
                assert_eq!(*before, color, "{}", line.label);
            }
        }
        let colors: Vec<_> = seen.values().collect();
        assert!(
            colors.len() > 1 && colors.iter().enumerate().all(|(i, c)| !colors[..i].contains(c))
        );
        let mut options = ExportOptions::new(Format::Svg);
        options.scene.look.colour_by = colour_by;
        let page = pages(&project, chart, &options).expect("it is drawn").remove(0);
        let end = page.cards.last().expect("there are cards").items.end;
        let legend: Vec<_> = page.items[end..]
            .iter()
            .filter_map(|item| match item {
                Item::Text(run) => Some(run.text.to_string()),
                _ => None,
            })
            .collect();
        for said in said {
            assert!(legend.iter().any(|text| text == said), "{said} in {legend:?}");
        }
        assert!(!legend.iter().any(|text| text.contains("Direction")), "kinds have no colour");
    }
}

#[test]
fn counts_stand_out_from_their_tags() {
    for (style, least) in [(Style::Colour, 4.5), (Style::Grey, 4.5), (Style::Contrast, 7.0)] {
        for ground in [Ground::Light, Ground::Dark] {
            let theme = Theme::of(style, ground);
            for tag in theme.tags {
                let contrast = theme.card.contrast(tag);
                assert!(contrast >= least, "{style:?} {ground:?}: {contrast}");
            }
        }
    }
}

#[test]
fn an_export_follows_a_view_and_a_style_goes_before_the_views() {
    let mut record = seed("diraa_cible").to_record();
    let look = Look { style: Style::Grey, density: Density::Compact, ..Look::default() };
    let name = "Pour le comité".to_owned();
    let view = View { name, look: look.clone(), extra: Default::default() };
    record.charts[0].fields.views.push(view);
    let project = Project::from_record(record).expect("it is sound");
    let bytes = |options: &ExportOptions| {
        let progress = Progress::default();
        export(&project, &project.charts[0], options, &progress).map(|it| it.files[0].bytes.clone())
    };
    let mut options = ExportOptions::new(Format::Svg);
    options.view = Some("pour le COMITÉ".to_owned());
    let mut by_hand = ExportOptions::new(Format::Svg);
    by_hand.scene.look = look.clone();
    assert!(bytes(&options) == bytes(&by_hand));
    options.style = Some(Style::Contrast);
    by_hand.scene.look = Look { style: Style::Contrast, ..look };
    assert!(bytes(&options) == bytes(&by_hand));
    options.view = Some("inconnue".to_owned());
    assert_eq!(bytes(&options), Err(ExportError::UnknownView { name: "inconnue".to_owned() }));
}

#[test]
fn a_look_is_no_edit_and_a_view_is_one() {
    let mut editor = sample();
    let chart = front(&editor).id.clone();
    let unit = unit_named(front(&editor), "DIRAA");
    let look = |command| Command::Look(command);
    editor.handle(look(LookCommand::Fold { units: vec![unit.clone()], folded: true }));
    let arrangement = Some(Arrangement::Columns(2));
    editor.handle(look(LookCommand::Arrange { unit: unit.clone(), arrangement }));
    assert!(!document(&editor).is_unsaved());
    assert!(document(&editor).is_folded(&unit));
    editor.handle(look(LookCommand::SaveView("  Pliée ".to_owned())));
    assert!(document(&editor).is_unsaved());
    assert_eq!(document(&editor).view_in_use(front(&editor)), Some("Pliée"));

    editor.handle(look(LookCommand::Set(Box::default())));
    assert_eq!(document(&editor).view_in_use(front(&editor)), None);
    editor.handle(look(LookCommand::UseView("Pliée".to_owned())));
    let shown = document(&editor).look(&chart);
    assert_eq!(shown.arrangements.get(&unit), Some(&Arrangement::Columns(2)));

    // Saved again under its name, it takes the place of the first.
    editor.handle(look(LookCommand::UnfoldAll));
    editor.handle(look(LookCommand::SaveView("pliée".to_owned())));
    let views = &front(&editor).fields.views;
    assert!(views.len() == 1 && views[0].look.folded.is_empty() && views[0].name == "Pliée");

    let saved = native::save(document(&editor).project());
    let again = native::load(&saved).expect("it is read").project;
    assert_eq!(again.chart(&chart).expect("there").fields.views, front(&editor).fields.views);

    editor.handle(Command::Act(Action::Undo));
    editor.handle(Command::Act(Action::Undo));
    assert!(front(&editor).fields.views.is_empty());
    assert!(!document(&editor).is_unsaved());
}

#[test]
fn what_is_looked_for_is_unfolded() {
    let mut editor = sample();
    let (chart, mission) = (front(&editor).id.clone(), unit_named(front(&editor), "Mission"));
    editor.handle(Command::Show(ShowCommand::Select(Selection::unit(mission.clone()))));
    editor.handle(Command::Act(Action::FoldBranch));
    assert!(document(&editor).is_folded(&mission));
    let within = unit_named(front(&editor), "Attractivité");
    editor.handle(Command::Show(ShowCommand::At { chart, selection: Selection::unit(within) }));
    assert!(!document(&editor).is_folded(&mission));
}

#[test]
fn a_newer_file_can_be_looked_at_but_keeps_its_views() {
    let mut editor = sample();
    let mut file: serde_json::Value =
        serde_json::from_slice(&native::save(document(&editor).project())).expect("it is JSON");
    file["version"] = 99.into();
    let purpose = organigramme::editor::Purpose::Open;
    let newer = file.to_string().into_bytes();
    editor.handle(crate::support::file_read("demain.json", purpose, &newer));
    assert!(!document(&editor).is_editable());
    let unit = unit_named(front(&editor), "DIRAA");
    editor.handle(Command::Look(LookCommand::Fold { units: vec![unit.clone()], folded: true }));
    assert!(document(&editor).is_folded(&unit));
    editor.handle(Command::Look(LookCommand::SaveView("Pliée".to_owned())));
    assert!(front(&editor).fields.views.is_empty());
}

#[test]
fn the_views_of_a_source_are_saved_without_asking() {
    let mut editor = sample();
    let source = document(&editor).project().charts[0].id.clone();
    editor.handle(Command::Show(ShowCommand::Chart(source)));
    let effects = editor.handle(Command::Look(LookCommand::SaveView("Entière".to_owned())));
    assert!(effects.is_empty(), "{effects:?}");
    assert_eq!(front(&editor).fields.views.len(), 1);
}

#[test]
fn a_page_that_is_coloured_by_changes_marks_them() {
    let mut editor = sample();
    let look = Look { colour_by: ColourBy::Change, ..Look::default() };
    editor.handle(Command::Look(LookCommand::Set(Box::new(look))));
    let choice = organigramme::editor::PictureChoice::default();
    let options = document(&editor).picture_options(&choice, Locale::French).expect("it is drawn");
    assert_eq!(options.paper, Some(Paper::A4));
    let marks = options.scene.marks.expect("changes are marked");
    assert!(!marks.posts.is_empty() && !marks.ghosts.is_empty());
}

/// A pôle with so many services, the first of which has a sector and a post.
fn wide(services: usize) -> Editor {
    let service = |it: usize| format!("unit s{it} r service Service {it}\n");
    let text = format!(
        "chart c target\nunit r - pole Pôle\n{}unit t s0 secteur Secteur\npost p s0 A Juriste",
        (0..services).map(service).collect::<String>()
    );
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"wide")), Locale::French);
    let bytes = native::save(&crate::support::notation::project(&text));
    editor.handle(crate::support::file_read("p.json", organigramme::editor::Purpose::Open, &bytes));
    editor
}

#[test]
fn a_branch_too_large_to_be_drawn_stays_folded_and_its_parts_can_be_seen() {
    let mut editor = wide(150_000);
    let (top, within): (UnitId, UnitId) = ("r".into(), "t".into());
    let chart = front(&editor).id.clone();
    assert!(document(&editor).is_folded(&top));
    // The figures and what is exported are of the whole.
    let counts = document(&editor).chart_counts().expect("a chart is shown");
    assert_eq!(counts.unit(front(&editor).root()).total.posts, 1);
    let choice = organigramme::editor::PictureChoice::default();
    let options = document(&editor).picture_options(&choice, Locale::French).expect("it is drawn");
    assert!(options.scene.look.folded.is_empty());

    editor.handle(Command::Show(ShowCommand::Select(Selection::unit(top.clone()))));
    match editor.handle(Command::Act(Action::FoldBranch)).as_slice() {
        [Effect::Say { tone: Tone::Failed, message }] => assert_eq!(
            Locale::French.say(message).replace(['\u{a0}', '\u{202f}'], " "),
            "« Pôle » reste repliée, l’organigramme serait trop grand pour être dessiné : choisissez \
             cette unité ou une plus petite dans le plan, puis « Voir cette branche seule »."
        ),
        other => panic!("{other:?}"),
    }
    // An edit leaves it so, and brings what it made to light.
    let effects =
        editor.handle(Command::Change(ChangeCommand::Units(UnitCommand::Add("r".into()))));
    assert!(effects.iter().any(|it| matches!(it, Effect::Show(ShowEffect::Whole))), "{effects:?}");
    let branch = document(&editor).branch(front(&editor)).expect("a branch is shown by itself");
    assert_eq!(document(&editor).selection().units, [front(&editor).unit(branch).id.clone()]);
    editor.handle(Command::Act(Action::ShowWholeChart));
    assert!(document(&editor).is_folded(&top));

    // What is sought is shown with what stands beside it, as far as that can be drawn.
    editor.handle(Command::Show(ShowCommand::At { chart, selection: Selection::unit(within) }));
    let branch = document(&editor).branch(front(&editor)).expect("a branch is shown by itself");
    assert_eq!(front(&editor).unit(branch).id, "s0".into());
    assert!(!document(&editor).is_folded(&"s0".into()));
}

#[test]
fn a_chart_of_a_hundred_thousand_posts_is_drawn_whole() {
    let project = crate::support::organisation(100_000);
    let chart = crate::support::chart(&project);
    let folded = too_large_to_open(chart, &Look::default(), chart.root(), None);
    assert!(folded.is_empty(), "{} branches", folded.len());
}
