//! Proposals of who is whom in two charts imported separately, accepted one by one or above a level.

use std::collections::BTreeSet;

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, main_button, modal};
use crate::app::kit::field::checkbox_ui;
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::compare::{Alignment, Confidence, Counter};
use crate::edit::links::PostPair;
use crate::editor::{ChangeCommand, Command, LedgerCommand};
use crate::model::{Chart, ChartId, PostId, UnitId, brief};
use crate::words::{key, message};

/// What an alignment proposes, once it has been found.
pub struct AlignDialog {
    from: ChartId,
    to: ChartId,
    found: Option<Alignment>,
    /// Places in the lists of the alignment that are not accepted.
    refused_units: BTreeSet<usize>,
    refused_posts: BTreeSet<usize>,
    level: u8,
}

impl AlignDialog {
    /// Waits for the alignment of two charts.
    pub fn new(from: ChartId, to: ChartId) -> Self {
        let (refused_units, refused_posts) = (BTreeSet::new(), BTreeSet::new());
        Self { from, to, found: None, refused_units, refused_posts, level: 0 }
    }

    /// Takes in the alignment, if it is the one waited for.
    pub fn found(&mut self, from: &ChartId, to: &ChartId, alignment: Alignment) {
        if (&self.from, &self.to) != (from, to) {
            return;
        }
        self.level = Confidence::UNIT.0.min(Confidence::POST.0);
        self.found = Some(alignment);
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let compared = context.editor.document().and_then(|it| it.compared());
        let compared = compared.filter(|(from, to)| from.id == self.from && to.id == self.to);
        let Some((from, to)) = compared else { return Answer::Closed };
        let title = message!(
            key::ALIGN_TITLE,
            from = brief(&from.fields.label).into_owned(),
            to = brief(&to.fields.label).into_owned()
        );
        let title = context.words.say(&title);
        let height = ctx.content_rect().height() * 0.55;
        let ((go, cancelled), dismissed) = modal(ctx, "align", &title, 1040.0, |ui| {
            if self.found.is_none() {
                ui.horizontal(|ui| {
                    ui.spinner();
                    ui.label(context.say(key::ALIGN_SEARCHING));
                });
                let mut cancelled = false;
                buttons_ui(ui, |ui| cancelled = leave_button(ui, context, key::ANSWER_CANCEL));
                return (false, cancelled);
            }
            self.proposals_ui(ui, context, (from, to), height);
            let accepted = self.accepted();
            let mut answer = (false, false);
            buttons_ui(ui, |ui| {
                let label = context.say_count(key::ANSWER_PAIR, accepted);
                answer.0 = main_button(ui, context, &label, accepted > 0);
                answer.1 = leave_button(ui, context, key::ANSWER_CANCEL);
            });
            answer
        });
        if let (true, Some(found)) = (go, &self.found) {
            context.ask(Command::Change(ChangeCommand::Ledger(self.command(found))));
        }
        if go || cancelled || dismissed { Answer::Closed } else { Answer::Open }
    }

    /// What was found, `height` high.
    fn proposals_ui(
        &mut self,
        ui: &mut egui::Ui,
        context: &Context,
        (from, to): (&Chart, &Chart),
        height: f32,
    ) {
        let Some(found) = &self.found else { return };
        if found.units.is_empty() && found.posts.is_empty() {
            ui.label(context.say(key::ALIGN_NOTHING));
            return;
        }
        ui.label(context.say(key::ALIGN_TEXT));
        ui.add_space(tokens::space::SMALL);
        level_ui(ui, context, &mut self.level, |level| {
            let below = |confidence: Confidence| confidence.0 < level;
            self.refused_units = places(found.units.iter().map(|it| below(it.confidence)));
            self.refused_posts = places(found.posts.iter().map(|it| below(it.confidence)));
        });
        let rows = found.units.len() + found.posts.len();
        // Of one height from the start, so that the buttons stay where they are.
        ui.set_min_height(height);
        let scroll = egui::ScrollArea::vertical().auto_shrink(false);
        let scroll = scroll.min_scrolled_height(height).max_height(height);
        scroll.show_rows(ui, tokens::MIN_TARGET, rows, |ui, range| {
            for row in range {
                match row.checked_sub(found.units.len()) {
                    None => {
                        let it = &found.units[row];
                        let text = unit_text(context, from, to, &it.from, &it.to);
                        let refused = &mut self.refused_units;
                        row_ui(ui, context, refused, row, it.confidence, &text);
                    }
                    Some(index) => {
                        let it = &found.posts[index];
                        let text = post_text(from, to, &it.from, &it.to);
                        let word = context.say(Counter::Movement(it.movement).word());
                        let text = format!("{text} · {word}");
                        let refused = &mut self.refused_posts;
                        row_ui(ui, context, refused, index, it.confidence, &text);
                    }
                }
            }
        });
    }

    fn accepted(&self) -> usize {
        let found = self.found.as_ref().map_or(0, |it| it.units.len() + it.posts.len());
        found - self.refused_units.len() - self.refused_posts.len()
    }

    fn command(&self, found: &Alignment) -> LedgerCommand {
        let units = found.units.iter().enumerate();
        let units = units.filter(|(index, _)| !self.refused_units.contains(index));
        let posts = found.posts.iter().enumerate();
        let posts = posts.filter(|(index, _)| !self.refused_posts.contains(index));
        LedgerCommand::Pair {
            units: units.map(|(_, it)| (it.from.clone(), it.to.clone())).collect(),
            posts: posts
                .map(|(_, it)| PostPair {
                    from: it.from.clone(),
                    to: it.to.clone(),
                    is_same: it.is_same(),
                })
                .collect(),
        }
    }
}

fn places(refused: impl Iterator<Item = bool>) -> BTreeSet<usize> {
    refused.enumerate().filter(|(_, refused)| *refused).map(|(index, _)| index).collect()
}

/// From which confidence on proposals are accepted.
fn level_ui(ui: &mut egui::Ui, context: &Context, level: &mut u8, apply: impl FnOnce(u8)) {
    ui.horizontal(|ui| {
        let name = ui.label(context.say(key::ALIGN_LEVEL));
        let slider = egui::Slider::new(level, 40..=100).suffix("\u{a0}%");
        if ui.add(slider).labelled_by(name.id).changed() {
            apply(*level);
        }
    });
    ui.add_space(tokens::space::TIGHT);
}

fn row_ui(
    ui: &mut egui::Ui,
    context: &Context,
    refused: &mut BTreeSet<usize>,
    index: usize,
    confidence: Confidence,
    text: &str,
) {
    let mut accepted = !refused.contains(&index);
    ui.horizontal(|ui| {
        ui.set_min_height(tokens::MIN_TARGET);
        let label = format!("{}\u{a0}%", confidence.0);
        let checkbox = egui::Checkbox::new(&mut accepted, label);
        if checkbox_ui(ui, context.palette, checkbox).changed() {
            if accepted {
                refused.remove(&index);
            } else {
                refused.insert(index);
            }
        }
        ui.add(egui::Label::new(text).truncate()).on_hover_text(text);
    });
}

fn unit_text(
    context: &Context,
    from: &Chart,
    to: &Chart,
    before: &UnitId,
    after: &UnitId,
) -> String {
    let name = |chart: &Chart, id: &UnitId| {
        let unit = chart.unit_by_id(id);
        unit.map(|unit| brief(&unit.fields.name).into_owned()).unwrap_or_default()
    };
    format!("{} · {} → {}", context.say(key::ALIGN_UNIT), name(from, before), name(to, after))
}

fn post_text(from: &Chart, to: &Chart, before: &PostId, after: &PostId) -> String {
    let name = |chart: &Chart, id: &PostId| {
        let post = chart.post_by_id(id);
        let text = post.map(|post| {
            let unit = brief(&chart.unit(post.unit()).fields.name);
            format!("{} ({unit})", brief(post.fields.title.text()))
        });
        text.unwrap_or_default()
    };
    format!("{} → {}", name(from, before), name(to, after))
}
