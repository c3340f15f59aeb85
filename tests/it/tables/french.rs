//! The sentences as a French official writes them: titles and units against tables written by hand.

use organigramme::compare::Ledger;
use organigramme::format::native;
use organigramme::model::{Project, display};
use organigramme::words::Locale;
use serde_json::{Value, json};

use super::with_compared;

const TITLES: &str = include_str!("../../fixtures/french/titles.txt");
const UNITS: &str = include_str!("../../fixtures/french/units.txt");

/// The rows of a table, its comments left out.
fn rows<const COLUMNS: usize>(table: &'static str) -> Vec<[&'static str; COLUMNS]> {
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|row| row.split(" | ").collect::<Vec<_>>().try_into().expect(row)).collect()
}

/// A source and a target of these units and posts, in the kinds and categories of a new project.
fn project(units: &Value, posts: &Value) -> Project {
    let file = json!({
        "format": "organigramme", "version": 1, "title": "",
        "charts": [
            {"id": "s", "label": "Source", "role": "source"},
            {"id": "t", "label": "Cible", "role": "target"},
        ],
        "lists": serde_json::to_value(organigramme::model::Lists::default()).unwrap(),
        "units": units,
        "posts": posts,
    });
    native::load(&serde_json::to_vec(&file).unwrap()).unwrap().project
}

fn sentences(project: &Project) -> Vec<String> {
    with_compared(project, |compared| {
        let ledger: &Ledger = compared.ledger;
        let posts = ledger.entries.iter().map(|entry| compared.sentence(entry));
        posts.map(|said| Locale::French.say(&said)).collect()
    })
}

#[test]
fn titles_have_their_singular_and_their_plural() {
    let mut wrong = Vec::new();
    let titles = rows::<4>(TITLES);
    assert!(titles.len() >= 120);
    for [title, one, several, _] in titles {
        for (count, wanted) in [(0, one), (1, one), (2, several), (21, several)] {
            let shown = display(title, count);
            if shown != wanted {
                wrong.push(format!("{count} {title}: {shown:?}, not {wanted:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_said_of_a_post_is_right_of_every_title() {
    let mut wrong = Vec::new();
    for [title, _, _, of_title] in rows::<4>(TITLES) {
        let units = json!([
            {"chart": "s", "id": "u", "kind": "pole", "name": "Santé"},
            {"chart": "s", "id": "v", "parent": "u", "kind": "service", "name": "Achats"},
            {"chart": "t", "id": "u", "kind": "pole", "name": "Santé"},
            {"chart": "t", "id": "v", "parent": "u", "kind": "service", "name": "Achats"},
        ]);
        let post = |chart: &str, unit: &str, id: &str| json!({"chart": chart, "unit": unit, "id": id, "title": title});
        let posts = json!([
            post("s", "u", "a"),
            post("s", "u", "b"),
            post("s", "u", "c"),
            post("t", "v", "a"),
            post("t", "v", "b"),
            post("t", "u", "d"),
        ]);
        let wanted = [
            format!("2 postes {of_title} transférés du Pôle Santé au Service Achats"),
            format!("1 poste {of_title} supprimé au Pôle Santé"),
            format!("1 poste {of_title} créé au Pôle Santé"),
        ];
        let said = sentences(&project(&units, &posts));
        let missing = wanted.into_iter().filter(|wanted| !said.contains(wanted));
        wrong.extend(missing.map(|wanted| format!("{wanted:?} is not among {said:#?}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_unit_has_its_article() {
    let mut wrong = Vec::new();
    let named = rows::<5>(UNITS);
    assert!(named.len() >= 60);
    for [kind, name, at, from, under] in named {
        let unit = |chart: &str| json!({"chart": chart, "id": "v", "parent": "u", "kind": kind, "name": name});
        let top = |chart: &str| json!({"chart": chart, "id": "u", "kind": "pole", "name": "Santé"});
        let new =
            json!({"chart": "t", "id": "w", "parent": "v", "kind": "cellule", "name": "Paie"});
        let units = json!([top("s"), unit("s"), top("t"), unit("t"), new]);
        let post = |chart: &str, unit: &str, id: &str| json!({"chart": chart, "unit": unit, "id": id, "title": "Juriste"});
        let posts = json!([post("s", "v", "a"), post("t", "w", "a"), post("t", "v", "b")]);
        let project = project(&units, &posts);
        let mut said = sentences(&project);
        with_compared(&project, |compared| {
            let units = compared.ledger.units.iter().map(|entry| compared.unit_sentence(entry));
            said.extend(units.map(|said| Locale::French.say(&said)));
        });
        let typeset = |text: &str| text.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»");
        let wanted = [
            format!("1 poste de juriste transféré {} à la Cellule Paie", typeset(from)),
            format!("1 poste de juriste créé {}", typeset(at)),
            format!("Création de la Cellule Paie, {}", typeset(under)),
        ];
        let said: Vec<String> = said.iter().map(|said| typeset(said)).collect();
        let missing = wanted.into_iter().filter(|wanted| !said.contains(wanted));
        wrong.extend(missing.map(|wanted| format!("{wanted:?} is not among {said:?}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_became_of_a_unit_is_one_sentence() {
    let said = |before: Value, after: Value| {
        let top = |chart: &str| json!({"chart": chart, "id": "u", "kind": "pole", "name": "Santé"});
        let other = |chart: &str| json!({"chart": chart, "id": "x", "parent": "u", "kind": "autre", "name": "Archives municipales"});
        let with = |mut unit: Value, chart: &str| {
            unit["chart"] = json!(chart);
            unit["id"] = json!("v");
            unit
        };
        let units = json!([
            top("s"),
            other("s"),
            with(before, "s"),
            top("t"),
            other("t"),
            with(after, "t"),
        ]);
        with_compared(&project(&units, &json!([])), |compared| {
            let of_unit = |it: &&organigramme::compare::UnitEntry| {
                it.from.is_some_and(|key| compared.from.unit(key).id.as_str() == "v")
            };
            let entry = compared.ledger.units.iter().find(of_unit).unwrap();
            Locale::French.say(&compared.unit_sentence(entry))
        })
    };
    let unit = |parent: &str, kind: &str, name: &str| json!({"parent": parent, "kind": kind, "name": name});
    assert_eq!(
        said(unit("u", "secteur", "Fonds européens"), unit("u", "cellule", "Fonds européens")),
        "Le Secteur Fonds européens devient la Cellule Fonds européens"
    );
    assert_eq!(
        said(unit("u", "autre", "Services techniques"), unit("u", "autre", "Ateliers municipaux")),
        "Les Services techniques deviennent les Ateliers municipaux"
    );
    assert_eq!(
        said(unit("u", "service", "Paie"), unit("x", "service", "Paie")),
        "Le Service Paie passe du Pôle Santé aux Archives municipales"
    );
    assert_eq!(
        said(unit("u", "service", "Paie"), unit("x", "cellule", "Paie et carrières")),
        "Le Service Paie devient la Cellule Paie et carrières et passe du Pôle Santé aux Archives \
         municipales"
    );
    let name = "Direction de la paie";
    assert_eq!(
        said(unit("u", "direction", name), unit("x", "mission", name)),
        "La Direction de la paie change de type (Mission au lieu de Direction) et passe du Pôle \
         Santé aux Archives municipales"
    );
}
