//! The sample is the worked case, rebuilt from the seed through the reader and edits.

use organigramme::edit::{Edit, apply};
use organigramme::format::{native, text};
use organigramme::model::{
    Authorised, Chart, ChartId, Counts, DerivedIds, IdSource, PostFields, PostId, PostRecord,
    Project, Role, Subtree, UnitFields, UnitId, UnitRecord, comparison_key,
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
    let (post, mut fields) = (post.id.clone(), post.fields.clone());
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
    let mut project = text::read(&bytes, &mut ids).expect("the seed is readable").project;
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
    project
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
