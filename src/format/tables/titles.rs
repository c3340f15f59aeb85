//! What stands above a table: whose it is, of which day and state.

use jiff::civil::Date;

use super::body::Part;
use super::led::without_leader;
use super::sheet::Row;
use crate::format::reading::columns::state;
use crate::format::reading::phrases::titles::read_block;
use crate::format::reading::vocabulary::{
    bare, date_in, is_organisation, kind_at_start, may_be_organisation, names_person, role,
    without_date, without_persons,
};
use crate::model::{Role, folded};

/// What the rows above the heads say.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Titles {
    pub organisation: Option<String>,
    /// A unit that they name.
    pub name: Option<String>,
    /// What else the table is called.
    pub fallback: Option<String>,
    pub date: Option<Date>,
    pub role: Option<Role>,
}

/// A title without the persons in it; none where it names nobody.
fn unnamed(title: &str) -> Option<String> {
    let own =
        without_leader(title).or_else(|| names_person(title).then(|| without_persons(title).0))?;
    let links = [" de", " du", " de la", " des", " par"];
    let own = links.iter().find_map(|link| own.strip_suffix(link)).unwrap_or(&own);
    Some(own.trim_matches([' ', ',', ':', '–', '-', '(', ')']).to_owned())
}

impl Titles {
    /// Of the rows above the heads of the first part.
    pub fn of(rows: &[Row], part: &Part) -> Self {
        let heads = part
            .mapping
            .header
            .map_or(0, |[first, last]| usize::try_from(last + 1 - first.min(last)).unwrap_or(1));
        let above = part.rows.start..part.first.saturating_sub(heads).max(part.rows.start);
        let mut titles = Self::default();
        for row in &rows[above] {
            for (_, cell) in row.filled() {
                titles.read(cell);
            }
        }
        for text in [&mut titles.name, &mut titles.organisation, &mut titles.fallback] {
            if let Some(own) = text.as_deref().and_then(unnamed) {
                *text = Some(own).filter(|own| !own.is_empty());
            }
        }
        titles
    }

    fn read(&mut self, cell: &str) {
        let text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(Ok(date)) = date_in(&text) {
            self.date.get_or_insert(date);
        }
        for word in bare(&text).split(' ') {
            self.role = self.role.or(role(word));
        }
        // "Organigramme de la Direction des sports au 01/01/2025".
        let block = if text.contains("rganigramme") || text.contains("RGANIGRAMME") {
            read_block(&text)
        } else {
            None
        };
        if let Some(block) = block.filter(|it| it.unit.is_some() || it.organisation.is_some()) {
            self.name = self.name.take().or(block.unit);
            self.organisation = self.organisation.take().or(block.organisation);
            return;
        }
        let mut parts = vec![text.as_str()];
        for mark in [" – ", " - ", " — ", " : ", " | "] {
            parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
        }
        let count = parts.len();
        for (at, part) in parts.into_iter().enumerate() {
            let part = part.trim();
            let part = without_date(part).unwrap_or(part);
            let is_first = at == 0 && count > 1;
            if is_organisation(part) || is_first && may_be_organisation(part) {
                self.organisation.get_or_insert_with(|| part.to_owned());
            } else if kind_at_start(&folded(part)).is_some() && part.chars().count() < 90 {
                self.name.get_or_insert_with(|| part.to_owned());
            } else if state(part).is_some_and(|(_, rest)| rest.is_empty()) {
                // "Situation actuelle" names a state, nothing of the organisation.
            } else if part.chars().any(char::is_alphabetic)
                && part.chars().count() < 90
                && date_in(part).is_none()
            {
                self.fallback.get_or_insert_with(|| part.to_owned());
            }
        }
    }
}
