//! Where a text says what a pattern asks for.

use std::ops::Range;

use super::{Alternative, Pattern, Slot, What};
use crate::text::{ConceptId, Lexicon, Reading, Span};

/// From the first slot to the last, in tokens.
const WIDEST: usize = 24;

/// From the first slot to the last, in clauses.
const MOST_CLAUSES: usize = 3;

/// Where a pattern was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// From the first slot to the last.
    pub span: Span,
    /// The words that filled each slot, in the order of the pattern.
    pub slots: Vec<Span>,
    /// The clauses that it lies in, a range of [`Reading::clauses`].
    pub clauses: Range<usize>,
}

/// Something in the text that fills a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Filler {
    /// Tokens.
    start: usize,
    end: usize,
    clause: usize,
}

/// Which clauses and which polarity are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// Statements, each slot affirmed or denied as the pattern says.
    Stated,
    /// Statements and questions, whatever their polarity.
    Raised,
}

impl Pattern {
    /// The shortest stretch (of equals the first) that states it: all slots in order, within one sentence that is not a
    /// question, three clauses and 24 tokens; denied exactly where the pattern says `no`.
    pub fn find(&self, reading: &Reading, lexicon: &Lexicon) -> Option<Match> {
        let fillers = self.fillers(reading, lexicon, Manner::Stated)?;
        let starts = fillers.first()?;
        let chains = starts.iter().filter_map(|start| chain(*start, &fillers[1..], reading));
        let shortest = chains.min_by_key(|chain| chain[chain.len() - 1].end - chain[0].start)?;
        Some(matched(&shortest, reading))
    }

    /// As [`Pattern::find`], with one slot of at least three left to what was just spoken of: `focus` fills it if it is one
    /// of the things that it asks for.
    pub fn find_in_focus(&self, reading: &Reading, lexicon: &Lexicon, focus: &[ConceptId]) -> Option<Match> {
        if self.slots.len() < 3 {
            return None;
        }
        let known = |slot: &Slot| {
            let fits = |alternative: &Alternative| match alternative.what {
                What::Concept(wanted) if !alternative.denied => {
                    focus.iter().any(|spoken| lexicon.is_a(*spoken, wanted))
                }
                _ => false,
            };
            slot.alternatives.iter().any(fits)
        };
        let left_out = (0..self.slots.len()).filter(|at| known(&self.slots[*at]));
        let without = left_out.filter_map(|at| {
            let mut rest = self.clone();
            rest.slots.remove(at);
            rest.find(reading, lexicon)
        });
        without.min_by_key(|found| (found.span.start, found.span.end))
    }

    /// The first sentence that raises it: all slots in any order and polarity, as a question or not, close together.
    pub fn find_asked(&self, reading: &Reading, lexicon: &Lexicon) -> Option<Match> {
        let fillers = self.fillers(reading, lexicon, Manner::Raised)?;
        let mut heads: Vec<Filler> = fillers.iter().flatten().copied().collect();
        heads.sort_by_key(|filler| (filler.start, filler.end));
        heads.iter().find_map(|head| {
            let near: Vec<Vec<Filler>> = fillers.iter().map(|slot| from(slot, *head, reading)).collect();
            let chosen: Vec<Filler> = distinct(&near).into_iter().collect::<Option<_>>()?;
            Some(matched(&chosen, reading))
        })
    }

    /// The largest number of slots that any one statement fills, whatever their order.
    pub fn slots_named(&self, reading: &Reading, lexicon: &Lexicon) -> usize {
        self.named(reading, lexicon).len()
    }

    /// What fills them, in the order of the pattern; the first such sentence.
    pub fn named(&self, reading: &Reading, lexicon: &Lexicon) -> Vec<Span> {
        let fillers: Vec<Vec<Filler>> =
            self.slots.iter().map(|slot| slot.fillers(reading, lexicon, Manner::Stated)).collect();
        let sentence_of = |filler: &Filler| reading.clauses[filler.clause].sentence;
        let mut sentences: Vec<usize> = fillers.iter().flatten().map(sentence_of).collect();
        sentences.sort_unstable();
        sentences.dedup();
        let mut best: Vec<Span> = Vec::new();
        for sentence in sentences {
            let here: Vec<Vec<Filler>> = fillers.iter().map(|slot| within(slot, sentence, reading)).collect();
            let chosen: Vec<Span> = distinct(&here).into_iter().flatten().map(|filler| filler.span(reading)).collect();
            if chosen.len() > best.len() {
                best = chosen;
            }
        }
        best
    }

    /// For each slot what fills it, in order; none if one slot is filled by nothing.
    fn fillers(&self, reading: &Reading, lexicon: &Lexicon, manner: Manner) -> Option<Vec<Vec<Filler>>> {
        let mut all = Vec::with_capacity(self.slots.len());
        for slot in &self.slots {
            let found = slot.fillers(reading, lexicon, manner);
            if found.is_empty() {
                return None;
            }
            all.push(found);
        }
        Some(all)
    }
}

impl Slot {
    fn fillers(&self, reading: &Reading, lexicon: &Lexicon, manner: Manner) -> Vec<Filler> {
        let mut found = Vec::new();
        for alternative in &self.alternatives {
            alternative.collect(reading, lexicon, manner, &mut found);
        }
        found.retain(|filler| manner == Manner::Raised || !reading.clauses[filler.clause].asked);
        found.sort_by_key(|filler| (filler.start, filler.end));
        found.dedup();
        found
    }
}

impl Alternative {
    fn collect(&self, reading: &Reading, lexicon: &Lexicon, manner: Manner, found: &mut Vec<Filler>) {
        let fits = |denied: bool| manner == Manner::Raised || denied == self.denied;
        match &self.what {
            What::Concept(wanted) => {
                let said = reading.mentions.iter().filter(|mention| lexicon.is_a(mention.concept, *wanted));
                found.extend(said.filter(|mention| fits(mention.negated)).map(|mention| Filler {
                    start: mention.tokens.start,
                    end: mention.tokens.end,
                    clause: mention.clause,
                }));
            }
            What::Quantity(wanted) => {
                let said = reading.quantities.iter().filter(|quantity| quantity.kind == *wanted);
                found.extend(said.filter(|quantity| fits(reading.tokens[quantity.tokens.start].negated)).map(
                    |quantity| Filler {
                        start: quantity.tokens.start,
                        end: quantity.tokens.end,
                        clause: quantity.clause,
                    },
                ));
            }
            What::Words(lemmas) => {
                for (clause, place) in reading.clauses.iter().enumerate() {
                    let tokens = &reading.tokens[place.tokens.clone()];
                    for (at, window) in tokens.windows(lemmas.len()).enumerate() {
                        let said = window.iter().zip(lemmas).all(|(token, word)| token.lemma == word.lemma);
                        if said && fits(window[0].negated) {
                            let start = place.tokens.start + at;
                            found.push(Filler { start, end: start + lemmas.len(), clause });
                        }
                    }
                }
            }
        }
    }
}

impl Filler {
    fn span(self, reading: &Reading) -> Span {
        reading.tokens[self.start].span.to(reading.tokens[self.end - 1].span)
    }
}

/// The chain from this filler that ends soonest: each next slot takes the first filler that still lies behind.
fn chain(start: Filler, rest: &[Vec<Filler>], reading: &Reading) -> Option<Vec<Filler>> {
    let mut chain = vec![start];
    let mut last = start;
    for slot in rest {
        let behind = slot.partition_point(|filler| filler.start < last.end);
        last = *slot[behind..].first().filter(|filler| is_near(start, **filler, reading))?;
        chain.push(last);
    }
    Some(chain)
}

fn is_near(head: Filler, other: Filler, reading: &Reading) -> bool {
    other.clause < head.clause + MOST_CLAUSES
        && other.end <= head.start + WIDEST
        && reading.clauses[other.clause].sentence == reading.clauses[head.clause].sentence
}

/// Those that begin with or behind the head and still near it.
fn from(slot: &[Filler], head: Filler, reading: &Reading) -> Vec<Filler> {
    let first = slot.partition_point(|filler| filler.start < head.start);
    let behind = slot[first..].iter().take_while(|filler| filler.start < head.start + WIDEST);
    behind.copied().filter(|filler| is_near(head, *filler, reading)).collect()
}

fn within(slot: &[Filler], sentence: usize, reading: &Reading) -> Vec<Filler> {
    let first = slot.partition_point(|filler| reading.clauses[filler.clause].sentence < sentence);
    let here = slot[first..].iter().take_while(|filler| reading.clauses[filler.clause].sentence == sentence);
    here.copied().take(WIDEST).collect()
}

/// For each slot a filler of its own, for as many slots as possible: a matching by augmenting paths, over word places.
fn distinct(slots: &[Vec<Filler>]) -> Vec<Option<Filler>> {
    let mut chosen: Vec<Option<Filler>> = vec![None; slots.len()];
    for slot in 0..slots.len() {
        let mut tried: Vec<usize> = Vec::new();
        place(slot, slots, &mut chosen, &mut tried);
    }
    chosen
}

fn place(slot: usize, slots: &[Vec<Filler>], chosen: &mut [Option<Filler>], tried: &mut Vec<usize>) -> bool {
    for filler in &slots[slot] {
        if tried.contains(&filler.start) {
            continue;
        }
        tried.push(filler.start);
        let holder = chosen.iter().position(|held| held.is_some_and(|held| held.start == filler.start));
        if holder.is_none_or(|holder| place(holder, slots, chosen, tried)) {
            chosen[slot] = Some(*filler);
            return true;
        }
    }
    false
}

fn matched(chain: &[Filler], reading: &Reading) -> Match {
    let slots: Vec<Span> = chain.iter().map(|filler| filler.span(reading)).collect();
    let span = slots.iter().copied().reduce(Span::to).unwrap_or(Span { start: 0, end: 0 });
    let clauses = chain.iter().map(|filler| filler.clause);
    let first = clauses.clone().min().unwrap_or_default();
    let last = clauses.max().unwrap_or_default();
    Match { span, slots, clauses: first..last + 1 }
}
