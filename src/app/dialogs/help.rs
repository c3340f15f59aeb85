//! All that the keyboard and the mouse do, by group: made of the table of actions.

use super::{Answer, modal};
use crate::app::kit::field::text_field_ui;
use crate::app::kit::tokens::{MIN_TARGET, RADIUS, space};
use crate::app::panels::{Context, menu, shortcut_text};
use crate::model::Wanted;

/// What the mouse does: the gesture and what comes of it, by the keys of their words.
const GESTURES: [(&str, &str); 11] = [
    ("gesture-drag-post", "gesture-drag-post-does"),
    ("gesture-drag-line", "gesture-drag-line-does"),
    ("gesture-count", "gesture-count-does"),
    ("gesture-drag-unit", "gesture-drag-unit-does"),
    ("gesture-cancel", "gesture-cancel-does"),
    ("gesture-double-click", "gesture-double-click-does"),
    ("gesture-add", "gesture-add-does"),
    ("gesture-menu", "gesture-menu-does"),
    ("gesture-scroll", "gesture-scroll-does"),
    ("gesture-zoom", "gesture-zoom-does"),
    ("gesture-pan", "gesture-pan-does"),
];

#[derive(Default)]
pub struct HelpDialog {
    typed: String,
    is_open: bool,
}

/// Rows under one title.
struct Group {
    title: String,
    /// What is done, and by which keys or gesture.
    rows: Vec<(String, Vec<String>)>,
}

impl HelpDialog {
    const COLUMNS: usize = 3;

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let title = context.say("help-title");
        let height = (ctx.content_rect().height() - 190.0).max(160.0);
        let ((), dismissed) = modal(ctx, "help", &title, 1180.0, |ui| {
            let hint = context.say("help-hint");
            let edit = egui::TextEdit::singleline(&mut self.typed).hint_text(&hint);
            let response = text_field_ui(ui, context.palette, edit.desired_width(f32::INFINITY));
            if !std::mem::replace(&mut self.is_open, true) {
                response.request_focus();
            }
            ui.add_space(space::MEDIUM);
            let groups = groups(context, &Wanted::new(&self.typed));
            let scroll = egui::ScrollArea::vertical().auto_shrink(false).max_height(height);
            scroll.show(ui, |ui| {
                if groups.is_empty() {
                    let none = context.say("help-none");
                    ui.label(egui::RichText::new(none).color(context.palette.muted));
                }
                let columns = in_columns(groups, Self::COLUMNS);
                ui.spacing_mut().item_spacing.x = space::WIDE;
                ui.columns(Self::COLUMNS, |uis| {
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
        GESTURES.iter().map(|(gesture, does)| (context.say(does), vec![context.say(gesture)]));
    groups.push(Group { title: context.say("help-mouse"), rows: gestures.collect() });
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
        let row = egui::vec2(ui.available_width(), MIN_TARGET);
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.allocate_ui_with_layout(row, layout, |ui| {
            for keys in keys.iter().rev() {
                let frame = egui::Frame::new()
                    .fill(palette.control)
                    .corner_radius(RADIUS)
                    .inner_margin(egui::Margin::symmetric(6, 1));
                frame.show(ui, |ui| ui.label(egui::RichText::new(keys).small()));
            }
            let left = egui::Layout::left_to_right(egui::Align::Center);
            ui.with_layout(left, |ui| ui.add(egui::Label::new(does).truncate()));
        });
    }
    ui.add_space(space::MEDIUM);
}
