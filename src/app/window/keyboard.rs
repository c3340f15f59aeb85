//! What has the keyboard, where arrows lead, and the way from pane to pane.

use super::Window;
use super::pointer::selection_of;
use crate::app::canvas::Target;
use crate::app::canvas::walk::Way;
use crate::app::shortcuts::Keyboard;
use crate::editor::{Command, Selection, ShowCommand};

/// The parts of the window that the keyboard goes to and comes back to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pane {
    #[default]
    Chart,
    Outline,
    Side,
}

impl Window {
    /// What hears the keys first. Notes the pane that has them.
    pub(super) fn keyboard(&mut self, ctx: &egui::Context) -> Keyboard {
        if ctx.text_edit_focused() {
            return Keyboard::Text;
        }
        let is_free = ctx.memory(|memory| memory.focused().is_none());
        if self.view.outline.has_keyboard() && !is_free {
            self.view.pane = Pane::Outline;
        } else if self.view.area.has_keyboard() && !is_free {
            self.view.pane = Pane::Chart;
        } else if !is_free {
            return Keyboard::Widget;
        }
        match self.view.pane {
            Pane::Outline if self.view.outline_shown => Keyboard::Outline,
            Pane::Outline | Pane::Chart | Pane::Side => Keyboard::Chart,
        }
    }

    /// Esc closes the canvas's menu first, then the search, then leaves the field that is typed in.
    pub(super) fn escape(&mut self, ctx: &egui::Context) {
        let pressed =
            || ctx.input_mut(|it| it.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        if self.front.has_menu() && pressed() {
            self.front.close_menu();
        }
        if self.bars.find.has_keyboard() && pressed() {
            self.commands.push(self.bars.find.close());
        }
        // The field is as it was, and what is selected stays so.
        let in_panel = self.view.writing && !self.dialogs.is_open() && !self.front.has_form();
        if in_panel && pressed() {
            self.side.give_up();
            self.bars.look.give_up();
        }
    }

    /// Whether a field of a panel is about to have the keyboard.
    pub(super) fn takes_keyboard(&self) -> bool {
        self.side.takes_keyboard() || self.bars.find.takes_keyboard()
    }

    /// Gives the keyboard back to the pane that had it, where the selection stands; unless something
    /// else has it.
    pub(super) fn return_keyboard(&mut self, ctx: &egui::Context) {
        let keyboard = self.keyboard(ctx);
        let Some(document) = self.editor.document() else { return };
        match keyboard {
            Keyboard::Outline => {
                self.view.outline.take_keyboard(document);
            }
            Keyboard::Chart => {
                if let Some(target) = self.target() {
                    self.view.area.focus(document, target);
                }
            }
            Keyboard::Widget | Keyboard::Text => {}
        }
    }

    /// Goes where an arrow leads, on the chart or in the outline; `extends`: what was selected stays so.
    pub(super) fn walk(&mut self, ctx: &egui::Context, way: Way, extends: bool) {
        let keyboard = self.keyboard(ctx);
        let Some(document) = self.editor.document() else { return };
        let before = document.selection().clone();
        let reached = if keyboard == Keyboard::Outline {
            let reached = self.view.outline.walk(document, way);
            reached.map(|reached| (reached, self.view.outline.selections(document)))
        } else {
            let target = self.view.area.neighbour(document, way);
            let row = target.as_ref().map(|target| self.row_of(target));
            if let Some(target) = &target {
                self.view.area.walk_to(document, target.clone());
            }
            target.map(selection_of).zip(row)
        };
        if let Some((reached, row)) = reached {
            let selection = if extends { before.up_to(&reached, &row) } else { reached };
            self.perform(ctx, Command::Show(ShowCommand::Select(selection)));
        }
    }

    /// The panel after, or before: the outline, the chart, the panel at the right.
    pub(super) fn go_to_pane(&mut self, ctx: &egui::Context, forth: bool) {
        let now = match self.keyboard(ctx) {
            Keyboard::Outline => Pane::Outline,
            Keyboard::Chart => Pane::Chart,
            Keyboard::Widget | Keyboard::Text => Pane::Side,
        };
        let shown = [
            self.view.outline_shown.then_some(Pane::Outline),
            Some(Pane::Chart),
            self.side.is_shown.then_some(Pane::Side),
        ];
        let shown: Vec<Pane> = shown.into_iter().flatten().collect();
        let at = shown.iter().position(|pane| *pane == now).unwrap_or_default();
        let step = if forth { 1 } else { shown.len() - 1 };
        let next = shown[(at + step) % shown.len()];
        let Some(document) = self.editor.document() else { return };
        let selection = match next {
            Pane::Side => {
                self.side.take_keyboard();
                return;
            }
            Pane::Outline => self.view.outline.take_keyboard(document),
            Pane::Chart => {
                let current = self.view.area.current(document);
                let none = current.is_none();
                let top = document.chart().map(|chart| chart.unit(chart.root()).id.clone());
                if let Some(target) = current.or(top.clone().map(Target::Unit)) {
                    self.view.area.walk_to(document, target);
                }
                top.filter(|_| none).map(Selection::unit)
            }
        };
        self.view.pane = next;
        if let Some(selection) = selection {
            self.perform(ctx, Command::Show(ShowCommand::Select(selection)));
        }
    }
}
