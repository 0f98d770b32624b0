//! What was done with a sentence, and why no more.

use crate::matching::SHOWS;

use super::super::Facet;
use super::super::answer::{Answer, FalseSeen};
use super::super::fold::told;
use super::super::observation::Standing;
use super::{TELLING, percent, weightiest};

/// One thing that was done with a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// It counts nothing, and why.
    Void(String),
    /// It is called false.
    False {
        /// What it says, in one line.
        claim: String,
        /// What holds instead.
        correction: String,
    },
    /// It is worth checking.
    Doubted {
        /// What it may say, if that is known.
        claim: Option<String>,
    },
    /// It counts as no more than a touch, and why.
    Listed(String),
    /// It is a receipt.
    Receipt {
        /// Of which idea, by its title.
        idea: String,
        /// How far it shows it.
        facet: Facet,
        /// No other sentence shows it better.
        best: bool,
    },
    /// It touches an idea.
    Touched {
        /// Which, by its title.
        idea: String,
        /// Why it is no receipt.
        why: String,
    },
    /// Nothing came of it, and why.
    Nothing(String),
}

/// Everything that was done with a sentence. `order`: the ideas, surest first; `terms`: of each idea.
pub(super) fn done(answer: &Answer<'_>, at: usize, order: &[usize], terms: &[[i64; SHOWS.len()]]) -> Vec<Done> {
    let sentence = answer.sentence(at);
    let gates = &answer.observations[answer.judged[at].turn].gates;
    let gate = gates.iter().find(|gated| gated.evidence.start == sentence.start);
    let gate = || gate.map_or_else(String::new, |gated| gated.evidence.why.clone());
    let mut done = Vec::new();
    if sentence.standing == Standing::Void {
        done.push(Done::Void(gate()));
    }
    done.extend(answer.wrong.iter().filter(|seen| seen.at == at).map(|seen| wrong(answer, seen)));
    if sentence.standing == Standing::Listed {
        done.push(Done::Listed(gate()));
    }
    let title = |idea: usize| answer.sheet.question.ideas[idea].title.clone();
    for idea in order.iter().copied() {
        match answer.facet(at, idea) {
            Some(Facet::Touched) => {
                done.push(Done::Touched { idea: title(idea), why: held(answer, at, idea, &terms[idea]) });
            }
            Some(facet) => {
                done.push(Done::Receipt { idea: title(idea), facet, best: answer.ideas[idea].at == Some(at) });
            }
            None => {}
        }
    }
    if done.is_empty() {
        let why = |idea: &usize| match percent(answer.judged[at].shows[*idea]) {
            chance if chance < TELLING => {
                format!("near to no idea; the nearest, {chance} %, is \u{201c}{}\u{201d}", title(*idea))
            }
            _ => format!("nearest is \u{201c}{}\u{201d}: {}", title(*idea), held(answer, at, *idea, &terms[*idea])),
        };
        let why = order.first().map_or_else(String::new, why);
        done.push(Done::Nothing(why));
    }
    done
}

fn wrong(answer: &Answer<'_>, seen: &FalseSeen) -> Done {
    if seen.accused {
        let told = told(answer, seen);
        return Done::False { claim: told.claim.to_owned(), correction: told.correction.to_owned() };
    }
    Done::Doubted { claim: seen.claim.map(|claim| answer.sheet.classes.wrong[claim].claim.clone()) }
}

/// Why a sentence is no receipt for an idea.
fn held(answer: &Answer<'_>, at: usize, idea: usize, terms: &[i64; SHOWS.len()]) -> String {
    let (sentence, judged, bounds) = (answer.sentence(at), &answer.judged[at], answer.sheet.learnt.bounds);
    let (chance, credit) = (judged.shows[idea], answer.credit(at, idea));
    if credit < chance && sentence.asked && sentence.standing == Standing::Meant {
        return "it is a question, which shows only what one scopes".to_owned();
    }
    if credit >= bounds.proof {
        return format!(
            "{} % sure, but {} % likely to be false, and what is proves nothing",
            percent(credit),
            percent(judged.falseness)
        );
    }
    let (step, needed) =
        if credit >= bounds.touched { ("a receipt", bounds.proof) } else { ("a touch", bounds.touched) };
    let against = weightiest(&SHOWS, &answer.sheet.learnt.shows.shares(terms));
    let against = against.into_iter().filter(|(_, share)| *share < 0).min_by_key(|(_, share)| *share);
    let against = against.map_or_else(String::new, |(name, _)| format!("; lowered most by \u{201c}{name}\u{201d}"));
    format!("{} % sure, {step} needs {} %{against}", percent(chance), percent(needed))
}
