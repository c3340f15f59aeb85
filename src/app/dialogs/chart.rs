//! A chart's label, role, committee date and organisation.

use super::answer::Answer;
use super::frame::{buttons_ui, leave_button, main_button, modal};
use super::typed::Text;
use crate::app::kit::choice::{drop_down_ui, value_ui};
use crate::app::kit::field::text_field_ui;
use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::app::panels::long_text::long_text_ui;
use crate::editor::{ChangeCommand, ChartCommand, Command, Draft, Place};
use crate::model::{ChartFields, ChartId, Project, Role, brief};
use crate::words::{Locale, MessageKey, key, message};

/// The key of the name of the one field that is not of the chart.
const PROJECT_TITLE: MessageKey = key::FIELD_PROJECT_TITLE;

pub struct ChartDialog {
    chart: ChartId,
    fields: ChartFields,
    /// As typed: day, month, year.
    date: String,
    project_title: String,
    base: Option<String>,
}

impl ChartDialog {
    /// None if the project has no such chart.
    pub fn new(project: &Project, chart: &ChartId) -> Option<Self> {
        let found = project.chart(chart)?;
        let date = found.fields.date.map(|date| date.strftime("%d/%m/%Y").to_string());
        let base = found.fields.based_on.as_ref().and_then(|base| project.chart(base));
        Some(Self {
            chart: chart.clone(),
            fields: found.fields.clone(),
            date: date.unwrap_or_default(),
            project_title: project.title.clone(),
            base: base.map(|base| brief(&base.fields.label).into_owned()),
        })
    }

    /// The same, as somebody was writing it.
    pub fn resumed(self, fields: ChartFields, date: String, project_title: String) -> Self {
        Self { fields, date, project_title, ..self }
    }

    /// What was written and is not yet taken over.
    pub fn typed(&self, project: &Project) -> Option<Draft> {
        let before = Self::new(project, &self.chart)?;
        if (&self.fields, &self.date, &self.project_title)
            == (&before.fields, &before.date, &before.project_title)
        {
            return None;
        }
        let new: Vec<&str> = self.new_texts(&before).map(|(_, now)| now).collect();
        let place = Place::Chart {
            chart: self.chart.clone(),
            fields: Box::new(self.fields.clone()),
            date: self.date.clone(),
            project_title: self.project_title.clone(),
        };
        Some(Draft { place, text: new.join("\n") })
    }

    /// What was written, and the keys of the names of its fields.
    fn new_texts(&self, before: &Self) -> impl Iterator<Item = (MessageKey, &str)> {
        let texts = [
            (key::FIELD_LABEL, &self.fields.label, &before.fields.label),
            (key::FIELD_DATE, &self.date, &before.date),
            (key::FIELD_ORGANISATION, &self.fields.organisation, &before.fields.organisation),
            (PROJECT_TITLE, &self.project_title, &before.project_title),
        ];
        let new = texts.into_iter().filter(|(_, now, before)| now != before);
        new.map(|(word, now, _)| (word, now.as_str()))
    }

    /// The fields of `place` that are not as in `project`. None if `place` is another.
    pub fn written(project: &Project, place: &Place, words: Locale) -> Option<Vec<Text>> {
        let Place::Chart { chart, fields, date, project_title } = place else { return None };
        let before = Self::new(project, chart)?;
        let now = Self::new(project, chart)?;
        let now = now.resumed(*fields.clone(), date.clone(), project_title.clone());
        let role = (now.fields.role != before.fields.role).then_some(now.fields.role);
        let role = role.map(|role| (key::FIELD_ROLE, words.get(role_word(role))));
        let texts = now.new_texts(&before).map(|(word, text)| (word, text.to_owned()));
        let all = texts.chain(role);
        let text =
            |(word, text)| Text { field: words.get(word), of_place: word != PROJECT_TITLE, text };
        Some(all.map(text).collect())
    }

    pub fn ui(&mut self, ctx: &egui::Context, context: &mut Context) -> Answer {
        let title = context.say(key::CHART_TITLE);
        let date = parse_date(&self.date);
        let ((go, cancelled), dismissed) = modal(ctx, "chart", &title, 460.0, |ui| {
            text_ui(ui, context, key::FIELD_LABEL, &mut self.fields.label);
            label_ui(ui, context, key::FIELD_ROLE);
            let roles = [None, Some(Role::Source), Some(Role::Target), Some(Role::Variant)];
            drop_down_ui(
                ui,
                egui::ComboBox::from_id_salt("role")
                    .width(ui.available_width())
                    .selected_text(context.say(role_word(self.fields.role))),
                |ui| {
                    for role in roles {
                        let name = context.say(role_word(role));
                        value_ui(ui, &mut self.fields.role, role, &name);
                    }
                },
            );
            text_ui(ui, context, key::FIELD_DATE, &mut self.date);
            if date.is_err() {
                let text = egui::RichText::new(context.say(key::DATE_WRONG));
                ui.label(text.color(context.palette.danger));
            }
            text_ui(ui, context, key::FIELD_ORGANISATION, &mut self.fields.organisation);
            text_ui(ui, context, PROJECT_TITLE, &mut self.project_title);
            if let Some(base) = &self.base {
                ui.add_space(tokens::space::SMALL);
                let text = message!(key::CHART_BASED_ON, label = base.as_str());
                let text = egui::RichText::new(context.words.say(&text));
                ui.label(text.color(context.palette.muted));
            }
            let mut answer = (false, false);
            buttons_ui(ui, |ui| {
                let ready = is_sound(&self.fields, &self.date);
                answer.0 = main_button(ui, context, &context.say(key::ANSWER_OK), ready);
                answer.1 = leave_button(ui, context, key::ANSWER_CANCEL);
            });
            answer
        });
        if go && let Some(document) = context.editor.document() {
            let changes = self.changes(document.project());
            changes.into_iter().for_each(|it| context.ask(Command::Change(it)));
        }
        if go || cancelled || dismissed { Answer::Closed } else { Answer::Open }
    }

    /// What is no longer as it was; nothing where the date is none.
    pub fn changes(&self, project: &Project) -> Vec<ChangeCommand> {
        let Ok(date) = parse_date(&self.date) else { return Vec::new() };
        let fields = ChartFields { date, ..self.fields.clone() };
        let is_other = project.chart(&self.chart).is_some_and(|chart| chart.fields != fields);
        let chart = self.chart.clone();
        let set = is_other
            .then(|| ChangeCommand::Charts(ChartCommand::Set { chart, fields: Box::new(fields) }));
        let title = (project.title != self.project_title)
            .then(|| ChangeCommand::ProjectTitle(self.project_title.clone()));
        set.into_iter().chain(title).collect()
    }
}

/// Whether a chart can be described so.
pub fn is_sound(fields: &ChartFields, date: &str) -> bool {
    parse_date(date).is_ok() && !fields.label.trim().is_empty()
}

fn label_ui(ui: &mut egui::Ui, context: &Context, label: MessageKey) -> egui::Response {
    ui.add_space(tokens::space::SMALL);
    ui.label(egui::RichText::new(context.say(label)).color(context.palette.muted))
}

fn text_ui(ui: &mut egui::Ui, context: &Context, label: MessageKey, text: &mut String) {
    let name = label_ui(ui, context, label);
    if long_text_ui(ui, context, text).is_some() {
        return;
    }
    let edit = egui::TextEdit::singleline(text).desired_width(f32::INFINITY);
    text_field_ui(ui, context.palette, edit).labelled_by(name.id);
}

pub(super) fn role_word(role: Option<Role>) -> MessageKey {
    match role {
        None => key::ROLE_NONE,
        Some(Role::Source) => key::ROLE_SOURCE,
        Some(Role::Target) => key::ROLE_TARGET,
        Some(Role::Variant) => key::ROLE_VARIANT,
    }
}

/// A date as it is written in France, or as ISO writes it; nothing typed is no date.
fn parse_date(text: &str) -> Result<Option<jiff::civil::Date>, jiff::Error> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    jiff::civil::Date::strptime("%d/%m/%Y", text).or_else(|_| text.parse()).map(Some)
}

#[cfg(test)]
mod tests {
    use super::parse_date;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let date = Some(jiff::civil::date(2022, 11, 28));
        for text in ["28/11/2022", " 28/11/2022 ", "2022-11-28"] {
            assert_eq!(parse_date(text).expect("a date"), date);
        }
        assert_eq!(parse_date(" ").expect("no date"), None);
        for text in ["31/02/2022", "demain", "28/11"] {
            assert!(parse_date(text).is_err(), "{text}");
        }
    }
}
