//! One row of the outline: how it is drawn and named, and what a click or a drag of it does.

use super::Outline;
use super::row::{OutlineRow, Standing, standing};
use crate::app::canvas::{Carried, Drop, Place};
use crate::app::kit::tokens::Palette;
use crate::app::kit::{fonts, icons, tokens};
use crate::app::names::{self, Names};
use crate::app::panels::Context;
use crate::app::panels::selection_menu::selection_menu_ui;
use crate::editor::{Action, Command, Document, ShowCommand};
use crate::model::{Authorised, Chart, Counts, PostId, UnitId, UnitKey, brief, full_name};
use crate::words::{Locale, key, message};

pub const ROW_HEIGHT: f32 = 26.0;
const INDENT: f32 = 14.0;
const ARROW_WIDTH: f32 = tokens::MIN_TARGET;

/// What a row is drawn from.
pub struct RowInput<'a> {
    pub document: &'a Document,
    pub chart: &'a Chart,
    pub row: &'a OutlineRow,
    /// Whether the Tab key stops at it.
    pub is_stop: bool,
    /// What hangs on the pointer.
    pub held: Option<&'a Carried>,
    /// The sentence that refuses a drop.
    pub preview: &'a dyn Fn(&Drop) -> Result<(), String>,
}

/// Where a row stands on screen, and what it is of.
pub struct RowPlace {
    pub rect: egui::Rect,
    pub unit: UnitId,
    pub parent: Option<UnitId>,
    /// The first post of a line.
    pub post: Option<PostId>,
}

impl RowInput<'_> {
    fn is_selected(&self) -> bool {
        self.row.is_selected(self.chart, self.document.selection())
    }

    fn depth(&self) -> usize {
        self.row.depth()
    }

    /// The unit that it is of, or in.
    fn unit(&self) -> UnitKey {
        match self.row {
            OutlineRow::Unit { key, .. } => *key,
            OutlineRow::Line { unit, .. } => *unit,
            OutlineRow::Bench { .. } => self.chart.bench(),
        }
    }

    fn unit_id(&self) -> &UnitId {
        &self.chart.unit(self.unit()).id
    }

    /// Where it stands on screen, for what is let go over it.
    fn place(&self, rect: egui::Rect) -> RowPlace {
        let parent = self.chart.unit(self.unit()).parent();
        let parent = parent.map(|parent| self.chart.unit(parent).id.clone());
        let post = match self.row {
            OutlineRow::Line { posts, .. } => posts.first().cloned(),
            OutlineRow::Unit { .. } | OutlineRow::Bench { .. } => None,
        };
        RowPlace { rect, unit: self.unit_id().clone(), parent, post }
    }

    fn label(&self, context: &Context) -> String {
        match self.row {
            OutlineRow::Unit { key, .. } => {
                let name = full_name(&self.document.project().lists, &self.chart.unit(*key).fields);
                brief(&name).into_owned()
            }
            OutlineRow::Line { title, posts, .. } => {
                format!("{} {title}", context.words.number(posts.len()))
            }
            OutlineRow::Bench { .. } => context.say(key::BENCH),
        }
    }

    /// The posts that it stands for, and whether these are too many.
    fn figure(&self, words: Locale) -> (String, bool) {
        match (self.row, self.document.chart_counts()) {
            (OutlineRow::Unit { key, .. }, Some(counts)) => {
                unit_figure(words, self.chart, counts, *key)
            }
            (OutlineRow::Bench { posts }, _) => (words.number(posts.len()), false),
            _ => (String::new(), false),
        }
    }

    /// How it is called by screen readers.
    fn name(&self, context: &Context, label: &str, standing: Standing) -> String {
        let mut name = match (self.row, self.document.chart_counts()) {
            (OutlineRow::Line { place: (index, count), posts, .. }, _) => {
                let sentence = names::line(context.words, label, *index, *count);
                let comments = names::comments_on(context.words, self.chart, posts);
                std::iter::once(sentence).chain(comments).collect::<Vec<_>>().join(", ")
            }
            (OutlineRow::Unit { key, .. }, Some(counts)) => {
                let lists = &self.document.project().lists;
                Names { words: context.words, lists, chart: self.chart, counts }.unit(*key)
            }
            (OutlineRow::Unit { .. }, None) => label.to_owned(),
            (OutlineRow::Bench { posts }, _) => {
                format!("{label} {}", context.words.number(posts.len()))
            }
        };
        if standing.is_hit {
            name.push_str(&format!(", {}", context.say(key::CANVAS_HIT)));
        }
        if standing.is_dimmed {
            name.push_str(&format!(", {}", context.say(key::CANVAS_DIMMED)));
        }
        if standing.below > 0 {
            name.push_str(&format!(", {}", context.say_count(key::FIND_BELOW, standing.below)));
        }
        name
    }

    /// What a drag of it carries, and the posts of the line that it leaves a choice of.
    fn carried(&self, whole_line: bool) -> (Carried, Vec<PostId>) {
        match self.row {
            OutlineRow::Unit { .. } => {
                let (unit, selected) = (self.unit_id(), &self.document.selection().units);
                let is_one_of_several = selected.len() > 1 && selected.contains(unit);
                let units = match is_one_of_several {
                    true => self.chart.topmost(selected),
                    false => vec![unit.clone()],
                };
                (Carried::Units(units), Vec::new())
            }
            OutlineRow::Bench { posts } => (Carried::Posts(posts.clone()), Vec::new()),
            OutlineRow::Line { posts, .. } => {
                let selected = &self.document.selection().posts;
                let is_one_of_several = selected.len() > posts.len()
                    && posts.iter().all(|post| selected.contains(post));
                if is_one_of_several {
                    return (Carried::Posts(selected.clone()), Vec::new());
                }
                let taken = if whole_line { posts.len() } else { 1 };
                let line = if posts.len() > 1 { posts.clone() } else { Vec::new() };
                (Carried::Posts(posts[..taken].to_vec()), line)
            }
        }
    }
}

impl Outline {
    pub(super) fn row_ui(&mut self, ui: &mut egui::Ui, context: &mut Context, input: &RowInput) {
        let size = egui::vec2(ui.available_width(), ROW_HEIGHT);
        let (_, rect) = ui.allocate_space(size);
        let id = input.row.widget_id(input.chart);
        let has_keyboard = ui.memory(|memory| memory.has_focus(id));
        let sense = match input.is_stop || has_keyboard {
            true => egui::Sense::click_and_drag(),
            false => egui::Sense::CLICK | egui::Sense::DRAG,
        };
        let response = ui.interact(rect, id, sense);
        if has_keyboard {
            self.focused = Some(id);
        }
        self.places.push(input.place(rect));
        let label = input.label(context);
        let standing = standing(input.document, input.chart, input.row);
        tell(ui, context, input, &response, &label, standing);
        self.ground_ui(ui, context, input, &response, standing);
        let left = rect.left() + input.depth() as f32 * INDENT;
        if let OutlineRow::Unit { open, foldable: true, .. } = input.row {
            let at = egui::pos2(left, rect.top());
            let arrow = egui::Rect::from_min_size(at, egui::vec2(ARROW_WIDTH, ROW_HEIGHT));
            if fold_ui(ui, context, arrow, id.with("fold"), &label, *open) {
                self.toggle(input.unit_id());
            }
        }
        let text = rect.with_min_x(left + ARROW_WIDTH);
        let is_elided = text_ui(ui, context, input, text, &label, standing);
        self.take_input(ui, context, input, &response);
        response.context_menu(|ui| selection_menu_ui(ui, context));
        if is_elided {
            response.on_hover_text(label);
        }
    }

    /// Behind the row: where a drop would land, else whether it is selected, hovered over or found.
    fn ground_ui(
        &self,
        ui: &egui::Ui,
        context: &Context,
        input: &RowInput,
        response: &egui::Response,
        standing: Standing,
    ) {
        let (palette, rect) = (context.palette, response.rect);
        let is_selected = input.is_selected();
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let lands = input.held.zip(pointer).filter(|(_, at)| rect.contains(*at));
        if let Some((what, at)) = lands {
            if let Some(to) = self.place_at(at, what) {
                let drop = Drop { what: what.clone(), to };
                let refused = (input.preview)(&drop).err();
                landing_ui(ui, palette, rect, &drop.to, refused.is_some());
                if let Some(why) = refused {
                    response.clone().show_tooltip_text(why);
                }
            }
        } else if is_selected && !standing.is_hit {
            ui.painter().rect_filled(rect, tokens::RADIUS, palette.selection);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, tokens::RADIUS, palette.hover);
        }
        if standing.is_hit {
            ui.painter().rect_filled(rect, tokens::RADIUS, palette.hit_wash());
            let bar = rect.with_max_x(rect.left() + tokens::HIT_BAR);
            ui.painter().rect_filled(bar, tokens::RADIUS, palette.hit());
            if is_selected {
                let stroke = egui::Stroke::new(1.0, palette.accent);
                let inside = egui::StrokeKind::Inside;
                ui.painter().rect_stroke(rect, tokens::RADIUS, stroke, inside);
            }
        }
    }

    /// A drag carries the row; a click selects it, a second one edits it.
    fn take_input(
        &mut self,
        ui: &egui::Ui,
        context: &mut Context,
        input: &RowInput,
        response: &egui::Response,
    ) {
        let held = ui.input(|input| input.modifiers);
        if response.drag_started() && input.document.is_editable() {
            let (carried, line) = input.carried(held.shift);
            (self.carried, self.line) = (Some(carried), line);
        }
        let by_hand = response.clicked();
        if by_hand || (response.secondary_clicked() && !input.is_selected()) {
            response.request_focus();
            let selection = input.document.selection();
            let target = input.row.selection(input.chart);
            let target = match selection {
                _ if by_hand && held.command => selection.clone().toggled(&target),
                _ if held.shift && !response.secondary_clicked() => {
                    selection.up_to(&target, &self.selections(input.document))
                }
                _ => target,
            };
            self.revealed = Some(target.clone());
            context.ask(Command::Show(ShowCommand::Select(target)));
        }
        // egui takes a click elsewhere just before for the first of three.
        let twice = response.double_clicked() || response.triple_clicked();
        if twice && !held.command && !held.shift {
            context.ask(Command::Act(Action::EditInPlace));
        }
    }
}

/// What assistive technology is told of a row.
fn tell(
    ui: &egui::Ui,
    context: &Context,
    input: &RowInput,
    response: &egui::Response,
    label: &str,
    standing: Standing,
) {
    response.widget_info(|| {
        let name = input.name(context, label, standing);
        let kind = egui::WidgetType::SelectableLabel;
        egui::WidgetInfo::selected(kind, true, input.is_selected(), name)
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::TreeItem);
        node.set_level(input.depth() + 1);
        if let OutlineRow::Unit { foldable: true, open, .. } = input.row {
            node.set_expanded(*open);
        }
        // Off the way of Tab, assistive technology reaches it all the same.
        node.add_action(egui::accesskit::Action::Focus);
    });
    let asked = |input: &egui::InputState| {
        input.has_accesskit_action_request(response.id, egui::accesskit::Action::Focus)
    };
    if ui.input(asked) {
        response.request_focus();
    }
}

/// The arrow that shows or hides the rows below; returns whether it was clicked. The arrows of the
/// keyboard do the same.
fn fold_ui(
    ui: &egui::Ui,
    context: &Context,
    rect: egui::Rect,
    id: egui::Id,
    label: &str,
    is_open: bool,
) -> bool {
    let toggle = ui.interact(rect, id, egui::Sense::CLICK);
    toggle.widget_info(|| {
        let name = context.words.say(&message!(key::OUTLINE_FOLD, name = label));
        egui::WidgetInfo::labeled(egui::WidgetType::Button, true, name)
    });
    let icon = if is_open { icons::OPENED } else { icons::CLOSED };
    let (font, color) = (fonts::icon_font(12.0), context.palette.muted);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icon, font, color);
    toggle.clicked()
}

/// The label of a row at the left of `rect`, its figure at the right; returns whether the label is cut.
fn text_ui(
    ui: &egui::Ui,
    context: &Context,
    input: &RowInput,
    rect: egui::Rect,
    label: &str,
    standing: Standing,
) -> bool {
    let (palette, painter) = (context.palette, ui.painter());
    let font = egui::TextStyle::Body.resolve(ui.style());
    let (figure, is_over) = input.figure(context.words);
    let is_line = matches!(input.row, OutlineRow::Line { .. });
    let color = if is_line { palette.muted } else { palette.text };
    let figure_color = if is_over { palette.danger } else { palette.muted };
    let [color, figure_color] = [color, figure_color].map(|color| match standing.is_dimmed {
        true => color.gamma_multiply(tokens::DIMMED),
        false => color,
    });
    let middle = rect.center().y;
    let figure = painter.layout_no_wrap(figure, font.clone(), figure_color);
    let mut right = rect.right() - tokens::space::SMALL - figure.size().x;
    painter.galley(egui::pos2(right, middle - figure.size().y / 2.0), figure, figure_color);
    if let OutlineRow::Unit { open: false, .. } = input.row
        && standing.below > 0
    {
        right -= below_ui(ui, context, egui::pos2(right, middle), standing.below);
    }
    // The label of a line stands a little to the right of its unit's.
    let is_unit = matches!(input.row, OutlineRow::Unit { .. });
    let left = rect.left() + if is_unit { 0.0 } else { tokens::space::TIGHT };
    let mut job = egui::text::LayoutJob::simple_singleline(label.to_owned(), font, color);
    let width = (right - left - tokens::space::SMALL).max(8.0);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    let galley = painter.layout_job(job);
    let is_elided = galley.elided;
    painter.galley(egui::pos2(left, middle - galley.size().y / 2.0), galley, color);
    is_elided
}

/// How many hits a closed row hides, left of `right`; returns the room that it took.
fn below_ui(ui: &egui::Ui, context: &Context, right: egui::Pos2, below: usize) -> f32 {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let (palette, painter) = (context.palette, ui.painter());
    let galley = painter.layout_no_wrap(context.words.number(below), font, palette.text);
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
        Place::Post { .. } | Place::Unit { .. } => {
            let inside = egui::StrokeKind::Inside;
            ui.painter().rect(row, tokens::RADIUS, wash, stroke, inside);
        }
    }
}

/// A unit's headcount, with its ceiling where it has one, and whether that is passed.
fn unit_figure(words: Locale, chart: &Chart, counts: &Counts, key: UnitKey) -> (String, bool) {
    let authorised = chart.unit(key).fields.authorised;
    let count = counts.unit(key);
    match (count.perimeter, authorised) {
        (Some(perimeter), Authorised::NotPrinted | Authorised::Posts(_)) => {
            let over = count.excess(authorised).is_some();
            let mark = if over { format!("{} ", icons::OVER) } else { String::new() };
            (mark + &words.headcount(perimeter, authorised.posts(), true), over)
        }
        (Some(_), Authorised::Inherit) | (None, _) => (words.number(count.total.posts), false),
    }
}
