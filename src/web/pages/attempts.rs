//! What somebody has done with each question, and how it went.

use std::collections::BTreeMap;

use crate::store::InterviewRow;

/// All interviews of one person about one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attempt {
    /// The best score, of those that are over.
    pub(crate) best: Option<u8>,
    /// The score of the last one that is over.
    pub(crate) last: Option<u8>,
    /// How many are over.
    pub(crate) over: usize,
    /// One goes on.
    pub(crate) going: bool,
}

impl Attempt {
    /// At least one is over.
    pub(crate) fn is_over(&self) -> bool {
        self.over > 0
    }

    /// In a few words.
    pub(crate) fn said(&self) -> String {
        match (self.best, self.last) {
            _ if self.going => "In progress".to_owned(),
            (Some(best), Some(last)) if self.over > 1 => format!("Best {best}, last {last}"),
            (Some(best), _) => format!("Scored {best}"),
            _ => "Tried".to_owned(),
        }
    }
}

/// By slug; from somebody's interviews, the newest first.
pub(crate) fn of(rows: &[InterviewRow]) -> BTreeMap<String, Attempt> {
    let mut attempts: BTreeMap<String, Attempt> = BTreeMap::new();
    for row in rows {
        let attempt = attempts.entry(row.question.clone()).or_default();
        if row.finished.is_none() {
            attempt.going = true;
            continue;
        }
        if attempt.over == 0 {
            attempt.last = row.overall;
        }
        attempt.over += 1;
        attempt.best = attempt.best.max(row.overall);
    }
    attempts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Time;
    use crate::web::pages::interviews::InterviewLine;

    /// Each row: over, and its score.
    #[track_caller]
    fn check(rows: &[(bool, Option<u8>)], said: &str) {
        let sample = InterviewLine::sample_rows().swap_remove(0);
        let row = |(over, overall): &(bool, Option<u8>)| InterviewRow {
            finished: over.then_some(Time(1)),
            overall: *overall,
            ..sample.clone()
        };
        let rows: Vec<InterviewRow> = rows.iter().map(row).collect();
        assert_eq!(of(&rows).values().map(Attempt::said).collect::<Vec<_>>().join("; "), said, "{rows:?}");
    }

    #[test]
    fn best_and_last_are_of_what_is_over() {
        check(&[], "");
        check(&[(false, None)], "In progress");
        check(&[(false, None), (true, Some(80))], "In progress");
        check(&[(true, Some(40))], "Scored 40");
        check(&[(true, Some(40)), (true, Some(62)), (true, Some(10))], "Best 62, last 40");
        check(&[(true, None), (true, Some(62))], "Scored 62");
        check(&[(true, None)], "Tried");
    }
}
