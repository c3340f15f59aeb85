//! The doubts by kind, those that are settled grey.

use super::{ROW_HEIGHT, ReviewPanel, offset_to, row_ui};
use crate::app::kit::{fonts, icons, tokens};
use crate::app::panels::Context;
use crate::editor::{Document, DoubtKind, Review, ReviewCommand};
use crate::model::brief;
use crate::words::{key, message};

/// The room of an icon before the text of a row, in logical pixels.
const INDENT: f32 = 20.0;

enum Row {
    Kind { kind: DoubtKind, open: usize, total: usize },
    Doubt(usize),
}

impl ReviewPanel {
    /// The list of doubts, no higher than that.
    pub(super) fn doubts_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &mut Context,
        document: &Document,
        review: &Review,
        height: f32,
    ) {
        let rows = self.doubt_rows(document, review);
        let scroll = egui::ScrollArea::vertical().id_salt("doubts").max_height(height);
        let mut scroll = scroll.auto_shrink([false, true]);
        ui.spacing_mut().item_spacing.y = 0.0;
        if review.current != self.seen_doubt {
            self.seen_doubt = review.current;
            let is_current =
                |row: &Row| matches!(row, Row::Doubt(it) if Some(*it) == review.current);
            let row = rows.iter().position(is_current);
            let offset = row.and_then(|row| offset_to(row, &self.doubts_in_sight, height));
            if let Some(offset) = offset {
                scroll = scroll.vertical_scroll_offset(offset);
            }
        }
        scroll.show_rows(ui, ROW_HEIGHT, rows.len(), |ui, range| {
            self.doubts_in_sight = range.clone();
            for row in &rows[range] {
                match row {
                    Row::Kind { kind, open, total } => {
                        self.kind_ui(ui, context, *kind, (*open, *total))
                    }
                    Row::Doubt(doubt) => doubt_ui(ui, context, document, review, *doubt),
                }
            }
        });
    }

    fn doubt_rows(&self, document: &Document, review: &Review) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut last = None;
        for (place, doubt) in review.doubts.iter().enumerate() {
            if last != Some(doubt.kind) {
                last = Some(doubt.kind);
                let of_kind = review.doubts.iter().enumerate();
                let of_kind = of_kind.filter(|(_, it)| it.kind == doubt.kind);
                let (mut open, mut total) = (0, 0);
                for (place, _) in of_kind {
                    total += 1;
                    open += usize::from(!review.is_settled(place, document.history()));
                }
                rows.push(Row::Kind { kind: doubt.kind, open, total });
            }
            if !self.folded.contains(&doubt.kind) {
                rows.push(Row::Doubt(place));
            }
        }
        rows
    }

    /// A kind of doubts, pressed to fold its doubts away.
    fn kind_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        kind: DoubtKind,
        (open, total): (usize, usize),
    ) {
        let is_folded = self.folded.contains(&kind);
        let text = message!(key::REVIEW_GROUP, kind = context.say(kind.word()), open, total);
        let text = context.words.say(&text);
        let color = if open == 0 { context.palette.muted } else { context.palette.text };
        let (response, rect) = row_ui(ui, context, (false, &text), (INDENT, &text, color));
        let icon = if is_folded { icons::CLOSED } else { icons::OPENED };
        icon_ui(ui, rect, icon, color);
        if response.clicked() && !self.folded.remove(&kind) {
            self.folded.insert(kind);
        }
    }
}

fn doubt_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    document: &Document,
    review: &Review,
    doubt: usize,
) {
    let doubted = &review.doubts[doubt];
    let is_settled = review.is_settled(doubt, document.history());
    let said = context.words.say(&doubted.message);
    let text = message!(key::REVIEW_DOUBT, line = doubted.line, text = brief(&said).as_ref());
    let text = context.words.say(&text);
    let palette = context.palette;
    let (color, label) = match is_settled {
        true => (palette.muted, format!("{text}, {}", context.say(key::REVIEW_SETTLED))),
        false => (palette.text, text.clone()),
    };
    let is_current = review.current == Some(doubt);
    let (response, rect) = row_ui(ui, context, (is_current, &label), (INDENT, &text, color));
    if is_settled {
        icon_ui(ui, rect, icons::DONE, color);
    }
    if response.on_hover_text(said).clicked() {
        ReviewPanel::ask(context, ReviewCommand::Look(doubt));
    }
}

fn icon_ui(ui: &egui::Ui, row: egui::Rect, icon: &str, color: egui::Color32) {
    let at = row.left_center() + egui::vec2(tokens::space::TIGHT, 0.0);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, icon, fonts::icon_font(14.0), color);
}
