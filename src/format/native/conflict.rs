//! What tables decided differently, to the file and back.

use std::borrow::Cow;

use super::file::{ChoiceFile, ClaimFile, ConflictFile, PostFile, UnitFile, WishFile};
use super::records::{post_of_fields, post_record, unit_of_fields, unit_record};
use super::scalar::{AuthorisedFile, Count, count};
use crate::model::{
    Aspect, Authorised, ChartId, Choice, Claim, Conflict, Hundredths, PostRecord, Subject,
    Violation, Wish, printable, printable_paragraphs,
};

/// The record of a conflict of `chart`, and of how it was settled.
pub(super) fn conflict_file<'a>(
    chart: &'a ChartId,
    conflict: &'a Conflict,
    choice: Option<Choice>,
) -> ConflictFile<'a> {
    let (mut unit, mut post, mut list, mut entry) = (None, None, None, None);
    match &conflict.subject {
        Subject::Unit(id) => unit = Some(id.as_str().into()),
        Subject::Post(id) => post = Some(id.as_str().into()),
        Subject::Entry(id) => {
            list = Some(id.list().as_str().into());
            entry = Some(id.as_str().into());
        }
    }
    let claim = |claim: &'a Claim| ClaimFile {
        tables: claim.tables.clone(),
        value: (&claim.value).into(),
        wish: claim.wish.as_ref().map(|wish| wish_file(chart, wish)),
    };
    ConflictFile {
        chart: chart.as_str().into(),
        unit,
        post,
        list,
        entry,
        aspect: conflict.aspect.as_str().into(),
        base: conflict.base.as_ref().map(claim),
        claims: conflict.claims.iter().map(claim).collect(),
        choice: choice.map(|choice| match choice {
            Choice::AsItStands => ChoiceFile::AsItStands,
            Choice::Base => ChoiceFile::Base,
            Choice::Claim(at) => ChoiceFile::Claim(at),
        }),
        extra: Cow::Borrowed(&conflict.extra),
    }
}

fn wish_file<'a>(chart: &'a ChartId, wish: &'a Wish) -> WishFile<'a> {
    match wish {
        Wish::Gone => WishFile::Gone,
        Wish::Left { into, reason } => WishFile::Left { into: into.into(), reason: reason.into() },
        Wish::Stays => WishFile::Stays,
        Wish::In(unit) => WishFile::In(unit.as_str().into()),
        Wish::Text(text) => WishFile::Text(text.into()),
        Wish::Fte(fte) => WishFile::Fte(Count(fte.0.into())),
        Wish::Vacant(vacant) => WishFile::Vacant(*vacant),
        Wish::Authorised(authorised) => WishFile::Authorised(match authorised {
            Authorised::Inherit => None,
            Authorised::NotPrinted => Some(AuthorisedFile::NotPrinted),
            Authorised::Posts(posts) => Some(AuthorisedFile::Posts(Count((*posts).into()))),
        }),
        Wish::Order { units, posts } => WishFile::Order {
            units: units.iter().map(ToString::to_string).collect(),
            posts: posts.iter().map(ToString::to_string).collect(),
        },
        Wish::Post { post, replaces, parts } => {
            let file = |post: &'a PostRecord| PostFile {
                order: None,
                ..post_of_fields(chart, &post.unit, &post.id, &post.fields)
            };
            WishFile::Post {
                post: Box::new(file(post)),
                replaces: replaces.as_ref().map(|id| id.as_str().into()),
                parts: parts.iter().map(file).collect(),
            }
        }
        Wish::Unit(unit) => WishFile::Unit(Box::new(UnitFile {
            parent: unit.parent.as_ref().map(|parent| parent.as_str().into()),
            ..unit_of_fields(chart, &unit.id, &unit.fields)
        })),
    }
}

/// A conflict as it was read, and how it was settled. `place` names it in what is `found` wrong.
pub(super) fn conflict(
    file: ConflictFile,
    subject: Subject,
    place: &str,
    found: &mut Vec<Violation>,
) -> (Conflict, Option<Choice>) {
    let mut claim = |file: ClaimFile| Claim {
        tables: file.tables.iter().map(|table| printable(table).into_owned()).collect(),
        value: printable_paragraphs(&file.value).into_owned(),
        wish: file.wish.map(|it| wish(it, place, found)),
    };
    let conflict = Conflict {
        subject,
        aspect: Aspect::from_key(&file.aspect),
        base: file.base.map(&mut claim),
        claims: file.claims.into_iter().map(claim).collect(),
        extra: file.extra.into_owned(),
    };
    let choice = file.choice.map(|choice| match choice {
        ChoiceFile::AsItStands => Choice::AsItStands,
        ChoiceFile::Base => Choice::Base,
        ChoiceFile::Claim(at) => Choice::Claim(at),
    });
    (conflict, choice)
}

fn wish(file: WishFile, place: &str, found: &mut Vec<Violation>) -> Wish {
    let at = |field: &str| format!("{place}.{field}");
    match file {
        WishFile::Gone => Wish::Gone,
        WishFile::Left { into, reason } => Wish::Left {
            into: into.into_owned(),
            reason: printable_paragraphs(&reason).into_owned(),
        },
        WishFile::Stays => Wish::Stays,
        WishFile::In(unit) => Wish::In((&*unit).into()),
        WishFile::Text(text) => Wish::Text(printable_paragraphs(&text).into_owned()),
        WishFile::Fte(fte) => Wish::Fte(Hundredths(count(fte, || at("fte"), found))),
        WishFile::Vacant(vacant) => Wish::Vacant(vacant),
        WishFile::Authorised(None) => Wish::Authorised(Authorised::Inherit),
        WishFile::Authorised(Some(AuthorisedFile::NotPrinted)) => {
            Wish::Authorised(Authorised::NotPrinted)
        }
        WishFile::Authorised(Some(AuthorisedFile::Posts(posts))) => {
            Wish::Authorised(Authorised::Posts(count(posts, || at("authorised"), found)))
        }
        WishFile::Order { units, posts } => Wish::Order {
            units: units.into_iter().map(Into::into).collect(),
            posts: posts.into_iter().map(Into::into).collect(),
        },
        WishFile::Post { post, replaces, parts } => Wish::Post {
            post: Box::new(post_record(*post, at, found)),
            replaces: replaces.map(|id| (&*id).into()),
            parts: parts.into_iter().map(|part| post_record(part, at, found)).collect(),
        },
        WishFile::Unit(unit) => Wish::Unit(Box::new(unit_record(*unit, at, found))),
    }
}
