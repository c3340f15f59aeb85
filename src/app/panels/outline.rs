//! The tree of units and posts at the left: the same selection as the chart, and a place to drop.
//!
//! Only the rows on screen are drawn, so that ten thousand posts scroll as ten do.

use std::collections::HashSet;
use std::rc::Rc;

use super::{Context, line_label, menu};
use crate::app::canvas::camera::edge_scroll;
use crate::app::canvas::walk::Way;
use crate::app::canvas::{Carried, Drop, Place};
use crate::app::kit::tokens::Palette;
use crate::app::kit::{fonts, icons, tokens};
use crate::app::names::{self, Names};
use crate::editor::{Action, Command, Document, Selection};
use crate::geom::{Point, Size};
use crate::model::{Chart, PostId, UnitId, UnitKey, full_name, lines};
use crate::words::Message;

const ROW_HEIGHT: f32 = 26.0;
const INDENT: f32 = 14.0;
const ARROW_WIDTH: f32 = tokens::MIN_TARGET;

/// What one row stands for.
#[derive(Clone)]
enum Row {
    Unit {
        key: UnitKey,
        depth: usize,
        open: bool,
        foldable: bool,
    },
    /// `place`: among the lines of its unit, and how many these are.
    Line {
        unit: UnitKey,
        posts: Vec<PostId>,
        label: String,
        depth: usize,
        place: (usize, usize),
    },
    /// The posts that stand in no unit, below the tree.
    Bench {
        posts: Vec<PostId>,
    },
}

impl Row {
    fn depth(&self) -> usize {
        match self {
            Self::Unit { depth, .. } | Self::Line { depth, .. } => *depth,
            Self::Bench { .. } => 0,
        }
    }

    /// What it is to have it selected.
    fn selection(&self, chart: &Chart) -> Selection {
        match self {
            Self::Unit { key, .. } => Selection::unit(chart.unit(*key).id.clone()),
            Self::Line { posts, .. } | Self::Bench { posts } => Selection::posts(posts.clone()),
        }
    }

    fn is_selected(&self, chart: &Chart, selection: &Selection) -> bool {
        match self {
            Self::Unit { key, .. } => selection.units.contains(&chart.unit(*key).id),
            Self::Line { posts, .. } => posts.iter().any(|post| selection.posts.contains(post)),
            Self::Bench { .. } => false,
        }
    }

    /// Its widget, the same wherever the row has moved to.
    fn widget_id(&self, chart: &Chart) -> egui::Id {
        let outline = egui::Id::new("outline row");
        match self {
            Self::Unit { key, .. } => outline.with(chart.unit(*key).id.as_str()),
            Self::Line { posts, .. } => outline.with(posts.first().map(PostId::as_str)),
            Self::Bench { .. } => outline.with("bench"),
        }
    }
}

/// A drag that began on a panel, and has ended.
pub struct Released {
    pub what: Carried,
    /// Where it was let go, if that is on the panel it began on.
    pub to: Option<Place>,
    /// The posts of the line that was dragged; empty where there is no choice among them.
    pub line: Vec<PostId>,
    pub at: egui::Pos2,
}

/// Where a row stands on screen, and what it is of.
struct RowPlace {
    rect: egui::Rect,
    unit: UnitId,
    parent: Option<UnitId>,
    /// The first post of a line.
    post: Option<PostId>,
}

/// Which row is to have the keyboard.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// The one of what is selected.
    Selected,
    Widget(egui::Id),
}

/// What the outline remembers between frames.
#[derive(Default)]
pub struct Outline {
    /// Units whose rows below are shown.
    unfolded: HashSet<UnitId>,
    /// Units just opened for the first time show the units below, not yet their posts.
    folded: HashSet<UnitId>,
    rows: Rc<Vec<Row>>,
    /// What the rows were made of: project revision and chart, and a change of folding.
    rows_of: Option<(u64, crate::model::ChartId, u64)>,
    folding: u64,
    /// The visible rows of the last frame: where a drop would land.
    places: Vec<RowPlace>,
    carried: Option<Carried>,
    /// The posts of the line that is dragged, of which some or all travel.
    line: Vec<PostId>,
    revealed: Option<Selection>,
    /// The widget of the row that has the keyboard, as last drawn.
    focused: Option<egui::Id>,
    /// The row that is to have it.
    wanted: Option<Wanted>,
    /// The rows last in sight.
    visible: std::ops::Range<usize>,
}

impl Outline {
    /// Where something let go at `at` would stand; none outside the rows.
    pub fn place_at(&self, at: egui::Pos2, what: &Carried) -> Option<Place> {
        let row = self.places.iter().find(|row| row.rect.contains(at))?;
        let before_it = row.post.is_none() && at.y < row.rect.top() + row.rect.height() / 3.0;
        Some(match (what, &row.parent) {
            (Carried::Posts(_), _) => {
                Place::Post { unit: row.unit.clone(), before: row.post.clone() }
            }
            (Carried::Unit(_), Some(parent)) if before_it => {
                Place::Unit { parent: parent.clone(), before: Some(row.unit.clone()) }
            }
            (Carried::Unit(_), _) => Place::Unit { parent: row.unit.clone(), before: None },
        })
    }

    /// What is being dragged out of the outline, until it is dropped.
    pub fn carried(&self) -> Option<&Carried> {
        self.carried.as_ref()
    }

    /// `hovering`: what a drag begun elsewhere holds, to show where it would land.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        hovering: Option<&Carried>,
        preview: &dyn Fn(&Drop) -> Result<(), String>,
    ) -> Option<Released> {
        let document = context.editor.document()?;
        let chart = document.chart()?;
        self.refresh_rows(document, chart);
        let reveal = self.reveal(document, chart);
        self.places.clear();
        let carried = self.carried.clone();
        let held = hovering.or(carried.as_ref());
        // Rows touch: a drop between two of them lands on one.
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut scroll = egui::ScrollArea::vertical().auto_shrink(false);
        let focused = ui.memory(|memory| memory.focused());
        // A row that had it may have been moved, or removed.
        let had_keyboard = self.focused.is_some() && (focused.is_none() || focused == self.focused);
        let wanted = self.wanted.take();
        let widget = match wanted {
            Some(Wanted::Widget(id)) => self.rows.iter().position(|row| row.widget_id(chart) == id),
            _ => None,
        };
        if let Some(row) = widget.or(reveal) {
            if let Some(at) = self.offset_to(row, ui.available_height()) {
                scroll = scroll.vertical_scroll_offset(at);
            }
            if wanted.is_some() || had_keyboard {
                let id = self.rows[row].widget_id(chart);
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        }
        let rows = Rc::clone(&self.rows);
        let current = self.current(&rows, chart, document.selection());
        self.focused = None;
        scroll.show_rows(ui, ROW_HEIGHT, rows.len(), |ui, range| {
            if held.is_some() {
                scroll_at_edges(ui);
            }
            self.visible = range.clone();
            // One stop of the Tab key: the current row, or the first in sight.
            let stop = current.filter(|row| range.contains(row)).unwrap_or(range.start);
            for index in range {
                let row = &rows[index];
                self.row_ui(ui, context, document, chart, row, index == stop, held, preview);
            }
        });
        self.end_drag(ui)
    }

    /// A drag that began here ends where the button is released, or with Esc.
    fn end_drag(&mut self, ui: &egui::Ui) -> Option<Released> {
        let (released, cancelled, at) = ui.input(|input| {
            let pointer = &input.pointer;
            let cancelled = input.key_pressed(egui::Key::Escape);
            (pointer.any_released(), cancelled, pointer.interact_pos())
        });
        if !released && !cancelled {
            return None;
        }
        let line = std::mem::take(&mut self.line);
        let (what, at) = self.carried.take().zip(at)?;
        if cancelled {
            return None;
        }
        let to = self.place_at(at, &what);
        Some(Released { what, to, line, at })
    }

    /// Whether one of its rows has the keyboard.
    pub fn has_keyboard(&self) -> bool {
        self.focused.is_some()
    }

    /// Shows the row of what is selected, wherever it now stands.
    pub fn reveal_again(&mut self) {
        self.revealed = None;
    }

    /// Gives the keyboard to the row of what is selected. Without one to the first: what is to be
    /// selected then.
    pub fn take_keyboard(&mut self, document: &Document) -> Option<Selection> {
        self.reveal_again();
        self.wanted = Some(Wanted::Selected);
        let root = document.chart().map(|chart| chart.unit(chart.root()).id.clone())?;
        document.selection().is_empty().then(|| Selection::unit(root))
    }

    /// What an arrow asks to be selected: the row above or below; at the left the unit that a row is
    /// in, or its rows folded away; at the right the other way round.
    pub fn walk(&mut self, document: &Document, way: Way) -> Option<Selection> {
        let chart = document.chart()?;
        self.refresh_rows(document, chart);
        let current = self.current(&self.rows, chart, document.selection());
        let Some(at) = current else { return Some(self.rows.first()?.selection(chart)) };
        let row = &self.rows[at];
        let to = match (way, row) {
            (Way::Up, _) => at.checked_sub(1)?,
            (Way::Down, _) => at + 1,
            (Way::Left, Row::Unit { key, open: true, .. })
            | (Way::Right, Row::Unit { key, open: false, foldable: true, .. }) => {
                let unit = chart.unit(*key).id.clone();
                self.toggle(&unit);
                return None;
            }
            (Way::Left, row) => {
                let depth = row.depth();
                self.rows[..at].iter().rposition(|above| above.depth() < depth)?
            }
            (Way::Right, Row::Unit { open: true, .. }) => at + 1,
            (Way::Right, _) => return None,
        };
        let row = self.rows.get(to)?;
        self.wanted = Some(Wanted::Widget(row.widget_id(chart)));
        Some(row.selection(chart))
    }

    /// The row that arrows start from: the one with the keyboard, else the one selected last.
    fn current(&self, rows: &[Row], chart: &Chart, selection: &Selection) -> Option<usize> {
        let focused = self.focused;
        let focused = rows.iter().position(|row| Some(row.widget_id(chart)) == focused);
        focused.or_else(|| rows.iter().rposition(|row| row.is_selected(chart, selection)))
    }

    /// How far to scroll to have `row` in sight; none where it is.
    fn offset_to(&self, row: usize, height: f32) -> Option<f32> {
        // The last row in sight may be cut.
        let last = self.visible.end.saturating_sub(2);
        if (self.visible.start + 1..last).contains(&row) {
            return None;
        }
        let top = row as f32 * ROW_HEIGHT;
        let is_near = row + 2 >= self.visible.start && row <= self.visible.end + 1;
        let offset = match is_near {
            true if row <= self.visible.start => top - ROW_HEIGHT,
            true => top + 2.0 * ROW_HEIGHT - height,
            false => top - height / 2.0,
        };
        Some(offset.max(0.0))
    }

    fn is_open(&self, id: &UnitId, depth: usize) -> bool {
        if depth < 2 { !self.folded.contains(id) } else { self.unfolded.contains(id) }
    }

    fn toggle(&mut self, id: &UnitId) {
        for set in [&mut self.folded, &mut self.unfolded] {
            if !set.remove(id) {
                set.insert(id.clone());
            }
        }
        self.folding += 1;
    }

    fn refresh_rows(&mut self, document: &Document, chart: &Chart) {
        let made_of = (document.revision(), chart.id.clone(), self.folding);
        if self.rows_of.as_ref() == Some(&made_of) {
            return;
        }
        self.rows_of = Some(made_of);
        let mut rows = Vec::new();
        let mut pending = vec![(chart.root(), 0)];
        let line_rows = |key: UnitKey, depth: usize| {
            let lines = lines(chart, key);
            let count = lines.len();
            lines.into_iter().enumerate().map(move |(index, line)| Row::Line {
                unit: key,
                label: line_label(chart, &document.project().lists, &line.posts),
                posts: line.posts.iter().map(|&post| chart.post(post).id.clone()).collect(),
                depth,
                place: (index, count),
            })
        };
        while let Some((key, depth)) = pending.pop() {
            let unit = chart.unit(key);
            let foldable = !unit.children().is_empty() || !unit.posts().is_empty();
            let open = foldable && self.is_open(&unit.id, depth);
            rows.push(Row::Unit { key, depth, open, foldable });
            if open {
                rows.extend(line_rows(key, depth + 1));
                pending.extend(unit.children().iter().rev().map(|&child| (child, depth + 1)));
            }
        }
        let bench = chart.unit(chart.bench()).posts();
        if !bench.is_empty() {
            let posts = bench.iter().map(|&post| chart.post(post).id.clone()).collect();
            rows.push(Row::Bench { posts });
            rows.extend(line_rows(chart.bench(), 1));
        }
        self.rows = Rc::new(rows);
    }

    /// What each row selects.
    pub fn selections(&self, document: &Document) -> Vec<Selection> {
        let chart = document.chart();
        let rows = chart.into_iter().flat_map(|chart| {
            self.rows.iter().map(|row| match row {
                // A range does not pass over the bench as a whole.
                Row::Bench { .. } => Selection::default(),
                row => row.selection(chart),
            })
        });
        rows.collect()
    }

    /// Opens what hides a selection made elsewhere, and says which row to scroll to.
    fn reveal(&mut self, document: &Document, chart: &Chart) -> Option<usize> {
        let selection = document.selection();
        if selection.is_empty() || self.revealed.as_ref() == Some(selection) {
            return None;
        }
        self.revealed = Some(selection.clone());
        let unit = match (selection.posts.last(), selection.units.last()) {
            (Some(post), _) => chart.post_by_id(post)?.unit(),
            (None, Some(unit)) => chart.unit_key(unit)?,
            (None, None) => return None,
        };
        let path = chart.path(unit);
        let opened = if selection.posts.is_empty() { &path[..path.len() - 1] } else { &path[..] };
        for (depth, &key) in opened.iter().enumerate() {
            let id = &chart.unit(key).id;
            if !self.is_open(id, depth) {
                self.toggle(&id.clone());
            }
        }
        self.refresh_rows(document, chart);
        self.rows.iter().position(|row| match row {
            Row::Unit { key, .. } => selection.posts.is_empty() && *key == unit,
            Row::Line { posts, .. } => {
                selection.posts.last().is_some_and(|post| posts.contains(post))
            }
            Row::Bench { .. } => false,
        })
    }

    #[expect(clippy::too_many_arguments, reason = "a row is drawn from all that is on show")]
    fn row_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        document: &Document,
        chart: &Chart,
        row: &Row,
        is_stop: bool,
        held: Option<&Carried>,
        preview: &dyn Fn(&Drop) -> Result<(), String>,
    ) {
        let size = egui::vec2(ui.available_width(), ROW_HEIGHT);
        let (_, rect) = ui.allocate_space(size);
        let id = row.widget_id(chart);
        let has_keyboard = ui.memory(|memory| memory.has_focus(id));
        let sense = match is_stop || has_keyboard {
            true => egui::Sense::click_and_drag(),
            false => egui::Sense::CLICK | egui::Sense::DRAG,
        };
        let response = ui.interact(rect, id, sense);
        if has_keyboard {
            self.focused = Some(id);
        }
        let palette = context.palette;
        let (unit, post, depth) = match row {
            Row::Unit { key, depth, .. } => (*key, None, *depth),
            Row::Line { unit, posts, depth, .. } => (*unit, posts.first().cloned(), *depth),
            Row::Bench { .. } => (chart.bench(), None, 0),
        };
        let unit_id = chart.unit(unit).id.clone();
        let parent = chart.unit(unit).parent().map(|parent| chart.unit(parent).id.clone());
        self.places.push(RowPlace { rect, unit: unit_id.clone(), parent, post });
        let selection = document.selection();
        let selected = row.is_selected(chart, selection);
        let label = match row {
            Row::Unit { key, .. } => full_name(&document.project().lists, &chart.unit(*key).fields),
            Row::Line { label, .. } => label.clone(),
            Row::Bench { .. } => context.say("bench"),
        };
        let standing = standing(document, chart, row);
        let figure = match (row, document.chart_counts()) {
            (Row::Unit { key, .. }, Some(counts)) => unit_figure(chart, counts, *key),
            (Row::Bench { posts }, _) => (posts.len().to_string(), false),
            _ => (String::new(), false),
        };
        response.widget_info(|| {
            let mut name = match (row, document.chart_counts()) {
                (Row::Line { place: (index, count), .. }, _) => {
                    names::line(context.words, &label, *index, *count)
                }
                (Row::Unit { key, .. }, Some(counts)) => {
                    let lists = &document.project().lists;
                    Names { words: context.words, lists, chart, counts }.unit(*key)
                }
                (Row::Unit { .. }, None) => label.clone(),
                (Row::Bench { posts }, _) => format!("{label} {}", posts.len()),
            };
            if standing.is_hit {
                name.push_str(&format!(", {}", context.say("canvas-hit")));
            }
            if standing.is_dimmed {
                name.push_str(&format!(", {}", context.say("canvas-dimmed")));
            }
            if standing.below > 0 {
                name.push_str(&format!(", {}", context.say_count("find-below", standing.below)));
            }
            egui::WidgetInfo::selected(egui::WidgetType::SelectableLabel, true, selected, name)
        });
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(egui::accesskit::Role::TreeItem);
            node.set_level(row.depth() + 1);
            if let Row::Unit { foldable: true, open, .. } = row {
                node.set_expanded(*open);
            }
            // Off the way of Tab, assistive technology reaches it all the same.
            node.add_action(egui::accesskit::Action::Focus);
        });
        let asked = |input: &egui::InputState| {
            input.has_accesskit_action_request(id, egui::accesskit::Action::Focus)
        };
        if ui.input(asked) {
            response.request_focus();
        }
        let lands = held
            .zip(ui.input(|input| input.pointer.latest_pos()))
            .filter(|(_, at)| rect.contains(*at));
        if let Some((what, at)) = lands {
            if let Some(to) = self.place_at(at, what) {
                let drop = Drop { what: what.clone(), to };
                let refused = preview(&drop).err();
                landing_ui(ui, palette, rect, &drop.to, refused.is_some());
                if let Some(why) = refused {
                    response.clone().show_tooltip_text(why);
                }
            }
        } else if selected && !standing.is_hit {
            ui.painter().rect_filled(rect, tokens::RADIUS, palette.selection);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, tokens::RADIUS, palette.hover);
        }
        if standing.is_hit {
            ui.painter().rect_filled(rect, tokens::RADIUS, palette.hit_wash());
            let bar = rect.with_max_x(rect.left() + tokens::HIT_BAR);
            ui.painter().rect_filled(bar, tokens::RADIUS, palette.hit());
            if selected {
                let stroke = egui::Stroke::new(1.0, palette.accent);
                let inside = egui::StrokeKind::Inside;
                ui.painter().rect_stroke(rect, tokens::RADIUS, stroke, inside);
            }
        }
        let mut x = rect.left() + depth as f32 * INDENT;
        if let Row::Unit { open, foldable, .. } = row {
            let arrow = egui::Rect::from_min_size(
                egui::pos2(x, rect.top()),
                egui::vec2(ARROW_WIDTH, ROW_HEIGHT),
            );
            if *foldable {
                let icon = if *open { icons::OPENED } else { icons::CLOSED };
                // The arrows of the keyboard fold and unfold.
                let toggle = ui.interact(arrow, id.with("fold"), egui::Sense::CLICK);
                toggle.widget_info(|| {
                    let name = Message::new("outline-fold").with("name", label.as_str());
                    let name = context.words.say(&name);
                    egui::WidgetInfo::labeled(egui::WidgetType::Button, true, name)
                });
                let font = fonts::icon_font(12.0);
                ui.painter().text(
                    arrow.center(),
                    egui::Align2::CENTER_CENTER,
                    icon,
                    font,
                    palette.muted,
                );
                if toggle.clicked() {
                    self.toggle(&unit_id);
                }
            }
            x += ARROW_WIDTH;
        } else {
            x += ARROW_WIDTH + tokens::space::TIGHT;
        }
        let body = egui::TextStyle::Body.resolve(ui.style());
        let color = if matches!(row, Row::Line { .. }) { palette.muted } else { palette.text };
        let figure_color = if figure.1 { palette.danger } else { palette.muted };
        let [color, figure_color] = [color, figure_color].map(|color| match standing.is_dimmed {
            true => color.gamma_multiply(DIMMED),
            false => color,
        });
        let figure_galley = ui.painter().layout_no_wrap(figure.0, body.clone(), figure_color);
        let mut right = rect.right() - tokens::space::SMALL - figure_galley.size().x;
        let figure_at = right;
        if let Row::Unit { open: false, .. } = row
            && standing.below > 0
        {
            right -= below_ui(ui, context, egui::pos2(right, rect.center().y), standing.below);
        }
        let mut job = egui::text::LayoutJob::simple_singleline(label.clone(), body, color);
        job.wrap = egui::text::TextWrapping::truncate_at_width(
            (right - x - tokens::space::SMALL).max(8.0),
        );
        let galley = ui.painter().layout_job(job);
        let elided = galley.elided;
        let middle = rect.center().y;
        ui.painter().galley(egui::pos2(x, middle - galley.size().y / 2.0), galley, color);
        let figure_at = egui::pos2(figure_at, middle - figure_galley.size().y / 2.0);
        ui.painter().galley(figure_at, figure_galley, figure_color);

        let target = row.selection(chart);
        if response.drag_started() && document.read_only.is_none() {
            self.carried = Some(match row {
                Row::Unit { .. } => Carried::Unit(unit_id),
                Row::Bench { posts } => Carried::Posts(posts.clone()),
                Row::Line { posts, .. } => {
                    let is_one_of_several = selection.posts.len() > posts.len()
                        && posts.iter().all(|post| selection.posts.contains(post));
                    let whole = ui.input(|input| input.modifiers.shift);
                    let taken = if whole { posts.len() } else { 1 };
                    if is_one_of_several {
                        Carried::Posts(selection.posts.clone())
                    } else {
                        if posts.len() > 1 {
                            self.line.clone_from(posts);
                        }
                        Carried::Posts(posts[..taken].to_vec())
                    }
                }
            });
        }
        let pressed = response.clicked() || (response.secondary_clicked() && !selected);
        if pressed {
            response.request_focus();
            let held = ui.input(|input| input.modifiers);
            let by_hand = response.clicked();
            let target = match selection {
                _ if by_hand && held.command => selection.clone().toggled(&target),
                _ if held.shift && !response.secondary_clicked() => {
                    selection.up_to(&target, &self.selections(document))
                }
                _ => target,
            };
            self.revealed = Some(target.clone());
            context.ask(Command::Select(target));
        }
        // egui takes a click elsewhere just before for the first of three.
        let twice = response.double_clicked() || response.triple_clicked();
        let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        if twice && !adds {
            context.ask(Command::Act(Action::EditInPlace));
        }
        response.context_menu(|ui| selection_menu_ui(ui, context));
        if elided {
            response.on_hover_text(label);
        }
    }
}

/// How much of what a filter leaves out is still seen.
const DIMMED: f32 = 0.4;

/// How a row stands among the rest.
#[derive(Clone, Copy, Default)]
struct Standing {
    is_hit: bool,
    is_dimmed: bool,
    /// Hits in the rows below it.
    below: usize,
}

fn standing(document: &Document, chart: &Chart, row: &Row) -> Standing {
    let (found, lit) = (document.found(), document.lit());
    match row {
        Row::Unit { key, .. } => {
            let unit = &chart.unit(*key).id;
            let is_hit = found.has_unit(unit);
            Standing {
                is_hit,
                // What leads to something is not passed over.
                is_dimmed: lit.is_some_and(|lit| !lit.leads_from(unit)),
                below: found.below(unit) - usize::from(is_hit),
            }
        }
        Row::Line { posts, .. } => Standing {
            is_hit: found.has_one_of(posts),
            is_dimmed: lit.is_some_and(|lit| !lit.has_one_of(posts)),
            below: 0,
        },
        Row::Bench { .. } => Standing::default(),
    }
}

/// How many hits a closed row hides, left of `right`; returns the room that it took.
fn below_ui(ui: &egui::Ui, context: &Context, right: egui::Pos2, below: usize) -> f32 {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let (palette, painter) = (context.palette, ui.painter());
    let galley = painter.layout_no_wrap(below.to_string(), font, palette.text);
    let size = galley.size() + egui::vec2(2.0 * tokens::space::TIGHT, tokens::space::HAIR);
    let corner = right - egui::vec2(size.x + tokens::space::SMALL, size.y / 2.0);
    let rect = egui::Rect::from_min_size(corner, size);
    let stroke = egui::Stroke::new(1.0, palette.hit());
    let inside = egui::StrokeKind::Inside;
    painter.rect(rect, tokens::RADIUS, palette.hit_wash(), stroke, inside);
    painter.galley(rect.center() - galley.size() / 2.0, galley, palette.text);
    size.x + tokens::space::SMALL
}

/// Draws where a drop would land: a bar above the row, or the row itself.
fn landing_ui(ui: &egui::Ui, palette: &Palette, row: egui::Rect, to: &Place, refused: bool) {
    let (wash, color) = match refused {
        true => (palette.drop_refused, palette.danger),
        false => (palette.drop_target, palette.accent),
    };
    let stroke = egui::Stroke::new(tokens::FOCUS_RING, color);
    match to {
        Place::Post { before: Some(_), .. } | Place::Unit { before: Some(_), .. } => {
            ui.painter().hline(row.x_range(), row.top(), stroke);
        }
        _ => {
            let inside = egui::StrokeKind::Inside;
            ui.painter().rect(row, tokens::RADIUS, wash, stroke, inside);
        }
    }
}

/// During a drag, the rows beyond the edge come when the pointer is near it.
fn scroll_at_edges(ui: &egui::Ui) {
    let view = ui.clip_rect();
    let at = ui.input(|input| input.pointer.latest_pos()).filter(|at| view.contains(*at));
    let Some(at) = at else { return };
    let at = Point::new(at.x - view.left(), at.y - view.top());
    let (_, speed) = edge_scroll(at, Size::new(view.width(), view.height()));
    if speed != 0.0 {
        let seconds = ui.input(|input| input.stable_dt).min(0.05);
        ui.scroll_with_delta(egui::vec2(0.0, speed * seconds));
        ui.request_repaint();
    }
}

/// The actions on what is selected: of the outline's rows and of the canvas.
pub fn selection_menu_ui(ui: &mut egui::Ui, context: &mut Context) {
    let actions = [
        Action::EditInPlace,
        Action::AddPost,
        Action::AddUnit,
        Action::Cut,
        Action::Copy,
        Action::Paste,
        Action::Duplicate,
        Action::Delete,
        Action::MoveToUnit,
    ];
    for action in actions {
        menu::item_ui(ui, context, action);
    }
    if context.editor.is_enabled(Action::SetAside) {
        menu::item_ui(ui, context, Action::SetAside);
    }
    let reshaping = [Action::MergeUnits, Action::SplitUnit];
    let reshaping = reshaping.into_iter().filter(|&action| context.editor.is_enabled(action));
    let reshaping: Vec<Action> = reshaping.collect();
    if !reshaping.is_empty() {
        ui.separator();
    }
    for action in reshaping {
        menu::item_ui(ui, context, action);
    }
    if context.editor.is_enabled(Action::ShowBranch) {
        ui.separator();
        menu::item_ui(ui, context, Action::ShowBranch);
    }
    if context.editor.is_enabled(Action::FoldBranch) {
        ui.separator();
        menu::item_ui(ui, context, Action::FoldBranch);
        super::look::arrange_menu_ui(ui, context);
    }
    if context.editor.is_enabled(Action::LinkPosts) {
        ui.separator();
        menu::item_ui(ui, context, Action::LinkPosts);
    }
}

/// The command that carries out an allowed drop.
pub fn drop_command(drop: Drop) -> Command {
    match (drop.what, drop.to) {
        (Carried::Posts(posts), Place::Post { unit, before }) => {
            Command::MovePosts { posts, unit, before }
        }
        (Carried::Posts(posts), Place::Unit { parent: unit, .. }) => {
            Command::MovePosts { posts, unit, before: None }
        }
        (Carried::Unit(unit), Place::Unit { parent, before }) => {
            Command::MoveUnit { unit, parent, before }
        }
        (Carried::Unit(unit), Place::Post { unit: parent, .. }) => {
            Command::MoveUnit { unit, parent, before: None }
        }
    }
}

/// A unit's headcount, with its ceiling where it has one, and whether that is passed.
fn unit_figure(chart: &Chart, counts: &crate::model::Counts, key: UnitKey) -> (String, bool) {
    let authorised = chart.unit(key).fields.authorised;
    let count = counts.unit(key);
    match (count.perimeter, authorised.posts()) {
        (Some(perimeter), Some(posts)) => {
            let over = count.excess(authorised).is_some();
            let mark = if over { format!("{} ", icons::OVER) } else { String::new() };
            (format!("{mark}{perimeter}\u{a0}/\u{a0}{posts}"), over)
        }
        _ => (count.total.posts.to_string(), false),
    }
}
