//! All observations into one scorecard. Each idea counts with the highest facet that any turn shows, so that more evidence
//! never lowers anything.

use std::collections::BTreeMap;

use crate::content::Sheet;

use super::disorder::ordered;
use super::grades::{bars, competency_grade, criterion_grade, demonstrated, verdict, vote};
use super::next_step::{next_step, rounded};
use super::observe::{Evidence, Observation};
use super::pivotal::pivotal;
use super::plan::{Plan, Soundness};
use super::scorecard::{
    CompetencyScore, Confidence, CriterionScore, EvaluatorOpinion, GateFired, IdeaScore, LedgerLine, MisconceptionSeen,
    Quote, Receipt, Scorecard, Verdict,
};
use super::{Asked, ENGINE, Facet, Turn};

/// So many words are enough to judge, and so many are too few.
const WORDS: (u32, u32) = (200, 60);
/// In percent of the words: could be read well, and could hardly be read.
const KNOWN: (u32, u32) = (80, 60);

/// Folds what was seen. The same arguments give the same bytes on every machine.
pub fn score(sheet: &Sheet, turns: &[Turn], observations: &[Observation], asked: &Asked) -> Scorecard {
    let observations = &*ordered(observations);
    let plan = Plan::of(sheet);
    let quotes = Quotes { turns };
    let facets = best_facets(sheet, observations);
    let standing = standing(sheet, observations);
    let soundness = soundness(sheet, &facets, &standing);
    let overall = rounded(plan.overall(&facets, soundness));
    let competencies = competencies(&plan, &facets, observations, &quotes);
    let bars = bars(&sheet.rubric, &competencies);
    Scorecard {
        schema: "scorecard/1".to_owned(),
        question: sheet.question.slug.clone(),
        level: asked.level,
        overall,
        demonstrated_level: demonstrated(&bars, overall),
        vote: vote(&bars, asked.level, overall),
        bars,
        soundness: soundness.share,
        competencies,
        ideas: ideas(sheet, &facets, observations, &quotes),
        misconceptions: misconceptions(sheet, &standing, &quotes),
        gates: gates(observations, &quotes),
        ledger: ledger(observations, &quotes),
        pivotal: pivotal(&plan, observations, soundness),
        next_step: next_step(&plan, &facets, soundness),
        confidence: confidence(observations),
        evaluators: vec![EvaluatorOpinion { id: "rules".to_owned(), overall: Some(overall), abstained: None }],
        receipt: Receipt { content: sheet.hash.clone(), engine: ENGINE, journal: asked.journal_hash.clone() },
    }
}

fn best_facets(sheet: &Sheet, observations: &[Observation]) -> Vec<Option<Facet>> {
    let mut facets = vec![None; sheet.question.ideas.len()];
    for seen in observations.iter().flat_map(|observation| &observation.seen) {
        facets[seen.idea] = facets[seen.idea].max(Some(seen.facet));
    }
    facets
}

/// Wrong claims that were made and not taken back since, each where it was made last.
fn standing(sheet: &Sheet, observations: &[Observation]) -> Vec<(usize, u32, Evidence)> {
    let mut last: Vec<Option<(u32, Evidence)>> = vec![None; sheet.wrong.len()];
    for observation in observations {
        for denied in &observation.denied {
            last[*denied] = None;
        }
        for made in &observation.wrong {
            last[made.claim] = Some((observation.turn, made.evidence.clone()));
        }
    }
    let standing = last.into_iter().enumerate();
    standing.filter_map(|(claim, made)| made.map(|(turn, evidence)| (claim, turn, evidence))).collect()
}

fn soundness(sheet: &Sheet, facets: &[Option<Facet>], standing: &[(usize, u32, Evidence)]) -> Soundness {
    let claims = || standing.iter().map(|(claim, ..)| &sheet.wrong[*claim]);
    // One sentence is one mistake, however many names it has.
    let mut sentences: BTreeMap<(u32, usize), u32> = BTreeMap::new();
    for (claim, turn, evidence) in standing {
        let weight = sentences.entry((*turn, evidence.start)).or_default();
        *weight = (*weight).max(if sheet.wrong[*claim].crux { 2 } else { 1 });
    }
    let weight = sentences.values().sum();
    Soundness::of(sound_points(facets), weight, claims().any(|wrong| wrong.crux && wrong.claim.sure))
}

fn misconceptions(sheet: &Sheet, standing: &[(usize, u32, Evidence)], quotes: &Quotes<'_>) -> Vec<MisconceptionSeen> {
    let seen = standing.iter().map(|(claim, turn, evidence)| {
        let known = &sheet.wrong[*claim];
        MisconceptionSeen {
            id: known.claim.id.clone(),
            crux: known.crux,
            correction: known.claim.correction.clone(),
            evidence: quotes.quote(*turn, evidence).into_iter().collect(),
        }
    });
    seen.collect()
}

/// What was claimed and holds: ideas that were shown beyond a word.
fn sound_points(facets: &[Option<Facet>]) -> u32 {
    u32::try_from(facets.iter().filter(|facet| **facet >= Some(Facet::Named)).count()).unwrap_or(u32::MAX)
}

fn competencies(
    plan: &Plan<'_>,
    facets: &[Option<Facet>],
    observations: &[Observation],
    quotes: &Quotes<'_>,
) -> Vec<CompetencyScore> {
    let scored = plan.competencies.iter().map(|competency| {
        let criteria: Vec<CriterionScore> = competency
            .criteria
            .iter()
            .map(|criterion| {
                let evidence = quotes.best(&criterion.ideas, facets, observations);
                let not_counted = quotes.not_counted(&criterion.ideas, observations);
                let grade = criterion_grade(plan.raw(&criterion.ideas, facets), criterion.full);
                let mut scored = CriterionScore {
                    id: criterion.id.to_owned(),
                    grade,
                    verdict: Verdict::NotObserved,
                    evidence,
                    not_counted,
                };
                scored.verdict = verdict(&scored);
                scored
            })
            .collect();
        let weighed =
            criteria.iter().zip(&competency.criteria).map(|(scored, criterion)| (scored.grade, criterion.full));
        let all = competency.criteria.iter().flat_map(|criterion| &criterion.ideas);
        CompetencyScore {
            id: competency.id.to_owned(),
            grade: competency_grade(weighed),
            raw: plan.raw(all, facets),
            par: competency.par,
            criteria,
        }
    });
    scored.collect()
}

fn ideas(sheet: &Sheet, facets: &[Option<Facet>], observations: &[Observation], quotes: &Quotes<'_>) -> Vec<IdeaScore> {
    let scored = sheet.question.ideas.iter().enumerate().map(|(at, idea)| {
        let seen = observations.iter().flat_map(|observation| &observation.seen);
        let first = seen.clone().find(|seen| seen.idea == at && Some(seen.facet) == facets[at]);
        IdeaScore {
            id: idea.id.clone(),
            facet: facets[at],
            via: first.map(|seen| seen.via),
            evidence: quotes.best(&[at], facets, observations),
        }
    });
    scored.collect()
}

fn gates(observations: &[Observation], quotes: &Quotes<'_>) -> Vec<GateFired> {
    let all = observations
        .iter()
        .flat_map(|observation| observation.gates.iter().map(move |gated| (observation.turn, gated)));
    all.filter_map(|(turn, gated)| {
        Some(GateFired { id: gated.gate.to_owned(), quote: quotes.quote(turn, &gated.evidence)? })
    })
    .collect()
}

fn ledger(observations: &[Observation], quotes: &Quotes<'_>) -> Vec<LedgerLine> {
    let mut lines: Vec<LedgerLine> = Vec::new();
    for observation in observations {
        let first = lines.len();
        for figure in &observation.figures {
            let why = format!("read as a {}", figure.kind);
            let evidence = Evidence { start: figure.start, end: figure.end, why };
            lines.extend(quotes.quote(observation.turn, &evidence).map(|quote| LedgerLine {
                quote,
                kind: figure.kind.to_owned(),
                value: figure.value.clone(),
                follows_from: figure.follows_from.iter().map(|from| first + from).collect(),
            }));
        }
    }
    lines
}

/// From how much was said and how much of it could be read.
fn confidence(observations: &[Observation]) -> Confidence {
    let words: u32 = observations.iter().map(|observation| observation.words).sum();
    let known: u32 = observations.iter().map(|observation| observation.known_words).sum();
    let read = known.saturating_mul(100) / words.max(1);
    match () {
        () if words < WORDS.1 || read < KNOWN.1 => Confidence::Low,
        () if words < WORDS.0 || read < KNOWN.0 => Confidence::Medium,
        () => Confidence::High,
    }
}

/// The candidate's own words.
struct Quotes<'a> {
    turns: &'a [Turn],
}

impl Quotes<'_> {
    /// None if the observation is not of these turns.
    fn quote(&self, turn: u32, evidence: &Evidence) -> Option<Quote> {
        let said = self.turns.iter().find(|said| said.n == turn)?;
        let words = said.text.get(evidence.start..evidence.end)?;
        Some(Quote {
            turn,
            start: evidence.start,
            end: evidence.end,
            quote: words.to_owned(),
            why: evidence.why.clone(),
        })
    }

    /// The first evidence for the highest facet of each idea.
    fn best(&self, ideas: &[usize], facets: &[Option<Facet>], observations: &[Observation]) -> Vec<Quote> {
        let first = ideas.iter().filter_map(|idea| {
            let seen = observations
                .iter()
                .flat_map(|observation| observation.seen.iter().map(move |seen| (observation.turn, seen)));
            let (turn, seen) =
                seen.into_iter().find(|(_, seen)| seen.idea == *idea && Some(seen.facet) == facets[*idea])?;
            self.quote(turn, &seen.evidence)
        });
        first.collect()
    }

    /// Once each, in order of the conversation.
    fn not_counted(&self, ideas: &[usize], observations: &[Observation]) -> Vec<Quote> {
        let all = observations
            .iter()
            .flat_map(|observation| observation.not_counted.iter().map(move |missed| (observation.turn, missed)));
        let of_these = all.filter(|(_, missed)| ideas.contains(&missed.idea));
        let mut quotes: Vec<Quote> = of_these.filter_map(|(turn, missed)| self.quote(turn, &missed.evidence)).collect();
        quotes.sort_by(|a, b| (a.turn, a.start, a.end, &a.why).cmp(&(b.turn, b.start, b.end, &b.why)));
        quotes.dedup();
        quotes
    }
}
