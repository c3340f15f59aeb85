//! The report as one page of HTML: for screen readers, for printing, for pasting into other documents.
//! It asks nothing of the network and runs nothing.
//!
//! It is well-formed XML too.

use super::tables::{Cell, ColumnKind, RowEmphasis, Table, TableRow, TableSet, written};
use crate::export::svg::escaped;
use crate::export::{ExportError, Progress};
use crate::words::key;

/// Inline, so that the file stands alone. System colours follow the reader's light or dark theme; on
/// paper a row is not broken and each page repeats the head of its table. The `mso-` lines tell a
/// spreadsheet that opens the page that a text is no formula.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.5 Inter,system-ui,sans-serif;max-width:80rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.5rem;margin:0}h2{font-size:1.25rem;margin:2rem 0 .5rem}p{margin:0 0 .5rem}\
nav ul{padding-left:1.25rem}\
.scroll{overflow-x:auto}\
table{border-collapse:collapse;font-size:.875rem;line-height:1.35}\
caption{text-align:left;font-weight:600;padding:.25rem 0;white-space:nowrap}\
th,td{border:1px solid GrayText;padding:.25rem .5rem;text-align:left;vertical-align:top;\
font-weight:400;mso-number-format:'\\@'}\
thead th,tbody th[scope=rowgroup],tr.total>*{font-weight:600}\
thead th{border-bottom-width:2px}\
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}\
td.number{white-space:nowrap;mso-number-format:General}\
tr.total>*{border-top-width:2px}\
@page{size:A4 landscape;margin:12mm}\
@media print{:root{font-size:9pt}body{max-width:none;margin:0;padding:0}nav{display:none}\
.scroll{overflow:visible}h2,section>p,caption,tr.heading{break-after:avoid}thead{display:table-header-group}\
tr{break-inside:avoid}}";

/// Nothing may be fetched or run, whatever a title says.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// # Errors
/// If `progress` is cancelled.
pub(super) fn html(report: &TableSet, progress: &Progress) -> Result<Vec<u8>, ExportError> {
    let title = escaped(&report.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width\"/>\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n",
        report.locale.code(),
    );
    for line in report.all_lines() {
        element(&mut out, "p", line);
    }
    let contents = report.locale.get(key::TABLES_CONTENTS);
    out.push_str(&format!("</header>\n<nav aria-label=\"{}\">\n<ul>\n", escaped(&contents)));
    for (index, table) in report.tables.iter().enumerate() {
        let name = escaped(&table.name);
        out.push_str(&format!("<li><a href=\"#t{}\">{name}</a></li>\n", index + 1));
    }
    out.push_str("</ul>\n</nav>\n<main>\n");
    for (index, table) in report.tables.iter().enumerate() {
        section(&mut out, report, index + 1, table);
        progress.step(table.rows.len())?;
    }
    out.push_str("</main>\n</body>\n</html>\n");
    Ok(out.into_bytes())
}

fn section(out: &mut String, report: &TableSet, number: usize, table: &Table) {
    out.push_str(&format!("<section id=\"t{number}\">\n"));
    out.push_str(&format!("<h2 id=\"h{number}\">{}</h2>\n", escaped(&table.name)));
    for note in &table.notes {
        element(out, "p", note);
    }
    // A wide table scrolls by itself, with the keyboard too.
    out.push_str(&format!(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"h{number}\">\n\
         <table>\n<caption>{}</caption>\n<thead>\n<tr>\n",
        escaped(&table.title)
    ));
    for column in &table.columns {
        let class = if column.kind == ColumnKind::Text { "" } else { " class=\"number\"" };
        out.push_str(&format!("<th scope=\"col\"{class}>{}</th>\n", escaped(&column.label)));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    if table.rows.is_empty() {
        let none = report.locale.get(key::TABLES_NONE);
        let columns = table.columns.len();
        out.push_str(&format!("<tr>\n<td colspan=\"{columns}\">{}</td>\n</tr>\n", escaped(&none)));
    }
    for (index, line) in table.rows.iter().enumerate() {
        // A heading names the rows of its own group.
        if line.emphasis == RowEmphasis::Heading && index > 0 {
            out.push_str("</tbody>\n<tbody>\n");
        }
        row(out, report, table, line);
    }
    out.push_str("</tbody>\n</table>\n</div>\n</section>\n");
}

fn row(out: &mut String, report: &TableSet, table: &Table, row: &TableRow) {
    if let (RowEmphasis::Heading, [Cell::Text(text)]) = (row.emphasis, row.cells.as_slice()) {
        let columns = table.columns.len();
        let text = escaped(text);
        out.push_str(&format!(
            "<tr class=\"heading\">\n<th scope=\"rowgroup\" colspan=\"{columns}\">{text}</th>\n</tr>\n"
        ));
        return;
    }
    let is_total = row.emphasis == RowEmphasis::Total;
    out.push_str(if is_total { "<tr class=\"total\">\n" } else { "<tr>\n" });
    // The first text of a row names it, unless the row has no other cells.
    let name = table.columns.iter().position(|column| column.kind == ColumnKind::Text);
    let name = name.filter(|_| table.columns.len() > 1);
    for (index, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
        let text = written(report.locale, column.kind, cell, true);
        // The paragraphs of a reason stay paragraphs.
        let lines: Vec<_> = text.lines().map(escaped).collect();
        let text = lines.join("<br/>");
        let class = if column.kind == ColumnKind::Text { "" } else { " class=\"number\"" };
        let is_name = name == Some(index) && matches!(cell, Cell::Text(_));
        out.push_str(&if is_name {
            let depth = match row.depth {
                0 => String::new(),
                // Besides the room that every cell has at its left.
                depth => format!(" style=\"padding-left:{}em\"", 0.6 + f32::from(depth) * 1.2),
            };
            format!("<th scope=\"row\"{depth}>{text}</th>\n")
        } else {
            format!("<td{class}>{text}</td>\n")
        });
    }
    out.push_str("</tr>\n");
}

fn element(out: &mut String, name: &str, text: &str) {
    out.push_str(&format!("<{name}>{}</{name}>\n", escaped(text)));
}
