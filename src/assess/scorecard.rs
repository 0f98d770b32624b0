//! The scorecard as it is published: `scorecard/2`. Its JSON Schema is generated from these types and does not change
//! without a version; one of `scorecard/1` is read too. Everything else on a page is derived from it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::content::format::Level;

pub use super::evidence::Via;
pub use super::export::{schema, to_json};
pub use super::markdown::{markdown, verdict};

/// `scorecard/2`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scorecard {
    /// `scorecard/2`.
    pub schema: String,
    /// The question's slug.
    pub question: String,
    /// The bar asked for.
    pub level: Level,
    /// 0 to 100; 65 means *good*. The level asked for does not enter.
    pub overall: u8,
    /// The highest level whose bar was met; none if not even the lowest.
    pub demonstrated_level: Option<Level>,
    /// For the level asked for.
    pub vote: Vote,
    /// All four, lowest first.
    pub bars: Vec<Bar>,
    /// Sound share of what was claimed, in thousandths.
    pub soundness: u16,
    /// In the rubric's order.
    pub competencies: Vec<CompetencyScore>,
    /// In the question's order.
    pub ideas: Vec<IdeaScore>,
    /// Wrong claims that stood at the end, each with its correction.
    pub misconceptions: Vec<MisconceptionSeen>,
    /// Sentences that may be false, not sure enough to say so.
    #[serde(default)]
    pub worth_checking: Vec<Quote>,
    /// What was not taken at face value, and why.
    pub gates: Vec<GateFired>,
    /// Every figure that was spoken, in order.
    pub ledger: Vec<LedgerLine>,
    /// The moments that moved the score most, in order.
    pub pivotal: Vec<Moment>,
    /// The cheapest thing that would raise the grade.
    pub next_step: Option<NextStep>,
    /// How sure the engine is.
    pub confidence: Confidence,
    /// Who had an opinion; `overall` is always that of `rules`.
    pub evaluators: Vec<EvaluatorOpinion>,
    /// What makes it reproducible.
    pub receipt: Receipt,
}

/// What an interviewer would write for the level asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Vote {
    /// The bar is met and passed.
    StronglyInclined,
    /// The bar is met.
    Inclined,
    /// The bar is missed.
    NotInclined,
    /// The bar is missed by far.
    StronglyNotInclined,
}

impl Vote {
    /// As people read it.
    pub fn title(self) -> &'static str {
        match self {
            Self::StronglyInclined => "Strongly inclined",
            Self::Inclined => "Inclined",
            Self::NotInclined => "Not inclined",
            Self::StronglyNotInclined => "Strongly not inclined",
        }
    }
}

/// One level's bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bar {
    /// Whose.
    pub level: Level,
    /// Whether every competency reached it.
    pub met: bool,
    /// Grades missing, added up over competencies.
    pub short_by: u8,
    /// The competencies below it, in the rubric's order.
    pub missing: Vec<String>,
}

/// One competency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompetencyScore {
    /// The rubric's id.
    pub id: String,
    /// 0 to 4.
    pub grade: u8,
    /// Points earned, in thousandths of a point, out of `par`.
    pub raw: u32,
    /// Its weight in the rubric, in thousandths of a point.
    pub par: u32,
    /// In the rubric's order; only those that this question has ideas for.
    pub criteria: Vec<CriterionScore>,
}

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionScore {
    /// The rubric's id.
    pub id: String,
    /// 0 to 4.
    pub grade: u8,
    /// In one word.
    pub verdict: Verdict,
    /// The candidate's own words: proofs.
    pub evidence: Vec<Quote>,
    /// Words that are about it without proving it.
    #[serde(default)]
    pub touched: Vec<Quote>,
    /// Words that look like evidence and are none.
    pub not_counted: Vec<Quote>,
}

/// *Not observed* is never *wrong*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Grade 3 or 4, with a proof.
    Met,
    /// Grade 1 or 2.
    Partly,
    /// Contradicted, or only words that earn no grade.
    NotMet,
    /// Nothing was said of it.
    NotObserved,
}

/// A quote: the bytes `start..end` of the nth candidate turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// From 1.
    pub turn: u32,
    /// The first byte (UTF-8).
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Those bytes.
    pub quote: String,
    /// Why it counts, or does not.
    pub why: String,
}

/// Stands in a quote's `why` before the example that it resembles.
pub(super) const NEAREST: &str = " Nearest example: ";

impl Quote {
    /// Why it counts, or does not, and the example that it resembles, if one is named.
    pub fn reasons(&self) -> (&str, Option<&str>) {
        let Some((why, example)) = self.why.split_once(NEAREST) else { return (&self.why, None) };
        let example = example.trim_matches(['\u{201c}', '\u{201d}']);
        (why, Some(example).filter(|example| !example.is_empty()))
    }
}

/// One idea of the question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IdeaScore {
    /// The question's id.
    pub id: String,
    /// How far it was shown; none if not observed.
    pub facet: Option<super::Facet>,
    /// The chance that its best sentence shows it, in thousandths.
    #[serde(default)]
    pub chance: u16,
    /// What brought it up: `candidate`, `probe` or `hint`.
    pub via: Option<Via>,
    /// The best evidence for it.
    pub evidence: Vec<Quote>,
}

/// A wrong claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MisconceptionSeen {
    /// Its id.
    pub id: String,
    /// The claim in one line.
    #[serde(default)]
    pub claim: String,
    /// On the crux of the question.
    pub crux: bool,
    /// What is true instead.
    pub correction: String,
    /// The claim.
    pub evidence: Vec<Quote>,
}

/// Something that was not taken at face value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GateFired {
    /// Which gate.
    pub id: String,
    /// What and why.
    pub quote: Quote,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LedgerLine {
    /// The words.
    pub quote: Quote,
    /// `duration`, `rate`, `size`, `count`, `money` or `percent`.
    pub kind: String,
    /// In the kind's base unit (ms, per day, bytes, one, cents, thousandths of a percent), as a decimal integer.
    pub value: String,
    /// The lines of the ledger, from 0, that give this one; empty if it stands by itself.
    pub follows_from: Vec<usize>,
}

/// A moment that moved the score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// The candidate turn, from 1.
    pub turn: u32,
    /// By how much `overall` rose in it.
    pub gain: u8,
    /// The ideas that it showed.
    pub ideas: Vec<String>,
}

/// The cheapest thing that would raise the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextStep {
    /// The idea to show.
    pub idea: String,
    /// How far.
    pub facet: super::Facet,
    /// `overall` if it had been.
    pub overall: u8,
    /// What to do, one sentence.
    pub advice: String,
}

/// How sure the engine is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Most of what was said could be read.
    High,
    /// Some could not.
    Medium,
    /// Too little was said, or too little of it could be read.
    Low,
}

/// One evaluator's opinion, or that it had none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvaluatorOpinion {
    /// `rules`, `llm`, `external`.
    pub id: String,
    /// 0 to 100; none if it abstained.
    pub overall: Option<u8>,
    /// Why it abstained.
    pub abstained: Option<String>,
}

/// The same receipt, the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Of the compiled content that the score used.
    pub content: String,
    /// [`super::ENGINE`].
    pub engine: u32,
    /// Of the journal.
    pub journal: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_told_from_its_example() {
        let of = |why: &str| Quote { turn: 1, start: 0, end: 1, quote: "x".to_owned(), why: why.to_owned() };
        let why = format!("shows it: A title.{NEAREST}\u{201c}a plain sentence\u{201d}");
        assert_eq!(of(&why).reasons(), ("shows it: A title.", Some("a plain sentence")));
        assert_eq!(of("it names the remedy").reasons(), ("it names the remedy", None));
        assert_eq!(of(&format!("shows it.{NEAREST}\u{201c}\u{201d}")).reasons(), ("shows it.", None));
    }
}
