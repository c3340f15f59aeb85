//! Single units and posts: the records of the file to those of the model, and back.

use std::borrow::Cow;

use super::file::{CommentFile, EvidenceFile, NatureFile, PostFile, UnitFile};
use super::scalar::{AuthorisedFile, Count, count};
use crate::model::{
    Authorised, ChartId, Comment, Evidence, Hundredths, Nature, PostFields, PostId, PostRecord,
    UnitFields, UnitId, UnitRecord, Violation, printable, printable_paragraphs,
};

/// The id of a list's entry, or none for an empty text.
pub(super) fn entry<Id: From<String>>(id: Option<Cow<str>>) -> Option<Id> {
    id.filter(|id| !id.is_empty()).map(|id| id.into_owned().into())
}

pub(super) fn unit_record(
    file: UnitFile,
    place: impl Fn(&str) -> String,
    found: &mut Vec<Violation>,
) -> UnitRecord {
    let fields = UnitFields {
        kind: (&*file.kind).into(),
        name: printable(&file.name).into_owned(),
        authorised: match file.authorised {
            None => Authorised::Inherit,
            Some(AuthorisedFile::NotPrinted) => Authorised::NotPrinted,
            Some(AuthorisedFile::Posts(posts)) => {
                Authorised::Posts(count(posts, || place("authorised"), found))
            }
        },
        note: printable_paragraphs(&file.note).into_owned(),
        comments: file.comments.into_iter().map(comment).collect(),
        origin: entry(file.origin),
        split_from: entry(file.split_from),
        reason: printable_paragraphs(&file.reason).into_owned(),
        evidence: file.evidence.map(|it| Box::new(evidence(*it, &place, found))),
        extra: file.extra.into_owned(),
    };
    UnitRecord {
        id: (&*file.id).into(),
        parent: file.parent.map(|parent| parent.into_owned().into()),
        fields,
    }
}

pub(super) fn post_record(
    file: PostFile,
    place: impl Fn(&str) -> String,
    found: &mut Vec<Violation>,
) -> PostRecord {
    let fields = PostFields {
        category: entry(file.category),
        grade: entry(file.grade),
        manager_level: entry(file.manager_level),
        reference_job: file
            .reference_job
            .map(|job| printable(&job).into_owned())
            .filter(|job| !job.is_empty()),
        fte: file
            .fte
            .map_or(Hundredths::FULL_TIME, |fte| Hundredths(count(fte, || place("fte"), found))),
        vacant: file.vacant,
        note: printable_paragraphs(&file.note).into_owned(),
        comments: file.comments.into_iter().map(comment).collect(),
        origin: entry(file.origin),
        split_from: entry(file.split_from),
        nature: file.nature.map(|nature| match nature {
            NatureFile::Transfer => Nature::Transfer,
            NatureFile::Transformation => Nature::Transformation,
        }),
        reason: printable_paragraphs(&file.reason).into_owned(),
        evidence: file.evidence.map(|it| Box::new(evidence(*it, &place, found))),
        extra: file.extra.into_owned(),
        ..PostFields::new(&printable(&file.title))
    };
    PostRecord { id: (&*file.id).into(), unit: (&*file.unit).into(), fields }
}

fn comment(file: CommentFile) -> Comment {
    Comment {
        text: printable_paragraphs(&file.text).into_owned(),
        author: printable(&file.author).into_owned(),
        date: printable(&file.date).into_owned(),
        resolved: file.resolved,
        extra: file.extra.into_owned(),
    }
}

fn evidence(
    file: EvidenceFile,
    place: impl Fn(&str) -> String,
    found: &mut Vec<Violation>,
) -> Evidence {
    let mut number = |of: Count| count(of, || place("evidence"), found);
    Evidence {
        line: number(file.line),
        page: file.page.map(&mut number),
        row: file.row.map(number),
        file: printable(&file.file).into_owned(),
        sheet: file.sheet.map(|sheet| printable(&sheet).into_owned()),
        text: printable(&file.text).into_owned(),
    }
}

/// A unit of a chart, wherever it stands.
pub(super) fn unit_of_fields<'a>(
    chart: &'a ChartId,
    id: &'a UnitId,
    fields: &'a UnitFields,
) -> UnitFile<'a> {
    UnitFile {
        chart: chart.as_str().into(),
        id: id.as_str().into(),
        parent: None,
        order: None,
        kind: fields.kind.as_str().into(),
        name: (&fields.name).into(),
        authorised: match fields.authorised {
            Authorised::Inherit => None,
            Authorised::NotPrinted => Some(AuthorisedFile::NotPrinted),
            Authorised::Posts(posts) => Some(AuthorisedFile::Posts(Count(posts.into()))),
        },
        note: (&fields.note).into(),
        comments: fields.comments.iter().map(comment_file).collect(),
        origin: fields.origin.as_ref().map(|id| id.as_str().into()),
        split_from: fields.split_from.as_ref().map(|id| id.as_str().into()),
        reason: (&fields.reason).into(),
        evidence: fields.evidence.as_deref().map(|it| Box::new(evidence_file(it))),
        extra: Cow::Borrowed(&fields.extra),
    }
}

/// A post of a unit of a chart, wherever it stands there.
pub(super) fn post_of_fields<'a>(
    chart: &'a ChartId,
    unit: &'a UnitId,
    id: &'a PostId,
    fields: &'a PostFields,
) -> PostFile<'a> {
    PostFile {
        chart: chart.as_str().into(),
        unit: unit.as_str().into(),
        id: id.as_str().into(),
        order: None,
        title: fields.title.text().into(),
        category: fields.category.as_ref().map(|id| id.as_str().into()),
        grade: fields.grade.as_ref().map(|id| id.as_str().into()),
        manager_level: fields.manager_level.as_ref().map(|id| id.as_str().into()),
        reference_job: fields.reference_job.as_ref().map(|job| job.into()),
        fte: (fields.fte != Hundredths::FULL_TIME).then(|| Count(fields.fte.0.into())),
        vacant: fields.vacant,
        note: (&fields.note).into(),
        comments: fields.comments.iter().map(comment_file).collect(),
        origin: fields.origin.as_ref().map(|id| id.as_str().into()),
        split_from: fields.split_from.as_ref().map(|id| id.as_str().into()),
        nature: fields.nature.map(|nature| match nature {
            Nature::Transfer => NatureFile::Transfer,
            Nature::Transformation => NatureFile::Transformation,
        }),
        reason: (&fields.reason).into(),
        evidence: fields.evidence.as_deref().map(|it| Box::new(evidence_file(it))),
        extra: Cow::Borrowed(&fields.extra),
    }
}

fn comment_file(comment: &Comment) -> CommentFile<'_> {
    CommentFile {
        text: (&comment.text).into(),
        author: (&comment.author).into(),
        date: (&comment.date).into(),
        resolved: comment.resolved,
        extra: Cow::Borrowed(&comment.extra),
    }
}

fn evidence_file(evidence: &Evidence) -> EvidenceFile<'_> {
    let count = |number: u32| Count(number.into());
    EvidenceFile {
        file: (&evidence.file).into(),
        line: count(evidence.line),
        page: evidence.page.map(count),
        sheet: evidence.sheet.as_deref().map(Cow::from),
        row: evidence.row.map(count),
        text: (&evidence.text).into(),
    }
}
