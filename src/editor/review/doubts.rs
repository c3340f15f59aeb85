//! The doubts of a reader, by what they are about.

use crate::format::reading::{Doubt, Problem};
use crate::words::{Message, MessageKey, key};

/// What a doubt is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DoubtKind {
    /// Something stands in no unit and no post.
    LeftOut,
    /// What a unit stands under, or which unit posts are of.
    Place,
    Units,
    Counts,
    /// Categories, working time, what else a line says.
    Fields,
    /// Postes autorisés.
    Ceilings,
    Charts,
    /// How the text itself was read.
    Text,
}

impl DoubtKind {
    /// The key of its name in `assets/words`.
    pub fn word(self) -> MessageKey {
        match self {
            Self::LeftOut => key::DOUBTS_LEFT_OUT,
            Self::Place => key::DOUBTS_PLACE,
            Self::Units => key::DOUBTS_UNITS,
            Self::Counts => key::DOUBTS_COUNTS,
            Self::Fields => key::DOUBTS_FIELDS,
            Self::Ceilings => key::DOUBTS_CEILINGS,
            Self::Charts => key::DOUBTS_CHARTS,
            Self::Text => key::DOUBTS_TEXT,
        }
    }

    fn of(doubt: &Doubt) -> Self {
        use Doubt as D;
        match doubt {
            D::Unrecognised { .. }
            | D::CellLeftOut { .. }
            | D::MovementLeftOut { .. }
            | D::CountZero { .. }
            | D::CountTooLarge { .. }
            | D::DeletedLeftOut { .. }
            | D::HiddenLeftOut { .. }
            | D::CommentLeftOut { .. }
            | D::AttachmentLeftOut { .. }
            | D::NoteLeftOut { .. }
            | D::ContactLeftOut { .. }
            | D::ProseLeftOut { .. }
            | D::DashedLeftOut { .. }
            | D::ColumnLeftOut { .. }
            | D::SheetLeftOut { .. }
            | D::HiddenSheetLeftOut { .. }
            | D::TableLeftOut { .. }
            | D::StruckOut { .. }
            | D::DetailLeftOut { .. }
            | D::RowsWithoutPosts { .. }
            | D::PictureLeftOut { .. }
            | D::PageIsPicture { .. } => Self::LeftOut,
            D::ParentFromKind { .. }
            | D::ParentFromDepth { .. }
            | D::ParentGuessed { .. }
            | D::PostsBelowUnread { .. }
            | D::PostBeforeUnit { .. }
            | D::BesideOrBelow { .. }
            | D::SeveralTops { .. }
            | D::DirectorGivenToRoot { .. }
            | D::PlacedByNearness { .. }
            | D::SecondParent { .. }
            | D::LinkInCircle { .. }
            | D::ParentUnknown { .. }
            | D::ParentCircle { .. }
            | D::ParentFromOrder { .. }
            | D::SupervisorUnknown { .. }
            | D::UnitMissing { .. } => Self::Place,
            D::KindMissing { .. }
            | D::UnitAgain { .. }
            | D::UnitTwice { .. }
            | D::OrganisationAssumed { .. }
            | D::OrganisationOrUnit { .. }
            | D::FunctionTakenForUnit { .. }
            | D::UnitFromSheet { .. }
            | D::SheetIsUnit { .. }
            | D::UnitRenamed { .. }
            | D::UnitsOfSupervisors { .. }
            | D::PageGoesOn { .. }
            | D::SectionTitle { .. } => Self::Units,
            D::CountAssumed { .. }
            | D::CountRounded { .. }
            | D::CountTwice { .. }
            | D::CountSummed { .. }
            | D::CountUnclear { .. }
            | D::CountInFte { .. }
            | D::SeveralPostsOnLine { .. }
            | D::CountDiffers { .. }
            | D::TotalDiffers { .. }
            | D::TotalUnchecked { .. }
            | D::PostIdTwice { .. }
            | D::FilledExceeds { .. }
            | D::RowTotalDiffers { .. } => Self::Counts,
            D::CeilingBetween { .. }
            | D::CeilingInside { .. }
            | D::CeilingUnused { .. }
            | D::CeilingWithMore { .. }
            | D::CeilingUnclear { .. }
            | D::CeilingDiffers { .. }
            | D::CeilingMissing { .. } => Self::Ceilings,
            D::CategoryMissing { .. }
            | D::CategoryAssumed { .. }
            | D::CategoryUnclear { .. }
            | D::ParenthesisUnclear { .. }
            | D::ParenthesisUnclosed { .. }
            | D::ParenthesisDetached { .. }
            | D::ExplanationKept { .. }
            | D::PersonLeftOut { .. }
            | D::FteUnclear { .. }
            | D::ColumnAssumed { .. }
            | D::PersonsLeftOut { .. }
            | D::PostWithoutTitle { .. }
            | D::TitleMissing { .. }
            | D::VacancyAssumed { .. }
            | D::VacancyUnclear { .. }
            | D::PartTimeUnknown { .. }
            | D::CellUnreadable { .. } => Self::Fields,
            D::EncodingAssumed { .. }
            | D::DamagedText { .. }
            | D::LinesJoined { .. }
            | D::WordRejoined { .. }
            | D::SideBySide { .. }
            | D::CharactersMended { .. }
            | D::HiddenRowsRead { .. }
            | D::SheetsReadTogether { .. }
            | D::HiddenColumnsRead { .. } => Self::Text,
            D::ChartUntitled { .. }
            | D::ChartAssumed { .. }
            | D::ChartEmpty { .. }
            | D::ChartRepeated { .. }
            | D::BlockAfterChart { .. }
            | D::BlockRepeated { .. }
            | D::RoleUnclear { .. }
            | D::DateInvalid { .. }
            | D::DateOfSomethingElse { .. }
            | D::StatesByYear { .. } => Self::Charts,
        }
    }
}

/// Something a reader was not sure of.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubted {
    /// The line it was met at, the first being 1.
    pub line: usize,
    pub kind: DoubtKind,
    pub message: Message,
}

/// The problems of a reader by kind, then by line.
pub fn doubted(problems: &[Problem]) -> Vec<Doubted> {
    let doubted = |problem: &Problem| Doubted {
        line: problem.line,
        kind: DoubtKind::of(&problem.doubt),
        message: problem.message(),
    };
    let mut all: Vec<Doubted> = problems.iter().map(doubted).collect();
    all.sort_by_key(|it| (it.kind, it.line));
    all
}
