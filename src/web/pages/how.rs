//! How scores are made, what they claim and do not, and what cheating gets: from the suites' own tables, which tests hold.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;

/// What the suites print, as their tests keep it: a change of the grader changes these files or fails.
const ATTACKS: &str = include_str!("../../suites/snapshots/greenroom__suites__tests__attacks.snap");
const ORDER: &str = include_str!("../../suites/snapshots/greenroom__suites__tests__order.snap");

/// What `how.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HowContext {
    /// Attacks, the ones that get most first.
    pub(crate) attacks: Vec<AttackRow>,
    pub(crate) held: usize,
    pub(crate) questions: usize,
    pub(crate) variants: Vec<VariantRow>,
}

/// One way to cheat, over all questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct AttackRow {
    pub(crate) name: String,
    /// The highest score that it gets on any question, and what it may get there.
    pub(crate) got: u32,
    pub(crate) most: u32,
    pub(crate) holds: bool,
}

/// One kind of graded transcript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct VariantRow {
    pub(crate) name: String,
    pub(crate) lowest: u32,
    pub(crate) highest: u32,
}

impl HowContext {
    /// Read once: the tables do not change while the program runs.
    pub(crate) fn get() -> &'static Self {
        static HOW: LazyLock<HowContext> = LazyLock::new(HowContext::of_tables);
        &HOW
    }

    fn of_tables() -> Self {
        let attacks = attacks(ATTACKS);
        let mut questions: Vec<String> =
            rows(ATTACKS).filter_map(|(name, _)| Some(name.split(' ').next()?.to_owned())).collect();
        questions.dedup();
        Self {
            held: attacks.iter().filter(|row| row.holds).count(),
            attacks,
            questions: questions.len(),
            variants: variants(ORDER),
        }
    }
}

/// The words at the head of each line of a table and the numbers behind them.
fn rows(table: &str) -> impl Iterator<Item = (String, Vec<u32>)> {
    table.lines().filter(|line| !line.starts_with("missed:")).filter_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let first = words.iter().rposition(|word| word.parse::<u32>().is_err()).map_or(0, |at| at + 1);
        let numbers: Vec<u32> = words[first..].iter().filter_map(|word| word.parse().ok()).collect();
        (first > 0 && !numbers.is_empty()).then(|| (words[..first].join(" "), numbers))
    })
}

fn attacks(table: &str) -> Vec<AttackRow> {
    let mut by_name: BTreeMap<String, AttackRow> = BTreeMap::new();
    for (head, numbers) in rows(table) {
        let (Some((_, name)), [got, most]) = (head.split_once(' '), numbers.as_slice()) else { continue };
        let row = AttackRow { name: name.to_owned(), got: *got, most: *most, holds: got <= most };
        let worst = by_name.entry(name.to_owned()).or_insert_with(|| row.clone());
        if (row.holds, u32::MAX - row.got) < (worst.holds, u32::MAX - worst.got) {
            *worst = row;
        }
    }
    let mut all: Vec<AttackRow> = by_name.into_values().collect();
    all.sort_by_key(|row| (row.holds, u32::MAX - row.got));
    all
}

/// In the order in which they first stand in the table: best first.
fn variants(table: &str) -> Vec<VariantRow> {
    let mut all: Vec<VariantRow> = Vec::new();
    for (head, numbers) in rows(table) {
        let (Some((_, name)), Some(overall)) = (head.split_once(' '), numbers.first()) else { continue };
        match all.iter_mut().find(|row| row.name == name) {
            Some(row) => (row.lowest, row.highest) = (row.lowest.min(*overall), row.highest.max(*overall)),
            None => all.push(VariantRow { name: name.to_owned(), lowest: *overall, highest: *overall }),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_of_each_attack_is_shown() {
        let table = "question  attack  overall  most\na  key words, bare  3  15\nb  key words, bare  9  15\na  silence  1  0\nmissed: a: silence gets 1, at most 0\n";
        let shown: Vec<_> = attacks(table).into_iter().map(|row| (row.name, row.got, row.holds)).collect();
        assert_eq!(shown, [("silence".to_owned(), 1, false), ("key words, bare".to_owned(), 9, true)]);
    }

    #[test]
    fn the_suites_tables_are_read() {
        let how = HowContext::get();
        assert!(how.attacks.len() >= 50 && how.questions >= 3, "{how:?}");
        let names: Vec<&str> = how.variants.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["excellent", "good", "alternative", "mid", "vague", "wrong"]);
    }
}
