//! Ideas shown and missed, wrong claims, figures, moments and the next step, as they are shown.

use std::cmp::Reverse;

use serde::Serialize;

use crate::assess::Facet;
use crate::assess::scorecard::{IdeaScore, Scorecard, Via};
use crate::charts;
use crate::content::format::question::{IdeaFile, QuestionFile};

use crate::web::pages::wording;

use super::figures;
use super::quotes::{Marks, QuoteView};

/// An idea that was shown further than by its name.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct IdeaShown {
    pub(crate) title: String,
    /// How far, in words.
    pub(crate) facet: &'static str,
    /// SVG.
    pub(crate) chart: String,
    /// Who brought it up.
    pub(crate) via: &'static str,
    pub(crate) evidence: Option<QuoteView>,
}

/// An idea that was not observed, or only listed.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct IdeaMissed {
    pub(crate) title: String,
    pub(crate) crux: bool,
    pub(crate) listed: bool,
    pub(crate) why: String,
    /// A question that asks for it.
    pub(crate) probe: Option<String>,
}

/// A wrong claim.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MisconceptionView {
    pub(crate) crux: bool,
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

/// How far, as people say it, and as a number from 1 to 5.
fn facet_words(facet: Facet) -> (&'static str, u8) {
    let known = (1..).zip(wording::FACETS).find(|(_, (name, _))| *name == facet.name());
    known.map_or((facet.name(), 0), |(step, (_, words))| (words, step))
}

fn is_shown(idea: &IdeaScore) -> bool {
    idea.facet.is_some_and(|facet| facet.name() != "listed")
}

fn known<'a>(question: &'a QuestionFile, id: &str) -> Option<&'a IdeaFile> {
    question.ideas.iter().find(|known| known.id == id)
}

fn title(question: &QuestionFile, id: &str) -> String {
    known(question, id).map_or_else(|| id.to_owned(), |known| known.title.clone())
}

/// In the question's order.
pub(super) fn shown(card: &Scorecard, question: &QuestionFile, marks: &Marks) -> Vec<IdeaShown> {
    let view = |idea: &IdeaScore| {
        let (facet, filled) = facet_words(idea.facet?);
        Some(IdeaShown {
            title: title(question, &idea.id),
            facet,
            chart: charts::steps(filled, 5),
            via: match idea.via {
                Some(Via::Probe) => "after a question",
                Some(Via::Hint) => "after a hint",
                Some(Via::Candidate) | None => "unasked",
            },
            evidence: idea.evidence.first().map(|quote| marks.view(quote)),
        })
    };
    card.ideas.iter().filter(|idea| is_shown(idea)).filter_map(view).collect()
}

/// The most valuable first.
pub(super) fn missed(card: &Scorecard, question: &QuestionFile) -> Vec<IdeaMissed> {
    let mut missed: Vec<_> = card
        .ideas
        .iter()
        .filter(|idea| !is_shown(idea))
        .filter_map(|idea| Some((idea, known(question, &idea.id)?)))
        .collect();
    missed.sort_by_key(|(_, known)| Reverse((known.crux, known.weight)));
    let view = |(idea, known): (&IdeaScore, &IdeaFile)| IdeaMissed {
        title: known.title.clone(),
        crux: known.crux,
        listed: idea.facet.is_some(),
        why: known.why.clone(),
        probe: known.probes.first().cloned(),
    };
    missed.into_iter().map(view).collect()
}

/// In the scorecard's order.
pub(super) fn misconceptions(card: &Scorecard, marks: &Marks) -> Vec<MisconceptionView> {
    let view = |seen: &crate::assess::scorecard::MisconceptionSeen| MisconceptionView {
        crux: seen.crux,
        correction: seen.correction.clone(),
        evidence: marks.views(&seen.evidence),
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
        follows_from: line.follows_from.iter().map(|from| card.ledger[*from].quote.quote.clone()).collect(),
    };
    card.ledger.iter().map(view).collect()
}

/// In order.
pub(super) fn pivotal(card: &Scorecard, question: &QuestionFile) -> Vec<MomentView> {
    let view = |moment: &crate::assess::scorecard::Moment| MomentView {
        turn: moment.turn,
        gain: moment.gain,
        ideas: moment.ideas.iter().map(|id| title(question, id)).collect(),
    };
    card.pivotal.iter().map(view).collect()
}

/// The cheapest.
pub(super) fn next_step(card: &Scorecard, question: &QuestionFile) -> Option<NextStepView> {
    let step = card.next_step.as_ref()?;
    Some(NextStepView {
        idea: title(question, &step.idea),
        facet: facet_words(step.facet).0,
        overall: step.overall,
        gain: step.overall.saturating_sub(card.overall),
        advice: step.advice.clone(),
    })
}
