//! What the reader could not be sure of, each with its line.

use super::columns::Meaning;
use crate::words::{Message, MessageKey, key, message, shortened};

/// The lines of a text that is read, at most: some three thousand pages.
pub const LINES_MAX: usize = 200_000;

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
}

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
    /// A file without a letter.
    #[error("an empty file")]
    Empty,
    /// A text in which nothing is a unit or a post.
    #[error("no unit and no post in this text")]
    NoChart,
    /// A message whose text holds no chart, with the names of what hangs on it.
    #[error("no unit and no post in this message")]
    NoChartInMail { attached: Vec<String> },
    /// A package that cannot be opened: cut off, or changed on its way.
    #[error("a broken package")]
    PackageBroken,
    /// A package that comes to more than any document once it is unpacked, or to more than it says.
    #[error("a package that swells")]
    PackageSwells,
    #[error("protected by a password")]
    Protected,
    #[error("broken XML")]
    XmlBroken,
    /// More deeply nested than any document.
    #[error("XML nested too deep")]
    XmlDeep,
    /// A form of which a program that people have makes one that is read.
    #[error("{format}, to be saved as {instead}")]
    SaveAs { format: &'static str, instead: &'static str },
    /// A picture with a project in it, which is opened and not read.
    #[error("a picture with a project inside")]
    ProjectInside,
    /// Pixels alone.
    #[error("a picture: {format}")]
    Picture { format: &'static str },
    /// Rows of cells of which none is a post.
    #[error("no table of posts")]
    NoTable,
    #[error("no sheet {sheet} among {sheets}")]
    SheetMissing { sheet: String, sheets: String },
    #[error("a broken sheet: {sheet}")]
    SheetBroken { sheet: String },
    /// A mapping that is no JSON of one.
    #[error("a broken mapping at {line}:{column}: {why}")]
    MapBroken { line: usize, column: usize, why: String },
    #[error("no column {column}")]
    MapColumn { column: String },
    /// A mapping for another table.
    #[error("column {column} is headed {found}, not {expected}")]
    MapHead { column: String, expected: String, found: String },
    /// Nobody wants it any more.
    #[error("cancelled")]
    Cancelled,
    /// A PDF whose pages are pictures.
    #[error("a scan")]
    PdfScan,
    /// A PDF without a word or a picture.
    #[error("empty pages")]
    PdfEmpty,
    /// A PDF that says how its letters look, and not which they are.
    #[error("letters without a meaning")]
    PdfLetters,
    #[error("a broken PDF")]
    PdfBroken,
    /// A PDF with more pages or drawings than any report, or that comes to much more once it is unpacked.
    #[error("a PDF that is too large")]
    PdfTooLarge,
}

impl Unreadable {
    pub fn message(&self) -> Message {
        match self {
            Self::NotText => message!(key::READER_NOT_TEXT),
            Self::OtherFormat { format } => {
                message!(key::READER_OTHER_FORMAT, format = *format)
            }
            Self::TooLong { lines } => {
                message!(key::READER_TOO_LONG, limit = LINES_MAX, lines = *lines)
            }
            Self::Empty => message!(key::DOCUMENT_EMPTY),
            Self::NoChart => message!(key::READER_NO_CHART),
            Self::NoChartInMail { attached } => {
                let (count, names) = (attached.len(), attached.join(", "));
                message!(key::DOCUMENT_MAIL_EMPTY, count, names = names.quoted())
            }
            Self::PackageBroken => message!(key::DOCUMENT_BROKEN),
            Self::PackageSwells => message!(key::DOCUMENT_SWELLS),
            Self::Protected => message!(key::DOCUMENT_PROTECTED),
            Self::XmlBroken => message!(key::DOCUMENT_XML_BROKEN),
            Self::XmlDeep => message!(key::DOCUMENT_XML_DEEP),
            Self::NoTable => message!(key::TABLE_NONE),
            Self::SheetMissing { sheet, sheets } => {
                message!(key::TABLE_SHEET_MISSING, sheet = sheet.as_str(), sheets = sheets.quoted())
            }
            Self::SheetBroken { sheet } => {
                message!(key::TABLE_SHEET_BROKEN, sheet = sheet.quoted())
            }
            Self::MapBroken { line, column, why } => {
                let (line, column) = (line.to_string(), column.to_string());
                message!(key::TABLE_MAP_BROKEN, column, line, why = why.quoted())
            }
            Self::MapColumn { column } => message!(key::TABLE_MAP_COLUMN, column = column.quoted()),
            Self::MapHead { column, expected, found } => message!(
                key::TABLE_MAP_HEAD,
                column = column.quoted(),
                expected = expected.quoted(),
                found = found.quoted()
            ),
            Self::Cancelled => message!(key::TABLE_CANCELLED),
            Self::SaveAs { format, instead } => {
                message!(key::DOCUMENT_SAVE_AS, format = *format, instead = *instead)
            }
            Self::ProjectInside => message!(key::DOCUMENT_PROJECT_INSIDE),
            Self::Picture { format } => message!(key::DOCUMENT_PICTURE, format = *format),
            Self::PdfScan => message!(key::PDF_SCAN),
            Self::PdfEmpty => message!(key::PDF_EMPTY),
            Self::PdfLetters => message!(key::PDF_LETTERS),
            Self::PdfBroken => message!(key::PDF_BROKEN),
            Self::PdfTooLarge => message!(key::PDF_TOO_LARGE),
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

impl Quoted for Meaning {
    fn quoted(&self) -> Self {
        *self
    }
}

macro_rules! doubts {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* }: $kind:ident = $key:expr;)*) => {
        /// Everything the reader can be unsure of, with what it did about it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Doubt {
            $($(#[$doc])* $name { $($field: $type),* },)*
        }

        impl Doubt {
            /// What it is about.
            pub fn kind(&self) -> DoubtKind {
                match self {
                    $(Self::$name { .. } => DoubtKind::$kind,)*
                }
            }

            fn message(&self) -> Message {
                match self {
                    $(Self::$name { $($field),* } => {
                        message!($key, $($field = $field.quoted()),*)
                    })*
                }
            }
        }
    };
}

doubts! {
    /// Read under an encoding that the file does not state.
    EncodingAssumed { encoding: String }: Text = key::READER_ENCODING_ASSUMED;
    /// Bytes that are no text stand in this line.
    DamagedText { text: String }: Text = key::READER_DAMAGED_TEXT;
    /// Neither a unit, a post nor page furniture.
    Unrecognised { text: String }: LeftOut = key::READER_UNRECOGNISED;
    /// Lines put together though nothing shows that they are one.
    LinesJoined { text: String }: Text = key::READER_LINES_JOINED;
    /// A word cut by a hyphen at the end of its line.
    WordRejoined { word: String }: Text = key::READER_WORD_REJOINED;
    /// Boxes side by side, read one after the other.
    SideBySide { text: String }: Text = key::READER_SIDE_BY_SIDE;
    /// A cell of a table's row that is no title, category or count.
    CellLeftOut { text: String }: LeftOut = key::READER_CELL_LEFT_OUT;
    ParenthesisUnclosed { text: String }: Fields = key::READER_PARENTHESIS_UNCLOSED;
    /// A parenthesis parted by a blank line from the post it was given to.
    ParenthesisDetached { text: String }: Fields = key::READER_PARENTHESIS_DETACHED;
    SeveralPostsOnLine { text: String }: Counts = key::READER_SEVERAL_POSTS_ON_LINE;
    /// A post line without a count, read as one post.
    CountAssumed { title: String }: Counts = key::READER_COUNT_ASSUMED;
    /// "Une dizaine d'agents".
    CountRounded { posts: u32, text: String }: Counts = key::READER_COUNT_ROUNDED;
    /// Two counts on one line.
    CountTwice { other: u32, title: String, used: u32 }: Counts = key::READER_COUNT_TWICE;
    CountZero { text: String }: LeftOut = key::READER_COUNT_ZERO;
    /// Digits at the start of a line that count nothing.
    /// "3 + 1" where a number is expected.
    CountSummed { count: u32, text: String, title: String }: Counts = key::READER_COUNT_SUMMED;
    CountUnclear { text: String }: Counts = key::READER_COUNT_UNCLEAR;
    CountTooLarge { text: String }: LeftOut = key::READER_COUNT_TOO_LARGE;
    /// "2 ETP", read as so many full-time posts.
    CountInFte { posts: u32, title: String }: Counts = key::READER_COUNT_IN_FTE;
    /// A post in a list of movements, which is no chart.
    MovementLeftOut { text: String }: LeftOut = key::READER_MOVEMENT_LEFT_OUT;
    /// Working time that does not say which posts it is for.
    FteUnclear { fte: String, title: String }: Fields = key::READER_FTE_UNCLEAR;
    /// "Poste vacant" beside several posts.
    VacancyUnclear { posts: u32, title: String }: Fields = key::READER_VACANCY_UNCLEAR;
    CategoryMissing { title: String }: Fields = key::READER_CATEGORY_MISSING;
    /// A letter at the end of a title, taken for its category.
    CategoryAssumed { category: String, text: String }: Fields = key::READER_CATEGORY_ASSUMED;
    CategoryUnclear { text: String }: Fields = key::READER_CATEGORY_UNCLEAR;
    /// A parenthesis that is neither category, grade, level nor reference job: kept as printed.
    ParenthesisUnclear { text: String }: Fields = key::READER_PARENTHESIS_UNCLEAR;
    /// Words after the post itself, kept as its note.
    ExplanationKept { text: String }: Fields = key::READER_EXPLANATION_KEPT;
    /// A person's name, left out: posts have none.
    PersonLeftOut { title: String }: Fields = key::READER_PERSON_LEFT_OUT;
    KindMissing { parent: String, unit: String }: Units = key::READER_KIND_MISSING;
    /// The heading's depth says another parent than its kind.
    ParentFromKind { parent: String, unit: String }: Place = key::READER_PARENT_FROM_KIND;
    /// No rank says this parent: the heading's depth does, or the chart it stands in.
    ParentFromDepth { parent: String, unit: String }: Place = key::READER_PARENT_FROM_DEPTH;
    /// Posts below a line that was not read, which may be a unit of their own.
    PostsBelowUnread { unit: String, unread: String }: Place = key::READER_POSTS_BELOW_UNREAD;
    /// Posts of which nothing but the category is told.
    TitleMissing { unit: String }: Fields = key::READER_TITLE_MISSING;
    /// A heading amid a chart with neither posts nor units below it.
    SectionTitle { text: String }: Units = key::READER_SECTION_TITLE;
    /// A kind that may stand under many others, or a unit under such a one.
    ParentGuessed { parent: String, unit: String }: Place = key::READER_PARENT_GUESSED;
    /// Its kind is of the same rank as that of a unit before it, which it may be a part of.
    BesideOrBelow { other: String, unit: String }: Place = key::READER_BESIDE_OR_BELOW;
    /// Letters that a scanner took for figures, or figures for letters.
    CharactersMended { printed: String, read: String }: Text = key::READER_CHARACTERS_MENDED;
    /// "Direction" by itself below a direction: the same unit.
    UnitAgain { text: String, unit: String }: Units = key::READER_UNIT_AGAIN;
    UnitTwice { unit: String }: Units = key::READER_UNIT_TWICE;
    ChartUntitled { label: String }: Charts = key::READER_CHART_UNTITLED;
    ChartAssumed { label: String }: Charts = key::READER_CHART_ASSUMED;
    ChartEmpty { label: String }: Charts = key::READER_CHART_EMPTY;
    SeveralTops { root: String, unit: String }: Place = key::READER_SEVERAL_TOPS;
    /// A second chart with the title, role and date of an earlier one.
    ChartRepeated { label: String }: Charts = key::READER_CHART_REPEATED;
    PostBeforeUnit { title: String }: Place = key::READER_POST_BEFORE_UNIT;
    DirectorGivenToRoot { root: String, title: String, unit: String }: Place = key::READER_DIRECTOR_GIVEN_TO_ROOT;
    OrganisationAssumed { text: String }: Units = key::READER_ORGANISATION_ASSUMED;
    OrganisationOrUnit { text: String }: Units = key::READER_ORGANISATION_OR_UNIT;
    BlockAfterChart { label: String }: Charts = key::READER_BLOCK_AFTER_CHART;
    BlockRepeated {}: Charts = key::READER_BLOCK_REPEATED;
    RoleUnclear { text: String }: Charts = key::READER_ROLE_UNCLEAR;
    DateInvalid { text: String }: Charts = key::READER_DATE_INVALID;
    DateOfSomethingElse { text: String }: Charts = key::READER_DATE_OF_SOMETHING_ELSE;
    CeilingBetween { figure: u32, label: String }: Ceilings = key::READER_CEILING_BETWEEN;
    CeilingInside { figure: u32, unit: String }: Ceilings = key::READER_CEILING_INSIDE;
    CeilingUnused { figure: u32 }: Ceilings = key::READER_CEILING_UNUSED;
    /// A figure followed by more words, such as "dont 2 vacants".
    CeilingWithMore { figure: u32, text: String }: Ceilings = key::READER_CEILING_WITH_MORE;
    CeilingUnclear { text: String }: Ceilings = key::READER_CEILING_UNCLEAR;
    CeilingDiffers { counted: u32, printed: u32, unit: String }: Ceilings = key::READER_CEILING_DIFFERS;
    CeilingMissing { label: String }: Ceilings = key::READER_CEILING_MISSING;
    /// A printed sum is not what was read.
    TotalDiffers { counted: String, printed: String, unit: String }: Counts = key::READER_TOTAL_DIFFERS;
    /// A printed sum above any unit.
    TotalUnchecked { printed: String }: Counts = key::READER_TOTAL_UNCHECKED;
    CountDiffers { counted: u32, printed: u32, unit: String }: Counts = key::READER_COUNT_DIFFERS;
    /// Addresses, telephone numbers: no chart of posts has any.
    ContactLeftOut { text: String }: LeftOut = key::READER_CONTACT_LEFT_OUT;
    /// A sentence of the report that tells of a unit, a state or a date.
    ProseLeftOut { text: String }: LeftOut = key::READER_PROSE_LEFT_OUT;
    /// A large picture in a document.
    PictureLeftOut { text: String }: LeftOut = key::DOCUMENT_PICTURE_LEFT_OUT;
    /// Text that was struck out while changes were tracked.
    DeletedLeftOut { text: String }: LeftOut = key::DOCUMENT_DELETED_LEFT_OUT;
    HiddenLeftOut { text: String }: LeftOut = key::DOCUMENT_HIDDEN_LEFT_OUT;
    CommentLeftOut { text: String }: LeftOut = key::DOCUMENT_COMMENT_LEFT_OUT;
    /// A file that hangs on a message.
    AttachmentLeftOut { name: String }: LeftOut = key::DOCUMENT_ATTACHMENT_LEFT_OUT;
    /// A footnote, or the notes of a speaker.
    NoteLeftOut { text: String }: LeftOut = key::DOCUMENT_NOTE_LEFT_OUT;
    /// A box that is tied to none by a line: it stands below another.
    PlacedByNearness { parent: String, unit: String }: Place = key::DRAWING_PLACED_BY_NEARNESS;
    /// A second line that comes from above.
    SecondParent { other: String, parent: String, unit: String }: Place = key::DRAWING_SECOND_PARENT;
    /// A dashed line beside a solid one.
    DashedLeftOut { other: String, unit: String }: LeftOut = key::DRAWING_DASHED_LEFT_OUT;
    /// A line that would put a unit below itself.
    LinkInCircle { parent: String, unit: String }: Place = key::DRAWING_LINK_IN_CIRCLE;
    /// A box with the function of a person on which units hang.
    FunctionTakenForUnit { text: String }: Units = key::DRAWING_FUNCTION_TAKEN_FOR_UNIT;
    /// A page with a unit that another page names.
    PageGoesOn { text: String }: Units = key::DRAWING_PAGE_GOES_ON;
    /// A column whose head says nothing that is known, taken for what stands in it.
    ColumnAssumed { column: String, meaning: Meaning, text: String }: Fields = key::TABLE_COLUMN_ASSUMED;
    /// A column of which nothing is kept, with the first cells in it.
    ColumnLeftOut { column: String, text: String }: LeftOut = key::TABLE_COLUMN_LEFT_OUT;
    /// Columns about persons: posts have none.
    PersonsLeftOut { columns: String }: Fields = key::TABLE_PERSONS_LEFT_OUT;
    /// Two columns of figures of two years, taken for the states of two charts.
    StatesByYear { after: String, before: String }: Charts = key::TABLE_STATES_BY_YEAR;
    /// A sheet that was not read.
    SheetLeftOut { rows: u32, sheet: String }: LeftOut = key::TABLE_SHEET_LEFT_OUT;
    /// A sheet that nobody sees, which was not read.
    HiddenSheetLeftOut { rows: u32, sheet: String }: LeftOut = key::TABLE_HIDDEN_SHEET_LEFT_OUT;
    /// Rows that nobody sees, read like the others; the text is that of the first.
    HiddenRowsRead { rows: u32, text: String }: Text = key::TABLE_HIDDEN_ROWS_READ;
    /// Columns that nobody sees, read like the others.
    HiddenColumnsRead { columns: String }: Text = key::TABLE_HIDDEN_COLUMNS_READ;
    /// Text, a row or a cell that is struck through.
    StruckOut { text: String }: LeftOut = key::TABLE_STRUCK_OUT;
    /// A table beside or below those that were read; the text is that of its first rows.
    TableLeftOut { rows: u32, text: String }: LeftOut = key::TABLE_LEFT_OUT;
    /// A sheet without a column of units: its name is that of its unit.
    UnitFromSheet { sheet: String }: Units = key::TABLE_UNIT_FROM_SHEET;
    /// The name of a sheet, taken for the unit above those that its rows name.
    SheetIsUnit { sheet: String }: Units = key::TABLE_SHEET_IS_UNIT;
    /// Sheets of one table, whose names are kept nowhere.
    SheetsReadTogether { sheets: String }: Text = key::TABLE_SHEETS_READ_TOGETHER;
    /// A cell that is no figure under a head of figures.
    CellUnreadable { column: String, text: String }: Fields = key::TABLE_CELL_UNREADABLE;
    /// A printed sum that is not the sum of its rows.
    RowTotalDiffers { column: String, counted: String, printed: String, text: String }: Counts = key::TABLE_TOTAL_DIFFERS;
    /// "Dont …": a part of what stands above that no post can be told to be.
    DetailLeftOut { text: String }: LeftOut = key::TABLE_DETAIL_LEFT_OUT;
    /// Rows that count no posts; the text is that of the first.
    RowsWithoutPosts { rows: u32, text: String }: LeftOut = key::TABLE_ROWS_WITHOUT_POSTS;
    PostWithoutTitle { text: String, title: String }: Fields = key::TABLE_POST_WITHOUT_TITLE;
    /// A row that names no unit where the others do.
    UnitMissing { title: String }: Place = key::TABLE_UNIT_MISSING;
    /// A parent that no row describes.
    ParentUnknown { parent: String, unit: String }: Place = key::TABLE_PARENT_UNKNOWN;
    /// Units each under the other.
    ParentCircle { parent: String, unit: String }: Place = key::TABLE_PARENT_CIRCLE;
    /// The unit before, in a table in another order than its chart's.
    ParentFromOrder { parent: String, unit: String }: Place = key::TABLE_PARENT_FROM_ORDER;
    /// One code, two names.
    UnitRenamed { code: String, other: String, unit: String }: Units = key::TABLE_UNIT_RENAMED;
    SupervisorUnknown { supervisor: String, title: String }: Place = key::TABLE_SUPERVISOR_UNKNOWN;
    /// A table that names no unit: whom others report to makes one.
    UnitsOfSupervisors { unit: String }: Units = key::TABLE_UNITS_OF_SUPERVISORS;
    PostIdTwice { id: String, title: String }: Counts = key::TABLE_POST_ID_TWICE;
    /// Nobody is named in a table that names who holds the posts.
    VacancyAssumed { title: String }: Fields = key::TABLE_VACANCY_ASSUMED;
    /// Posts *à temps non complet*, of which nothing says for how much.
    PartTimeUnknown { posts: u32, title: String }: Fields = key::TABLE_PART_TIME_UNKNOWN;
    /// More posts held than there are.
    FilledExceeds { budgeted: u32, filled: u32, title: String }: Counts = key::TABLE_FILLED_EXCEEDS;
    /// A page that is a picture among pages with words.
    PageIsPicture { page: u32 }: LeftOut = key::PDF_PAGE_IS_PICTURE;
}
