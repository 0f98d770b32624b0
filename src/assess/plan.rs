//! What the content fixes before anybody speaks: which ideas count for what, and what a good answer earns. Also the one
//! formula from facets to `overall`.
//!
//! Denominators are fixed per question: an unfinished interview keeps them. All arithmetic is in integers.

use crate::content::Sheet;
use crate::content::format::question::{IdeaFile, Shows};

use super::Facet;

/// Par, in percent of what *how* on every idea earns. The rubric's link says what a share of par is worth: a good answer
/// shows about half of that, and comes out at 65; depth (*why*, *bounded*) makes up for breadth. Competencies count up to their par and no further, so that one strong part cannot pay for a missing one.
const PAR: u32 = 100;

/// The whole, in the unit of strength and of unrounded scores: thousandths of a percent.
pub(super) const WHOLE: u32 = 100_000;

/// A question's ideas under its rubric's headings. Competencies and criteria without ideas are left out, and the weight
/// of the former is shared out in proportion among the rest.
pub(super) struct Plan<'a> {
    pub(super) sheet: &'a Sheet,
    /// In the rubric's order.
    pub(super) competencies: Vec<Competency<'a>>,
}

/// A competency that the question has ideas for.
pub(super) struct Competency<'a> {
    pub(super) id: &'a str,
    pub(super) weight: u32,
    /// In thousandths of a point.
    pub(super) par: u32,
    /// In the rubric's order.
    pub(super) criteria: Vec<Criterion<'a>>,
}

/// A criterion that the question has ideas for.
pub(super) struct Criterion<'a> {
    pub(super) id: &'a str,
    /// Indices into the question's ideas.
    pub(super) ideas: Vec<usize>,
    /// What they earn if each is shown at work, in thousandths of a point.
    pub(super) full: u32,
}

impl<'a> Plan<'a> {
    pub(super) fn of(sheet: &'a Sheet) -> Self {
        let ideas = &sheet.question.ideas;
        let competencies = sheet.rubric.competencies.iter().filter_map(|competency| {
            let criteria: Vec<Criterion<'a>> = competency
                .criteria
                .iter()
                .filter_map(|criterion| {
                    let of_it = |at: &usize| ideas[*at].criterion == criterion.id;
                    let ideas_of_it: Vec<usize> = (0..ideas.len()).filter(of_it).collect();
                    let full = ideas_of_it.iter().map(|at| points(&ideas[*at], expected(&ideas[*at]))).sum();
                    (!ideas_of_it.is_empty()).then_some(Criterion { id: &criterion.id, ideas: ideas_of_it, full })
                })
                .collect();
            let full: u32 = criteria.iter().map(|criterion| criterion.full).sum();
            let weight = u32::from(competency.weight);
            (full > 0).then(|| Competency { id: &competency.id, weight, par: full * PAR / 100, criteria })
        });
        Self { sheet, competencies: competencies.collect() }
    }

    /// Points of some ideas, in thousandths.
    pub(super) fn raw<'i>(&self, ideas: impl IntoIterator<Item = &'i usize>, facets: &[Option<Facet>]) -> u32 {
        let earned = |at: &usize| facets[*at].map_or(0, |facet| points(&self.sheet.question.ideas[*at], facet));
        ideas.into_iter().map(earned).sum()
    }

    /// `overall` before rounding, in thousandths of a point, for ideas shown so far and what was wrong beside them.
    pub(super) fn overall(&self, facets: &[Option<Facet>], sound: Soundness) -> u32 {
        let weights: u64 = self.competencies.iter().map(|competency| u64::from(competency.weight)).sum();
        let share = |competency: &Competency<'_>| {
            let raw = self.raw(competency.criteria.iter().flat_map(|criterion| &criterion.ideas), facets);
            u64::from(raw.min(competency.par)) * u64::from(WHOLE) / u64::from(competency.par)
        };
        let sum: u64 =
            self.competencies.iter().map(|competency| u64::from(competency.weight) * share(competency)).sum();
        let strength = sum / weights.max(1) * u64::from(sound.share) / 1000;
        let overall = linked(&self.sheet.rubric.link, u32::try_from(strength).unwrap_or(WHOLE));
        if sound.capped { overall.min(CAP) } else { overall }
    }
}

/// What was claimed and does not hold, against what does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Soundness {
    /// Sound share, in thousandths.
    pub(super) share: u16,
    /// A claim on the crux that is surely wrong stands: the rest cannot make up for it.
    pub(super) capped: bool,
}

impl Soundness {
    /// From sound points, and from the weights of the wrong claims that stand.
    pub(super) fn of(sound: u32, wrong: u32, capped: bool) -> Self {
        Self { share: share(sound, wrong), capped }
    }
}

/// The most that is left beside a surely wrong claim on the crux, in thousandths of a point.
const CAP: u32 = 35_000;

/// Sound share of what was claimed, in thousandths: S sound points against W standing wrong claims, each counted twice
/// because a wrong claim costs a team more than a missing one.
fn share(sound: u32, wrong: u32) -> u16 {
    if wrong == 0 {
        return 1000;
    }
    let (sound, wrong) = (u64::from(sound), u64::from(wrong));
    u16::try_from(1000 * sound / (sound + 2 * wrong)).unwrap_or(1000)
}

/// What an idea earns at a facet, in thousandths of a point.
pub(super) fn points(idea: &IdeaFile, facet: Facet) -> u32 {
    u32::from(idea.weight) * facet.share()
}

/// The highest facet that can be seen of an idea.
pub(super) fn highest(idea: &IdeaFile) -> Facet {
    if expected(idea) == Facet::How { Facet::Bounded } else { Facet::Named }
}

/// The facet that par is made of.
fn expected(idea: &IdeaFile) -> Facet {
    if idea.say.iter().any(|say| say.shows == Shows::How) { Facet::How } else { Facet::Named }
}

/// Strength to score along the rubric's knots, both in thousandths of a point of 100.
fn linked(knots: &[[u8; 2]], strength: u32) -> u32 {
    let scaled = knots.iter().map(|[x, y]| (u32::from(*x) * 1000, u32::from(*y) * 1000));
    let mut below = (0, 0);
    for (x, y) in scaled {
        if strength <= x {
            let rise = u64::from(strength - below.0) * u64::from(y - below.1) / u64::from((x - below.0).max(1));
            return below.1 + u32::try_from(rise).unwrap_or(WHOLE);
        }
        below = (x, y);
    }
    below.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soundness_falls_with_wrong_claims_and_rises_with_sound_ones() {
        assert_eq!(share(0, 0), 1000);
        assert_eq!(share(8, 0), 1000);
        assert_eq!(share(8, 1), 800);
        assert_eq!(share(0, 3), 0);
        assert!((0..20).all(|sound| share(sound, 2) <= share(sound + 1, 2)));
    }

    #[test]
    fn the_link_goes_through_its_knots() {
        let knots = [[0, 0], [3, 15], [50, 65], [100, 100]];
        for (strength, overall) in
            [(0, 0), (3_000, 15_000), (50_000, 65_000), (100_000, 100_000), (1_500, 7_500), (75_000, 82_500)]
        {
            assert_eq!(linked(&knots, strength), overall, "{strength}");
        }
        assert!((0..1_000).all(|at| linked(&knots, at * 100) <= linked(&knots, at * 100 + 100)));
    }
}
