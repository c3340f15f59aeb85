//! A source and a target made by edits at random: saved and read again, compared and printed, and
//! undone to the byte.

#![no_main]

use libfuzzer_sys::fuzz_target;
use organigramme::compare::Ledger;
use organigramme::edit::apply;
use organigramme::export::ledger::Compared;
use organigramme::format::native::save;
use organigramme_fuzz::bytes::Choices;
use organigramme_fuzz::assert_compared;
use organigramme_fuzz::random::{Step, source, state, undoable};
use organigramme_fuzz::sound::assert_saved_and_read_again;

/// Of each of the three stretches of edits.
const STEPS_MAX: usize = 40;

fn steps(choices: &mut Choices) -> Vec<Step> {
    let count = choices.below(STEPS_MAX);
    let mut step = || (choices.byte() % 15, choices.word(), choices.word(), choices.word());
    (0..count).map(|_| step()).collect()
}

fuzz_target!(|bytes: &[u8]| {
    let mut choices = Choices(bytes);
    let [before, after, undone] = [(); 3].map(|()| steps(&mut choices));
    let mut project = source(&before);
    let target = state(&mut project, "Cible", &after);
    assert_saved_and_read_again(&project);
    let saved = save(&project);
    let inverses = undoable(&mut project, &target, &undone);
    assert_saved_and_read_again(&project);
    let [from, to] = ["s".into(), target].map(|id| project.chart(&id).expect("it is there"));
    let ledger = Ledger::between(from, to, &project.lists);
    assert_compared(&Compared { from, to, lists: &project.lists, ledger: &ledger });
    for inverse in inverses.into_iter().rev() {
        apply(&mut project, inverse).expect("what was done is undone");
    }
    assert!(save(&project) == saved, "undone to other bytes");
});
