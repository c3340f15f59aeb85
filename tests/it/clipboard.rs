//! The clipboard: within a window, between two, and from a spreadsheet.

use organigramme::editor::{
    Action, ChangeCommand, Command, Editor, Effect, PostChange, PostCommand, Question, Selection,
    ShowCommand, TableChoice,
};
use organigramme::format::reading::Meaning;
use organigramme::model::{DerivedIds, PostFields, PostId, UnitId};
use organigramme::words::Locale;

use super::hands::{bytes, chart, document, posts_of, sample, unit};
use super::mapping::{asked, take};

fn clipboard(effects: &[Effect]) -> String {
    let text = effects.iter().find_map(|effect| match effect {
        Effect::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    text.expect("something is put onto the clipboard")
}

/// Selects these posts and does `action` with them.
fn with_posts(editor: &mut Editor, posts: &[PostId], action: Action) -> String {
    editor.handle(Command::Show(ShowCommand::Select(Selection::posts(posts.to_vec()))));
    clipboard(&editor.handle(Command::Act(action)))
}

fn paste_into(editor: &mut Editor, unit: &UnitId, text: &str) -> Vec<Effect> {
    editor.handle(Command::Show(ShowCommand::Select(Selection::unit(unit.clone()))));
    editor.handle(Command::Paste(text.to_owned()))
}

fn fields(editor: &Editor, id: &PostId) -> PostFields {
    (*chart(editor).post_by_id(id).expect("the post is on the chart").fields).clone()
}

#[test]
fn a_copy_is_new_posts_with_every_field() {
    let mut editor = sample();
    let (from, to) = (unit(&editor, "Service Apprentis"), unit(&editor, "Service Formation"));
    let posts = posts_of(&editor, &from)[..2].to_vec();
    let note = "à revoir,\n\"bientôt\"\tpeut-être ; ou non";
    for change in [
        PostChange::Note(note.to_owned()),
        PostChange::Fte(organigramme::model::Hundredths(80)),
        PostChange::Vacant(true),
        PostChange::ReferenceJob(Some("Chargé/e de projet".to_owned())),
        PostChange::Grade(Some("A3".into())),
    ] {
        let (chart, posts) = (chart(&editor).id.clone(), posts.clone());
        editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Set {
            chart,
            posts,
            change,
        })));
    }
    let before = bytes(&editor);
    let text = with_posts(&mut editor, &posts, Action::Copy);
    assert!(text.starts_with("Intitulé\tCatégorie\tGrade\tEncadrement\t"), "{text}");
    assert!(text.contains("\t0,8\toui\t"), "{text}");
    assert_eq!(bytes(&editor), before, "a copy changes nothing");

    let count = posts_of(&editor, &to).len();
    paste_into(&mut editor, &to, &text);
    let now = posts_of(&editor, &to);
    assert_eq!(now.len(), count + 2);
    assert_eq!(document(&editor).selection().posts, now[count..]);
    for (copy, original) in now[count..].iter().zip(&posts) {
        assert_ne!(copy, original);
        assert_eq!(fields(&editor, copy), fields(&editor, original).without_past());
    }
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), before, "it was one step");
}

#[test]
fn what_is_cut_and_pasted_is_the_same_post_for_the_ledger() {
    let mut editor = sample();
    let (from, to) = (unit(&editor, "Service Apprentis"), unit(&editor, "Service Formation"));
    let posts = posts_of(&editor, &from)[..3].to_vec();
    let as_they_were: Vec<_> = posts.iter().map(|id| fields(&editor, id)).collect();
    let unexplained = document(&editor).ledger().unwrap().entries.len();
    let text = with_posts(&mut editor, &posts, Action::Cut);
    assert_eq!(chart(&editor).post_count(), 102);
    paste_into(&mut editor, &to, &text);
    assert!(posts_of(&editor, &to).ends_with(&posts));
    let pasted: Vec<_> = posts.iter().map(|id| fields(&editor, id)).collect();
    assert_eq!(pasted, as_they_were);
    let created = organigramme::compare::Movement::Created;
    assert_eq!(document(&editor).ledger().unwrap().count(created), 2, "as in the sample");
    assert!(document(&editor).ledger().unwrap().entries.len() >= unexplained);

    // A second paste finds them there: it makes others.
    paste_into(&mut editor, &from, &text);
    assert_eq!(chart(&editor).post_count(), 108);
    assert!(posts_of(&editor, &from).iter().all(|id| !posts.contains(id)));
}

#[test]
fn a_post_cut_in_one_window_stays_itself_in_another_that_lacks_it() {
    let (mut here, mut there) = (sample(), sample());
    let service = unit(&here, "Service Apprentis");
    let post = posts_of(&here, &service)[..1].to_vec();
    let text = with_posts(&mut here, &post, Action::Cut);
    paste_into(&mut there, &service, &text);
    assert_eq!(chart(&there).post_count(), 106);
    there.handle(Command::Act(Action::Undo));
    there.handle(Command::Show(ShowCommand::Select(Selection::posts(post.clone()))));
    there.handle(Command::Act(Action::Delete));
    there.locale = Locale::English;
    paste_into(&mut there, &service, &text);
    assert!(posts_of(&there, &service).contains(&post[0]));
}

#[test]
fn units_travel_with_their_posts_and_their_ceilings() {
    let mut editor = sample();
    let before = bytes(&editor);
    let (mission, service) =
        (unit(&editor, "Mission Proch"), unit(&editor, "Service Coordination"));
    editor.handle(Command::Show(ShowCommand::Select(Selection::unit(mission.clone()))));
    let text = clipboard(&editor.handle(Command::Act(Action::Copy)));
    assert!(text.lines().nth(1).unwrap().starts_with("1\tMission\tMission Proch'Orientation\t23"));
    paste_into(&mut editor, &service, &text);
    assert_eq!(chart(&editor).post_count(), 128);
    let copy = document(&editor).selection().single_unit().unwrap().clone();
    {
        let chart = chart(&editor);
        let (copied, original) =
            (chart.unit_by_id(&copy).unwrap(), chart.unit_by_id(&mission).unwrap());
        assert_eq!(copied.fields, original.fields.clone().without_past());
        assert_eq!(copied.children().len(), 3);
        assert_eq!(copied.parent(), chart.unit_key(&service));
    }
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), before);

    // Cut and pasted, they are the same units and posts.
    editor.handle(Command::Show(ShowCommand::Select(Selection::unit(mission.clone()))));
    let text = clipboard(&editor.handle(Command::Act(Action::Cut)));
    assert_eq!(chart(&editor).post_count(), 82);
    paste_into(&mut editor, &service, &text);
    assert_eq!(chart(&editor).post_count(), 105);
    let ledger = document(&editor).ledger().unwrap();
    assert_eq!(ledger.count(organigramme::compare::Movement::Created), 2);
    let parent = chart(&editor).unit_by_id(&mission).unwrap().parent();
    assert_eq!(parent, chart(&editor).unit_key(&service));
}

#[test]
fn another_project_learns_the_labels_it_lacks_and_says_so() {
    let mut editor = sample();
    let service = unit(&editor, "Service Apprentis");
    let mut lists = document(&editor).project().lists.clone();
    lists.categories[0].label = "Catégorie A+".to_owned();
    editor.handle(Command::Change(ChangeCommand::Lists(Box::new(
        organigramme::edit::lists::ListsDraft::of(lists),
    ))));
    let post = posts_of(&editor, &service)[..1].to_vec();
    let text = with_posts(&mut editor, &post, Action::Copy);
    let mut other = Editor::new(Box::new(DerivedIds::new(b"other")), Locale::French);
    other.handle(Command::Act(Action::New));
    let effects = other.handle(Command::Paste(text));
    let said = super::hands::said(&other, &effects);
    assert!(said.contains("Catégorie A+"), "{said}");
    let pasted = document(&other).selection().posts[0].clone();
    let category = fields(&other, &pasted).category.unwrap();
    let lists = &document(&other).project().lists;
    assert_eq!(lists.category(&category).unwrap().label, "Catégorie A+");
    other.handle(Command::Act(Action::Undo));
    assert!(document(&other).project().lists.category(&category).is_none(), "it was one step");
}

#[test]
fn rows_of_a_spreadsheet_are_shown_before_they_become_posts() {
    let mut editor = sample();
    let before = bytes(&editor);
    let service = unit(&editor, "Service Apprentis");
    let text = "Nb\tPoste\tCat.\tCotation\tService\tRemarques\n\
                3\tChargé/e de mission\tA\tA3\tService Formation et territoires\tpar concours\n\
                1\tJuriste\tA\tZ9\tService Apprentis et entreprises\t\n\
                1\t\tB\t\tService Apprentis et entreprises\t\n";
    let (formation, apprentis) = (
        posts_of(&editor, &unit(&editor, "Service Formation")).len(),
        posts_of(&editor, &service).len(),
    );
    let file = asked(paste_into(&mut editor, &service, text));
    assert_eq!(bytes(&editor), before, "nothing is done before the answer");
    let choice = TableChoice::new(file.tables.clone(), Vec::new());
    let meanings: Vec<Meaning> = choice.mappings[0].columns.iter().map(|it| it.meaning).collect();
    let expected = [
        Meaning::Count,
        Meaning::Title,
        Meaning::Category,
        Meaning::Grade,
        Meaning::Unit,
        Meaning::Note,
    ];
    assert_eq!(meanings, expected);

    take(&mut editor, file, |_| {});
    let now = |name: &str| posts_of(&editor, &unit(&editor, name));
    // Units of these names are there: the posts are put into them.
    assert_eq!(now("Service Formation").len(), formation + 3);
    assert_eq!(now("Service Apprentis").len(), apprentis + 2);
    let last = now("Service Formation").pop().expect("a post");
    assert_eq!(fields(&editor, &last).note, "par concours");
    let jurist = now("Service Apprentis")[apprentis].clone();
    let grade = fields(&editor, &jurist).grade.expect("it is told");
    assert_eq!(document(&editor).project().lists.grade(&grade).expect("added").label, "Z9");
    // That the last row has no title is told at its place.
    let review = document(&editor).review().expect("something is doubtful");
    assert!(review.doubts.iter().any(|it| it.line == 4), "{:?}", review.doubts);
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), before, "it was one step");
}

#[test]
fn columns_without_names_are_known_by_what_stands_in_them() {
    let mut editor = sample();
    let service = unit(&editor, "Service Apprentis");
    for text in [
        "A\tChargé/e de mission, Europe\t2\nB\tAssistant/e\t1\n",
        "A;Chargé/e de mission, Europe;2\nB;Assistant/e;1\n",
        "A,\"Chargé/e de mission, Europe\",2\nB,\"Assistant/e, accueil\",1\n",
    ] {
        let before = posts_of(&editor, &service).len();
        let file = asked(paste_into(&mut editor, &service, text));
        take(&mut editor, file, |_| {});
        let posts = posts_of(&editor, &service);
        assert_eq!(posts.len(), before + 3, "{text}");
        let first = fields(&editor, &posts[before]);
        assert_eq!(first.title.text(), "Chargé/e de mission, Europe", "{text}");
        assert_eq!(first.category.as_ref().map(|it| it.as_str()), Some("A"), "{text}");
        editor.handle(Command::Act(Action::Undo));
    }
    // Bare titles are posts at once: there is no column to ask about.
    let before = posts_of(&editor, &service).len();
    paste_into(&mut editor, &service, "Juriste\nAssistant/e\n");
    assert_eq!(posts_of(&editor, &service).len(), before + 2);
}

#[test]
fn a_corrected_column_is_taken_as_it_is_corrected() {
    let mut editor = sample();
    let service = unit(&editor, "Service Apprentis");
    let text = "Juriste\tdroit public\nJuriste\tmarchés\n";
    let file = asked(paste_into(&mut editor, &service, text));
    let before = posts_of(&editor, &service).len();
    take(&mut editor, file, |choice| {
        choice.set_header(0, None);
        choice.set_meaning(0, 0, Meaning::Title);
        choice.set_meaning(0, 1, Meaning::Note);
    });
    let posts = posts_of(&editor, &service);
    assert_eq!(posts.len(), before + 2);
    let first = fields(&editor, &posts[before]);
    assert_eq!((first.title.text(), first.note.as_str()), ("Juriste", "droit public"));
}

#[test]
fn whatever_is_on_the_clipboard_breaks_nothing() {
    let mut editor = sample();
    let before = bytes(&editor);
    let service = unit(&editor, "Service Apprentis");
    for text in ["", "\n\n", "\t\t\n", "\"", "a\t\"b\nc", "Niveau\tType d’unité\n1\t2\n"] {
        for effect in paste_into(&mut editor, &service, text) {
            if let Effect::Ask(Question::MapTable(file)) = effect {
                let options = TableChoice::new(file.tables.clone(), Vec::new()).options();
                let mut ids = DerivedIds::new(b"broken");
                if file.tables.read(&options, &mut ids, &mut |_| true).is_ok() {
                    take(&mut editor, *file, |_| {});
                }
            }
        }
        while bytes(&editor) != before && document(&editor).history().next_undo().is_some() {
            editor.handle(Command::Act(Action::Undo));
        }
        assert_eq!(bytes(&editor), before, "{text:?}");
    }
}
