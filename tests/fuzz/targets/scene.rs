//! Any small chart with any texts: drawn with every post on one line, no text outside its card and no
//! card over another.

#![no_main]

use libfuzzer_sys::fuzz_target;
use organigramme::model::{
    Authorised, ChartFields, ChartRecord, Lists, PostFields, PostRecord, Project, ProjectRecord,
    Subtree, UnitFields, UnitRecord, printable,
};
use organigramme_fuzz::assert_drawn;
use organigramme_fuzz::bytes::Choices;
use organigramme_fuzz::sound::assert_saved_and_read_again;

const RECORDS_MAX: usize = 60;
const KINDS: [&str; 4] = ["pole", "direction", "service", "cellule"];

fn text(choices: &mut Choices) -> String {
    printable(&choices.text()).into_owned()
}

fn tree(choices: &mut Choices) -> Subtree {
    let mut tree = Subtree::default();
    let root = UnitFields::new(KINDS[0], text(choices));
    tree.units.push(UnitRecord { id: "u0".into(), parent: None, fields: root });
    for index in 1..RECORDS_MAX {
        if choices.is_empty() {
            break;
        }
        let what = choices.byte();
        let parent = format!("u{}", choices.below(tree.units.len())).into();
        if what % 3 == 0 {
            let kind = KINDS[usize::from(what) % KINDS.len()];
            let mut fields = UnitFields::new(kind, text(choices));
            fields.authorised = match choices.below(3) {
                0 => Authorised::Inherit,
                1 => Authorised::NotPrinted,
                _ => Authorised::Posts(choices.word().into()),
            };
            let id = format!("u{}", tree.units.len()).into();
            tree.units.push(UnitRecord { id, parent: Some(parent), fields });
        } else {
            let mut fields = PostFields::new(&text(choices));
            fields.category = (what & 64 == 0).then(|| "A".into());
            fields.reference_job = Some(text(choices)).filter(|job| !job.is_empty());
            fields.vacant = what & 128 != 0;
            tree.posts.push(PostRecord { id: format!("p{index}").into(), unit: parent, fields });
        }
    }
    tree
}

fuzz_target!(|bytes: &[u8]| {
    let mut choices = Choices(bytes);
    let fields = ChartFields::new(text(&mut choices));
    let chart = ChartRecord { id: "c".into(), fields, tree: tree(&mut choices) };
    let record = ProjectRecord {
        title: text(&mut choices),
        lists: Lists::default(),
        charts: vec![chart],
        snapshots: Vec::new(),
        extra: Default::default(),
    };
    let project = Project::from_record(record).expect("the record is sound");
    assert_saved_and_read_again(&project);
    assert_drawn(&project);
});
