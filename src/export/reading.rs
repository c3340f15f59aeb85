//! A chart as it is read aloud: the words of its pages in the same order, the figures in full. What
//! the formats without a picture are written from.

use std::ops::Range;

use crate::model::{Authorised, Chart, Counts, Project, UnitKey};
use crate::scene::Card;
use crate::scene::page::Page;
use crate::words::{Locale, key, message};

/// Pages one after the other, or one page.
pub struct PagesReading<'a> {
    /// What the document is, in one line.
    pub title: String,
    /// What stands above all.
    pub heading: String,
    /// What stands below it.
    pub lines: Vec<&'a str>,
    pub body: Body<'a>,
}

/// What stands under a heading.
pub enum Body<'a> {
    Units(Vec<UnitReading<'a>>),
    /// Several pages, or the two states of a chart on one.
    Sections(Vec<SectionReading<'a>>),
}

pub struct SectionReading<'a> {
    /// Of a page, the first being 1.
    pub number: Option<usize>,
    pub name: &'a str,
    pub lines: Vec<&'a str>,
    pub body: Body<'a>,
}

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
/// `before` is the earlier state, if that was asked for.
pub fn figures(
    project: &Project,
    chart: &Chart,
    before: Option<&Chart>,
    page: &Page,
    locale: Locale,
) -> Vec<String> {
    let of_cards = |chart: &Chart, cards: &[Card]| -> Vec<String> {
        let counts = Counts::of(chart, &project.lists);
        let of_card = |card: &Card| {
            let unit = chart.unit_key(&card.unit);
            unit.map(|unit| unit_figures(chart, &counts, unit, card, locale)).unwrap_or_default()
        };
        cards.iter().map(of_card).collect()
    };
    match (before, page.states.as_slice()) {
        (Some(earlier), [before, after]) => {
            let mut sentence = of_cards(earlier, &page.cards[before.cards.clone()]);
            sentence.extend(of_cards(chart, &page.cards[after.cards.clone()]));
            sentence
        }
        _ => of_cards(chart, &page.cards),
    }
}

/// `pages` as they are read, with the [`figures()`] of each.
pub fn reading<'a>(pages: &'a [Page], figures: &'a [Vec<String>]) -> PagesReading<'a> {
    let mut each = pages.iter().zip(figures);
    if let ([page], Some((_, figures))) = (pages, each.next()) {
        let mut lines = own_lines(page).iter().chain(&page.date).map(String::as_str);
        return PagesReading {
            title: page.title(),
            heading: lines.next().unwrap_or_default().to_owned(),
            lines: lines.collect(),
            body: body(page, figures),
        };
    }
    let (first, last) = (pages.first(), pages.last());
    let state = |page: Option<&'a Page>| page?.heading_lines.first().map(String::as_str);
    // Steps lead from one state to another.
    let mut states: Vec<&str> = state(first).into_iter().chain(state(last)).collect();
    states.dedup();
    let mut heading = states.join(" → ");
    if let Some(unit) = first.map(|page| &page.unit).filter(|unit| !unit.is_empty()) {
        heading = format!("{heading} – {unit}");
    }
    let sections = (1..).zip(pages.iter().zip(figures)).map(|(number, (page, figures))| {
        let lines = own_lines(page).iter().map(String::as_str);
        // What is done in a step is said first of it.
        let lines: Vec<&str> = match own_lines(page).iter().position(|line| *line == page.name) {
            Some(at) => lines.clone().skip(at + 1).chain(lines.take(at)).collect(),
            None => lines.collect(),
        };
        SectionReading { number: Some(number), name: &page.name, lines, body: body(page, figures) }
    });
    PagesReading {
        title: heading.clone(),
        heading,
        lines: first.into_iter().filter_map(|page| page.date.as_deref()).collect(),
        body: Body::Sections(sections.collect()),
    }
}

/// What a page says above its chart, without what its states say for themselves.
fn own_lines(page: &Page) -> &[String] {
    let of_states: usize = page.states.iter().map(|state| state.lines.len()).sum();
    &page.heading_lines[..page.heading_lines.len() - of_states]
}

fn body<'a>(page: &'a Page, figures: &'a [String]) -> Body<'a> {
    if page.states.is_empty() {
        return Body::Units(units(page, figures, 0..page.cards.len()));
    }
    let sections = page.states.iter().map(|state| SectionReading {
        number: None,
        name: &state.name,
        lines: state.lines.iter().map(String::as_str).collect(),
        body: Body::Units(units(page, figures, state.cards.clone())),
    });
    Body::Sections(sections.collect())
}

/// These units of `page`, in reading order, each after its parent.
fn units<'a>(page: &'a Page, figures: &'a [String], cards: Range<usize>) -> Vec<UnitReading<'a>> {
    let read = page.cards.iter().zip(figures).take(cards.end).skip(cards.start);
    read.map(|(card, figures)| UnitReading {
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
        Authorised::Inherit => message!(key::EXPORT_POSTS, posts = count.total.posts),
        Authorised::NotPrinted => message!(key::EXPORT_UNIT_NOT_PRINTED, posts = compared),
        Authorised::Posts(authorised) => {
            message!(key::EXPORT_UNIT_AUTHORISED, authorised, posts = compared)
        }
    };
    let mut lines = vec![locale.say(&first)];
    let mut say = |key, posts: u32| lines.push(locale.say(&message!(key, posts)));
    if let Some(excess) = count.excess(unit.fields.authorised) {
        say(key::EXPORT_UNIT_OVER, excess);
    }
    if unit.fields.authorised != Authorised::Inherit && compared != count.total.posts {
        say(key::EXPORT_UNIT_TOTAL, count.total.posts);
    }
    if !unit.children().is_empty() {
        say(key::EXPORT_UNIT_OWN, count.direct.posts);
    }
    if !card.left_out.is_empty() {
        lines.push(card.left_out.clone());
    }
    lines.join(", ")
}
