//! What is typed faster than the window draws goes where it is meant to go.
//!
//! A key or a press that opens a form, leaves one or moves the keyboard is heard in a frame after that of
//! what is typed before it, and before that of what is typed after it.

use egui::{Context, Event, Key, Plugin, RawInput, Ui};

use super::shortcuts;

/// What was heard and is not yet told.
#[derive(Default)]
pub struct TypeAhead {
    held: Vec<Event>,
    /// What is typed is for something that is not there yet.
    waits: bool,
    /// For how many frames it has waited.
    waited: usize,
}

impl TypeAhead {
    /// What does not come in so many frames does not come.
    const LONGEST_WAIT: usize = 30;

    /// Whether something is on its way that will take the keyboard. To be told at the end of a frame.
    pub fn expect(ctx: &Context, waits: bool) {
        if let Some(plugin) = ctx.plugin_opt::<Self>() {
            let mut this = plugin.lock();
            this.waits = waits;
            if !waits {
                this.waited = 0;
            }
        }
    }

    /// What of `heard` is told now; `writing`: a text has the keyboard.
    fn tell(&mut self, heard: Vec<Event>, writing: bool) -> Vec<Event> {
        let mut told = std::mem::take(&mut self.held);
        told.extend(heard);
        let end = if self.waits && self.waited < Self::LONGEST_WAIT {
            self.waited += 1;
            told.iter().position(is_typed)
        } else {
            told.iter().enumerate().find_map(|(index, event)| {
                if !turns(event, writing) {
                    return None;
                }
                // It is about what is written before it, which is drawn first.
                let writes = |it: &Event| matches!(it, Event::Text(_));
                if told[..index].iter().any(writes) {
                    return Some(index);
                }
                let follows = |it: &Event| is_typed(it) && !repeats(event, it);
                told[index + 1..].iter().any(follows).then_some(index + 1)
            })
        };
        if let Some(end) = end {
            self.held = told.split_off(end);
        }
        told
    }
}

impl Plugin for TypeAhead {
    fn debug_name(&self) -> &'static str {
        "type-ahead"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let heard = std::mem::take(&mut input.events);
        input.events = self.tell(heard, ctx.text_edit_focused());
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        if !self.held.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

/// Whether what comes after it may be meant for something else than what comes before it.
#[expect(clippy::wildcard_enum_match_arm, reason = "egui adds kinds of events")]
fn turns(event: &Event, writing: bool) -> bool {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => {
            matches!(key, Key::Enter | Key::Escape | Key::Tab)
                || (*key == Key::Space && !writing)
                || shortcuts::turns(*key, *modifiers, writing)
        }
        Event::PointerButton { .. } => true,
        Event::Paste(_) | Event::Cut => !writing,
        _ => false,
    }
}

/// A shortcut held down does the same thing over and over: it waits for nothing.
fn repeats(one: &Event, other: &Event) -> bool {
    let is_form_key = |key: &Key| matches!(key, Key::Enter | Key::Escape | Key::Tab | Key::Space);
    match (one, other) {
        (
            Event::Key { key, modifiers, .. },
            Event::Key { key: again, modifiers: with, pressed: true, .. },
        ) => key == again && modifiers == with && !is_form_key(key),
        _ => false,
    }
}

fn is_typed(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { pressed: true, .. }
            | Event::Text(_)
            | Event::Ime(_)
            | Event::Paste(_)
            | Event::Copy
            | Event::Cut
    )
}

#[cfg(test)]
mod tests {
    use egui::Modifiers;

    use super::*;

    fn key(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    /// What is told frame by frame of events that come all at once.
    fn frames(events: &[Event], writing: bool) -> Vec<Vec<Event>> {
        let mut ahead = TypeAhead::default();
        let mut told = vec![ahead.tell(events.to_vec(), writing)];
        while !ahead.held.is_empty() {
            told.push(ahead.tell(Vec::new(), writing));
        }
        told
    }

    #[test]
    fn what_follows_a_key_that_opens_or_leaves_a_form_comes_a_frame_later() {
        let add = key(Key::P, Modifiers::COMMAND);
        let (enter, tab) = (key(Key::Enter, Modifiers::NONE), key(Key::Tab, Modifiers::NONE));
        let typed = [add.clone(), text("a"), text("b"), enter.clone(), text("c")];
        let written = vec![text("a"), text("b")];
        let expected = [vec![add.clone()], written, vec![enter], vec![text("c")]];
        assert_eq!(frames(&typed, false), expected);
        // A list of fields is gone through.
        let typed = [tab.clone(), tab.clone(), text("d")];
        assert_eq!(frames(&typed, true), [vec![tab.clone()], vec![tab], vec![text("d")]]);
        let press = Event::PointerButton {
            pos: egui::Pos2::ZERO,
            button: egui::PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::NONE,
        };
        assert_eq!(frames(&[press.clone(), text("e")], true), [vec![press], vec![text("e")]]);
    }

    #[test]
    fn what_is_heard_by_one_thing_alone_is_not_held_up() {
        let undo = key(Key::Z, Modifiers::COMMAND);
        let held_down = [undo.clone(), undo.clone(), undo];
        assert_eq!(frames(&held_down, false), [held_down.to_vec()]);
        let delete = key(Key::Backspace, Modifiers::NONE);
        let corrected = [text("a"), delete, text("b")];
        assert_eq!(frames(&corrected, true), [corrected.to_vec()]);
    }

    #[test]
    fn what_is_on_its_way_is_waited_for_but_not_for_ever() {
        let mut ahead = TypeAhead { waits: true, ..TypeAhead::default() };
        let moved = Event::PointerMoved(egui::Pos2::ZERO);
        assert_eq!(ahead.tell(vec![moved.clone(), text("a")], false), [moved]);
        let told = (0..100).map(|_| ahead.tell(Vec::new(), false)).find(|told| !told.is_empty());
        assert_eq!(told, Some(vec![text("a")]));
    }
}
