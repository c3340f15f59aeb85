//! Short messages over the window: what went well goes by itself, what did not stays long enough to be
//! read, and both can be closed.
//!
//! Knows nothing of what they are about.

use egui::{Align2, Area, Context, Frame, Id, Label, Order, RichText, Stroke, vec2};

use super::kit::icons;
use super::kit::tokens::{MIN_TARGET, Palette, space};
use crate::editor::Tone;

/// A longer message takes several rows, in logical pixels.
const MAX_WIDTH: f32 = 400.0;
/// More than these would hide the window.
const MOST: usize = 4;

struct Notice {
    number: u64,
    tone: Tone,
    text: String,
    /// By the clock of the window, in seconds; set when it is first shown.
    until: Option<f64>,
}

/// The messages on show, the last one lowest.
#[derive(Default)]
pub struct Notices {
    shown: Vec<Notice>,
    given: u64,
}

impl Notices {
    pub fn say(&mut self, tone: Tone, text: String) {
        // Said again, it is not said twice.
        self.shown.retain(|notice| notice.text != text);
        if self.shown.len() == MOST {
            self.shown.remove(0);
        }
        self.given += 1;
        self.shown.push(Notice { number: self.given, tone, text, until: None });
    }

    /// `close`: how a screen reader calls the button that closes a message.
    pub fn ui(&mut self, ctx: &Context, palette: &Palette, close: &str) {
        let now = ctx.input(|input| input.time);
        let mut bottom = ctx.content_rect().bottom() - space::VAST;
        let middle = ctx.content_rect().center().x;
        for notice in self.shown.iter_mut().rev() {
            let seconds = if notice.tone == Tone::Done { 4.0 } else { 14.0 };
            let until = *notice.until.get_or_insert(now + seconds);
            let area = Area::new(Id::new(("notice", notice.number)))
                .order(Order::Foreground)
                .pivot(Align2::CENTER_BOTTOM)
                .fixed_pos(egui::pos2(middle, bottom))
                .show(ctx, |ui| notice_ui(ui, palette, notice, close));
            let closed = area.inner;
            if area.response.contains_pointer() {
                notice.until = Some(until.max(now + 2.0));
            }
            if closed {
                notice.until = Some(now);
            }
            bottom = area.response.rect.top() - space::SMALL;
            let left = notice.until.unwrap_or(now) - now;
            if left > 0.0 {
                ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
            }
        }
        self.shown.retain(|notice| notice.until.is_none_or(|until| until > now));
    }
}

/// Returns whether it was closed.
fn notice_ui(ui: &mut egui::Ui, palette: &Palette, notice: &Notice, close: &str) -> bool {
    let (icon, color) = match notice.tone {
        Tone::Done => (icons::SUCCESS, palette.success),
        Tone::Failed => (icons::ERROR, palette.danger),
    };
    let frame = Frame::popup(ui.style()).stroke(Stroke::new(1.0, color)).inner_margin(space::SMALL);
    let shown = frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(icons::rich(icon).color(color));
            ui.scope(|ui| {
                ui.set_max_width(MAX_WIDTH);
                ui.add(Label::new(RichText::new(&notice.text).color(palette.text)).wrap());
            });
            let button = egui::Button::new(icons::rich(icons::CLOSE))
                .frame_when_inactive(false)
                .min_size(vec2(MIN_TARGET, MIN_TARGET));
            let response = ui.add(button);
            response
                .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, close));
            response.clicked()
        })
        .inner
    });
    shown.inner
}
