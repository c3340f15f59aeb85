//! The colours of a picture, named by meaning. No colour is written anywhere else.
//!
//! Text stands out from what it is drawn on by 4.5 : 1 at least, 7 : 1 in the contrast style, as WCAG 2.2
//! asks (success criteria 1.4.3 and 1.4.6).

use super::content::TAGS;
use super::{Color, MarkKind};
use crate::model::Style;

/// Dark marks on a light ground, or the reverse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ground {
    #[default]
    Light,
    Dark,
}

/// The header of a unit's card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderTone {
    pub fill: Color,
    pub text: Color,
    /// Details beside the name.
    pub muted: Color,
    /// A ceiling passed.
    pub warning: Color,
}

/// All the colours of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// What the cards lie on.
    pub ground: Color,
    pub card: Color,
    pub card_border: Color,
    pub connector: Color,
    pub text: Color,
    /// Grades, levels, reference jobs.
    pub muted: Color,
    pub warning: Color,
    /// What is selected, and where a dragged thing would land.
    pub accent: Color,
    /// By rank of the unit's kind: pôle, direction, service, and all below.
    pub headers: [HeaderTone; 4],
    /// What became of posts, in the order of [`MarkKind::ALL`]. Icons and words say it too: without
    /// hue, one tone serves all.
    pub changes: [Color; MarkKind::ALL.len()],
    /// What tells posts apart, as the ground of a count cut out in the colour of the card. Words
    /// say it too: without hue, tones repeat.
    pub tags: [Color; TAGS],
    /// Width of a card's border, in scene units.
    pub border_width: f32,
    pub connector_width: f32,
}

const fn rgb(hex: u32) -> Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color { red, green, blue, alpha: 255 }
}

const fn header(fill: u32, text: u32, muted: u32, warning: u32) -> HeaderTone {
    HeaderTone { fill: rgb(fill), text: rgb(text), muted: rgb(muted), warning: rgb(warning) }
}

/// Arrived, transformed, created, left, suppressed, retitled, renamed, working time, vacancy.
const fn changes(hexes: [u32; MarkKind::ALL.len()]) -> [Color; MarkKind::ALL.len()] {
    let [arrived, transformed, created, left, suppressed, retitled, renamed, time, vacancy] = hexes;
    [
        rgb(arrived),
        rgb(transformed),
        rgb(created),
        rgb(left),
        rgb(suppressed),
        rgb(retitled),
        rgb(renamed),
        rgb(time),
        rgb(vacancy),
    ]
}

const fn tags(hexes: [u32; TAGS]) -> [Color; TAGS] {
    let [a, b, c, d, e, f] = hexes;
    [rgb(a), rgb(b), rgb(c), rgb(d), rgb(e), rgb(f)]
}

impl Theme {
    /// Arrows lie over text, which must be seen through them.
    const ARROW_ALPHA: u8 = 165;

    pub const fn of(style: Style, ground: Ground) -> Self {
        match (style, ground) {
            (Style::Colour, Ground::Light) => Self::COLOUR_LIGHT,
            (Style::Colour, Ground::Dark) => Self::COLOUR_DARK,
            (Style::Grey, Ground::Light) => Self::GREY_LIGHT,
            (Style::Grey, Ground::Dark) => Self::GREY_DARK,
            (Style::Contrast, Ground::Light) => Self::CONTRAST_LIGHT,
            (Style::Contrast, Ground::Dark) => Self::CONTRAST_DARK,
        }
    }

    /// The header of a unit whose kind has this rank, 1 the highest.
    pub fn header(&self, rank: u32) -> HeaderTone {
        self.headers[(rank.max(1) as usize - 1).min(self.headers.len() - 1)]
    }

    /// The icon, the words and the bar of a change.
    pub fn change(&self, change: MarkKind) -> Color {
        self.changes[change as usize]
    }

    /// Of posts told apart by colour.
    pub fn tag(&self, place: u8) -> Color {
        self.tags[usize::from(place) % TAGS]
    }

    /// An arrow from where posts were to where they are.
    pub fn arrow(&self, change: MarkKind) -> Color {
        Color { alpha: Self::ARROW_ALPHA, ..self.change(change) }
    }

    const COLOUR_LIGHT: Self = Self {
        ground: rgb(0xf6f7f9),
        card: rgb(0xffffff),
        card_border: rgb(0xc9d0da),
        connector: rgb(0x93a0b2),
        text: rgb(0x1b2430),
        muted: rgb(0x566274),
        warning: rgb(0xb3261e),
        accent: rgb(0x2456d6),
        headers: [
            header(0x1f3a5f, 0xffffff, 0xc8d6e8, 0xffb4a8),
            header(0xd3e1f3, 0x12294a, 0x3b5170, 0xa3160f),
            header(0xe8eff8, 0x1b2f4b, 0x485c78, 0xa81a13),
            header(0xf3f5f8, 0x1f2b3d, 0x505d70, 0xad1d16),
        ],
        changes: changes([
            0x00677d, 0x6b3fa0, 0x1b6e37, 0x8a4b00, 0xb3261e, 0x4d5b70, 0x4d5b70, 0x9c2b4b,
            0x4d5b70,
        ]),
        tags: tags([0x143d78, 0xa85a00, 0x1b6e37, 0x5a2f91, 0x00768f, 0x9c2b4b]),
        border_width: 1.0,
        connector_width: 1.5,
    };

    const COLOUR_DARK: Self = Self {
        ground: rgb(0x14171c),
        card: rgb(0x1e232a),
        card_border: rgb(0x3a424e),
        connector: rgb(0x66728a),
        text: rgb(0xe6eaf0),
        muted: rgb(0xa3afbf),
        warning: rgb(0xff9c8f),
        accent: rgb(0x7fa6ff),
        headers: [
            header(0x345c92, 0xffffff, 0xd6e2f2, 0xffd6cf),
            header(0x2c4468, 0xf0f5fc, 0xbccce2, 0xffb4a8),
            header(0x28364b, 0xe9eff8, 0xb0bfd3, 0xffa79a),
            header(0x272e38, 0xe6eaf0, 0xa9b4c4, 0xffa194),
        ],
        changes: changes([
            0x5ec8dc, 0xc4a5f5, 0x7fd197, 0xf0b36a, 0xff9c8f, 0xb4c0d2, 0xb4c0d2, 0xf59ab5,
            0xb4c0d2,
        ]),
        tags: tags([0x8ab8f5, 0xf0b36a, 0x7fd197, 0xc4a5f5, 0x5ec8dc, 0xf59ab5]),
        border_width: 1.0,
        connector_width: 1.5,
    };

    const GREY_LIGHT: Self = Self {
        ground: rgb(0xffffff),
        card: rgb(0xffffff),
        card_border: rgb(0x9a9a9a),
        connector: rgb(0x707070),
        text: rgb(0x1a1a1a),
        muted: rgb(0x555555),
        warning: rgb(0x1a1a1a),
        accent: rgb(0x404040),
        headers: [
            header(0x3a3a3a, 0xffffff, 0xdddddd, 0xffffff),
            header(0xd2d2d2, 0x141414, 0x3c3c3c, 0x141414),
            header(0xe6e6e6, 0x1a1a1a, 0x484848, 0x1a1a1a),
            header(0xf4f4f4, 0x1a1a1a, 0x505050, 0x1a1a1a),
        ],
        changes: changes([0x303030; MarkKind::ALL.len()]),
        tags: tags([0x1a1a1a, 0x6a6a6a, 0x424242, 0x1a1a1a, 0x6a6a6a, 0x424242]),
        border_width: 1.0,
        connector_width: 1.5,
    };

    const GREY_DARK: Self = Self {
        ground: rgb(0x151515),
        card: rgb(0x202020),
        card_border: rgb(0x606060),
        connector: rgb(0x8a8a8a),
        text: rgb(0xececec),
        muted: rgb(0xb4b4b4),
        warning: rgb(0xffffff),
        accent: rgb(0xcccccc),
        headers: [
            header(0xc4c4c4, 0x101010, 0x303030, 0x101010),
            header(0x484848, 0xffffff, 0xd6d6d6, 0xffffff),
            header(0x383838, 0xf4f4f4, 0xc8c8c8, 0xffffff),
            header(0x2a2a2a, 0xececec, 0xbcbcbc, 0xffffff),
        ],
        changes: changes([0xe0e0e0; MarkKind::ALL.len()]),
        tags: tags([0xffffff, 0x9a9a9a, 0xc8c8c8, 0xffffff, 0x9a9a9a, 0xc8c8c8]),
        border_width: 1.0,
        connector_width: 1.5,
    };

    const CONTRAST_LIGHT: Self = Self {
        ground: rgb(0xffffff),
        card: rgb(0xffffff),
        card_border: rgb(0x000000),
        connector: rgb(0x000000),
        text: rgb(0x000000),
        muted: rgb(0x262626),
        warning: rgb(0x7a0000),
        accent: rgb(0x0031a8),
        headers: [
            header(0x000000, 0xffffff, 0xf0f0f0, 0xffd0c8),
            header(0xd8e4ff, 0x000000, 0x1a1a1a, 0x6e0000),
            header(0xebebeb, 0x000000, 0x1a1a1a, 0x700000),
            header(0xffffff, 0x000000, 0x262626, 0x7a0000),
        ],
        changes: changes([
            0x003f52, 0x45157a, 0x00401a, 0x5a2d00, 0x7a0000, 0x262626, 0x262626, 0x6e0029,
            0x262626,
        ]),
        tags: tags([0x00308f, 0x5a2d00, 0x00401a, 0x45157a, 0x003f52, 0x6e0029]),
        border_width: 1.5,
        connector_width: 2.0,
    };

    const CONTRAST_DARK: Self = Self {
        ground: rgb(0x000000),
        card: rgb(0x000000),
        card_border: rgb(0xffffff),
        connector: rgb(0xffffff),
        text: rgb(0xffffff),
        muted: rgb(0xe0e0e0),
        warning: rgb(0xffc4ba),
        accent: rgb(0xffe14d),
        headers: [
            header(0xffffff, 0x000000, 0x1a1a1a, 0x7a0000),
            header(0x00256b, 0xffffff, 0xe8e8e8, 0xffd6cf),
            header(0x2e2e2e, 0xffffff, 0xe8e8e8, 0xffd6cf),
            header(0x000000, 0xffffff, 0xe0e0e0, 0xffc4ba),
        ],
        changes: changes([
            0x8be6f7, 0xdcc6ff, 0xa4f0b9, 0xffd08f, 0xffc4ba, 0xe0e0e0, 0xe0e0e0, 0xffb9d0,
            0xe0e0e0,
        ]),
        tags: tags([0x9cc7ff, 0xffd08f, 0xa4f0b9, 0xdcc6ff, 0x8be6f7, 0xffb9d0]),
        border_width: 1.5,
        connector_width: 2.0,
    };
}

impl Color {
    /// How strongly this colour stands out from another, 1 to 21, both being opaque (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f32 {
        let linear = |channel: u8| {
            let value = f32::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}
