//! Short messages over the window: what went well goes by itself, what did not stays long enough to be
//! read, and both can be closed.
//!
//! What is under way is shown below them.

use std::path::PathBuf;
use std::time::Duration;

use egui::{Align2, Area, Context, Frame, Id, Label, Order, RichText, Stroke, vec2};

use super::jobs::Running;
use super::kit::icons;
use super::kit::tokens::{MIN_TARGET, Palette, space};
use crate::editor::Tone;
use crate::model::brief;
use crate::words::{Locale, key};

/// A longer message takes several rows, in logical pixels.
const MAX_WIDTH: f32 = 400.0;
/// More than these would hide the window.
const MOST: usize = 4;

struct Notice {
    number: u64,
    tone: Tone,
    text: String,
    /// What can be done about it.
    offer: Offer,
    /// By the clock of the window, in seconds; set when it is first shown.
    until: Option<f64>,
}

/// What can be done about what a message says.
#[derive(Clone, Debug, PartialEq)]
enum Offer {
    Nothing,
    /// A file was written: its folder is shown.
    Folder(PathBuf),
    /// A step was made that led to this revision: it is taken back.
    Undo(u64),
}

/// What was asked for on a message.
pub enum Wish {
    /// The folder of this file.
    Folder(PathBuf),
    /// That the step that led to this revision be taken back.
    Undo(u64),
    /// That what is under way at this index be ended.
    Cancel(usize),
    /// That the program go on, which was to end.
    Stay,
}

/// The messages on show, the last one lowest.
#[derive(Default)]
pub struct Notices {
    shown: Vec<Notice>,
    given: u64,
}

impl Notices {
    pub fn say(&mut self, tone: Tone, text: String) {
        self.add(tone, text, Offer::Nothing);
    }

    /// Says that a file was written.
    pub fn say_of_file(&mut self, text: String, file: PathBuf) {
        self.add(Tone::Done, text, Offer::Folder(file));
    }

    /// Says that a step was made, which led to this revision.
    pub fn say_made(&mut self, text: String, revision: u64) {
        self.add(Tone::Done, text, Offer::Undo(revision));
    }

    /// Another step has followed, or the last one was undone: the project now stands at `revision`.
    pub fn follow(&mut self, revision: Option<u64>) {
        self.shown.retain(|notice| match notice.offer {
            Offer::Undo(of) => Some(of) == revision,
            Offer::Nothing | Offer::Folder(_) => true,
        });
    }

    fn add(&mut self, tone: Tone, text: String, offer: Offer) {
        let text = brief(&text).into_owned();
        // Said again, it is not said twice.
        self.shown.retain(|notice| notice.text != text);
        if self.shown.len() == MOST {
            self.shown.remove(0);
        }
        self.given += 1;
        self.shown.push(Notice { number: self.given, tone, text, offer, until: None });
    }

    /// Shows the messages over what is under way. Returns what was asked for on one of them.
    pub fn ui(
        &mut self,
        ctx: &Context,
        palette: &Palette,
        words: Locale,
        running: &[Running],
        leaving: bool,
    ) -> Option<Wish> {
        let mut asked = None;
        let now = ctx.input(|input| input.time);
        let mut bottom = ctx.content_rect().bottom() - space::VAST;
        let middle = ctx.content_rect().center().x;
        if leaving {
            let (stays, top) = leaving_ui(ctx, palette, words, bottom);
            bottom = top;
            asked = stays.then_some(Wish::Stay);
        }
        let under_way = running_ui(ctx, palette, words, running, bottom);
        bottom = under_way.top;
        asked = under_way.cancelled.map(Wish::Cancel).or(asked);
        for notice in self.shown.iter_mut().rev() {
            let seconds = match (notice.tone, &notice.offer) {
                (Tone::Done, Offer::Nothing) => 4.0,
                (Tone::Done, _) => 10.0,
                (Tone::Warned | Tone::Failed, _) => 14.0,
            };
            let until = *notice.until.get_or_insert(now + seconds);
            let area = Area::new(Id::new(("notice", notice.number)))
                .order(Order::Foreground)
                .pivot(Align2::CENTER_BOTTOM)
                .fixed_pos(egui::pos2(middle, bottom))
                .show(ctx, |ui| notice_ui(ui, palette, words, notice));
            let closed = match area.inner {
                Pressed::Nothing => false,
                Pressed::Close => true,
                Pressed::Offer => {
                    asked = match &notice.offer {
                        Offer::Nothing => None,
                        Offer::Folder(file) => Some(Wish::Folder(file.clone())),
                        Offer::Undo(revision) => Some(Wish::Undo(*revision)),
                    };
                    true
                }
            };
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
        asked
    }
}

/// What was pressed on a message.
enum Pressed {
    Nothing,
    Close,
    Offer,
}

/// What takes longer than this is seen to be under way.
const SEEN_AFTER: Duration = Duration::from_millis(300);

/// What was shown of what is under way.
struct UnderWay {
    /// Of the highest.
    top: f32,
    /// The index of the one whose end was asked for.
    cancelled: Option<usize>,
}

/// What is under way, each with the button that ends it.
fn running_ui(
    ctx: &Context,
    palette: &Palette,
    words: Locale,
    running: &[Running],
    mut bottom: f32,
) -> UnderWay {
    let mut cancelled = None;
    let middle = ctx.content_rect().center().x;
    for (index, running) in running.iter().enumerate() {
        if running.since.elapsed() < SEEN_AFTER {
            ctx.request_repaint_after(SEEN_AFTER);
            continue;
        }
        ctx.request_repaint_after(Duration::from_millis(100));
        let area = Area::new(Id::new(("running", index)))
            .order(Order::Foreground)
            .pivot(Align2::CENTER_BOTTOM)
            .fixed_pos(egui::pos2(middle, bottom))
            .show(ctx, |ui| {
                let border = Stroke::new(1.0, palette.border);
                let frame = Frame::popup(ui.style()).stroke(border).inner_margin(space::SMALL);
                frame.show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.label(words.say(&running.what));
                        // The bar is seen in its whole length.
                        ui.visuals_mut().extreme_bg_color = palette.border;
                        let share = running.progress.share();
                        if share > 0.0 {
                            let bar = egui::ProgressBar::new(share);
                            ui.add(bar.desired_width(140.0).show_percentage());
                        } else {
                            // How much there is to do is not known, or not yet.
                            ui.spinner();
                        }
                        if ui.button(words.get(key::ANSWER_CANCEL)).clicked() {
                            cancelled = Some(index);
                        }
                    });
                });
            });
        bottom = area.response.rect.top() - space::SMALL;
    }
    UnderWay { top: bottom, cancelled }
}

/// That the program ends once what is under way is done; whether it is to go on all the same, and the
/// top of what says so.
fn leaving_ui(ctx: &Context, palette: &Palette, words: Locale, bottom: f32) -> (bool, f32) {
    let area = Area::new(Id::new("leaving"))
        .order(Order::Foreground)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(egui::pos2(ctx.content_rect().center().x, bottom))
        .show(ctx, |ui| {
            let border = Stroke::new(1.0, palette.accent);
            let frame = Frame::popup(ui.style()).stroke(border).inner_margin(space::SMALL);
            frame
                .show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.label(icons::rich(icons::LEAVING).color(palette.accent));
                        ui.label(words.get(key::LEAVE_WAITS));
                        let button = egui::Button::new(words.get(key::LEAVE_NOT));
                        ui.add(button.min_size(vec2(0.0, MIN_TARGET))).clicked()
                    })
                    .inner
                })
                .inner
        });
    (area.inner, area.response.rect.top() - space::SMALL)
}

fn notice_ui(ui: &mut egui::Ui, palette: &Palette, words: Locale, notice: &Notice) -> Pressed {
    let (icon, color) = match notice.tone {
        Tone::Done => (icons::SUCCESS, palette.success),
        Tone::Warned => (icons::WARNING, palette.warning),
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
            let mut pressed = Pressed::Nothing;
            let offer = match &notice.offer {
                Offer::Nothing => None,
                Offer::Folder(_) => Some(key::OPEN_FOLDER),
                Offer::Undo(_) => Some(key::ACTION_UNDO),
            };
            if let Some(offer) = offer {
                let button = egui::Button::new(words.get(offer)).min_size(vec2(0.0, MIN_TARGET));
                if ui.add(button).clicked() {
                    pressed = Pressed::Offer;
                }
            }
            let button = egui::Button::new(icons::rich(icons::CLOSE))
                .frame_when_inactive(false)
                .min_size(vec2(MIN_TARGET, MIN_TARGET));
            let response = ui.add(button);
            let close = words.get(key::ANSWER_CLOSE);
            response
                .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &close));
            if response.clicked() { Pressed::Close } else { pressed }
        })
        .inner
    });
    shown.inner
}
