//! Selecting, changing and moving many things at once, without a window.

use organigramme::editor::{
    Action, ChangeCommand, Command, Document, Editor, Effect, PostChange, PostCommand, Selection,
    UnitChange, UnitCommand,
};
use organigramme::format::native;
use organigramme::model::{Chart, DerivedIds, PostId, UnitId};
use organigramme::words::Locale;

pub fn sample() -> Editor {
    let mut editor = Editor::new(Box::new(DerivedIds::new(b"hands")), Locale::French);
    editor.handle(Command::Act(Action::OpenSample));
    editor
}

pub fn document(editor: &Editor) -> &Document {
    editor.document().expect("a project is open")
}

pub fn chart(editor: &Editor) -> &Chart {
    document(editor).chart().expect("a chart is shown")
}

pub fn bytes(editor: &Editor) -> Vec<u8> {
    native::save(document(editor).project())
}

/// The unit whose name begins so.
pub fn unit(editor: &Editor, name: &str) -> UnitId {
    let chart = chart(editor);
    let found = chart.units_in_order().find(|&key| chart.unit(key).fields.name.starts_with(name));
    chart.unit(found.unwrap_or_else(|| panic!("{name} is on the chart"))).id.clone()
}

/// The own posts of a unit, in its order.
pub fn posts_of(editor: &Editor, unit: &UnitId) -> Vec<PostId> {
    let chart = chart(editor);
    let unit = chart.unit_by_id(unit).expect("the unit is on the chart");
    unit.posts().iter().map(|&key| chart.post(key).id.clone()).collect()
}

/// What `editor` says has failed; empty if nothing has.
pub fn said(editor: &Editor, effects: &[Effect]) -> String {
    let said = effects.iter().filter_map(|effect| match effect {
        Effect::Say { message, .. } => Some(editor.locale.say(message)),
        _ => None,
    });
    said.collect::<Vec<_>>().join("\n")
}

fn posts(ids: &[&str]) -> Selection {
    Selection::posts(ids.iter().map(|&id| id.into()).collect())
}

fn unit_row(id: &str) -> Selection {
    Selection::unit(id.into())
}

#[test]
fn shift_takes_all_that_lies_between_and_keeps_its_beginning() {
    let rows = [
        unit_row("u"),
        posts(&["1", "2"]),
        posts(&["3"]),
        unit_row("v"),
        posts(&["4"]),
        unit_row("w"),
    ];
    let from_three = posts(&["3"]);
    assert_eq!(from_three.up_to(&rows[4], &rows), posts(&["3", "4"]), "units are passed over");
    let upwards = from_three.up_to(&rows[1], &rows);
    assert_eq!(upwards, posts(&["3", "1", "2"]));
    assert_eq!(upwards.up_to(&rows[4], &rows), posts(&["3", "4"]), "it begins where it began");
    let units = unit_row("v").up_to(&rows[0], &rows);
    assert_eq!(units.units, [UnitId::from("v"), UnitId::from("u")]);
    let elsewhere = posts(&["9"]).up_to(&rows[1], &rows);
    assert_eq!(elsewhere, posts(&["9", "1", "2"]), "nothing lies between: both are selected");
}

#[test]
fn control_adds_what_is_not_selected_and_takes_out_what_is() {
    let selection = posts(&["1"]).toggled(&posts(&["2", "3"]));
    assert_eq!(selection, posts(&["1", "2", "3"]));
    assert_eq!(selection.clone().toggled(&posts(&["1", "2"])), posts(&["3"]));
    assert_eq!(selection.toggled(&posts(&["3", "4"])), posts(&["1", "2", "3", "4"]));
}

#[test]
fn many_posts_change_in_one_field_and_one_step() {
    let mut editor = sample();
    let before = bytes(&editor);
    let all: Vec<PostId> = {
        let chart = chart(&editor);
        chart.posts_in_order().take(12).map(|key| chart.post(key).id.clone()).collect()
    };
    let others = |editor: &Editor| -> Vec<_> {
        let chart = chart(editor);
        let fields = all.iter().map(|id| chart.post_by_id(id).unwrap().fields.clone());
        fields.map(|it| (it.title.text().to_owned(), it.category.clone(), it.fte)).collect()
    };
    let untouched = others(&editor);
    let change = PostChange::ReferenceJob(Some("Chargé/e de projet".to_owned()));
    let chart_id = chart(&editor).id.clone();
    editor.handle(Command::Change(ChangeCommand::Posts(PostCommand::Set {
        chart: chart_id,
        posts: all.clone(),
        change,
    })));
    assert_eq!(others(&editor), untouched);
    for id in &all {
        let job = chart(&editor).post_by_id(id).unwrap().fields.reference_job.clone();
        assert_eq!(job.as_deref(), Some("Chargé/e de projet"));
    }
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), before);
}

#[test]
fn several_units_change_their_kind_in_one_step() {
    let mut editor = sample();
    let before = bytes(&editor);
    let units: Vec<UnitId> = {
        let chart = chart(&editor);
        let root = chart.unit(chart.root());
        root.children().iter().map(|&key| chart.unit(key).id.clone()).collect()
    };
    assert!(units.len() > 1);
    let chart_id = chart(&editor).id.clone();
    let change = UnitChange::Kind("mission".into());
    editor.handle(Command::Change(ChangeCommand::Units(UnitCommand::Set {
        chart: chart_id,
        units: units.clone(),
        change,
    })));
    for unit in &units {
        assert_eq!(chart(&editor).unit_by_id(unit).unwrap().fields.kind.as_str(), "mission");
    }
    editor.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&editor), before);
    assert!(document(&editor).history().next_undo().is_none(), "it was one step");
}
