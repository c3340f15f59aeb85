//! Posts: what an organigramme counts. A post is a place in the organisation, never a person.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Extra;
use super::comment::Comment;
use super::evidence::Evidence;
use super::ids::{CategoryId, GradeId, LevelId, PostId, UnitKey};
use super::lists::EntryId;
use super::nature::Nature;
use super::title::Title;

/// Full-time equivalents in hundredths: 100 is one full-time post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Hundredths(pub u32);

impl Hundredths {
    pub const FULL_TIME: Self = Self(100);

    /// "0,8", "0.8", "80 %": at most one: a post is one post.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (number, scale) = match text.strip_suffix('%') {
            Some(percent) => (percent.trim(), 1.0),
            None => (text, 100.0),
        };
        let value: f64 = number.replace(',', ".").parse().ok()?;
        let hundredths = (value * scale).round();
        (0.0..=100.0).contains(&hundredths).then_some(Self(hundredths as u32))
    }
}

/// What a user may edit of a post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PostFields {
    pub title: Title,
    pub category: Option<CategoryId>,
    pub grade: Option<GradeId>,
    pub manager_level: Option<LevelId>,
    /// *Métier de référence*, as printed.
    pub reference_job: Option<String>,
    /// *ETP, quotité*.
    pub fte: Hundredths,
    /// Nobody holds the post at present. Who does is never recorded.
    pub vacant: bool,
    pub note: String,
    /// In the order in which they were made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// The post of another chart that this one comes from by transformation, under another id.
    pub origin: Option<PostId>,
    /// The post of another chart that was split, when its heir is another post than this one.
    pub split_from: Option<PostId>,
    /// What the movement that led from the post it comes from to this one is called, where somebody has
    /// said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<Nature>,
    /// Why it differs from the post it comes from, or why it is new: the paragraph of the report.
    pub reason: String,
    /// Where it was read; none of what was made by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Box<Evidence>>,
    /// Fields of the file that this version does not know; written back as they were read.
    #[serde(with = "super::extra_text", default, skip_serializing_if = "Extra::is_empty")]
    pub extra: Extra,
}

impl PostFields {
    /// A full-time, occupied post with this title and nothing else known.
    pub fn new(title: &str) -> Self {
        Self {
            title: Title::new(title),
            category: None,
            grade: None,
            manager_level: None,
            reference_job: None,
            fte: Hundredths::FULL_TIME,
            vacant: false,
            note: String::new(),
            comments: Vec::new(),
            origin: None,
            split_from: None,
            nature: None,
            reason: String::new(),
            evidence: None,
            extra: Extra::new(),
        }
    }
}

impl PostFields {
    /// The entries of lists that it names.
    pub fn named(&self) -> impl Iterator<Item = EntryId> {
        let category = self.category.clone().map(EntryId::Category);
        let grade = self.grade.clone().map(EntryId::Grade);
        let level = self.manager_level.clone().map(EntryId::Level);
        [category, grade, level].into_iter().flatten()
    }

    /// The same post, nothing said of where it comes from nor remarked on it: what a copy of it starts as.
    #[must_use]
    pub fn without_past(self) -> Self {
        Self {
            comments: Vec::new(),
            origin: None,
            split_from: None,
            nature: None,
            reason: String::new(),
            ..self
        }
    }

    /// These fields with what makes `other` what it is, and what was declared for that.
    pub fn with_identity_of(self, other: &Self) -> Self {
        Self {
            title: other.title.clone(),
            category: other.category.clone(),
            grade: other.grade.clone(),
            manager_level: other.manager_level.clone(),
            reference_job: other.reference_job.clone(),
            nature: other.nature,
            reason: other.reason.clone(),
            ..self
        }
    }
}

/// A post of one chart.
#[derive(Clone, Debug)]
pub struct Post {
    pub id: PostId,
    /// Shared with whoever remembers the post as it was: an edit puts others in their place.
    pub fields: Arc<PostFields>,
    pub(super) unit: UnitKey,
}

impl Post {
    /// The unit this post belongs to.
    pub fn unit(&self) -> UnitKey {
        self.unit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn part_time_is_read_as_people_write_it() {
        for (text, hundredths) in
            [("1", 100), ("0,8", 80), ("0.5", 50), ("80 %", 80), ("80%", 80), ("0", 0)]
        {
            assert_eq!(Hundredths::read(text), Some(Hundredths(hundredths)), "{text}");
        }
        for text in ["", "un", "-1", "2", "1e9", "NaN", "inf"] {
            assert_eq!(Hundredths::read(text), None, "{text}");
        }
    }
}
