//! The room of the chart: one canvas, or two side by side with one camera, and what they show of the
//! editor's charts.

mod drawing;
mod drops;
mod input;
mod selected;
mod too_large;

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::HashSet;
use std::sync::Arc;

use drawing::{Drawing, counts_of, draw, scene_key};
use drops::{called, foreseen};
pub use drops::{change_of_drop, preview};
pub use input::AreaInput;
pub use selected::selected_targets;
use selected::targets;
use too_large::too_large_ui;

use super::canvas::walk::Way;
use super::canvas::{Canvas, CanvasEvent, CanvasInput, Carried, Drop, Emphasis, Target};
use super::emphasised::emphasis;
use super::kit::fonts;
use super::kit::tokens::{self, space};
use super::legend::legend_ui;
use super::names::{Names, comments_on};
use super::pins::pins_ui;
use super::projector;
use crate::editor::{Document, LedgerCommand, marks};
use crate::export::ledger::Compared;
use crate::model::{Chart, ChartId, ColourBy, Counts, PostId, UnitId, UnitKey, brief};
use crate::scene::{Marks, Scene, Weight};
use crate::words::{Locale, key};

/// Above each of two charts, in logical pixels.
const HEADING: f32 = 26.0;

/// How the charts compared are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CompareView {
    /// The chart in front, as it is.
    #[default]
    Plain,
    /// The later chart, with what became of every post.
    Changes,
    SideBySide,
}

/// Whatever, when it changes, makes other marks.
#[derive(Clone, PartialEq)]
struct MarksKey {
    revision: u64,
    charts: (ChartId, ChartId),
    locale: Locale,
    arrows: bool,
}

/// One canvas with its picture.
struct Pane {
    canvas: Canvas,
    drawing: Drawing,
    /// What stands out and back in the picture of this number, when so much was sought and left out.
    emphasis: ((u64, u64), Emphasis),
}

impl Pane {
    fn new(name: &str) -> Self {
        let (canvas, drawing) = (Canvas::new(name), Drawing::default());
        Self { canvas, drawing, emphasis: Default::default() }
    }

    fn emphasise(&mut self, document: &Document, chart: &Chart, (scene, number): (&Scene, u64)) {
        let made_of = (number, document.finding_number());
        if self.emphasis.0 != made_of {
            self.emphasis = (made_of, emphasis(document, chart, scene));
        }
    }
}

/// What the user did in this frame, and on which chart.
pub struct Happened {
    pub chart: ChartId,
    pub event: CanvasEvent,
}

pub struct ChartArea {
    pub view: CompareView,
    /// Whether lines lead from where posts were to where they are, among the changes.
    pub arrows: bool,
    /// Whether all but the branches of what is selected is dimmed.
    pub spotlight: bool,
    /// The chart in front, or the later one of two.
    main: Pane,
    /// The earlier one of two side by side.
    earlier: Pane,
    /// A chart on its way from what it was to what it becomes.
    replay: Pane,
    /// The marks of the later chart, and what they were made of.
    marks: Option<(MarksKey, Arc<Marks>)>,
    /// The charts last shown side by side.
    side_by_side: Option<(ChartId, ChartId)>,
}

/// A step of a replay, as it is drawn.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    pub chart: &'a Chart,
    pub marks: &'a Arc<Marks>,
    /// How many steps are made.
    pub step: usize,
    /// What the step was about.
    pub selection: (&'a [UnitId], &'a [PostId]),
}

impl ChartArea {
    pub fn new() -> Self {
        Self {
            view: CompareView::default(),
            arrows: false,
            spotlight: false,
            main: Pane::new("chart"),
            earlier: Pane::new("earlier chart"),
            replay: Pane::new("replay"),
            marks: None,
            side_by_side: None,
        }
    }

    pub fn fit(&mut self) {
        self.panes().for_each(|pane| pane.canvas.fit());
    }

    pub fn zoom_to(&mut self, zoom: f32) {
        self.panes().for_each(|pane| pane.canvas.zoom_to(zoom));
    }

    pub fn zoom_by(&mut self, factor: f32) {
        self.panes().for_each(|pane| pane.canvas.zoom_by(factor));
    }

    /// Logical pixels per scene unit.
    pub fn zoom(&self) -> f32 {
        self.main.canvas.zoom()
    }

    /// The chart in front, brought to where this is in sight.
    pub fn reveal(&mut self, document: &Document, target: Target) {
        self.front_mut(document).canvas.reveal(target);
    }

    /// The same, from so near that it can be read.
    pub fn approach(&mut self, document: &Document, target: Target) {
        self.front_mut(document).canvas.approach(target);
    }

    /// Brings something of the chart in front into sight and gives it the keyboard.
    pub fn focus(&mut self, document: &Document, target: Target) {
        self.front_mut(document).canvas.focus(target);
    }

    /// The keyboard goes to something of the chart in front, and shows it.
    pub fn walk_to(&mut self, document: &Document, target: Target) {
        self.front_mut(document).canvas.walk_to(target);
    }

    /// Whether something of a chart has the keyboard.
    pub fn has_keyboard(&self) -> bool {
        [&self.main, &self.earlier].into_iter().any(|pane| pane.canvas.focused().is_some())
    }

    /// What the arrows start from on the chart in front: what has the keyboard, as long as it is
    /// selected, else what was selected last.
    pub fn current(&self, document: &Document) -> Option<Target> {
        let selected = document.chart().map(|chart| selected_targets(document, chart))?;
        let focused = self.front(document).canvas.focused();
        let is_selected = |target: &&Target| match target {
            Target::Unit(_) => selected.contains(target),
            Target::Line { posts, .. } => {
                posts.iter().any(|post| document.selection().posts.contains(post))
            }
        };
        let current = focused.filter(|it| selected.is_empty() || is_selected(it)).cloned();
        current.or(selected.last().cloned())
    }

    /// What an arrow leads to on the chart in front.
    pub fn neighbour(&self, document: &Document, way: Way) -> Option<Target> {
        self.front(document).canvas.neighbour(self.current(document).as_ref(), way)
    }

    /// Where something of the chart in front stands in the window.
    pub fn screen_rect(&self, document: &Document, target: &Target) -> Option<egui::Rect> {
        self.front(document).canvas.screen_rect(target)
    }

    /// Where the chart in front stands in the window.
    pub fn front_rect(&self, document: &Document) -> egui::Rect {
        self.front(document).canvas.view_rect()
    }

    /// What hangs on the pointer, during a drag that began here.
    pub fn carried(&self) -> Option<Carried> {
        self.main.canvas.carried().or_else(|| self.earlier.canvas.carried())
    }

    /// Whether another chart in front is but the other half of what is shown already.
    pub fn shows_both(&self, document: &Document) -> bool {
        let pair = document.compared().map(|(from, to)| (from.id.clone(), to.id.clone()));
        self.view == CompareView::SideBySide && pair.is_some() && self.side_by_side == pair
    }

    /// What a post let go over a post of the other chart asks for: that they be linked.
    pub fn link(
        &self,
        document: Option<&Document>,
        chart: &ChartId,
        what: &Carried,
        at: egui::Pos2,
    ) -> Option<LedgerCommand> {
        let (from, to) = document.filter(|_| self.view == CompareView::SideBySide)?.compared()?;
        let from_earlier = from.id == *chart;
        let other = if from_earlier { &self.main } else { &self.earlier };
        let (Carried::Posts(posts), Some(Target::Line { posts: onto, .. })) =
            (what, other.canvas.target_under(at))
        else {
            return None;
        };
        // Of equal posts, the one that has nothing on the other side yet.
        let (mine, theirs) = if from_earlier { (from, to) } else { (to, from) };
        let loose = |posts: &[PostId], chart: &Chart, other: &Chart| {
            let free = posts.iter().find(|id| other.counterpart_of_post(chart, id).is_none());
            free.or(posts.first()).cloned()
        };
        let (carried, onto) = (loose(posts, mine, theirs)?, loose(&onto, theirs, mine)?);
        Some(if from_earlier {
            LedgerCommand::Link { source: carried, target: onto }
        } else {
            LedgerCommand::Link { source: onto, target: carried }
        })
    }

    fn panes(&mut self) -> impl Iterator<Item = &mut Pane> {
        [&mut self.main, &mut self.earlier, &mut self.replay].into_iter()
    }

    fn earlier_is_front(&self, document: &Document) -> bool {
        let front = document.chart().map(|chart| &chart.id);
        self.view == CompareView::SideBySide
            && document.compared().is_some_and(|(from, _)| Some(&from.id) == front)
    }

    fn front(&self, document: &Document) -> &Pane {
        if self.earlier_is_front(document) { &self.earlier } else { &self.main }
    }

    fn front_mut(&mut self, document: &Document) -> &mut Pane {
        if self.earlier_is_front(document) { &mut self.earlier } else { &mut self.main }
    }

    /// Fills what is left of `ui`.
    pub fn ui(&mut self, ui: &mut egui::Ui, input: AreaInput) -> Vec<Happened> {
        let Some(document) = input.editor.document() else { return Vec::new() };
        let front = document.chart().map(|chart| &chart.id);
        // A third chart in front is shown by itself.
        let is_one =
            |(from, to): &(&Chart, &Chart)| [Some(&from.id), Some(&to.id)].contains(&front);
        match (self.view, document.compared().filter(is_one)) {
            (CompareView::SideBySide, Some((from, to))) => {
                self.both_ui(ui, input, document, from, to)
            }
            _ => {
                let Some(chart) = document.chart() else { return Vec::new() };
                let rect = ui.available_rect_before_wrap();
                let tells_changes = self.view == CompareView::Changes
                    || document.look(&chart.id).colour_by == ColourBy::Change;
                let marks = match document.compared() {
                    Some((_, to)) if tells_changes && to.id == chart.id => {
                        self.marks(input, document)
                    }
                    _ => None,
                };
                let mut key = scene_key(input, document, chart, rect.size());
                key.options.marks = marks;
                let options = key.options.clone();
                let Some((scene, number)) = draw(&mut self.main.drawing, document, chart, key)
                else {
                    return Vec::new();
                };
                let (room, pane) = (scene.bounds, &mut self.main);
                let happened = pane_ui(ui, pane, input, document, chart, (&scene, number), room);
                let palette = input.scheme.palette();
                pins_ui(ui, palette, chart, (&scene, &pane.canvas), rect);
                if self.spotlight {
                    spotlight_ui(ui, input, document, chart, (&scene, &pane.canvas), rect);
                }
                let lists = &document.project().lists;
                legend_ui(ui, input.scheme.palette(), rect, &scene, lists, &options);
                too_large_ui(ui, input, rect, self.main.drawing.too_large);
                happened
            }
        }
    }

    /// The replay is seen from its beginning, and whole.
    pub fn fit_replay(&mut self) {
        self.replay = Pane::new("replay");
        self.replay.canvas.fit();
    }

    /// A chart on its way, which can be looked at from all sides and changed in nothing: what was
    /// tried is refused in the words returned.
    pub fn replay_ui(
        &mut self,
        ui: &mut egui::Ui,
        input: AreaInput,
        shown: Shown,
    ) -> Option<String> {
        let document = input.editor.document()?;
        let rect = ui.available_rect_before_wrap();
        let Shown { chart, marks, step, selection: (units, posts) } = shown;
        let mut key = scene_key(input, document, chart, rect.size());
        key.step = step;
        // What changes elsewhere is part of the story.
        key.options.top = None;
        key.options.marks = Some(marks.clone());
        let options = key.options.clone();
        let lists = &document.project().lists;
        let counts = || Cow::Owned(Counts::of(chart, lists));
        let (scene, number) = self.replay.drawing.of(chart, lists, counts, key);
        let selection = targets(chart, posts, units);
        let words = input.editor.locale;
        let counts = LazyCell::new(counts);
        let name_of = |unit: &UnitId| name_of(document, chart, &counts, words, unit);
        let remark_on = |posts: &[PostId]| comments_on(words, chart, posts);
        let response = self.replay.canvas.ui(
            ui,
            &CanvasInput {
                name_of: &name_of,
                remark_on: &remark_on,
                scene: &scene,
                room: scene.bounds,
                revision: number,
                selection: &selection,
                emphasis: &Emphasis::default(),
                has_map: input.has_map,
                glides: input.moves && self.replay.drawing.goes_on,
                preview: &|_: &Drop| Err(words.get(key::REPLAY_STAYS)),
                foresee: &|_: &Drop| String::new(),
                words,
                palette: input.scheme.palette(),
                drag_from_outside: None,
            },
        );
        legend_ui(ui, input.scheme.palette(), rect, &scene, lists, &options);
        too_large_ui(ui, input, rect, self.replay.drawing.too_large);
        response.events.into_iter().find_map(|event| match event {
            CanvasEvent::Refused(why) => Some(why),
            CanvasEvent::Dropped { .. } | CanvasEvent::EditRequested(_) => {
                Some(words.get(key::REPLAY_STAYS))
            }
            CanvasEvent::Select { .. }
            | CanvasEvent::SelectAll { .. }
            | CanvasEvent::Clear
            | CanvasEvent::DragStarted(_)
            | CanvasEvent::ReleasedOutside { .. }
            | CanvasEvent::ContextMenu { .. }
            | CanvasEvent::CameraMoved => None,
        })
    }

    /// What became of the posts and units of the later chart.
    fn marks(&mut self, input: AreaInput, document: &Document) -> Option<Arc<Marks>> {
        let ((from, to), ledger) = document.compared().zip(document.ledger())?;
        let key = MarksKey {
            revision: document.revision(),
            charts: (from.id.clone(), to.id.clone()),
            locale: input.editor.locale,
            arrows: self.arrows,
        };
        if let Some((made_of, marks)) = &self.marks
            && *made_of == key
        {
            return Some(marks.clone());
        }
        let compared = Compared { from, to, lists: &document.project().lists, ledger };
        let marks = Arc::new(marks(&compared, input.editor.locale, self.arrows));
        self.marks = Some((key, marks.clone()));
        Some(marks)
    }

    fn both_ui(
        &mut self,
        ui: &mut egui::Ui,
        input: AreaInput,
        document: &Document,
        from: &Chart,
        to: &Chart,
    ) -> Vec<Happened> {
        let pair = (from.id.clone(), to.id.clone());
        if self.side_by_side.as_ref() != Some(&pair) {
            self.side_by_side = Some(pair);
            self.fit();
        }
        let whole = ui.available_rect_before_wrap();
        let gap = space::HAIR;
        let half = egui::vec2((whole.width() - gap) / 2.0, whole.height() - HEADING);
        let key = |chart: &Chart| scene_key(input, document, chart, half);
        let left = draw(&mut self.earlier.drawing, document, from, key(from));
        let right = draw(&mut self.main.drawing, document, to, key(to));
        let Some((left, right)) = left.zip(right) else { return Vec::new() };
        let room = left.0.bounds.union(right.0.bounds);
        let mut happened = Vec::new();
        let top = whole.min + egui::vec2(0.0, HEADING);
        let places = [top, top + egui::vec2(half.x + gap, 0.0)];
        for (place, chart) in places.into_iter().zip([from, to]) {
            let rect = egui::Rect::from_min_size(place - egui::vec2(0.0, HEADING), half);
            heading_ui(ui, input, rect, document, chart);
        }
        let middle = whole.left() + half.x + gap / 2.0;
        let border = egui::Stroke::new(1.0, input.scheme.palette().border);
        ui.painter().vline(middle, whole.y_range(), border);
        let mut show = |ui: &mut egui::Ui, pane: &mut Pane, place, chart, (scene, number)| {
            let rect = egui::Rect::from_min_size(place, half);
            let mut ui =
                ui.new_child(egui::UiBuilder::new().id_salt(place.x as i32).max_rect(rect));
            ui.shrink_clip_rect(rect);
            let found = pane_ui(&mut ui, pane, input, document, chart, (scene, number), room);
            pins_ui(&ui, input.scheme.palette(), chart, (scene, &pane.canvas), rect);
            if self.spotlight {
                spotlight_ui(&ui, input, document, chart, (scene, &pane.canvas), rect);
            }
            too_large_ui(&mut ui, input, rect, pane.drawing.too_large);
            let moved = found.iter().any(|it| it.event == CanvasEvent::CameraMoved);
            happened.extend(found);
            moved
        };
        let moved_left = show(ui, &mut self.earlier, places[0], from, (&left.0, left.1));
        let moved_right = show(ui, &mut self.main, places[1], to, (&right.0, right.1));
        if moved_left {
            self.main.canvas.follow(&self.earlier.canvas);
        } else if moved_right {
            self.earlier.canvas.follow(&self.main.canvas);
        }
        if moved_left || moved_right {
            ui.request_repaint();
        }
        ui.advance_cursor_after_rect(whole);
        happened
    }
}

/// The name of one of two charts side by side, and its posts; the one in front stands out.
fn heading_ui(
    ui: &egui::Ui,
    input: AreaInput,
    rect: egui::Rect,
    document: &Document,
    chart: &Chart,
) {
    let palette = input.scheme.palette();
    let is_front = document.chart().is_some_and(|front| front.id == chart.id);
    let color = if is_front { palette.accent } else { palette.muted };
    let at = rect.left_top() + egui::vec2(space::MEDIUM, HEADING / 2.0);
    let posts = input.editor.locale.number(chart.post_count());
    let text = format!("{} · {posts}", brief(&chart.fields.label));
    let font = fonts::font(Weight::SemiBold, tokens::text::BODY);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.text(at, egui::Align2::LEFT_CENTER, text, font, color);
}

/// Dims what is not of the branches of the selected units, nor of the units of the selected posts.
fn spotlight_ui(
    ui: &egui::Ui,
    input: AreaInput,
    document: &Document,
    chart: &Chart,
    (scene, canvas): (&Scene, &Canvas),
    room: egui::Rect,
) {
    let targets = selected_targets(document, chart);
    if targets.is_empty() {
        return;
    }
    let mut lit: HashSet<UnitKey> = HashSet::new();
    for target in &targets {
        match target {
            Target::Unit(unit) => {
                let top = chart.unit_key(unit);
                lit.extend(top.into_iter().flat_map(|top| chart.units_below(top)));
            }
            Target::Line { unit, .. } => lit.extend(chart.unit_key(unit)),
        }
    }
    let is_lit = |unit| chart.unit_key(unit).is_some_and(|key| lit.contains(&key));
    let unlit = scene.cards.iter().filter(|card| !is_lit(&card.unit));
    let places: Vec<_> = unlit.map(|card| canvas.window_rect(card.rect)).collect();
    projector::spotlight_ui(ui, input.scheme.palette(), room, &places);
}

/// How a unit of a chart is called by screen readers.
fn name_of(
    document: &Document,
    chart: &Chart,
    counts: &Counts,
    words: Locale,
    unit: &UnitId,
) -> String {
    let names = Names { words, lists: &document.project().lists, chart, counts };
    chart.unit_key(unit).map(|key| names.unit(key)).unwrap_or_default()
}

fn pane_ui(
    ui: &mut egui::Ui,
    pane: &mut Pane,
    input: AreaInput,
    document: &Document,
    chart: &Chart,
    (scene, revision): (&Arc<Scene>, u64),
    room: crate::geom::Rect,
) -> Vec<Happened> {
    let selection = selected_targets(document, chart);
    // What is dragged out of the outline is of the chart in front, and stays on it.
    let is_front = document.chart().is_some_and(|front| front.id == chart.id);
    let input = AreaInput { carried: input.carried.filter(|_| is_front), ..input };
    let words = input.editor.locale;
    let called = input.carried.map(|carried| called(input.editor, carried));
    let preview = |drop: &Drop| preview(document, chart, drop, words);
    pane.emphasise(document, chart, (scene, revision));
    let counts = LazyCell::new(|| counts_of(document, chart));
    let name_of = |unit: &UnitId| name_of(document, chart, &counts, words, unit);
    let remark_on = |posts: &[PostId]| comments_on(words, chart, posts);
    let response = pane.canvas.ui(
        ui,
        &CanvasInput {
            scene,
            room,
            revision,
            selection: &selection,
            emphasis: &pane.emphasis.1,
            has_map: input.has_map,
            glides: input.moves && pane.drawing.goes_on,
            preview: &preview,
            name_of: &name_of,
            remark_on: &remark_on,
            foresee: &|drop: &Drop| foreseen(input.editor, chart, drop),
            words,
            palette: input.scheme.palette(),
            drag_from_outside: input.carried.zip(called.as_deref()),
        },
    );
    let chart = &chart.id;
    response.events.into_iter().map(|event| Happened { chart: chart.clone(), event }).collect()
}
