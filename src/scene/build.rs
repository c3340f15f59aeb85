//! From a chart to its picture: contents, then sizes, then places, then items.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::card::{self, CardPicture, Ink};
use super::card_cache::CardCache;
use super::content::{Content, LineContent, Phrases, Writer};
use super::marks::{Ghost, Marks, UnitMarks};
use super::metrics::{Metrics, WIDTHS, widths};
use super::text::Typesetter;
use super::theme::{Ground, HeaderTone, Theme};
use super::{Card, Color, GhostArea, Item, LineArea, Scene, Stroke, TextRun, arrows};
use crate::geom::{Point, Rect, Size};
use crate::layout::{Arranger, Layout, Node, Placed, Request};
use crate::model::{
    Arrangement, CardWidth, Chart, ColourBy, Counts, Density, Line, Lists, Look, UnitId, UnitKey,
};
use crate::words::Locale;

/// How a chart is to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Style, what is written on cards, what is folded away, how units must stand.
    pub look: Look,
    pub ground: Ground,
    pub locale: Locale,
    /// The page or window: the chart takes the arrangement that can be drawn largest in it. Only
    /// its proportions matter.
    pub frame: Size,
    /// The unit to draw, with all below it; none or an unknown one: the whole chart.
    pub top: Option<UnitId>,
    /// Units folded away here and drawn on another page, with the number of that page.
    pub continued: BTreeMap<UnitId, u32>,
    /// How the children of some units stood before: they still do where that costs little of the
    /// chart's size, so that an edit leaves the rest of the picture where it was.
    pub before: BTreeMap<UnitId, Arrangement>,
    /// What became of posts and units since another chart.
    pub marks: Option<Arc<Marks>>,
    /// Texts that nobody would read to their end are cut short: on screen, never in a file.
    pub brief: bool,
    /// What is drawn is looked at by nobody: cards say all, and are set by the beginnings of long texts.
    pub is_read: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            look: Look::default(),
            ground: Ground::default(),
            locale: Locale::default(),
            // An A4 page on its side, which is also about the shape of a screen.
            frame: Size::new(297.0, 210.0),
            top: None,
            continued: BTreeMap::new(),
            before: BTreeMap::new(),
            marks: None,
            brief: false,
            is_read: false,
        }
    }
}

impl Options {
    pub fn theme(&self) -> Theme {
        Theme::of(self.look.style, self.ground)
    }
}

/// The picture of `chart`, of which `counts` are the figures.
pub fn build(chart: &Chart, lists: &Lists, counts: &Counts, options: &Options) -> Scene {
    Builder::default().build(chart, lists, counts, options)
}

/// Draws again and again: cards and subtrees that did not change are remembered.
#[derive(Default)]
pub struct Builder {
    setter: Typesetter,
    phrases: Phrases,
    arranger: Arranger,
    /// What the layout was last asked: freely, and with what was there before.
    arranged: Option<((Request, Option<Request>), Layout)>,
    cards_before: CardCache,
    /// Whether a card is remembered at every width it could take. Of a very large chart, all of these
    /// would be most of the memory taken, and few are drawn.
    keeps_all: bool,
    /// What the cards remembered were set for, and whether they are only read.
    set_for: (Density, CardWidth),
    is_read: bool,
    cards: Vec<Remembered>,
    /// Where each content stands in `cards`.
    known: HashMap<Arc<Content>, usize>,
}

/// A content, and its pictures at the widths it was asked for.
struct Remembered {
    content: Arc<Content>,
    /// What is set of it.
    drawn: Arc<Content>,
    shapes: Arc<[Size]>,
    pictures: Vec<SetCard>,
    /// Of the lines; those of the ghosts are part of the content.
    labels: Vec<String>,
}

/// A card set for one of its shapes, and the width it is drawn at.
struct SetCard {
    shape: usize,
    width: f32,
    picture: Arc<CardPicture>,
}

/// A unit on its way into the picture.
struct Drawn<'a> {
    unit: UnitKey,
    parent: Option<usize>,
    depth: u32,
    rank: u32,
    lines: Arc<[Line]>,
    ghosts: &'a [Ghost],
    remembered: usize,
}

/// So much of a chart's size on its page is given up for a clearer arrangement.
const CLARITY: f32 = 0.12;

/// So much of a chart's size is given up for the arrangement it had before.
const STEADINESS: f64 = 0.12;

impl Builder {
    const RADIUS: f32 = 6.0;
    /// Charts of more units, or of more bytes of text, keep only the cards that are drawn.
    const ALL_KEPT: usize = 2_000;
    const TEXT_KEPT: usize = 2 << 20;
    /// Cards with more bytes of text are set at few widths.
    const LONG_CARD: usize = 20_000;
    /// Remembered cards beyond this many times a chart's units are dropped.
    const REMEMBERED_PER_UNIT: usize = 4;

    /// As [`build()`]; the result does not depend on what was drawn before.
    pub fn build(
        &mut self,
        chart: &Chart,
        lists: &Lists,
        counts: &Counts,
        options: &Options,
    ) -> Scene {
        let drawn = self.contents(chart, lists, counts, options);
        let free = self.request_for(chart, &drawn, options);
        let steady = (!options.before.is_empty()).then(|| {
            let mut steady = free.clone();
            for (node, drawn) in steady.nodes.iter_mut().zip(&drawn) {
                let before = || options.before.get(&chart.unit(drawn.unit).id).copied();
                node.forced = node.forced.or_else(before);
            }
            steady
        });
        let layout = match self.arranged.take() {
            Some((asked, layout)) if asked == (free.clone(), steady.clone()) => layout,
            _ => self.layout(&free, steady.as_ref()),
        };
        let mut scene = self.paint(chart, &drawn, &layout, options);
        if options.marks.as_ref().is_some_and(|marks| marks.arrows) {
            add_arrows(&mut scene, &options.theme());
        }
        self.arranged = Some(((free, steady), layout));
        scene
    }

    /// The layout that was there before, as far as it goes, unless much is lost by it.
    fn layout(&mut self, free: &Request, steady: Option<&Request>) -> Layout {
        let best = self.arranger.arrange(free);
        let Some(steady) = steady else { return best };
        let near = self.arranger.arrange(steady);
        let least = best.scale(free.frame) * (1.0 - STEADINESS);
        if near.scale(free.frame) >= least { near } else { best }
    }

    /// What the layout is asked for this picture.
    pub fn request(
        &mut self,
        chart: &Chart,
        lists: &Lists,
        counts: &Counts,
        options: &Options,
    ) -> Request {
        let drawn = self.contents(chart, lists, counts, options);
        self.request_for(chart, &drawn, options)
    }

    fn request_for(&self, chart: &Chart, drawn: &[Drawn<'_>], options: &Options) -> Request {
        let nodes = drawn.iter().map(|drawn| Node {
            parent: drawn.parent,
            shapes: self.cards[drawn.remembered].shapes.clone(),
            forced: options.look.arrangements.get(&chart.unit(drawn.unit).id).copied(),
        });
        Request {
            nodes: nodes.collect(),
            spacing: Metrics::of(options.look.density).spacing,
            frame: options.frame,
            clarity: CLARITY,
        }
    }

    /// Every unit to draw, in document order, with what its card says.
    fn contents<'a>(
        &mut self,
        chart: &Chart,
        lists: &Lists,
        counts: &Counts,
        options: &'a Options,
    ) -> Vec<Drawn<'a>> {
        let bound = 1_000 + Self::REMEMBERED_PER_UNIT * chart.unit_count();
        let set_for = (options.look.density, options.look.card_width);
        let is_full = self.cards.len().max(self.cards_before.len()) > bound
            || self.set_for != set_for
            || self.is_read != options.is_read;
        self.set_for = set_for;
        self.is_read = options.is_read;
        self.keeps_all =
            chart.unit_count() <= Self::ALL_KEPT && text_bytes(chart) <= Self::TEXT_KEPT;
        if is_full {
            self.cards.clear();
            self.known.clear();
        }
        self.cards_before.prepare(lists, options.locale, &options.look, is_full);
        let ranks: HashMap<_, _> = lists.kinds.iter().map(|kind| (&kind.id, kind.rank)).collect();
        let top = options.top.as_ref().and_then(|id| chart.unit_key(id)).unwrap_or(chart.root());
        let mut drawn: Vec<Drawn<'a>> = Vec::new();
        let mut pending = vec![(top, None, 0)];
        while let Some((key, parent, depth)) = pending.pop() {
            let unit = chart.unit(key);
            let is_folded = options.look.folded.contains(&unit.id);
            let continued = options.continued.get(&unit.id).copied();
            if !is_folded {
                let index = Some(drawn.len());
                pending
                    .extend(unit.children().iter().rev().map(|&child| (child, index, depth + 1)));
            }
            let without_posts = is_folded || !options.look.shown.posts;
            let marks = UnitMarks::of(options.marks.as_deref(), &unit.id, without_posts);
            // What these say is not all in the unit itself; they are few.
            let is_recalled = !is_folded && continued.is_none();
            let recalled = is_recalled
                .then(|| self.cards_before.find(chart, counts, key, marks, without_posts))
                .flatten();
            let (lines, remembered) = recalled.unwrap_or_else(|| {
                let lines: Arc<[Line]> =
                    if without_posts { Arc::new([]) } else { marks.lines(chart, key).into() };
                let content = Writer {
                    chart,
                    lists,
                    counts,
                    locale: options.locale,
                    look: &options.look,
                    continued,
                    marks,
                    phrases: &mut self.phrases,
                }
                .card(key, &lines);
                let content = if options.brief { content.brief() } else { content };
                let written = (lines, self.remembered(content));
                if is_recalled {
                    let written = written.clone();
                    self.cards_before.remember(chart, counts, key, marks, without_posts, written);
                }
                written
            });
            let rank = ranks.get(&unit.fields.kind).copied().unwrap_or(u32::MAX);
            let ghosts = marks.ghosts;
            drawn.push(Drawn { unit: key, parent, depth, rank, lines, ghosts, remembered });
        }
        drawn
    }

    /// Where `content` is remembered, measured.
    fn remembered(&mut self, content: Content) -> usize {
        if let Some(&index) = self.known.get(&content) {
            return index;
        }
        let content = Arc::new(content);
        let drawn = match self.is_read {
            true => Arc::new(Content::clone(&content).brief()),
            false => content.clone(),
        };
        let metrics = Metrics::of(self.set_for.0);
        let mut shapes: Vec<Size> = Vec::new();
        let mut pictures = Vec::new();
        let wanted = self.wanted_widths(&drawn);
        let is_drawn_so = wanted.len() == 1;
        for width in wanted {
            let picture = card::set(&drawn, width, width, metrics, &mut self.setter);
            if shapes.last().is_none_or(|narrower| picture.height < narrower.height) {
                shapes.push(Size::new(width, picture.height));
                if self.keeps_all || is_drawn_so {
                    let picture = Arc::new(picture);
                    pictures.push(SetCard { shape: shapes.len() - 1, width, picture });
                }
            }
        }
        let labels = content.lines.iter().map(|line| line.label()).collect();
        let index = self.cards.len();
        let shapes = shapes.into();
        self.cards.push(Remembered { content: content.clone(), drawn, shapes, pictures, labels });
        self.known.insert(content, index);
        index
    }

    /// The widths at which a card is set, for the layout to choose from: the widest alone where nobody sees
    /// it, or it has a text that nobody would read, and that takes long to set.
    fn wanted_widths(&mut self, drawn: &Content) -> Vec<f32> {
        let (density, allowed) = self.set_for;
        let most = widths(allowed)[widths(allowed).len() - 1];
        if self.is_read || drawn.is_unread() {
            return vec![most];
        }
        let least = card::least_width(drawn, Metrics::of(density), &mut self.setter);
        let least = least.min(WIDTHS[WIDTHS.len() - 1]);
        // A card whose words need more than the widths allowed is as narrow as these let it be.
        let fits = |&&width: &&f32| width >= least;
        let enough = WIDTHS.iter().find(fits).copied().unwrap_or(most);
        if enough > most {
            return vec![enough];
        }
        // Setting a long card takes long, and whatever its width, it fills the page.
        let step = if drawn.text_bytes() > Self::LONG_CARD { 4 } else { 1 };
        widths(allowed).iter().filter(fits).step_by(step).copied().collect()
    }

    /// The picture of a remembered card in one of its shapes, on a card of this width.
    fn picture(&mut self, drawn: &Drawn<'_>, shape: usize, width: f32) -> Arc<CardPicture> {
        let card = &mut self.cards[drawn.remembered];
        let known = card.pictures.iter().find(|it| it.shape == shape && it.width == width);
        if let Some(known) = known {
            return known.picture.clone();
        }
        let text_width = card.shapes[shape].width;
        let metrics = Metrics::of(self.set_for.0);
        let picture = card::set(&card.drawn, text_width, width, metrics, &mut self.setter);
        let picture = Arc::new(picture);
        // Enough for the widths that a few windows ask for.
        if card.pictures.len() > 4 * WIDTHS.len() {
            card.pictures.clear();
        }
        card.pictures.push(SetCard { shape, width, picture: picture.clone() });
        picture
    }

    fn paint(
        &mut self,
        chart: &Chart,
        drawn: &[Drawn<'_>],
        layout: &Layout,
        options: &Options,
    ) -> Scene {
        let theme = &options.theme();
        let connector = Stroke { width: theme.connector_width, color: theme.connector };
        let pictures: Vec<Arc<CardPicture>> = drawn
            .iter()
            .zip(&layout.cards)
            .map(|(drawn, placed)| self.picture(drawn, placed.shape, placed.rect.width()))
            .collect();
        let is_marked = options.look.colour_by != ColourBy::Kind || options.marks.is_some();
        let of_cards = pictures.iter().map(|picture| most_items(picture, is_marked));
        let most = layout.connectors.len() + of_cards.sum::<usize>();
        let mut items: Vec<Item> = Vec::with_capacity(most);
        items.extend(
            layout
                .connectors
                .iter()
                .map(|line| Item::Polyline { points: line.points.clone(), stroke: connector }),
        );
        let connectors = 0..items.len();
        let mut cards = Vec::with_capacity(drawn.len());
        for ((drawn, placed), picture) in drawn.iter().zip(&layout.cards).zip(&pictures) {
            let card = &self.cards[drawn.remembered];
            let first_item = items.len();
            paint_card(&mut items, drawn.rank, placed.rect, &card.drawn, picture, options, theme);
            let painted = first_item..items.len();
            cards.push(card_of(chart, drawn, placed, card, picture, painted));
        }
        let bounds = Rect::from_min_size(Point::ZERO, layout.size).expand(theme.border_width / 2.0);
        let arrows = items.len()..items.len();
        Scene { bounds, cards, items, connectors, arrows }
    }
}

/// Where a card is, what it says and of what: all but its items, which are at `items`.
fn card_of(
    chart: &Chart,
    drawn: &Drawn<'_>,
    placed: &Placed,
    Remembered { content, labels, .. }: &Remembered,
    picture: &CardPicture,
    items: Range<usize>,
) -> Card {
    let rect = placed.rect;
    let rows = |&(top, bottom): &(f32, f32)| {
        Rect::new(rect.min.offset(0.0, top), Point::new(rect.max.x, rect.min.y + bottom))
    };
    let lines = drawn.lines.iter().zip(labels).zip(&content.lines).zip(&picture.lines);
    let ghosts = drawn.ghosts.iter().zip(&content.ghosts).zip(&picture.ghosts);
    Card {
        unit: chart.unit(drawn.unit).id.clone(),
        parent: drawn.parent,
        depth: drawn.depth,
        rank: drawn.rank,
        arrangement: placed.arrangement,
        left_out: content.left_out.clone(),
        rect,
        header: Rect::new(rect.min, Point::new(rect.max.x, rect.min.y + picture.header_height)),
        name: content.name.clone(),
        headcount: content.headcount.clone(),
        headcount_area: picture.headcount_area.translate(rect.min.x, rect.min.y),
        over_ceiling: content.over_ceiling,
        mark: content.mark.clone(),
        lines: lines
            .map(|(((line, label), written), ends)| LineArea {
                posts: line.posts.iter().map(|&key| chart.post(key).id.clone()).collect(),
                rect: rows(ends),
                label: label.clone(),
                change: written.change.as_ref().map(|mark| mark.change),
                tag: written.tag,
            })
            .collect(),
        ghosts: ghosts
            .map(|((ghost, written), ends)| GhostArea {
                posts: ghost.posts.clone(),
                rect: rows(ends),
                label: written.label.clone(),
                change: ghost.mark.change,
            })
            .collect(),
        items,
    }
}

/// Frame, bars, tags and texts of a card whose unit is of this rank, from the back to the front.
fn paint_card(
    items: &mut Vec<Item>,
    rank: u32,
    rect: Rect,
    content: &Content,
    picture: &CardPicture,
    options: &Options,
    theme: &Theme,
) {
    let colour_by = options.look.colour_by;
    let tone = match colour_by {
        ColourBy::Kind => theme.header(rank),
        // Of two things told apart by colour, neither is seen.
        ColourBy::Category | ColourBy::Level | ColourBy::Change => theme.header(u32::MAX),
    };
    let tags: Vec<Option<Color>> =
        content.lines.iter().map(|line| tag_color(line, colour_by, theme)).collect();
    paint_frame(items, rect, picture, tone, theme);
    // A tag in the colour of the change says what the bar would.
    if colour_by != ColourBy::Change {
        paint_bars(items, rect, picture, content, theme);
    }
    paint_tags(items, rect, picture, &tags, Metrics::of(options.look.density));
    // Cut out of its tag.
    let is_on_tag = |ink| matches!(ink, Ink::Count(line) if tags[line].is_some());
    items.extend(picture.runs.iter().map(|run| {
        Item::Text(TextRun {
            text: run.text.clone(),
            origin: rect.min.offset(run.x, run.baseline),
            size: run.size,
            weight: run.weight,
            color: if is_on_tag(run.ink) {
                theme.card
            } else {
                colour(run.ink, content.over_ceiling, tone, theme)
            },
            width: run.width,
        })
    }));
    let strike = Stroke { width: STRIKE_WIDTH, color: theme.muted };
    items.extend(picture.strikes.iter().map(|ends| Item::Polyline {
        points: ends.iter().map(|end| rect.min.offset(end.x, end.y)).collect(),
        stroke: strike,
    }));
}

const STRIKE_WIDTH: f32 = 0.9;

/// About how much is to be set: the names of units and the titles of posts.
fn text_bytes(chart: &Chart) -> usize {
    let names = chart.units_in_order().map(|key| chart.unit(key).fields.name.len());
    let titles = chart.posts_in_order().map(|key| chart.post(key).fields.title.text().len());
    names.chain(titles).sum()
}

/// Lays the arrows over the cards. They may swing out beyond these.
fn add_arrows(scene: &mut Scene, theme: &Theme) {
    let arrows = arrows::arrows(&scene.cards, theme);
    for item in &arrows {
        let Item::Polyline { points, stroke } = item else { continue };
        for &point in points {
            let around = Rect::new(point, point).expand(stroke.width);
            scene.bounds = scene.bounds.union(around);
        }
    }
    scene.arrows = scene.items.len()..scene.items.len() + arrows.len();
    scene.items.extend(arrows);
}

/// A bar at the left edge of each line that has changed, an open one beside a ghost.
fn paint_bars(
    items: &mut Vec<Item>,
    rect: Rect,
    picture: &CardPicture,
    content: &Content,
    theme: &Theme,
) {
    const LEFT: f32 = 2.5;
    const WIDTH: f32 = 3.0;
    let bar = |&(top, bottom): &(f32, f32)| {
        let corner = rect.min.offset(LEFT, top + 1.5);
        Rect::from_min_size(corner, Size::new(WIDTH, bottom - top - 2.0))
    };
    for (line, ends) in content.lines.iter().zip(&picture.lines) {
        if let Some(mark) = &line.change {
            let fill = Some(theme.change(mark.change));
            items.push(Item::Rect { rect: bar(ends), radius: 1.5, fill, stroke: None });
        }
    }
    for (ghost, ends) in content.ghosts.iter().zip(&picture.ghosts) {
        let stroke = Stroke { width: 0.8, color: theme.change(ghost.mark.change) };
        let rect = bar(ends).expand(-stroke.width / 2.0);
        items.push(Item::Rect { rect, radius: 1.2, fill: None, stroke: Some(stroke) });
    }
}

/// The colour by which a line's posts are told apart from others.
fn tag_color(line: &LineContent, colour_by: ColourBy, theme: &Theme) -> Option<Color> {
    match colour_by {
        ColourBy::Kind => None,
        ColourBy::Category | ColourBy::Level => Some(theme.tag(line.tag?)),
        ColourBy::Change => Some(theme.change(line.change.as_ref()?.change)),
    }
}

/// A ground of that colour under the counts of tagged lines.
fn paint_tags(
    items: &mut Vec<Item>,
    rect: Rect,
    picture: &CardPicture,
    tags: &[Option<Color>],
    metrics: &Metrics,
) {
    const ROUND: f32 = 3.0;
    let beside = metrics.count_gap * 0.5;
    for (&(top, _), tag) in picture.lines.iter().zip(tags) {
        let Some(color) = *tag else { continue };
        let corner = rect.min.offset(metrics.padding - beside, top + 0.5);
        let size = Size::new(picture.count_width + 2.0 * beside, metrics.text.height - 1.0);
        let rect = Rect::from_min_size(corner, size);
        items.push(Item::Rect { rect, radius: ROUND, fill: Some(color), stroke: None });
    }
}

/// How many items a card is painted with, at most.
fn most_items(picture: &CardPicture, is_marked: bool) -> usize {
    const FRAME: usize = 4;
    let marks = if is_marked { picture.lines.len() + picture.ghosts.len() } else { 0 };
    FRAME + marks + picture.runs.len() + picture.strikes.len()
}

/// The card without its text: the header's tone, the body over it, the border.
fn paint_frame(
    items: &mut Vec<Item>,
    rect: Rect,
    picture: &CardPicture,
    tone: HeaderTone,
    theme: &Theme,
) {
    let radius = Builder::RADIUS;
    let filled = |rect, radius, color| Item::Rect { rect, radius, fill: Some(color), stroke: None };
    items.push(filled(rect, radius, tone.fill));
    if !picture.lines.is_empty() || !picture.ghosts.is_empty() {
        let top = rect.min.y + picture.header_height;
        let body = Rect::new(Point::new(rect.min.x, top), rect.max);
        items.push(filled(body, radius, theme.card));
        // The body's upper corners are square.
        let below = (top + radius).min(rect.max.y);
        items.push(filled(Rect::new(body.min, Point::new(rect.max.x, below)), 0.0, theme.card));
    }
    let stroke = Stroke { width: theme.border_width, color: theme.card_border };
    items.push(Item::Rect { rect, radius, fill: None, stroke: Some(stroke) });
}

fn colour(ink: Ink, over_ceiling: bool, tone: HeaderTone, theme: &Theme) -> Color {
    match ink {
        Ink::Headcount | Ink::Details if over_ceiling => tone.warning,
        Ink::Name | Ink::Headcount => tone.text,
        Ink::Details | Ink::UnitChange => tone.muted,
        Ink::Count(_) | Ink::Title => theme.text,
        Ink::Marks | Ink::Ghost => theme.muted,
        Ink::Mark(change) => theme.change(change),
    }
}
