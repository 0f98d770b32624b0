//! Does what the interviewer says rest on something that was said? Quotes, and what a question takes for granted.

use crate::content::Premise;
use crate::interview::{Entry, Event, MoveKind};
use crate::text::{ConceptId, read};

use super::conduct::Run;

/// Whoever proposes something needs more words than these.
const PROPOSAL: usize = 4;

/// Follow-ups whose "you mentioned" names something that the last answer did not hold.
pub(super) fn unfounded(entries: &[Entry]) -> usize {
    let mut last = "";
    let mut count = 0;
    for entry in entries {
        match &entry.event {
            Event::Answer { text, .. } => last = text,
            Event::Reply { kind: MoveKind::Probe, wording: Some(wording), text, .. }
                if wording.phrase == "probe_bound" || wording.phrase == "probe_heard" || wording.phrase == "deeper" =>
            {
                count += usize::from(!shares_words(last, text));
            }
            _ => {}
        }
    }
    count
}

fn shares_words(said: &str, reply: &str) -> bool {
    let said = said.to_lowercase();
    let words = reply.to_lowercase();
    let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().any(|word| said.contains(word) && word.len() > 2)
}

/// Questions, openings and hints that speak of a proposal before any, or of a thing of the candidate's that they never named.
pub(super) fn presumed(run: &Run) -> usize {
    let lexicon = &run.sheet.lexicon;
    let mut said = String::new();
    let mut longest = 0;
    let mut count = 0;
    for entry in &run.entries {
        match &entry.event {
            Event::Answer { text, .. } => {
                longest = longest.max(text.split_whitespace().count());
                said.push_str(&text.to_lowercase());
                said.push('\n');
            }
            Event::Reply { kind: MoveKind::Probe | MoveKind::Opens | MoveKind::Hint, text, .. } => {
                // What stands in quotes is the candidate's.
                let own = text.split('\u{201d}').next_back().unwrap_or(text);
                let is_new = |premise: &Premise| match premise {
                    Premise::Proposal => longest <= PROPOSAL,
                    Premise::Thing(word) => {
                        let thing: Vec<_> = read(word, lexicon).mentions.iter().map(|said| said.concept).collect();
                        let named = read(&said, lexicon).mentions;
                        let is_thing = |said: ConceptId| thing.iter().any(|thing| lexicon.is_a(said, *thing));
                        !said.contains(word.as_str()) && !named.iter().any(|said| is_thing(said.concept))
                    }
                };
                count += usize::from(run.sheet.cues.premises(own).iter().any(is_new));
            }
            _ => {}
        }
    }
    count
}
