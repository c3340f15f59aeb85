//! What a row says of its posts: how many, of what rank, held or vacant, for how much of their time.

use std::collections::HashMap;

use super::body::{Detail, Entry};
use super::contents::Contents;
use super::counted::{Counted, counted};
use super::figures;
use super::mapping::{Crossed, Mapping};
use super::sheet::{Row, column_of, quoted};
use crate::format::reading::columns::{Meaning, State, named};
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::bare;
use crate::format::reading::{Doubt, Problem};
use crate::model::Hundredths;

/// Words for whoever holds a post, at the heads of columns.
const HOLDERS: [&str; 13] = [
    "nom",
    "agent",
    "titulaire",
    "occupant",
    "occupante",
    "occupe",
    "tenu",
    "pourvu",
    "name",
    "employee",
    "incumbent",
    "holder",
    "prenom",
];

/// The posts of one row, at most.
const MOST_OF_A_ROW: i64 = 9_999;

/// The part times that statutes know, in hundredths: a time shared out evenly into these is no guess.
const PART_TIMES: [i64; 6] = [50, 60, 70, 75, 80, 90];

/// Reads rows as posts.
pub(super) struct Posts<'a> {
    pub rows: &'a [Row],
    pub mapping: &'a Mapping,
    /// The sorts of posts that columns count, each with its columns.
    pub sorts: Vec<(Crossed, Vec<usize>)>,
    /// Per column of working times what a figure in it is times, in hundredths.
    scales: Vec<(usize, Scale)>,
    /// Columns of names of whom holds the posts, where these say which are vacant.
    holders: Vec<usize>,
    pub problems: Vec<Problem>,
    /// What titles say of their posts, by their words.
    pub named: HashMap<String, Vec<Named>>,
    /// Rows that print 0 posts, and the first of them.
    pub without: (u32, String, usize),
    /// That the table has no titles is said once.
    pub has_said_untitled: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scale {
    Whole,
    /// "80" of 100.
    Percent,
    /// "28" of 35 hours.
    Hours,
}

/// Posts that a cell of titles names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Named {
    pub post: PostLine,
    /// It says how many: else one, or as many as the row counts.
    pub is_counted: bool,
}

/// The figures of a row about one state, in hundredths; none where the cell is blank or no figure.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Figures {
    pub count: Option<i64>,
    pub filled: Option<i64>,
    pub vacant: Option<i64>,
    pub all_vacant: Option<bool>,
    pub time: Option<i64>,
    pub times: Option<i64>,
    pub part_time: Option<i64>,
    /// The working time of the last post, the others being of a full week.
    pub last_time: Option<i64>,
}

impl<'a> Posts<'a> {
    pub fn of(rows: &'a [Row], mapping: &'a Mapping, entries: &[Entry]) -> Self {
        let times = mapping.columns_of(Meaning::Fte, None);
        let scales = times.into_iter().map(|at| (at, scale(rows, entries, at, &mapping.head(at))));
        let scales = scales.collect();
        let holders = holders(rows, mapping, entries);
        Self {
            rows,
            mapping,
            sorts: mapping.crossed(),
            scales,
            holders,
            problems: Vec::new(),
            named: HashMap::new(),
            without: (0, String::new(), 0),
            has_said_untitled: false,
        }
    }

    pub fn doubt(&mut self, entry: &Entry, doubt: Doubt) {
        self.problems.push(Problem { line: entry.line, doubt });
    }

    pub fn cell(&self, entry: &Entry, meaning: Meaning, state: Option<State>) -> &'a str {
        let columns = self.mapping.columns_of(meaning, state);
        let row = &self.rows[entry.row];
        columns.into_iter().map(|at| row.cell(at)).find(|cell| !cell.is_empty()).unwrap_or("")
    }

    /// The lines of posts of a row in one state; none if it has no posts there.
    pub fn lines(
        &mut self,
        entry: &Entry,
        details: &[&Detail],
        state: Option<State>,
    ) -> Vec<PostLine> {
        let mut post = self.labels(entry, state);
        if self.is_absent(entry, state) {
            return Vec::new();
        }
        let (mut figures, said) = self.figures(entry, state);
        let mut named = self.spoken(entry, state);
        if let Some(said) = said.filter(|_| named.is_empty()) {
            named = said.shares(&post);
        }
        match named.as_mut_slice() {
            [] => {}
            [one] => self.take_spoken(entry, one, &mut post, &mut figures),
            several => return self.several(entry, several, (&post, figures, state)),
        }
        let Some(count) = self.count(entry, &figures, &post.title) else { return Vec::new() };
        self.take_noted(entry, state, count, &post.title, &mut figures);
        let mut vacant = self.vacant(entry, &figures, count, &post.title);
        let mut part_time = figures.part_time.unwrap_or(0) / 100;
        for detail in details {
            let target = if detail.is_vacant { &mut vacant } else { &mut part_time };
            *target = (*target).max(detail.count);
        }
        post.count = u32::try_from(count).unwrap_or(0);
        let part_time = part_time.clamp(0, count);
        let [mut full, mut part] = self.times(entry, &figures, count, part_time, post);
        let vacant = u32::try_from(vacant.clamp(0, count)).unwrap_or(0);
        full.vacant = vacant.min(full.count);
        part.vacant = vacant - full.vacant;
        [full, part].into_iter().filter(|line| line.count > 0).collect()
    }

    /// Of tables with the states side by side: that nothing of a state stands in the row.
    fn is_absent(&self, entry: &Entry, state: Option<State>) -> bool {
        let own = |it: &&super::mapping::Column| it.state.is_some() && it.state == state;
        let mut columns = self
            .mapping
            .columns
            .iter()
            .filter(own)
            .filter_map(|it| column_of(&it.column))
            .peekable();
        columns.peek().is_some() && columns.all(|at| self.rows[entry.row].cell(at).is_empty())
    }

    /// The figure in a cell; a cell that is none is doubted.
    fn figure(
        &mut self,
        entry: &Entry,
        at: usize,
        read: impl Fn(&str) -> Option<i64>,
    ) -> Option<i64> {
        let cell = self.rows[entry.row].cell(at);
        if matches!(cell, "" | "-" | "–" | "—" | "/") {
            return None;
        }
        let figure = read(cell).filter(|figure| *figure >= 0);
        if figure.is_none() {
            let doubt = Doubt::CellUnreadable { column: self.mapping.head(at), text: quoted(cell) };
            self.doubt(entry, doubt);
        }
        figure
    }

    /// What the columns say; of the one that counts posts, what it tells in words too.
    fn figures(&mut self, entry: &Entry, state: Option<State>) -> (Figures, Option<Counted>) {
        let mapping = self.mapping;
        let mut found = Figures::default();
        let own = entry.sort.and_then(|at| self.sorts.get(at)).map(|(_, columns)| columns.clone());
        let others: Vec<usize> = self.sorts.iter().flat_map(|(_, it)| it).copied().collect();
        // What a row says of all its posts is of the only sort that it counts.
        let row = &self.rows[entry.row];
        let is_some = |at: &usize| figures::hundredths(row.cell(*at)).is_some_and(|it| it > 0);
        let is_only = self.sorts.iter().filter(|(_, it)| it.iter().any(is_some)).count() == 1;
        let of = |meaning| {
            let of_all = is_only && !matches!(meaning, Meaning::Count | Meaning::Budgeted);
            let is_own = |at: usize| match &own {
                Some(own) => own.contains(&at) || of_all && !others.contains(&at),
                None => !others.contains(&at),
            };
            mapping.columns_of(meaning, state).into_iter().find(|at| is_own(*at))
        };
        let count = of(Meaning::Budgeted).or(of(Meaning::Count));
        let cell = count.map_or("", |at| self.rows[entry.row].cell(at));
        let said = match figures::hundredths(cell) {
            Some(_) => None,
            None => counted(cell),
        };
        found.count = match &said {
            Some(said) => Some(i64::from(said.count()) * 100),
            None => count.and_then(|at| self.figure(entry, at, figures::hundredths)),
        };
        for (meaning, is_vacant) in [(Meaning::Filled, false), (Meaning::Vacant, true)] {
            let Some(at) = of(meaning) else { continue };
            let cell = self.rows[entry.row].cell(at);
            if let Some(yes) = figures::yes_or_no(cell) {
                found.all_vacant = Some(yes == is_vacant);
            } else if let Some(vacant) = figures::vacant_of(cell, found.count) {
                found.vacant = Some(vacant);
            } else if let Some(vacant) = figures::is_vacant(cell) {
                found.all_vacant = Some(vacant);
            } else if let Some(figure) = self.figure(entry, at, figures::hundredths) {
                let target = if is_vacant { &mut found.vacant } else { &mut found.filled };
                *target = Some(figure);
            }
        }
        for at in self.holders.clone() {
            let cell = self.rows[entry.row].cell(at);
            if found.all_vacant.is_none() && figures::is_vacant(cell) == Some(true) {
                found.all_vacant = Some(true);
            }
        }
        if let Some(at) = of(Meaning::Fte) {
            let scale =
                self.scales.iter().find(|(column, _)| *column == at).map(|(_, scale)| *scale);
            found.time = self.figure(entry, at, |cell| {
                // "Temps complet : oui".
                if figures::yes_or_no(cell) == Some(true)
                    && bare(&mapping.head(at)).contains("complet")
                {
                    return Some(100);
                }
                let time = figures::working_time(cell)?;
                Some(match scale.filter(|_| figures::hundredths(cell).is_some()) {
                    Some(Scale::Percent) => (time + 50) / 100,
                    Some(Scale::Hours) => (time + 17) / 35,
                    Some(Scale::Whole) | None => time,
                })
            });
        }
        found.times =
            of(Meaning::FteTotal).and_then(|at| self.figure(entry, at, figures::working_time));
        if let Some(at) = of(Meaning::PartTime) {
            let cell = self.rows[entry.row].cell(at);
            found.part_time = match figures::yes_or_no(cell) {
                Some(yes) => Some(i64::from(yes) * 100),
                None => self.figure(entry, at, figures::hundredths),
            };
        }
        if let Some(said) = &said {
            said.complete(&mut found);
            if said.is_sum {
                let title = single_line(self.cell(entry, Meaning::Title, state));
                let (count, text) = (said.count(), cell.to_owned());
                self.doubt(entry, Doubt::CountSummed { count, text, title });
            }
        }
        (found, said)
    }

    /// How many posts; none if the row says that there are none.
    fn count(&mut self, entry: &Entry, figures: &Figures, title: &str) -> Option<i64> {
        let held = match (figures.filled, figures.vacant) {
            (Some(filled), Some(vacant)) => Some(filled + vacant),
            (Some(some), None) | (None, Some(some)) => Some(some),
            (None, None) => None,
        };
        // "Vacant: 1" beside no other figure says how many of the posts, not how many posts.
        let held =
            held.filter(|_| figures.filled.is_some() || figures.vacant.is_some_and(|it| it > 0));
        // "ETP autorisés 12,5, ETP pourvus 11,5".
        let held = held.filter(|_| figures.times.is_none() || figures.vacant.is_some());
        let hundredths = match (figures.count, held) {
            (Some(0), Some(held)) if held > 0 => {
                let (budgeted, filled) = (0, u32::try_from(held / 100).unwrap_or(0));
                self.doubt(
                    entry,
                    Doubt::FilledExceeds { budgeted, filled, title: title.to_owned() },
                );
                held
            }
            (Some(count), _) => count,
            (None, Some(held)) => held,
            (None, None) => match figures.times {
                Some(times) => times,
                // Nothing in any of the columns that count posts of one sort.
                None if entry.sort.is_none() && !self.sorts.is_empty() => 0,
                None => {
                    if self.mapping.has(Meaning::Count) || self.mapping.has(Meaning::Budgeted) {
                        self.without_count(entry, title)?;
                    }
                    100
                }
            },
        };
        if hundredths == 0 {
            if self.without.0 == 0 {
                self.without = (0, self.rows[entry.row].quoted(), entry.line);
            }
            self.without.0 += 1;
            return None;
        }
        let count = (hundredths + 99) / 100;
        if count > MOST_OF_A_ROW {
            let text = self.rows[entry.row].quoted();
            self.doubt(entry, Doubt::CountTooLarge { text });
            return None;
        }
        if hundredths % 100 != 0 && count > 1 {
            let posts = u32::try_from(count).unwrap_or(0);
            self.doubt(entry, Doubt::CountInFte { posts, title: title.to_owned() });
        }
        Some(count)
    }

    /// A row without the figure that others have: one post, or, in a table of two states, none.
    fn without_count(&mut self, entry: &Entry, title: &str) -> Option<()> {
        if self.mapping.has_states() {
            return None;
        }
        self.doubt(entry, Doubt::CountAssumed { title: title.to_owned() });
        Some(())
    }

    fn vacant(&mut self, entry: &Entry, figures: &Figures, count: i64, title: &str) -> i64 {
        if figures.all_vacant == Some(true) {
            return count;
        }
        if let Some(vacant) = figures.vacant {
            return vacant / 100;
        }
        let counted = figures.count.or(figures.times).is_some_and(|it| it > 0);
        let Some(filled) = figures.filled.filter(|_| counted) else {
            return self.vacant_by_holder(entry, figures, count, title);
        };
        if filled > count * 100 {
            let number = |it: i64| u32::try_from(it).unwrap_or(0);
            let (budgeted, filled) = (number(count), number((filled + 99) / 100));
            self.doubt(entry, Doubt::FilledExceeds { budgeted, filled, title: title.to_owned() });
            return 0;
        }
        count - (filled + 99) / 100
    }

    /// Nobody's name in a table that names who holds the posts.
    fn vacant_by_holder(
        &mut self,
        entry: &Entry,
        figures: &Figures,
        count: i64,
        title: &str,
    ) -> i64 {
        let row = &self.rows[entry.row];
        let nobody =
            !self.holders.is_empty() && self.holders.iter().all(|at| row.cell(*at).is_empty());
        if nobody && figures.all_vacant.is_none() && count == 1 {
            self.doubt(entry, Doubt::VacancyAssumed { title: title.to_owned() });
            return 1;
        }
        0
    }

    /// The posts of a row with their working times: those of full time, then those that are not.
    fn times(
        &mut self,
        entry: &Entry,
        figures: &Figures,
        count: i64,
        part_time: i64,
        post: PostLine,
    ) -> [PostLine; 2] {
        let number = |it: i64| u32::try_from(it).unwrap_or(0);
        let time = |it: i64| Some(Hundredths(number(it)));
        let mut full = PostLine { count: number(count - part_time), ..post.clone() };
        let mut part = PostLine { count: number(part_time), ..post };
        if part_time > 0 {
            add_note(&mut part.note, "à temps non complet");
        }
        // "0,8" of one post; of several, what stands above one is the time of all.
        let (each, all) = match (figures.time, figures.times) {
            (Some(each), None) if each > 100 => (None, Some(each)),
            (each, all) => (each, all),
        };
        let unclear = |posts: &mut Self, all: i64, title: &str| {
            let (fte, title) = (figures::printed(all), title.to_owned());
            posts.doubt(entry, Doubt::FteUnclear { fte, title });
        };
        match (each, all) {
            (Some(each), _) if each > 0 => {
                full.fte = time(each).filter(|_| each < 100);
                part.fte.clone_from(&full.fte);
            }
            (_, Some(all))
                if figures.count.is_none() && all > (count - 1) * 100 && all <= count * 100 =>
            {
                full.last_fte = time(all - (count - 1) * 100).filter(|it| it.0 < 100);
            }
            (_, Some(all)) if all > 0 && all <= count * 100 => {
                // Part-time posts have what the others leave.
                let (line, parted, rest) = if part_time > 0 {
                    (&mut part, part_time, all - (count - part_time) * 100)
                } else {
                    (&mut full, count, all)
                };
                if !share_time(line, parted, rest) {
                    unclear(self, all, &line.title.clone());
                }
            }
            (_, Some(all)) => unclear(self, all, &full.title.clone()),
            (Some(none), None) => unclear(self, none, &full.title.clone()),
            (None, None) if figures.last_time.is_some() => {
                full.last_fte = figures.last_time.and_then(time);
            }
            (None, None) if figures.count.is_some_and(|it| it % 100 > 0) => {
                full.last_fte = figures.count.and_then(|it| time(it % 100));
            }
            (None, None) => {}
        }
        if part_time > 0 && each.is_none() && all.is_none() {
            let posts = number(part_time);
            self.doubt(entry, Doubt::PartTimeUnknown { posts, title: part.title.clone() });
        }
        [full, part]
    }
}

/// Gives the `count` posts of a line, none of which has more than a full week, a working time of `all` together;
/// whether each of them has one for sure.
fn share_time(line: &mut PostLine, count: i64, all: i64) -> bool {
    let time = |it: i64| u32::try_from(it).ok().map(Hundredths);
    if all <= 0 || all > count * 100 {
        return false;
    }
    if all == count * 100 {
        return true;
    }
    let share = all / count;
    let is_even = share * count == all;
    if is_even && (count == 1 || PART_TIMES.contains(&share)) {
        line.fte = time(share);
    } else if count * 100 - all < 100 {
        line.last_fte = time(all - (count - 1) * 100);
    } else {
        line.fte = time(share);
        line.last_fte = time(all - share * (count - 1)).filter(|it| it.0 <= 100);
    }
    is_even && (count == 1 || PART_TIMES.contains(&share))
}

pub(super) fn add_note(note: &mut String, text: &str) {
    if !note.is_empty() {
        note.push_str(" ; ");
    }
    note.push_str(text);
}

pub(super) fn single_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the figures of a column of working times are of.
fn scale(rows: &[Row], entries: &[Entry], at: usize, head: &str) -> Scale {
    let figures = entries.iter().filter_map(|entry| figures::hundredths(rows[entry.row].cell(at)));
    let figures: Vec<i64> = figures.filter(|figure| *figure > 0).collect();
    let within = |least: i64, most: i64| figures.iter().all(|it| (least..=most).contains(it));
    let words = bare(head);
    let is_hours = ["hebdo", "duree", "dhs", "heure"].iter().any(|word| words.contains(word));
    match () {
        () if figures.is_empty() => Scale::Whole,
        () if is_hours && within(100, 3_900) && figures.iter().any(|it| *it > 100) => Scale::Hours,
        () if within(1_000, 10_000) => Scale::Percent,
        () => Scale::Whole,
    }
}

/// Whether a head is one of whoever holds posts.
pub(super) fn heads_holders(words: &str) -> bool {
    words.split(' ').any(|word| HOLDERS.contains(&word))
}

/// The columns that name who holds the posts, if most rows have one: where there is none, the post is vacant.
fn holders(rows: &[Row], mapping: &Mapping, entries: &[Entry]) -> Vec<usize> {
    let says = [Meaning::Vacant, Meaning::Filled].iter().any(|meaning| mapping.has(*meaning));
    let cells: Vec<&Row> = entries.iter().map(|entry| &rows[entry.row]).collect();
    let is_name = |at: &usize| {
        let words = bare(&mapping.head(*at));
        let known =
            named(&words).is_none_or(|it| it.meaning == Meaning::Person) && heads_holders(&words);
        known || Contents::of_rows(cells.iter().copied(), *at).names_persons()
    };
    let columns: Vec<usize> =
        mapping.columns_of(Meaning::Person, None).into_iter().filter(is_name).collect();
    let holds = |entry: &&Entry| columns.iter().any(|at| !rows[entry.row].cell(*at).is_empty());
    let held = entries.iter().filter(holds).count();
    let told = entries.iter().any(|entry| {
        columns.iter().any(|at| figures::is_vacant(rows[entry.row].cell(*at)) == Some(true))
    });
    if columns.is_empty() || held * 2 < entries.len() || says && !told {
        return Vec::new();
    }
    columns
}
