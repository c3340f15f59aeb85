//! Some of the posts of a line that differ from the others: "dont 1 à 80 % et 2 vacants".

use super::sense::{is_vacant, working_time};
use crate::format::reading::Doubt;
use crate::format::reading::post::PostLine;
use crate::format::reading::vocabulary::{bare, count_in_letters};
use crate::model::{Hundredths, after_folded, folded};

/// Every post of a line, however many.
pub(super) const ALL_VACANT: u32 = u32::MAX;

/// So many of the posts of a line, and what is theirs alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    pub count: u32,
    fte: Option<Hundredths>,
    vacant: bool,
}

/// What "dont 1 à 80 % et 2 vacants" says part by part; none where a part says anything else.
pub(super) fn shares(text: &str) -> Option<Vec<Share>> {
    let rest = after_folded(text.trim(), "dont ")?;
    let parts = [", ", "; ", " et "].iter().fold(vec![rest], |parts, mark| {
        parts.into_iter().flat_map(|part| part.split(*mark)).collect()
    });
    parts.into_iter().map(|part| share(part.trim())).collect()
}

fn share(text: &str) -> Option<Share> {
    let (count, rest) = match count_in_letters(text).filter(|it| !it.rounded) {
        Some(spelled) => (spelled.count, spelled.rest),
        None => {
            let (count, rest) = text.split_once(' ')?;
            (count.parse().ok().filter(|_| count.len() <= 3)?, rest)
        }
    };
    let links = ["postes ", "poste ", "agents ", "agent ", "est ", "sont "];
    let rest = links.iter().find_map(|link| rest.strip_prefix(link)).unwrap_or(rest);
    let vacant = is_vacant(&bare(rest));
    let fte = working_time(&folded(rest)).filter(|fte| !vacant && fte.0 <= 100);
    (vacant || fte.is_some()).then_some(Share { count, fte, vacant })
}

/// `post` as one line for the posts that differ in nothing, and one for each share.
pub(super) fn parted(mut post: PostLine, shares: &[Share]) -> Vec<PostLine> {
    let sum = shares.iter().map(|share| share.count).fold(0, u32::saturating_add);
    if shares.is_empty() {
        return vec![post];
    }
    if sum > post.count {
        let (title, used) = (post.title.clone(), post.count);
        post.doubts.push(Doubt::CountTwice { title, used, other: sum });
        return vec![post];
    }
    if shares.iter().all(|share| share.vacant) {
        post.vacant = post.vacant.max(sum);
        return vec![post];
    }
    let part = |share: &Share| PostLine {
        count: share.count,
        fte: share.fte.or(post.fte),
        last_fte: None,
        vacant: if share.vacant || post.vacant == ALL_VACANT { share.count } else { 0 },
        doubts: Vec::new(),
        ..post.clone()
    };
    let parts: Vec<PostLine> = shares.iter().filter(|share| share.count > 0).map(part).collect();
    let doubts = std::mem::take(&mut post.doubts);
    post.count -= sum;
    let whole = Some(post).filter(|post| post.count > 0);
    let mut lines: Vec<PostLine> = whole.into_iter().chain(parts).collect();
    if let Some(first) = lines.first_mut() {
        first.doubts = doubts;
    }
    lines
}
