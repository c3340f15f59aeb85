//! A chart as an HTML page without a picture: headings and nested lists, for screen readers and for
//! pasting into other documents. It asks nothing of the network and runs nothing.
//!
//! Knows nothing of charts beyond what is read aloud of them.

use super::reading::UnitReading;
use super::svg::escaped;
use crate::scene::page::Page;
use crate::words::Locale;

/// Inline, so that the file stands alone. System colours follow the reader's light or dark theme.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.5 Inter,system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.5rem}h2{font-size:1.25rem}h3{font-size:1.1rem}h4,h5,h6{font-size:1rem}\
h2,h3,h4,h5,h6{margin:1rem 0 0}p{margin:0}\
ul{margin:.25rem 0;padding-left:1.25rem}\
ul.units{list-style:none;border-left:1px solid GrayText}";

/// The heading of a unit by its depth. HTML has none below the sixth level.
const HEADINGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];

/// The units of `page`, under its heading.
pub fn html(page: &Page, units: &[UnitReading], locale: Locale) -> String {
    let title = page.title();
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n",
        locale.code(),
        escaped(&title),
    );
    for (index, line) in page.heading_lines.iter().chain(&page.date).enumerate() {
        element(&mut out, if index == 0 { "h1" } else { "p" }, line);
    }
    // Of each unit that is still open, whether the list of the units below it is open too.
    let mut open: Vec<bool> = Vec::new();
    out.push_str("<ul class=\"units\">\n");
    for unit in units {
        while open.len() > unit.depth {
            close_unit(&mut out, &mut open);
        }
        if let Some(has_list) = open.last_mut().filter(|has_list| !**has_list) {
            out.push_str("<ul class=\"units\">\n");
            *has_list = true;
        }
        out.push_str("<li>");
        element(&mut out, HEADINGS[unit.depth.min(HEADINGS.len() - 1)], unit.name);
        element(&mut out, "p", unit.figures);
        if let Some(change) = unit.change {
            element(&mut out, "p", change);
        }
        // Posts that are no longer here have a list of their own: they are not counted.
        for lines in [&unit.lines, &unit.ghosts] {
            if !lines.is_empty() {
                out.push_str("<ul>\n");
                for line in lines {
                    element(&mut out, "li", line);
                }
                out.push_str("</ul>\n");
            }
        }
        open.push(false);
    }
    while !open.is_empty() {
        close_unit(&mut out, &mut open);
    }
    out.push_str("</ul>\n</main>\n</body>\n</html>\n");
    out
}

fn close_unit(out: &mut String, open: &mut Vec<bool>) {
    out.push_str(if open.pop() == Some(true) { "</ul>\n</li>\n" } else { "</li>\n" });
}

fn element(out: &mut String, name: &str, text: &str) {
    out.push_str(&format!("<{name}>{}</{name}>\n", escaped(text)));
}
