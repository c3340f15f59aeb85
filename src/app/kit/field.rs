//! Fields to type in: the same margins and outline everywhere.

use egui::{Checkbox, Context, Id, Margin, Response, Stroke, StrokeKind, TextEdit, Ui};

use super::tokens::{Palette, RADIUS};

/// Adds a text field that shows where it ends, whatever it stands on. The first one of a dialog takes the
/// keyboard: see [`begin_dialog`].
pub fn text_field_ui(ui: &mut Ui, palette: &Palette, edit: TextEdit<'_>) -> Response {
    let response = ui.add(edit.margin(Margin::symmetric(8, 5)));
    // With the keyboard, egui draws the accent in its place.
    if !response.has_focus() {
        let outline = Stroke::new(1.0, palette.outline);
        ui.painter().rect_stroke(response.rect, RADIUS, outline, StrokeKind::Inside);
    }
    change_dialog(&response.ctx, |dialog| {
        if std::mem::take(&mut dialog.takes_field) {
            dialog.waits = !give_keyboard(&response);
        }
    });
    response
}

/// The dialog that is on show.
#[derive(Clone, Copy, Default)]
struct InDialog {
    id: Option<Id>,
    frame: u64,
    /// Its first field has not had the keyboard yet.
    waits: bool,
    /// The next field is the first one.
    takes_field: bool,
}

fn change_dialog(ctx: &Context, change: impl FnOnce(&mut InDialog)) {
    let key = Id::new("dialog with a first field");
    let mut dialog: InDialog = ctx.data(|data| data.get_temp(key)).unwrap_or_default();
    change(&mut dialog);
    ctx.data_mut(|data| data.insert_temp(key, dialog));
}

/// To be told before the content of the dialog called `id` is added: who opens it can write at once.
pub fn begin_dialog(ctx: &Context, id: Id) {
    let frame = ctx.cumulative_frame_nr();
    change_dialog(ctx, |dialog| {
        let is_new = dialog.id != Some(id) || dialog.frame + 1 < frame;
        let waits = is_new || dialog.waits;
        *dialog = InDialog { id: Some(id), frame, waits, takes_field: waits };
    });
}

/// To be told after the content of a dialog: what follows is not in it.
pub fn end_dialog(ctx: &Context) {
    change_dialog(ctx, |dialog| dialog.takes_field = false);
}

/// To be told in a dialog whose fields are asides: none takes the keyboard.
pub fn waives_first_field(ctx: &Context) {
    change_dialog(ctx, |dialog| (dialog.waits, dialog.takes_field) = (false, false));
}

/// To be told when a dialog is over: the next one of its kind is another.
pub fn forget_dialog(ctx: &Context) {
    change_dialog(ctx, |dialog| *dialog = InDialog::default());
}

/// Gives a text field the keyboard, at the end of its text, and returns whether it had it already: to be
/// asked frame by frame until it has, as what was drawn later may have taken it.
pub fn give_keyboard(field: &Response) -> bool {
    if field.has_focus() {
        return true;
    }
    // Behind a question it waits until that is answered.
    if field.ctx.memory(|memory| memory.allows_interaction(field.layer_id)) {
        field.request_focus();
    }
    false
}

/// Adds a box to tick that shows where it ends.
pub fn checkbox_ui(ui: &mut Ui, palette: &Palette, checkbox: Checkbox<'_>) -> Response {
    outlined_ui(ui, palette, |ui| ui.add(checkbox))
}

/// Adds one of several buttons of which one is chosen, that shows where it ends.
pub fn radio_ui<T: PartialEq>(
    ui: &mut Ui,
    palette: &Palette,
    current: &mut T,
    value: T,
    label: String,
) -> Response {
    outlined_ui(ui, palette, |ui| ui.radio_value(current, value, label))
}

fn outlined_ui(ui: &mut Ui, palette: &Palette, add: impl FnOnce(&mut Ui) -> Response) -> Response {
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for visuals in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            visuals.bg_fill = palette.surface;
            visuals.bg_stroke = Stroke::new(1.0, palette.outline);
        }
        add(ui)
    })
    .inner
}
