//! Physical lines: cleaned of what typesetting left in them, with the marks of style they bear.

mod aligned;
mod bars;
mod cleaning;
pub(in crate::format) mod decode;
mod frames;
pub(in crate::format) mod joining;
mod levels;
pub(in crate::format) mod markup;
pub(in crate::format) mod numbering;

use std::borrow::Cow;

use crate::format::reading::draft::{Style, Total};
use crate::format::reading::phrases::brackets::open_brackets;
use crate::format::reading::phrases::counts::has_category;
use crate::format::reading::vocabulary::kind_at_start;
use crate::format::reading::{Given, Source, SourceLine};
use crate::model::folded;
use aligned::Aligned;
use cleaning::clean;
use numbering::Numbering;

/// What a form says of the depth of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::format) enum GivenDepth {
    #[default]
    None,
    /// The level of a document's heading, which a report may give to all units alike.
    Heading,
    /// Boxes joined by lines.
    Box,
    /// Of what the file says that it is a unit.
    Unit,
}

/// One line of the text.
#[derive(Clone, Debug, Default)]
pub(in crate::format) struct Line {
    /// What it says, one space between words, without the marks of its style.
    pub text: String,
    pub style: Style,
    /// Opens `**` without closing it.
    pub bold_opens: bool,
    /// Closes a `**` that it did not open.
    pub bold_closes: bool,
    /// Stands within a `**` that a line above opened and none has closed yet.
    pub bold_runs_on: bool,
    pub bullet: bool,
    pub numbering: Numbering,
    /// What its form says of its depth.
    pub given: GivenDepth,
    /// Below the first line of a drawn box.
    pub in_box: bool,
    /// The cells of a table's row; none where the line is no row.
    pub cells: Vec<String>,
    /// It is what a page of drawings is called: a chart begins.
    pub begins_page: bool,
    /// The table of the form that the row is of; 0 where the row is drawn in the text.
    pub table: u32,
    /// All cells of a row that is drawn or parted by signs, blank ones too; none where the line is no such row.
    pub row: Vec<String>,
    /// The column that each cell, or the one text of the line, starts at.
    pub starts: Vec<usize>,
    /// What parts the cells was drawn: `|` rather than white space.
    pub ruled: bool,
    /// The sum that it prints.
    pub total: Option<Total>,
    /// Of a table of contents.
    pub contents: bool,
    /// As it is printed, where letters and figures were mixed up.
    pub mended: Option<String>,
    /// The code of the post that it tells of, which stood before the text.
    pub code: Option<String>,
    /// An address or a telephone number that stood in the text.
    pub contact: Option<String>,
    /// The text of a footnote.
    pub note: bool,
    /// A star stands before the text, as before a note, or after a word of it, as one that sends to a note.
    pub starts_starred: bool,
    pub ends_starred: bool,
    /// Of the letter around the chart.
    pub aside: bool,
    /// A page number stood beside the text.
    pub paged: bool,
    /// A form feed stands before it.
    pub begins_sheet: bool,
    /// Who holds its posts, as the line names them.
    pub person: Option<String>,
    /// The name left the text.
    pub unlisted_person: bool,
    /// At the head of a page it prints again what a line above says.
    pub running: bool,
    /// Nothing but marks of style: a rule of `#`, the `**` that closes a name.
    pub marks_only: bool,
}

impl Line {
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// The lines of `source`, each with what its form gives.
pub(in crate::format) fn lines(source: &Source) -> Vec<Line> {
    let texts = frames::unframed(source.lines.iter().map(|line| line.text.as_str()));
    let texts = bars::closed(texts);
    let sign = levels::repeated_sign(source);
    let lines = source.lines.iter().zip(&texts);
    let mut lines: Vec<Line> = lines.map(|(line, text)| given_line(line, text, sign)).collect();
    for (line, row) in lines.iter_mut().zip(aligned::aligned(&texts)) {
        if let Some(Aligned { cells, starts }) = row.filter(|_| line.table == 0) {
            (line.row, line.cells, line.starts) = (cells.clone(), cells, starts);
        }
    }
    for at in 1..lines.len() {
        let above = &mut lines[at - 1];
        let plain = above.cells.is_empty() && !above.bullet && above.style.hashes == 0;
        above.style.bold |= plain && levels::underlines(&source.lines[at].text, &above.text);
    }
    for at in 1..lines.len() {
        // "B) : 1" below "Gestionnaire (cat": it closes a bracket and numbers nothing.
        let open = |above: &Line| !above.is_blank() && open_brackets(&above.text) > 0;
        let own = source.lines[at].text.trim_start();
        let closes = own.find(['(', ')']).is_some_and(|it| own[it..].starts_with(')'));
        if lines[at].numbering.is_some() && closes && open(&lines[at - 1]) {
            lines[at].text = clean(own);
            lines[at].numbering = Numbering::default();
        }
    }
    let mut open = false;
    for line in &mut lines {
        if open && !line.is_blank() {
            line.style.bold = true;
            line.bold_runs_on = !line.bold_closes;
        }
        open = (open && !line.bold_closes && !line.is_blank()) || line.bold_opens;
    }
    lines
}

/// A line with the depth, the bullet or the cells that its form gives it; `sign` is one that the text repeats
/// to say a depth.
fn given_line(source: &SourceLine, text: &str, sign: Option<char>) -> Line {
    let mut line = match &source.given {
        Given::Row { table, cells } => return Line { table: *table, ..row(cells) },
        Given::Furniture => return line(""),
        Given::Nothing => match levels::unmarked(text, sign) {
            Some((column, words)) => {
                return Line { bullet: true, starts: vec![column], ..line(words) };
            }
            None => line(text),
        },
        Given::Paragraph { .. }
        | Given::Heading { .. }
        | Given::Item { .. }
        | Given::Box { .. }
        | Given::Unit { .. }
        | Given::InBox
        | Given::Title => line(text),
    };
    // A frame was all that stood there.
    line.marks_only |= text.is_empty() && !source.text.is_empty();
    line.in_box = source.given == Given::InBox;
    match source.given {
        Given::Nothing | Given::Row { .. } | Given::InBox | Given::Furniture => {}
        Given::Title => {
            line.style.bold = true;
            line.begins_page = true;
        }
        Given::Paragraph { bold, indent } => {
            line.style.bold |= bold;
            if line.cells.is_empty() && indent > 0 {
                line.starts = vec![usize::from(indent)];
            }
        }
        Given::Heading { level: depth } => {
            line.style.hashes = depth;
            line.given = GivenDepth::Heading;
        }
        Given::Box { depth } => {
            line.style.hashes = depth;
            line.given = GivenDepth::Box;
        }
        Given::Unit { depth } => {
            line.style.hashes = depth;
            line.given = GivenDepth::Unit;
        }
        Given::Item { depth } => {
            line.bullet = true;
            // Its depth in the list is an indentation, further in than what stands in no list.
            if line.cells.is_empty() {
                line.starts = vec![2 * usize::from(depth)];
            }
        }
    }
    line
}

/// A table's row, whose cells its form gives.
fn row(given: &[String]) -> Line {
    let mut cells: Vec<String> = given.iter().map(|cell| clean(cell)).collect();
    let mut starts = (0..cells.len()).collect();
    let mut text = cells.first().cloned().unwrap_or_default();
    let row = cells.clone();
    tidy_row(&mut cells, &mut starts, &mut text);
    Line { ruled: true, row, cells, starts, ..line(&text) }
}

pub(in crate::format) fn line(source: &str) -> Line {
    let raw = &*self::markup::plain(source);
    let (mut cells, mut starts, ruled) = cells(raw);
    let mut clean = clean(raw);
    let unmarked = |cell: &String| cell.replace("**", "").trim().to_owned();
    let row = if ruled { cells.iter().map(unmarked).collect() } else { separated(raw) };
    if ruled {
        tidy_row(&mut cells, &mut starts, &mut clean);
    }
    let paged = !ruled && drop_page(&mut cells, &mut clean);
    if cells.is_empty() && (!ruled || starts.is_empty()) {
        starts = vec![indentation(raw)];
    }
    let Marked { plain, mut style, bullet, bold_opens, bold_closes, starts_starred } =
        marked(&clean);
    let plain = levels::without_article(&plain).unwrap_or(&plain);
    let (numbering, rest) = strip_numbering(plain);
    let told = levels::told_level(rest).filter(|_| cells.is_empty() && style.hashes == 0);
    let rest = told.map_or(rest, |(_, rest)| rest);
    let ends_starred = !starts_starred && is_starred(raw);
    // "Coordinateur (A) : 1 *" sends to a note.
    let rest = if ends_starred { rest.trim_end_matches(['*', ' ']) } else { rest };
    style.hashes = told.map_or(style.hashes, |(level, _)| level + 1);
    let given = if told.is_some() { GivenDepth::Heading } else { GivenDepth::None };
    let letters = rest.chars().filter(|c| c.is_alphabetic()).count();
    style.capitals = letters >= 2 && !rest.chars().any(char::is_lowercase);
    Line {
        text: rest.to_owned(),
        style,
        given,
        bold_opens,
        bold_closes,
        bullet,
        numbering,
        row,
        cells,
        starts,
        ruled,
        starts_starred,
        ends_starred,
        paged,
        begins_sheet: source.starts_with('\u{c}'),
        marks_only: rest.is_empty() && !raw.trim().is_empty(),
        ..Line::default()
    }
}

/// What the marks around the words of a line say, and these without them.
struct Marked {
    plain: String,
    style: Style,
    bullet: bool,
    bold_opens: bool,
    bold_closes: bool,
    starts_starred: bool,
}

/// Takes off the marks of style, bullets and frames that stand around the words of a line.
fn marked(clean: &str) -> Marked {
    // The branches of a drawn tree stand before what hangs on them.
    let drawn = "│├└─┬┌╰╭┃┣┗━";
    let branch = clean.starts_with(|c| drawn.contains(c));
    let mut rest = clean.trim_start_matches(|c| drawn.contains(c) || c == ' ');
    while let Some(quoted) = rest.strip_prefix('>') {
        rest = quoted.trim_start();
    }
    let mut style = Style::default();
    let hashes = rest.bytes().take_while(|&b| b == b'#').count();
    if (1..=9).contains(&hashes) {
        style.hashes = u8::try_from(hashes).unwrap_or(9);
        rest = rest[hashes..].trim_start().trim_end_matches('#').trim_end();
    }
    let starts_starred = rest.starts_with('*') && !rest.starts_with("**");
    let framed = levels::framed(rest);
    if let Some((sign, count, words)) = framed {
        rest = words;
        if sign == '=' {
            style.hashes = u8::try_from(count - 1).unwrap_or(9);
        }
    }
    let (bullet, rest) = strip_bullet(rest);
    // Lines drawn with "_" set off nothing.
    let is_drawn = rest.contains("___") || rest.contains(" __ ");
    let underlined = |is: bool| is && !is_drawn;
    let lines = if is_drawn { 0 } else { rest.matches("__").count() };
    let marks = rest.matches("**").count() + lines;
    let opens = rest.starts_with("**") || underlined(rest.starts_with("__"));
    let closes = rest.ends_with("**") || underlined(rest.ends_with("__"));
    let bold_opens = opens && marks % 2 == 1;
    let bold_closes = !opens && closes && marks % 2 == 1;
    style.bold = bold_opens || bold_closes || (opens && closes) || framed.is_some();
    let unmarked = |text: &str| {
        let text = text.replace("**", "");
        if lines > 0 { text.replace("__", "") } else { text }
    };
    let plain = if marks > 0 { Cow::Owned(unmarked(rest)) } else { Cow::Borrowed(rest) };
    let plain = plain.trim();
    let plain = plain.strip_prefix('*').and_then(|t| t.strip_suffix('*')).unwrap_or(plain).trim();
    let plain = without_emphasis(plain).into_owned();
    Marked { plain, style, bullet: bullet || branch, bold_opens, bold_closes, starts_starred }
}

/// Whether a star follows a word or a bracket: "Secrétaires (C)*".
fn is_starred(raw: &str) -> bool {
    if !raw.contains('*') {
        return false;
    }
    let stars = raw.match_indices('*').filter(|(at, _)| !raw[at + 1..].starts_with('*'));
    let mut stars = stars.map(|(at, _)| raw[..at].trim_end_matches(['*', '(', ' ']));
    let marks = raw.matches("**").count();
    marks < 2 && stars.any(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == ')'))
}

/// The column that a line begins at; a tab is four.
fn indentation(raw: &str) -> usize {
    let spaces = raw.chars().take_while(|c| c.is_whitespace());
    spaces.map(|c| if c == '\t' { TAB } else { 1 }).sum()
}

/// The columns that a tab is wide.
const TAB: usize = 4;

/// The row of a table without marks, as cells and as a line; one cell filled is none of a table.
fn tidy_row(cells: &mut Vec<String>, starts: &mut Vec<usize>, clean: &mut String) {
    // A row with one cell filled says what that cell says.
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    if let (Some(only), None) = (filled.next(), filled.next()) {
        clean.clone_from(only);
    }
    let filled: Vec<usize> = (0..cells.len()).filter(|&index| !cells[index].is_empty()).collect();
    if filled.len() < 2 {
        cells.clear();
        *starts = filled;
    }
    for cell in &mut *cells {
        *cell = cell.replace("**", "").trim().to_owned();
    }
    if cells.len() > 1 {
        let filled: Vec<&str> =
            cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        *clean = filled.join(" | ");
    }
}

/// Takes the number of the page out of a line; whether one was there.
fn drop_page(cells: &mut Vec<String>, clean: &mut String) -> bool {
    let is_page = |cell: &String| {
        let cell = cell.to_lowercase();
        let number = cell.strip_prefix("page").unwrap_or_default().trim_start();
        number.starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 10
    };
    if !cells.iter().any(is_page) {
        return false;
    }
    cells.retain(|cell| !is_page(cell));
    if !cells.is_empty() {
        *clean = cells.join(" ");
    }
    if cells.len() < 2 {
        cells.clear();
    }
    true
}

/// The cells of a row, parted by `|`, tabs or wide gaps, and where each starts; none where there are
/// not two.
fn cells(raw: &str) -> (Vec<String>, Vec<usize>, bool) {
    let trimmed = raw.trim();
    if trimmed.starts_with('|') || trimmed.matches('|').count() >= 2 || trimmed.contains(" | ") {
        let inner = trimmed.strip_prefix('|').unwrap_or(trimmed);
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        let cells: Vec<String> = inner.split('|').map(clean).collect();
        let starts = (0..cells.len()).collect();
        return (cells, starts, true);
    }
    let (mut cells, mut starts) = (Vec::new(), Vec::new());
    let separated = trimmed.matches(';').count() >= 2;
    if separated || trimmed.contains('\t') || trimmed.contains("   ") {
        let mut column = 0;
        // Tabs lead to stops, however wide what stands before them.
        let by_tabs = !separated && raw.contains('\t') && !trimmed.contains("   ");
        let parts = raw.split("   ").flat_map(|part| part.split('\t'));
        let parts = parts.flat_map(|part| part.split(if separated { ';' } else { '\t' }));
        for (index, part) in parts.enumerate() {
            column = match by_tabs {
                true => index * TAB,
                false => column + if index > 0 { 3 } else { 0 },
            };
            let cell = clean(part);
            if !cell.is_empty() {
                let indent = part.chars().take_while(|c| c.is_whitespace()).count();
                starts.push(column + indent);
                cells.push(cell);
            }
            column += part.chars().count();
        }
    }
    if cells.len() > 1 { (cells, starts, false) } else { (Vec::new(), Vec::new(), false) }
}

/// All cells of a row parted by semicolons or tabs, blank ones too; none where the line is no such row.
fn separated(raw: &str) -> Vec<String> {
    let line = raw.trim_end_matches([' ', '\r']);
    let mark = match () {
        () if line.matches(';').count() >= 2 => ';',
        () if line.trim_start().contains('\t') => '\t',
        () => return Vec::new(),
    };
    line.split(mark).map(clean).collect()
}

/// `text` without the stars that set off a word: "Service *Logement*".
fn without_emphasis(text: &str) -> Cow<'_, str> {
    if !text.contains('*') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        if c == '*' && before.is_alphanumeric() != after.is_alphanumeric() {
            continue;
        }
        before = c;
        out.push(c);
    }
    Cow::Owned(out)
}

/// Signs that stand before an item of a list, those of symbol fonts among them.
const BULLETS: &str = "•●▪■◦○‣➢➤►▸▶▷▹◾◽◼◻▫□☐☑❑❒❏◆◇❖★☆⁃⁌⁍✓✔✗✘➔➜➡⇒→»›·∙\u{f0b7}\u{f0a7}\u{f0a8}\u{f0d8}\u{f0fc}\u{f076}";

fn strip_bullet(text: &str) -> (bool, &str) {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return (false, text) };
    let rest = letters.as_str();
    let strong = BULLETS.contains(first);
    let weak = matches!(first, '-' | '–' | '—' | '*' | '+' | 'o');
    if strong || (weak && rest.starts_with(' ')) {
        (true, rest.trim_start())
    } else if matches!(first, '-' | '–') && rest.starts_with(char::is_alphanumeric) {
        (true, rest)
    } else {
        (false, text)
    }
}

/// "1.", "1)", "1.2", "A.", "IV -", "1 - " before a name: the numbering, and the text after it.
fn strip_numbering(text: &str) -> (Numbering, &str) {
    let none = (Numbering::default(), text);
    let Some((mark, after)) = text.split_once(' ') else { return none };
    let Some((numbering, closed)) = Numbering::of(mark) else { return none };
    let rest = after.trim_start_matches(['-', '–', '—', ' ']);
    let dashed = rest.len() < after.len();
    if !rest.starts_with(|c: char| c.is_alphanumeric()) {
        return none;
    }
    let has_kind = kind_at_start(&folded(rest)).is_some();
    let names_unit = has_kind || (rest.len() > 3 && !rest.chars().any(char::is_lowercase));
    // "1 Service Budget" is numbered, "2 services civiques" and "1 Direction (A)" count.
    // "1 Service Budget (SB)" is, with its letters behind it.
    let is_plain = !rest.contains('(') || has_kind && !has_category(rest);
    let is_named = has_kind && rest.starts_with(char::is_uppercase) && is_plain;
    let numbers = match () {
        // "1 - Direction X" is numbered, "1 - directeur" counts; "A – Chef de service" is a category.
        () if dashed => names_unit || (numbering.parts() > 1 && !rest.contains('(')),
        // "1.5 gestionnaires (B)" counts posts.
        () if !closed => match numbering.parts() {
            0 | 1 => is_named,
            2 => is_plain,
            _ => true,
        },
        () => true,
    };
    // Without a mark a letter is a word.
    let letter_alone = numbering.is_letter() && !closed && !dashed;
    if numbers && !letter_alone { (numbering, rest) } else { none }
}
