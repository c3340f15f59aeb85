//! What the tones, the figures, the tags and the icons of a page mean.

use std::collections::{BTreeMap, BTreeSet};

use super::furniture::{ASCENT, Maker, SMALL, Type};
use super::state::Drawn;
use crate::geom::{Point, Rect, Size};
use crate::model::{Authorised, ColourBy};
use crate::scene::{Card, Color, Item, MarkKind, Stroke, Weight, tags};
use crate::words::key;

const SWATCH: f32 = 8.0;
const ICON: Type = Type { size: 8.0, weight: Weight::SemiBold, leading: 12.0 };

/// What stands before an entry of the legend.
enum Sign {
    None,
    Tone(Color),
    Icon(MarkKind),
}

impl Maker<'_> {
    /// Returns the legend's height.
    pub(super) fn legend(&mut self, drawn: &[Drawn], items: &mut Vec<Item>) -> f32 {
        let theme = self.options.scene.theme();
        let mut entries = match self.options.scene.look.colour_by {
            ColourBy::Kind => self.kinds(drawn),
            ColourBy::Category | ColourBy::Level => self.tags(drawn),
            // Their icons say it.
            ColourBy::Change => Vec::new(),
        };
        let cards = || drawn.iter().flat_map(|drawn| &drawn.scene.cards);
        if self.compares(drawn) {
            entries.push((Sign::None, self.locale().get(key::EXPORT_LEGEND_FIGURES)));
        }
        if cards().any(|card| card.over_ceiling) {
            entries.push((Sign::None, self.locale().get(key::EXPORT_LEGEND_OVER)));
        }
        let changes: BTreeSet<MarkKind> = cards().flat_map(changes_on).collect();
        entries.extend(
            changes.iter().map(|&change| (Sign::Icon(change), self.locale().get(change.word()))),
        );
        if entries.is_empty() {
            return 0.0;
        }
        let (mut x, mut y) = (0.0, 0.0);
        for (sign, text) in entries {
            let indent = if matches!(sign, Sign::None) { 0.0 } else { SWATCH + 4.0 };
            let text = self.shortened(&text, SMALL, self.width - indent);
            let width = indent + self.setter.width(&text, SMALL.weight, SMALL.size);
            if x > 0.0 && x + width > self.width {
                (x, y) = (0.0, y + SMALL.leading);
            }
            let baseline = y + SMALL.size * ASCENT;
            match sign {
                Sign::None => {}
                Sign::Tone(fill) => {
                    let corner = Point::new(x + 0.25, baseline - SWATCH + 1.0);
                    items.push(Item::Rect {
                        rect: Rect::from_min_size(corner, Size::new(SWATCH, SWATCH)),
                        radius: 1.5,
                        fill: Some(fill),
                        stroke: Some(Stroke { width: 0.5, color: theme.connector }),
                    });
                }
                Sign::Icon(change) => {
                    self.run(items, change.icon(), ICON, theme.change(change), |_, width| {
                        Point::new(x + (SWATCH + 2.0 - width) / 2.0, baseline)
                    });
                }
            }
            self.run(items, &text, SMALL, theme.muted, |_, _| Point::new(x + indent, baseline));
            x += width + 14.0;
        }
        y + SMALL.leading
    }

    /// The tones of the headers, each with the kinds of unit it stands for.
    fn kinds(&self, drawn: &[Drawn]) -> Vec<(Sign, String)> {
        let theme = self.options.scene.theme();
        let mut kinds: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        let mut met = BTreeSet::new();
        for drawn in drawn {
            for card in &drawn.scene.cards {
                let unit = self.states[drawn.state].chart.unit_by_id(&card.unit);
                let kind = unit.and_then(|unit| self.project.lists.kind(&unit.fields.kind));
                let Some(kind) = kind else { continue };
                let tone = (card.rank.max(1) as usize).min(theme.headers.len());
                if met.insert((tone, kind.label.as_str())) {
                    kinds.entry(tone).or_default().push(&kind.label);
                }
            }
        }
        let entry = |(tone, labels): (usize, Vec<&str>)| {
            (Sign::Tone(theme.headers[tone - 1].fill), labels.join(", "))
        };
        kinds.into_iter().map(entry).collect()
    }

    /// The colours of the counts, each with the categories or the levels it stands for.
    fn tags(&self, drawn: &[Drawn]) -> Vec<(Sign, String)> {
        let cards = drawn.iter().flat_map(|it| &it.scene.cards);
        let tags = tags(cards, &self.project.lists, &self.options.scene);
        tags.into_iter().map(|(color, label)| (Sign::Tone(color), label)).collect()
    }

    /// Whether a unit shows a figure to be compared with.
    fn compares(&self, drawn: &[Drawn]) -> bool {
        drawn.iter().any(|drawn| {
            let chart = self.states[drawn.state].chart;
            let units = drawn.scene.cards.iter().filter_map(|card| chart.unit_by_id(&card.unit));
            units.into_iter().any(|unit| unit.fields.authorised != Authorised::Inherit)
        })
    }
}

/// The changes that a card marks.
fn changes_on(card: &Card) -> Vec<MarkKind> {
    let lines = card.lines.iter().filter_map(|line| line.change);
    let ghosts = card.ghosts.iter().map(|ghost| ghost.change);
    let unit = card.mark.iter().map(|mark| mark.change);
    lines.chain(ghosts).chain(unit).collect()
}
