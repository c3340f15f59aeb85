//! Cells that tell a count in words.

use crate::format::reading::phrases::posts::read_posts;
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::count_in_letters;

/// What a cell of counts tells in words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Counted {
    /// The posts, those of one working time together, without titles.
    pub posts: Vec<PostLine>,
    /// "3 + 1".
    pub is_sum: bool,
}

/// "deux", "3 + 1", "4 postes dont 1 vacant", "2 (dont 1 à 80 %)" as counts; none for figures, and for words that
/// say something else too.
pub(super) fn counted(cell: &str) -> Option<Counted> {
    let plain = |count, is_sum| {
        let posts = vec![PostLine { count, ..PostLine::default() }];
        Some(Counted { posts, is_sum })
    };
    if cell.contains('+') {
        let parts: Option<Vec<u32>> = cell.split('+').map(|it| it.trim().parse().ok()).collect();
        let parts = parts.filter(|parts| parts.len() > 1)?;
        return plain(parts.iter().try_fold(0_u32, |sum, part| sum.checked_add(*part))?, true);
    }
    let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let digits = cell.len() - cell.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let spaced = format!("{cell} ");
    let (count, rest) = match count_in_letters(&spaced) {
        Some(said) if !said.rounded => (said.count, said.rest),
        _ => (cell[..digits].parse().ok()?, &cell[digits..]),
    };
    let rest = rest.trim();
    let nouns = ["postes", "poste", "agents", "agent", "emplois", "emploi"];
    let rest = nouns.iter().find_map(|noun| rest.strip_prefix(noun)).unwrap_or(rest).trim_start();
    if rest.is_empty() {
        return plain(count, false);
    }
    if !rest.starts_with(['(', ',', ';']) && !rest.starts_with("dont ") {
        return None;
    }
    // What is said of posts is read as where their title and category stand before it.
    let posts = read_posts(&format!("{count} Agent (C) {rest}"));
    let is_plain =
        |it: &PostLine| it.title == "Agent" && it.note.is_empty() && it.doubts.is_empty();
    let said = Counted { posts, is_sum: false };
    (said.count() == count && said.posts.iter().all(is_plain)).then_some(said)
}

impl Counted {
    pub fn count(&self) -> u32 {
        self.posts.iter().map(|it| it.count).fold(0, u32::saturating_add)
    }
}
