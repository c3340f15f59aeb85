//! Every sentence that counts something, for none, one, two, twenty-one and a million, in both
//! languages: what a reader would notice.

use std::collections::BTreeSet;
use std::path::Path;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use organigramme::words::{Locale, Message, Value};

use super::{PACKAGE, files_below};
use crate::support::words::message;

/// What the other counts of a sentence are meanwhile, the first that serves: a figure that none of
/// those below has, or nothing, where a sentence counts either this or that.
const MEANWHILE: [i64; 2] = [7, 0];

/// Figures that a sentence does not tell, since its words do or since nothing need be said.
const UNSAID: [(&str, &str, &[i64]); 27] = [
    // Beside the name, or the list, of what is meant.
    ("answer-paste", "count", &[0, 1, 2, 21, 1_000_000]),
    ("carried-units", "count", &[1]),
    ("document-mail-empty", "count", &[0, 1, 2, 21, 1_000_000]),
    ("inspector-posts", "count", &[1]),
    ("move-title", "posts", &[0, 1]),
    ("move-title", "units", &[0, 1]),
    ("paste-added", "count", &[0, 1, 2, 21, 1_000_000]),
    ("place-text-text", "posts", &[0]),
    ("place-text-text", "units", &[0]),
    ("review-open", "count", &[0]),
    ("step-pair", "count", &[1]),
    // An adjective beside its noun.
    ("mark-becomes-held", "count", &[0, 1, 2, 21, 1_000_000]),
    ("mark-becomes-vacant", "count", &[0, 1, 2, 21, 1_000_000]),
    ("mark-was-held", "count", &[0, 1, 2, 21, 1_000_000]),
    ("mark-was-vacant", "count", &[0, 1, 2, 21, 1_000_000]),
    ("scene-vacant", "posts", &[0, 1, 2, 21, 1_000_000]),
    // The first and the last are told.
    ("replay-steps", "count", &[0, 1, 2, 21, 1_000_000]),
    // Nothing more is offered.
    ("answer-pair", "count", &[0]),
    ("exported", "more", &[0]),
    ("lists-differ", "more", &[0]),
    ("native-broken", "more", &[0]),
    ("paste-title", "count", &[0]),
    ("picture-figures", "posts", &[0]),
    ("replay-place", "step", &[0]),
    ("unit-fate-deleted", "posts", &[0]),
    ("unit-fate-text", "units", &[0]),
    ("delete-chart-text", "posts", &[1]),
];

/// A sentence with what is put into it.
#[derive(Default)]
struct Counted {
    key: String,
    /// What it selects on by number.
    counts: BTreeSet<String>,
    others: BTreeSet<String>,
}

impl Counted {
    fn walk(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.walk_expression(expression);
            }
        }
    }

    fn walk_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                self.others.insert(id.name.to_owned());
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => {
                self.walk_expression(expression);
            }
            Expression::Inline(_) => {}
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else {
                    panic!("{}: selects on something else than a variable", self.key);
                };
                let by_number = variants.iter().all(|variant| match variant.key {
                    VariantKey::NumberLiteral { .. } => true,
                    VariantKey::Identifier { name } => {
                        ["zero", "one", "two", "few", "many", "other"].contains(&name)
                    }
                });
                let found = if by_number { &mut self.counts } else { &mut self.others };
                found.insert(id.name.to_owned());
                for variant in variants {
                    self.walk(&variant.value);
                }
            }
        }
    }

    /// The sentence for `number` of `counted`.
    fn say(&self, locale: Locale, counted: &str, number: i64, meanwhile: i64) -> String {
        let leaked = |text: &str| -> &'static str { text.to_owned().leak() };
        let counts = self.counts.iter().map(|name| {
            let value = if name == counted { number } else { meanwhile };
            (leaked(name), Value::from(value))
        });
        let others = self.others.difference(&self.counts);
        let others = others.map(|name| (leaked(name), Value::from("…")));
        locale.say(&Message { key: leaked(&self.key), values: counts.chain(others).collect() })
    }
}

fn counted(locale: Locale) -> Vec<Counted> {
    let mut found = Vec::new();
    let folder = Path::new(PACKAGE).join("assets/words").join(locale.code());
    for path in files_below(&folder, "ftl") {
        let text = std::fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str()).unwrap();
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut sentence = Counted { key: message.id.name.to_owned(), ..Counted::default() };
            sentence.walk(&message.value.unwrap());
            if !sentence.counts.is_empty() {
                found.push(sentence);
            }
        }
    }
    found
}

fn written(locale: Locale, number: i64) -> &'static str {
    match (number, locale) {
        (0, _) => "0",
        (1, _) => "1",
        (2, _) => "2",
        (21, _) => "21",
        (1_000_000, Locale::French) => "1\u{202f}000\u{202f}000",
        (1_000_000, Locale::English) => "1,000,000",
        _ => unreachable!(),
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\u{202f}' | ','));
    let words = words.map(|word| word.trim_matches(',').to_lowercase());
    words.filter(|word| !word.is_empty()).collect()
}

/// What is wrong with a sentence for `counted`, in plain words.
fn faults(sentence: &Counted, locale: Locale, counted: &str) -> Vec<String> {
    let (none, one): (&[&str], &[&str]) = match locale {
        Locale::French => (&["aucun", "aucune", "rien", "sans", "pas"], &["un", "une"]),
        Locale::English => {
            (&["no", "none", "nothing", "without", "not"], &["one", "a", "an", "another", "once"])
        }
    };
    // The other counts are such that this one is told at all.
    let tells_more =
        |it: &i64| sentence.say(locale, counted, 3, *it) != sentence.say(locale, counted, 4, *it);
    let meanwhile = MEANWHILE.into_iter().find(tells_more).unwrap_or(MEANWHILE[0]);
    let say = |number: i64| sentence.say(locale, counted, number, meanwhile);
    let without_figure = |number: i64| say(number).replace(written(locale, number), "#");
    let said = |number: i64, words_of: &[&str]| {
        let words = words(&say(number));
        words.iter().filter(|word| words_of.contains(&word.as_str())).count()
    };
    let tells = |number: i64| words(&say(number)).iter().any(|it| it == written(locale, number));
    let mut wrong = Vec::new();
    if said(0, one) > said(3, one) {
        wrong.push(format!("one is said for none: {:?}", say(0)));
    }
    for number in [0, 1, 2, 21, 1_000_000] {
        let text = say(number);
        if text.contains(['{', '}', '$', '#']) {
            wrong.push(format!("something is missing: {text:?}"));
        }
        let in_words = match number {
            0 => said(0, none) > 0,
            1 => said(1, one) > said(3, one),
            _ => false,
        };
        // "2 postes d'agent" stands in the sentence, which only agrees with it.
        let is_within = counted == "count"
            && ["posts", "sentence"].iter().any(|it| sentence.others.contains(*it))
            || counted == "number" && sentence.others.contains("origin");
        let unsaid = is_within
            || UNSAID.iter().any(|(key, name, numbers)| {
                (*key, *name) == (&sentence.key, counted) && numbers.contains(&number)
            });
        if !tells(number) && !in_words && !unsaid {
            wrong.push(format!("{number} is not told: {text:?}"));
        }
    }
    // "Étapes 13 et 14", but "13 à 15".
    let many: &[i64] = if tells(2) { &[2, 21, 1_000_000] } else { &[21, 1_000_000] };
    for pair in many.windows(2) {
        if without_figure(pair[0]) != without_figure(pair[1]) {
            wrong.push(format!(
                "{} and {} are not told alike: {:?}",
                pair[0],
                pair[1],
                say(pair[1])
            ));
        }
    }
    let is_plural = without_figure(0) == without_figure(2);
    let agrees = without_figure(1) != without_figure(2);
    if tells(0) && agrees && is_plural != (locale == Locale::English) {
        wrong.push(format!("0 is in the wrong number: {:?}", say(0)));
    }
    wrong.into_iter().map(|fault| format!("{} {counted}: {fault}", sentence.key)).collect()
}

#[test]
fn every_count_is_told_as_one_would_say_it() {
    let mut wrong = Vec::new();
    for locale in [Locale::French, Locale::English] {
        for sentence in counted(locale) {
            for name in &sentence.counts {
                wrong.extend(faults(&sentence, locale, name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_is_in_common_when_nothing_is() {
    let merged = |locale: Locale, agreed: i64, sided: i64, conflicts: i64| {
        let values = [("agreed", agreed), ("sided", sided), ("conflicts", conflicts)];
        locale.say(&message("merged", values.map(|(name, count)| (name, count.into()))))
    };
    assert_eq!(
        merged(Locale::French, 0, 0, 0),
        "Variantes réunies, aucun point commun, aucun propre à certaines, aucun conflit"
    );
    assert_eq!(
        merged(Locale::French, 1, 2, 1),
        "Variantes réunies, 1 point commun, 2 propres à certaines, 1 conflit"
    );
    assert_eq!(
        merged(Locale::English, 0, 1, 1_000_000),
        "Variants put together, no point in common, one of some tables, 1,000,000 conflicts"
    );
}

#[test]
fn a_figure_with_decimals_agrees_too() {
    let said = |locale: Locale, hundredths: u64| {
        locale.say(&message("statistics-reports", [("ratio", Value::Decimal(hundredths))]))
    };
    assert_eq!(said(Locale::French, 150), "1,5 poste directement rattaché");
    assert_eq!(said(Locale::French, 200), "2 postes directement rattachés");
    assert_eq!(said(Locale::French, 1_234_550), "12\u{202f}345,5 postes directement rattachés");
    assert_eq!(said(Locale::English, 100), "1 direct report");
    assert_eq!(said(Locale::English, 150), "1.5 direct reports");
    assert_eq!(said(Locale::English, 0), "0 direct reports");
}
