//! Acts: for each a logistic regression over the cues of sentences that do it against all others, and against sentences of
//! designs, which do none.

use std::collections::BTreeMap;

use super::super::acts::{ACTS, Acts, Hearing, NAMED, cues, words};
use super::super::fixed::fixed;
use super::minimise;

/// What a mistake costs against the size of weights; that one is not heard costs three times as much.
const PRICE: f64 = 30.0;
/// See [`PRICE`].
const DEAF: f64 = 3.0;
/// A cue is learnt if so many sentences have it.
const LEAST: usize = 2;
/// A word is of conversation if it is at least half as common in it as in designs.
const TALK: f64 = 0.5;
/// Smaller weights are left out, and cues that have no other.
const SMALL: f64 = 0.5;
/// Steps of learning.
const STEPS: usize = 60;

/// Learns them from sentences with what each does, and from sentences of designs.
pub fn acts(examples: &[(String, Acts)], designs: &[String]) -> Hearing {
    if examples.is_empty() {
        return Hearing::default();
    }
    let talk = talk(examples, designs);
    let is_talk = |word: &str| talk.binary_search_by(|known| known.as_str().cmp(word)).is_ok();
    let lines: Vec<_> = examples
        .iter()
        .map(|(text, acts)| (cues(text, is_talk), *acts))
        .chain(designs.iter().map(|text| (cues(text, is_talk), Acts::default())))
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    lines.iter().flat_map(|(cues, _)| cues).for_each(|cue| *counts.entry(cue).or_default() += 1);
    let known = counts.into_iter().filter(|(cue, count)| *count >= LEAST || is_talk(cue));
    let numbers: BTreeMap<&str, usize> = known.map(|(cue, _)| cue).zip(0..).collect();
    let rows: Vec<Row> = lines
        .iter()
        .map(|(cues, acts)| Row::new(cues.iter().filter_map(|cue| numbers.get(cue.as_str()).copied()).collect(), *acts))
        .collect();
    let mut bias = Vec::with_capacity(ACTS);
    let mut weights: Vec<Vec<(u8, i32)>> = vec![Vec::new(); numbers.len()];
    for (at, (act, _)) in (0_u8..).zip(NAMED) {
        let found = one(&rows, numbers.len(), |acts| acts.has(act));
        bias.push(fixed(found[numbers.len()]));
        for (own, weight) in weights.iter_mut().zip(&found) {
            if weight.abs() >= SMALL {
                own.push((at, i32::try_from(fixed(*weight)).unwrap_or(i32::MAX)));
            }
        }
    }
    let cues = numbers.into_keys().zip(weights).filter(|(cue, weights)| !weights.is_empty() || is_talk(cue));
    let learnt = Hearing::new(bias, cues.map(|(cue, weights)| (cue.to_owned(), weights)).collect());
    // What is served has whole hundredths.
    Hearing::from_file(&learnt.to_file()).unwrap_or_default()
}

/// The words of conversation, sorted.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn talk(examples: &[(String, Acts)], designs: &[String]) -> Vec<String> {
    let acting = || examples.iter().filter(|(_, acts)| !acts.is_empty());
    let counted = |texts: &mut dyn Iterator<Item = &String>| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for text in texts {
            let mut once = words(text);
            once.sort_unstable();
            once.dedup();
            for word in once {
                *counts.entry(word).or_default() += 1;
            }
        }
        counts
    };
    let here = counted(&mut acting().map(|(text, _)| text));
    let there = counted(&mut designs.iter());
    let (talking, designing) = (acting().count().max(1) as f64, designs.len().max(1) as f64);
    let is_talk = |(word, count): &(&String, &usize)| {
        let elsewhere = there.get(*word).copied().unwrap_or(0) as f64 / designing;
        **count >= LEAST && **count as f64 / talking > TALK * elsewhere
    };
    here.iter().filter(is_talk).map(|(word, _)| word.clone()).collect()
}

/// A sentence: its cues by number, all of one weight, together of length one.
struct Row {
    cues: Vec<usize>,
    weight: f64,
    acts: Acts,
}

impl Row {
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    fn new(cues: Vec<usize>, acts: Acts) -> Self {
        let weight = 1.0 / (cues.len().max(1) as f64).sqrt();
        Self { cues, weight, acts }
    }
}

/// The weights of one act, and its bias behind them.
fn one(rows: &[Row], size: usize, does: impl Fn(Acts) -> bool) -> Vec<f64> {
    let loss = |at: &[f64], slope: &mut [f64]| {
        slope.fill(0.0);
        let mut sum = 0.0;
        for row in rows {
            let does = does(row.acts);
            let odds = at[size] + row.weight * row.cues.iter().map(|cue| at[*cue]).sum::<f64>();
            let (sign, price) = if does { (1.0, PRICE * DEAF) } else { (-1.0, PRICE) };
            let margin: f64 = sign * odds;
            sum += price * if margin > 0.0 { (-margin).exp().ln_1p() } else { margin.exp().ln_1p() - margin };
            let push = -sign * price / (1.0 + margin.exp());
            row.cues.iter().for_each(|cue| slope[*cue] += push * row.weight);
            slope[size] += push;
        }
        for t in 0..size {
            sum += 0.5 * at[t] * at[t];
            slope[t] += at[t];
        }
        sum
    };
    minimise(loss, &vec![0.0; size + 1], STEPS)
}

#[cfg(test)]
mod tests {
    use super::super::super::acts::Act;
    use super::super::super::fixed::ONE;
    use super::*;

    #[test]
    fn a_sentence_of_a_design_does_nothing() {
        let ask = |text: &str| (text.to_owned(), Acts::default().with(Act::WantsHint));
        let none = |text: &str| (text.to_owned(), Acts::default());
        let examples = [
            ask("Could you give me a hint?"),
            ask("Can I have a hint?"),
            ask("Please give me a hint."),
            none("We use hinted handoff."),
            none("The hint is kept on disk until the node is back."),
        ];
        let designs = ["The queue keeps each order.", "A write goes to two zones."].map(str::to_owned);
        let learnt = acts(&examples, &designs);
        let check = |text: &str, expect: bool| {
            assert_eq!(learnt.heard(text, ONE / 2).has(Act::WantsHint), expect, "{text}");
        };
        check("Could I have a hint?", true);
        check("Hinted handoff keeps writes for a node.", false);
        check("", false);
        assert_eq!(Hearing::from_file(&learnt.to_file()).unwrap().to_file(), learnt.to_file());
    }
}
