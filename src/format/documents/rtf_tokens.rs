//! The words of RTF: groups, control words, letters.
//!
//! Source of the format: Rich Text Format Specification 1.9.1.

/// A piece of an RTF file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// `\name`, `\name12`.
    Word(&'a str, Option<i32>),
    /// `\*`: a group that may be passed over.
    Optional,
    /// `\'e9`: a letter in the encoding of the file.
    Byte(u8),
    /// Letters as they stand, without line ends.
    Letters(&'a [u8]),
}

/// Cuts a file into its pieces; what is no RTF is letters.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// What follows a backslash.
    fn control(&mut self) -> Token<'a> {
        let letters = self.rest.iter().take_while(|it| it.is_ascii_alphabetic()).count();
        if letters == 0 {
            return match self.take(1) {
                [b'\''] => {
                    let code = self.take(2);
                    let code = std::str::from_utf8(code).ok();
                    Token::Byte(code.and_then(|it| u8::from_str_radix(it, 16).ok()).unwrap_or(b'?'))
                }
                [b'*'] => Token::Optional,
                [b'~'] => Token::Byte(0xA0),
                [b'_'] => Token::Letters(b"-"),
                [b'-'] => Token::Letters(b""),
                [b'\n' | b'\r'] => Token::Word("par", None),
                [b'\t'] => Token::Word("tab", None),
                letter => Token::Letters(letter),
            };
        }
        let name = std::str::from_utf8(self.take(letters.min(40))).unwrap_or_default();
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self.rest[sign..].iter().take_while(|it| it.is_ascii_digit()).count();
        let number = if digits == 0 {
            None
        } else {
            let text = std::str::from_utf8(self.take(sign + digits)).unwrap_or_default();
            Some(text.parse().unwrap_or(0))
        };
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        if name == "bin" {
            // Bytes that are no RTF.
            self.take(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
        }
        Token::Word(name, number)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            match self.rest.first()? {
                b'\r' | b'\n' | 0 => drop(self.take(1)),
                b'{' => {
                    self.take(1);
                    return Some(Token::Open);
                }
                b'}' => {
                    self.take(1);
                    return Some(Token::Close);
                }
                b'\\' => {
                    self.take(1);
                    return Some(self.control());
                }
                _ => {
                    let is_end = |it: &&u8| matches!(it, b'\\' | b'{' | b'}' | b'\r' | b'\n' | 0);
                    let count = self.rest.iter().take_while(|it| !is_end(it)).count();
                    return Some(Token::Letters(self.take(count)));
                }
            }
        }
    }
}
