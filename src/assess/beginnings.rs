//! What an answer had come to after each turn. Every beginning is judged whole, since what an early sentence is worth depends
//! on the later ones; where there are so many sentences that this would take minutes, only some beginnings are.

use crate::content::Sheet;

use super::answer::Answer;
use super::disorder::ordered;
use super::observation::Observation;
use super::points::points;

/// So many sentences are judged at most, each as often as it stands in a beginning: all of three hundred answers of sixty
/// words, a few dozen of three hundred answers of a thousand.
const JUDGED: usize = 250_000;

/// After how many turns it is judged: after each, or after every so many, and always after the last.
pub(super) fn ends(observations: &[Observation]) -> impl Iterator<Item = usize> + use<> {
    let (mut sentences, mut all) = (0, 0);
    for seen in observations {
        sentences += seen.sentences.len();
        all += sentences;
    }
    let (step, last) = (all.div_ceil(JUDGED).max(1), observations.len());
    (1..=last).filter(move |end| end % step == 0 || *end == last)
}

/// `overall` as it would have been had the conversation ended after each turn.
pub fn running(sheet: &Sheet, observations: &[Observation]) -> Vec<u8> {
    let (mut run, mut last) = (Vec::with_capacity(observations.len()), 0);
    for end in ends(observations) {
        let so_far = ordered(&observations[..end]);
        run.resize(end - 1, last);
        last = points(&Answer::of(sheet, &so_far));
        run.push(last);
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{Asked, Turn, observe_all, score};
    use crate::content::format::Level;
    use crate::content::{Sources, compile};

    #[test]
    fn it_is_what_each_beginning_scores() {
        let sheet = &compile(Sources::built_in()).unwrap().sheets["url-shortener"];
        let said = [
            "How many links are made each month?",
            "A unique constraint on the code makes the database reject the second insert of the same code.",
            "A cache in front of the store takes the reads, and if it is lost the store takes a tenth of them.",
        ];
        let turns: Vec<Turn> = (1..).zip(said).map(|(n, text)| Turn::plain(n, text)).collect();
        let seen = observe_all(sheet, &turns);
        let asked = Asked { level: Level::L5, journal_hash: String::new() };
        let scored: Vec<u8> = (1..=3).map(|n| score(sheet, &turns[..n], &seen[..n], &asked).overall).collect();
        assert_eq!(running(sheet, &seen), scored);
        assert!(scored[0] < scored[2], "{scored:?}");
    }

    #[test]
    fn a_very_long_answer_is_judged_at_some_of_its_beginnings() {
        let sheet = &compile(Sources::built_in()).unwrap().sheets["url-shortener"];
        let turn = observe_all(sheet, &[Turn::plain(1, "A cache takes the reads. The table is keyed by the code.")]);
        let of = |turns: usize, sentences: usize| {
            let mut seen = turn[0].clone();
            seen.sentences = vec![seen.sentences[0].clone(); sentences];
            ends(&vec![seen; turns]).collect::<Vec<_>>()
        };
        assert_eq!(of(300, 5).len(), 300);
        let some = of(300, 60);
        assert!(some.len() < 40 && some.last() == Some(&300), "{some:?}");
        assert!(of(0, 0).is_empty());
    }
}
