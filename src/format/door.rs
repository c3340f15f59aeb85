//! The one door: what a file is, by its content and never by its name, and who reads it.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::reading::{Laying, Report, Unreadable};
use super::tables::{self, TableOptions};
use super::text::Decoded;
use super::{documents, drawings, exchange, pdf, picture, text};
use crate::model::IdSource;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    Docx,
    Odt,
    Rtf,
    Html,
    /// An e-mail as mail programs save it, or a page that a browser saved as one.
    Mail,
    Xlsx,
    /// A workbook of Excel on whose sheets boxes are drawn, and hardly a cell is filled.
    DrawnSheets,
    Ods,
    /// The binary workbooks of Excel before 2007.
    Xls,
    /// Text whose lines are rows: CSV, or the cells that a spreadsheet puts onto the clipboard.
    Delimited,
    Pptx,
    /// A presentation or drawing of LibreOffice.
    Odg,
    Vsdx,
    DrawIo,
    Mermaid,
    Svg,
    /// The files of Berlin's Organigramm-Tool.
    Berlin,
    Popolo,
    /// The W3C's organization ontology.
    OrgTurtle,
    OrgJson,
    /// The same as RDF/XML.
    OrgXml,
    Pdf,
    /// A package that is cut off, or changed on its way.
    Damaged,
    /// Something that is known and not read, as people call it.
    Other(&'static str),
}

/// What a document behind a password is called here.
const PROTECTED: &str = "protected by a password";

/// First bytes of files that are neither text nor read, with what they are called.
const SIGNATURES: [(&[u8], &str); 6] = [
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1F\x8B", "GZIP"),
    (b"\x7FELF", "ELF"),
    (b"Rar!", "RAR"),
];

/// A file, of which is told once what it is, and what its text is, when somebody asks.
#[derive(Debug)]
pub struct File<'a> {
    pub bytes: &'a [u8],
    form: OnceCell<Form>,
    text: OnceCell<Result<Decoded, Unreadable>>,
}

impl<'a> File<'a> {
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, form: OnceCell::new(), text: OnceCell::new() }
    }

    /// What it is, told from what is in it.
    pub fn form(&self) -> Form {
        *self.form.get_or_init(|| form_of(self))
    }

    /// Whether its lines or cells are rows of tables.
    pub fn is_table(&self) -> bool {
        matches!(self.form(), Form::Xlsx | Form::Xls | Form::Ods | Form::Delimited)
    }

    /// The bytes as text.
    pub(in crate::format) fn text(&self) -> Result<&Decoded, Unreadable> {
        self.text.get_or_init(|| text::decode(self.bytes)).as_ref().map_err(Clone::clone)
    }

    /// What the identifiers of what is read are derived from: the bytes, and of a text its letters, so that another
    /// end of lines, encoding or byte order mark gives the same units and posts.
    pub fn seed(&self) -> Cow<'a, [u8]> {
        let is_text = match self.form() {
            Form::Text
            | Form::Rtf
            | Form::Html
            | Form::Mail
            | Form::Delimited
            | Form::DrawIo
            | Form::Mermaid
            | Form::Svg
            | Form::Berlin
            | Form::Popolo
            | Form::OrgTurtle
            | Form::OrgJson
            | Form::OrgXml => true,
            Form::Docx
            | Form::Odt
            | Form::Xlsx
            | Form::DrawnSheets
            | Form::Ods
            | Form::Xls
            | Form::Pptx
            | Form::Odg
            | Form::Vsdx
            | Form::Pdf
            | Form::Damaged
            | Form::Other(_) => false,
        };
        // What is no text is not looked at as one.
        match is_text.then(|| self.text()) {
            Some(Ok(decoded)) => {
                let text = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
                Cow::Owned(text.into_bytes())
            }
            Some(Err(_)) | None => Cow::Borrowed(self.bytes),
        }
    }

    /// Reads a file of any form.
    ///
    /// # Errors
    /// If it cannot be read, or nothing in it is a unit or a post.
    pub fn read(&self, ids: &mut dyn IdSource) -> Result<Report, Unreadable> {
        let bytes = self.bytes;
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(Unreadable::Empty);
        }
        match self.form() {
            Form::Text => text::read_decoded(self.text()?, ids),
            Form::Delimited | Form::Xlsx | Form::Ods | Form::Xls => {
                let read =
                    tables::read_files(&[self], &TableOptions::default(), ids, &mut |_| true);
                read.map(|read| read.report)
            }
            Form::DrawnSheets => laid(drawings::sheets::lines(bytes)?, ids),
            Form::Docx => laid(documents::docx::lines(bytes)?, ids),
            Form::Odt => laid(documents::odt::lines(bytes)?, ids),
            Form::Rtf => laid(documents::rtf::lines(bytes), ids),
            Form::Html => laid(documents::html::lines(&html_text(self)?)?, ids),
            Form::Mail => mail(bytes, ids),
            Form::Pptx => laid(drawings::pptx::lines(bytes)?, ids),
            Form::Odg => laid(drawings::open_document::lines(bytes)?, ids),
            Form::Vsdx => laid(drawings::vsdx::lines(bytes)?, ids),
            Form::DrawIo => laid(drawings::draw_io::lines(&self.text()?.text)?, ids),
            Form::Svg => {
                if let Ok(Some(_)) = picture::embedded_project(bytes) {
                    return Err(Unreadable::ProjectInside);
                }
                laid(drawings::svg::lines(&self.text()?.text)?, ids)
            }
            Form::Berlin => json(&self.text()?.text, exchange::berlin::lines, ids),
            Form::Popolo => json(&self.text()?.text, exchange::popolo::lines, ids),
            Form::OrgTurtle => laid(exchange::org::turtle(&self.text()?.text)?, ids),
            Form::OrgJson => laid(exchange::org::json_ld(&self.text()?.text)?, ids),
            Form::OrgXml => laid(exchange::rdf_xml::lines(&self.text()?.text)?, ids),
            Form::Mermaid => laid(drawings::mermaid::lines(&self.text()?.text), ids),
            Form::Pdf => laid(pdf::lines(bytes)?, ids),
            Form::Damaged => Err(Unreadable::PackageBroken),
            Form::Other(format) => Err(other(format)),
        }
    }
}

/// What `bytes` are, told from what is in them.
pub fn form(bytes: &[u8]) -> Form {
    File::of(bytes).form()
}

fn form_of(file: &File) -> Form {
    let bytes = file.bytes;
    if let Some((_, name)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Form::Other(name);
    }
    // A PDF may begin with a few other bytes.
    if bytes[..bytes.len().min(1024)].windows(5).any(|it| it == b"%PDF-") {
        return Form::Pdf;
    }
    if bytes.starts_with(b"PK") {
        return packed_form(bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return compound_form(bytes);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Form::Rtf;
    }
    if documents::mail::is_mail(bytes) {
        return Form::Mail;
    }
    match file.text() {
        Ok(decoded) => text_form(&decoded.text),
        // The reader of texts says why.
        Err(_) => Form::Text,
    }
}

/// What a ZIP package holds, by the parts that its kind must have.
fn packed_form(bytes: &[u8]) -> Form {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Form::Damaged };
    let parts = [
        ("word/document.xml", Form::Docx),
        ("xl/workbook.xml", Form::Xlsx),
        ("xl/workbook.bin", Form::Xlsx),
        ("ppt/presentation.xml", Form::Pptx),
        ("visio/document.xml", Form::Vsdx),
    ];
    if let Some((_, form)) = parts.iter().find(|(part, _)| archive.index_for_name(part).is_some()) {
        let is_drawn = *form == Form::Xlsx && drawings::sheets::are_drawn(bytes);
        return if is_drawn { Form::DrawnSheets } else { *form };
    }
    let mut kind = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        // It names one kind in a few dozen letters; what cannot be read names none.
        let _ = part.take(200).read_to_string(&mut kind);
    }
    let kind = kind.trim().strip_prefix("application/vnd.oasis.opendocument.").unwrap_or_default();
    match kind.split('-').next().unwrap_or_default() {
        "text" => Form::Odt,
        "spreadsheet" => Form::Ods,
        "presentation" | "graphics" => Form::Odg,
        _ => Form::Other("ZIP"),
    }
}

/// What a compound file of older Office programs holds: the names of its streams are in UTF-16.
fn compound_form(bytes: &[u8]) -> Form {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|it| it == wide)
    };
    match () {
        () if holds("EncryptedPackage") => Form::Other(PROTECTED),
        () if holds("Workbook") || holds("Book\0") => Form::Xls,
        () if holds("WordDocument") => Form::Other("DOC"),
        () if holds("PowerPoint Document") => Form::Other("PPT"),
        () if holds("__nameid_version1.0") => Form::Other("MSG"),
        () if holds("VisioDocument") => Form::Other("VSD"),
        () => Form::Other("OLE"),
    }
}

/// What sort of text it is.
fn text_form(text: &str) -> Form {
    let start = text.trim_start();
    let mut end = start.len().min(2_000);
    while !start.is_char_boundary(end) {
        end -= 1;
    }
    let head = start[..end].to_ascii_lowercase();
    if head.contains("<mxfile") || head.contains("<mxgraphmodel") {
        return Form::DrawIo;
    }
    // Workbooks and texts in one part, as Office 2003 wrote them.
    if head.starts_with('<') {
        if ["excel.sheet", "office:spreadsheet\""].iter().any(|it| head.contains(it)) {
            return Form::Other("XML (Excel)");
        }
        if ["word.document", "wordprocessingml"].iter().any(|it| head.contains(it)) {
            return Form::Other("XML (Word)");
        }
    }
    // Whole pages, and pieces of one such as a browser puts onto the clipboard.
    let begins =
        ["<html", "<!doctype html", "<body", "<table", "<div", "<h1", "<h2", "<ul", "<meta"];
    if head.contains("<html") && head.starts_with('<')
        || begins.iter().any(|it| head.starts_with(it))
    {
        return Form::Html;
    }
    if head.starts_with('<') && head.contains("<svg") {
        return Form::Svg;
    }
    if let Some(form) = exchange_form(text) {
        return form;
    }
    if is_other_json(start) {
        return Form::Other("JSON");
    }
    let is_diagram = |line: &str| {
        let mut words = line.split_whitespace();
        line == "mindmap"
            || matches!(words.next(), Some("graph" | "flowchart"))
                && matches!(words.next(), Some("td" | "tb" | "bt" | "lr" | "rl") | None)
    };
    if head.lines().map(str::trim).take(20).any(is_diagram) {
        return Form::Mermaid;
    }
    if tables::separator(text).is_some() {
        return Form::Delimited;
    }
    Form::Text
}

/// Whether a text is data of another program.
fn is_other_json(text: &str) -> bool {
    text.starts_with(['{', '['])
        && serde_json::from_str::<serde::de::IgnoredAny>(text.trim_end()).is_ok()
}

/// What sort of chart for other programs a text is, if it is one.
fn exchange_form(text: &str) -> Option<Form> {
    let is_org = text.contains("www.w3.org/ns/org#");
    let start = text.trim_start();
    let holds = |name: &str| text.contains(name);
    match start.chars().next()? {
        '{' if holds("\"organisations\"") && holds("\"document\"") => Some(Form::Berlin),
        '{' | '[' if is_org => Some(Form::OrgJson),
        '{' if holds("\"organizations\"") => Some(Form::Popolo),
        '<' if is_org && (holds("<?xml") || holds(":RDF")) => Some(Form::OrgXml),
        '@' | '#' | 'P' | 'p' | '<' if is_org => Some(Form::OrgTurtle),
        _ => None,
    }
}

/// Reads a file of any form.
///
/// # Errors
/// As [`File::read`].
pub fn read(bytes: &[u8], ids: &mut dyn IdSource) -> Result<Report, Unreadable> {
    File::of(bytes).read(ids)
}

/// Reads a message. One that holds no chart may have it hanging on it.
fn mail(bytes: &[u8], ids: &mut dyn IdSource) -> Result<Report, Unreadable> {
    laid(documents::mail::lines(bytes)?, ids).map_err(|error| {
        if error == Unreadable::NoChart {
            Unreadable::NoChartInMail { attached: documents::mail::attachments(bytes) }
        } else {
            error
        }
    })
}

/// Reads a JSON file of one of the forms for other programs.
fn json(
    text: &str,
    lines: fn(&serde_json::Value) -> Option<Laying>,
    ids: &mut dyn IdSource,
) -> Result<Report, Unreadable> {
    let file = serde_json::from_str(text).map_err(|_| Unreadable::XmlBroken)?;
    laid(lines(&file).ok_or(Unreadable::NoChart)?, ids)
}

/// The text of a page, by what its bytes or its head say of their encoding.
fn html_text<'f>(file: &'f File) -> Result<Cow<'f, str>, Unreadable> {
    let bytes = file.bytes;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2_000)]).to_ascii_lowercase();
    let named = head.split_once("charset=").map(|(_, after)| after.trim_start_matches(['"', '\'']));
    let label = named.and_then(|it| it.split(['"', '\'', '>', ';', ' ', '/']).next());
    let encoding = label.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    match encoding.filter(|_| encoding_rs::Encoding::for_bom(bytes).is_none()) {
        Some(encoding) => Ok(encoding.decode_without_bom_handling(bytes).0),
        None => Ok(Cow::Borrowed(&file.text()?.text)),
    }
}

/// Reads what a file was laid out as.
fn laid(laying: Laying, ids: &mut dyn IdSource) -> Result<Report, Unreadable> {
    text::read_source(laying.source, laying.problems, ids)
}

/// Why a form that is known is not read, and what to do.
fn other(format: &'static str) -> Unreadable {
    let instead = match format {
        PROTECTED => return Unreadable::Protected,
        "PNG" | "JPEG" | "GIF" => return Unreadable::Picture { format },
        "DOC" => "DOCX",
        "PPT" => "PPTX",
        "VSD" => "VSDX",
        "MSG" => "EML",
        "XML (Excel)" => "XLSX",
        "XML (Word)" => "DOCX",
        format => return Unreadable::OtherFormat { format },
    };
    Unreadable::SaveAs { format, instead }
}
