//! The bar at the bottom: the headcount of the chart in front, live.
//!
//! Where there is not room for all, what matters less is said shorter first, then not at all; the whole of
//! it is in the tooltip.

use egui::{Align, Color32, FontId, Label, Layout, RichText, TextStyle};

use super::Context;
use super::find::filter_text;
use crate::app::kit::{icons, tokens};
use crate::compare::{Counter, Movement};
use crate::editor::{Action, Command, Document};
use crate::model::{Chart, Counts, UnitKey, brief, missing_ceilings};
use crate::words::{Locale, MessageKey, arg, key, message};

/// In the order in which room is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gives {
    Poles,
    /// The names of units without a figure, and of those that have too many posts.
    Units,
    WorkingTime,
    /// What ceilings are called.
    Ceilings,
    /// The names of the charts compared are cut.
    Pair,
    /// What movements are called.
    Movements,
    Categories,
    Missing,
    Ceiling,
    /// Of the names of the charts compared, little more than their beginnings stays.
    Names,
    Changes,
}

impl Gives {
    const ALL: [Self; 11] = [
        Self::Poles,
        Self::Units,
        Self::WorkingTime,
        Self::Ceilings,
        Self::Pair,
        Self::Movements,
        Self::Categories,
        Self::Missing,
        Self::Ceiling,
        Self::Names,
        Self::Changes,
    ];
}

/// One thing that is said.
struct StatusText {
    full: String,
    /// What takes its place when room is made; nothing where it goes.
    shorter: Vec<(Gives, Option<String>)>,
    color: Color32,
    /// What more there is to know of it.
    hint: Option<String>,
}

impl StatusText {
    fn new(full: String, color: Color32) -> Self {
        Self { full: brief(&full).into_owned(), shorter: Vec::new(), color, hint: None }
    }

    fn or(mut self, gives: Gives, shorter: Option<String>) -> Self {
        self.shorter.push((gives, shorter));
        self
    }

    /// How it is said once room was made by all of `given`.
    fn form(&self, given: &[Gives]) -> Option<&str> {
        let last = self.shorter.iter().rfind(|(gives, _)| given.contains(gives));
        last.map_or(Some(&self.full), |(_, shorter)| shorter.as_deref())
    }
}

pub fn status_ui(ui: &mut egui::Ui, context: &mut Context) {
    let Some(document) = context.editor.document() else { return };
    let (Some(chart), Some(counts)) = (document.chart(), document.chart_counts()) else { return };
    // The right is laid out first: the left has what room is then left over, and ends before it.
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_height(26.0);
        filter_ui(ui, context, document);
        selection_ui(ui, context, document);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.shrink_clip_rect(ui.max_rect());
            said_ui(ui, &said(context, document, chart, counts));
        });
    });
}

/// Says all, each as fully as there is room for.
fn said_ui(ui: &mut egui::Ui, said: &[StatusText]) {
    let font = TextStyle::Body.resolve(ui.style());
    let between = 6.0 + 2.0 * ui.spacing().item_spacing.x;
    let mut given = 0;
    while given < Gives::ALL.len()
        && width(ui, &font, between, said, &Gives::ALL[..given]) > ui.available_width()
    {
        given += 1;
    }
    let given = &Gives::ALL[..given];
    let whole: Vec<&str> = said.iter().map(|it| it.full.as_str()).collect();
    let whole = whole.join("\n");
    let mut is_first = true;
    for it in said {
        let Some(form) = it.form(given) else { continue };
        if !std::mem::take(&mut is_first) {
            ui.separator();
        }
        let response = ui.add(Label::new(RichText::new(form).color(it.color)).truncate());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::WidgetType::Label, true, it.full.as_str())
        });
        response.on_hover_text(it.hint.as_deref().unwrap_or(&whole));
    }
}

fn width(ui: &egui::Ui, font: &FontId, between: f32, said: &[StatusText], given: &[Gives]) -> f32 {
    let forms = said.iter().filter_map(|it| it.form(given));
    let laid = |form: &str| {
        ui.painter().layout_no_wrap(form.to_owned(), font.clone(), Color32::WHITE).size().x
    };
    forms.map(|form| laid(form) + between).sum::<f32>() - between
}

/// All that there is to say, from the left.
fn said(context: &Context, document: &Document, chart: &Chart, counts: &Counts) -> Vec<StatusText> {
    let palette = context.palette;
    let total = counts.chart();
    let plain = |text: String| StatusText::new(text, palette.text);
    let mut lines = vec![plain(context.say_count(key::STATUS_POSTS, total.total.posts as usize))];
    for (category, count) in total.total.categories(&document.project().lists) {
        let name =
            if category.is_empty() { context.say(key::NO_CATEGORY) } else { category.to_owned() };
        lines.push(
            plain(format!("{} {name}", context.words.number(count))).or(Gives::Categories, None),
        );
    }
    lines.push(plain(fte(context, total.total.fte)).or(Gives::WorkingTime, None));
    let benched = chart.unit(chart.bench()).posts().len();
    if benched > 0 {
        let text = format!("{} {}", icons::OVER, context.say_count(key::STATUS_BENCH, benched));
        let hint = Some(context.say(key::STATUS_BENCH_HINT));
        lines.push(StatusText { hint, ..StatusText::new(text, palette.warning) });
    }
    lines.extend(ceilings(context, chart, counts));
    lines.extend(excess(context, chart, counts));
    lines.extend(poles(context, document, chart, counts));
    lines.extend(movements(context, document));
    lines
}

/// Of each of two names, where room was made, and where more room was.
const NAME_SHORT: usize = 10;
const NAME_SHORTEST: usize = 3;

/// "Source → Cible : 4 transférés · 2 créés": the counters of what has changed, as everywhere else. No figure
/// is said without what it is of.
fn movements(context: &Context, document: &Document) -> Option<StatusText> {
    let (names, ledger) = document.compared_names().zip(document.ledger())?;
    let names = context.words.say(&names);
    let [cut, least] = [NAME_SHORT, NAME_SHORTEST]
        .map(|most| document.compared_names_in(most).map(|it| context.words.say(&it)));
    let named = |names: &Option<String>, said: &str| {
        context.words.named(names.as_deref().unwrap_or_default(), said)
    };
    let color = context.palette.text;
    let changes: Vec<_> =
        ledger.counters.iter().filter(|it| it.is_change() || it.is_alarm()).collect();
    if changes.is_empty() {
        let none = context.say(key::STATUS_NO_CHANGE);
        let status = StatusText::new(context.words.named(&names, none.as_str()), color);
        let status = status.or(Gives::Pair, Some(named(&cut, &none)));
        return Some(status.or(Gives::Names, Some(named(&least, &none))));
    }
    let listed = |word: fn(Counter) -> MessageKey<(arg::count,)>| {
        let parts = changes.iter().map(|it| context.say_count(word(it.counter), it.count));
        parts.collect::<Vec<_>>().join(" · ")
    };
    let (full, short) = (listed(Counter::counted_word), listed(short_word));
    // What is still to be done stays to the last.
    let alarms: Vec<String> = changes
        .iter()
        .filter(|it| it.is_alarm())
        .map(|it| context.say_count(short_word(it.counter), it.count))
        .collect();
    let alarms = (!alarms.is_empty()).then(|| format!("{} {}", icons::OVER, alarms.join(" · ")));
    let shown = StatusText::new(context.words.named(&names, full.as_str()), color);
    let shown = shown.or(Gives::Pair, Some(named(&cut, &full)));
    let shown = shown.or(Gives::Movements, Some(named(&cut, &short)));
    let shown = shown.or(Gives::Names, Some(named(&least, &short)));
    Some(shown.or(Gives::Changes, alarms.map(|alarms| named(&cut, &alarms))))
}

/// The key of a counter's shortest name after its `count`.
fn short_word(counter: Counter) -> MessageKey<(arg::count,)> {
    match counter {
        Counter::Movement(movement) => match movement {
            Movement::Kept => key::SHORT_KEPT,
            Movement::Retitled => key::SHORT_RETITLED,
            Movement::Transferred => key::SHORT_TRANSFERRED,
            Movement::Transformed => key::SHORT_TRANSFORMED,
            Movement::TransferredAndTransformed => key::SHORT_TRANSFERRED_AND_TRANSFORMED,
            Movement::Created => key::SHORT_CREATED,
            Movement::Suppressed => key::SHORT_SUPPRESSED,
            Movement::Unplaced => key::COUNTED_UNPLACED,
        },
        Counter::Placed => key::COUNTED_PLACED,
        Counter::WorkingTime => key::SHORT_WORKING_TIME,
        Counter::Vacancies => key::SHORT_VACANCIES,
        Counter::Unexplained => key::SHORT_UNEXPLAINED,
        Counter::UnitsUnexplained => key::SHORT_UNEXPLAINED_UNITS,
    }
}

/// "105 ETP", "104,5 ETP".
pub fn fte(context: &Context, hundredths: u64) -> String {
    let text = context.words.decimal(hundredths);
    context.words.say(&message!(key::FTE, fte = text))
}

/// "Postes autorisés : 45", and the units that lack a figure, if there are any.
pub fn ceiling_texts(words: Locale, chart: &Chart, counts: &Counts) -> (String, Option<String>) {
    let ceiling = counts.chart().ceiling;
    let text = match ceiling.posts {
        Some(posts) => words.say(&message!(key::STATUS_CEILING, posts)),
        None => words.get(key::STATUS_NO_CEILING),
    };
    let missing = (ceiling.missing > 0).then(|| {
        let names: Vec<_> = missing_ceilings(chart, chart.root())
            .into_iter()
            .map(|unit| chart.unit(unit).fields.name.as_str())
            .collect();
        words.say(&message!(key::STATUS_MISSING_CEILINGS, units = names.join(", ")))
    });
    (text, missing)
}

/// The ceiling of the whole, and which units lack one.
fn ceilings(context: &Context, chart: &Chart, counts: &Counts) -> Vec<StatusText> {
    let (full, missing) = ceiling_texts(context.words, chart, counts);
    let ceiling = counts.chart().ceiling;
    let short = match ceiling.posts {
        Some(posts) => {
            let short = message!(key::STATUS_CEILING_SHORT, posts);
            Some(context.words.say(&short))
        }
        None => None,
    };
    let status = StatusText::new(full, context.palette.text);
    let mut all = vec![status.or(Gives::Ceilings, short).or(Gives::Ceiling, None)];
    if let Some(missing) = missing {
        let count = context.say_count(key::STATUS_MISSING_COUNT, ceiling.missing as usize);
        let status = StatusText::new(missing, context.palette.muted);
        all.push(status.or(Gives::Units, Some(count)).or(Gives::Missing, None));
    }
    all
}

/// The total of each Pôle, where the chart has several or one that is not its root.
fn poles(
    context: &Context,
    document: &Document,
    chart: &Chart,
    counts: &Counts,
) -> impl Iterator<Item = StatusText> {
    let lists = &document.project().lists;
    let is_pole =
        |unit: UnitKey| lists.kind(&chart.unit(unit).fields.kind).is_some_and(|kind| kind.is_pole);
    let mut poles: Vec<UnitKey> = chart.units_in_order().filter(|&unit| is_pole(unit)).collect();
    if poles == [chart.root()] {
        poles.clear();
    }
    poles.into_iter().map(move |pole| {
        let name = brief(&chart.unit(pole).fields.name);
        let text = context.words.named(&name, context.words.number(counts.unit(pole).total.posts));
        StatusText::new(text, context.palette.text).or(Gives::Poles, None)
    })
}

/// The units that have more posts than are authorised.
fn excess(context: &Context, chart: &Chart, counts: &Counts) -> Option<StatusText> {
    let over: Vec<String> = chart
        .units_in_order()
        .filter_map(|key| {
            let unit = chart.unit(key);
            let count = counts.unit(key);
            count.excess(unit.fields.authorised)?;
            let (posts, authorised) = (count.perimeter?, unit.fields.authorised.posts()?);
            let figure = context.words.headcount(posts, Some(authorised), true);
            Some(context.words.named(&brief(&unit.fields.name), figure))
        })
        .collect();
    if over.is_empty() {
        return None;
    }
    let text = context.words.say(&message!(key::STATUS_EXCESS, units = over.join(", ")));
    let text = format!("{} {text}", icons::OVER);
    let short = context.say_count(key::STATUS_EXCESS_COUNT, over.len());
    let short = format!("{} {short}", icons::OVER);
    Some(StatusText::new(text, context.palette.danger).or(Gives::Units, Some(short)))
}

/// How many posts the filter leaves, and the way out of it.
fn filter_ui(ui: &mut egui::Ui, context: &mut Context, document: &Document) {
    let Some(text) = filter_text(context, document, key::STATUS_FILTER) else { return };
    let clear = context.say(Action::ClearFilter.word());
    let close = egui::Button::new(icons::rich(icons::CLOSE))
        .frame_when_inactive(false)
        .min_size(egui::Vec2::splat(tokens::MIN_TARGET));
    let response = ui.add(close).on_hover_text(&clear);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &clear));
    if response.clicked() {
        context.ask(Command::Act(Action::ClearFilter));
    }
    let color = context.palette.accent;
    let label = egui::RichText::new(text).color(color).strong();
    let button = egui::Button::new(label).frame_when_inactive(false);
    if ui.add(button).on_hover_text(context.say(Action::Find.word())).clicked() {
        context.ask(Command::Act(Action::Find));
    }
    ui.separator();
}

fn selection_ui(ui: &mut egui::Ui, context: &mut Context, document: &Document) {
    let selection = document.selection();
    if selection.posts.len() > 1 {
        ui.label(context.say_count(key::STATUS_SELECTED_POSTS, selection.posts.len()));
        ui.separator();
    }
}
