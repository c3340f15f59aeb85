//! Keys to actions.

use crate::editor::{Action, Key, Shortcut};

/// The actions whose keys were pressed in this frame; their keys are then used up.
pub fn pressed(ctx: &egui::Context) -> Vec<Action> {
    let typing = ctx.text_edit_focused();
    let choosing = egui::Popup::is_any_open(ctx);
    let mut actions = Vec::new();
    ctx.input_mut(|input| {
        // Keys with more modifiers first: Ctrl+Shift+S is not Ctrl+S.
        let mut shortcuts: Vec<(Shortcut, Action)> =
            Action::ALL.iter().filter_map(|&action| Some((action.shortcut()?, action))).collect();
        shortcuts.sort_by_key(|(shortcut, _)| !shortcut.shift);
        for (shortcut, action) in shortcuts {
            // A field being typed in keeps its own keys, undo among them.
            if typing && (!shortcut.command || matches!(action, Action::Undo | Action::Redo)) {
                continue;
            }
            // Esc closes a menu first.
            if choosing && shortcut.key == Key::Escape {
                continue;
            }
            for key in keys(shortcut.key) {
                if input.consume_key(modifiers(shortcut), key) {
                    actions.push(action);
                }
            }
        }
        if !typing && input.consume_key(egui::Modifiers::COMMAND, egui::Key::Y) {
            actions.push(Action::Redo);
        }
    });
    actions
}

fn modifiers(shortcut: Shortcut) -> egui::Modifiers {
    let mut modifiers = egui::Modifiers::NONE;
    if shortcut.command {
        modifiers |= egui::Modifiers::COMMAND;
    }
    if shortcut.shift {
        modifiers |= egui::Modifiers::SHIFT;
    }
    modifiers
}

/// The keys of egui under which a key of ours may come, on AZERTY as on QWERTY.
fn keys(key: Key) -> Vec<egui::Key> {
    match key {
        Key::Letter(character) | Key::Digit(character) => {
            egui::Key::from_name(&character.to_string()).into_iter().collect()
        }
        Key::Plus => vec![egui::Key::Plus, egui::Key::Equals],
        Key::Minus => vec![egui::Key::Minus],
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
            if let Some(shortcut) = action.shortcut() {
                let other = taken.insert(shortcut, action);
                assert_eq!(other, None, "{shortcut:?} is also {action:?}");
                assert!(!keys(shortcut.key).is_empty(), "{shortcut:?} is no key of egui");
            }
        }
    }
}
