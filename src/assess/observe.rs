//! What one turn shows: ideas with their evidence, words that look like evidence and are none, figures, gates.
//!
//! Nothing here knows what anything is worth; that is `fold`'s.

use serde::Serialize;
use serde_json::Value;

use crate::content::Sheet;
use crate::content::format::question::Shows;
use crate::text::english::is_known;
use crate::text::{ConceptId, Pattern, Quantity, QuantityKind, Reading, Span, Vocabulary};

use super::depth::{Around, Depth};

use super::focus::{asked_about, focus, objects};
use super::gates::{Effect, Gate, Ground, gates};
use super::ledger::follows;
use super::part::{Part, Read, parts, tied};
use super::scorecard::Via;
use super::sentences::{LONGEST_QUOTE, quote, sentences};
use super::sums::contradictions;
use super::wrong::{Claims, WrongSeen, claims};
use super::{Facet, Turn};

/// Everything that was seen in one turn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Observation {
    /// The candidate turn, from 1.
    pub turn: u32,
    /// Each idea at most once, in the question's order.
    pub seen: Vec<IdeaSeen>,
    /// In the question's order.
    pub not_counted: Vec<NotCounted>,
    /// Wrong claims that the turn makes, in the sheet's order.
    pub wrong: Vec<WrongSeen>,
    /// Wrong claims that it denies; one made earlier is taken back by it.
    pub denied: Vec<usize>,
    /// In order.
    pub figures: Vec<Figure>,
    /// In order of the text.
    pub gates: Vec<Gated>,
    /// How many words were said.
    pub words: u32,
    /// How many of them could be read.
    pub known_words: u32,
    /// At how many places words stand that English does not put there.
    pub misplaced: u32,
}

/// An idea that the turn shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IdeaSeen {
    /// Index into the question's ideas.
    pub idea: usize,
    /// How far.
    pub facet: Facet,
    /// The words for the highest facet.
    pub evidence: Evidence,
    /// Who brought it up.
    pub via: Via,
}

/// Words that look like evidence for an idea and are none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotCounted {
    /// Index into the question's ideas.
    pub idea: usize,
    /// The words, and why they do not count.
    pub evidence: Evidence,
}

/// A stretch of the turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The first byte (UTF-8).
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Why it counts, or does not; plain words.
    pub why: String,
}

/// A figure that was spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The first byte (UTF-8).
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// As [`QuantityKind::NAMES`] names it.
    pub kind: &'static str,
    /// In the kind's base unit, a decimal integer: it may be larger than what JSON numbers hold.
    pub value: String,
    /// Earlier figures of the turn that give this one, as indices into [`Observation::figures`].
    pub follows_from: Vec<usize>,
}

/// A sentence that a gate took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gated {
    /// Which gate.
    pub gate: &'static str,
    /// The sentence, and why.
    pub evidence: Evidence,
}

impl Observation {
    /// As it is kept beside the journal.
    ///
    /// # Panics
    /// Never: it holds only numbers and strings.
    pub fn to_json(&self) -> Value {
        serde_json::to_value(self).expect("numbers and strings always serialise")
    }
}

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

/// Why words without a gate do not count.
const ASKED: &str = "asked as a question, not proposed";
const DENIED: &str = "said as something you would not do";

/// One turn after the gates.
struct Seen<'a> {
    sheet: &'a Sheet,
    turn: &'a Turn,
    said: Vocabulary,
    /// Sentence by sentence.
    parts: Vec<Part>,
    /// Sentences with those that go on with them.
    tied: Vec<Part>,
    /// Wrong claims: a sentence that makes one shows nothing.
    claims: Claims,
    /// Figures that follow from others.
    worked_out: Vec<Span>,
    /// The question's objects, and those of them that the interviewer spoke of last.
    objects: Vec<ConceptId>,
    asked_about: Vec<ConceptId>,
}

impl<'a> Seen<'a> {
    fn new(sheet: &'a Sheet, turn: &'a Turn, whole: &Read, parts: Vec<Part>, sums: &[Vec<usize>]) -> Self {
        let tied = tied(sheet, whole, &parts);
        let wrong_sums = contradictions(&turn.text, &whole.own.quantities);
        let claims = claims(sheet, &parts, &tied, &wrong_sums);
        let worked_out = whole.own.quantities.iter().zip(sums).filter(|(_, from)| !from.is_empty());
        let worked_out = worked_out.map(|(quantity, _)| quantity.span).collect();
        let objects = objects(sheet);
        let asked_about = asked_about(sheet, turn, &objects);
        Self {
            sheet,
            turn,
            said: Vocabulary::of(&whole.own, &sheet.lexicon),
            parts,
            tied,
            claims,
            worked_out,
            objects,
            asked_about,
        }
    }

    /// The highest facet that the turn shows of an idea.
    fn idea(&self, idea: usize) -> Option<(Facet, Evidence)> {
        let title = &self.sheet.question.ideas[idea].title;
        let topic = self.topic(idea);
        if let Some(deepest) = self.at_work(idea) {
            return Some(deepest);
        }
        if let Some((part, span)) = self.named(idea, &topic) {
            return Some((Facet::Named, self.evidence(part, span, format!("names it without showing how: {title}"))));
        }
        if let Some((part, span)) =
            self.sound().find_map(|part| Some((part, part.mentioned(self.sheet, &topic, false, false)?)))
        {
            return Some((Facet::Listed, self.evidence(part, span, format!("mentions the topic: {title}"))));
        }
        let (part, span, gate) = self.gated_words(idea, &topic).find(|(_, _, gate)| gate.effect == Effect::Listed)?;
        Some((Facet::Listed, self.evidence(part, span, format!("counts as listed only ({}): {title}", gate.reason))))
    }

    /// Stated without how, or nearly with, or by a mechanism that would do.
    fn named(&self, idea: usize, topic: &[ConceptId]) -> Option<(&Part, Span)> {
        let stated = self.stated(idea, Shows::Named).next().or_else(|| self.nearly(idea, topic));
        stated.or_else(|| self.could_meet(idea).next())
    }

    /// Shown at work, and as deep as it goes in any sentence: of equals the first.
    fn at_work(&self, idea: usize) -> Option<(Facet, Evidence)> {
        let around = Around::new(self.sheet, &self.parts, &self.claims, &self.worked_out);
        let title = &self.sheet.question.ideas[idea].title;
        let mut deepest: Option<(Facet, Evidence)> = None;
        let said = self.stated(idea, Shows::How).chain(self.stated_in_focus(idea)).chain(self.met(idea));
        for (part, shown) in said {
            let depth = around.depth(&part.of, shown);
            let facet = depth.as_ref().map_or(Facet::How, |depth| depth.facet);
            if deepest.as_ref().is_none_or(|(before, _)| *before < facet) {
                let mut evidence = self.evidence(part, shown, format!("{}: {title}", facet.shows()));
                if let Some(Depth { sentence, .. }) = depth {
                    let both = Span { start: evidence.start, end: evidence.end }.to(sentence);
                    if both.end - both.start <= LONGEST_QUOTE {
                        (evidence.start, evidence.end) = (both.start, both.end);
                    }
                }
                deepest = Some((facet, evidence));
            }
        }
        deepest
    }

    /// The sentences that state it.
    fn stated(&self, idea: usize, shows: Shows) -> impl Iterator<Item = (&Part, Span)> {
        let patterns: Vec<&Pattern> =
            self.patterns(idea, shows).filter(|pattern| self.said.missing(pattern) == 0).collect();
        let any = !patterns.is_empty();
        let tied = self.tied.iter().filter(|part| !self.claims.are_wrong(&part.of));
        let parts = self.sound().chain(tied).filter(move |_| any);
        parts.filter_map(move |part| Some((part, part.states(self.sheet, &patterns)?)))
    }

    /// The sentences that state how, but for an object that was just spoken of.
    fn stated_in_focus(&self, idea: usize) -> impl Iterator<Item = (&Part, Span)> {
        let patterns: Vec<&Pattern> =
            self.patterns(idea, Shows::How).filter(|pattern| self.said.missing(pattern) <= 1).collect();
        let any = !patterns.is_empty();
        self.sound().filter(move |_| any).filter_map(move |part| {
            let focus = focus(&self.parts, part, &self.asked_about, &self.objects);
            Some((part, part.states_in_focus(self.sheet, &patterns, &focus)?))
        })
    }

    /// The sentences in which a mechanism gives what the idea needs.
    fn met(&self, idea: usize) -> impl Iterator<Item = (&Part, Span)> {
        let need = self.sheet.needs[idea].as_ref();
        let tied = self.tied.iter().filter(|part| !self.claims.are_wrong(&part.of));
        let parts = self.sound().chain(tied).filter(move |_| need.is_some());
        parts.filter_map(move |part| {
            let focus = focus(&self.parts, part, &self.asked_about, &self.objects);
            Some((part, part.meets(self.sheet, need?, &focus)?))
        })
    }

    /// The sentences that speak of a mechanism which would give it.
    fn could_meet(&self, idea: usize) -> impl Iterator<Item = (&Part, Span)> {
        let need = self.sheet.needs[idea].as_ref();
        self.sound().filter_map(move |part| Some((part, part.could_meet(self.sheet, need?)?)))
    }

    /// The first sentence on the topic that nearly states how: all but one of the things, and at least two.
    fn nearly(&self, idea: usize, topic: &[ConceptId]) -> Option<(&Part, Span)> {
        self.sound().find_map(|part| {
            part.mentioned(self.sheet, topic, false, false)?;
            let patterns = self.patterns(idea, Shows::How);
            let spans = patterns.filter_map(|pattern| part.nearly_states(self.sheet, pattern));
            Some((part, spans.min()?))
        })
    }

    /// At most one of each reason: taken by a gate, asked, denied.
    fn not_counted(&self, idea: usize) -> Vec<NotCounted> {
        let topic = self.topic(idea);
        let mut all: Vec<Evidence> = Vec::new();
        if let Some((part, span, gate)) = self.gated_words(idea, &topic).next() {
            all.push(self.evidence(part, span, gate.reason.to_owned()));
        }
        let asked = |part: &&Part| part.sentence.asked && !part.is_clarifying(self.sheet);
        let asked = self.sound().filter(asked).find_map(|part| {
            let raised = self.patterns(idea, Shows::How).find_map(|pattern| part.raises(self.sheet, pattern));
            Some((part, raised.or_else(|| part.mentioned(self.sheet, &topic, false, true))?))
        });
        if let Some((part, span)) = asked {
            all.push(self.evidence(part, span, ASKED.to_owned()));
        }
        let denied = self.sound().filter(|part| !part.sentence.asked).find_map(|part| {
            let denied = self.patterns(idea, Shows::How).find_map(|pattern| part.denies(self.sheet, pattern));
            Some((part, denied.or_else(|| part.mentioned(self.sheet, &topic, true, false))?))
        });
        if let Some((part, span)) = denied {
            all.push(self.evidence(part, span, DENIED.to_owned()));
        }
        all.into_iter().map(|evidence| NotCounted { idea, evidence }).collect()
    }

    /// Words of the idea in sentences that a gate took.
    fn gated_words<'s>(
        &'s self,
        idea: usize,
        topic: &'s [ConceptId],
    ) -> impl Iterator<Item = (&'s Part, Span, &'static Gate)> {
        self.parts.iter().filter_map(move |part| {
            let gate = part.gate?;
            let patterns: Vec<&Pattern> = self.sheet.ideas[idea].iter().collect();
            let span =
                part.states(self.sheet, &patterns).or_else(|| part.mentioned(self.sheet, topic, false, false))?;
            Some((part, span, gate))
        })
    }

    fn sound(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.gate.is_none() && !self.claims.are_wrong(&part.of))
    }

    fn wrong(&self) -> Vec<WrongSeen> {
        let made = self.claims.made.iter().map(|(claim, of)| {
            let part = self.tied.iter().chain(&self.parts).find(|part| part.of == *of).unwrap_or(&self.parts[of.start]);
            let why = "this does not hold".to_owned();
            WrongSeen { claim: *claim, evidence: self.evidence(part, part.sentence.span, why) }
        });
        made.collect()
    }

    fn topic(&self, idea: usize) -> Vec<ConceptId> {
        self.sheet.question.ideas[idea].topic.iter().filter_map(|id| self.sheet.lexicon.find(id)).collect()
    }

    fn patterns(&self, idea: usize, shows: Shows) -> impl Iterator<Item = &'a Pattern> {
        let sheet = self.sheet;
        let all = sheet.question.ideas[idea].say.iter().zip(&sheet.ideas[idea]);
        all.filter(move |(say, _)| say.shows == shows).map(|(_, pattern)| pattern)
    }

    fn evidence(&self, part: &Part, found: Span, why: String) -> Evidence {
        let touched = part.reading.clauses.iter().map(|clause| clause.span);
        let touched = touched.filter(|clause| clause.start < found.end && found.start < clause.end);
        let Span { start, end } =
            quote(&self.turn.text, &part.sentence, found, touched.reduce(Span::to).unwrap_or(found));
        Evidence { start, end, why }
    }

    fn gated(&self) -> Vec<Gated> {
        let taken = self.parts.iter().filter_map(|part| part.gate.map(|gate| (gate, part)));
        let gated = taken.map(|(gate, part)| Gated {
            gate: gate.id,
            evidence: self.evidence(part, part.sentence.span, gate.reason.to_owned()),
        });
        gated.collect()
    }
}
