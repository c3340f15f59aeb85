//! Lines put together into statements: a heading, posts, the block that dates a chart, a figure.
//!
//! Each line goes into one statement.

use std::collections::HashSet;
use std::ops::Range;

use jiff::civil::Date;

use super::brackets::open_brackets;
use super::casing::acronyms_in;
use super::furniture::{self, Block};
use super::heading::{self, Heading, read_heading};
use super::joining::{Words, continues};
use super::lines::Line;
use super::post_line::{self, PostLine, read_posts};
use super::tables::{self, Column};
use crate::format::reading::vocabulary::{bare, is_organisation, is_report_title, kind_at_start};
use crate::format::reading::{Doubt, Problem};
use crate::model::folded;

/// What some lines say together.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    Blank,
    Heading(Heading),
    Posts(Vec<PostLine>),
    /// The block with the word ORGANIGRAMME.
    Block(Block),
    /// "CT du 28/11/2022" by itself.
    Committee(Date),
    /// *Postes autorisés*.
    Ceiling(u32),
    Organisation(String),
    Furniture,
    Doubtful,
}

/// Lines and what they say.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub lines: Range<usize>,
    pub meaning: Meaning,
}

/// Longest post or heading, in lines: more is an accident.
const MOST_LINES: usize = 8;

/// Longest line, in bytes, that can be a heading or posts: more is a paragraph.
const MOST_BYTES: usize = 1_000;

/// The most posts that one line may stand for.
const MOST_OF_LINE: u32 = 999;

/// More posts than any administration has: a text that asks for more is not read further.
const MOST_POSTS: u32 = 200_000;

/// How far a name at the head of the text looks for the unit below it.
const HEAD_LINES: usize = 40;

pub(super) struct Reader<'a> {
    pub lines: &'a [Line],
    pub acronyms: HashSet<String>,
    words: Words,
    statements: Vec<Statement>,
    /// The columns of the table being read, and the unit its last row named.
    pub columns: Option<Vec<Column>>,
    pub table_unit: String,
    /// A list of movements is being read: its posts are in no chart.
    movements: bool,
    /// Names of administrations, which pages repeat.
    organisations: HashSet<String>,
    /// A unit, posts or a block were read.
    started: bool,
    pub posts: u32,
    pub problems: &'a mut Vec<Problem>,
}

/// Cuts `lines` into statements, in order and without gaps.
pub(super) fn statements(lines: &[Line], problems: &mut Vec<Problem>) -> Vec<Statement> {
    statements_after(0, lines, problems).0
}

/// The same where `posts` posts were read before; with their number after it.
pub(super) fn statements_after(
    posts: u32,
    lines: &[Line],
    problems: &mut Vec<Problem>,
) -> (Vec<Statement>, u32) {
    let acronyms = acronyms_in(lines.iter().map(|line| line.text.as_str()));
    let mut reader = Reader {
        lines,
        acronyms,
        words: Words::of(lines),
        statements: Vec::new(),
        columns: None,
        table_unit: String::new(),
        movements: false,
        organisations: HashSet::new(),
        started: false,
        posts,
        problems,
    };
    let mut at = 0;
    while at < lines.len() {
        at = reader.read(at);
    }
    (reader.statements, reader.posts)
}

impl Reader<'_> {
    /// Reads the statement that begins at line `at`; where the next one begins.
    fn read(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        let text = line.text.as_str();
        if line.is_blank() {
            let meaning = if line.marks_only { Meaning::Furniture } else { Meaning::Blank };
            return self.push(at..at + 1, meaning);
        }
        if text.len() > MOST_BYTES {
            let beginning: String = text.chars().take(200).chain(['…']).collect();
            return self.doubtful(at, Doubt::Unrecognised { text: beginning });
        }
        if text.contains('\u{fffd}') {
            self.doubt(at, Doubt::DamagedText { text: text.to_owned() });
        }
        if furniture::is_page_mark(text) {
            return self.push(at..at + 1, Meaning::Furniture);
        }
        if let Some(end) = self.facing_charts(at) {
            return end;
        }
        if let Some(mut block) = furniture::read_block(text) {
            let end = self.block_end(at, &mut block);
            return self.push_block(at..end, block);
        }
        if let Some((ceiling, end)) = self.ceiling(at) {
            if ceiling.is_none() {
                self.doubt(at, Doubt::CeilingUnclear { text: text.to_owned() });
            }
            return self.push(at..end, ceiling.map_or(Meaning::Doubtful, Meaning::Ceiling));
        }
        if let Some(date) = furniture::committee_date(text).filter(|_| !self.begins_posts(at)) {
            return self.committee(at, date);
        }
        if let Some(end) = self.row(at).or_else(|| self.side_by_side(at)) {
            return end;
        }
        self.columns = self.columns.take().filter(|_| !line.cells.is_empty());
        if let Some(end) = self.unit_with_posts(at) {
            return end;
        }
        if std::mem::take(&mut self.movements) && line.bullet {
            self.movements = true;
            return self.doubtful(at, Doubt::MovementLeftOut { text: text.to_owned() });
        }
        if self.begins_posts(at) {
            return self.posts(at);
        }
        self.movements = furniture::announces_movements(text);
        if furniture::is_furniture(text) || is_report_title(text) {
            return self.push(at..at + 1, Meaning::Furniture);
        }
        if self.is_organisation(at) {
            self.organisations.insert(text.to_owned());
            return self.push(at..at + 1, Meaning::Organisation(text.to_owned()));
        }
        let counts = furniture::is_total(text) && text.contains(|c: char| c.is_ascii_digit());
        if !counts && (heading::is_heading(line) || self.is_bare_heading(at)) {
            return self.heading(at);
        }
        self.doubtful(at, Doubt::Unrecognised { text: text.to_owned() })
    }

    /// A line with the date of a committee, which may title a chart.
    fn committee(&mut self, at: usize, date: Result<Date, ()>) -> usize {
        let text = self.lines[at].text.as_str();
        let mut block = furniture::committee_block(text);
        match date {
            // "CST du 12/03/2024 – cible" titles a chart.
            Ok(_) if block.role.is_some() || block.unit.is_some() => {
                self.push_block(at..at + 1, block)
            }
            Ok(date) => {
                for doubt in std::mem::take(&mut block.doubts) {
                    self.doubt(at, doubt);
                }
                self.push(at..at + 1, Meaning::Committee(date))
            }
            Err(()) => self.doubtful(at, Doubt::DateInvalid { text: text.to_owned() }),
        }
    }

    /// A line that says nothing that is understood.
    fn doubtful(&mut self, at: usize, doubt: Doubt) -> usize {
        self.doubt(at, doubt);
        self.push(at..at + 1, Meaning::Doubtful)
    }

    pub(super) fn push(&mut self, lines: Range<usize>, meaning: Meaning) -> usize {
        let end = lines.end;
        self.started |=
            matches!(meaning, Meaning::Heading(_) | Meaning::Posts(_) | Meaning::Block(_));
        self.statements.push(Statement { lines, meaning });
        end
    }

    /// Pushes a block and the unit that it names.
    fn push_block(&mut self, lines: Range<usize>, mut block: Block) -> usize {
        let (at, end) = (lines.start, lines.end);
        for doubt in std::mem::take(&mut block.doubts) {
            self.doubt(at, doubt);
        }
        let unit = block.unit.take();
        self.push(lines, Meaning::Block(block));
        if let Some(unit) = unit {
            let heading = read_heading(&unit, self.lines[at].style, 0, &self.acronyms);
            // At the block's own line: it may be the last.
            self.push(at..at, Meaning::Heading(heading));
        }
        end
    }

    pub(super) fn doubt(&mut self, at: usize, doubt: Doubt) {
        self.problems.push(Problem { line: at + 1, doubt });
    }

    /// The text of line `at`, if there is one that is neither blank nor a paragraph.
    fn text(&self, at: usize) -> Option<&str> {
        let line = self.lines.get(at).filter(|line| !line.is_blank());
        line.map(|line| line.text.as_str()).filter(|text| text.len() <= MOST_BYTES)
    }

    fn begins_posts(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let text = line.text.as_str();
        if line.style.hashes > 0 && heading::begins_with_kind(line) {
            return false;
        }
        if heading::begins_with_kind(line) && !post_line::has_category(text) {
            return false;
        }
        let numbered_heading = post_line::begins_with_count(text)
            && !post_line::has_category(text)
            && text.split_once(' ').is_some_and(|(_, rest)| kind_at_start(&folded(rest)).is_some());
        let sentence = text.ends_with('.') && (!line.bullet || text.split(' ').count() > 14);
        if post_line::begins_with_count(text) {
            return post_line::has_category(text) || !(sentence || numbered_heading);
        }
        if post_line::has_category(text) {
            return text.split(' ').count() <= 20 && !furniture::is_legend(text);
        }
        !heading::is_heading(line)
            && !heading::begins_with_kind(line)
            && post_line::ends_with_count(text)
            && !furniture::is_total(text)
            && !furniture::is_recap(text)
    }

    /// "Direction des Finances : 1 directeur (A), 3 gestionnaires (B)": a unit and its posts.
    fn unit_with_posts(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        let (name, posts) = line.text.split_once(" : ")?;
        let is_kind = kind_at_start(&folded(name)).is_some_and(|kind| kind.word == folded(name));
        if !is_kind && !heading::begins_with_kind(line) {
            return None;
        }
        if !post_line::begins_with_count(posts) || !post_line::has_category(posts) {
            return None;
        }
        let heading = read_heading(name, line.style, line.numbering, &self.acronyms);
        let posts = posts.to_owned();
        self.push(at..at, Meaning::Heading(heading));
        Some(self.push_posts(at..at + 1, &posts))
    }

    /// A short line by itself above posts: the name of a unit that nothing else shows as one.
    fn is_bare_heading(&self, at: usize) -> bool {
        const SENTENCES: [&str; 20] = [
            "le", "la", "les", "l", "il", "elle", "ils", "elles", "ce", "cette", "ces", "dans",
            "a", "pour", "afin", "sont", "soit", "dont", "un", "une",
        ];
        let line = &self.lines[at];
        let text = line.text.as_str();
        let words = bare(text);
        let first = words.split(' ').next().unwrap_or_default();
        let named = text.starts_with(char::is_uppercase)
            && text.chars().filter(|c| c.is_alphabetic()).count() > 2
            && !text.ends_with(['.', ':', ';', ',', '!', '?'])
            && !text.contains(['|', '('])
            && text.split(' ').count() <= 10
            && !SENTENCES.contains(&first)
            && !post_line::names_person(text)
            && !furniture::is_total(text);
        let folded = folded(text);
        let is_kind = kind_at_start(&folded).is_some_and(|kind| kind.word == folded);
        let apart = match self.statements.last() {
            Some(Statement { meaning: Meaning::Heading(_), .. }) => is_kind,
            Some(last) => {
                !matches!(last.meaning, Meaning::Posts(_) | Meaning::Doubtful | Meaning::Heading(_))
            }
            None => true,
        };
        named && apart && !line.bullet && self.posts_follow(at)
    }

    /// Whether the next line that is not blank holds posts.
    fn posts_follow(&self, at: usize) -> bool {
        let next = (at + 1..self.lines.len()).take(8).find(|&next| !self.lines[next].is_blank());
        next.is_some_and(|next| {
            self.begins_posts(next)
                || tables::header(&self.lines[next].cells).is_some()
                || tables::has_rank(&self.lines[next].cells)
        })
    }

    /// Whether a name at the head of the text, in capitals or bold, has its first unit below it.
    fn heads_the_text(&self, at: usize) -> bool {
        let line = &self.lines[at];
        if self.started || line.style.hashes > 0 || heading::begins_with_kind(line) {
            return false;
        }
        let below = (at + 1..self.lines.len()).take(HEAD_LINES);
        for next in below.filter(|&next| !self.lines[next].is_blank()) {
            let line = &self.lines[next];
            if self.begins_posts(next) {
                return false;
            }
            if furniture::read_block(&line.text).is_some()
                || (heading::is_heading(line) && heading::begins_with_kind(line))
            {
                return true;
            }
        }
        false
    }

    /// An administration's name, or any line just above ORGANIGRAMME that no kind makes a unit.
    fn is_organisation(&mut self, at: usize) -> bool {
        let line = &self.lines[at];
        let text = line.text.clone();
        let above_block =
            self.text(at + 1).is_some_and(|next| furniture::read_block(next).is_some());
        if is_organisation(&text) {
            // A unit of that name has posts of its own.
            let next = (at + 1..self.lines.len()).find(|&next| !self.lines[next].is_blank());
            let has_posts =
                next.is_some_and(|next| self.begins_posts(next)) && !self.in_page_header(at);
            if has_posts {
                self.doubt(at, Doubt::OrganisationOrUnit { text });
            }
            return !has_posts;
        }
        let heads = heading::is_heading(line) && self.heads_the_text(at);
        if !(above_block || heads) || line.style.hashes > 0 || post_line::has_category(&text) {
            return false;
        }
        if heading::begins_with_kind(line) {
            // "DEPARTEMENT DES SOLIDARITES" may be either.
            if folded(&text).starts_with("departement") {
                self.doubt(at, Doubt::OrganisationOrUnit { text });
            }
            return false;
        }
        self.doubt(at, Doubt::OrganisationAssumed { text });
        true
    }

    /// Whether the administration's name is printed again, next to a page number.
    fn in_page_header(&self, at: usize) -> bool {
        let line = &self.lines[at];
        if line.paged || self.organisations.contains(&line.text) {
            return true;
        }
        let near = at.saturating_sub(2)..(at + 2).min(self.lines.len());
        let mut near = near.filter(|&near| near != at && !self.lines[near].is_blank());
        near.any(|near| furniture::is_page_mark(&self.lines[near].text))
    }

    /// Where a block ends: a state or a date may stand on the lines below it.
    fn block_end(&mut self, at: usize, block: &mut Block) -> usize {
        let mut end = at + 1;
        while end < at + 4 {
            let Some(text) = self.text(end) else { break };
            if let Some(role) = furniture::role_alone(text).filter(|_| block.role.is_none()) {
                block.role = Some(role);
            } else if let Some(date) =
                furniture::committee_date(text).filter(|_| block.date.is_none())
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
    fn ceiling(&mut self, at: usize) -> Option<(Option<u32>, usize)> {
        match furniture::read_ceiling(&self.lines[at].text)? {
            furniture::Ceiling::Figure(figure) => Some((Some(figure), at + 1)),
            furniture::Ceiling::FigureAndMore(figure, text) => {
                self.doubt(at, Doubt::CeilingWithMore { figure, text });
                Some((Some(figure), at + 1))
            }
            furniture::Ceiling::Unclear => Some((None, at + 1)),
            furniture::Ceiling::WordsOnly => {
                let below = self.text(at + 1).and_then(|text| text.parse().ok());
                Some((below, at + 1 + usize::from(below.is_some())))
            }
        }
    }

    fn posts(&mut self, at: usize) -> usize {
        let mut text = self.lines[at].text.clone();
        let mut end = at + 1;
        while end < self.lines.len() && end - at < MOST_LINES {
            let Some(next) = self.text(end).map(str::to_owned) else { break };
            let starts_anew = self.begins_anew(end);
            let joined = if open_brackets(&text) > 0 {
                !starts_anew || next.contains(')') && !post_line::begins_with_count(&next)
            } else if next.starts_with('(') {
                true
            } else if post_line::begins_with_count(&next) || post_line::has_category(&text) {
                false
            } else if continues(&text, &next) {
                !starts_anew || post_line::has_category(&next)
            } else if !starts_anew || only_category_makes_posts(&next) {
                self.doubt(end, Doubt::LinesJoined { text: next.clone() });
                true
            } else {
                false
            };
            if !joined {
                break;
            }
            if let Some(doubt) = self.words.join(&mut text, &next) {
                self.doubt(end - 1, doubt);
            }
            end += 1;
        }
        // A bracket that a blank line parts from its post.
        if open_brackets(&text) == 0
            && self.lines.get(end).is_some_and(Line::is_blank)
            && let Some(next) =
                self.text(end + 1).filter(|next| next.starts_with('(')).map(str::to_owned)
            && open_brackets(&next) == 0
        {
            self.doubt(end + 1, Doubt::ParenthesisDetached { text: next.clone() });
            self.words.join(&mut text, &next);
            end += 2;
        }
        self.push_posts(at..end, &text)
    }

    /// Reads `text`, which stands on `lines`, as posts.
    pub(super) fn push_posts(&mut self, lines: Range<usize>, text: &str) -> usize {
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
            } else if post_line::begins_with_unusable_count(&post.title) {
                refused = Some(Doubt::CountUnclear { text: text.clone() });
            }
        }
        if let Some(doubt) = refused {
            let refused_posts = posts.iter().map(|post| post.count).fold(0, u32::saturating_add);
            self.posts = self.posts.saturating_sub(refused_posts);
            self.doubt(lines.start, doubt);
            return self.push(lines, Meaning::Doubtful);
        }
        for post in &mut posts {
            for doubt in std::mem::take(&mut post.doubts) {
                self.doubt(lines.start, doubt);
            }
        }
        self.push(lines, Meaning::Posts(posts))
    }

    /// Whether line `at` begins something of its own, whatever stands before it.
    fn begins_anew(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let text = line.text.as_str();
        line.bullet
            || line.style.hashes > 0
            || heading::is_heading(line)
            || self.begins_posts(at)
            || furniture::is_page_mark(text)
            || furniture::read_block(text).is_some()
            || furniture::read_ceiling(text).is_some()
            || furniture::committee_date(text).is_some()
    }

    fn heading(&mut self, at: usize) -> usize {
        let first = &self.lines[at];
        let mut text = first.text.clone();
        let mut open = first.bold_opens;
        let mut end = at + 1;
        while end < self.lines.len() && end - at < MOST_LINES {
            let Some(next) = self.text(end).map(str::to_owned) else { break };
            let line = &self.lines[end];
            if open {
                open = !line.bold_closes;
            } else if next.starts_with('(') && next.ends_with(')') && !self.begins_posts(end) {
                // "(DIRAM)" below the name it shortens.
            } else {
                let other = line.style != first.style || line.bullet || first.style.hashes > 0;
                let anew = self.is_own_statement(end) || heading::begins_with_kind(line);
                let goes_on = continues(&text, &next);
                if other || anew || !(goes_on || heading::is_heading(line)) {
                    break;
                }
                if !goes_on {
                    self.doubt(end, Doubt::LinesJoined { text: next.clone() });
                }
            }
            if let Some(doubt) = self.words.join(&mut text, &next) {
                self.doubt(end - 1, doubt);
            }
            end += 1;
        }
        let heading = read_heading(&text, first.style, first.numbering, &self.acronyms);
        // "Pôle Ressources (1 DGA, 2 assistantes)" holds posts that nothing else tells of.
        let counts = |inside: &&str| inside.contains(|c: char| c.is_ascii_digit());
        if let Some(inside) = heading.name.split('(').skip(1).find(counts) {
            let text = inside.trim_end_matches(')').to_owned();
            self.doubt(at, Doubt::ParenthesisUnclear { text });
        }
        self.push(at..end, Meaning::Heading(heading))
    }

    /// Whether a heading-like line is something else, and no part of the heading above it.
    fn is_own_statement(&self, at: usize) -> bool {
        let text = self.lines[at].text.as_str();
        self.begins_posts(at)
            || is_organisation(text)
            || furniture::is_page_mark(text)
            || furniture::is_furniture(text)
            || furniture::read_block(text).is_some()
            || furniture::read_ceiling(text).is_some()
            || furniture::committee_date(text).is_some()
            || self.text(at + 1).is_some_and(|next| furniture::read_block(next).is_some())
    }
}

/// A line such as "Financier/e/s (B)": posts only if nothing before it wants its category.
fn only_category_makes_posts(text: &str) -> bool {
    post_line::has_category(text) && !post_line::begins_with_count(text)
}
