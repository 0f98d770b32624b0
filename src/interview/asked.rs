//! Which fact a question asks for: the one whose `asked` sentences it is nearest to, if it is near enough.

use crate::content::Sheet;
use crate::matching::fixed::ONE;
use crate::matching::{Class, Said, Spoken, Vector};

/// Nearer than this to how a fact is asked for, and it is asked for. Nearness to the middle of its sentences and half of
/// what is shared with one of them, unscaled: a class of four sentences that have little in common is no measure for
/// itself.
const ASKED: i64 = ONE * 65 / 100;

/// The fact that a question asks for.
pub(super) fn fact_asked(sheet: &Sheet, question: &str) -> Option<usize> {
    let said = Said::whole(question, &sheet.lexicon);
    let spoken = Spoken::new(&said, None, &Vector::ZERO, &sheet.learnt.table);
    let worth = |fact: &usize| nearness(&spoken, &sheet.facts[*fact]);
    let nearest = (0..sheet.facts.len()).max_by_key(|fact| (worth(fact), std::cmp::Reverse(*fact)))?;
    (worth(&nearest) >= ASKED).then_some(nearest)
}

fn nearness(spoken: &Spoken, fact: &Class) -> i64 {
    fact.centre.near(&spoken.alone) + spoken.near(fact).overlap / 2
}
