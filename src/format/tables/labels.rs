//! What a row calls its posts: title, rank, grade, level, reference job, notes.

use super::body::Entry;
use super::contents::{category_beside, category_of};
use super::figures;
use super::posts::{Posts, add_note, single_line};
use super::sheet::column_of;
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::{bare, without_persons};
use crate::format::reading::{Doubt, Meaning, State};

/// Category and grade of a row.
#[derive(Clone, Debug, Default)]
struct Rank {
    category: Option<String>,
    grade: Option<String>,
}

impl Rank {
    /// By the cells of both; one cell may say both, as "A – Ingénieur" does, or "Attaché (A)".
    fn of(category: &str, grade: &str) -> Self {
        let own = |text: &str| (!text.is_empty()).then(|| single_line(text));
        let (category, beside) = match category_of(category) {
            Some(known) => (Some(known), None),
            None => match category_beside(category) {
                Some((known, beside)) => (Some(known), Some(beside)),
                None => (own(category), None),
            },
        };
        match category_beside(grade).filter(|_| category.is_none()) {
            Some((category, grade)) => Self { category: Some(category), grade: own(&grade) },
            None => Self { category, grade: own(grade).or(beside) },
        }
    }
}

impl Posts<'_> {
    /// Title, rank and note.
    pub fn labels(&mut self, entry: &Entry, state: Option<State>) -> PostLine {
        let cell = |meaning| self.cell(entry, meaning, state);
        let own = |text: &str| (!text.is_empty()).then(|| single_line(text));
        let sort = entry.sort.and_then(|at| self.sorts.get(at)).map(|(sort, _)| sort);
        let sort = sort.cloned().unwrap_or_default();
        let title = sort.title.as_deref().unwrap_or(cell(Meaning::Title));
        let (grade, job) = (cell(Meaning::Grade), cell(Meaning::ReferenceJob));
        let fallback = [job, grade, cell(Meaning::Unit)].into_iter().find(|text| !text.is_empty());
        let has_titles = self.mapping.has(Meaning::Title) || sort.title.is_some();
        let marked = self.marked_category(entry);
        let rank = Rank::of(if marked.is_some() { "" } else { cell(Meaning::Category) }, grade);
        let mut post = PostLine {
            title: single_line(if title.is_empty() { fallback.unwrap_or("Poste") } else { title }),
            category: sort.category.clone().or(marked).or(rank.category),
            grade: rank.grade,
            level: own(cell(Meaning::ManagerLevel)),
            reference_job: own(job).filter(|_| has_titles),
            note: self.note(entry, state, title),
            ..PostLine::default()
        };
        if title.is_empty()
            && (has_titles || fallback.is_none() || (job.is_empty() && grade.is_empty()))
        {
            if job.is_empty() && grade.is_empty() {
                "Poste".clone_into(&mut post.title);
            }
            let (text, title) = (self.rows[entry.row].quoted(), post.title.clone());
            if has_titles || !std::mem::replace(&mut self.has_said_untitled, true) {
                self.doubt(entry, Doubt::PostWithoutTitle { text, title });
            }
        }
        if post.category.as_deref().is_some_and(|it| it.contains('/') && it.chars().count() < 6) {
            let text = post.category.take().unwrap_or_default();
            add_note(&mut post.note, &text);
            self.doubt(entry, Doubt::CategoryUnclear { text });
        }
        post
    }

    /// The category whose column has a cross in this row, of several that are headed by one each.
    fn marked_category(&self, entry: &Entry) -> Option<String> {
        let columns = self.mapping.columns.iter().filter(|it| it.meaning == Meaning::Category);
        let mut headed = columns.filter_map(|it| it.category.as_ref().zip(column_of(&it.column)));
        let row = &self.rows[entry.row];
        let (category, _) =
            headed.find(|(_, at)| figures::yes_or_no(row.cell(*at)) == Some(true))?;
        Some(category.clone())
    }

    /// The cells of notes, each with its head where that says more than "note", and without names of persons.
    fn note(&mut self, entry: &Entry, state: Option<State>, title: &str) -> String {
        let mut note = String::new();
        for at in self.mapping.columns_of(Meaning::Note, state) {
            let cell = single_line(self.rows[entry.row].cell(at));
            let (kept, named) = without_persons(&cell);
            if named {
                self.doubt(entry, Doubt::PersonLeftOut { title: single_line(title) });
            }
            let cell = kept.trim_matches([' ', ',', ';', ':', '–', '-']);
            if cell.is_empty() {
                continue;
            }
            let head = self.mapping.head(at);
            let is_plain = self.is_plain_note(&head);
            let cell = if is_plain { cell.to_owned() } else { format!("{head} : {cell}") };
            add_note(&mut note, &cell);
        }
        note
    }

    /// Whether a head says no more of what stands below it than that it is a note.
    pub fn is_plain_note(&self, head: &str) -> bool {
        self.mapping.header.is_none()
            || matches!(
                bare(head).as_str(),
                "note"
                    | "notes"
                    | "observation"
                    | "observations"
                    | "commentaire"
                    | "commentaires"
                    | "remarque"
                    | "remarques"
                    | "comment"
                    | "comments"
                    | "precisions"
                    | "precision"
            )
    }
}
