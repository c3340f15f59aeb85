//! The panels around the canvas. Each reads the editor and pushes commands; none changes anything.

pub mod bench;
pub mod comments;
pub mod find;
pub mod inspector;
pub mod long_text;
pub mod look;
pub mod menu;
pub mod movements;
pub mod outline;
pub mod pair;
pub mod read_only;
pub mod replay;
pub mod review;
pub mod selection_menu;
pub mod side;
pub mod statistics;
pub mod status;
pub mod tabs;
pub mod tips;
pub mod trail;
pub mod welcome;

use super::kit::icons;
use super::kit::tokens::Palette;
use crate::editor::{Action, Command, Editor, Key, Shortcut};
use crate::model::{Chart, Lists, PostKey, brief, display};
use crate::words::{Locale, MessageKey, arg, key, message};

/// What every panel is handed: the smallest context that lets it draw and ask.
pub struct Context<'a> {
    pub editor: &'a Editor,
    pub words: Locale,
    pub palette: &'static Palette,
    /// The actions that are in force: panels shown, the theme, the language.
    pub ticked: &'a [Action],
    /// Carried out once the frame is drawn.
    pub commands: &'a mut Vec<Command>,
}

impl<'a> Context<'a> {
    pub fn new(
        editor: &'a Editor,
        palette: &'static Palette,
        commands: &'a mut Vec<Command>,
    ) -> Self {
        Context { editor, words: editor.locale, palette, ticked: &[], commands }
    }
    pub fn say(&self, key: MessageKey) -> String {
        self.words.get(key)
    }

    pub fn say_count(&self, key: MessageKey<(arg::count,)>, count: usize) -> String {
        self.words.say(&message!(key, count))
    }

    pub fn ask(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// The name of `action`, with what it would undo, redo or unfold.
    pub fn action_label(&self, action: Action) -> String {
        let document = self.editor.document();
        let is_folded = action == Action::FoldBranch
            && document.is_some_and(|it| {
                let units = &it.selection().units;
                !units.is_empty() && units.iter().all(|unit| it.is_folded(unit))
            });
        let name = self.say(if is_folded { key::UNFOLD_BRANCH } else { action.word() });
        let history = self.editor.document().map(|document| document.history());
        let step = history.and_then(|history| {
            let undo = history.next_undo().filter(|_| action == Action::Undo);
            undo.or_else(|| history.next_redo().filter(|_| action == Action::Redo))
        });
        match step {
            Some(step) => {
                let named =
                    message!(key::ACTION_WITH_STEP, action = name, step = step.kind.label());
                self.words.say(&named)
            }
            None => name,
        }
    }

    /// The icon of `action`, which does it; its name and key are in its tooltip.
    pub fn action_button(&mut self, ui: &mut egui::Ui, action: Action) {
        let icon = action.row().icon.map(icons::of).unwrap_or_default();
        let label = self.action_label(action);
        let tip = self.action_tip(action);
        let enabled = self.editor.is_enabled(action);
        let button = egui::Button::new(icons::rich(icon))
            .frame_when_inactive(false)
            .min_size(egui::Vec2::splat(28.0));
        let response = ui.add_enabled(enabled, button).on_hover_text(tip.clone());
        let response = response.on_disabled_hover_text(tip);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, label.clone())
        });
        if response.clicked() {
            self.ask(Command::Act(action));
        }
    }
}

/// "Chargé/e/s de mission (A)": equal posts, at least one, without their count.
pub fn line_title(chart: &Chart, lists: &Lists, posts: &[PostKey]) -> String {
    let (fields, count) = (&chart.post(posts[0]).fields, posts.len());
    let title = display(&brief(fields.title.text()), count);
    let category = fields.category.as_ref().and_then(|id| lists.category(id));
    let category = category.map(|it| format!(" ({})", brief(&it.label))).unwrap_or_default();
    title + &category
}

/// "Ctrl+Maj+Z".
pub fn shortcut_text(shortcut: Shortcut, words: Locale) -> String {
    let mut text = String::new();
    if shortcut.command {
        text.push_str(if cfg!(target_os = "macos") { "⌘" } else { "Ctrl+" });
    }
    if shortcut.alt {
        text.push_str(&words.get(key::KEY_ALT));
        text.push('+');
    }
    if shortcut.shift {
        text.push_str(&words.get(key::KEY_SHIFT));
        text.push('+');
    }
    match shortcut.key {
        Key::Letter(character) | Key::Digit(character) => text.push(character),
        Key::Plus => text.push('+'),
        Key::Minus => text.push('−'),
        Key::Question => text.push('?'),
        Key::Up => text.push('↑'),
        Key::Down => text.push('↓'),
        Key::Left => text.push('←'),
        Key::Right => text.push('→'),
        Key::Enter => text.push_str(&words.get(key::KEY_ENTER)),
        Key::Delete => text.push_str(&words.get(key::KEY_DELETE)),
        Key::Escape => text.push_str(&words.get(key::KEY_ESCAPE)),
        Key::F(number) => text.push_str(&format!("F{number}")),
    }
    text
}
