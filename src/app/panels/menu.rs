//! The bar at the top: menus, the document's name, undo and redo, the panels' switches.

use std::path::PathBuf;

use super::{Context, shortcut_text, tips};
use crate::app::kit::icons;
use crate::app::kit::tokens::space;
use crate::editor::{Action, Command, Document};
use crate::words::{Locale, Message};

const MENU_BAR_HEIGHT: f32 = 32.0;

/// The menu that has others within it.
const VIEW: &str = "menu-view";

/// The menus, in order; `None` parts two groups.
const MENUS: &[(&str, &[Option<Action>])] = &[
    (
        "menu-edit",
        &[
            Some(Action::Undo),
            Some(Action::Redo),
            None,
            Some(Action::AddPost),
            Some(Action::AddUnit),
            Some(Action::Cut),
            Some(Action::Copy),
            Some(Action::Paste),
            Some(Action::Duplicate),
            Some(Action::OneMore),
            Some(Action::EditInPlace),
            Some(Action::Delete),
            None,
            Some(Action::SetAside),
            Some(Action::MergeUnits),
            Some(Action::SplitUnit),
            None,
            Some(Action::Find),
            Some(Action::FindNext),
            Some(Action::FindPrevious),
            Some(Action::ClearFilter),
            None,
            Some(Action::SelectAll),
            Some(Action::SelectNone),
        ],
    ),
    (
        "menu-move",
        &[
            Some(Action::MoveToUnit),
            None,
            Some(Action::MoveEarlier),
            Some(Action::MoveLater),
            None,
            Some(Action::MoveOut),
            Some(Action::MoveIn),
            Some(Action::MoveToPreviousUnit),
            Some(Action::MoveToNextUnit),
        ],
    ),
    (
        "menu-chart",
        &[
            Some(Action::MakeTarget),
            Some(Action::MakeVariant),
            Some(Action::CompareVariants),
            Some(Action::MergeVariants),
            Some(Action::MergeReport),
            Some(Action::SettleConflicts),
            None,
            Some(Action::LinkPosts),
            Some(Action::AlignCharts),
            Some(Action::FollowFront),
            None,
            Some(Action::AddChart),
            Some(Action::DuplicateChart),
            Some(Action::ImportTextHere),
            Some(Action::AddCharts),
            Some(Action::ImportRemarks),
            Some(Action::AttachChart),
            None,
            Some(Action::Snapshots),
            None,
            Some(Action::ChartProperties),
            Some(Action::ProjectLists),
            None,
            Some(Action::DeleteChart),
        ],
    ),
    (
        VIEW,
        &[
            Some(Action::ZoomFit),
            Some(Action::ZoomActual),
            Some(Action::ZoomIn),
            Some(Action::ZoomOut),
            None,
            Some(Action::FoldBranch),
            Some(Action::UnfoldAll),
            Some(Action::ShowBranch),
            Some(Action::ShowWholeChart),
            None,
            Some(Action::ViewBefore),
            Some(Action::ViewAfter),
            Some(Action::ViewChanges),
            Some(Action::ViewSideBySide),
            Some(Action::ToggleArrows),
            Some(Action::Replay),
            Some(Action::ToggleMotion),
            None,
            Some(Action::ToggleProjector),
            Some(Action::ToggleSpotlight),
            None,
        ],
    ),
    ("menu-help", &[Some(Action::Palette), Some(Action::Help), None, Some(Action::About)]),
];

/// The menus within the menu of the view, after its entries.
const VIEW_MENUS: [(&str, &[Option<Action>]); 4] = [
    (
        "menu-panels",
        &[
            Some(Action::ToggleOutline),
            Some(Action::ToggleInspector),
            Some(Action::ShowMovements),
            Some(Action::ShowStatistics),
            Some(Action::ShowComments),
            None,
            Some(Action::ToggleMinimap),
        ],
    ),
    (
        "menu-theme",
        &[
            Some(Action::ThemeSystem),
            Some(Action::ThemeLight),
            Some(Action::ThemeDark),
            None,
            Some(Action::ThemeContrastLight),
            Some(Action::ThemeContrastDark),
        ],
    ),
    (
        "menu-interface-scale",
        &[
            Some(Action::InterfaceLarger),
            Some(Action::InterfaceSmaller),
            Some(Action::InterfaceNormal),
        ],
    ),
    ("menu-language", &[Some(Action::LanguageFrench), Some(Action::LanguageEnglish)]),
];

const FILE_MENU: [Option<Action>; 8] = [
    Some(Action::New),
    Some(Action::Open),
    Some(Action::OpenSample),
    Some(Action::ImportText),
    None,
    Some(Action::Save),
    Some(Action::SaveAs),
    Some(Action::PreviousVersions),
];

const FILE_MENU_END: [Option<Action>; 9] = [
    None,
    Some(Action::ExportPicture),
    Some(Action::CopyPicture),
    Some(Action::ExportTables),
    Some(Action::ExportStatistics),
    Some(Action::ExportMinutes),
    Some(Action::ExportComments),
    None,
    Some(Action::Quit),
];

/// Every action, by the menu it is in; last those that only keys ask for.
pub fn groups() -> Vec<(&'static str, Vec<Action>)> {
    let file: Vec<Action> = FILE_MENU.iter().chain(&FILE_MENU_END).copied().flatten().collect();
    let mut groups = vec![("menu-file", file)];
    for &(menu, items) in MENUS {
        let below = VIEW_MENUS.iter().filter(|_| menu == VIEW).flat_map(|(_, items)| *items);
        groups.push((menu, items.iter().chain(below).copied().flatten().collect()));
    }
    let rest = Action::ALL.iter().copied();
    let rest = rest.filter(|action| groups.iter().all(|(_, actions)| !actions.contains(action)));
    let rest: Vec<Action> = rest.collect();
    groups.push(("group-keyboard", rest));
    groups
}

pub fn menu_bar_ui(ui: &mut egui::Ui, context: &mut Context, recent: &[PathBuf]) {
    egui::MenuBar::new().ui(ui, |ui| {
        ui.set_min_height(MENU_BAR_HEIGHT);
        menu_ui(ui, context, "menu-file", |ui, context| {
            items_ui(ui, context, &FILE_MENU);
            recent_ui(ui, context, recent);
            items_ui(ui, context, &FILE_MENU_END);
        });
        for (title, actions) in MENUS {
            menu_ui(ui, context, title, |ui, context| {
                items_ui(ui, context, actions);
                if *title == VIEW {
                    for (title, actions) in VIEW_MENUS {
                        submenu_ui(ui, &context.say(title), |ui| items_ui(ui, context, actions));
                    }
                }
            });
        }
        ui.separator();
        context.icon_button(ui, icons::UNDO, Action::Undo);
        context.icon_button(ui, icons::REDO, Action::Redo);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            context.icon_button(ui, icons::INSPECTOR, Action::ToggleInspector);
            context.icon_button(ui, icons::OUTLINE, Action::ToggleOutline);
            document_name_ui(ui, context);
        });
    });
}

/// A menu of the bar, which scrolls where the window is too low for it.
fn menu_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    title: &'static str,
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

fn items_ui(ui: &mut egui::Ui, context: &mut Context, actions: &[Option<Action>]) {
    for action in actions {
        match action {
            None => {
                ui.separator();
            }
            Some(action) => item_ui(ui, context, *action),
        }
    }
}

/// One entry of a menu: name, key, greyed when it would do nothing.
pub fn item_ui(ui: &mut egui::Ui, context: &mut Context, action: Action) {
    let ticked = context.ticked.contains(&action);
    let mut name = context.action_label(action);
    // A tick tells what is in force, not a colour alone.
    let room = egui::Atom::custom(egui::Id::new("no tick"), egui::Vec2::splat(icons::SIZE));
    let tick = if ticked { icons::rich(icons::DONE).into() } else { room };
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
    let response = match tips::explanation(action) {
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
        submenu_ui(ui, &context.say("menu-recent"), |ui| {
            for path in recent {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                let whole = path.display().to_string();
                if ui.button(name).on_hover_text(whole).clicked() {
                    context.ask(Command::OpenFile(path.clone()));
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
    if let Some(path) = &document.path {
        response.on_hover_text(path.display().to_string());
    }
}

/// "Région.json • modifié".
pub fn document_title(document: &Document, words: Locale) -> String {
    let name = document_name(document, words);
    if document.read_only.is_some() {
        let key =
            if document.is_unsaved() { "document-held-unsaved" } else { "document-read-only" };
        words.say(&Message::new(key).with("name", name))
    } else if document.is_unsaved() {
        words.say(&Message::new("document-unsaved").with("name", name))
    } else {
        name
    }
}

/// "Région.json".
pub fn document_name(document: &Document, words: Locale) -> String {
    let file = document.path.as_ref().and_then(|path| path.file_name());
    let title = document.project().title.trim();
    match (file, title) {
        (Some(file), _) => file.to_string_lossy().into_owned(),
        (None, "") => words.get("document-unnamed"),
        (None, title) => title.to_owned(),
    }
}
