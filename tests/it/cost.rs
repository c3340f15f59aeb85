//! What is refused before it begins, and what never is.

use organigramme::cost::{Cause, Cost, Extent, MOST_BYTES};
use organigramme::words::Locale;

use super::support::{chart, organisation};

/// A chart of a hundred thousand posts, which no administration has in one: told from one of a thousand.
fn large() -> Extent {
    let project = organisation(1_000);
    let one = Extent::of(chart(&project));
    assert_eq!((one.posts, one.units), (1_000, 142));
    (0..100).fold(Extent::default(), |sum, _| sum.and(one))
}

#[test]
fn a_hundred_thousand_posts_are_never_refused() {
    let one = large();
    let both = one.and(one);
    for (what, cost) in [
        ("a picture", Cost::picture(one, false, true)),
        ("a PDF", Cost::picture(one, true, true)),
        ("two states beside each other", Cost::picture(both, true, true)),
        ("tables", Cost::tables(both, false)),
        ("a workbook", Cost::tables(both, true)),
        ("entries", Cost::entries(both)),
        ("figures", Cost::figures(one)),
        ("a table of figures", Cost::grid(one, 4)),
        ("three tables and their base", Cost::merge(both.and(both))),
    ] {
        assert_eq!(cost.check(), Ok(()), "{what}");
    }
    // The steps of a seminar, on a chart of two thousand posts.
    let project = organisation(2_000);
    let one = Extent::of(chart(&project));
    assert_eq!(Cost::pages(one.and(one), 300).check(), Ok(()));
}

#[test]
fn a_refusal_names_what_there_is_too_much_of() {
    let extent = Extent { units: 1_000, posts: 1_000, ..Extent::default() };
    for (cause, cost) in [
        (Cause::Text, Cost::picture(Extent { text: 100 << 20, ..extent }, true, false)),
        (Cause::Text, Cost::tables(Extent { mentions: 1 << 30, ..extent }, false)),
        (Cause::Units, Cost::picture(Extent { units: 1_000_000, ..extent }, false, false)),
        (Cause::Posts, Cost::merge(Extent { posts: 1_000_000, ..extent })),
        (Cause::Levels, Cost::figures(Extent { paths: 1 << 30, steps: 1 << 20, ..extent })),
        (Cause::Categories, Cost::grid(Extent { units: 50_000, ..extent }, 50_000)),
        (Cause::Pages, Cost::pages(Extent { posts: 50_000, ..extent }, 5_000)),
        (Cause::Unknown, Cost::merge(Extent { unknown: 1 << 30, ..extent })),
    ] {
        let refused = cost.check().expect_err("it is too much");
        assert_eq!(refused.cause, cause);
        assert!(refused.bytes > MOST_BYTES);
        let said = Locale::French.say(&refused.message());
        assert!(said.starts_with("Il faudrait environ ") && !said.contains('\n'), "{said}");
    }
}

#[test]
fn the_extent_of_a_chart_counts_names_wherever_they_are_repeated() {
    let project = super::support::notation::project(
        "chart s source
         unit u - pole Racine
         unit v u service Marchés
         post p u A Juriste
         post q v B Gestionnaire",
    );
    let extent = Extent::of(chart(&project));
    let (root, below) = ("Racine".len() as u64, "Marchés".len() as u64);
    assert_eq!((extent.units, extent.posts), (2, 2));
    assert_eq!(extent.paths, root + root + below);
    // A post and a unit stand in the root, a post in what is below.
    assert_eq!(extent.mentions, 2 * root + below);
    assert_eq!(extent.text, root + below + ("Juriste".len() + "Gestionnaire".len()) as u64);
}
