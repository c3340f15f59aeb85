//! What a drop asks for, and what is said of it before it is let go.

use std::collections::HashSet;

use crate::app::canvas::{Carried, Drop, Landing, Place};
use crate::app::kit::icons;
use crate::edit::check_move_unit;
use crate::editor::{
    Ceiling, CeilingChange, ChangeCommand, Document, Editor, PostCommand, UnitCommand,
};
use crate::model::{Chart, PostId, brief, display, on_one_line};
use crate::words::{Locale, key, message};

/// The change that an allowed drop asks for.
pub fn change_of_drop(drop: Drop) -> ChangeCommand {
    match (drop.what, drop.to) {
        (Carried::Posts(posts), Place::Post { unit, before }) => {
            ChangeCommand::Posts(PostCommand::Move { posts, unit, before })
        }
        (Carried::Posts(posts), Place::Unit { parent: unit, .. }) => {
            ChangeCommand::Posts(PostCommand::Move { posts, unit, before: None })
        }
        (Carried::Units(units), Place::Unit { parent, before }) => {
            ChangeCommand::Units(UnitCommand::Move { units, parent, before })
        }
        (Carried::Units(units), Place::Post { unit: parent, .. }) => {
            ChangeCommand::Units(UnitCommand::Move { units, parent, before: None })
        }
    }
}

/// What `drop` would do to a chart, or the sentence that refuses it.
pub fn preview(
    document: &Document,
    chart: &Chart,
    drop: &Drop,
    words: Locale,
) -> Result<Landing, String> {
    if let Some(reason) = document.read_only() {
        return Err(words.say(reason));
    }
    if !document.is_chart(chart) {
        return Err(words.get(key::SNAPSHOT_STAYS));
    }
    match (&drop.what, &drop.to) {
        (Carried::Units(units), Place::Unit { parent, .. } | Place::Post { unit: parent, .. }) => {
            // All of them go, or none does.
            match units.iter().try_for_each(|unit| check_move_unit(chart, unit, parent)) {
                Ok(()) => Ok(Landing::Between),
                Err(refusal) => Err(words.say(&refusal.message())),
            }
        }
        (Carried::Posts(posts), Place::Post { unit, .. } | Place::Unit { parent: unit, .. }) => {
            let moved = posts.first().and_then(|post| chart.post_by_id(post));
            let target = chart.unit_by_id(unit);
            let (Some(moved), Some(target)) = (moved, target) else { return Ok(Landing::Between) };
            let posts: HashSet<&PostId> = posts.iter().collect();
            let mut others = target.posts().iter().map(|&key| chart.post(key));
            let joined = others.find(|other| {
                !posts.contains(&other.id) && on_one_line(&other.fields, &moved.fields)
            });
            Ok(joined.map_or(Landing::Between, |other| Landing::Joins(other.id.clone())))
        }
    }
}

/// The ceilings of the chart in front that a drop would change: "DIRAA : 54 / 54 → 55 / 54 ▲".
pub fn foreseen(editor: &Editor, chart: &Chart, drop: &Drop) -> String {
    let is_front = editor.document().and_then(Document::chart).is_some_and(|it| it.id == chart.id);
    if !is_front {
        return String::new();
    }
    let changes = editor.foresee(&change_of_drop(drop.clone())).unwrap_or_default();
    let line = |change: CeilingChange| {
        let say = |ceiling: Option<Ceiling>| {
            let ceiling = ceiling?;
            let mark =
                if ceiling.is_passed() { format!("{} ", icons::OVER) } else { String::new() };
            let authorised = Some(ceiling.authorised?);
            Some(mark + &editor.locale.headcount(ceiling.posts, authorised, true))
        };
        let figures = format!("{} → {}", say(change.before)?, say(change.after)?);
        Some(editor.locale.named(&change.unit?, figures))
    };
    changes.into_iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// What is dragged, in words.
pub fn called(editor: &Editor, carried: &Carried) -> String {
    let chart = editor.document().and_then(Document::chart);
    let post_title =
        |post: &PostId| Some(brief(chart?.post_by_id(post)?.fields.title.text()).into_owned());
    match carried {
        Carried::Units(units) => {
            let first = units.first().and_then(|unit| chart?.unit_by_id(unit));
            let name = first.map(|unit| brief(&unit.fields.name).into_owned()).unwrap_or_default();
            let message = message!(key::CARRIED_UNITS, count = units.len(), name);
            editor.locale.say(&message)
        }
        Carried::Posts(posts) => {
            let title = posts.first().and_then(post_title).unwrap_or_default();
            let title = display(&title, posts.len());
            let message = message!(key::CARRIED_POSTS, count = posts.len(), title);
            editor.locale.say(&message)
        }
    }
}
