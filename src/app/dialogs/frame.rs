//! What stands around every dialog: its window, its title and the buttons at its foot.

use crate::app::kit::field::{begin_dialog, end_dialog};
use crate::app::kit::{focus, tokens};
use crate::app::panels::Context;
use crate::words::{MessageKey, key};

/// Around what a dialog holds, in logical pixels.
const MODAL_MARGIN: f32 = 20.0;
pub const BUTTON: egui::Vec2 = egui::vec2(88.0, 30.0);

/// Where it is kept whether something is written in the dialog on show that closing would lose.
fn written_id() -> egui::Id {
    egui::Id::new("written in the dialog")
}

/// Says whether something is written in the dialog that is drawn next which closing would lose.
pub fn set_written(ctx: &egui::Context, is_written: bool) {
    ctx.data_mut(|data| data.insert_temp(written_id(), is_written));
}

/// A modal window with a title. Returns what `add` returns, and whether it was dismissed (Esc, or a
/// press outside). What is written in it is not lost by a press that misses it, nor by the Esc that leaves
/// its field.
pub fn modal<R>(
    ctx: &egui::Context,
    id: &'static str,
    title: &str,
    width: f32,
    add: impl FnOnce(&mut egui::Ui) -> R,
) -> (R, bool) {
    let width = width.min(ctx.content_rect().width() - 2.0 * tokens::space::WIDE);
    let frame = egui::Frame::window(&ctx.style_of(ctx.theme())).inner_margin(MODAL_MARGIN);
    let height = ctx.content_rect().height() - 2.0 * (MODAL_MARGIN + tokens::space::SMALL);
    let is_written = ctx.data(|data| data.get_temp(written_id())).unwrap_or(false);
    // By now egui has taken the keyboard from the field that Esc leaves.
    let field_id = egui::Id::new(id).with("in a field");
    let in_field = ctx.data(|data| data.get_temp(field_id)).unwrap_or(false);
    let response = egui::Modal::new(egui::Id::new(id)).frame(frame).show(ctx, |ui| {
        ui.set_width(width);
        // Where the window is too low for it, it scrolls.
        let scroll = egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        let scroll = scroll.auto_shrink([false, true]);
        let scrolled = scroll.show(ui, |ui| {
            ui.heading(title);
            ui.add_space(tokens::space::MEDIUM);
            begin_dialog(ui.ctx(), egui::Id::new(id));
            let inner = add(ui);
            end_dialog(ui.ctx());
            focus::keep_in_sight(ui);
            inner
        });
        tell(ui, title);
        scrolled.inner
    });
    let in_field_now = ctx.text_edit_focused();
    ctx.data_mut(|data| data.insert_temp(field_id, in_field_now));
    let is_slip = is_written && (in_field || response.backdrop_response.clicked());
    let dismissed = response.should_close() && !is_slip;
    (response.inner, dismissed)
}

/// What assistive technology is told of a dialog that fills `ui`: that it is one, of what, and where.
pub fn tell(ui: &egui::Ui, title: &str) {
    let rect = ui.min_rect();
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_bounds(egui::accesskit::Rect {
            x0: rect.left().into(),
            y0: rect.top().into(),
            x1: rect.right().into(),
            y1: rect.bottom().into(),
        });
        node.set_role(egui::accesskit::Role::Dialog);
        node.set_label(title);
        node.set_modal();
    });
}

/// The row of buttons at the foot of a dialog: the main one at the right end.
pub fn buttons_ui(ui: &mut egui::Ui, add: impl FnOnce(&mut egui::Ui)) {
    ui.add_space(tokens::space::LARGE);
    let size = egui::vec2(ui.available_width(), BUTTON.y);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, add);
}

/// The button that does what the dialog is for.
pub fn main_button(ui: &mut egui::Ui, context: &Context, label: &str, enabled: bool) -> bool {
    let text = egui::RichText::new(label).color(context.palette.on_accent);
    let button = egui::Button::new(text).fill(context.palette.accent).min_size(BUTTON);
    let tip = context.say(key::KEY_ENTER);
    let pressed = ui.add_enabled(enabled, button).on_hover_text(tip).clicked();
    // Enter does what the dialog is for, unless something in it has the keyboard.
    let free = ui.ctx().memory(|memory| memory.focused().is_none());
    let entered = free
        && !egui::Popup::is_any_open(ui.ctx())
        && ui.input(|input| input.key_pressed(egui::Key::Enter));
    pressed || (enabled && entered)
}

/// The button that closes the dialog and does nothing, as Escape does.
pub fn leave_button(ui: &mut egui::Ui, context: &Context, answer: MessageKey) -> bool {
    let button = egui::Button::new(context.say(answer)).min_size(BUTTON);
    ui.add(button).on_hover_text(context.say(key::KEY_ESCAPE)).clicked()
}

pub fn plain_button(ui: &mut egui::Ui, label: &str) -> bool {
    ui.add(egui::Button::new(label).min_size(BUTTON)).clicked()
}

/// Returns whether it was agreed to, and whether the dialog is over.
pub fn confirm(
    ctx: &egui::Context,
    context: &Context,
    id: &'static str,
    title: &str,
    text: &str,
    yes: MessageKey,
) -> (bool, bool) {
    let ((agreed, cancelled), dismissed) = modal(ctx, id, title, 440.0, |ui| {
        ui.label(text);
        let mut answer = (false, false);
        buttons_ui(ui, |ui| {
            answer.0 = main_button(ui, context, &context.say(yes), true);
            answer.1 = leave_button(ui, context, key::ANSWER_CANCEL);
        });
        answer
    });
    (agreed, agreed || cancelled || dismissed)
}
