//! The ledger between two charts: each movement by example, and what holds of any two charts.

use std::collections::{BTreeMap, BTreeSet};

use organigramme::compare::{Ledger, Movement, Side, UnitMovement};
use organigramme::model::{Chart, Counts, Lists, PostFields, PostKey, Project};
use proptest::prelude::*;

use crate::support::notation::project;
use crate::support::random::{source, state, steps};

fn ledger(project: &Project) -> Ledger {
    let [from, to] = &project.charts[..] else { panic!("two charts") };
    let ledger = Ledger::between(from, to, &project.lists);
    assert!(ledger.is_balanced());
    ledger
}

/// The ids of an entry's posts, or "-", before and after: "p1 > q1".
fn shown(project: &Project) -> Vec<String> {
    let [from, to] = &project.charts[..] else { panic!("two charts") };
    let id = |chart: &Chart, key: Option<PostKey>| {
        key.map_or("-".to_owned(), |key| chart.post(key).id.to_string())
    };
    let entries = ledger(project).entries;
    let line = |entry: &organigramme::compare::Entry| {
        let pairs = entry.posts.iter();
        let pairs: Vec<_> =
            pairs.map(|pair| format!("{} > {}", id(from, pair.from), id(to, pair.to))).collect();
        let other = match entry.movement {
            Movement::Created => id(from, entry.other_end),
            _ => id(to, entry.other_end),
        };
        let mut line = format!("{} {}", entry.movement.as_str(), pairs.join(", "));
        if entry.other_end.is_some() {
            line += &format!(" with {other}");
        }
        if !entry.reason.is_empty() {
            line += &format!(" because {}", entry.reason);
        }
        line
    };
    entries.iter().map(line).collect()
}

/// The movement of a post of one unit between two writings.
fn movement(before: &str, after: &str) -> Movement {
    let text = format!(
        "chart s source\nunit u - pole Racine\npost p u {before}\n\
         chart t target\nunit u - pole Racine\npost p u {after}"
    );
    ledger(&project(&text)).entries[0].movement
}

#[test]
fn a_post_is_kept_until_something_printed_changes() {
    for (before, after, expected) in [
        ("A Conseiller/ère/s technique", "A conseillères techniques", Movement::Kept),
        ("A Juriste", "A/A3 Juriste", Movement::Kept),
        ("A/A2.2 Juriste", "A/A3 Juriste", Movement::Transformed),
        ("A Juriste", "B Juriste", Movement::Transformed),
        ("A Juriste", "- Juriste", Movement::Transformed),
        ("A Juriste", "A Juriste | level direction", Movement::Transformed),
        ("A Juriste | job Cadre", "A Juriste | job cadres", Movement::Kept),
        ("A Juriste | job Cadre", "A Juriste", Movement::Transformed),
        ("A Juriste | fte 50", "A Juriste", Movement::Kept),
        ("A Juriste", "A Juriste conseil", Movement::Retitled),
        ("A Chargés de mission rédacteurs", "A Chargé/e de mission", Movement::Retitled),
        ("A Juriste", "B Juriste conseil", Movement::Transformed),
        ("A Juriste", "A Juristes", Movement::Kept),
        ("A Chargé de mission", "A Chargé de secteur", Movement::Transformed),
        ("A Conseil", "A Conseiller", Movement::Transformed),
    ] {
        assert_eq!(movement(before, after), expected, "{before} → {after}");
        assert_eq!(movement(after, before), expected, "{after} → {before}");
    }
}

#[test]
fn each_post_is_told_once_in_document_order() {
    let project = project(
        "chart s source
         unit u - pole Racine
         unit v u service Marchés
         post a u A Directeur
         post b v B Gestionnaire
         post c v B Gestionnaire
         post d v A Juriste
         post e v A Juriste
         post f v C Agent
         post g v C Agent
         chart t target of s
         unit u - pole Racine
         unit v u service Marchés
         unit w u service Formation
         post a w A Directeur
         post b v B Gestionnaire
         post c v B Gestionnaires
         post x w A Juriste | origin d | reason redéploiement
         post y w A Juriste | split d
         post z v C Agent
         post f v C Agent
         departed g | into f | reason départ
         departed e | reason suppression",
    );
    assert_eq!(
        shown(&project),
        [
            "transferred a > a",
            "kept b > b, c > c",
            "transferred_and_transformed d > x because redéploiement",
            "suppressed e > - because suppression",
            "kept f > f",
            "suppressed g > - with f because départ",
            "created - > z",
            "created - > y with d",
        ]
    );
    let ledger = ledger(&project);
    assert_eq!((ledger.unexplained(), ledger.units_unexplained()), (3, 1));
    let mut mirror = project.clone();
    mirror.charts.reverse();
    assert_eq!(
        shown(&mirror),
        [
            "kept b > b, c > c",
            "suppressed z > -",
            "kept f > f",
            "transferred a > a",
            "transferred_and_transformed x > d because redéploiement",
            "suppressed y > - with d",
            "created - > e because suppression",
            "created - > g with f because départ",
        ]
    );
}

#[test]
fn a_reason_that_the_earlier_chart_gives_too_explains_nothing() {
    let project = project(
        "chart t target
         unit u - pole Racine
         unit v u service Marchés | reason créé en 2021
         post a u A Directeur | reason transféré en 2021
         post b u A Juriste
         chart w variant of t
         unit u - pole Racine
         unit v u cellule Marchés | reason créé en 2021
         post a v A Directeur | reason transféré en 2021
         post b v A Juriste | reason rapproché des marchés",
    );
    let ledger = ledger(&project);
    assert_eq!((ledger.unexplained(), ledger.units_unexplained()), (1, 1));
}

#[test]
fn units_can_change_in_several_ways_at_once() {
    let project = project(
        "chart s source
         unit u - pole Racine
         unit v u service Marchés
         unit w u secteur Fonds européens
         unit x v secteur Achats
         post p x A Juriste
         post q w A Juriste
         chart t target of s
         unit u - pole RACINE
         unit w v2 cellule Cellule Fonds européens
         unit v2 u service Marchés publics | origin v | reason élargissement
         unit y u service Achats
         post p y A Juriste
         post q w A Juriste
         removed x | reason fusion",
    );
    let ledger = ledger(&project);
    let movements: Vec<_> =
        ledger.units.iter().map(|entry| (entry.movements.clone(), entry.reason.as_str())).collect();
    use UnitMovement::{Created, Kept, KindChanged, Reattached, Removed, Renamed};
    assert_eq!(
        movements,
        [
            (vec![Kept], ""),
            (vec![Renamed], "élargissement"),
            (vec![Removed], "fusion"),
            (vec![Renamed, KindChanged, Reattached], ""),
            (vec![Created], ""),
        ]
    );
    assert_eq!(shown(&project), ["transferred p > p", "kept q > q"]);
}

#[test]
fn working_time_and_category_balance_where_a_post_stays() {
    let project = project(
        "chart s source
         unit u - pole Racine | authorised 2
         unit v u service Marchés | authorised ?
         post p u A Juriste
         post q v B Gestionnaire
         chart t target of s
         unit u - pole Racine | authorised 2
         unit v u service Marchés | authorised 1
         post p u A Juriste | fte 80
         post q v A Cadre",
    );
    let ledger = ledger(&project);
    assert_eq!(ledger.total.changed_from.fte, 200);
    assert_eq!(ledger.total.changed_to.fte, 180);
    let changed = &ledger.by_unit[1];
    let places = [0, 1, 2, 3];
    assert_eq!(places.map(|it| changed.changed_from.of_category(it)), [0, 1, 0, 0]);
    assert_eq!(places.map(|it| changed.changed_to.of_category(it)), [1, 0, 0, 0]);
    let arrivals: Vec<_> = ledger.by_category.iter().map(|it| it.arrivals.posts).collect();
    assert_eq!(arrivals, [1, 0, 0, 0]);
    assert_eq!(ledger.by_perimeter.len(), 2);
}

/// The parts that a naive reader would count: posts of each unit id and category label.
fn naive(chart: &Chart) -> BTreeMap<(String, String), u32> {
    let mut found = BTreeMap::new();
    for key in chart.posts_in_order() {
        let post = chart.post(key);
        let unit = chart.unit(post.unit()).id.to_string();
        let category = post.fields.category.as_ref().map(ToString::to_string).unwrap_or_default();
        *found.entry((unit, category)).or_insert(0) += 1;
    }
    found
}

/// All that a ledger says of each pair, whichever way round.
fn told(ledger: &Ledger, from: &Chart, to: &Chart, swapped: bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in &ledger.entries {
        for pair in &entry.posts {
            let id =
                |chart: &Chart, key: Option<PostKey>| key.map(|key| chart.post(key).id.clone());
            let mut ends = [id(from, pair.from), id(to, pair.to)];
            let mut movement = entry.movement;
            if swapped {
                ends.reverse();
                movement = movement.mirrored();
            }
            let other = id(if pair.from.is_none() { from } else { to }, entry.other_end);
            found.insert(format!("{ends:?} {movement:?} {other:?} {}", entry.reason));
        }
    }
    found
}

proptest! {
    #[test]
    fn every_post_is_accounted_for(before in steps(0..60), after in steps(0..40)) {
        let mut project = source(&before);
        state(&mut project, "t", &after);
        let [from, to] = &project.charts[..] else { panic!("two charts") };
        let ledger = Ledger::between(from, to, &project.lists);

        // Each post of each chart in exactly one entry.
        let side = |side: Side| {
            let pairs = ledger.entries.iter().flat_map(|entry| &entry.posts);
            let mut posts: Vec<_> = pairs.filter_map(|pair| pair.at(side)).collect();
            let count = posts.len();
            posts.sort();
            posts.dedup();
            (count, posts.len())
        };
        prop_assert_eq!(side(Side::From), (from.post_count(), from.post_count()));
        prop_assert_eq!(side(Side::To), (to.post_count(), to.post_count()));

        // Source − left + came = target, for each unit and each category, counted apart.
        let (mut left, right) = (naive(from), naive(to));
        let categories = project.lists.categories.iter().map(|it| it.id.as_str());
        let categories: Vec<&str> = categories.chain([""]).collect();
        let balances = ledger.units.iter().zip(&ledger.by_unit);
        for (entry, balance) in balances {
            let id = |chart: &Chart, key| chart.unit(key).id.to_string();
            let name = entry.from.map(|key| id(from, key)).or(entry.to.map(|key| id(to, key)));
            for (index, category) in categories.iter().enumerate() {
                let part = (name.clone().unwrap(), (*category).to_owned());
                let came = [&balance.arrivals, &balance.created, &balance.placed, &balance.changed_to]
                    .map(|tally| tally.of_category(index)).iter().sum::<u32>();
                let gone =
                    [&balance.departures, &balance.suppressed, &balance.unplaced, &balance.changed_from]
                    .map(|tally| tally.of_category(index)).iter().sum::<u32>();
                let posts = left.remove(&part).unwrap_or(0) + came - gone;
                prop_assert_eq!(posts, right.get(&part).copied().unwrap_or(0));
            }
        }
        prop_assert!(left.is_empty());
        prop_assert!(ledger.is_balanced());
        let counts = |chart| Counts::of(chart, &project.lists).chart().total.clone();
        prop_assert_eq!(&ledger.total.source, &counts(from));
        prop_assert_eq!(&ledger.total.target, &counts(to));
        let total: usize = Movement::ALL.into_iter().map(|it| ledger.count(it)).sum();
        let placed = usize::try_from(ledger.total.placed.posts).unwrap();
        let came = ledger.count(Movement::Created) + placed;
        prop_assert_eq!(total, from.post_count() + came);
    }

    #[test]
    fn reading_it_the_other_way_mirrors_it(before in steps(0..50), after in steps(0..40)) {
        let mut project = source(&before);
        state(&mut project, "t", &after);
        let [from, to] = &project.charts[..] else { panic!("two charts") };
        let there = Ledger::between(from, to, &project.lists);
        let back = Ledger::between(to, from, &project.lists);
        prop_assert_eq!(told(&there, from, to, false), told(&back, to, from, true));
        prop_assert_eq!(there.unexplained(), back.unexplained());
        prop_assert_eq!(there.units_unexplained(), back.units_unexplained());
        prop_assert_eq!(there.total.created, back.total.suppressed);
    }

    #[test]
    fn a_chart_compared_with_its_copy_is_all_kept(before in steps(0..60)) {
        let mut project = source(&before);
        state(&mut project, "t", &[]);
        let [from, to] = &project.charts[..] else { panic!("two charts") };
        let ledger = Ledger::between(from, to, &project.lists);
        prop_assert_eq!(ledger.count(Movement::Kept), from.post_count());
        prop_assert_eq!(ledger.unexplained() + ledger.units_unexplained(), 0);
    }
}

#[test]
fn parts_of_any_sort_balance() {
    let project = project(
        "chart s source
         unit u - pole Racine
         post p u A/A3 Juriste
         post q u A Cadre | level direction
         chart t target of s
         unit u - pole Racine
         post p u A/A2.2 Juriste
         post r u B Gestionnaire",
    );
    let [from, to] = &project.charts[..] else { panic!("two charts") };
    let lists: &Lists = &project.lists;
    let grade = |fields: &PostFields| fields.grade.as_ref().map(ToString::to_string);
    let found = ledger(&project).balances_by(from, to, lists, |side, post| {
        let chart = if side == Side::From { from } else { to };
        grade(&chart.post(post).fields)
    });
    let moves: Vec<_> = found
        .iter()
        .map(|(grade, it)| (grade.as_str(), it.departures.posts, it.arrivals.posts))
        .collect();
    assert_eq!(moves, [("A2.2", 0, 1), ("A3", 1, 0)]);
    assert!(found.values().all(organigramme::compare::Balance::is_balanced));
}
