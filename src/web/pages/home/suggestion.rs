//! Today's suggestion: a question that was not tried yet, another one each day.

use std::collections::BTreeMap;

use crate::clock::Time;
use crate::content::format::Level;
use crate::content::format::question::QuestionFile;

const DAY: i64 = 86_400_000;

/// From the day's place in the list onwards, the first that is fit for the level and was not tried; if there is none, the
/// first that was not tried, or else the first that is fit, or else the first. What somebody finishes moves the
/// suggestion only if it was that question.
pub(super) fn of_the_day<'a>(
    questions: &[&'a QuestionFile],
    level: Level,
    tried: &BTreeMap<String, Option<u8>>,
    now: Time,
) -> Option<&'a QuestionFile> {
    let all = i64::try_from(questions.len()).ok().filter(|all| *all > 0)?;
    let first = usize::try_from(now.0.div_euclid(DAY).rem_euclid(all)).ok()?;
    let order = questions[first..].iter().chain(&questions[..first]).copied();
    let rank = |question: &&QuestionFile| (tried.contains_key(&question.slug), !question.levels.contains(&level));
    // Of equals the first is taken.
    order.min_by_key(rank)
}
