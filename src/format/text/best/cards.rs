//! Units told field by field above posts that are told in lists: "Unité : Service Budget", "Dépend de : Direction des
//! finances", "Composition : 1 chef de service (A), 2 agents (C)".

use super::fields::{begins_with_kind, is, known, pair, says_nothing, unit_named};
use super::statements::{Meaning, Reader};
use crate::format::reading::columns::Meaning as Field;
use crate::format::reading::phrases::counts::{
    begins_with_count, count_at_start, has_category, ranked_counts, ranked_list,
};
use crate::format::reading::vocabulary::{are_persons, bare, begins_with_job, kind_at_start};
use crate::format::text::candidates::heading::read_heading;
use crate::format::text::lines::Line;
use crate::model::folded;

/// What the posts of a unit are listed under, as [`bare`] has it.
const LISTS: [&str; 16] = [
    "composition",
    "composition de l equipe",
    "composition du service",
    "poste",
    "postes",
    "les postes",
    "emploi",
    "emplois",
    "les emplois",
    "agents",
    "les agents",
    "equipe",
    "personnel",
    "personnels",
    "effectif",
    "effectifs",
];

/// Blank lines and rules between the name of a unit and its next field, at most.
const MOST_GAP: usize = 2;

impl Reader<'_> {
    /// Reads line `at` as one field of a unit, if it is.
    pub(super) fn card(&mut self, at: usize) -> Option<usize> {
        let line = &self.lines[at];
        if !line.text.contains([':', '=']) || !is_whole(line) {
            return None;
        }
        let field = pair(&line.text, at)?;
        if let Some(name) = self.unit_of_card(at) {
            let (style, depth) = (line.style, self.depth_of(at));
            let heading = read_heading(&name, style, depth, &self.acronyms);
            return Some(self.push(at..at + 1, Meaning::Heading(heading)));
        }
        if !self.started {
            return None;
        }
        if tells_parent(&field.name) {
            if says_nothing(&field.value) {
                return Some(self.push(at..at + 1, Meaning::Furniture));
            }
            let named = begins_with_kind(&field.value) && !has_category(&field.value);
            return named.then(|| self.push(at..at + 1, Meaning::Attached(field.value)));
        }
        lists_posts(&field.name, &field.value).then(|| self.push_posts(at..at + 1, &field.value))
    }

    /// The unit that line `at` names for sure: by its kind behind a label that says no kind, or by the fields below.
    fn unit_of_card(&self, at: usize) -> Option<String> {
        let field = pair(&self.lines[at].text, at)?;
        let value = field.value.as_str();
        let is_name = value.starts_with(char::is_uppercase)
            && !has_category(value)
            && !value.contains([':', ';'])
            && !are_persons(value)
            && !begins_with_job(value);
        if !is(&field.name, Field::Unit) || !is_name {
            return None;
        }
        // "Service : Direction des finances" names a unit in full, "Pôle : Services à la population" and "Secteur :
        // Conservatoire" its kind beside it.
        let kind = |text: &str| kind_at_start(&folded(text));
        let in_full = match (kind(&field.name), kind(value)) {
            (Some(label), Some(own)) => {
                own.rank <= label.rank && !own.anywhere && folded(value).len() > own.word.len()
            }
            (None, own) => own.is_some(),
            (Some(_), None) => false,
        };
        (in_full || self.is_above_fields(at)).then(|| unit_named(&field.name, value))
    }

    /// Whether a field of a unit, or the head of its list of posts, stands right below line `at`.
    fn is_above_fields(&self, at: usize) -> bool {
        let below = self.lines.iter().enumerate().skip(at + 1).take(MOST_GAP + 1);
        let next = below.filter(|(_, line)| !line.is_blank()).map(|(at, line)| is_field(line, at));
        next.take(1).any(|is_field| is_field)
    }
}

/// Whether a line is one text: what semicolons part may be a list.
fn is_whole(line: &Line) -> bool {
    line.cells.is_empty() || !line.ruled && line.text.matches(';').count() + 1 >= line.cells.len()
}

/// Whether a line is a field of a unit: what it stands under, how many posts it has, the head of their list.
fn is_field(line: &Line, at: usize) -> bool {
    let head = line.text.strip_suffix(':').map(bare);
    if head.is_some_and(|head| LISTS.contains(&head.as_str())) {
        return true;
    }
    let Some(field) = pair(&line.text, at).filter(|_| is_whole(line)) else { return false };
    let counts = matches!(known(&field.name), Some(Field::Count | Field::Budgeted));
    tells_parent(&field.name)
        || counts && field.value.starts_with(|c: char| c.is_ascii_digit())
        || is(&field.name, Field::Title)
        || lists_posts(&field.name, &field.value)
}

/// Whether a field says what a unit stands under: "Dépend de", "Service de rattachement".
fn tells_parent(name: &str) -> bool {
    let of_units = ["depend de", "depend du", "releve de", "releve du", "sous l autorite de"];
    is(name, Field::Parent) || of_units.contains(&bare(name).as_str())
}

/// "Composition : 1 directrice (A), 1 chargé de mission (A)": whether the value lists posts.
fn lists_posts(name: &str, value: &str) -> bool {
    const PLAIN: [&str; 17] = [
        "agent",
        "agents",
        "poste",
        "postes",
        "emploi",
        "emplois",
        "personne",
        "personnes",
        "etp",
        "etpt",
        "vacant",
        "vacants",
        "pourvu",
        "pourvus",
        "titulaires",
        "contractuels",
        "dont",
    ];
    let label = bare(name);
    // "Agents : 2 B + 1 C" tells of categories alone.
    let ranks = ranked_list(value).is_some() || ranked_counts(value).is_some();
    let is_list = LISTS.contains(&label.as_str()) && !value.contains(':');
    if !is_list || !begins_with_count(value) || ranks {
        return false;
    }
    let Some(count) = count_at_start(value) else { return false };
    let first = count.rest.split([',', ';', '(', '+', '–']).next().unwrap_or_default();
    let title = bare(first);
    let first_word = title.split(' ').next().unwrap_or_default();
    // "Effectif : 3 titulaires" counts persons, whatever they do.
    let is_figure = label.starts_with("effectif") || label.starts_with("personnel");
    let names = first_word.len() > 2 && !PLAIN.contains(&title.as_str()) && first_word != "dont";
    names && (!is_figure || has_category(value) || begins_with_job(first))
}
