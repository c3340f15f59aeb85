//! T8, *tableau des emplois*: how many posts there are of each job, before and after.
//!
//! A transformation is a suppression and a creation, in law and here.

use std::collections::BTreeMap;

use super::balance::grade_place;
use super::maker::{Keys, Sums, TableMaker, WorkingTime, as_line, working_times};
use super::table::{Cell, ColumnKind, Table, TableColumn, TableRow};
use crate::compare::{Movement, Side};
use crate::model::{Post, display};
use crate::words::{Message, key, message};

/// What makes two posts one job: category, title, grade. In this order they are listed.
type JobKey = (usize, String, usize);

/// The figures of one job. Source − suppressions + creations + precisions + bench = target.
#[derive(Default)]
struct JobPosts {
    /// As first written, capitals aside.
    title: String,
    category: String,
    grade: String,
    source: i64,
    suppressions: i64,
    creations: i64,
    /// Posts that are the same under a title or a grade that says more: gained less lost.
    precisions: i64,
    /// Posts come from the bench of a chart, less those gone to it.
    bench: i64,
    target: i64,
    /// How many of the target's posts have another working time than before, or are new and part-time.
    times: BTreeMap<WorkingTime, usize>,
}

/// T8: per title, category and grade.
pub(super) fn jobs(maker: &TableMaker) -> Table {
    let jobs = counted(maker);
    let has_precisions = jobs.values().any(|job| job.precisions != 0);
    let has_bench = jobs.values().any(|job| job.bench != 0);
    let cells = |job: &JobPosts| {
        let mut cells = vec![
            job.title.as_str().into(),
            job.category.as_str().into(),
            job.grade.as_str().into(),
            job.source.into(),
            job.suppressions.into(),
            job.creations.into(),
        ];
        if has_precisions {
            cells.push(unless_zero(job.precisions));
        }
        if has_bench {
            cells.push(unless_zero(job.bench));
        }
        cells.extend([job.target.into(), unless_zero(job.target - job.source)]);
        cells
    };
    let width = 8 + usize::from(has_precisions) + usize::from(has_bench);
    let total = |label: String, sums: &Sums| {
        let mut cells = vec![Cell::Text(label), Cell::Empty, Cell::Empty];
        cells.extend(sums.0[3..].iter().copied().map(Cell::from));
        TableRow::total(cells)
    };
    let mut rows = Vec::new();
    let mut whole = Sums::new(width);
    let mut part = Sums::new(width);
    let mut jobs = jobs.iter().peekable();
    while let Some(((category, ..), job)) = jobs.next() {
        let row = cells(job);
        whole.add(&row);
        part.add(&row);
        rows.push(TableRow::plain(row));
        rows.extend(working_times(&job.times).map(|times| {
            let message = message!(key::TABLES_JOBS_TIMES, times);
            let mut cells = vec![Cell::Empty; width];
            cells[0] = maker.locale.say(&message).into();
            TableRow { depth: 1, ..TableRow::plain(cells) }
        }));
        if jobs.peek().is_none_or(|((next, ..), _)| next != category) {
            rows.push(total(maker.locale.say(&total_name(job)), &part));
            part = Sums::new(width);
        }
    }
    if !rows.is_empty() {
        rows.push(total(maker.say(key::TABLES_TOTAL), &whole));
    }
    let keys =
        Keys { name: key::TABLES_JOBS, title: key::TABLES_JOBS_TITLE, note: key::TABLES_JOBS_NOTE };
    let mut table = maker.table(8, keys, columns(maker, has_precisions, has_bench), rows);
    if has_precisions {
        table.notes.push(maker.say(key::TABLES_JOBS_PRECISIONS_NOTE));
    }
    table
}

/// The columns with their titles; those of precisions and of the bench where they say anything.
fn columns(maker: &TableMaker, has_precisions: bool, has_bench: bool) -> Vec<TableColumn> {
    let signed = |key| maker.column(key, ColumnKind::Signed, 11);
    let change = |key| maker.column(key, ColumnKind::Change, 14);
    let mut columns = vec![
        maker.column(key::TABLES_JOB, ColumnKind::Text, 52),
        maker.column(key::TABLES_CATEGORY_SHORT, ColumnKind::Text, 6),
        maker.column(key::TABLES_GRADE, ColumnKind::Text, 7),
        maker.column(key::TABLES_SOURCE, ColumnKind::Number, 9),
        change(key::TABLES_SUPPRESSIONS),
        change(key::TABLES_CREATIONS),
    ];
    if has_precisions {
        columns.push(maker.column(key::TABLES_PRECISIONS, ColumnKind::Signed, 11));
    }
    if has_bench {
        columns.push(maker.column(key::TABLES_BENCH, ColumnKind::Signed, 9));
    }
    columns.extend([
        maker.column(key::TABLES_TARGET, ColumnKind::Number, 9),
        signed(key::TABLES_DIFFERENCE),
    ]);
    columns
}

/// Most jobs do not change: only what does is to be seen.
fn unless_zero(number: i64) -> Cell {
    if number == 0 { Cell::Empty } else { number.into() }
}

fn total_name(job: &JobPosts) -> Message {
    if job.category.is_empty() {
        message!(key::TABLES_TOTAL_WITHOUT_CATEGORY)
    } else {
        message!(key::TABLES_TOTAL_OF_CATEGORY, category = job.category.as_str())
    }
}

fn counted(maker: &TableMaker) -> BTreeMap<JobKey, JobPosts> {
    let compared = maker.compared;
    let mut jobs: BTreeMap<JobKey, JobPosts> = BTreeMap::new();
    let mut job = |post: &Post, count: &dyn Fn(&mut JobPosts)| {
        let found = jobs.entry(job_key(maker, post)).or_insert_with(|| {
            let [category, grade, _] = compared.labels(post);
            JobPosts {
                title: as_line(&display(post.fields.title.text(), 1)),
                category: category.unwrap_or_default().to_owned(),
                grade: grade.unwrap_or_default().to_owned(),
                ..JobPosts::default()
            }
        });
        // A spelling with small letters reads better than one in capitals.
        if !found.title.chars().any(char::is_lowercase) {
            found.title = as_line(&display(post.fields.title.text(), 1));
        }
        count(found);
    };
    for entry in &compared.ledger.entries {
        let posts = i64::try_from(entry.count()).unwrap_or(i64::MAX);
        let is_unplaced = entry.movement == Movement::Unplaced;
        let is_new_job =
            !matches!(entry.movement, Movement::Kept | Movement::Retitled | Movement::Transferred);
        // Titles of one entry are spelt in several ways; each counts under its key all the same.
        if let Some(post) = compared.post(Side::From, entry.first()) {
            job(post, &|job| {
                job.source += posts;
                if is_unplaced {
                    job.bench -= posts;
                } else if is_new_job {
                    job.suppressions += posts;
                } else {
                    job.precisions -= posts;
                }
            });
        }
        if let Some(post) = compared.post(Side::To, entry.first()) {
            job(post, &|job| {
                job.target += posts;
                if let Some(time) = WorkingTime::of(compared, entry) {
                    *job.times.entry(time).or_default() += entry.count();
                }
                if is_unplaced {
                    job.bench += posts;
                } else if is_new_job {
                    job.creations += posts;
                } else {
                    job.precisions += posts;
                }
            });
        }
    }
    jobs
}

fn job_key(maker: &TableMaker, post: &Post) -> JobKey {
    let lists = maker.compared.lists;
    let category = post.fields.category.as_ref();
    let category = category.and_then(|id| lists.category_place(id));
    (
        category.unwrap_or(lists.categories.len()),
        post.fields.title.key().to_owned(),
        grade_place(lists, post).unwrap_or(lists.grades.len()),
    )
}
