//! What proves the grader: suites that run over the library's own questions and print tables. Pure.
//!
//! A suite measures and judges against its bounds; it tunes nothing. `greenroom rubric test` prints them, `tests`
//! holds what was reached.

mod acts;
mod attacks;
mod conduct;
mod counterfactuals;
mod dice;
mod grounds;
mod invariance;
mod leaks;
#[cfg(test)]
mod linear;
mod monotone;
mod order;
mod personas;
pub mod reading;
mod sealed;
mod sealed_attacks;
mod silence;
mod table;
#[cfg(test)]
mod tests;
mod wrong;

pub use sealed::{SealedError, sealed};
pub use table::Table;

use crate::assess::{self, Asked, Observation, Scorecard, Turn};
use crate::content::format::Level;
use crate::content::transcript::Transcript;
use crate::content::{Library, Sheet};

/// Runs over the questions whose slug fits.
type Run = fn(&Library, &dyn Fn(&str) -> bool) -> Table;

/// One row of the list.
pub struct Suite {
    /// As the command line names it.
    pub name: &'static str,
    /// What it asks, in one line.
    pub about: &'static str,
    /// How.
    pub run: Run,
}

/// Every suite, in the order in which they are printed.
pub const SUITES: &[Suite] = &[
    Suite {
        name: "order",
        about: "do graded transcripts come out in their order, and would counting do?",
        run: order::run,
    },
    Suite { name: "silence", about: "how many ideas fire on other questions' transcripts?", run: silence::run },
    Suite { name: "wrong", about: "does a wrong claim fire on a sound transcript?", run: wrong::run },
    Suite { name: "attacks", about: "what do texts get that deserve nothing?", run: attacks::run },
    Suite {
        name: "counterfactuals",
        about: "does a small change of an interview do what it must?",
        run: counterfactuals::run,
    },
    Suite {
        name: "monotone",
        about: "does a right line never lower a score, and a wrong one never raise it?",
        run: monotone::run,
    },
    Suite { name: "acts", about: "is it heard what sentences do?", run: acts::run },
    Suite { name: "conduct", about: "does the interviewer behave, whoever sits there?", run: conduct::run },
    Suite { name: "invariance", about: "does a score change when only the form does?", run: invariance::run },
];

/// The variants, best first where they can be ordered.
pub(crate) const VARIANTS: [&str; 6] = ["excellent", "good", "alternative", "mid", "vague", "wrong"];

/// Turns without what led to them.
fn turns(texts: &[String]) -> Vec<Turn> {
    let turn = |(n, text): (u32, &String)| Turn { graded: true, ..Turn::plain(n, text) };
    (1..).zip(texts).map(turn).collect()
}

fn scored(sheet: &Sheet, turns: &[Turn]) -> Scorecard {
    scored_as(sheet, turns, &assess::observe_all(sheet, turns))
}

fn scored_as(sheet: &Sheet, turns: &[Turn], seen: &[Observation]) -> Scorecard {
    assess::score(sheet, turns, seen, &Asked { level: Level::L5, journal_hash: String::new() })
}

/// The candidate's texts of a graded transcript of this variant, by each author who wrote one.
fn graded<'a>(sheet: &'a Sheet, variant: &'a str) -> impl Iterator<Item = Vec<Turn>> + 'a {
    let transcripts = sheet.graded.iter().map(|graded| &graded.transcript);
    let fits = move |transcript: &&Transcript| transcript.front.variant.as_deref() == Some(variant);
    transcripts.filter(fits).map(assess::turns_of)
}

fn texts(turns: &[Turn]) -> Vec<String> {
    turns.iter().map(|turn| turn.text.clone()).collect()
}
