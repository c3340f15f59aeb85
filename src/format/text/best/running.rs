//! What stands above every chart of a text.

use super::Chosen;
use crate::format::reading::phrases::titles;
use crate::format::reading::vocabulary::may_be_organisation;
use crate::format::text::candidates::Use;
use crate::format::text::candidates::heading;
use crate::format::text::lines::Line;

/// The name that stands right above every block of a text, where the first chart has its title above that: it
/// is no unit's, whatever word begins it. One block is enough for a name that administrations have.
pub(super) fn above_blocks(lines: &[Line], chosen: &[Option<Chosen>]) -> Option<String> {
    let is_block = |at: &usize| titles::read_block(&lines[*at].text).is_some();
    let mut above = (1..lines.len()).filter(is_block).map(|block| block - 1);
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
