//! Lines put together into statements: a heading, posts, the block that dates a chart, a figure.
//!
//! Each line goes into one statement. Knows nothing of the tree of units.

use std::collections::HashSet;
use std::ops::Range;

use jiff::civil::Date;

use super::casing::acronyms_in;
use super::furniture::{self, Block};
use super::heading::{self, Heading, read_heading};
use super::lines::Line;
use super::post_line::{self, PostLine, open_brackets, read_posts};
use super::problem::{Doubt, Problem};
use super::vocabulary::is_organisation;

/// What some lines say together.
#[derive(Clone, Debug)]
pub(super) enum Said {
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
    pub said: Said,
}

/// Longest post or heading, in lines: more is an accident.
const MOST_LINES: usize = 8;

struct Reader<'a> {
    lines: &'a [Line],
    acronyms: HashSet<String>,
    statements: Vec<Statement>,
    problems: &'a mut Vec<Problem>,
}

/// Cuts `lines` into statements, in order and without gaps.
pub(super) fn statements(lines: &[Line], problems: &mut Vec<Problem>) -> Vec<Statement> {
    let acronyms = acronyms_in(lines.iter().map(|line| line.text.as_str()));
    let mut reader = Reader { lines, acronyms, statements: Vec::new(), problems };
    let mut at = 0;
    while at < lines.len() {
        at = reader.read(at);
    }
    reader.statements
}

impl Reader<'_> {
    /// Reads the statement that begins at line `at`; where the next one begins.
    fn read(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        let text = line.text.as_str();
        if line.is_blank() {
            return self.push(at..at + 1, Said::Blank);
        }
        if text.contains('\u{fffd}') {
            self.doubt(at, Doubt::DamagedText { text: text.to_owned() });
        }
        if furniture::is_page_mark(text) {
            return self.push(at..at + 1, Said::Furniture);
        }
        if let Some(mut block) = furniture::read_block(text) {
            let end = self.block_end(at, &mut block);
            for doubt in std::mem::take(&mut block.doubts) {
                self.doubt(at, doubt);
            }
            let unit = block.unit.take();
            self.push(at..end, Said::Block(block));
            if let Some(unit) = unit {
                let heading = read_heading(&unit, line.style, 0, &self.acronyms);
                self.push(end..end, Said::Heading(heading));
            }
            return end;
        }
        if let Some((ceiling, end)) = self.ceiling(at) {
            return match ceiling {
                Some(figure) => self.push(at..end, Said::Ceiling(figure)),
                None => {
                    self.doubt(at, Doubt::CeilingUnclear { text: text.to_owned() });
                    self.push(at..end, Said::Doubtful)
                }
            };
        }
        if let Some(date) = furniture::committee_date(text) {
            return match date {
                Ok(date) => self.push(at..at + 1, Said::Committee(date)),
                Err(()) => {
                    self.doubt(at, Doubt::DateInvalid { text: text.to_owned() });
                    self.push(at..at + 1, Said::Doubtful)
                }
            };
        }
        if self.begins_posts(at) {
            return self.posts(at);
        }
        if furniture::is_furniture(text) {
            return self.push(at..at + 1, Said::Furniture);
        }
        if self.is_organisation(at) {
            return self.push(at..at + 1, Said::Organisation(text.to_owned()));
        }
        if heading::is_heading(line) {
            return self.heading(at);
        }
        self.doubt(at, Doubt::Unrecognised { text: text.to_owned() });
        self.push(at..at + 1, Said::Doubtful)
    }

    fn push(&mut self, lines: Range<usize>, said: Said) -> usize {
        let end = lines.end;
        self.statements.push(Statement { lines, said });
        end
    }

    fn doubt(&mut self, at: usize, doubt: Doubt) {
        self.problems.push(Problem { line: at + 1, doubt });
    }

    /// The text of line `at`, if there is one and it is not blank.
    fn text(&self, at: usize) -> Option<&str> {
        self.lines.get(at).filter(|line| !line.is_blank()).map(|line| line.text.as_str())
    }

    fn begins_posts(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let text = line.text.as_str();
        if line.style.hashes > 0 && heading::begins_with_kind(line) {
            return false;
        }
        let numbered_heading = post_line::begins_with_count(text)
            && !post_line::has_category(text)
            && text.split_once(' ').is_some_and(|(_, rest)| {
                super::vocabulary::kind_at_start(&crate::model::folded(rest)).is_some()
            });
        let sentence = text.ends_with('.') && text.split(' ').count() > 14;
        if post_line::begins_with_count(text) {
            return post_line::has_category(text) || !(sentence || numbered_heading);
        }
        if post_line::has_category(text) {
            return text.split(' ').count() <= 20 && !furniture::is_legend(text);
        }
        !heading::is_heading(line) && post_line::ends_with_count(text) && !furniture::is_total(text)
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
            let has_posts = next.is_some_and(|next| self.begins_posts(next));
            if has_posts {
                self.doubt(at, Doubt::OrganisationOrUnit { text });
            }
            return !has_posts;
        }
        if !above_block || line.style.hashes > 0 || post_line::has_category(&text) {
            return false;
        }
        if heading::begins_with_kind(line) {
            // "DEPARTEMENT DES SOLIDARITES" may be either.
            if crate::model::folded(&text).starts_with("departement") {
                self.doubt(at, Doubt::OrganisationOrUnit { text });
            }
            return false;
        }
        self.doubt(at, Doubt::OrganisationAssumed { text });
        true
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
    fn ceiling(&self, at: usize) -> Option<(Option<u32>, usize)> {
        match furniture::read_ceiling(&self.lines[at].text)? {
            furniture::Ceiling::Figure(figure) => Some((Some(figure), at + 1)),
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
            } else if post_line::has_category(&text) {
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
            join(&mut text, &next);
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
            join(&mut text, &next);
            end += 2;
        }
        let mut posts = read_posts(&text);
        for post in &mut posts {
            for doubt in std::mem::take(&mut post.doubts) {
                self.doubt(at, doubt);
            }
        }
        if posts.iter().any(|post| post.title.is_empty()) {
            self.doubt(at, Doubt::Unrecognised { text });
            return self.push(at..end, Said::Doubtful);
        }
        self.push(at..end, Said::Posts(posts))
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
            join(&mut text, &next);
            end += 1;
        }
        let heading = read_heading(&text, first.style, first.numbering, &self.acronyms);
        self.push(at..end, Said::Heading(heading))
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

/// Whether `next` cannot but continue `text`.
fn continues(text: &str, next: &str) -> bool {
    const LINKS: [&str; 22] = [
        "et",
        "ou",
        "de",
        "d'",
        "d\u{2019}",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l'",
        "l\u{2019}",
        "en",
        "à",
        "a",
        "au",
        "aux",
        "pour",
        "sur",
        "par",
        "dans",
        "&",
    ];
    let last = text.rsplit(' ').next().unwrap_or(text).to_lowercase();
    let first = next.split([' ', '\'', '\u{2019}']).next().unwrap_or(next).to_lowercase();
    LINKS.contains(&last.as_str())
        || text.ends_with(['/', '-', ',', '&'])
        || next.starts_with(char::is_lowercase)
        || matches!(first.as_str(), "et" | "de" | "d" | "du" | "des")
}

/// Joins two lines of one text: no space after a hyphen or slash glued to its word.
fn join(text: &mut String, next: &str) {
    let glued = text.ends_with(['/', '-']) && !text.ends_with(" -") && !text.ends_with(" /");
    if !glued {
        text.push(' ');
    }
    text.push_str(next);
}
