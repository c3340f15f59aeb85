//! The sample is the worked case, rebuilt from the seed through the reader and edits.

use organigramme::compare::{Ledger, Movement, Scope, UnitMovement};
use organigramme::edit::links::{self, Between, PostPair};
use organigramme::edit::{Edit, apply};
use organigramme::format::{native, text};
use organigramme::model::{
    Authorised, Chart, ChartId, Counts, DerivedIds, IdSource, Nature, PostFields, PostId,
    PostRecord, Project, Role, Subtree, UnitFields, UnitId, UnitRecord, comparison_key,
};
use serde_json::Value;

use crate::support::seed;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/proch-orientation.json");

fn make(project: &mut Project, edit: Edit) {
    apply(project, edit).expect("the sample's edits are allowed");
}

fn unit_named(chart: &Chart, name: &str) -> UnitId {
    let wanted = comparison_key(name);
    let found = chart
        .units_in_order()
        .map(|key| chart.unit(key))
        .find(|unit| comparison_key(&unit.fields.name) == wanted);
    found.unwrap_or_else(|| panic!("{name} is in the chart")).id.clone()
}

fn set_unit(
    project: &mut Project,
    chart: &ChartId,
    unit: &UnitId,
    change: impl Fn(&mut UnitFields),
) {
    let found = project.chart(chart).expect("the chart").unit_by_id(unit).expect("the unit");
    let mut fields = found.fields.clone();
    change(&mut fields);
    make(project, Edit::SetUnit { chart: chart.clone(), unit: unit.clone(), fields });
}

/// Gives a grade to the first post of that title in a unit that has none yet.
fn grade(project: &mut Project, chart: &ChartId, unit: &str, title: &str, grade: &str) {
    let found = project.chart(chart).expect("the chart");
    let unit = found.unit_by_id(&unit_named(found, unit)).expect("the unit");
    let key = comparison_key(title);
    let post = unit
        .posts()
        .iter()
        .map(|&post| found.post(post))
        .find(|post| post.fields.title.key() == key && post.fields.grade.is_none())
        .unwrap_or_else(|| panic!("{title} has a post without a grade"));
    let (post, mut fields) = (post.id.clone(), PostFields::clone(&post.fields));
    fields.grade = Some(grade.into());
    make(project, Edit::SetPost { chart: chart.clone(), post, fields });
}

/// The Mission's target, which the text lacks: the units and posts of the seed's figures.
fn fill_mission(project: &mut Project, chart: &ChartId, ids: &mut dyn IdSource) {
    let file =
        std::fs::read_to_string(seed::path("po_cible_from_narrative.json")).expect("the seed");
    let json: Value = serde_json::from_str(&file).expect("the seed is JSON");
    let found = project.chart(chart).expect("the chart");
    let root = found.unit(found.root()).id.clone();
    for unit in json["units"].as_array().expect("units") {
        let is_root = unit["parent"].is_null();
        let id = if is_root { root.clone() } else { UnitId::from(ids.next_id()) };
        if !is_root {
            let kind = unit["kind"].as_str().expect("a kind");
            let fields = UnitFields::new(kind, unit["name"].as_str().expect("a name"));
            let record = UnitRecord { id: id.clone(), parent: None, fields };
            let subtree = Subtree { units: vec![record], posts: Vec::<PostRecord>::new() };
            let (chart, parent) = (chart.clone(), root.clone());
            make(project, Edit::InsertSubtree { chart, parent, index: usize::MAX, subtree });
        }
        for line in unit["posts"].as_array().expect("posts") {
            for _ in 0..line["count"].as_u64().expect("a count") {
                let mut fields = PostFields::new(line["title"].as_str().expect("a title"));
                fields.category = line["category"].as_str().map(Into::into);
                fields.grade = line["grade"].as_str().map(Into::into);
                let levels = &project.lists.levels;
                fields.manager_level = line["manager_level"].as_str().map(|label| {
                    let level = levels.iter().find(|level| level.label == label);
                    level.expect("a level of the list").id.clone()
                });
                let post = Edit::InsertPost {
                    chart: chart.clone(),
                    unit: id.clone(),
                    index: usize::MAX,
                    id: PostId::from(ids.next_id()),
                    fields,
                };
                make(project, post);
            }
        }
    }
}

fn sample() -> Project {
    let bytes = std::fs::read(seed::path("organigrammes-ct-2022.txt")).expect("the seed's text");
    let mut ids = DerivedIds::new(b"proch-orientation");
    let mut record =
        text::read(&bytes, &mut ids).expect("the seed is readable").project.to_record();
    // The sample is a project that people work on: where it was read once is nothing to them.
    for chart in &mut record.charts {
        chart.tree.units.iter_mut().for_each(|unit| unit.fields.evidence = None);
        chart.tree.posts.iter_mut().for_each(|post| post.fields.evidence = None);
    }
    let mut project = Project::from_record(record).expect("it was sound");
    project.title = "Mission Proch'Orientation".to_owned();
    let charts: Vec<ChartId> = project.charts.iter().map(|chart| chart.id.clone()).collect();
    for diraa in &charts[2..4] {
        let found = project.chart(diraa).expect("the chart");
        let root = found.unit(found.root()).id.clone();
        let projects = unit_named(found, "Projets transversaux");
        set_unit(&mut project, diraa, &root, |fields| {
            fields.name = "DIRAA (Direction de l'Apprentissage et de l'Alternance)".to_owned();
            fields.kind = "direction".into();
            if fields.authorised == Authorised::Inherit {
                fields.authorised = Authorised::NotPrinted;
            }
        });
        set_unit(&mut project, diraa, &projects, |fields| fields.kind = "cellule".into());
    }
    fill_mission(&mut project, &charts[5], &mut ids);
    for (chart, unit, title, value) in [
        (0, "Département administratif et financier", "Cadre administratif et financier", "A3"),
        (2, "Projets transversaux", "Responsables de projet", "A2.2"),
        (2, "Secteur Fonds européens", "Responsable de secteur", "A2.2"),
        (
            2,
            "Service de Rapprochement et d'appui aux apprentis et entreprises",
            "Assistant/e/s administratif/ive/s",
            "B3",
        ),
        (
            2,
            "Service Valorisation et développement de l'alternance et des métiers",
            "Chargé/e/s de mission",
            "A2.2",
        ),
        (
            2,
            "Service Valorisation et développement de l'alternance et des métiers",
            "Gestionnaires administratif/ve/s",
            "B2",
        ),
        (2, "Projets transversaux", "Gestionnaire administratif/ve", "B2"),
        (4, "Secteur information sur les métiers et les formations", "Graphiste", "A4"),
        (
            5,
            "Secteur Animation territoriale de Proch'Orientation",
            "chargés de mission référents départementaux Proch'Orientation",
            "A3",
        ),
    ] {
        grade(&mut project, &charts[chart], unit, title, value);
    }
    for (into, attached) in [(0, 2), (0, 4), (1, 3), (1, 5)] {
        let host = project.chart(&charts[into]).expect("the chart");
        let parent = host.unit(host.root()).id.clone();
        let (chart, into) = (charts[attached].clone(), charts[into].clone());
        make(&mut project, Edit::AttachChart { chart, into, parent, index: usize::MAX });
    }
    for (chart, label) in [(0, "Source"), (1, "Cible")] {
        let chart = charts[chart].clone();
        let mut fields = project.chart(&chart).expect("the chart").fields.clone();
        fields.label = label.to_owned();
        fields.organisation = "Région Hauts-de-France".to_owned();
        make(&mut project, Edit::SetChart { chart, fields });
    }
    link(&mut project, &charts[0], &charts[1]);
    project
}

const FUNDS: &str = "Secteur Fonds européens";
const PARTNERS: &str = "Cellule Partenariats et projets régionaux";
const PROMOTION: &str = "Service Valorisation et développement de l'alternance et des métiers";
const REGIONAL: &str = "Secteur Animation territoriale de Proch'Orientation";
const SUPPORT: &str = "Service de Rapprochement et d'appui aux apprentis et entreprises";
const TRADES: &str = "Secteur Attractivité des métiers et visibilité des formations";
const COURSES: &str = "Cellule accompagnement des parcours et développement des partenariats";
const INFORMATION: &str = "Secteur information sur les métiers et les formations";
const PROJECTS: &str = "Projets transversaux";
const MISSION: &str = "Mission Proch'Orientation";

/// The units that go by another name in the target (U2 to U6).
const RENAMED: [(&str, &str); 5] = [
    (COURSES, REGIONAL),
    (INFORMATION, TRADES),
    (PROMOTION, "Service Développement et transitions"),
    (SUPPORT, "Service Apprentis et entreprises"),
    (FUNDS, "Cellule Fonds européens"),
];

/// What the report says of units (U1 to U3); it says nothing of the others.
const UNIT_REASONS: [(&str, &str); 3] = [
    (PARTNERS, "Création d'une cellule rattachée au directeur de la Mission."),
    (REGIONAL, "La cellule est transformée en un secteur Animation territoriale."),
    (TRADES, "Le secteur prend le nom de ses nouvelles missions."),
];

/// One movement of the seed's ledger: how many posts, where from, where to.
struct Move {
    count: usize,
    /// Unit, title and grade.
    from: (&'static str, &'static str, Option<&'static str>),
    to: (&'static str, &'static str, Option<&'static str>),
    is_same: bool,
    /// What the report calls it, where the titles do not tell.
    nature: Option<Nature>,
    reason: &'static str,
}

/// Those that are transformed into another post or, of M01 to M08, transferred under a title that says
/// better what they are (M05, M06); then those that are the same.
const MOVES: [Move; 14] = [
    Move {
        count: 1,
        from: (
            "Département administratif et financier",
            "Cadre administratif et financier",
            Some("A3"),
        ),
        to: (PARTNERS, "chargé de mission « Partenariats et contractualisations »", Some("A3")),
        is_same: false,
        nature: None,
        reason: "Transformation d'un poste de cadre administratif et financier (A3) du Département \
                 administratif et financier, transféré à la Mission.",
    },
    Move {
        count: 1,
        from: (PROJECTS, "Responsable de projet", Some("A2.2")),
        to: (PARTNERS, "chargé de mission « Partenariats et contractualisations »", Some("A3")),
        is_same: false,
        nature: None,
        reason: "Transformation d'un poste de responsable de projet (A2.2) de la cellule Projets \
                 transversaux de la DIRAA, transféré à la Mission.",
    },
    Move {
        count: 1,
        from: (FUNDS, "Responsable de secteur", Some("A2.2")),
        to: (REGIONAL, "responsable de secteur", Some("A2.2")),
        is_same: false,
        nature: None,
        reason: "Transformation du poste de responsable du secteur Fonds européens (A2.2) de la \
                 DIRAA, transféré à la Mission.",
    },
    Move {
        count: 1,
        from: (SUPPORT, "Assistant administratif", Some("B3")),
        to: (REGIONAL, "chargé de mission référent départemental Proch'Orientation", Some("A3")),
        is_same: false,
        nature: None,
        reason: "Création du référent du Nord par transformation d'un poste d'assistant \
                 administratif (B3) issu du Service de Rapprochement et d'appui aux apprentis et \
                 entreprises.",
    },
    Move {
        count: 1,
        from: (PROMOTION, "Chargé de mission", Some("A2.2")),
        to: (TRADES, "responsable de projet WorldSkills", Some("A2.2")),
        is_same: true,
        nature: Some(Nature::Transfer),
        reason: "Transfert du poste de responsable de projet WorldSkills (A2.2).",
    },
    Move {
        count: 1,
        from: (PROMOTION, "Gestionnaire administratif", Some("B2")),
        to: (TRADES, "gestionnaire administratif et financier WorldSkills", Some("B2")),
        is_same: true,
        nature: Some(Nature::Transfer),
        reason: "Transfert du poste de gestionnaire administratif et financier WorldSkills (B2).",
    },
    Move {
        count: 1,
        from: (PROJECTS, "Gestionnaire administratif", Some("B2")),
        to: (MISSION, "Assistant de direction", Some("B2")),
        is_same: false,
        nature: None,
        reason: "Transformation d'un poste de gestionnaire administratif et financier (B2) de la \
                 cellule Projets transversaux de la DIRAA, transféré à la Mission.",
    },
    Move {
        count: 1,
        from: (INFORMATION, "Graphiste", Some("A4")),
        to: (TRADES, "chargé d'études Web", Some("A4")),
        is_same: false,
        nature: None,
        reason: "Transformation du poste de graphiste (A4) en chargé d'études à dominante web (A4).",
    },
    Move {
        count: 1,
        from: (COURSES, "Responsable de projet", None),
        to: (PARTNERS, "Responsable de projet « Réussite des jeunes »", None),
        is_same: true,
        nature: None,
        reason: "Rattachement du responsable de projet « Réussite des jeunes » à la cellule.",
    },
    Move {
        count: 1,
        from: (COURSES, "Chargé de mission", None),
        to: (
            PARTNERS,
            "chargé de mission « Relation au monde économique » (mécénat de compétences)",
            None,
        ),
        is_same: true,
        nature: None,
        reason: "Rattachement du chargé de mission « Relation au monde économique » à la cellule.",
    },
    Move {
        count: 5,
        from: (COURSES, "Chargé de mission référent départemental", None),
        to: (REGIONAL, "chargé de mission référent départemental Proch'Orientation", None),
        is_same: true,
        nature: None,
        reason: "La cellule est transformée en un secteur, avec ses cinq référents.",
    },
    Move {
        count: 1,
        from: (INFORMATION, "Responsable de secteur", None),
        to: (TRADES, "Responsable de secteur", None),
        is_same: true,
        nature: None,
        reason: "Le poste reste au secteur, qui change de nom.",
    },
    Move {
        count: 3,
        from: (INFORMATION, "Chargé de mission", None),
        to: (TRADES, "chargé de mission rédacteur", None),
        is_same: true,
        nature: None,
        reason: "Les postes restent au secteur, qui change de nom.",
    },
    Move {
        count: 2,
        from: (MISSION, "Conseiller technique", None),
        to: (PARTNERS, "Conseiller technique", None),
        is_same: true,
        nature: None,
        reason: "Le rapport les compte dans la nouvelle cellule sans dire qu'elles viennent de la \
                 direction de la Mission.",
    },
];

/// Links the target to the source as the seed's ledger does: units and posts that stayed take the
/// source's ids, those that were transformed name their origin. D1, D3, D4 and D5 are left alone.
fn link(project: &mut Project, from: &ChartId, to: &ChartId) {
    let (source, target) =
        (&project.chart(from).expect("the source"), &project.chart(to).expect("the target"));
    let mut units: Vec<(UnitId, UnitId)> = Vec::new();
    for key in source.units_in_order() {
        let name = &source.unit(key).fields.name;
        let renamed = RENAMED.iter().find(|(old, _)| comparison_key(old) == comparison_key(name));
        let name = renamed.map_or(name.as_str(), |(_, new)| new);
        units.push((source.unit(key).id.clone(), unit_named(target, name)));
    }
    let mut open: [Vec<PostId>; 2] = [source, target]
        .map(|chart| chart.posts_in_order().map(|key| chart.post(key).id.clone()).collect());
    let mut pairs = Vec::new();
    let mut reasons: Vec<(&str, Vec<PostId>)> = Vec::new();
    let mut natures: Vec<(Option<Nature>, PostId)> = Vec::new();
    for it in &MOVES {
        for _ in 0..it.count {
            let from = take(source, &mut open[0], it.from);
            let to = take(target, &mut open[1], it.to);
            // A post that takes the source's id is known by it from then on.
            let id = if it.is_same { &from } else { &to }.clone();
            natures.extend(it.nature.map(|nature| (Some(nature), id.clone())));
            match reasons.last_mut() {
                Some((reason, ids)) if *reason == it.reason => ids.push(id),
                _ => reasons.push((it.reason, vec![id])),
            }
            pairs.push(PostPair { from, to, is_same: it.is_same });
        }
    }
    for id in open[0].clone() {
        let post = source.post_by_id(&id).expect("it is in the chart");
        let unit = &source.unit(post.unit()).id;
        let (_, unit) = units.iter().find(|(old, _)| old == unit).expect("it is in the chart");
        let same = open[1].iter().position(|other| {
            let other = target.post_by_id(other).expect("it is in the chart");
            target.unit(other.unit()).id == *unit
                && other.fields.title.key() == post.fields.title.key()
        });
        if let Some(same) = same {
            pairs.push(PostPair { from: id, to: open[1].remove(same), is_same: true });
        }
    }
    let between = Between { from, to };
    make(project, links::pair(project, between, &units, &pairs).expect("the links are allowed"));
    for (nature, post) in natures {
        let edit = links::set_post_natures(project, to, &[post], nature).expect("the chart");
        make(project, edit);
    }
    for (reason, posts) in reasons {
        let edit = links::set_post_reasons(project, to, &posts, reason).expect("the chart");
        make(project, edit);
    }
    for (name, reason) in UNIT_REASONS {
        let unit = unit_named(project.chart(to).expect("the chart"), name);
        let edit = links::set_unit_reasons(project, to, &[unit], reason).expect("the chart");
        make(project, edit);
    }
}

/// Takes the first post of a unit with this title and grade out of those still open.
fn take(
    chart: &Chart,
    open: &mut Vec<PostId>,
    (unit, title, grade): (&str, &str, Option<&str>),
) -> PostId {
    let (unit, key) = (unit_named(chart, unit), comparison_key(title));
    let found = open.iter().position(|id| {
        let post = chart.post_by_id(id).expect("it is in the chart");
        chart.unit(post.unit()).id == unit
            && post.fields.title.key() == key
            && post.fields.grade.as_ref().map(|id| id.as_str()) == grade
    });
    open.remove(found.unwrap_or_else(|| panic!("{title} is still there")))
}

/// With `ORGANIGRAMME_WRITE_SAMPLE` set, writes the sample instead of comparing it.
#[test]
fn the_sample_is_the_seed() {
    let bytes = native::save(&sample());
    if std::env::var_os("ORGANIGRAMME_WRITE_SAMPLE").is_some() {
        std::fs::write(SAMPLE, &bytes).expect("the sample can be written");
    }
    assert!(std::fs::read(SAMPLE).expect("the sample") == bytes, "the sample is not the seed's");
}

#[test]
fn the_sample_counts_what_the_charts_print() {
    let bytes = std::fs::read(SAMPLE).expect("the sample");
    let project = native::load(&bytes).expect("the sample is sound").project;
    let figures: Vec<_> = project
        .charts
        .iter()
        .map(|chart| {
            let counts = Counts::of(chart, &project.lists);
            let count = counts.chart();
            let perimeters: Vec<_> =
                chart.units_in_order().filter_map(|unit| counts.unit(unit).perimeter).collect();
            let categories: Vec<_> =
                count.total.categories(&project.lists).map(|(_, posts)| posts).collect();
            (chart.fields.role, count.total.posts, count.ceiling.posts, perimeters, categories)
        })
        .collect();
    assert_eq!(
        figures,
        [
            (Some(Role::Source), 105, Some(45), vec![29, 60, 16], vec![68, 37]),
            (Some(Role::Target), 105, Some(105), vec![28, 54, 23], vec![69, 36]),
        ]
    );
}

/// What the report calls each movement (M01 to M13), counted in posts by the seed, is what it is here.
#[test]
fn the_natures_of_the_sample_are_the_report_s() {
    let file = std::fs::read_to_string(seed::path("ledger.json")).expect("the seed");
    let json: Value = serde_json::from_str(&file).expect("the seed is JSON");
    let movements = json["movements"].as_array().expect("movements");
    let posts = |kinds: &[&str]| -> usize {
        let of =
            movements.iter().filter(|it| kinds.contains(&it["kind"].as_str().expect("a kind")));
        of.map(|it| usize::try_from(it["count"].as_u64().expect("a count")).expect("few")).sum()
    };
    let transfers = posts(&["transfer", "re-attachment", "re-attachment (implied, not stated)"]);
    let (both, in_place) =
        (posts(&["transformation+transfer"]), posts(&["transformation in place"]));
    assert_eq!((transfers, both, in_place), (6, 5, 1), "as counted by hand");

    let bytes = std::fs::read(SAMPLE).expect("the sample");
    let project = native::load(&bytes).expect("the sample is sound").project;
    let [source, target] = &project.charts[..] else { panic!("a source and a target") };
    let ledger = Ledger::between(source, target, &project.lists);
    assert_eq!(ledger.count(Movement::Transferred), transfers);
    assert_eq!(ledger.count(Movement::TransferredAndTransformed), both);
    assert_eq!(ledger.count(Movement::Transformed), in_place);
}

/// The worked case as the comparison tells it: every figure of the seed's ledger.
#[test]
fn the_ledger_of_the_sample_is_the_seed_s() {
    let bytes = std::fs::read(SAMPLE).expect("the sample");
    let project = native::load(&bytes).expect("the sample is sound").project;
    let [source, target] = &project.charts[..] else { panic!("a source and a target") };
    let ledger = Ledger::between(source, target, &project.lists);
    assert!(ledger.is_balanced());
    assert_eq!((ledger.total.source.posts, ledger.total.target.posts), (105, 105));
    let counts = Movement::ALL.map(|movement| ledger.count(movement));
    assert_eq!(counts[0] + counts[1], 91, "kept and retitled");
    // None is on a bench.
    assert_eq!(counts[1..], [8, 6, 1, 5, 2, 2, 0]);
    let ends =
        |balance: &organigramme::compare::Balance| (balance.source.posts, balance.target.posts);
    let categories: Vec<_> = ledger.by_category.iter().map(ends).collect();
    assert_eq!(categories, [(68, 69), (37, 36), (0, 0), (0, 0)]);
    let perimeters: Vec<_> = ledger.by_perimeter.iter().map(|(_, balance)| ends(balance)).collect();
    assert_eq!(perimeters, [(29, 28), (60, 54), (16, 23)]);
    let poles: Vec<_> = ledger.by_pole.iter().map(|(_, balance)| ends(balance)).collect();
    assert_eq!(poles, [(105, 105)]);

    let name = |unit: usize| {
        let unit = ledger.units[unit].to.expect("the unit is in the target");
        target.unit(unit).fields.name.as_str()
    };
    assert_eq!(ledger.unexplained(), 4);
    let open = ledger.entries.iter().filter(|entry| entry.is_unexplained());
    let open: Vec<_> = open
        .map(|entry| {
            let (chart, post) = match (entry.first().from, entry.first().to) {
                (Some(post), _) => (source, post),
                (None, post) => (target, post.expect("a post has a state")),
            };
            let unit = chart.path(chart.post(post).unit())[1];
            (
                entry.movement,
                chart.post(post).fields.title.text(),
                chart.unit(unit).fields.name.split(' ').next().unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(
        open,
        [
            (Movement::Suppressed, "Conseiller/ère technique", "DIRAA"),
            (Movement::Suppressed, "Responsable de Service adjoint/e", "DIRAA"),
            (Movement::Created, "Responsables de projet", "DIRAA"),
            (Movement::Created, "Chargé/e/s de mission", "DIRAA"),
        ]
    );
    let hidden: Vec<_> = ledger
        .cancelling
        .iter()
        .map(|it| (it.scope, name(it.unit).split(' ').next().unwrap(), it.posts))
        .collect();
    assert_eq!(
        hidden,
        [(Scope::Unit, "Service", 1), (Scope::Perimeter, "DIRAA", 2), (Scope::Whole, "Pôle", 2)]
    );

    assert_eq!(ledger.units_unexplained(), 3);
    let changed: Vec<_> = ledger
        .units
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.movements != [UnitMovement::Kept])
        .map(|(row, entry)| (name(row), entry.movements.as_slice(), !entry.reason.is_empty()))
        .collect();
    let renamed = &[UnitMovement::Renamed][..];
    let changed_in_kind = &[UnitMovement::Renamed, UnitMovement::KindChanged][..];
    assert_eq!(
        changed,
        [
            ("Service Développement et transitions", renamed, false),
            ("Service Apprentis et entreprises", renamed, false),
            ("Cellule Fonds européens", changed_in_kind, false),
            (TRADES, renamed, true),
            (REGIONAL, changed_in_kind, true),
            (PARTNERS, &[UnitMovement::Created][..], true),
        ]
    );
}
