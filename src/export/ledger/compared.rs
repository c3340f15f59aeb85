//! A ledger beside what it was made of.

use std::collections::BTreeMap;

use crate::compare::{Ledger, Pair, Side, Waiting};
use crate::model::{Chart, Lists, Post, UnitKey, brief, display};
use crate::words::{Message, key, message};

/// So many titles of posts on a bench are said.
const MOST_RESERVED: usize = 12;

/// A ledger with the charts and lists it was made of.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    pub from: &'a Chart,
    pub to: &'a Chart,
    pub lists: &'a Lists,
    pub ledger: &'a Ledger,
}

impl<'a> Compared<'a> {
    pub fn chart(&self, side: Side) -> &'a Chart {
        match side {
            Side::From => self.from,
            Side::To => self.to,
        }
    }

    /// A post of an entry as it stands on one side.
    pub fn post(&self, side: Side, pair: Pair) -> Option<&'a Post> {
        pair.at(side).map(|key| self.chart(side).post(key))
    }

    /// A post that stands in no unit, as the later of the two that has it does.
    pub fn reserved(&self, pair: Pair) -> Option<&'a Post> {
        self.post(Side::To, pair).or_else(|| self.post(Side::From, pair))
    }

    /// The posts that stand in no unit of either chart, each kind in a sentence: no movement tells of them.
    pub fn reserves_said(&self) -> Vec<Message> {
        let parts = self.ledger.reserves.iter().map(|reserve| {
            let parts = match reserve.waiting {
                Waiting::Stayed => key::RESERVE_STAYED,
                Waiting::Added => key::RESERVE_ADDED,
                Waiting::Dropped => key::RESERVE_DROPPED,
            };
            let mut titles: BTreeMap<&str, usize> = BTreeMap::new();
            for post in reserve.posts.iter().filter_map(|&pair| self.reserved(pair)) {
                *titles.entry(post.fields.title.text()).or_default() += 1;
            }
            let more = titles.len() > MOST_RESERVED;
            let titles = titles.into_iter().take(MOST_RESERVED).map(|(title, count)| {
                let title = display(title, count);
                if count > 1 { format!("{count} {title}") } else { title }
            });
            let titles = titles.chain(more.then(|| "…".to_owned())).collect::<Vec<_>>();
            let (from, to) = (self.from.fields.label.as_str(), self.to.fields.label.as_str());
            let posts = brief(&titles.join(", ")).into_owned();
            message!(parts, count = reserve.posts.len(), from, posts, to)
        });
        parts.collect()
    }

    pub fn unit_name(&self, side: Side, unit: UnitKey) -> &'a str {
        &self.chart(side).unit(unit).fields.name
    }

    /// What is printed of a post in its lists' words: category, grade, managerial level.
    pub fn labels(&self, post: &'a Post) -> [Option<&'a str>; 3] {
        let lists = self.lists;
        let fields = &post.fields;
        let category = fields.category.as_ref().and_then(|id| lists.category(id));
        let grade = fields.grade.as_ref().and_then(|id| lists.grade(id));
        let level = fields.manager_level.as_ref().and_then(|id| lists.level(id));
        [
            category.map(|it| it.label.as_str()),
            grade.map(|it| it.label.as_str()),
            level.map(|it| it.label.as_str()),
        ]
    }
}
