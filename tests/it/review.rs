//! A report beside what was made of it: each choice about a line is an edit with its undo, and what was accepted is
//! counted down.

use organigramme::editor::{
    Action, Command, DoubtKind, Editor, Effect, LineChange, Purpose, Review, ReviewCommand,
    ShowEffect,
};
use organigramme::model::DerivedIds;
use organigramme::words::Locale;

use super::hands::{bytes, chart, document, posts_of, unit};
use crate::support::file_read;

/// The line that says nothing to a reader is the fifth.
const REPORT: &str = "Direction des finances\n\
    1 Directeur (A)\n\
    Service Budget\n\
    2 Gestionnaires (B)\n\
    bizarre (((\n\
    3 Agents (C)\n";

const UNREAD: usize = 5;

fn editor() -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"review")), Locale::French);
    let effects = editor.handle(file_read("r.txt", Purpose::ImportText, REPORT.as_bytes()));
    let is_shown = |it: &Effect| matches!(it, Effect::Show(ShowEffect::Review));
    assert!(effects.iter().any(is_shown), "it has doubts: it is laid beside the chart");
    editor
}

fn review(editor: &Editor) -> &Review {
    document(editor).review().expect("a report was read")
}

fn open(editor: &Editor) -> usize {
    review(editor).open(document(editor).history())
}

fn change(editor: &mut Editor, line: usize, change: LineChange) -> Vec<Effect> {
    editor.handle(Command::Review(ReviewCommand::Change { line, change, doubt: None }))
}

/// One step of undo brings back the bytes of before, and the doubts.
fn assert_one_step(editor: &mut Editor, before: &[u8], doubts: usize) {
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(editor), before);
    assert_eq!(open(editor), doubts, "what an edit has settled is open again without it");
}

#[test]
fn an_unread_line_becomes_a_unit_with_the_posts_below_it() {
    let mut editor = editor();
    let (before, doubts) = (bytes(&editor), open(&editor));
    assert!(document(&editor).lines_left_out() > 0);
    change(&mut editor, UNREAD, LineChange::Unit);
    let made = unit(&editor, "bizarre");
    assert_eq!(posts_of(&editor, &made).len(), 3);
    assert_eq!(posts_of(&editor, &unit(&editor, "Service Budget")).len(), 2);
    assert_eq!(document(&editor).selection().units, [made]);
    assert_eq!(document(&editor).lines_left_out(), 0);
    let evidence = document(&editor).selected_evidence().expect("it stands in the report");
    assert_eq!((evidence.file.as_str(), evidence.line), ("r.txt", 5));
    assert!(open(&editor) < doubts);
    assert_one_step(&mut editor, &before, doubts);
    assert!(document(&editor).lines_left_out() > 0);
}

#[test]
fn an_unread_line_becomes_posts_of_the_unit_above_it() {
    let mut editor = editor();
    let (before, doubts) = (bytes(&editor), open(&editor));
    change(&mut editor, UNREAD, LineChange::Post);
    assert_eq!(posts_of(&editor, &unit(&editor, "Service Budget")).len(), 6);
    assert_eq!(document(&editor).lines_left_out(), 0);
    assert_one_step(&mut editor, &before, doubts);
}

#[test]
fn a_line_is_left_out_attached_counted_and_of_another_kind() {
    let mut editor = editor();
    let (before, doubts) = (bytes(&editor), open(&editor));
    // A unit that is none: what it holds stays, in the unit above.
    change(&mut editor, 3, LineChange::LeaveOut);
    assert_eq!(chart(&editor).unit_count(), 1);
    assert_eq!(posts_of(&editor, &unit(&editor, "Direction des finances")).len(), 6);
    assert_one_step(&mut editor, &before, doubts);

    let root = unit(&editor, "Direction des finances");
    change(&mut editor, 4, LineChange::Attach(root.clone()));
    assert_eq!(posts_of(&editor, &root).len(), 3);
    assert_one_step(&mut editor, &before, doubts);

    for count in [1, 5] {
        change(&mut editor, 4, LineChange::Count(count));
        let budget = unit(&editor, "Service Budget");
        assert_eq!(posts_of(&editor, &budget).len(), 3 + count);
        assert_eq!(document(&editor).selection().posts.len(), count, "the line, and it alone");
        assert_one_step(&mut editor, &before, doubts);
    }

    let mission = document(&editor).project().lists.kinds[0].id.clone();
    change(&mut editor, 3, LineChange::Kind(mission.clone()));
    let budget = unit(&editor, "Service Budget");
    assert_eq!(chart(&editor).unit_by_id(&budget).expect("there").fields.kind, mission);
    assert_one_step(&mut editor, &before, doubts);
}

#[test]
fn what_is_accepted_is_counted_down_and_can_be_taken_back() {
    let mut editor = editor();
    let all = open(&editor);
    assert!(all > 0);
    let left_out = document(&editor).lines_left_out();
    editor.handle(Command::Act(Action::NextDoubt));
    assert_eq!(review(&editor).doubts[0].kind, DoubtKind::LeftOut, "what is missing comes first");
    editor.handle(Command::Act(Action::AcceptDoubt));
    assert_eq!(open(&editor), all - 1);
    assert_eq!(
        document(&editor).lines_left_out(),
        left_out,
        "accepted, it is left out all the same"
    );
    editor.handle(Command::Act(Action::TakeBackDecision));
    assert_eq!(open(&editor), all);
    let before = bytes(&editor);
    change(&mut editor, UNREAD, LineChange::Unit);
    assert_ne!(bytes(&editor), before);
    editor.handle(Command::Act(Action::TakeBackDecision));
    assert_eq!((bytes(&editor), open(&editor)), (before, all));
    // Every doubt is reached, each once.
    for left in (0..all).rev() {
        editor.handle(Command::Act(Action::NextDoubt));
        editor.handle(Command::Act(Action::AcceptDoubt));
        assert_eq!(open(&editor), left);
    }
}

#[test]
fn a_line_shows_what_it_became_and_the_chart_its_line() {
    let mut editor = editor();
    editor.handle(Command::Review(ReviewCommand::GoTo(4)));
    let budget = unit(&editor, "Service Budget");
    assert_eq!(document(&editor).selection().posts, posts_of(&editor, &budget)[..2]);
    let evidence = document(&editor).selected_evidence().expect("both stand there");
    assert_eq!((evidence.line, evidence.text.as_str()), (4, "2 Gestionnaires (B)"));
}
