//! Projects in a few lines of text:
//!
//! ```text
//! chart s source
//! unit u1 - pole Éducation | authorised 3
//! unit u2 u1 service Marchés
//! post p1 u1 A/A2.2 Directeur | level direction
//! post p2 u2 - Juriste
//! chart t target of s
//! …
//! post q2 u2 B Gestionnaire | origin p2 | reason départ en retraite
//! departed p1 | into q2 | reason fusion
//! removed u2 | into u1 | reason fusion
//! ```

use organigramme::model::{
    Authorised, ChartFields, ChartRecord, Departure, Hundredths, Lists, Nature, PostFields,
    PostRecord, Project, ProjectRecord, RemovedUnit, Role, Subtree, UnitFields, UnitRecord,
};

/// The project that `text` writes down.
pub fn project(text: &str) -> Project {
    match Project::from_record(record(text)) {
        Ok(project) => project,
        Err(violations) => panic!("{violations:?}"),
    }
}

/// As [`project`], sound or not.
pub fn record(text: &str) -> ProjectRecord {
    let mut charts: Vec<ChartRecord> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut parts = line.split('|').map(str::trim);
        let head = parts.next().unwrap_or_default();
        let options: Vec<(&str, &str)> =
            parts.map(|option| option.split_once(' ').unwrap_or((option, ""))).collect();
        let option = |name: &str| options.iter().find(|(key, _)| *key == name).map(|(_, it)| *it);
        let reason = option("reason").unwrap_or_default().to_owned();
        let words: Vec<&str> = head.splitn(5, ' ').collect();
        if words[0] == "chart" {
            let mut fields = ChartFields::new(words[1]);
            fields.role = match words.get(2) {
                Some(&"source") => Some(Role::Source),
                Some(&"target") => Some(Role::Target),
                Some(&"variant") => Some(Role::Variant),
                _ => None,
            };
            fields.based_on = words.get(4).map(|&base| base.into());
            charts.push(ChartRecord { id: words[1].into(), fields, tree: Subtree::default() });
            continue;
        }
        let chart = charts.last_mut().expect("a chart comes first");
        match words[0] {
            "unit" => {
                let mut fields = UnitFields::new(words[3], words.get(4).copied().unwrap_or(""));
                fields.origin = option("origin").map(Into::into);
                fields.split_from = option("split").map(Into::into);
                fields.reason = reason;
                fields.authorised = match option("authorised") {
                    None => Authorised::Inherit,
                    Some("?") => Authorised::NotPrinted,
                    Some(posts) => Authorised::Posts(posts.parse().expect("a figure")),
                };
                let parent = (words[2] != "-").then(|| words[2].into());
                chart.tree.units.push(UnitRecord { id: words[1].into(), parent, fields });
            }
            "post" => {
                let mut fields = PostFields::new(words.get(4).copied().unwrap_or(""));
                if words[3] != "-" {
                    let (category, grade) =
                        words[3].split_once('/').map_or((words[3], None), |(a, b)| (a, Some(b)));
                    fields.category = Some(category.into());
                    fields.grade = grade.map(Into::into);
                }
                fields.manager_level = option("level").map(Into::into);
                fields.reference_job = option("job").map(str::to_owned);
                fields.fte =
                    Hundredths(option("fte").map_or(100, |it| it.parse().expect("hundredths")));
                fields.origin = option("origin").map(Into::into);
                fields.split_from = option("split").map(Into::into);
                fields.vacant = option("vacant").is_some();
                fields.nature = option("nature")
                    .map(|it| Nature::from_key(it).unwrap_or_else(|| panic!("{it} is no nature")));
                fields.reason = reason;
                let unit = words[2].into();
                chart.tree.posts.push(PostRecord { id: words[1].into(), unit, fields });
            }
            "departed" => {
                let merged_into = option("into").map(Into::into);
                let departure = Departure { merged_into, reason, ..Departure::default() };
                chart.fields.departures.insert(words[1].into(), departure);
            }
            "removed" => {
                let merged_into = option("into").map(Into::into);
                let removed = RemovedUnit { merged_into, reason, ..RemovedUnit::default() };
                chart.fields.removed_units.insert(words[1].into(), removed);
            }
            other => panic!("{other} is no word of the notation"),
        }
    }
    ProjectRecord {
        title: String::new(),
        lists: Lists::default(),
        charts,
        snapshots: Vec::new(),
        extra: Default::default(),
    }
}
