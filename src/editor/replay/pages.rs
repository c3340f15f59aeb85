//! The steps of a replay as pages: the chart after each, with what was done in words.

use std::path::PathBuf;
use std::sync::Arc;

use super::Replay;
use crate::compare::Ledger;
use crate::cost::{Cost, Extent, TooLong};
use crate::editor::{Document, Editor, Effect, Job, PictureChoice, ShownChanges};
use crate::export::ledger::Compared;
use crate::export::{Composed, ExportError, ExportOptions, Format, Progress};
use crate::model::{Chart, ChartId, Project};
use crate::scene::page::Press;
use crate::words::{Locale, key, message};

/// So many sentences are on one page; of more, only their number is said.
const MOST_SENTENCES: usize = 8;

/// Pages to be made of the changes between two charts.
#[derive(Clone, Debug)]
pub struct StepsRequest {
    pub project: Arc<Project>,
    pub from: ChartId,
    pub to: ChartId,
    /// A page for the steps of a group, rather than for each.
    pub by_group: bool,
    pub options: ExportOptions,
    pub path: PathBuf,
}

/// The pages: the chart as it was, then as it is after each step or group of steps.
///
/// # Errors
/// If a chart is gone, an option cannot be followed, or `progress` is cancelled.
pub fn compose_steps(
    request: &StepsRequest,
    progress: &Progress,
) -> Result<Option<Composed>, ExportError> {
    let project = &request.project;
    let ends = project.state(&request.from).zip(project.state(&request.to));
    let Some((from, to)) = ends else { return Ok(None) };
    let ledger = Ledger::of(project, from, to);
    let compared = Compared { from, to, lists: &project.lists, ledger: &ledger };
    let mut replay = Replay::of(&compared, &project.title);
    let stops = replay.stops(request.by_group);
    let mut options = request.options.clone();
    let locale = options.scene.locale;
    let extent = |chart: &Chart| Extent::of(chart).labelled(chart, &project.lists);
    Cost::pages(extent(from).and(extent(to)), stops.len()).check()?;
    let mut press = Press::remembering();
    let mut composed: Option<Composed> = None;
    let mut before = 0;
    for (page, &stop) in stops.iter().enumerate() {
        replay.go_to(stop);
        options.scene.marks = (stop > 0).then(|| replay.marks(before, locale));
        options.caption = replay.caption(before, stop, locale);
        options.numbering = Some((page + 1, stops.len()));
        let next = Composed::again(&mut press, replay.project(), replay.chart(), &options)?;
        let items = next.item_count();
        progress.step(items)?;
        // Every page is composed, then drawn; one is about as full as another.
        progress.expect(items * (2 * stops.len() - page - 1));
        composed = Some(match composed {
            None => next,
            Some(pages) => pages.followed_by(next),
        });
        before = stop;
    }
    Ok(composed)
}

impl Replay {
    /// After how many steps a page is made, the start included.
    fn stops(&self, by_group: bool) -> Vec<usize> {
        let ends = (1..=self.steps().len()).filter(|&end| {
            let next = self.steps().get(end).map(|step| step.group);
            !by_group || next != Some(self.steps()[end - 1].group)
        });
        std::iter::once(0).chain(ends).collect()
    }

    /// What was done in the steps after `before`, up to `after`.
    fn caption(&self, before: usize, after: usize, locale: Locale) -> Vec<String> {
        let steps = &self.steps()[before..after];
        if steps.is_empty() {
            return vec![locale.get(key::REPLAY_START)];
        }
        let number = message!(
            key::REPLAY_STEPS,
            count = steps.len(),
            first = before + 1,
            last = after,
            steps = self.steps().len()
        );
        let text = steps.iter().take(MOST_SENTENCES).map(|step| locale.say(&step.sentence));
        let more = steps.len().saturating_sub(MOST_SENTENCES);
        let more = (more > 0).then(|| locale.say(&message!(key::REPLAY_MORE, count = more)));
        std::iter::once(locale.say(&number)).chain(text).chain(more).collect()
    }
}

impl Editor {
    /// Asks for the pages of the changes between the charts compared, to be written to `path`.
    pub(in crate::editor) fn make_steps(&self, by_group: bool, path: PathBuf) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        let request = || {
            let (from, to) = document.compared()?;
            let choice = PictureChoice {
                format: Format::Pdf,
                split: false,
                view: None,
                unit: None,
                changes: ShownChanges::None,
                embed: false,
                ..self.picture.clone().unwrap_or_default()
            };
            let options = document.picture_options(&choice, self.locale)?;
            Some(StepsRequest {
                project: Arc::new(document.project().clone()),
                from: from.id.clone(),
                to: to.id.clone(),
                by_group,
                options,
                path,
            })
        };
        let request = request();
        request.map(|request| Effect::Make(Job::Steps(Box::new(request)))).into_iter().collect()
    }
}

impl Document {
    /// The changes between the charts compared, none of them made yet; none if nothing has changed.
    ///
    /// # Errors
    /// If it would take longer than a window may take.
    pub fn replay(&self) -> Result<Option<Replay>, TooLong> {
        let Some(((from, to), ledger)) = self.compared().zip(self.ledger()) else {
            return Ok(None);
        };
        let project = self.project();
        let compared = Compared { from, to, lists: &project.lists, ledger };
        Replay::cost(&compared).check_time()?;
        let replay = Replay::of(&compared, &project.title);
        Ok(Some(replay).filter(|replay| !replay.steps().is_empty()))
    }
}
