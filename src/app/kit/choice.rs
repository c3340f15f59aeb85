//! One of several things: of which one is in front, told by a line below it and not by a colour alone; or
//! chosen from a list that drops from a button.

use std::cell::Cell;

use egui::{
    Button, ComboBox, Event, FocusDirection, Id, InnerResponse, IntoAtoms, Key, LayerId, Modifiers,
    Popup, Response, Stroke, Ui, Vec2, accesskit,
};

use super::focus;
use super::tokens::{FOCUS_RING, Palette, RADIUS};
use crate::model::brief;

/// Adds the button of one of several; the line is below the one that is `chosen`.
pub fn choice_ui<'a>(
    ui: &mut Ui,
    palette: &Palette,
    chosen: bool,
    atoms: impl IntoAtoms<'a>,
    least: impl Into<Vec2>,
) -> Response {
    let response = ui.add(Button::selectable(chosen, atoms).min_size(least.into()));
    if chosen {
        let rect = response.rect.shrink2(Vec2::new(f32::from(RADIUS), 0.0));
        let line = Stroke::new(FOCUS_RING, palette.accent);
        ui.painter().hline(rect.x_range(), rect.bottom() - FOCUS_RING / 2.0, line);
    }
    response
}

/// Adds a list that drops from a button, of entries added by [`entry_ui`]. What egui does for the pointer
/// is done for the keyboard and for assistive technology too: a choice closes the list, and the button has
/// the keyboard again.
#[expect(clippy::wildcard_enum_match_arm, reason = "egui adds kinds of events")]
pub fn drop_down_ui<R>(
    ui: &mut Ui,
    list: ComboBox,
    add: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<Option<R>> {
    let was_open = Popup::is_any_open(ui.ctx());
    let layer = Cell::new(None);
    let shown = list.show_ui(ui, |ui| {
        layer.set(Some(ui.layer_id()));
        let added = add(ui);
        focus::keep_in_sight(ui);
        added
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

/// Adds an entry of a list that drops from a button.
pub fn entry_ui(ui: &mut Ui, chosen: bool, label: &str) -> Response {
    let response = ui.selectable_label(chosen, brief(label).as_ref());
    if chosen {
        ui.data_mut(|data| data.insert_temp(chosen_entry(), response.id));
    }
    response
}

/// The same, of a list that chooses a value.
pub fn value_ui<T: PartialEq>(ui: &mut Ui, current: &mut T, value: T, label: &str) {
    if entry_ui(ui, *current == value, label).clicked() {
        *current = value;
    }
}

fn chosen_entry() -> Id {
    Id::new("the chosen entry of the list that is open")
}

/// The arrows, Home and End walk through the choices of `layer`, from the one that is chosen.
fn arrows(ui: &Ui, layer: LayerId) {
    let choices: Vec<Id> = ui.ctx().viewport(|viewport| {
        let widgets = viewport.this_pass.widgets.get_layer(layer);
        widgets.filter(|it| it.enabled && it.sense.is_focusable()).map(|it| it.id).collect()
    });
    let Some(last) = choices.len().checked_sub(1) else { return };
    let focused = ui.memory(|memory| memory.focused());
    let chosen = ui.data(|data| data.get_temp::<Id>(chosen_entry()));
    let place = |id: Option<Id>| choices.iter().position(|it| Some(*it) == id);
    let at = place(focused).or_else(|| place(chosen));
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
