//! `export`: a chart as a picture or as text.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::args::{Export, PageSize, ReportFormat, Style};
use super::output::Answer;
use super::{Outcome, in_file, open, refuse_overwriting, which};
use crate::export::{ExportOptions, Format, Progress, Resolution, export};
use crate::format::native;
use crate::model::Project;
use crate::scene::page::Paper;
use crate::scene::theme;
use crate::store;
use crate::words::{Locale, Message};

/// Text below this size, in points, is hard to read on paper.
const LEGIBLE_PT: f64 = 7.0;

pub fn run(args: &Export, locale: Locale) -> Outcome {
    let format = format_of(&args.output)?;
    refuse_overwriting(&args.project, &args.output)?;
    let project = open(&args.project)?.project;
    let chart = which::chart_or_target(&project, args.chart.as_deref())?;
    let options = options(args, format, &project, locale);
    let made =
        export(&project, chart, &options, &Progress::default()).map_err(|error| error.message())?;
    let paths: Vec<_> =
        made.files.iter().map(|file| with_suffix(&args.output, &file.suffix)).collect();
    // A picture may be the input, and one of several pages be called like it.
    paths.iter().try_for_each(|path| refuse_overwriting(&args.project, path))?;
    for (file, path) in made.files.iter().zip(&paths) {
        store::save_atomically(path, &file.bytes).map_err(|error| error.message())?;
    }
    let mut answer = match args.report {
        Some(ReportFormat::Json) => Answer::of_json(&made.report),
        None => Answer::default(),
    };
    if let Some(size) = made.report.smallest_text_pt().filter(|&size| size < LEGIBLE_PT) {
        let tenths = (size * 10.0).floor() as i64;
        let message = Message::new("cli-export-small")
            .with("whole", tenths / 10)
            .with("tenths", tenths % 10)
            .with("limit", LEGIBLE_PT as i64);
        answer.problems.push(locale.say(&message));
    }
    Ok(answer)
}

/// The format that the output's name asks for.
fn format_of(output: &Path) -> Result<Format, Message> {
    let extension = output.extension().and_then(|extension| extension.to_str());
    extension.and_then(Format::from_extension).ok_or_else(|| {
        let known: Vec<_> = Format::ALL.into_iter().map(Format::extension).collect();
        in_file(output, Message::new("cli-export-format").with("formats", known.join(", ")))
    })
}

fn options(args: &Export, format: Format, project: &Project, locale: Locale) -> ExportOptions {
    let mut options = ExportOptions::new(format);
    options.unit = args.unit.clone();
    options.paper = args.page.map(|page| match page {
        PageSize::A4 => Paper::A4,
        PageSize::A3 => Paper::A3,
        PageSize::Fit => Paper::Fit,
    });
    options.portrait = args.portrait;
    options.split = args.split;
    options.view = args.view.clone();
    options.date = args.date.clone();
    options.scene.locale = locale;
    options.scene.style = match args.style {
        Style::Colour => theme::Style::Colour,
        Style::Grey => theme::Style::Grey,
        Style::Contrast => theme::Style::Contrast,
    };
    options.resolution = match (args.scale, args.dpi) {
        (Some(scale), _) => Resolution::Scale(scale),
        (None, Some(dpi)) => Resolution::Dpi(dpi),
        (None, None) => Resolution::Automatic,
    };
    options.outlines = args.outlines;
    options.embed = args
        .embed
        .then(|| String::from_utf8(native::save(project)).expect("a project's file is text"));
    options
}

/// "dossier/page.svg" with "-2" is "dossier/page-2.svg".
fn with_suffix(output: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(output.file_stem().unwrap_or_default());
    name.push(suffix);
    if let Some(extension) = output.extension() {
        name.push(".");
        name.push(extension);
    }
    output.with_file_name(name)
}
