//! The languages, and how each writes numbers.

/// Figures of four digits and more are grouped: 1 467, as in workbooks. A year is a text.
const GROUPED_FROM: u64 = 1_000;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    #[default]
    French,
    English,
}

impl Locale {
    /// The language of the system if that is English, else French.
    pub fn from_system() -> Self {
        let tag = sys_locale::get_locale().unwrap_or_default();
        let language = tag.split(['-', '_', '.']).next().unwrap_or_default();
        Self::from_code(language).unwrap_or_default()
    }

    /// The language of a two-letter code, "fr" or "en", in any case.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::French, Self::English].into_iter().find(|it| it.code().eq_ignore_ascii_case(code))
    }

    /// The two-letter code of this language.
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// Hundredths as a decimal number, without idle zeros.
    pub fn decimal(self, hundredths: u64) -> String {
        let rest = hundredths % 100;
        let whole = self.number(hundredths / 100);
        let mark = if self == Self::French { ',' } else { '.' };
        match rest {
            0 => whole,
            rest if rest % 10 == 0 => format!("{whole}{mark}{}", rest / 10),
            rest => format!("{whole}{mark}{rest:02}"),
        }
    }

    /// A number with its digits by threes from 1,000 on, with what the language puts between.
    pub fn number(self, number: impl TryInto<i64>) -> String {
        let number = number.try_into().unwrap_or(i64::MAX);
        if number.unsigned_abs() < GROUPED_FROM {
            return number.to_string();
        }
        let separator = match self {
            Self::French => '\u{202f}',
            Self::English => ',',
        };
        let digits = number.unsigned_abs().to_string();
        let mut text = String::from(if number < 0 { "-" } else { "" });
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push(separator);
            }
            text.push(digit);
        }
        text
    }

    /// Posts beside the number authorised: "60 / 54"; "60 / –" where none is printed, and "105 / 45 + –"
    /// where the number is a sum that lacks one.
    pub fn headcount(self, posts: u32, authorised: Option<u32>, is_whole: bool) -> String {
        let posts = self.number(posts);
        match authorised {
            None => format!("{posts}\u{a0}/\u{a0}–"),
            Some(authorised) => {
                let lacking = if is_whole { "" } else { "\u{a0}+\u{a0}–" };
                format!("{posts}\u{a0}/\u{a0}{}{lacking}", self.number(authorised))
            }
        }
    }
}
