//! What lies on people's desks: one organisation in many forms of file, each read as `truth.json` says.

use std::path::PathBuf;

use organigramme::format::door;
use organigramme::format::reading::Report;
use organigramme::model::{Chart, DerivedIds, EntryId, Lists, lines};
use serde_json::Value;

/// A file of `fixtures/desk`, and what of the truth its form holds.
struct Form {
    file: &'static str,
    grades: bool,
    /// Working time.
    fte: bool,
    vacancies: bool,
}

/// Reports and charts that say no grades say "(A)".
const FORMS: [Form; 16] = [
    Form { file: "rapport.docx", grades: false, fte: true, vacancies: true },
    Form { file: "rapport.odt", grades: false, fte: true, vacancies: true },
    Form { file: "rapport.rtf", grades: false, fte: true, vacancies: true },
    Form { file: "rapport.html", grades: false, fte: true, vacancies: true },
    Form { file: "organigramme.pptx", grades: false, fte: false, vacancies: false },
    Form { file: "tableau_des_emplois.csv", grades: true, fte: true, vacancies: true },
    Form { file: "tableau_des_emplois.ods", grades: true, fte: true, vacancies: true },
    Form { file: "tableau_des_emplois.xlsx", grades: true, fte: true, vacancies: true },
    Form { file: "tableau_des_emplois.xls", grades: true, fte: true, vacancies: true },
    Form { file: "extraction_sirh.csv", grades: true, fte: true, vacancies: true },
    Form { file: "clip_sirh.tsv", grades: true, fte: true, vacancies: true },
    Form { file: "clip_tableau.tsv", grades: true, fte: true, vacancies: true },
    Form { file: "clip_tableau_sans_titre.tsv", grades: true, fte: true, vacancies: true },
    Form { file: "clip_propre.tsv", grades: false, fte: true, vacancies: false },
    Form { file: "rapport.pdf", grades: false, fte: true, vacancies: true },
    Form { file: "organigramme.pdf", grades: false, fte: false, vacancies: false },
];

/// Posts of a unit that are alike: title, count, category, grade, hundredths of working time, vacancies.
type Posts = (String, u64, String, String, u64, u64);

/// A unit: its name, the name of the unit above it, its posts.
type Unit = (String, Option<String>, Vec<Posts>);

fn path(file: &str) -> PathBuf {
    PathBuf::from(format!("{}/tests/fixtures/desk/{file}", env!("CARGO_MANIFEST_DIR")))
}

fn read(file: &str) -> Report {
    let bytes = std::fs::read(path(file)).unwrap();
    door::read(&bytes, &mut DerivedIds::new(&bytes))
        .unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The units of `truth.json`, without what `form` cannot hold.
fn truth(form: &Form) -> Vec<Unit> {
    let text = std::fs::read_to_string(path("truth.json")).unwrap();
    let truth: Value = serde_json::from_str(&text).unwrap();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let posts = |posts: &Value| -> Posts {
        let number = |at: usize| posts[at].as_u64().unwrap();
        let grade = if form.grades { word(&posts[3]) } else { String::new() };
        let fte = if form.fte { number(4) } else { 100 };
        let vacant = if form.vacancies { number(5) } else { 0 };
        (word(&posts[0]), number(1), word(&posts[2]), grade, fte, vacant)
    };
    let unit = |unit: &Value| -> Unit {
        let parent = unit[1].as_str().map(str::to_owned);
        (word(&unit[0]), parent, unit[2].as_array().unwrap().iter().map(posts).collect())
    };
    truth.as_array().unwrap().iter().map(unit).collect()
}

/// The units of a chart as the truth writes them.
fn units(chart: &Chart, lists: &Lists, form: &Form) -> Vec<Unit> {
    let label = |id: EntryId| lists.label(&id).unwrap().to_owned();
    let unit = |key| {
        let mut all: Vec<Posts> = Vec::new();
        for line in lines(chart, key) {
            let post = &chart.post(line.posts[0]).fields;
            let category = post.category.clone().map(|it| label(EntryId::Category(it)));
            let grade = post.grade.clone().map(|it| label(EntryId::Grade(it)));
            let (count, vacant) = (line.posts.len() as u64, u64::from(post.vacant));
            let title = post.title.text().to_owned();
            // Vacant posts are a line of their own in a chart, and one with the others in the truth.
            if let Some(same) = all.iter_mut().find(|same| same.0 == title) {
                same.1 += count;
                same.5 += vacant * count;
                continue;
            }
            let fte = if form.fte { u64::from(post.fte.0) } else { 100 };
            let (category, grade) = (category.unwrap_or_default(), grade.unwrap_or_default());
            all.push((title, count, category, grade, fte, vacant * count));
        }
        let path = chart.path(key);
        let above = path.iter().rev().nth(1).map(|&above| chart.unit(above).fields.name.clone());
        (chart.unit(key).fields.name.clone(), above, all)
    };
    chart.units_in_order().map(unit).collect()
}

/// The one chart of a report that has posts.
fn chart(report: &Report) -> &Chart {
    let mut charts = report.project.charts.iter().filter(|chart| chart.post_count() > 0);
    let chart = charts.next().expect("a chart with posts");
    assert!(charts.next().is_none(), "one chart with posts");
    chart
}

#[test]
fn every_form_is_read_as_the_truth_says() {
    for form in &FORMS {
        let report = read(form.file);
        let found = units(chart(&report), &report.project.lists, form);
        assert_eq!(found, truth(form), "{}", form.file);
    }
}

/// These two hold a part of the organisation.
#[test]
fn a_part_drawn_is_that_part() {
    let part = |file: &str| {
        let report = read(file);
        let chart = &report.project.charts[0];
        let form = Form { file: "", grades: false, fte: true, vacancies: true };
        let units = units(chart, &report.project.lists, &form);
        let lines: Vec<String> = units
            .iter()
            .map(|(name, above, posts)| {
                let posts: Vec<String> =
                    posts.iter().map(|it| format!("{} {} ({})", it.1, it.0, it.2)).collect();
                format!("{name} < {} : {}", above.as_deref().unwrap_or("–"), posts.join(", "))
            })
            .collect();
        lines.join("\n")
    };
    assert_eq!(
        part("organigramme.drawio"),
        "Direction des sports < – : \n\
         Service Vie associative < Direction des sports : 3 Gestionnaires (B)"
    );
    assert_eq!(
        part("organigramme.mmd"),
        "Direction des sports < – : \n\
         Service Vie associative < Direction des sports : \n\
         Service Finances < Direction des sports : "
    );
}

#[test]
fn tables_are_not_doubted_where_nothing_is_wrong() {
    let tables = FORMS.iter().filter(|form| !form.file.starts_with(['r', 'o']));
    for Form { file, .. } in tables {
        let report = read(file);
        let doubts = report.problems.iter().map(|problem| format!("{:?}", problem.doubt));
        let doubts: Vec<String> = doubts.collect();
        // Names of persons are left out, which is said.
        let is_about_persons = |it: &String| it.starts_with("PersonsLeftOut");
        assert!(doubts.iter().all(is_about_persons), "{file}: {doubts:?}");
        assert_eq!(doubts.len(), usize::from(file.contains("sirh")), "{file}: {doubts:?}");
    }
}

#[test]
fn units_are_placed_by_who_reports_to_whom() {
    let report = read("visio.csv");
    let chart = &report.project.charts[0];
    let form = Form { file: "", grades: false, fte: true, vacancies: true };
    let units = units(chart, &report.project.lists, &form);
    let shown: Vec<(&str, Option<&str>, usize)> = units
        .iter()
        .map(|(name, above, posts)| (name.as_str(), above.as_deref(), posts.len()))
        .collect();
    assert_eq!(
        shown,
        [
            ("Direction des sports", None, 1),
            ("Service Vie associative", Some("Direction des sports"), 2)
        ]
    );
}

#[test]
fn no_name_and_no_number_of_a_person_is_kept_of_an_extract() {
    for file in ["extraction_sirh.csv", "clip_sirh.tsv"] {
        let path = format!("{}/tests/fixtures/desk/{file}", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(path).expect("the fixture is there");
        let report = organigramme::format::door::read(&bytes, &mut DerivedIds::new(&bytes));
        let kept = format!("{:?}", report.expect("it is read").project.to_record());
        for name in ["NOM40007", "40007", "Prénom"] {
            assert!(!kept.contains(name), "{file}: {name}");
        }
    }
}
