//! Rows of cells separated by a mark (RFC 4180), as spreadsheets open them: whatever a user wrote, nothing in
//! a cell is a formula to them.

/// What a spreadsheet takes for the beginning of a formula.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Rows being written.
pub struct CsvRows(csv::Writer<Vec<u8>>);

impl CsvRows {
    /// For programs: commas between the cells.
    pub fn of_commas() -> Self {
        Self::new(b',', &[])
    }

    /// For a French spreadsheet, which opens it as it is: a byte order mark, semicolons between the cells.
    pub fn of_semicolons() -> Self {
        Self::new(b';', "\u{feff}".as_bytes())
    }

    fn new(delimiter: u8, start: &[u8]) -> Self {
        let mut writer = csv::WriterBuilder::new();
        // Tables differ in their columns, and so do the lengths of their rows.
        writer.delimiter(delimiter).terminator(csv::Terminator::CRLF).flexible(true);
        Self(writer.from_writer(start.to_vec()))
    }

    pub fn write(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) {
        let cells = cells.into_iter().map(|cell| inert(cell.as_ref()));
        self.0.write_record(cells).expect("memory takes all that is written");
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_inner().expect("memory takes all that is written")
    }
}

/// A text that a spreadsheet would take for a formula is marked as text with an apostrophe. So is what
/// would be one in a cell of its own: a spreadsheet that expects other separators makes several cells of one.
fn inert(cell: &str) -> String {
    // Spaces before it do not keep it from being one.
    let is_formula = cell.trim_start().starts_with(SIGNS) || cell.starts_with(['\t', '\r', '\n']);
    let mut text = String::with_capacity(cell.len() + 1);
    if is_formula {
        text.push('\'');
    }
    let mut rest = cell;
    while let Some(at) = rest.find([';', ',', '\t', '\n', '\r']) {
        let (part, after) = rest.split_at(at + 1);
        text.push_str(part);
        // "- one, - another" is a list.
        let seen = after.trim_start_matches(' ');
        let mut signs = seen.chars();
        let is_formula = match (signs.next(), signs.next()) {
            (Some('-' | '－' | '+' | '＋'), next) => next.is_some_and(|c| !c.is_whitespace()),
            (Some(sign), _) => SIGNS.contains(&sign),
            (None, _) => false,
        };
        if is_formula {
            text.push_str(&after[..after.len() - seen.len()]);
            text.push('\'');
            rest = seen;
        } else {
            rest = after;
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_a_formula() {
        for (cell, expected) in [
            ("Direction", "Direction"),
            ("", ""),
            ("=1+1", "'=1+1"),
            ("  =HYPERLINK(\"http://x\")", "'  =HYPERLINK(\"http://x\")"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1+1", "'＝1+1"),
            ("\t=1", "'\t'=1"),
            ("\n=1", "'\n'=1"),
            // In a spreadsheet that takes semicolons for separators, or commas, or lines.
            ("Pôle;=1+1", "Pôle;'=1+1"),
            ("Pôle; =1+1;@x", "Pôle; '=1+1;'@x"),
            ("Pôle,-2+3", "Pôle,'-2+3"),
            ("Pôle\r\n+2+3", "Pôle\r\n'+2+3"),
            // As people write.
            ("un;deux, trois = 3", "un;deux, trois = 3"),
            ("un\n- deux\n- trois", "un\n- deux\n- trois"),
            ("Chargé/e/s de mission (A), 80 %", "Chargé/e/s de mission (A), 80 %"),
        ] {
            assert_eq!(inert(cell), expected, "{cell:?}");
        }
    }
}
