//! What stands in the columns of a table: figures, categories, grades, units, persons.

use std::collections::HashSet;

use super::counted::counted;
use super::paths::is_path;
use super::sheet::{Row, quoted};
use super::units::{is_initials, kind_of};
use super::{figures, totals};
use crate::format::reading::columns::is_statutory;
use crate::format::reading::phrases::posts::{several, tells_posts};
use crate::format::reading::vocabulary::{are_persons, bare, begins_with_job, kind_at_start};

/// So many rows tell what a column holds.
pub(super) const ROWS_LOOKED_AT: usize = 2_000;

/// So many different cells tell whether they name posts.
const SAMPLE: usize = 16;

/// What stands in a column.
#[derive(Clone, Debug, Default)]
pub(super) struct Contents {
    pub filled: usize,
    pub numbers: usize,
    /// Numbers of posts, in words too.
    pub counts: usize,
    /// Whole numbers from a hundred on.
    pub hundreds: usize,
    /// Working times, in words or in figures.
    pub times: usize,
    pub categories: usize,
    pub grades: usize,
    pub kinds: usize,
    pub vacancies: usize,
    pub answers: usize,
    pub persons: usize,
    /// Of these those that nothing but a person is called: "Mme Durand", "MARTIN Jeanne".
    pub sure_persons: usize,
    /// Cells that say of their row that it is a unit, and that it is a post.
    pub of_units: usize,
    pub of_posts: usize,
    pub letters: usize,
    /// Cells with a digit somewhere.
    pub digits: usize,
    /// Cells that are paths from the top.
    pub paths: usize,
    pub distinct: usize,
    /// The first texts in it.
    pub first: Vec<String>,
    /// More of them.
    sample: Vec<String>,
}

impl Contents {
    pub fn of(rows: &[Row], column: usize) -> Self {
        Self::of_rows(rows.iter(), column)
    }

    pub fn of_rows<'r>(rows: impl Iterator<Item = &'r Row>, column: usize) -> Self {
        let mut found = Self::default();
        let mut distinct = HashSet::new();
        for row in rows.take(ROWS_LOOKED_AT) {
            let cell = row.cell(column);
            if cell.is_empty() {
                continue;
            }
            found.filled += 1;
            let is_number =
                figures::hundredths(cell).is_some() || figures::time_in_figures(cell).is_some();
            found.numbers += usize::from(is_number);
            found.counts += usize::from(is_number || counted(cell).is_some());
            found.hundreds +=
                usize::from(is_number && cell.parse::<u32>().is_ok_and(|it| it >= 100));
            found.times += usize::from(figures::working_time(cell).is_some());
            found.categories += usize::from(category_of(cell).is_some());
            found.grades += usize::from(is_statutory(cell));
            found.kinds += usize::from(kind_of(cell).is_some());
            let is_state =
                figures::is_vacant(cell).is_some() || figures::vacant_of(cell, Some(100)).is_some();
            found.vacancies += usize::from(is_state);
            found.answers += usize::from(figures::yes_or_no(cell).is_some());
            // "S. Petit (remplace A. Durand)".
            let named = cell.split(" (").next().unwrap_or(cell);
            // "Titulaire : Anne Durand".
            let labelled = named.split_once(" : ").map_or(named, |(_, name)| name);
            found.persons += usize::from(names_person(cell) || are_persons(labelled));
            found.sure_persons += usize::from(names_person(cell) && kind_of(cell).is_none());
            found.of_units += usize::from(row_kind(cell) == Some(RowKind::Unit));
            found.of_posts += usize::from(row_kind(cell) == Some(RowKind::Post));
            found.digits += usize::from(cell.contains(|c: char| c.is_ascii_digit()));
            found.paths += usize::from(is_path(cell));
            found.letters += cell.chars().filter(|c| c.is_alphabetic()).count();
            if distinct.insert(cell) && found.sample.len() < SAMPLE {
                found.sample.push(cell.to_owned());
            }
        }
        found.distinct = distinct.len();
        found.first = found.sample.iter().take(3).map(|cell| quoted(cell)).collect();
        found
    }

    /// Whether so many percent of what is filled are `some`.
    pub fn share(&self, some: usize, percent: usize) -> bool {
        self.filled > 0 && some * 100 >= self.filled * percent
    }

    /// Whether most cells name posts by themselves, or several.
    pub fn name_posts(&self) -> bool {
        let named = self.sample.iter().filter(|cell| names_posts(cell)).count();
        named > 0 && self.numbers == 0 && named * 10 >= self.sample.len() * 6
    }

    /// Whether most cells begin as titles of posts do.
    pub fn begin_as_titles(&self) -> bool {
        let jobs = self.sample.iter().filter(|cell| begins_with_job(cell)).count();
        jobs > 0 && self.numbers == 0 && jobs * 10 >= self.sample.len() * 6
    }

    /// Whether most cells are names of persons, or say that there is none.
    pub fn names_persons(&self) -> bool {
        self.share(self.persons, 30) && self.share(self.persons + self.vacancies, 60)
    }

    /// Whether so many percent of the cells that are no totals begin as names of units do, or, where `initials`
    /// are names too, are called by a few capitals.
    pub fn name_units(&self, percent: usize, initials: bool) -> bool {
        let labels = || self.sample.iter().filter(|cell| !totals::is_total(cell));
        let is_name = |cell: &&String| kind_of(cell).is_some() || initials && is_initials(cell);
        let named = labels().filter(is_name).count();
        named > 0 && self.numbers == 0 && named * 100 >= labels().count() * percent
    }

    /// Whether every cell says of posts that they are held or vacant, and some that they are vacant.
    pub fn tell_vacancy(&self) -> bool {
        let is_vacant = |cell: &String| {
            figures::is_vacant(cell) == Some(true)
                || figures::vacant_of(cell, None).is_some_and(|vacant| vacant > 0)
        };
        self.filled > 0 && self.vacancies == self.filled && self.sample.iter().any(is_vacant)
    }

    /// Whether some cells say how many of their posts are vacant.
    pub fn count_vacancies(&self) -> bool {
        let is_some = |cell: &String| figures::vacant_of(cell, None).is_some_and(|it| it > 0);
        self.sample.iter().any(is_some)
    }

    pub fn is_numeric(&self) -> bool {
        self.share(self.numbers, 80)
    }
}

/// What a row is, where a column of its table says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    Unit,
    Post,
}

/// What a cell says that its row is: "Poste", "Unité", "UO", or the kind of a unit.
pub(super) fn row_kind(cell: &str) -> Option<RowKind> {
    match bare(cell).as_str() {
        "poste" | "postes" | "post" | "position" | "emploi" | "fonction" | "pst" | "p" | "s"
        | "poste de travail" | "poste budgetaire" | "role" | "job" => Some(RowKind::Post),
        "unite"
        | "unites"
        | "uo"
        | "unite organisationnelle"
        | "organisation"
        | "org"
        | "orga"
        | "structure"
        | "entite"
        | "unit"
        | "org unit"
        | "orgunit"
        | "organisational unit"
        | "organizational unit"
        | "o"
        | "u" => Some(RowKind::Unit),
        words => kind_at_start(words).filter(|kind| kind.word == words).map(|_| RowKind::Unit),
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

/// The category that a cell names beside something else, and that: "A – Ingénieur", "Attaché (A)".
pub(super) fn category_beside(cell: &str) -> Option<(String, String)> {
    let is_sign = |c: char| "–—-/:,(".contains(c);
    let trimmed =
        |text: &str| text.trim_matches(|c: char| is_sign(c) || c == ')' || c == ' ').to_owned();
    // "A – Attaché / B – Rédacteur" is of either category.
    let is_label = |text: &str| {
        text.chars().filter(|c| c.is_alphabetic()).count() >= 3
            && !text.split(is_sign).any(|part| category_of(part).is_some())
    };
    let (first, rest) = cell.split_once(is_sign)?;
    if let Some(category) = category_of(first).filter(|_| is_label(rest)) {
        return Some((category, trimmed(rest)));
    }
    let (label, last) = cell.rsplit_once(is_sign)?;
    let category = category_of(last.trim_end_matches(')')).filter(|_| is_label(label))?;
    Some((category, trimmed(label)))
}

/// "2 gestionnaires (B), 1 assistant (C)", "Mme Haddad, assistante", "Chef de service : M. Dubois".
fn names_posts(cell: &str) -> bool {
    tells_posts(cell) || several(cell).is_some()
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
