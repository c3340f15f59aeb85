//! `export`: a chart as a picture or as text.

use std::path::Path;
use std::sync::Arc;

use super::args::{Export, PageSize, ReportFormat, Steps, Style};
use super::export_file::{put_export, refuse_losing, refuse_not_allowed};
use super::output::{Answer, Outcome};
use super::refusal::{in_file, refuse_overwriting};
use super::source::open;
use super::which;
use crate::compare::{Ledger, comparison_about};
use crate::editor::{StepsRequest, compose_steps, show_changes};
use crate::export::ledger::{Compared, open_conflicts};
use crate::export::{
    Composed, ExportError, ExportOptions, ExportWish, Format, Progress, Reach, Resolution,
};
use crate::format::native;
use crate::memory;
use crate::model::{self, Chart, ColourBy, Project, view_named};
use crate::scene::page::{LEGIBLE_PT, Paper};
use crate::store::{self, Policy};
use crate::words::{Locale, Message, key, message};

pub fn run(args: &Export, policy: &Policy, locale: Locale) -> Outcome {
    let format = format_of(&args.output)?;
    refuse_not_allowed(&args.output, policy)?;
    refuse_overwriting(&args.project, &args.output)?;
    let project = open(&args.project)?.project;
    let chart = which::chart_or_target(&project, args.chart.as_deref())?;
    let mut options = options(args, format, &project, locale);
    let idle = idle(args, &options)?;
    let conflicts = open_conflicts(chart);
    if let Some(steps) = args.steps {
        let from = match &args.since {
            Some(which) => which::state(&project, which, "--since ")?,
            None => {
                let base = base_of(&project, chart);
                base.ok_or_else(|| message!(key::CLI_STEPS_SINCE))?
            }
        };
        let request = StepsRequest {
            from: from.id.clone(),
            to: chart.id.clone(),
            by_group: steps == Steps::Group,
            options: options.clone(),
            path: args.output.clone(),
            project: Arc::new(project),
        };
        let composed = compose_steps(&request, &Progress::default());
        let composed = composed.map_err(|error| error.message())?;
        drop(request);
        let composed = composed.expect("both charts were found");
        return write(args, &options, composed, idle, conflicts, locale);
    }
    if let Some(from) = since(args, &project, chart)? {
        let ledger = Ledger::of(&project, from, chart);
        let compared = Compared { from, to: chart, lists: &project.lists, ledger: &ledger };
        show_changes(&mut options, &compared, args.beside, false);
    }
    let composed = Composed::of(&project, chart, &options).map_err(|error| error.message())?;
    drop(project);
    write(args, &options, composed, idle, conflicts, locale)
}

/// What is asked for that changes nothing in such a file.
///
/// # Errors
/// If something is asked for that it cannot do.
fn idle(args: &Export, options: &ExportOptions) -> Result<Vec<ExportWish>, Message> {
    let charts = [
        (args.since.is_some(), ExportWish::Since),
        (args.beside, ExportWish::Beside),
        (args.steps.is_some(), ExportWish::Steps),
    ];
    let charts = charts.into_iter().filter_map(|(is_asked, wish)| is_asked.then_some(wish));
    let mut idle = Vec::new();
    for wish in options.wishes().chain(charts) {
        match wish.in_format(options.format) {
            Reach::Done => {}
            Reach::Idle => idle.push(wish),
            Reach::Refused => {
                let refusal = ExportError::CannotDo { wish }.message();
                return Err(in_file(&args.output, refusal));
            }
        }
    }
    Ok(idle)
}

/// Writes the pages, one file or several, and says what is to be known of them.
fn write(
    args: &Export,
    options: &ExportOptions,
    composed: Composed,
    idle: Vec<ExportWish>,
    conflicts: Option<Message>,
    locale: Locale,
) -> Outcome {
    memory::give_back();
    let made = composed.write(options, &Progress::default()).map_err(|error| error.message())?;
    let paths: Vec<_> =
        made.files.iter().map(|file| store::with_suffix(&args.output, &file.suffix)).collect();
    // A picture may be the input, and one of several pages be called like it.
    paths.iter().try_for_each(|path| refuse_overwriting(&args.project, path))?;
    paths.iter().try_for_each(|path| refuse_losing(path))?;
    let mut remarks = Vec::new();
    for (file, path) in made.files.iter().zip(&paths) {
        remarks.extend(put_export(&args.project, path, &file.bytes)?.map(|it| locale.say(&it)));
    }
    let mut answer = match args.report {
        Some(ReportFormat::Json) => Answer::of_json(&made.report),
        None => Answer::default(),
    };
    answer.problems = remarks;
    answer.problems.extend(idle.into_iter().map(|wish| {
        let message =
            message!(key::CLI_EXPORT_IDLE, formats = wish.formats_said(), option = wish.option());
        locale.say(&in_file(&args.output, message))
    }));
    answer.problems.extend(conflicts.map(|said| locale.say(&in_file(&args.output, said))));
    if let Some(size) = made.report.smallest_text_pt().filter(|&size| size < f64::from(LEGIBLE_PT))
    {
        let tenths = (size * 10.0).floor() as i64;
        let message = message!(
            key::CLI_EXPORT_SMALL,
            limit = LEGIBLE_PT as i64,
            tenths = tenths % 10,
            whole = tenths / 10
        );
        answer.problems.push(locale.say(&message));
    }
    Ok(answer)
}

/// The format that the output's name asks for.
fn format_of(output: &Path) -> Result<Format, Message> {
    let extension = output.extension().and_then(|extension| extension.to_str());
    extension.and_then(Format::from_extension).ok_or_else(|| {
        let known: Vec<_> = Format::ALL.into_iter().map(Format::extension).collect();
        in_file(output, message!(key::CLI_EXPORT_FORMAT, formats = known.join(", ")))
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
    options.style = args.style.map(|style| match style {
        Style::Colour => model::Style::Colour,
        Style::Grey => model::Style::Grey,
        Style::Contrast => model::Style::Contrast,
    });
    options.file = args.project.file_name().map(|name| name.to_string_lossy().into_owned());
    options.resolution = match (args.scale, args.dpi) {
        (Some(scale), _) => Resolution::Scale(scale),
        (None, Some(dpi)) => Resolution::Dpi(dpi),
        (None, None) => Resolution::Automatic,
    };
    options.outlines = args.outlines;
    options.archival = args.archive;
    options.embed = args
        .embed
        .then(|| String::from_utf8(native::save(project)).expect("a project's file is text"));
    options
}

/// The chart since which changes are marked: the one asked for, or, for a view that colours changes,
/// the one that this chart was made from, else the source.
fn since<'a>(
    args: &Export,
    project: &'a Project,
    chart: &'a Chart,
) -> Result<Option<&'a Chart>, Message> {
    if let Some(which) = &args.since {
        return Ok(Some(which::state(project, which, "--since ")?));
    }
    let view = args.view.as_deref().and_then(|name| view_named(&chart.fields.views, name));
    if view.is_none_or(|view| view.look.colour_by != ColourBy::Change) {
        return Ok(None);
    }
    Ok(base_of(project, chart))
}

/// The earlier chart of the comparison that is about this one, as in the window.
fn base_of<'a>(project: &'a Project, chart: &'a Chart) -> Option<&'a Chart> {
    let (from, to) = comparison_about(project, chart)?;
    (to.id == chart.id).then_some(from)
}
