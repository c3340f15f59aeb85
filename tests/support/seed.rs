//! The figures of the seed: what a careful person read in its text.

use serde_json::Value;

/// The files of figures, in the order of the text.
pub const FIGURES: [&str; 6] = [
    "peaj_source",
    "peaj_cible",
    "diraa_source",
    "diraa_cible",
    "po_source",
    "po_cible_from_narrative",
];

/// One chart of the seed.
pub struct Figures {
    pub authorised: Option<u64>,
    pub total: u64,
    pub units: Vec<UnitFigures>,
}

pub struct UnitFigures {
    pub id: String,
    pub name: String,
    pub kind: String,
    pub parent: Option<String>,
    pub posts: Vec<PostFigures>,
}

/// Equal posts on one printed line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PostFigures {
    pub count: u64,
    pub title: String,
    pub category: Option<String>,
    pub level: Option<String>,
    pub reference_job: Option<String>,
}

pub fn path(file: &str) -> String {
    format!("{}/tests/fixtures/seed/{file}", env!("CARGO_MANIFEST_DIR"))
}

/// The figures in `tests/fixtures/seed/{name}.json`.
pub fn figures(name: &str) -> Figures {
    let text = std::fs::read_to_string(path(&format!("{name}.json"))).expect("the seed is there");
    let json: Value = serde_json::from_str(&text).expect("the seed is JSON");
    let string = |value: &Value| value.as_str().map(str::to_owned);
    let units = json["units"].as_array().expect("a chart has units").iter().map(|unit| {
        let posts =
            unit["posts"].as_array().expect("a unit has posts").iter().map(|post| PostFigures {
                count: post["count"].as_u64().expect("a count"),
                title: string(&post["title"]).expect("a title"),
                category: string(&post["category"]),
                level: string(&post["manager_level"]),
                reference_job: string(&post["job_reference"]),
            });
        UnitFigures {
            id: string(&unit["id"]).expect("an id"),
            name: string(&unit["name"]).expect("a name"),
            kind: string(&unit["kind"]).expect("a kind"),
            parent: string(&unit["parent"]),
            posts: posts.collect(),
        }
    });
    Figures {
        authorised: json["authorised_total_printed"].as_u64(),
        total: json["computed_total"].as_u64().expect("a total"),
        units: units.collect(),
    }
}
