//! The records of the file, as they are written.
//!
//! The comments of this file are the descriptions of the published schema.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scalar::{AuthorisedFile, Count, DateFile};
use super::view::ViewFile;
use crate::model::Extra;

/// What the file's `format` says.
pub const MARKER: &str = "organigramme";

/// The version of the format that this program writes.
pub const VERSION: u32 = 1;

/// The JSON Schema of the file, as published in `assets/schema`.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(ProjectFile).to_value()
}

/// The organisation charts of a public administration, in posts. Unknown fields are allowed
/// everywhere, and kept.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(title = "Organigramme project")]
pub struct ProjectFile<'a> {
    /// What this file is.
    #[serde(borrow)]
    #[schemars(extend("const" = MARKER))]
    pub format: Cow<'a, str>,
    /// The version of the format: 1.
    pub version: u32,
    /// The project's title.
    #[serde(borrow, default)]
    pub title: Cow<'a, str>,
    #[serde(borrow, default)]
    pub lists: ListsFile<'a>,
    /// In the user's order.
    #[serde(borrow, default)]
    pub charts: Vec<ChartFile<'a>>,
    /// The units of every chart.
    #[serde(borrow, default)]
    pub units: Vec<UnitFile<'a>>,
    /// The posts of every chart: one record is one post.
    #[serde(borrow, default)]
    pub posts: Vec<PostFile<'a>>,
    /// What charts say of posts that they no longer have.
    #[serde(borrow, default)]
    pub departures: Vec<DepartureFile<'a>>,
    /// What charts say of units that they no longer have.
    #[serde(borrow, default)]
    pub removed_units: Vec<RemovedUnitFile<'a>>,
    /// What tables decided differently, in charts put together from several.
    #[serde(borrow, default)]
    pub conflicts: Vec<ConflictFile<'a>>,
    /// The conflicts that somebody has settled, each chart's in that order.
    #[serde(borrow, default)]
    pub settled: Vec<ConflictFile<'a>>,
    /// Ways to look at charts, each chart's in the user's order.
    #[serde(borrow, default)]
    pub views: Vec<ViewFile<'a>>,
    /// Charts as they once stood, under the names they were kept by.
    #[serde(borrow, default)]
    pub snapshots: Vec<ChartFile<'a>>,
    /// The units of every snapshot.
    #[serde(borrow, default)]
    pub snapshot_units: Vec<UnitFile<'a>>,
    /// The posts of every snapshot.
    #[serde(borrow, default)]
    pub snapshot_posts: Vec<PostFile<'a>>,
    /// What snapshots say of posts that they do not have.
    #[serde(borrow, default)]
    pub snapshot_departures: Vec<DepartureFile<'a>>,
    /// What snapshots say of units that they do not have.
    #[serde(borrow, default)]
    pub snapshot_removed_units: Vec<RemovedUnitFile<'a>>,
    /// What tables decided differently, in snapshots.
    #[serde(borrow, default)]
    pub snapshot_conflicts: Vec<ConflictFile<'a>>,
    /// The conflicts that somebody has settled, in snapshots.
    #[serde(borrow, default)]
    pub snapshot_settled: Vec<ConflictFile<'a>>,
    #[serde(flatten)]
    pub extra: Cow<'a, Extra>,
}

/// The reference lists, in the user's order. Units and posts name their entries by id.
#[derive(Default, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Lists")]
pub struct ListsFile<'a> {
    /// Kinds of unit.
    #[serde(borrow, default)]
    pub kinds: Vec<KindFile<'a>>,
    /// Statutory categories.
    #[serde(borrow, default)]
    pub categories: Vec<EntryFile<'a>>,
    /// Grades, or cotations.
    #[serde(borrow, default)]
    pub grades: Vec<GradeFile<'a>>,
    /// Managerial levels.
    #[serde(borrow, default)]
    pub levels: Vec<EntryFile<'a>>,
    #[serde(flatten)]
    pub extra: Cow<'a, Extra>,
}

/// A kind of unit.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Kind")]
pub struct KindFile<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub label: Cow<'a, str>,
    /// Place in the hierarchy, 1 the highest. Two kinds may share a rank.
    pub rank: Count,
    /// Whether headcounts are summed up per unit of this kind.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_pole: bool,
    #[serde(flatten)]
    pub extra: Cow<'a, Extra>,
}

/// An entry of a list.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Entry")]
pub struct EntryFile<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub label: Cow<'a, str>,
    #[serde(flatten)]
    pub extra: Cow<'a, Extra>,
}

/// A grade.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Grade")]
pub struct GradeFile<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub label: Cow<'a, str>,
    /// The category that the grade settles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Cow<'a, str>>,
    #[serde(flatten)]
    pub extra: Cow<'a, Extra>,
}

/// One state of the organisation.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Chart")]
pub struct ChartFile<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub label: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleFile>,
    /// The committee's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<DateFile>,
    /// As printed above the chart.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub organisation: Cow<'a, str>,
    /// The id of the chart that this one was made from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub based_on: Option<Cow<'a, str>>,
    /// Of a snapshot, the id of the chart that once stood so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot_of: Option<Cow<'a, str>>,
    /// Of a chart put together from several, the names of the tables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged_from: Vec<String>,
    /// Posts taken out of their units for the time being, in the user's order. They count nowhere.
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub bench: Vec<BenchPostFile<'a>>,
    #[serde(flatten)]
    pub extra: Cow<'a, Extra>,
}

/// What a chart stands for.
#[derive(Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Role")]
pub enum RoleFile {
    Source,
    Target,
    Variant,
}

/// A unit, in one chart. The same id in two charts is the same unit, in two states.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Unit")]
pub struct UnitFile<'a> {
    /// The id of the chart.
    #[serde(borrow)]
    pub chart: Cow<'a, str>,
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    /// The id of the unit above; none for the chart's root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Cow<'a, str>>,
    /// Place among the units of the same parent. Those without one come last, as they stand here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Count>,
    /// The id of an entry of `lists.kinds`.
    #[serde(borrow)]
    pub kind: Cow<'a, str>,
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    /// Postes autorisés.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorised: Option<AuthorisedFile>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub note: Cow<'a, str>,
    /// What was remarked on it.
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<CommentFile<'a>>,
    /// The id of the unit of another chart that this one continues under another id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Cow<'a, str>>,
    /// The id of the unit of another chart that was split, of which this one is the new part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<Cow<'a, str>>,
    /// Why it differs from the unit it was, or why it is new.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub reason: Cow<'a, str>,
    /// Where it was read.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Box<EvidenceFile<'a>>>,
    #[serde(flatten)]
    pub extra: Cow<'a, Extra>,
}

/// A post, in one chart. The same id in two charts is the same post, in two states.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Post")]
pub struct PostFile<'a> {
    /// The id of the chart.
    #[serde(borrow)]
    pub chart: Cow<'a, str>,
    /// The id of the unit.
    #[serde(borrow)]
    pub unit: Cow<'a, str>,
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    /// Place among the posts of the same unit. Those without one come last, as they stand here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Count>,
    #[serde(borrow)]
    pub title: Cow<'a, str>,
    /// The id of an entry of `lists.categories`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Cow<'a, str>>,
    /// The id of an entry of `lists.grades`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Cow<'a, str>>,
    /// The id of an entry of `lists.levels`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manager_level: Option<Cow<'a, str>>,
    /// Métier de référence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_job: Option<Cow<'a, str>>,
    /// Full-time equivalents in hundredths: 100 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fte: Option<Count>,
    /// Nobody holds the post at present.
    #[serde(default, skip_serializing_if = "is_false")]
    pub vacant: bool,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub note: Cow<'a, str>,
    /// What was remarked on it.
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<CommentFile<'a>>,
    /// The id of the post of another chart that this one comes from by transformation, under another
    /// id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Cow<'a, str>>,
    /// The id of the post of another chart that was split, when its heir is another post than this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<Cow<'a, str>>,
    /// What the movement that led to it from the post it comes from is called, where that is declared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<NatureFile>,
    /// Why it differs from the post it comes from, or why it is new.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub reason: Cow<'a, str>,
    /// Where it was read.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Box<EvidenceFile<'a>>>,
    #[serde(flatten)]
    pub extra: Cow<'a, Extra>,
}

/// What a committee calls a movement, where the posts alone do not tell.
#[derive(Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Nature")]
pub enum NatureFile {
    /// The same post, under a title that says better what it is.
    Transfer,
    /// Another post in law, whatever it is called.
    Transformation,
}

/// The place of a line in a file that was read.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Evidence")]
pub struct EvidenceFile<'a> {
    /// The name of the file; empty for what was pasted.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub file: Cow<'a, str>,
    /// The line as the reader counts them, the first being 1.
    pub line: Count,
    /// The page or slide, the first being 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Count>,
    /// The name of a table's sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Cow<'a, str>>,
    /// The row of a sheet, the first being 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<Count>,
    /// What the line says, shortened.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub text: Cow<'a, str>,
}

/// A remark on a unit or a post.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Comment")]
pub struct CommentFile<'a> {
    #[serde(borrow)]
    pub text: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub author: Cow<'a, str>,
    /// As its author gave it.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub date: Cow<'a, str>,
    /// Nothing is left to be said about it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub resolved: bool,
    #[serde(flatten)]
    pub extra: Cow<'a, Extra>,
}

/// A post on the bench of a chart. As a post that stands in a unit.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "BenchPost")]
pub struct BenchPostFile<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    #[serde(borrow)]
    pub title: Cow<'a, str>,
    /// The id of an entry of `lists.categories`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Cow<'a, str>>,
    /// The id of an entry of `lists.grades`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Cow<'a, str>>,
    /// The id of an entry of `lists.levels`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manager_level: Option<Cow<'a, str>>,
    /// Métier de référence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_job: Option<Cow<'a, str>>,
    /// Full-time equivalents in hundredths: 100 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fte: Option<Count>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub vacant: bool,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub note: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<NatureFile>,
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub reason: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<CommentFile<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Box<EvidenceFile<'a>>>,
    #[serde(flatten)]
    pub extra: Cow<'a, Extra>,
}

impl<'a> BenchPostFile<'a> {
    /// The same post in a unit of a chart.
    pub fn standing_in(self, chart: Cow<'a, str>, unit: Cow<'a, str>) -> PostFile<'a> {
        PostFile {
            chart,
            unit,
            order: None,
            id: self.id,
            title: self.title,
            category: self.category,
            grade: self.grade,
            manager_level: self.manager_level,
            reference_job: self.reference_job,
            fte: self.fte,
            vacant: self.vacant,
            note: self.note,
            origin: self.origin,
            split_from: self.split_from,
            nature: self.nature,
            reason: self.reason,
            comments: self.comments,
            evidence: self.evidence,
            extra: self.extra,
        }
    }
}

impl<'a> From<PostFile<'a>> for BenchPostFile<'a> {
    fn from(post: PostFile<'a>) -> Self {
        Self {
            id: post.id,
            title: post.title,
            category: post.category,
            grade: post.grade,
            manager_level: post.manager_level,
            reference_job: post.reference_job,
            fte: post.fte,
            vacant: post.vacant,
            note: post.note,
            origin: post.origin,
            split_from: post.split_from,
            nature: post.nature,
            reason: post.reason,
            comments: post.comments,
            evidence: post.evidence,
            extra: post.extra,
        }
    }
}

/// What a chart says of a post that it no longer has.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Departure")]
pub struct DepartureFile<'a> {
    /// The id of the chart that the post left.
    #[serde(borrow)]
    pub chart: Cow<'a, str>,
    /// The id of the post, in the chart it comes from.
    #[serde(borrow)]
    pub post: Cow<'a, str>,
    /// The id of the post of the chart that took it over, with an origin of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<Cow<'a, str>>,
    /// Why it left.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub reason: Cow<'a, str>,
    #[serde(flatten)]
    pub extra: Cow<'a, Extra>,
}

/// What a chart says of a unit that it no longer has.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "RemovedUnit")]
pub struct RemovedUnitFile<'a> {
    /// The id of the chart that the unit was removed from.
    #[serde(borrow)]
    pub chart: Cow<'a, str>,
    /// The id of the unit, in the chart it comes from.
    #[serde(borrow)]
    pub unit: Cow<'a, str>,
    /// The id of the unit of the chart that took it over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<Cow<'a, str>>,
    /// Why it was removed.
    #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
    pub reason: Cow<'a, str>,
    #[serde(flatten)]
    pub extra: Cow<'a, Extra>,
}

/// What tables decided differently of a unit, of a post or of an entry of a list, one of which is named.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Conflict")]
pub struct ConflictFile<'a> {
    /// The id of the chart.
    #[serde(borrow)]
    pub chart: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Cow<'a, str>>,
    /// The list of the entry: `kinds`, `categories`, `grades` or `levels`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Cow<'a, str>>,
    /// The id of an entry of `list`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Cow<'a, str>>,
    /// In what they differ: `existence`, `spent`, `identity`, `place`, `order`, or the name of a field.
    #[serde(borrow)]
    pub aspect: Cow<'a, str>,
    /// What was there before the tables.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub base: Option<ClaimFile<'a>>,
    #[serde(borrow, default)]
    pub claims: Vec<ClaimFile<'a>>,
    /// How it was settled. Of no conflict that is still open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<ChoiceFile>,
    #[serde(flatten)]
    pub extra: Cow<'a, Extra>,
}

/// What some tables want.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Claim")]
pub struct ClaimFile<'a> {
    /// The names of the tables.
    #[serde(default)]
    pub tables: Vec<String>,
    /// As it would be shown; empty for what was removed.
    #[serde(borrow, default)]
    pub value: Cow<'a, str>,
    /// The same, as it is put in. Without it only a hand can do that.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<WishFile<'a>>,
}

/// A value that a table wants.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Wish")]
pub enum WishFile<'a> {
    /// It is no more.
    Gone,
    /// It is no more, and this is said of it.
    Left {
        /// The id of the post or unit that took it over; empty for none.
        #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
        into: Cow<'a, str>,
        #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
        reason: Cow<'a, str>,
    },
    /// It stays as the chart holds it.
    Stays,
    /// It stands in the unit of this id, or under it.
    In(#[serde(borrow)] Cow<'a, str>),
    /// What a field says, or the id of what it names; empty for nothing.
    Text(#[serde(borrow)] Cow<'a, str>),
    /// Full-time equivalents in hundredths.
    Fte(Count),
    Vacant(bool),
    /// Postes autorisés; null without a figure of its own.
    Authorised(Option<AuthorisedFile>),
    /// What a unit holds, by ids, in order.
    Order {
        #[serde(default)]
        units: Vec<String>,
        #[serde(default)]
        posts: Vec<String>,
    },
    /// This post takes over what is in dispute.
    Post {
        #[serde(borrow)]
        post: Box<PostFile<'a>>,
        /// The id of the post that then goes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<Cow<'a, str>>,
        /// Posts that are split from it.
        #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
        parts: Vec<PostFile<'a>>,
    },
    /// This unit continues what is in dispute.
    Unit(#[serde(borrow)] Box<UnitFile<'a>>),
}

/// How a conflict was settled.
#[derive(Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Choice")]
pub enum ChoiceFile {
    /// As the chart stood.
    AsItStands,
    /// As it was before the tables.
    Base,
    /// As the tables of the claim at this place want it, 0 the first.
    Claim(usize),
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
