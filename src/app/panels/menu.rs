//! The bar at the top: menus, the document's name, undo and redo, the panels' switches.

use std::path::PathBuf;

use super::{Context, shortcut_text};
use crate::app::kit::icons;
use crate::app::kit::tokens::space;
use crate::editor::{Action, Command, Document, FileCommand, List, Menu};
use crate::words::{Locale, MessageKey, key, message, shown};

const MENU_BAR_HEIGHT: f32 = 32.0;

/// The group of the menu of files after which those opened lately are listed.
const RECENT_AFTER: usize = 1;

/// Every action by the menu it is in, those of a menu within another with it; last those that only keys
/// ask for. Each with the key of its title.
pub fn groups() -> Vec<(MessageKey, Vec<Action>)> {
    let mut groups: Vec<(Menu, Vec<Action>)> = Vec::new();
    for menu in Menu::ALL {
        let actions = menu.groups().concat();
        match menu.within().and_then(|it| groups.iter_mut().find(|(bar, _)| *bar == it)) {
            Some((_, bar)) => bar.extend(actions),
            None => groups.push((menu, actions)),
        }
    }
    let rest = Action::ALL.iter().copied().filter(|action| action.row().place.is_none()).collect();
    let named = groups.into_iter().map(|(menu, actions)| (menu.word(), actions));
    named.chain([(key::GROUP_KEYBOARD, rest)]).collect()
}

pub fn menu_bar_ui(ui: &mut egui::Ui, context: &mut Context, recent: &[PathBuf]) {
    egui::MenuBar::new().ui(ui, |ui| {
        ui.set_min_height(MENU_BAR_HEIGHT);
        for menu in Menu::ALL.into_iter().filter(|menu| menu.within().is_none()) {
            menu_ui(ui, context, menu.word(), |ui, context| groups_ui(ui, context, menu, recent));
        }
        ui.separator();
        context.action_button(ui, Action::Undo);
        context.action_button(ui, Action::Redo);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            context.action_button(ui, Action::ToggleInspector);
            context.action_button(ui, Action::ToggleOutline);
            document_name_ui(ui, context);
        });
    });
}

/// The entries of a menu, its groups parted, with the menus within it last.
fn groups_ui(ui: &mut egui::Ui, context: &mut Context, menu: Menu, recent: &[PathBuf]) {
    for (at, group) in menu.groups().into_iter().enumerate() {
        if at > 0 {
            ui.separator();
        }
        for action in group {
            item_ui(ui, context, action);
        }
        if menu == Menu::File && at == RECENT_AFTER {
            recent_ui(ui, context, recent);
        }
    }
    let mut within = Menu::ALL.into_iter().filter(|it| it.within() == Some(menu)).peekable();
    if within.peek().is_some() {
        ui.separator();
    }
    for menu in within {
        submenu_ui(ui, &context.say(menu.word()), |ui| groups_ui(ui, context, menu, recent));
    }
}

/// A menu of the bar, which scrolls where the window is too low for it.
fn menu_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    title: MessageKey,
    add: impl FnOnce(&mut egui::Ui, &mut Context),
) {
    ui.menu_button(context.say(title), |ui| {
        let room = ui.ctx().content_rect().height() - MENU_BAR_HEIGHT - 2.0 * space::MEDIUM;
        let scroll = egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room);
        scroll.show(ui, |ui| add(ui, context));
    });
}

/// A menu within a menu, called as it is written.
pub fn submenu_ui(ui: &mut egui::Ui, title: &str, add: impl FnOnce(&mut egui::Ui)) {
    let room = egui::Atom::custom(egui::Id::new("no tick"), egui::Vec2::splat(icons::SIZE));
    let response = ui.menu_button((room, title), add).response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, title));
}

/// A list of actions that opens on something.
pub fn list_ui(ui: &mut egui::Ui, context: &mut Context, list: List) {
    for action in list.actions() {
        item_ui(ui, context, action);
    }
}

/// One entry of a menu: name, key, greyed when it would do nothing.
pub fn item_ui(ui: &mut egui::Ui, context: &mut Context, action: Action) {
    let ticked = context.ticked.contains(&action);
    let mut name = context.action_label(action);
    // A tick tells what is in force, not a colour alone.
    let room = egui::Atom::custom(egui::Id::new("no tick"), egui::Vec2::splat(icons::SIZE));
    let tick = if ticked { icons::rich(icons::DONE).into() } else { room };
    if context.editor.fixed.locks(action) {
        let locked = message!(key::ACTION_FIXED, action = name);
        name = context.words.say(&locked);
    }
    let mut button = egui::Button::new((tick, name.clone()));
    if let Some(shortcut) = action.shortcut() {
        let shortcut = shortcut_text(shortcut, context.words);
        name = format!("{name} {shortcut}");
        button = button.shortcut_text(shortcut);
    }
    let enabled = context.editor.is_enabled(action);
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::WidgetType::Button, enabled, ticked, &name)
    });
    let response = match action.row().tip {
        Some(key) => response.on_hover_text(context.say(key)),
        None => response,
    };
    if response.clicked() {
        context.ask(Command::Act(action));
        ui.close();
    }
}

fn recent_ui(ui: &mut egui::Ui, context: &mut Context, recent: &[PathBuf]) {
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        submenu_ui(ui, &context.say(key::MENU_RECENT), |ui| {
            for path in recent {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                let whole = shown(path);
                if ui.button(name).on_hover_text(whole).clicked() {
                    context.ask(Command::File(FileCommand::Open(path.clone())));
                    ui.close();
                }
            }
        });
    });
}

fn document_name_ui(ui: &mut egui::Ui, context: &mut Context) {
    let Some(document) = context.editor.document() else { return };
    let text = document_title(document, context.words);
    let color = if document.is_unsaved() { context.palette.text } else { context.palette.muted };
    let label = egui::Label::new(egui::RichText::new(text).color(color)).truncate();
    let response = ui.add(label);
    if let Some(path) = document.path() {
        response.on_hover_text(shown(path));
    }
}

/// "Région.json • modifié".
pub fn document_title(document: &Document, words: Locale) -> String {
    let name = document_name(document, words);
    if !document.is_editable() {
        let key = if document.is_unsaved() {
            key::DOCUMENT_HELD_UNSAVED
        } else {
            key::DOCUMENT_READ_ONLY
        };
        words.say(&message!(key, name))
    } else if document.is_unsaved() {
        words.say(&message!(key::DOCUMENT_UNSAVED, name))
    } else {
        name
    }
}

/// "Région.json".
pub fn document_name(document: &Document, words: Locale) -> String {
    let file = document.path().and_then(|path| path.file_name());
    let title = document.project().title.trim();
    match (file, title) {
        (Some(file), _) => file.to_string_lossy().into_owned(),
        (None, "") => words.get(key::DOCUMENT_UNNAMED),
        (None, title) => title.to_owned(),
    }
}
