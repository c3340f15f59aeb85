//! Equal posts, as one line or row names them.

use super::Doubt;
use crate::model::Hundredths;

/// Equal posts as one line prints them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::format) struct PostLine {
    pub count: u32,
    pub title: String,
    pub category: Option<String>,
    /// Nothing says the category but the grade.
    pub category_of_grade: bool,
    pub grade: Option<String>,
    pub level: Option<String>,
    pub reference_job: Option<String>,
    /// The time of the last post of the line, the others being full-time.
    pub last_fte: Option<Hundredths>,
    /// The time of every post of the line.
    pub fte: Option<Hundredths>,
    /// How many of the posts are vacant.
    pub vacant: u32,
    pub note: String,
    pub doubts: Vec<Doubt>,
}

impl PostLine {
    /// The working time of all its posts, in hundredths of a full-time post.
    pub fn time(&self) -> u64 {
        let each = u64::from(self.fte.unwrap_or(Hundredths::FULL_TIME).0);
        let last = self.last_fte.map_or(each, |fte| u64::from(fte.0));
        (u64::from(self.count) * each).saturating_sub(each) + last
    }
}
