//! Numbers in front of headings.

/// How a heading is numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Numbering {
    pub scheme: Scheme,
    /// Of "1.1.2" three; 0 without a number.
    pub parts: u8,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::format) enum Scheme {
    #[default]
    None,
    Roman,
    Capital,
    Number,
    /// "1°".
    Degree,
    Small,
    /// "i)", "ii)", "iv.": never without a mark behind them.
    SmallRoman,
}

impl Numbering {
    pub fn is_some(self) -> bool {
        self.parts > 0
    }

    /// Reads the mark of a numbered line: "1.2.", "IV", "A.1", "b)". With whether a mark closes it.
    pub fn of(mark: &str) -> Option<(Self, bool)> {
        let body = mark.trim_end_matches(['.', ')', '°', '/', '-', '–']);
        let closed = body.len() < mark.len();
        let mut parts = body.split(['.', '-']);
        let first = parts.next()?;
        let rest: Vec<&str> = parts.collect();
        let number = |part: &str| {
            (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let mut letters = first.chars();
        let single = letters.next().filter(|_| letters.as_str().is_empty());
        let roman = (1..=4).contains(&first.len()) && first.chars().all(|c| "IVX".contains(c));
        let small_roman =
            closed && (1..=4).contains(&first.len()) && first.chars().all(|c| "ivx".contains(c));
        let scheme = match single {
            _ if number(first) && mark.ends_with('°') => Scheme::Degree,
            _ if number(first) => Scheme::Number,
            _ if roman => Scheme::Roman,
            _ if small_roman => Scheme::SmallRoman,
            Some('A'..='H') => Scheme::Capital,
            Some('a'..='h') => Scheme::Small,
            _ => return None,
        };
        let count = u8::try_from(rest.len() + 1).ok().filter(|count| *count <= 6)?;
        let parts = rest.iter().all(|part| number(part)).then_some(count)?;
        Some((Self { scheme, parts }, closed))
    }

    /// Whether it is a single letter, as categories are.
    pub fn is_letter(self) -> bool {
        matches!(self.scheme, Scheme::Capital | Scheme::Small | Scheme::Roman | Scheme::SmallRoman)
            && self.parts == 1
    }

    /// How many numbers it has.
    pub fn parts(self) -> u8 {
        self.parts
    }
}
