//! What the columns of a table are taken for, where nobody has said it: by their heads, then by what stands in
//! them.

use std::collections::{HashMap, HashSet};

use super::figures;
use super::header::{self, Head};
use super::mapping::{Column, Mapping};
use super::sheet::{Merged, Row, letters};
use crate::format::reading::columns::{counted_category, is_statutory, named, state};
use crate::format::reading::vocabulary::{bare, kind_at_start};
use crate::format::reading::{Doubt, Meaning, State};
use crate::model::folded;

/// So many rows tell what a column holds.
const ROWS_LOOKED_AT: usize = 2_000;

/// A mapping that is proposed, with what is uncertain in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Proposed {
    pub head: Head,
    pub mapping: Mapping,
    pub doubts: Vec<Doubt>,
}

/// What stands in a column.
#[derive(Clone, Debug, Default)]
struct Contents {
    filled: usize,
    numbers: usize,
    categories: usize,
    grades: usize,
    kinds: usize,
    vacancies: usize,
    answers: usize,
    persons: usize,
    letters: usize,
    distinct: usize,
    /// The first texts in it.
    first: Vec<String>,
}

impl Contents {
    fn of(rows: &[Row], column: usize) -> Self {
        let mut found = Self::default();
        let mut distinct = HashSet::new();
        for row in rows.iter().take(ROWS_LOOKED_AT) {
            let cell = row.cell(column);
            if cell.is_empty() {
                continue;
            }
            found.filled += 1;
            let is_number =
                figures::hundredths(cell).is_some() || figures::working_time(cell).is_some();
            found.numbers += usize::from(is_number);
            found.categories += usize::from(category_of(cell).is_some());
            found.grades += usize::from(is_statutory(cell));
            found.kinds += usize::from(kind_at_start(&folded(cell)).is_some());
            found.vacancies += usize::from(figures::is_vacant(cell).is_some());
            found.answers += usize::from(figures::yes_or_no(cell).is_some());
            found.persons += usize::from(names_person(cell));
            found.letters += cell.chars().filter(|c| c.is_alphabetic()).count();
            if distinct.insert(cell) && found.first.len() < 3 {
                found.first.push(cell.to_owned());
            }
        }
        found.distinct = distinct.len();
        found
    }

    /// Whether so many percent of what is filled are `some`.
    fn share(&self, some: usize, percent: usize) -> bool {
        self.filled > 0 && some * 100 >= self.filled * percent
    }

    fn is_numeric(&self) -> bool {
        self.share(self.numbers, 80)
    }
}

/// "A", "Cat. B", "catégorie C+", as the category that they name.
pub(super) fn category_of(cell: &str) -> Option<String> {
    let cell = cell.trim().trim_start_matches('(').trim_end_matches(')');
    let words = bare(cell);
    let rest =
        ["categorie ", "cat "].iter().find_map(|it| words.strip_prefix(it)).unwrap_or(&words);
    let plus = if cell.ends_with('+') { "+" } else { "" };
    let letter = rest.to_uppercase();
    matches!(letter.as_str(), "A" | "B" | "C" | "D").then(|| format!("{letter}{plus}"))
}

/// "MARTIN Jeanne", "Mme Durand", "DUPONT J.".
fn names_person(cell: &str) -> bool {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let civil = words
        .iter()
        .any(|word| matches!(*word, "M." | "Mme" | "Mr" | "Mlle" | "Monsieur" | "Madame"));
    let is_name = |word: &str| word.chars().all(|c| c.is_alphabetic() || "-'’.".contains(c));
    let capitals = |word: &str| word.chars().count() > 2 && word.chars().all(|c| !c.is_lowercase());
    let first = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase)
    };
    let two = words.len() == 2 && words.iter().all(|word| is_name(word));
    civil
        || (two
            && ((capitals(words[0]) && first(words[1])) || (first(words[0]) && capitals(words[1]))))
}

/// Whether rows of a text are those of a table of posts: their heads say so, or a column of categories or of
/// counts beside one of titles.
pub(super) fn looks_like_posts(rows: &[Row]) -> bool {
    match propose(rows, &[]) {
        // Two words of the list, letter for letter: a text hardly has them side by side.
        Some(proposed) if !proposed.head.rows.is_empty() => {
            proposed.head.exact >= 2 && proposed.head.rows.start <= 12
        }
        Some(proposed) => {
            let has = |meaning| proposed.mapping.has(meaning);
            rows.len() >= 2
                && has(Meaning::Title)
                && (has(Meaning::Category) && (has(Meaning::Count) || has(Meaning::Unit)))
        }
        None => false,
    }
}

/// What the columns of `rows` may be taken for; none if they hold no posts.
pub(super) fn propose(rows: &[Row], merged: &[Merged]) -> Option<Proposed> {
    let head = header::find(rows, merged);
    let has_head = head.is_some();
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut head = head.unwrap_or_default();
    head.names.resize(width, String::new());
    let body = &rows[head.rows.end..];
    let contents: Vec<Contents> = (0..width).map(|column| Contents::of(body, column)).collect();
    let mut columns =
        Columns { head: &head, contents: &contents, found: vec![None; width], doubts: Vec::new() };
    let profile = if has_head { super::profiles::matching(&head.names) } else { None };
    if has_head {
        columns.by_heads();
    }
    match profile {
        Some(profile) => columns.by_profile(profile),
        None => {
            columns.by_contents(has_head);
            columns.settle(body);
        }
    }
    let found = columns.found;
    let doubts = columns.doubts;
    let column = |(at, found): (usize, Option<Found>)| {
        let header = head.names[at].clone();
        let is_empty = header.is_empty() && contents[at].filled == 0;
        if is_empty {
            return None;
        }
        let found = found.unwrap_or(Found::of(Meaning::Ignored));
        Some(Column {
            column: letters(at),
            header,
            meaning: found.meaning,
            state: found.state,
            category: found.category,
        })
    };
    let columns: Vec<Column> = found.into_iter().enumerate().filter_map(column).collect();
    let first = u32::try_from(head.rows.start + 1).unwrap_or(u32::MAX);
    let last = u32::try_from(head.rows.end).unwrap_or(u32::MAX);
    let mapping =
        Mapping { header: has_head.then_some([first, last]), columns, ..Mapping::default() };
    let mapping = Mapping { profile: profile.map(|it| it.name.clone()), ..mapping };
    let has = |meaning| mapping.has(meaning);
    let has_label = has(Meaning::Title) || has(Meaning::Grade) || has(Meaning::ReferenceJob);
    let counts = has(Meaning::Count) || has(Meaning::Budgeted) || has(Meaning::FteTotal);
    let has_units =
        has(Meaning::Unit) && (counts || has(Meaning::ParentCode) || has(Meaning::Parent));
    (has_label || has_units).then_some(Proposed { head, mapping, doubts })
}

/// What a column is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    meaning: Meaning,
    state: Option<State>,
    category: Option<String>,
    exact: bool,
}

impl Found {
    fn of(meaning: Meaning) -> Self {
        Self { meaning, state: None, category: None, exact: false }
    }
}

struct Columns<'a> {
    head: &'a Head,
    contents: &'a [Contents],
    found: Vec<Option<Found>>,
    doubts: Vec<Doubt>,
}

impl Columns<'_> {
    /// The columns that are taken for `meaning`.
    fn of(&self, meaning: Meaning) -> Vec<usize> {
        let is_it = |at: &usize| self.found[*at].as_ref().is_some_and(|it| it.meaning == meaning);
        (0..self.found.len()).filter(is_it).collect()
    }

    fn has(&self, meaning: Meaning) -> bool {
        self.found.iter().flatten().any(|it| it.meaning == meaning)
    }

    fn set(&mut self, at: usize, meaning: Meaning) {
        let found = self.found[at].get_or_insert(Found::of(meaning));
        found.meaning = meaning;
    }

    fn by_heads(&mut self) {
        for at in 0..self.found.len() {
            let name = &self.head.names[at];
            let contents = &self.contents[at];
            let mut found =
                if let (Some(category), true) = (counted_category(name), contents.is_numeric()) {
                    Found { category: Some(category.to_owned()), ..Found::of(Meaning::Count) }
                } else if let Some((state, rest)) = state(name).filter(|_| !is_reports(name)) {
                    let inner = named(&rest);
                    let meaning = match &inner {
                        Some(inner) => inner.meaning,
                        None if contents.is_numeric() => Meaning::Count,
                        None => continue,
                    };
                    // "Grade cible" is a word of the list; only beside its pair is the state one.
                    let exact = inner.is_none_or(|it| it.exact);
                    Found { state: Some(state), exact, ..Found::of(meaning) }
                } else if header::is_year(name) && named(name).is_none() && contents.is_numeric() {
                    Found::of(Meaning::Count)
                } else if let Some(named) = named(name) {
                    Found { exact: named.exact, ..Found::of(named.meaning) }
                } else {
                    continue;
                };
            found.meaning = self.fitting(at, found.meaning);
            self.found[at] = Some(found);
        }
    }

    /// What a profile says of its columns; of others only that they are about persons, or notes.
    fn by_profile(&mut self, profile: &super::profiles::Profile) {
        for at in 0..self.found.len() {
            self.found[at] = match profile.column(&self.head.names[at]) {
                Some(known) => {
                    Some(Found { state: known.state, exact: true, ..Found::of(known.meaning) })
                }
                None => self.found[at]
                    .take()
                    .filter(|it| matches!(it.meaning, Meaning::Person | Meaning::Note)),
            };
        }
    }

    /// The meaning that a head gives, or the one that fits what stands below it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "of most, nothing else fits better")]
    fn fitting(&self, at: usize, meaning: Meaning) -> Meaning {
        let contents = &self.contents[at];
        let name = bare(&self.head.names[at]);
        let numeric = contents.is_numeric();
        match meaning {
            // "Postes", "Emplois" are counts of them; figures about posts in other words are none.
            Meaning::Title if numeric && named(&self.head.names[at]).is_some_and(|it| it.exact) => {
                Meaning::Count
            }
            Meaning::Title if numeric => Meaning::Ignored,
            Meaning::Depth if contents.filled > 0 && !numeric => Meaning::ManagerLevel,
            // Lists of the numbers of posts.
            Meaning::Count
                if contents.filled > 0
                    && contents.letters > 8 * contents.filled
                    && contents.numbers == 0 =>
            {
                Meaning::Ignored
            }
            Meaning::Person if numeric && name.contains("titulaire") => Meaning::Ignored,
            // Titles that a head calls agents.
            Meaning::Count | Meaning::Budgeted
                if contents.filled > 0 && contents.numbers * 2 < contents.filled =>
            {
                if contents.share(contents.vacancies, 60) { Meaning::Vacant } else { Meaning::Note }
            }
            Meaning::Note if contents.share(contents.vacancies, 80) && name.contains("statut") => {
                Meaning::Vacant
            }
            Meaning::Filled | Meaning::Vacant
                if contents.filled > 0
                    && !numeric
                    && !contents.share(contents.vacancies + contents.answers, 60) =>
            {
                Meaning::Note
            }
            Meaning::Fte if numeric && (name.starts_with("total") || name.ends_with("total")) => {
                Meaning::FteTotal
            }
            meaning => meaning,
        }
    }

    /// Columns that no head names, by what stands in them.
    fn by_contents(&mut self, has_head: bool) {
        let width = self.found.len();
        for at in 0..width {
            let contents = &self.contents[at];
            if self.found[at].is_some() || contents.filled == 0 {
                continue;
            }
            let guess = match () {
                () if contents.share(contents.categories, 80) && !self.has(Meaning::Category) => {
                    Meaning::Category
                }
                () if contents.share(contents.vacancies, 80) && !self.has(Meaning::Vacant) => {
                    Meaning::Vacant
                }
                () if contents.share(contents.persons, 60) => Meaning::Person,
                () if contents.share(contents.grades, 70)
                    && !self.has(Meaning::Grade)
                    && has_head =>
                {
                    Meaning::Grade
                }
                () if !has_head && contents.is_numeric() && !self.has(Meaning::Count) => {
                    Meaning::Count
                }
                () if !has_head
                    && !contents.is_numeric()
                    && contents.share(contents.kinds, 60)
                    && !self.has(Meaning::Unit)
                    && !self.has(Meaning::Title) =>
                {
                    Meaning::Unit
                }
                () => continue,
            };
            self.set(at, guess);
            if has_head {
                self.assumed(at, guess);
            }
        }
        if self.has(Meaning::Title) || self.has(Meaning::Grade) || self.has(Meaning::ReferenceJob) {
            return;
        }
        // The longest texts are the titles.
        let free =
            (0..width).filter(|at| self.found[*at].is_none() && !self.contents[*at].is_numeric());
        let free = free.filter(|at| self.contents[*at].letters > 3 * self.contents[*at].filled);
        let longest = free.max_by_key(|at| (self.contents[*at].letters, width - at));
        let has_beside =
            self.has(Meaning::Category) || self.has(Meaning::Count) || self.has(Meaning::Unit);
        if let Some(at) = longest.filter(|_| has_beside) {
            self.set(at, Meaning::Title);
            if has_head {
                self.assumed(at, Meaning::Title);
            }
        }
    }

    fn assumed(&mut self, at: usize, meaning: Meaning) {
        let column = match self.head.names[at].as_str() {
            "" => letters(at),
            name => name.to_owned(),
        };
        let text = self.contents[at].first.join(", ");
        self.doubts.push(Doubt::ColumnAssumed { column, meaning, text });
    }

    /// What columns are, seen beside each other.
    fn settle(&mut self, body: &[Row]) {
        self.settle_units();
        self.settle_persons(body);
        self.settle_states();
        for (meaning, other) in [
            (Meaning::Title, Meaning::Note),
            (Meaning::Grade, Meaning::Note),
            (Meaning::Category, Meaning::Ignored),
            (Meaning::ManagerLevel, Meaning::Note),
            (Meaning::ReferenceJob, Meaning::Note),
            (Meaning::PostId, Meaning::Ignored),
            (Meaning::SupervisorId, Meaning::Ignored),
            (Meaning::ReportsTo, Meaning::Ignored),
            (Meaning::ParentCode, Meaning::Ignored),
            (Meaning::Parent, Meaning::Ignored),
            (Meaning::Depth, Meaning::Ignored),
        ] {
            self.keep_one(meaning, other);
        }
        for meaning in [
            Meaning::Count,
            Meaning::Budgeted,
            Meaning::Filled,
            Meaning::Vacant,
            Meaning::Fte,
            Meaning::FteTotal,
            Meaning::PartTime,
        ] {
            self.keep_total(meaning);
        }
        if self.has(Meaning::Count) && self.has(Meaning::Budgeted) && !self.has_pivot() {
            // The budget says how many posts there are.
            for at in self.of(Meaning::Count) {
                self.set(at, Meaning::Ignored);
            }
        }
        self.settle_times(body);
    }

    fn has_pivot(&self) -> bool {
        self.found.iter().flatten().any(|it| it.category.is_some())
    }

    fn settle_units(&mut self) {
        // A table of units calls their codes ids, and their names names.
        if self.has(Meaning::ParentCode)
            && !self.has(Meaning::UnitCode)
            && !self.has(Meaning::Title)
        {
            for at in self.of(Meaning::PostId) {
                self.set(at, Meaning::UnitCode);
            }
        }
        if !self.has(Meaning::Unit)
            && (self.has(Meaning::UnitCode) || self.has(Meaning::ParentCode))
        {
            for at in self.of(Meaning::Person) {
                if matches!(bare(&self.head.names[at]).as_str(), "nom" | "name") {
                    self.set(at, Meaning::Unit);
                }
            }
            let only_label = self.of(Meaning::Title);
            if let ([title], true, false) =
                (only_label.as_slice(), self.has(Meaning::ParentCode), self.has(Meaning::Unit))
            {
                let name = bare(&self.head.names[*title]);
                if matches!(name.as_str(), "libelle" | "intitule" | "designation" | "denomination")
                {
                    self.set(*title, Meaning::Unit);
                }
            }
        }
        // "Code" by itself: of posts where each has its own.
        for at in self.of(Meaning::UnitCode) {
            let contents = &self.contents[at];
            let own = contents.distinct == contents.filled && !self.has(Meaning::ParentCode);
            if bare(&self.head.names[at]) == "code"
                && own
                && self.has(Meaning::Title)
                && !self.has(Meaning::PostId)
            {
                self.set(at, Meaning::PostId);
            }
        }
        let units = self.of(Meaning::Unit);
        // Codes of several levels stand beside their names.
        if units.len() > 1 && self.of(Meaning::UnitCode).len() > 1 {
            for at in self.of(Meaning::UnitCode) {
                self.set(at, Meaning::Ignored);
            }
        }
        if units.len() > 1 {
            for at in units {
                let name = bare(&self.head.names[at]);
                let contents = &self.contents[at];
                let meaning = match name.as_str() {
                    "filiere" => Meaning::Note,
                    _ if contents.is_numeric() => Meaning::Ignored,
                    _ if contents.filled == 0 => Meaning::Ignored,
                    _ => Meaning::Unit,
                };
                self.set(at, meaning);
            }
        }
        self.keep_one(Meaning::UnitCode, Meaning::Ignored);
    }

    /// Who is named beside posts: their superior, or whoever holds them.
    fn settle_persons(&mut self, body: &[Row]) {
        let mut known: HashSet<String> = HashSet::new();
        let sources = [Meaning::PostId, Meaning::Title, Meaning::Person];
        let columns: Vec<usize> = sources.iter().flat_map(|meaning| self.of(*meaning)).collect();
        for row in body.iter().take(ROWS_LOOKED_AT) {
            known.extend(columns.iter().map(|at| folded(row.cell(*at))));
        }
        for at in self.of(Meaning::ReportsTo) {
            let cells = body
                .iter()
                .take(ROWS_LOOKED_AT)
                .map(|row| row.cell(at))
                .filter(|cell| !cell.is_empty());
            let (mut all, mut found) = (0, 0);
            for cell in cells {
                all += 1;
                found += usize::from(known.contains(&folded(cell)));
            }
            if found * 2 < all {
                self.set(at, Meaning::Person);
            }
        }
    }

    /// Two columns of one meaning that are about two states: by their heads, or by the years in them.
    fn settle_states(&mut self) {
        let mut groups: HashMap<(Meaning, Option<String>), Vec<usize>> = HashMap::new();
        for (at, found) in self.found.iter().enumerate() {
            if let Some(found) = found {
                groups.entry((found.meaning, found.category.clone())).or_default().push(at);
            }
        }
        let mut paired = false;
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by_key(|(_, columns)| columns[0]);
        for ((meaning, _), columns) in &groups {
            let states: Vec<Option<State>> =
                columns.iter().map(|at| self.found[*at].as_ref().and_then(|it| it.state)).collect();
            let has = |state| states.contains(&state);
            let is_figure = is_figure(*meaning);
            match () {
                () if has(Some(State::Before)) && has(Some(State::After)) => paired = true,
                () if has(None)
                    && states.iter().flatten().count() == 1
                    && is_figure
                    && columns.len() == 2 =>
                {
                    let other = match states.iter().flatten().next() {
                        Some(State::Before) => State::After,
                        Some(State::After) | None => State::Before,
                    };
                    for at in columns {
                        let found = self.found[*at].as_mut();
                        if let Some(found) = found.filter(|it| it.state.is_none()) {
                            found.state = Some(other);
                        }
                    }
                    paired = true;
                }
                () if is_figure => paired |= self.states_by_year(columns),
                () => {}
            }
        }
        // A state alone says nothing.
        for ((_, _), columns) in &groups {
            let has = |state| {
                columns
                    .iter()
                    .any(|at| self.found[*at].as_ref().is_some_and(|it| it.state == Some(state)))
            };
            let whole = has(State::Before) && has(State::After);
            for at in columns {
                if let Some(found) = self.found[*at].as_mut().filter(|_| !(whole && paired)) {
                    found.state = None;
                }
            }
        }
    }

    fn states_by_year(&mut self, columns: &[usize]) -> bool {
        let mut years: Vec<(i32, usize)> = columns
            .iter()
            .filter_map(|at| header::year(&self.head.names[*at]).map(|year| (year, *at)))
            .collect();
        years.sort_unstable();
        let (Some(&(from, first)), Some(&(to, last))) = (years.first(), years.last()) else {
            return false;
        };
        if from == to {
            return false;
        }
        for (at, state) in [(first, State::Before), (last, State::After)] {
            if let Some(found) = self.found[at].as_mut() {
                found.state = Some(state);
            }
        }
        for (_, at) in &years {
            if *at != first && *at != last {
                self.set(*at, Meaning::Ignored);
            }
        }
        let name = |at: usize| self.head.names[at].clone();
        self.doubts.push(Doubt::StatesByYear { after: name(last), before: name(first) });
        true
    }

    /// One column of a meaning, or one of each state: the one whose head is the meaning's word, else the first.
    fn keep_one(&mut self, meaning: Meaning, other: Meaning) {
        for state in [None, Some(State::Before), Some(State::After)] {
            let same: Vec<usize> = self
                .of(meaning)
                .into_iter()
                .filter(|at| self.found[*at].as_ref().is_some_and(|it| it.state == state))
                .collect();
            let best = same.iter().copied().min_by_key(|at| {
                let exact = self.found[*at].as_ref().is_some_and(|it| it.exact);
                (
                    preference(&bare(&self.head.names[*at])),
                    !exact,
                    self.contents[*at].filled == 0,
                    *at,
                )
            });
            for at in same {
                if Some(at) != best {
                    self.set(at, other);
                }
            }
        }
    }

    /// Of columns that count the same the one of the totals, else the first; columns of categories stay.
    fn keep_total(&mut self, meaning: Meaning) {
        for state in [None, Some(State::Before), Some(State::After)] {
            let same: Vec<usize> = self
                .of(meaning)
                .into_iter()
                .filter(|at| {
                    self.found[*at]
                        .as_ref()
                        .is_some_and(|it| it.state == state && it.category.is_none())
                })
                .collect();
            let total =
                same.iter().copied().find(|at| bare(&self.head.names[*at]).ends_with("total"));
            let kept = total.or(same.first().copied());
            for at in same {
                if Some(at) != kept {
                    self.set(at, Meaning::Ignored);
                }
            }
        }
    }

    /// Whether working times are those of one post or of a whole row.
    fn settle_times(&mut self, body: &[Row]) {
        for at in self.of(Meaning::Fte) {
            let state = self.found[at].as_ref().and_then(|it| it.state);
            let counts = [Meaning::Count, Meaning::Budgeted, Meaning::Filled];
            let is_its = |column: &usize| {
                let its = self.found[*column].as_ref().and_then(|it| it.state);
                its.is_none() || state.is_none() || its == state
            };
            let columns: Vec<usize> =
                counts.iter().flat_map(|meaning| self.of(*meaning)).filter(is_its).collect();
            let count = columns.first().copied();
            let is_total = |row: &&Row| {
                let time = row.cell(at);
                !time.ends_with('%')
                    && !time.contains(['/', 'h'])
                    && figures::working_time(time).is_some_and(|time| time > 100)
            };
            // Rows of totals tell nothing.
            let rows = body
                .iter()
                .take(ROWS_LOOKED_AT)
                .filter(|row| !row.filled().any(|(_, cell)| super::totals::is_total(cell)));
            let percent = body.iter().take(ROWS_LOOKED_AT).any(|row| row.cell(at).ends_with('%'));
            // "80" and "100" are percents.
            let figures = body.iter().take(ROWS_LOOKED_AT);
            let figures = figures.filter_map(|row| figures::hundredths(row.cell(at)));
            let mut figures = figures.filter(|figure| *figure > 0).peekable();
            if figures.peek().is_some() && figures.all(|it| (1_000..=10_000).contains(&it)) {
                continue;
            }
            let (mut above, mut counted_alike) = (false, true);
            for row in rows {
                above |= is_total(&row);
                if let (Some(count), Some(time)) = (
                    count.and_then(|count| figures::hundredths(row.cell(count))),
                    figures::working_time(row.cell(at)),
                ) {
                    counted_alike &= time <= count;
                }
            }
            if above && !percent && (count.is_none() || counted_alike) {
                self.set(at, Meaning::FteTotal);
            }
        }
        if self.has(Meaning::Fte) && self.has(Meaning::FteTotal) {
            for at in self.of(Meaning::FteTotal) {
                self.set(at, Meaning::Ignored);
            }
        }
    }
}

/// "Reports to" names no state.
fn is_reports(name: &str) -> bool {
    named(name).is_some_and(|it| {
        it.exact && matches!(it.meaning, Meaning::ReportsTo | Meaning::SupervisorId)
    })
}

fn is_figure(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Count
            | Meaning::Budgeted
            | Meaning::Filled
            | Meaning::Vacant
            | Meaning::Fte
            | Meaning::FteTotal
            | Meaning::PartTime
    )
}

/// Of several heads of titles or grades, the one that names the post itself comes first.
fn preference(name: &str) -> u8 {
    match name.split(' ').next().unwrap_or_default() {
        "intitule" | "intitules" | "grade" | "grades" => 0,
        "libelle" => 1,
        "poste" | "job" | "title" => 2,
        "fonction" | "fonctions" => 3,
        _ => 4,
    }
}
