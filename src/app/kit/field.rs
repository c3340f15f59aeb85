//! Fields to type in: the same margins and outline everywhere.
//!
//! Knows nothing of what is typed.

use std::cell::Cell;

use egui::{
    Checkbox, ComboBox, Event, FocusDirection, Id, InnerResponse, Key, LayerId, Margin, Modifiers,
    Popup, Response, Stroke, StrokeKind, TextEdit, Ui, accesskit,
};

use super::tokens::{Palette, RADIUS};

/// Adds a text field that shows where it ends, whatever it stands on.
pub fn text_field_ui(ui: &mut Ui, palette: &Palette, edit: TextEdit<'_>) -> Response {
    let response = ui.add(edit.margin(Margin::symmetric(8, 5)));
    // With the keyboard, egui draws the accent in its place.
    if !response.has_focus() {
        let outline = Stroke::new(1.0, palette.outline);
        ui.painter().rect_stroke(response.rect, RADIUS, outline, StrokeKind::Inside);
    }
    response
}

/// Gives a text field the keyboard, at the end of its text, and returns whether it had it already: to be
/// asked frame by frame until it has, as what was drawn later may have taken it.
pub fn give_keyboard(field: &Response) -> bool {
    if field.has_focus() {
        return true;
    }
    field.request_focus();
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

/// Adds a list that drops from a button. What egui does for the pointer is done for the keyboard and
/// for assistive technology too: a choice closes the list, and the button has the keyboard again.
pub fn drop_down_ui<R>(
    ui: &mut Ui,
    list: ComboBox,
    add: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<Option<R>> {
    let was_open = Popup::is_any_open(ui.ctx());
    let layer = Cell::new(None);
    let shown = list.show_ui(ui, |ui| {
        layer.set(Some(ui.layer_id()));
        add(ui)
    });
    let button = shown.response.id;
    let elsewhere = ui.memory(|memory| memory.focused()).is_some_and(|focused| focused != button);
    let is_choice = |event: &Event| match event {
        Event::Key { key: Key::Enter | Key::Space, pressed: true, .. } => elsewhere,
        Event::AccessKitActionRequest(request) => {
            request.action == accesskit::Action::Click
                && request.target_node != button.accesskit_id()
        }
        _ => false,
    };
    let is_chosen = ui.input(|input| input.events.iter().any(is_choice));
    if was_open && shown.inner.is_some() && is_chosen {
        Popup::close_all(ui.ctx());
        shown.response.request_focus();
    } else if let Some(layer) = layer.get() {
        arrows(ui, layer);
    }
    shown
}

/// The arrows, Home and End walk through the choices of `layer`, from the first on.
fn arrows(ui: &Ui, layer: LayerId) {
    let choices: Vec<Id> = ui.ctx().viewport(|viewport| {
        let widgets = viewport.this_pass.widgets.get_layer(layer);
        widgets.filter(|it| it.enabled && it.sense.is_focusable()).map(|it| it.id).collect()
    });
    let Some(last) = choices.len().checked_sub(1) else { return };
    let at =
        ui.memory(|memory| memory.focused()).and_then(|id| choices.iter().position(|it| *it == id));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = match at {
        _ if pressed(Key::Home) => Some(0),
        _ if pressed(Key::End) => Some(last),
        _ if pressed(Key::ArrowDown) => Some(at.map_or(0, |at| (at + 1).min(last))),
        _ if pressed(Key::ArrowUp) => Some(at.map_or(last, |at| at.saturating_sub(1))),
        _ => None,
    };
    if let Some(to) = to {
        // egui has taken the arrow as a wish to move the focus by where things stand.
        ui.memory_mut(|memory| {
            memory.move_focus(FocusDirection::None);
            memory.request_focus(choices[to]);
        });
    }
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
