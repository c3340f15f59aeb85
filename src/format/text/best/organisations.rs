//! Names of administrations, told from those of their units by where they stand.

use super::statements::Reader;
use crate::format::reading::Doubt;
use crate::format::reading::phrases::counts;
use crate::format::reading::phrases::imprint;
use crate::format::reading::phrases::titles;
use crate::format::reading::vocabulary::{
    after_code, bare, is_organisation, is_report_title, kind_at_start, may_be_organisation,
};
use crate::format::text::candidates::Use;
use crate::format::text::candidates::furniture;
use crate::format::text::candidates::heading;
use crate::format::text::candidates::paths::read_path;
use crate::model::folded;

/// How far a name at the head of the text looks for the unit below it.
const HEAD_LINES: usize = 40;

/// "Projet de réorganisation – Préfecture du Cantal": the administration, where the rest says what the report is.
pub(super) fn beside_project(text: &str) -> Option<String> {
    const PROJECTS: [&str; 6] = [
        "projet de reorganisation",
        "projet d organisation",
        "reorganisation des services",
        "projet de service",
        "dossier de reorganisation",
        "evolution de l organisation",
    ];
    let is_project = |part: &&str| PROJECTS.contains(&bare(part).as_str());
    let is_name = |part: &str| is_organisation(part) || may_be_organisation(part);
    match imprint::parts_of(text)[..] {
        [first, second] if is_project(&first) && is_name(second) => Some(second.to_owned()),
        [first, second] if is_project(&second) && is_name(first) => Some(first.to_owned()),
        _ => None,
    }
}

/// "Metz Métropole – Annexe 2 : organigrammes": the administration, where the rest says what the page is.
pub(super) fn at_head_of_page(text: &str) -> Option<&str> {
    let parts = imprint::parts_of(text);
    let (name, rest) = parts.split_first()?;
    let is_of_page = |part: &&str| imprint::is_furniture(part) || is_report_title(part);
    let is_name = is_organisation(name) || may_be_organisation(name);
    (!rest.is_empty() && is_name && rest.iter().all(is_of_page)).then_some(*name)
}

impl Reader<'_> {
    /// An administration's name, or any line just above ORGANIGRAMME that no kind makes a unit.
    pub(super) fn is_organisation(&mut self, at: usize) -> bool {
        let line = &self.lines[at];
        let text = line.text.clone();
        let above_block = self.text(at + 1).is_some_and(|next| titles::read_block(next).is_some());
        if !above_block && self.stands_above_organisation(at) {
            return false;
        }
        let next = (at + 1..self.lines.len()).find(|&next| !self.lines[next].is_blank());
        // A heading amid a chart right above a table is the unit of what the table counts.
        let has_table = self.started
            && self.lines[at].style.hashes > 0
            && next.is_some_and(|next| !self.lines[next].row.is_empty());
        let has_posts = has_table || next.is_some_and(|next| self.begins_posts(next));
        // Each page names it again.
        if self.organisations.contains(&bare(&text)) && !has_posts {
            return true;
        }
        if is_organisation(&text) {
            // A unit of that name has posts of its own.
            let has_posts = has_posts && !self.in_page_header(at);
            if has_posts && kind_at_start(&folded(&text)).is_none() {
                self.doubt(at, Doubt::OrganisationOrUnit { text });
            }
            return !has_posts;
        }
        if above_block && self.above_blocks.as_ref() == Some(&text) {
            return true;
        }
        if may_be_organisation(&text)
            && let Some(is_one) = self.stands_as_organisation(at, above_block)
        {
            return is_one;
        }
        let heads = heading::is_heading(line) && self.heads_the_text(at);
        let sentence = text.ends_with(['.', '!', '?']) || text.split(' ').count() > 14;
        if !(above_block || heads)
            || sentence
            || line.style.hashes > 0
            || counts::has_category(&text)
        {
            return false;
        }
        // "DIRECTION GÉNÉRALE DES SERVICES" is all of its name.
        let lower = folded(&text);
        let is_whole =
            kind_at_start(&lower).is_some_and(|kind| kind.word == lower && kind.word.contains(' '));
        if heading::begins_with_kind(line) || is_whole {
            // "DEPARTEMENT DES SOLIDARITES" may be either.
            if folded(&text).starts_with("departement") {
                self.doubt(at, Doubt::OrganisationOrUnit { text });
            }
            return false;
        }
        self.doubt(at, Doubt::OrganisationAssumed { text });
        true
    }

    /// "DÉPARTEMENT DE L'ÉDUCATION" above the name of the administration, which stands right above ORGANIGRAMME.
    fn stands_above_organisation(&self, at: usize) -> bool {
        let line = &self.lines[at];
        if kind_at_start(&folded(&line.text)).is_none() || !heading::is_heading(line) {
            return false;
        }
        let next = (at + 1..self.lines.len()).find(|&next| !self.lines[next].is_blank());
        next.is_some_and(|next| {
            let name = self.lines[next].text.as_str();
            let titled = self.text(next + 1).is_some_and(|it| titles::read_block(it).is_some());
            let is_name = is_organisation(name) || may_be_organisation(name);
            titled && is_name && name != line.text
        })
    }

    /// Whether a name that administrations and units have is an administration's where it stands, if that is
    /// not as open as anywhere.
    fn stands_as_organisation(&mut self, at: usize, above_block: bool) -> Option<bool> {
        let line = &self.lines[at];
        if line.style.hashes > 0 || counts::has_category(&line.text) {
            return None;
        }
        let has_posts = (at + 1..self.lines.len())
            .find(|&next| !self.lines[next].is_blank())
            .is_some_and(|next| self.begins_posts(next));
        let Some(kind) = kind_at_start(&folded(&line.text[after_code(&line.text)..])) else {
            return (above_block || !self.started && !has_posts).then_some(true);
        };
        if self.started && !above_block {
            return None;
        }
        // The unit that titles a chart stands above what follows.
        let below = (at + 1..self.lines.len()).take(HEAD_LINES).find(|&it| {
            let text = self.lines[it].text.as_str();
            let with_posts = || {
                heading::unit_with_posts(text).is_some()
                    || heading::begins_with_article(text)
                    || read_path(text).is_some()
            };
            self.is_read_as(it, Use::Heading) || with_posts() || self.begins_posts(it)
        });
        let heading = below.filter(|&below| !self.begins_posts(below)).map(|it| &self.lines[it]);
        let next = heading.and_then(|next| {
            let lower = folded(&next.text);
            let named =
                ["le ", "la ", "l'", "l\u{2019}"].iter().find_map(|it| lower.strip_prefix(it));
            kind_at_start(named.unwrap_or(&lower))
        });
        if next.is_some_and(|next| next.rank <= kind.rank) {
            return Some(true);
        }
        let above = at.checked_sub(1).map(|above| self.lines[above].text.as_str());
        let is_title = |text: &str| {
            is_report_title(text)
                || imprint::is_furniture(text)
                || titles::committee_date(text).is_some()
        };
        let below = self.text(at + 1).filter(|_| at == 0);
        if !self.started && (above.is_some_and(is_title) || below.is_some_and(is_title)) {
            return Some(true);
        }
        if heading.is_some() && !above_block {
            self.doubt(at, Doubt::OrganisationOrUnit { text: line.text.clone() });
        }
        None
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
            if titles::read_block(&line.text).is_some()
                || (heading::is_heading(line) && heading::begins_with_kind(line))
            {
                return true;
            }
        }
        false
    }

    /// Whether the administration's name is printed again, next to a page number.
    fn in_page_header(&self, at: usize) -> bool {
        let line = &self.lines[at];
        if line.paged || self.organisations.contains(&bare(&line.text)) {
            return true;
        }
        let near = at.saturating_sub(2)..(at + 2).min(self.lines.len());
        let mut near = near.filter(|&near| near != at && !self.lines[near].is_blank());
        near.any(|near| furniture::is_page_mark(&self.lines[near].text))
    }
}
