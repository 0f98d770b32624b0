//! The signed table of influences, compiled: a row becomes the sentences that have it the wrong way round.

use std::sync::Arc;

use super::check;
use super::files::Parsed;
use super::format::influences::{DirectionsFile, InfluenceFile, InfluencesFile, Moves};
use super::problem::Problem;
use super::wrong::{Made, WrongClaim};
use crate::text::{Lexicon, Pattern};

/// One claim a row, proved by the row's own sentences.
pub(super) fn claims(
    parsed: &Parsed<InfluencesFile>,
    lexicon: &Lexicon,
    problems: &mut Vec<Problem>,
) -> Vec<Arc<WrongClaim>> {
    let Parsed { document, file, .. } = parsed;
    check::ids(document, "/influences", file.influences.iter().map(|row| row.id.as_str()), problems);
    let mut claims = Vec::with_capacity(file.influences.len());
    for (n, row) in file.influences.iter().enumerate() {
        let pointer = format!("/influences/{n}");
        let mut patterns = Vec::new();
        for sentence in wrong_ways(&file.words, row) {
            match Pattern::parse(&sentence, lexicon) {
                Ok(pattern) => patterns.push(pattern),
                Err(wrong) => problems.push(document.problem(&pointer, format!("{sentence}: {wrong}"))),
            }
        }
        check::caught(document, &pointer, &patterns, (&row.yes, &row.no), lexicon, problems);
        let InfluenceFile { id, correction, yes, .. } = row.clone();
        let example = yes.into_iter().next().unwrap_or_default();
        claims.push(Arc::new(WrongClaim { id, correction, sure: false, example, made: Made::Said(patterns) }));
    }
    claims
}

/// The sentences that have it the wrong way round: what is turned, then what that is said to do.
///
/// A direction stands right beside its thing: "a longer TTL means fewer reads and staler data" says nothing wrong.
fn wrong_ways(words: &DirectionsFile, row: &InfluenceFile) -> Vec<String> {
    let directions = match row.moves {
        Moves::Up => vec![(true, false), (false, true)],
        Moves::Down => vec![(true, true), (false, false)],
        Moves::Nothing => vec![(true, true), (true, false), (false, true), (false, false)],
    };
    let sentences = directions.into_iter().map(|(turned, moved)| {
        let (turn, go) = if turned { (&words.up, &words.rises) } else { (&words.down, &words.falls) };
        let cause = beside(turn, go, &row.more);
        let (turn, go) = if moved { (&words.up, &words.rises) } else { (&words.down, &words.falls) };
        format!("{cause} {}", beside(turn, go, &row.of))
    });
    sentences.collect()
}

/// A bracket of literal words: a direction before each thing, with or without an article, or one behind it.
fn beside(before: &[String], behind: &[String], things: &[String]) -> String {
    let mut all: Vec<String> = Vec::new();
    for thing in things {
        all.extend(before.iter().flat_map(|word| [format!("'{word} {thing}'"), format!("'{word} the {thing}'")]));
        all.extend(behind.iter().map(|word| format!("'{thing} {word}'")));
    }
    format!("[{}]", all.join("|"))
}
