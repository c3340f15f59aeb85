//! With posts on the bench selected, every action can be asked for: none ends the program, and what each
//! changed is undone to the byte.

use organigramme::editor::{Action, Command, Document, FindCommand, Selection, ShowCommand};
use organigramme::format::native;
use organigramme::model::{PostId, UnitId, violations};

use super::window::{Screen, ask, sample};

/// Those that ask the system for a path, leave the project, or go through its history.
pub const LEFT_OUT: [Action; 16] = [
    Action::New,
    Action::Open,
    Action::OpenSample,
    Action::ImportText,
    Action::ImportTextHere,
    Action::AddCharts,
    Action::Save,
    Action::SaveAs,
    Action::ExportTables,
    Action::ExportStatistics,
    Action::ExportMinutes,
    Action::ExportComments,
    Action::CopyPicture,
    Action::Quit,
    Action::Undo,
    Action::Redo,
];

fn document(screen: &Screen) -> &Document {
    screen.state().document()
}

fn bytes(screen: &Screen) -> Vec<u8> {
    native::save(document(screen).project())
}

/// The sample, with two posts of a service set aside.
fn with_a_bench() -> Screen {
    let mut screen = sample();
    let chart = document(&screen).chart().expect("a chart is shown");
    let unit = chart.units_in_order().map(|key| chart.unit(key)).last().expect("a unit");
    let posts = unit.posts().iter().take(2).map(|&key| chart.post(key).id.clone()).collect();
    ask(&mut screen, Command::Show(ShowCommand::Select(Selection::posts(posts))));
    ask(&mut screen, Command::Act(Action::SetAside));
    screen
}

/// The two posts on the bench, and one that stands in a unit.
fn posts(screen: &Screen) -> ([PostId; 2], PostId) {
    let chart = document(screen).chart().expect("a chart is shown");
    let id = |key: &_| -> PostId { chart.post(*key).id.clone() };
    let benched: Vec<PostId> = chart.unit(chart.bench()).posts().iter().map(id).collect();
    let placed = chart.posts_in_order().nth(5).map(|key| id(&key)).expect("a post");
    (benched.try_into().expect("two posts"), placed)
}

/// Asks for every action with what `selected` says selected, and for what a search finds.
fn assert_answers(selected: impl Fn(&Screen) -> Selection) {
    let mut screen = with_a_bench();
    let selection = selected(&screen);
    let baseline = bytes(&screen);
    let before = document(&screen).chart().expect("a chart is shown").id.clone();
    for &action in Action::ALL.iter().filter(|action| !LEFT_OUT.contains(action)) {
        ask(&mut screen, Command::Show(ShowCommand::Chart(before.clone())));
        ask(&mut screen, Command::Show(ShowCommand::Select(selection.clone())));
        // A dialog may go on drawing while it waits for a thread.
        screen.state_mut().command(Command::Act(action));
        screen.run_steps(3);
        screen.key_press(egui::Key::Escape);
        screen.run_steps(2);
        screen.key_press(egui::Key::Escape);
        screen.run_steps(2);
        let found = violations(&document(&screen).project().to_record());
        assert!(found.is_empty(), "{action:?}: {found:?}");
        for _ in 0..3 {
            if bytes(&screen) != baseline {
                ask(&mut screen, Command::Act(Action::Undo));
            }
        }
        assert!(bytes(&screen) == baseline, "{action:?} is undone");
    }
    for words in ["gestionnaire", "Mission"] {
        ask(&mut screen, Command::Show(ShowCommand::Select(selection.clone())));
        ask(&mut screen, Command::Find(FindCommand::Seek(words.to_owned())));
        ask(&mut screen, Command::Find(FindCommand::Next));
        ask(&mut screen, Command::Find(FindCommand::Previous));
    }
}

#[test]
fn actions_answer_with_the_posts_of_the_bench_selected() {
    assert_answers(|screen| Selection::posts(posts(screen).0.to_vec()));
}

#[test]
fn actions_answer_with_one_post_of_the_bench_and_one_of_a_unit_selected() {
    assert_answers(|screen| {
        let ([benched, _], placed) = posts(screen);
        Selection::posts(vec![benched, placed])
    });
}

#[test]
fn actions_answer_with_the_bench_itself_selected() {
    assert_answers(|_| Selection::unit(UnitId::bench()));
}
