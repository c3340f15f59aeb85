//! Tables in other hands and other words: each is read as its author would say it, and whatever is not a post,
//! a unit, a head, a title or a sum is doubted.

use std::fmt::Write as _;

use organigramme::format::door::{self, Form};
use organigramme::format::reading::{LineUse, Report, Unreadable};
use organigramme::format::tables::{self, Mapping, TableOptions};
use organigramme::model::{Chart, DerivedIds, EntryId, Lists, PostFields, Role};

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/fixtures/tables/{name}")).unwrap()
}

fn read_files(names: &[&str]) -> Report {
    let files: Vec<Vec<u8>> = names.iter().map(|name| bytes(name)).collect();
    let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    let options = TableOptions::default();
    let read = tables::read(&files, &options, &mut DerivedIds::new(b"sheets"), &mut |_| true);
    read.unwrap_or_else(|why| panic!("{names:?}: {why}")).report
}

/// Charts as outlines, then doubts with their lines.
fn check(name: &str, expected: &str) {
    assert_eq!(door::form(&bytes(name)), Form::Delimited, "{name}");
    check_report(&read_files(&[name]), expected);
}

pub fn check_report(report: &Report, expected: &str) {
    let mut out = String::new();
    for chart in &report.project.charts {
        let role =
            chart.fields.role.map_or(String::new(), |role| format!("{} ", Role::as_str(role)));
        let _ = writeln!(out, "= {role}{}", chart.fields.organisation);
        outline(&mut out, chart, &report.project.lists);
    }
    for problem in &report.problems {
        let doubt = format!("{:?}", problem.doubt);
        let _ = writeln!(out, "line {}: {doubt}", problem.line);
    }
    assert_eq!(out.trim_end(), expected.trim_end());
    assert_eq!(report.lines.len(), report.source.lines.len(), "each line has its use");
    for (line, line_use) in (1..).zip(&report.lines) {
        let is_said = report.problems.iter().any(|problem| problem.line == line);
        assert!(*line_use != LineUse::Problem || is_said, "line {line} has no doubt");
    }
}

/// Units, and their posts in lines of like ones with how many of these are vacant.
fn outline(out: &mut String, chart: &Chart, lists: &Lists) {
    for unit in chart.units_in_order() {
        let indent = "  ".repeat(chart.path(unit).len() - 1);
        let _ = writeln!(out, "{indent}{}", chart.unit(unit).fields.name);
        let mut lines: Vec<(String, usize, usize)> = Vec::new();
        for post in chart.unit(unit).posts() {
            let post = &chart.post(*post).fields;
            let words = words(post, lists);
            let vacant = usize::from(post.vacant);
            match lines.iter_mut().find(|(known, ..)| *known == words) {
                Some(line) => (line.1, line.2) = (line.1 + 1, line.2 + vacant),
                None => lines.push((words, 1, vacant)),
            }
        }
        for (words, count, vacant) in lines {
            let vacant = if vacant > 0 { format!(" {vacant} vacant") } else { String::new() };
            let _ = writeln!(out, "{indent}  {count} {words}{vacant}");
        }
    }
}

fn words(post: &PostFields, lists: &Lists) -> String {
    let mut words = post.title.text().to_owned();
    for id in post.named() {
        let mark = if matches!(id, EntryId::Category(_)) { "" } else { "g:" };
        let _ = write!(words, " {mark}{}", lists.label(&id).unwrap_or_default());
    }
    if post.fte.0 != 100 {
        let _ = write!(words, " {} %", post.fte.0);
    }
    if !post.note.is_empty() {
        let _ = write!(words, " « {} »", post.note);
    }
    words
}

#[test]
fn a_budget_annex_has_heads_in_two_rows_and_sections_with_their_sums() {
    check(
        "m14-filieres.csv",
        "\
= COMMUNE DE SAINT-AVOLD-LES-BAINS
COMMUNE DE SAINT-AVOLD-LES-BAINS
  EMPLOIS FONCTIONNELS
    1 Directeur général des services A g:Directeur général des services
  FILIERE ADMINISTRATIVE
    1 Attaché principal A g:Attaché principal
    1 Attaché A g:Attaché
    2 Rédacteur principal de 1ère classe B g:Rédacteur principal de 1ère classe 1 vacant
    3 Adjoint administratif C g:Adjoint administratif
    1 Adjoint administratif C g:Adjoint administratif « à temps non complet »
  FILIERE TECHNIQUE
    1 Ingénieur A g:Ingénieur
    2 Agent de maîtrise C g:Agent de maîtrise
    9 Adjoint technique C g:Adjoint technique 3 vacant
    3 Adjoint technique C g:Adjoint technique « à temps non complet »
line 12: PartTimeUnknown { posts: 1, title: \"Adjoint administratif\" }
line 16: PartTimeUnknown { posts: 3, title: \"Adjoint technique\" }
",
    );
}

#[test]
fn level_columns_are_units_one_under_the_other() {
    check(
        "departement-niveaux.csv",
        "\
= 
Organigramme sans titre
  Direction générale des services
    1 Directeur général des services A g:Administrateur
    1 Assistante de direction B g:Rédacteur 80 %
  Direction des solidarités
    1 Directeur A g:Attaché
    Service Enfance
      1 Chef de service A g:Attaché
      Bureau de l'adoption
        1 Travailleur social A g:Assistant socio-éducatif « poste créé en 2023 »
        1 Travailleur social A g:Assistant socio-éducatif 50 %
    Service Autonomie
      1 Chef de service A g:Attaché
  Direction des routes
    1 Directeur A g:Ingénieur
    Service Entretien
      2 Agent d'exploitation C g:Adjoint technique
",
    );
}

#[test]
fn posts_in_full_time_equivalents_keep_their_sum() {
    check(
        "hopital-etp.tsv",
        "\
= 
Organigramme sans titre
  Pôle Mère-Enfant
    Maternité
      12 Sage-femme g:Sage-femme
      1 Sage-femme g:Sage-femme 50 % 1 vacant
      8 Aide-soignant g:Aide-soignant
    Pédiatrie
      10 Infirmier g:Infirmier 1 vacant
  Pôle Médecine
    Cardiologie
      14 Infirmier g:Infirmier
      1 Cadre de santé g:Cadre de santé
line 2: CountInFte { posts: 13, title: \"Sage-femme\" }
",
    );
}

#[test]
fn vacant_posts_are_some_of_those_that_are_counted() {
    check(
        "universite-dont-vacants.csv",
        "\
= 
Organigramme sans titre
  UFR Sciences
    3 Professeur des universités A g:Professeur des universités 1 vacant
    Laboratoire de chimie
      5 Maître de conférences A g:Maître de conférences
      2 Technicien B g:Technicien 1 vacant
  UFR Lettres
    4 Maître de conférences A g:Maître de conférences
  Service commun de documentation
    2 Bibliothécaire A g:Bibliothécaire
    3 Magasinier C g:Magasinier
",
    );
}

#[test]
fn a_row_that_names_a_unit_heads_those_below() {
    check(
        "mairie-sections.csv",
        "\
= 
TABLEAU DES EFFECTIFS
  SERVICE TECHNIQUE
    1 Responsable A g:Ingénieur
    4 Agent polyvalent C g:Adjoint technique
  SERVICE ADMINISTRATIF
    1 Secrétaire de mairie B g:Rédacteur
    2 Agent d'accueil C g:Adjoint administratif
line 10: RowTotalDiffers { column: \"Nombre\", counted: \"3\", printed: \"4\", text: \"Total service administratif | 4\" }
",
    );
}

#[test]
fn a_count_before_and_one_after_are_two_charts_of_the_same_posts() {
    let report = read_files(&["budget-avant-apres.csv"]);
    check_report(
        &report,
        "\
= source 
Organigramme sans titre
  Service Budget
    1 Chef de service A
    2 Gestionnaire B
    1 Gestionnaire B 80 %
    2 Secrétaire C
= target 
Organigramme sans titre
  Service Budget
    1 Chef de service A
    4 Gestionnaire B
    1 Gestionnaire B 80 %
  Service Achats
    2 Acheteur A
line 4: FteUnclear { fte: \"2,8\", title: \"Gestionnaire\" }
line 4: FteUnclear { fte: \"4,8\", title: \"Gestionnaire\" }
",
    );
    // One row is one post in two states: a post is kept, and not suppressed and created.
    let [source, target] = report.project.charts.as_slice() else { panic!("two charts") };
    let posts = |chart: &Chart| -> Vec<String> {
        chart.posts_in_order().map(|post| chart.post(post).id.as_str().to_owned()).collect()
    };
    let (before, after) = (posts(source), posts(target));
    let kept = after.iter().filter(|id| before.contains(id)).count();
    assert_eq!((before.len(), after.len(), kept), (6, 8, 4));
}

#[test]
fn columns_of_categories_count_posts_of_each() {
    check(
        "services-par-categorie.csv",
        "\
= 
Direction générale
  2 Poste A
  1 Poste B
  Service Finances
    1 Poste A
    3 Poste B
    2 Poste C
  Service Technique
    1 Poste A
    2 Poste B
    10 Poste C
line 2: PostWithoutTitle { text: \"Direction générale | 2 | 1 | 0 | 3\", title: \"Poste\" }
",
    );
}

#[test]
fn who_reports_to_whom_places_units_and_makes_those_that_are_not_named() {
    check(
        "orgchart.csv",
        "\
= 
Executive
  1 CEO
  Marketing
    1 Vice President Marketing
    1 Exec. Assistant
  Engineering
    1 Vice President Engineering
    1 Engineer 1 vacant
line 1: PersonsLeftOut { columns: \"Name\" }
line 6: VacancyAssumed { title: \"Engineer\" }
",
    );
    check(
        "organimi.csv",
        "\
= 
President
  1 President
  Head of Sales
    1 Head of Sales
    2 Seller
line 1: PersonsLeftOut { columns: \"First Name, Last Name, Email\" }
line 2: UnitsOfSupervisors { unit: \"President\" }
",
    );
}

#[test]
fn the_senior_and_the_junior_file_of_an_organogram_are_one_chart() {
    let report = read_files(&["organogram-senior.csv", "organogram-junior.csv"]);
    let [chart] = report.project.charts.as_slice() else { panic!("one chart") };
    let mut out = String::new();
    outline(&mut out, chart, &report.project.lists);
    assert_eq!(
        out,
        "\
Department for Culture
  Culture Agency
    Executive
      1 Chief Executive g:SCS2
    Grants
      1 Director of Grants g:SCS1 80 %
      3 Grant Manager g:HEO
      2 Grant Officer g:EO
      1 Grant Officer g:EO 50 %
"
    );
    // The junior posts report to a senior one of the other file.
    let unknown =
        report.problems.iter().filter(|it| format!("{:?}", it.doubt).starts_with("Supervisor"));
    assert_eq!(unknown.count(), 0);
}

#[test]
fn sums_that_do_not_fit_and_what_is_no_post_are_said() {
    check(
        "totaux-faux.csv",
        "\
= 
Organigramme sans titre
  Service Voirie
    1 Chef A
    7 Agent C
  Service Parcs
    5 Jardinier C
line 4: RowTotalDiffers { column: \"Nb\", counted: \"8\", printed: \"9\", text: \"Sous-total | 9\" }
line 8: DetailLeftOut { text: \"dont 2 vacants\" }
line 9: Unrecognised { text: \"* hors saisonniers\" }
",
    );
}

#[test]
fn units_under_each_other_and_under_none_lose_no_post() {
    check(
        "codes-en-cercle.csv",
        "\
= 
Organigramme sans titre
  Direction X
    1 Directeur A
    Service Y
      1 Chef A
  Service Z
    2 Agent C
line 2: ParentCircle { parent: \"Service Y\", unit: \"Direction X\" }
line 4: ParentUnknown { parent: \"U9\", unit: \"Service Z\" }
",
    );
}

#[test]
fn working_times_in_hours_and_whether_posts_are_held() {
    check(
        "ccas-quotites.csv",
        "\
= 
Organigramme sans titre
  Crèche
    3 Auxiliaire de puériculture C 80 %
    1 Directrice A
  École
    2 ATSEM C 80 % 2 vacant
  Médiathèque
    1 Bibliothécaire B 50 %
",
    );
}

#[test]
fn names_of_persons_are_left_out_and_tell_what_is_vacant() {
    check(
        "culture-noms.csv",
        "\
= 
Service Culture
  1 Responsable A g:Attaché
  1 Médiateur B g:Animateur
  1 Régisseur B g:Technicien 1 vacant
  1 Agent d'accueil C g:Adjoint administratif 1 vacant
line 1: PersonsLeftOut { columns: \"Nom\" }
line 5: VacancyAssumed { title: \"Agent d'accueil\" }
",
    );
}

#[test]
fn english_heads_are_read_too() {
    check(
        "english.csv",
        "\
= 
Organigramme sans titre
  Finance Directorate
    1 Director of Finance g:SCS1
    Accounts Team
      2 Accountant g:G7
      2 Clerk g:EO
      1 Clerk g:EO 50 %
  Operations Directorate
    1 Director of Operations g:SCS1 1 vacant
    Field Team
      4 Officer g:HEO
line 4: FteUnclear { fte: \"2,5\", title: \"Clerk\" }
",
    );
}

#[test]
fn the_heads_of_a_payroll_program_are_shortened_words() {
    check(
        "sirh-abrege.csv",
        "\
= 
DIRECTION DES FINANCES
  1 Directeur des finances A g:ATTACHE « TYPE_CONTRAT : Titulaire »
  SERVICE COMPTABILITE
    1 Comptable B g:REDACTEUR 80 % « TYPE_CONTRAT : Titulaire »
    1 Comptable B g:REDACTEUR « TYPE_CONTRAT : Contractuel »
    1 Assistante C g:ADJOINT ADMINISTRATIF 1 vacant
line 1: PersonsLeftOut { columns: \"MATRICULE, NOM, PRENOM\" }
line 5: VacancyAssumed { title: \"Assistante\" }
",
    );
}

#[test]
fn two_states_side_by_side_are_two_charts() {
    check(
        "cote-a-cote.csv",
        "\
= source 
Organigramme sans titre
  Service A
    1 Chef A
    3 Agent C
= target 
Organigramme sans titre
  Service A
    1 Chef A
  Service B
    3 Agent C
    1 Chef A
",
    );
}

#[test]
fn a_prefecture_names_its_offices_and_what_is_to_be_filled() {
    check(
        "prefecture.csv",
        "\
= Préfecture de la Creuse
Préfecture de la Creuse
  Secrétariat général
    1 Secrétaire général g:Sous-préfet
    Bureau du courrier
      1 Chef de bureau g:Attaché
      1 Agent g:Adjoint administratif 80 %
      1 Agent g:Adjoint administratif 1 vacant
  Cabinet
    1 Directeur de cabinet g:Sous-préfet
    Bureau de la sécurité
      1 Chef de bureau g:Attaché 1 vacant
",
    );
}

#[test]
fn reports_are_not_taken_for_tables() {
    for folder in ["tests/fixtures/reports", "tests/fixtures/seed"] {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|end| end == "txt") {
                let bytes = std::fs::read(&path).unwrap();
                assert_ne!(door::form(&bytes), Form::Delimited, "{}", path.display());
            }
        }
    }
}

#[test]
fn a_mapping_that_is_proposed_can_be_given_again_and_changed() {
    let file = bytes("services-par-categorie.csv");
    let mapping = tables::propose(&[&file], None).unwrap().remove(0);
    let again = Mapping::read(mapping.to_json().as_bytes()).unwrap();
    assert_eq!(again, mapping);
    let read = |mapping: Mapping| {
        let options = TableOptions { sheet: None, mappings: vec![mapping] };
        tables::read(&[&file], &options, &mut DerivedIds::new(b"map"), &mut |_| true)
    };
    let posts = |mapping| {
        let report = read(mapping).unwrap().report;
        report.project.charts.iter().map(Chart::post_count).sum::<usize>()
    };
    assert_eq!(posts(mapping.clone()), 22);
    let mut without_c = mapping.clone();
    without_c.columns[3].meaning = organigramme::format::reading::Meaning::Ignored;
    without_c.columns[3].category = None;
    assert_eq!(posts(without_c), 10);
    let mut other = mapping;
    other.columns[1].header = "Effectif".to_owned();
    assert_eq!(
        read(other).unwrap_err(),
        Unreadable::MapHead {
            column: "B".to_owned(),
            expected: "Effectif".to_owned(),
            found: "Cat. A".to_owned()
        }
    );
    assert!(matches!(
        Mapping::read(b"{\"columns\": 3}"),
        Err(Unreadable::MapBroken { line: 1, .. })
    ));
}

#[test]
fn a_sheet_is_chosen_by_what_it_holds_or_by_name() {
    use rust_xlsxwriter::Workbook;
    let mut workbook = Workbook::new();
    let lists = workbook.add_worksheet();
    lists.set_name("Listes").unwrap();
    for (row, word) in (0..).zip(["Catégories", "A", "B", "C"]) {
        lists.write_string(row, 0, word).unwrap();
    }
    let posts = workbook.add_worksheet();
    posts.set_name("Emplois 2024").unwrap();
    posts
        .merge_range(0, 0, 0, 3, "Ville de Lormes – tableau des emplois", &Default::default())
        .unwrap();
    for (column, head) in (0..).zip(["Service", "Emploi", "Catégorie", "Nombre"]) {
        posts.write_string(2, column, head).unwrap();
    }
    posts.merge_range(3, 0, 4, 0, "Service Eau", &Default::default()).unwrap();
    posts.merge_range(3, 2, 4, 2, "C", &Default::default()).unwrap();
    posts.write_string(3, 1, "Fontainier").unwrap();
    posts.write_number(3, 3, 2.0).unwrap();
    posts.write_string(4, 1, "Releveur").unwrap();
    posts.write_number(4, 3, 1.0).unwrap();
    let file = workbook.save_to_buffer().unwrap();
    let read = |sheet: Option<&str>| {
        let options = TableOptions { sheet: sheet.map(str::to_owned), mappings: Vec::new() };
        tables::read(&[&file], &options, &mut DerivedIds::new(b"sheet"), &mut |_| true)
    };
    let report = read(None).unwrap().report;
    check_report(
        &report,
        "\
= Ville de Lormes
Service Eau
  2 Fontainier C
  1 Releveur C
line 1: SheetLeftOut { rows: 4, sheet: \"Listes\" }
",
    );
    let place = &report.source.lines[3].place;
    assert_eq!((place.sheet.as_deref(), place.row), (Some("Emplois 2024"), Some(4)));
    let missing = Unreadable::SheetMissing {
        sheet: "Postes".to_owned(),
        sheets: "Listes, Emplois 2024".to_owned(),
    };
    assert_eq!(read(Some("Postes")).unwrap_err(), missing);
    assert_eq!(read(Some("Listes")).unwrap_err(), Unreadable::NoTable);
    let cancelled =
        tables::read(&[&file], &TableOptions::default(), &mut DerivedIds::new(b"x"), &mut |_| {
            false
        });
    assert_eq!(cancelled.unwrap_err(), Unreadable::Cancelled);
}

#[test]
fn files_that_lie_about_their_size_are_refused() {
    let read = |bytes: &[u8]| {
        let options = TableOptions::default();
        tables::read(&[bytes], &options, &mut DerivedIds::new(b"lie"), &mut |_| true).map(|_| ())
    };
    // A cell in the first and one in the last corner.
    assert_eq!(read(&bytes("deux-coins.xls")), Err(Unreadable::PackageSwells));
    // Broken anywhere, a sentence.
    for name in ["tableau_des_emplois.xlsx", "tableau_des_emplois.ods", "tableau_des_emplois.xls"] {
        let whole = std::fs::read(format!("tests/fixtures/desk/{name}")).unwrap();
        for cut in [0, 8, 100, whole.len() / 2, whole.len() - 1] {
            let _ = read(&whole[..cut]);
        }
        for at in (0..whole.len()).step_by(61) {
            let mut changed = whole.clone();
            changed[at] ^= 0x55;
            let _ = read(&changed);
        }
    }
}

#[test]
fn our_own_workbook_comes_back_with_the_units_and_posts_of_its_target() {
    let sample = std::fs::read("assets/samples/proch-orientation.json").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (project, workbook) = (folder.path().join("p.json"), folder.path().join("o.xlsx"));
    std::fs::write(&project, &sample).unwrap();
    let run = crate::cli::run(
        folder.path(),
        &["compare", project.to_str().unwrap(), "-o", workbook.to_str().unwrap()],
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    let file = std::fs::read(&workbook).unwrap();
    let read =
        tables::read(&[&file], &TableOptions::default(), &mut DerivedIds::new(&file), &mut |_| {
            true
        });
    let read = read.unwrap().report.project;
    let project = organigramme::format::native::load(&sample).unwrap().project;
    let target = project.charts.iter().find(|it| it.fields.role == Some(Role::Target)).unwrap();
    // Sentences begin with small letters, and name grades only where they change.
    let posts = |chart: &Chart, lists: &Lists| -> Vec<String> {
        let mut all: Vec<String> = chart
            .units_in_order()
            .flat_map(|unit| chart.unit(unit).posts().iter().map(move |post| (unit, *post)))
            .map(|(unit, post)| {
                let post = &chart.post(post).fields;
                let category = post.category.clone().map(EntryId::Category);
                let category =
                    category.and_then(|id| lists.label(&id)).unwrap_or_default().to_owned();
                let key = organigramme::model::comparison_key(post.title.text());
                let name = organigramme::model::full_name(lists, &chart.unit(unit).fields);
                format!("{} | {key} | {category}", name.to_lowercase())
            })
            .collect();
        all.sort();
        all
    };
    let [chart] = read.charts.as_slice() else { panic!("one chart") };
    assert_eq!(posts(chart, &read.lists), posts(target, &project.lists));
}
