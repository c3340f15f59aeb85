//! A chart as it is read aloud: the words of its page in the same order, the figures in full. What
//! the formats without a picture are written from.
//!
//! Knows nothing of those formats.

use crate::model::{Authorised, Chart, Counts, Project, UnitKey};
use crate::scene::Card;
use crate::scene::page::Page;
use crate::words::{Locale, Message};

/// A unit of a page.
pub struct UnitReading<'a> {
    /// 0 for the first.
    pub depth: usize,
    /// Kind and name.
    pub name: &'a str,
    /// "29 postes pour 29 autorisés, 9 en propre".
    pub figures: &'a str,
    /// What became of the unit.
    pub change: Option<&'a str>,
    /// One for each line of posts.
    pub lines: Vec<&'a str>,
    /// One for each line of posts that are no longer here.
    pub ghosts: Vec<&'a str>,
}

/// What is said of the figures of each unit of `page`: "29 postes pour 29 autorisés, 9 en propre".
pub fn figures(project: &Project, chart: &Chart, page: &Page, locale: Locale) -> Vec<String> {
    let counts = Counts::of(chart, &project.lists);
    let of_card = |card: &Card| {
        let unit = chart.unit_key(&card.unit);
        unit.map(|unit| unit_figures(chart, &counts, unit, card, locale)).unwrap_or_default()
    };
    page.cards.iter().map(of_card).collect()
}

/// The units of `page`, in reading order, each after its parent, with the [`figures()`] of each.
pub fn units<'a>(page: &'a Page, figures: &'a [String]) -> Vec<UnitReading<'a>> {
    let cards = page.cards.iter().zip(figures);
    cards
        .map(|(card, figures)| UnitReading {
            depth: card.depth as usize,
            name: &card.name,
            figures,
            change: card.mark.as_ref().map(|mark| mark.words.as_str()),
            lines: card.lines.iter().map(|line| line.label.as_str()).collect(),
            ghosts: card.ghosts.iter().map(|ghost| ghost.label.as_str()).collect(),
        })
        .collect()
}

fn unit_figures(
    chart: &Chart,
    counts: &Counts,
    key: UnitKey,
    card: &Card,
    locale: Locale,
) -> String {
    let unit = chart.unit(key);
    let count = counts.unit(key);
    let compared = count.perimeter.unwrap_or(count.total.posts);
    let first = match unit.fields.authorised {
        Authorised::Inherit => Message::new("export-posts").with("posts", count.total.posts),
        Authorised::NotPrinted => Message::new("export-unit-not-printed").with("posts", compared),
        Authorised::Posts(authorised) => Message::new("export-unit-authorised")
            .with("posts", compared)
            .with("authorised", authorised),
    };
    let mut said = vec![locale.say(&first)];
    let mut say = |key, posts: u32| said.push(locale.say(&Message::new(key).with("posts", posts)));
    if let Some(excess) = count.excess(unit.fields.authorised) {
        say("export-unit-over", excess);
    }
    if unit.fields.authorised != Authorised::Inherit && compared != count.total.posts {
        say("export-unit-total", count.total.posts);
    }
    if !unit.children().is_empty() {
        say("export-unit-own", count.direct.posts);
    }
    if !card.left_out.is_empty() {
        said.push(card.left_out.clone());
    }
    said.join(", ")
}
