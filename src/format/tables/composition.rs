//! The sheet of our own workbooks that says in sentences of what each unit consists: "Le Service X se compose
//! de :", then "3 gestionnaires (B) par création". Laid out again as a table, row by row.

use std::borrow::Cow;

use super::sheet::{Row, Sheet};
use crate::format::reading::phrases::counts::begins_with_count;
use crate::format::reading::phrases::posts::read_posts;

/// How the row that heads the posts of a unit ends, and how that of one without posts does.
const HEADS: [&str; 3] = [" se compose de :", " se composent de :", " consists of:"];
const WITHOUT: [&str; 3] = [
    " ne compte aucun poste en propre",
    " ne comptent aucun poste en propre",
    " has no posts of its own",
];

/// Before the name of a unit.
const ARTICLES: [&str; 4] = ["Le ", "La ", "Les ", "L’"];

/// What became of posts, after them.
const MOVEMENTS: [&str; 9] = [
    " par transfert ",
    " par transformation ",
    " par création",
    ", auparavant ",
    " by transfer ",
    " by transformation ",
    " by creation",
    ", before ",
    " taken off ",
];

const COLUMNS: [&str; 7] =
    ["Unité", "Nombre", "Intitulé", "Catégorie", "Grade", "Encadrement", "Métier de référence"];

/// Whether a sheet is one of these.
pub(super) fn is_one(sheet: &Sheet) -> bool {
    let texts = || sheet.rows.iter().filter(|row| !row.is_blank());
    let mut units = texts().filter(|row| unit(row.cell(0)).is_some());
    texts().all(|row| row.filled().count() == 1) && units.next().is_some()
}

/// The same rows as those of a table.
pub(super) fn table(sheet: &Sheet) -> Sheet {
    let mut has_head = false;
    let row = |row: &Row| {
        let text = row.cell(0);
        let cells = match (unit(text), text.is_empty(), has_head) {
            (Some(name), _, true) => vec![name],
            (_, true, _) => Vec::new(),
            // The name of the table, above all units.
            (_, false, false) => {
                has_head = true;
                COLUMNS.map(str::to_owned).to_vec()
            }
            (None, false, true) => posts(text),
        };
        Row::new(row.line, cells)
    };
    Sheet {
        name: sheet.name.clone(),
        rows: sheet.rows.iter().map(row).collect(),
        ..Sheet::default()
    }
}

/// A sheet as the table that is read of it.
pub(super) fn as_table(sheet: &Sheet) -> Cow<'_, Sheet> {
    match is_one(sheet) {
        true => Cow::Owned(table(sheet)),
        false => Cow::Borrowed(sheet),
    }
}

fn unit(text: &str) -> Option<String> {
    let name = HEADS.iter().chain(&WITHOUT).find_map(|end| text.strip_suffix(end))?;
    let quoted = name.strip_prefix("L’unité « ").and_then(|name| name.strip_suffix(" »"));
    let plain = ARTICLES.iter().find_map(|article| name.strip_prefix(article));
    Some(quoted.or(plain).unwrap_or(name).to_owned())
}

fn posts(text: &str) -> Vec<String> {
    let end = MOVEMENTS.iter().filter_map(|words| text.find(words)).min().unwrap_or(text.len());
    let post = Some(&text[..end]).filter(|text| begins_with_count(text)).map(read_posts);
    let Some(post) = post.and_then(|posts| posts.into_iter().next()) else {
        // A remark below the table, in a column of its own.
        let mut cells = vec![String::new(); COLUMNS.len()];
        cells.push(text.to_owned());
        return cells;
    };
    let mut letters = post.title.chars();
    let title =
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect());
    let own = |text: Option<String>| text.unwrap_or_default();
    vec![
        String::new(),
        post.count.to_string(),
        title,
        own(post.category),
        own(post.grade),
        own(post.level),
        own(post.reference_job),
    ]
}
