//! What may be asked of an export, and which kinds of file can do it: one table, for the command line and
//! for the window.

use super::format::Format;

/// Something that is asked for besides the chart itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExportWish {
    /// The branch of one unit.
    Unit,
    /// The size of the paper.
    Page,
    Portrait,
    /// A page for each unit that has its own *postes autorisés*.
    Split,
    View,
    Style,
    /// What has changed since another chart.
    Since,
    /// That other chart too.
    Beside,
    /// The chart after each step.
    Steps,
    Date,
    Scale,
    Dpi,
    /// The project inside the file.
    Embed,
    /// Text as outlines.
    Outlines,
    /// A file for archives.
    Archive,
}

/// What becomes of a wish in a kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The file shows it.
    Done,
    /// Such a file has no paper, no colours or no pixels for it to change. All that it says is there, so it
    /// is made, and a sentence says that the wish changed nothing.
    Idle,
    /// The file would lack what was asked for: none is made.
    Refused,
}

impl ExportWish {
    /// In the order of the help.
    pub const ALL: [Self; 15] = [
        Self::Unit,
        Self::Page,
        Self::Portrait,
        Self::Split,
        Self::View,
        Self::Style,
        Self::Since,
        Self::Beside,
        Self::Steps,
        Self::Date,
        Self::Scale,
        Self::Dpi,
        Self::Embed,
        Self::Outlines,
        Self::Archive,
    ];

    /// Its name on the command line, after two hyphens.
    pub fn option(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Page => "page",
            Self::Portrait => "portrait",
            Self::Split => "split",
            Self::View => "view",
            Self::Style => "style",
            Self::Since => "since",
            Self::Beside => "beside",
            Self::Steps => "steps",
            Self::Date => "date",
            Self::Scale => "scale",
            Self::Dpi => "dpi",
            Self::Embed => "embed",
            Self::Outlines => "outlines",
            Self::Archive => "archive",
        }
    }

    /// The table: what becomes of it in a file of this kind.
    pub fn in_format(self, format: Format) -> Reach {
        use Format::{Html, Pdf, Png, Svg, Text};
        use Reach::{Done, Idle, Refused};
        match self {
            // What the chart shows.
            Self::Unit
            | Self::Split
            | Self::View
            | Self::Since
            | Self::Beside
            | Self::Steps
            | Self::Date => Done,
            // Paper and colours: a text has neither, and says the same without.
            Self::Page | Self::Portrait | Self::Style => match format {
                Svg | Png | Pdf => Done,
                Html | Text => Idle,
            },
            // Pixels: everything else is sharp at any size.
            Self::Scale | Self::Dpi => match format {
                Png => Done,
                Svg | Pdf | Html | Text => Idle,
            },
            Self::Embed => match format {
                Svg | Png | Pdf => Done,
                Html | Text => Refused,
            },
            // The letters of a PNG are no text, whatever is asked for; a PDF keeps its text, to be read
            // aloud and searched.
            Self::Outlines => match format {
                Svg => Done,
                Png => Idle,
                Pdf | Html | Text => Refused,
            },
            Self::Archive => match format {
                Pdf => Done,
                Svg | Png | Html | Text => Refused,
            },
        }
    }

    /// Whether a file of this kind shows it: what a window offers.
    pub fn is_done_in(self, format: Format) -> bool {
        self.in_format(format) == Reach::Done
    }

    /// The kinds of file that show it.
    pub fn formats(self) -> impl Iterator<Item = Format> {
        Format::ALL.into_iter().filter(move |&format| self.is_done_in(format))
    }

    /// The extensions of these, as a sentence names them: "svg, png".
    pub fn formats_said(self) -> String {
        self.formats().map(Format::extension).collect::<Vec<_>>().join(", ")
    }
}
