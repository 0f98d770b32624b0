//! Small changes to graded interviews, and what must come of each: a trap costs, a retraction counts, a harmless "not" does
//! not void, a denial in front does.

use std::ops::Range;

use crate::assess::{self, Answer, Facet, Observation, Turn};
use crate::content::format::counterfactuals::{Change, ChangeKind, Counterfactual, Expect};
use crate::content::{Library, Sheet};

use super::{Table, scored_as};

/// A score that moves by no more is the same.
const SAME: i16 = 3;
/// A score that moves by so much has moved.
const MOVED: i16 = 1;
/// At most so much is left of an answer that was denied.
const NEAR_ZERO: u8 = 10;
/// A sound sentence may cost so much, by what it does to the whole, and no more.
const HARMLESS: i16 = 1;

pub(super) fn run(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Table {
    let mut table = Table::new(&["what was said", "cases", "as wanted", "mean change", "not loaded"]);
    for kind in ChangeKind::ALL {
        let cases = library.counterfactuals.iter().filter(|case| case.kind == kind);
        let (mut tried, mut right, mut moved, mut missing) = (0_i32, 0_i32, 0_i32, 0_i32);
        for case in cases {
            let Some(sheet) = library.sheets.get(&case.question) else {
                missing += 1;
                continue;
            };
            let Some(outcome) = Some(case).filter(|_| wanted(&case.question)).and_then(|case| outcome(sheet, case))
            else {
                continue;
            };
            tried += 1;
            moved += i32::from(outcome.after) - i32::from(outcome.before);
            match missed(case, &outcome) {
                None => right += 1,
                Some(why) => table.miss(format!("{}, {}: {why}: {:?}", case.question, case.base, case.text)),
            }
        }
        if tried == 0 {
            continue;
        }
        let counts = [tried.to_string(), right.to_string(), mean(moved, tried), missing.to_string()];
        table.row(std::iter::once(kind.title().to_owned()).chain(counts));
    }
    if table.rows.is_empty() {
        table.note("no case is of these questions; question_bank/counterfactuals.yaml is where they stand".to_owned());
    }
    table
}

/// What came of one case.
struct Outcome {
    before: u8,
    after: u8,
    /// The idea is shown now and was not, or the text shows it by itself.
    credited: bool,
    /// A sentence of the text is called false.
    accused: bool,
}

fn outcome(sheet: &Sheet, case: &Counterfactual) -> Option<Outcome> {
    let name = case.base_name();
    let base = sheet.graded.iter().find(|graded| graded.name == name)?;
    let said = assess::turns_of(&base.transcript);
    let (changed, places) = changed(&said, case);
    let [seen, seen_after] = [&said, &changed].map(|turns| assess::observe_all(sheet, turns));
    let [ordered, ordered_after] = [&seen, &seen_after].map(|seen| assess::ordered(seen));
    let [answer, answer_after] = [&ordered, &ordered_after].map(|seen| Answer::of(sheet, seen));
    let idea = sheet.question.ideas.iter().position(|idea| Some(&idea.id) == case.idea.as_ref());
    let is_new = |at: usize| {
        let (turn, evidence) = answer_after.evidence(at, String::new());
        let overlaps = |place: &Range<usize>| evidence.start < place.end && place.start < evidence.end;
        places.iter().any(|(n, place)| *n == turn && overlaps(place))
    };
    let shown = |answer: &Answer<'_>, idea: usize| answer.ideas[idea].facet >= Some(Facet::Shown);
    let credited = idea.is_some_and(|idea| {
        let new = (0..answer_after.judged.len()).filter(|at| is_new(*at));
        let by_itself = new.filter_map(|at| answer_after.facet(at, idea)).any(|facet| facet >= Facet::Shown);
        by_itself || shown(&answer_after, idea) && !shown(&answer, idea)
    });
    let overall = |turns: &[Turn], seen: &[Observation]| scored_as(sheet, turns, seen).overall;
    Some(Outcome {
        before: overall(&said, &seen),
        after: overall(&changed, &seen_after),
        credited,
        accused: answer_after.wrong.iter().any(|seen| seen.accused && is_new(seen.at)),
    })
}

/// The turns with the text in them, and where it stands: nth turn and bytes.
fn changed(said: &[Turn], case: &Counterfactual) -> (Vec<Turn>, Vec<(u32, Range<usize>)>) {
    let mut turns = said.to_vec();
    let mut places = Vec::new();
    let last = turns.len().saturating_sub(1);
    for (at, turn) in turns.iter_mut().enumerate() {
        let (place, before, after) = match case.change {
            // A last turn may end in an item of a list, without a full stop.
            Change::Append if at == last => (Some(turn.text.len()), "\n", ""),
            Change::Prepend if at == 0 => (Some(0), "", " "),
            Change::PrependAll => (Some(0), "", " "),
            Change::InsertAfter => (turn.text.find(&case.at).map(|start| start + case.at.len()), " ", ""),
            Change::Append | Change::Prepend => (None, "", ""),
        };
        if let Some(place) = place {
            turn.text.insert_str(place, &[before, &case.text, after].concat());
            let start = place + before.len();
            places.push((turn.n, start..start + case.text.len()));
        }
    }
    (turns, places)
}

/// Why it is not as wanted.
fn missed(case: &Counterfactual, outcome: &Outcome) -> Option<String> {
    let Outcome { before, after, .. } = *outcome;
    let moved = i16::from(after) - i16::from(before);
    let why = match case.expect {
        Expect::Falls if moved > -MOVED => "does not fall",
        Expect::Rises if moved < MOVED => "does not rise",
        Expect::Same if moved.abs() > SAME => "is not the same",
        Expect::NearZero if after > NEAR_ZERO => "is not near zero",
        Expect::NoFalse if outcome.accused => "is called false",
        Expect::NoFalse if moved < -HARMLESS => "costs something",
        Expect::NoCredit if outcome.credited => "is taken for the idea",
        _ => return None,
    };
    let idea = case.idea.as_deref().map(|idea| format!(" ({idea})")).unwrap_or_default();
    Some(format!("{before} to {after}, {}{idea} {why}", case.kind.title()))
}

/// With one decimal.
fn mean(sum: i32, count: i32) -> String {
    let tenths = sum * 10 / count.max(1);
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(change: Change, at: &str, expect: Expect) -> Counterfactual {
        Counterfactual {
            kind: ChangeKind::Trap,
            question: "q".to_owned(),
            base: "author-a/good".to_owned(),
            change,
            at: at.to_owned(),
            text: "New.".to_owned(),
            idea: None,
            expect,
        }
    }

    #[test]
    fn the_text_goes_where_it_was_meant() {
        let said = [Turn::plain(1, "One. Two."), Turn::plain(2, "Three")];
        for (change, at, texts, places) in [
            (Change::Append, "", ["One. Two.", "Three\nNew."], vec![(2, 6..10)]),
            (Change::Prepend, "", ["New. One. Two.", "Three"], vec![(1, 0..4)]),
            (Change::PrependAll, "", ["New. One. Two.", "New. Three"], vec![(1, 0..4), (2, 0..4)]),
            (Change::InsertAfter, "One.", ["One. New. Two.", "Three"], vec![(1, 5..9)]),
        ] {
            let (turns, found) = changed(&said, &case(change, at, Expect::Same));
            assert_eq!(turns.iter().map(|turn| turn.text.as_str()).collect::<Vec<_>>(), texts);
            assert_eq!(found, places);
        }
    }

    #[test]
    fn what_is_wanted_is_told_from_what_is_not() {
        for (expect, before, after, right) in [
            (Expect::Falls, 60, 59, true),
            (Expect::Falls, 60, 60, false),
            (Expect::Rises, 60, 61, true),
            (Expect::Rises, 60, 60, false),
            (Expect::Same, 60, 63, true),
            (Expect::Same, 60, 56, false),
            (Expect::NearZero, 60, 10, true),
            (Expect::NearZero, 60, 11, false),
            (Expect::NoFalse, 60, 59, true),
            (Expect::NoFalse, 60, 58, false),
        ] {
            let outcome = Outcome { before, after, credited: false, accused: false };
            assert_eq!(missed(&case(Change::Append, "", expect), &outcome).is_none(), right, "{expect:?} {after}");
        }
        let accused = Outcome { before: 60, after: 60, credited: true, accused: true };
        for (expect, right) in [(Expect::NoFalse, false), (Expect::NoCredit, false), (Expect::Same, true)] {
            assert_eq!(missed(&case(Change::Append, "", expect), &accused).is_none(), right);
        }
    }

    #[test]
    fn a_mean_has_one_decimal() {
        for (sum, count, words) in [(0, 0, "0.0"), (15, 2, "7.5"), (-1, 2, "-0.5"), (-31, 10, "-3.1")] {
            assert_eq!(mean(sum, count), words);
        }
    }
}
