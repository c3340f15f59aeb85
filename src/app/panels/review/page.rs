//! The page that the lines stand on: as it is printed where the file is a PDF, else its boxes with their words.
//! What was read is found on it by a press, and shown by a frame.

use std::collections::HashSet;

use super::ReviewPanel;
use super::laid::Laid;
use crate::app::jobs::{Jobs, SourcePage};
use crate::app::kit::tokens::{self, Scheme};
use crate::app::panels::Context;
use crate::editor::{Document, Review, ReviewCommand};
use crate::model::brief;
use crate::words::{key, message};

/// The text of a box that is not drawn by its file, in points.
const BOX_TEXT: f32 = 10.0;

impl ReviewPanel {
    /// Has the page in front drawn.
    pub fn follow(&mut self, jobs: &Jobs) {
        self.page.follow(jobs);
    }

    pub fn page_drawn(&mut self, ctx: &egui::Context, drawn: Option<SourcePage>) {
        self.page.take(ctx, drawn);
    }

    pub(super) fn page_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        document: &Document,
        (review, laid): (&Review, &Laid),
        (current, is_new): (Option<usize>, bool),
    ) {
        if let Some(line) =
            current.filter(|_| is_new).and_then(|it| review.source.lines.get(it - 1))
        {
            self.page.turn_to(line);
        }
        let page = &mut self.page;
        page.stay_within(laid.last_page());
        let number = page.number();
        let lines = laid.lines_on(number);
        let bar = ui.spacing().scroll.allocated_width();
        let width = (ui.available_width() - bar).max(64.0) * page.zoom();
        if let Some(pdf) = &review.pdf {
            page.want(pdf, width * ui.pixels_per_point());
        }
        let drawn = review.pdf.as_ref().and_then(|pdf| page.drawn(pdf));
        if review.pdf.as_ref().is_some_and(|pdf| page.is_undrawn(pdf)) {
            let text = context.words.say(&message!(key::REVIEW_PAGE_UNDRAWN, page = number));
            ui.label(egui::RichText::new(text).color(context.palette.warning));
        }
        let size = drawn.map_or_else(|| extent(review, lines), |(size, _)| size);
        let scale = width / size.x.max(1.0);
        let scroll = egui::ScrollArea::both().id_salt("page").auto_shrink(false);
        scroll.show(ui, |ui| {
            let (rect, response) = ui.allocate_exact_size(size * scale, egui::Sense::click());
            let label = context.words.say(&message!(key::REVIEW_PAGE, page = number));
            response
                .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, &label));
            // Paper is white whatever the window is.
            let edge = egui::Stroke::new(1.0, context.palette.border);
            ui.painter().rect(rect, 0.0, egui::Color32::WHITE, edge, egui::StrokeKind::Inside);
            let on_screen = |area: [f32; 4]| {
                let [left, top, width, height] = area.map(|side| side * scale);
                let at = rect.min + egui::vec2(left, top);
                egui::Rect::from_min_size(at, egui::vec2(width, height))
            };
            match drawn {
                Some((_, texture)) => egui::Image::new(texture).paint_at(ui, rect),
                None if review.pdf.is_some() && page.is_drawing() => {
                    let at = egui::Rect::from_center_size(
                        ui.clip_rect().center(),
                        egui::Vec2::splat(28.0),
                    );
                    egui::Spinner::new().paint_at(ui, at);
                }
                None => boxes_ui(ui, review, lines, scale, &on_screen),
            }
            let area = |at: usize| review.source.lines[at].place.area.map(&on_screen);
            // The frames of the light window, whatever the window is.
            let on_paper = Scheme::Light.palette();
            let frame = |at: usize, color: egui::Color32, width: f32| {
                let Some(area) = area(at) else { return };
                let (rect, stroke) = (area.expand(2.0), egui::Stroke::new(width, color));
                ui.painter().rect_stroke(rect, tokens::RADIUS, stroke, egui::StrokeKind::Outside);
            };
            let doubts = review.doubts.iter().enumerate();
            let open = doubts.filter(|(doubt, _)| !review.is_settled(*doubt, document.history()));
            let open: HashSet<usize> = open.map(|(_, it)| it.line).collect();
            let is_open = |at: usize| open.contains(&(at + 1));
            lines
                .iter()
                .filter(|&&at| is_open(at))
                .for_each(|&at| frame(at, on_paper.warning, 1.5));
            let current = current.map(|line| line - 1).filter(|at| lines.contains(at));
            if let Some(at) = current {
                frame(at, on_paper.accent, 3.0);
                if let Some(area) = area(at).filter(|_| is_new) {
                    ui.scroll_to_rect(area.expand(24.0), None);
                }
            }
            // The smallest that is pressed, and of those alike one that is doubtful.
            let under = response.hover_pos().and_then(|pos| {
                let found = lines
                    .iter()
                    .copied()
                    .filter(|&at| area(at).is_some_and(|it| it.expand(2.0).contains(pos)));
                let weight = |at: usize| area(at).map_or(f32::MAX, |it| it.area());
                found.min_by(|&a, &b| {
                    weight(a).total_cmp(&weight(b)).then(is_open(b).cmp(&is_open(a)))
                })
            });
            if let Some(at) = under {
                frame(at, on_paper.accent, 1.0);
                if response.clicked() {
                    Self::ask(context, ReviewCommand::GoTo(at + 1));
                }
                let text = brief(&review.source.lines[at].text).into_owned();
                response
                    .on_hover_cursor(egui::CursorIcon::PointingHand)
                    .on_hover_text_at_pointer(text);
            }
        });
    }
}

/// How much of a page without a picture the lines take, in points.
fn extent(review: &Review, lines: &[usize]) -> egui::Vec2 {
    let areas = lines.iter().filter_map(|&at| review.source.lines[at].place.area);
    areas.fold(egui::Vec2::splat(200.0), |size, [left, top, width, height]| {
        size.max(egui::vec2(left + width + 12.0, top + height + 12.0))
    })
}

/// The boxes of a drawing with their words.
fn boxes_ui(
    ui: &egui::Ui,
    review: &Review,
    lines: &[usize],
    scale: f32,
    on_screen: &dyn Fn([f32; 4]) -> egui::Rect,
) {
    let line = |at: usize| &review.source.lines[at];
    for box_lines in lines.chunk_by(|&a, &b| line(a).place.area == line(b).place.area) {
        let Some(area) = line(box_lines[0]).place.area.map(on_screen) else { continue };
        if !ui.is_rect_visible(area) {
            continue;
        }
        let ink = egui::Color32::from_gray(40);
        let edge = egui::Stroke::new(1.0, egui::Color32::from_gray(150));
        ui.painter().rect_stroke(area, 2.0, edge, egui::StrokeKind::Inside);
        let text: Vec<_> = box_lines.iter().map(|&at| brief(&line(at).text)).collect();
        let count = text.len().max(1) as f32;
        let size = (BOX_TEXT * scale).min(area.height() / count * 0.72).clamp(3.0, 24.0);
        let font = egui::FontId::proportional(size);
        let room = (area.width() - 6.0).max(8.0);
        let galley = ui.painter().layout(text.join("\n"), font, ink, room);
        let painter = ui.painter().with_clip_rect(area.intersect(ui.clip_rect()));
        painter.galley(area.min + egui::vec2(3.0, 2.0), galley, ink);
    }
}
