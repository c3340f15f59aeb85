//! The figures of the chart in front, as rows of bars: posts by unit and by category against an
//! earlier state, *postes autorisés*, levels, and posts for each manager.

use super::{Document, Editor, Effect, Job, StatisticsRequest};
use crate::export::Format;
use crate::model::structure::{layers, spans};
use crate::model::{Chart, Counts, UnitKey, full_name};
use crate::scene::page::written;
use crate::scene::statistics::{Row, Section, Statistics};
use crate::words::{Locale, Message, MessageKey, Value, key, message};
use std::path::PathBuf;

/// Units are listed down to the level at which they would be more than these.
const UNITS_LISTED: usize = 60;

/// A chart with its figures.
#[derive(Clone, Copy)]
struct StatisticsState<'a> {
    chart: &'a Chart,
    counts: &'a Counts,
}

impl Document {
    /// The statistics of the chart in front, against the earlier one it is compared with if any.
    pub fn statistics(&self, locale: Locale) -> Option<Statistics> {
        let after = self.state(self.chart()?)?;
        let before = self.earlier_of(after.chart).and_then(|chart| self.state(chart));
        let maker = StatisticsMaker { document: self, locale, before, after };
        let sections = [
            maker.movements(),
            maker.units(),
            maker.categories(),
            maker.ceilings(),
            maker.managers(),
            maker.levels(),
        ];
        let label = |state: StatisticsState<'_>| state.chart.fields.label.clone();
        let root = &after.chart.unit(after.chart.root()).fields;
        let mut subtitle = vec![after.chart.fields.organisation.clone(), label(after)];
        if let Some(date) = after.chart.fields.date {
            let message = message!(key::EXPORT_COMMITTEE, date = written(date));
            subtitle.push(locale.say(&message));
        }
        subtitle.retain(|text| !text.is_empty());
        Some(Statistics {
            title: full_name(&self.project().lists, root),
            subtitle: subtitle.join(" – "),
            states: before.map(|before| [label(before), label(after)]),
            sections: sections.into_iter().filter(|section| !section.rows.is_empty()).collect(),
        })
    }

    fn state<'a>(&'a self, chart: &'a Chart) -> Option<StatisticsState<'a>> {
        let index = self.project().chart_index(&chart.id)?;
        Some(StatisticsState { chart, counts: self.counts(index) })
    }
}

struct StatisticsMaker<'a> {
    document: &'a Document,
    locale: Locale,
    before: Option<StatisticsState<'a>>,
    after: StatisticsState<'a>,
}

impl StatisticsMaker<'_> {
    fn section(&self, key: MessageKey, note: String, rows: Vec<Row>) -> Section {
        Section { title: self.locale.get(key), note, rows }
    }

    /// A number of posts in both states.
    fn posts(&self, name: &str, depth: usize, before: Option<u32>, now: u32) -> Row {
        let text = match before {
            Some(before) if before != now => {
                format!("{} → {}", self.locale.number(before), self.locale.number(now))
            }
            _ => self.locale.number(now),
        };
        let message = match before {
            Some(before) => message!(key::STATISTICS_ROW_BOTH, before, name, posts = now),
            None => message!(key::STATISTICS_ROW, name, posts = now),
        };
        Row {
            name: name.to_owned(),
            depth: u32::try_from(depth).unwrap_or(u32::MAX),
            before: before.map(f64::from),
            value: f64::from(now),
            limit: None,
            text,
            label: self.locale.say(&message),
        }
    }

    fn name(&self, chart: &Chart, unit: UnitKey) -> String {
        full_name(&self.document.project().lists, &chart.unit(unit).fields)
    }

    /// The counters of the movements since the earlier chart.
    fn movements(&self) -> Section {
        let ledger = self.before.and_then(|_| self.document.ledger());
        let counters = ledger.map(|it| it.counters.as_slice()).unwrap_or_default();
        let told = counters.iter().filter(|it| it.is_told());
        let rows = told.map(|it| {
            let name = self.locale.get(it.counter.word());
            Row {
                // Of posts, or of units.
                label: self.locale.named(&name, self.locale.number(it.count)),
                name,
                depth: 0,
                before: None,
                value: it.count as f64,
                limit: None,
                text: self.locale.number(it.count),
            }
        });
        self.section(key::STATISTICS_MOVEMENTS, String::new(), rows.collect())
    }

    /// Every unit of the highest levels, those that are no more after the others.
    fn units(&self) -> Section {
        let StatisticsState { chart, counts } = self.after;
        let depth = |key| chart.path(key).len() - 1;
        let (levels, mut listed) = (layers(chart), 0);
        let fitting = levels.iter().take_while(|layer| {
            listed += layer.units as usize;
            listed <= UNITS_LISTED
        });
        let levels_listed = fitting.count().max(1);
        let mut rows = Vec::new();
        for key in chart.units_in_order().filter(|&key| depth(key) < levels_listed) {
            let before = self.before.map(|before| {
                let id = &chart.unit(key).id;
                let counterpart = before.chart.counterpart_of_unit(chart, id);
                counterpart.map_or(0, |unit| before.counts.unit(unit).total.posts)
            });
            let now = counts.unit(key).total.posts;
            rows.push(self.posts(&self.name(chart, key), depth(key), before, now));
        }
        if let Some(StatisticsState { chart: earlier, counts }) = self.before {
            let gone = |key: &UnitKey| {
                earlier.path(*key).len() <= levels_listed
                    && chart.counterpart_of_unit(earlier, &earlier.unit(*key).id).is_none()
            };
            for key in earlier.units_in_order().filter(gone).take(UNITS_LISTED) {
                let name = self.name(earlier, key);
                let depth = earlier.path(key).len() - 1;
                rows.push(self.posts(&name, depth, Some(counts.unit(key).total.posts), 0));
            }
        }
        let is_whole = levels_listed == levels.len();
        let note = message!(key::STATISTICS_LEVELS_LISTED, levels = levels_listed);
        let note = if is_whole { String::new() } else { self.locale.say(&note) };
        self.section(key::STATISTICS_UNITS, note, rows)
    }

    fn categories(&self) -> Section {
        let categories = &self.document.project().lists.categories;
        let labels = categories.iter().map(|category| category.label.clone());
        let labels: Vec<String> =
            labels.chain([self.locale.get(key::STATISTICS_NO_CATEGORY)]).collect();
        let now = &self.after.counts.chart().total;
        let before = self.before.map(|state| &state.counts.chart().total);
        let rows = labels.iter().enumerate().filter_map(|(index, label)| {
            let before = before.map(|before| before.of_category(index));
            let now = now.of_category(index);
            (now + before.unwrap_or_default() > 0).then(|| self.posts(label, 0, before, now))
        });
        self.section(key::STATISTICS_CATEGORIES, String::new(), rows.collect())
    }

    fn ceilings(&self) -> Section {
        let StatisticsState { chart, counts } = self.after;
        let rows = chart.units_in_order().filter_map(|key| {
            let authorised = chart.unit(key).fields.authorised.posts()?;
            let posts = counts.unit(key).perimeter?;
            let name = self.name(chart, key);
            let message =
                message!(key::STATISTICS_ROW_CEILING, authorised, name = name.as_str(), posts);
            let sign = if posts > authorised { "▲ " } else { "" };
            Some(Row {
                label: self.locale.say(&message),
                name,
                depth: 0,
                before: None,
                value: f64::from(posts),
                limit: Some(f64::from(authorised)),
                text: sign.to_owned() + &self.locale.headcount(posts, Some(authorised), true),
            })
        });
        self.section(key::STATISTICS_CEILINGS, String::new(), rows.collect())
    }

    /// The posts that report to each manager of a unit, on average.
    fn managers(&self) -> Section {
        let chart = self.after.chart;
        let spans = spans(chart);
        let rows = spans.iter().map(|span| {
            let name = self.name(chart, span.unit);
            let ratio = tenths(span.ratio());
            let message = message!(
                key::STATISTICS_ROW_SPAN,
                managers = span.managers,
                name = name.as_str(),
                reports = reports(ratio)
            );
            Row {
                label: self.locale.say(&message),
                name,
                depth: 0,
                before: None,
                value: span.ratio(),
                limit: None,
                text: self.locale.decimal(ratio),
            }
        });
        let managers: u32 = spans.iter().map(|span| span.managers).sum();
        let posts: u32 = spans.iter().map(|span| span.reports).sum();
        let mean = tenths(f64::from(posts) / f64::from(managers.max(1)));
        let note = message!(key::STATISTICS_SPAN_NOTE, managers, reports = reports(mean));
        self.section(key::STATISTICS_SPANS, self.locale.say(&note), rows.collect())
    }

    fn levels(&self) -> Section {
        let now = layers(self.after.chart);
        let before = self.before.map(|state| layers(state.chart));
        let depth = before.as_ref().map_or(0, Vec::len).max(now.len());
        let rows = (0..depth).map(|level| {
            let name = message!(key::STATISTICS_LEVEL, level = level + 1);
            let posts = |layers: &[crate::model::structure::Layer]| {
                layers.get(level).map_or(0, |layer| layer.posts)
            };
            self.posts(&self.locale.say(&name), 0, before.as_deref().map(posts), posts(&now))
        });
        self.section(key::STATISTICS_LEVELS, String::new(), rows.collect())
    }
}

/// In hundredths, with at most one decimal.
fn tenths(number: f64) -> u64 {
    (number * 10.0).round() as u64 * 10
}

/// "6,5 postes directement rattachés", of hundredths.
fn reports(ratio: u64) -> Message {
    message!(key::STATISTICS_REPORTS, ratio = Value::Decimal(ratio))
}

impl Editor {
    /// A path is chosen for the picture of the statistics; its end says the format.
    pub(super) fn make_statistics(&self, path: PathBuf) -> Vec<Effect> {
        let statistics = self.document.as_ref().and_then(|it| it.statistics(self.locale));
        let Some(statistics) = statistics else { return Vec::new() };
        let extension = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
        let format = Format::from_extension(extension).unwrap_or(Format::Pdf);
        let request = StatisticsRequest { statistics, format, locale: self.locale, path };
        vec![Effect::Make(Job::Statistics(Box::new(request)))]
    }
}
