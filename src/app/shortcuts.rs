//! Keys to actions, whatever the keyboard: AZERTY, QWERTY or one without Latin letters.
//!
//! A key comes named by what is printed on it where egui has a name for that, and else by its place: the key
//! of `à` on an AZERTY keyboard is the 0 of the top row.

use egui::{Event, Modifiers};

use crate::editor::{Action, Command, Key, Shortcut};

/// What hears the keys before any shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    /// The chart, the outline, or nothing at all: the keys walk and edit.
    Chart,
    Outline,
    /// A button, a list, a slider: arrows and Enter are its own.
    Widget,
    /// A text is being typed: its own keys stay with it, undo among them.
    Text,
}

/// The actions whose keys were pressed in this frame, in order; their keys are then used up.
pub fn pressed(ctx: &egui::Context, keyboard: Keyboard) -> Vec<Action> {
    // A menu or a list of choices has the arrows, and Esc closes it first.
    let choosing = egui::Popup::is_any_open(ctx);
    let mut actions = Vec::new();
    let mut walked = false;
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let Some((shortcut, action)) = found(*key, *modifiers) else { return true };
            let is_taken = match keyboard {
                Keyboard::Text => is_of_texts(shortcut),
                Keyboard::Widget => is_of_widgets(shortcut),
                Keyboard::Chart | Keyboard::Outline => false,
            };
            if is_taken || (choosing && (is_of_widgets(shortcut) || shortcut.key == Key::Escape)) {
                return true;
            }
            walked |= is_arrow(shortcut.key);
            actions.push(action);
            false
        });
    });
    if walked {
        // egui has already taken the arrow as a wish to move the focus.
        ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
    }
    actions
}

/// Whether a key may lead elsewhere than to what has the keyboard; `writing`: a text has it.
pub fn turns(key: egui::Key, modifiers: Modifiers, writing: bool) -> bool {
    found(key, modifiers)
        .is_some_and(|(shortcut, _)| !(is_arrow(shortcut.key) || writing && is_of_texts(shortcut)))
}

/// The shortcut that a key with these modifiers is.
fn found(pressed: egui::Key, modifiers: Modifiers) -> Option<(Shortcut, Action)> {
    let all = Action::ALL.iter();
    let mut all = all.flat_map(|&action| action.shortcuts().iter().map(move |&it| (it, action)));
    all.find(|(shortcut, _)| {
        keys(shortcut.key).contains(&pressed) && has_modifiers(*shortcut, modifiers)
    })
}

/// Whether a shortcut is pressed with `modifiers`: no more and no fewer, but for the Shift that some
/// keyboards need to write a character.
fn has_modifiers(shortcut: Shortcut, modifiers: Modifiers) -> bool {
    let needs_shift =
        matches!(shortcut.key, Key::Digit(_) | Key::Plus | Key::Minus | Key::Question);
    shortcut.command == modifiers.command
        && (shortcut.command || !modifiers.ctrl)
        && shortcut.alt == modifiers.alt
        && (shortcut.shift == modifiers.shift || (needs_shift && !shortcut.shift))
}

fn is_arrow(key: Key) -> bool {
    matches!(key, Key::Up | Key::Down | Key::Left | Key::Right)
}

/// Whether a text being typed has a use of its own for these keys.
fn is_of_texts(shortcut: Shortcut) -> bool {
    let is_edit = matches!(shortcut.key, Key::Letter('A' | 'C' | 'V' | 'X' | 'Y' | 'Z'));
    let writes = !matches!(shortcut.key, Key::F(_)) && !shortcut.command;
    writes || is_edit || is_arrow(shortcut.key) || shortcut.key == Key::Delete
}

/// Whether a button or a list has a use of its own for these keys.
fn is_of_widgets(shortcut: Shortcut) -> bool {
    is_arrow(shortcut.key) || shortcut.key == Key::Enter
}

/// What is asked of the clipboard: windows hand these keys over as wishes of their own, with Shift too.
#[expect(clippy::wildcard_enum_match_arm, reason = "egui adds kinds of events")]
pub fn clipboard(ctx: &egui::Context) -> Vec<Command> {
    if ctx.text_edit_focused() {
        return Vec::new();
    }
    ctx.input(|input| {
        let shift = input.modifiers.shift;
        let wished = input.events.iter().filter_map(|event| match event {
            egui::Event::Copy if shift => Some(Command::Act(Action::CopyPicture)),
            egui::Event::Copy => Some(Command::Act(Action::Copy)),
            egui::Event::Cut => Some(Command::Act(Action::Cut)),
            egui::Event::Paste(text) => Some(Command::Paste(text.clone())),
            _ => None,
        });
        wished.collect()
    })
}

/// The keys of egui under which a key of ours may come, on AZERTY as on QWERTY.
fn keys(key: Key) -> Vec<egui::Key> {
    match key {
        Key::Letter(character) | Key::Digit(character) => {
            egui::Key::from_name(&character.to_string()).into_iter().collect()
        }
        Key::Plus => vec![egui::Key::Plus, egui::Key::Equals],
        Key::Minus => vec![egui::Key::Minus],
        Key::Question => vec![egui::Key::Questionmark],
        Key::Up => vec![egui::Key::ArrowUp],
        Key::Down => vec![egui::Key::ArrowDown],
        Key::Left => vec![egui::Key::ArrowLeft],
        Key::Right => vec![egui::Key::ArrowRight],
        Key::Enter => vec![egui::Key::Enter],
        Key::Delete => vec![egui::Key::Delete, egui::Key::Backspace],
        Key::Escape => vec![egui::Key::Escape],
        Key::F(number) => egui::Key::from_name(&format!("F{number}")).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn no_key_does_two_things() {
        let mut taken: HashMap<Shortcut, Action> = HashMap::new();
        for &action in Action::ALL {
            for &shortcut in action.shortcuts() {
                let other = taken.insert(shortcut, action);
                assert_eq!(other, None, "{shortcut:?} is also {action:?}");
                assert!(!keys(shortcut.key).is_empty(), "{shortcut:?} is no key of egui");
            }
        }
    }

    /// What egui hears of one key press: the character of the key where egui has a name for it, else
    /// the key of a QWERTY keyboard at the same place, as egui-winit names them.
    fn heard(character: &str, place: egui::Key, modifiers: Modifiers) -> Vec<Action> {
        let key = egui::Key::from_name(&character.to_uppercase()).unwrap_or(place);
        let event =
            Event::Key { key, physical_key: Some(place), pressed: true, repeat: false, modifiers };
        let ctx = egui::Context::default();
        let input = egui::RawInput { events: vec![event], ..Default::default() };
        let mut actions = Vec::new();
        let mut output = ctx.run_ui(input, |ui| actions = pressed(ui.ctx(), Keyboard::Chart));
        output.textures_delta.clear();
        actions
    }

    #[test]
    fn azerty_and_qwerty_do_the_same() {
        use egui::Key as K;
        const CTRL: Modifiers = Modifiers { ctrl: true, ..Modifiers::COMMAND };
        const SHIFT: Modifiers = Modifiers::SHIFT;
        for (action, azerty, qwerty) in [
            (Action::ZoomFit, ("à", K::Num0, CTRL), ("0", K::Num0, CTRL)),
            (Action::ZoomFit, ("0", K::Num0, CTRL | SHIFT), ("0", K::Num0, CTRL)),
            (Action::ZoomActual, ("&", K::Num1, CTRL), ("1", K::Num1, CTRL)),
            (Action::ZoomIn, ("=", K::Equals, CTRL), ("=", K::Equals, CTRL)),
            (Action::ZoomIn, ("+", K::Equals, CTRL | SHIFT), ("+", K::Equals, CTRL | SHIFT)),
            (Action::ZoomOut, ("-", K::Num6, CTRL), ("-", K::Minus, CTRL)),
            (Action::Undo, ("z", K::W, CTRL), ("z", K::Z, CTRL)),
            (Action::Quit, ("q", K::A, CTRL), ("q", K::Q, CTRL)),
            (Action::SelectAll, ("a", K::Q, CTRL), ("a", K::A, CTRL)),
            (Action::MoveToUnit, ("m", K::Semicolon, CTRL), ("m", K::M, CTRL)),
            (Action::Help, ("?", K::M, SHIFT), ("?", K::Slash, SHIFT)),
            (Action::TakeFewer, ("-", K::Num6, Modifiers::NONE), ("-", K::Minus, Modifiers::NONE)),
        ] {
            for (character, place, modifiers) in [azerty, qwerty] {
                let found = heard(character, place, modifiers);
                assert_eq!(found, [action], "{character} with {modifiers:?}");
            }
        }
    }

    #[test]
    fn a_key_with_other_modifiers_is_another_key() {
        use egui::Key as K;
        // AltGr is Ctrl+Alt: what it writes, such as @ in the place of à, is no shortcut.
        let alt_gr = Modifiers { ctrl: true, alt: true, ..Modifiers::COMMAND };
        assert_eq!(heard("@", K::Num0, alt_gr), []);
        assert_eq!(heard("Down", K::ArrowDown, Modifiers::NONE), [Action::GoDown]);
        assert_eq!(heard("Down", K::ArrowDown, Modifiers::COMMAND), [Action::MoveLater]);
        assert_eq!(heard("Down", K::ArrowDown, Modifiers::ALT), [Action::MoveToNextUnit]);
        assert_eq!(heard("Down", K::ArrowDown, Modifiers::SHIFT), [Action::ExtendDown]);
        assert_eq!(heard("Down", K::ArrowDown, Modifiers::COMMAND | Modifiers::SHIFT), []);
    }
}
