//! The panel of movements: what became of every post between two charts, and what nobody has explained.
//!
//! Reads the editor's ledger and asks for commands; computes no movement itself.

mod balance;
mod entries;
mod filter;

use super::Context;
use crate::app::kit::choice::{drop_down_ui, entry_ui};
use crate::app::kit::{focus, icons, tokens};
use crate::compare::{Counted, Ledger, Naming, open_conflict_message};
use crate::editor::{Action, Command, Document, Draft, Selection, ShowCommand};
use crate::export::ledger::{Compared, bench_in_sum};
use crate::model::{Chart, ChartId, PostId, Subject, UnitId, brief};
use crate::words::{key, message};
use entries::Entries;
use filter::{Filter, section_title};

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Movements {
    entries: Entries,
}

impl Movements {
    /// What the reason being typed asks for.
    pub fn take_change(&mut self) -> Option<Command> {
        self.entries.take_change()
    }

    /// The reason being typed, as long as it is no change.
    pub fn typed(&self, document: &Document) -> Option<Draft> {
        let compared = document.compared().map(|(from, to)| (from.id.clone(), to.id.clone()));
        self.entries.typed(compared)
    }

    /// Shows a reason again that was being typed for the movement of these between the charts compared.
    pub fn resume(&mut self, posts: Vec<PostId>, units: Vec<UnitId>, text: String) {
        self.entries.resume(posts, units, text);
    }

    /// The reason that has the keyboard is left as the project has it.
    pub fn give_up(&mut self) {
        self.entries.give_up();
    }

    /// Whether a field is about to take the keyboard.
    pub fn takes_keyboard(&self) -> bool {
        self.entries.wants_keyboard
    }

    pub fn ui(&mut self, ui: &mut egui::Ui, context: &mut Context) {
        let Some(document) = context.editor.document() else { return };
        let (Some((from, to)), Some(ledger)) = (document.compared(), document.ledger()) else {
            nothing_to_compare_ui(ui, context);
            return;
        };
        let compared = Compared { from, to, lists: &document.project().lists, ledger };
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.add_space(tokens::space::SMALL);
            charts_ui(ui, context, document, from, to);
            if let Some(said) = compared.explained_elsewhere() {
                let text = egui::RichText::new(context.words.say(&said));
                ui.add(egui::Label::new(text.color(context.palette.muted)).wrap());
            }
            ui.add_space(tokens::space::SMALL);
            equation_ui(ui, context, ledger);
            for said in compared.reserves_said() {
                let text = egui::RichText::new(context.words.say(&said));
                ui.add(egui::Label::new(text.color(context.palette.muted)).wrap());
            }
            ui.add_space(tokens::space::SMALL);
            counters_ui(ui, context, ledger, &mut self.entries.filter);
            ui.add_space(tokens::space::SMALL);
            // What a counter was pressed for stands right under it.
            let is_filtered = self.entries.filter != Filter::All;
            if is_filtered {
                self.entries.ui(ui, context, document, &compared);
                ui.add_space(tokens::space::SMALL);
            }
            tools_ui(ui, context);
            conflicts_ui(ui, context, document);
            balance::balance_ui(ui, context, &compared);
            balance::cancelling_ui(ui, context, &compared);
            if !is_filtered {
                self.entries.ui(ui, context, document, &compared);
            }
            ui.add_space(tokens::space::LARGE);
            focus::keep_in_sight(ui);
        });
    }
}

fn nothing_to_compare_ui(ui: &mut egui::Ui, context: &mut Context) {
    ui.add_space(tokens::space::LARGE);
    let text = egui::RichText::new(context.say(key::MOVEMENTS_NONE)).color(context.palette.muted);
    ui.label(text);
    ui.add_space(tokens::space::SMALL);
    let enabled = context.editor.is_enabled(Action::MakeTarget);
    let button = egui::Button::new(context.say(Action::MakeTarget.word())).wrap();
    if ui.add_enabled(enabled, button).clicked() {
        context.ask(Command::Act(Action::MakeTarget));
    }
}

/// Which charts are compared.
fn charts_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    document: &Document,
    from: &Chart,
    to: &Chart,
) {
    let mut chosen: Option<(ChartId, ChartId)> = None;
    ui.horizontal(|ui| {
        // The arrow, the button and the gaps; a combo box takes a little more than it is told.
        let between = 2.0 * tokens::MIN_TARGET + 5.0 * ui.spacing().item_spacing.x;
        let width = ((ui.available_width() - between) / 2.0).max(60.0);
        if let Some(other) = chart_choice_ui(ui, "compare-from", width, document, from, to) {
            chosen = Some((other, to.id.clone()));
        }
        ui.label("→");
        if let Some(other) = chart_choice_ui(ui, "compare-to", width, document, to, from) {
            chosen = Some((from.id.clone(), other));
        }
        let label = context.say(key::COMPARE_SWAP);
        let button = egui::Button::new(icons::rich(icons::SWAP))
            .frame_when_inactive(false)
            .min_size(egui::Vec2::splat(tokens::MIN_TARGET));
        let response = ui.add(button).on_hover_text(&label);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &label));
        if response.clicked() {
            chosen = Some((to.id.clone(), from.id.clone()));
        }
    });
    if let Some((from, to)) = chosen {
        context.ask(Command::Show(ShowCommand::Compare { from, to }));
    }
}

fn chart_choice_ui(
    ui: &mut egui::Ui,
    id: &str,
    width: f32,
    document: &Document,
    current: &Chart,
    other: &Chart,
) -> Option<ChartId> {
    let mut chosen = None;
    // A long name is cut: the panel keeps its width.
    let size = egui::vec2(width, tokens::MIN_TARGET);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_max_width(width);
        let shown = drop_down_ui(
            ui,
            egui::ComboBox::from_id_salt(id)
                .width(width)
                .truncate()
                .selected_text(brief(&current.fields.label)),
            |ui| {
                let charts = document.project().states();
                for chart in charts.filter(|chart| chart.id != other.id) {
                    let selected = chart.id == current.id;
                    if entry_ui(ui, selected, &chart.fields.label).clicked() && !selected {
                        chosen = Some(chart.id.clone());
                    }
                }
            },
        );
        shown.response.on_hover_text(brief(&current.fields.label));
    });
    chosen
}

/// "105 − 2 + 2 = 105".
fn equation_ui(ui: &mut egui::Ui, context: &Context, ledger: &Ledger) {
    let total = &ledger.total;
    let bench = bench_in_sum(total, context.words);
    let equation =
        message!(key::MOVEMENTS_EQUATION, bench = if bench.is_empty() { "no" } else { "yes" });
    let sum = message!(
        key::MOVEMENTS_SUM,
        bench,
        created = total.created.posts,
        source = total.source.posts,
        suppressed = total.suppressed.posts,
        target = total.target.posts
    );
    let text = context.words.say(&sum);
    let size = tokens::text::TITLE;
    let response = ui.label(egui::RichText::new(text).size(size).strong());
    response.on_hover_text(context.words.say(&equation));
    let (icon, key, color) = if ledger.is_balanced() {
        (icons::SUCCESS, key::MOVEMENTS_BALANCED, context.palette.success)
    } else {
        (icons::ERROR, key::MOVEMENTS_UNBALANCED, context.palette.danger)
    };
    ui.horizontal(|ui| {
        ui.label(icons::rich(icon).color(color));
        ui.add(egui::Label::new(egui::RichText::new(context.say(key)).color(color)).wrap());
    });
}

/// The counters; pressing one lists only its entries.
fn counters_ui(ui: &mut egui::Ui, context: &Context, ledger: &Ledger, filter: &mut Filter) {
    for &Counted { counter, count } in ledger.counters.iter().filter(|it| it.is_told()) {
        let (one, name) = (Filter::Only(counter), context.say(counter.word()));
        let figure = context.words.number(count);
        let size = egui::vec2(ui.available_width(), tokens::MIN_TARGET);
        let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
        let chosen = *filter == one;
        response.widget_info(|| {
            let label = format!("{name} {figure}");
            egui::WidgetInfo::selected(egui::WidgetType::SelectableLabel, true, chosen, label)
        });
        let palette = context.palette;
        if chosen {
            ui.painter().rect_filled(rect, tokens::RADIUS, palette.selection);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, tokens::RADIUS, palette.hover);
        }
        let alarming = counter.is_open() && count > 0;
        let color = match () {
            () if alarming => palette.danger,
            () if count == 0 => palette.muted,
            () => palette.text,
        };
        let body = egui::TextStyle::Body.resolve(ui.style());
        let inside = rect.shrink2(egui::vec2(tokens::space::SMALL, 0.0));
        let painter = ui.painter();
        painter.text(inside.left_center(), egui::Align2::LEFT_CENTER, &name, body.clone(), color);
        let figure = if alarming { format!("{} {figure}", icons::OVER) } else { figure };
        painter.text(inside.right_center(), egui::Align2::RIGHT_CENTER, figure, body, color);
        let tip = if chosen { key::TIP_COUNTER_ALL } else { key::TIP_COUNTER_ONLY };
        if response.on_hover_text(context.say(tip)).clicked() {
            *filter = if chosen { Filter::All } else { one };
        }
    }
}

/// What can be done with the comparison as a whole.
fn tools_ui(ui: &mut egui::Ui, context: &mut Context) {
    ui.horizontal_wrapped(|ui| {
        let actions =
            [Action::LinkPosts, Action::AlignCharts, Action::ExportTables, Action::ExportMinutes];
        for action in actions {
            let enabled = context.editor.is_enabled(action);
            let button = egui::Button::new(context.say(action.word()));
            let tip = context.action_tip(action);
            let response = ui.add_enabled(enabled, button).on_hover_text(&tip);
            if response.on_disabled_hover_text(tip).clicked() {
                context.ask(Command::Act(action));
            }
        }
    });
}

/// What the tables of a merged variant decided differently.
fn conflicts_ui(ui: &mut egui::Ui, context: &mut Context, document: &Document) {
    let Some(chart) = document.chart() else { return };
    let conflicts = &chart.fields.conflicts;
    if conflicts.is_empty() {
        return;
    }
    // What the chart lacks, the one it was made from may have, or another variant.
    let project = document.project();
    let base = chart.fields.based_on.as_ref().and_then(|base| project.chart(base));
    let charts: Vec<&Chart> = [chart].into_iter().chain(base).chain(&project.charts).collect();
    let naming = Naming { charts: &charts, lists: &[&project.lists] };
    let title = section_title(context, key::MOVEMENTS_CONFLICTS, conflicts.len());
    egui::CollapsingHeader::new(title).id_salt("conflicts").default_open(true).show(ui, |ui| {
        for (place, conflict) in conflicts.iter().enumerate() {
            let message = open_conflict_message(conflict, naming);
            ui.add(egui::Label::new(context.words.say(&message)).wrap());
            ui.push_id(place, |ui| {
                ui.horizontal(|ui| {
                    if ui.button(context.say(key::MOVEMENTS_SHOW)).clicked() {
                        let chart = chart.id.clone();
                        context.ask(match &conflict.subject {
                            Subject::Unit(unit) => {
                                let selection = Selection::unit(unit.clone());
                                Command::Show(ShowCommand::At { chart, selection })
                            }
                            Subject::Post(post) => {
                                let selection = Selection::posts(vec![post.clone()]);
                                Command::Show(ShowCommand::At { chart, selection })
                            }
                            Subject::Entry(_) => Command::Act(Action::ProjectLists),
                        });
                    }
                    let may_settle = context.editor.is_enabled(Action::SettleConflicts);
                    let button = egui::Button::new(context.say(key::MOVEMENTS_SETTLE));
                    if ui.add_enabled(may_settle, button).clicked() {
                        context.ask(Command::AskSettle(place));
                    }
                });
            });
            ui.add_space(tokens::space::TIGHT);
        }
    });
}
