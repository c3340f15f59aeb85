//! All that the keyboard and the mouse do, by group: made of the table of actions.

use super::answer::Answer;
use super::frame::modal;
use crate::app::kit::field::text_field_ui;
use crate::app::kit::tokens::{MIN_TARGET, RADIUS, space};
use crate::app::panels::{Context, menu, shortcut_text};
use crate::model::Wanted;
use crate::words::{MessageKey, key};

/// What the mouse does: the gesture and what comes of it, by the keys of their words.
const GESTURES: [(MessageKey, MessageKey); 11] = [
    (key::GESTURE_DRAG_POST, key::GESTURE_DRAG_POST_DOES),
    (key::GESTURE_DRAG_LINE, key::GESTURE_DRAG_LINE_DOES),
    (key::GESTURE_COUNT, key::GESTURE_COUNT_DOES),
    (key::GESTURE_DRAG_UNIT, key::GESTURE_DRAG_UNIT_DOES),
    (key::GESTURE_CANCEL, key::GESTURE_CANCEL_DOES),
    (key::GESTURE_DOUBLE_CLICK, key::GESTURE_DOUBLE_CLICK_DOES),
    (key::GESTURE_ADD, key::GESTURE_ADD_DOES),
    (key::GESTURE_MENU, key::GESTURE_MENU_DOES),
    (key::GESTURE_SCROLL, key::GESTURE_SCROLL_DOES),
    (key::GESTURE_ZOOM, key::GESTURE_ZOOM_DOES),
    (key::GESTURE_PAN, key::GESTURE_PAN_DOES),
];

/// At the sides of a key's name, in logical pixels.
const KEY_MARGIN: f32 = 6.0;
/// What is done has at least so much room beside its keys.
const LEAST_WORDS: f32 = 130.0;

#[derive(Default)]
pub struct HelpDialog {
    typed: String,
}

/// Rows under one title.
struct Group {
    title: String,
    /// What is done, and by which keys or gesture.
    rows: Vec<(String, Vec<String>)>,
}

impl HelpDialog {
    /// A column has at least so many logical pixels, and there are so many at the most.
    const COLUMN: f32 = 320.0;
    const COLUMNS: f32 = 3.0;

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let title = context.say(key::HELP_TITLE);
        let height = (ctx.content_rect().height() - 190.0).max(160.0);
        let ((), dismissed) = modal(ctx, "help", &title, 1180.0, |ui| {
            let hint = context.say(key::HELP_HINT);
            let edit = egui::TextEdit::singleline(&mut self.typed).hint_text(&hint);
            text_field_ui(ui, context.palette, edit.desired_width(f32::INFINITY));
            ui.add_space(space::MEDIUM);
            let groups = groups(context, &Wanted::new(&self.typed));
            let scroll = egui::ScrollArea::vertical().auto_shrink(false).max_height(height);
            scroll.show(ui, |ui| {
                if groups.is_empty() {
                    let none = context.say(key::HELP_NONE);
                    ui.label(egui::RichText::new(none).color(context.palette.muted));
                }
                let count =
                    (ui.available_width() / Self::COLUMN).clamp(1.0, Self::COLUMNS) as usize;
                let columns = in_columns(groups, count);
                ui.spacing_mut().item_spacing.x = space::WIDE;
                ui.columns(count, |uis| {
                    for (ui, groups) in uis.iter_mut().zip(&columns) {
                        groups.iter().for_each(|group| group_ui(ui, context, group));
                    }
                });
            });
        });
        // The key that opened it closes it.
        let again =
            |input: &mut egui::InputState| input.consume_key(egui::Modifiers::NONE, egui::Key::F1);
        if dismissed || ctx.input_mut(again) { Answer::Closed } else { Answer::Open }
    }
}

/// Every action by the menu it is in, then the gestures of the mouse; of these, what is looked for.
fn groups(context: &Context, wanted: &Wanted) -> Vec<Group> {
    let mut groups: Vec<Group> = menu::groups()
        .into_iter()
        .map(|(title, actions)| {
            let rows = actions.into_iter().map(|action| {
                let keys = action.shortcuts().iter();
                let keys = keys.map(|&shortcut| shortcut_text(shortcut, context.words));
                (context.say(action.word()), keys.collect())
            });
            Group { title: context.say(title), rows: rows.collect() }
        })
        .collect();
    let gestures =
        GESTURES.iter().map(|(gesture, does)| (context.say(*does), vec![context.say(*gesture)]));
    groups.push(Group { title: context.say(key::HELP_MOUSE), rows: gestures.collect() });
    for group in &mut groups {
        let is_wanted = wanted.distance(&group.title).is_some();
        group.rows.retain(|(does, keys)| {
            is_wanted || wanted.distance(&format!("{does} {}", keys.join(" "))).is_some()
        });
    }
    groups.retain(|group| !group.rows.is_empty());
    groups
}

/// The groups in order, in columns of about the same length.
fn in_columns(groups: Vec<Group>, count: usize) -> Vec<Vec<Group>> {
    /// A title with the space around it takes so many rows.
    const TITLE: usize = 2;
    let length = |group: &Group| group.rows.len() + TITLE;
    let whole: usize = groups.iter().map(length).sum();
    let mut columns: Vec<Vec<Group>> = (0..count).map(|_| Vec::new()).collect();
    let mut before = 0;
    for group in groups {
        // A group stands where its middle falls.
        let middle = before + length(&group) / 2;
        before += length(&group);
        columns[(middle * count / whole.max(1)).min(count - 1)].push(group);
    }
    columns
}

fn group_ui(ui: &mut egui::Ui, context: &Context, group: &Group) {
    let palette = context.palette;
    ui.spacing_mut().item_spacing = egui::vec2(space::SMALL, space::TIGHT);
    ui.label(egui::RichText::new(&group.title).strong().color(palette.accent));
    for (does, keys) in &group.rows {
        row_ui(ui, context, does, keys);
    }
    ui.add_space(space::MEDIUM);
}

/// What is done at the left, how at the right. Nothing is cut: what is done takes several rows beside
/// short keys, and stands above long ones.
fn row_ui(ui: &mut egui::Ui, context: &Context, does: &str, keys: &[String]) {
    let small = egui::TextStyle::Small.resolve(ui.style());
    let width = |keys: &String| {
        let laid = ui.painter().layout_no_wrap(keys.clone(), small.clone(), egui::Color32::WHITE);
        laid.size().x + 2.0 * KEY_MARGIN + space::SMALL
    };
    let room = ui.available_width() - keys.iter().map(width).sum::<f32>();
    if room < LEAST_WORDS {
        ui.add(egui::Label::new(does).wrap());
        ui.horizontal_wrapped(|ui| keys.iter().for_each(|keys| key_ui(ui, context, keys)));
        return;
    }
    ui.horizontal(|ui| {
        let layout = egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(true);
        ui.allocate_ui_with_layout(egui::vec2(room, MIN_TARGET), layout, |ui| {
            ui.set_min_width(room);
            ui.label(does);
        });
        ui.spacing_mut().item_spacing.x = space::SMALL;
        keys.iter().for_each(|keys| key_ui(ui, context, keys));
    });
}

fn key_ui(ui: &mut egui::Ui, context: &Context, keys: &str) {
    let frame = egui::Frame::new()
        .fill(context.palette.control)
        .corner_radius(RADIUS)
        .inner_margin(egui::Margin::symmetric(KEY_MARGIN as i8, 1));
    frame.show(ui, |ui| ui.label(egui::RichText::new(keys).small()));
}
