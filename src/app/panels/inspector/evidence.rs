//! Where what is selected was read.

use crate::app::kit::tokens;
use crate::app::panels::Context;
use crate::model::{Evidence, brief};
use crate::words::{Locale, key, message};

/// Where it was read, and what stands there.
pub fn evidence_ui(ui: &mut egui::Ui, context: &Context, evidence: &Evidence) {
    ui.add_space(tokens::space::MEDIUM);
    let place = place(evidence, context.words);
    let text = message!(key::EVIDENCE, place = place, text = brief(&evidence.text).as_ref());
    let text = egui::RichText::new(context.words.say(&text)).color(context.palette.muted);
    ui.add(egui::Label::new(text).wrap());
}

/// "rapport.docx, p. 3, ligne 12".
fn place(evidence: &Evidence, words: Locale) -> String {
    let file = match evidence.file.as_str() {
        "" => words.get(key::EVIDENCE_PASTED),
        file => brief(file).into_owned(),
    };
    let page = evidence.page.map(|page| message!(key::EVIDENCE_PAGE, page));
    let sheet = evidence.sheet.as_deref();
    let sheet = sheet.map(|sheet| message!(key::EVIDENCE_SHEET, sheet = brief(sheet).as_ref()));
    let line = match evidence.row {
        Some(row) => message!(key::EVIDENCE_ROW, row),
        None => message!(key::EVIDENCE_LINE, line = evidence.line),
    };
    let rest = [page, sheet, Some(line)].into_iter().flatten().map(|it| words.say(&it));
    std::iter::once(file).chain(rest).collect::<Vec<_>>().join(", ")
}
