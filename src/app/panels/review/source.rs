//! The report itself: its pages, or its lines, each by what it was taken for.

use std::rc::Rc;

use super::grid::Columns;
use super::laid::Laid;
use super::{Items, ROW_HEIGHT, ReviewPanel, offset_to, row_ui};
use crate::app::kit::{icons, tokens};
use crate::app::panels::Context;
use crate::editor::{Document, Review, ReviewCommand, Selection};
use crate::format::reading::LineUse;
use crate::model::{Chart, brief};
use crate::words::{key, message};

/// The room of the number of a line, in logical pixels.
const NUMBER_WIDTH: f32 = 76.0;

impl ReviewPanel {
    /// The report: the page that its lines stand on, or its lines.
    pub(super) fn source_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        document: &Document,
        review: &Review,
        items: &Items,
    ) {
        let selected =
            document.chart().and_then(|chart| line_of(chart, document.selection(), &review.file));
        let doubt = review.current.and_then(|it| review.doubts.get(it)).map(|it| it.line);
        // The doubt that is looked at, else what was just selected on the chart.
        let is_new = *document.selection() != self.seen;
        self.seen = document.selection().clone();
        let wanted =
            if self.doubt_shown != review.current { doubt } else { selected.filter(|_| is_new) };
        self.doubt_shown = review.current;
        let laid = self.laid(review);
        self.source_head_ui(ui, context, &laid);
        if laid.has_pages() && !self.lists_lines {
            let shown = wanted.or(doubt).or(selected);
            return self.page_ui(ui, context, document, (review, &laid), (shown, wanted.is_some()));
        }
        self.lines_ui(ui, context, (review, &laid.columns), items, [selected, doubt, wanted]);
    }

    /// Where the lines of the report stand.
    fn laid(&mut self, review: &Review) -> Rc<Laid> {
        match &self.laid {
            Some(laid) if laid.is_of(&review.source) => Rc::clone(laid),
            Some(_) | None => {
                let laid = Rc::new(Laid::of(&review.source));
                self.laid = Some(Rc::clone(&laid));
                laid
            }
        }
    }

    /// What is shown, with the ways to turn and enlarge a page.
    fn source_head_ui(&mut self, ui: &mut egui::Ui, context: &Context, laid: &Laid) {
        if !laid.has_pages() {
            ui.label(egui::RichText::new(context.say(key::REVIEW_SOURCE)).strong());
            ui.add_space(tokens::space::TIGHT);
            return;
        }
        ui.horizontal_wrapped(|ui| {
            for (lists_lines, word) in [(false, key::REVIEW_PAGES), (true, key::REVIEW_LINES)] {
                let chosen = self.lists_lines == lists_lines;
                if ui.selectable_label(chosen, context.say(word)).clicked() {
                    self.lists_lines = lists_lines;
                }
            }
            if self.lists_lines {
                return;
            }
            let button = |ui: &mut egui::Ui, icon, word, enabled| {
                let label = context.say(word);
                let button = egui::Button::new(icons::rich(icon)).min_size(egui::Vec2::splat(28.0));
                let response = ui.add_enabled(enabled, button).on_hover_text(&label);
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, &label)
                });
                response.clicked()
            };
            for (out, icon, word) in [
                (true, icons::ZOOM_OUT, key::REVIEW_SMALLER),
                (false, icons::ZOOM_IN, key::REVIEW_LARGER),
            ] {
                if button(ui, icon, word, self.page.may_zoom(out)) {
                    self.page.zoom_by(out);
                }
            }
            let pages = laid.last_page();
            if pages < 2 {
                return;
            }
            let number = self.page.number();
            if button(ui, icons::PREVIOUS, key::PICTURE_PREVIOUS, number > 1) {
                self.page.turn(pages, true);
            }
            ui.label(context.words.say(&message!(key::EVIDENCE_PAGE, page = number)));
            if button(ui, icons::NEXT, key::PICTURE_NEXT, number < pages) {
                self.page.turn(pages, false);
            }
        });
        ui.add_space(tokens::space::TIGHT);
    }

    fn lines_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        (review, columns): (&Review, &Columns),
        items: &Items,
        [selected, doubt, wanted]: [Option<usize>; 3],
    ) {
        let height = ui.available_height();
        let mut scroll = egui::ScrollArea::both().id_salt("source").auto_shrink(false);
        ui.spacing_mut().item_spacing.y = 0.0;
        let offset = wanted.and_then(|line| offset_to(line - 1, &self.lines_in_sight, height));
        if let Some(offset) = offset {
            scroll = scroll.vertical_scroll_offset(offset);
        }
        // Tables may be wider than the panel.
        let tables = Some(NUMBER_WIDTH + columns.width()).filter(|it| *it > ui.available_width());
        scroll.show_rows(ui, ROW_HEIGHT, review.source.lines.len(), |ui, range| {
            tables.into_iter().for_each(|width| ui.set_min_width(width));
            self.lines_in_sight = range.clone();
            for at in range {
                let is_current = Some(at + 1) == selected || Some(at + 1) == doubt;
                line_ui(ui, context, (review, columns), items, at, is_current);
            }
        });
    }
}

fn line_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    (review, columns): (&Review, &Columns),
    items: &Items,
    at: usize,
    is_current: bool,
) {
    let line = &review.source.lines[at];
    let number = at + 1;
    let line_use = used_as(review, items, number);
    let palette = context.palette;
    let (mark, color) = match line_use {
        LineUse::Unit => ("▪", palette.accent),
        LineUse::Post => ("", palette.text),
        LineUse::Blank | LineUse::Furniture => ("", palette.muted),
        LineUse::Problem => ("!", palette.warning),
    };
    let text = brief(&line.text);
    let said = match line_use {
        LineUse::Unit => key::REVIEW_LINE_UNIT,
        LineUse::Post => key::REVIEW_LINE_POST,
        LineUse::Blank | LineUse::Furniture => key::REVIEW_LINE_FURNITURE,
        LineUse::Problem => key::REVIEW_LINE_PROBLEM,
    };
    let label = context.words.say(&message!(said, line = number, text = text.as_ref()));
    let mut cells = columns.cells(&line.given).peekable();
    let shown = if cells.peek().is_some() { "" } else { text.as_ref() };
    let (response, rect) = row_ui(ui, context, (is_current, &label), (NUMBER_WIDTH, shown, color));
    if ui.is_rect_visible(rect) {
        // The page stands beside its first line.
        let before = at.checked_sub(1).and_then(|at| review.source.lines.get(at));
        let begins_page = before.is_none_or(|it| it.place.page != line.place.page);
        let page = line.place.page.filter(|_| begins_page);
        let number = context.words.number(line.place.row.map_or(number, |row| row as usize));
        let number = match page {
            Some(page) => {
                format!("{} · {number}", context.words.say(&message!(key::EVIDENCE_PAGE, page)))
            }
            None => number,
        };
        let right = rect.left_center() + egui::vec2(NUMBER_WIDTH - 18.0, 0.0);
        let font = egui::FontId::proportional(tokens::text::SMALL);
        let painter = ui.painter();
        painter.text(right, egui::Align2::RIGHT_CENTER, number, font.clone(), palette.muted);
        let at = right + egui::vec2(9.0, 0.0);
        painter.text(at, egui::Align2::CENTER_CENTER, mark, font, color);
        let font = egui::TextStyle::Body.resolve(ui.style());
        let first = rect.left_center() + egui::vec2(tokens::space::TIGHT + NUMBER_WIDTH, 0.0);
        for (left, right, cell) in cells {
            let room = rect.with_min_x(first.x + left).with_max_x(first.x + right);
            let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
            let at = first + egui::vec2(left, 0.0);
            painter.text(at, egui::Align2::LEFT_CENTER, cell, font.clone(), color);
        }
    }
    if response.on_hover_text(text).clicked() {
        ReviewPanel::ask(context, ReviewCommand::GoTo(number));
    }
}

/// What a line is now: what stands in the chart for it, else as it was read.
fn used_as(review: &Review, items: &Items, number: usize) -> LineUse {
    match items.get(&number) {
        Some((_, items)) if !items.units.is_empty() => LineUse::Unit,
        Some(_) => LineUse::Post,
        None => review.lines.get(number - 1).copied().unwrap_or(LineUse::Blank),
    }
}

/// The line that what is selected was read on.
fn line_of(chart: &Chart, selection: &Selection, file: &str) -> Option<usize> {
    let post = selection.posts.last().and_then(|id| chart.post_by_id(id));
    let post = post.map(|post| post.fields.evidence.as_deref());
    let unit = selection.units.last().and_then(|id| chart.unit_by_id(id));
    let evidence = post.or(unit.map(|unit| unit.fields.evidence.as_deref()))??;
    (evidence.file == file && evidence.line > 0).then_some(evidence.line as usize)
}
