//! Which words drew a sentence to a class: nearness is a sum over its features, so this is exact, feature by feature. A
//! feature of several words is shared out among them.

use crate::content::Sheet;
use crate::matching::Vector;

use super::super::judge::Judged;
use super::super::observation::SentenceSeen;
use super::done::Done;
use super::{Spoken, TELLING, percent};

/// The strongest words are marked until they make so much of the whole, in percent.
const ENOUGH: i64 = 70;

/// The class by which a sentence's words are marked: the wrong claim that is held against it, else the idea that it is
/// nearest to, if it is near to any.
pub(super) fn towards<'a>(
    sheet: &'a Sheet,
    seen: &SentenceSeen,
    done: &[Done],
    judged: &Judged,
    order: &[usize],
) -> Option<&'a Vector> {
    let claimed = done.iter().any(|done| matches!(done, Done::False { .. } | Done::Doubted { .. }));
    if let Some(claim) = seen.claim.filter(|_| claimed) {
        return Some(&sheet.classes.wrong[claim].class.centre);
    }
    let nearest = order.first().filter(|idea| percent(judged.shows[**idea]) >= TELLING)?;
    Some(&sheet.classes.ideas[*nearest].centre)
}

/// The words that carried a sentence towards a class, as ranges of its bytes, in order.
pub(super) fn marks(sheet: &Sheet, spoken: &Spoken<'_>, centre: Option<&Vector>) -> Vec<(usize, usize)> {
    let Some(centre) = centre else { return Vec::new() };
    let (start, end) = (spoken.start(), spoken.start() + spoken.words().len());
    let tokens = &spoken.reading.tokens[spoken.sentence.tokens.clone()];
    let shares = shares(sheet, spoken, centre);
    let mut order: Vec<usize> = (0..shares.len()).filter(|at| shares[*at] > 0).collect();
    order.sort_by_key(|at| (-shares[*at], *at));
    let wanted = order.iter().map(|at| shares[*at]).sum::<i64>() * ENOUGH / 100;
    let strongest = order.into_iter().scan(0, |had, at| {
        let wants_more = *had < wanted;
        *had += shares[at];
        wants_more.then_some(at)
    });
    let spans = strongest.map(|at| tokens[at].span).filter(|span| start <= span.start && span.end <= end);
    let mut marks: Vec<(usize, usize)> = spans.map(|span| (span.start - start, span.end - start)).collect();
    marks.sort_unstable();
    marks
}

/// What each word of a sentence adds to its nearness.
fn shares(sheet: &Sheet, spoken: &Spoken<'_>, centre: &Vector) -> Vec<i64> {
    let table = &sheet.learnt.table;
    let share = |feature: &str| {
        let number = table.number(feature)?;
        let at = spoken.sparse.binary_search_by_key(&number, |(known, _)| *known).ok()?;
        Some(table.share(spoken.sparse[at], centre))
    };
    let range = spoken.sentence.tokens.clone();
    let tokens = &spoken.reading.tokens[range.clone()];
    let mut shares = vec![0; tokens.len()];
    let mut last: Option<usize> = None;
    for (at, token) in tokens.iter().enumerate() {
        let Some(own) = share(&token.lemma) else { continue };
        shares[at] += own + share(&format!("not:{}", token.lemma)).unwrap_or(0);
        if let Some(last) = last.replace(at) {
            let pair = share(&format!("{} {}", tokens[last].lemma, token.lemma)).unwrap_or(0);
            shares[last] += pair / 2;
            shares[at] += pair / 2;
        }
    }
    let inside = |mention: &&crate::text::Mention| {
        range.start <= mention.tokens.start && mention.tokens.end <= range.end && !mention.tokens.is_empty()
    };
    for mention in spoken.reading.mentions.iter().filter(inside) {
        let concepts = sheet.lexicon.with_above(mention.concept).filter_map(|above| share(&format!("is:{above}")));
        let each = concepts.sum::<i64>() / i64::try_from(mention.tokens.len()).unwrap_or(i64::MAX);
        for at in mention.tokens.clone() {
            shares[at - range.start] += each;
        }
    }
    shares
}
