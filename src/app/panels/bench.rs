//! *Réserve*: the strip below the chart where posts wait that stand in no unit, and a place to drop.

use super::outline::Released;
use super::selection_menu::selection_menu_ui;
use super::{Context, line_title};
use crate::app::canvas::{Carried, Place};
use crate::app::kit::{icons, tokens};
use crate::editor::{Command, Document, Selection, ShowCommand};
use crate::model::{Chart, PostId, UnitId, lines};
use crate::words::key;

/// What the strip remembers between frames.
#[derive(Default)]
pub struct Bench {
    /// Where it was last drawn; none while it is not.
    rect: Option<egui::Rect>,
    carried: Option<Carried>,
    /// The posts of the line that is dragged, of which some or all travel.
    line: Vec<PostId>,
    /// What was selected in the last frame.
    revealed: Vec<PostId>,
}

impl Bench {
    /// What is being dragged out of the strip, until it is dropped.
    pub fn carried(&self) -> Option<&Carried> {
        self.carried.as_ref()
    }

    /// Where posts let go at `at` would stand; none outside the strip.
    pub fn place_at(&self, at: egui::Pos2, what: &Carried) -> Option<Place> {
        let is_here = self.rect.is_some_and(|rect| rect.contains(at));
        (is_here && matches!(what, Carried::Posts(_)))
            .then(|| Place::Post { unit: UnitId::bench(), before: None })
    }

    /// Takes the foot of `ui` while posts are on the bench; floats there while some are dragged to it.
    /// `hovering`: what a drag begun elsewhere holds.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        hovering: Option<&Carried>,
    ) -> Option<Released> {
        self.rect = None;
        let document = context.editor.document()?;
        let chart = document.chart()?;
        let is_wanted = matches!(hovering, Some(Carried::Posts(_)));
        if !chart.unit(chart.bench()).posts().is_empty() {
            let margin = egui::Margin::symmetric(8, 6);
            let frame = egui::Frame::new().fill(context.palette.panel).inner_margin(margin);
            let shown = egui::Panel::bottom("bench").frame(frame).show(ui, |ui| {
                self.lines_ui(ui, context, document, chart);
            });
            self.rect = Some(shown.response.rect);
        } else if is_wanted && document.is_editable() {
            self.empty_ui(ui, context);
        }
        self.revealed.clone_from(&document.selection().posts);
        if let Some(rect) = self.rect.filter(|_| is_wanted) {
            landing_ui(ui, context, rect);
        }
        self.end_drag(ui)
    }

    fn lines_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        document: &Document,
        chart: &Chart,
    ) {
        let count = chart.unit(chart.bench()).posts().len();
        ui.horizontal(|ui| {
            ui.label(icons::rich(icons::BENCH).color(context.palette.muted));
            let title = context.say_count(key::BENCH_TITLE, count);
            ui.label(egui::RichText::new(title).strong())
                .on_hover_text(context.say(key::BENCH_HINT));
            ui.add_space(tokens::space::SMALL);
            let scroll = egui::ScrollArea::horizontal().id_salt("bench").auto_shrink(false);
            scroll.show(ui, |ui| {
                ui.horizontal(|ui| {
                    for line in lines(chart, chart.bench()) {
                        let title = line_title(chart, &document.project().lists, &line.posts);
                        let label = format!("{} {title}", context.words.number(line.posts.len()));
                        let ids = line.posts.iter().map(|&key| chart.post(key).id.clone());
                        self.line_ui(ui, context, document, &label, ids.collect());
                    }
                });
            });
        });
    }

    fn line_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        document: &Document,
        label: &str,
        posts: Vec<PostId>,
    ) {
        let selection = document.selection();
        let selected = posts.iter().any(|post| selection.posts.contains(post));
        let is_dimmed = document.lit().is_some_and(|lit| !lit.has_one_of(&posts));
        let is_hit = document.found().has_one_of(&posts);
        let mut text = egui::RichText::new(label);
        if is_dimmed {
            text = text.color(context.palette.text.gamma_multiply(tokens::DIMMED));
        }
        let button = egui::Button::new(text)
            .selected(selected)
            .sense(egui::Sense::click_and_drag())
            .min_size([0.0, tokens::MIN_TARGET].into());
        let response = ui.add(button);
        if is_hit {
            let rect = response.rect;
            ui.painter().rect_filled(rect, tokens::RADIUS, context.palette.hit_wash());
            let bar = rect.with_max_x(rect.left() + tokens::HIT_BAR);
            ui.painter().rect_filled(bar, tokens::RADIUS, context.palette.hit());
        }
        let parts = [(is_hit, key::CANVAS_HIT), (is_dimmed, key::CANVAS_DIMMED)].into_iter();
        let parts = parts.filter(|(holds, _)| *holds).map(|(_, word)| context.say(word));
        let name = [label.to_owned()].into_iter().chain(parts).collect::<Vec<_>>().join(", ");
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::WidgetType::Button, true, selected, &name)
        });
        // What a search has just found may be out of sight.
        if selected && self.revealed != selection.posts {
            response.scroll_to_me(None);
        }
        let own = Selection::posts(posts.clone());
        if response.drag_started() && document.is_editable() {
            let is_one_of_several = selection.posts.len() > posts.len() && selection.contains(&own);
            let whole = ui.input(|input| input.modifiers.shift);
            self.carried = Some(Carried::Posts(if is_one_of_several {
                selection.posts.clone()
            } else if whole {
                posts.clone()
            } else {
                posts[..1].to_vec()
            }));
            if posts.len() > 1 && !is_one_of_several {
                self.line.clone_from(&posts);
            }
        }
        if response.clicked() || (response.secondary_clicked() && !selected) {
            let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
            let picked = match response.clicked() && adds {
                true => selection.clone().toggled(&own),
                false => own,
            };
            context.ask(Command::Show(ShowCommand::Select(picked)));
        }
        response.context_menu(|ui| selection_menu_ui(ui, context));
    }

    /// The place to drop, at the foot of the chart.
    fn empty_ui(&mut self, ui: &egui::Ui, context: &Context) {
        let room = ui.available_rect_before_wrap();
        let size = egui::vec2(room.width().min(360.0), 44.0);
        let foot = room.center_bottom() - egui::vec2(size.x / 2.0, size.y + tokens::space::MEDIUM);
        let area = egui::Area::new(egui::Id::new("bench")).order(egui::Order::Middle);
        let shown = area.fixed_pos(foot).fade_in(false).show(ui.ctx(), |ui| {
            let frame = egui::Frame::popup(ui.style()).inner_margin(8);
            frame.show(ui, |ui| {
                ui.set_width(size.x - 16.0);
                ui.vertical_centered(|ui| {
                    let text = format!("{}  {}", icons::BENCH, context.say(key::BENCH_DROP));
                    ui.label(egui::RichText::new(text).color(context.palette.muted));
                });
            });
        });
        self.rect = Some(shown.response.rect);
    }

    /// A drag that began here ends where the button is released, or with Esc.
    fn end_drag(&mut self, ui: &egui::Ui) -> Option<Released> {
        let (released, cancelled, at) = ui.input(|input| {
            let cancelled = input.key_pressed(egui::Key::Escape);
            (input.pointer.any_released(), cancelled, input.pointer.interact_pos())
        });
        if !released && !cancelled {
            return None;
        }
        let line = std::mem::take(&mut self.line);
        let (what, at) = self.carried.take().zip(at)?;
        (!cancelled).then_some(Released { what, to: None, line, at })
    }
}

/// Posts let go now would be put on the bench.
fn landing_ui(ui: &egui::Ui, context: &Context, rect: egui::Rect) {
    let at = ui.input(|input| input.pointer.latest_pos());
    if at.is_some_and(|at| rect.contains(at)) {
        let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::new("onto the bench"));
        let stroke = egui::Stroke::new(tokens::FOCUS_RING, context.palette.accent);
        let inside = egui::StrokeKind::Inside;
        let wash = context.palette.drop_target;
        ui.ctx().layer_painter(layer).rect(rect, tokens::RADIUS, wash, stroke, inside);
    }
}
