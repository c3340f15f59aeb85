//! A chart as an HTML page without a picture: headings and nested lists, for screen readers and for
//! pasting into other documents. It asks nothing of the network and runs nothing.

use super::reading::{Body, PagesReading, SectionReading, UnitReading};
use super::svg::escaped;
use crate::words::{Locale, key};

/// Inline, so that the file stands alone. System colours follow the reader's light or dark theme.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.5 Inter,system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.5rem}h2{font-size:1.25rem}h3{font-size:1.1rem}h4,h5,h6{font-size:1rem}\
h2,h3,h4,h5,h6{margin:1rem 0 0}p{margin:0}\
ul{margin:.25rem 0;padding-left:1.25rem}\
ul.units{list-style:none;border-left:1px solid GrayText}";

/// Of a document of several pages, besides: each begins a sheet when it is printed.
const STYLE_OF_SECTIONS: &str = "\
section{margin-top:2rem}nav ul{columns:20rem}\
@media print{main>section{break-before:page}nav{display:none}}";

/// The headings below the first, by their level. HTML has none below the sixth.
const HEADINGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];

/// `reading` as a page.
pub fn html(reading: &PagesReading, locale: Locale) -> String {
    let style_of_sections = match &reading.body {
        Body::Units(_) => "",
        Body::Sections(_) => STYLE_OF_SECTIONS,
    };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n\
         <style>{STYLE}{style_of_sections}</style>\n</head>\n<body>\n<main>\n",
        locale.code(),
        escaped(&reading.title),
    );
    element(&mut out, "h1", &reading.heading);
    for line in &reading.lines {
        element(&mut out, "p", line);
    }
    if let Body::Sections(sections) = &reading.body {
        contents(&mut out, sections, locale);
    }
    body(&mut out, &reading.body, 0, "");
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The sections, each a link to itself.
fn contents(out: &mut String, sections: &[SectionReading], locale: Locale) {
    let name = locale.get(key::TABLES_CONTENTS);
    out.push_str(&format!("<nav aria-label=\"{}\">\n<ul>\n", escaped(&name)));
    for (index, section) in sections.iter().enumerate() {
        let name = escaped(section.name);
        out.push_str(&format!("<li><a href=\"#s-{}\">{name}</a></li>\n", index + 1));
    }
    out.push_str("</ul>\n</nav>\n");
}

/// What stands under a heading: its own headings are so many levels below the first ones. `above` begins
/// the names of the sections within.
fn body(out: &mut String, body: &Body, level: usize, above: &str) {
    match body {
        Body::Units(units) => list(out, units, level),
        Body::Sections(sections) => {
            for (index, section) in sections.iter().enumerate() {
                let id = format!("{above}s-{}", index + 1);
                let heading = HEADINGS[level.min(HEADINGS.len() - 1)];
                out.push_str(&format!(
                    "<section aria-labelledby=\"{id}\">\n<{heading} id=\"{id}\">{}</{heading}>\n",
                    escaped(section.name)
                ));
                for line in &section.lines {
                    element(out, "p", line);
                }
                self::body(out, &section.body, level + 1, &format!("{id}-"));
                out.push_str("</section>\n");
            }
        }
    }
}

fn list(out: &mut String, units: &[UnitReading], level: usize) {
    // Of each unit that is still open, whether the list of the units below it is open too.
    let mut open: Vec<bool> = Vec::new();
    out.push_str("<ul class=\"units\">\n");
    for unit in units {
        while open.len() > unit.depth {
            close_unit(out, &mut open);
        }
        if let Some(has_list) = open.last_mut().filter(|has_list| !**has_list) {
            out.push_str("<ul class=\"units\">\n");
            *has_list = true;
        }
        out.push_str("<li>");
        element(out, HEADINGS[(level + unit.depth).min(HEADINGS.len() - 1)], unit.name);
        element(out, "p", unit.figures);
        if let Some(change) = unit.change {
            element(out, "p", change);
        }
        // Posts that are no longer here have a list of their own: they are not counted.
        for lines in [&unit.lines, &unit.ghosts] {
            if !lines.is_empty() {
                out.push_str("<ul>\n");
                for line in lines {
                    element(out, "li", line);
                }
                out.push_str("</ul>\n");
            }
        }
        open.push(false);
    }
    while !open.is_empty() {
        close_unit(out, &mut open);
    }
    out.push_str("</ul>\n");
}

fn close_unit(out: &mut String, open: &mut Vec<bool>) {
    out.push_str(if open.pop() == Some(true) { "</ul>\n</li>\n" } else { "</li>\n" });
}

fn element(out: &mut String, name: &str, text: &str) {
    out.push_str(&format!("<{name}>{}</{name}>\n", escaped(text)));
}
