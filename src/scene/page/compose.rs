//! A page put together: the chart, or two of its states, as large as the paper allows, between the
//! heading and the foot.

use std::collections::HashMap;
use std::sync::Arc;

use super::furniture::{self, Furniture, Maker};
use super::moving::{move_card, move_item, moved};
use super::owners::parted;
use super::parts::{Part, above, split};
use super::state::{Drawn, State};
use super::tally::Tally;
use super::{POINTS_PER_MM, Page, PageOptions, PageState};
use crate::geom::{Point, Rect, Size};
use crate::model::{Chart, Counts, Project, UnitId};
use crate::scene::text::Typesetter;
use crate::scene::{Builder, Card, Item, LineArea, Marks, Scene};

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
/// Between two states of a chart on one sheet, and from the heading of one to its chart.
const BETWEEN_STATES: f32 = 20.0;
const BELOW_STATE: f32 = 6.0;

/// Composes pages, again and again: of a chart that comes anew, what did not change is remembered.
#[derive(Default)]
pub struct Press {
    /// None until it is asked to remember: of a large chart that is as much as a page takes.
    builder: Option<Builder>,
    setter: Typesetter,
}

impl Press {
    /// One that remembers.
    pub fn remembering() -> Self {
        Self { builder: Some(Builder::default()), setter: Typesetter::default() }
    }

    /// The pages of `chart`; one, unless they are split. They do not depend on what was composed before.
    pub fn compose(
        &mut self,
        project: &Project,
        chart: &Chart,
        options: &PageOptions,
    ) -> Vec<Page> {
        let counts = Counts::of(chart, &project.lists);
        let before = options.before.as_ref().and_then(|before| project.state(&before.chart));
        let before = before.map(|chart| (chart, Counts::of(chart, &project.lists)));
        let top =
            options.scene.top.as_ref().and_then(|id| chart.unit_key(id)).unwrap_or(chart.root());
        let parts = if options.split { split(chart, top) } else { vec![Part::whole(top)] };
        let mut states =
            State::of(chart, &counts, before.as_ref().map(|(chart, counts)| (*chart, counts)));
        let keeps = self.builder.is_some();
        if let (Some(builder), Some(last)) = (self.builder.take(), states.last_mut()) {
            last.builder = builder;
        }
        let setter = std::mem::take(&mut self.setter);
        let whole = options.scene.marks.as_deref();
        let tallies = Tally::of_parts(chart, &parts, whole);
        let marks = whole.and_then(|marks| parted(chart, &parts, marks));
        let marks = marks.or_else(|| options.scene.marks.clone());
        let earlier = whole.into_iter().flat_map(|marks| &marks.moves.before);
        let earlier =
            earlier.filter_map(|unit| Some((unit.same.clone()?, unit.id.clone()))).collect();
        let pages = parts.len();
        let mut composer =
            Composer { project, states, options, setter, pages, keeps, tallies, marks, earlier };
        let pages = parts.iter().enumerate();
        let pages = pages.map(|(index, part)| composer.page(part, index + 1)).collect();
        let Composer { mut states, setter, .. } = composer;
        self.setter = setter;
        self.builder = states.pop().filter(|_| keeps).map(|state| state.builder);
        pages
    }
}

/// What is drawn on a page, not yet with a heading.
struct Picture {
    drawn: Vec<Drawn>,
    /// Where the top left corner of each scene comes to, once scaled.
    places: Vec<Point>,
    scale: f32,
    size: Size,
}

/// How two states share a page.
#[derive(Clone, Copy)]
enum Sharing {
    /// Side by side, the first with this share of the width.
    Across(f32),
    /// The first above, with this share of the height.
    Down(f32),
}

struct Composer<'a> {
    project: &'a Project,
    /// In time.
    states: Vec<State<'a>>,
    options: &'a PageOptions,
    setter: Typesetter,
    pages: usize,
    /// What has changed of what each page shows.
    tallies: Vec<Tally>,
    /// Those of the last state, as pages draw them.
    marks: Option<Arc<Marks>>,
    /// By which id the earlier state has a unit, where that is known.
    earlier: HashMap<UnitId, UnitId>,
    /// Whether what is remembered is of use once the last page is drawn.
    keeps: bool,
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
        // How large the heading may be depends on the chart's text, and that on the heading.
        let first = self.filling(part, Size::new(width, height - 80.0), 1.0);
        let least = smallest_text(&first);
        let zoom = (least / furniture::SMALLEST).clamp(1.0, LARGEST_FURNITURE);
        let (heading, foot) = self.furniture(part, number, &first.drawn, width, zoom);
        drop(first);
        let room = Size::new(width, height - heading.height - foot.height);
        let picture = self.filling(part, room, zoom);
        self.finish_drawing(number);
        let place =
            Point::new((size.width - picture.size.width) / 2.0, MARGIN + heading.height + GAP);
        self.assemble(size, heading, foot, picture, place, (zoom, part))
    }

    /// A page as large as its chart.
    fn fitted(&mut self, part: &Part, number: usize) -> Page {
        let frame = self.options.scene.frame;
        let frame = if self.options.portrait == (frame.width > frame.height) {
            Size::new(frame.height, frame.width)
        } else {
            frame
        };
        let drawn = self.draw(part, |_| frame);
        self.finish_drawing(number);
        let unscaled = placed(drawn, Sharing::Across(0.5), 1.0, 1.0);
        let longest = unscaled.size.width.max(unscaled.size.height);
        // Three hundred points are more than the heading, the foot and the margins take.
        let scale = ((LONGEST_SIDE - 300.0) / longest).min(1.0);
        let picture = placed(unscaled.drawn, Sharing::Across(0.5), scale, 1.0);
        let width = picture.size.width.max(LEAST_WIDTH);
        let (heading, foot) = self.furniture(part, number, &picture.drawn, width, 1.0);
        let size = Size::new(
            (width + 2.0 * MARGIN).ceil(),
            (picture.size.height + heading.height + foot.height + 2.0 * (MARGIN + GAP)).ceil(),
        );
        // Whole points, so that edges fall on pixels at scale 1.
        let place = Point::new(
            ((size.width - picture.size.width) / 2.0).floor(),
            (MARGIN + heading.height + GAP).floor(),
        );
        self.assemble(size, heading, foot, picture, place, (1.0, part))
    }

    /// The states drawn as large as `room` allows.
    fn filling(&mut self, part: &Part, room: Size, zoom: f32) -> Picture {
        if self.states.len() == 1 {
            let drawn = self.draw(part, |_| room);
            let scale = scale_in(room, &drawn[0].scene);
            return placed(drawn, Sharing::Across(1.0), scale, zoom);
        }
        // Two states share the room so that both are drawn at one scale, and that the largest.
        let across = self.shared(part, room, zoom, Sharing::Across(0.5));
        let down = self.shared(part, room, zoom, Sharing::Down(0.5));
        let is_stacked = down.scale > across.scale;
        let (mut best, mut best_share) = (if is_stacked { down } else { across }, 0.5);
        for steps in
            [[-0.15, -0.08, -0.04, 0.04, 0.08, 0.15].as_slice(), &[-0.02, -0.01, 0.01, 0.02]]
        {
            let middle = best_share;
            for share in steps.iter().map(|step| middle + step) {
                let sharing =
                    if is_stacked { Sharing::Down(share) } else { Sharing::Across(share) };
                let picture = self.shared(part, room, zoom, sharing);
                if picture.scale > best.scale {
                    (best, best_share) = (picture, share);
                }
            }
        }
        best
    }

    fn shared(&mut self, part: &Part, room: Size, zoom: f32, sharing: Sharing) -> Picture {
        let state_heading = state_heading_height(zoom);
        let frame = |state: usize| match sharing {
            Sharing::Across(share) => {
                let share = if state == 0 { share } else { 1.0 - share };
                Size::new((room.width - BETWEEN_STATES) * share, room.height - state_heading)
            }
            Sharing::Down(share) => {
                let share = if state == 0 { share } else { 1.0 - share };
                let height = room.height - BETWEEN_STATES - 2.0 * state_heading;
                Size::new(room.width, height * share)
            }
        };
        let drawn = self.draw(part, frame);
        let scales = drawn.iter().map(|drawn| scale_in(frame(drawn.state), &drawn.scene));
        let scale = scales.fold(f32::INFINITY, f32::min);
        placed(drawn, sharing, scale, zoom)
    }

    /// Draws every state that has the part's unit; `frame` is the room of each.
    fn draw(&mut self, part: &Part, frame: impl Fn(usize) -> Size) -> Vec<Drawn> {
        let after = self.states.last().map(|state| state.chart);
        let id = after.map(|chart| chart.unit(part.top).id.clone());
        let is_root = after.is_some_and(|chart| chart.root() == part.top);
        let mut drawn = Vec::with_capacity(self.states.len());
        for (index, state) in self.states.iter_mut().enumerate() {
            let own_id = |id: &UnitId| -> UnitId {
                let earlier = self.earlier.get(id).filter(|_| state.is_before);
                earlier.unwrap_or(id).clone()
            };
            let same = id.as_ref().and_then(|id| state.chart.unit_key(&own_id(id)));
            // The top of a chart stands for the top of another.
            let is_whole = state.is_before && is_root;
            let Some(top) = same.or(is_whole.then(|| state.chart.root())) else { continue };
            let mut options = self.options.scene.clone();
            options.frame = frame(index);
            options.top = Some(state.chart.unit(top).id.clone());
            options.look.shown.posts &= part.posts;
            if state.is_before {
                let pages = part.pages.iter().filter(|(page, _)| Some(*page) != id.as_ref());
                options.continued = pages.map(|(id, page)| (own_id(id), *page)).collect();
                let apart = part.pages.keys().filter(|it| Some(*it) != id.as_ref());
                let mut apart: Vec<UnitId> = apart.map(own_id).collect();
                if !part.is_perimeter {
                    // In the overview, those above others are open, as they stood here.
                    let above = above(state.chart, &apart);
                    apart.retain(|id| !above.contains(id));
                }
                options.look.folded.extend(apart);
                options.marks = self.options.before.as_ref().and_then(|it| it.marks.clone());
            } else {
                options.continued.clone_from(&part.continued);
                options.look.folded.extend(part.folded.iter().cloned());
                options.marks.clone_from(&self.marks);
            }
            let lists = &self.project.lists;
            let scene = state.builder.build(state.chart, lists, state.counts, &options);
            drawn.push(Drawn { state: index, top, scene });
        }
        drawn
    }

    /// Gives up what the builders remember, once the last page is drawn: of a large chart that is as
    /// much as the page itself takes.
    fn finish_drawing(&mut self, number: usize) {
        if number == self.pages && !self.keeps {
            self.states.iter_mut().for_each(|state| state.builder = Builder::default());
        }
    }

    fn maker(&mut self, width: f32) -> Maker<'_> {
        Maker {
            project: self.project,
            states: &self.states,
            options: self.options,
            setter: &mut self.setter,
            width,
        }
    }

    fn furniture(
        &mut self,
        part: &Part,
        number: usize,
        drawn: &[Drawn],
        width: f32,
        zoom: f32,
    ) -> (Furniture, Furniture) {
        let tally = self.tallies[number - 1].said(self.options.scene.locale);
        let (number, pages) = match self.options.numbering {
            Some((first, pages)) => (first + number - 1, pages),
            None => (number, self.pages),
        };
        let mut maker = self.maker(width / zoom);
        let heading = maker.heading(part, drawn, tally);
        let foot = maker.foot(drawn, number, pages);
        (heading.zoomed(zoom), foot.zoomed(zoom))
    }

    fn assemble(
        &mut self,
        size: Size,
        heading: Furniture,
        foot: Furniture,
        picture: Picture,
        place: Point,
        (zoom, part): (f32, &Part),
    ) -> Page {
        let ground = self.options.scene.theme().card;
        let mut head = vec![Item::Rect {
            rect: Rect::from_min_size(Point::ZERO, size),
            radius: 0.0,
            fill: Some(ground),
            stroke: None,
        }];
        let first = head.len();
        let Furniture { items: headed, lines: mut heading_lines, .. } = heading;
        head.extend(moved(headed, Point::new(MARGIN, MARGIN), 1.0));
        let Picture { drawn, places, scale, .. } = picture;
        let mut states: Vec<PageState> = Vec::new();
        if drawn.len() > 1 {
            for (index, (drawn, corner)) in drawn.iter().zip(&places).enumerate() {
                // As far as the next one beside it, or the margin.
                let next = places.get(index + 1).filter(|next| next.y == corner.y);
                let end = next.map_or(size.width - MARGIN - place.x, |it| it.x - BETWEEN_STATES);
                let width = end - corner.x;
                let mut maker = self.maker(width / zoom);
                let state = maker.state_heading(drawn, part.is_perimeter).zoomed(zoom);
                let name = maker.state_said(drawn);
                let start = states.last().map_or(0, |state| state.cards.end);
                let cards = start..start + drawn.scene.cards.len();
                states.push(PageState { name, lines: state.lines.clone(), cards });
                let corner = place.offset(corner.x, corner.y - state_heading_height(zoom));
                head.extend(moved(state.items, corner, 1.0));
                heading_lines.extend(state.lines);
            }
        }
        let heading = first..head.len();
        let corner = Point::new(MARGIN, size.height - MARGIN - foot.height);
        let foot = moved(foot.items, corner, 1.0);
        let (mut items, cards) = joined(drawn, &places, scale, place, head.len());
        items.reserve_exact(head.len() + foot.len());
        items.splice(0..0, head);
        items.extend(foot);
        // As it is printed and reported: what is a thousandth of a point short is not told as too small.
        let smallest_text_pt = (smallest_size(&items) * 100.0).round() / 100.0;
        // The last state is what the page is about.
        let unit = cards.iter().rfind(|card| card.depth == 0);
        let unit = unit.map(|card| card.name.clone()).unwrap_or_default();
        let name = self.maker(0.0).name(part, &unit);
        let lines = cards.iter().flat_map(|card| &card.lines);
        Page {
            unit,
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
            name,
            states,
        }
    }
}

/// How large `scene` can be drawn in `room`.
fn scale_in(room: Size, scene: &Scene) -> f32 {
    (room.width / scene.bounds.width()).min(room.height / scene.bounds.height()).min(LARGEST_SCALE)
}

/// The height of the heading over one of two states, the gap below it included.
fn state_heading_height(zoom: f32) -> f32 {
    furniture::STATE_HEADING * zoom + BELOW_STATE
}

/// Puts one scene in the corner, two as they share the room: at their scale, each under its heading.
fn placed(drawn: Vec<Drawn>, sharing: Sharing, scale: f32, zoom: f32) -> Picture {
    let size = |drawn: &Drawn| {
        Size::new(drawn.scene.bounds.width() * scale, drawn.scene.bounds.height() * scale)
    };
    let heading = if drawn.len() > 1 { state_heading_height(zoom) } else { 0.0 };
    let mut places = Vec::with_capacity(drawn.len());
    let mut corner = Point::ZERO;
    let mut whole = Size::new(0.0, 0.0);
    for drawn in &drawn {
        let size = size(drawn);
        let place = corner.offset(0.0, heading);
        places.push(place);
        whole.width = whole.width.max(place.x + size.width);
        whole.height = whole.height.max(place.y + size.height);
        corner = match sharing {
            Sharing::Across(_) => corner.offset(size.width + BETWEEN_STATES, 0.0),
            Sharing::Down(_) => corner.offset(0.0, heading + size.height + BETWEEN_STATES),
        };
    }
    Picture { drawn, places, scale, size: whole }
}

/// The size of the smallest text of a picture, as scaled.
fn smallest_text(picture: &Picture) -> f32 {
    let sizes = picture.drawn.iter().map(|drawn| smallest_size(&drawn.scene.items));
    sizes.fold(f32::INFINITY, f32::min) * picture.scale
}

/// The size of the smallest text among `items`, in their own units.
fn smallest_size(items: &[Item]) -> f32 {
    let sizes = items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run.size),
        Item::Rect { .. } | Item::Polyline { .. } => None,
    });
    sizes.fold(f32::INFINITY, f32::min)
}

/// The scenes of all states as one, `place` being where the picture begins on its page and `above` how
/// many items come before. All connectors first, all arrows last: the cards of all states stand in one
/// stretch.
fn joined(
    drawn: Vec<Drawn>,
    places: &[Point],
    scale: f32,
    place: Point,
    above: usize,
) -> (Vec<Item>, Vec<Card>) {
    // The items of a scene may be most of the memory taken: those of the first are never copied.
    let mut items: Vec<Item> = Vec::new();
    let mut cards: Vec<Card> = Vec::new();
    let connectors: usize = drawn.iter().map(|drawn| drawn.scene.connectors.len()).sum();
    let (mut connectors_end, mut cards_end) = (0, 0);
    for (drawn, corner) in drawn.into_iter().zip(places) {
        let Scene { bounds, cards: own_cards, items: mut own, connectors: lines, arrows } =
            drawn.scene;
        let corner = place.offset(corner.x, corner.y);
        let origin = corner.offset(-bounds.min.x * scale, -bounds.min.y * scale);
        let (before, drawn_before) = (cards.len(), cards_end - connectors_end);
        cards.extend(own_cards.into_iter().map(|mut card| {
            card.parent = card.parent.map(|parent| parent + before);
            let index = |item: usize| item - lines.end + above + connectors + drawn_before;
            card.items = index(card.items.start)..index(card.items.end);
            move_card(&mut card, origin, scale);
            card
        }));
        own.iter_mut().for_each(|item| move_item(item, origin, scale));
        if items.is_empty() {
            items = own;
        } else {
            items.extend(own.drain(arrows.clone()));
            items.splice(cards_end..cards_end, own.drain(lines.end..));
            items.splice(connectors_end..connectors_end, own);
        }
        connectors_end += lines.len();
        cards_end += arrows.start;
    }
    (items, cards)
}
