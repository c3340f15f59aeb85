//! What stands on a page around its chart: the heading, the legend, the foot.
//!
//! Knows nothing of where on the page they are put, nor of how the chart is arranged.

use std::collections::{BTreeMap, BTreeSet};

use super::page::{PageOptions, Paper, Part};
use super::text::{Measure, TextLine, Typesetter};
use super::{Card, Change, Color, Item, Scene, Stroke, TextRun, Weight};
use crate::geom::{Point, Rect, Size};
use crate::model::{Authorised, Chart, Counts, Project, Role, missing_ceilings};
use crate::words::{Locale, Message};

/// Items in points from the top left corner of a strip of this height.
pub(super) struct Furniture {
    pub items: Vec<Item>,
    pub height: f32,
    /// What the heading says of the chart, unbroken. Empty for the foot.
    pub lines: Vec<String>,
}

pub(super) struct Maker<'a> {
    pub project: &'a Project,
    pub chart: &'a Chart,
    pub counts: &'a Counts,
    pub options: &'a PageOptions,
    pub setter: &'a mut Typesetter,
    /// Of the strip.
    pub width: f32,
}

/// A size of text; rows are spaced by `leading`.
#[derive(Clone, Copy)]
struct Type {
    size: f32,
    weight: Weight,
    leading: f32,
}

impl Type {
    fn within(self, width: f32) -> Measure {
        Measure { weight: self.weight, size: self.size, first_width: width, width }
    }
}

const NAME: Type = Type { size: 16.0, weight: Weight::SemiBold, leading: 20.0 };
const STATE: Type = Type { size: 12.0, weight: Weight::SemiBold, leading: 16.0 };
const PLAIN: Type = Type { size: 10.0, weight: Weight::Regular, leading: 14.0 };
const STRONG: Type = Type { size: 10.0, weight: Weight::SemiBold, leading: 14.0 };
const SMALL: Type = Type { size: SMALLEST, weight: Weight::Regular, leading: 12.0 };

/// The smallest text of a heading or a foot, in points.
pub(super) const SMALLEST: f32 = 8.0;

/// From the top of a row to the baseline, in ems: Inter's capitals are 0.73 em high.
const ASCENT: f32 = 0.95;
/// Between the two columns of the heading.
const COLUMN_GAP: f32 = 24.0;
/// The share of the heading that its right column may take.
const RIGHT_SHARE: f32 = 0.48;
/// Of one text of the heading, so that the chart keeps its room.
const MOST_LINES: usize = 2;
const SWATCH: f32 = 8.0;
const ICON: Type = Type { size: 8.0, weight: Weight::SemiBold, leading: 12.0 };
/// Units without a printed figure that are named; of more, only their number is said.
const MOST_NAMED: usize = 3;

/// What stands before an entry of the legend.
enum Sign {
    None,
    Tone(Color),
    Icon(Change),
}

impl Maker<'_> {
    /// The organisation and the unit at the left; the state, its date and its figures at the right.
    pub fn heading(&mut self, part: &Part, scene: &Scene) -> Furniture {
        let theme = self.options.scene.theme();
        let fields = &self.chart.fields;
        let state = state_name(fields.role, self.locale());
        let date = fields.date.map(|date| {
            self.locale().say(&Message::new("export-committee").with("date", written(date)))
        });
        let (figures, is_over) = self.figures(part);
        let figures_color = if is_over { theme.warning } else { theme.text };
        let right: Vec<_> = [
            Some((state, STATE, theme.text)),
            date.map(|date| (date, PLAIN, theme.muted)),
            Some((figures, STRONG, figures_color)),
            self.missing(part).map(|text| (text, PLAIN, theme.muted)),
        ]
        .into_iter()
        .flatten()
        .collect();

        let name = scene.cards.first().map(|card| card.name.clone()).unwrap_or_default();
        let left: Vec<_> = [
            (fields.organisation.clone(), PLAIN, theme.muted),
            (name, NAME, theme.text),
            (self.path_above(part), PLAIN, theme.muted),
        ]
        .into_iter()
        .filter(|(text, ..)| !text.is_empty())
        .collect();
        let lines = right.iter().chain(left.iter().filter(|(_, kind, _)| kind.size < NAME.size));
        let lines = lines.map(|(text, ..)| text.clone()).collect();

        let right_room = self.width * RIGHT_SHARE;
        let right: Vec<_> = right.into_iter().map(|row| self.broken(row, right_room)).collect();
        let right_width = right.iter().flat_map(|(lines, ..)| lines.iter()).map(|line| line.width);
        let right_width = right_width.fold(0.0, f32::max);
        let left_room = self.width - right_width - COLUMN_GAP;
        let left: Vec<_> = left.into_iter().map(|row| self.broken(row, left_room)).collect();

        let mut items = Vec::new();
        // The state is read first.
        let right_height = column(&mut items, &right, |width| self.width - width);
        let left_height = column(&mut items, &left, |_| 0.0);
        Furniture { items, height: left_height.max(right_height), lines }
    }

    /// The legend; under it the project, the day and the page number.
    pub fn foot(&mut self, scene: &Scene, number: usize, pages: usize) -> Furniture {
        let theme = self.options.scene.theme();
        let mut items = Vec::new();
        let mut height = self.legend(scene, &mut items);
        let is_sheet = self.options.paper != Paper::Fit;
        if is_sheet || pages > 1 || self.options.date.is_some() {
            height += 5.0;
            items.push(Item::Polyline {
                points: vec![Point::new(0.0, height), Point::new(self.width, height)],
                stroke: Stroke { width: 0.5, color: theme.connector },
            });
            height += 3.0;
            let page = Message::new("export-page").with("number", number).with("pages", pages);
            let page = if is_sheet || pages > 1 { self.locale().say(&page) } else { String::new() };
            let date = day(self.options).unwrap_or_default();
            let labels = [self.project.title.as_str(), self.chart.fields.label.as_str()];
            let labels: Vec<&str> = labels.into_iter().filter(|it| !it.is_empty()).collect();
            let baseline = height + SMALL.size * ASCENT;
            let page_width = self.run(&mut items, &page, SMALL, theme.muted, |maker, width| {
                Point::new(maker.width - width, baseline)
            });
            let date_width = self.run(&mut items, &date, SMALL, theme.muted, |maker, width| {
                Point::new(maker.width - page_width - 20.0 - width, baseline)
            });
            let room = self.width - page_width - date_width - 40.0;
            let label = self.shortened(&labels.join(" – "), SMALL, room);
            self.run(&mut items, &label, SMALL, theme.muted, |_, _| Point::new(0.0, baseline));
            height += SMALL.leading;
        }
        Furniture { items, height, lines: Vec::new() }
    }

    fn locale(&self) -> Locale {
        self.options.scene.locale
    }

    /// *Postes autorisés*, printed and counted, and whether there are more posts than that.
    fn figures(&self, part: &Part) -> (String, bool) {
        let unit = self.chart.unit(part.top);
        let count = self.counts.unit(part.top);
        let (authorised, posts, is_compared) = match (part.is_perimeter, unit.fields.authorised) {
            (true, own) => (
                own.posts(),
                count.perimeter.unwrap_or(count.direct.posts),
                own != Authorised::Inherit,
            ),
            (false, _) => (
                count.ceiling.posts,
                count.total.posts,
                count.ceiling.posts.is_some() || count.ceiling.missing > 0,
            ),
        };
        let message = match authorised {
            Some(authorised) => Message::new("export-authorised")
                .with("authorised", authorised)
                .with("posts", posts),
            None if is_compared => Message::new("export-not-printed").with("posts", posts),
            None => Message::new("export-posts").with("posts", posts),
        };
        let is_over = match part.is_perimeter {
            true => count.excess(unit.fields.authorised).is_some(),
            false => {
                count.ceiling.missing == 0 && authorised.is_some_and(|ceiling| posts > ceiling)
            }
        };
        (self.locale().say(&message), is_over)
    }

    /// The units whose figure the ceiling lacks, if it is a sum at all.
    fn missing(&self, part: &Part) -> Option<String> {
        let ceiling = self.counts.unit(part.top).ceiling;
        if part.is_perimeter || ceiling.posts.is_none() || ceiling.missing == 0 {
            return None;
        }
        let units = missing_ceilings(self.chart, part.top);
        let message = if units.len() <= MOST_NAMED {
            let names: Vec<&str> =
                units.iter().map(|&key| self.chart.unit(key).fields.name.as_str()).collect();
            Message::new("export-without-figure").with("units", names.join(", "))
        } else {
            Message::new("export-many-without-figure").with("count", units.len())
        };
        Some(self.locale().say(&message))
    }

    /// The names of the units above the page's, the highest first.
    fn path_above(&self, part: &Part) -> String {
        let mut path = self.chart.path(part.top);
        path.pop();
        let names: Vec<&str> =
            path.iter().map(|&key| self.chart.unit(key).fields.name.as_str()).collect();
        names.join(" › ")
    }

    /// What the tones of the headers, the figures and the icons of changes mean. Returns the
    /// legend's height.
    fn legend(&mut self, scene: &Scene, items: &mut Vec<Item>) -> f32 {
        let theme = self.options.scene.theme();
        let mut kinds: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        let mut is_compared = false;
        for card in &scene.cards {
            let Some(unit) = self.chart.unit_by_id(&card.unit) else { continue };
            is_compared |= unit.fields.authorised != Authorised::Inherit;
            if let Some(kind) = self.project.lists.kind(&unit.fields.kind) {
                let tone = (card.rank.max(1) as usize).min(theme.headers.len());
                let labels = kinds.entry(tone).or_default();
                if !labels.contains(&kind.label.as_str()) {
                    labels.push(&kind.label);
                }
            }
        }
        let mut entries: Vec<(Sign, String)> = kinds
            .iter()
            .map(|(&tone, labels)| (Sign::Tone(theme.headers[tone - 1].fill), labels.join(", ")))
            .collect();
        if is_compared {
            entries.push((Sign::None, self.locale().get("export-legend-figures")));
        }
        if scene.cards.iter().any(|card| card.over_ceiling) {
            entries.push((Sign::None, self.locale().get("export-legend-over")));
        }
        let changes = changes_in(scene);
        entries.extend(
            changes.iter().map(|&change| (Sign::Icon(change), self.locale().get(change.word()))),
        );
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

    /// A row in lines no wider than `room`, of which there are [`MOST_LINES`] at most.
    fn broken(&mut self, row: (String, Type, Color), room: f32) -> Row {
        let (text, kind, color) = row;
        let mut lines = self.setter.broken(&text, kind.within(room)).to_vec();
        if lines.len() > MOST_LINES {
            let rest: Vec<&str> =
                lines[MOST_LINES - 1..].iter().map(|line| line.text.as_ref()).collect();
            let last = self.shortened(&rest.join(" "), kind, room);
            lines.truncate(MOST_LINES - 1);
            let width = self.setter.width(&last, kind.weight, kind.size);
            lines.push(TextLine { text: last.into(), width });
        }
        (lines, kind, color)
    }

    /// `text`, cut with an ellipsis if it is wider than `room`.
    fn shortened(&mut self, text: &str, kind: Type, room: f32) -> String {
        if self.setter.width(text, kind.weight, kind.size) <= room {
            return text.to_owned();
        }
        let ellipsis = self.setter.width("…", kind.weight, kind.size);
        let room = (room - ellipsis).max(0.0);
        let lines = self.setter.broken(text, kind.within(room));
        lines.first().map(|line| format!("{}…", line.text)).unwrap_or_default()
    }

    /// Adds one run, placed by its width, which is returned.
    fn run(
        &mut self,
        items: &mut Vec<Item>,
        text: &str,
        kind: Type,
        color: Color,
        place: impl FnOnce(&Self, f32) -> Point,
    ) -> f32 {
        if text.is_empty() {
            return 0.0;
        }
        let width = self.setter.width(text, kind.weight, kind.size);
        items.push(Item::Text(TextRun {
            text: super::text::laid_out(text),
            origin: place(self, width),
            size: kind.size,
            weight: kind.weight,
            color,
            width,
        }));
        width
    }
}

/// The changes that the picture marks, in the order of the legend.
fn changes_in(scene: &Scene) -> BTreeSet<Change> {
    let of_card = |card: &Card| {
        let lines = card.lines.iter().filter_map(|line| line.change);
        let ghosts = card.ghosts.iter().map(|ghost| ghost.change);
        let unit = card.mark.iter().map(|mark| mark.change);
        lines.chain(ghosts).chain(unit).collect::<Vec<_>>()
    };
    scene.cards.iter().flat_map(of_card).collect()
}

type Row = (Vec<TextLine>, Type, Color);

/// Adds rows one under the other, each line placed by its width. Returns their height.
fn column(items: &mut Vec<Item>, rows: &[Row], left: impl Fn(f32) -> f32) -> f32 {
    let mut y = 0.0;
    for (lines, kind, color) in rows {
        for line in lines {
            items.push(Item::Text(TextRun {
                text: line.text.clone(),
                origin: Point::new(left(line.width), y + kind.size * ASCENT),
                size: kind.size,
                weight: kind.weight,
                color: *color,
                width: line.width,
            }));
            y += kind.leading;
        }
    }
    y
}

/// The day given by the user: as the language writes it, if it is a date at all.
pub(super) fn day(options: &PageOptions) -> Option<String> {
    let given = options.date.as_ref()?;
    match given.parse::<jiff::civil::Date>() {
        Ok(date) => Some(options.scene.locale.say(&written(date))),
        Err(_) => Some(given.clone()),
    }
}

/// A date as the language writes it: 28/11/2022.
fn written(date: jiff::civil::Date) -> Message {
    Message::new("export-date")
        .with("day", format!("{:02}", date.day()))
        .with("month", format!("{:02}", date.month()))
        .with("year", date.year().to_string())
}

/// "ORGANIGRAMME CIBLE".
fn state_name(role: Option<Role>, locale: Locale) -> String {
    locale.get(match role {
        None => "export-state",
        Some(Role::Source) => "export-state-source",
        Some(Role::Target) => "export-state-target",
        Some(Role::Variant) => "export-state-variant",
    })
}
