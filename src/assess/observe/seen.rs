//! The ideas that the sentences of a turn show, and how far, after the gates and the wrong claims.

use crate::assess::depth::{Around, Depth};
use crate::assess::focus::{asked_about, focus, objects};
use crate::assess::gates::Effect;
use crate::assess::part::{Part, Read, tied};
use crate::assess::sentences::{LONGEST_QUOTE, quote};
use crate::assess::sums::contradictions;
use crate::assess::wrong::{Claims, WrongSeen, claims};
use crate::assess::{Facet, Turn};
use crate::content::Sheet;
use crate::content::format::question::Shows;
use crate::text::{ConceptId, Pattern, Span, Vocabulary};

use super::Evidence;

/// One turn after the gates.
pub(super) struct Seen<'a> {
    pub(super) sheet: &'a Sheet,
    turn: &'a Turn,
    said: Vocabulary,
    /// Sentence by sentence.
    pub(super) parts: Vec<Part>,
    /// Sentences with those that go on with them.
    tied: Vec<Part>,
    /// Wrong claims: a sentence that makes one shows nothing.
    pub(super) claims: Claims,
    /// Figures that follow from others.
    worked_out: Vec<Span>,
    /// The question's objects, and those of them that the interviewer spoke of last.
    objects: Vec<ConceptId>,
    asked_about: Vec<ConceptId>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(sheet: &'a Sheet, turn: &'a Turn, whole: &Read, parts: Vec<Part>, sums: &[Vec<usize>]) -> Self {
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
    pub(super) fn idea(&self, idea: usize) -> Option<(Facet, Evidence)> {
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

    pub(super) fn sound(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.gate.is_none() && !self.claims.are_wrong(&part.of))
    }

    pub(super) fn wrong(&self) -> Vec<WrongSeen> {
        let made = self.claims.made.iter().map(|(claim, of)| {
            let part = self.tied.iter().chain(&self.parts).find(|part| part.of == *of).unwrap_or(&self.parts[of.start]);
            let why = "this does not hold".to_owned();
            WrongSeen { claim: *claim, evidence: self.evidence(part, part.sentence.span, why) }
        });
        made.collect()
    }

    pub(super) fn topic(&self, idea: usize) -> Vec<ConceptId> {
        self.sheet.question.ideas[idea].topic.iter().filter_map(|id| self.sheet.lexicon.find(id)).collect()
    }

    pub(super) fn patterns(&self, idea: usize, shows: Shows) -> impl Iterator<Item = &'a Pattern> {
        let sheet = self.sheet;
        let all = sheet.question.ideas[idea].say.iter().zip(&sheet.ideas[idea]);
        all.filter(move |(say, _)| say.shows == shows).map(|(_, pattern)| pattern)
    }

    pub(super) fn evidence(&self, part: &Part, found: Span, why: String) -> Evidence {
        let touched = part.reading.clauses.iter().map(|clause| clause.span);
        let touched = touched.filter(|clause| clause.start < found.end && found.start < clause.end);
        let Span { start, end } =
            quote(&self.turn.text, &part.sentence, found, touched.reduce(Span::to).unwrap_or(found));
        Evidence { start, end, why }
    }
}
