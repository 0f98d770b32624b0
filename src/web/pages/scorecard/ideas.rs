//! The ideas of the question: what was shown, what was only touched or not said, and the words that show most.

use std::cmp::Reverse;

use serde::Serialize;

use crate::assess::Facet;
use crate::assess::scorecard::{IdeaScore, Scorecard, Via};
use crate::charts;
use crate::content::{Shown, ShownIdea};
use crate::web::pages::learn::LinkView;
use crate::web::pages::wording;

use super::quotes::{Marks, QuoteView};

/// An idea that a quote proves.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct IdeaShown {
    pub(crate) id: String,
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
    /// The topic that teaches it.
    pub(crate) read: Option<LinkView>,
}

/// An idea that was not observed, or only touched.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct IdeaMissed {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) crux: bool,
    /// Words that are about it without proving it.
    pub(crate) touched: bool,
    pub(crate) evidence: Option<QuoteView>,
    pub(crate) why: String,
    /// A question that asks for it.
    pub(crate) probe: Option<String>,
    /// The topic that teaches it.
    pub(crate) read: Option<LinkView>,
}

fn is_shown(idea: &IdeaScore) -> bool {
    idea.facet >= Some(Facet::Shown)
}

/// Those that `of` takes, in the question's order.
pub(super) fn shown(card: &Scorecard, known: &Shown, marks: &Marks, of: impl Fn(&str) -> bool) -> Vec<IdeaShown> {
    let view = |idea: &IdeaScore| {
        let (facet, filled) = wording::facet(idea.facet?);
        Some(IdeaShown {
            id: idea.id.clone(),
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
            read: None,
        })
    };
    card.ideas.iter().filter(|idea| is_shown(idea) && of(&idea.id)).filter_map(view).collect()
}

/// Those that `of` takes, the most valuable first.
pub(super) fn missed(card: &Scorecard, shown: &Shown, marks: &Marks, of: impl Fn(&str) -> bool) -> Vec<IdeaMissed> {
    let unknown = |id: &str| ShownIdea { id: id.to_owned(), ..ShownIdea::default() };
    let mut missed: Vec<_> = card
        .ideas
        .iter()
        .filter(|idea| !is_shown(idea) && of(&idea.id))
        .map(|idea| (idea, shown.idea(&idea.id).cloned().unwrap_or_else(|| unknown(&idea.id))))
        .collect();
    missed.sort_by_key(|(_, known)| Reverse((known.crux, known.weight)));
    let view = |(idea, known): (&IdeaScore, ShownIdea)| IdeaMissed {
        title: shown.idea_title(&known.id),
        id: known.id,
        crux: known.crux,
        touched: idea.facet.is_some(),
        evidence: idea.evidence.first().map(|quote| marks.view(quote)),
        why: known.why,
        probe: Some(known.probe).filter(|probe| !probe.is_empty()),
        read: None,
    };
    missed.into_iter().map(view).collect()
}

/// The words that show most: of the ideas that are shown furthest, surest and weigh most, two quotes that are not the same
/// and, if it can be, of two turns.
pub(super) fn strongest(card: &Scorecard, known: &Shown, marks: &Marks) -> Vec<QuoteView> {
    let mut ideas: Vec<&IdeaScore> = card.ideas.iter().filter(|idea| is_shown(idea)).collect();
    let weight = |idea: &IdeaScore| known.idea(&idea.id).map_or(0, |known| known.weight);
    ideas.sort_by_key(|idea| Reverse((idea.facet, idea.chance / 10, weight(idea))));
    let mut found: Vec<(&IdeaScore, QuoteView)> = Vec::new();
    for idea in ideas {
        let Some(quote) = idea.evidence.first().map(|quote| marks.view(quote)) else { continue };
        if found.iter().all(|(_, other)| other.anchor != quote.anchor) {
            found.push((idea, quote));
        }
    }
    let first = found.first().map(|(_, quote)| quote.turn);
    let second = (1..found.len()).find(|at| Some(found[*at].1.turn) != first).or((found.len() > 1).then_some(1));
    let chosen = found.iter().take(1).chain(second.and_then(|at| found.get(at)));
    let view = |(idea, quote): &(&IdeaScore, QuoteView)| QuoteView {
        why: format!("{}: {}", known.idea_title(&idea.id), idea.facet.map_or("", |facet| wording::facet(facet).0)),
        example: None,
        ..quote.clone()
    };
    chosen.map(view).collect()
}
