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

/// As [`movement`], from one unit to another if `to` is "v".
fn named(before: &str, to: &str, after: &str) -> (Movement, bool) {
    let text = format!(
        "chart s source\nunit u - pole Racine\nunit v u service Marchés\npost p u {before}\n\
         chart t target of s\nunit u - pole Racine\nunit v u service Marchés\npost p {to} {after}"
    );
    let entry = &ledger(&project(&text)).entries[0];
    (entry.movement, entry.takes_nature())
}

#[test]
fn a_declared_nature_decides_where_only_title_or_job_differs() {
    use Movement::{Kept, Retitled, Transferred, TransferredAndTransformed, Transformed};
    for (before, to, after, movement, takes_nature) in [
        // M05: the committee calls it a transfer.
        ("A Chargé de mission", "v", "A Responsable de projet", TransferredAndTransformed, true),
        (
            "A Chargé de mission",
            "v",
            "A Responsable de projet | nature transfer",
            Transferred,
            true,
        ),
        // In its own unit it is the same post under a better title.
        ("A Chargé de mission", "u", "A Responsable de projet | nature transfer", Retitled, true),
        ("A Juriste | job Cadre", "u", "A Juriste | job Expert | nature transfer", Retitled, true),
        // Where only the unit changes there is nothing to be called: M03 declares an origin.
        ("A Responsable", "v", "A Responsable", Transferred, false),
        ("A Responsable", "v", "A Responsable | nature transformation", Transferred, true),
        ("A Juriste", "u", "A Juriste conseil | nature transformation", Transformed, true),
        // No nature hides another category, grade or level.
        ("A Juriste", "v", "B Cadre | nature transfer", TransferredAndTransformed, true),
        ("A/A2.2 Juriste", "u", "A/A3 Juriste | nature transfer", Transformed, true),
        ("A Juriste", "u", "A Juriste | level direction", Transformed, false),
        ("A Juriste | level direction", "u", "A Juriste | nature transfer", Transformed, true),
        // What is just as it was has no movement to be called anything.
        ("A Juriste", "u", "A Juriste", Kept, false),
        ("A Juriste", "u", "A Juristes | nature transformation", Kept, true),
    ] {
        assert_eq!(named(before, to, after), (movement, takes_nature), "{before} → {to} {after}");
    }
}

#[test]
fn a_nature_speaks_of_the_origin_too_and_the_same_either_way_round() {
    let mut project = project(
        "chart s source
         unit u - pole Racine
         unit v u service Marchés
         post p u A/A2.2 Chargé de mission
         post q u A Juriste
         chart t target of s
         unit u - pole Racine
         unit v u service Marchés
         post r v A/A2.2 Responsable de projet | origin p | nature transfer | reason redéploiement
         post q u A Expert",
    );
    let movements = |project: &Project| {
        ledger(project).entries.iter().map(|it| it.movement).collect::<Vec<_>>()
    };
    assert_eq!(movements(&project), [Movement::Transferred, Movement::Transformed]);
    project.charts.reverse();
    assert_eq!(movements(&project), [Movement::Transformed, Movement::Transferred]);
}

/// A variant of the target says of the source what the target says, and nothing yet of the target.
#[test]
fn a_nature_that_the_earlier_chart_gives_too_decides_nothing() {
    assert_eq!(
        named(
            "A Chargé de mission | nature transfer",
            "v",
            "A Responsable de projet | nature transfer"
        )
        .0,
        Movement::TransferredAndTransformed
    );
}

#[test]
fn working_time_is_a_movement_of_its_own_and_a_vacancy_is_told() {
    let project = project(
        "chart s source
         unit u - pole Racine
         unit v u service Marchés
         post a u A Juriste
         post b u A Juriste
         post c u A Juriste
         post d u A/A3 Cadre | fte 50
         post e u B Secrétaire
         post f u B Secrétaire | vacant
         chart t target of s
         unit u - pole Racine
         unit v u service Marchés
         post a u A Juriste | fte 80
         post b u A Juriste | fte 80 | reason demande de l'agent
         post c u A Juriste
         post d v A/A3 Cadre
         post e u B Secrétaire | vacant
         post f u B Secrétaire",
    );
    let ledger = ledger(&project);
    let told: Vec<_> = (ledger.entries.iter())
        .map(|it| (it.movement, it.count(), it.fte.map(|fte| fte.difference()), it.vacancy))
        .collect();
    use organigramme::compare::VacancyChange::{Filled, Vacated};
    assert_eq!(
        told,
        [
            (Movement::Kept, 1, Some(-20), None),
            (Movement::Kept, 1, Some(-20), None),
            (Movement::Kept, 1, None, None),
            (Movement::Transferred, 1, Some(50), None),
            (Movement::Kept, 1, None, Some(Vacated)),
            (Movement::Kept, 1, None, Some(Filled)),
        ]
    );
    // Kept as far as kinds go.
    assert_eq!((ledger.count(Movement::Kept), ledger.count(Movement::Transferred)), (5, 1));
    assert_eq!((ledger.fte_changed(), ledger.vacancy_changed()), (3, 2));
    // One of the kept, and the transferred one: a vacancy owes no reason.
    assert_eq!(ledger.unexplained(), 2);
}

#[test]
fn what_became_of_a_unit_that_is_no_more_is_known_either_way_round() {
    let mut project = project(
        "chart s source
         unit u - pole Racine
         unit v u service Marchés
         unit w u service Achats
         post p w A Juriste
         chart t target of s
         unit u - pole Racine
         unit v u service Marchés et achats
         unit x u service Études | split v | reason scission
         post p v A Juriste
         removed w | into v | reason fusion",
    );
    let ends = |project: &Project| -> Vec<String> {
        let [from, to] = &project.charts[..] else { panic!("two charts") };
        let ledger = ledger(project);
        let name = |chart: &Chart, key| chart.unit(key).fields.name.clone();
        let one_sided = ledger.units.iter().filter(|it| it.from.is_none() || it.to.is_none());
        one_sided
            .map(|it| match (it.from, it.to, it.other_end) {
                (Some(gone), _, Some(heir)) => {
                    format!("{} into {}", name(from, gone), name(to, heir))
                }
                (_, Some(new), Some(split)) => {
                    format!("{} from {}", name(to, new), name(from, split))
                }
                _ => "alone".to_owned(),
            })
            .collect()
    };
    assert_eq!(ends(&project), ["Achats into Marchés et achats", "Études from Marchés"]);
    project.charts.reverse();
    assert_eq!(ends(&project), ["Études into Marchés", "Achats from Marchés et achats"]);
}

/// A chart made from a variant of the source, over two charts and a snapshot: transformed twice, split,
/// merged, and a unit renamed twice.
const THREE: &str = "\
chart s source
unit u - pole Racine
unit v u service Achats
post p v A Juriste
post k v A Vigie
post g v A Graphiste
post h v A Hôte
chart m variant of s
unit u - pole Racine
unit v2 u service Marchés | origin v
post p2 v2 B Juriste | origin p | reason premier
post k v2 A Vigie
post g2 v2 B Graphiste | origin g
post h2 v2 B Hôte | origin h
chart t variant of m
unit u - pole Racine
unit v3 u service Commande | origin v2
unit w u service Relevé | split v2
post p3 v3 C Juriste | origin p2 | reason second
post k v3 A Vigie
post n v3 A Apprenti | split g2
post g3 v3 C Graphiste | origin g2
departed h2 | into g3 | reason fusion";

#[test]
fn origins_are_followed_through_the_charts_between() {
    let told = |project: &Project, from: usize, to: usize| {
        let (from, to) = (&project.charts[from], &project.charts[to]);
        let ledger = Ledger::of(project, from, to);
        assert!(ledger.is_balanced());
        let post = |chart: &Chart, key: Option<PostKey>| {
            key.map_or("-".to_owned(), |key| chart.post(key).id.to_string())
        };
        let posts = ledger.entries.iter().map(|entry| {
            let pair = entry.first();
            let other = match entry.movement {
                Movement::Created => post(from, entry.other_end),
                _ => post(to, entry.other_end),
            };
            let (before, after) = (post(from, pair.from), post(to, pair.to));
            format!("{} {before} > {after} {other} {}", entry.movement.as_str(), entry.reason)
        });
        let unit = |chart: &Chart, key: Option<_>| {
            key.map_or("-".to_owned(), |key| chart.unit(key).id.to_string())
        };
        let units = ledger.units.iter().map(|entry| {
            let movements: Vec<_> = entry.movements.iter().map(|it| it.as_str()).collect();
            let (before, after) = (unit(from, entry.from), unit(to, entry.to));
            format!("{} {before} > {after} {}", movements.join(" "), unit(from, entry.other_end))
        });
        posts.chain(units).map(|line| line.trim_end().to_owned()).collect::<Vec<_>>()
    };
    let mut project = project(THREE);
    let wanted = [
        "transformed p > p3 - second",
        "kept k > k -",
        "transformed g > g3 -",
        "suppressed h > - g3 fusion",
        "created - > n g",
        "kept u > u -",
        "renamed v > v3 -",
        "created - > w v",
    ];
    assert_eq!(told(&project, 0, 2), wanted);
    // The chart between may stand anywhere, or be kept as a snapshot only.
    project.charts.swap(0, 1);
    assert_eq!(told(&project, 1, 2), wanted);
    let between = project.charts.remove(0);
    project.snapshots.push(between);
    assert_eq!(told(&project, 0, 1), wanted);
    let back = told(&project, 1, 0);
    assert!(back.contains(&"transformed p3 > p - second".to_owned()), "{back:?}");
    assert!(back.contains(&"renamed v3 > v -".to_owned()), "{back:?}");
}

/// No chain of origins is walked twice, and one that comes back to itself leads nowhere.
#[test]
fn origins_in_a_circle_lead_nowhere() {
    let project = project(
        "chart s source
         unit u - pole Racine
         post p u A Juriste
         chart m
         unit u - pole Racine
         post a u A Juriste | origin b
         chart n
         unit u - pole Racine
         post b u A Juriste | origin a
         chart t target of s
         unit u - pole Racine
         post q u A Juriste | origin a",
    );
    let ledger = Ledger::of(&project, &project.charts[0], &project.charts[3]);
    let movements: Vec<Movement> = ledger.entries.iter().map(|it| it.movement).collect();
    assert_eq!(movements, [Movement::Suppressed, Movement::Created]);
}

/// Three posts go with their Service from one Direction to another; one leaves it on the way.
#[test]
fn a_unit_that_moves_carries_its_posts() {
    let project = project(
        "chart s source
         unit u - pole Racine
         unit a u direction A | authorised 5
         unit b u direction B | authorised 1
         unit v a service Marchés
         unit w v cellule Achats
         post p v A Juriste
         post q v B Gestionnaire
         post r w B Gestionnaire
         post x w B Secrétaire
         post y a A Directeur
         chart t target of s
         unit u - pole Racine
         unit a u direction A | authorised 2
         unit b u direction B | authorised 4
         unit v b service Marchés | reason rapprochement
         unit w v cellule Achats
         post p v A Juriste
         post q v B Gestionnaire
         post r w B Gestionnaire
         post x a B Secrétaire
         post y a A Directeur",
    );
    let [from, to] = &project.charts[..] else { panic!("two charts") };
    let ledger = ledger(&project);
    let perimeters: Vec<_> = (ledger.by_perimeter.iter())
        .map(|(_, it)| {
            [&it.arrivals, &it.departures, &it.carried_in, &it.carried_out].map(|it| it.posts)
        })
        .collect();
    // x goes from the Achats to the Direction itself: to another perimeter it has not moved, but its
    // unit has left.
    assert_eq!(perimeters, [[0, 0, 0, 0], [0, 0, 0, 3], [0, 0, 3, 0]]);
    assert_eq!(ledger.count(Movement::Transferred), 1);
    let carried: Vec<Vec<String>> = (ledger.carried(from, to).values())
        .map(|pairs| {
            let posts = pairs.iter().filter_map(|pair| pair.to);
            posts.map(|key| to.post(key).id.to_string()).collect()
        })
        .collect();
    assert_eq!(carried, [["p", "q", "r"]]);
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
                // Posts that stay in their unit are carried by it out of no unit.
                prop_assert_eq!(balance.carried_in.posts + balance.carried_out.posts, 0);
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
        prop_assert_eq!(&there.total.created, &back.total.suppressed);
        prop_assert_eq!(there.fte_changed(), back.fte_changed());
        prop_assert_eq!(there.vacancy_changed(), back.vacancy_changed());
        // What explains a creation explains no suppression.
        for (ledger, other) in [(&there, &back), (&back, &there)] {
            let one_sided = ledger.entries.iter();
            let one_sided = one_sided
                .filter(|it| matches!(it.movement, Movement::Created | Movement::Suppressed));
            for entry in one_sided.filter(|it| !it.reason.is_empty()) {
                prop_assert_eq!(ledger.reason(entry).is_empty(), ledger.is_backwards());
            }
            prop_assert_ne!(ledger.is_backwards(), other.is_backwards());
        }
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
