//! A ledger to bytes, for the report and for scripts.
//!
//! Each kind of file is a module and a line of [`LedgerFormat::bytes`]. Knows nothing of paths, nor of
//! how movements are found.

mod agreement;
mod csv;
mod json;
mod sentence;

use crate::compare::{Ledger, Pair, Side};
use crate::model::{Chart, Lists, Post, UnitKey};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LedgerFormat {
    Json,
    Csv,
}

impl LedgerFormat {
    pub const ALL: [Self; 2] = [Self::Json, Self::Csv];

    /// The extension of such a file's name, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    /// The format of a file whose name ends so, in any case.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }

    /// The whole file.
    pub fn bytes(self, compared: &Compared) -> Vec<u8> {
        match self {
            Self::Json => json::json(compared),
            Self::Csv => csv::csv(compared),
        }
    }
}

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
    fn post(&self, side: Side, pair: Pair) -> Option<&'a Post> {
        pair.at(side).map(|key| self.chart(side).post(key))
    }

    fn unit_name(&self, side: Side, unit: UnitKey) -> &'a str {
        &self.chart(side).unit(unit).fields.name
    }

    /// What is printed of a post in its lists' words: category, grade, managerial level.
    fn labels(&self, post: &'a Post) -> [Option<&'a str>; 3] {
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
