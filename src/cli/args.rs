//! What can be asked for. The words of the help stand in `assets/words`, under `cli-help-…`.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::words::Locale;

#[derive(Debug, Parser)]
#[command(name = "organigramme", version)]
// The same in every help, whatever the file of the program is called.
#[command(bin_name = "organigramme")]
#[command(disable_help_subcommand = true)]
pub struct Args {
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[arg(long, global = true, value_name = "fr|en", value_parser = language)]
    pub lang: Option<Locale>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Import(Import),
    Map(Map),
    Count(Count),
    Check(Check),
    Export(Export),
    Compare(Compare),
    Align(Align),
    Merge(Merge),
}

#[derive(Debug, clap::Args)]
pub struct Import {
    #[arg(value_name = "INPUT", required = true)]
    pub input: Vec<PathBuf>,
    #[arg(id = "mapping", long = "map", value_name = "MAP.json")]
    pub map: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    #[arg(short, long, value_name = "FILE.json")]
    pub output: PathBuf,
    #[arg(long)]
    pub json: bool,
    #[arg(long)]
    pub force: bool,
    #[arg(long)]
    pub all_remarks: bool,
}

#[derive(Debug, clap::Args)]
pub struct Map {
    #[arg(value_name = "INPUT", required = true)]
    pub input: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
}

#[derive(Debug, clap::Args)]
pub struct Count {
    #[arg(value_name = "FILE")]
    pub project: PathBuf,
    #[arg(long, value_name = "WHICH")]
    pub chart: Option<String>,
    #[arg(long, value_enum, value_name = "table|json|csv", default_value_t)]
    pub format: CountFormat,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum CountFormat {
    #[default]
    Table,
    Json,
    Csv,
}

#[derive(Debug, clap::Args)]
pub struct Check {
    #[arg(value_name = "FILE")]
    pub project: PathBuf,
}

#[derive(Debug, clap::Args)]
pub struct Export {
    #[arg(value_name = "FILE")]
    pub project: PathBuf,
    #[arg(short, long, value_name = "OUT.{svg,png,pdf,html,txt}")]
    pub output: PathBuf,
    #[arg(long, value_name = "WHICH")]
    pub chart: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub unit: Option<String>,
    #[arg(long, value_enum, value_name = "a4|a3|fit")]
    pub page: Option<PageSize>,
    #[arg(long)]
    pub portrait: bool,
    #[arg(long)]
    pub split: bool,
    #[arg(long, value_name = "NAME")]
    pub view: Option<String>,
    #[arg(long, value_enum, value_name = "colour|grey|contrast")]
    pub style: Option<Style>,
    #[arg(long, value_name = "WHICH")]
    pub since: Option<String>,
    #[arg(long, requires = "since")]
    pub beside: bool,
    #[arg(long, value_enum, value_name = "each|group", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "each", conflicts_with_all = ["beside", "split", "unit", "view"])]
    pub steps: Option<Steps>,
    #[arg(long, value_name = "D")]
    pub date: Option<String>,
    #[arg(long, value_name = "N", conflicts_with = "dpi")]
    pub scale: Option<f32>,
    #[arg(long, value_name = "N")]
    pub dpi: Option<u32>,
    #[arg(long)]
    pub embed: bool,
    #[arg(long)]
    pub outlines: bool,
    #[arg(long)]
    pub archive: bool,
    #[arg(long, value_enum, value_name = "json")]
    pub report: Option<ReportFormat>,
}

/// A page for each step, or for the steps that concern one unit in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Steps {
    Each,
    Group,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum PageSize {
    A4,
    A3,
    Fit,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Style {
    Colour,
    Grey,
    Contrast,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ReportFormat {
    Json,
}

#[derive(Debug, clap::Args)]
pub struct Compare {
    #[arg(value_name = "FILE")]
    pub project: PathBuf,
    #[arg(long, value_name = "WHICH")]
    pub from: Option<String>,
    #[arg(long, value_name = "WHICH")]
    pub to: Option<String>,
    #[arg(short, long, value_name = "OUT.{json,csv,xlsx,docx,html}")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct Align {
    #[arg(value_name = "FILE")]
    pub project: PathBuf,
    #[arg(id = "earlier", long = "from", value_name = "WHICH")]
    pub from: String,
    #[arg(id = "later", long = "to", value_name = "WHICH")]
    pub to: String,
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

#[derive(Debug, clap::Args)]
pub struct Merge {
    #[arg(value_name = "BASE")]
    pub base: PathBuf,
    #[arg(value_name = "FILE[#WHICH]", required = true)]
    pub tables: Vec<PathBuf>,
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

fn language(code: &str) -> Result<Locale, String> {
    Locale::from_code(code).ok_or_else(|| "fr, en".to_owned())
}
