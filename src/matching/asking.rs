//! Which of some things a question asks for, from sentences that ask for each and from what is then said. People ask in few
//! words and rarely in the same ones: direction alone knows little of them. Three things are weighed: where the question
//! points, its words and pairs of words as they are spoken, *how many* and *who* among them, and the pieces of its words.

use std::collections::{BTreeMap, BTreeSet};

use super::class::Class;
use super::fixed::{ONE, div, exp, ln, mul, root};
use super::postings::Postings;
use super::table::Vector;
use crate::text::straight;

/// Fitted on spontaneous questions to half of the questions that have some: what a direction counts, a word's log-odds, a
/// share of pieces, and nothing being asked for.
const DIRECTION: i64 = ONE * 328 / 100;
const SPOKEN: i64 = ONE * 18 / 100;
const PIECES: i64 = ONE;
const NOTHING: i64 = ONE * 378 / 100;

/// A word counts as if each thing had been asked for in so many more sentences like all.
const SMOOTH: i64 = 6;
/// Letters of a piece, the ends of the word counted in.
const PIECE: usize = 4;
/// A question has at least so many pieces, for their mean.
const FEWEST: usize = 4;

/// Things that may be asked for.
#[derive(Clone, Debug)]
pub struct Asking {
    centres: Vec<Vector>,
    /// For each word and pair the things that are asked for with it, each with what it speaks for it above `unsaid`.
    spoken: Postings<(usize, i64)>,
    /// For each thing what a word speaks that only others are asked for with.
    unsaid: Vec<i64>,
    /// For each piece the things that have it, each with how much it tells them apart.
    pieces: Postings<(usize, i64)>,
}

impl Asking {
    /// Of things, each with what is said when it is asked for.
    pub fn new(things: &[(&Class, &str)]) -> Self {
        let lengths = things.iter().map(|(class, _)| count(class.examples.len()));
        let unsaid = lengths.clone().map(|length| ln(div(SMOOTH, length + SMOOTH))).collect();
        Self {
            centres: things.iter().map(|(class, _)| class.centre.clone()).collect(),
            spoken: Postings::new(spoken_for(things)),
            unsaid,
            pieces: Postings::new(pieces_of(things)),
        }
    }

    /// For each thing the chance that a question asks for it; what is left of one is the chance that it asks for nothing.
    pub fn chances(&self, question: &str, points: &Vector) -> Vec<i64> {
        let mut sums: Vec<i64> =
            self.centres.iter().map(|centre| mul(DIRECTION, centre.near(points)) - NOTHING).collect();
        for word in spoken(question) {
            let having = self.spoken.of(word);
            if having.is_empty() {
                continue;
            }
            sums.iter_mut().zip(&self.unsaid).for_each(|(sum, unsaid)| *sum += mul(SPOKEN, *unsaid));
            for (thing, odds) in having {
                sums[*thing] += mul(SPOKEN, *odds);
            }
        }
        let pieces = pieces(question);
        let length = root(count(pieces.len().max(FEWEST)) << 32);
        for piece in pieces {
            for (thing, tells) in self.pieces.of(piece) {
                sums[*thing] += mul(PIECES, div(*tells, length));
            }
        }
        let shares: Vec<i64> = sums.into_iter().map(exp).collect();
        let all = ONE + shares.iter().sum::<i64>();
        shares.into_iter().map(|share| div(share, all)).collect()
    }
}

/// For each word and thing what it speaks for it, above what it speaks for a thing that is never asked for with it.
fn spoken_for(things: &[(&Class, &str)]) -> Vec<(u32, (usize, i64))> {
    let mut counted: BTreeMap<u32, BTreeMap<usize, i64>> = BTreeMap::new();
    for (at, (class, _)) in things.iter().enumerate() {
        for word in class.examples.iter().flat_map(|example| spoken(&example.text)) {
            *counted.entry(word).or_default().entry(at).or_default() += 1;
        }
    }
    let all: i64 = things.iter().map(|(class, _)| count(class.examples.len())).sum();
    let odds = |(word, having): (u32, BTreeMap<usize, i64>)| {
        let said: i64 = having.values().sum();
        let odds = move |(at, own): (usize, i64)| {
            // The smoothed share among its own sentences, over that of a thing that never has it.
            (word, (at, ln(div(own * all + SMOOTH * said, SMOOTH * said))))
        };
        having.into_iter().map(odds)
    };
    counted.into_iter().flat_map(odds).collect()
}

fn pieces_of(things: &[(&Class, &str)]) -> Vec<(u32, (usize, i64))> {
    let mut having: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    for (at, (class, says)) in things.iter().enumerate() {
        let texts = class.examples.iter().map(|example| example.text.as_str()).chain([*says]);
        for piece in texts.flat_map(pieces) {
            having.entry(piece).or_default().insert(at);
        }
    }
    let tells = |having: usize| ln(div(2 * (count(things.len()) + 1), 2 * count(having) + 1));
    let each = |(piece, having): (u32, BTreeSet<usize>)| {
        let tells = tells(having.len());
        having.into_iter().map(move |at| (piece, (at, tells)))
    };
    having.into_iter().flat_map(each).collect()
}

/// The words of a sentence and the pairs of neighbours, each once.
fn spoken(text: &str) -> BTreeSet<u32> {
    let words: Vec<u32> = words(text).iter().map(|word| hash(word.bytes(), 0)).collect();
    let pairs = words.windows(2).map(|pair| hash(pair[1].to_le_bytes().into_iter(), pair[0]));
    words.iter().copied().chain(pairs).collect()
}

/// Every few letters in a row of its words, each once.
fn pieces(text: &str) -> BTreeSet<u32> {
    let of = |word: String| {
        let letters: Vec<char> = std::iter::once('^').chain(word.chars().filter(|c| *c != '\'')).chain(['$']).collect();
        let pieces: Vec<u32> = letters
            .windows(PIECE.min(letters.len()))
            .map(|piece| hash(piece.iter().flat_map(|c| u32::from(*c).to_le_bytes()), 1))
            .collect();
        pieces
    };
    words(text).into_iter().flat_map(of).collect()
}

fn words(text: &str) -> Vec<String> {
    let text = straight(text);
    let words = text.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// FNV-1a: the same on every machine.
fn hash(bytes: impl Iterator<Item = u8>, from: u32) -> u32 {
    bytes.fold(0x811c_9dc5 ^ from, |all, byte| (all ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::{Background, Example, Said, Table};
    use crate::text::Lexicon;

    #[test]
    fn words_and_their_pieces_tell_what_is_asked_for() {
        let (table, lexicon) = (Table::default(), Lexicon::default());
        let class = |texts: &[&str]| {
            let example = |text: &&str| Example::new(text, &Said::whole(text, &lexicon), &[], &table);
            Class::new(texts.iter().map(example).collect(), &Background::default(), "")
        };
        let people = class(&["who is on the team", "who builds it", "how many engineers are there"]);
        let load = class(&["how many links a month", "how often are links made", "what is the load"]);
        let asking = Asking::new(&[(&people, "Six engineers."), (&load, "A million new links.")]);
        let best = |question: &str| {
            let chances = asking.chances(question, &Vector::ZERO);
            assert!(chances.iter().all(|chance| (0..=ONE).contains(chance)) && chances.iter().sum::<i64>() <= ONE);
            if chances[0] > chances[1] { "people" } else { "load" }
        };
        assert_eq!(best("Who will be building this?"), "people");
        assert_eq!(best("How many new links?"), "load");
        assert_eq!(best("How much engineering have we got?"), "people");
        assert!(asking.chances("", &Vector::ZERO).iter().all(|chance| *chance < ONE / 10));
        assert!(Asking::new(&[]).chances("Who?", &Vector::ZERO).is_empty());
    }
}
