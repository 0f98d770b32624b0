//! Two scorecards on the same question side by side: what became better, what worse, in the words of the scorecard.

use serde::Serialize;

use crate::assess::scorecard::{CriterionScore, IdeaScore};
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
    /// Which grades moved, one sentence.
    pub(crate) moved: String,
    /// What became of the bar of the level asked for, if that changed.
    pub(crate) bar: Option<String>,
    /// Competencies and criteria whose grade moved: each competency before its criteria.
    pub(crate) grades: Vec<Change>,
    /// Ideas that are shown further now.
    pub(crate) gained: Vec<Step>,
    /// Ideas that are shown less far now.
    pub(crate) lost: Vec<Step>,
    /// Corrections of claims that are made now and were not before.
    pub(crate) new_claims: Vec<String>,
    /// Corrections of claims that are gone.
    pub(crate) gone_claims: Vec<String>,
}

/// A grade that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Change {
    pub(crate) title: String,
    pub(crate) before: u8,
    pub(crate) after: u8,
    /// `more`, `less` or `same`.
    pub(crate) way: &'static str,
    /// Of a competency, not of one of its criteria.
    pub(crate) whole: bool,
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
        let grades = grades(before, after, shown_by);
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
            moved: moved(&grades),
            bar: bar(before, after),
            grades,
            gained: steps(true),
            lost: steps(false),
            new_claims: claims(after, before),
            gone_claims: claims(before, after),
        }
    }
}

/// What moved. A criterion stands below its competency even if that did not move.
fn grades(before: &Scorecard, after: &Scorecard, shown_by: &Shown) -> Vec<Change> {
    let change =
        |title: String, before: u8, after: u8, whole| Change { title, before, after, way: way(before, after), whole };
    let mut changes = Vec::new();
    for now in &after.competencies {
        let Some(then) = before.competencies.iter().find(|then| then.id == now.id) else { continue };
        let of_criterion = |now: &CriterionScore| {
            let then = then.criteria.iter().find(|then| then.id == now.id)?;
            (then.grade != now.grade).then(|| change(shown_by.criterion_title(&now.id), then.grade, now.grade, false))
        };
        let below: Vec<Change> = now.criteria.iter().filter_map(of_criterion).collect();
        if then.grade != now.grade || !below.is_empty() {
            changes.push(change(shown_by.competency_title(&now.id), then.grade, now.grade, true));
            changes.extend(below);
        }
    }
    changes
}

/// "Moved: Data and consistency from 1 to 3."
fn moved(grades: &[Change]) -> String {
    let of = |whole: bool| {
        let moved = grades.iter().filter(move |change| change.whole == whole && change.before != change.after);
        moved.map(|change| format!("{} from {} to {}", change.title, change.before, change.after)).collect::<Vec<_>>()
    };
    match (of(true), of(false)) {
        (whole, _) if !whole.is_empty() => format!("Grades that moved: {}.", whole.join("; ")),
        (_, below) if !below.is_empty() => {
            format!("No competency\u{2019}s grade moved; within them {}.", below.join("; "))
        }
        _ => "No grade moved.".to_owned(),
    }
}

fn bar(before: &Scorecard, after: &Scorecard) -> Option<String> {
    let met = |card: &Scorecard| card.bars.iter().find(|bar| bar.level == after.level).map(|bar| bar.met);
    let level = after.level.name();
    match (met(before)?, met(after)?) {
        (false, true) => Some(format!("The bar of {level} is met now.")),
        (true, false) => Some(format!("The bar of {level} is no longer met.")),
        _ => None,
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
    fn the_grades_that_moved_are_named() {
        use super::super::scorecard::sample;
        let (before, shown) = (sample::card(), sample::shown());
        let same = Comparison::new(&before, &before, &shown);
        assert_eq!((same.moved.as_str(), same.grades.len(), same.bar), ("No grade moved.", 0, None));
        let mut after = before.clone();
        after.competencies[2].criteria[0].grade = 4;
        let within = Comparison::new(&before, &after, &shown);
        let says = "No competency\u{2019}s grade moved; within them Keeps data correct from 3 to 4.";
        assert_eq!(within.moved, says);
        let ways: Vec<_> = within.grades.iter().map(|change| (change.whole, change.way)).collect();
        assert_eq!(ways, [(true, "same"), (false, "more")]);
        after.competencies[2].grade = 4;
        after.competencies[0].grade = 0;
        after.bars.iter_mut().for_each(|bar| bar.met = true);
        let (title, moved) = (shown.competency_title("data"), Comparison::new(&before, &after, &shown));
        assert!(
            moved.moved.starts_with("Grades that moved: ") && moved.moved.contains(&format!("{title} from 3 to 4")),
            "{}",
            moved.moved
        );
        assert_eq!(moved.bar.as_deref(), Some("The bar of L5 is met now."));
    }

    #[test]
    fn the_difference_is_said_in_points() {
        assert_eq!(
            [difference(3, 4), difference(9, 4), difference(4, 4)],
            ["1 point more", "5 points less", "the same score"]
        );
    }
}
