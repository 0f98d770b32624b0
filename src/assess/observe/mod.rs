//! What one turn shows: ideas with their evidence, words that look like evidence and are none, figures, gates.
//!
//! Nothing here knows what anything is worth; that is `fold`'s.

mod observation;
mod seen;
mod uncounted;

pub use observation::{Evidence, Figure, Gated, IdeaSeen, NotCounted, Observation};

use crate::content::Sheet;
use crate::text::english::is_known;
use crate::text::{Quantity, QuantityKind, Reading, Span};

use super::gates::{Ground, gates};
use super::ledger::follows;
use super::part::{Read, parts};
use super::scorecard::Via;
use super::sentences::sentences;
use super::{Facet, Turn};
use seen::Seen;

/// Reads one turn. `before` are the candidate's turns before it, in order.
pub fn observe(sheet: &Sheet, before: &[Turn], turn: &Turn) -> Observation {
    let whole = Read::new(sheet, &turn.text);
    let reading = &whole.own;
    let sentences = sentences(&turn.text, reading);
    let ground = Ground::new(sheet, before, turn, reading, &sentences);
    let taken = gates(&ground);
    let sums = follows(&turn.text, &reading.quantities);
    let seen = Seen::new(sheet, turn, &whole, parts(sheet, &whole, &sentences, &taken), &sums);
    let mut observation = Observation { turn: turn.n, ..Observation::default() };
    for idea in 0..sheet.question.ideas.len() {
        let found = seen.idea(idea);
        if found.as_ref().is_none_or(|(facet, _)| *facet < Facet::How) {
            observation.not_counted.extend(seen.not_counted(idea));
        }
        if let Some((facet, evidence)) = found {
            let via = via(&sheet.question.ideas[idea].id, before, turn);
            observation.seen.push(IdeaSeen { idea, facet, evidence, via });
        }
    }
    observation.wrong = seen.wrong();
    observation.denied.clone_from(&seen.claims.denied);
    observation.figures = reading.quantities.iter().zip(sums).map(figure).collect();
    observation.gates = seen.gated();
    observation.words = count(reading.tokens.len());
    observation.known_words = known_words(reading);
    observation.misplaced = count(ground.misplaced());
    observation
}

/// Reads a whole conversation, turn by turn.
pub fn observe_all(sheet: &Sheet, turns: &[Turn]) -> Vec<Observation> {
    (0..turns.len()).map(|n| observe(sheet, &turns[..n], &turns[n])).collect()
}

/// A hint for the idea, now or before, goes before a probe, and that before the candidate's own doing.
fn via(idea: &str, before: &[Turn], turn: &Turn) -> Via {
    let turns = || before.iter().chain([turn]);
    if turns().any(|turn| turn.hint.as_ref().is_some_and(|(hinted, _)| hinted == idea)) {
        return Via::Hint;
    }
    if turns().any(|turn| turn.probe.as_deref() == Some(idea)) { Via::Probe } else { Via::Candidate }
}

fn figure((quantity, follows_from): (&Quantity, Vec<usize>)) -> Figure {
    let Span { start, end } = quantity.span;
    Figure { start, end, kind: kind_name(quantity.kind), value: quantity.value.to_string(), follows_from }
}

fn kind_name(kind: QuantityKind) -> &'static str {
    QuantityKind::NAMES.iter().find(|(_, known)| *known == kind).map_or("count", |(name, _)| name)
}

fn known_words(reading: &Reading) -> u32 {
    let mut known: Vec<bool> = reading.tokens.iter().map(|token| is_known(&token.word)).collect();
    for mention in &reading.mentions {
        known[mention.tokens.clone()].fill(true);
    }
    count(known.into_iter().filter(|known| *known).count())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
