//! Polarity: which words are denied.
//!
//! A negation reaches from its trigger over a part of its clause (`scope`), and from a lead-in over the list under it.
//! What a rejection is worth is not decided here.

mod scope;
#[cfg(test)]
mod tests;
mod triggers;
mod words;

use std::ops::Range;

use super::{Clause, Joint, Mention, Token};
use scope::{Denial, denials};
use triggers::{LABELS, POINTERS};
use words::{Word, words};

/// A verdict behind a colon or dash is on no more than so many words before it.
const SHORT: usize = 7;

/// How far a lead-in's denial is carried.
#[derive(Clone, Copy)]
enum Until {
    Sentence(usize),
    Line,
    List,
}

/// Sets `negated` on tokens and mentions. A trigger that is part of a name ("no single point of failure" as a concept)
/// does not deny that name.
pub(super) fn mark(text: &str, tokens: &mut [Token], clauses: &[Clause], mentions: &mut [Mention]) {
    let mut marks = Marks { denied: vec![0; tokens.len()], affirmed: vec![false; tokens.len()], triggers: Vec::new() };
    let mut carried: Option<Until> = None;
    for (n, clause) in clauses.iter().enumerate() {
        let words = words(text, tokens, clause.tokens.clone());
        let found = denials(&words);
        carried = carried.filter(|until| until.covers(clause));
        if carried.is_some() {
            marks.deny(clause.tokens.clone());
        }
        if let Some(topic) = n.checked_sub(1).map(|before| &clauses[before])
            && is_verdict(clause, &words)
            && topic.tokens.len() < SHORT
        {
            marks.deny(topic.tokens.clone());
        }
        if clause.lead_in {
            carried = led_in(&words, &found, clause, clauses.get(n + 1)).or(carried);
        }
        for denial in found {
            marks.add(denial);
        }
    }
    marks.write(tokens, mentions);
}

impl Until {
    fn covers(self, clause: &Clause) -> bool {
        match self {
            Self::Sentence(sentence) => clause.sentence == sentence && clause.joint != Joint::Contrast,
            Self::Line => !matches!(clause.joint, Joint::Line | Joint::Bullet),
            Self::List => clause.joint != Joint::Line,
        }
    }
}

/// "None of this applies:", "Rejected:".
fn led_in(words: &[Word<'_>], denials: &[Denial], clause: &Clause, next: Option<&Clause>) -> Option<Until> {
    let next = next?;
    let label = words.len() <= SHORT && LABELS.iter().any(|label| contains(words, label));
    let points = words.iter().any(|word| POINTERS.contains(&word.key));
    let denied = denials.iter().any(|denial| denial.to_the_end && (points || denial.scope.is_empty()));
    if !label && !denied {
        return None;
    }
    Some(match next.joint {
        Joint::Bullet => Until::List,
        _ if denied || next.sentence != clause.sentence => Until::Line,
        _ => Until::Sentence(clause.sentence),
    })
}

/// "Caching: not needed", "replicas - overkill".
fn is_verdict(clause: &Clause, words: &[Word<'_>]) -> bool {
    matches!(clause.joint, Joint::Colon | Joint::Dash)
        && words.len() <= SHORT
        && LABELS.iter().any(|label| label.len() + 1 == words.len() && contains(words, label))
}

fn contains(words: &[Word<'_>], label: &[&str]) -> bool {
    words.windows(label.len()).any(|window| window.iter().zip(label).all(|(word, wanted)| word.key == *wanted))
}

/// What was found out about each token.
struct Marks {
    /// How many denials reach it.
    denied: Vec<u32>,
    /// A denial of a denial reaches it.
    affirmed: Vec<bool>,
    /// By the token they begin at.
    triggers: Vec<Denial>,
}

impl Marks {
    fn deny(&mut self, scope: Range<usize>) {
        for token in &mut self.denied[scope] {
            *token += 1;
        }
    }

    fn add(&mut self, denial: Denial) {
        if denial.affirms {
            self.affirmed[denial.scope.clone()].fill(true);
        } else {
            self.deny(denial.scope.clone());
        }
        self.triggers.push(denial);
    }

    fn write(&self, tokens: &mut [Token], mentions: &mut [Mention]) {
        for (at, token) in tokens.iter_mut().enumerate() {
            token.negated = self.denied[at] > 0 && !self.affirmed[at];
        }
        for mention in mentions {
            let first = self.triggers.partition_point(|denial| denial.trigger.start < mention.tokens.start);
            let inner = self.triggers[first..].iter().take_while(|denial| denial.trigger.start < mention.tokens.end);
            let inner: Vec<&Denial> = inner.filter(|denial| !denial.affirms).collect();
            mention.negated = mention.tokens.clone().any(|at| {
                let own = inner.iter().filter(|denial| denial.scope.contains(&at)).count();
                !self.affirmed[at] && self.denied[at] as usize > own
            });
        }
    }
}
