//! A sealed set: transcripts that nobody who works on the grader has read. Only totals a class come out, never a word.

use std::collections::BTreeMap;

use crate::assess::{self, Facet, Scorecard};
use crate::content::Library;
use crate::content::transcript::parse;

use super::{Table, VARIANTS, scored};

/// A file of the set that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {problem}")]
pub struct SealedError {
    /// Which.
    pub file: String,
    /// Why.
    pub problem: String,
}

/// What is kept of one transcript: numbers.
struct Card {
    overall: u32,
    sound: u32,
    claims: u32,
    shown: u32,
    touched: u32,
}

impl Card {
    fn of(card: &Scorecard) -> Self {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let ideas =
            |fits: fn(Facet) -> bool| count(card.ideas.iter().filter(|idea| idea.facet.is_some_and(fits)).count());
        Self {
            overall: card.overall.into(),
            sound: card.soundness.into(),
            claims: count(card.misconceptions.len()),
            shown: ideas(|facet| facet >= Facet::Shown),
            touched: ideas(|facet| facet == Facet::Touched),
        }
    }
}

/// Means by variant over (name, bytes) of transcripts; each file's front matter names its question and variant.
///
/// # Errors
/// The first file that cannot be read, without its words.
pub fn sealed(
    library: &Library,
    wanted: &dyn Fn(&str) -> bool,
    files: &[(String, Vec<u8>)],
) -> Result<Table, SealedError> {
    let mut by_variant: BTreeMap<usize, Vec<Card>> = BTreeMap::new();
    let mut by_question: BTreeMap<(String, usize), u32> = BTreeMap::new();
    for (file, bytes) in files {
        let wrong = |problem: &str| SealedError { file: file.clone(), problem: problem.to_owned() };
        let transcript = parse(file, bytes).map_err(|_| wrong("is not a transcript"))?;
        let slug = transcript.front.question.as_deref().ok_or_else(|| wrong("names no question"))?;
        let Some(sheet) = library.sheets.get(slug).filter(|_| wanted(slug)) else { continue };
        let variant = transcript.front.variant.as_deref().unwrap_or_default();
        let place = VARIANTS.iter().position(|known| *known == variant).ok_or_else(|| wrong("has no known variant"))?;
        let card = scored(sheet, &assess::turns_of(&transcript));
        by_variant.entry(place).or_default().push(Card::of(&card));
        let author = transcript.front.author.as_deref().unwrap_or_default();
        by_question.insert((format!("{slug} by {author}"), place), card.overall.into());
    }
    let mut table = Table::new(&[
        "variant",
        "transcripts",
        "mean overall",
        "lowest",
        "highest",
        "shown",
        "touched",
        "mean sound",
        "claims",
    ]);
    for (place, cards) in &by_variant {
        let n = u32::try_from(cards.len()).unwrap_or(1).max(1);
        let mean = |of: fn(&Card) -> u32| (cards.iter().map(of).sum::<u32>() + n / 2) / n;
        let overall = || cards.iter().map(|card| card.overall);
        let cells = [
            n,
            mean(|card| card.overall),
            overall().min().unwrap_or(0),
            overall().max().unwrap_or(0),
            mean(|card| card.shown),
            mean(|card| card.touched),
            mean(|card| card.sound),
            cards.iter().map(|card| card.claims).sum(),
        ];
        table.row(std::iter::once(VARIANTS[*place].to_owned()).chain(cells.iter().map(u32::to_string)));
    }
    table.row(["pairs in order".to_owned(), in_order(&by_question)]);
    Ok(table)
}

/// Pairs of variants of one question and author, the better above the worse; good against alternative and vague against wrong are
/// left out.
fn in_order(overall: &BTreeMap<(String, usize), u32>) -> String {
    let (mut right, mut all) = (0, 0);
    for ((slug, better), high) in overall {
        for ((other, worse), low) in overall {
            let left_out = [(1, 2), (4, 5)].contains(&(*better, *worse));
            if slug == other && better < worse && !left_out {
                all += 1;
                right += u32::from(high > low);
            }
        }
    }
    format!("{right} of {all}")
}
