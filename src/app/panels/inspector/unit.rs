//! The fields and figures of the selected unit.

use super::draft::Drafts;
use super::form::{Mixed, choice_ui, field_ui, figure_ui, reason_ui, tally_ui};
use crate::app::kit::{icons, tokens};
use crate::app::panels::{Context, look};
use crate::editor::{Action, ChangeCommand, Command, Document, TextField, UnitChange, UnitCommand};
use crate::model::{Authorised, Chart, Unit, UnitId, brief, full_name};
use crate::words::key;

pub fn unit_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    drafts: &mut Drafts,
    document: &Document,
    chart: &Chart,
    id: &UnitId,
) {
    let Some(key) = chart.unit_key(id) else { return };
    let unit = chart.unit(key);
    ui.heading(brief(&full_name(&document.project().lists, &unit.fields)));
    let place = chart.path(key).into_iter().rev().skip(1).map(|key| &chart.unit(key).fields.name);
    let place: Vec<&str> = place.map(String::as_str).collect();
    let place = place.join(" · ");
    if !place.is_empty() {
        ui.label(egui::RichText::new(brief(&place)).color(context.palette.muted));
    }
    figures_ui(ui, context, document, chart, id);

    field_ui(ui, context, key::FIELD_NAME, |ui, context| {
        drafts.text_ui(ui, TextField::UnitName, &unit.fields.name, "", context)
    });
    kind_ui(ui, context, document, chart, std::slice::from_ref(id));
    authorised_ui(ui, context, drafts, chart, id);
    arrangement_ui(ui, context, document, chart, id);
    reason_ui(ui, context, drafts, document);
    field_ui(ui, context, key::FIELD_NOTE, |ui, context| {
        drafts.text_ui(ui, TextField::UnitNote, &unit.fields.note, "", context)
    });
    ui.add_space(tokens::space::MEDIUM);
    ui.horizontal(|ui| {
        context.action_button(ui, Action::AddPost);
        context.action_button(ui, Action::AddUnit);
        context.action_button(ui, Action::FoldBranch);
        context.action_button(ui, Action::MergeUnits);
        context.action_button(ui, Action::SplitUnit);
        if key != chart.root() {
            context.action_button(ui, Action::Duplicate);
            context.action_button(ui, Action::Delete);
        }
    });
}

/// How the units below it stand: of the look, not of the project.
fn arrangement_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    document: &Document,
    chart: &Chart,
    id: &UnitId,
) {
    if chart.unit_by_id(id).is_none_or(|unit| unit.children().is_empty()) {
        return;
    }
    let now = document.look(&chart.id).arrangements.get(id).copied();
    let entries = look::arrangements().map(|(value, key)| (value, context.say(key)));
    let mut chosen = None;
    field_ui(ui, context, key::FIELD_ARRANGEMENT, |ui, _| {
        let current = Mixed::Same(Some(now));
        let (response, choice) =
            choice_ui(ui, key::FIELD_ARRANGEMENT, current, None, String::new(), &entries);
        chosen = choice.flatten();
        response
    });
    if let Some(arrangement) = chosen {
        look::arrange(context, id, arrangement);
    }
}

/// The kind of units: in the inspector, and where one looks.
pub fn kind_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    document: &Document,
    chart: &Chart,
    ids: &[UnitId],
) {
    let units: Vec<&Unit> = ids.iter().filter_map(|id| chart.unit_by_id(id)).collect();
    if units.is_empty() {
        return;
    }
    let kinds = &document.project().lists.kinds;
    let entries: Vec<_> = kinds.iter().map(|it| (it.id.clone(), it.label.clone())).collect();
    let current = Mixed::of(units.iter().map(|unit| Some(unit.fields.kind.clone())));
    let several = context.say(key::SEVERAL_VALUES);
    let mut chosen = None;
    field_ui(ui, context, key::FIELD_KIND, |ui, _| {
        let (response, choice) = choice_ui(ui, key::FIELD_KIND, current, None, several, &entries);
        chosen = choice.flatten();
        response
    });
    if let Some(kind) = chosen {
        context.ask(Command::Change(ChangeCommand::Units(UnitCommand::Set {
            chart: chart.id.clone(),
            units: ids.to_vec(),
            change: UnitChange::Kind(kind),
        })));
    }
}

fn figures_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    document: &Document,
    chart: &Chart,
    id: &UnitId,
) {
    let (Some(key), Some(counts)) = (chart.unit_key(id), document.chart_counts()) else { return };
    let count = counts.unit(key);
    let lists = &document.project().lists;
    ui.add_space(tokens::space::SMALL);
    if count.direct == count.total {
        figure_ui(ui, &context.say(key::FIGURE_OWN), &context.words.number(count.direct.posts));
    } else {
        tally_ui(ui, context, key::FIGURE_OWN, &count.direct, lists);
    }
    tally_ui(ui, context, key::FIGURE_TOTAL, &count.total, lists);
    figure_ui(ui, &context.say(key::FIGURE_FTE), &context.words.decimal(count.total.fte));
    if let (Some(perimeter), authorised @ Some(_)) =
        (count.perimeter, chart.unit(key).fields.authorised.posts())
    {
        let figure = context.words.headcount(perimeter, authorised, true);
        figure_ui(ui, &context.say(key::FIGURE_PERIMETER), &figure);
    }
    if let Some(excess) = count.excess(chart.unit(key).fields.authorised) {
        let text = context.say_count(key::FIGURE_EXCESS, excess as usize);
        let text = format!("{} {text}", icons::OVER);
        ui.label(egui::RichText::new(text).color(context.palette.danger));
    }
}

/// The three states of the printed ceiling, and its figure where there is one.
pub fn authorised_ui(
    ui: &mut egui::Ui,
    context: &mut Context,
    drafts: &mut Drafts,
    chart: &Chart,
    id: &UnitId,
) {
    let Some(unit) = chart.unit_by_id(id) else { return };
    let authorised = unit.fields.authorised;
    let is_root = unit.parent().is_none();
    let inherit = if is_root { key::AUTHORISED_NONE } else { key::AUTHORISED_INHERIT };
    let posts = authorised.posts().unwrap_or(0);
    let states = [
        (Authorised::Inherit, context.say(inherit)),
        (Authorised::NotPrinted, context.say(key::AUTHORISED_NOT_PRINTED)),
        (Authorised::Posts(posts), context.say(key::AUTHORISED_POSTS)),
    ];
    let mut chosen = None;
    field_ui(ui, context, key::FIELD_AUTHORISED, |ui, _| {
        let current = Mixed::Same(Some(authorised));
        let (response, choice) =
            choice_ui(ui, key::FIELD_AUTHORISED, current, None, String::new(), &states);
        chosen = choice.flatten();
        response
    });
    if let Some(mut choice) = chosen {
        // A ceiling begins at what is there.
        if let (Authorised::Posts(_), Some(document)) = (choice, context.editor.document()) {
            let key = chart.unit_key(id);
            let count = key.and_then(|key| Some(document.chart_counts()?.unit(key).total.posts));
            choice = Authorised::Posts(count.unwrap_or(0));
        }
        let change = UnitChange::Authorised(choice);
        let (chart, units) = (chart.id.clone(), vec![id.clone()]);
        context.ask(Command::Change(ChangeCommand::Units(UnitCommand::Set {
            chart,
            units,
            change,
        })));
    }
    if let Authorised::Posts(posts) = authorised {
        field_ui(ui, context, key::FIELD_AUTHORISED_POSTS, |ui, context| {
            drafts.text_ui(ui, TextField::Authorised, &posts.to_string(), "", context)
        });
    }
}
