//! Bars, competencies and criteria as they are shown.

use serde::Serialize;

use crate::assess::scorecard::{Bar, CompetencyScore, CriterionScore, Scorecard, Verdict};
use crate::charts;
use crate::content::{Shown, ShownCriterion};
use crate::web::pages::learn::LinkView;
use crate::web::pages::wording;

use super::ideas::{self, IdeaMissed, IdeaShown};
use super::quotes::{Marks, QuoteView};

/// One level's bar.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BarView {
    pub(crate) level: &'static str,
    /// It is the one that was asked for.
    pub(crate) asked: bool,
    pub(crate) met: bool,
    /// "Met", or by how much and in how many competencies it was missed.
    pub(crate) says: String,
}

/// One competency.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CompetencyView {
    pub(crate) id: String,
    /// Its axis in the drawing, from 1.
    pub(crate) axis: usize,
    pub(crate) title: String,
    pub(crate) about: String,
    pub(crate) grade: u8,
    /// What the level asked for wants.
    pub(crate) wanted: u8,
    pub(crate) short: bool,
    /// What was earned of its weight (in `scorecard/1`: of what a good answer earns), in percent.
    pub(crate) share: u32,
    /// SVG.
    pub(crate) chart: String,
    pub(crate) criteria: Vec<CriterionView>,
    pub(crate) ideas_shown: Vec<IdeaShown>,
    pub(crate) ideas_missed: Vec<IdeaMissed>,
}

/// One criterion.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CriterionView {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) grade: u8,
    /// `met`, `partly`, `not-met` or `not-observed`.
    pub(crate) verdict: &'static str,
    pub(crate) verdict_title: &'static str,
    pub(crate) observed: bool,
    /// A quote proves it.
    pub(crate) proved: bool,
    /// What that grade looks like.
    pub(crate) anchor: String,
    /// What the next grade looks like.
    pub(crate) above: Option<String>,
    pub(crate) evidence: Vec<QuoteView>,
    /// About it, not sure enough to count as proof.
    pub(crate) touched: Vec<QuoteView>,
    pub(crate) not_counted: Vec<QuoteView>,
    /// Topics that teach it.
    pub(crate) reads: Vec<LinkView>,
}

/// All four.
pub(super) fn bars(card: &Scorecard) -> Vec<BarView> {
    let view = |bar: &Bar| BarView {
        level: bar.level.name(),
        asked: bar.level == card.level,
        met: bar.met,
        says: match (bar.met, bar.short_by) {
            (true, _) => "Met".to_owned(),
            (false, short) => {
                let grades = wording::count(usize::from(short), "grade", "grades");
                format!("{grades} short, in {}", wording::count(bar.missing.len(), "competency", "competencies"))
            }
        },
    };
    card.bars.iter().map(view).collect()
}

/// What `share` is a share of.
pub(super) fn share_of(card: &Scorecard) -> &'static str {
    match card.schema.as_str() {
        "scorecard/1" => "what a good answer to this question earns",
        _ => "the points that a competency is worth",
    }
}

/// In the scorecard's order.
pub(super) fn views(card: &Scorecard, shown: &Shown, marks: &Marks) -> Vec<CompetencyView> {
    let view = |(axis, score): (usize, &CompetencyScore)| {
        let wanted = shown.wanted(card.level.name(), &score.id);
        let its = |idea: &str| of_idea(card, shown, idea) == Some(score.id.as_str());
        CompetencyView {
            id: score.id.clone(),
            axis,
            title: shown.competency_title(&score.id),
            about: shown.competency(&score.id).map(|known| known.about.clone()).unwrap_or_default(),
            grade: score.grade,
            wanted,
            short: score.grade < wanted,
            share: (score.raw.saturating_mul(100) + score.par / 2).checked_div(score.par).unwrap_or(0),
            chart: charts::grade_bar(score.grade, wanted),
            criteria: score.criteria.iter().map(|criterion| criterion_view(criterion, shown, marks)).collect(),
            ideas_shown: ideas::shown(card, shown, marks, its),
            ideas_missed: ideas::missed(card, shown, marks, its),
        }
    };
    (1..).zip(&card.competencies).map(view).collect()
}

/// The competency whose criterion an idea counts for; none if that is not known.
pub(super) fn of_idea<'a>(card: &'a Scorecard, shown: &Shown, idea: &str) -> Option<&'a str> {
    let criterion = &shown.idea(idea)?.criterion;
    let has = |score: &&CompetencyScore| score.criteria.iter().any(|known| known.id == *criterion);
    card.competencies.iter().find(has).map(|score| score.id.as_str())
}

fn criterion_view(score: &CriterionScore, shown: &Shown, marks: &Marks) -> CriterionView {
    let known: Option<&ShownCriterion> = shown.criterion(&score.id);
    let anchor = |grade: u8| known.and_then(|known| known.anchors.get(usize::from(grade)).cloned());
    let observed = score.verdict != Verdict::NotObserved;
    let (verdict, verdict_title) = match score.verdict {
        Verdict::Met => ("met", "Met"),
        Verdict::Partly => ("partly", "Partly"),
        Verdict::NotMet => ("not-met", "Not met"),
        Verdict::NotObserved => ("not-observed", "Not observed"),
    };
    CriterionView {
        id: score.id.clone(),
        title: shown.criterion_title(&score.id),
        grade: score.grade,
        verdict,
        verdict_title,
        observed,
        proved: !score.evidence.is_empty(),
        anchor: anchor(score.grade).unwrap_or_default(),
        above: anchor(score.grade + 1),
        evidence: marks.views(&score.evidence),
        touched: marks.views(&score.touched),
        not_counted: marks.views(&score.not_counted),
        reads: Vec::new(),
    }
}
