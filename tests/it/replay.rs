//! The changes between two charts made again step by step.

use std::collections::BTreeSet;

use organigramme::compare::{Ledger, Movement, UnitMovement};
use organigramme::cost::Cause;
use organigramme::editor::{
    Action, ChangeCommand, Command, Editor, Effect, ExportCommand, FileCommand, FileEffect, Job,
    PostChange, PostCommand, Purpose, Replay, UnitChange, UnitCommand, compose_steps, marks,
};
use organigramme::export::Progress;
use organigramme::export::ledger::Compared;
use organigramme::model::{
    Authorised, Chart, ChartFields, ChartRecord, DerivedIds, PostId, Project,
};
use organigramme::scene::Marks;
use organigramme::words::Locale;
use proptest::prelude::*;

use super::support::file_read;
use super::support::notation::project;
use super::support::random::{source, state, steps};

fn replay(project: &Project, from: &str, to: &str) -> Replay {
    let (from, to) = (chart(project, from), chart(project, to));
    let ledger = Ledger::between(from, to, &project.lists);
    Replay::of(&Compared { from, to, lists: &project.lists, ledger: &ledger }, &project.title)
}

fn chart<'a>(project: &'a Project, id: &str) -> &'a Chart {
    project.chart(&id.into()).expect("the chart is there")
}

/// What is seen of a chart: its units with their posts, in order.
fn seen(chart: &Chart) -> Vec<String> {
    let units = chart.units_in_order().map(|key| {
        let unit = chart.unit(key);
        let posts: Vec<&str> =
            unit.posts().iter().map(|&post| chart.post(post).fields.title.text()).collect();
        let depth = chart.path(key).len();
        format!("{depth} {} {} {posts:?}", unit.fields.kind, unit.fields.name)
    });
    units.collect()
}

fn sentences(replay: &Replay) -> Vec<String> {
    replay.steps().iter().map(|step| Locale::French.say(&step.sentence)).collect()
}

/// The replay ends with the later chart, to the last field, and comes back the way it went.
fn check(project: &Project, from: &str, to: &str) {
    let mut replay = replay(project, from, to);
    let (from, to) = (chart(project, from), chart(project, to));
    assert_eq!(replay.at(), 0);
    assert_eq!(seen(replay.chart()), seen(from), "it begins with the earlier chart");
    let mut states = vec![replay.chart().to_record()];
    for step in 1..=replay.steps().len() {
        replay.go_to(step);
        states.push(replay.chart().to_record());
    }
    if !replay.steps().is_empty() {
        let ChartRecord { fields, tree, .. } = to.to_record();
        assert_eq!(replay.chart().to_record().tree, tree);
        let fields = ChartFields { based_on: None, ..fields };
        assert_eq!(replay.chart().fields, fields);
    }
    // Whatever the ledger tells is done by the steps that tell it.
    if replay.last_step().is_some_and(|step| step.sentence.key == "replay-details") {
        replay.go_to(replay.steps().len() - 1);
        let left = Ledger::between(replay.chart(), to, &project.lists);
        let moved = left.entries.iter().filter(|entry| entry.movement != Movement::Kept);
        assert_eq!(moved.count(), 0, "{:?}", sentences(&replay));
        let changed = left.units.iter().filter(|it| it.movements != [UnitMovement::Kept]);
        assert_eq!(changed.count(), 0, "{:?}", sentences(&replay));
    }
    for step in (0..states.len()).rev() {
        replay.go_to(step);
        assert_eq!(replay.chart().to_record(), states[step]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_replay_ends_with_the_later_chart(before in steps(0..30), after in steps(0..30)) {
        let mut project = source(&before);
        state(&mut project, "Cible", &after);
        let ids: Vec<String> = project.charts.iter().map(|it| it.id.to_string()).collect();
        check(&project, &ids[0], &ids[1]);
        check(&project, &ids[1], &ids[0]);
    }

    #[test]
    fn so_does_one_between_two_variants(
        before in steps(0..20), one in steps(0..20), other in steps(0..20),
    ) {
        let mut project = source(&before);
        let one = state(&mut project, "Table 1", &one);
        let other = state(&mut project, "Table 2", &other);
        check(&project, one.as_str(), other.as_str());
    }
}

const MOVED: &str = "
chart s source
unit u - pole Éducation
unit a u service Achats
unit b u service Marchés
post p1 a A Directeur
post p2 a B Juriste
post p3 a B Juriste
post p4 b B Gestionnaire
chart t target of s
unit u - pole Éducation
unit c u service Neuf
unit b u service Marchés
post p1 c A Directeur
post p2 b B Juriste
post p3 b B Juriste
post n b A Vigie
";

#[test]
fn steps_come_in_the_order_in_which_they_can_be_made() {
    let project = project(MOVED);
    check(&project, "s", "t");
    assert_eq!(
        sentences(&replay(&project, "s", "t")),
        [
            "Création du Service Neuf, sous le Pôle Éducation",
            "1 poste de directeur (A) transféré du Service Achats au Service Neuf",
            "2 postes de juriste (B) transférés du Service Achats au Service Marchés",
            "1 poste de vigie (A) créé au Service Marchés",
            "1 poste de gestionnaire (B) supprimé au Service Marchés",
            "Suppression du Service Achats",
        ]
    );
}

#[test]
fn what_moves_is_marked_and_nothing_else() {
    let mut replay = replay(&project(MOVED), "s", "t");
    replay.go_to(3);
    let marks = replay.marks(2, Locale::French);
    let mut marked: Vec<&PostId> = marks.posts.keys().collect();
    marked.sort();
    assert_eq!(marked, [&PostId::from("p2"), &PostId::from("p3")]);
    assert_eq!(marks.ghosts.len(), 1, "the line that they left");
    assert!(marks.units.is_empty());
    assert!(replay.marks(3, Locale::French).posts.is_empty(), "nothing since the last step");
}

/// What is said of posts and of what is gone, by post or unit.
fn said_of(marks: &Marks) -> BTreeSet<(String, String)> {
    let posts = marks.posts.iter().map(|(post, mark)| (post.to_string(), mark.words.clone()));
    let ghosts = marks.ghosts.iter().flat_map(|(unit, ghosts)| {
        ghosts.iter().map(|ghost| (unit.to_string(), ghost.mark.words.clone()))
    });
    posts.chain(ghosts).collect()
}

#[test]
fn steps_are_marked_in_the_words_of_the_whole_comparison() {
    let project = project(
        "chart s source
         unit u - pole Éducation
         unit a u service Achats
         unit v u service Paie
         unit w v cellule Retraites
         post p1 u A Chargé de mission
         post p2 u A Juriste
         post p3 u B Secrétaire
         post p4 u B Assistant
         post p5 w B Greffier
         chart m variant of s
         unit u - pole Éducation
         unit a u service Achats
         unit v u service Paie
         unit w v cellule Retraites
         post p5 w B Greffier
         post m1 u A Chargé de mission | origin p1
         post m2 u A Juriste | origin p2
         post p3 u B Secrétaire
         post p4 u B Assistant
         chart t target of m
         unit u - pole Éducation
         unit a u service Achats
         unit v u service Paie
         unit w a cellule Retraites
         post t1 a A Responsable de projet | origin m1 | nature transfer
         post t2 u A Juriste | origin m2
         post t3 u A Acheteur | split m2
         post p4 u B Assistant
         departed p3 | into p4",
    );
    let (from, to) = (chart(&project, "s"), chart(&project, "t"));
    let ledger = Ledger::of(&project, from, to);
    let compared = Compared { from, to, lists: &project.lists, ledger: &ledger };
    let mut replay = Replay::of(&compared, &project.title);
    let mut told = BTreeSet::new();
    for at in 0..replay.steps().len() {
        replay.go_to(at + 1);
        told.extend(said_of(&replay.marks(at, Locale::French)));
    }
    let expected = [
        ("t1", "transfert depuis le Pôle Éducation, auparavant Chargé de mission"),
        ("t2", "transformation, auparavant Juriste (A)"),
        ("t3", "création par division d’un poste de juriste (A)"),
        ("u", "transfert vers le Service Achats comme Responsable de projet"),
        ("u", "regroupement avec Assistant"),
        // Attached elsewhere by a step before.
        ("w", "suppression"),
    ];
    let owned = |(of, words): (&str, &str)| (of.to_owned(), words.to_owned());
    let mut expected: BTreeSet<_> = expected.into_iter().map(owned).collect();
    assert_eq!(told, expected);
    expected.remove(&owned(("w", "suppression")));
    expected.insert(owned(("w", "alors sous le Service Paie, suppression")));
    assert_eq!(said_of(&marks(&compared, Locale::French, true)), expected);
}

#[test]
fn another_top_is_put_above_the_old_one() {
    let project = project(
        "
chart s source
unit a - service Achats
post p1 a A Directeur
chart t target of s
unit u - pole Éducation
unit a u service Achats
post p1 a A Directeur
",
    );
    check(&project, "s", "t");
    check(&project, "t", "s");
}

#[test]
fn ceilings_and_notes_come_last() {
    let mut editor = sample();
    editor.handle(Command::Act(Action::MakeVariant));
    let document = editor.document().expect("it is open");
    assert!(document.replay().unwrap().is_none(), "nothing has changed yet");
    let chart = document.chart().expect("a variant is in front");
    let (id, root) = (chart.id.clone(), chart.unit(chart.root()).id.clone());
    let change = UnitChange::Authorised(Authorised::Posts(99));
    editor.handle(Command::Change(ChangeCommand::Units(UnitCommand::Set {
        chart: id,
        units: vec![root],
        change,
    })));
    let replay =
        editor.document().and_then(|it| it.replay().unwrap()).expect("a ceiling has changed");
    let said = sentences(&replay);
    assert_eq!(said, ["Le reste\u{a0}: ordre, postes autorisés, notes et autres précisions"]);
}

/// The project that a text writes down, opened.
fn opened(text: &str) -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"replay")), Locale::French);
    let bytes = organigramme::format::native::save(&project(text));
    editor.handle(file_read("/tmp/projet.json", Purpose::Open, &bytes));
    editor
}

fn sample() -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"replay")), Locale::French);
    editor.handle(Command::Act(Action::OpenSample));
    editor
}

#[test]
fn the_worked_case_is_replayed() {
    let editor = sample();
    let document = editor.document().expect("it is open");
    let (from, to) = document.compared().expect("source and target");
    check(document.project(), from.id.as_str(), to.id.as_str());
    let replay = document.replay().unwrap().expect("much has changed");
    insta::assert_snapshot!(sentences(&replay).join("\n"));
}

#[test]
fn the_steps_are_exported_as_pages() {
    let mut editor = opened(MOVED);
    let steps = editor.document().and_then(|it| it.replay().unwrap()).expect("much has changed");
    let steps = steps.steps().len();
    let mut pages = |by_group: bool| {
        let effects = editor.handle(Command::Export(ExportCommand::Steps { by_group }));
        let [Effect::File(FileEffect::AskPath { purpose, suggested_name })] = effects.as_slice()
        else {
            panic!("{effects:?}")
        };
        assert_eq!(*purpose, Purpose::Steps { by_group });
        assert!(suggested_name.ends_with("étapes.pdf"), "{suggested_name}");
        let path = Some("/tmp/étapes.pdf".into());
        let mut effects =
            editor.handle(Command::File(FileCommand::PathChosen { purpose: *purpose, path }));
        let Some(Effect::Make(Job::Steps(request))) = effects.pop() else { panic!("{effects:?}") };
        let composed = compose_steps(&request, &Progress::default()).expect("it is made");
        let composed = composed.expect("both charts are there");
        let export = composed.write(&request.options, &Progress::default()).expect("it is made");
        assert_eq!(export.files.len(), 1);
        let text = String::from_utf8_lossy(&export.files[0].bytes[..8]).into_owned();
        assert!(text.starts_with("%PDF"), "{text}");
        export.report.pages.len()
    };
    assert_eq!(pages(false), steps + 1, "the start, then each step");
    assert_eq!(pages(true), 7, "each step here concerns another unit or is of another kind");
}

#[test]
fn a_page_says_what_its_step_does() {
    let mut editor = opened(MOVED);
    let purpose = Purpose::Steps { by_group: false };
    let path = Some("/tmp/étapes.txt".into());
    let mut effects = editor.handle(Command::File(FileCommand::PathChosen { purpose, path }));
    let Some(Effect::Make(Job::Steps(request))) = effects.pop() else { panic!("{effects:?}") };
    let composed = compose_steps(&request, &Progress::default()).expect("made").expect("made");
    let mut options = request.options.clone();
    options.format = organigramme::export::Format::Svg;
    let files = composed.write(&options, &Progress::default()).expect("made").files;
    let page = String::from_utf8(files[1].bytes.clone()).expect("text");
    assert!(page.contains("Étape 1 sur"), "the number of the step");
    assert!(page.contains(&format!("page 2 / {}", files.len())), "pages are numbered throughout");
}

#[test]
fn a_post_whose_time_changes_is_told() {
    let mut editor = sample();
    editor.handle(Command::Act(Action::MakeVariant));
    let chart = editor.document().and_then(|it| it.chart()).expect("a variant is in front");
    let post = chart.post(chart.posts_in_order().next().expect("a post")).id.clone();
    let chart = chart.id.clone();
    let change = PostChange::Fte(organigramme::model::Hundredths(80));
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Set {
        chart,
        posts: vec![post],
        change,
    })));
    let replay =
        editor.document().and_then(|it| it.replay().unwrap()).expect("something has changed");
    assert_eq!(replay.steps().len(), 1);
    assert!(
        sentences(&replay)[0].ends_with("à 80\u{a0}% au lieu de 100\u{a0}%"),
        "{:?}",
        sentences(&replay)
    );
}

#[test]
fn steps_that_would_hold_the_window_up_are_refused() {
    // Each of so many posts that move looks for its place among those that stay.
    let halves = |posts: usize| {
        let post = |it: usize, unit: &str| format!("post p{it} {unit} A Poste {it}\n");
        let units = "unit u - pole Racine\nunit v u service Marchés\n";
        let before: String = (0..posts).map(|it| post(it, "u")).collect();
        let half = |it: usize| if it.is_multiple_of(2) { "u" } else { "v" };
        let after: String = (0..posts).map(|it| post(it, half(it))).collect();
        opened(&format!("chart s source\n{units}{before}chart t target of s\n{units}{after}"))
    };
    let few = halves(1_000);
    assert!(few.document().expect("it is open").replay().is_ok());
    let many = halves(15_000);
    let refused = many.document().expect("it is open").replay().expect_err("it takes too long");
    assert_eq!(refused.cause, Cause::Changes);
    let said = Locale::French.say(&refused.message());
    assert!(said.starts_with("Il faudrait environ "), "{said}");
    assert!(
        said.ends_with("il y a trop de changements, comparez des états plus proches"),
        "{said}"
    );
}
