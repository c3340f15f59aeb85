//! Lines put together into statements: a heading, posts, the block that dates a chart, a figure.
//!
//! Each line goes into one statement.

use std::collections::HashSet;
use std::ops::Range;

use jiff::civil::Date;

use super::depth::{Hashes, Schemes, hashes, indentations, is_set_in};
use super::running::above_blocks;
use super::{Chosen, best_reading};
use crate::format::reading::draft::Block;
use crate::format::reading::draft::Depth;
use crate::format::reading::draft::Total;
use crate::format::reading::phrases::brackets::open_brackets;
use crate::format::reading::phrases::changes;
use crate::format::reading::phrases::counts;
use crate::format::reading::phrases::posts::read_posts;
use crate::format::reading::phrases::titles;
use crate::format::reading::post::PostLine;
use crate::format::reading::{Doubt, LineUse, Problem};
use crate::format::tables::{InDocument, TableRow};
use crate::format::text::candidates::Use;
use crate::format::text::candidates::casing::acronyms_in;
use crate::format::text::candidates::cells::Column;
use crate::format::text::candidates::furniture;
use crate::format::text::candidates::heading::{Heading, read_heading};
use crate::format::text::lines::joining::Words;
use crate::format::text::lines::{GivenDepth, Line};

/// What some lines say together.
#[derive(Clone, Debug)]
pub(in crate::format) enum Meaning {
    Blank,
    Heading(Heading),
    /// Units one below the other on one line.
    Path(Vec<Heading>),
    Posts(Vec<PostLine>),
    /// The block with the word ORGANIGRAMME.
    Block(Block),
    /// "CT du 28/11/2022" by itself.
    Committee(Date),
    /// *Postes autorisés*.
    Ceiling(u32),
    /// "Unité de rattachement : …": the unit that the one above stands under.
    Attached(String),
    Organisation(String),
    /// The unit above has a number of authorised posts, which is not printed.
    NotPrinted,
    /// A printed sum.
    Total(Total),
    Furniture,
    /// A page of drawings begins, and a chart with it.
    Page,
    /// What all rows of a table say, at the first of them.
    Table(Box<InDocument>),
    /// A row of a table that was read as a whole.
    Row(LineUse),
    /// Not understood, though it may name the unit of the posts below it.
    Unread,
    Doubtful,
}

/// Lines and what they say.
#[derive(Clone, Debug)]
pub(in crate::format) struct Statement {
    pub lines: Range<usize>,
    /// The column that it begins at, where it is a line of plain text.
    pub indent: Option<usize>,
    pub meaning: Meaning,
}

/// Longest post or heading, in lines: more is an accident.
const MOST_LINES: usize = 8;

/// Longest line, in bytes, that can be a heading or posts: more is a paragraph.
pub(super) const MOST_BYTES: usize = 1_000;

/// The most posts that one line may stand for.
const MOST_OF_LINE: u32 = 999;

/// More posts than any administration has: a text that asks for more is not read further.
pub(super) const MOST_POSTS: u32 = 200_000;

/// A reading that is better than the next best by no more than this is told as a doubt.
const NEAR: i32 = 4;

pub(in crate::format) struct Reader<'a> {
    pub lines: &'a [Line],
    pub acronyms: HashSet<String>,
    words: Words,
    /// What each line is, read with all others; none for blank ones.
    pub chosen: Vec<Option<Chosen>>,
    /// The indentations of headings, where they say a depth.
    indents: Vec<usize>,
    hashes: Hashes,
    schemes: Schemes,
    pub(super) statements: Vec<Statement>,
    /// The columns of the table being read, and the unit its last row named.
    pub columns: Option<Vec<Column>>,
    /// The heads of the last table, with the number of their line.
    pub heads: Option<TableRow>,
    pub table_unit: String,
    /// The category that a line above the posts gave them.
    pub(super) group: Option<String>,
    /// A list of movements is being read: its posts are in no chart.
    pub(super) movements: bool,
    /// Names of administrations, which pages repeat.
    pub organisations: HashSet<String>,
    /// The name that stands above every block, and is no unit's.
    pub above_blocks: Option<String>,
    /// Lines of the report's own prose.
    pub(super) prose: Vec<usize>,
    /// A unit, posts, a table of them or a block were read.
    pub started: bool,
    pub posts: u32,
    /// The vacant ones of those read so far, as they are now.
    pub(super) vacant: u32,
    pub problems: &'a mut Vec<Problem>,
}

/// Cuts `lines` into statements, in order and without gaps.
pub(in crate::format) fn statements(lines: &[Line], problems: &mut Vec<Problem>) -> Vec<Statement> {
    statements_after(0, lines, problems).0
}

/// The same where `posts` posts were read before; with their number after it.
pub(in crate::format) fn statements_after(
    posts: u32,
    lines: &[Line],
    problems: &mut Vec<Problem>,
) -> (Vec<Statement>, u32) {
    let acronyms = acronyms_in(lines.iter().map(|line| line.text.as_str()));
    let chosen = best_reading(lines, MOST_BYTES);
    let above_blocks = above_blocks(lines, &chosen);
    let mut reader = Reader {
        lines,
        acronyms,
        words: Words::of(lines),
        indents: indentations(lines, &chosen),
        hashes: hashes(lines, &chosen),
        chosen,
        schemes: Schemes::default(),
        statements: Vec::new(),
        columns: None,
        heads: None,
        table_unit: String::new(),
        group: None,
        movements: false,
        organisations: HashSet::new(),
        prose: Vec::new(),
        above_blocks,
        started: false,
        posts,
        vacant: 0,
        problems,
    };
    let contacts = lines.iter().enumerate().filter(|(_, line)| !line.is_blank() && !line.aside);
    for (at, text) in contacts.filter_map(|(at, line)| Some((at, line.contact.clone()?))) {
        reader.doubt(at, Doubt::ContactLeftOut { text });
    }
    let mut at = 0;
    while at < lines.len() {
        at = reader.read(at);
    }
    reader.doubt_of_prose();
    (reader.statements, reader.posts)
}

/// Whether a bracket holds the code of a unit: "SD1A".
fn is_code(inside: &str) -> bool {
    let code = inside.trim_end_matches([')', ' ']);
    code.starts_with(char::is_uppercase)
        && code.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || "/-.".contains(c))
}

/// The vacant posts that a statement tells, of a table before and after those before.
fn vacant_in(meaning: &Meaning) -> u32 {
    // All of a line's posts may be told as more than it has.
    let of = |posts: &mut dyn Iterator<Item = &PostLine>| {
        posts.map(|post| post.vacant.min(post.count)).fold(0, u32::saturating_add)
    };
    if let Meaning::Posts(posts) = meaning {
        return of(&mut posts.iter());
    }
    let Meaning::Table(table) = meaning else { return 0 };
    table.states.first().map_or(0, |state| {
        let of_units = state.units.iter().flat_map(|it| &it.unit.posts);
        of(&mut of_units.chain(&state.posts).map(|(_, post)| post))
    })
}

impl Reader<'_> {
    /// A line that says nothing that is understood.
    pub(super) fn doubtful(&mut self, at: usize, doubt: Doubt) -> usize {
        self.doubt(at, doubt);
        self.push(at..at + 1, Meaning::Doubtful)
    }

    pub(in crate::format) fn push(&mut self, lines: Range<usize>, meaning: Meaning) -> usize {
        let end = lines.end;
        if matches!(meaning, Meaning::Heading(_) | Meaning::Path(_) | Meaning::Block(_)) {
            self.group = None;
        }
        if let Meaning::Block(Block { continued: false, .. }) = meaning {
            self.schemes = Schemes::default();
        }
        self.started |= matches!(
            meaning,
            Meaning::Heading(_)
                | Meaning::Path(_)
                | Meaning::Posts(_)
                | Meaning::Table(_)
                | Meaning::Block(_)
        );
        self.vacant = self.vacant.saturating_add(vacant_in(&meaning));
        let first = self.lines.get(lines.start);
        // Of a line that names posts as well they tell of the person.
        if let (Meaning::Heading(heading), Some(true), false) =
            (&meaning, first.map(|line| line.unlisted_person), lines.is_empty())
        {
            let title = heading.name.clone();
            self.problems
                .push(Problem { line: lines.start + 1, doubt: Doubt::PersonLeftOut { title } });
        }
        let plain = first.filter(|line| line.cells.is_empty() && line.given == GivenDepth::None);
        let indent = plain.and_then(|line| line.starts.first().copied());
        self.statements.push(Statement { lines, indent, meaning });
        end
    }

    /// Pushes a block and the unit that it names.
    pub(super) fn push_block(&mut self, lines: Range<usize>, mut block: Block) -> usize {
        let (at, end) = (lines.start, lines.end);
        for doubt in std::mem::take(&mut block.doubts) {
            self.doubt(at, doubt);
        }
        let unit = block.unit.take().filter(|_| !block.continued);
        self.push(lines, Meaning::Block(block));
        if let Some(unit) = unit {
            let heading = read_heading(&unit, self.lines[at].style, None, &self.acronyms);
            // At the block's own line: it may be the last.
            self.push(at..at, Meaning::Heading(heading));
        }
        end
    }

    pub(in crate::format) fn doubt(&mut self, at: usize, doubt: Doubt) {
        self.problems.push(Problem { line: at + 1, doubt });
    }

    /// The text of line `at`, if there is one that is neither blank nor a paragraph.
    pub(in crate::format) fn text(&self, at: usize) -> Option<&str> {
        let line = self.lines.get(at).filter(|line| !line.is_blank());
        line.map(|line| line.text.as_str()).filter(|text| text.len() <= MOST_BYTES)
    }

    /// Line `at` with the code before it.
    pub(super) fn printed(&self, at: usize) -> String {
        let Line { code, text, .. } = &self.lines[at];
        code.as_ref().map_or_else(|| text.clone(), |code| format!("{code} {text}"))
    }

    pub(in crate::format) fn is_read_as(&self, at: usize, wanted: Use) -> bool {
        self.chosen.get(at).copied().flatten().is_some_and(|chosen| chosen.taken == wanted)
    }

    pub(in crate::format) fn begins_posts(&self, at: usize) -> bool {
        self.is_read_as(at, Use::Posts)
    }

    /// Where a block ends: a state or a date may stand on the lines below it.
    pub(super) fn block_end(&mut self, at: usize, block: &mut Block) -> usize {
        let mut end = at + 1;
        while end < at + 4 {
            let Some(text) = self.text(end) else { break };
            if let Some(role) = titles::role_alone(text).filter(|_| block.role.is_none()) {
                block.role = Some(role);
            } else if let Some(date) = titles::committee_date(text).filter(|_| block.date.is_none())
            {
                match date {
                    Ok(date) => block.date = Some(date),
                    Err(()) => self.problems.push(Problem {
                        line: end + 1,
                        doubt: Doubt::DateInvalid { text: text.to_owned() },
                    }),
                }
            } else {
                break;
            }
            end += 1;
        }
        end
    }

    /// A figure of authorised posts, which may stand on the line below its words.
    pub(super) fn ceiling(&mut self, at: usize) -> Option<(Option<u32>, usize)> {
        match furniture::read_ceiling(&self.lines[at].text)? {
            furniture::Ceiling::Figure(figure) => Some((Some(figure), at + 1)),
            furniture::Ceiling::FigureAndMore(figure, text) => {
                self.doubt(at, Doubt::CeilingWithMore { figure, text });
                Some((Some(figure), at + 1))
            }
            furniture::Ceiling::Unclear => Some((None, at + 1)),
            furniture::Ceiling::NotPrinted => None,
            furniture::Ceiling::WordsOnly => {
                let below = self.text(at + 1).and_then(|text| text.parse().ok());
                Some((below, at + 1 + usize::from(below.is_some())))
            }
        }
    }

    pub(super) fn posts(&mut self, at: usize) -> usize {
        let mut text = self.lines[at].text.clone();
        let mut end = at + 1;
        while end - at < MOST_LINES && self.is_read_as(end, Use::PostsGoOn) {
            let Some(next) = self.text(end).map(str::to_owned) else { break };
            self.doubt_of_joining(end, &next);
            if let Some(doubt) = self.words.join(&mut text, &next) {
                self.doubt(end - 1, doubt);
            }
            end += 1;
        }
        // A bracket that a blank line parts from its post.
        if self.lines.get(end).is_some_and(Line::is_blank)
            && self.is_read_as(end + 1, Use::PostsGoOn)
            && let Some(next) = self.text(end + 1).map(str::to_owned)
        {
            self.doubt(end + 1, Doubt::ParenthesisDetached { text: next.clone() });
            self.words.join(&mut text, &next);
            end += 2;
        }
        self.push_posts(at..end, changes::without_unchanged(&text))
    }

    /// Reads `text`, which stands on `lines`, as posts.
    pub(in crate::format) fn push_posts(&mut self, lines: Range<usize>, text: &str) -> usize {
        let mut posts = read_posts(text);
        let text = text.to_owned();
        let mut refused = None;
        for post in &posts {
            self.posts = self.posts.saturating_add(post.count);
            if post.title.is_empty() {
                refused = Some(Doubt::Unrecognised { text: text.clone() });
            } else if post.count == 0 {
                refused = Some(Doubt::CountZero { text: text.clone() });
            } else if post.count > MOST_OF_LINE || self.posts > MOST_POSTS {
                refused = Some(Doubt::CountTooLarge { text: text.clone() });
            } else if counts::begins_with_unusable_count(&post.title) {
                refused = Some(Doubt::CountUnclear { text: text.clone() });
            }
        }
        if let Some(doubt) = refused {
            let refused_posts = posts.iter().map(|post| post.count).fold(0, u32::saturating_add);
            self.posts = self.posts.saturating_sub(refused_posts);
            self.doubt(lines.start, doubt);
            return self.push(lines, Meaning::Doubtful);
        }
        let codes = self.lines[lines.clone()].iter().filter_map(|line| line.code.clone());
        for (post, code) in posts.iter_mut().zip(codes) {
            post.note = if post.note.is_empty() { code } else { format!("{code} ; {}", post.note) };
        }
        if self.lines[lines.clone()].iter().any(|line| line.unlisted_person)
            && let Some(post) = posts.first()
        {
            self.doubt(lines.start, Doubt::PersonLeftOut { title: post.title.clone() });
        }
        for post in &mut posts {
            if let Some(group) = &self.group {
                post.category.get_or_insert_with(|| group.clone());
            }
            for doubt in std::mem::take(&mut post.doubts) {
                self.doubt(lines.start, doubt);
            }
        }
        self.push(lines, Meaning::Posts(posts))
    }

    /// The depth that the author gives to a heading at line `at`.
    pub(in crate::format) fn depth_of(&mut self, at: usize) -> Option<Depth> {
        let line = &self.lines[at];
        let indent = line.starts.first().filter(|_| is_set_in(line));
        let indented = indent.and_then(|indent| self.indents.iter().position(|it| it == indent));
        let level = indented.and_then(|place| u8::try_from(place + 1).ok());
        let by_indent = level.map(|level| Depth { level, sure: true });
        let hashes = line.style.hashes;
        let is_drawn = matches!(line.given, GivenDepth::Box | GivenDepth::Unit);
        let says = is_drawn || (hashes > 0 && self.hashes != Hashes::Alike);
        let sure = line.given != GivenDepth::None || self.hashes == Hashes::Levels;
        let by_hashes = says.then_some(Depth { level: hashes, sure });
        self.schemes.depth(line.numbering).or(by_hashes).or(by_indent)
    }

    pub(super) fn heading(&mut self, at: usize) -> usize {
        let depth = self.depth_of(at);
        let first = &self.lines[at];
        let mut text = self.printed(at);
        let mut end = at + 1;
        while end - at < MOST_LINES && self.is_read_as(end, Use::HeadingGoesOn) {
            let Some(next) = self.text(end).map(str::to_owned) else { break };
            self.doubt_of_joining(end, &next);
            if let Some(doubt) = self.words.join(&mut text, &next) {
                self.doubt(end - 1, doubt);
            }
            end += 1;
        }
        let heading = read_heading(&text, first.style, depth, &self.acronyms);
        // "Pôle Ressources (1 DGA, 2 assistantes)" holds posts that nothing else tells of.
        let counts =
            |inside: &&str| inside.contains(|c: char| c.is_ascii_digit()) && !is_code(inside);
        if let Some(inside) = heading.name.split('(').skip(1).find(counts) {
            let text = inside.trim_end_matches(')').to_owned();
            self.doubt(at, Doubt::ParenthesisUnclear { text });
        }
        if let Some(text) = heading.more.clone() {
            let figure = heading.authorised.or(heading.stated_count).unwrap_or(0);
            self.doubt(at, Doubt::CeilingWithMore { figure, text });
        }
        if heading.dated {
            self.doubt(at, Doubt::DateOfSomethingElse { text: text.clone() });
        }
        if heading.person {
            self.doubt(at, Doubt::PersonLeftOut { title: heading.name.clone() });
        }
        self.push(at..end, Meaning::Heading(heading))
    }

    /// Says that a line was put to the one above it, where it could as well be something of its own.
    fn doubt_of_joining(&mut self, at: usize, text: &str) {
        let above = at.checked_sub(1).map_or("", |above| self.lines[above].text.as_str());
        // "(cat." above "A)": nothing else closes it.
        let closes = text.find(['(', ')']).is_some_and(|it| text[it..].starts_with(')'));
        let open = closes && open_brackets(above) > 0;
        if !open && self.chosen[at].is_some_and(|chosen| chosen.margin <= NEAR) {
            self.doubt(at, Doubt::LinesJoined { text: text.to_owned() });
        }
    }
}
