//! From points to grades, bars and the vote. `overall` and the level demonstrated do not see the level asked for; only
//! the vote does.

use crate::content::format::Level;
use crate::content::format::rubric::RubricFile;
use crate::matching::fixed::ONE;

use super::scorecard::{Bar, CompetencyScore, CriterionScore, Verdict, Vote};

/// A grade by the level, in thousandths, that a criterion or competency reached: the last row that is reached. Good, which
/// is 65 of 100, is a 3.
const GRADES: [(u16, u8); 5] = [(0, 0), (120, 1), (320, 2), (560, 3), (800, 4)];

/// From this `overall` on, a met bar is passed clearly.
const CLEARLY: u8 = 80;
/// So many grades short is missed; more is missed by far.
const MISSED: u8 = 3;

/// The grade of a level from 0 to 1.
pub(super) fn grade(level: i64) -> u8 {
    let thousandths = thousandths(level);
    GRADES.iter().rev().find(|(from, _)| thousandths >= *from).map_or(0, |(_, grade)| *grade)
}

/// A share of one in thousandths.
pub(super) fn thousandths(level: i64) -> u16 {
    u16::try_from((level * 1000 + ONE / 2) / ONE).unwrap_or(0)
}

/// In one word: *met* only where a proof shows it.
pub(super) fn verdict(criterion: &CriterionScore) -> Verdict {
    match criterion.grade {
        3.. if !criterion.evidence.is_empty() => Verdict::Met,
        1.. => Verdict::Partly,
        0 if criterion.evidence.is_empty() && criterion.touched.is_empty() && criterion.not_counted.is_empty() => {
            Verdict::NotObserved
        }
        0 => Verdict::NotMet,
    }
}

/// All four, lowest first. Only competencies that the question has ideas for are looked at.
pub(super) fn bars(rubric: &RubricFile, competencies: &[CompetencyScore]) -> Vec<Bar> {
    let bar = |level: Level| {
        let wanted = |id: &str| rubric.bars.get(&level).and_then(|bar| bar.get(id)).copied().unwrap_or(0);
        let below = competencies.iter().filter_map(|competency| {
            let short = wanted(&competency.id).saturating_sub(competency.grade);
            (short > 0).then_some((short, competency.id.clone()))
        });
        let (short, missing): (Vec<u8>, Vec<String>) = below.unzip();
        Bar { level, met: missing.is_empty(), short_by: short.iter().sum(), missing }
    };
    Level::ALL.map(bar).into()
}

/// The highest level whose bar, and every lower one, was met. Nothing said demonstrates nothing, whatever a bar asks for.
pub(super) fn demonstrated(bars: &[Bar], overall: u8) -> Option<Level> {
    if overall == 0 {
        return None;
    }
    bars.iter().take_while(|bar| bar.met).last().map(|bar| bar.level)
}

/// For the level asked for.
pub(super) fn vote(bars: &[Bar], asked: Level, overall: u8) -> Vote {
    let at = Level::ALL.iter().position(|level| *level == asked).unwrap_or(0);
    let next_is_met = bars.get(at + 1).is_some_and(|next| next.met);
    match &bars[at] {
        _ if overall == 0 => Vote::StronglyNotInclined,
        bar if bar.met && (next_is_met || overall >= CLEARLY) => Vote::StronglyInclined,
        bar if bar.met => Vote::Inclined,
        bar if bar.short_by <= MISSED => Vote::NotInclined,
        _ => Vote::StronglyNotInclined,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_follow_the_table() {
        for (level, expect) in [(0, 0), (119, 0), (120, 1), (319, 1), (320, 2), (560, 3), (799, 3), (800, 4), (1000, 4)]
        {
            assert_eq!(grade((level * ONE + 500) / 1000), expect, "{level}");
        }
    }

    #[test]
    fn the_vote_sees_the_level_asked_for() {
        #[track_caller]
        fn check(short: [u8; 4], asked: Level, overall: u8, expect: Vote, level: Option<Level>) {
            let bars: Vec<Bar> = Level::ALL
                .iter()
                .zip(short)
                .map(|(level, short_by)| Bar {
                    level: *level,
                    met: short_by == 0,
                    short_by,
                    missing: vec!["depth".to_owned(); usize::from(short_by)],
                })
                .collect();
            assert_eq!((vote(&bars, asked, overall), demonstrated(&bars, overall)), (expect, level));
        }
        check([0, 0, 2, 9], Level::L3, 40, Vote::StronglyInclined, Some(Level::L4));
        check([0, 0, 2, 9], Level::L4, 40, Vote::Inclined, Some(Level::L4));
        check([0, 0, 2, 9], Level::L5, 40, Vote::NotInclined, Some(Level::L4));
        check([0, 0, 2, 9], Level::L6, 40, Vote::StronglyNotInclined, Some(Level::L4));
        check([0, 0, 0, 0], Level::L6, 80, Vote::StronglyInclined, Some(Level::L6));
        check([0, 0, 0, 0], Level::L6, 79, Vote::Inclined, Some(Level::L6));
        check([1, 0, 0, 0], Level::L5, 60, Vote::StronglyInclined, None);
        check([0, 0, 0, 0], Level::L3, 0, Vote::StronglyNotInclined, None);
    }
}
