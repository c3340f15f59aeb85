//! What stays as it was while tables differ on what becomes of it, what is no dispute at all, and the
//! sentences that say so.

use organigramme::compare::{Merged, Naming, open_conflict_message};
use organigramme::model::{Authorised, Chart, Comment, Nature, PostRecord, Project};
use organigramme::words::Locale;

use super::merge::{merged, told};
use crate::support::notation::project;
use crate::support::tables::{BASE, two};

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
fn orders_are_told_by_the_first_names_that_differ() {
    let text =
        |order: [&str; 3]| order.map(|name| format!("post {name} u A {name}")).join("\n        ");
    let orders = [["Un", "Deux", "Trois"], ["Trois", "Un", "Deux"], ["Trois", "Deux", "Un"]];
    let charts = ["s source", "one variant of s", "two variant of s"].iter().zip(orders);
    let charts = charts.map(|(chart, order)| {
        format!("chart {chart}\n        unit u - pole Racine\n        {}\n        ", text(order))
    });
    let project = project(&charts.collect::<String>());
    assert_eq!(
        sentences(&project, &merged(&project)),
        [
            "« Racine », ordre : one d’abord « Trois » puis « Un », two d’abord « Trois » puis « Deux ». \
             En attendant, l’ordre de départ reste"
        ]
    );
}

#[test]
fn posts_of_one_title_that_take_another_over_are_told_apart() {
    let into = |id: &str, category: &str| {
        let new = format!("post {id} v {category} Gestionnaire");
        [(JURISTE.to_owned(), format!("departed c | into {id}")), (String::new(), new)]
    };
    let said = |[one, two_]: [[(String, String); 2]; 2]| {
        let lent = |it: &[(String, String); 2]| -> Vec<(&'static str, &'static str)> {
            let leak = |text: &String| -> &'static str { text.clone().leak() };
            it.iter().map(|(old, new)| (leak(old), leak(new))).collect()
        };
        let project = two(&lent(&one), &lent(&two_));
        sentences(&project, &merged(&project))[0].clone()
    };
    assert_eq!(
        said([into("n", "B"), into("m", "A")]),
        "« Juriste », dans « Marchés », regroupement : one « Gestionnaire, Marchés » (catégorie B), two \
         « Gestionnaire, Marchés » (catégorie A). En attendant, l’organigramme n’en dit rien"
    );
    // Equal ones, by where they stand.
    assert_eq!(
        said([into("m", "B"), into("n", "B")]),
        "« Juriste », dans « Marchés », regroupement : one « Gestionnaire, Marchés » (n° 3 de l’unité), two \
         « Gestionnaire, Marchés » (n° 2 de l’unité). En attendant, l’organigramme n’en dit rien"
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
         postes autorisés : 3). En attendant, l’unité reste comme elle était"
    );
}

#[test]
fn a_unit_split_by_two_tables_allows_no_more_posts_than_before() {
    let split = |own: u32, id: &str, name: &str, rest: u32| {
        [
            ("unit v u service Marchés", format!("unit v u service Marchés | authorised {own}")),
            ("", format!("unit {id} u service {name} | authorised {rest} | split v")),
        ]
    };
    let (one, other) = (split(1, "p", "Achats", 1), split(0, "q", "Contrats", 2));
    let text = |it: &[(&'static str, String); 2]| -> Vec<(&'static str, &'static str)> {
        it.iter().map(|(old, new)| (*old, &*new.clone().leak())).collect()
    };
    let mut record = two(&text(&one), &text(&other)).to_record();
    record.charts[0].tree.units[1].fields.authorised = Authorised::Posts(2);
    let project = Project::from_record(record).expect("it is sound");
    let merged = merged(&project);
    let ceilings = merged.chart.tree.units.iter().filter_map(|it| it.fields.authorised.posts());
    assert_eq!(ceilings.sum::<u32>(), 2);
    assert_eq!(merged.chart.tree.posts.len(), 5);
    let of_each: Vec<_> = merged.conflicts().iter().map(|it| it.aspect.as_str()).collect();
    assert_eq!(of_each, ["authorised"; 3]);
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
    // To take it away is a change like another.
    let day = |text: &str| Some(text.parse().expect("a date"));
    let gone = merged(&with([Some("2022-11-28"), None, Some("2022-11-28")], [""; 3]));
    assert_eq!((gone.chart.fields.date, gone.changes.len()), (None, 1));
    let alike = merged(&with([Some("2022-11-28"), None, None], [""; 3]));
    assert_eq!((alike.chart.fields.date, alike.agreed().count()), (None, 1));
    let project = with([Some("2022-11-28"), None, Some("2023-02-06")], [""; 3]);
    let disputed = merged(&project);
    assert_eq!(disputed.chart.fields.date, day("2022-11-28"));
    assert_eq!(
        sentences(&project, &disputed),
        [
            "L’organigramme, date du comité : one rien, two 06/02/2023. En attendant, l’organigramme en reste \
          au départ : 28/11/2022"
        ]
    );
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

/// What a post is, with what was declared for that.
fn identity(post: &PostRecord) -> (&str, [&str; 3], Option<Nature>, &str) {
    let fields = &post.fields;
    let category = fields.category.as_ref().map_or("", |it| it.as_str());
    let grade = fields.grade.as_ref().map_or("", |it| it.as_str());
    let job = fields.reference_job.as_deref().unwrap_or_default();
    (fields.title.text(), [category, grade, job], fields.nature, &fields.reason)
}

#[test]
fn no_half_of_what_a_post_is_at_one_table_is_taken() {
    let as_it_was = ("Juriste", ["A", "", ""], None, "");
    // A nature and a reason wait with the title that they were declared for; the move is another question.
    let project = two(
        &[(JURISTE, "post c u A Chef | nature transfer | reason réorganisation")],
        &[(JURISTE, "post c v A Avocat")],
    );
    let moved = merged(&project);
    assert_eq!(identity(post(&moved, "c")), as_it_was);
    assert_eq!(post(&moved, "c").unit.as_str(), "u");
    assert_eq!(
        sentences(&project, &moved),
        [
            "« Juriste », dans « Racine », ce qu’est le poste : one « Chef » (nature « Même poste, intitulé plus exact », motif \
          « réorganisation »), two « Avocat » (nature « Selon la règle », sans motif). En attendant, l’organigramme \
          en reste au départ : « Juriste » (nature « Selon la règle », sans motif)"
        ]
    );
    // The category of one table does not go with the title of another.
    let project = two(&[(JURISTE, "post c v B Chef")], &[(JURISTE, "post c v A Avocat")]);
    let titled = merged(&project);
    assert_eq!(identity(post(&titled, "c")), as_it_was);
    assert_eq!(
        sentences(&project, &titled),
        [
            "« Juriste », dans « Marchés », ce qu’est le poste : one « Chef » (catégorie B), two « Avocat » \
          (catégorie A). En attendant, l’organigramme en reste au départ : « Juriste » (catégorie A)"
        ]
    );
    let graded =
        merged(&two(&[(JURISTE, "post c v B/B1 Juriste")], &[(JURISTE, "post c v A/A1 Juriste")]));
    assert_eq!(identity(post(&graded, "c")), as_it_was);
    assert_eq!(told(&graded).1, ["c identity: one \"Juriste\", two \"Juriste\""]);
    // What all who made something else of it want alike goes on.
    let alike = merged(&two(
        &[(JURISTE, "post c v B Chef | job Conseil | fte 80")],
        &[(JURISTE, "post c v B Avocat | job Conseil | vacant")],
    ));
    assert_eq!(identity(post(&alike, "c")), ("Juriste", ["B", "", "Conseil"], None, ""));
    assert_eq!(told(&alike).1, ["c title: one \"Chef\", two \"Avocat\""]);
    assert_eq!((post(&alike, "c").fields.fte.0, post(&alike, "c").fields.vacant), (80, true));
}

/// What a post is, is one decision: a category of one table and a grade of another make up a post that no
/// table wanted. Nor does a reason stand for what it was not written for.
#[test]
fn what_two_tables_change_of_one_post_is_put_together_only_as_one_of_them_has_it() {
    let base = BASE.replace(JURISTE, "post c v A/A2.1 Juriste");
    let table = |name: &str, post: &str| {
        let text = base.replace("chart s source", &format!("chart {name} variant of s"));
        text.replace("post c v A/A2.1 Juriste", post)
    };
    let two = |one: &str, two: &str| {
        project(&format!("{base}{}{}", table("one", one), table("two", two)))
    };
    for (first, second) in [
        ("post c v B/A2.1 Juriste", "post c v A/A3 Juriste"),
        ("post c v B/A2.1 Juriste", "post c v A/A2.1 Avocat"),
        ("post c v A/A2.1 Juriste | level direction", "post c v A/A3 Juriste"),
        ("post c v A/A2.1 Avocat | reason réorganisation", "post c v A/A2.1 Juriste | job Conseil"),
        ("post c v A/A2.1 Avocat", "post c v A/A2.1 Juriste | reason fusion"),
        ("post c v A/A2.1 Avocat | nature transfer", "post c v A/A2.1 Juriste | job acheteur"),
    ] {
        let project = two(first, second);
        let merged = merged(&project);
        let before = &project.charts[0].to_record().tree.posts[2];
        assert_eq!(&post(&merged, "c").fields, &before.fields, "{first}, {second}");
        let of: Vec<_> = merged.conflicts().iter().map(|it| it.aspect.as_str()).collect();
        assert_eq!(of, ["identity"], "{first}, {second}");
        assert_eq!(merged.conflicts()[0].claims.len(), 2);
    }
    // As another table has both, both may be taken; and where a post stands, or how much of it there is, is
    // another question.
    let text = |third: &str| {
        let tables = [
            table("one", "post c v B/A2.1 Juriste"),
            table("two", "post c v A/A3 Juriste"),
            table("three", third),
        ];
        project(&format!("{base}{}", tables.concat()))
    };
    let whole = merged(&text("post c v B/A3 Juriste"));
    assert!(whole.conflicts().is_empty(), "{:?}", whole.conflicts());
    let fields = &post(&whole, "c").fields;
    assert_eq!(
        (fields.category.as_ref().unwrap().as_str(), fields.grade.as_ref().unwrap().as_str()),
        ("B", "A3")
    );
    let moved = merged(&two("post c w A/A3 Juriste", "post c v A/A2.1 Juriste | fte 80 | vacant"));
    assert!(moved.conflicts().is_empty(), "{:?}", moved.conflicts());
    assert_eq!(moved.one_sided().count(), 4, "place, grade, working time, vacancy");
}

/// A unit goes on under another id while one of its posts is in dispute: that is one conflict, of the post,
/// which waits in the unit that goes on.
#[test]
fn a_post_in_dispute_does_not_make_a_dispute_of_its_unit() {
    let goes_on = [
        ("unit v u service Marchés", "unit q u service Marchés et achats | origin v"),
        ("unit x v secteur Achats", "unit x q secteur Achats"),
        ("post b v B Gestionnaire", "post b q B Gestionnaire"),
    ];
    let suppressed = [&goes_on[..], &[("    post c v A Juriste\n", "")]].concat();
    let project =
        two(&suppressed, &[(JURISTE, "post c v A Juriste | fte 80"), ("", "post n v C Agent")]);
    let whole = merged(&project);
    let (posts, conflicts) = told(&whole);
    assert_eq!(posts, "u:a q:b q:c q:n x:e w:d");
    assert_eq!(conflicts, ["c existence: one \"\", two \"Juriste, Marchés\""]);
}
