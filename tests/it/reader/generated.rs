//! Texts of which is known what they say, written as many people write them: whatever the habit, the same
//! organisation is read, and nothing is read wrongly in silence.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use organigramme::format::door;
use organigramme::format::reading::{Problem, Report};
use organigramme::model::{Chart, DerivedIds, Hundredths, Lists, full_name};

/// Organisations written in each habit.
const TEXTS: u64 = 12;

struct Unit {
    kind: &'static str,
    name: &'static str,
    /// The root's is 0.
    depth: usize,
    posts: Vec<Post>,
}

struct Post {
    title: &'static str,
    many: &'static str,
    category: char,
    count: usize,
    /// Of each, in hundredths.
    fte: u32,
    vacant: usize,
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    /// From 0 to below `sides` (splitmix64, of Steele, Lea and Flood).
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides as u64) as usize
    }

    /// Takes one of `left` out.
    fn draw<T>(&mut self, left: &mut Vec<T>) -> T {
        let at = self.roll(left.len());
        left.swap_remove(at)
    }
}

const HEADS: [&str; 4] = ["Directeur", "Chef de service", "Responsable", "Chef de bureau"];

const JOBS: [(&str, &str, char); 14] = [
    ("Chargé de mission", "Chargés de mission", 'A'),
    ("Ingénieur", "Ingénieurs", 'A'),
    ("Juriste", "Juristes", 'A'),
    ("Gestionnaire comptable", "Gestionnaires comptables", 'B'),
    ("Technicien", "Techniciens", 'B'),
    ("Psychologue", "Psychologues", 'A'),
    ("Instructeur", "Instructeurs", 'B'),
    ("Rédacteur", "Rédacteurs", 'B'),
    ("Infirmier", "Infirmiers", 'A'),
    ("Agent d'accueil", "Agents d'accueil", 'C'),
    ("Agent d'entretien", "Agents d'entretien", 'C'),
    ("Secrétaire", "Secrétaires", 'C'),
    ("Jardinier", "Jardiniers", 'C'),
    ("Conducteur", "Conducteurs", 'C'),
];

fn organisation(dice: &mut Dice) -> Vec<Unit> {
    let mut services = vec![
        "Budget",
        "Marchés",
        "Voirie",
        "Urbanisme",
        "Ressources humaines",
        "Patrimoine bâti",
        "Habitat",
        "Formation",
        "Action sociale",
        "Systèmes d'information",
    ];
    let mut parts =
        vec!["Nord", "Sud", "Paie", "Carrières", "Éclairage public", "Archives", "Courrier"];
    let roots = ["des finances", "des territoires", "de la santé", "des moyens généraux"];
    let root = roots[dice.roll(roots.len())];
    let mut units = vec![unit(dice, "Direction", root, 0)];
    for _ in 0..2 + dice.roll(3) {
        let name = dice.draw(&mut services);
        units.push(unit(dice, "Service", name, 1));
        for _ in 0..dice.roll(3).min(parts.len()) {
            let name = dice.draw(&mut parts);
            units.push(unit(dice, "Secteur", name, 2));
        }
    }
    units
}

fn unit(dice: &mut Dice, kind: &'static str, name: &'static str, depth: usize) -> Unit {
    let mut jobs = JOBS.to_vec();
    let head = HEADS[if depth == 0 { 0 } else { 1 + dice.roll(3) }];
    let mut posts =
        vec![Post { title: head, many: head, category: 'A', count: 1, fte: 100, vacant: 0 }];
    for _ in 0..1 + dice.roll(3) {
        let (title, many, category) = dice.draw(&mut jobs);
        let count = 1 + dice.roll(5);
        let fte = [100, 100, 100, 80, 50][dice.roll(5)];
        let vacant = if dice.roll(4) == 0 { 1 } else { 0 };
        posts.push(Post { title, many, category, count, fte, vacant });
    }
    Unit { kind, name, depth, posts }
}

impl Post {
    /// "3 Techniciens".
    fn counted(&self) -> String {
        format!("{} {}", self.count, self.named())
    }

    fn named(&self) -> &'static str {
        if self.count > 1 { self.many } else { self.title }
    }

    /// ", dont 1 vacant", " – 80 %": what is said of the posts behind the rest.
    fn besides(&self) -> String {
        let fte = if self.fte < 100 { format!(" – {} %", self.fte) } else { String::new() };
        let vacant = match (self.vacant, self.count) {
            (0, _) => "",
            (_, 1) => ", vacant",
            _ => ", dont 1 vacant",
        };
        format!("{fte}{vacant}")
    }
}

/// A way to write an organisation, and what of it can be written so.
struct Habit {
    name: &'static str,
    write: fn(&[Unit]) -> String,
    /// Whether working time and vacancies are told.
    whole: bool,
    /// Whether persons are named.
    names_persons: bool,
}

fn lines(
    units: &[Unit],
    unit: impl Fn(usize, &Unit) -> String,
    post: impl Fn(&Unit, &Post) -> String,
) -> String {
    let mut text = String::new();
    for (at, it) in units.iter().enumerate() {
        writeln!(text, "{}", unit(at, it)).expect("a string takes all");
        it.posts
            .iter()
            .for_each(|one| writeln!(text, "{}", post(it, one)).expect("a string takes all"));
    }
    text
}

/// The place of a unit among those beside it, in each depth below the root.
fn numbers(units: &[Unit], at: usize) -> Vec<usize> {
    let mut numbers: Vec<usize> = Vec::new();
    for unit in &units[..=at] {
        numbers.truncate(unit.depth);
        match numbers.len() == unit.depth {
            true => numbers.iter_mut().last().into_iter().for_each(|last| *last += 1),
            false => numbers.push(1),
        }
    }
    numbers
}

fn titled(unit: &Unit) -> String {
    format!("{} {}", unit.kind, unit.name)
}

fn cells(units: &[Unit], between: &str) -> String {
    let head = ["Unité", "Intitulé", "Catégorie", "Nombre"].join(between);
    let posts = units.iter().flat_map(|unit| unit.posts.iter().map(move |post| (unit, post)));
    let rows = posts.map(|(unit, post)| {
        let count = post.count.to_string();
        [titled(unit), post.title.to_owned(), post.category.to_string(), count].join(between)
    });
    std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
}

const ROMAN: [&str; 8] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];
const IN_WORDS: [&str; 6] = ["", "Un", "Deux", "Trois", "Quatre", "Cinq"];

const HABITS: [Habit; 18] = [
    Habit {
        name: "numbers of headings",
        whole: true,
        names_persons: false,
        write: |units| {
            let number = |at: usize| {
                numbers(units, at).iter().map(usize::to_string).collect::<Vec<_>>().join(".")
            };
            lines(
                units,
                |at, unit| format!("\n{} {}", number(at), titled(unit)).replace("\n ", "\n"),
                |_, post| format!("{} ({}){}", post.counted(), post.category, post.besides()),
            )
        },
    },
    Habit {
        name: "Roman numbers and letters",
        whole: true,
        names_persons: false,
        write: |units| {
            let number = |at: usize| match numbers(units, at)[..] {
                [] => String::new(),
                [service] => format!("{} – ", ROMAN[service - 1]),
                [_, part, ..] => {
                    format!("{}) ", char::from(b'A' + u8::try_from(part - 1).unwrap_or(0)))
                }
            };
            lines(
                units,
                |at, unit| format!("\n{}{}", number(at), titled(unit)),
                |_, post| format!("- {} ({}){}", post.counted(), post.category, post.besides()),
            )
        },
    },
    Habit {
        name: "Markdown",
        whole: true,
        names_persons: false,
        write: |units| {
            lines(
                units,
                |_, unit| format!("\n{} {}\n", "#".repeat(unit.depth + 1), titled(unit)),
                |_, post| format!("* {} ({}){}", post.counted(), post.category, post.besides()),
            )
        },
    },
    Habit {
        name: "indentation",
        whole: true,
        names_persons: false,
        write: |units| {
            lines(
                units,
                |_, unit| format!("{}{}", "    ".repeat(unit.depth), titled(unit)),
                |unit, post| {
                    let indent = "    ".repeat(unit.depth + 1);
                    format!("{indent}{} ({}){}", post.counted(), post.category, post.besides())
                },
            )
        },
    },
    Habit {
        name: "capitals",
        whole: true,
        names_persons: false,
        write: |units| {
            lines(
                units,
                |_, unit| format!("\n{}", titled(unit).to_uppercase()),
                |_, post| format!("• {} ({}){}", post.counted(), post.category, post.besides()),
            )
        },
    },
    Habit {
        name: "kind and colon",
        whole: true,
        names_persons: false,
        write: |units| {
            lines(
                units,
                |_, unit| match unit.depth {
                    0 => titled(unit),
                    _ => format!("\n{} : {}", unit.kind, unit.name),
                },
                |_, post| format!("{} ({}){}", post.counted(), post.category, post.besides()),
            )
        },
    },
    Habit {
        name: "count behind",
        whole: false,
        names_persons: false,
        write: |units| {
            lines(
                units,
                |_, unit| format!("\n{}", titled(unit)),
                |_, post| format!("{} ({}) : {}", post.named(), post.category, post.count),
            )
        },
    },
    Habit {
        name: "times",
        whole: false,
        names_persons: false,
        write: |units| {
            lines(
                units,
                |_, unit| format!("\n{}", titled(unit)),
                |_, post| format!("– {} × {} ({})", post.count, post.named(), post.category),
            )
        },
    },
    Habit {
        name: "count in words",
        whole: false,
        names_persons: false,
        write: |units| {
            lines(
                units,
                |_, unit| format!("\n{}", titled(unit)),
                |_, post| {
                    let named = post.named().to_lowercase();
                    format!("{} {named} ({})", IN_WORDS[post.count], post.category)
                },
            )
        },
    },
    Habit {
        name: "category in words",
        whole: false,
        names_persons: false,
        write: |units| {
            lines(
                units,
                |_, unit| format!("\n{}", titled(unit)),
                |_, post| format!("{}, catégorie {}", post.counted(), post.category),
            )
        },
    },
    Habit {
        name: "category in front",
        whole: false,
        names_persons: false,
        write: |units| {
            lines(
                units,
                |_, unit| titled(unit),
                |_, post| format!("{} : {}", post.category, post.counted().to_lowercase()),
            )
        },
    },
    Habit {
        name: "groups of a category",
        whole: false,
        names_persons: false,
        write: |units| {
            let mut text = String::new();
            for unit in units {
                let _ = writeln!(text, "\n{}", titled(unit));
                for category in ['A', 'B', 'C'] {
                    let mut of_it =
                        unit.posts.iter().filter(|it| it.category == category).peekable();
                    if of_it.peek().is_some() {
                        let _ = writeln!(text, "Catégorie {category} :");
                        of_it.for_each(|post| {
                            let _ = writeln!(text, "- {}", post.counted());
                        });
                    }
                }
            }
            text
        },
    },
    Habit {
        name: "cells parted by pipes",
        whole: false,
        names_persons: false,
        write: |units| cells(units, " | "),
    },
    Habit {
        name: "cells parted by tabs",
        whole: false,
        names_persons: false,
        write: |units| cells(units, "\t"),
    },
    Habit {
        name: "cells parted by semicolons",
        whole: false,
        names_persons: false,
        write: |units| cells(units, ";"),
    },
    Habit {
        name: "leader dots",
        whole: false,
        names_persons: false,
        write: |units| {
            lines(
                units,
                |_, unit| format!("\n{}", titled(unit)),
                |_, post| {
                    let title = format!("{} ({}) ", post.named(), post.category);
                    format!("{title:.<52} {}", post.count)
                },
            )
        },
    },
    Habit {
        name: "printed totals",
        whole: false,
        names_persons: false,
        write: |units| {
            lines(
                units,
                |_, unit| {
                    let own: usize = unit.posts.iter().map(|post| post.count).sum();
                    format!("\n{} ({own} postes)", titled(unit))
                },
                |_, post| format!("{} ({})", post.counted(), post.category),
            )
        },
    },
    Habit {
        name: "names of persons",
        whole: false,
        names_persons: true,
        write: |units| {
            let names = ["M. Paul DURAND", "Mme Anne PETIT", "M. Karim BENALI"];
            lines(
                units,
                |_, unit| format!("\n{}", titled(unit)),
                |unit, post| match post.count {
                    1 => {
                        format!("1 {} ({}) – {}", post.title, post.category, names[unit.depth % 3])
                    }
                    _ => format!("{} ({})", post.counted(), post.category),
                },
            )
        },
    },
];

/// Each unit by its path, with how many posts of each sort it has: title, category, hundredths, vacant.
type Told = BTreeMap<String, BTreeMap<(String, String, u32, bool), usize>>;

/// What a title is in any number: plurals add an "s" to words.
fn bare(title: &str) -> String {
    title
        .to_lowercase()
        .split([' ', '\'', '’'])
        .map(|word| word.trim_end_matches('s'))
        .collect::<Vec<_>>()
        .join(" ")
}

fn meant(units: &[Unit], habit: &Habit) -> Told {
    let mut told = Told::new();
    let mut path: Vec<String> = Vec::new();
    for unit in units {
        path.truncate(unit.depth);
        path.push(titled(unit).to_lowercase());
        let posts = told.entry(path.join(" / ")).or_default();
        for post in &unit.posts {
            for at in 0..post.count {
                let fte = if habit.whole { post.fte } else { 100 };
                let vacant = habit.whole && at < post.vacant;
                let key = (bare(post.title), post.category.to_string(), fte, vacant);
                *posts.entry(key).or_default() += 1;
            }
        }
    }
    told
}

fn read(chart: &Chart, lists: &Lists) -> Told {
    let mut told = Told::new();
    for key in chart.units_in_order() {
        let names = chart
            .path(key)
            .into_iter()
            .map(|it| full_name(lists, &chart.unit(it).fields).to_lowercase());
        let posts = told.entry(names.collect::<Vec<_>>().join(" / ")).or_default();
        for &post in chart.unit(key).posts() {
            let fields = &chart.post(post).fields;
            let category = fields.category.as_ref().and_then(|id| lists.category(id));
            let category = category.map(|it| it.label.clone()).unwrap_or_default();
            let Hundredths(fte) = fields.fte;
            *posts.entry((bare(fields.title.text()), category, fte, fields.vacant)).or_default() +=
                1;
        }
    }
    told
}

/// Whether an organisation, written in this habit, is read as it is meant: what was read otherwise, with what was
/// said of it, and the doubts where nothing was wrong.
fn read_as_meant(habit: &Habit, units: &[Unit]) -> Result<Vec<Problem>, String> {
    let text = (habit.write)(units);
    let ids = &mut DerivedIds::new(b"habits");
    let Report { project, problems, .. } = door::read(text.as_bytes(), ids).expect("it is a chart");
    let meant = meant(units, habit);
    let charts = project.charts.iter();
    let found: Vec<Told> = charts.map(|chart| read(chart, &project.lists)).collect();
    match found == [meant.clone()] {
        true => Ok(problems),
        false => Err(format!("{text}\nmeant {meant:#?}\nfound {found:#?}\nsaid {problems:#?}")),
    }
}

#[test]
fn whatever_the_habit_the_same_organisation_is_read_and_nothing_is_doubted_that_is_clear() {
    let mut dice = Dice(2022);
    let mut failed = String::new();
    for habit in &HABITS {
        let (mut wrong, mut doubted) = (Vec::new(), Vec::new());
        for _ in 0..TEXTS {
            match read_as_meant(habit, &organisation(&mut dice)) {
                // A name that is left out is told, and rightly so.
                Ok(problems) if problems.is_empty() || habit.names_persons => {}
                Ok(problems) => doubted.push(problems),
                Err(told) => wrong.push(told),
            }
        }
        if let Some(first) = wrong.first() {
            let _ = writeln!(
                failed,
                "{}: {} of {TEXTS} wrong, such as\n{first}",
                habit.name,
                wrong.len()
            );
        }
        if let Some(first) = doubted.first() {
            let _ = writeln!(
                failed,
                "{}: {} of {TEXTS} doubted, such as\n{first:#?}",
                habit.name,
                doubted.len()
            );
        }
    }
    assert_eq!(failed, "");
}
