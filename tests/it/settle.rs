//! Conflicts settled: what was chosen stands in the chart, is kept with whose it was, and is undone whole.

use organigramme::compare::{Ledger, Naming, TableChart, merge, settlement_message};
use organigramme::edit::settle::settle;
use organigramme::edit::{Edit, apply};
use organigramme::export::Progress;
use organigramme::export::ledger::{Compared, LedgerFormat, variants_report};
use organigramme::format::native::{load, save};
use organigramme::model::{Chart, ChartId, Choice, Nature, Project, violations};
use organigramme::words::Locale;
use proptest::prelude::*;

use crate::support::notation::project;
use crate::support::random::{source, state, steps};
use crate::support::tables::two;

/// [`two`] tables, and what they are together: the chart "m".
fn put_together(first: &[(&str, &str)], second: &[(&str, &str)]) -> Project {
    with_merged(two(first, second))
}

/// The project with all its charts but the first put together on it, as the chart "m".
fn with_merged(mut project: Project) -> Project {
    let lists = &project.lists;
    let tables: Vec<TableChart> = project.charts[1..]
        .iter()
        .map(|chart| TableChart { name: chart.fields.label.as_str(), chart, lists })
        .collect();
    let label = "Ensemble".to_owned();
    let merged = merge(&project.charts[0], lists, &tables, "m".into(), label).unwrap();
    let chart = Box::new(merged.chart);
    apply(&mut project, Edit::InsertChart { index: usize::MAX, chart }).expect("it is sound");
    project
}

fn merged(project: &Project) -> &Chart {
    project.chart(&id()).expect("the chart is there")
}

fn id() -> ChartId {
    "m".into()
}

/// The posts of a chart as `unit:id title`.
fn posts(chart: &Chart) -> String {
    let posts = chart.posts_in_order().map(|key| chart.post(key));
    let posts: Vec<String> = posts
        .map(|post| {
            format!("{}:{} {}", chart.unit(post.unit()).id, post.id, post.fields.title.text())
        })
        .collect();
    posts.join(", ")
}

/// Settles the first conflict as `table` wants it, checks that it is undone to the byte, read back, and
/// kept with whose it was; returns the posts.
fn settled(project: &Project, table: &str) -> String {
    let mut project = project.clone();
    let before = save(&project);
    let conflict = merged(&project).fields.conflicts[0].clone();
    let choice = match table {
        "base" => Choice::Base,
        "now" => Choice::AsItStands,
        table => {
            let of = |it: &organigramme::model::Claim| it.tables.iter().any(|it| it == table);
            Choice::Claim(conflict.claims.iter().position(of).expect("the table has a claim"))
        }
    };
    let edit = settle(&project, &id(), 0, choice).expect("it can be chosen");
    let back = apply(&mut project, edit).expect("what was chosen is put in");
    assert_eq!(violations(&project.to_record()), []);
    let chart = merged(&project);
    assert!(!chart.fields.conflicts.contains(&conflict), "it is settled");
    let kept = chart.fields.settled.last().expect("the choice is kept");
    assert_eq!((&kept.conflict, kept.choice), (&conflict, choice));
    let saved = save(&project);
    assert_eq!(load(&saved).expect("it is read back").project.to_record(), project.to_record());
    let told = posts(chart);
    apply(&mut project, back).expect("it is taken back");
    assert_eq!(save(&project), before, "undone to the byte");
    told
}

const JURISTE: &str = "post c v A Juriste";

#[test]
fn a_title_and_a_place_become_what_was_chosen() {
    let project =
        put_together(&[(JURISTE, "post c w A Juriste")], &[(JURISTE, "post c u A Juriste")]);
    let rest = "v:b Gestionnaire, x:e Agent, w:d Chargé de mission";
    assert_eq!(settled(&project, "two"), format!("u:a Directeur, u:c Juriste, {rest}"));
    assert_eq!(settled(&project, "one"), format!("u:a Directeur, {rest}, w:c Juriste"));
    for as_before in ["base", "now"] {
        assert_eq!(settled(&project, as_before), posts(&project.charts[0]));
    }
}

#[test]
fn a_choice_brings_all_of_what_a_post_is_at_one_table() {
    let project = put_together(
        &[(JURISTE, "post c u B/B1 Chef | nature transfer | reason réorganisation")],
        &[(JURISTE, "post c v A Avocat | fte 80")],
    );
    let became = |choice: Choice| {
        let mut project = project.clone();
        let conflict = &merged(&project).fields.conflicts[0];
        assert_eq!(conflict.standing(merged(&project)), conflict.base.as_ref());
        let edit = settle(&project, &id(), 0, choice).expect("it can be chosen");
        apply(&mut project, edit).expect("it is put in");
        assert_eq!(merged(&project).fields.conflicts, []);
        let settled = &merged(&project).fields.settled[0];
        if let Some(claim) = settled.conflict.chosen(choice) {
            assert_eq!(settled.conflict.standing(merged(&project)), Some(claim));
        }
        let chart = merged(&project);
        let post = chart.post_by_id(&"c".into()).expect("the post is there");
        let fields = &post.fields;
        // What was no part of the question stays as it was put together.
        assert_eq!((chart.unit(post.unit()).id.as_str(), fields.fte.0), ("u", 80));
        let category = fields.category.clone().map(|it| it.to_string());
        let grade = fields.grade.clone().map(|it| it.to_string());
        let what = [Some(fields.title.text().to_owned()), category, grade];
        let what: Vec<String> = what.into_iter().flatten().collect();
        (what.join(" "), fields.nature, fields.reason.clone())
    };
    let transfer = Some(Nature::Transfer);
    assert_eq!(
        became(Choice::Claim(0)),
        ("Chef B B1".to_owned(), transfer, "réorganisation".to_owned())
    );
    assert_eq!(became(Choice::Claim(1)), ("Avocat A".to_owned(), None, String::new()));
    for as_before in [Choice::Base, Choice::AsItStands] {
        assert_eq!(became(as_before), ("Juriste A".to_owned(), None, String::new()));
    }
}

#[test]
fn the_heir_that_is_chosen_takes_the_place_of_the_post() {
    let project = put_together(
        &[(JURISTE, "post q w A Avocat | origin c")],
        &[(JURISTE, "post r u A Notaire | origin c")],
    );
    let was = "v:b Gestionnaire, x:e Agent, w:d Chargé de mission";
    assert_eq!(settled(&project, "one"), format!("u:a Directeur, {was}, w:q Avocat"));
    assert_eq!(settled(&project, "two"), format!("u:a Directeur, u:r Notaire, {was}"));
    assert_eq!(settled(&project, "base"), posts(&project.charts[0]));
    // The heir comes from the post that it takes the place of: nothing is created nor suppressed.
    let mut chosen = project.clone();
    let edit = settle(&chosen, &id(), 0, Choice::Claim(0)).expect("it can be chosen");
    apply(&mut chosen, edit).expect("it is put in");
    let ledger = Ledger::between(&chosen.charts[0], merged(&chosen), &chosen.lists);
    assert_eq!((ledger.total.created.posts, ledger.total.suppressed.posts), (0, 0));
}

#[test]
fn a_post_in_dispute_is_suppressed_or_stays() {
    let project =
        put_together(&[(&format!("    {JURISTE}\n"), "")], &[(JURISTE, "post c v A Avocat")]);
    let rest = "x:e Agent, w:d Chargé de mission";
    assert_eq!(settled(&project, "one"), format!("u:a Directeur, v:b Gestionnaire, {rest}"));
    assert_eq!(
        settled(&project, "two"),
        format!("u:a Directeur, v:b Gestionnaire, v:c Avocat, {rest}")
    );
    assert_eq!(
        settled(&project, "base"),
        format!("u:a Directeur, v:b Gestionnaire, v:c Juriste, {rest}")
    );
}

#[test]
fn a_unit_that_goes_leaves_what_stands_in_it_to_the_one_above() {
    let project = put_together(
        &[("    unit x v secteur Achats\n", ""), ("post e x", "post e v")],
        &[("", "post n x A Nouveau")],
    );
    let rest = "w:d Chargé de mission";
    assert_eq!(
        settled(&project, "one"),
        format!("u:a Directeur, v:b Gestionnaire, v:c Juriste, v:e Agent, v:n Nouveau, {rest}")
    );
}

#[test]
fn a_unit_continued_twice_becomes_the_one_that_was_chosen() {
    let table = |id: &str, name: &str| {
        [
            (
                "unit v u service Marchés".to_owned(),
                format!("unit {id} u service {name} | origin v"),
            ),
            ("unit x v".to_owned(), format!("unit x {id}")),
            ("post b v".to_owned(), format!("post b {id}")),
            ("post c v".to_owned(), format!("post c {id}")),
        ]
    };
    let (one, two) = (table("p", "Commande"), table("q", "Achats publics"));
    let borrowed = |it: &[(String, String); 4]| -> Vec<(&'static str, &'static str)> {
        let leak = |text: &String| -> &'static str { text.clone().leak() };
        it.iter().map(|(old, new)| (leak(old), leak(new))).collect()
    };
    let project = put_together(&borrowed(&one), &borrowed(&two));
    assert_eq!(
        settled(&project, "one"),
        "u:a Directeur, p:b Gestionnaire, p:c Juriste, x:e Agent, w:d Chargé de mission"
    );
}

#[test]
fn a_split_that_is_chosen_is_put_in_with_its_parts() {
    let split = |id: &str, fte: u32| {
        let kept = format!("post c v A Juriste | fte {}", 100 - fte);
        (kept, format!("post {id} w A Juriste adjoint | fte {fte} | split c"))
    };
    let (one, other) = (split("n", 50), split("m", 40));
    let project =
        put_together(&[(JURISTE, &one.0), ("", &one.1)], &[(JURISTE, &other.0), ("", &other.1)]);
    let rest = "x:e Agent, w:d Chargé de mission";
    let split_up = |id: &str| {
        format!("u:a Directeur, v:b Gestionnaire, v:c Juriste, {rest}, w:{id} Juriste adjoint")
    };
    assert_eq!(settled(&project, "one"), split_up("n"));
    assert_eq!(settled(&project, "two"), split_up("m"));
    assert_eq!(settled(&project, "base"), posts(&project.charts[0]));
    let mut chosen = project.clone();
    let edit = settle(&chosen, &id(), 0, Choice::Claim(1)).expect("it can be chosen");
    apply(&mut chosen, edit).expect("it is put in");
    let fte = |id: &str| merged(&chosen).post_by_id(&id.into()).map(|it| it.fields.fte.0);
    assert_eq!((fte("c"), fte("m")), (Some(60), Some(40)));
}

#[test]
fn a_post_that_goes_keeps_what_was_said_of_it() {
    let project = put_together(
        &[(JURISTE, "departed c | into b | reason fusion")],
        &[(JURISTE, "post c v A Avocat | fte 80")],
    );
    let rest = "x:e Agent, w:d Chargé de mission";
    assert_eq!(settled(&project, "one"), format!("u:a Directeur, v:b Gestionnaire, {rest}"));
    let mut gone = project.clone();
    let edit = settle(&gone, &id(), 0, Choice::Claim(0)).expect("it can be chosen");
    apply(&mut gone, edit).expect("it is put in");
    let departure = &merged(&gone).fields.departures[&"c".into()];
    assert_eq!(departure.merged_into, Some("b".into()));
    assert_eq!(departure.reason, "fusion");
    let mut changed = project.clone();
    let edit = settle(&changed, &id(), 0, Choice::Claim(1)).expect("it can be chosen");
    apply(&mut changed, edit).expect("it is put in");
    let post = merged(&changed).post_by_id(&"c".into()).expect("it is there");
    assert_eq!((post.fields.title.text(), post.fields.fte.0), ("Avocat", 80));
}

#[test]
fn an_order_becomes_the_one_that_was_chosen() {
    let chart = |head: &str, order: &str| {
        let posts: String = order.chars().map(|it| format!("post {it} u A Poste {it}\n")).collect();
        format!("chart {head}\nunit u - pole Racine\n{posts}")
    };
    let text = chart("s source", "abc")
        + &chart("one variant of s", "cab")
        + &chart("two variant of s", "bac");
    let project = with_merged(project(&text));
    assert_eq!(settled(&project, "one"), "u:c Poste c, u:a Poste a, u:b Poste b");
    assert_eq!(settled(&project, "base"), "u:a Poste a, u:b Poste b, u:c Poste c");
}

#[test]
fn a_conflict_of_a_former_version_is_settled_by_hand_alone() {
    let mut project =
        put_together(&[(JURISTE, "post c w A Juriste")], &[(JURISTE, "post c u A Juriste")]);
    // As it was written: texts alone.
    let mut fields = merged(&project).fields.clone();
    let conflict = &mut fields.conflicts[0];
    conflict.base = None;
    conflict.claims.iter_mut().for_each(|claim| claim.wish = None);
    apply(&mut project, Edit::SetChart { chart: id(), fields }).expect("it is put in");
    assert!(!String::from_utf8(save(&project)).expect("text").contains("wish"));
    let refusal = settle(&project, &id(), 0, Choice::Claim(0)).expect_err("nobody knows the value");
    let said = Locale::French.say(&refusal.message());
    assert!(said.contains("à la main"), "{said}");
    assert_eq!(settled(&project, "now"), posts(&project.charts[0]));
}

#[test]
fn the_minutes_say_what_was_chosen_and_whose_it_was() {
    let mut project = put_together(
        &[(JURISTE, "post q w A Avocat | origin c")],
        &[(JURISTE, "post r u A Notaire | origin c")],
    );
    let report = |project: &Project, locale: Locale| {
        let (from, to) = (&project.charts[0], merged(project));
        let ledger = Ledger::between(from, to, &project.lists);
        let compared = Compared { from, to, lists: &project.lists, ledger: &ledger };
        let html = LedgerFormat::Html.tables(&compared.minutes(locale)).expect("it is written");
        String::from_utf8(html).expect("text")
    };
    let open = report(&project, Locale::French);
    assert!(open.contains("1 conflit à régler"), "{open}");
    assert!(!open.contains("Conflits réglés"), "{open}");
    let edit = settle(&project, &id(), 0, Choice::Claim(0)).expect("it can be chosen");
    apply(&mut project, edit).expect("it is put in");
    let told = report(&project, Locale::French);
    assert!(told.contains("Conflits réglés") && !told.contains("à régler"), "{told}");
    let settled = &merged(&project).fields.settled[0];
    let charts = [&project.charts[0], merged(&project)];
    let naming = Naming { charts: &charts, lists: &[&project.lists] };
    let said = settlement_message(settled, naming);
    assert_eq!(
        Locale::French.say(&said).replace(['\u{a0}', '\u{202f}'], " "),
        "« Juriste », dans « Marchés », poste employé deux fois : retenu, one « Avocat, Formation » ; \
         écarté : two « Notaire, Racine »"
    );
    assert!(report(&project, Locale::English).contains("taken, one"));

    // By what it was called before, whatever it is now.
    let titled = |title: &str| format!("post c v A {title}");
    let (one, two) = (titled("Avocat"), titled("Notaire"));
    let mut project = put_together(&[(JURISTE, &one)], &[(JURISTE, &two)]);
    let edit = settle(&project, &id(), 0, Choice::Claim(1)).expect("it can be chosen");
    apply(&mut project, edit).expect("it is put in");
    let told = report(&project, Locale::French).replace(['\u{a0}', '\u{202f}'], " ");
    let said = "« Juriste », dans « Marchés », intitulé : retenu, two « Notaire » ; écarté : one « Avocat »";
    assert!(told.contains(said), "{told}");
}

#[test]
fn what_was_put_together_is_no_table_of_the_comparison_of_variants() {
    let project =
        put_together(&[(JURISTE, "post c w A Avocat")], &[(JURISTE, "post c u A Notaire")]);
    let all: Vec<&Chart> = project.charts[1..].iter().collect();
    let report =
        variants_report(&project, &project.charts[0], &all, Locale::French, &Progress::default());
    let conflicts = report.tables.last().expect("the conflicts are told");
    assert_eq!(conflicts.rows.len(), 2, "a place and a title: {:?}", conflicts.rows);
    assert!(conflicts.notes.iter().any(|it| it.contains("Ensemble")), "{:?}", conflicts.notes);
    // Its figures are there all the same.
    assert_eq!(report.tables[0].columns.len(), 5);
}

proptest! {
    #[test]
    fn any_choice_leaves_a_sound_chart_and_is_undone(
        before in steps(10..50), one in steps(0..25), two in steps(0..25),
        choices in prop::collection::vec(any::<u8>(), 0..20),
    ) {
        let mut project = source(&before);
        for (name, steps) in [("one", &one), ("two", &two)] {
            state(&mut project, name, steps);
        }
        let mut project = with_merged(project);
        let saved = save(&project);
        let mut back = Vec::new();
        for choice in choices {
            let conflicts = &merged(&project).fields.conflicts;
            if conflicts.is_empty() {
                break;
            }
            let place = usize::from(choice) % conflicts.len();
            let offered: Vec<Choice> = conflicts[place].choices().map(|(it, _)| it).collect();
            let picked = offered.get(usize::from(choice) % (offered.len() + 1)).copied();
            let picked = picked.unwrap_or(Choice::AsItStands);
            let count = conflicts.len();
            let Ok(edit) = settle(&project, &id(), place, picked) else { continue };
            let Ok(inverse) = apply(&mut project, edit) else { continue };
            prop_assert_eq!(merged(&project).fields.conflicts.len() + 1, count);
            prop_assert_eq!(violations(&project.to_record()), []);
            back.push(inverse);
        }
        let loaded = load(&save(&project)).expect("what is written is read").project;
        prop_assert_eq!(loaded.to_record(), project.to_record());
        // A copy and its source count each post of the base at most once.
        let base = &project.charts[0];
        for key in base.all_posts() {
            let id = &base.post(key).id;
            let heirs = merged(&project).all_posts().filter(|&post| {
                let post = merged(&project).post(post);
                post.id == *id || post.fields.origin.as_ref() == Some(id)
            });
            prop_assert!(heirs.count() <= 1);
        }
        for inverse in back.into_iter().rev() {
            apply(&mut project, inverse).expect("it is taken back");
        }
        prop_assert_eq!(save(&project), saved);
    }
}
