//! The balances of a ledger: per perimeter, per Pôle, per category and per unit; and what totals hide.

use super::{Compared, Context};
use crate::app::kit::{icons, tokens};
use crate::compare::{Balance, Cancelling, Scope, Side};
use crate::model::{Tally, brief};
use crate::words::{Message, key, message};

pub fn balance_ui(ui: &mut egui::Ui, context: &Context, compared: &Compared) {
    let ledger = compared.ledger;
    let title = context.say(key::MOVEMENTS_BALANCE);
    egui::CollapsingHeader::new(title).id_salt("balance").show(ui, |ui| {
        let rows = |listed: &[(usize, Balance)]| -> Vec<(String, Balance)> {
            let name =
                |(row, balance): &(usize, Balance)| (unit_name(compared, *row), balance.clone());
            listed.iter().map(name).collect()
        };
        table_ui(ui, context, By::Perimeter, &rows(&ledger.by_perimeter));
        table_ui(ui, context, By::Pole, &rows(&ledger.by_pole));
        let labels = compared.lists.categories.iter().map(|it| brief(&it.label).into_owned());
        let labels = labels.chain([context.say(key::NO_CATEGORY)]);
        let categories: Vec<_> = labels
            .zip(ledger.by_category.iter().cloned())
            .filter(|(_, balance)| balance.source.posts + balance.target.posts > 0)
            .collect();
        table_ui(ui, context, By::Category, &categories);
        let moved = |balance: &Balance| balance.source != balance.target || is_moved(balance);
        let units: Vec<_> = ledger
            .by_unit
            .iter()
            .enumerate()
            .filter(|(_, balance)| moved(balance))
            .map(|(row, balance)| (unit_name(compared, row), balance.clone()))
            .collect();
        table_ui(ui, context, By::Unit, &units);
    });
}

/// Whether posts came or went, though as many may stand there after as before.
fn is_moved(balance: &Balance) -> bool {
    let Balance { arrivals, departures, created, suppressed, placed, unplaced, .. } = balance;
    let Balance { carried_in, carried_out, .. } = balance;
    let tallies =
        [arrivals, departures, carried_in, carried_out, created, suppressed, placed, unplaced];
    tallies.iter().any(|tally| tally.posts > 0)
}

/// The name that a unit of the ledger has, the later one first.
pub fn unit_name(compared: &Compared, row: usize) -> String {
    let entry = &compared.ledger.units[row];
    let at = |side: Side| entry.at(side).map(|key| &compared.chart(side).unit(key).fields.name);
    let name = at(Side::To).or(at(Side::From));
    name.map(|name| brief(name).into_owned()).unwrap_or_default()
}

/// What the rows of a table are.
#[derive(Clone, Copy)]
enum By {
    Perimeter,
    Pole,
    Category,
    Unit,
}

fn table_ui(ui: &mut egui::Ui, context: &Context, by: By, rows: &[(String, Balance)]) {
    if rows.is_empty() {
        return;
    }
    ui.add_space(tokens::space::SMALL);
    let figure_width = 34.0;
    let spacing = ui.spacing().item_spacing.x;
    let name_width = (ui.available_width() - 4.0 * (figure_width + spacing)).max(60.0);
    let muted = context.palette.muted;
    let row_ui = |ui: &mut egui::Ui, name: &str, figures: [String; 4], color: egui::Color32| {
        ui.horizontal(|ui| {
            let size = egui::vec2(name_width, tokens::MIN_TARGET);
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            ui.allocate_ui_with_layout(size, layout, |ui| {
                ui.set_min_width(name_width);
                let label = egui::Label::new(egui::RichText::new(name).color(color)).truncate();
                ui.add(label).on_hover_text(name);
            });
            for figure in figures {
                let size = egui::vec2(figure_width, tokens::MIN_TARGET);
                let layout = egui::Layout::right_to_left(egui::Align::Center);
                ui.allocate_ui_with_layout(size, layout, |ui| {
                    ui.set_min_width(figure_width);
                    ui.label(egui::RichText::new(figure).color(color));
                });
            }
        });
    };
    let heads = [key::BALANCE_SOURCE, key::BALANCE_LESS, key::BALANCE_MORE, key::BALANCE_TARGET];
    let title = match by {
        By::Perimeter => key::MOVEMENTS_BY_PERIMETER,
        By::Pole => key::MOVEMENTS_BY_POLE,
        By::Category => key::MOVEMENTS_BY_CATEGORY,
        By::Unit => key::MOVEMENTS_BY_UNIT,
    };
    row_ui(ui, &context.say(title), heads.map(|key| context.say(key)), muted);
    ui.separator();
    for (name, balance) in rows {
        // A post that changes its category stays in its unit, and leaves only its category.
        let (changed_from, changed_to) = match by {
            By::Category => (balance.changed_from.posts, balance.changed_to.posts),
            By::Perimeter | By::Pole | By::Unit => (0, 0),
        };
        let sum = |tallies: [&Tally; 4]| tallies.iter().map(|tally| tally.posts).sum::<u32>();
        let less = sum([
            &balance.departures,
            &balance.carried_out,
            &balance.suppressed,
            &balance.unplaced,
        ]);
        let more = sum([&balance.arrivals, &balance.carried_in, &balance.created, &balance.placed]);
        let (less, more) = (less + changed_from, more + changed_to);
        let number = |posts: u32| context.words.number(posts);
        let figures = [
            number(balance.source.posts),
            if less > 0 { format!("−{}", number(less)) } else { "·".to_owned() },
            if more > 0 { format!("+{}", number(more)) } else { "·".to_owned() },
            number(balance.target.posts),
        ];
        row_ui(ui, name, figures, context.palette.text);
    }
}

/// The unexplained changes that totals hide, in words.
pub fn cancelling_ui(ui: &mut egui::Ui, context: &Context, compared: &Compared) {
    // What cancels within a unit also cancels around it: the narrowest says it.
    for cancelling in &compared.ledger.cancelling {
        ui.horizontal_wrapped(|ui| {
            ui.label(icons::rich(icons::WARNING).color(context.palette.danger));
            let text = context.words.say(&cancelling_message(context, compared, cancelling));
            ui.label(egui::RichText::new(text).color(context.palette.danger));
        });
    }
}

fn cancelling_message(context: &Context, compared: &Compared, it: &Cancelling) -> Message {
    let category = it.category.as_ref().and_then(|id| compared.lists.category(id));
    let category = match category {
        Some(category) => brief(&category.label).into_owned(),
        None => context.say(key::NO_CATEGORY),
    };
    let posts = it.posts;
    match it.scope {
        Scope::Whole => message!(key::MOVEMENTS_CANCELLING_WHOLE, category, posts),
        Scope::Unit | Scope::Perimeter | Scope::Pole => {
            let unit = unit_name(compared, it.unit);
            message!(key::MOVEMENTS_CANCELLING, category, posts, unit)
        }
    }
}
