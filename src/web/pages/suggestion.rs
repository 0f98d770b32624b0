//! Which question to take: today's suggestion, one that was not tried yet and another one each day; and one by chance.

use crate::clock::Time;
use crate::content::format::Level;
use crate::content::format::question::QuestionFile;

const DAY: i64 = 86_400_000;

/// From the day's place in the list onwards, the first that is fit for the level and was not tried; if there is none, the
/// first that was not tried, or else the first that is fit, or else the first. What somebody finishes moves the
/// suggestion only if it was that question.
pub(crate) fn of_the_day<'a>(
    questions: &[&'a QuestionFile],
    level: Level,
    tried: impl Fn(&str) -> bool,
    now: Time,
) -> Option<&'a QuestionFile> {
    let all = i64::try_from(questions.len()).ok().filter(|all| *all > 0)?;
    let first = usize::try_from(now.0.div_euclid(DAY).rem_euclid(all)).ok()?;
    let order = questions[first..].iter().chain(&questions[..first]).copied();
    let rank = |question: &&QuestionFile| (tried(&question.slug), !question.levels.contains(&level));
    // Of equals the first is taken.
    order.min_by_key(rank)
}

/// Any question that is fit for the level, by a seed: of those that were not tried, if there are any. None if none is fit.
pub(crate) fn by_chance<'a>(
    questions: &[&'a QuestionFile],
    level: Level,
    tried: impl Fn(&str) -> bool,
    seed: u64,
) -> Option<&'a QuestionFile> {
    let fit: Vec<&QuestionFile> =
        questions.iter().copied().filter(|question| question.levels.contains(&level)).collect();
    let new: Vec<&QuestionFile> = fit.iter().copied().filter(|question| !tried(&question.slug)).collect();
    let among = if new.is_empty() { fit } else { new };
    let at = seed.checked_rem(u64::try_from(among.len()).ok()?)?;
    among.get(usize::try_from(at).ok()?).copied()
}
