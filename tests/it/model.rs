//! Titles, counts and invariants, as a reader of the model sees them.

mod titles {
    use std::collections::BTreeSet;

    use organigramme::model::{comparison_key, display};
    use proptest::prelude::*;

    use crate::support::seed;

    /// The titles and reference jobs of the seed, in their equivalence classes, made by hand.
    const CLASSES: &[&[&str]] = &[
        &["Assistant administratif et/ou financier"],
        &["Assistant(es) de direction", "Assistant/e de Direction", "Assistant/e de direction"],
        &["Assistant/e administratif/ive", "Assistant/e/s administratif/ive/s"],
        &[
            "Cadre Administratif/ve et financier/ère",
            "Cadre administratif et financier",
            "Cadre administratif et financière",
            "Cadres Administratif/ve/s et Financier/e/s",
        ],
        &["Cadre administratif et juridique"],
        &["Cadre administratif/ive"],
        &["Cadre administratif/ve et/ou financier/e"],
        &["Chargé/e/s de mission"],
        &["Chargé/e/s de mission FSE IEJ"],
        &["Chargé/e/s de mission référent/s départementaux"],
        &[
            "Conseiller technique",
            "Conseiller/e/s Techniques",
            "Conseiller/ère technique",
            "Conseiller/ère/s technique",
            "conseillères techniques",
        ],
        &["Conseiller/ères Techniques en charge de la coordination des politiques régionales"],
        &["DGA - Responsable de Pôle"],
        &["DIRECTEUR/TRICE", "Directeur", "Directeur/trice"],
        &["Directeur/rice Adjoint/e"],
        &[
            "Gestionnaire Administratif/ve",
            "Gestionnaire administratif/ive",
            "Gestionnaire administratif/ve",
            "Gestionnaires administratif/ve/s",
        ],
        &[
            "Gestionnaire administratif et/ou financier",
            "Gestionnaire administratif/ve et/ou financier/e",
        ],
        &[
            "Gestionnaires Administratif/ve/s et Financier/e/s",
            "Gestionnaires administratif/ives et financier/ères",
            "Gestionnaires administratif/ves et financier/ ères",
        ],
        &["Gestionnaires Fonds européens"],
        &["Gestionnaires d'études et systèmes d'information"],
        &["Graphiste"],
        &["Juristes conseil"],
        &["Responsable de Service", "Responsable de service"],
        &[
            "Responsable de Service adjoint-e",
            "Responsable de Service adjoint/e",
            "Responsable de service adjoint-e",
        ],
        &["Responsable de département"],
        &["Responsable de projet", "Responsables de projet"],
        &["Responsable de projet « Réussite des jeunes »"],
        &["Responsable de secteur", "responsable de secteur"],
        &["chargé d'études Web"],
        &["chargé de mission « Relation au monde économique » (mécénat de compétences)"],
        &["chargés de mission rédacteurs"],
        &["chargés de mission référents départementaux Proch'Orientation"],
        &["chargés de mission « Partenariats et contractualisations »"],
        &["gestionnaire administratif et financier WorldSkills"],
        &["responsable de projet WorldSkills"],
    ];

    #[test]
    fn every_title_of_the_seed_has_its_class() {
        let listed: BTreeSet<&str> =
            CLASSES.iter().flat_map(|class| class.iter().copied()).collect();
        let units = seed::FIGURES.iter().flat_map(|name| seed::figures(name).units);
        let printed: BTreeSet<String> = units
            .flat_map(|unit| unit.posts)
            .flat_map(|post| [Some(post.title), post.reference_job])
            .flatten()
            .collect();
        assert_eq!(listed, printed.iter().map(String::as_str).collect());
    }

    #[test]
    fn titles_meet_within_their_class_and_nowhere_else() {
        for (index, class) in CLASSES.iter().enumerate() {
            for title in *class {
                for (other_index, other_class) in CLASSES.iter().enumerate() {
                    for other in *other_class {
                        assert_eq!(
                            comparison_key(title) == comparison_key(other),
                            index == other_index,
                            "{title:?} ({}) and {other:?} ({})",
                            comparison_key(title),
                            comparison_key(other),
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn other_inclusive_spellings_meet() {
        for class in [
            &[
                "Directeur",
                "directrice",
                "DIRECTEURS",
                "Directeur/rice",
                "directeur /trice",
                "Directeur·rice·s",
                "Directeur/Directrice",
                "Directeur (H/F)",
                "Directeur(trice)",
            ][..],
            &[
                "Chargé de mission",
                "Chargées de mission",
                "Chargé(e)(s) de mission",
                "chargé-e-s de mission",
                "Chargé.e.s de mission",
                "Charge\u{301}/e/s de mission",
            ],
            &[
                "Conseillers/ères",
                "Conseiller/ère/s",
                "conseillères",
                "Conseiller(ère)s",
                "CONSEILLER",
            ],
            &[
                "Principal adjoint",
                "Principaux adjoints",
                "principales adjointes",
                "Principal/e adjoint/e",
            ],
            &[
                "Référent départemental",
                "référent/e/s départemental/aux",
                "référentes départementales",
            ],
            &["Technicien", "Techniciennes", "Technicien/ne/s", "technicien(ne)"],
            &["Acheteur public", "Acheteuse publique", "acheteurs publics"],
            &["Chargé d'études", "Chargée d\u{2019}études", "chargé d'étude"],
            &["Élu", "élues", "Elu/e/s"],
        ] {
            for title in class {
                assert_eq!(comparison_key(title), comparison_key(class[0]), "{title:?}");
            }
        }
    }

    #[test]
    fn other_titles_stay_apart() {
        for (a, b) in [
            ("Chef de port", "Chef de porte"),
            ("Responsable de service", "Responsable de secteur"),
            ("Directeur", "Directeur adjoint"),
            ("Conseil", "Conseiller"),
            ("Chargé de mission", "Chargé de missions et projets"),
            ("Responsable paie/RH", "Responsable paie"),
            ("Technicien niveau 1", "Technicien niveau 2"),
            ("Sous-directeur", "Directeur"),
        ] {
            assert_ne!(comparison_key(a), comparison_key(b), "{a:?} and {b:?}");
        }
    }

    /// Every title of the seed, and others, as it reads after 1 and after 2.
    #[test]
    fn titles_agree_with_their_count() {
        let mut titles: Vec<&str> =
            CLASSES.iter().flat_map(|class| class.iter().copied()).collect();
        titles.extend([
            "Conseillers/ères techniques",
            "Chargé(e)(s) de mission",
            "Agent(s) d'accueil",
            "Principaux adjoints de direction",
            "Chefs de bureau",
            "Commis de cuisine",
            "DGS",
            "ATSEM",
            "Directeurs/Directrices de crèche",
            "Gestionnaires marchés publics",
            "ASSISTANTS ADMINISTRATIFS",
            "Référent/e/s départemental/aux",
            "Nouveau poste",
        ]);
        let lines: Vec<String> = titles
            .iter()
            .map(|title| format!("{title} | {} | {}", display(title, 1), display(title, 2)))
            .collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn a_title_in_the_number_of_its_count_is_as_printed() {
        for (title, count, shown) in [
            ("Chargé/e/s de mission", 5, "Chargé/e/s de mission"),
            ("Chargé/e/s de mission", 1, "Chargé/e de mission"),
            ("Conseillers/ères techniques", 1, "Conseiller/ère technique"),
            (
                "Gestionnaires d'études et systèmes d'information",
                1,
                "Gestionnaire d'études et systèmes d'information",
            ),
            ("Assistant(es) de direction", 1, "Assistant(e) de direction"),
            ("Juristes conseil", 1, "Juriste conseil"),
            ("Gestionnaire Administratif/ve", 8, "Gestionnaires Administratif/ve/s"),
            ("chargés de mission rédacteurs", 1, "chargé de mission rédacteur"),
            ("Gestionnaires Fonds européens", 1, "Gestionnaire Fonds européens"),
            // What they work on, and words that only look like a plural.
            ("Ingénieurs travaux", 1, "Ingénieur travaux"),
            ("Ingénieurs travaux", 3, "Ingénieurs travaux"),
            ("Conducteurs travaux principaux", 1, "Conducteur travaux principaux"),
            ("Gardiens animaux", 1, "Gardien animaux"),
            ("Délégués territoriaux", 1, "Délégué territorial"),
            ("Hors classe", 1, "Hors classe"),
            ("Hors échelle", 1, "Hors échelle"),
            ("Après-vente", 1, "Après-vente"),
            ("Appentis", 1, "Appentis"),
        ] {
            assert_eq!(display(title, count), shown);
        }
    }

    proptest! {
        #[test]
        fn display_never_changes_what_a_title_is(
            class in 0..CLASSES.len(), member in 0..8_usize, counts in prop::collection::vec(1..3_usize, 1..5),
        ) {
            let class = CLASSES[class];
            let title = class[member % class.len()];
            let mut shown = title.to_owned();
            for count in counts {
                let once = display(&shown, count);
                prop_assert_eq!(comparison_key(&once), comparison_key(title));
                prop_assert_eq!(display(&once, count), once.clone());
                shown = once;
            }
        }

        #[test]
        fn case_never_parts_two_titles(text in "[a-zéèêàçôœ'()/ .-]{0,60}") {
            prop_assert_eq!(comparison_key(&text), comparison_key(&text.to_uppercase()));
        }

        #[test]
        fn any_text_has_a_key_and_a_display(text in "\\PC{0,60}", count in 0..3_usize) {
            let key = comparison_key(&text);
            prop_assert_eq!(key.trim(), key.as_str());
            display(&text, count);
        }
    }
}

mod names {
    use organigramme::model::{Lists, UnitFields, UnitKind, full_name, kind_named};

    /// The usual kinds, these and as many more as make the list long.
    fn lists(more: usize) -> Lists {
        let mut lists = Lists::default();
        let kind = |id: String, label: String| UnitKind {
            id: id.as_str().into(),
            label,
            rank: 4,
            is_pole: false,
            extra: Default::default(),
        };
        for (at, label) in ["Unité", "Unité territoriale", "UNITE"].into_iter().enumerate() {
            lists.kinds.push(kind(format!("u{at}"), label.to_owned()));
        }
        lists.kinds.extend((0..more).map(|at| kind(format!("k{at}"), format!("Antenne {at}"))));
        lists
    }

    #[test]
    fn the_longest_word_that_a_name_begins_with_is_found_among_few_kinds_and_many() {
        for more in [0, 4, 5, 2_000] {
            let lists = lists(more);
            for (name, kind) in [
                ("Pôle éducation", Some("pole")),
                ("POLE", Some("pole")),
                ("Pôles réunis", None),
                ("unite territoriale de Lille", Some("u1")),
                // Of words that meet, the longer label; accents are bytes.
                ("Unité 4", Some("u0")),
                ("Unités", None),
                ("Autre chose", None),
                ("Antenne", None),
                ("", None),
            ] {
                let found = kind_named(&lists, name).map(|kind| kind.id.as_str());
                assert_eq!(found, kind, "{name:?} among {} kinds", lists.kinds.len());
            }
            // "Antenne 1" is there too.
            let found = kind_named(&lists, "Antenne 12").map(|kind| kind.id.as_str());
            let numbered = if more > 12 { "k12" } else { "k1" };
            assert_eq!(found, (more > 1).then_some(numbered));
            let called = |kind: &str, name: &str| full_name(&lists, &UnitFields::new(kind, name));
            assert_eq!(called("service", "Unité de paie"), "Unité de paie");
            assert_eq!(called("service", "Paie"), "Service Paie");
        }
    }

    #[test]
    fn a_kind_that_came_or_went_is_known_at_once() {
        let mut lists = lists(20);
        assert!(kind_named(&lists, "Bureau des marchés").is_none());
        lists.kinds[3].label = "Bureau".to_owned();
        lists.kinds.pop();
        assert_eq!(kind_named(&lists, "Bureau des marchés"), Some(&lists.kinds[3]));
    }
}
