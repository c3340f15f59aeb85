//! Where the lines of a report stand on its pages and in its tables: found once for each report.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::grid::Columns;
use crate::format::reading::Source;

#[derive(Debug)]
pub(super) struct Laid {
    /// The report.
    of: Arc<Source>,
    pub columns: Columns,
    /// The lines that have a place, from 0, by the number of their page; a form without pages is one.
    pages: BTreeMap<u32, Vec<usize>>,
}

impl Laid {
    pub fn of(source: &Arc<Source>) -> Self {
        let mut pages: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, line) in source.lines.iter().enumerate() {
            if line.place.area.is_some() {
                pages.entry(line.place.page.unwrap_or(1)).or_default().push(at);
            }
        }
        Self { of: Arc::clone(source), columns: Columns::of(source), pages }
    }

    pub fn is_of(&self, source: &Arc<Source>) -> bool {
        Arc::ptr_eq(&self.of, source)
    }

    /// Whether its lines stand somewhere on pages.
    pub fn has_pages(&self) -> bool {
        !self.pages.is_empty()
    }

    /// The last page that lines stand on.
    pub fn last_page(&self) -> u32 {
        self.pages.last_key_value().map_or(1, |(page, _)| *page)
    }

    /// The lines of a page.
    pub fn lines_on(&self, page: u32) -> &[usize] {
        self.pages.get(&page).map(Vec::as_slice).unwrap_or_default()
    }
}
