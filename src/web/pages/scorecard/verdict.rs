//! The sentences at the top of a scorecard and the small print at its foot.

use serde::Serialize;

use crate::assess::scorecard::{Confidence, Scorecard};

/// How sure the engine is.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ConfidenceView {
    pub(crate) title: &'static str,
    /// Within a sentence.
    pub(crate) short: &'static str,
    pub(crate) says: &'static str,
}

/// What one evaluator thought.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OpinionView {
    pub(crate) title: String,
    pub(crate) says: String,
}

/// What makes the score reproducible.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReceiptView {
    pub(crate) schema: String,
    pub(crate) content: String,
    pub(crate) engine: u32,
    pub(crate) journal: String,
    /// What to type.
    pub(crate) command: String,
}

/// The verdict for the level asked for.
pub(super) fn sentence(card: &Scorecard) -> String {
    format!("{} at {}: {} of 100.", card.vote.title(), card.level.name(), card.overall)
}

/// The level whose bar was met.
pub(super) fn shown(card: &Scorecard) -> String {
    match card.demonstrated_level {
        Some(level) => format!("You showed the bar of {}.", level.name()),
        None => "No level's bar was met yet.".to_owned(),
    }
}

/// What share of the claims was sound.
pub(super) fn soundness(card: &Scorecard) -> String {
    let percent = (u32::from(card.soundness) + 5) / 10;
    match card.misconceptions.len() {
        // Finding none is no proof that there was none.
        0 => "No claim was marked as wrong.".to_owned(),
        1 => format!("{percent} % sound: one wrong claim stood at the end."),
        n => format!("{percent} % sound: {n} wrong claims stood at the end."),
    }
}

/// In words.
pub(super) fn confidence(card: &Scorecard) -> ConfidenceView {
    match card.confidence {
        Confidence::High => {
            ConfidenceView { title: "High", short: "high", says: "Most of what was said could be read." }
        }
        Confidence::Medium => ConfidenceView {
            title: "Medium",
            short: "medium",
            says: "A part of what was said could not be read by the rules, or few quotes are sure enough to prove it; the true score may be another.",
        },
        Confidence::Low => ConfidenceView {
            title: "Low",
            short: "low",
            says: "Too little was said, or too little of it could be read by the rules. Take the score as a rough sign.",
        },
    }
}

/// Everyone's.
pub(super) fn opinions(card: &Scorecard) -> Vec<OpinionView> {
    let view = |opinion: &crate::assess::scorecard::EvaluatorOpinion| OpinionView {
        title: match opinion.id.as_str() {
            "rules" => "The rules".to_owned(),
            "llm" => "A language model".to_owned(),
            "external" => "Your own evaluator".to_owned(),
            other => other.to_owned(),
        },
        says: match (opinion.overall, &opinion.abstained) {
            (Some(overall), _) => format!("{overall} of 100"),
            (None, Some(why)) => format!("abstained: {why}"),
            (None, None) => "abstained".to_owned(),
        },
    };
    card.evaluators.iter().map(view).collect()
}

/// With the command that scores it again.
pub(super) fn receipt(card: &Scorecard, id: Option<&str>) -> ReceiptView {
    let command = match id {
        Some(id) => format!("greenroom rescore {id}"),
        None => format!("greenroom score transcript.md --question {} --level {}", card.question, card.level.name()),
    };
    let receipt = &card.receipt;
    ReceiptView {
        schema: card.schema.clone(),
        content: receipt.content.clone(),
        engine: receipt.engine,
        journal: receipt.journal.clone(),
        command,
    }
}
