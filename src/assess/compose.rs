//! The one formula from what was seen to `overall`. A criterion: half the chance that its ideas are shown, half the craft of
//! its kind on this question's topic; a competency by its criteria; the whole by the rubric's weights, times soundness,
//! topic and speech. Its numbers are learnt, its structure is by hand; all of it in integers.

use crate::content::Sheet;
use crate::matching::fixed::{ONE, div, exp, mul, root};
use crate::matching::{COUNT, KINDS, Vector, WRONG};

use super::answer::Answer;
use super::judge::{praise, speaks};
use super::observation::Standing;

/// From this chance on an idea counts as shown.
const ENOUGH: i64 = ONE * 6 / 10;
/// How much more craft counts where it is above what of the ideas was seen: a valid design with other nouns.
const LIFT: i64 = ONE * 4 / 10;
/// Craft counts in sentences that are less likely false than this.
const SOUND: i64 = ONE * 4 / 10;

/// What an answer comes to before the formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// In the rubric's order; only those that the question has ideas for.
    pub competencies: Vec<CompetencyNumbers>,
    /// How much there is of each kind of sentence, on topic and sound.
    pub craft: [i64; COUNT],
    /// The share of ideas, by weight, that count as shown.
    pub coverage: i64,
    /// The share of sentences that are false.
    pub lies: i64,
    /// The mean chance that a sentence is false.
    pub falseness: i64,
    /// Wrong claims, each by its chance, those on the heart of the question twice.
    pub crux: i64,
    /// Empty praise in a hundred words.
    pub praise: i64,
    /// How much nearer it is to this question than to others.
    pub topic: i64,
    /// The share of neighbouring words that people say.
    pub speech: i64,
    /// The share of them that are said in this order rather than the other.
    pub order: i64,
}

/// One competency's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompetencyNumbers {
    /// Index into the rubric's competencies.
    pub at: usize,
    /// In whole points.
    pub weight: i64,
    /// In the rubric's order; only those that the question has ideas for.
    pub criteria: Vec<CriterionNumbers>,
}

/// One criterion's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionNumbers {
    /// Index into the competency's criteria.
    pub at: usize,
    /// What its ideas weigh together.
    pub weight: i64,
    /// The share of them that count as shown, by their best sentences.
    pub best: i64,
    /// The same by their second best.
    pub second: i64,
    /// Its kind of sentence.
    pub kind: usize,
    /// Indices into the question's ideas.
    pub ideas: Vec<usize>,
}

/// The learnt numbers, in the order of [`crate::content::COMPOSITION`].
pub const PARAMETERS: usize = crate::content::COMPOSITION.len();

impl Numbers {
    /// Of an answer.
    pub fn of(answer: &Answer<'_>) -> Self {
        let sheet = answer.sheet;
        let enough = |chance: i64| div(chance, ENOUGH).min(ONE);
        let weight = |idea: usize| i64::from(sheet.question.ideas[idea].weight);
        let share = |ideas: &[usize], of: &dyn Fn(usize) -> i64| {
            let all: i64 = ideas.iter().map(|idea| weight(*idea)).sum();
            ideas.iter().map(|idea| weight(*idea) * enough(of(*idea))).sum::<i64>() / all.max(1)
        };
        let (best, second) = (|idea: usize| answer.ideas[idea].best, |idea: usize| answer.ideas[idea].second);
        let competencies = plan(sheet).into_iter().map(|(at, criteria)| CompetencyNumbers {
            at,
            weight: i64::from(sheet.rubric.competencies[at].weight),
            criteria: criteria
                .into_iter()
                .map(|(criterion, ideas)| CriterionNumbers {
                    at: criterion,
                    weight: ideas.iter().map(|idea| weight(*idea)).sum(),
                    best: share(&ideas, &best),
                    second: share(&ideas, &second),
                    kind: kind(&sheet.rubric.competencies[at].criteria[criterion].facet),
                    ideas,
                })
                .collect(),
        });
        let all: Vec<usize> = (0..answer.ideas.len()).collect();
        let (speech, order) = speech(answer);
        let meant = || (0..answer.judged.len()).filter(|at| speaks(answer.sentence(*at)));
        let count = i64::try_from(meant().count()).unwrap_or(i64::MAX).max(1);
        Self {
            competencies: competencies.collect(),
            craft: craft(answer),
            coverage: share(&all, &best),
            lies: i64::try_from(meant().filter(|at| answer.judged[*at].falseness > SOUND).count()).unwrap_or(0) * ONE
                / count,
            falseness: meant().map(|at| answer.judged[at].falseness).sum::<i64>() / count,
            crux: crux(answer),
            praise: praise(answer.observations),
            topic: topic(answer),
            speech,
            order,
        }
    }

    /// What of an answer holds: from one, where nothing is false, down.
    pub fn soundness(&self, numbers: &[i64]) -> i64 {
        let above = |value: i64, from: i64| (value - from).max(0);
        let lies = 2 * mul(numbers[FALSE_SHARE], above(self.lies, ONE / 50));
        let doubt = mul(numbers[FALSENESS], above(self.falseness, ONE * 15 / 100));
        let praise = mul(numbers[PRAISE], above(self.praise, ONE * 15 / 100)) / 5;
        exp(-(lies + doubt + praise + mul(numbers[CRUX], self.crux)))
    }

    /// Whether it is an answer to this question, and speech: from one down to nothing.
    pub fn gate(&self) -> i64 {
        let within = |value: i64, from: i64, width: i64| div(value - from, width).clamp(0, ONE);
        let topic = within(self.topic, ONE * 30 / 100, ONE * 140 / 100);
        let speech = within(self.speech, ONE * 46 / 100, ONE * 8 / 100);
        let order = within(self.order, ONE * 56 / 100, ONE * 6 / 100);
        let some = root(within(self.coverage, 0, ONE / 5) << 16);
        mul(mul(topic, mul(speech, order)), some)
    }

    /// A criterion's strength before soundness and gate.
    pub fn strength(&self, criterion: &CriterionNumbers, numbers: &[i64]) -> i64 {
        let shown = (3 * criterion.best + criterion.second) / 4;
        let half = ONE / 2 + numbers[criterion.kind];
        let craft = ONE - exp(-div(self.craft[criterion.kind], half));
        let trusted = (ONE - 5 * self.falseness).max(0);
        i64::midpoint(shown, craft) + mul(mul((craft - shown).max(0), trusted), LIFT)
    }

    /// A competency's.
    pub fn competency(&self, competency: &CompetencyNumbers, numbers: &[i64]) -> i64 {
        let all: i64 = competency.criteria.iter().map(|criterion| criterion.weight).sum();
        let each = competency.criteria.iter();
        each.map(|criterion| criterion.weight * self.strength(criterion, numbers)).sum::<i64>() / all.max(1)
    }

    /// What a strength comes to in this answer, one for all of it and no more.
    pub fn level(&self, strength: i64, numbers: &[i64]) -> i64 {
        mul(mul(mul(strength, numbers[SCALE]), self.soundness(numbers)), self.gate()).clamp(0, ONE)
    }

    /// `overall` before the rubric's link, one for a hundred, uncapped.
    pub fn whole(&self, numbers: &[i64]) -> i64 {
        let weights: i64 = self.competencies.iter().map(|competency| competency.weight).sum();
        let each = self.competencies.iter();
        let strength = each.map(|competency| competency.weight * self.competency(competency, numbers)).sum::<i64>();
        mul(mul(mul(strength / weights.max(1), numbers[SCALE]), self.soundness(numbers)), self.gate())
    }
}

/// The places of the other numbers, behind one for each kind but the last.
const FALSE_SHARE: usize = WRONG;
const FALSENESS: usize = WRONG + 1;
const PRAISE: usize = WRONG + 2;
const CRUX: usize = WRONG + 3;
const SCALE: usize = WRONG + 4;

/// A criterion and its ideas.
type Headed = (usize, Vec<usize>);

/// The question's ideas under the rubric's headings: competency, then criterion and its ideas.
pub(super) fn plan(sheet: &Sheet) -> Vec<(usize, Vec<Headed>)> {
    let ideas = &sheet.question.ideas;
    let of = |id: &str| -> Vec<usize> { (0..ideas.len()).filter(|at| ideas[*at].criterion == id).collect() };
    let competencies = sheet.rubric.competencies.iter().enumerate().map(|(at, competency)| {
        let criteria = competency.criteria.iter().enumerate().map(|(at, criterion)| (at, of(&criterion.id)));
        (at, criteria.filter(|(_, ideas)| !ideas.is_empty()).collect::<Vec<_>>())
    });
    competencies.filter(|(_, criteria)| !criteria.is_empty()).collect()
}

fn kind(facet: &str) -> usize {
    KINDS.iter().position(|known| *known == facet).unwrap_or(2)
}

/// Sentences of each kind that are near to anything of the question, and sound.
fn craft(answer: &Answer<'_>) -> [i64; COUNT] {
    let mut craft = [0; COUNT];
    for (at, judged) in answer.judged.iter().enumerate() {
        let sentence = answer.sentence(at);
        if sentence.standing != Standing::Meant || judged.falseness >= SOUND {
            continue;
        }
        // A question asks for what it scopes, and proposes nothing.
        let kinds = if sentence.asked { 1 } else { COUNT };
        let on = div(sentence.near.clamp(0, ONE) + ONE * 15 / 100, ONE * 3 / 10).min(ONE);
        for (sum, chance) in craft.iter_mut().zip(sentence.kinds).take(kinds) {
            *sum += mul(on, div((chance - ONE / 5).max(0), ONE * 8 / 10));
        }
    }
    craft
}

/// Sentences that are false by themselves, each by its chance above what sound ones have and by how near it is to a wrong claim,
/// those that are called false on the heart of the question twice; at most three together.
fn crux(answer: &Answer<'_>) -> i64 {
    let lie = |at: usize| {
        let sentence = answer.sentence(at);
        let claim = sentence.claim.filter(|_| speaks(sentence) && !sentence.asked && !sentence.cleared);
        let chance = div(answer.judged[at].alone - ONE * 35 / 100, ONE * 30 / 100).clamp(0, ONE);
        let near = (sentence.falseness[0] + ONE / 2).clamp(0, ONE);
        let is_heart = |claim: usize| answer.sheet.classes.wrong[claim].crux && answer.is_false(at);
        claim.map_or(0, |claim| mul(near, chance) * if is_heart(claim) { 2 } else { 1 })
    };
    (0..answer.judged.len()).map(lie).sum::<i64>().min(3 * ONE)
}

fn topic(answer: &Answer<'_>) -> i64 {
    let sentences = answer.observations.iter().flat_map(|seen| &seen.sentences);
    let mean = Vector::blend(sentences.map(|sentence| (&sentence.vector.0, 1)));
    answer.sheet.learnt.background.topic(&mean, &answer.sheet.classes.topic, &answer.sheet.question.slug)
}

/// The share of neighbouring words that people say, and of those that they say in this order rather than the other.
fn speech(answer: &Answer<'_>) -> (i64, i64) {
    let sentences = answer.observations.iter().flat_map(|seen| &seen.sentences);
    let sum = sentences
        .fold([0; 3], |sum: [i64; 3], sentence| std::array::from_fn(|at| sum[at] + i64::from(sentence.steps[at])));
    let [forward, backward, all] = sum;
    if all == 0 { (ONE, ONE) } else { (div(forward, all), div(forward, forward + backward)) }
}
