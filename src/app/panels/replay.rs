//! The bar under a chart whose changes are shown step by step: what the step says, back and forth.

use std::sync::Arc;

use super::Context;
use crate::app::chart_area::Shown;
use crate::app::kit::{icons, tokens};
use crate::editor::{Command, Document, ExportCommand, Replay};
use crate::model::ChartId;
use crate::scene::Marks;
use crate::words::{Locale, Message, key, message};

/// Of the bar, so that the chart does not jump with the length of a sentence.
const HEIGHT: f32 = 92.0;

/// What the replay was made of.
#[derive(Clone, PartialEq)]
struct MadeOf {
    revision: u64,
    compared: (ChartId, ChartId),
    words: Locale,
}

impl MadeOf {
    fn now(document: &Document, words: Locale) -> Option<Self> {
        let (from, to) = document.compared()?;
        let compared = (from.id.clone(), to.id.clone());
        Some(Self { revision: document.revision(), compared, words })
    }
}

/// A replay under way.
pub struct ReplayBar {
    replay: Replay,
    made_of: MadeOf,
    /// Of the last step.
    marks: Arc<Marks>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Nothing,
    Close,
}

impl ReplayBar {
    /// The changes between the charts compared, from their beginning; none if there are none.
    ///
    /// # Errors
    /// The sentence that says why they cannot be shown.
    pub fn new(document: &Document, words: Locale) -> Result<Option<Self>, Message> {
        let Some(made_of) = MadeOf::now(document, words) else { return Ok(None) };
        let replay = document.replay().map_err(|too_long| too_long.message())?;
        Ok(replay.map(|replay| Self { replay, made_of, marks: Arc::default() }))
    }

    /// What the chart is drawn with.
    pub fn shown(&self) -> Shown<'_> {
        let step = self.replay.last_step();
        Shown {
            chart: self.replay.chart(),
            marks: &self.marks,
            step: self.replay.at(),
            selection: step.map_or((&[], &[]), |step| (&step.units, &step.posts)),
        }
    }

    pub fn ui(&mut self, ui: &mut egui::Ui, context: &mut Context) -> Asked {
        ui.set_height(HEIGHT);
        let Some(document) = context.editor.document() else { return Asked::Close };
        if !self.follow(document, context.words) {
            return Asked::Close;
        }
        let mut asked = Asked::Nothing;
        let (at, last) = (self.replay.at(), self.replay.steps().len());
        let mut wanted = at;
        ui.horizontal(|ui| {
            let pressed = |ui: &egui::Ui, key| ui.input(|input| input.key_pressed(key));
            let free = ui.memory(|memory| memory.focused().is_none());
            let (back, forth) = (at > 0, at < last);
            if icon_button(ui, icons::FIRST, &context.say(key::REPLAY_FIRST), back) {
                wanted = 0;
            }
            if icon_button(ui, icons::PREVIOUS, &context.say(key::REPLAY_PREVIOUS), back)
                || (free && pressed(ui, egui::Key::PageUp))
            {
                wanted = at.saturating_sub(1);
            }
            let place = message!(key::REPLAY_PLACE, step = at, steps = last);
            let place = egui::RichText::new(context.words.say(&place));
            ui.add_sized([128.0, 28.0], egui::Label::new(place));
            if icon_button(ui, icons::NEXT, &context.say(key::REPLAY_NEXT), forth)
                || (free && pressed(ui, egui::Key::PageDown))
            {
                wanted = at + 1;
            }
            if icon_button(ui, icons::LAST, &context.say(key::REPLAY_LAST), forth) {
                wanted = last;
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button(context.say(key::REPLAY_CLOSE)).clicked() {
                    asked = Asked::Close;
                }
                ui.menu_button(context.say(key::REPLAY_EXPORT), |ui| {
                    for (key, by_group) in
                        [(key::REPLAY_EXPORT_STEPS, false), (key::REPLAY_EXPORT_GROUPS, true)]
                    {
                        if ui.button(context.say(key)).clicked() {
                            context.ask(Command::Export(ExportCommand::Steps { by_group }));
                            ui.close();
                        }
                    }
                });
            });
        });
        self.go_to(wanted, context.words);
        ui.add_space(tokens::space::TIGHT);
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| self.said_ui(ui, context));
        asked
    }

    fn said_ui(&self, ui: &mut egui::Ui, context: &Context) {
        let step = self.replay.last_step();
        let text = match step {
            None => context.say(key::REPLAY_START),
            Some(step) => context.words.say(&step.sentence),
        };
        let text = egui::RichText::new(text).size(tokens::text::HEADING);
        ui.add(egui::Label::new(text).wrap());
        if let Some(step) = step.filter(|step| !step.reason.is_empty()) {
            let reason = egui::RichText::new(&step.reason).color(context.palette.muted);
            ui.add(egui::Label::new(reason).wrap());
        }
    }

    /// Makes the replay anew if its charts were edited, at the same place; whether it goes on: not if
    /// others are compared now, nor if nothing is left to show.
    fn follow(&mut self, document: &Document, words: Locale) -> bool {
        let now = MadeOf::now(document, words);
        if now.as_ref() == Some(&self.made_of) {
            return true;
        }
        if now.is_none_or(|now| now.compared != self.made_of.compared) {
            return false;
        }
        let Ok(Some(anew)) = Self::new(document, words) else { return false };
        let at = self.replay.at();
        *self = anew;
        self.go_to(at, words);
        true
    }

    fn go_to(&mut self, step: usize, words: Locale) {
        if step != self.replay.at() {
            self.replay.go_to(step);
            let before = self.replay.at().saturating_sub(1);
            self.marks = self.replay.marks(before, words);
        }
    }
}

fn icon_button(ui: &mut egui::Ui, icon: &str, label: &str, enabled: bool) -> bool {
    let button = egui::Button::new(icons::rich(icon)).min_size(egui::Vec2::splat(28.0));
    let response = ui.add_enabled(enabled, button).on_hover_text(label);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, label));
    response.clicked()
}
