//! What is refused before it begins, and what never is.

use organigramme::cost::{Cause, Cost, Drawn, Extent, MOST_BYTES, MOST_TIME, Taken};
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
        ("a picture", Cost::picture(one, Drawn::Shapes, true)),
        ("a PDF", Cost::picture(one, Drawn::Pdf, true)),
        ("two states beside each other", Cost::picture(both, Drawn::Pdf, true)),
        ("tables", Cost::tables(both, false)),
        ("a workbook", Cost::tables(both, true)),
        ("entries", Cost::entries(both)),
        ("figures", Cost::figures(one)),
        ("figures that are written", Cost::figures_written(one)),
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

/// What the weights were taken from: a release build, one processor, in seconds.
#[test]
fn time_is_told_from_what_charts_of_one_thing_took() {
    let of = |units: u64, posts: u64, text: u64| Extent { units, posts, text, ..Extent::default() };
    let (units, posts, text) = (of(150_000, 0, 0), of(0, 100_000, 0), of(0, 0, 19_000_000));
    let twice = |extent: Extent| extent.and(extent);
    let thrice = |extent: Extent| extent.and(extent).and(extent);
    for (what, cost, measured) in [
        ("units as SVG", Cost::picture(units, Drawn::Shapes, false), 10.7),
        ("units as PDF", Cost::picture(units, Drawn::Pdf, false), 22.6),
        ("letters as SVG", Cost::picture(text, Drawn::Shapes, false), 25.2),
        ("letters as PNG", Cost::picture(text, Drawn::Pixels, false), 37.0),
        ("letters as PDF", Cost::picture(text, Drawn::Pdf, false), 29.6),
        ("units in the window", Cost::drawing(twice(of(50_000, 0, 1_000_000))), 3.7),
        ("posts in the window", Cost::drawing(of(0, 100_000, 2_800_000)), 3.5),
        ("units as XLSX", Cost::tables(twice(units), true), 5.6),
        ("posts as XLSX", Cost::tables(twice(posts), true), 3.3),
        ("units as HTML", Cost::tables(twice(units), false), 1.3),
        ("posts compared", Cost::entries(twice(posts)), 0.9),
        ("units counted", Cost::figures(twice(units)), 1.5),
        ("units merged", Cost::merge(thrice(units)), 7.2),
        ("posts merged", Cost::merge(thrice(posts)), 4.2),
        ("letters merged", Cost::merge(thrice(text)), 3.6),
    ] {
        let told = cost.time().as_secs_f64();
        assert!((measured..3.0 * measured).contains(&told), "{what}: {told} s");
    }
    // What is made in the window at once, after each edit.
    let one = large();
    assert!(Cost::entries(one.and(one)).time() < MOST_TIME);
    // Two tables of ten thousand posts are put together at once, those of a hundred thousand are not.
    let project = organisation(10_000);
    let small = Extent::of(chart(&project));
    assert!(Cost::merge(thrice(small)).time() < MOST_TIME);
    assert!(Cost::merge(thrice(one)).time() > MOST_TIME);
}

#[test]
fn a_refusal_names_what_there_is_too_much_of() {
    let extent = Extent { units: 1_000, posts: 1_000, ..Extent::default() };
    for (cause, cost) in [
        (Cause::Text, Cost::picture(Extent { text: 100 << 20, ..extent }, Drawn::Pdf, false)),
        (Cause::Text, Cost::tables(Extent { mentions: 1 << 30, ..extent }, false)),
        (Cause::Units, Cost::picture(Extent { units: 1_000_000, ..extent }, Drawn::Shapes, false)),
        (Cause::Posts, Cost::merge(Extent { posts: 1_000_000, ..extent })),
        (Cause::Levels, Cost::figures_written(Extent { paths: 1 << 30, steps: 1 << 20, ..extent })),
        (Cause::Categories, Cost::grid(Extent { units: 50_000, ..extent }, 50_000)),
        (Cause::Pages, Cost::pages(Extent { posts: 50_000, ..extent }, 5_000)),
        (Cause::Unknown, Cost::merge(Extent { unknown: 1 << 30, ..extent })),
    ] {
        let refused = cost.check().expect_err("it is too much");
        assert_eq!(refused.cause, cause);
        assert!(refused.bytes > MOST_BYTES);
        let said = Locale::French.say(&refused.message());
        let begins = match refused.taken {
            Taken::Memory => "Il faudrait environ ",
            Taken::Output => "Il faudrait écrire environ ",
        };
        assert!(said.starts_with(begins) && !said.contains('\n'), "{said}");
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
