//! One turn, read: its sentences against the question's classes, its figures, what the gates take.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::content::Sheet;
use crate::matching::acts::Act;
use crate::matching::fixed::{ONE, div, drawn_in};
use crate::matching::{Facets, Nearness, Said, Spoken, Vector, WRONG};
use crate::text::english::is_known;
use crate::text::{ConceptId, Quantity, QuantityKind, Reading, Span, read};

use super::Turn;
use super::evidence::Evidence;
use super::gates::{Effect, Gate, Ground, Past, gates, takes_back};
use super::ledger::follows;
use super::likeness::{Likeness, small};
use super::observation::{Figure, Gated, Observation, SentenceSeen, Standing, VectorSeen};
use super::sentences::{Sentence, quote, sentences};
use super::sums::contradictions;

/// Longer sentences are no surer.
const LONG: i64 = 60;
/// From this chance on something is taken back.
const SURE: i64 = ONE * 60 / 100;
/// The concept of the lexicon for words that praise and say nothing.
const PRAISE: &str = "empty-praise";

/// Reads one turn. `before` are the candidate's turns before it, in order.
pub fn observe(sheet: &Sheet, before: &[Turn], turn: &Turn) -> Observation {
    after(sheet, &Past::of(before), turn)
}

/// Reads a whole conversation, turn by turn.
pub fn observe_all(sheet: &Sheet, turns: &[Turn]) -> Vec<Observation> {
    let mut listening = Listening::default();
    turns.iter().map(|turn| listening.observe(sheet, turn)).collect()
}

/// Reads a conversation as it goes on, in a time that grows no faster than its length.
#[derive(Debug, Default)]
pub struct Listening(Past);

impl Listening {
    /// After these turns, in order.
    pub fn after(turns: &[Turn]) -> Self {
        Self(Past::of(turns))
    }

    /// Reads the next turn.
    pub fn observe(&mut self, sheet: &Sheet, turn: &Turn) -> Observation {
        let seen = after(sheet, &self.0, turn);
        self.0.add(turn);
        seen
    }
}

/// One turn after others, of which it is known what was said, heard and asked for.
fn after(sheet: &Sheet, past: &Past, turn: &Turn) -> Observation {
    let reading = read(&turn.text, &sheet.lexicon);
    let found = sentences(&turn.text, &reading);
    let ground = Ground::new(sheet, past, turn, &reading, &found);
    let taken = gates(&ground);
    let sums = follows(&turn.text, &reading.quantities);
    let wrong_sums = contradictions(&turn.text, &reading, &sheet.sums);
    let asked = turn.heard.last().map_or(Vector::ZERO, |heard| {
        let table = &sheet.learnt.table;
        table.vector(&table.sparse(&Said::whole(heard, &sheet.lexicon).features))
    });
    let mut last: Option<Vector> = None;
    let mut seen = Vec::with_capacity(found.len());
    for (sentence, gate) in found.iter().zip(&taken) {
        let said = Said::of(&reading, &sheet.lexicon, sentence.tokens.clone());
        let spoken = Spoken::new(&said, last.as_ref(), &asked, &sheet.learnt.table);
        let mut one = against(sheet, &said, &spoken);
        let whole = quote(&turn.text, sentence, sentence.span, sentence.span);
        (one.start, one.end, one.asked) = (whole.start, whole.end, sentence.asked);
        one.standing = standing(*gate);
        let own = within(&reading.quantities, sentence.span, |figure| figure.span);
        one.works_out = sums[own].iter().any(|from| !from.is_empty());
        one.takes_back = takes_back(sentence.words(&reading), &sheet.cues)
            || sheet.learnt.hearing.heard(sentence.span.of(&turn.text), SURE).has(Act::Corrects);
        one.sums_wrongly = !within(&wrong_sums, sentence.span, |sum| *sum).is_empty();
        seen.push(one);
        last = Some(spoken.alone);
    }
    let gated = found.iter().zip(&taken).filter_map(|(sentence, gate)| Some(gated(&turn.text, sentence, (*gate)?)));
    let praise = sheet.lexicon.find(PRAISE);
    let praised =
        reading.mentions.iter().filter(|mention| praise.is_some_and(|p| sheet.lexicon.is_a(mention.concept, p)));
    Observation {
        turn: turn.n,
        sentences: seen,
        via: sheet.question.ideas.iter().map(|idea| past.via(&idea.id, turn)).collect(),
        gates: gated.collect(),
        words: count(reading.tokens.len()),
        known_words: known_words(&reading),
        misplaced: count(ground.misplaced()),
        praise: count(praised.count()),
        things: things(&reading),
        figures: reading.quantities.iter().zip(sums).map(figure).collect(),
    }
}

/// Which of some things, in the order of their text, stand inside a span.
fn within<T>(all: &[T], span: Span, place: fn(&T) -> Span) -> Range<usize> {
    let first = all.partition_point(|one| place(one).start < span.start);
    first..first + all[first..].partition_point(|one| place(one).end <= span.end)
}

/// A sentence beside everything that the question knows.
fn against(sheet: &Sheet, said: &Said, spoken: &Spoken) -> SentenceSeen {
    let learnt = &sheet.learnt;
    let near = sheet.classes.index.near(spoken);
    let (ideas, claims) = near.split_at(sheet.classes.ideas.len());
    let claim = (0..claims.len()).max_by_key(|at| (claims[*at].alone, std::cmp::Reverse(*at)));
    let worst = claim.map_or(-ONE, |at| claims[at].alone);
    let kinds = learnt.facets.chances(&learnt.table, &spoken.sparse);
    let length = div(i64::try_from(spoken.words).unwrap_or(LONG).min(LONG), LONG);
    let near = ideas.iter().map(|near| near.context).max().unwrap_or(-ONE);
    let own = || claims.iter().zip(&sheet.classes.wrong).filter(|(_, claim)| claim.own).map(|(near, _)| near.words);
    let (for_ideas, for_claims) = (ideas.iter().map(|near| near.words).max(), own().max());
    let cleared = claim.and_then(|at| {
        let sound = sheet.classes.wrong[at].near.as_ref()?;
        Some(sound.scaled(sound.centre.near(&spoken.alone)) > claims[at].alone)
    });
    let others = |at: usize, of: fn(&Nearness) -> i64| {
        let other = ideas.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, near)| of(near)).max();
        of(&ideas[at]) - other.unwrap_or(0)
    };
    let likeness = |at: usize| {
        let idea = &ideas[at];
        let terms = [
            idea.context,
            idea.alone,
            idea.second,
            idea.overlap,
            idea.marks,
            others(at, |near| near.context),
            length,
            drawn_in(others(at, |near| near.words)),
            drawn_in(idea.words - for_claims.unwrap_or(0)),
            idea.rare,
        ];
        Likeness {
            terms: terms.map(small),
            words: small(drawn_in(idea.words)),
            example: u16::try_from(idea.example).unwrap_or(u16::MAX),
            kind: u8::try_from(sheet.kinds[at]).unwrap_or(u8::MAX),
        }
    };
    SentenceSeen {
        start: 0,
        end: 0,
        asked: false,
        standing: Standing::Meant,
        works_out: false,
        takes_back: false,
        sums_wrongly: false,
        claim,
        cleared: cleared.unwrap_or(false),
        near,
        falseness: [
            worst,
            most(claims, |near| near.overlap) - most(ideas, |near| near.overlap),
            Facets::odds(kinds[WRONG]) - sheet.classes.manner,
            length,
            worst - near,
            drawn_in(for_claims.unwrap_or(0) - for_ideas.unwrap_or(0)),
            most(claims, |near| near.marks) - most(ideas, |near| near.marks),
            0,
            0,
        ],
        ideas: (0..ideas.len()).map(likeness).collect(),
        kinds,
        vector: VectorSeen(spoken.alone.clone()),
        steps: known_steps(sheet, said),
    }
}

/// The most of something among classes.
fn most(all: &[Nearness], of: fn(&Nearness) -> i64) -> i64 {
    all.iter().map(of).max().unwrap_or(0)
}

fn known_steps(sheet: &Sheet, said: &Said) -> [u32; 3] {
    let known = |steps: &[u32]| {
        let said = &sheet.learnt.background.steps;
        count(steps.iter().filter(|step| said.binary_search(step).is_ok()).count())
    };
    [known(&said.steps), known(&said.back), count(said.steps.len())]
}

fn standing(gate: Option<&Gate>) -> Standing {
    match gate.map(|gate| gate.effect) {
        Some(Effect::Void) => Standing::Void,
        Some(Effect::Listed) => Standing::Listed,
        None => Standing::Meant,
    }
}

fn gated(text: &str, sentence: &Sentence, gate: &'static Gate) -> Gated {
    let whole = quote(text, sentence, sentence.span, sentence.span);
    let evidence = Evidence { start: whole.start, end: whole.end, why: gate.reason.to_owned() };
    Gated { gate: gate.id, evidence, accuses: gate.accuses }
}

fn figure((quantity, follows_from): (&Quantity, Vec<usize>)) -> Figure {
    let Span { start, end } = quantity.span;
    Figure { start, end, kind: kind_name(quantity.kind), value: quantity.value.to_string(), follows_from }
}

fn kind_name(kind: QuantityKind) -> &'static str {
    QuantityKind::NAMES.iter().find(|(_, known)| *known == kind).map_or("count", |(name, _)| name)
}

fn things(reading: &Reading) -> Vec<ConceptId> {
    let all: BTreeSet<ConceptId> = reading.mentions.iter().map(|mention| mention.concept).collect();
    all.into_iter().collect()
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
