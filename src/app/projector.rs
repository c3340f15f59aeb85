//! The chart as a room looks at it: nothing around it but its name, and the counters of the movements in
//! large figures. Whatever can be edited on the chart can be edited here.

use egui::text::LayoutJob;
use egui::{
    Align, Color32, CornerRadius, Id, LayerId, Layout, Order, RichText, Sense, Stroke, vec2,
};

use super::kit::tokens::{self, MIN_TARGET, Palette, space, text};
use super::kit::{fonts, icons};
use super::panels::{Context, tabs};
use crate::compare::Ledger;
use crate::editor::{Action, Command, Document};
use crate::model::brief;
use crate::scene::Weight;
use crate::words::{MessageKey, key};

/// How much larger everything is than in the window.
pub const SCALE: f32 = 1.5;
/// No larger than leaves so many logical pixels across.
pub const LEAST_WIDTH: f32 = 640.0;

const HEAD_HEIGHT: f32 = 34.0;
const COUNTER_HEIGHT: f32 = 84.0;

/// The smallest letters of a counter's name.
const NAME_MIN: f32 = text::SMALL - 2.0;

/// Around the pointer, so that a room sees where it is.
const RING_RADIUS: f32 = 18.0;
/// How much of what is out of the light is hidden.
const VEIL: f32 = 0.8;

/// Above the chart: its name, how it is looked at, the way out.
pub fn head_ui(ui: &mut egui::Ui, context: &mut Context) {
    let Some(document) = context.editor.document() else { return };
    let Some(chart) = document.chart() else { return };
    ui.horizontal(|ui| {
        ui.set_min_height(HEAD_HEIGHT);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            context.action_button(ui, Action::ToggleProjector);
            tool_ui(ui, context, icons::SPOTLIGHT, Action::ToggleSpotlight);
            ui.separator();
            if document.compared().is_some() {
                tabs::views_ui(ui, context);
                ui.separator();
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let label = brief(&chart.fields.label);
                let name = RichText::new(label.as_ref()).heading();
                ui.add(egui::Label::new(name).truncate()).on_hover_text(label.as_ref());
                if let Some(names) = document.compared_names() {
                    ui.add_space(space::SMALL);
                    let names = brief(&context.words.say(&names)).into_owned();
                    let text = RichText::new(&names).color(context.palette.muted);
                    ui.add(egui::Label::new(text).truncate()).on_hover_text(&names);
                }
            });
        });
    });
}

/// An icon that is pressed in while its action is in force.
fn tool_ui(ui: &mut egui::Ui, context: &mut Context, icon: &str, action: Action) {
    let chosen = context.ticked.contains(&action);
    let label = context.say(action.word());
    let button = egui::Button::selectable(chosen, icons::rich(icon))
        .min_size(egui::Vec2::splat(MIN_TARGET + space::TIGHT));
    let enabled = context.editor.is_enabled(action);
    let response = ui.add_enabled(enabled, button).on_hover_text(context.action_tip(action));
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::WidgetType::Button, enabled, chosen, &label)
    });
    if response.clicked() {
        context.ask(Command::Act(action));
    }
}

/// A figure with its name below.
struct Counter {
    name: String,
    figure: String,
    color: Color32,
}

/// Below the chart: what became of the posts since the chart it is compared with; else what there is.
pub fn counters_ui(ui: &mut egui::Ui, context: &Context) {
    let Some(document) = context.editor.document() else { return };
    let counters = match document.compared().zip(document.ledger()) {
        Some((_, ledger)) => of_movements(context, ledger),
        None => of_chart(context, document),
    };
    ui.columns(counters.len().max(1), |columns| {
        let Some(first) = columns.first() else { return };
        let size = known_name_size(first, &counters);
        for (ui, counter) in columns.iter_mut().zip(&counters) {
            counter_ui(ui, context.palette, counter, size);
        }
    });
}

/// What the size of the counters' names hangs on.
#[derive(Clone, PartialEq)]
struct NameKey {
    names: Vec<String>,
    width: f32,
    pixels_per_point: f32,
}

/// [`name_size`], found anew only for other counters or another width.
fn known_name_size(ui: &egui::Ui, counters: &[Counter]) -> f32 {
    let key = NameKey {
        names: counters.iter().map(|it| it.name.clone()).collect(),
        width: ui.available_width(),
        pixels_per_point: ui.pixels_per_point(),
    };
    let id = Id::new("size of the counters' names");
    if let Some((known, size)) = ui.data(|data| data.get_temp::<(NameKey, f32)>(id))
        && known == key
    {
        return size;
    }
    let size = name_size(ui, counters);
    ui.data_mut(|data| data.insert_temp(id, (key, size)));
    size
}

/// The largest size of letters at which each name stands whole below its figure, in a column as wide as
/// that of `ui`: one size for all, so that none seems to matter more.
fn name_size(ui: &egui::Ui, counters: &[Counter]) -> f32 {
    let width = ui.available_width() - space::TIGHT;
    let painter = ui.painter();
    let figure = fonts::font(Weight::SemiBold, text::DISPLAY);
    let figure = painter.layout_no_wrap("0".to_owned(), figure, Color32::WHITE).size().y;
    let fits = |size: f32| {
        let font = fonts::font(Weight::Regular, size);
        counters.iter().all(|counter| {
            let laid = |text: &str, width| {
                painter.layout(text.to_owned(), font.clone(), Color32::WHITE, width).size()
            };
            let words = counter.name.split(' ').map(|word| laid(word, f32::INFINITY).x);
            laid(&counter.name, width).y <= COUNTER_HEIGHT - space::HAIR - figure
                && words.fold(0.0, f32::max) <= width
        })
    };
    let mut size = text::BODY;
    while size > NAME_MIN && !fits(size) {
        size -= 0.5;
    }
    size
}

fn counter_ui(ui: &mut egui::Ui, palette: &Palette, counter: &Counter, name_size: f32) {
    let size = vec2(ui.available_width(), COUNTER_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| {
        let label = format!("{} {}", counter.name, counter.figure);
        egui::WidgetInfo::labeled(egui::WidgetType::Label, true, label)
    });
    let painter = ui.painter();
    let fitted = |text: &str, weight, size: f32, color| {
        let galley = painter.layout_no_wrap(text.to_owned(), fonts::font(weight, size), color);
        let share = (rect.width() - space::TIGHT) / galley.size().x.max(1.0);
        if share >= 1.0 {
            return galley;
        }
        // A long word grows narrower rather than being cut.
        let font = fonts::font(weight, (size * share).floor().max(NAME_MIN));
        painter.layout_no_wrap(text.to_owned(), font, color)
    };
    let figure = fitted(&counter.figure, Weight::SemiBold, text::DISPLAY, counter.color);
    let left = rect.center().x - figure.size().x / 2.0;
    let below = rect.top() + space::HAIR + figure.size().y;
    painter.galley(egui::pos2(left, rect.top() + space::HAIR), figure, counter.color);
    // A long name takes two lines.
    let font = fonts::font(Weight::Regular, name_size);
    let width = rect.width() - space::TIGHT;
    let mut job = LayoutJob::simple(counter.name.clone(), font, palette.muted, width);
    job.halign = Align::Center;
    let name = painter.layout_job(job);
    painter.galley(egui::pos2(rect.center().x, below), name, palette.muted);
}

fn of_movements(context: &Context, ledger: &Ledger) -> Vec<Counter> {
    let palette = context.palette;
    let counter = |name: MessageKey, count: usize| Counter {
        name: context.say(name),
        figure: context.words.number(count),
        color: if count == 0 { palette.muted } else { palette.text },
    };
    let ends = [
        counter(key::PROJECTOR_BEFORE, ledger.total.source.posts as usize),
        counter(key::PROJECTOR_AFTER, ledger.total.target.posts as usize),
    ];
    let told = ledger.counters.iter().filter(|it| it.is_told()).map(|it| {
        let counted = counter(it.counter.word(), it.count);
        if it.is_alarm() {
            let figure = format!("{} {}", icons::OVER, counted.figure);
            return Counter { figure, color: palette.danger, ..counted };
        }
        counted
    });
    ends.into_iter().chain(told).collect()
}

fn of_chart(context: &Context, document: &Document) -> Vec<Counter> {
    let Some(counts) = document.chart_counts() else { return Vec::new() };
    let color = context.palette.text;
    let total = counts.chart();
    let mut counters = vec![Counter {
        name: context.say(key::FIGURE_TOTAL),
        figure: tabs::headcount(context.words, total.total.posts, total.ceiling),
        color,
    }];
    for (category, posts) in total.total.categories(&document.project().lists) {
        let name = if category.is_empty() {
            context.say(key::NO_CATEGORY)
        } else {
            brief(category).into_owned()
        };
        counters.push(Counter { name, figure: context.words.number(posts), color });
    }
    let figure = context.words.decimal(total.total.fte);
    counters.push(Counter { name: context.say(key::FIGURE_FTE), figure, color });
    counters
}

/// A ring around the pointer, over everything.
pub fn pointer_ui(ctx: &egui::Context, palette: &Palette) {
    let Some(at) = ctx.input(|input| input.pointer.hover_pos()) else { return };
    let painter = ctx.layer_painter(LayerId::new(Order::Tooltip, Id::new("ring of the pointer")));
    let wash = palette.danger.gamma_multiply(0.16);
    // Seen on any ground: a ring of the other tone around it.
    painter.circle_stroke(at, RING_RADIUS, Stroke::new(6.0, palette.on_signal));
    painter.circle(at, RING_RADIUS, wash, Stroke::new(3.0, palette.danger));
}

/// Veils what stands out of the light, in `room`.
pub fn spotlight_ui(ui: &egui::Ui, palette: &Palette, room: egui::Rect, unlit: &[egui::Rect]) {
    let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
    let veil = palette.canvas.gamma_multiply(VEIL);
    for rect in unlit.iter().filter(|rect| rect.intersects(room)) {
        painter.rect_filled(rect.expand(1.0), CornerRadius::same(tokens::RADIUS), veil);
    }
}
