//! What two tables made of one chart, each in a few replaced lines.

use organigramme::model::Project;

use super::notation::project;

pub const BASE: &str = "
    chart s source
    unit u - pole Racine
    unit v u service Marchés
    unit w u service Formation
    unit x v secteur Achats
    post a u A Directeur
    post b v B Gestionnaire
    post c v A Juriste
    post d w A Chargé de mission
    post e x C Agent
";

/// [`BASE`] with the variants "one" and "two", each [`BASE`] after replacing lines; what replaces nothing
/// is added.
pub fn two(first: &[(&str, &str)], second: &[(&str, &str)]) -> Project {
    project(&format!("{BASE}{}{}", table("one", first), table("two", second)))
}

/// [`BASE`] as the table `name` left it.
pub fn table(name: &str, changes: &[(&str, &str)]) -> String {
    let mut text = BASE.replace("chart s source", &format!("chart {name} variant of s"));
    for (old, new) in changes {
        assert!(old.is_empty() || text.contains(old), "{old} is in the base");
        text = if old.is_empty() { format!("{text}\n{new}") } else { text.replace(old, new) };
    }
    text
}
