//! What somebody looks for by typing, found in spite of accents, case, order and slips of the finger.

use super::fold::folded;

/// Words as typed, ready to be looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    words: Vec<String>,
}

/// How far a word is from what was typed; see [`Wanted::distance`].
mod far {
    /// It is that word, or begins with it.
    pub const BEGINS: usize = 0;
    /// It has it somewhere inside.
    pub const INSIDE: usize = 2;
    /// For each letter too many, missing, wrong or exchanged with the next.
    pub const SLIP: usize = 4;
}

impl Wanted {
    pub fn new(typed: &str) -> Self {
        Self { words: words(typed) }
    }

    /// Nothing is looked for: everything is found.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How far `text` is from what is looked for, 0 the nearest; none where a typed word is not in it.
    ///
    /// A word of four letters may have one slip, one of eight two.
    ///
    /// ```
    /// use organigramme::model::Wanted;
    /// let wanted = Wanted::new("fromation terr");
    /// assert!(wanted.distance("Service Formation et territoires").is_some());
    /// assert!(wanted.distance("Service Juridique").is_none());
    /// ```
    pub fn distance(&self, text: &str) -> Option<usize> {
        if self.is_empty() {
            return Some(0);
        }
        let found = words(text);
        let mut distance = 0;
        for typed in &self.words {
            distance += found.iter().filter_map(|word| word_distance(typed, word)).min()?;
        }
        // Of texts that have the same words, the one that begins with them.
        let begins = found.first().is_some_and(|word| word.starts_with(&self.words[0]));
        Some(2 * distance + usize::from(!begins))
    }
}

fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn word_distance(typed: &str, word: &str) -> Option<usize> {
    if word.starts_with(typed) {
        return Some(far::BEGINS);
    }
    if word.contains(typed) {
        return Some(far::INSIDE);
    }
    let length = typed.chars().count();
    let most_slips = (length / 4).min(2);
    if most_slips == 0 {
        return None;
    }
    // What is being typed is the beginning of a word, give or take the letters that slipped.
    let beginnings = (length.saturating_sub(most_slips)..=length + most_slips)
        .map(|length| word.chars().take(length).collect::<String>());
    let slips = beginnings.map(|it| strsim::osa_distance(typed, &it)).min()?;
    (slips <= most_slips).then_some(slips * far::SLIP)
}

#[cfg(test)]
mod tests {
    use super::Wanted;

    /// What of `texts` is found, the nearest first.
    fn found<'a>(typed: &str, texts: &[&'a str]) -> Vec<&'a str> {
        let wanted = Wanted::new(typed);
        let mut found: Vec<_> =
            texts.iter().filter_map(|text| Some((wanted.distance(text)?, *text))).collect();
        found.sort_by_key(|(distance, _)| *distance);
        found.into_iter().map(|(_, text)| text).collect()
    }

    const UNITS: [&str; 5] = [
        "Pôle Éducation, Apprentissage et Jeunesse",
        "Service Développement et transitions",
        "Service Formation et territoires",
        "Service d’information sur les métiers",
        "Projets transversaux",
    ];

    #[test]
    fn what_is_looked_for_is_found_however_it_is_typed() {
        for (typed, unit) in [
            ("education", UNITS[0]),
            ("ÉDUCATION", UNITS[0]),
            ("developement", UNITS[1]),
            ("territoires formation", UNITS[2]),
            ("fromation", UNITS[2]),
            ("métier", UNITS[3]),
            ("transversaus", UNITS[4]),
            ("proj", UNITS[4]),
        ] {
            assert_eq!(found(typed, &UNITS).first(), Some(&unit), "{typed}");
        }
        assert_eq!(found("", &UNITS), UNITS);
        assert_eq!(found("comptabilité", &UNITS), Vec::<&str>::new());
        assert_eq!(found("xyz", &UNITS), Vec::<&str>::new());
    }

    #[test]
    fn the_nearest_comes_first() {
        let nearest = found("form", &["Service d’information", "Plateforme", "Formation"]);
        assert_eq!(nearest, ["Formation", "Service d’information", "Plateforme"]);
        assert_eq!(found("service form", &UNITS), [UNITS[2], UNITS[3]]);
    }
}
