//! Words of a turn that look like evidence and are none, and why.

use crate::assess::gates::Gate;
use crate::assess::part::Part;
use crate::content::format::question::Shows;
use crate::text::{ConceptId, Pattern, Span};

use super::seen::Seen;
use super::{Evidence, Gated, NotCounted};

/// Why words without a gate do not count.
const ASKED: &str = "asked as a question, not proposed";
const DENIED: &str = "said as something you would not do";

impl Seen<'_> {
    /// At most one of each reason: taken by a gate, asked, denied.
    pub(super) fn not_counted(&self, idea: usize) -> Vec<NotCounted> {
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
    pub(super) fn gated_words<'s>(
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

    pub(super) fn gated(&self) -> Vec<Gated> {
        let taken = self.parts.iter().filter_map(|part| part.gate.map(|gate| (gate, part)));
        let gated = taken.map(|(gate, part)| Gated {
            gate: gate.id,
            evidence: self.evidence(part, part.sentence.span, gate.reason.to_owned()),
        });
        gated.collect()
    }
}
