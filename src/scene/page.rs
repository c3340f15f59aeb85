//! Pages: a chart, or its parts, drawn as large as the paper allows, under a heading and over a
//! legend. A page is a list of [`Item`]s in typographic points, so that whatever draws a scene
//! draws a page.
//!
//! ```text
//! ┌──────────────────────────────────────────────────┐
//! │ Région                      ORGANIGRAMME CIBLE   │  heading
//! │ Pôle Éducation          Postes autorisés : 105   │
//! │ ┌────────────┐                                   │
//! │ │            │  the chart, scaled to fill        │
//! │ └────────────┘                                   │
//! │ ■ Pôle ■ Service                                 │  legend
//! │ title            date given              page 1/3 │  foot
//! └──────────────────────────────────────────────────┘
//! ```
//!
//! Knows nothing of file formats, nor of what a project is called on disk.

use std::collections::BTreeSet;
use std::ops::Range;

use super::furniture::{self, Furniture};
use super::text::Typesetter;
use super::{Builder, Card, Color, Item, LineArea, Options, Scene, Stroke, TextRun};
use crate::geom::{Point, Rect, Size};
use crate::model::{Authorised, Chart, Counts, Project, UnitId, UnitKey};

pub const POINTS_PER_MM: f32 = 72.0 / 25.4;

/// Between the edge of the paper and what is printed.
const MARGIN: f32 = 10.0 * POINTS_PER_MM;
/// Between the chart and what stands above and below it.
const GAP: f32 = 9.0;
/// The heading and the foot grow with the chart's text, up to so many times their least size.
const LARGEST_FURNITURE: f32 = 1.5;
/// A chart of a few cards is not blown up beyond this.
const LARGEST_SCALE: f32 = 1.5;
/// A page as large as its chart is at least this wide, for its heading.
const LEAST_WIDTH: f32 = 420.0;

/// No page is longer, as no PDF reader shows more: 200 inches.
const LONGEST_SIDE: f32 = 14_400.0;

/// What a page is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paper {
    A4,
    A3,
    /// As large as the chart, at scale 1 unless that is more than five metres.
    Fit,
}

impl Paper {
    /// The sheet lying on its long side, in points; none if the chart decides.
    fn landscape(self) -> Option<Size> {
        let (width_mm, height_mm) = match self {
            Self::A4 => (297.0, 210.0),
            Self::A3 => (420.0, 297.0),
            Self::Fit => return None,
        };
        Some(Size::new(width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM))
    }
}

/// How a chart is put on pages.
#[derive(Clone, Debug, PartialEq)]
pub struct PageOptions {
    pub paper: Paper,
    pub portrait: bool,
    /// One page for each unit that has its own *postes autorisés*, after one that shows how these
    /// units stand together.
    pub split: bool,
    /// The day printed at the foot, as the user gave it. There is no other: no clock is read.
    pub date: Option<String>,
    /// How the chart is drawn, its frame aside, and which branch: [`Options::top`].
    pub scene: Options,
}

impl Default for PageOptions {
    fn default() -> Self {
        Self {
            paper: Paper::A4,
            portrait: false,
            split: false,
            date: None,
            scene: Options::default(),
        }
    }
}

/// A finished page. All its geometry is in points from its top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The unit at the top of what is drawn: kind and name.
    pub unit: String,
    /// What the heading says besides the unit's name: "ORGANIGRAMME CIBLE", "CT du 28/11/2022",
    /// "Postes autorisés : 54 (54 postes)"… The state of the organisation comes first.
    pub heading_lines: Vec<String>,
    /// The day at the foot, as it is printed.
    pub date: Option<String>,
    pub size: Size,
    pub ground: Color,
    /// In painting order; the first covers the whole page.
    pub items: Vec<Item>,
    /// The heading within `items`: its lines in reading order.
    pub heading: Range<usize>,
    /// In reading order, with their places on the page.
    pub cards: Vec<Card>,
    /// The smallest text of the page, heading and foot included.
    pub smallest_text_pt: f32,
    /// Posts that lines of this page stand for.
    pub posts: usize,
    /// Cards of this page.
    pub units: usize,
}

impl Page {
    /// What the page shows, in one line: "ORGANIGRAMME CIBLE – Pôle Éducation – CT du 28/11/2022…".
    pub fn title(&self) -> String {
        let mut lines: Vec<&str> = self.heading_lines.iter().map(String::as_str).collect();
        lines.insert(lines.len().min(1), &self.unit);
        lines.join(" – ")
    }
}

/// The pages of `chart`; one, unless they are split.
pub fn compose(project: &Project, chart: &Chart, options: &PageOptions) -> Vec<Page> {
    let counts = Counts::of(chart, &project.lists);
    let top = options.scene.top.as_ref().and_then(|id| chart.unit_key(id)).unwrap_or(chart.root());
    let parts = if options.split { split(chart, top) } else { vec![Part::whole(top)] };
    let mut composer = Composer {
        project,
        chart,
        counts: &counts,
        options,
        builder: Builder::default(),
        setter: Typesetter::default(),
        pages: parts.len(),
    };
    parts.iter().enumerate().map(|(index, part)| composer.page(part, index + 1)).collect()
}

/// What one page shows.
pub(super) struct Part {
    pub top: UnitKey,
    /// Units of which only the name and the figures are drawn.
    folded: BTreeSet<UnitId>,
    posts: bool,
    /// The posts counted on the page's heading are those of the unit's perimeter only.
    pub is_perimeter: bool,
}

impl Part {
    fn whole(top: UnitKey) -> Self {
        Self { top, folded: BTreeSet::new(), posts: true, is_perimeter: false }
    }
}

/// The overview, then each boundary with its perimeter, in document order.
fn split(chart: &Chart, top: UnitKey) -> Vec<Part> {
    let is_boundary =
        |key: UnitKey| key == top || chart.unit(key).fields.authorised != Authorised::Inherit;
    let boundaries: Vec<UnitKey> = chart.units_below(top).filter(|&key| is_boundary(key)).collect();
    let mut parts = Vec::with_capacity(boundaries.len() + 1);
    let mut leaves = BTreeSet::new();
    for &boundary in &boundaries {
        let below: BTreeSet<UnitId> = chart
            .units_below(boundary)
            .filter(|&key| key != boundary && is_boundary(key))
            .map(|key| chart.unit(key).id.clone())
            .collect();
        if below.is_empty() && boundary != top {
            leaves.insert(chart.unit(boundary).id.clone());
        }
        parts.push(Part { top: boundary, folded: below, posts: true, is_perimeter: true });
    }
    parts.insert(0, Part { top, folded: leaves, posts: false, is_perimeter: false });
    parts
}

struct Composer<'a> {
    project: &'a Project,
    chart: &'a Chart,
    counts: &'a Counts,
    options: &'a PageOptions,
    builder: Builder,
    setter: Typesetter,
    pages: usize,
}

impl Composer<'_> {
    fn page(&mut self, part: &Part, number: usize) -> Page {
        let sheet = self.options.paper.landscape().map(|size| {
            if self.options.portrait { Size::new(size.height, size.width) } else { size }
        });
        match sheet {
            Some(size) => self.on_sheet(part, number, size),
            None => self.fitted(part, number),
        }
    }

    /// The chart as large as a sheet of this size allows.
    fn on_sheet(&mut self, part: &Part, number: usize, size: Size) -> Page {
        let width = size.width - 2.0 * MARGIN;
        let height = size.height - 2.0 * MARGIN - 2.0 * GAP;
        let scale_in = |room: Size, scene: &Scene| {
            (room.width / scene.bounds.width())
                .min(room.height / scene.bounds.height())
                .min(LARGEST_SCALE)
        };
        let first = Size::new(width, height - 80.0);
        let drawn = self.scene(part, first);
        let least = smallest_text(&drawn.items) * scale_in(first, &drawn);
        let zoom = (least / furniture::SMALLEST).clamp(1.0, LARGEST_FURNITURE);
        let (heading, foot) = self.furniture(part, number, &drawn, width, zoom);
        let room = Size::new(width, height - heading.height - foot.height);
        let scene = self.scene(part, room);
        let scale = scale_in(room, &scene);
        let place = Point::new(
            (size.width - scene.bounds.width() * scale) / 2.0,
            MARGIN + heading.height + GAP,
        );
        self.assemble(size, heading, foot, scene, scale, place)
    }

    /// A page as large as its chart.
    fn fitted(&mut self, part: &Part, number: usize) -> Page {
        let frame = self.options.scene.frame;
        let frame = if self.options.portrait == (frame.width > frame.height) {
            Size::new(frame.height, frame.width)
        } else {
            frame
        };
        let scene = self.scene(part, frame);
        let longest = scene.bounds.width().max(scene.bounds.height());
        // Three hundred points are more than the heading, the foot and the margins take.
        let scale = ((LONGEST_SIDE - 300.0) / longest).min(1.0);
        let drawn = Size::new(scene.bounds.width() * scale, scene.bounds.height() * scale);
        let width = drawn.width.max(LEAST_WIDTH);
        let (heading, foot) = self.furniture(part, number, &scene, width, 1.0);
        let size = Size::new(
            (width + 2.0 * MARGIN).ceil(),
            (drawn.height + heading.height + foot.height + 2.0 * (MARGIN + GAP)).ceil(),
        );
        // Whole points, so that edges fall on pixels at scale 1.
        let place = Point::new(
            ((size.width - drawn.width) / 2.0).floor(),
            (MARGIN + heading.height + GAP).floor(),
        );
        self.assemble(size, heading, foot, scene, scale, place)
    }

    fn scene(&mut self, part: &Part, frame: Size) -> Scene {
        let mut options = self.options.scene.clone();
        options.frame = frame;
        options.top = Some(self.chart.unit(part.top).id.clone());
        options.look.folded.extend(part.folded.iter().cloned());
        options.look.shown.posts &= part.posts;
        self.builder.build(self.chart, &self.project.lists, self.counts, &options)
    }

    fn furniture(
        &mut self,
        part: &Part,
        number: usize,
        scene: &Scene,
        width: f32,
        zoom: f32,
    ) -> (Furniture, Furniture) {
        let mut maker = furniture::Maker {
            project: self.project,
            chart: self.chart,
            counts: self.counts,
            options: self.options,
            setter: &mut self.setter,
            width: width / zoom,
        };
        let zoomed = |furniture: Furniture| Furniture {
            items: furniture.items.into_iter().map(|it| moved(it, Point::ZERO, zoom)).collect(),
            height: furniture.height * zoom,
            lines: furniture.lines,
        };
        let heading = maker.heading(part, scene);
        (zoomed(heading), zoomed(maker.foot(scene, number, self.pages)))
    }

    fn assemble(
        &self,
        size: Size,
        heading: Furniture,
        foot: Furniture,
        scene: Scene,
        scale: f32,
        place: Point,
    ) -> Page {
        let ground = self.options.scene.theme().card;
        let mut items = Vec::with_capacity(scene.items.len() + 32);
        items.push(Item::Rect {
            rect: Rect::from_min_size(Point::ZERO, size),
            radius: 0.0,
            fill: Some(ground),
            stroke: None,
        });
        let heading_lines = heading.lines;
        let first = items.len();
        items.extend(
            heading.items.into_iter().map(|item| moved(item, Point::new(MARGIN, MARGIN), 1.0)),
        );
        let heading = first..items.len();
        let origin = place.offset(-scene.bounds.min.x * scale, -scene.bounds.min.y * scale);
        let first = items.len();
        items.extend(scene.items.into_iter().map(|item| moved(item, origin, scale)));
        let mut cards = scene.cards;
        for card in &mut cards {
            card.rect = moved_rect(card.rect, origin, scale);
            card.header = moved_rect(card.header, origin, scale);
            card.items = card.items.start + first..card.items.end + first;
            for line in &mut card.lines {
                line.rect = moved_rect(line.rect, origin, scale);
            }
            for ghost in &mut card.ghosts {
                ghost.rect = moved_rect(ghost.rect, origin, scale);
            }
        }
        let corner = Point::new(MARGIN, size.height - MARGIN - foot.height);
        items.extend(foot.items.into_iter().map(|item| moved(item, corner, 1.0)));
        let smallest_text_pt = smallest_text(&items);
        let lines = cards.iter().flat_map(|card| &card.lines);
        Page {
            unit: cards.first().map(|card| card.name.clone()).unwrap_or_default(),
            heading_lines,
            date: furniture::day(self.options),
            size,
            ground,
            heading,
            smallest_text_pt,
            posts: lines.map(|line: &LineArea| line.posts.len()).sum(),
            units: cards.len(),
            items,
            cards,
        }
    }
}

/// The size of the smallest text among `items`, in their own units.
fn smallest_text(items: &[Item]) -> f32 {
    let sizes = items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run.size),
        Item::Rect { .. } | Item::Polyline { .. } => None,
    });
    sizes.fold(f32::INFINITY, f32::min)
}

/// `item` scaled about the origin, which then comes to `origin`.
fn moved(item: Item, origin: Point, scale: f32) -> Item {
    let scaled = |stroke: Stroke| Stroke { width: stroke.width * scale, ..stroke };
    match item {
        Item::Rect { rect, radius, fill, stroke } => Item::Rect {
            rect: moved_rect(rect, origin, scale),
            radius: radius * scale,
            fill,
            stroke: stroke.map(scaled),
        },
        Item::Polyline { mut points, stroke } => {
            for point in &mut points {
                *point = moved_point(*point, origin, scale);
            }
            Item::Polyline { points, stroke: scaled(stroke) }
        }
        Item::Text(run) => Item::Text(TextRun {
            origin: moved_point(run.origin, origin, scale),
            size: run.size * scale,
            width: run.width * scale,
            ..run
        }),
    }
}

fn moved_point(point: Point, origin: Point, scale: f32) -> Point {
    origin.offset(point.x * scale, point.y * scale)
}

fn moved_rect(rect: Rect, origin: Point, scale: f32) -> Rect {
    Rect::new(moved_point(rect.min, origin, scale), moved_point(rect.max, origin, scale))
}
