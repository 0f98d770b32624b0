//! Figures that were corrected since: the later version counts, wherever in the conversation the earlier one stands.

use super::judge::{sentences, speaks};
use super::observation::{Figure, Observation, SentenceSeen};

/// So many sentences, with its own, are what somebody puts in the place of what they took back.
pub(super) const REACH: usize = 3;
/// Figures of this kind are of anything: a later one corrects an earlier one only if it names it.
const ANYTHING: &str = "count";

/// Pairs of a sentence and the later one that corrects a figure in it, as indices into all sentences.
pub(super) fn corrected(observations: &[Observation]) -> Vec<(usize, usize)> {
    let all: Vec<(usize, &SentenceSeen)> =
        sentences(observations).map(|(turn, _, sentence)| (turn, sentence)).collect();
    let figures = |at: usize| {
        let (turn, sentence) = all[at];
        let inside = |figure: &&Figure| sentence.start <= figure.start && figure.end <= sentence.end;
        observations[turn].figures.iter().filter(inside)
    };
    let backs = (0..all.len()).filter(|at| all[*at].1.takes_back && speaks(all[*at].1));
    let pair = |back: usize| {
        let reach = (back..all.len()).take(REACH).filter(|at| all[*at].0 == all[back].0);
        let now: Vec<&Figure> = reach.flat_map(&figures).collect();
        let is_named = |old: &Figure| {
            let other = |new: &&Figure| new.kind == old.kind && new.value != old.value;
            figures(back).any(|named| named.kind == old.kind && named.value == old.value) && now.iter().any(other)
        };
        let is_meant = |old: &Figure| old.kind != ANYTHING && figures(back).any(|new| new.kind == old.kind);
        let latest = |is: &dyn Fn(&Figure) -> bool| (0..back).rev().find(|at| figures(*at).any(is));
        latest(&is_named).or_else(|| latest(&is_meant)).map(|old| (old, back))
    };
    backs.filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::assess::{Turn, observe_all};
    use crate::content::{Sources, compile};

    #[test]
    fn a_correction_is_of_the_figure_that_it_names_or_of_the_last_of_its_kind() {
        let sheet = Arc::clone(&compile(Sources::built_in()).unwrap().sheets["url-shortener"]);
        let check = |said: &[&str], expect: &[(&str, &str)]| {
            let turn = |(n, text): (u32, &&str)| Turn {
                n,
                text: (*text).to_owned(),
                heard: Vec::new(),
                stage: None,
                probe: None,
                hint: None,
                graded: false,
            };
            let turns: Vec<Turn> = (1..).zip(said).map(turn).collect();
            let seen = observe_all(&sheet, &turns);
            let words = |at: usize| {
                let (turn, _, sentence) = sentences(&seen).nth(at).unwrap();
                &said[turn][sentence.start..sentence.end]
            };
            let found: Vec<(&str, &str)> =
                corrected(&seen).into_iter().map(|(old, new)| (words(old), words(new))).collect();
            assert_eq!(found, expect, "{said:?}");
        };
        let state = "One row takes 500 bytes, so a year of links is 64 GB.";
        let back = "Correction: I said 64 GB, with the index it is 200 GB.";
        check(&[state, "Mostly what I just gave.", back], &[(state, back)]);
        check(
            &[state, "That fits on one machine.", "Let me correct: it is 200 GB."],
            &[(state, "Let me correct: it is 200 GB.")],
        );
        check(&[state, "Scratch that, we use a cache instead."], &[]);
        check(&["There are 5 servers.", "Correction: 7 zones."], &[]);
        check(&[state, "In a second year it is 128 GB."], &[]);
    }
}
