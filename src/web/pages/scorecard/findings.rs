//! Ideas shown and missed, wrong claims, figures, moments and the next step, as they are shown.

use std::cmp::Reverse;

use serde::Serialize;

use crate::assess::Facet;
use crate::assess::scorecard::{IdeaScore, Scorecard, Via};
use crate::charts;
use crate::content::{Shown, ShownIdea};

use crate::web::pages::wording;

use super::figures;
use super::quotes::{Marks, QuoteView};

/// An idea that a quote proves.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct IdeaShown {
    pub(crate) title: String,
    /// How far, in words.
    pub(crate) facet: &'static str,
    /// SVG.
    pub(crate) chart: String,
    /// Who brought it up.
    pub(crate) via: &'static str,
    /// How sure that is, in percent; none if it was not measured.
    pub(crate) sure: Option<u16>,
    pub(crate) evidence: Option<QuoteView>,
}

/// An idea that was not observed, or only touched.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct IdeaMissed {
    pub(crate) title: String,
    pub(crate) crux: bool,
    /// Words that are about it without proving it.
    pub(crate) touched: bool,
    pub(crate) evidence: Option<QuoteView>,
    pub(crate) why: String,
    /// A question that asks for it.
    pub(crate) probe: Option<String>,
}

/// A wrong claim.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MisconceptionView {
    pub(crate) crux: bool,
    /// In one line; empty if that was not kept.
    pub(crate) claim: String,
    pub(crate) correction: String,
    pub(crate) evidence: Vec<QuoteView>,
}

/// What was not taken at face value.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct GateView {
    pub(crate) quote: QuoteView,
}

/// A figure.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FigureView {
    pub(crate) quote: QuoteView,
    pub(crate) kind: String,
    pub(crate) value: String,
    /// The figures that give it, as they were said.
    pub(crate) follows_from: Vec<String>,
}

/// A turn that moved the score.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MomentView {
    pub(crate) turn: u32,
    pub(crate) gain: u8,
    pub(crate) ideas: Vec<String>,
}

/// What to do next.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NextStepView {
    pub(crate) idea: String,
    pub(crate) facet: &'static str,
    pub(crate) overall: u8,
    pub(crate) gain: u8,
    pub(crate) advice: String,
}

fn unknown(id: &str) -> ShownIdea {
    ShownIdea { id: id.to_owned(), ..ShownIdea::default() }
}

fn is_shown(idea: &IdeaScore) -> bool {
    idea.facet >= Some(Facet::Shown)
}

/// In the question's order.
pub(super) fn shown(card: &Scorecard, known: &Shown, marks: &Marks) -> Vec<IdeaShown> {
    let view = |idea: &IdeaScore| {
        let (facet, filled) = wording::facet(idea.facet?);
        Some(IdeaShown {
            title: known.idea_title(&idea.id),
            facet,
            chart: charts::steps(filled, 4),
            via: match idea.via {
                Some(Via::Probe) => "after a question",
                Some(Via::Hint) => "after a hint",
                Some(Via::Candidate) | None => "unasked",
            },
            sure: Some(idea.chance / 10).filter(|sure| *sure > 0),
            evidence: idea.evidence.first().map(|quote| marks.view(quote)),
        })
    };
    card.ideas.iter().filter(|idea| is_shown(idea)).filter_map(view).collect()
}

/// The most valuable first.
pub(super) fn missed(card: &Scorecard, shown: &Shown, marks: &Marks) -> Vec<IdeaMissed> {
    let mut missed: Vec<_> = card
        .ideas
        .iter()
        .filter(|idea| !is_shown(idea))
        .map(|idea| (idea, shown.idea(&idea.id).cloned().unwrap_or_else(|| unknown(&idea.id))))
        .collect();
    missed.sort_by_key(|(_, known)| Reverse((known.crux, known.weight)));
    let view = |(idea, known): (&IdeaScore, ShownIdea)| IdeaMissed {
        title: shown.idea_title(&known.id),
        crux: known.crux,
        touched: idea.facet.is_some(),
        evidence: idea.evidence.first().map(|quote| marks.view(quote)),
        why: known.why,
        probe: Some(known.probe).filter(|probe| !probe.is_empty()),
    };
    missed.into_iter().map(view).collect()
}

/// In the scorecard's order.
pub(super) fn misconceptions(card: &Scorecard, marks: &Marks) -> Vec<MisconceptionView> {
    let view = |seen: &crate::assess::scorecard::MisconceptionSeen| MisconceptionView {
        crux: seen.crux,
        claim: seen.claim.trim_end_matches('.').to_owned(),
        correction: seen.correction.clone(),
        // The claim stands beside it.
        evidence: marks
            .views(&seen.evidence)
            .into_iter()
            .map(|view| QuoteView { why: String::new(), ..view })
            .collect(),
    };
    card.misconceptions.iter().map(view).collect()
}

/// In the scorecard's order.
pub(super) fn gates(card: &Scorecard, marks: &Marks) -> Vec<GateView> {
    card.gates.iter().map(|gate| GateView { quote: marks.view(&gate.quote) }).collect()
}

/// In the order in which they were spoken.
pub(super) fn ledger(card: &Scorecard, marks: &Marks) -> Vec<FigureView> {
    let view = |line: &crate::assess::scorecard::LedgerLine| FigureView {
        quote: marks.view(&line.quote),
        kind: figures::kind(&line.kind).to_owned(),
        value: figures::figure(&line.kind, &line.value),
        follows_from: line
            .follows_from
            .iter()
            .filter_map(|from| Some(card.ledger.get(*from)?.quote.quote.clone()))
            .collect(),
    };
    card.ledger.iter().map(view).collect()
}

/// In order.
pub(super) fn pivotal(card: &Scorecard, shown: &Shown) -> Vec<MomentView> {
    let view = |moment: &crate::assess::scorecard::Moment| MomentView {
        turn: moment.turn,
        gain: moment.gain,
        ideas: moment.ideas.iter().map(|id| shown.idea_title(id)).collect(),
    };
    card.pivotal.iter().map(view).collect()
}

/// The cheapest.
pub(super) fn next_step(card: &Scorecard, shown: &Shown) -> Option<NextStepView> {
    let step = card.next_step.as_ref()?;
    Some(NextStepView {
        idea: shown.idea_title(&step.idea),
        facet: wording::facet(step.facet).0,
        overall: step.overall,
        gain: step.overall.saturating_sub(card.overall),
        advice: step.advice.clone(),
    })
}
