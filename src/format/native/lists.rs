//! The reference lists, to the file and back.

use std::borrow::Cow;

use serde::Serialize;

use super::file::{EntryFile, GradeFile, KindFile, ListsFile};
use super::records::entry;
use super::scalar::{Count, count};
use crate::model::{
    Category, Grade, ListEntry, Lists, ManagerLevel, UnitKind, Violation, printable,
};

/// An entry as it stands in the file.
pub(super) trait Record: ListEntry {
    type File<'f>: Serialize;

    fn file(&self) -> Self::File<'_>;

    /// As it was read; `place` names a field of it in what is `found` wrong.
    fn read(
        file: Self::File<'_>,
        place: impl Fn(&str) -> String,
        found: &mut Vec<Violation>,
    ) -> Self;
}

/// Writes how the entries of a list stand in the file: what they are beside id, label and unknown fields,
/// to the file and from it.
macro_rules! record {
    (
        $entry:ident as $file:ident,
        |$it:ident| { $($field:ident: $to:expr),* },
        |$read:ident, $place:ident, $found:ident| { $($own:ident: $from:expr),* }
    ) => {
        impl Record for $entry {
            type File<'f> = $file<'f>;

            fn file(&self) -> $file<'_> {
                let $it = self;
                let extra = Cow::Borrowed(&$it.extra);
                $file { id: $it.id.as_str().into(), label: (&$it.label).into(), extra, $($field: $to),* }
            }

            fn read(
                $read: $file,
                $place: impl Fn(&str) -> String,
                $found: &mut Vec<Violation>,
            ) -> Self {
                let label = printable(&$read.label).into_owned();
                let extra = $read.extra.into_owned();
                Self { id: (&*$read.id).into(), label, extra, $($own: $from),* }
            }
        }
    };
}

record!(
    UnitKind as KindFile,
    |kind| { rank: Count(kind.rank.into()), is_pole: kind.is_pole },
    |file, place, found| {
        rank: count(file.rank, || place("rank"), found),
        is_pole: file.is_pole
    }
);
record!(Category as EntryFile, |it| {}, |file, _place, _found| {});
record!(
    Grade as GradeFile,
    |grade| { category: grade.category.as_ref().map(|id| id.as_str().into()) },
    |file, _place, _found| { category: entry(file.category) }
);
record!(ManagerLevel as EntryFile, |it| {}, |file, _place, _found| {});

/// The lists as they were read.
pub(super) fn lists(file: ListsFile, found: &mut Vec<Violation>) -> Lists {
    let ListsFile { kinds, categories, grades, levels, extra } = file;
    let mut lists = Lists::empty();
    lists.kinds = read(kinds, found);
    lists.categories = read(categories, found);
    lists.grades = read(grades, found);
    lists.levels = read(levels, found);
    lists.extra = extra.into_owned();
    lists
}

fn read<E: Record>(files: Vec<E::File<'_>>, found: &mut Vec<Violation>) -> Vec<E> {
    let read = |(index, file)| {
        let place = |field: &str| format!("lists.{}[{index}].{field}", E::LIST.as_str());
        E::read(file, place, found)
    };
    files.into_iter().enumerate().map(read).collect()
}
