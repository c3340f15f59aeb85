//! The bar under the tabs: what is sought, how many times it is found, and which posts are seen
//! clearly.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Key, Modifiers, PopupCloseBehavior, RichText};

use super::Context;
use crate::app::kit::field::{checkbox_ui, text_field_ui};
use crate::app::kit::{icons, tokens};
use crate::editor::{Action, Command, Document, Filter, FindCommand};
use crate::model::Lists;
use crate::words::{MessageKey, arg, key, message};

/// Of the field, in logical pixels.
const WIDTH: f32 = 240.0;
const HEIGHT: f32 = 28.0;

/// The bar, while it is open.
#[derive(Default)]
pub struct FindBar {
    open: bool,
    text: String,
    /// The document whose search is on show.
    of: u64,
    /// The field is to have the keyboard, and has not had it yet.
    takes_keyboard: bool,
    /// The field had the keyboard in the last frame.
    has_keyboard: bool,
}

impl FindBar {
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether Esc is meant for the bar. By the time it is drawn, egui has taken the keyboard away.
    pub fn has_keyboard(&self) -> bool {
        self.open && self.has_keyboard
    }

    /// Whether the field is about to take the keyboard.
    pub fn takes_keyboard(&self) -> bool {
        self.open && self.takes_keyboard
    }

    /// Closes the bar, and returns the command that ends its search.
    pub fn close(&mut self) -> Command {
        (self.open, self.has_keyboard) = (false, false);
        Command::Find(FindCommand::Seek(String::new()))
    }

    /// Opens the bar with the keyboard in its field, all of its text selected.
    pub fn open(&mut self, document: &Document) {
        self.follow(document);
        (self.open, self.takes_keyboard) = (true, true);
    }

    /// Shows what is sought in the open project, which may be another than before.
    fn follow(&mut self, document: &Document) {
        self.text = document.query().to_owned();
        self.of = document.number();
    }

    pub fn ui(&mut self, ui: &mut egui::Ui, context: &mut Context) {
        let Some(document) = context.editor.document() else { return };
        if self.of != document.number() {
            self.follow(document);
        }
        ui.horizontal_wrapped(|ui| {
            ui.set_min_height(34.0);
            self.search_ui(ui, context, document);
            ui.separator();
            filter_ui(ui, context, document);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if icon_button_ui(ui, icons::CLOSE, true, &context.say(key::FIND_CLOSE)).clicked() {
                    context.ask(self.close());
                }
            });
        });
    }

    fn search_ui(&mut self, ui: &mut egui::Ui, context: &mut Context, document: &Document) {
        ui.label(icons::rich(icons::SEARCH).color(context.palette.muted));
        let hint = context.say(key::FIND_HINT);
        let id = ui.id().with("find");
        let has_keyboard = ui.memory(|memory| memory.has_focus(id));
        // Enter goes to the next hit and leaves the keyboard where it is.
        let step = ui.input_mut(|input| {
            let mut pressed = |modifiers, key| has_keyboard && input.consume_key(modifiers, key);
            let back = pressed(Modifiers::SHIFT, Key::Enter) || pressed(Modifiers::SHIFT, Key::F3);
            let on = pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::F3);
            match (back, on) {
                (true, _) => Some(FindCommand::Previous),
                (_, true) => Some(FindCommand::Next),
                _ => None,
            }
        });
        let edit = egui::TextEdit::singleline(&mut self.text).id(id).hint_text(&hint);
        let field = text_field_ui(ui, context.palette, edit.desired_width(WIDTH));
        field.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, &hint);
            info.current_text_value = Some(self.text.clone());
            info
        });
        if self.takes_keyboard {
            // What was asked for before may take it once more.
            self.takes_keyboard = !has_keyboard;
            field.request_focus();
            let mut state = egui::TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
            let end = egui::text::CCursor::new(self.text.chars().count());
            let all = egui::text::CCursorRange::two(egui::text::CCursor::new(0), end);
            state.cursor.set_char_range(Some(all));
            state.store(ui.ctx(), id);
        }
        self.has_keyboard = field.has_focus();
        if field.changed() {
            context.ask(Command::Find(FindCommand::Seek(self.text.clone())));
        }
        if let Some(step) = step {
            context.ask(Command::Find(step));
        }
        count_ui(ui, context, document);
        let any = !document.found().hits.is_empty();
        for action in [Action::FindPrevious, Action::FindNext] {
            let label = context.say(action.word());
            let tip = action.shortcut().map_or(label.clone(), |shortcut| {
                format!("{label}  {}", super::shortcut_text(shortcut, context.words))
            });
            let icon = action.row().icon.map(icons::of).unwrap_or_default();
            let response = icon_button_ui(ui, icon, any, &label).on_hover_text(tip);
            if response.clicked() {
                context.ask(Command::Act(action));
            }
        }
    }
}

/// "3 sur 12".
fn count_ui(ui: &mut egui::Ui, context: &Context, document: &Document) {
    // Of one width, so that what follows stays where it is.
    const WIDTH: f32 = 92.0;
    let count = document.found().hits.len();
    let is_sought = !document.query().trim().is_empty();
    let text = match document.hit_selected() {
        Some(place) => {
            let place = message!(key::FIND_PLACE, count, place = place + 1);
            context.words.say(&place)
        }
        None if is_sought => context.say_count(key::FIND_COUNT, count),
        None => String::new(),
    };
    let palette = context.palette;
    let color = if is_sought && count == 0 { palette.danger } else { palette.muted };
    ui.allocate_ui_with_layout(
        egui::vec2(WIDTH, HEIGHT),
        egui::Layout::left_to_right(egui::Align::Center),
        |ui| {
            ui.set_min_width(WIDTH);
            ui.add(egui::Label::new(RichText::new(text).color(color)).truncate());
        },
    );
}

fn icon_button_ui(ui: &mut egui::Ui, icon: &str, enabled: bool, label: &str) -> egui::Response {
    let button = egui::Button::new(icons::rich(icon))
        .frame_when_inactive(false)
        .min_size(egui::Vec2::splat(HEIGHT));
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, label));
    response
}

fn filter_ui(ui: &mut egui::Ui, context: &mut Context, document: &Document) {
    let before = document.filter();
    let mut filter = before.clone();
    let lists = &document.project().lists;
    choices_ui(
        ui,
        context,
        key::FILTER_CATEGORY,
        &mut filter.categories,
        categories(context, lists),
    );
    choices_ui(ui, context, key::FILTER_LEVEL, &mut filter.levels, levels(context, lists));
    let is_compared = document.compared().is_some();
    for (chosen, key, tip) in [
        (&mut filter.changed, key::FILTER_CHANGED, key::FILTER_CHANGED_TIP),
        (&mut filter.unexplained, key::FILTER_UNEXPLAINED, key::FILTER_UNEXPLAINED_TIP),
    ] {
        let button = egui::Button::selectable(*chosen, context.say(key));
        let response = ui.add_enabled(is_compared, button.min_size([0.0, HEIGHT].into()));
        let response = response.on_hover_text(context.say(tip));
        let response = response.on_disabled_hover_text(context.say(key::FILTER_NOT_COMPARED));
        if response.clicked() {
            *chosen = !*chosen;
        }
    }
    if let Some(text) = filter_text(context, document, key::FILTER_LEFT) {
        ui.label(RichText::new(text).strong());
        let clear =
            egui::Button::new(context.say(key::FILTER_CLEAR)).min_size([0.0, HEIGHT].into());
        if ui.add(clear).clicked() {
            filter = Filter::default();
        }
    }
    if filter != *before {
        context.ask(Command::Find(FindCommand::Filter(Box::new(filter))));
    }
}

/// "38 postes sur 105", where a filter is set.
pub fn filter_text(
    context: &Context,
    document: &Document,
    key: MessageKey<(arg::count, arg::left)>,
) -> Option<String> {
    let (lit, chart) = document.lit().zip(document.chart())?;
    let (left, count) = (lit.posts.len(), chart.all_posts().count());
    let message = message!(key, count, left);
    Some(context.words.say(&message))
}

/// The entries of a list that posts can have, and the lack of one.
type Choices<T> = Vec<(Option<T>, String)>;

fn categories(context: &Context, lists: &Lists) -> Choices<crate::model::CategoryId> {
    let entries = lists.categories.iter().map(|it| (Some(it.id.clone()), it.label.clone()));
    entries.chain([(None, context.say(key::FILTER_WITHOUT_CATEGORY))]).collect()
}

fn levels(context: &Context, lists: &Lists) -> Choices<crate::model::LevelId> {
    let entries = lists.levels.iter().map(|it| (Some(it.id.clone()), it.label.clone()));
    entries.chain([(None, context.say(key::FILTER_WITHOUT_LEVEL))]).collect()
}

/// A button that opens boxes to tick, and says what is ticked.
fn choices_ui<T: Ord + Clone>(
    ui: &mut egui::Ui,
    context: &Context,
    key: MessageKey,
    chosen: &mut std::collections::BTreeSet<Option<T>>,
    entries: Choices<T>,
) {
    let ticked = entries.iter().filter(|(entry, _)| chosen.contains(entry));
    let ticked: Vec<&str> = ticked.map(|(_, label)| label.as_str()).collect();
    let name = context.say(key);
    let shown = match ticked.len() {
        0 => name.clone(),
        _ => context.words.named(&name, ticked.join(", ")),
    };
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let button = egui::Button::selectable(!ticked.is_empty(), (shown, icons::rich(icons::OPENED)));
    let button = button.truncate().min_size([0.0, HEIGHT].into());
    let (response, _) = ui
        .scope(|ui| {
            ui.set_max_width(220.0);
            MenuButton::from_button(button).config(config).ui(ui, |ui| {
                // Choices, not entries of a menu.
                ui.reset_style();
                egui::Frame::new().inner_margin(tokens::space::SMALL).show(ui, |ui| {
                    for (entry, label) in entries {
                        let mut is_chosen = chosen.contains(&entry);
                        let checkbox = egui::Checkbox::new(&mut is_chosen, label);
                        if checkbox_ui(ui, context.palette, checkbox).changed()
                            && !chosen.remove(&entry)
                        {
                            chosen.insert(entry);
                        }
                    }
                });
            })
        })
        .inner;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &name));
}
