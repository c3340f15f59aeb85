//! The report that was read, at the left of the chart: what was doubtful in it, with the choices for each, and its
//! lines. What is selected on one side is shown on the other.

mod choices;
mod doubts;
mod grid;
mod laid;
mod page;
mod shown;
mod source;

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use super::Context;
use crate::app::kit::tokens;
use crate::editor::{
    Action, Command, Document, DoubtKind, LineItems, Review, ReviewCommand, Selection,
    items_of_lines,
};
use crate::model::{ChartId, brief};
use crate::words::{key, message};

/// What each line became, by its number.
type Items = BTreeMap<usize, (ChartId, LineItems)>;

/// The height of a row, in logical pixels.
const ROW_HEIGHT: f32 = tokens::MIN_TARGET;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct ReviewPanel {
    pub is_shown: bool,
    /// Kinds of doubts whose doubts are folded away.
    folded: HashSet<DoubtKind>,
    /// What the lines became, at which revision, with which chart in front.
    items: Option<(u64, Option<ChartId>, Rc<Items>)>,
    /// How many lines were left out, where they became these items, after so many decisions.
    left_out: Option<(Rc<Items>, usize, usize)>,
    /// What was selected when its line was last brought into sight.
    seen: Selection,
    /// The doubt that was last brought into sight.
    seen_doubt: Option<usize>,
    /// The doubt whose line was last brought into sight.
    doubt_shown: Option<usize>,
    /// The page beside the chart.
    page: shown::ShownPage,
    /// The lines are listed, though they stand on pages.
    lists_lines: bool,
    /// Where the lines of the report stand.
    laid: Option<Rc<laid::Laid>>,
    /// The lines and doubts last in sight.
    lines_in_sight: std::ops::Range<usize>,
    doubts_in_sight: std::ops::Range<usize>,
}

impl ReviewPanel {
    /// Whether it is drawn for this document.
    pub fn is_of(&self, document: Option<&Document>) -> bool {
        self.is_shown && document.is_some_and(|it| it.review().is_some())
    }

    pub fn ui(&mut self, ui: &mut egui::Ui, context: &mut Context) {
        let Some(document) = context.editor.document() else { return };
        let Some(review) = document.review() else { return };
        let items = self.items(document, review);
        self.head_ui(ui, context, document, review, &items);
        let height = ui.available_height();
        self.doubts_ui(ui, context, document, review, (height * 0.32).max(3.0 * ROW_HEIGHT));
        if let Some(doubt) = review.current {
            ui.separator();
            let none = LineItems::default();
            let line = review.doubts.get(doubt).and_then(|it| items.get(&it.line));
            let at = match line {
                Some((chart, items)) => (document.project().chart(chart), items),
                None => (document.chart(), &none),
            };
            self.choices_ui(ui, context, document, review, doubt, at);
        }
        ui.separator();
        self.source_ui(ui, context, document, review, &items);
    }

    /// Asks for what a press on a line, a doubt or a choice means.
    fn ask(context: &mut Context, command: ReviewCommand) {
        context.ask(Command::Review(command));
    }

    fn items(&mut self, document: &Document, review: &Review) -> Rc<Items> {
        let front = document.chart().map(|chart| chart.id.clone());
        match &self.items {
            Some((at, of, items)) if *at == document.revision() && *of == front => Rc::clone(items),
            _ => {
                let found = items_of_lines(document.project(), front.as_ref(), &review.file);
                let items = Rc::new(found);
                self.items = Some((document.revision(), front, Rc::clone(&items)));
                items
            }
        }
    }

    fn left_out(&mut self, document: &Document, review: &Review, items: &Rc<Items>) -> usize {
        let decided = review.decided();
        match &self.left_out {
            Some((of, after, count)) if Rc::ptr_eq(of, items) && *after == decided => *count,
            _ => {
                let count = review.left_out(items, document.history());
                self.left_out = Some((Rc::clone(items), decided, count));
                count
            }
        }
    }

    /// What is read, how much is left of its doubts, and whether anything was left out.
    fn head_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        document: &Document,
        review: &Review,
        items: &Rc<Items>,
    ) {
        let title = match review.file.as_str() {
            "" => context.say(key::REVIEW_TITLE_PASTED),
            file => context.words.say(&message!(key::REVIEW_TITLE, file = brief(file).as_ref())),
        };
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let label = context.say(key::REVIEW_CLOSE);
                let icon = crate::app::kit::icons::rich(crate::app::kit::icons::CLOSE);
                let button = egui::Button::new(icon).frame_when_inactive(false);
                let close = ui.add(button.min_size(egui::Vec2::splat(28.0))).on_hover_text(&label);
                close.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &label)
                });
                self.is_shown &= !close.clicked();
                for action in [Action::TakeBackDecision, Action::NextDoubt, Action::PreviousDoubt] {
                    context.action_button(ui, action);
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(egui::Label::new(egui::RichText::new(title).heading()).truncate());
                });
            });
        });
        let (open, left_out) =
            (review.open(document.history()), self.left_out(document, review, items));
        let palette = context.palette;
        ui.horizontal_wrapped(|ui| {
            let color = if open == 0 { palette.success } else { palette.text };
            let text = context.say_count(key::REVIEW_OPEN, open);
            ui.label(egui::RichText::new(text).color(color).strong());
            let (text, color) = match left_out {
                0 => (context.say(key::REVIEW_NOTHING_LEFT_OUT), palette.muted),
                count => (context.say_count(key::REVIEW_LEFT_OUT, count), palette.warning),
            };
            ui.label(egui::RichText::new(text).color(color));
        });
        ui.add_space(tokens::space::TIGHT);
    }
}

/// A row of a long list that can be pressed: its ground, its text in `color` behind `indent`, and what a screen
/// reader says of it.
fn row_ui(
    ui: &mut egui::Ui,
    context: &Context,
    (selected, label): (bool, &str),
    (indent, text, color): (f32, &str, egui::Color32),
) -> (egui::Response, egui::Rect) {
    let size = egui::vec2(ui.available_width(), ROW_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::WidgetType::SelectableLabel, true, selected, label)
    });
    if ui.is_rect_visible(rect) {
        let palette = context.palette;
        if selected {
            ui.painter().rect_filled(rect, tokens::RADIUS, palette.selection);
        } else if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, tokens::RADIUS, palette.hover);
        }
        let inside = rect.shrink2(egui::vec2(tokens::space::TIGHT, 0.0));
        let at = inside.left_center() + egui::vec2(indent, 0.0);
        let font = egui::TextStyle::Body.resolve(ui.style());
        let painter = ui.painter().with_clip_rect(inside.intersect(ui.clip_rect()));
        painter.text(at, egui::Align2::LEFT_CENTER, text, font, color);
    }
    (response, rect)
}

/// Where a list of rows is scrolled to so that `row` is in sight; none where it is.
fn offset_to(row: usize, in_sight: &std::ops::Range<usize>, height: f32) -> Option<f32> {
    let is_seen = (in_sight.start..in_sight.end.saturating_sub(1)).contains(&row);
    (!is_seen).then(|| (row as f32 * ROW_HEIGHT - height / 2.0).max(0.0))
}
