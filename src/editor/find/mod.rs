//! Search in the chart in front: what is sought, where it was found, and the way from one hit to the
//! next.
//!
//! What is sought belongs to the session and is no step to undo; the hit one stands at is what is selected.

mod filter;
mod hit;
mod index;

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

pub use filter::{Filter, Lit};
pub use hit::Hit;

use super::{Document, Editor, Effect, Selection, ShowEffect, ViewAction};
use crate::model::{Chart, Lists, PostId, UnitId, UnitKey};
use index::Index;

/// What is asked about search and filter.
#[derive(Clone, Debug, PartialEq)]
pub enum FindCommand {
    /// This is sought; nothing if it is empty. The first hit from where one stands is selected.
    Seek(String),
    Next,
    Previous,
    /// Only these posts are seen clearly.
    Filter(Box<Filter>),
}

/// What was found in a chart.
#[derive(Debug, Default)]
pub struct Found {
    /// In reading order.
    pub hits: Vec<Hit>,
    units: HashSet<UnitId>,
    posts: HashSet<PostId>,
    /// How many hits each unit has, of itself and of all below it.
    below: HashMap<UnitId, usize>,
}

impl Found {
    fn new(chart: &Chart, hits: Vec<Hit>) -> Self {
        let mut found = Self::default();
        for hit in &hits {
            if hit.posts.is_empty() {
                found.units.insert(hit.unit.clone());
            }
            found.posts.extend(hit.posts.iter().cloned());
            let path = chart.unit_key(&hit.unit).map(|key| chart.path(key)).unwrap_or_default();
            for key in path {
                *found.below.entry(chart.unit(key).id.clone()).or_default() += 1;
            }
        }
        Self { hits, ..found }
    }

    pub fn has_unit(&self, unit: &UnitId) -> bool {
        self.units.contains(unit)
    }

    /// Whether one of these posts is among the hits.
    pub fn has_one_of(&self, posts: &[PostId]) -> bool {
        !self.posts.is_empty() && posts.iter().any(|post| self.posts.contains(post))
    }

    /// How many hits a unit has, of itself and of all below it.
    pub fn below(&self, unit: &UnitId) -> usize {
        self.below.get(unit).copied().unwrap_or_default()
    }
}

/// What is sought and left out, and what came of it.
#[derive(Debug, Default)]
pub(super) struct Finding {
    query: String,
    /// What was selected when the search began: hits are looked for from there on.
    began_at: Selection,
    filter: Filter,
    /// Grows with all that may change what is found or left out.
    number: u64,
    index: OnceCell<Index>,
    found: OnceCell<Found>,
    lit: OnceCell<Option<Lit>>,
}

impl Finding {
    /// The chart in front, or something in it, is another than before.
    pub(super) fn forget(&mut self) {
        self.number += 1;
        self.index.take();
        self.found.take();
        self.lit.take();
    }
}

impl Document {
    /// What is sought; may be empty.
    pub fn query(&self) -> &str {
        &self.finding.query
    }

    /// Another number where something else may be found, or left out by the filter.
    pub fn finding_number(&self) -> u64 {
        self.finding.number
    }

    /// What was found in the chart in front.
    pub fn found(&self) -> &Found {
        self.finding.found.get_or_init(|| {
            let Some(chart) = self.chart().filter(|_| !self.query().trim().is_empty()) else {
                return Found::default();
            };
            Found::new(chart, self.index(chart).find(chart, self.query()))
        })
    }

    /// What is found in a chart that is not in front.
    pub fn found_in(&self, chart: &Chart) -> Found {
        if self.query().trim().is_empty() {
            return Found::default();
        }
        let index = Index::of(chart, self.lists());
        Found::new(chart, index.find(chart, self.query()))
    }

    /// The place, among the hits, of the one that is selected.
    pub fn hit_selected(&self) -> Option<usize> {
        self.found().hits.iter().position(|hit| hit.is_at(self.selection()))
    }

    fn lists(&self) -> &Lists {
        &self.project().lists
    }

    fn index(&self, chart: &Chart) -> &Index {
        self.finding.index.get_or_init(|| Index::of(chart, self.lists()))
    }

    /// The first hit at or after `selection` in reading order, else the first of all.
    fn hit_from(&self, selection: &Selection) -> Option<Hit> {
        let hits = &self.found().hits;
        let chart = self.chart()?;
        let place = |unit: &UnitId, post: Option<&PostId>| {
            let unit = chart.unit_key(unit)?;
            let post =
                post.and_then(|post| chart.post_key(post)).map(|post| chart.post_index(post));
            Some((unit, post))
        };
        let of_post = |post: &PostId| {
            let unit = chart.post_by_id(post)?.unit();
            place(&chart.unit(unit).id, Some(post))
        };
        let from = match (selection.units.first(), selection.posts.first()) {
            (_, Some(post)) => of_post(post),
            (Some(unit), None) => place(unit, None),
            (None, None) => None,
        };
        let Some((unit, post)) = from else { return hits.first().cloned() };
        let order: HashMap<UnitKey, usize> =
            chart.units_in_order().enumerate().map(|(place, key)| (key, place)).collect();
        // The bench comes after every unit.
        let rank = |unit: UnitKey| order.get(&unit).copied().unwrap_or(order.len());
        let after = hits.iter().find(|hit| {
            let found = place(&hit.unit, hit.posts.first());
            found.is_some_and(|(at, line)| (rank(at), line) >= (rank(unit), post))
        });
        after.or(hits.first()).cloned()
    }
}

impl Editor {
    /// Goes on searching; with nothing sought, what to seek is asked.
    pub(super) fn find_on(&mut self, command: FindCommand) -> Vec<Effect> {
        let seeks = |document: &Document| !document.query().trim().is_empty();
        match self.document.as_ref().is_some_and(seeks) {
            true => self.handle_find(command),
            false => vec![Effect::View(ViewAction::Find)],
        }
    }

    pub(super) fn handle_find(&mut self, command: FindCommand) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        match command {
            FindCommand::Seek(query) => {
                if document.finding.query.trim().is_empty() {
                    document.finding.began_at = document.selection().clone();
                }
                document.finding.query = query;
                document.finding.number += 1;
                document.finding.found.take();
                let hit = document.hit_from(&document.finding.began_at);
                document.go_to(hit)
            }
            FindCommand::Next | FindCommand::Previous => {
                let hits = &document.found().hits;
                let last = hits.len().saturating_sub(1);
                let hit = match (document.hit_selected(), command) {
                    (None, FindCommand::Previous) => hits.last().cloned(),
                    (None, _) => document.hit_from(document.selection()),
                    (Some(0), FindCommand::Previous) => hits.last().cloned(),
                    (Some(at), FindCommand::Previous) => hits.get(at - 1).cloned(),
                    (Some(at), _) if at == last => hits.first().cloned(),
                    (Some(at), _) => hits.get(at + 1).cloned(),
                };
                let effects = document.go_to(hit);
                document.finding.began_at = document.selection().clone();
                effects
            }
            FindCommand::Filter(filter) => {
                document.finding.filter = *filter;
                document.finding.number += 1;
                document.finding.lit.take();
                Vec::new()
            }
        }
    }
}

impl Document {
    /// Selects a hit and brings it to light.
    fn go_to(&mut self, hit: Option<Hit>) -> Vec<Effect> {
        let Some(hit) = hit else { return Vec::new() };
        self.select(hit.selection());
        let mut effects = self.reveal_selection();
        effects.push(Effect::Show(ShowEffect::Approach));
        effects
    }
}
