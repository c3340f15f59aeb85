//! Links between two charts: what is written, what is refused, and that undo leaves no trace.

use organigramme::edit::links::{self, Between, PostPair};
use organigramme::edit::{Edit, Refusal, apply, compose};
use organigramme::format::native::{load, save};
use organigramme::model::{
    ChartId, DerivedIds, Look, Nature, PostFields, PostId, Project, Role, View, Violation,
    violations,
};
use organigramme::words::Locale;
use proptest::prelude::*;

use crate::support::notation::{project, record};
use crate::support::random::{source, state, steps, undoable};

/// A source and a target in which p2 has left and q1, q2 are new.
const TWO_STATES: &str = "
    chart s source
    unit u - pole Éducation
    unit v u service Marchés
    post p1 u A Directeur
    post p2 v B Assistant
    post p3 v B Gestionnaire
    chart t target of s
    unit u - pole Éducation
    unit v u service Marchés
    unit w u service Formation
    post p1 u A Directeur
    post q1 w A Chargé de mission
    post q2 w A Juriste
    post p3 v B Gestionnaire
    departed p2 | reason départ en retraite
";

fn between<'a>(from: &'a ChartId, to: &'a ChartId) -> Between<'a> {
    Between { from, to }
}

fn ids(words: &[&str]) -> Vec<PostId> {
    words.iter().map(|&id| id.into()).collect()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("a project's file is text")
}

/// Makes `edit`, checks that it can be taken back to the byte and that the file holds it, and returns
/// the lines of the file that it changed.
fn made(project: &mut Project, edit: Edit) -> Vec<String> {
    let before = save(project);
    let inverse = apply(project, edit).expect("the edit is allowed");
    let after = save(project);
    assert_eq!(violations(&project.to_record()), []);
    assert_eq!(save(&load(&after).expect("the file is sound").project), after);
    let again = apply(project, inverse).expect("what was done is undone");
    assert_eq!(String::from_utf8(save(project)), String::from_utf8(before.clone()));
    apply(project, again).expect("what was undone is done again");
    assert_eq!(save(project), after);
    let (before, after) = (text(before), text(after));
    let old: Vec<&str> = before.lines().map(|line| line.trim_end_matches(',')).collect();
    let new = after.lines().map(|line| line.trim_end_matches(','));
    new.filter(|line| !old.contains(line)).map(|line| line.trim().to_owned()).collect()
}

fn said(refusal: Refusal) -> (String, String) {
    (Locale::French.say(&refusal.message()), Locale::English.say(&refusal.message()))
}

#[test]
fn a_link_is_written_on_the_target_and_takes_the_reason_along() {
    let mut project = project(TWO_STATES);
    let (s, t) = ("s".into(), "t".into());
    let edit = links::link(&project, between(&s, &t), &"p2".into(), &"q1".into()).unwrap();
    assert_eq!(
        made(&mut project, edit),
        [
            r#"{"chart":"t","unit":"w","id":"q1","order":0,"title":"Chargé de mission","category":"A","origin":"p2","reason":"départ en retraite"}"#
        ]
    );
    assert!(project.chart(&t).unwrap().fields.departures.is_empty());
    let edit =
        links::unlink(&project, between(&s, &t), &"q1".into(), &mut DerivedIds::new(b"")).unwrap();
    made(&mut project, edit);
    assert_eq!(project.chart(&t).unwrap().post_by_id(&"q1".into()).unwrap().fields.origin, None);
}

#[test]
fn a_post_has_one_fate_and_one_origin() {
    let mut project = project(TWO_STATES);
    let (s, t) = ("s".into(), "t".into());
    let link = |project: &Project, from: &str, to: &str| {
        links::link(project, between(&s, &t), &from.into(), &to.into())
    };
    let edit = link(&project, "p2", "q1").unwrap();
    made(&mut project, edit);
    assert_eq!(
        said(link(&project, "p2", "q2").unwrap_err()),
        (
            "Ce poste a déjà un devenir\u{a0}: «\u{a0}Chargé de mission\u{a0}», dans «\u{a0}Formation\u{a0}»".to_owned(),
            "This post already has a fate: “Chargé de mission”, in “Formation”".to_owned(),
        )
    );
    assert_eq!(
        said(link(&project, "p3", "q2").unwrap_err()).1,
        "This post already has a fate: “Gestionnaire”, in “Marchés”"
    );
    assert_eq!(
        said(link(&project, "p3", "q1").unwrap_err()).1,
        "This post already has an origin: “Assistant”, in “Marchés”"
    );
    assert_eq!(
        said(link(&project, "p2", "p1").unwrap_err()).1,
        "This post already has an origin: “Directeur”, in “Éducation”"
    );
    assert_eq!(
        said(link(&project, "p1", "p1").unwrap_err()).1,
        "This post already has an origin: “Directeur”, in “Éducation”"
    );
    // The same by hand, and by bringing the spent post back.
    let post = project.chart(&t).unwrap().post_by_id(&"q2".into()).unwrap();
    let mut fields = PostFields::clone(&post.fields);
    fields.origin = Some("p2".into());
    let set = Edit::SetPost { chart: t.clone(), post: "q2".into(), fields: fields.clone() };
    assert!(matches!(apply(&mut project, set), Err(Refusal::PostSpent { .. })));
    fields.origin = None;
    let insert =
        Edit::InsertPost { chart: t.clone(), unit: "w".into(), index: 0, id: "p2".into(), fields };
    assert!(matches!(apply(&mut project, insert), Err(Refusal::PostSpent { .. })));
}

#[test]
fn a_file_in_which_a_post_is_spent_twice_is_not_sound() {
    let twice = format!(
        "{TWO_STATES}post q3 w A Juriste | origin p1\npost q4 w A Juriste | origin o\npost q5 w A Juriste | origin o"
    );
    let [first, second] = &violations(&record(&twice))[..] else { panic!("two violations") };
    assert_eq!(
        *first,
        Violation::PostSpentTwice {
            chart: "t".into(),
            origin: "p1".into(),
            posts: ["p1".into(), "q3".into()]
        }
    );
    assert_eq!(Locale::English.say(&second.message()), "Chart t: post o has two fates, q4 and q5");
    let twice = format!("{TWO_STATES}unit x u service Achats | origin v");
    assert!(matches!(violations(&record(&twice))[..], [Violation::UnitSpentTwice { .. }]));
}

#[test]
fn a_post_kept_under_its_id_can_be_unlinked() {
    let mut project = project(TWO_STATES);
    let (s, t) = ("s".into(), "t".into());
    let mut new = DerivedIds::new(b"");
    let edit = links::unlink(&project, between(&s, &t), &"p3".into(), &mut new).unwrap();
    made(&mut project, edit);
    let target = project.chart(&t).unwrap();
    assert!(target.heir_of_post(&"p3".into()).is_none());
    assert_eq!(target.post_count(), 4);
}

#[test]
fn splits_and_consolidations_name_the_posts_at_the_other_end() {
    let mut project = project(TWO_STATES);
    let (s, t) = ("s".into(), "t".into());
    let edit = links::split(&project, between(&s, &t), &"p2".into(), &ids(&["q1", "q2"])).unwrap();
    made(&mut project, edit);
    let fields = |project: &Project, id: &str| {
        project.chart(&"t".into()).unwrap().post_by_id(&id.into()).unwrap().fields.clone()
    };
    assert_eq!(fields(&project, "q1").origin, Some("p2".into()));
    assert_eq!(fields(&project, "q2").split_from, Some("p2".into()));
    assert!(matches!(
        links::split(&project, between(&s, &t), &"p2".into(), &ids(&["p1"])),
        Err(Refusal::PostHasOrigin { .. })
    ));

    let mut project = self::project(TWO_STATES);
    let edit =
        links::consolidate(&project, between(&s, &t), &ids(&["p2", "p3"]), &"p3".into()).unwrap();
    made(&mut project, edit);
    let departure = &project.chart(&t).unwrap().fields.departures[&"p2".into()];
    assert_eq!(departure.merged_into, Some("p3".into()));
    assert_eq!(departure.reason, "départ en retraite");
    assert!(matches!(
        links::consolidate(&project, between(&s, &t), &ids(&["p2", "p1"]), &"q1".into()),
        Err(Refusal::PostSpent { .. })
    ));
}

#[test]
fn reasons_are_kept_of_what_stays_and_of_what_left() {
    let mut project = project(TWO_STATES);
    let t = "t".into();
    let edit =
        links::set_post_reasons(&project, &t, &ids(&["p1", "p2"]), "réorganisation").unwrap();
    made(&mut project, edit);
    let edit =
        links::set_unit_reasons(&project, &t, &["w".into(), "x".into()], "création").unwrap();
    made(&mut project, edit);
    let chart = project.chart(&t).unwrap();
    assert_eq!(chart.post_by_id(&"p1".into()).unwrap().fields.reason, "réorganisation");
    assert_eq!(chart.fields.departures[&"p2".into()].reason, "réorganisation");
    assert_eq!(chart.unit_by_id(&"w".into()).unwrap().fields.reason, "création");
    assert_eq!(chart.fields.removed_units[&"x".into()].reason, "création");
    let edit = links::set_post_reasons(&project, &t, &ids(&["p2"]), "").unwrap();
    made(&mut project, edit);
    assert!(project.chart(&t).unwrap().fields.departures.is_empty());
}

#[test]
fn a_nature_is_written_on_the_later_post_for_several_at_once() {
    let mut project = project(
        "chart s source
         unit u - pole Racine
         post p u A Chargé de mission
         post q u A Chargé de mission
         chart t target of s
         unit u - pole Racine
         post p u A Responsable de projet
         post q u A Responsable de projet",
    );
    let (s, t): (ChartId, ChartId) = ("s".into(), "t".into());
    let posts = ids(&["p", "q"]);
    let edit = links::set_post_natures(&project, &t, &posts, Some(Nature::Transfer)).unwrap();
    assert_eq!(
        made(&mut project, edit),
        [
            r#"{"chart":"t","unit":"u","id":"p","order":0,"title":"Responsable de projet","category":"A","nature":"transfer"}"#,
            r#"{"chart":"t","unit":"u","id":"q","order":1,"title":"Responsable de projet","category":"A","nature":"transfer"}"#,
        ]
    );
    // A post of the source alone has no movement on the target.
    assert_eq!(
        links::set_post_natures(&project, &t, &ids(&["x"]), None),
        Err(Refusal::UnknownPost("x".into()))
    );
    // Another past, another nature; and a target of the target starts afresh.
    let edit = links::unlink(&project, between(&s, &t), &"p".into(), &mut DerivedIds::new(b"n"));
    apply(&mut project, edit.unwrap()).unwrap();
    let natures = |project: &Project, chart: &ChartId| {
        let chart = project.chart(chart).unwrap();
        chart.all_posts().map(|key| chart.post(key).fields.nature).collect::<Vec<_>>()
    };
    assert_eq!(natures(&project, &t), [None, Some(Nature::Transfer)]);
    let mut ids = DerivedIds::new(b"again");
    let (edit, next) = links::make_target(&project, &t, "Suite".to_owned(), &mut ids).unwrap();
    apply(&mut project, edit).unwrap();
    assert_eq!(natures(&project, &next), [None, None]);
}

#[test]
fn a_target_starts_afresh_and_a_variant_goes_on() {
    let mut project = project(TWO_STATES);
    let mut new = DerivedIds::new(b"");
    let t = "t".into();
    let edit = links::link(&project, between(&"s".into(), &t), &"p2".into(), &"q1".into()).unwrap();
    made(&mut project, edit);
    let (edit, target) = links::make_target(&project, &t, "Suite".to_owned(), &mut new).unwrap();
    made(&mut project, edit);
    let chart = project.chart(&target).unwrap();
    assert_eq!(chart.fields.role, Some(Role::Target));
    assert_eq!(chart.fields.based_on, Some(t.clone()));
    assert_eq!(chart.post_by_id(&"q1".into()).unwrap().fields.origin, None);
    let (edit, variant) =
        links::make_variant(&project, &t, "Table 1".to_owned(), &mut new).unwrap();
    made(&mut project, edit);
    let chart = project.chart(&variant).unwrap();
    assert_eq!(chart.fields.role, Some(Role::Variant));
    assert_eq!(chart.post_by_id(&"q1".into()).unwrap().fields.origin, Some("p2".into()));
}

#[test]
fn a_copy_of_a_post_spends_nothing() {
    let mut project = project(TWO_STATES);
    let mut new = DerivedIds::new(b"");
    let t = "t".into();
    let edit = links::link(&project, between(&"s".into(), &t), &"p2".into(), &"q1".into()).unwrap();
    made(&mut project, edit);
    let (edit, _) = compose::duplicate_posts(&project, &t, &ids(&["q1"]), &mut new).unwrap();
    made(&mut project, edit);
    let (edit, _) = compose::duplicate_unit(&project, &t, &"w".into(), &mut new).unwrap();
    made(&mut project, edit);
}

#[test]
fn found_pairs_meet_under_one_id_or_name_their_origin() {
    let mut project = project(
        "chart s source
         unit u - pole Éducation
         post p1 u A Directeur
         post p2 u B Assistant
         chart t target
         unit x - pole Éducation
         post q1 x A Directrice
         post q2 x A Juriste
         departed p2 | reason requalifié
         chart v variant of t
         unit x - pole Éducation
         post q1 x A Directrice
         chart w variant of t
         unit x - pole Éducation
         post r x A Juriste | origin q1",
    );
    let (s, t) = ("s".into(), "t".into());
    let posts = [
        PostPair { from: "p1".into(), to: "q1".into(), is_same: true },
        PostPair { from: "p2".into(), to: "q2".into(), is_same: false },
    ];
    let edit = links::pair(&project, between(&s, &t), &[("u".into(), "x".into())], &posts).unwrap();
    made(&mut project, edit);
    let chart = project.chart(&t).unwrap();
    assert_eq!(chart.unit(chart.root()).id, "u".into());
    assert_eq!(chart.post_by_id(&"p1".into()).unwrap().fields.title.text(), "Directrice");
    let heir = &chart.post_by_id(&"q2".into()).unwrap().fields;
    assert_eq!((heir.origin.clone(), heir.reason.as_str()), (Some("p2".into()), "requalifié"));
    assert!(project.charts[2].post_by_id(&"p1".into()).is_some(), "the variant follows");
    let heir = &project.charts[3].post_by_id(&"r".into()).unwrap().fields;
    assert_eq!(heir.origin, Some("p1".into()), "what names it follows");
}

#[test]
fn an_attached_chart_brings_what_it_says_of_those_who_left() {
    let mut project =
        project(&format!("{TWO_STATES}chart o\nunit o - pole Autre\ndeparted x | reason fin"));
    let edit =
        Edit::AttachChart { chart: "o".into(), into: "t".into(), parent: "u".into(), index: 0 };
    made(&mut project, edit);
    assert_eq!(project.charts[1].fields.departures[&"x".into()].reason, "fin");
}

/// A view called so, with a unit folded away.
fn view(name: &str, folded: &str) -> View {
    let look = Look { folded: [folded.into()].into(), ..Look::default() };
    View { name: name.to_owned(), look, extra: Default::default() }
}

fn with_views(project: &Project, chart: &str, views: Vec<View>) -> Project {
    let mut record = project.to_record();
    let found = record.charts.iter_mut().find(|it| it.id == chart.into()).expect("it is there");
    found.fields.views = views;
    Project::from_record(record).expect("a view breaks no invariant")
}

#[test]
fn views_follow_units_that_take_another_id() {
    let project = project(
        "chart s source
         unit u - pole Éducation
         chart t target
         unit x - pole Éducation",
    );
    let mut project = with_views(&project, "t", vec![view("Pliée", "x")]);
    let before = save(&project);
    let (s, t) = ("s".into(), "t".into());
    let edit = links::pair(&project, between(&s, &t), &[("u".into(), "x".into())], &[]).unwrap();
    let inverse = apply(&mut project, edit).expect("allowed");
    assert_eq!(project.charts[1].fields.views, [view("Pliée", "u")]);
    apply(&mut project, inverse).expect("what was done is undone");
    assert!(save(&project) == before);
}

#[test]
fn an_attached_chart_brings_its_views() {
    let project = project(&format!("{TWO_STATES}chart o\nunit o - pole Autre"));
    let project = with_views(&project, "o", vec![view("Pliée", "o"), view("Sienne", "o")]);
    let mut project = with_views(&project, "t", vec![view("Pliée", "v")]);
    let edit =
        Edit::AttachChart { chart: "o".into(), into: "t".into(), parent: "u".into(), index: 0 };
    made(&mut project, edit);
    let views = &project.charts[1].fields.views;
    assert_eq!(views.len(), 2);
    assert_eq!(views[0].look.folded, ["o".into(), "v".into()].into(), "{views:?}");
    assert_eq!(views[1], view("Sienne", "o"));
}

proptest! {
    #[test]
    fn whatever_was_done_is_undone_to_the_byte(
        before in steps(0..30), first in steps(0..20), then in steps(0..30),
    ) {
        let mut project = source(&before);
        let chart = state(&mut project, "t", &first);
        let bytes = save(&project);
        let inverses = undoable(&mut project, &chart, &then);
        let done = save(&project);
        prop_assert_eq!(violations(&project.to_record()), []);
        let mut again = Vec::new();
        for inverse in inverses.into_iter().rev() {
            again.push(apply(&mut project, inverse).expect("what was done is undone"));
        }
        prop_assert!(save(&project) == bytes);
        for edit in again.into_iter().rev() {
            apply(&mut project, edit).expect("what was undone is done again");
        }
        prop_assert!(save(&project) == done);
    }
}
