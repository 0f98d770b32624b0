//! An answer into one scorecard: what was judged, under the rubric's headings, in the candidate's own words.

use crate::content::Sheet;

use super::answer::{Answer, FalseSeen};
use super::compose::Numbers;
use super::disorder::ordered;
use super::evidence::Evidence;
use super::grades::{bars, demonstrated, grade, thousandths, verdict, vote};
use super::next_step::next_step;
use super::observation::{Observation, Standing};
use super::pivotal::pivotal;
use super::points::points;
use super::scorecard::{
    CompetencyScore, Confidence, CriterionScore, EvaluatorOpinion, GateFired, IdeaScore, LedgerLine, MisconceptionSeen,
    NEAREST, Quote, Receipt, Scorecard, Verdict,
};
use super::{Asked, ENGINE, Facet, Turn};

/// So many words are enough to judge, and so many are too few.
const WORDS: (u32, u32) = (200, 60);
/// In percent of the words: could be read well, and could hardly be read.
const KNOWN: (u32, u32) = (80, 60);

/// A score that rests on fewer proofs than one criterion in so many is less sure than it looks.
const PROVED: usize = 5;

/// The highest grade of a criterion, or of a competency, that no quote proves.
const UNPROVED: u8 = 2;

/// Folds what was read. The same arguments give the same bytes on every machine.
pub fn score(sheet: &Sheet, turns: &[Turn], observations: &[Observation], asked: &Asked) -> Scorecard {
    let observations = &*ordered(observations);
    let answer = Answer::of(sheet, observations);
    let quotes = Quotes { turns };
    let numbers = Numbers::of(&answer);
    let overall = points(&answer);
    let mut competencies = competencies(&answer, &numbers, &quotes);
    let is_proved = is_proved(&competencies);
    if !is_proved {
        // Where so little is proved, what is not reaches nothing that the higher bars want; the points stay.
        for competency in competencies.iter_mut().filter(|own| own.criteria.iter().all(|one| one.evidence.is_empty())) {
            competency.grade = competency.grade.min(UNPROVED);
        }
    }
    let bars = bars(&sheet.rubric, &competencies);
    let confidence = confidence(observations, is_proved);
    Scorecard {
        schema: "scorecard/2".to_owned(),
        question: sheet.question.slug.clone(),
        level: asked.level,
        overall,
        demonstrated_level: demonstrated(&bars, overall),
        vote: vote(&bars, asked.level, overall),
        bars,
        soundness: thousandths(numbers.soundness(&sheet.learnt.composition)),
        competencies,
        ideas: ideas(&answer, &quotes),
        misconceptions: misconceptions(&answer, &quotes),
        worth_checking: worth_checking(&answer, &quotes),
        gates: gates(observations, &quotes),
        ledger: ledger(observations, &quotes),
        pivotal: pivotal(&answer),
        next_step: next_step(&answer),
        confidence,
        evaluators: vec![EvaluatorOpinion { id: "rules".to_owned(), overall: Some(overall), abstained: None }],
        receipt: Receipt { content: sheet.hash.clone(), engine: ENGINE, journal: asked.journal_hash.clone() },
    }
}

fn competencies(answer: &Answer<'_>, numbers: &Numbers, quotes: &Quotes<'_>) -> Vec<CompetencyScore> {
    let (rubric, learnt) = (&answer.sheet.rubric, &answer.sheet.learnt.composition);
    let scored = numbers.competencies.iter().map(|own| {
        let competency = &rubric.competencies[own.at];
        let criteria = own.criteria.iter().map(|criterion| {
            let mut scored = CriterionScore {
                id: competency.criteria[criterion.at].id.clone(),
                grade: grade(numbers.level(numbers.strength(criterion, learnt), learnt)),
                verdict: Verdict::NotObserved,
                evidence: best(answer, &criterion.ideas, quotes, true),
                touched: best(answer, &criterion.ideas, quotes, false),
                not_counted: not_counted(answer, &criterion.ideas, quotes),
            };
            // What nothing proves is partly there at most, however good the answer is around it.
            scored.grade = if scored.evidence.is_empty() { scored.grade.min(UNPROVED) } else { scored.grade };
            scored.verdict = verdict(&scored);
            scored
        });
        let level = numbers.level(numbers.competency(own, learnt), learnt);
        let par = u32::from(competency.weight) * 1000;
        CompetencyScore {
            id: competency.id.clone(),
            grade: grade(level),
            raw: u32::from(thousandths(level)) * par / 1000,
            par,
            criteria: criteria.collect(),
        }
    });
    scored.collect()
}

/// The best sentence of each idea, if it proves it, or if it only touches it.
fn best(answer: &Answer<'_>, ideas: &[usize], quotes: &Quotes<'_>, proved: bool) -> Vec<Quote> {
    let quote = |idea: &usize| {
        let seen = &answer.ideas[*idea];
        let (facet, at) = (seen.facet?, seen.at?);
        let fits = (facet >= Facet::Shown) == proved;
        fits.then(|| quotes.of(answer, at, why(answer, *idea, at, facet))).flatten()
    };
    ideas.iter().filter_map(quote).collect()
}

/// Why a sentence counts: what it does, and the example that it is nearest to.
fn why(answer: &Answer<'_>, idea: usize, at: usize, facet: Facet) -> String {
    let title = &answer.sheet.question.ideas[idea].title;
    let example = answer.sentence(at).ideas.get(idea);
    let example = example.and_then(|like| answer.sheet.classes.ideas[idea].examples.get(usize::from(like.example)));
    let example = example.map_or("", |example| example.text.as_str());
    format!("{}: {}.{NEAREST}\u{201c}{example}\u{201d}", facet.shows(), title.trim_end_matches('.'))
}

/// Sentences that a gate kept from counting for these ideas.
fn not_counted(answer: &Answer<'_>, ideas: &[usize], quotes: &Quotes<'_>) -> Vec<Quote> {
    let bounds = answer.sheet.learnt.bounds;
    let mut found = Vec::new();
    for at in 0..answer.judged.len() {
        let would = ideas.iter().find(|idea| answer.judged[at].shows[**idea] >= bounds.proof);
        let (Some(idea), Standing::Listed) = (would, answer.sentence(at).standing) else { continue };
        let (gates, start) = (&answer.observations[answer.judged[at].turn].gates, answer.sentence(at).start);
        let own = gates.partition_point(|gated| gated.evidence.start < start);
        let reason = gates.get(own).filter(|gated| gated.evidence.start == start);
        let reason = reason.map_or("not proposed", |gated| gated.evidence.why.as_str());
        let title = &answer.sheet.question.ideas[*idea].title;
        found.extend(quotes.of(answer, at, format!("not counted ({reason}): {title}")));
    }
    found
}

fn ideas(answer: &Answer<'_>, quotes: &Quotes<'_>) -> Vec<IdeaScore> {
    let scored = answer.sheet.question.ideas.iter().zip(&answer.ideas).enumerate().map(|(at, (idea, seen))| {
        let proof = seen.facet.and_then(|facet| quotes.of(answer, seen.at?, why(answer, at, seen.at?, facet)));
        IdeaScore {
            id: idea.id.clone(),
            facet: seen.facet,
            chance: thousandths(seen.best),
            via: seen.facet.and_then(|_| Some(answer.via(seen.at?, at))),
            evidence: proof.into_iter().collect(),
        }
    });
    scored.collect()
}

/// Wrong claims, each once, where it was made last; sums that do not hold among them.
fn misconceptions(answer: &Answer<'_>, quotes: &Quotes<'_>) -> Vec<MisconceptionSeen> {
    let seen = |(at, Told { id, claim, correction, crux }): (usize, Told<'_>)| MisconceptionSeen {
        evidence: quotes.of(answer, at, format!("says that {claim}")).into_iter().collect(),
        id: id.to_owned(),
        claim: claim.to_owned(),
        correction: correction.to_owned(),
        crux,
    };
    accused(answer).into_iter().map(seen).collect()
}

/// What is called false, each once, with the sentence that says it last.
pub(super) fn accused<'a>(answer: &Answer<'a>) -> Vec<(usize, Told<'a>)> {
    let mut found: Vec<(usize, Told<'a>)> = Vec::new();
    for seen in answer.wrong.iter().filter(|seen| seen.accused) {
        let told = told(answer, seen);
        found.retain(|(_, other)| other.id != told.id);
        found.push((seen.at, told));
    }
    found
}

/// What is told of a sentence that is called false.
pub(super) struct Told<'a> {
    pub(super) id: &'a str,
    pub(super) claim: &'a str,
    pub(super) correction: &'a str,
    pub(super) crux: bool,
}

/// The claim that every sum makes which does not hold.
const SUM: Told<'static> = Told {
    id: "sum-does-not-hold",
    claim: "these figures give one another",
    correction: "These figures do not give one another; they are off by more than a fifth. Work the sum out again: a day \
                 has about 86,400 seconds, and a design that rests on a wrong figure is the wrong size.",
    crux: false,
};

/// The claim of the sheet that a sentence makes; if it is none, its sum does not hold.
pub(super) fn told<'a>(answer: &Answer<'a>, seen: &FalseSeen) -> Told<'a> {
    seen.claim.map_or(SUM, |claim| {
        let known = &answer.sheet.classes.wrong[claim];
        Told { id: &known.id, claim: &known.claim, correction: &known.correction, crux: known.crux }
    })
}

/// What somebody did cannot be looked up: of a story nothing is.
fn worth_checking(answer: &Answer<'_>, quotes: &Quotes<'_>) -> Vec<Quote> {
    let open = answer.wrong.iter().filter(|seen| !seen.accused && !answer.sheet.is_story());
    let doubtful = open.filter_map(|seen| {
        let why = seen.claim.map_or_else(
            || "may not hold".to_owned(),
            |claim| format!("may say what does not hold: {}", answer.sheet.classes.wrong[claim].claim),
        );
        quotes.of(answer, seen.at, why)
    });
    doubtful.collect()
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
fn confidence(observations: &[Observation], is_proved: bool) -> Confidence {
    let words: u32 = observations.iter().map(|observation| observation.words).sum();
    let known: u32 = observations.iter().map(|observation| observation.known_words).sum();
    let read = known.saturating_mul(100) / words.max(1);
    match () {
        () if words < WORDS.1 || read < KNOWN.1 => Confidence::Low,
        () if words < WORDS.0 || read < KNOWN.0 || !is_proved => Confidence::Medium,
        () => Confidence::High,
    }
}

/// Of the criteria that the question has ideas for at least one in [`PROVED`] has a quote that proves it. Of all of them: saying
/// more never makes it less.
fn is_proved(competencies: &[CompetencyScore]) -> bool {
    let criteria = || competencies.iter().flat_map(|competency| &competency.criteria);
    criteria().filter(|criterion| !criterion.evidence.is_empty()).count() * PROVED >= criteria().count()
}

/// The candidate's own words.
struct Quotes<'a> {
    turns: &'a [Turn],
}

impl Quotes<'_> {
    /// None if the observation is not of these turns.
    fn quote(&self, turn: u32, evidence: &Evidence) -> Option<Quote> {
        let place = usize::try_from(turn).ok()?.checked_sub(1);
        // Nearly always a turn stands where its number says.
        let said = place.and_then(|at| self.turns.get(at)).filter(|said| said.n == turn);
        let said = said.or_else(|| self.turns.iter().find(|said| said.n == turn))?;
        let words = said.text.get(evidence.start..evidence.end)?;
        Some(Quote {
            turn,
            start: evidence.start,
            end: evidence.end,
            quote: words.to_owned(),
            why: evidence.why.clone(),
        })
    }

    /// One judged sentence.
    fn of(&self, answer: &Answer<'_>, at: usize, why: String) -> Option<Quote> {
        let (turn, evidence) = answer.evidence(at, why);
        self.quote(turn, &evidence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_proof_in_five_is_enough_and_one_less_is_not() {
        let quote = Quote { turn: 1, start: 0, end: 1, quote: "x".to_owned(), why: String::new() };
        let criterion = |proved: bool| CriterionScore {
            id: "data.model".to_owned(),
            grade: 2,
            verdict: Verdict::Partly,
            evidence: proved.then(|| quote.clone()).into_iter().collect(),
            touched: Vec::new(),
            not_counted: Vec::new(),
        };
        let of = |proved: usize, all: usize| CompetencyScore {
            id: "data".to_owned(),
            grade: 3,
            raw: 0,
            par: 1,
            criteria: (0..all).map(|n| criterion(n < proved)).collect(),
        };
        for (proved, all, expect) in [(0, 1, false), (1, 5, true), (1, 6, false), (2, 10, true), (3, 16, false)] {
            assert_eq!(is_proved(&[of(proved, all)]), expect, "{proved} of {all}");
            assert_eq!(is_proved(&[of(proved, proved), of(0, all - proved)]), expect, "{proved} of {all}, apart");
        }
    }
}
