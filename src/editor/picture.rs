//! What a user chooses before a chart is exported as a picture, and what that asks of the export.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Document, Editor, Effect, Job, PictureRequest, Purpose, show_changes};
use crate::export::ledger::Compared;
use crate::export::{ExportOptions, ExportWish, Format, Resolution};
use crate::format::native;
use crate::model::{Chart, ColourBy, Style, UnitId, view_named};
use crate::scene::page::Paper;
use crate::words::Locale;

/// What is told of another state of the chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShownChanges {
    #[default]
    None,
    /// Marked on the chart.
    Marked,
    /// Marked on it and on the earlier chart, both on one sheet.
    Beside,
}

/// What the user wants.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureChoice {
    pub format: Format,
    pub paper: Paper,
    pub portrait: bool,
    pub split: bool,
    /// A view of the chart by name; none: as on screen.
    pub view: Option<String>,
    /// In place of the view's.
    pub style: Option<Style>,
    /// The branch of one unit.
    pub unit: Option<UnitId>,
    pub changes: ShownChanges,
    /// The day at the foot; may be empty.
    pub date: String,
    pub resolution: Resolution,
    pub outlines: bool,
    pub embed: bool,
    /// A PDF for an archive, which cannot hold the project.
    pub archival: bool,
}

impl Default for PictureChoice {
    fn default() -> Self {
        Self {
            format: Format::Pdf,
            paper: Paper::A4,
            portrait: false,
            split: false,
            view: None,
            style: None,
            unit: None,
            changes: ShownChanges::None,
            date: String::new(),
            resolution: Resolution::Automatic,
            outlines: false,
            embed: false,
            archival: false,
        }
    }
}

impl Document {
    /// The earlier chart of the comparison that `chart` is the later of, or else is made from.
    pub fn earlier_of(&self, chart: &Chart) -> Option<&Chart> {
        let (from, to) = self.compared()?;
        (to.id == chart.id).then_some(from)
    }

    /// What the export is asked for `choice` of the chart in front. Of a choice that such a file cannot
    /// follow, which is left from one of another kind, it is asked nothing.
    pub fn picture_options(&self, choice: &PictureChoice, locale: Locale) -> Option<ExportOptions> {
        let chart = self.chart()?;
        let mut options = ExportOptions::new(choice.format);
        let is_done = |wish: ExportWish| wish.is_done_in(choice.format);
        options.paper = Some(choice.paper).filter(|_| is_done(ExportWish::Page));
        options.portrait = choice.portrait && is_done(ExportWish::Portrait);
        options.split = choice.split && is_done(ExportWish::Split);
        options.view.clone_from(&choice.view);
        options.style = choice.style.filter(|_| is_done(ExportWish::Style));
        options.unit = choice.unit.as_ref().map(ToString::to_string);
        let date = choice.date.trim();
        options.date = (!date.is_empty()).then(|| date.to_owned());
        let file = self.path().and_then(|path| path.file_name());
        options.file = file.map(|name| name.to_string_lossy().into_owned());
        if is_done(ExportWish::Scale) {
            options.resolution = choice.resolution;
        }
        options.outlines = choice.outlines && is_done(ExportWish::Outlines);
        options.archival = choice.archival && is_done(ExportWish::Archive);
        options.scene.locale = locale;
        options.scene.look = self.look(&chart.id);
        if choice.embed && is_done(ExportWish::Embed) && !options.archival {
            let bytes = native::save(self.project());
            options.embed = String::from_utf8(bytes).ok();
        }
        let view = choice.view.as_ref().and_then(|name| view_named(&chart.fields.views, name));
        let look = view.map_or(&options.scene.look, |view| &view.look);
        let is_marked = choice.changes != ShownChanges::None || look.colour_by == ColourBy::Change;
        if let (true, Some(from), Some(ledger)) = (is_marked, self.earlier_of(chart), self.ledger())
        {
            let lists = &self.project().lists;
            let compared = Compared { from, to: chart, lists, ledger };
            let beside = choice.changes == ShownChanges::Beside && is_done(ExportWish::Beside);
            show_changes(&mut options, &compared, beside, false);
        }
        Some(options)
    }
}

impl Editor {
    /// Asks where the picture goes; it is made once that is known.
    pub(super) fn export_picture(&mut self, choice: PictureChoice) -> Vec<Effect> {
        let purpose = Purpose::Picture(choice.format);
        self.picture = Some(choice);
        vec![self.ask_path(purpose)]
    }

    /// A path is chosen for the picture that was asked for.
    pub(super) fn make_picture(&mut self, path: PathBuf) -> Vec<Effect> {
        let Some(choice) = self.picture.clone() else { return Vec::new() };
        self.picture_effect(&choice, Some(path)).into_iter().collect()
    }

    /// The chart as it is on screen, on a page of its own size, for the clipboard.
    pub(super) fn copy_picture(&self) -> Vec<Effect> {
        let document = self.document.as_ref();
        let chart = document.and_then(Document::chart);
        let branch = chart.zip(document).and_then(|(chart, document)| {
            let top = document.branch(chart)?;
            Some(chart.unit(top).id.clone())
        });
        let choice = PictureChoice {
            format: Format::Png,
            paper: Paper::Fit,
            unit: branch,
            ..PictureChoice::default()
        };
        self.picture_effect(&choice, None).into_iter().collect()
    }

    fn picture_effect(&self, choice: &PictureChoice, path: Option<PathBuf>) -> Option<Effect> {
        let document = self.document.as_ref()?;
        let request = PictureRequest {
            project: Arc::new(document.project().clone()),
            chart: document.chart()?.id.clone(),
            options: document.picture_options(choice, self.locale)?,
            path,
        };
        Some(Effect::Make(Job::Picture(Box::new(request))))
    }
}
