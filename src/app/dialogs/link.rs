//! Which post becomes which: one into one, one into several, several into one.

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, main_button, modal};
use crate::app::kit::field::text_field_ui;
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::compare::{Movement, Side};
use crate::editor::{ChangeCommand, Command, Document, LedgerCommand};
use crate::export::ledger::Compared;
use crate::model::{PostId, PostKey, brief, comparison_key, display, full_name};
use crate::words::{MessageKey, key, message};

pub struct LinkDialog {
    sources: Choice,
    targets: Choice,
}

/// The posts of one chart, and those chosen.
struct Choice {
    rows: Vec<Candidate>,
    search: String,
    chosen: Vec<PostId>,
}

/// A post that can be chosen.
struct Candidate {
    id: PostId,
    text: String,
    /// Of the text, for searching.
    key: String,
}

impl LinkDialog {
    /// With what is selected already chosen.
    pub fn new(document: &Document, context: &Context) -> Option<Self> {
        let ((from, to), ledger) = document.compared().zip(document.ledger())?;
        let compared = Compared { from, to, lists: &document.project().lists, ledger };
        let front = document.chart().map(|chart| &chart.id);
        let choice = |side: Side| {
            let chart = compared.chart(side);
            let selected = document.selection().posts.iter();
            let selected = selected.filter(|_| front == Some(&chart.id)).cloned();
            // What was suppressed and what was created come first: they are what one looks for.
            let first = if side == Side::From { Movement::Suppressed } else { Movement::Created };
            let rows = rows(&compared, side, first, context);
            Choice { rows, search: String::new(), chosen: selected.collect() }
        };
        let earlier = if ledger.later == Side::To { Side::From } else { Side::To };
        Some(Self { sources: choice(earlier), targets: choice(ledger.later) })
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let command = self.command();
        let refusal = command.as_ref().and_then(|it| context.editor.check_ledger(it).err());
        let title = context.say(key::LINK_TITLE);
        let ((go, cancelled), dismissed) = modal(ctx, "link", &title, 1040.0, |ui| {
            ui.label(context.say(key::LINK_TEXT));
            ui.add_space(tokens::space::SMALL);
            ui.columns(2, |columns| {
                let titles = [key::LINK_SOURCES, key::LINK_TARGETS];
                let choices = [&mut self.sources, &mut self.targets];
                for (index, choice) in choices.into_iter().enumerate() {
                    let title = context.say(titles[index]);
                    choice.ui(&mut columns[index], context, &title);
                }
            });
            if let Some(refusal) = &refusal {
                let text = context.words.say(&refusal.message());
                ui.label(egui::RichText::new(text).color(context.palette.danger));
            }
            let mut answer = (false, false);
            buttons_ui(ui, |ui| {
                let ready = command.is_some() && refusal.is_none();
                answer.0 = main_button(ui, context, &context.say(self.verb()), ready);
                answer.1 = leave_button(ui, context, key::ANSWER_CANCEL);
            });
            answer
        });
        if let (true, Some(command)) = (go, command) {
            context.ask(Command::Change(ChangeCommand::Ledger(command)));
        }
        if go || cancelled || dismissed { Answer::Closed } else { Answer::Open }
    }

    /// What the choice amounts to.
    fn command(&self) -> Option<LedgerCommand> {
        match (self.sources.chosen.as_slice(), self.targets.chosen.as_slice()) {
            ([source], [target]) => {
                Some(LedgerCommand::Link { source: source.clone(), target: target.clone() })
            }
            ([source], parts @ [_, _, ..]) => {
                Some(LedgerCommand::Split { source: source.clone(), parts: parts.to_vec() })
            }
            (sources @ [_, _, ..], [heir]) => {
                Some(LedgerCommand::Consolidate { sources: sources.to_vec(), heir: heir.clone() })
            }
            _ => None,
        }
    }

    fn verb(&self) -> MessageKey {
        match (self.sources.chosen.len(), self.targets.chosen.len()) {
            (1, 2..) => key::ANSWER_SPLIT,
            (2.., 1) => key::ANSWER_CONSOLIDATE,
            _ => key::ANSWER_LINK,
        }
    }
}

impl Choice {
    fn ui(&mut self, ui: &mut egui::Ui, context: &Context, title: &str) {
        let heading = message!(key::LINK_CHOSEN, count = self.chosen.len(), title);
        let heading = context.words.say(&heading);
        ui.label(egui::RichText::new(heading).color(context.palette.muted));
        let edit = egui::TextEdit::singleline(&mut self.search);
        let hint = context.say(key::LINK_SEARCH);
        text_field_ui(ui, context.palette, edit.hint_text(hint).desired_width(f32::INFINITY));
        let wanted = comparison_key(&self.search);
        // What is chosen stays in sight, whatever is searched.
        let (mut found, others): (Vec<&Candidate>, Vec<&Candidate>) =
            self.rows.iter().partition(|row| self.chosen.contains(&row.id));
        found.extend(others.into_iter().filter(|row| row.key.contains(&wanted)));
        let height = ui.spacing().interact_size.y;
        egui::Frame::new().stroke((1.0, context.palette.border)).show(ui, |ui| {
            let scroll = egui::ScrollArea::vertical().id_salt(title).auto_shrink(false);
            scroll.max_height(260.0).show_rows(ui, height, found.len(), |ui, range| {
                for row in &found[range] {
                    let chosen = self.chosen.contains(&row.id);
                    let layout = egui::Layout::top_down_justified(egui::Align::LEFT);
                    let pressed = ui.with_layout(layout, |ui| {
                        let button = egui::Button::selectable(chosen, &row.text).truncate();
                        ui.add(button).on_hover_text(&row.text).clicked()
                    });
                    if pressed.inner && chosen {
                        self.chosen.retain(|id| *id != row.id);
                    } else if pressed.inner {
                        self.chosen.push(row.id.clone());
                    }
                }
            });
        });
    }
}

/// The posts of one side, those of `first` before the others.
fn rows(compared: &Compared, side: Side, first: Movement, context: &Context) -> Vec<Candidate> {
    let chart = compared.chart(side);
    let lists = compared.lists;
    let row = |key: PostKey, mark: &str| {
        let post = chart.post(key);
        let unit = match post.unit() {
            unit if unit == chart.bench() => context.say(key::BENCH),
            unit => brief(&full_name(lists, &chart.unit(unit).fields)).into_owned(),
        };
        let fields = &post.fields;
        let category = fields.category.as_ref().and_then(|id| lists.category(id));
        let grade = fields.grade.as_ref().and_then(|id| lists.grade(id));
        let label = grade.map(|it| &it.label).or(category.map(|it| &it.label));
        let label = label.map(|label| format!(" ({})", brief(label))).unwrap_or_default();
        let title = display(&brief(fields.title.text()), 1);
        let text = format!("{mark}{title}{label} · {unit}");
        let key = comparison_key(&text);
        Candidate { id: post.id.clone(), text, key }
    };
    let mark = if first == Movement::Created { key::LINK_CREATED } else { key::LINK_SUPPRESSED };
    let mark = format!("{} · ", context.say(mark));
    let (loose, others): (Vec<_>, Vec<_>) =
        compared.ledger.entries.iter().partition(|entry| entry.movement == first);
    let of = |entries: Vec<&crate::compare::Entry>, mark: &str| -> Vec<Candidate> {
        let keys = entries.into_iter().flat_map(|entry| &entry.posts);
        keys.filter_map(|pair| Some(row(pair.at(side)?, mark))).collect()
    };
    let mut rows = of(loose, &mark);
    rows.extend(of(others, ""));
    rows
}
