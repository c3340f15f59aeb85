//! What the colours stand for that tell posts apart.

use std::collections::BTreeSet;

use super::{Card, Color, Options};
use crate::model::{ColourBy, Lists};
use crate::words::{key, message};

/// The colours behind the counts of `cards`, in the order of the project's list, each with the
/// categories or the levels it stands for. Empty unless colours tell these apart.
pub fn tags<'a>(
    cards: impl Iterator<Item = &'a Card>,
    lists: &Lists,
    options: &Options,
) -> Vec<(Color, String)> {
    let labels: Vec<String> = match options.look.colour_by {
        ColourBy::Kind | ColourBy::Change => return Vec::new(),
        ColourBy::Category => {
            let named = |label: &str| message!(key::SCENE_LEGEND_CATEGORY, label);
            let labels = lists.categories.iter().map(|it| named(&it.label));
            labels.map(|message| options.locale.say(&message)).collect()
        }
        ColourBy::Level => lists.levels.iter().map(|it| it.label.clone()).collect(),
    };
    let theme = options.theme();
    let used: BTreeSet<u8> =
        cards.flat_map(|card| &card.lines).filter_map(|line| line.tag).collect();
    let entry = |tag: u8| {
        // More entries than there are colours share these.
        let sharing = labels.iter().skip(usize::from(tag)).step_by(theme.tags.len());
        let sharing: Vec<&str> = sharing.map(String::as_str).collect();
        (theme.tag(tag), sharing.join(", "))
    };
    used.into_iter().map(entry).collect()
}
