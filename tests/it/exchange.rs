//! Charts in the forms that administrations publish for other programs.

use organigramme::format::reading::{Doubt, Report};

use crate::support::outlines::{outline, read};

const SPORTS: &str = "\
Direction des sports
- 1 Directrice
  Service Piscines
  - 2 Maître-nageurs
";

fn persons(report: &Report) -> Vec<&str> {
    let left_out = report.problems.iter().filter_map(|problem| match &problem.doubt {
        Doubt::PersonLeftOut { title } => Some(title.as_str()),
        _ => None,
    });
    left_out.collect()
}

#[track_caller]
fn check(text: &str, expected_persons: &[&str]) {
    let report = read(text.as_bytes());
    let found = outline(&report)
        .replace("Maîtres-nageurs", "Maître-nageurs")
        .replace("Maître-nageur\n", "Maître-nageurs\n");
    assert_eq!(found, SPORTS);
    assert_eq!(persons(&report), expected_persons);
    assert!(
        !organigramme::format::native::save(&report.project).windows(6).any(|it| it == b"Durand")
    );
}

#[test]
fn berlin() {
    check(
        r#"{"meta":{},"document":{"title":"","version":"2024-01-01"},"organisations":[{"id":"1",
        "name":"Direction des sports","employees":[{"firstName":"Anne","lastName":"Durand",
        "position":"Directrice"}],"organisations":[{"id":"2","name":"","organisations":[{"id":"3",
        "name":"Service Piscines","employees":[{"position":"Maître-nageur"},
        {"position":"Maître-nageur"}]}]}]}]}"#,
        &["Anne Durand"],
    );
}

#[test]
fn positions_of_berlin() {
    let report = read(
        r#"{"document":{"title":"Nos services"},"organisations":[{"id":"1","name":"Direction des sports",
        "type":"Direction","positions":[{"positionType":"Directrice","person":{"firstName":"Anne",
        "lastName":"Durand"}},{"positionType":"Juriste","positionStatus":"N.N."},
        {"person":{"lastName":"Petit"}}],"departments":[{"name":"Plateau technique",
        "positions":[{"positionType":"Agent"},{"positionType":"Agent"}]}],
        "organisations":[{"id":"2","name":"Hôpital de jour"},{"id":"3","name":"Les Iris"}]}]}"#
            .as_bytes(),
    );
    // The title is no unit, and what the file calls a unit is one, whatever its name and though it is empty.
    assert_eq!(
        outline(&report),
        "Direction des sports\n- 1 Directrice\n- 1 Juriste\n- 1 Poste\n  Plateau technique\n  - 2 Agent\n  \
         Hôpital de jour\n  Les Iris\n"
    );
    assert_eq!(persons(&report), ["Anne Durand", "Petit"]);
    let chart = &report.project.charts[0];
    let vacant = chart.posts_in_order().filter(|post| chart.post(*post).fields.vacant);
    assert_eq!(vacant.count(), 1);
}

#[test]
fn several_tops_stand_under_the_title() {
    let report = read(
        r#"{"document":{"title":"Services techniques"},"organisations":[
        {"id":"1","name":"Voirie","positions":[{"positionType":"Agent"}]},{"id":"2","name":"Garage"}]}"#
            .as_bytes(),
    );
    assert_eq!(outline(&report), "Services techniques\n  Voirie\n  - 1 Agent\n  Garage\n");
}

#[test]
fn popolo_whose_organisations_hold_their_posts() {
    check(
        r#"{"organizations":[{"id":"o1","name":"Direction des sports","posts":[{"id":"p1",
        "label":"Directrice","memberships":[{"person":{"name":"Anne Durand"},"role":"Directrice"}]}]},
        {"id":"o2","name":"Service Piscines","parent":{"id":"o1"},
        "posts":[{"role":"Maître-nageur"},{"role":"Maître-nageur"}]}]}"#,
        &["Anne Durand"],
    );
}

#[test]
fn popolo_whose_persons_hold_their_memberships() {
    check(
        r#"{"organizations":[{"id":"o1","name":"Direction des sports"},
        {"id":"o2","name":"Service Piscines","parent_id":"o1"}],"persons":[{"id":"a","name":"Anne Durand",
        "memberships":[{"id":"m1","organization_id":"o1","role":"Directrice"}]},{"id":"b","memberships":[
        {"organization_id":"o2","role":"Maître-nageur"}]},{"id":"c","memberships":[
        {"organization":{"id":"o2"},"role":"Maître-nageur"}]}],
        "memberships":[{"id":"m1","person_id":"a","organization_id":"o1","role":"Directrice"}]}"#,
        &["Anne Durand"],
    );
}

#[test]
fn popolo() {
    check(
        r#"{"organizations":[{"id":"o2","name":"Service Piscines","parent_id":"o1"},
        {"id":"o1","name":"Direction des sports"}],
        "posts":[{"id":"p1","label":"Directrice","organization_id":"o1"},
        {"id":"p2","label":"Maître-nageur","organization_id":"o2"}],
        "persons":[{"id":"a","name":"Anne Durand"}],
        "memberships":[{"person_id":"a","post_id":"p1","organization_id":"o1"},
        {"organization_id":"o2","role":"Maître-nageur"}]}"#,
        &["Anne Durand"],
    );
}

#[test]
fn organisation_ontology_in_turtle() {
    check(
        "@prefix org: <http://www.w3.org/ns/org#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
         @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix : <http://x/> .\n\
         :s a org:OrganizationalUnit ; skos:prefLabel \"Sport\"@en, \"Direction des sports\"@fr ; org:hasPost :p1 .\n\
         :p a org:OrganizationalUnit ; skos:prefLabel \"Service Piscines\"@fr ; org:unitOf :s .\n\
         :p1 a org:Post ; rdfs:label \"Directrice\" ; org:heldBy :d . :d rdfs:label \"Anne Durand\" .\n\
         :p2 a org:Post ; rdfs:label \"Maître-nageur\" ; org:postIn :p .\n\
         :p3 a org:Post ; rdfs:label \"Maître-nageur\" ; org:postIn :p .\n",
        &["Anne Durand"],
    );
}

#[test]
fn organisation_ontology_in_json() {
    check(
        r#"{"@context":{"org":"http://www.w3.org/ns/org#","label":"http://www.w3.org/2000/01/rdf-schema#label"},
        "@graph":[{"@id":"http://x/s","@type":"org:Organization","label":"Direction des sports",
        "org:hasPost":{"@id":"http://x/p1","@type":"org:Post","label":"Directrice"}},
        {"@id":"http://x/p","@type":"org:OrganizationalUnit","label":"Service Piscines",
        "org:unitOf":{"@id":"http://x/s"},"org:hasPost":[{"@type":"org:Post","label":"Maître-nageur"},
        {"@type":"org:Post","label":"Maître-nageur"}]}]}"#,
        &[],
    );
}

#[test]
fn organisation_ontology_in_xml() {
    check(
        r##"<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns:org="http://www.w3.org/ns/org#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
        xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#">
        <org:OrganizationalUnit rdf:about="#s"><skos:prefLabel xml:lang="en">Sport</skos:prefLabel>
        <skos:prefLabel xml:lang="fr">Direction des sports</skos:prefLabel><org:hasPost><org:Post rdf:about="#p1"
        rdfs:label="Directrice"><org:heldBy rdf:resource="#d"/></org:Post></org:hasPost></org:OrganizationalUnit>
        <rdf:Description rdf:ID="p"><rdf:type rdf:resource="http://www.w3.org/ns/org#OrganizationalUnit"/>
        <skos:prefLabel>Service Piscines</skos:prefLabel><org:unitOf rdf:resource="#s"/></rdf:Description>
        <org:Post><rdfs:label>Maître-nageur</rdfs:label><org:postIn rdf:resource="#p"/></org:Post>
        <org:Post><rdfs:label>Maître-nageur</rdfs:label><org:postIn rdf:resource="#p"/></org:Post>
        <rdf:Description rdf:about="#d" rdfs:label="Anne Durand"/></rdf:RDF>"##,
        &["Anne Durand"],
    );
}
