//! What stands above every chart of a text.

use super::Chosen;
use crate::format::reading::phrases::imprint::parts_of;
use crate::format::reading::phrases::titles;
use crate::format::reading::vocabulary::{is_organisation, kind_at_start, may_be_organisation};
use crate::format::text::candidates::Use;
use crate::format::text::candidates::heading;
use crate::format::text::lines::Line;
use crate::model::folded;

/// How far above a title its page's head stands, in lines.
const NEAR: usize = 3;

/// The name that stands right above every block of a text, where the first chart has its title above that: it
/// is no unit's, whatever word begins it. One block is enough for a name that administrations have.
pub(super) fn above_blocks(lines: &[Line], chosen: &[Option<Chosen>]) -> Option<String> {
    let is_block = |at: &usize| titles::read_block(&lines[*at].text).is_some();
    let blocks: Vec<usize> = (1..lines.len()).filter(is_block).collect();
    if let Some(head) = head_of_pages(lines, &blocks, chosen) {
        return Some(head);
    }
    let mut above = blocks.iter().map(|block| block - 1);
    let first = above.next()?;
    let name = &lines[first];
    let mut others = above.peekable();
    let repeated = others.peek().is_some();
    let alike = others.all(|at| lines[at].text == name.text);
    let is_unit = |at: usize| {
        chosen[at].is_some_and(|it| it.taken == Use::Heading)
            && heading::begins_with_kind(&lines[at])
    };
    let titled = (0..first).any(is_unit);
    let is_name = !name.is_blank() && name.style.hashes == 0;
    let sure = repeated || may_be_organisation(&name.text);
    (is_name && alike && titled && sure).then(|| name.text.clone())
}

/// "CHU de Limoges - Direction des ressources humaines" above the title of each chart, where the first unit of the
/// first is as high: who made the report.
fn head_of_pages(lines: &[Line], blocks: &[usize], chosen: &[Option<Chosen>]) -> Option<String> {
    let above = |block: &usize| {
        (block.saturating_sub(NEAR)..*block).rev().map(|at| &lines[at]).find(|it| !it.is_blank())
    };
    let head = above(blocks.first()?)?;
    let repeated = blocks.iter().skip(1).filter_map(above).any(|other| other.text == head.text);
    let [name, maker] = parts_of(&head.text)[..] else { return None };
    let made_by = kind_at_start(&folded(maker))?;
    let is_heading = |at: &usize| chosen[*at].is_some_and(|it| it.taken == Use::Heading);
    let first = (blocks[0] + 1..lines.len()).find(is_heading)?;
    let top = kind_at_start(&folded(&lines[first].text))?;
    let is_name = is_organisation(name) || may_be_organisation(name);
    (repeated && is_name && top.rank <= made_by.rank).then(|| head.text.clone())
}
