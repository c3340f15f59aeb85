//! What the name of a paragraph's style says, in French and in English.

use super::block::Role;
use crate::format::reading::vocabulary::bare;

/// The role that a style of this name gives, if its name tells.
pub(super) fn role(name: &str) -> Option<Role> {
    // LibreOffice writes a space as `_20_`.
    let name = bare(&name.replace("_20_", " "));
    let (word, number) = match name.rsplit_once(' ') {
        Some((word, number)) if number.parse::<u8>().is_ok() => (word, number.parse().ok()),
        _ => {
            let digits = name.len() - name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let (word, number) = name.split_at(name.len() - digits);
            (word, number.parse().ok())
        }
    };
    match (word, number) {
        ("heading" | "titre" | "title" | "uberschrift", Some(level @ 1..=9)) => {
            Some(Role::Heading(level))
        }
        ("title" | "titre" | "titre principal" | "titre du document", None) => Some(Role::Title),
        ("toc" | "tm" | "contents" | "table des matieres" | "sommaire", _)
        | ("toc heading" | "en tete de table des matieres" | "contents heading", _)
        | ("header" | "footer" | "en tete" | "pied de page", None) => Some(Role::Furniture),
        _ => None,
    }
}

/// How deep items of a style stand below the outermost, where its name says it: "List Number 2", "Liste à puces 3".
pub(super) fn set_in(name: &str) -> Option<usize> {
    let name = bare(&name.replace("_20_", " "));
    let (word, number) = name.rsplit_once(' ')?;
    let starts =
        ["list bullet", "list number", "liste a puces", "liste a numeros", "liste numerotee"];
    let depth: usize = number.parse().ok()?;
    (starts.contains(&word) && (2..=9).contains(&depth)).then(|| depth - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_both_languages() {
        for (name, expected) in [
            ("heading 2", Some(Role::Heading(2))),
            ("Titre 3", Some(Role::Heading(3))),
            ("Titre3", Some(Role::Heading(3))),
            ("Heading_20_4", Some(Role::Heading(4))),
            ("Title", Some(Role::Title)),
            ("toc 1", Some(Role::Furniture)),
            ("Table des matières 2", Some(Role::Furniture)),
            ("En-tête", Some(Role::Furniture)),
            ("Body Text 2", None),
            ("Titre du service", None),
        ] {
            assert_eq!(role(name), expected, "{name}");
        }
    }
}
