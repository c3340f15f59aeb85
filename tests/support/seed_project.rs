//! The charts of the worked case, as projects of one chart each.

use organigramme::model::{
    Authorised, ChartFields, ChartRecord, DerivedIds, IdSource, Lists, PostFields, PostRecord,
    Project, ProjectRecord, Role, Subtree, UnitFields, UnitRecord,
};

/// The project of `tests/fixtures/seed/NAME.json`, its chart a target one if the name says so.
pub fn seed(name: &str) -> Project {
    let path = format!("{}/tests/fixtures/seed/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let json: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let lists = Lists::default();
    let mut ids = DerivedIds::new(name.as_bytes());
    let mut tree = Subtree::default();
    for unit in json["units"].as_array().unwrap() {
        let id = text(&unit["id"]).unwrap();
        let kind = text(&unit["kind"]).filter(|kind| lists.kind(&kind.as_str().into()).is_some());
        let name = text(&unit["name"]).unwrap();
        let mut fields = UnitFields::new(kind.as_deref().unwrap_or("autre"), name);
        let parent = text(&unit["parent"]).map(Into::into);
        if parent.is_none() {
            fields.authorised = match json["authorised_total_printed"].as_u64() {
                Some(posts) => Authorised::Posts(u32::try_from(posts).unwrap()),
                None => Authorised::NotPrinted,
            };
        }
        for line in unit["posts"].as_array().unwrap() {
            for _ in 0..line["count"].as_u64().unwrap() {
                let mut fields = PostFields::new(line["title"].as_str().unwrap());
                fields.category = line["category"].as_str().map(Into::into);
                fields.grade = line["grade"].as_str().map(Into::into);
                fields.reference_job = text(&line["job_reference"]);
                let level = line["manager_level"].as_str();
                fields.manager_level = level.and_then(|level| {
                    let known = lists.levels.iter().find(|known| known.label == level);
                    known.map(|known| known.id.clone())
                });
                let id = ids.next_id().into();
                tree.posts.push(PostRecord {
                    id,
                    unit: unit["id"].as_str().unwrap().into(),
                    fields,
                });
            }
        }
        tree.units.push(UnitRecord { id: id.into(), parent, fields });
    }
    let is_target = name.contains("cible");
    let mut fields = ChartFields::new(if is_target { "Cible" } else { "Source" });
    fields.role = Some(if is_target { Role::Target } else { Role::Source });
    fields.organisation = text(&json["organisation"]).unwrap_or_default();
    fields.date = text(&json["ct_date"]).map(|date| date.parse().unwrap());
    let chart = ChartRecord { id: ids.next_id().into(), fields, tree };
    Project::from_record(ProjectRecord {
        title: "Pôle Éducation et avenir des jeunes".to_owned(),
        lists,
        charts: vec![chart],
        snapshots: Vec::new(),
        extra: Default::default(),
    })
    .expect("the seed is sound")
}
