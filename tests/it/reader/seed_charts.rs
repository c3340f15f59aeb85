//! The charts of the seed against the figures of its JSON files, unit by unit.

use organigramme::format::reading::LineUse;
use organigramme::model::{Chart, Lists, Role, UnitKey, comparison_key, lines};

use super::{assert_accounted, assert_said, import_seed, post_count};
use crate::support::seed::{FIGURES, PostFigures, UnitFigures, figures, path};

/// The line with its words in the form in which two spellings meet.
fn compared(post: &PostFigures) -> PostFigures {
    PostFigures {
        title: comparison_key(&post.title),
        reference_job: post.reference_job.as_deref().map(comparison_key),
        ..post.clone()
    }
}

fn posts_of(chart: &Chart, lists: &Lists, unit: UnitKey) -> Vec<PostFigures> {
    let figures = lines(chart, unit).into_iter().map(|line| {
        let post = &chart.post(line.posts[0]).fields;
        assert_eq!(post.grade, None, "the text has no grades");
        PostFigures {
            count: line.posts.len() as u64,
            title: post.title.text().to_owned(),
            category: post.category.as_ref().map(ToString::to_string),
            level: post.manager_level.as_ref().map(|level| {
                lists.level(level).expect("the level is in the list").label.to_lowercase()
            }),
            reference_job: post.reference_job.clone(),
        }
    });
    let mut figures: Vec<_> = figures.map(|post| compared(&post)).collect();
    figures.sort();
    figures
}

/// The unit of `chart` that `unit` is, among those not yet found. The text does not name the DIRAA.
fn find(chart: &Chart, unit: &UnitFigures) -> UnitKey {
    if unit.parent.is_none() {
        return chart.root();
    }
    let key = comparison_key(&unit.name);
    let mut found = chart
        .units_in_order()
        .filter(|&candidate| comparison_key(&chart.unit(candidate).fields.name) == key);
    let unit_key = found.next().unwrap_or_else(|| panic!("{} is not in the chart", unit.name));
    assert_eq!(found.next(), None, "{} is there once", unit.name);
    unit_key
}

#[test]
fn each_unit_of_the_seed_has_its_posts() {
    let report = import_seed();
    let lists = &report.project.lists;
    assert_eq!(report.project.charts.len(), FIGURES.len());
    for (chart, name) in report.project.charts.iter().zip(FIGURES) {
        let figures = figures(name);
        let ceiling = chart.unit(chart.root()).fields.authorised.posts();
        let printed = if name == "po_cible_from_narrative" { Some(23) } else { figures.authorised };
        assert_eq!(ceiling.map(u64::from), printed, "{name}");
        if name == "po_cible_from_narrative" {
            // Its page holds the title and the figure, and no post.
            assert_eq!((chart.unit_count(), chart.post_count()), (1, 0));
            assert_eq!(figures.total, 23);
            continue;
        }
        assert_eq!(chart.post_count() as u64, figures.total, "{name}");
        assert_eq!(chart.unit_count(), figures.units.len(), "{name}");
        for unit in &figures.units {
            let key = find(chart, unit);
            let fields = &chart.unit(key).fields;
            let mut expected: Vec<_> = unit.posts.iter().map(compared).collect();
            expected.sort();
            assert_eq!(posts_of(chart, lists, key), expected, "{name}: {}", unit.name);
            // The text does not say what the DIRAA and its *Projets transversaux* are.
            let untold = name.starts_with("diraa") && ["diraa", "pt"].contains(&unit.id.as_str());
            let kind = if untold { "autre" } else { &unit.kind };
            assert_eq!(fields.kind.as_str(), kind, "{name}: {}", unit.name);
            let parent = unit.parent.as_ref().map(|parent| {
                let parent = figures.units.iter().find(|unit| unit.id == *parent);
                find(chart, parent.expect("the figures have the parent"))
            });
            assert_eq!(chart.unit(key).parent(), parent, "{name}: {}", unit.name);
        }
    }
}

#[test]
fn the_charts_of_the_seed_have_their_titles_states_and_dates() {
    let report = import_seed();
    let shown: Vec<_> = report
        .project
        .charts
        .iter()
        .map(|chart| {
            let fields = &chart.fields;
            let date = fields.date.map(|date| date.to_string());
            (fields.role, date, chart.unit(chart.root()).fields.name.as_str())
        })
        .collect();
    let date = |text: &str| Some(text.to_owned());
    let pole = "Pôle Éducation et avenir des jeunes";
    let mission = "Mission Proch'Orientation";
    let untitled = "Organigramme sans titre";
    assert_eq!(
        shown,
        [
            (Some(Role::Source), date("2022-10-03"), pole),
            (Some(Role::Target), date("2022-11-28"), pole),
            (None, None, untitled),
            (None, None, untitled),
            (Some(Role::Source), date("2022-10-03"), mission),
            (Some(Role::Target), date("2022-11-28"), mission),
        ]
    );
}

#[test]
fn what_the_seed_leaves_open_is_listed_at_its_line() {
    let report = import_seed();
    // A secteur whose heading is as deep as its service's.
    assert_said(&report, 77, &["Secteur DCE", "d'après son type"]);
    // A chart without a title, whose first box states no kind.
    assert_said(&report, 96, &["nouvel organigramme", "Projets transversaux"]);
    assert_said(&report, 96, &["sans titre"]);
    assert_said(&report, 96, &["Projets transversaux", "n'indique pas son type"]);
    assert_said(&report, 96, &["n'indique pas ses postes autorisés"]);
    assert_said(&report, 182, &["nouvel organigramme", "Projets transversaux"]);
    // The director stands after the first box.
    for line in [102, 186] {
        assert_said(&report, line, &["DIRECTEUR/TRICE", "Projets transversaux", "rattachés à"]);
    }
    // 54 stands after the chart of 60 and before the chart of 54.
    assert_said(&report, 180, &["54", "entre deux organigrammes", "(2)"]);
    assert_said(&report, 275, &["aucun poste"]);
    let noted: Vec<usize> = report.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(noted.len(), 12, "nothing else is doubtful: {noted:?}");
}

#[test]
fn each_line_of_the_seed_is_a_unit_a_post_or_furniture() {
    let text = std::fs::read_to_string(path("organigrammes-ct-2022.txt")).expect("the seed");
    let report = import_seed();
    assert_accounted(&report, &text);
    assert!(!report.lines.contains(&LineUse::Problem));
    let counted: usize = text
        .lines()
        .zip(&report.lines)
        .filter(|(_, line_use)| **line_use == LineUse::Post)
        .filter_map(|(line, _)| line.split(' ').next()?.parse::<usize>().ok())
        .sum();
    assert_eq!((counted, post_count(&report)), (187, 187));
}
