//! What columns are, seen beside each other: which of several of one meaning counts, whose codes codes are, which
//! states columns are about.

use std::collections::{HashMap, HashSet};

use super::contents::{Contents, ROWS_LOOKED_AT};
use super::found::Columns;
use super::layout::{Outline, outline};
use super::mapping::Crossed;
use super::numbered::is_tree;
use super::posts::heads_holders;
use super::sheet::Row;
use super::{figures, header};
use crate::format::reading::vocabulary::bare;
use crate::format::reading::{Doubt, Meaning, State};
use crate::model::folded;

impl Columns<'_> {
    /// What columns are, seen beside each other.
    pub fn settle(&mut self, body: &[Row]) {
        self.settle_outline(body);
        self.settle_ids();
        self.settle_above(body);
        self.settle_parents(body);
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
            (Meaning::RowKind, Meaning::Note),
        ] {
            self.keep_one(meaning, other);
        }
        for meaning in Meaning::FIGURES {
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
        self.found.iter().flatten().any(|it| it.crossed.is_any())
    }

    fn settle_units(&mut self) {
        if self.has(Meaning::RowKind) {
            self.settle_labels();
            return;
        }
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
            self.find_names_of_coded_units();
        }
        self.find_units_of_posts();
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
        self.settle_levels();
        self.keep_one(Meaning::UnitCode, Meaning::Ignored);
    }

    /// "Poste" over numbers of posts, beside another column that says what they are called.
    fn settle_ids(&mut self) {
        let titles = self.of(Meaning::Title);
        if titles.len() < 2 || self.has(Meaning::PostId) {
            return;
        }
        let is_code = |at: &&usize| {
            let contents = &self.contents[**at];
            let every = contents.filled > 1 && contents.distinct == contents.filled;
            every && contents.digits == contents.filled && contents.letters <= 4 * contents.filled
        };
        let code = titles.iter().find(is_code).copied();
        code.into_iter().for_each(|at| self.set(at, Meaning::PostId));
    }

    /// "Rattachement hiérarchique", "Dépend de", "Niveau supérieur" over units that another column has, or over their
    /// codes, and over nobody who leads.
    fn settle_above(&mut self, body: &[Row]) {
        if self.has(Meaning::RowKind) || self.has(Meaning::ParentCode) {
            return;
        }
        let body = &body[..body.len().min(ROWS_LOOKED_AT)];
        let known_in = |at: usize, columns: &[usize]| {
            let own = body.iter().flat_map(|row| columns.iter().map(|it| row.cell(*it)));
            let own: HashSet<String> = own.filter(|it| !it.is_empty()).map(folded).collect();
            let cells = body.iter().map(|row| row.cell(at));
            let told = cells.filter(|it| it.chars().any(char::is_alphanumeric));
            let (all, known) = told.fold((0, 0), |(all, known), cell| {
                (all + 1, known + usize::from(own.contains(&folded(cell))))
            });
            if known * 10 >= all * 6 { known } else { 0 }
        };
        let (units, codes) = (self.of(Meaning::Unit), self.of(Meaning::UnitCode));
        let posts: Vec<usize> = [Meaning::Title, Meaning::PostId, Meaning::Person]
            .iter()
            .flat_map(|meaning| self.of(*meaning))
            .collect();
        let one_unit = units.len() == 1 && !self.has(Meaning::Parent);
        for at in self.of(Meaning::ReportsTo) {
            let of_posts = known_in(at, &posts);
            if one_unit && known_in(at, &units) > of_posts {
                self.set(at, Meaning::Parent);
            } else if known_in(at, &codes) > of_posts {
                self.set(at, Meaning::ParentCode);
            }
        }
        for at in self.of(Meaning::Parent) {
            let of_units = known_in(at, &units);
            if known_in(at, &codes) > of_units {
                self.set(at, Meaning::ParentCode);
            } else if of_units == 0 && !units.is_empty() && known_in(at, &posts) > 0 {
                self.set(at, Meaning::ReportsTo);
            }
        }
    }

    /// "Rattachement" over codes of the table, over titles of its posts or over names that another column has.
    fn settle_parents(&mut self, body: &[Row]) {
        if self.has(Meaning::Unit) || self.has(Meaning::RowKind) {
            return;
        }
        let body = &body[..body.len().min(ROWS_LOOKED_AT)];
        for at in self.of(Meaning::Parent) {
            let stands_in = |columns: &[usize]| {
                let own = body.iter().flat_map(|row| columns.iter().map(|it| row.cell(*it)));
                let own: HashSet<String> = own.map(folded).collect();
                let cells = body.iter().map(|row| row.cell(at)).filter(|cell| !cell.is_empty());
                let (all, known) = cells.fold((0, 0), |(all, known), cell| {
                    (all + 1, known + usize::from(own.contains(&folded(cell))))
                });
                all > 0 && known * 10 >= all * 6
            };
            let codes = [self.of(Meaning::UnitCode), self.of(Meaning::PostId)].concat();
            let titles = self.of(Meaning::Title);
            if stands_in(&codes) {
                self.set(at, Meaning::ParentCode);
            } else if stands_in(&titles) {
                match titles.iter().find(|it| self.contents[**it].name_units(60, true)) {
                    Some(title) => self.set(*title, Meaning::Unit),
                    None => self.set(at, Meaning::ReportsTo),
                }
            }
        }
    }

    /// What posts are attached to is their unit, where no other column names it.
    fn find_units_of_posts(&mut self) {
        let has_units = self.has(Meaning::Unit) || self.has(Meaning::UnitCode);
        if has_units || !(self.has(Meaning::Title) || self.has(Meaning::Grade)) {
            return;
        }
        for at in self.of(Meaning::Parent) {
            self.set(at, Meaning::Unit);
        }
        // "Rattachement hiérarchique" over units or their paths, not over other posts.
        for at in self.of(Meaning::ReportsTo) {
            let contents = &self.contents[at];
            let names_units = contents.name_units(60, true) && !contents.name_posts();
            if names_units || contents.share(contents.paths, 50) {
                self.set(at, Meaning::Unit);
            }
        }
        if self.has(Meaning::Unit) {
            return;
        }
        let is_open = |at: &usize| {
            let meaning = self.found[*at].as_ref().map_or(Meaning::Ignored, |it| it.meaning);
            matches!(meaning, Meaning::Ignored | Meaning::Note | Meaning::Person)
        };
        let is_of_paths = |at: &usize| self.contents[*at].share(self.contents[*at].paths, 50);
        let of_paths = (0..self.found.len()).filter(is_open).find(is_of_paths);
        if let Some(at) = of_paths {
            self.set(at, Meaning::Unit);
            self.assumed(at, Meaning::Unit);
        }
    }

    /// Names that stand beside the codes of units are theirs, and nobody's.
    fn find_names_of_coded_units(&mut self) {
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
            if matches!(name.as_str(), "libelle" | "intitule" | "designation" | "denomination") {
                self.set(*title, Meaning::Unit);
            }
        }
    }

    /// Columns of units, one level below the other.
    fn settle_levels(&mut self) {
        let units = self.of(Meaning::Unit);
        // Codes of several levels stand beside their names.
        if units.len() > 1 && self.of(Meaning::UnitCode).len() > 1 {
            for at in self.of(Meaning::UnitCode) {
                self.set(at, Meaning::Ignored);
            }
        }
        // "UF" over "3110", beside "Libellé UF".
        let is_code = |it: &Contents| it.filled > 0 && it.hundreds == it.filled;
        if units.len() > 1 {
            for at in units {
                let name = bare(&self.head.names[at]);
                let contents = &self.contents[at];
                let meaning = match name.as_str() {
                    "filiere" => Meaning::Note,
                    _ if is_code(contents) && !self.has(Meaning::UnitCode) => Meaning::UnitCode,
                    _ if contents.is_numeric() => Meaning::Ignored,
                    _ if contents.filled == 0 => Meaning::Ignored,
                    _ => Meaning::Unit,
                };
                self.set(at, meaning);
            }
        }
    }

    /// A column that names units and, set in below them, their posts is one of titles.
    fn settle_outline(&mut self, body: &[Row]) {
        let units = self.of(Meaning::Unit);
        let ([column], false) = (units.as_slice(), self.has(Meaning::Title)) else { return };
        let has_labels = self.has(Meaning::Grade) || self.has(Meaning::ReferenceJob);
        let ranks = self.of(Meaning::Category);
        let is_ranked = |row: &&Row| ranks.iter().any(|at| !row.cell(*at).is_empty());
        let has_ranked = body.iter().take(ROWS_LOOKED_AT).any(|row| is_ranked(&row));
        let names_posts = bare(&self.head.names[*column]).split(' ').any(is_post_word);
        // "Structure / fonction" names posts, whatever stands beside it.
        let may_name = has_ranked && !has_labels || names_posts;
        let is_numbered = || {
            let ids = [Meaning::PostId, Meaning::UnitCode, Meaning::Depth];
            let mut ids = ids.iter().flat_map(|meaning| self.of(*meaning));
            has_ranked && ids.any(|at| is_tree(body, at))
        };
        if may_name && outline(body, *column, &ranks) != Outline::None || is_numbered() {
            self.set(*column, Meaning::Title);
        }
    }

    /// Where each row is a unit or a post, one column names both, and one has the codes of both.
    fn settle_labels(&mut self) {
        if !self.has(Meaning::Title) {
            let names = self.of(Meaning::Person).into_iter().chain(self.of(Meaning::Unit));
            if let Some(name) = names.last() {
                self.set(name, Meaning::Title);
            }
        }
        self.keep_one(Meaning::UnitCode, Meaning::Ignored);
    }

    /// Who is named beside posts: their superior, or whoever holds them.
    fn settle_persons(&mut self, body: &[Row]) {
        let mut known: HashSet<String> = HashSet::new();
        let sources = [Meaning::PostId, Meaning::Title, Meaning::Person];
        // Of persons those that hold posts, not those who assess them.
        let is_holder = |at: &usize| {
            let is_person =
                self.found[*at].as_ref().is_some_and(|it| it.meaning == Meaning::Person);
            !is_person || heads_holders(&bare(&self.head.names[*at]))
        };
        let columns: Vec<usize> =
            sources.iter().flat_map(|meaning| self.of(*meaning)).filter(is_holder).collect();
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
            // "Responsable" over the titles of those who are.
            let is_title = !self.has(Meaning::Title) && self.contents[at].begin_as_titles();
            if is_title {
                self.set(at, Meaning::Title);
            } else if found * 2 < all {
                self.set(at, Meaning::Person);
            }
        }
    }

    /// Two columns of one meaning that are about two states: by their heads, or by the years in them.
    fn settle_states(&mut self) {
        let mut groups: HashMap<(Meaning, Crossed), Vec<usize>> = HashMap::new();
        for (at, found) in self.found.iter().enumerate() {
            if let Some(found) = found {
                groups.entry((found.meaning, found.crossed.clone())).or_default().push(at);
            }
        }
        let mut paired = false;
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_by_key(|(_, columns)| columns[0]);
        for ((meaning, _), columns) in &groups {
            let states: Vec<Option<State>> =
                columns.iter().map(|at| self.found[*at].as_ref().and_then(|it| it.state)).collect();
            let has = |state| states.contains(&state);
            let is_figure = meaning.is_figure();
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
                .filter(|at| {
                    let found = self.found[*at].as_ref();
                    found.is_some_and(|it| it.state == state && !it.crossed.is_any())
                })
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
                        .is_some_and(|it| it.state == state && !it.crossed.is_any())
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

fn is_post_word(word: &str) -> bool {
    matches!(word, "poste" | "postes" | "emploi" | "emplois" | "fonction" | "fonctions" | "agents")
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
