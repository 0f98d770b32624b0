//! Two scorecards on the same question side by side: what became better, what worse, in the words of the scorecard.

use serde::Serialize;

use crate::assess::scorecard::IdeaScore;
use crate::assess::{Facet, Scorecard};
use crate::content::Shown;

use super::wording;

/// What `parts/comparison.hbs` shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Comparison {
    pub(crate) before: u8,
    pub(crate) after: u8,
    /// "12 points more", "no difference".
    pub(crate) says: String,
    pub(crate) competencies: Vec<Change>,
    /// Ideas that are shown further now.
    pub(crate) gained: Vec<Step>,
    /// Ideas that are shown less far now.
    pub(crate) lost: Vec<Step>,
    /// Corrections of claims that are made now and were not before.
    pub(crate) new_claims: Vec<String>,
    /// Corrections of claims that are gone.
    pub(crate) gone_claims: Vec<String>,
}

/// One competency's grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Change {
    pub(crate) title: String,
    pub(crate) before: u8,
    pub(crate) after: u8,
    /// `more`, `less` or `same`.
    pub(crate) way: &'static str,
}

/// One idea's facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Step {
    pub(crate) title: String,
    pub(crate) before: &'static str,
    pub(crate) after: &'static str,
}

impl Comparison {
    /// `shown_by` is what the later one is shown by; what only one of the two has is left out.
    pub(crate) fn new(before: &Scorecard, after: &Scorecard, shown_by: &Shown) -> Self {
        let competencies = after.competencies.iter().filter_map(|now| {
            let then = before.competencies.iter().find(|then| then.id == now.id)?.grade;
            Some(Change {
                title: shown_by.competency_title(&now.id),
                before: then,
                after: now.grade,
                way: way(then, now.grade),
            })
        });
        let steps = |further: bool| {
            let step = |now: &IdeaScore| {
                let then = before.ideas.iter().find(|then| then.id == now.id)?.facet;
                let moved = if further { now.facet > then } else { now.facet < then };
                moved.then(|| Step {
                    title: shown_by.idea_title(&now.id),
                    before: shown(then),
                    after: shown(now.facet),
                })
            };
            after.ideas.iter().filter_map(step).collect()
        };
        let claims = |of: &Scorecard, not_in: &Scorecard| {
            let new =
                of.misconceptions.iter().filter(|seen| !not_in.misconceptions.iter().any(|other| other.id == seen.id));
            new.map(|seen| seen.correction.clone()).collect()
        };
        Self {
            before: before.overall,
            after: after.overall,
            says: difference(before.overall, after.overall),
            competencies: competencies.collect(),
            gained: steps(true),
            lost: steps(false),
            new_claims: claims(after, before),
            gone_claims: claims(before, after),
        }
    }
}

fn way(before: u8, after: u8) -> &'static str {
    match after.cmp(&before) {
        std::cmp::Ordering::Greater => "more",
        std::cmp::Ordering::Less => "less",
        std::cmp::Ordering::Equal => "same",
    }
}

fn difference(before: u8, after: u8) -> String {
    let points = |n: u8| if n == 1 { "1 point".to_owned() } else { format!("{n} points") };
    match way(before, after) {
        "more" => format!("{} more", points(after - before)),
        "less" => format!("{} less", points(before - after)),
        _ => "the same score".to_owned(),
    }
}

fn shown(facet: Option<Facet>) -> &'static str {
    facet.map_or("not observed", |facet| wording::facet(facet).0)
}

#[cfg(test)]
impl Comparison {
    pub(crate) fn sample() -> Self {
        use super::scorecard::sample;
        let card = sample::card();
        let mut before = sample::silent();
        before.misconceptions.clone_from(&card.misconceptions);
        let mut after = card;
        after.misconceptions.clear();
        Self::new(&before, &after, &sample::shown())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_is_said_in_points() {
        assert_eq!(
            [difference(3, 4), difference(9, 4), difference(4, 4)],
            ["1 point more", "5 points less", "the same score"]
        );
    }
}
