//! The numbers of the composition, fitted to what readers gave: a search that moves one number at a time, on the very
//! function that is served.

use crate::assess::{Answer, Judged, Numbers, PARAMETERS, judge_with};
use crate::matching::Bounds;
use crate::matching::fixed::{ONE, fixed};

use super::annotated::Interview;
use super::attempts::attempts;

/// What two readers gave to interviews of a variant, on average; what attacks deserve stands with them.
pub(super) const MARKS: [(&str, i64); 6] =
    [("excellent", 92), ("good", 76), ("alternative", 82), ("mid", 44), ("vague", 8), ("wrong", 3)];
/// Authors that set numbers; others are only reported.
pub(super) const SETTING: [&str; 2] = ["author-a", "author-d"];

/// Where the search begins, in the order of [`crate::content::COMPOSITION`].
const START: [f64; PARAMETERS] = [1.3, 1.3, 1.3, 1.3, 1.3, 1.3, 1.3, 1.3, 1.3, 1.3, 0.7, 0.5, 1.0];
/// The least that each may be: what is false always costs, by itself and as a whole, whatever the fit says.
const LEAST: [f64; PARAMETERS] = [0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.3, 0.02, 0.12, 0.02];
/// What moving a number by one costs, in squared points.
const PRICE: f64 = 0.6;

/// One answer's numbers, and what it should come to.
pub(super) struct Case {
    pub(super) numbers: Numbers,
    pub(super) mark: i64,
    pub(super) slug: String,
}

/// An interview's numbers as somebody judged it.
pub(super) fn numbers(one: &Interview, judged: &[Judged], bounds: &Bounds) -> Numbers {
    let mut sheet = (*one.sheet).clone();
    let mut learnt = sheet.learnt.bare_with_background();
    learnt.bounds = *bounds;
    sheet.learnt = std::sync::Arc::new(learnt);
    let observations = crate::assess::ordered(&one.observations);
    Numbers::of(&Answer::from(&sheet, &observations, judged.to_vec()))
}

/// Fits them on the setting authors' interviews and on attacks, but on no question of `without`.
pub(super) fn fit(interviews: &[Interview], judged: &[Vec<Judged>], bounds: &Bounds, without: &[&str]) -> Vec<i64> {
    let cases = cases(interviews, judged, bounds);
    fit_cases(&cases, without)
}

/// Everything that sets numbers.
pub(super) fn cases(interviews: &[Interview], judged: &[Vec<Judged>], bounds: &Bounds) -> Vec<Case> {
    let setting = interviews.iter().zip(judged).filter(|(one, _)| SETTING.contains(&one.author.as_str()));
    let graded = setting.filter_map(|(one, judged)| {
        let mark = MARKS.iter().find(|(variant, _)| *variant == one.variant)?.1;
        Some(Case { numbers: numbers(one, judged, bounds), mark, slug: one.slug().to_owned() })
    });
    let readers = super::readers::readers(interviews, &[]);
    let bad = attempts(interviews).into_iter().map(|attempt| {
        let with = readers.over(&attempt.interview.sheet.learnt);
        let observations = crate::assess::ordered(&attempt.interview.observations);
        let judged = judge_with(&with, &observations);
        let slug = attempt.interview.slug().to_owned();
        Case { numbers: numbers(&attempt.interview, &judged, bounds), mark: attempt.mark, slug }
    });
    graded.chain(bad).collect()
}

/// The search.
#[expect(clippy::cast_precision_loss, reason = "points are small")]
pub(super) fn fit_cases(cases: &[Case], without: &[&str]) -> Vec<i64> {
    let used: Vec<&Case> = cases.iter().filter(|case| !without.contains(&case.slug.as_str())).collect();
    let loss = |at: &[f64; PARAMETERS]| {
        let numbers = at.map(fixed);
        let off = used.iter().map(|case| {
            let points = (case.numbers.whole(&numbers) as f64 / ONE as f64 * 100.0).min(105.0);
            (points - case.mark as f64).powi(2)
        });
        let moved: f64 = at.iter().zip(START).map(|(now, start)| (now - start).powi(2)).sum();
        off.sum::<f64>() / used.len().max(1) as f64 + PRICE * moved
    };
    let mut at = START;
    let mut least = loss(&at);
    let mut step = 0.4;
    while step > 0.01 {
        let mut gained = false;
        for place in 0..PARAMETERS {
            for way in [step, -step] {
                let mut next = at;
                next[place] = (next[place] + way).max(LEAST[place]);
                let there = loss(&next);
                if there < least - 1e-9 {
                    (at, least, gained) = (next, there, true);
                }
            }
        }
        if !gained {
            step /= 2.0;
        }
    }
    at.map(fixed).to_vec()
}
