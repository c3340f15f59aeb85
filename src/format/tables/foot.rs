//! What stands below a table: keys to its signs, signatures, who made it and when. Nothing of it is of the chart.

use super::figures;
use super::sheet::Row;
use super::units::kind_of;
use crate::format::reading::phrases::imprint::{is_imprint, is_legend, is_signed_below};
use crate::format::reading::phrases::posts::tells_posts;
use crate::format::reading::vocabulary::{are_persons, bare, begins_with_job, names_person};

/// First words of lines that say who made a table, when, and whom to ask.
const MADE: [&str; 36] = [
    "actualise",
    "arrete le",
    "contact",
    "cree par",
    "date",
    "document",
    "donnees",
    "dresse par",
    "edite",
    "effectifs au",
    "etat arrete",
    "etat au",
    "elabore par",
    "emetteur",
    "etabli",
    "extraction",
    "fait a",
    "fait le",
    "fichier",
    "imprime",
    "maj",
    "mis a jour",
    "mise a jour",
    "prepare par",
    "realise par",
    "redacteur :",
    "redige par",
    "renseignements",
    "saisi par",
    "signature",
    "signe",
    "situation au",
    "source",
    "tableau arrete",
    "valide par",
    "visa",
];

/// Who signs acts.
const SIGNERS: [&str; 31] = [
    "adjoint",
    "adjointe",
    "administrateur",
    "autorite",
    "chef",
    "cheffe",
    "colonel",
    "commandant",
    "delegue",
    "dg",
    "dga",
    "dgs",
    "directeur",
    "directrice",
    "doyen",
    "drh",
    "inspecteur",
    "inspectrice",
    "maire",
    "ministre",
    "principal",
    "principale",
    "prefet",
    "prefete",
    "president",
    "presidente",
    "proviseur",
    "recteur",
    "rectrice",
    "responsable",
    "secretaire",
];

/// What stands above a key.
const KEYS: [&str; 8] = [
    "abreviations",
    "glossaire",
    "legende",
    "legendes",
    "lexique",
    "liste des sigles",
    "sigles",
    "signification des sigles",
];

/// Where the rows of a table end.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Foot {
    /// The first row below which nothing but lone texts stand.
    from: usize,
    /// The first of these below a blank row.
    parted: usize,
    /// The first row of a key to the signs of the table.
    key: usize,
}

impl Foot {
    /// Of the rows from `first` on; none below a table each row of which is one text.
    pub fn of(rows: &[Row], first: usize) -> Self {
        let is_lone = |row: &Row| {
            let cells: Vec<&str> = row.filled().map(|(_, cell)| cell).collect();
            match cells.as_slice() {
                [] => true,
                [only] => figures::hundredths(only).is_none(),
                several => {
                    let is_text = |cell: &&str| figures::hundredths(cell).is_none();
                    let is_signed = |cell: &&str| are_persons(cell) || signs(cell);
                    several.iter().all(is_text)
                        && (is_made(several[0])
                            || several.iter().all(is_signed)
                            || is_key_of_two(several))
                }
            }
        };
        let last = (first..rows.len()).rev().find(|at| !is_lone(&rows[*at]));
        let end = rows.len();
        let Some(last) = last else { return Self { from: end, parted: end, key: end } };
        let key = (first.max(1)..end).rev().find(|at| {
            rows[*at].filled().count() == 1
                && rows[at - 1].is_blank()
                && KEYS.contains(&bare(&rows[*at].text()).as_str())
        });
        let is_figure = |(_, cell): (usize, &str)| figures::hundredths(cell).is_some();
        let key = key.filter(|at| !rows[*at..].iter().flat_map(Row::filled).any(is_figure));
        let key = key.unwrap_or(end);
        let blank = (last + 1..rows.len()).find(|at| rows[*at].is_blank());
        Self { from: last + 1, parted: blank.unwrap_or(end), key }
    }

    /// What a row below the table is; none where it may be a unit, or a post.
    pub fn line(&self, row: &Row, at: usize) -> Option<Below> {
        if at >= self.key {
            return Some(Below::Known);
        }
        if at < self.from {
            return None;
        }
        let text = row.text();
        let first = row.filled().next().map_or("", |(_, cell)| cell);
        let cells: Vec<&str> = row.filled().map(|(_, cell)| cell).collect();
        if is_key_of_two(&cells) {
            return (at >= self.parted).then_some(Below::Known);
        }
        if is_key(&text) || is_made(&text) || signs(first) || names_nobody_else(&text) {
            return Some(Below::Known);
        }
        let may_be_unit = kind_of(&text).is_some() && !text.ends_with('.');
        let is_own = may_be_unit || begins_with_job(&text) || tells_posts(&text);
        let is_told = kind_of(&text).is_none() && is_remark(&text);
        let is_open = !is_told && (at < self.parted || is_own && !text.contains(" : "));
        (!is_open).then_some(Below::Unread)
    }
}

/// Takes the marks out of the labels of a table that rows below it explain: "Comptable (2)", where one begins with
/// "(2)".
pub(super) fn leave_out_marks(rows: &mut [Row], first: usize, columns: &[usize]) {
    let mark = |row: &Row| {
        let text = row.text();
        let end = text.strip_prefix('(')?.find(") ")?;
        let mark = &text[1..=end];
        (end < 3 && (mark.starts_with('*') || mark.bytes().all(|it| it.is_ascii_alphanumeric())))
            .then(|| format!("({mark})"))
    };
    let Some(below) = rows.get(first..) else { return };
    let marks: Vec<String> = below.iter().filter_map(mark).collect();
    for row in rows.iter_mut().skip(first).filter(|_| !marks.is_empty()) {
        for column in columns {
            let cell = row.cell(*column);
            let own = marks.iter().find_map(|mark| cell.strip_suffix(mark.as_str()));
            if let Some(own) = own.map(|own| own.trim_end().to_owned()).filter(|it| !it.is_empty())
            {
                row.cells_mut()[*column] = own;
            }
        }
    }
}

/// What a row below a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Below {
    /// A key, a signature, who made the table.
    Known,
    /// Something that is quoted.
    Unread,
}

/// A sentence, or what is said of a sign: "En gras : postes vacants", "Ces postes sont ouverts à tous".
fn is_remark(text: &str) -> bool {
    const VERBS: [&str; 8] = ["est", "sont", "ont", "peut", "peuvent", "sera", "seront", "doivent"];
    let words = bare(text);
    let words: Vec<&str> = words.split(' ').collect();
    text.starts_with(['*', '('])
        || text.ends_with('.') && words.len() > 3
        || text.contains(" : ")
        || words.len() > 4 && words.iter().any(|word| VERBS.contains(word))
}

/// "A+", "SPP", "A, B, C".
fn is_sign(key: &str) -> bool {
    let may_hold = |c: char| c.is_uppercase() || c.is_ascii_digit() || "+*×.,/&()- ".contains(c);
    let key = key.trim();
    (1..=12).contains(&key.chars().count()) && key.chars().all(may_hold)
}

/// "A" beside "cadres": a sign and what it stands for.
fn is_key_of_two(cells: &[&str]) -> bool {
    let [sign, text] = cells else { return false };
    is_sign(sign)
        && sign.chars().count() < 6
        && !is_sign(text)
        && (!begins_with_job(text) || text.starts_with(char::is_lowercase))
}

/// "X = catégorie du poste", "SPP : sapeur-pompier professionnel", "A, B, C : catégories".
fn is_key(text: &str) -> bool {
    let keys = [" = ", " : ", "= ", ": "].iter().filter_map(|mark| text.find(mark));
    let note = ["nb", "n b", "nota"];
    let is_note = note.iter().any(|it| bare(text).split(" ").next() == Some(it));
    is_legend(text) || !is_note && keys.min().is_some_and(|at| is_sign(&text[..at]))
}

/// "Dressé par la DRH", "Contact : 05 49 00 00 00", "Fait à Lens, le 12 mars".
fn is_made(text: &str) -> bool {
    let words = bare(text);
    let starts = MADE.iter().any(|start| {
        words.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    });
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let calls = text.contains('@') || digits >= 10 && bare(text).contains("tel");
    let is_short = words.split(' ').count() <= 16 && !begins_with_job(text);
    starts && is_short && !tells_figure(&words, text)
        || calls
        || is_imprint(text)
        || is_signed_below(text)
}

/// "Effectifs au 1er janvier 2024 : 25 agents" tells more than when a table was made.
fn tells_figure(words: &str, text: &str) -> bool {
    let states = ["effectifs", "etat", "situation"].iter().any(|it| words.starts_with(it));
    let figure = text.rsplit_once(':').map_or("", |(_, tail)| tail.trim_start());
    states && figure.starts_with(|c: char| c.is_ascii_digit())
}

/// "Le Maire", "Pour le Président, la directrice générale".
fn signs(text: &str) -> bool {
    let words = bare(text);
    let mut words = words.split(' ').take(8).peekable();
    let mut led = false;
    while words.next_if(|it| ["pour", "monsieur", "madame", "le", "la", "l"].contains(it)).is_some()
    {
        led = true;
    }
    led && words.next().is_some_and(|word| SIGNERS.contains(&word))
        && !text.contains(|c: char| c.is_ascii_digit())
}

/// "Mme Ludivine PASQUEREAU, DRH": a person, and no post that a row tells.
fn names_nobody_else(text: &str) -> bool {
    text.split(' ').next().is_some_and(names_person) || text.split(" | ").all(are_persons)
}
