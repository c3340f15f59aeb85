//! E-mail: the text or the page of a message, without its head and without who wrote it.
//!
//! What stands around the body is taken apart by `mail-parser`. Greetings and formulas are known to the reader of
//! texts; who wrote, and to whom, only the head of the message tells.

use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

use super::html;
use crate::format::reading::phrases::counts;
use crate::format::reading::phrases::titles::read_block;
use crate::format::reading::vocabulary::{are_persons, bare};
use crate::format::reading::{Doubt, Given, Laying, SourceLine, Unreadable};

/// Bytes of a message in which its head must end.
const HEAD_MOST: usize = 64 << 10;

/// Heads that every message has one of, and that no letter begins with.
const TELLING: [&str; 5] =
    ["mime-version", "message-id", "received", "return-path", "content-type"];
const USUAL: [&str; 4] = ["from", "date", "subject", "to"];

/// Whether `bytes` begin with the head of a message: nothing but names, each with a value.
pub(in crate::format) fn is_mail(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD_MOST)];
    let (mut telling, mut usual, mut named) = (false, 0, false);
    for line in head.split(|&byte| byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match line {
            [] => break,
            [b' ' | b'\t', ..] if named => continue,
            _ => {}
        }
        let name = line.split(|&byte| byte == b':').next().unwrap_or_default();
        let is_name = name.len() < line.len()
            && name.iter().all(|&byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !is_name {
            return false;
        }
        named = true;
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        telling |= TELLING.contains(&name.as_str());
        usual += usize::from(USUAL.contains(&name.as_str()));
    }
    telling && usual > 0 || usual == USUAL.len()
}

/// The lines of a message. The names of what is attached are said, or why there is nothing else.
///
/// # Errors
/// If it has no text, or a page nested more deeply than any.
pub(in crate::format) fn lines(bytes: &[u8]) -> Result<Laying, Unreadable> {
    let message = MessageParser::default().parse(bytes).ok_or(Unreadable::NoChart)?;
    let mut laying = Laying::default();
    // It may say which chart follows: the reader of letters looks.
    if let Some(subject) = message.subject() {
        laying.line(Given::Nothing, &format!("Objet : {}", subject.replace(['\r', '\n'], " ")));
        laying.gap();
    }
    laying.append(body(&message)?);
    set_apart(&mut laying.source.lines, &persons(&message));
    for name in attached(&message) {
        laying.gap();
        laying.doubt(Doubt::AttachmentLeftOut { name });
    }
    Ok(laying)
}

/// The names of the files that hang on a message.
pub(in crate::format) fn attachments(bytes: &[u8]) -> Vec<String> {
    MessageParser::default().parse(bytes).map(|it| attached(&it)).unwrap_or_default()
}

fn attached(message: &Message) -> Vec<String> {
    let is_file = |part: &&mail_parser::MessagePart| {
        // Pictures in the page, such as a logo, hang on it too.
        part.attachment_name().is_some()
            && !(part.content_id().is_some()
                && part.content_type().is_some_and(|it| it.c_type == "image"))
    };
    let name = |part: &mail_parser::MessagePart| part.attachment_name().map(str::to_owned);
    message.attachments().filter(is_file).filter_map(name).collect()
}

/// The page of a message, which keeps its tables, else its text.
fn body(message: &Message) -> Result<Laying, Unreadable> {
    let mut laying = Laying::default();
    for part in message.html_bodies() {
        laying.gap();
        match &part.body {
            PartType::Html(page) => laying.append(html::lines(page)?),
            PartType::Text(text) => {
                let kind = part.content_type();
                let flows =
                    kind.and_then(|it| it.attribute("format")).is_some_and(|it| it == "flowed");
                for line in unwrapped(text, flows) {
                    laying.line(Given::Nothing, &line);
                }
            }
            PartType::Binary(_)
            | PartType::InlineBinary(_)
            | PartType::Message(_)
            | PartType::Multipart(_) => {}
        }
    }
    Ok(laying)
}

/// The lines of a text without the marks of what is quoted; a line that flows goes on after its last space.
fn unwrapped(text: &str, flows: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        let mut line = line.strip_suffix('\r').unwrap_or(line);
        while let Some(rest) = line.strip_prefix('>') {
            line = rest.strip_prefix(' ').unwrap_or(rest);
        }
        let next_goes_on = flows && line.ends_with(' ') && line != "-- ";
        match lines.last_mut().filter(|_| goes_on) {
            Some(last) => last.push_str(line),
            None => lines.push(line.to_owned()),
        }
        goes_on = next_goes_on;
    }
    lines
}

/// Who wrote a message, and to whom, folded.
fn persons(message: &Message) -> Vec<String> {
    let all = [message.from(), message.sender(), message.reply_to(), message.to(), message.cc()];
    let names = all.into_iter().flatten().flat_map(Address::iter).filter_map(|it| it.name());
    names.map(bare).filter(|name| !name.is_empty()).collect()
}

/// Names of persons, and what stands below the mark of a signature, are nothing of a chart. What a letter
/// announces may tell which chart follows.
fn set_apart(lines: &mut [SourceLine], persons: &[String]) {
    let mut is_signed = false;
    for line in lines {
        let text = line.text.trim();
        let is_row = matches!(line.given, Given::Row { .. } | Given::Heading { .. });
        if is_row
            || text.is_empty()
            || counts::begins_with_count(text)
            || counts::has_category(text)
        {
            is_signed &= text.is_empty();
            continue;
        }
        is_signed |= text == "--";
        let announced = announced(text).map(capitalised);
        if let Some(title) = announced.as_ref().filter(|title| read_block(title).is_some()) {
            line.text.clone_from(title);
        } else if is_signed
            || announced.is_some()
            || persons.contains(&bare(text))
            || are_persons(text)
        {
            line.given = Given::Furniture;
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// What a letter announces, without the words that do: "Ci-dessous l'organisation cible :".
fn announced(text: &str) -> Option<&str> {
    const WORDS: [&str; 12] = [
        "ci-dessous ",
        "ci-joint ",
        "ci-après ",
        "voici ",
        "vous trouverez ",
        "veuillez trouver ",
        "je vous ",
        "nous vous ",
        "comme convenu",
        "suite à ",
        "merci de ",
        "pour information",
    ];
    let ends = text.ends_with([':', '.', ',', '!']);
    let rest = WORDS.iter().find_map(|word| {
        let (start, rest) = text.split_at_checked(word.len())?;
        (start.to_lowercase() == *word).then_some(rest)
    });
    let rest = rest.filter(|_| ends)?.trim_end_matches([' ', ':', '.', ',', '!', '\u{a0}']);
    let articles = ["l'", "l\u{2019}", "le ", "la ", "les ", "notre ", "un "];
    Some(articles.iter().find_map(|article| rest.strip_prefix(article)).unwrap_or(rest))
}
