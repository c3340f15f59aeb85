//! The tree of units and posts at the left: the same selection as the chart, and a place to drop.
//!
//! Only the rows on screen are drawn, so that ten thousand posts scroll as ten do.

mod row;
mod row_ui;

use std::collections::HashSet;
use std::rc::Rc;

use row::OutlineRow;
use row_ui::{ROW_HEIGHT, RowInput, RowPlace};

use super::Context;
use crate::app::canvas::camera::edge_scroll;
use crate::app::canvas::walk::Way;
use crate::app::canvas::{Carried, Drop, Place};
use crate::editor::{Document, Selection};
use crate::geom::{Point, Size};
use crate::model::{Chart, ChartId, PostId, UnitId};

/// A drag that began on a panel, and has ended.
pub struct Released {
    pub what: Carried,
    /// Where it was let go, if that is on the panel it began on.
    pub to: Option<Place>,
    /// The posts of the line that was dragged; empty where there is no choice among them.
    pub line: Vec<PostId>,
    pub at: egui::Pos2,
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
    rows: Rc<Vec<OutlineRow>>,
    /// What the rows were made of: project revision and chart, and a change of folding.
    rows_of: Option<(u64, ChartId, u64)>,
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
            (Carried::Units(_), Some(parent)) if before_it => {
                Place::Unit { parent: parent.clone(), before: Some(row.unit.clone()) }
            }
            (Carried::Units(_), _) => Place::Unit { parent: row.unit.clone(), before: None },
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
                let is_stop = index == stop;
                let row = &rows[index];
                let input = RowInput { document, chart, row, is_stop, held, preview };
                self.row_ui(ui, context, &input);
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
            (Way::Left, OutlineRow::Unit { key, open: true, .. })
            | (Way::Right, OutlineRow::Unit { key, open: false, foldable: true, .. }) => {
                let unit = chart.unit(*key).id.clone();
                self.toggle(&unit);
                return None;
            }
            (Way::Left, row) => {
                let depth = row.depth();
                self.rows[..at].iter().rposition(|above| above.depth() < depth)?
            }
            (Way::Right, OutlineRow::Unit { open: true, .. }) => at + 1,
            (Way::Right, _) => return None,
        };
        let row = self.rows.get(to)?;
        self.wanted = Some(Wanted::Widget(row.widget_id(chart)));
        Some(row.selection(chart))
    }

    /// The row that arrows start from: the one with the keyboard, else the one selected last.
    fn current(&self, rows: &[OutlineRow], chart: &Chart, selection: &Selection) -> Option<usize> {
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
        let rows = row::rows(document, chart, |unit, depth| self.is_open(unit, depth));
        self.rows = Rc::new(rows);
    }

    /// What each row selects.
    pub fn selections(&self, document: &Document) -> Vec<Selection> {
        let chart = document.chart();
        let rows = chart.into_iter().flat_map(|chart| {
            self.rows.iter().map(|row| match row {
                // A range does not pass over the bench as a whole.
                OutlineRow::Bench { .. } => Selection::default(),
                OutlineRow::Unit { .. } | OutlineRow::Line { .. } => row.selection(chart),
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
            OutlineRow::Unit { key, .. } => selection.posts.is_empty() && *key == unit,
            OutlineRow::Line { posts, .. } => {
                selection.posts.last().is_some_and(|post| posts.contains(post))
            }
            OutlineRow::Bench { .. } => false,
        })
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
