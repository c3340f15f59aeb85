//! What stands on a page around its chart: the heading, the legend, the foot.

use super::moving::moved;
use super::parts::Part;
use super::state::{Drawn, State};
use super::{PageOptions, Paper};
use crate::geom::Point;
use crate::model::{Authorised, ChartFields, Project, Role, missing_ceilings};
use crate::scene::text::{Measure, TextLine, Typesetter};
use crate::scene::{Color, Item, Stroke, TextRun, Weight};
use crate::words::{Locale, Message, key, message};

/// Items in points from the top left corner of a strip of this height.
pub(super) struct Furniture {
    pub items: Vec<Item>,
    pub height: f32,
    /// What the heading says of the chart, unbroken. Empty for the foot.
    pub lines: Vec<String>,
}

impl Furniture {
    /// So many times as large.
    pub fn zoomed(self, zoom: f32) -> Self {
        Self {
            items: moved(self.items, Point::ZERO, zoom),
            height: self.height * zoom,
            lines: self.lines,
        }
    }
}

pub(super) struct Maker<'a> {
    pub project: &'a Project,
    /// Of the chart, in time.
    pub states: &'a [State<'a>],
    pub options: &'a PageOptions,
    pub setter: &'a mut Typesetter,
    /// Of the strip.
    pub width: f32,
}

/// A size of text; rows are spaced by `leading`.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub size: f32,
    pub weight: Weight,
    pub leading: f32,
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
pub(super) const SMALL: Type = Type { size: SMALLEST, weight: Weight::Regular, leading: 12.0 };

/// The height of the lines of text over one of two states: its name and two more.
pub(super) const STATE_HEADING: f32 = STATE.leading + MOST_LINES as f32 * PLAIN.leading;

/// The smallest text of a heading or a foot, in points.
pub(super) const SMALLEST: f32 = 8.0;

/// From the top of a row to the baseline, in ems: Inter's capitals are 0.73 em high.
pub(super) const ASCENT: f32 = 0.95;
/// Between the two columns of the heading.
const COLUMN_GAP: f32 = 24.0;
/// Between the heading and what is said of the chart under it.
const CAPTION_GAP: f32 = 6.0;
/// The share of the heading that its right column may take.
const RIGHT_SHARE: f32 = 0.48;
/// Of one text of the heading, so that the chart keeps its room; of the unit's name, one more.
const MOST_LINES: usize = 2;
/// No line is so wide that more than this of a text shows.
const MOST_BYTES: usize = 50_000;
/// Of a sentence that says what is done in a step.
const MOST_LINES_OF_CAPTION: usize = 6;
/// What has changed is said whole: its texts are ours, and short.
const ALL_LINES: usize = usize::MAX;
/// Units without a printed figure that are named; of more, only their number is said.
const MOST_NAMED: usize = 3;

/// A text to be broken into at most so many lines.
type Text = (String, Type, Color, usize);

impl Maker<'_> {
    /// The organisation and the unit at the left; the state, its date and its figures at the right.
    /// Of two states, each says these for itself.
    /// `tally` is what has changed of what the page shows.
    pub fn heading(&mut self, part: &Part, drawn: &[Drawn], tally: Vec<String>) -> Furniture {
        let theme = self.options.scene.theme();
        let Some(last) = drawn.last() else {
            return Furniture { items: Vec::new(), height: 0.0, lines: Vec::new() };
        };
        let fields = &self.states[last.state].chart.fields;
        let muted = |text: String| (text, PLAIN, theme.muted, MOST_LINES);
        let right = self.state_rows(part, drawn, tally);
        let name = last.scene.cards.first().map(|card| card.name.clone()).unwrap_or_default();
        let left: Vec<_> = [
            muted(fields.organisation.clone()),
            (name, NAME, theme.text, MOST_LINES + 1),
            muted(self.path_above(last)),
            muted(self.extent(part)),
        ]
        .into_iter()
        .filter(|(text, ..)| !text.is_empty())
        .collect();
        let lines = right.iter().chain(left.iter().filter(|(_, kind, ..)| kind.size < NAME.size));
        let captions = &self.options.caption;
        let lines = lines.map(|(text, ..)| text.clone()).chain(captions.iter().cloned()).collect();

        let needed =
            left.iter().map(|(text, kind, ..)| self.setter.width(text, kind.weight, kind.size));
        // The right takes what the left leaves, and at least its share.
        let left_over = self.width - needed.fold(0.0, f32::max) - COLUMN_GAP;
        let right_room = left_over.max(self.width * RIGHT_SHARE);
        let right: Vec<_> = right.into_iter().map(|row| self.broken(row, right_room)).collect();
        let right_width = right.iter().flat_map(|(lines, ..)| lines.iter()).map(|line| line.width);
        let right_width = right_width.fold(0.0, f32::max);
        let left_room = self.width - right_width - COLUMN_GAP;
        let left: Vec<_> = left.into_iter().map(|row| self.broken(row, left_room)).collect();

        let mut items = Vec::new();
        // The state is read first.
        let right_height = column(&mut items, &right, |width| self.width - width);
        let left_height = column(&mut items, &left, |_| 0.0);
        let mut height = left_height.max(right_height);
        if !self.options.caption.is_empty() {
            let (below, caption_height) = self.caption();
            items.extend(moved(below, Point::new(0.0, height + CAPTION_GAP), 1.0));
            height += CAPTION_GAP + caption_height;
        }
        Furniture { items, height, lines }
    }

    /// The right of the heading: the state, its date and figures, and what has changed.
    fn state_rows(&self, part: &Part, drawn: &[Drawn], tally: Vec<String>) -> Vec<Text> {
        let theme = self.options.scene.theme();
        let marks = self.options.scene.marks.as_ref();
        let since = marks.map(|marks| marks.since.clone()).filter(|since| !since.is_empty());
        let since = since.map(|since| {
            let said = std::iter::once(since).chain(tally).collect::<Vec<_>>().join(" · ");
            (said, PLAIN, theme.muted, ALL_LINES)
        });
        let rows = if let [only] = drawn {
            let fields = &self.states[only.state].chart.fields;
            let muted = |text: String| (text, PLAIN, theme.muted, MOST_LINES);
            let (figures, is_over) = self.figures(only, part.is_perimeter);
            let figures_color = if is_over { theme.warning } else { theme.text };
            vec![
                Some((state_name(fields.role, self.locale()), STATE, theme.text, MOST_LINES)),
                self.committee(fields).map(muted),
                Some((figures, STRONG, figures_color, MOST_LINES)),
                self.missing(only, part.is_perimeter).map(muted),
                self.not_before().map(muted),
                since,
            ]
        } else {
            let both = (self.locale().get(key::EXPORT_STATE_BOTH), STATE, theme.text, MOST_LINES);
            vec![Some(both), since]
        };
        rows.into_iter().flatten().collect()
    }

    /// What is said of the page itself, and its height.
    fn caption(&mut self) -> (Vec<Item>, f32) {
        let text_color = self.options.scene.theme().text;
        let captions = self.options.caption.iter().enumerate();
        let captions = captions.map(|(index, text)| {
            let kind = if index == 0 { STRONG } else { PLAIN };
            (text.clone(), kind, text_color, MOST_LINES_OF_CAPTION)
        });
        let captions: Vec<_> = captions.collect();
        let width = self.width;
        let rows: Vec<_> = captions.into_iter().map(|row| self.broken(row, width)).collect();
        let mut items = Vec::new();
        let height = column(&mut items, &rows, |_| 0.0);
        (items, height)
    }

    /// Which of two states a picture is, with its date; under it its figures.
    pub fn state_heading(&mut self, drawn: &Drawn, is_perimeter: bool) -> Furniture {
        const GAP: f32 = 8.0;
        let theme = self.options.scene.theme();
        let fields = &self.states[drawn.state].chart.fields;
        let name = state_name(fields.role, self.locale());
        let date = self.committee(fields).unwrap_or_default();
        let (figures, is_over) = self.figures(drawn, is_perimeter);
        let figures: Vec<_> =
            [figures].into_iter().chain(self.missing(drawn, is_perimeter)).collect();
        let figures = figures.join(" · ");
        let lines = [&name, &date, &figures].into_iter().filter(|it| !it.is_empty()).cloned();
        let lines = lines.collect();
        let mut items = Vec::new();
        let baseline = STATE.size * ASCENT;
        let name = self.shortened(&name, STATE, self.width);
        let name_width =
            self.run(&mut items, &name, STATE, theme.text, |_, _| Point::new(0.0, baseline));
        let left = name_width + GAP;
        let date_width = self.setter.width(&date, PLAIN.weight, PLAIN.size);
        let mut below = figures;
        if left + date_width <= self.width {
            self.run(&mut items, &date, PLAIN, theme.muted, |_, _| Point::new(left, baseline));
        } else if !date.is_empty() {
            below = format!("{date} · {below}");
        }
        let color = if is_over { theme.warning } else { theme.text };
        let (rows, ..) = self.broken((below, PLAIN, color, MOST_LINES), self.width);
        for (row, line) in rows.iter().enumerate() {
            let baseline = STATE.leading + row as f32 * PLAIN.leading + PLAIN.size * ASCENT;
            self.run(&mut items, &line.text, PLAIN, color, |_, _| Point::new(0.0, baseline));
        }
        Furniture { items, height: STATE_HEADING, lines }
    }

    /// Which of two states this is, by the name of its chart: "Avant : Source".
    pub fn state_said(&self, drawn: &Drawn) -> String {
        let state = &self.states[drawn.state];
        let key = if state.is_before { key::EXPORT_BEFORE } else { key::EXPORT_AFTER };
        let message = message!(key, label = state.chart.fields.label.as_str());
        self.locale().say(&message)
    }

    /// What tells a page from the others of its document.
    pub fn name(&self, part: &Part, unit: &str) -> String {
        if let Some(step) = self.options.caption.first() {
            return step.clone();
        }
        let extent = self.extent(part);
        if extent.is_empty() { unit.to_owned() } else { format!("{unit} – {extent}") }
    }

    /// The legend; under it the project, the day and the page number.
    pub fn foot(&mut self, drawn: &[Drawn], number: usize, pages: usize) -> Furniture {
        let theme = self.options.scene.theme();
        let mut items = Vec::new();
        let mut height = self.legend(drawn, &mut items);
        let is_sheet = self.options.paper != Paper::Fit;
        if is_sheet || pages > 1 || self.options.date.is_some() {
            height += 5.0;
            items.push(Item::Polyline {
                points: vec![Point::new(0.0, height), Point::new(self.width, height)],
                stroke: Stroke { width: 0.5, color: theme.connector },
            });
            height += 3.0;
            let page = message!(key::EXPORT_PAGE, number, pages);
            let page = if is_sheet || pages > 1 { self.locale().say(&page) } else { String::new() };
            let date = day(self.options).unwrap_or_default();
            let file = self.options.file.as_deref().unwrap_or_default();
            let labels = drawn.iter().map(|it| self.states[it.state].chart.fields.label.as_str());
            let labels = [file, self.project.title.as_str()].into_iter().chain(labels);
            let labels: Vec<&str> = labels.filter(|it| !it.is_empty()).collect();
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

    pub(super) fn locale(&self) -> Locale {
        self.options.scene.locale
    }

    /// "CT du 28/11/2022".
    fn committee(&self, fields: &ChartFields) -> Option<String> {
        let message = message!(key::EXPORT_COMMITTEE, date = written(fields.date?));
        Some(self.locale().say(&message))
    }

    /// *Postes autorisés*, printed and counted, and whether there are more posts than that.
    fn figures(&self, drawn: &Drawn, is_perimeter: bool) -> (String, bool) {
        let State { chart, counts, .. } = &self.states[drawn.state];
        let unit = chart.unit(drawn.top);
        let count = counts.unit(drawn.top);
        let (authorised, posts, is_compared) = match (is_perimeter, unit.fields.authorised) {
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
            Some(authorised) => message!(key::EXPORT_AUTHORISED, authorised, posts),
            None if is_compared => message!(key::EXPORT_NOT_PRINTED, posts),
            None => message!(key::EXPORT_POSTS, posts),
        };
        let is_over = match is_perimeter {
            true => count.excess(unit.fields.authorised).is_some(),
            false => {
                count.ceiling.missing == 0 && authorised.is_some_and(|ceiling| posts > ceiling)
            }
        };
        (self.locale().say(&message), is_over)
    }

    /// The units whose figure the ceiling lacks, if it is a sum at all.
    fn missing(&self, drawn: &Drawn, is_perimeter: bool) -> Option<String> {
        let State { chart, counts, .. } = &self.states[drawn.state];
        let ceiling = counts.unit(drawn.top).ceiling;
        if is_perimeter || ceiling.posts.is_none() || ceiling.missing == 0 {
            return None;
        }
        let units = missing_ceilings(chart, drawn.top);
        let message = if units.len() <= MOST_NAMED {
            let names: Vec<&str> =
                units.iter().map(|&key| chart.unit(key).fields.name.as_str()).collect();
            message!(key::EXPORT_WITHOUT_FIGURE, units = names.join(", "))
        } else {
            message!(key::EXPORT_MANY_WITHOUT_FIGURE, count = units.len())
        };
        Some(self.locale().say(&message))
    }

    /// That the earlier state, which is asked for too, has no such unit.
    fn not_before(&self) -> Option<String> {
        let before = self.states.iter().find(|state| state.is_before)?;
        let label = before.chart.fields.label.as_str();
        Some(self.locale().say(&message!(key::EXPORT_NOT_BEFORE, label)))
    }

    /// What part of the chart a page of several shows; empty for all of it.
    fn extent(&self, part: &Part) -> String {
        if !part.posts {
            self.locale().get(key::EXPORT_OVERVIEW)
        } else if part.is_perimeter && !part.folded.is_empty() {
            self.locale().get(key::EXPORT_PERIMETER)
        } else {
            String::new()
        }
    }

    /// The names of the units above the page's, the highest first.
    fn path_above(&self, drawn: &Drawn) -> String {
        let chart = self.states[drawn.state].chart;
        let mut path = chart.path(drawn.top);
        path.pop();
        let names: Vec<&str> =
            path.iter().map(|&key| chart.unit(key).fields.name.as_str()).collect();
        names.join(" › ")
    }

    /// A row in lines no wider than `room`, of which there are so many at most.
    fn broken(&mut self, row: Text, room: f32) -> Row {
        let (mut text, kind, color, most) = row;
        text.truncate(text.floor_char_boundary(MOST_BYTES));
        let mut lines = self.setter.broken(&text, kind.within(room)).to_vec();
        if lines.len() > most {
            let rest: Vec<&str> = lines[most - 1..].iter().map(|line| line.text.as_ref()).collect();
            let last = self.shortened(&rest.join(" "), kind, room);
            lines.truncate(most - 1);
            let width = self.setter.width(&last, kind.weight, kind.size);
            lines.push(TextLine { text: last.into(), width });
        }
        (lines, kind, color)
    }

    /// `text`, cut with an ellipsis if it is wider than `room`.
    pub(super) fn shortened(&mut self, text: &str, kind: Type, room: f32) -> String {
        if self.setter.width(text, kind.weight, kind.size) <= room {
            return text.to_owned();
        }
        let ellipsis = self.setter.width("…", kind.weight, kind.size);
        let room = (room - ellipsis).max(0.0);
        let lines = self.setter.broken(text, kind.within(room));
        lines.first().map(|line| format!("{}…", line.text)).unwrap_or_default()
    }

    /// Adds one run, placed by its width, which is returned.
    pub(super) fn run(
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
            text: crate::scene::text::laid_out(text).into(),
            origin: place(self, width),
            size: kind.size,
            weight: kind.weight,
            color,
            width,
        }));
        width
    }
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
pub fn written(date: jiff::civil::Date) -> Message {
    message!(
        key::EXPORT_DATE,
        day = format!("{:02}", date.day()),
        month = format!("{:02}", date.month()),
        year = date.year().to_string()
    )
}

/// "ORGANIGRAMME CIBLE".
fn state_name(role: Option<Role>, locale: Locale) -> String {
    locale.get(match role {
        None => key::EXPORT_STATE,
        Some(Role::Source) => key::EXPORT_STATE_SOURCE,
        Some(Role::Target) => key::EXPORT_STATE_TARGET,
        Some(Role::Variant) => key::EXPORT_STATE_VARIANT,
    })
}
