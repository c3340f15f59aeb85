//! What a sentence must name: all in which two states of a post differ, and what holds of what is declared.

use organigramme::compare::{Ledger, Movement};
use organigramme::export::ledger::{Compared, LedgerFormat};
use organigramme::format::native;
use organigramme::model::{Aspect, Claim, Conflict, Project, Subject};
use organigramme::words::Locale;
use serde_json::{Value, json};

use super::{bytes, lines, project, report, table, with_compared};

/// A source and a target of one Pôle and two Services, with these posts.
fn two(before: &str, after: &str) -> Project {
    project(&text_of_two(before, after))
}

fn text_of_two(before: &str, after: &str) -> String {
    let units = "unit u - pole Racine
         unit v u service Marchés
         unit w u service Achats";
    format!("chart s source\n{units}\n{before}\nchart t target of s\n{units}\n{after}")
}

/// The sentence about the first post.
fn said(before: &str, after: &str) -> String {
    with_compared(&two(before, after), |compared| {
        Locale::French.say(&compared.sentence(&compared.ledger.entries[0]))
    })
}

#[test]
fn a_transformation_names_what_differs() {
    for (before, after, wanted) in [
        (
            "post a v A Responsable | level proximite",
            "post a v A Responsable | level intermediaire",
            "1 poste de responsable (A, manager intermédiaire) créé au Service Marchés par transformation \
             d’un poste de responsable (A, manager de proximité)",
        ),
        (
            "post a v A Responsable",
            "post a w A Responsable | level direction",
            "1 poste de responsable (A, manager de direction) créé par transformation d’un poste de \
             responsable (A, sans encadrement) issu du Service Marchés, rattaché au Service Achats",
        ),
        (
            "post a v A/A3 Juriste",
            "post a v B/A3 Juriste",
            "1 poste de juriste (B, A3) créé au Service Marchés par transformation d’un poste de juriste \
             (A, A3)",
        ),
        (
            "post a v A Juriste",
            "post a v - Juriste",
            "1 poste de juriste (sans catégorie) créé au Service Marchés par transformation d’un poste de \
             juriste (A)",
        ),
        (
            "post a v A/A3 Juriste",
            "post a v B/B1 Juriste",
            "1 poste de juriste (B1) créé au Service Marchés par transformation d’un poste de juriste (A3)",
        ),
        (
            "post a v A Juriste | job Acheteur public",
            "post a v A Juriste",
            "1 poste de juriste (A, sans métier de référence) créé au Service Marchés par transformation \
             d’un poste de juriste (A, Acheteur public)",
        ),
        // Nothing differs: it was declared that the one post is the other.
        (
            "post a v A Juriste",
            "post b v A Juriste | origin a",
            "1 poste de juriste (A) créé au Service Marchés par transformation d’un autre poste de juriste \
             (A)",
        ),
        (
            "post a v A Chargé de mission",
            "post a w A Responsable de projet | nature transfer",
            "1 poste de responsable de projet (A) transféré du Service Marchés au Service Achats, \
             auparavant intitulé chargé de mission (A)",
        ),
    ] {
        assert_eq!(said(before, after), wanted, "{before} → {after}");
    }
}

#[test]
fn the_chart_and_its_text_name_what_differs_too() {
    let project = two(
        "post a v A Responsable | level proximite
         post b v A/A2.2 Responsable de secteur
         post c v A Chargé de mission
         post d v A/A3 Juriste",
        "post a v A Responsable | level intermediaire
         post c w A Chargé de mission rédacteur
         post d v B/A3 Juriste",
    );
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("p.json"), native::save(&project)).unwrap();
    let args = ["--lang", "fr", "export", "p.json", "-o", "o.txt", "--since", "source"];
    assert_eq!(crate::cli::run(folder.path(), &args).code, 0);
    let text = std::fs::read_to_string(folder.path().join("o.txt")).unwrap().replace('\u{a0}', " ");
    for wanted in [
        "transformation, auparavant Responsable (A, manager de proximité)",
        "transformation, auparavant Juriste (A, A3)",
        "Auparavant 1 Responsable de secteur (A), A2.2, suppression",
        "transfert depuis le Service Marchés, auparavant Chargé de mission",
    ] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
}

#[test]
fn the_working_time_of_a_new_post_is_told_where_the_post_is() {
    let project = two(
        "post z v B Gestionnaire | fte 50",
        "post a v A Juriste | fte 80
         post b v A Juriste
         post c w B Acheteur | fte 50",
    );
    let report = report(&project);
    let open = lines(table(&report, 9));
    for wanted in [
        "1 | créé | 1 poste de juriste (A) créé au Service Marchés, à 80\u{a0}%",
        "1 | créé | 1 poste de juriste (A) créé au Service Marchés",
        "-1 | supprimé | 1 poste de gestionnaire (B) supprimé au Service Marchés, à 50\u{a0}%",
    ] {
        assert!(open.iter().any(|line| line == wanted), "{wanted} in {open:#?}");
    }
    let composed = lines(table(&report, 10));
    for wanted in [
        "2 juristes (A) par création, dont 1 à 80\u{a0}%",
        "1 acheteur (B) par création, à 50\u{a0}%",
    ] {
        assert!(composed.iter().any(|line| line == wanted), "{wanted} in {composed:#?}");
    }
    let created = lines(table(&report, 5));
    assert!(
        created.iter().any(|line| line.starts_with("1 | Juriste (80\u{a0}%) | A | ")),
        "{created:#?}"
    );
    let jobs = lines(table(&report, 8));
    assert!(jobs.iter().any(|line| line.starts_with("dont 1 à 80\u{a0}% | ")), "{jobs:#?}");
}

#[test]
fn a_nature_that_does_not_hold_is_not_printed_as_one_that_does() {
    let project = two(
        "post a v A Juriste
         post b v A Chargé de mission
         post c v A Acheteur
         post d v B Gestionnaire",
        "post a w B Juriste | nature transfer
         post b v A Responsable de projet | nature transfer
         post c v A Acheteur | nature transformation
         post d w B Secrétaire | nature transfer",
    );
    let printed: Value = serde_json::from_slice(&bytes(&project, LedgerFormat::Json)).unwrap();
    let told: Vec<Value> = printed["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| json!([it["kind"], it["nature"], it["nature_overruled"]]))
        .collect();
    assert_eq!(
        told,
        [
            json!(["transferred_and_transformed", null, "transfer"]),
            json!(["retitled", null, "transfer"]),
            json!(["kept", null, "transformation"]),
            json!(["transferred", "transfer", null]),
        ]
    );
    let report = report(&project);
    let notes = &table(&report, 4).notes;
    for wanted in [
        "1 poste a une nature déclarée alors que rien n’y change\u{a0}: il est compté parmi les maintenus.",
        "1 poste est déclaré transféré sans changer d’unité\u{a0}: il est compté parmi les précisés.",
        "1 poste est déclaré transféré alors que sa catégorie, son grade ou son niveau d’encadrement \
         change\u{a0}: il est compté comme transformation.",
    ] {
        assert!(notes.iter().any(|note| note == wanted), "{wanted} in {notes:#?}");
    }
    with_compared(&project, |compared| {
        // What the rule gives, whatever is declared.
        let rules = compared.ledger.entries.iter().map(|entry| entry.by_rule);
        use Movement::{Kept, TransferredAndTransformed, Transformed};
        let both = TransferredAndTransformed;
        assert_eq!(rules.collect::<Vec<_>>(), [both, Transformed, Kept, both]);
    });
}

/// Reasons were written between the source and the target: between two other charts they do not hold, and
/// that is said.
#[test]
fn reasons_of_another_comparison_are_told_not_to_hold() {
    let units = "unit u - pole Racine\nunit v u service Marchés\nunit w u service Achats";
    let project = project(&format!(
        "chart s source\n{units}\npost a v A Juriste\npost b v A Acheteur
         chart t target of s\n{units}\npost a w A Juriste | reason regroupement\npost b v A Acheteur
         chart x variant of s\n{units}\npost a v A Juriste\npost b w A Acheteur"
    ));
    let between = |from: usize, to: usize| {
        let (from, to) = (&project.charts[from], &project.charts[to]);
        let ledger = Ledger::between(from, to, &project.lists);
        let compared = Compared { from, to, lists: &project.lists, ledger: &ledger };
        (compared.report(Locale::French).lines, compared.minutes(Locale::French).lines)
    };
    let wanted = "1 poste ou unité sans motif ici en a un pour une autre comparaison, qui ne vaut pas pour \
                  celle-ci\u{a0}: motifs et natures sont écrits entre un organigramme et celui dont il est \
                  issu.";
    let (tables, minutes) = between(1, 2);
    assert_eq!(
        (tables.last().map(String::as_str), minutes.last().map(String::as_str)),
        (Some(wanted), Some(wanted))
    );
    let (tables, minutes) = between(0, 1);
    assert!(!tables.iter().chain(&minutes).any(|line| line.contains("autre comparaison")));
}

#[test]
fn open_conflicts_are_in_the_tables_and_said_beside_what_cannot_hold_them() {
    let text = text_of_two("post a v A Juriste", "post a v A Juriste");
    let mut record = crate::support::notation::record(&text);
    let claim = |table: &str, value: &str| Claim {
        tables: vec![table.to_owned()],
        value: value.to_owned(),
        wish: None,
    };
    record.charts[1].fields.conflicts = vec![Conflict {
        subject: Subject::Post("a".into()),
        aspect: Aspect::Title,
        base: None,
        claims: vec![claim("A", "Acheteur"), claim("B", "Gestionnaire")],
        extra: Default::default(),
    }];
    let project = Project::from_record(record).unwrap();
    let report = report(&project);
    let conflicts = report.tables.last().unwrap();
    assert_eq!(
        (conflicts.name.as_str(), conflicts.title.as_str()),
        ("T12 Conflits", "1 conflit à régler")
    );
    assert_eq!(conflicts.rows.len(), 1);
    let sentence = &lines(conflicts)[0];
    assert!(sentence.contains("Acheteur") && sentence.contains("Gestionnaire"), "{sentence}");
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("p.json"), native::save(&project)).unwrap();
    let stderr = |args: &[&str]| {
        let run = crate::cli::run(folder.path(), &[&["--lang", "fr"][..], args].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stderr
    };
    let wanted = "1 conflit n’est pas réglé dans «\u{a0}t\u{a0}»";
    for args in [
        &["compare", "p.json"][..],
        &["compare", "p.json", "-o", "o.csv"],
        &["export", "p.json", "-o", "o.svg"],
        &["export", "p.json", "-o", "o.txt"],
    ] {
        assert!(stderr(args).contains(wanted), "{args:?}");
    }
    assert_eq!(stderr(&["compare", "p.json", "-o", "o.html"]), "");
}

#[test]
fn equal_posts_of_which_one_has_a_nature_that_does_not_hold_are_two_entries_of_one_count() {
    // What is declared of the one is told of it alone; whatever is counted is the same for all three.
    let project = two(
        "post a v B Gestionnaire
         post b v B Gestionnaire
         post c v B Gestionnaire",
        "post a v A Juriste
         post b v A Juriste | nature transfer
         post c v A Juriste",
    );
    let printed: Value = serde_json::from_slice(&bytes(&project, LedgerFormat::Json)).unwrap();
    let entries = printed["entries"].as_array().unwrap().iter();
    let told: Vec<Value> = entries
        .map(|it| json!([it["kind"], it["count"], it["to"]["posts"], it["nature_overruled"]]))
        .collect();
    assert_eq!(
        told,
        [json!(["transformed", 2, ["a", "c"], null]), json!(["transformed", 1, ["b"], "transfer"]),]
    );
    assert_eq!([&printed["transformed"], &printed["unexplained"]], [&json!(3), &json!(3)]);
    let report = report(&project);
    assert!(
        lines(table(&report, 10)).contains(
            &"3 juristes (A) par transformation de 3 postes de gestionnaire (B)".to_owned()
        ),
        "{:#?}",
        lines(table(&report, 10))
    );
    let sums = lines(table(&report, 4));
    assert!(sums.last().unwrap().starts_with("3 | Total"), "{sums:#?}");
}
