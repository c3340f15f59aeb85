//! One line, told by what is asked of it in this order: whether it says anything, whether it stands by itself, is
//! a row, names units; else by what it was chosen to be.

use jiff::civil::Date;

use super::organisations::{at_head_of_page, beside_project};
use super::statements::{MOST_BYTES, Meaning, Reader};
use crate::format::reading::Doubt;
use crate::format::reading::draft::Total;
use crate::format::reading::phrases::{imprint, titles};
use crate::format::reading::vocabulary::{
    bare, is_report_title, names_both_states, without_persons,
};
use crate::format::text::candidates::Use;
use crate::format::text::candidates::figures::{self, Figures};
use crate::format::text::candidates::furniture;
use crate::format::text::candidates::heading::{self, read_heading};
use crate::format::text::candidates::paths;
use crate::format::text::lines::GivenDepth;

impl Reader<'_> {
    /// Reads the statement that begins at line `at`; where the next one begins.
    pub(super) fn read(&mut self, at: usize) -> usize {
        if self.lines[at].begins_page {
            self.push(at..at, Meaning::Page);
        }
        if self.lines[at].given == GivenDepth::Unit {
            return self.heading(at);
        }
        if let Some(end) = self.plain_posts(at) {
            return end;
        }
        self.beside_the_chart(at)
            .or_else(|| self.by_itself(at))
            .or_else(|| self.figure(at))
            .or_else(|| self.row_of_table(at))
            .or_else(|| self.units(at))
            .or_else(|| self.posts_or_category(at))
            .or_else(|| self.introduction(at))
            .unwrap_or_else(|| self.heading_or_prose(at))
    }

    /// Most lines by far: a count, a title and a category, of which nothing else is to be asked.
    fn plain_posts(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        let is_plain = self.chosen[at].is_some_and(|it| it.plain && it.taken == Use::Posts);
        let is_odd = line.aside || line.note || line.contents || line.mended.is_some();
        if !is_plain || is_odd || line.text.contains('\u{fffd}') {
            return None;
        }
        self.columns = None;
        self.posts_or_category(at)
    }

    /// What is left out before anything is asked of its words.
    fn beside_the_chart(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        let text = line.text.as_str();
        if line.is_blank() {
            let meaning = if line.marks_only { Meaning::Furniture } else { Meaning::Blank };
            return Some(self.push(at..at + 1, meaning));
        }
        if line.aside {
            return Some(self.push(at..at + 1, Meaning::Furniture));
        }
        if line.note {
            return Some(self.doubtful(at, Doubt::NoteLeftOut { text: text.to_owned() }));
        }
        if text.len() > MOST_BYTES {
            let beginning: String = text.chars().take(200).chain(['…']).collect();
            return Some(self.doubtful(at, Doubt::Unrecognised { text: beginning }));
        }
        if text.contains('\u{fffd}') {
            self.doubt(at, Doubt::DamagedText { text: text.to_owned() });
        }
        if let Some(printed) = line.mended.clone() {
            self.doubt(at, Doubt::CharactersMended { printed, read: text.to_owned() });
        }
        let is_of_page = furniture::is_page_mark(text) || line.contents;
        is_of_page.then(|| self.push(at..at + 1, Meaning::Furniture))
    }

    /// Fields of posts, our own figures, the titles of charts.
    fn by_itself(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        if let Some(end) = self.fields(at).or_else(|| self.card(at)) {
            return Some(end);
        }
        if let Some(figures) = figures::own_figures(&line.text) {
            return Some(self.own_figures(at, figures));
        }
        if let Some(end) = self.facing_charts(at) {
            return Some(end);
        }
        if names_both_states(&line.text) {
            return Some(self.push(at..at + 1, Meaning::Furniture));
        }
        let mut block = titles::read_block(&line.text)?;
        let end = self.block_end(at, &mut block);
        // Every page prints the title of its chart, which says no state and no date.
        if line.running && self.started && block.role.is_none() && block.date.is_none() {
            return Some(self.push(at..end, Meaning::Furniture));
        }
        Some(self.push_block(at..end, block))
    }

    /// Ceilings, sums, the date of a committee.
    fn figure(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        let text = line.text.as_str();
        if furniture::read_ceiling(text) == Some(furniture::Ceiling::NotPrinted) {
            return Some(self.push(at..at + 1, Meaning::NotPrinted));
        }
        if let Some((ceiling, end)) = self.ceiling(at) {
            if ceiling.is_none() {
                self.doubt(at, Doubt::CeilingUnclear { text: text.to_owned() });
            }
            return Some(self.push(at..end, ceiling.map_or(Meaning::Doubtful, Meaning::Ceiling)));
        }
        // "Postes vacants : 6" sums up what was read.
        if furniture::read_vacant(text).is_some_and(|figure| figure == self.vacant) {
            return Some(self.push(at..at + 1, Meaning::Furniture));
        }
        if let Some(total) = line.total.clone() {
            let (totals, alone) = figures::by_category(text);
            for total in totals {
                self.push(at..at, Meaning::Total(total));
            }
            if alone {
                return Some(self.push(at..at + 1, Meaning::Furniture));
            }
            return Some(self.push(at..at + 1, Meaning::Total(total)));
        }
        let date = titles::committee_date(text).filter(|_| !self.begins_posts(at))?;
        if line.running && self.started {
            return Some(self.push(at..at + 1, Meaning::Furniture));
        }
        Some(self.committee(at, date))
    }

    /// Rows of tables, and boxes side by side.
    fn row_of_table(&mut self, at: usize) -> Option<usize> {
        let table = self.table(at).or_else(|| self.row(at));
        let end = table
            .or_else(|| self.side_by_side(at))
            .or_else(|| self.posts_beside(at))
            .or_else(|| self.cut_row(at));
        if end.is_none() {
            // The heads of a table are those of the rows below the next unit too.
            let goes_on = !self.lines[at].cells.is_empty() || self.is_read_as(at, Use::Heading);
            self.columns = self.columns.take().filter(|_| goes_on);
        }
        end
    }

    /// Lines that name more than a unit: one above it, several below each other, its posts.
    fn units(&mut self, at: usize) -> Option<usize> {
        let text = self.lines[at].text.as_str();
        if let Some(name) = heading::attached_to(text) {
            return Some(self.push(at..at + 1, Meaning::Attached(name.to_owned())));
        }
        if let Some(path) = paths::read_path(text) {
            return Some(self.path(at, &path));
        }
        self.unit_with_posts(at).or_else(|| self.changed_posts(at))
    }

    /// Items of a list of movements, a category above its posts, posts.
    fn posts_or_category(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        if std::mem::take(&mut self.movements) && line.bullet {
            self.movements = true;
            return Some(self.doubtful(at, Doubt::MovementLeftOut { text: line.text.clone() }));
        }
        if figures::is_corps_group(&line.text) {
            return Some(self.push(at..at + 1, Meaning::Furniture));
        }
        if let Some((category, posts)) = figures::category_with_posts(&line.text) {
            let (above, posts) = (self.group.replace(category), posts.to_owned());
            let end = self.push_posts(at..at + 1, &posts);
            self.group = above;
            return Some(end);
        }
        if let Some((category, count)) = figures::counted_category_group(&line.text) {
            self.group = Some(category.clone());
            let figure = count.saturating_mul(100);
            let total = Total { figure, in_fte: false, category: Some(category) };
            return Some(self.push(at..at + 1, Meaning::Total(total)));
        }
        if let Some(category) = figures::category_group(&line.text) {
            self.group = Some(category);
            return Some(self.push(at..at + 1, Meaning::Furniture));
        }
        matches!(self.taken(at), Use::Posts | Use::PostsGoOn).then(|| self.posts(at))
    }

    /// A sentence that says whose posts follow.
    fn introduction(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        let text = line.text.as_str();
        if let Some(name) = heading::announced(text) {
            let name = heading::first_capital(name);
            let mut heading = read_heading(&name, line.style, None, &self.acronyms);
            // It may stand right below the name itself.
            heading.continued = true;
            heading.stated_count = heading::announced_count(text);
            return Some(self.push(at..at + 1, Meaning::Heading(heading)));
        }
        // "Direction :" above who directs the unit, and no unit of its own.
        let groups = self.started && text == "Direction :" && self.begins_posts(at + 1);
        (heading::introduces(text) || heading::names_posts(line) || groups)
            .then(|| self.push(at..at + 1, Meaning::Furniture))
    }

    /// A unit by itself, an administration, or what is neither.
    fn heading_or_prose(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        let text = line.text.as_str();
        self.movements = furniture::announces_movements(text);
        let beside = imprint::is_furniture(text) || is_report_title(text) || self.signs(at);
        if beside || self.titles_tables(at) || self.titles_section(at) || imprint::addresses(text) {
            return self.push(at..at + 1, Meaning::Furniture);
        }
        if let Some(end) = self.paragraph(at) {
            return end;
        }
        if let Some(name) = beside_project(text) {
            self.organisations.insert(bare(text));
            return self.push(at..at + 1, Meaning::Organisation(name));
        }
        if let Some(name) = at_head_of_page(text) {
            return self.push(at..at + 1, Meaning::Organisation(name.to_owned()));
        }
        let titles = !self.started && imprint::titles_document(text) && !self.begins_posts(at + 1);
        if titles && !text.ends_with(['.', ';']) && !heading::begins_with_kind(line) {
            return self.push(at..at + 1, Meaning::Furniture);
        }
        if self.is_organisation(at) {
            self.organisations.insert(bare(text));
            return self.push(at..at + 1, Meaning::Organisation(text.to_owned()));
        }
        match self.taken(at) {
            Use::Heading | Use::HeadingGoesOn => self.heading(at),
            // A report's own prose, which tells of no figure.
            Use::Posts | Use::PostsGoOn | Use::Other if furniture::is_prose(text) => {
                self.prose.push(at);
                self.push(at..at + 1, Meaning::Furniture)
            }
            Use::Posts | Use::PostsGoOn | Use::Other => {
                let may_name_a_unit = text.starts_with(char::is_uppercase)
                    && text.split(' ').count() <= 12
                    && !text.ends_with(['.', ':', ';'])
                    && line.cells.is_empty()
                    && !furniture::is_total(text);
                let (text, _) = without_persons(&self.printed(at));
                self.doubt(at, Doubt::Unrecognised { text });
                let meaning = if may_name_a_unit { Meaning::Unread } else { Meaning::Doubtful };
                self.push(at..at + 1, meaning)
            }
        }
    }

    /// Whether line `at` is the heading of a report's section, "III. CALENDRIER", "Contexte" between blank lines,
    /// and has no posts.
    fn titles_section(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let is_blank = |at: usize| self.lines.get(at).is_none_or(|line| line.is_blank());
        let alone = || is_blank(at + 1) && at.checked_sub(1).is_none_or(is_blank);
        let hashes = line.style.hashes > 0;
        let marked = line.numbering.is_some() || line.style.bold || line.style.capitals || hashes;
        let set_off = marked || line.text.starts_with(char::is_uppercase) && alone();
        let below = (at + 1..self.lines.len()).find(|&next| !self.lines[next].is_blank());
        set_off
            && imprint::names_section(&line.text)
            && below.is_none_or(|next| !self.begins_posts(next))
    }

    /// Whether line `at` is the heading of a document that only says what its tables tell: "Effectifs médicaux et non
    /// médicaux du pôle".
    fn titles_tables(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let words = bare(&line.text);
        let first = words.split(' ').next().unwrap_or_default();
        let tells =
            matches!(first, "effectif" | "effectifs" | "personnel" | "personnels" | "emplois");
        tells
            && line.given == GivenDepth::Heading
            && !self.started
            && !line.text.ends_with(':')
            && self.taken(at) != Use::Heading
    }

    /// Whether who signed stands at line `at`, and no post: "Le maire" below "Pour extrait conforme,".
    fn signs(&self, at: usize) -> bool {
        let text = self.lines[at].text.as_str();
        let named = ["Le ", "La ", "L\u{2019}", "L'"].iter().any(|it| text.starts_with(it));
        let above = self.lines[..at].iter().rev().take(4).filter(|line| !line.is_blank());
        named && text.split(' ').count() <= 6 && {
            let mut above = above.take(2);
            above.any(|line| imprint::is_signed_below(&line.text))
        }
    }

    /// Reads a sentence of the report that runs over several lines, and tells of no figure.
    fn paragraph(&mut self, at: usize) -> Option<usize> {
        const LEAST_WIDTH: usize = 50;
        const MOST_LINES: usize = 12;
        let goes_on = |at: usize| {
            let line = self.lines.get(at)?;
            let plain = !line.is_blank() && !line.bullet && line.cells.is_empty();
            (plain && !line.numbering.is_some() && self.taken(at) == Use::Other).then_some(line)
        };
        let mut text = goes_on(at)?.text.clone();
        let mut end = at + 1;
        while !furniture::is_prose(&text) && end < at + MOST_LINES {
            let above = self.lines[end - 1].text.as_str();
            let open = above.chars().count() >= LEAST_WIDTH && !above.ends_with(['.', ':', ';']);
            let next = goes_on(end).filter(|_| open)?;
            text = format!("{text} {}", next.text);
            end += 1;
        }
        if end == at + 1 || !furniture::is_prose(&text) {
            return None;
        }
        self.prose.extend(at..end);
        Some(self.push(at..end, Meaning::Furniture))
    }

    fn taken(&self, at: usize) -> Use {
        self.chosen[at].map_or(Use::Other, |chosen| chosen.taken)
    }

    /// A line of figures as this program prints them under a unit.
    fn own_figures(&mut self, at: usize, figures: Figures) -> usize {
        match figures.authorised {
            Some(Some(figure)) => {
                self.push(at..at, Meaning::Ceiling(figure));
            }
            Some(None) => {
                self.push(at..at, Meaning::NotPrinted);
            }
            None => {}
        }
        self.push(at..at + 1, Meaning::Total(figures.total))
    }

    /// A line with the date of a committee, which may title a chart.
    fn committee(&mut self, at: usize, date: Result<Date, ()>) -> usize {
        let text = self.lines[at].text.as_str();
        let mut block = titles::committee_block(text);
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
}
