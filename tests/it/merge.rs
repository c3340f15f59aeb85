//! Variants put together: each conflict by example, and what holds of any two tables.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use organigramme::compare::{MergeError, Merged, Origins, TableChart, merge, merge_while, traced};
use organigramme::format::native::{load, save};
use organigramme::model::{
    Aspect, Chart, ChartRecord, Density, Look, Nature, Post, PostId, PostRecord, Project,
    ProjectRecord, Subject, View, Wish, violations,
};
use proptest::prelude::*;

use crate::support::notation::project;
use crate::support::organisation;
use crate::support::random::{source, state, steps};
use crate::support::tables::{BASE, two};

/// Puts all charts but the first together on it.
pub fn merged(project: &Project) -> Merged {
    let lists = &project.lists;
    let tables: Vec<TableChart> = project.charts[1..]
        .iter()
        .map(|chart| TableChart { name: chart.id.as_str(), chart, lists })
        .collect();
    let merged = merge(&project.charts[0], lists, &tables, "m".into(), "Ensemble".to_owned())
        .expect("the tables are of the base");
    let record = ProjectRecord {
        charts: project.charts.iter().map(Chart::to_record).chain([merged.chart.clone()]).collect(),
        ..project.to_record()
    };
    assert_eq!(violations(&record), [], "what is merged is sound");
    let whole = Project::from_record(record).expect("what is merged is sound");
    let saved = save(&whole);
    assert_eq!(
        load(&saved).expect("what is written is read").project.to_record(),
        whole.to_record()
    );
    merged
}

/// The posts of a chart with their units, in order, and its conflicts.
pub fn told(merged: &Merged) -> (String, Vec<String>) {
    let posts = merged.chart.tree.posts.iter();
    let posts: Vec<_> = posts.map(|post| format!("{}:{}", post.unit, post.id)).collect();
    let conflicts = merged.conflicts().iter().map(|conflict| {
        let subject = match &conflict.subject {
            Subject::Unit(id) => id.as_str(),
            Subject::Post(id) => id.as_str(),
            Subject::Entry(id) => id.as_str(),
        };
        let claims = conflict.claims.iter();
        let claims: Vec<_> =
            claims.map(|it| format!("{} {:?}", it.tables.join("+"), it.value)).collect();
        format!("{subject} {}: {}", conflict.aspect.as_str(), claims.join(", "))
    });
    (posts.join(" "), conflicts.collect())
}

#[test]
fn what_one_table_did_and_what_all_did_is_taken() {
    let merged = merged(&two(
        &[("post b v B", "post b w B"), ("unit v u service Marchés", "unit v u cellule Marchés")],
        &[
            ("post c v A Juriste", "post c v A Juriste conseil"),
            ("unit v u service Marchés", "unit v u cellule Marchés"),
            ("", "post n w A Nouveau"),
        ],
    ));
    assert_eq!(told(&merged), ("u:a v:c x:e w:b w:d w:n".to_owned(), vec![]));
    let aspects = |changes: Vec<&organigramme::compare::Change>| -> Vec<String> {
        changes.iter().map(|it| format!("{:?} {}", it.subject, it.aspect.as_str())).collect()
    };
    assert_eq!(aspects(merged.agreed().collect()), ["Unit(UnitId(v)) kind"]);
    assert_eq!(
        aspects(merged.one_sided().collect()),
        ["Post(PostId(b)) place", "Post(PostId(c)) title", "Post(PostId(n)) existence"]
    );
}

#[test]
fn what_tables_want_otherwise_stays_and_is_in_conflict() {
    let merged = merged(&two(
        &[("post c v A Juriste", "post c w A Avocat")],
        &[("post c v A Juriste", "post c u A Notaire")],
    ));
    assert_eq!(
        told(&merged),
        (
            "u:a v:b v:c x:e w:d".to_owned(),
            vec![
                "c place: one \"Formation\", two \"Racine\"".to_owned(),
                "c title: one \"Avocat\", two \"Notaire\"".to_owned(),
            ]
        )
    );
}

#[test]
fn natures_and_what_units_were_merged_into_are_merged_as_anything_is() {
    let changes = |heir: &str, nature: &str| {
        [
            ("unit x v secteur Achats", format!("removed x | into {heir}")),
            ("post e x C Agent", "post e v C Agent".to_owned()),
            ("post c v A Juriste", format!("post c v A Juriste conseil{nature}")),
        ]
    };
    let with = |one: &[(&str, String)], other: &[(&str, String)]| {
        let one: Vec<(&str, &str)> = one.iter().map(|(old, new)| (*old, new.as_str())).collect();
        let other: Vec<(&str, &str)> =
            other.iter().map(|(old, new)| (*old, new.as_str())).collect();
        merged(&two(&one, &other))
    };
    let same = with(&changes("v", " | nature transfer"), &changes("v", ""));
    assert!(same.conflicts().is_empty(), "{:?}", same.conflicts());
    let post = same.chart.tree.posts.iter().find(|post| post.id.as_str() == "c").unwrap();
    assert_eq!(post.fields.nature, Some(Nature::Transfer));
    let heir = |merged: &Merged| {
        let removed = merged.chart.fields.removed_units.get(&"x".into());
        removed.and_then(|it| it.merged_into.clone())
    };
    assert_eq!(heir(&same), Some("v".into()));

    let other =
        with(&changes("v", " | nature transfer"), &changes("w", " | nature transformation"));
    let aspects: Vec<_> = other.conflicts().iter().map(|it| it.aspect.as_str()).collect();
    for aspect in ["nature", "merged_into"] {
        assert!(aspects.contains(&aspect), "{aspect} in {aspects:?}");
    }
    assert_eq!(heir(&other), None);
}

#[test]
fn what_one_removes_and_another_changes_is_kept() {
    let merged = merged(&two(
        &[
            ("post c v A Juriste\n", ""),
            ("    unit x v secteur Achats\n", ""),
            ("post e x", "post e v"),
        ],
        &[("post c v A Juriste", "post c v A Avocat"), ("", "post n x A Nouveau")],
    ));
    assert_eq!(
        told(&merged),
        (
            "u:a v:b v:e v:c x:n w:d".to_owned(),
            vec![
                "x existence: one \"\", two \"Achats\"".to_owned(),
                "c existence: one \"\", two \"Avocat, Marchés\"".to_owned(),
            ]
        )
    );
}

#[test]
fn a_source_post_spent_twice_is_in_conflict() {
    // By two heirs.
    let twice = merged(&two(
        &[("post c v A Juriste", "post q w A Avocat | origin c")],
        &[("post c v A Juriste", "post r u A Notaire | origin c")],
    ));
    assert_eq!(
        told(&twice),
        (
            "u:a v:b v:c x:e w:d".to_owned(),
            vec!["c spent: one \"Avocat, Formation\", two \"Notaire, Racine\"".to_owned()]
        )
    );
    // Both wait in the conflict, whole.
    let held = |id: &str| {
        let claims = twice.conflicts().iter().flat_map(|conflict| &conflict.claims);
        let mut posts = claims.filter_map(|claim| match &claim.wish {
            Some(Wish::Post { post, replaces, .. }) => Some((post, replaces)),
            _ => None,
        });
        posts.find(|(post, _)| post.id.as_str() == id).map(|(post, replaces)| {
            let title = post.fields.title.text().to_owned();
            (title, post.unit.to_string(), replaces.as_ref().map(ToString::to_string))
        })
    };
    let of = |title: &str, unit: &str| Some((title.into(), unit.into(), Some("c".into())));
    assert_eq!(held("q"), of("Avocat", "w"));
    assert_eq!(held("r"), of("Notaire", "u"));
    // By an heir, and by the post itself at another table.
    let moved = merged(&two(
        &[("post c v A Juriste", "post q w A Avocat | origin c")],
        &[("post c v A Juriste", "post c w A Juriste")],
    ));
    assert_eq!(
        told(&moved),
        (
            "u:a v:b v:c x:e w:d".to_owned(),
            vec!["c spent: one \"Avocat, Formation\", two \"Juriste, Formation\"".to_owned()]
        )
    );
    // By an heir, and by being suppressed.
    let gone = merged(&two(
        &[("post c v A Juriste", "post q w A Avocat | origin c")],
        &[("post c v A Juriste", "departed c | into b")],
    ));
    assert_eq!(
        told(&gone),
        (
            "u:a v:b v:c x:e w:d".to_owned(),
            vec!["c spent: one \"Avocat, Formation\", two \"Gestionnaire, Marchés\"".to_owned()]
        )
    );
    // By an heir alone: the other table left it as it was.
    let alone = merged(&two(&[("post c v A Juriste", "post q w A Avocat | origin c")], &[]));
    assert_eq!(told(&alone), ("u:a v:b x:e w:q w:d".to_owned(), vec![]));
}

#[test]
fn a_post_that_took_another_over_is_not_removed_in_silence() {
    let merged = merged(&two(
        &[("post c v A Juriste", "departed c | into b")],
        &[("    post b v B Gestionnaire\n", "")],
    ));
    assert_eq!(
        told(&merged),
        (
            "u:a v:b x:e w:d".to_owned(),
            vec!["b existence: one \"Gestionnaire, Marchés\", two \"\"".to_owned()]
        )
    );
}

#[test]
fn a_unit_continued_twice_stays_and_holds_what_both_hold() {
    // One table makes "Achats" of Marchés, the other "Commande": both under new ids.
    let merged = merged(&two(
        &[
            ("unit v u service Marchés", "unit p u service Commande | origin v | authorised 3"),
            ("unit x v", "unit x p"),
            ("post b v", "post b p"),
            ("post c v", "post c p"),
        ],
        &[
            (
                "unit v u service Marchés",
                "unit q u service Achats publics | origin v | authorised 3",
            ),
            ("unit x v", "unit x q"),
            ("post b v", "post b q"),
            ("post c v A Juriste", "post c q A Avocat"),
        ],
    ));
    assert_eq!(
        told(&merged),
        (
            "u:a v:b v:c x:e w:d".to_owned(),
            vec!["v spent: one \"Commande\", two \"Achats publics\"".to_owned()]
        )
    );
    // A ceiling that each of them has is not summed up.
    let ceilings = merged.chart.tree.units.iter().filter_map(|it| it.fields.authorised.posts());
    assert_eq!(ceilings.collect::<Vec<_>>(), Vec::<u32>::new());
}

#[test]
fn two_units_put_under_each_other_stay_where_they_were() {
    let merged = merged(&two(
        &[("unit v u service", "unit v w service")],
        &[("unit w u service", "unit w v service")],
    ));
    assert_eq!(
        told(&merged).1,
        ["v place: one \"Formation\", two \"Racine\"", "w place: one \"Racine\", two \"Marchés\""]
    );
}

#[test]
fn what_was_renamed_by_steps_is_what_it_was_in_the_base() {
    let steps = two(
        &[
            ("unit x v secteur Achats", "unit x1 v secteur Commande | origin x"),
            ("post e x", "post e x1"),
            ("post c v A Juriste", "post q v A Avocat | origin c"),
        ],
        &[
            ("two variant of s", "two variant of one"),
            ("unit x v secteur Achats", "unit x2 v secteur Marché | origin x1"),
            ("post e x", "post e x2"),
            ("post c v A Juriste", "post r v A Notaire | origin q"),
        ],
    );
    let base = &steps.charts[0];
    let last = traced(&Origins::of(&steps), base, &steps.charts[2]);
    let other = two(&[("post c v A Juriste", "post c v A Juge")], &[]);
    let tables = [("last", &*last), ("other", &other.charts[1])];
    let lists = &steps.lists;
    let tables = tables.map(|(name, chart)| TableChart { name, chart, lists });
    let merged = merge(base, lists, &tables, "m".into(), String::new()).unwrap();
    assert_eq!(
        told(&merged),
        (
            "u:a v:b v:c x2:e w:d".to_owned(),
            vec!["c spent: last \"Notaire, Marchés\", other \"Juge, Marchés\"".to_owned()]
        )
    );
    let unit = merged.chart.tree.units.iter().find(|unit| unit.id.as_str() == "x2").unwrap();
    assert_eq!(unit.fields.origin, Some("x".into()));
}

#[test]
fn orders_that_differ_are_in_conflict() {
    let text = "
        chart s source
        unit u - pole Racine
        post a u A Un
        post b u A Deux
        post c u A Trois
        chart one variant of s
        unit u - pole Racine
        post c u A Trois
        post a u A Un
        post b u A Deux
        chart two variant of s
        unit u - pole Racine
        post b u A Deux
        post a u A Un
        post c u A Trois";
    let merged = merged(&project(text));
    assert_eq!(
        told(&merged),
        ("u:a u:b u:c".to_owned(), vec!["u order: one \"one\", two \"two\"".to_owned()])
    );
}

#[test]
fn a_chart_of_another_organisation_is_refused() {
    let project =
        project("chart s source\nunit u - pole Racine\nchart t variant\nunit x - pole Autre");
    let lists = &project.lists;
    let tables = [TableChart { name: "t", chart: &project.charts[1], lists }];
    assert!(merge(&project.charts[0], lists, &tables, "m".into(), String::new()).is_err());
}

/// A merged chart but for its name.
fn bare(record: &ChartRecord) -> ChartRecord {
    let mut record = record.clone();
    record.id = "".into();
    record.fields.label.clear();
    record.fields.role = None;
    record.fields.based_on = None;
    record.fields.merged_from.clear();
    record
}

#[test]
fn the_views_of_all_tables_are_kept() {
    let tables = "chart t1 variant of s
         unit u - pole Racine
         chart t2 variant of s
         unit u - pole Racine";
    let project = project(&format!("{BASE}{tables}"));
    let mut record = project.to_record();
    let view = |name: &str, density| View {
        name: name.to_owned(),
        look: Look { density, ..Look::default() },
        extra: Default::default(),
    };
    let (normal, dense) = (Density::Normal, Density::Compact);
    record.charts[0].fields.views = vec![view("Commune", normal), view("Autre", normal)];
    record.charts[1].fields.views =
        vec![view("Commune", normal), view("Autre", normal), view("TableChart 1", normal)];
    record.charts[2].fields.views = vec![view("Commune", dense), view("Autre", normal)];
    let project = Project::from_record(record).expect("views break no invariant");
    let merged = merged(&project);
    assert_eq!(
        merged.chart.fields.views,
        [view("Commune", dense), view("Autre", normal), view("TableChart 1", normal)]
    );
    // What one takes away is gone, unless another changed it.
    let mut record = project.to_record();
    record.charts[1].fields.views.clear();
    let project = Project::from_record(record).expect("views break no invariant");
    assert_eq!(self::merged(&project).chart.fields.views, [view("Commune", dense)]);
}

/// The working times of each post of the base, with what came of it and was split from it, and of each
/// post that did not come from it.
fn times_of_lines(base: &Chart, posts: &[PostRecord]) -> BTreeMap<PostId, Vec<u32>> {
    let mut times: BTreeMap<PostId, Vec<u32>> = BTreeMap::new();
    for post in posts {
        let fields = &post.fields;
        let ids = [Some(&post.id), fields.origin.as_ref(), fields.split_from.as_ref()];
        let of_base = ids.into_iter().flatten().find(|id| base.post_key(id).is_some());
        times.entry(of_base.unwrap_or(&post.id).clone()).or_default().push(fields.fte.0);
    }
    times.values_mut().for_each(|times| times.sort());
    times
}

proptest! {
    #[test]
    fn the_order_of_the_tables_does_not_matter(
        before in steps(0..40), one in steps(0..20), two in steps(0..20), three in steps(0..10),
    ) {
        let mut project = source(&before);
        for (name, steps) in [("one", &one), ("two", &two), ("three", &three)] {
            state(&mut project, name, steps);
        }
        let names: Vec<String> =
            project.charts[1..].iter().map(|chart| chart.fields.label.clone()).collect();
        let tables: Vec<TableChart> = project.charts[1..]
            .iter()
            .zip(&names)
            .map(|(chart, name)| TableChart { name, chart, lists: &project.lists })
            .collect();
        let base = &project.charts[0];
        let put = |tables: &[TableChart]| {
            let merged =
                merge(base, &project.lists, tables, "m".into(), String::new()).unwrap();
            (merged.chart, merged.changes)
        };
        let expected = put(&tables);
        for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            prop_assert_eq!(&put(&order.map(|index| tables[index])), &expected);
        }
        // And it is sound, and every post of every table is there or was removed by one.
        let record = ProjectRecord {
            charts: vec![base.to_record(), ChartRecord {
                fields: organigramme::model::ChartFields {
                    based_on: None, ..expected.0.fields.clone()
                },
                ..expected.0.clone()
            }],
            ..project.to_record()
        };
        prop_assert_eq!(violations(&record), []);
        for table in &tables {
            for key in table.chart.posts_in_order() {
                let Post { id, fields, .. } = table.chart.post(key);
                // What two tables made alike of one post has one id.
                let is_it = |it: &PostRecord| {
                    let now = &it.fields;
                    let made_of = (&now.origin, &now.split_from);
                    let is_alike = made_of != (&None, &None)
                        && made_of == (&fields.origin, &fields.split_from)
                        && (&now.title, now.fte) == (&fields.title, fields.fte);
                    it.id == *id || is_alike
                };
                let is_there = expected.0.tree.posts.iter().any(is_it);
                let waits = || expected.0.fields.conflicts.iter().flat_map(|it| &it.claims).any(|it| {
                    matches!(&it.wish, Some(Wish::Post { post, parts, .. })
                        if is_it(post) || parts.iter().any(is_it))
                });
                let is_told = expected.1.iter().any(|it| it.subject == Subject::Post(id.clone()))
                    || expected.0.fields.conflicts.iter()
                        .any(|it| it.subject == Subject::Post(id.clone()));
                prop_assert!(is_there || is_told || waits(), "{} is lost", id);
            }
        }
    }

    /// Until it is settled no conflict adds a post or takes one away: each post of the base is there once,
    /// itself or as its one heir, or every table that has a say in it gave it up; each other post is one
    /// that a table created.
    #[test]
    fn the_total_is_explained_by_what_was_created_and_suppressed(
        before in steps(20..80), one in steps(0..30), two in steps(0..30), three in steps(0..15),
    ) {
        let mut project = source(&before);
        for (name, steps) in [("one", &one), ("two", &two), ("three", &three)] {
            state(&mut project, name, steps);
        }
        let base = &project.charts[0];
        let tables: Vec<TableChart> = project.charts[1..]
            .iter()
            .map(|chart| TableChart {
                name: chart.fields.label.as_str(),
                chart,
                lists: &project.lists,
            })
            .collect();
        let merged =
            merge(base, &project.lists, &tables, "m".into(), String::new()).unwrap().chart;
        let all = |chart: &Chart| -> Vec<PostId> {
            chart.all_posts().map(|key| chart.post(key).id.clone()).collect()
        };
        let posts: Vec<&PostRecord> = merged.tree.posts.iter().collect();
        let is_of = |post: &PostRecord, id: &PostId| {
            post.id == *id || post.fields.origin.as_ref() == Some(id)
        };
        let mut suppressed = 0;
        for id in all(base) {
            let heirs = posts.iter().filter(|post| is_of(post, &id)).count();
            prop_assert!(heirs <= 1, "{id} is counted {heirs} times");
            if heirs == 0 {
                suppressed += 1;
                let is_given_up = tables.iter().any(|it| it.chart.heir_of_post(&id).is_none());
                prop_assert!(is_given_up, "{id} vanished");
            }
        }
        let is_new = |post: &&&PostRecord| !all(base).iter().any(|id| is_of(post, id));
        let created = posts.iter().filter(is_new);
        for post in created.clone() {
            prop_assert!(
                tables.iter().any(|it| it.chart.post_key(&post.id).is_some()),
                "{} came from nowhere", post.id
            );
        }
        prop_assert_eq!(posts.len(), all(base).len() - suppressed + created.count());

        // The whole, counted another way: what each table says of each post of the base and of each new
        // one, put together by hand.
        let disputed = |id: &PostId| merged.fields.conflicts.iter().any(|it| {
            it.subject == Subject::Post(id.clone())
                && matches!(it.aspect, Aspect::Existence | Aspect::Spent)
        });
        let before_tables = times_of_lines(base, &base.to_record().tree.posts);
        let at_tables: Vec<_> = tables
            .iter()
            .map(|it| times_of_lines(base, &it.chart.to_record().tree.posts))
            .collect();
        let lines: BTreeSet<&PostId> =
            at_tables.iter().chain([&before_tables]).flat_map(BTreeMap::keys).collect();
        let expected = lines.into_iter().flat_map(|line| {
            let of = |times: &BTreeMap<PostId, Vec<u32>>| times.get(line).cloned().unwrap_or_default();
            let before = of(&before_tables);
            let changed: BTreeSet<Vec<u32>> =
                at_tables.iter().map(of).filter(|it| *it != before).collect();
            let only = changed.first().filter(|_| changed.len() == 1 && !disputed(line));
            only.cloned().unwrap_or(before)
        });
        let expected: Vec<u32> = expected.collect();
        let now: Vec<u32> = posts.iter().map(|post| post.fields.fte.0).collect();
        let total = |times: &[u32]| (times.len(), times.iter().sum::<u32>());
        prop_assert_eq!(total(&now), total(&expected));

        // Of each post of the base, with what was split from it: it is as it was while tables differ on
        // what becomes of it, else as many posts and as much working time as one of them says.
        let base_record = base.to_record();
        for before in &base_record.tree.posts {
            let id = &before.id;
            let of_line = |posts: &[PostRecord]| -> Vec<PostRecord> {
                let new = |it: &PostRecord| base.post_key(&it.id).is_none();
                let is_part = |it: &PostRecord| new(it) && it.fields.split_from.as_ref() == Some(id);
                posts.iter().filter(|it| is_of(it, id) || is_part(it)).cloned().collect()
            };
            let now = of_line(&merged.tree.posts);
            if disputed(id) {
                prop_assert_eq!(&now, std::slice::from_ref(before), "it stays as it was");
                continue;
            }
            let times = |line: &[PostRecord]| {
                let mut times: Vec<u32> = line.iter().map(|it| it.fields.fte.0).collect();
                times.sort();
                times
            };
            let tables = tables.iter().map(|it| times(&of_line(&it.chart.to_record().tree.posts)));
            let mut known: Vec<Vec<u32>> = tables.collect();
            known.push(vec![before.fields.fte.0]);
            prop_assert!(known.contains(&times(&now)), "{id}: {:?} of {known:?}", times(&now));
        }
    }

    #[test]
    fn an_unchanged_copy_changes_nothing(before in steps(0..40), one in steps(0..30)) {
        let mut project = source(&before);
        state(&mut project, "one", &one);
        state(&mut project, "two", &[]);
        let of = |label: &str| project.charts.iter().find(|it| it.fields.label == label).unwrap();
        let (base, copy, changed) = (&project.charts[0], of("two"), of("one"));
        let lists = &project.lists;
        let table = |name, chart| TableChart { name, chart, lists };
        let merged =
            |tables: &[TableChart]| merge(base, lists, tables, "m".into(), String::new()).unwrap();
        let both = merged(&[table("one", changed), table("two", copy)]);
        prop_assert_eq!(both.conflicts(), &[]);
        prop_assert_eq!(bare(&both.chart), bare(&changed.to_record()));
        let alone = merged(&[table("two", copy)]);
        prop_assert_eq!(bare(&alone.chart), bare(&base.to_record()));
        prop_assert!(alone.changes.is_empty());
        let twice = merged(&[table("one", changed), table("two", changed)]);
        prop_assert_eq!(bare(&twice.chart), bare(&changed.to_record()));
        prop_assert_eq!(twice.one_sided().count(), 0);
    }
}

#[test]
fn what_is_wanted_no_more_is_not_put_together() {
    let project = organisation(700);
    let (base, lists) = (&project.charts[0], &project.lists);
    let tables = ["a", "b"].map(|name| TableChart { name, chart: base, lists });
    let asked = Cell::new(0);
    // Wanted until it has been asked so many times.
    let merge_until = |end: usize| {
        asked.set(0);
        let is_wanted = || {
            asked.set(asked.get() + 1);
            asked.get() < end
        };
        merge_while(base, lists, &tables, "m".into(), String::new(), &is_wanted).err()
    };
    assert_eq!(merge_until(usize::MAX), None);
    let all = asked.get();
    assert!(all >= 700 + 100, "asked for each unit and post: {all}");
    for end in (1..=all).step_by(37).chain([all]) {
        assert_eq!(merge_until(end), Some(MergeError::Cancelled));
        assert_eq!(asked.get(), end, "nothing is done once it is wanted no more");
    }
}

/// Units that tables put one under the other stand where they did, however many there are, and new ones
/// somewhere below the top.
#[test]
fn units_that_tables_put_under_each_other_stand_where_they_did() {
    let chart = |head: &str, parents: &dyn Fn(usize) -> [String; 2]| {
        let mut text = format!("chart {head}\nunit u - pole Racine\n");
        for pair in 0..300 {
            let [a, b] = parents(pair);
            text += &format!("unit a{pair} {a} service A\nunit b{pair} {b} service B\n");
        }
        text
    };
    let top = "u".to_owned();
    let under = |id: &str, pair: usize| format!("{id}{pair}");
    let base = chart("s source", &|_| [top.clone(), top.clone()]);
    let one = chart("one variant of s", &|pair| [under("b", pair), top.clone()]);
    let two = chart("two variant of s", &|pair| [top.clone(), under("a", pair)]);
    let merged_pairs = merged(&project(&format!("{base}{one}{two}")));
    let tree = &merged_pairs.chart.tree;
    assert!(tree.units[1..].iter().all(|unit| unit.parent.as_ref() == Some(&"u".into())));
    assert_eq!(merged_pairs.conflicts().len(), 600);
    // Both are new, and known to both tables.
    let base = "chart s source\nunit u - pole Racine\n";
    let table = |name: &str, x: &str, y: &str| {
        let units = [("x", x, "Achats"), ("y", y, "Budget")];
        let units = if x == "u" { units } else { [units[1], units[0]] };
        let units = units.map(|(id, parent, name)| format!("unit {id} {parent} service {name}\n"));
        format!("chart {name} variant of s\nunit u - pole Racine\n{}", units.concat())
    };
    let text = format!("{base}{}{}", table("one", "u", "x"), table("two", "y", "u"));
    let new = merged(&project(&text));
    assert_eq!(new.chart.tree.units.len(), 3);
    let aspects: Vec<_> = new.conflicts().iter().map(|it| it.aspect.as_str()).collect();
    assert_eq!(aspects, ["place", "place"]);
}
