//! Exports, read back by other programs' readers: roxmltree and resvg for SVG, png for PNG, lopdf
//! for PDF.

use organigramme::export::{
    Export, ExportError, ExportOptions, ExportWish, Format, Progress, Resolution, export, pages,
    png,
};
use organigramme::geom::{Point, Rect, Size};
use organigramme::model::{Authorised, Chart, PostFields, Project, Role, Style, display, lines};
use organigramme::scene::Item;
use organigramme::scene::page::{POINTS_PER_MM, Page, Paper};
use organigramme::scene::theme::{Ground, Theme};
use organigramme::words::Locale;
use resvg::usvg::roxmltree;

use crate::support::image::{decoded, difference, rendered};
use crate::support::{self, seed_project::seed};

const SEEDS: [&str; 6] = [
    "peaj_source",
    "peaj_cible",
    "diraa_source",
    "diraa_cible",
    "po_source",
    "po_cible_from_narrative",
];

fn exported(project: &Project, options: &ExportOptions) -> Export {
    export(project, &project.charts[0], options, &Progress::default())
        .expect("these options can be followed")
}

/// The only file of an export.
fn bytes(project: &Project, options: &ExportOptions) -> Vec<u8> {
    let mut export = exported(project, options);
    assert_eq!(export.files.len(), 1);
    assert_eq!(export.files[0].suffix, "");
    export.files.remove(0).bytes
}

fn string(project: &Project, format: Format) -> String {
    String::from_utf8(bytes(project, &ExportOptions::new(format))).expect("the file is UTF-8")
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every title and category of `chart`, without spaces, which line breaks replace.
fn solid_titles(chart: &Chart) -> Vec<String> {
    let units = chart.units_in_order();
    let lines = units.flat_map(|unit| lines(chart, unit));
    lines
        .map(|line| {
            let fields = &chart.post(line.posts[0]).fields;
            let category = fields.category.as_ref().map_or(String::new(), |it| format!("({it})"));
            let count = line.posts.len();
            let title = display(fields.title.text(), count);
            solid(&format!("{count} {title}{category}"))
        })
        .collect()
}

/// `project` with its one chart's posts and units changed.
fn changed(
    project: &Project,
    change: impl FnOnce(&mut organigramme::model::ChartRecord),
) -> Project {
    let mut record = project.to_record();
    change(&mut record.charts[0]);
    Project::from_record(record).expect("the change keeps the project sound")
}

const HOSTILE: [&str; 8] = [
    "</text><script>alert(1)</script>",
    "]]> <!-- --> <![CDATA[ &amp; & \" '",
    "NUL\0 bell\u{7} escape\u{1b}[31m",
    "\u{202e}reversed\u{202c} \u{2066}isolated\u{2069}",
    "ראש אגף רגולציה",
    "{ $posts } %s \\u0000 javascript:alert(1)",
    "  two  spaces  and\ttab\nline  ",
    "👩‍👩‍👧 \u{fffe}\u{ffff} e\u{301}",
];

pub fn hostile() -> Project {
    changed(&seed("po_source"), |chart| {
        for (post, title) in chart.tree.posts.iter_mut().zip(HOSTILE) {
            post.fields = PostFields { note: title.to_owned(), ..PostFields::new(title) };
        }
        chart.tree.units[1].fields.name = HOSTILE[0].to_owned();
        chart.fields.organisation = HOSTILE[1].to_owned();
        chart.fields.label = HOSTILE[2].to_owned();
    })
}

fn svg_text(document: &roxmltree::Document) -> String {
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    solid(&texts.filter_map(|node| node.text()).collect::<String>())
}

#[test]
fn every_post_is_text_in_the_svg_the_html_and_the_plain_text() {
    let organisations = SEEDS.map(seed).into_iter().chain([support::organisation(105)]);
    for project in organisations {
        let svg = string(&project, Format::Svg);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let drawn = svg_text(&document);
        let html = string(&project, Format::Html);
        let html = roxmltree::Document::parse(&html.replace("<!DOCTYPE html>", "").replace(
            "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">",
            "",
        ))
        .map(|document| {
            let texts = document.descendants().filter(|node| node.is_text());
            solid(&texts.filter_map(|node| node.text()).collect::<String>())
        })
        .unwrap();
        let plain = solid(&string(&project, Format::Text));
        for title in solid_titles(&project.charts[0]) {
            assert!(drawn.contains(&title), "{title} is in the SVG");
            assert!(html.contains(&title), "{title} is in the HTML");
            assert!(plain.contains(&title), "{title} is in the text");
        }
    }
}

#[test]
fn an_svg_has_a_size_a_title_and_only_elements_that_draw() {
    let known = [
        "svg", "title", "desc", "metadata", "style", "rect", "polyline", "text", "defs", "path",
        "g", "use",
    ];
    for outlines in [false, true] {
        let mut options = ExportOptions::new(Format::Svg);
        options.outlines = outlines;
        options.paper = Some(Paper::A4);
        let svg = String::from_utf8(bytes(&seed("diraa_cible"), &options)).unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("width"), Some("297mm"));
        assert_eq!(root.attribute("height"), Some("210mm"));
        assert_eq!(root.attribute("viewBox"), Some("0 0 841.89 595.276"));
        assert_eq!(root.attribute("lang"), Some("fr"));
        let title = root.children().find(|node| node.has_tag_name("title")).unwrap();
        assert!(title.text().unwrap().starts_with("ORGANIGRAMME CIBLE – DIRAA"));
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert!(known.contains(&node.tag_name().name()), "{:?}", node.tag_name());
            for attribute in node.attributes() {
                assert!(!attribute.name().starts_with("on"), "{}", attribute.name());
                assert!(attribute.name() != "href" || attribute.value().starts_with('#'));
            }
            if node.has_tag_name("text") {
                assert!(!node.text().unwrap().ends_with('\n'), "no space of ours is in a text");
                assert!(node.attribute("textLength").is_some());
            }
        }
        let texts = document.descendants().filter(|node| node.has_tag_name("text")).count();
        assert_eq!(texts == 0, outlines, "text is text, or outlines");
    }
}

#[test]
fn hostile_titles_stay_text() {
    let project = hostile();
    let svg = string(&project, Format::Svg);
    let document = roxmltree::Document::parse(&svg).unwrap();
    assert!(!document.descendants().any(|node| node.has_tag_name("script")));
    let drawn = svg_text(&document);
    for title in [HOSTILE[0], HOSTILE[1], HOSTILE[4], HOSTILE[5]] {
        assert!(drawn.contains(&solid(&display(title, 1))), "{title:?}");
    }
    let html = string(&project, Format::Html);
    assert!(!html.contains("<script"));
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    for text in [&svg, &html, &string(&project, Format::Text)] {
        let is_inert =
            |c: char| c == '\n' || !(c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
        assert!(text.chars().all(is_inert), "no control character is written");
    }
    // The others cannot hold markup: they are made, and can be read.
    let pdf = lopdf::Document::load_mem(&bytes(&project, &ExportOptions::new(Format::Pdf)));
    assert_eq!(pdf.unwrap().get_pages().len(), 1);
    let mut options = ExportOptions::new(Format::Png);
    options.resolution = Resolution::Scale(1.0);
    decoded(&bytes(&project, &options));
}

#[test]
fn same_project_same_bytes() {
    for format in Format::ALL {
        let mut options = ExportOptions::new(format);
        options.date = Some("2022-11-28".to_owned());
        options.resolution = Resolution::Scale(1.0);
        let first = bytes(&seed("po_source"), &options);
        assert_eq!(first, bytes(&seed("po_source"), &options), "{format:?}");
    }
}

#[test]
fn png_svg_and_outlined_svg_are_one_picture() {
    let project = seed("po_source");
    let chart = &project.charts[0];
    for style in [Style::Colour, Style::Contrast] {
        let mut options = ExportOptions::new(Format::Png);
        options.scene.look.style = style;
        options.resolution = Resolution::Scale(1.0);
        let size = pages(&project, chart, &options).unwrap()[0].size;
        let png = decoded(&bytes(&project, &options));
        let ink = png.rgb.iter().filter(|&&value| value < 200).count();
        assert!(ink * 50 > png.rgb.len(), "the image is not blank");
        for outlines in [false, true] {
            let mut options = ExportOptions { format: Format::Svg, ..options.clone() };
            options.outlines = outlines;
            let svg = String::from_utf8(bytes(&project, &options)).unwrap();
            let difference = difference(&png, &rendered(&svg, size));
            assert!(difference < 1.5, "{style:?}, outlines {outlines}: {difference}");
        }
    }
}

#[test]
fn a_png_has_the_pixels_asked_for_and_says_its_resolution() {
    let project = seed("po_source");
    let mut options = ExportOptions::new(Format::Png);
    for (resolution, scale) in [(Resolution::Scale(1.0), 1.0), (Resolution::Dpi(144), 2.0)] {
        options.resolution = resolution;
        let page = &pages(&project, &project.charts[0], &options).unwrap()[0];
        let image = decoded(&bytes(&project, &options));
        assert_eq!(image.width, (page.size.width * scale).round() as u32);
        assert_eq!(image.height, (page.size.height * scale).round() as u32);
        let per_metre = (72.0 * scale / 0.0254).round() as u32;
        assert_eq!(image.per_metre, Some((per_metre, per_metre)));
        // The corners are ground: nothing is cut off, and no edge is left unpainted.
        let last = image.rgb.len() - 3;
        assert_eq!(image.rgb[..3], [255; 3]);
        assert_eq!(image.rgb[last..], [255; 3]);
    }
}

#[test]
fn an_image_too_large_is_refused_before_it_is_drawn() {
    let size = Size::new(60_000.0, 50_000.0);
    let page = Page {
        unit: String::new(),
        heading_lines: Vec::new(),
        date: None,
        size,
        ground: Theme::of(Style::Colour, Ground::Light).card,
        items: Vec::new(),
        heading: 0..0,
        cards: Vec::new(),
        smallest_text_pt: 8.0,
        posts: 0,
        units: 0,
        name: String::new(),
        states: Vec::new(),
    };
    let refused = png::png(&page, 1.0, None, &Progress::default());
    assert_eq!(refused, Err(ExportError::TooManyPixels { width: 60_000, height: 50_000 }));
    let said = Locale::French.say(&refused.unwrap_err().message());
    assert!(said.contains("60\u{202f}000 × 50\u{202f}000"), "{said}");
}

fn bounds(item: &Item) -> Rect {
    match item {
        Item::Rect { rect, .. } => *rect,
        Item::Polyline { points, .. } => points
            .iter()
            .fold(Rect::NOTHING, |around, &point| around.union(Rect::new(point, point))),
        Item::Text(run) => Rect::new(
            run.origin.offset(0.0, -run.size * 0.7),
            run.origin.offset(run.width, run.size * 0.2),
        ),
    }
}

#[test]
fn nothing_leaves_its_page_and_nothing_covers_the_heading() {
    let projects = [seed("diraa_source"), support::organisation(105), hostile()];
    for project in &projects {
        for paper in [Paper::A4, Paper::A3, Paper::Fit] {
            for portrait in [false, true] {
                for split in [false, true] {
                    let mut options = ExportOptions::new(Format::Pdf);
                    options.paper = Some(paper);
                    options.portrait = portrait;
                    options.split = split;
                    options.date = Some("2022-11-28".to_owned());
                    for page in pages(project, &project.charts[0], &options).unwrap() {
                        check_page(&page, paper, portrait);
                    }
                }
            }
        }
    }
}

fn check_page(page: &Page, paper: Paper, portrait: bool) {
    let long_mm = match paper {
        Paper::A4 => Some((297.0, 210.0)),
        Paper::A3 => Some((420.0, 297.0)),
        Paper::Fit => None,
    };
    if let Some((long, short)) = long_mm {
        let (width, height) = if portrait { (short, long) } else { (long, short) };
        assert_eq!(page.size, Size::new(width * POINTS_PER_MM, height * POINTS_PER_MM));
    }
    let sheet = Rect::from_min_size(Point::ZERO, page.size);
    let margin = 10.0 * POINTS_PER_MM - 1.5;
    for item in &page.items[1..] {
        let bounds = bounds(item);
        let room = sheet.expand(-margin);
        assert!(
            room.contains(bounds.min) && room.contains(bounds.max),
            "{item:?} is within the margins of {:?}",
            page.size
        );
    }
    let heading = page.items[page.heading.clone()].iter().map(bounds);
    let heading = heading.fold(Rect::NOTHING, Rect::union);
    let end = page.cards.last().unwrap().items.end;
    for card in &page.cards {
        assert!(card.rect.min.y > heading.max.y, "the chart stands below the heading");
        for foot in &page.items[end..] {
            assert!(bounds(foot).min.y > card.rect.max.y, "the foot stands below the chart");
        }
    }
    let sizes = page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run.size),
        _ => None,
    });
    let smallest = sizes.fold(f32::INFINITY, f32::min);
    assert!((page.smallest_text_pt - smallest).abs() < 0.006, "told to a hundredth of a point");
}

#[test]
fn a_larger_sheet_has_larger_text() {
    let project = support::organisation(1_000);
    let smallest = |paper| {
        let mut options = ExportOptions::new(Format::Pdf);
        options.paper = Some(paper);
        pages(&project, &project.charts[0], &options).unwrap()[0].smallest_text_pt
    };
    let ratio = smallest(Paper::A3) / smallest(Paper::A4);
    // The sheet is √2 as large; one of the two may give up a little for a clearer arrangement.
    assert!((1.25..1.7).contains(&ratio), "{ratio}");
}

#[test]
fn a_split_chart_has_an_overview_and_each_post_once() {
    let project = support::organisation(300);
    let mut options = ExportOptions::new(Format::Svg);
    options.split = true;
    options.paper = Some(Paper::A4);
    let export = exported(&project, &options);
    let boundaries = {
        let chart = &project.charts[0];
        let units = chart.units_in_order().map(|unit| chart.unit(unit).fields.authorised);
        units.filter(|authorised| *authorised != Authorised::Inherit).count()
    };
    assert!(boundaries > 1);
    assert_eq!(export.files.len(), boundaries + 1);
    let suffixes: Vec<&str> = export.files.iter().map(|file| file.suffix.as_str()).collect();
    assert_eq!(suffixes[..2], ["-1", "-2"]);
    let report = &export.report;
    assert_eq!(report.pages[0].posts, 0, "the overview draws no posts");
    assert_eq!(report.pages[0].units, boundaries);
    assert_eq!(report.pages.iter().map(|page| page.posts).sum::<usize>(), 300);
    assert_eq!(report.posts_drawn, 300);

    let whole = exported(&project, &ExportOptions { split: false, ..options.clone() }).report;
    let smallest = |pages: &[organigramme::export::PageReport]| {
        pages.iter().filter_map(|page| page.smallest_text_pt).fold(f64::INFINITY, f64::min)
    };
    assert!(smallest(&report.pages) > smallest(&whole.pages), "that is what a split is for");

    let pdf = bytes(&project, &ExportOptions { format: Format::Pdf, ..options });
    assert_eq!(lopdf::Document::load_mem(&pdf).unwrap().get_pages().len(), boundaries + 1);
}

#[test]
fn a_page_says_what_it_is() {
    let project = seed("peaj_source");
    for format in [Format::Svg, Format::Html, Format::Text] {
        let said = string(&project, format);
        for wanted in [
            "ORGANIGRAMME SOURCE",
            "CT du 03/10/2022",
            "Postes autorisés\u{a0}: 29 (29 postes)",
            "Région Hauts-de-France",
        ] {
            assert!(said.contains(wanted), "{wanted} in {format:?}");
        }
    }
    let mut options = ExportOptions::new(Format::Svg);
    options.paper = Some(Paper::A4);
    options.date = Some("2026-01-05".to_owned());
    options.scene.locale = Locale::English;
    let said = String::from_utf8(bytes(&project, &options)).unwrap();
    for wanted in ["SOURCE ORGANISATION CHART", "05/01/2026", "page 1 / 1", "lang=\"en\""] {
        assert!(said.contains(wanted), "{wanted}");
    }
}

#[test]
fn a_ceiling_without_all_its_figures_names_what_lacks_one() {
    let project = changed(&seed("peaj_source"), |chart| {
        let units = &mut chart.tree.units;
        let service = units.iter_mut().find(|unit| unit.id.as_str() == "scp").unwrap();
        service.fields.authorised = Authorised::NotPrinted;
        chart.fields.role = Some(Role::Variant);
    });
    let said = string(&project, Format::Text);
    assert!(said.contains("ORGANIGRAMME VARIANTE"), "{said}");
    assert!(said.contains("Postes autorisés\u{a0}: 29 (29 postes)"), "{said}");
    assert!(said.contains("sans chiffre imprimé\u{a0}: Service Coordination du Pôle"), "{said}");
}

#[test]
fn a_unit_is_found_by_its_id_its_name_or_a_part_of_it() {
    let project = seed("peaj_source");
    let top = |name: &str| {
        let mut options = ExportOptions::new(Format::Svg);
        options.unit = Some(name.to_owned());
        let pages = pages(&project, &project.charts[0], &options);
        pages.map(|pages| (pages[0].unit.clone(), pages[0].posts))
    };
    let department = Ok(("Département administratif et financier".to_owned(), 20));
    assert_eq!(top("daf"), department);
    assert_eq!(top("departement  ADMINISTRATIF et financier"), department);
    assert_eq!(top("administratif et financier"), department);
    assert_eq!(top("nowhere"), Err(ExportError::UnknownUnit { name: "nowhere".to_owned() }));
    let ambiguous = top("service").unwrap_err();
    assert_eq!(
        ambiguous,
        ExportError::AmbiguousUnit {
            name: "service".to_owned(),
            units: vec!["sacmp".to_owned(), "scp".to_owned()],
        }
    );
    assert!(Locale::French.say(&ambiguous.message()).contains("sacmp, scp"));
}

#[test]
fn the_project_can_be_kept_inside_the_file() {
    let project = seed("po_source");
    let json = "{\n  \"title\": \"]]> </metadata> & \u{202e} é\"\n}\n";
    let with = |format| {
        let mut options = ExportOptions::new(format);
        options.embed = Some(json.to_owned());
        options.resolution = Resolution::Scale(1.0);
        options
    };
    let svg = String::from_utf8(bytes(&project, &with(Format::Svg))).unwrap();
    let document = roxmltree::Document::parse(&svg).unwrap();
    let metadata = document.descendants().find(|node| node.has_tag_name("metadata")).unwrap();
    assert_eq!(metadata.text(), Some(json));
    let image = decoded(&bytes(&project, &with(Format::Png)));
    assert_eq!(image.texts, [("organigramme".to_owned(), json.to_owned())]);
    let pdf = lopdf::Document::load_mem(&bytes(&project, &with(Format::Pdf))).unwrap();
    let streams = pdf.objects.values().filter_map(|object| object.as_stream().ok());
    let mut contents = streams.map(|stream| stream.get_plain_content().unwrap_or_default());
    assert!(contents.any(|content| content == json.as_bytes()));
    let refused = export(&project, &project.charts[0], &with(Format::Html), &Progress::default());
    assert_eq!(refused, Err(ExportError::CannotDo { wish: ExportWish::Embed }));
}

#[test]
fn options_that_cannot_be_followed_are_refused() {
    let project = seed("po_source");
    let refusal = |change: &dyn Fn(&mut ExportOptions)| {
        let mut options = ExportOptions::new(Format::Png);
        change(&mut options);
        export(&project, &project.charts[0], &options, &Progress::default()).unwrap_err()
    };
    let errors = [
        refusal(&|options| options.resolution = Resolution::Scale(5.0)),
        refusal(&|options| options.resolution = Resolution::Scale(f32::NAN)),
        refusal(&|options| options.resolution = Resolution::Dpi(0)),
        refusal(&|options| options.view = Some("Managers".to_owned())),
        refusal(&|options| options.unit = Some(String::new())),
    ];
    for error in errors {
        for locale in [Locale::French, Locale::English] {
            let said = locale.say(&error.message());
            assert!(said.contains(' ') && !said.contains('\n'), "{said:?} is a sentence");
        }
    }
}

#[test]
fn the_report_has_the_fields_that_scripts_read() {
    let project = seed("po_source");
    let mut options = ExportOptions::new(Format::Svg);
    options.paper = Some(Paper::A4);
    let report = serde_json::to_value(exported(&project, &options).report).unwrap();
    let smallest = report["pages"][0]["smallest_text_pt"].as_f64().unwrap();
    assert!((6.0..=12.0).contains(&smallest));
    assert_eq!(
        report,
        serde_json::json!({
            "pages": [{
                "unit": "Mission Proch'Orientation",
                "width_mm": 297.0,
                "height_mm": 210.0,
                "smallest_text_pt": smallest,
                "posts": 16,
                "units": 3,
            }],
            "posts_drawn": 16,
        })
    );
}

#[test]
fn accessible_formats_read_as_the_chart_does() {
    let project = seed("po_source");
    insta::assert_snapshot!("mission.txt", string(&project, Format::Text));
    insta::assert_snapshot!("mission.html", string(&project, Format::Html));
}

#[test]
fn the_worked_case_is_legible_on_its_page() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");
    let sample = organigramme::format::native::load(&std::fs::read(path).unwrap()).unwrap().project;
    let target = sample.charts.iter().find(|chart| chart.fields.role == Some(Role::Target));
    // As printed, heading and legend included.
    for (unit, portrait, least_pt) in [
        (None, false, 7.0),
        (None, true, 7.5),
        (Some("DIRAA"), false, 10.5),
        (Some("DIRAA"), true, 11.5),
    ] {
        let mut options = ExportOptions::new(Format::Pdf);
        options.paper = Some(Paper::A4);
        options.portrait = portrait;
        options.unit = unit.map(str::to_owned);
        let page = pages(&sample, target.unwrap(), &options).unwrap().remove(0);
        let size = page.smallest_text_pt;
        assert!(size >= least_pt, "{unit:?}, portrait {portrait}: {size} pt");
    }
}

#[test]
fn a_cancelled_export_makes_no_file() {
    let project = seed("diraa_cible");
    for format in Format::ALL {
        let progress = Progress::default();
        progress.cancel();
        let options = ExportOptions::new(format);
        let refused = export(&project, &project.charts[0], &options, &progress);
        assert_eq!(refused, Err(ExportError::Cancelled), "{format:?}");
    }
}

#[test]
fn progress_ends_whole() {
    let project = seed("diraa_cible");
    for format in [Format::Svg, Format::Png, Format::Pdf] {
        let progress = Progress::default();
        let options = ExportOptions::new(format);
        export(&project, &project.charts[0], &options, &progress).expect("it can be exported");
        assert_eq!(progress.share(), 1.0, "{format:?}");
    }
}
