//! Variants put together: each conflict by example, and what holds of any two tables.

use organigramme::compare::{Merged, Naming, Table, merge, open_conflict_message};
use organigramme::format::native::{load, save};
use organigramme::model::{
    Aspect, Chart, ChartRecord, Comment, Density, Look, Nature, PostId, PostRecord, Project,
    ProjectRecord, Subject, View, Wish, violations,
};
use organigramme::words::Locale;
use proptest::prelude::*;

use crate::support::notation::project;
use crate::support::random::{source, state, steps};
use crate::support::tables::{BASE, two};

/// Puts all charts but the first together on it.
fn merged(project: &Project) -> Merged {
    let lists = &project.lists;
    let tables: Vec<Table> = project.charts[1..]
        .iter()
        .map(|chart| Table { name: chart.id.as_str(), chart, lists })
        .collect();
    let merged = merge(&project.charts[0], lists, &tables, "m".into(), "Ensemble".to_owned())
        .expect("the tables are of the base");
    let record = ProjectRecord {
        charts: project.charts.iter().map(Chart::to_record).chain([merged.chart.clone()]).collect(),
        ..project.to_record()
    };
    assert_eq!(violations(&record), [], "what is merged is sound");
    let whole = Project::from_record(record).expect("what is merged is sound");
    let saved = save(&whole);
    assert_eq!(
        load(&saved).expect("what is written is read").project.to_record(),
        whole.to_record()
    );
    merged
}

/// The posts of a chart with their units, in order, and its conflicts.
fn told(merged: &Merged) -> (String, Vec<String>) {
    let posts = merged.chart.tree.posts.iter();
    let posts: Vec<_> = posts.map(|post| format!("{}:{}", post.unit, post.id)).collect();
    let conflicts = merged.conflicts().iter().map(|conflict| {
        let subject = match &conflict.subject {
            Subject::Unit(id) => id.as_str(),
            Subject::Post(id) => id.as_str(),
            Subject::Entry(id) => id.as_str(),
        };
        let claims = conflict.claims.iter();
        let claims: Vec<_> =
            claims.map(|it| format!("{} {:?}", it.tables.join("+"), it.value)).collect();
        format!("{subject} {}: {}", conflict.aspect.as_str(), claims.join(", "))
    });
    (posts.join(" "), conflicts.collect())
}

#[test]
fn what_one_table_did_and_what_all_did_is_taken() {
    let merged = merged(&two(
        &[("post b v B", "post b w B"), ("unit v u service Marchés", "unit v u cellule Marchés")],
        &[
            ("post c v A Juriste", "post c v A Juriste conseil"),
            ("unit v u service Marchés", "unit v u cellule Marchés"),
            ("", "post n w A Nouveau"),
        ],
    ));
    assert_eq!(told(&merged), ("u:a v:c x:e w:b w:d w:n".to_owned(), vec![]));
    let aspects = |changes: Vec<&organigramme::compare::Change>| -> Vec<String> {
        changes.iter().map(|it| format!("{:?} {}", it.subject, it.aspect.as_str())).collect()
    };
    assert_eq!(aspects(merged.agreed().collect()), ["Unit(UnitId(v)) kind"]);
    assert_eq!(
        aspects(merged.one_sided().collect()),
        ["Post(PostId(b)) place", "Post(PostId(c)) title", "Post(PostId(n)) existence"]
    );
}

#[test]
fn what_tables_want_otherwise_stays_and_is_in_conflict() {
    let merged = merged(&two(
        &[("post c v A Juriste", "post c w A Avocat")],
        &[("post c v A Juriste", "post c u A Notaire")],
    ));
    assert_eq!(
        told(&merged),
        (
            "u:a v:b v:c x:e w:d".to_owned(),
            vec![
                "c place: one \"Formation\", two \"Racine\"".to_owned(),
                "c title: one \"Avocat\", two \"Notaire\"".to_owned(),
            ]
        )
    );
}

#[test]
fn natures_and_what_units_were_merged_into_are_merged_as_anything_is() {
    let changes = |heir: &str, nature: &str| {
        [
            ("unit x v secteur Achats", format!("removed x | into {heir}")),
            ("post e x C Agent", "post e v C Agent".to_owned()),
            ("post c v A Juriste", format!("post c v A Juriste conseil{nature}")),
        ]
    };
    let with = |one: &[(&str, String)], other: &[(&str, String)]| {
        let one: Vec<(&str, &str)> = one.iter().map(|(old, new)| (*old, new.as_str())).collect();
        let other: Vec<(&str, &str)> =
            other.iter().map(|(old, new)| (*old, new.as_str())).collect();
        merged(&two(&one, &other))
    };
    let same = with(&changes("v", " | nature transfer"), &changes("v", ""));
    assert!(same.conflicts().is_empty(), "{:?}", same.conflicts());
    let post = same.chart.tree.posts.iter().find(|post| post.id.as_str() == "c").unwrap();
    assert_eq!(post.fields.nature, Some(Nature::Transfer));
    let heir = |merged: &Merged| {
        let removed = merged.chart.fields.removed_units.get(&"x".into());
        removed.and_then(|it| it.merged_into.clone())
    };
    assert_eq!(heir(&same), Some("v".into()));

    let other =
        with(&changes("v", " | nature transfer"), &changes("w", " | nature transformation"));
    let aspects: Vec<_> = other.conflicts().iter().map(|it| it.aspect.as_str()).collect();
    for aspect in ["nature", "merged_into"] {
        assert!(aspects.contains(&aspect), "{aspect} in {aspects:?}");
    }
    assert_eq!(heir(&other), None);
}

#[test]
fn what_one_removes_and_another_changes_is_kept() {
    let merged = merged(&two(
        &[
            ("post c v A Juriste\n", ""),
            ("    unit x v secteur Achats\n", ""),
            ("post e x", "post e v"),
        ],
        &[("post c v A Juriste", "post c v A Avocat"), ("", "post n x A Nouveau")],
    ));
    assert_eq!(
        told(&merged),
        (
            "u:a v:b v:e v:c x:n w:d".to_owned(),
            vec![
                "x existence: one \"\", two \"Achats\"".to_owned(),
                "c existence: one \"\", two \"Avocat, Marchés\"".to_owned(),
            ]
        )
    );
}

#[test]
fn a_source_post_spent_twice_is_in_conflict() {
    // By two heirs.
    let twice = merged(&two(
        &[("post c v A Juriste", "post q w A Avocat | origin c")],
        &[("post c v A Juriste", "post r u A Notaire | origin c")],
    ));
    assert_eq!(
        told(&twice),
        (
            "u:a v:b v:c x:e w:d".to_owned(),
            vec!["c spent: one \"Avocat, Formation\", two \"Notaire, Racine\"".to_owned()]
        )
    );
    // Both wait in the conflict, whole.
    let held = |id: &str| {
        let claims = twice.conflicts().iter().flat_map(|conflict| &conflict.claims);
        let mut posts = claims.filter_map(|claim| match &claim.wish {
            Some(Wish::Post { post, replaces, .. }) => Some((post, replaces)),
            _ => None,
        });
        posts.find(|(post, _)| post.id.as_str() == id).map(|(post, replaces)| {
            let title = post.fields.title.text().to_owned();
            (title, post.unit.to_string(), replaces.as_ref().map(ToString::to_string))
        })
    };
    let of = |title: &str, unit: &str| Some((title.into(), unit.into(), Some("c".into())));
    assert_eq!(held("q"), of("Avocat", "w"));
    assert_eq!(held("r"), of("Notaire", "u"));
    // By an heir, and by the post itself at another table.
    let moved = merged(&two(
        &[("post c v A Juriste", "post q w A Avocat | origin c")],
        &[("post c v A Juriste", "post c w A Juriste")],
    ));
    assert_eq!(
        told(&moved),
        (
            "u:a v:b v:c x:e w:d".to_owned(),
            vec!["c spent: one \"Avocat, Formation\", two \"Juriste, Formation\"".to_owned()]
        )
    );
    // By an heir, and by being suppressed.
    let gone = merged(&two(
        &[("post c v A Juriste", "post q w A Avocat | origin c")],
        &[("post c v A Juriste", "departed c | into b")],
    ));
    assert_eq!(
        told(&gone),
        (
            "u:a v:b v:c x:e w:d".to_owned(),
            vec!["c spent: one \"Avocat, Formation\", two \"Gestionnaire, Marchés\"".to_owned()]
        )
    );
    // By an heir alone: the other table left it as it was.
    let alone = merged(&two(&[("post c v A Juriste", "post q w A Avocat | origin c")], &[]));
    assert_eq!(told(&alone), ("u:a v:b x:e w:q w:d".to_owned(), vec![]));
}

#[test]
fn a_post_that_took_another_over_is_not_removed_in_silence() {
    let merged = merged(&two(
        &[("post c v A Juriste", "departed c | into b")],
        &[("    post b v B Gestionnaire\n", "")],
    ));
    assert_eq!(
        told(&merged),
        (
            "u:a v:b x:e w:d".to_owned(),
            vec!["b existence: one \"Gestionnaire, Marchés\", two \"\"".to_owned()]
        )
    );
}

#[test]
fn a_unit_continued_twice_stays_and_holds_what_both_hold() {
    // One table makes "Achats" of Marchés, the other "Commande": both under new ids.
    let merged = merged(&two(
        &[
            ("unit v u service Marchés", "unit p u service Commande | origin v | authorised 3"),
            ("unit x v", "unit x p"),
            ("post b v", "post b p"),
            ("post c v", "post c p"),
        ],
        &[
            (
                "unit v u service Marchés",
                "unit q u service Achats publics | origin v | authorised 3",
            ),
            ("unit x v", "unit x q"),
            ("post b v", "post b q"),
            ("post c v A Juriste", "post c q A Avocat"),
        ],
    ));
    assert_eq!(
        told(&merged),
        (
            "u:a v:b v:c x:e w:d".to_owned(),
            vec!["v spent: one \"Commande\", two \"Achats publics\"".to_owned()]
        )
    );
    // A ceiling that each of them has is not summed up.
    let ceilings = merged.chart.tree.units.iter().filter_map(|it| it.fields.authorised.posts());
    assert_eq!(ceilings.collect::<Vec<_>>(), Vec::<u32>::new());
}

#[test]
fn two_units_put_under_each_other_stay_where_they_were() {
    let merged = merged(&two(
        &[("unit v u service", "unit v w service")],
        &[("unit w u service", "unit w v service")],
    ));
    assert_eq!(
        told(&merged).1,
        ["v place: one \"Formation\", two \"Racine\"", "w place: one \"Racine\", two \"Marchés\""]
    );
}

#[test]
fn orders_that_differ_are_in_conflict() {
    let text = "
        chart s source
        unit u - pole Racine
        post a u A Un
        post b u A Deux
        post c u A Trois
        chart one variant of s
        unit u - pole Racine
        post c u A Trois
        post a u A Un
        post b u A Deux
        chart two variant of s
        unit u - pole Racine
        post b u A Deux
        post a u A Un
        post c u A Trois";
    let merged = merged(&project(text));
    assert_eq!(
        told(&merged),
        ("u:a u:b u:c".to_owned(), vec!["u order: one \"one\", two \"two\"".to_owned()])
    );
}

#[test]
fn a_chart_of_another_organisation_is_refused() {
    let project =
        project("chart s source\nunit u - pole Racine\nchart t variant\nunit x - pole Autre");
    let lists = &project.lists;
    let tables = [Table { name: "t", chart: &project.charts[1], lists }];
    assert!(merge(&project.charts[0], lists, &tables, "m".into(), String::new()).is_err());
}

/// A merged chart but for its name.
fn bare(record: &ChartRecord) -> ChartRecord {
    let mut record = record.clone();
    record.id = "".into();
    record.fields.label.clear();
    record.fields.role = None;
    record.fields.based_on = None;
    record.fields.merged_from.clear();
    record
}

#[test]
fn the_views_of_all_tables_are_kept() {
    let tables = "chart t1 variant of s
         unit u - pole Racine
         chart t2 variant of s
         unit u - pole Racine";
    let project = project(&format!("{BASE}{tables}"));
    let mut record = project.to_record();
    let view = |name: &str, density| View {
        name: name.to_owned(),
        look: Look { density, ..Look::default() },
        extra: Default::default(),
    };
    let (normal, dense) = (Density::Normal, Density::Compact);
    record.charts[0].fields.views = vec![view("Commune", normal), view("Autre", normal)];
    record.charts[1].fields.views =
        vec![view("Commune", normal), view("Autre", normal), view("Table 1", normal)];
    record.charts[2].fields.views = vec![view("Commune", dense), view("Autre", normal)];
    let project = Project::from_record(record).expect("views break no invariant");
    let merged = merged(&project);
    assert_eq!(
        merged.chart.fields.views,
        [view("Commune", dense), view("Autre", normal), view("Table 1", normal)]
    );
}

const JURISTE: &str = "post c v A Juriste";

/// The merged chart's post of this id.
fn post<'m>(merged: &'m Merged, id: &str) -> &'m PostRecord {
    merged.chart.tree.posts.iter().find(|post| post.id.as_str() == id).expect("it is there")
}

/// Every conflict of two tables, as it is told in French.
fn sentences(project: &Project, merged: &Merged) -> Vec<String> {
    let whole = Project::from_record(merged.clone().into_record(project)).expect("it is sound");
    let charts: Vec<&Chart> = whole.charts.last().into_iter().chain(&project.charts).collect();
    let naming = Naming { charts: &charts, lists: &[&merged.lists] };
    let said = merged.conflicts().iter().map(|it| open_conflict_message(it, naming));
    said.map(|it| Locale::French.say(&it).replace(['\u{a0}', '\u{202f}'], " ")).collect()
}

#[test]
fn a_post_in_dispute_stays_as_it_was_and_each_table_is_told_in_full() {
    let project = two(
        &[("    post c v A Juriste\n", "")],
        &[(JURISTE, "post c w A Juriste | fte 80 | vacant")],
    );
    let changed = merged(&project);
    assert_eq!(post(&changed, "c").fields, project.charts[0].to_record().tree.posts[2].fields);
    assert_eq!(told(&changed).0, "u:a v:b v:c x:e w:d");
    assert_eq!(
        sentences(&project, &changed),
        ["« Juriste », dans « Marchés », ajout ou suppression : one suppression, two « Juriste, \
          Formation » (80 %, vacant). En attendant, le poste reste comme il était"]
    );
    // The same where another makes another post of it.
    let project = two(
        &[(JURISTE, "post q w A Avocat | origin c")],
        &[(JURISTE, "post c v A Juriste | fte 80 | reason départ")],
    );
    let spent = merged(&project);
    assert_eq!(post(&spent, "c").fields.fte.0, 100);
    assert_eq!(
        sentences(&project, &spent),
        [
            "« Juriste », dans « Marchés », poste employé deux fois : one « Avocat, Formation » (100 %, \
          sans motif), two « Juriste, Marchés » (80 %, motif « départ »). En attendant, « Juriste », dans \
          « Marchés », est compté une fois, et ce que les tables en ont fait attend"
        ]
    );
    // What took a post over is told, and nothing is said of a departure that waits.
    let project =
        two(&[(JURISTE, "departed c | into b | reason fusion")], &[(JURISTE, "post c v A Avocat")]);
    let left = merged(&project);
    assert!(left.chart.fields.departures.is_empty());
    assert_eq!(
        sentences(&project, &left),
        [
            "« Juriste », dans « Marchés », ajout ou suppression : one suppression (regroupement dans \
          « Gestionnaire, Marchés », motif « fusion »), two « Avocat, Marchés ». En attendant, le poste \
          reste comme il était"
        ]
    );
}

#[test]
fn a_post_split_by_two_tables_stays_whole() {
    let split = |id: &str, unit: &str, fte: u32| {
        (
            format!("post c v A Juriste | fte {}", 100 - fte),
            format!("post {id} {unit} A Juriste | fte {fte} | split c"),
        )
    };
    let (one, two_) = (split("n", "w", 50), split("m", "u", 40));
    let project = two(&[(JURISTE, &one.0), ("", &one.1)], &[(JURISTE, &two_.0), ("", &two_.1)]);
    let both = merged(&project);
    assert_eq!(told(&both).0, "u:a v:b v:c x:e w:d");
    assert_eq!(post(&both, "c").fields.fte.0, 100);
    assert_eq!(
        sentences(&project, &both),
        [
            "« Juriste », dans « Marchés », scission du poste : one « Juriste, Marchés » (50 %) et « Juriste, \
          Formation » (50 %), two « Juriste, Marchés » (60 %) et « Juriste, Racine » (40 %). En attendant, \
          « Juriste », dans « Marchés », est compté une fois, et ce que les tables en ont fait attend"
        ]
    );
    // Split by one; removed, transformed or changed by the other.
    for other in ["", "post q w A Avocat | origin c", "post c v A Juriste | fte 80"] {
        let (line, other) =
            if other.is_empty() { ("    post c v A Juriste\n", "") } else { (JURISTE, other) };
        let mixed = merged(&two(&[(JURISTE, &one.0), ("", &one.1)], &[(line, other)]));
        assert_eq!(told(&mixed).0, "u:a v:b v:c x:e w:d", "{other}");
        assert_eq!(post(&mixed, "c").fields.fte.0, 100, "{other}");
        assert_eq!(mixed.conflicts().len(), 1, "{other}");
    }
    // By one alone, or by both alike: done.
    for second in
        [vec![], vec![(JURISTE, one.0.as_str()), ("", "post m w A Juriste | fte 50 | split c")]]
    {
        let agreed = merged(&two(&[(JURISTE, &one.0), ("", &one.1)], &second));
        assert_eq!(agreed.conflicts(), &[]);
        assert_eq!((agreed.chart.tree.posts.len(), post(&agreed, "c").fields.fte.0), (6, 50));
    }
}

#[test]
fn what_two_tables_do_alike_is_no_conflict() {
    let to = |id: &str, more: &str| format!("post {id} w A Avocat | origin c{more}");
    let (one, other) = (to("q", ""), to("r", ""));
    let alike = merged(&two(&[(JURISTE, &one)], &[(JURISTE, &other)]));
    assert_eq!(alike.conflicts(), &[]);
    assert_eq!(told(&alike).0, "u:a v:b x:e w:q w:d");
    // Nor is a reason that only one of them gives.
    let explained = to("r", " | reason mobilité");
    let alike = merged(&two(&[(JURISTE, &one)], &[(JURISTE, &explained)]));
    assert_eq!(alike.conflicts(), &[]);
    assert_eq!(post(&alike, "q").fields.reason, "mobilité");
    // A unit that both call the same under a new id, with what stands in it.
    let unit = |id: &str| {
        [
            ("unit v u service Marchés", format!("unit {id} u service Commande | origin v")),
            ("unit x v", format!("unit x {id}")),
            ("post b v", format!("post b {id}")),
            ("post c v", format!("post c {id}")),
        ]
    };
    let (one, other) = (unit("p"), unit("z"));
    let lent = |it: &'static [(&'static str, String); 4]| -> Vec<(&'static str, &'static str)> {
        it.iter().map(|(old, new)| (*old, new.as_str())).collect()
    };
    let (one, other) = (Box::leak(Box::new(one)), Box::leak(Box::new(other)));
    let alike = merged(&two(&lent(one), &lent(other)));
    assert_eq!(alike.conflicts(), &[]);
    assert_eq!(told(&alike).0, "u:a p:b p:c x:e w:d");
}

#[test]
fn claims_that_read_alike_get_what_tells_them_apart() {
    let project = two(
        &[(JURISTE, "post q w A/A1 Avocat | origin c | job Conseil")],
        &[(JURISTE, "post r w A/A3 Avocat | origin c | job Conseil")],
    );
    assert_eq!(
        sentences(&project, &merged(&project))[0].split(". ").next().unwrap(),
        "« Juriste », dans « Marchés », poste employé deux fois : one « Avocat, Formation » (grade A1, \
         métier de référence « Conseil »), two « Avocat, Formation » (grade A3, métier de référence \
         « Conseil »)"
    );
}

#[test]
fn a_unit_that_all_removed_and_that_holds_what_is_in_dispute_is_told() {
    let gone = |unit: &str| {
        vec![
            ("    unit x v secteur Achats\n".to_owned(), String::new()),
            ("post e x".to_owned(), format!("post e {unit}")),
            (String::new(), format!("removed x | into {unit}")),
        ]
    };
    let lent = |it: &[(String, String)]| -> Vec<(&'static str, &'static str)> {
        let leak = |text: &String| -> &'static str { text.clone().leak() };
        it.iter().map(|(old, new)| (leak(old), leak(new))).collect()
    };
    let project = two(&lent(&gone("v")), &lent(&gone("w")));
    let merged = merged(&project);
    assert_eq!(told(&merged).0, "u:a v:b v:c x:e w:d");
    assert!(merged.chart.fields.removed_units.is_empty(), "it stands");
    assert_eq!(
        sentences(&project, &merged)[0],
        "« Achats », ajout ou suppression : one suppression (regroupement dans « Marchés »), two \
         suppression (regroupement dans « Formation »). En attendant, l’unité reste comme elle était"
    );
    // The same, with nothing said of where it went.
    let plain = |unit: &str| gone(unit)[..2].to_vec();
    let project = two(&lent(&plain("v")), &lent(&plain("w")));
    assert_eq!(
        sentences(&project, &self::merged(&project))[0],
        "« Achats », ajout ou suppression : one, two suppression. En attendant, l’unité reste, pour ce qui \
         s’y trouve et se discute"
    );
}

#[test]
fn a_unit_that_one_removed_and_another_changed_stays_as_it_was() {
    let project = two(
        &[("    unit x v secteur Achats\n", ""), ("post e x", "post e v")],
        &[("unit x v secteur Achats", "unit x w cellule Commande | authorised 3")],
    );
    let merged = merged(&project);
    let unit = merged.chart.tree.units.iter().find(|unit| unit.id.as_str() == "x").unwrap();
    assert_eq!((unit.fields.name.as_str(), unit.fields.kind.as_str()), ("Achats", "secteur"));
    assert_eq!(
        sentences(&project, &merged)[0],
        "« Achats », ajout ou suppression : one suppression, two « Commande » (sous « Formation », Cellule, \
         3). En attendant, l’unité reste comme elle était"
    );
}

#[test]
fn the_date_and_the_organisation_are_told_by_name() {
    let with = |dates: [Option<&str>; 3], organisations: [&str; 3]| {
        let mut record = two(&[], &[]).to_record();
        for (chart, (date, organisation)) in
            record.charts.iter_mut().zip(dates.into_iter().zip(organisations))
        {
            chart.fields.date = date.map(|it| it.parse().expect("a date"));
            organisation.clone_into(&mut chart.fields.organisation);
        }
        Project::from_record(record).expect("it is sound")
    };
    let days = [Some("2022-11-28"), Some("2023-01-16"), Some("2023-02-06")];
    let project = with(days, ["Région", "Région A", "Région B"]);
    assert_eq!(
        sentences(&project, &merged(&project)),
        [
            "L’organigramme, date du comité : one 16/01/2023, two 06/02/2023. En attendant, l’organigramme en \
          reste au départ : 28/11/2022",
            "L’organigramme, organisation : one « Région A », two « Région B ». En attendant, \
          l’organigramme en reste au départ : « Région »"
        ]
    );
    // Who has no date says nothing of it.
    let silent = merged(&with([Some("2022-11-28"), None, None], [""; 3]));
    assert_eq!((silent.changes.len(), silent.conflicts().len()), (0, 0));
    let one = merged(&with([Some("2022-11-28"), None, Some("2023-02-06")], [""; 3]));
    assert_eq!(one.chart.fields.date, Some("2023-02-06".parse().unwrap()));
}

#[test]
fn fields_of_tomorrow_and_comments_are_told_as_what_they_are() {
    let mut record = two(&[], &[]).to_record();
    let budgets = [serde_json::json!(3), serde_json::json!(4)];
    for (chart, (name, budget)) in
        record.charts[1..].iter_mut().zip(["one", "two"].into_iter().zip(budgets))
    {
        let fields = &mut chart.tree.posts[2].fields;
        fields.extra.insert("budget".to_owned(), budget);
        fields.extra.insert(name.to_owned(), serde_json::json!({"a": 1}));
        let text = format!("Remarque de {name}");
        fields.comments.push(Comment { text, ..Comment::default() });
    }
    let project = Project::from_record(record).expect("it is sound");
    let merged = merged(&project);
    assert_eq!(
        sentences(&project, &merged),
        ["« Juriste », dans « Marchés », champ « budget » : one « 3 », two « 4 »"]
    );
    let fields = &post(&merged, "c").fields;
    assert_eq!(fields.comments.len(), 2);
    assert!(fields.extra.contains_key("one") && fields.extra.contains_key("two"));
    let aspects = merged.changes.iter().map(|it| it.aspect.as_str());
    assert_eq!(aspects.collect::<Vec<_>>(), ["comments", "comments", "one", "two"]);
}

proptest! {
    #[test]
    fn the_order_of_the_tables_does_not_matter(
        before in steps(0..40), one in steps(0..20), two in steps(0..20), three in steps(0..10),
    ) {
        let mut project = source(&before);
        for (name, steps) in [("one", &one), ("two", &two), ("three", &three)] {
            state(&mut project, name, steps);
        }
        let names: Vec<String> =
            project.charts[1..].iter().map(|chart| chart.fields.label.clone()).collect();
        let tables: Vec<Table> = project.charts[1..]
            .iter()
            .zip(&names)
            .map(|(chart, name)| Table { name, chart, lists: &project.lists })
            .collect();
        let base = &project.charts[0];
        let put = |tables: &[Table]| {
            let merged =
                merge(base, &project.lists, tables, "m".into(), String::new()).unwrap();
            (merged.chart, merged.changes)
        };
        let expected = put(&tables);
        for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            prop_assert_eq!(&put(&order.map(|index| tables[index])), &expected);
        }
        // And it is sound, and every post of every table is there or was removed by one.
        let record = ProjectRecord {
            charts: vec![base.to_record(), ChartRecord {
                fields: organigramme::model::ChartFields {
                    based_on: None, ..expected.0.fields.clone()
                },
                ..expected.0.clone()
            }],
            ..project.to_record()
        };
        prop_assert_eq!(violations(&record), []);
        for table in &tables {
            for key in table.chart.posts_in_order() {
                let id = &table.chart.post(key).id;
                let is_there = expected.0.tree.posts.iter().any(|post| post.id == *id);
                let waits = || expected.0.fields.conflicts.iter().flat_map(|it| &it.claims).any(|it| {
                    matches!(&it.wish, Some(Wish::Post { post, parts, .. })
                        if post.id == *id || parts.iter().any(|part| part.id == *id))
                });
                let is_told = expected.1.iter().any(|it| it.subject == Subject::Post(id.clone()))
                    || expected.0.fields.conflicts.iter()
                        .any(|it| it.subject == Subject::Post(id.clone()));
                prop_assert!(is_there || is_told || waits(), "{} is lost", id);
            }
        }
    }

    /// Until it is settled no conflict adds a post or takes one away: each post of the base is there once,
    /// itself or as its one heir, or every table that has a say in it gave it up; each other post is one
    /// that a table created.
    #[test]
    fn the_total_is_explained_by_what_was_created_and_suppressed(
        before in steps(20..80), one in steps(0..30), two in steps(0..30), three in steps(0..15),
    ) {
        let mut project = source(&before);
        for (name, steps) in [("one", &one), ("two", &two), ("three", &three)] {
            state(&mut project, name, steps);
        }
        let base = &project.charts[0];
        let tables: Vec<Table> = project.charts[1..]
            .iter()
            .map(|chart| Table {
                name: chart.fields.label.as_str(),
                chart,
                lists: &project.lists,
            })
            .collect();
        let merged =
            merge(base, &project.lists, &tables, "m".into(), String::new()).unwrap().chart;
        let all = |chart: &Chart| -> Vec<PostId> {
            chart.all_posts().map(|key| chart.post(key).id.clone()).collect()
        };
        let posts: Vec<&PostRecord> = merged.tree.posts.iter().collect();
        let is_of = |post: &PostRecord, id: &PostId| {
            post.id == *id || post.fields.origin.as_ref() == Some(id)
        };
        let mut suppressed = 0;
        for id in all(base) {
            let heirs = posts.iter().filter(|post| is_of(post, &id)).count();
            prop_assert!(heirs <= 1, "{id} is counted {heirs} times");
            if heirs == 0 {
                suppressed += 1;
                let is_given_up = tables.iter().any(|it| it.chart.heir_of_post(&id).is_none());
                prop_assert!(is_given_up, "{id} vanished");
            }
        }
        let is_new = |post: &&&PostRecord| !all(base).iter().any(|id| is_of(post, id));
        let created = posts.iter().filter(is_new);
        for post in created.clone() {
            prop_assert!(
                tables.iter().any(|it| it.chart.post_key(&post.id).is_some()),
                "{} came from nowhere", post.id
            );
        }
        prop_assert_eq!(posts.len(), all(base).len() - suppressed + created.count());

        // Of each post of the base, with what was split from it: it is as it was while tables differ on
        // what becomes of it, else as many posts and as much working time as one of them says.
        let disputed = |id: &PostId| merged.fields.conflicts.iter().any(|it| {
            it.subject == Subject::Post(id.clone())
                && matches!(it.aspect, Aspect::Existence | Aspect::Spent)
        });
        let base_record = base.to_record();
        for before in &base_record.tree.posts {
            let id = &before.id;
            let of_line = |posts: &[PostRecord]| -> Vec<PostRecord> {
                let new = |it: &PostRecord| base.post_key(&it.id).is_none();
                let is_part = |it: &PostRecord| new(it) && it.fields.split_from.as_ref() == Some(id);
                posts.iter().filter(|it| is_of(it, id) || is_part(it)).cloned().collect()
            };
            let now = of_line(&merged.tree.posts);
            if disputed(id) {
                prop_assert_eq!(&now, std::slice::from_ref(before), "it stays as it was");
                continue;
            }
            let times = |line: &[PostRecord]| {
                let mut times: Vec<u32> = line.iter().map(|it| it.fields.fte.0).collect();
                times.sort();
                times
            };
            let tables = tables.iter().map(|it| times(&of_line(&it.chart.to_record().tree.posts)));
            let mut known: Vec<Vec<u32>> = tables.collect();
            known.push(vec![before.fields.fte.0]);
            prop_assert!(known.contains(&times(&now)), "{id}: {:?} of {known:?}", times(&now));
        }
    }

    #[test]
    fn an_unchanged_copy_changes_nothing(before in steps(0..40), one in steps(0..30)) {
        let mut project = source(&before);
        state(&mut project, "one", &one);
        state(&mut project, "two", &[]);
        // Each target is put just after the source.
        let [base, copy, changed] = &project.charts[..] else { panic!("three charts") };
        let lists = &project.lists;
        let table = |name, chart| Table { name, chart, lists };
        let merged =
            |tables: &[Table]| merge(base, lists, tables, "m".into(), String::new()).unwrap();
        let both = merged(&[table("one", changed), table("two", copy)]);
        prop_assert_eq!(both.conflicts(), &[]);
        prop_assert_eq!(bare(&both.chart), bare(&changed.to_record()));
        let alone = merged(&[table("two", copy)]);
        prop_assert_eq!(bare(&alone.chart), bare(&base.to_record()));
        prop_assert!(alone.changes.is_empty());
        let twice = merged(&[table("one", changed), table("two", changed)]);
        prop_assert_eq!(bare(&twice.chart), bare(&changed.to_record()));
        prop_assert_eq!(twice.one_sided().count(), 0);
    }
}
