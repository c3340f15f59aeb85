//! Lines that name units and their posts at once, and sentences that tell of units no line names.

use super::statements::{MOST_POSTS, Meaning, Reader, Statement};
use crate::format::reading::phrases::brackets::open_brackets;
use crate::format::reading::phrases::changes;
use crate::format::reading::phrases::counts::{self, begins_with_count, ranked_counts};
use crate::format::reading::phrases::posts::read_posts;
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::{
    bare, begins_with_job, is_organisation, kind_at_start, may_be_organisation,
};
use crate::format::reading::{Doubt, LineUse};
use crate::format::tables::{InDocument, TableState};
use crate::format::text::candidates::heading::{self, Heading, read_heading};
use crate::format::text::candidates::paths::Path;
use crate::format::text::candidates::prose;
use crate::format::text::lines::joining::leaves_open;
use crate::model::{Role, folded};

/// Whether a name without a kind's word is a unit's by what stands behind it: "SMUR : 1 cadre, 2 ambulanciers".
fn names_other_unit(name: &str, posts: &str) -> bool {
    const LABELS: [&str; 18] = [
        "compose",
        "composee",
        "comprend",
        "moyens",
        "dont",
        "encadrement",
        "effectif",
        "effectifs",
        "equipe",
        "personnel",
        "personnels",
        "composition",
        "postes",
        "emplois",
        "agents",
        "total",
        "soit",
        "vacants",
    ];
    let words = bare(name);
    let is_label = words.split(' ').any(|word| LABELS.contains(&word) || word == "categorie");
    name.starts_with(char::is_uppercase)
        && name.chars().filter(|c| c.is_alphabetic()).count() > 2
        && words.split(' ').count() <= 6
        && !is_label
        && !begins_with_job(name)
        && !counts::has_category(name)
        && counts::counts_posts(posts)
        && (posts.contains([',', ';', '+']) || posts.contains(" et "))
}

impl Reader<'_> {
    /// Says which sentences tell of what the charts do not.
    pub(super) fn doubt_of_prose(&mut self) {
        let mut told = prose::Told::default();
        for statement in &self.statements {
            if let Meaning::Heading(heading) = &statement.meaning {
                told.name(&heading.key);
            } else if let Meaning::Path(headings) = &statement.meaning {
                headings.iter().for_each(|heading| told.name(&heading.key));
            } else if let Meaning::Block(block) = &statement.meaning {
                told.role |= block.role.is_some();
            }
        }
        for at in std::mem::take(&mut self.prose) {
            let text = &self.lines[at].text;
            if told.lacks(text) {
                self.doubt(at, Doubt::ProseLeftOut { text: text.clone() });
            }
        }
    }

    /// "Direction des Finances : 1 directeur (A), 3 gestionnaires (B)": a unit and its posts.
    pub(super) fn unit_with_posts(&mut self, at: usize) -> Option<usize> {
        let lines = self.lines;
        let line = &lines[at];
        if let Some((name, counts)) = ranked_counts(&line.text)
            && heading::begins_with_kind(line)
            && open_brackets(name) == 0
        {
            return Some(self.unit_with_counts(at, name, &counts));
        }
        // "Service Budget (1 chef de service A, 2 agents C)".
        if let Some((name, posts)) =
            line.text.strip_suffix(')').and_then(|text| text.split_once('('))
            && heading::begins_with_kind(line)
            && counts::lists_posts(posts)
        {
            let heading = read_heading(name, line.style, self.depth_of(at), &self.acronyms);
            self.push(at..at, Meaning::Heading(heading));
            return Some(self.push_posts(at..at + 1, posts));
        }
        let wrapped = self.wrapped(at);
        let (text, end) = wrapped.as_ref().map_or((&line.text, at + 1), |(text, end)| (text, *end));
        if let Some((name, posts)) = heading::told_in_sentence(text) {
            let heading = read_heading(&name, line.style, None, &self.acronyms);
            self.push(at..at, Meaning::Heading(heading));
            return Some(self.push_posts(at..end, &posts));
        }
        let (name, posts) = heading::unit_with_posts(text)?;
        let is_kind = kind_at_start(&folded(name)).is_some_and(|kind| kind.word == folded(name));
        let is_unit = is_kind || heading::begins_with_kind(line);
        if !is_unit && !names_other_unit(name, posts) {
            return None;
        }
        let mut heading = read_heading(name, line.style, self.depth_of(at), &self.acronyms);
        heading.continued = self.was_named_last(&heading.key);
        let posts = posts.to_owned();
        self.push(at..at, Meaning::Heading(heading));
        Some(self.push_posts(at..end, &posts))
    }

    /// A unit and its posts that run over several lines of running text, and where they end: "Service paie : 1
    /// responsable (A) et 2", "gestionnaires (B)."
    fn wrapped(&self, at: usize) -> Option<(String, usize)> {
        /// As short as a line of running text is cut at.
        const LEAST_WIDTH: usize = 60;
        const MOST_LINES: usize = 8;
        let first = &self.lines[at];
        let ends = |text: &str| text.ends_with(['.', ';', ':']) && !text.ends_with("cat.");
        let is_long = |text: &str| text.chars().count() >= LEAST_WIDTH;
        let begins = is_long(&first.text) && first.cells.is_empty() && !ends(&first.text);
        let lists = |text: &str| {
            text.split_once(':').is_some_and(|(_, posts)| begins_with_count(posts.trim_start()))
        };
        let is_list = heading::begins_with_kind(first) && lists(&first.text);
        if !begins || !(is_list || heading::begins_with_article(&first.text)) {
            return None;
        }
        let mut text = first.text.clone();
        let mut end = at + 1;
        while end - at < MOST_LINES && !ends(&text) && is_long(&self.lines[end - 1].text) {
            let goes_on = self.lines.get(end).filter(|line| {
                let plain = !line.is_blank() && !line.bullet && line.cells.is_empty();
                let anew =
                    heading::begins_with_kind(line) || heading::begins_with_article(&line.text);
                let small = line.text.starts_with(|c: char| c.is_lowercase() || c == '(');
                let cut = text.ends_with(',')
                    || leaves_open(&text)
                    || open_brackets(&text) > 0
                    || text.ends_with(|c: char| c.is_ascii_digit());
                plain && line.style.hashes == 0 && !anew && (small || cut)
            });
            let Some(next) = goes_on else { break };
            text = format!("{text} {}", next.text);
            end += 1;
        }
        (end > at + 1).then_some((text, end))
    }

    /// Whether the last unit, or one above it on its line, has that name: "Direction X : 1 directeur", "Direction X :
    /// 1 secrétaire".
    fn was_named_last(&self, key: &str) -> bool {
        let named = |statement: &Statement| match &statement.meaning {
            Meaning::Heading(heading) => Some(heading.key == key),
            Meaning::Path(headings) => Some(headings.iter().any(|heading| heading.key == key)),
            Meaning::Block(_) => Some(false),
            Meaning::Blank
            | Meaning::Posts(_)
            | Meaning::Committee(_)
            | Meaning::Ceiling(_)
            | Meaning::Attached(_)
            | Meaning::Organisation(_)
            | Meaning::NotPrinted
            | Meaning::Total(_)
            | Meaning::Furniture
            | Meaning::Page
            | Meaning::Table(_)
            | Meaning::Row(_)
            | Meaning::Unread
            | Meaning::Doubtful => None,
        };
        self.statements.iter().rev().find_map(named).unwrap_or(false)
    }

    /// "Comptables (B) : 3 → 5": so many posts before, and so many after.
    pub(super) fn changed_posts(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        if line.cells.len() > 1 || line.text.len() > 200 {
            return None;
        }
        let texts = changes::change(&line.text)?;
        let mut doubts = Vec::new();
        let [before, after] = texts.map(|text| {
            let mut posts = text.map_or_else(Vec::new, |text| read_posts(&text));
            doubts.extend(posts.iter_mut().flat_map(|post| std::mem::take(&mut post.doubts)));
            posts
        });
        let all = || before.iter().chain(&after);
        let count = all().map(|post| post.count).fold(0, u32::saturating_add);
        if all().any(|post| post.title.is_empty()) || self.posts.saturating_add(count) > MOST_POSTS
        {
            return None;
        }
        self.posts += count;
        let mut said: Vec<Doubt> = Vec::new();
        for doubt in doubts {
            if !said.contains(&doubt) {
                self.doubt(at, doubt.clone());
                said.push(doubt);
            }
        }
        let state = |role, posts: Vec<PostLine>| TableState {
            role: Some(role),
            posts: posts.into_iter().map(|post| (at + 1, post)).collect(),
            units: Vec::new(),
        };
        let states = vec![state(Role::Source, before), state(Role::Target, after)];
        let table =
            InDocument { states, uses: Vec::new(), persons: Vec::new(), problems: Vec::new() };
        self.push(at..at, Meaning::Table(Box::new(table)));
        Some(self.push(at..at + 1, Meaning::Row(LineUse::Post)))
    }

    /// Units one below the other, and the posts of the last.
    pub(super) fn path(&mut self, at: usize, path: &Path) -> usize {
        let (style, text) = (self.lines[at].style, &self.lines[at].text);
        // The head of a page, which the page before has too.
        if self.lines[at].running && self.started {
            return self.push(at..at + 1, Meaning::Furniture);
        }
        if self.above_blocks.as_ref() == Some(text) {
            let name = path.units[0].to_owned();
            return self.push(at..at + 1, Meaning::Organisation(name));
        }
        let named = |name: &&str| read_heading(name, style, None, &self.acronyms);
        let mut headings: Vec<Heading> = path.units.iter().map(named).collect();
        // "Université de Bourges – Direction du numérique" names the administration first.
        if let [first, _] = path.units[..]
            && path.posts.is_none()
            && (is_organisation(first) || may_be_organisation(first))
            && !self.started
        {
            self.push(at..at, Meaning::Organisation(first.to_owned()));
            // "CH de Lens – pôle Gériatrie" above a page of drawings calls it so, the box below names the unit.
            let is_named = !self.lines[at].begins_page
                || headings[1].name.starts_with(|c: char| !c.is_lowercase());
            let unit = Meaning::Heading(headings.remove(1));
            return self.push(at..at + 1, if is_named { unit } else { Meaning::Furniture });
        }
        let posts = path.posts.map(str::to_owned);
        match posts {
            Some(posts) => {
                self.push(at..at, Meaning::Path(headings));
                self.push_posts(at..at + 1, &posts)
            }
            None => self.push(at..at + 1, Meaning::Path(headings)),
        }
    }

    /// "Service Y : 1 A, 2 B": a unit of which only the categories of its posts are told.
    fn unit_with_counts(&mut self, at: usize, name: &str, counts: &[(&str, &str)]) -> usize {
        let depth = self.depth_of(at);
        let heading = read_heading(name, self.lines[at].style, depth, &self.acronyms);
        self.doubt(at, Doubt::TitleMissing { unit: heading.name.clone() });
        self.push(at..at, Meaning::Heading(heading));
        let post = |(count, rank): &(&str, &str)| format!("{count} Poste ({rank})");
        let posts: Vec<String> = counts.iter().map(post).collect();
        self.push_posts(at..at + 1, &posts.join(", "))
    }
}
