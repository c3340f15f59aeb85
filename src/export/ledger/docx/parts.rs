//! The files of a Word document that are the same, or nearly, whatever is in it.

use crate::export::ledger::tables::TableSet;
use crate::export::svg::escaped;
use crate::words::Locale;

pub(super) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

pub(super) const NAMESPACES: &str = "\
xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

pub(super) const CONTENT_TYPES: &str = "\
<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" \
ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/settings.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>\
<Override PartName=\"/word/footer1.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
<Override PartName=\"/docProps/core.xml\" \
ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
</Types>";

pub(super) const PACKAGE_RELATIONS: &str = "\
<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" \
Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" \
Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
Target=\"docProps/core.xml\"/>\
</Relationships>";

pub(super) const DOCUMENT_RELATIONS: &str = "\
<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" \
Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" \
Target=\"styles.xml\"/>\
<Relationship Id=\"rId2\" \
Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings\" \
Target=\"settings.xml\"/>\
<Relationship Id=\"rId3\" \
Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" \
Target=\"footer1.xml\"/>\
</Relationships>";

/// The mode of Word 2013 and later: without it a document opens as one of an older version.
pub(super) const SETTINGS: &str = "\
<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
<w:compat><w:compatSetting w:name=\"compatibilityMode\" \
w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

const SHADE: &str = "E7EBF0";

/// The ground behind the cells of a style.
pub(super) fn shade(style: &str) -> Option<&'static str> {
    matches!(style, "HeaderCell" | "HeaderNumber" | "HeadingCell").then_some(SHADE)
}

/// Title and language. No date: the same project is the same file.
pub(super) fn properties(report: &TableSet) -> String {
    format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
         <dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:language>{}</dc:language>\
         </cp:coreProperties>",
        escaped(&report.title),
        escaped(&report.all_lines().collect::<Vec<_>>().join(" · ")),
        language(report.locale),
    )
}

fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::French => "fr-FR",
        Locale::English => "en-GB",
    }
}

/// The paragraph styles: all 9 points in tables, so that ten columns fit.
pub(super) fn styles(locale: Locale) -> String {
    let mut out = format!(
        "{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\" \
         w:eastAsia=\"Arial\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>\
         <w:lang w:val=\"{}\" w:eastAsia=\"{0}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/></w:style>",
        language(locale),
    );
    let spacing =
        |before: u16, after: u16| format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>");
    let size = |half_points: u16| format!("<w:sz w:val=\"{half_points}\"/>");
    let bold = |half_points: u16| format!("<w:b/>{}", size(half_points));
    let close = spacing(20, 20);
    let right = format!("{close}<w:jc w:val=\"right\"/>");
    let keep = |paragraph: &str| format!("<w:keepNext/>{paragraph}");
    let heading = format!("<w:keepNext/>{}<w:outlineLvl w:val=\"0\"/>", spacing(360, 60));
    for (id, name, paragraph, letters) in [
        ("Title", "Title", spacing(0, 60), bold(36)),
        ("Subtitle", "Subtitle", spacing(0, 20), size(22)),
        ("Heading1", "heading 1", heading, bold(28)),
        ("Caption", "caption", keep(&spacing(0, 60)), size(20)),
        ("Note", "Note", keep(&spacing(0, 60)), format!("<w:i/>{}", size(18))),
        ("Footer", "footer", "<w:jc w:val=\"right\"/>".to_owned(), size(16)),
        ("HeaderCell", "Header cell", keep(&close), bold(18)),
        ("HeaderNumber", "Header number", keep(&right), bold(18)),
        ("HeadingCell", "Heading cell", keep(&close), bold(18)),
        ("Cell", "Cell", close.clone(), size(18)),
        ("Number", "Number", right.clone(), size(18)),
        ("CellBeforeTotal", "Cell before total", keep(&close), size(18)),
        ("NumberBeforeTotal", "Number before total", keep(&right), size(18)),
        ("TotalCell", "Total cell", close.clone(), bold(18)),
        ("TotalNumber", "Total number", right.clone(), bold(18)),
    ] {
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr>\
             </w:style>",
        ));
    }
    let border = |side: &str| {
        format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"9AA3AF\"/>")
    };
    let borders: String =
        ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).concat();
    out.push_str(&format!(
        "<w:style w:type=\"table\" w:styleId=\"Report\"><w:name w:val=\"Report\"/>\
         <w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>\
         <w:left w:w=\"80\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/>\
         </w:tblCellMar></w:tblPr></w:style></w:styles>",
    ));
    out
}
