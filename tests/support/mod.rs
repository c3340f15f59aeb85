//! What tests and benches share: organisations of any size, made up but of realistic proportions.

#![allow(dead_code, reason = "each test binary uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a fixture that is not there is a bug")]

#[cfg(test)]
pub mod forms;
#[cfg(test)]
pub mod image;
pub mod notation;
#[cfg(test)]
pub mod outlines;
#[cfg(test)]
pub mod random;
#[cfg(test)]
pub mod raster;
#[cfg(test)]
pub mod recount;
pub mod seed;
pub mod seed_project;
pub mod sound;
#[cfg(test)]
pub mod tables;
#[cfg(test)]
pub mod waiting;
pub mod words;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use organigramme::editor::{Command, FileCommand, Purpose, Reading};
use organigramme::format::door::File;
use organigramme::model::{
    Authorised, Chart, ChartFields, ChartRecord, DerivedIds, IdSource, Lists, PostFields,
    PostRecord, Project, ProjectRecord, Role, Subtree, UnitFields, UnitId, UnitRecord,
};

/// Titles as real charts print them, with their category.
const TITLES: [(&str, &str); 8] = [
    ("Responsable de service", "A"),
    ("Chargé/e/s de mission", "A"),
    ("Gestionnaires administratif/ve/s et financier/ère/s", "B"),
    ("Conseiller/ère/s technique/s", "A"),
    ("Assistant/e/s de direction", "B"),
    ("Juristes conseil", "A"),
    ("Gestionnaires d'études et systèmes d'information", "B"),
    ("Conseiller/ères Techniques en charge de la coordination des politiques régionales", "A"),
];

const NAMES: [&str; 6] = [
    "Formation et territoires",
    "Accords-cadres et marchés publics",
    "administratif, financier et ressources",
    "Rapprochement et appui aux apprentis et entreprises",
    "Coordination",
    "information sur les métiers et les formations",
];

/// What comes back when the file at `path`, which holds `bytes`, was read.
pub fn file_read(path: impl Into<PathBuf>, purpose: Purpose, bytes: &[u8]) -> Command {
    // What is new in a file is never what was new in another.
    static READ: AtomicU64 = AtomicU64::new(0);
    let path = path.into();
    let mut ids = DerivedIds::new(format!("file {}", READ.fetch_add(1, Relaxed)).as_bytes());
    let read = Reading::of(&path, purpose, &File::of(bytes), &mut ids);
    Command::File(FileCommand::Read { path, purpose, read })
}

/// A project with one target chart of `posts` posts: a pôle, directions of six services, services of
/// up to four sectors, about seven posts a unit.
pub fn organisation(posts: usize) -> Project {
    let mut ids = DerivedIds::new(b"organisation");
    let mut tree = Subtree::default();
    let kinds = ["pole", "direction", "service", "secteur"];
    let breadth = [usize::MAX, 6, 4, 0];
    let units = (posts / 7).max(1);
    // (id, depth, children still to come), in the order in which parents are filled.
    let mut open: std::collections::VecDeque<(UnitId, usize, usize)> = Default::default();
    for index in 0..units {
        let (parent, depth) = loop {
            match open.front_mut() {
                None => break (None, 0),
                Some((_, _, 0)) => {
                    open.pop_front();
                }
                Some((id, depth, left)) => {
                    *left -= 1;
                    break (Some(id.clone()), *depth + 1);
                }
            }
        };
        let id: UnitId = ids.next_id().into();
        let mut fields = UnitFields::new(kinds[depth], NAMES[index % NAMES.len()]);
        if depth < 2 {
            fields.authorised = Authorised::Posts(7);
        }
        // The root takes as many directions as it needs and no more than keep the tree deep.
        let children = if depth == 0 { units.div_ceil(31) } else { breadth[depth] };
        open.push_back((id.clone(), depth, children));
        tree.units.push(UnitRecord { id, parent, fields });
    }
    for index in 0..posts {
        let unit = tree.units[index % units].id.clone();
        let (title, category) = TITLES[(index / units + index % units) % TITLES.len()];
        let mut fields = PostFields::new(title);
        fields.category = Some(category.into());
        tree.posts.push(PostRecord { id: ids.next_id().into(), unit, fields });
    }
    let mut fields = ChartFields::new("Cible");
    fields.role = Some(Role::Target);
    let chart = ChartRecord { id: ids.next_id().into(), fields, tree };
    Project::from_record(ProjectRecord {
        title: format!("{posts} postes"),
        lists: Lists::default(),
        charts: vec![chart],
        snapshots: Vec::new(),
        extra: Default::default(),
    })
    .expect("a made-up organisation is sound")
}

/// A project with one target chart, of one unit that holds all `posts`, each of a title of its own.
pub fn one_unit(posts: usize) -> Project {
    let mut record = organisation(7).to_record();
    let tree = &mut record.charts[0].tree;
    let unit = tree.units[0].id.clone();
    let post = |index: usize| {
        let mut fields = PostFields::new(&format!("Chargé/e de la mission {index}"));
        fields.category = Some("A".into());
        PostRecord { id: format!("p{index}").as_str().into(), unit: unit.clone(), fields }
    };
    tree.posts = (0..posts).map(post).collect();
    Project::from_record(record).expect("a made-up organisation is sound")
}

/// The one chart of a made-up organisation.
pub fn chart(project: &Project) -> &Chart {
    &project.charts[0]
}
