//! Texts made at random: whatever stands in them, nothing panics and no line is dropped.

use organigramme::format::reading::{LineUse, Report};
use organigramme::format::text::read;
use organigramme::model::DerivedIds;
use proptest::prelude::*;
use proptest::sample::select;

use super::{assert_accounted, post_count};
use crate::support::seed;

/// Pieces of real documents, whole lines and parts of lines.
const FRAGMENTS: [&str; 72] = [
    "",
    "",
    "",
    "1 Directeur (A)",
    "3 Gestionnaires (B)",
    "12 agents d'entretien (C)",
    "2 Chargé/e/s de mission (A) (Manager",
    "intermédiaire)",
    "(Gestionnaire administratif et/ou",
    "financier)",
    "5 Gestionnaires Administratif/ve/s et",
    "Financier/e/s (B)",
    "# POLE EDUCATION",
    "## Service Voirie",
    "### Secteur A",
    "**SERVICE DES",
    "MARCHES**",
    "DIRECTION DES SPORTS",
    "SERVICE VOIRIE",
    "Service Accueil",
    "1.2 Service Budget",
    "Projets transversaux",
    "PROJETS TRANSVERSAUX",
    "Direction",
    "ORGANIGRAMME SOURCE",
    "ORGANIGRAMME cible CT du 28/11/2022",
    "Organigramme de la Direction des Sports",
    "CIBLE",
    "CST du 31/02/2024",
    "CT du 03/10/2022",
    "HAUTS-DE-FRANCE",
    "DEPARTEMENT DE L'AISNE",
    "Postes autorisés : 29",
    "Postes autorisés",
    "54",
    "POSTES AUTORISES : 3 dont 1 vacant",
    "Effectif autorisé : 20,5 ETP",
    "Page 3",
    "- 3 -",
    "---",
    "| Fonction | Cat. | Nombre |",
    "|---|---|---|",
    "| Agents | C | 4 |",
    "| Service X | Service Y |",
    "| 1 Agent (C) | 2 Agents (C) |",
    "ORGANIGRAMME SOURCE       ORGANIGRAMME CIBLE",
    "| Organigramme source | Organigramme cible |",
    "| | 3 Agents (C) |",
    "├── 1 Agent (C)",
    "Service : Budget",
    "Sont créés :",
    "Intitulé;Catégorie;Nombre",
    "Agents;C;3",
    "SERVICE X            SERVICE Y",
    "1 Agent (C)          2 Agents (C)",
    "Directrice\tA\t1",
    "Gestionnaires (B) : 3",
    "Chef : 1 A + 2 B",
    "0 Agent (C)",
    "999999999 Agents (C)",
    "0,5 ETP psychologue (A)",
    "1 poste vacant (B)",
    "- un/e assistant/e",
    "(suite)",
    "SERVICE VOIRIE (suite)",
    "Le service travaille avec la mairie.",
    "((((((",
    "))))",
    "** ** **",
    "&eacute;&#xffffff;&;<b",
    "\u{feff}\u{ad}",
    "É\u{301}\u{202e}(A)",
];

fn import(bytes: &[u8]) -> Option<Report> {
    read(bytes, &mut DerivedIds::new(bytes)).ok()
}

/// The sum of the counts printed at the start of the lines that were taken for posts.
fn printed(text: &str, report: &Report) -> usize {
    let posts = text.lines().zip(&report.lines).filter(|(_, it)| **it == LineUse::Post);
    posts.filter_map(|(line, _)| line.split(' ').next()?.parse::<usize>().ok()).sum()
}

/// Beside a remark of several lines, a page number does not hide what was remarked.
#[test]
fn a_remark_of_several_lines_holds_beside_a_page_number() {
    let text = "ORGANIGRAMME SOURCE       ORGANIGRAMME CIBLE\nFinancier/e/s (B)\n0 Agent (C)\n\
                (Gestionnaire administratif et/ou\nDirectrice\tE\t1\nAgents;E;3";
    let report = import(text.as_bytes()).expect("a post is there");
    assert_eq!(report.lines[2..], [LineUse::Problem; 4]);
    assert_accounted(&report, text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = import(&bytes);
    }

    #[test]
    fn no_letters_make_it_panic(text in "(\\PC|[ \n\t|()#*:/.,0-9ABC]){0,300}") {
        if let Some(report) = import(text.as_bytes()) {
            assert_accounted(&report, &text);
        }
    }

    #[test]
    fn fragments_of_documents_are_all_accounted_for(
        fragments in prop::collection::vec(select(&FRAGMENTS[..]), 0..60),
    ) {
        let text = fragments.join("\n");
        if let Some(report) = import(text.as_bytes()) {
            assert_accounted(&report, &text);
        }
    }

    #[test]
    fn fragments_run_together_are_all_accounted_for(
        fragments in prop::collection::vec((select(&FRAGMENTS[..]), select(&["", " ", "\n", "   "][..])), 0..60),
    ) {
        let text: String = fragments.into_iter().flat_map(|(text, end)| [text, end]).collect();
        if let Some(report) = import(text.as_bytes()) {
            assert_accounted(&report, &text);
        }
    }

    /// Each post line that was read is in the project as often as it says, and no other is.
    #[test]
    fn a_damaged_seed_has_the_posts_of_its_lines(
        deleted in prop::collection::btree_set(0..281_usize, 0..60),
        repeated in prop::collection::btree_set(0..281_usize, 0..20),
        cut in prop::collection::btree_map(0..281_usize, 0..40_usize, 0..20),
    ) {
        let seed = std::fs::read_to_string(seed::path("organigrammes-ct-2022.txt")).expect("the seed");
        let mut text = String::new();
        for (index, line) in seed.lines().enumerate() {
            let length = cut.get(&index).copied().unwrap_or(usize::MAX);
            let line: String = line.chars().take(length).collect();
            let times = if deleted.contains(&index) { 0 } else { 1 + usize::from(repeated.contains(&index)) };
            for _ in 0..times {
                text.push_str(line.trim_end());
                text.push('\n');
            }
        }
        if let Some(report) = import(text.as_bytes()) {
            assert_accounted(&report, &text);
            // A cut line may have lost its count: it is then one post.
            let lines: Vec<&str> = text.lines().collect();
            let posts = report.project.charts.iter().flat_map(|chart| {
                chart.units_in_order().flat_map(|unit| chart.unit(unit).posts()).map(|post| chart.post(*post))
            });
            let uncounted = posts.filter(|post| {
                let line = post.fields.evidence.as_ref().expect("each post was read").line as usize;
                lines[line - 1].split(' ').next().is_none_or(|word| word.parse::<usize>().is_err())
            });
            prop_assert_eq!(printed(&text, &report) + uncounted.count(), post_count(&report), "{}", text);
        }
    }
}
