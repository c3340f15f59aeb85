//! What the reader could not be sure of, each with its line.

use crate::words::{Message, shortened};

/// Something ambiguous at a line of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line it was met at, the first being 1.
    pub line: usize,
    pub doubt: Doubt,
}

impl Problem {
    /// The sentence that says it, without its line number.
    pub fn message(&self) -> Message {
        self.doubt.message()
    }
}

/// Why a text cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("not a text")]
    NotText,
    #[error("not a text: {format}")]
    OtherFormat { format: &'static str },
    /// Longer than any report.
    #[error("{lines} lines are too many")]
    TooLong { lines: usize },
    /// A text in which nothing is a unit or a post.
    #[error("no unit and no post in this text")]
    NoChart,
}

impl Unreadable {
    pub fn message(&self) -> Message {
        match self {
            Self::NotText => Message::new("reader-not-text"),
            Self::OtherFormat { format } => {
                Message::new("reader-other-format").with("format", *format)
            }
            Self::TooLong { lines } => Message::new("reader-too-long")
                .with("lines", *lines)
                .with("limit", super::LINES_MAX),
            Self::NoChart => Message::new("reader-no-chart"),
        }
    }
}

/// So much of the text is quoted, in characters: a report may be one long line.
const QUOTED_MAX: usize = 160;

/// What a sentence tells of the text.
trait Quoted {
    fn quoted(&self) -> Self;
}

impl Quoted for String {
    fn quoted(&self) -> Self {
        shortened(self, QUOTED_MAX)
    }
}

impl Quoted for u32 {
    fn quoted(&self) -> Self {
        *self
    }
}

macro_rules! doubts {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* } = $key:literal;)*) => {
        /// Everything the reader can be unsure of, with what it did about it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Doubt {
            $($(#[$doc])* $name { $($field: $type),* },)*
        }

        impl Doubt {
            fn message(&self) -> Message {
                match self {
                    $(Self::$name { $($field),* } => {
                        Message::new($key)$(.with(stringify!($field), $field.quoted()))*
                    })*
                }
            }

            /// The key of every doubt's sentence.
            pub const KEYS: &'static [&'static str] = &[$($key),*];
        }
    };
}

doubts! {
    /// Read under an encoding that the file does not state.
    EncodingAssumed { encoding: String } = "reader-encoding-assumed";
    /// Bytes that are no text stand in this line.
    DamagedText { text: String } = "reader-damaged-text";
    /// Neither a unit, a post nor page furniture.
    Unrecognised { text: String } = "reader-unrecognised";
    /// Lines put together though nothing shows that they are one.
    LinesJoined { text: String } = "reader-lines-joined";
    /// A word cut by a hyphen at the end of its line.
    WordRejoined { word: String } = "reader-word-rejoined";
    /// Boxes side by side, read one after the other.
    SideBySide { text: String } = "reader-side-by-side";
    /// A cell of a table's row that is no title, category or count.
    CellLeftOut { text: String } = "reader-cell-left-out";
    ParenthesisUnclosed { text: String } = "reader-parenthesis-unclosed";
    /// A parenthesis parted by a blank line from the post it was given to.
    ParenthesisDetached { text: String } = "reader-parenthesis-detached";
    SeveralPostsOnLine { text: String } = "reader-several-posts-on-line";
    /// A post line without a count, read as one post.
    CountAssumed { title: String } = "reader-count-assumed";
    /// Two counts on one line.
    CountTwice { title: String, used: u32, other: u32 } = "reader-count-twice";
    CountZero { text: String } = "reader-count-zero";
    /// Digits at the start of a line that count nothing.
    CountUnclear { text: String } = "reader-count-unclear";
    CountTooLarge { text: String } = "reader-count-too-large";
    /// "2 ETP", read as so many full-time posts.
    CountInFte { title: String, posts: u32 } = "reader-count-in-fte";
    /// A post in a list of movements, which is no chart.
    MovementLeftOut { text: String } = "reader-movement-left-out";
    /// Working time that does not say which posts it is for.
    FteUnclear { title: String, fte: String } = "reader-fte-unclear";
    CategoryMissing { title: String } = "reader-category-missing";
    /// A letter at the end of a title, taken for its category.
    CategoryAssumed { text: String, category: String } = "reader-category-assumed";
    CategoryUnclear { text: String } = "reader-category-unclear";
    /// A parenthesis that is neither category, grade, level nor reference job: kept as printed.
    ParenthesisUnclear { text: String } = "reader-parenthesis-unclear";
    /// Words after the post itself, kept as its note.
    ExplanationKept { text: String } = "reader-explanation-kept";
    /// A person's name, left out: posts have none.
    PersonLeftOut { title: String } = "reader-person-left-out";
    ListEntryAdded { list: String, label: String } = "reader-list-entry-added";
    KindMissing { unit: String, parent: String } = "reader-kind-missing";
    /// The heading's depth says another parent than its kind.
    ParentFromKind { unit: String, parent: String } = "reader-parent-from-kind";
    /// No rank says this parent: the heading's depth does, or the chart it stands in.
    ParentFromDepth { unit: String, parent: String } = "reader-parent-from-depth";
    /// "Direction" by itself below a direction: the same unit.
    UnitAgain { text: String, unit: String } = "reader-unit-again";
    UnitTwice { unit: String } = "reader-unit-twice";
    ChartUntitled { label: String } = "reader-chart-untitled";
    ChartAssumed { label: String } = "reader-chart-assumed";
    ChartEmpty { label: String } = "reader-chart-empty";
    SeveralTops { unit: String, root: String } = "reader-several-tops";
    /// A second chart with the title, role and date of an earlier one.
    ChartRepeated { label: String } = "reader-chart-repeated";
    PostBeforeUnit { title: String } = "reader-post-before-unit";
    DirectorGivenToRoot { title: String, unit: String, root: String } = "reader-director-given-to-root";
    OrganisationAssumed { text: String } = "reader-organisation-assumed";
    OrganisationOrUnit { text: String } = "reader-organisation-or-unit";
    BlockAfterChart { label: String } = "reader-block-after-chart";
    BlockRepeated { text: String } = "reader-block-repeated";
    RoleUnclear { text: String } = "reader-role-unclear";
    DateInvalid { text: String } = "reader-date-invalid";
    DateOfSomethingElse { text: String } = "reader-date-of-something-else";
    CeilingBetween { figure: u32, label: String } = "reader-ceiling-between";
    CeilingInside { figure: u32, unit: String } = "reader-ceiling-inside";
    CeilingUnused { figure: u32 } = "reader-ceiling-unused";
    /// A figure followed by more words, such as "dont 2 vacants".
    CeilingWithMore { figure: u32, text: String } = "reader-ceiling-with-more";
    CeilingUnclear { text: String } = "reader-ceiling-unclear";
    CeilingDiffers { unit: String, printed: u32, counted: u32 } = "reader-ceiling-differs";
    CeilingMissing { label: String } = "reader-ceiling-missing";
    CountDiffers { unit: String, printed: u32, counted: u32 } = "reader-count-differs";
}
