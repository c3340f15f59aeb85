//! What the columns of a table are taken for, where nobody has said it: by their heads, then by what stands in
//! them.

use super::contents::Contents;
use super::found::{Columns, Found};
use super::header::{self, Head};
use super::mapping::{Column, Mapping};
use super::sheet::{Merged, Row, letters};
use crate::format::reading::columns::{named, state};
use crate::format::reading::vocabulary::bare;
use crate::format::reading::{Doubt, Meaning};

/// A mapping that is proposed, with what is uncertain in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Proposed {
    pub head: Head,
    pub mapping: Mapping,
    pub doubts: Vec<Doubt>,
}

/// Whether rows of a text are those of a table of posts: their heads say so, or a column of categories or of
/// counts beside one of titles.
pub(super) fn looks_like_posts(rows: &[Row]) -> bool {
    match propose(rows, &[]) {
        // Two words of the list, letter for letter: a text hardly has them side by side.
        // Nor has it a column that says of each row whether it is a unit or a post.
        Some(proposed) if !proposed.head.rows.is_empty() => {
            (proposed.head.exact >= 2 || proposed.mapping.has(Meaning::RowKind))
                && proposed.head.rows.start <= 12
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
    head.parts.resize(width, Vec::new());
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
            columns.find_row_kinds();
            if !columns.has(Meaning::RowKind) {
                columns.find_row_labels();
                columns.cross(body, says_units(&rows[..head.rows.start]));
            }
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
            category: found.crossed.category,
            unit: found.crossed.unit,
            title: found.crossed.title,
        })
    };
    let columns: Vec<Column> = found.into_iter().enumerate().filter_map(column).collect();
    let first = u32::try_from(head.rows.start + 1).unwrap_or(u32::MAX);
    let last = u32::try_from(head.rows.end).unwrap_or(u32::MAX);
    let mapping =
        Mapping { header: has_head.then_some([first, last]), columns, ..Mapping::default() };
    let mapping = Mapping { profile: profile.map(|it| it.name.clone()), ..mapping };
    let has = |meaning| mapping.has(meaning);
    let is_crossed = mapping.columns.iter().any(|it| it.unit.is_some() || it.title.is_some());
    let has_label = has(Meaning::Title) || has(Meaning::Grade) || has(Meaning::ReferenceJob);
    let counts = has(Meaning::Count) || has(Meaning::Budgeted) || has(Meaning::FteTotal);
    let has_units =
        has(Meaning::Unit) && (counts || has(Meaning::ParentCode) || has(Meaning::Parent));
    (has_label || has_units || is_crossed).then_some(Proposed { head, mapping, doubts })
}

/// Whether titles say that a table counts by units: "Effectifs par grade et par service".
fn says_units(titles: &[Row]) -> bool {
    let units = ["service", "direction", "pole", "unite", "structure", "site", "secteur"];
    let says = |words: &str| {
        let mut parts = words.split(" par ").skip(1).flat_map(|part| part.split(" et "));
        parts.any(|part| units.contains(&part.split(' ').next().unwrap_or_default()))
    };
    titles.iter().flat_map(Row::filled).any(|(_, title)| says(&bare(title)))
}

impl Columns<'_> {
    fn by_heads(&mut self) {
        for at in 0..self.found.len() {
            let name = &self.head.names[at];
            let contents = &self.contents[at];
            let mut found = if let Some((state, rest)) = state(name).filter(|_| !is_reports(name)) {
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

    /// A column that says of each row whether it is a unit or a post: nothing else has both words.
    fn find_row_kinds(&mut self) {
        let says = |at: &usize| {
            let it = &self.contents[*at];
            it.of_units > 0 && it.share(it.of_posts, 10) && it.share(it.of_units + it.of_posts, 90)
        };
        if let Some(at) = (0..self.found.len()).find(says) {
            self.set(at, Meaning::RowKind);
        }
    }

    /// The labels of the rows of a pivot table, over which stands nothing, or no word of what they are: units, where
    /// most begin as names of units do.
    fn find_row_labels(&mut self) {
        if self.has(Meaning::Unit) || self.has(Meaning::UnitCode) || self.head.rows.is_empty() {
            return;
        }
        let most = self.contents.iter().map(|it| it.filled).max().unwrap_or(0);
        let is_label = |at: &usize| {
            let head = bare(&self.head.names[*at]);
            let is_open =
                head.is_empty() || ["etiquettes de lignes", "row labels"].contains(&head.as_str());
            is_open
                && self.contents[*at].filled * 2 >= most
                && self.contents[*at].name_units(60, true)
        };
        let Some(at) = (0..self.found.len()).find(is_label) else { return };
        self.found[at] = Some(Found { exact: true, ..Found::of(Meaning::Unit) });
        if !self.contents[at].name_units(90, false) {
            self.assumed(at, Meaning::Unit);
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
            // "Poste 4512" beside a name is where one is called.
            Meaning::Title if name == "poste" && contents.share(contents.hundreds, 90) => {
                Meaning::Person
            }
            // "Nom unique" over those who hold the posts.
            Meaning::PostId if contents.share(contents.persons, 60) => Meaning::Person,
            // "Bureau B101" is a room.
            Meaning::Unit
                if name.contains("bureau")
                    && contents.share(contents.digits, 90)
                    && contents.letters <= 2 * contents.filled =>
            {
                Meaning::Ignored
            }
            // "Postes", "Emplois" are counts of them; figures about posts in other words are none.
            Meaning::Title if numeric && named(&self.head.names[at]).is_some_and(|it| it.exact) => {
                Meaning::Count
            }
            Meaning::Title if numeric => Meaning::Ignored,
            // "Total" below "Services".
            Meaning::Unit
                if numeric
                    && name.split(' ').any(|it| matches!(it, "total" | "totaux" | "ensemble")) =>
            {
                Meaning::Count
            }
            Meaning::Depth if contents.filled > 0 && !numeric => Meaning::ManagerLevel,
            // "Postes", "Agents" over cells that name posts: "2 gestionnaires (B), 1 assistant (C)".
            Meaning::Count | Meaning::Budgeted | Meaning::Person | Meaning::Note
                if may_head_posts(&name) && contents.name_posts() =>
            {
                Meaning::Title
            }
            // "Agents en poste" over names.
            Meaning::Count | Meaning::Budgeted | Meaning::Filled | Meaning::Note
                if may_head_posts(&name) && contents.names_persons() =>
            {
                Meaning::Person
            }
            // Whoever holds posts, under any other head; places are called after persons.
            Meaning::Note | Meaning::Filled | Meaning::Vacant
                if !is_place(&name)
                    && !is_remark(&name)
                    && contents.share(contents.persons, 40)
                    && contents.names_persons() =>
            {
                Meaning::Person
            }
            // "Chef de service" over names.
            Meaning::Unit | Meaning::Parent | Meaning::Title
                if contents.share(contents.sure_persons, 60) && contents.kinds == 0 =>
            {
                Meaning::Person
            }
            // Lists of the numbers of posts.
            Meaning::Count
                if contents.filled > 0
                    && contents.letters > 8 * contents.filled
                    && contents.share(contents.digits, 10)
                    && contents.numbers == 0 =>
            {
                Meaning::Ignored
            }
            Meaning::Person if numeric && name.contains("titulaire") => Meaning::Ignored,
            // Titles that a head calls agents, or posts.
            Meaning::Count | Meaning::Budgeted
                if contents.filled > 0 && contents.counts * 2 < contents.filled =>
            {
                match () {
                    () if contents.share(contents.vacancies, 60) => Meaning::Vacant,
                    () if !contents.share(contents.digits, 10)
                        && contents.letters > 4 * contents.filled =>
                    {
                        Meaning::Title
                    }
                    () => Meaning::Note,
                }
            }
            Meaning::Note if contents.share(contents.vacancies, 80) && name.contains("statut") => {
                Meaning::Vacant
            }
            Meaning::Filled | Meaning::Vacant
                if contents.filled > 0
                    && !numeric
                    && !contents
                        .share(contents.vacancies + contents.answers + contents.numbers, 60) =>
            {
                // "Emploi occupé", "Poste pourvu" over what posts are called.
                let names_one = matches!(
                    name.split(' ').next(),
                    Some("poste" | "emploi" | "fonction" | "metier")
                );
                let is_text = contents.letters > 4 * contents.filled;
                if names_one && is_text { Meaning::Title } else { Meaning::Note }
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
            let Some(guess) = self.guess(at, has_head) else { continue };
            self.set(at, guess);
            // That columns about persons are left out is said of all of them; "pourvu", "vacant" leave no doubt,
            // whatever stands above.
            let is_told =
                guess == Meaning::Person || guess == Meaning::Vacant && contents.tell_vacancy();
            if has_head && !is_told {
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

    /// What a column that no head names holds, by what stands in it.
    fn guess(&self, at: usize, has_head: bool) -> Option<Meaning> {
        let contents = &self.contents[at];
        Some(match () {
            () if contents.share(contents.categories, 80) && !self.has(Meaning::Category) => {
                Meaning::Category
            }
            () if contents.share(contents.persons, 40) && contents.names_persons() => {
                Meaning::Person
            }
            () if (contents.share(contents.vacancies, 80)
                || contents.share(contents.vacancies, 60)
                    && (contents.count_vacancies()
                        || names_state(&bare(&self.head.names[at]))))
                && !self.has(Meaning::Vacant) =>
            {
                Meaning::Vacant
            }
            () if has_head && !self.has(Meaning::Title) && contents.name_posts() => Meaning::Title,
            () if contents.share(contents.times, 80)
                && contents.numbers < contents.filled
                && !self.has(Meaning::Fte)
                && !self.has(Meaning::FteTotal)
                && has_head =>
            {
                Meaning::Fte
            }
            () if contents.share(contents.persons, 60) => Meaning::Person,
            () if contents.share(contents.grades, 70)
                && !self.has(Meaning::Grade)
                && (has_head || self.stands_behind_text(at)) =>
            {
                Meaning::Grade
            }
            () if !has_head
                && contents.share(contents.counts, 80)
                && contents.counts > 0
                && !self.has(Meaning::Count) =>
            {
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
            () => return None,
        })
    }

    /// Whether a column before another one holds words of its own, as titles are.
    fn stands_behind_text(&self, at: usize) -> bool {
        (0..at).any(|before| {
            let contents = &self.contents[before];
            !contents.is_numeric()
                && !contents.share(contents.categories, 50)
                && contents.letters > 4 * contents.filled
        })
    }

    pub fn assumed(&mut self, at: usize, meaning: Meaning) {
        let column = match self.head.names[at].as_str() {
            "" => letters(at),
            name => name.to_owned(),
        };
        let text = self.contents[at].first.join(", ");
        self.doubts.push(Doubt::ColumnAssumed { column, meaning, text });
    }
}

/// Whether a head is one of states: "État", "Situation".
fn names_state(name: &str) -> bool {
    ["etat", "situation", "occupation", "vacance", "pourvoi", "disponibilite"]
        .iter()
        .any(|word| name.split(' ').any(|it| it == *word))
}

/// Whether a head is one of remarks, which may name persons among other things.
fn is_remark(name: &str) -> bool {
    ["observation", "remarque", "commentaire", "precision", "note", "motif", "comment"]
        .iter()
        .any(|word| name.contains(word))
}

/// Whether a head is one of places: "Site", "Lieu de travail".
fn is_place(name: &str) -> bool {
    let places = ["site", "lieu", "localisation", "implantation", "residence", "commune", "ville"];
    let others = ["batiment", "location", "etablissement", "ecole", "adresse"];
    name.split(' ').any(|word| places.contains(&word) || others.contains(&word))
}

/// Whether a head may stand above posts that its cells name.
fn may_head_posts(name: &str) -> bool {
    let words = [
        "poste",
        "postes",
        "emploi",
        "emplois",
        "effectif",
        "effectifs",
        "agent",
        "agents",
        "titulaire",
        "titulaires",
        "occupant",
        "personnel",
        "personnels",
        "nom",
        "noms",
        "composition",
        "equipe",
    ];
    name.split(' ').any(|word| words.contains(&word))
}

/// "Reports to" names no state.
fn is_reports(name: &str) -> bool {
    named(name).is_some_and(|it| {
        it.exact && matches!(it.meaning, Meaning::ReportsTo | Meaning::SupervisorId)
    })
}
