//! What to do next: three things, the most urgent first, each with where to do it.

use serde::Serialize;

use crate::assess::Scorecard;
use crate::web::pages::wording;

use super::competencies::CompetencyView;
use super::findings::MisconceptionView;
use super::ideas::IdeaMissed;

/// So many and no more: who has ten things to do does none.
const THINGS: usize = 3;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct NextView {
    pub(crate) what: String,
    /// What it is good for, or how; may be empty.
    pub(crate) why: String,
    /// The turn to answer again, in digits; none if it was not said in any.
    pub(crate) turn: Option<String>,
    /// A place on this page.
    pub(crate) anchor: Option<String>,
    /// What is there.
    pub(crate) there: &'static str,
    /// To take the same question once more.
    pub(crate) again: bool,
}

/// A wrong claim comes first, then what the scorecard advises, then the most valuable that was not shown, then where the
/// level asked for was missed most; and there is always another attempt.
pub(super) fn things(
    card: &Scorecard,
    wrong: &[MisconceptionView],
    missed: &[IdeaMissed],
    competencies: &[CompetencyView],
) -> Vec<NextView> {
    let advised = card.next_step.as_ref().map(|step| step.idea.as_str());
    let step = card.next_step.as_ref().map(|step| NextView {
        what: step.advice.clone(),
        why: format!("That alone, {}, makes {} into {}.", wording::facet(step.facet).0, card.overall, step.overall),
        ..missed.iter().find(|idea| idea.id == step.idea).map_or_else(NextView::nowhere, NextView::of_idea)
    });
    let mut short: Vec<&CompetencyView> = competencies.iter().filter(|view| view.short).collect();
    short.sort_by_key(|view| std::cmp::Reverse(view.wanted - view.grade));
    let claims = wrong.iter().take(1).map(NextView::of_claim);
    let ideas = missed.iter().filter(|idea| Some(idea.id.as_str()) != advised).map(NextView::of_idea);
    let grades = short.into_iter().map(|view| NextView::of_competency(view, card.level.name()));
    let all = claims.chain(step).chain(ideas).chain(grades).chain([NextView::attempt(card)]);
    all.take(THINGS).collect()
}

impl NextView {
    fn nowhere() -> Self {
        Self { what: String::new(), why: String::new(), turn: None, anchor: None, there: "", again: false }
    }

    fn of_claim(wrong: &MisconceptionView) -> Self {
        let said = wrong.evidence.first();
        Self {
            what: match wrong.claim.as_str() {
                "" => "Correct what you claimed.".to_owned(),
                claim => format!("Correct what you claimed: {claim}."),
            },
            // The correction stands beside it, with the words.
            why: String::new(),
            turn: said.map(|quote| quote.turn.to_string()),
            anchor: said.map(|quote| quote.anchor.clone()),
            there: "Where you said it",
            again: false,
        }
    }

    fn of_idea(idea: &IdeaMissed) -> Self {
        Self {
            what: idea.title.clone(),
            why: idea.probe.clone().unwrap_or_else(|| idea.why.clone()),
            turn: idea.evidence.as_ref().map(|quote| quote.turn.to_string()),
            anchor: Some(format!("idea-{}", idea.id)),
            there: "Why it matters",
            again: false,
        }
    }

    fn of_competency(view: &CompetencyView, level: &str) -> Self {
        Self {
            what: format!("{}: {} of 4, and {level} wants {}", view.title, view.grade, view.wanted),
            why: view.about.clone(),
            anchor: Some(format!("c-{}", view.id)),
            there: "What one grade more asks for",
            ..Self::nowhere()
        }
    }

    fn attempt(card: &Scorecard) -> Self {
        Self {
            what: "Take the same question again, and say all of it unasked".to_owned(),
            why: format!("{} of 100 is what the next attempt is compared with.", card.overall),
            again: true,
            ..Self::nowhere()
        }
    }
}
