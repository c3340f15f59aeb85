//! Makes a constant of every sentence of `assets/words`, with the values that it
//! takes, so that a key or a value that is lacking in either language does not compile.
//!
//! A sentence takes what its words in any language refer to, and what the comment just above it names
//! (`# $count is not told`): sentences that are chosen among one another take the same values.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, error, fs, io};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement,
};
use fluent_syntax::parser;

type Result<T> = std::result::Result<T, Box<dyn error::Error>>;

/// What stands in the folder of one language.
#[derive(Default)]
struct Language {
    files: Vec<PathBuf>,
    sentences: BTreeMap<String, Sentence>,
}

#[derive(Default)]
struct Sentence {
    /// Its words, without what is put into them.
    sample: String,
    values: BTreeSet<String>,
    /// The sentences that it shows within itself.
    shown: BTreeSet<String>,
}

#[expect(clippy::disallowed_methods, reason = "cargo's own output folder, not a user's file")]
pub fn build() -> Result<()> {
    let words = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("assets/words");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed={}", words.display());
    let [french, english] =
        [Language::read(&words.join("fr"))?, Language::read(&words.join("en"))?];
    french.is_said_in(&english, "English")?;
    english.is_said_in(&french, "French")?;
    fs::write(out.join("words.rs"), texts(&french, &english)?)?;
    fs::write(out.join("keys.rs"), keys(&french, &english)?)?;
    Ok(())
}

/// The texts to embed, by language.
fn texts(french: &Language, english: &Language) -> Result<String> {
    let mut code = String::new();
    for (name, language) in [("FRENCH", french), ("ENGLISH", english)] {
        writeln!(code, "const {name}: &[&str] = &[")?;
        for path in &language.files {
            println!("cargo::rerun-if-changed={}", path.display());
            writeln!(code, "    include_str!({path:?}),")?;
        }
        code.push_str("];\n");
    }
    Ok(code)
}

/// A constant for each sentence in the module `key`, a type for each name of a value in `arg`.
fn keys(french: &Language, english: &Language) -> Result<String> {
    let mut names = BTreeSet::new();
    // Without the window, many sentences are not said.
    let is_used = "#[cfg_attr(not(feature = \"gui\"), allow(dead_code))]\n";
    let mut code = format!("{is_used}pub(crate) mod key {{\n    use super::{{MessageKey, arg}};\n");
    for (key, sentence) in &french.sentences {
        let values = &french.all_values(key) | &english.all_values(key);
        let types: String = values.iter().map(|name| format!("arg::{name},")).collect();
        let constant = key.replace('-', "_").to_uppercase();
        writeln!(code, "    #[doc = {:?}]", sentence.sample)?;
        writeln!(
            code,
            "    pub(crate) const {constant}: MessageKey<({types})> = MessageKey::new({key:?});"
        )?;
        names.extend(values);
    }
    code.push_str("}\n#[allow(non_camel_case_types)]\n");
    writeln!(code, "{is_used}pub(crate) mod arg {{")?;
    for name in names {
        writeln!(code, "    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]")?;
        writeln!(code, "    pub(crate) enum {name} {{}}")?;
    }
    code.push_str("}\n");
    Ok(code)
}

impl Language {
    fn read(folder: &Path) -> Result<Self> {
        let files = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
        let mut files = files.collect::<io::Result<Vec<_>>>()?;
        files.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
        files.sort();
        let mut language = Self::default();
        for path in &files {
            let text = fs::read_to_string(path)?;
            let resource = parser::parse(text.as_str())
                .map_err(|(_, errors)| format!("{}: {errors:?}", path.display()))?;
            for entry in &resource.body {
                if let Entry::Message(message) = entry {
                    let key = message.id.name;
                    let before = language.sentences.insert(key.to_owned(), Sentence::of(message));
                    if before.is_some() {
                        return Err(format!("{}: {key} is said twice", path.display()).into());
                    }
                }
            }
        }
        language.files = files;
        Ok(language)
    }

    /// Whether another language says what this one says.
    fn is_said_in(&self, other: &Self, name: &str) -> Result<()> {
        for (key, sentence) in &self.sentences {
            if !other.sentences.contains_key(key) {
                return Err(format!("{name} has no words for {key}").into());
            }
            if let Some(shown) = sentence.shown.iter().find(|it| !self.sentences.contains_key(*it))
            {
                return Err(format!("{key} shows {shown}, which has no words").into());
            }
        }
        Ok(())
    }

    /// What a sentence takes, with what those within it take.
    fn all_values(&self, key: &str) -> BTreeSet<String> {
        let Some(sentence) = self.sentences.get(key) else { return BTreeSet::new() };
        let within = sentence.shown.iter().flat_map(|shown| self.all_values(shown));
        sentence.values.iter().cloned().chain(within).collect()
    }
}

impl Sentence {
    fn of(message: &Message<&str>) -> Self {
        let mut sentence = Self::default();
        if let Some(pattern) = &message.value {
            sentence.pattern(pattern);
            let shown = pattern.elements.iter().map(|element| match element {
                PatternElement::TextElement { value } => value.trim_end_matches('\n'),
                PatternElement::Placeable { .. } => "…",
            });
            sentence.sample = shown.collect();
        }
        let comment = message.comment.iter().flat_map(|it| &it.content);
        for named in comment.flat_map(|line| line.split('$').skip(1)) {
            let end = named.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            sentence.values.insert(named[..end.unwrap_or(named.len())].to_owned());
        }
        sentence
    }

    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { .. } => {}
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::FunctionReference { arguments, .. } => self.arguments(arguments),
            InlineExpression::MessageReference { id, .. } => {
                self.shown.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { arguments, .. } => {
                arguments.iter().for_each(|it| self.arguments(it));
            }
            InlineExpression::VariableReference { id } => {
                self.values.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        arguments.positional.iter().for_each(|it| self.inline(it));
        arguments.named.iter().for_each(|it| self.inline(&it.value));
    }
}
