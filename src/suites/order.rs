//! Do graded transcripts come out in their order, author by author? Order proves little by itself, so baselines stand
//! beside: a count of words or of figures orders such texts too.

use std::collections::BTreeMap;

use crate::assess::{self, Facet, Scorecard, Turn};
use crate::content::{Graded, Library, Sheet};

use super::{Table, VARIANTS, scored};

/// A valid design with other nouns; there may be several.
const ALTERNATIVE: &str = "alternative";
/// The better, the worse: two apart, where no mistake is forgiven.
const APART: [(&str, &str); 4] =
    [("excellent", "mid"), ("good", "vague"), ("excellent", "vague"), (ALTERNATIVE, "vague")];
/// The same of neighbours.
const ADJACENT: [(&str, &str); 3] = [("excellent", "good"), ("good", "mid"), ("mid", "vague")];
/// Of an excellent answer's score, in percent, at most so much for one that is fluent and wrong.
const FLUENT: u32 = 45;
/// Of a good answer's score, in percent, at least so much for an unusual one that holds.
const UNUSUAL: u32 = 90;

pub(super) fn run(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Table {
    let mut table = Table::new(&[
        "question/author",
        "variant",
        "overall",
        "shown",
        "touched",
        "sound",
        "wrong",
        "words",
        "figures",
    ]);
    for sheet in library.sheets.values().filter(|sheet| wanted(&sheet.question.slug)) {
        question(sheet, &mut table);
    }
    table.note(format!(
        "wanted of each author's interviews: excellent above good, good above mid, mid above vague; alternative at least \
         {UNUSUAL} % of good and not below mid; wrong at most {FLUENT} % of excellent and below mid"
    ));
    table
}

/// How many of the wanted comparisons an author's interviews allow.
fn pairs(overall: &[(&str, u8)]) -> usize {
    let has = |variant: &str| overall.iter().any(|(name, _)| *name == variant);
    let both = |pair: &&(&str, &str)| has(pair.0) && has(pair.1);
    let alternatives = overall.iter().filter(|(name, _)| name.starts_with(ALTERNATIVE)).count();
    let held = [("excellent", "wrong"), ("mid", "wrong")];
    let plain = APART.iter().chain(&ADJACENT).chain(&held).filter(both).count();
    plain + alternatives * ["mid", "good"].into_iter().filter(|other| has(other)).count()
}

/// What was compared, in words: an author with one interview learns nothing of the order.
fn compared(author: &str, overall: &[(&str, u8)]) -> String {
    let count = overall.len();
    let interviews = if count == 1 { "1 interview".to_owned() } else { format!("{count} interviews") };
    match pairs(overall) {
        0 => {
            format!("author {author}: {interviews}: nothing to compare; name the transcripts of one set for one author")
        }
        1 => format!("author {author}: {interviews}, 1 pair"),
        pairs => format!("author {author}: {interviews}, {pairs} pairs"),
    }
}

/// Transcripts by author, then variant; a second one of a variant ends in a number and stands as itself.
fn by_author(sheet: &Sheet) -> BTreeMap<&str, Vec<(&str, &Graded)>> {
    let mut authors: BTreeMap<&str, Vec<(&str, &Graded)>> = BTreeMap::new();
    for graded in sheet.graded.iter() {
        let (variant, author) = graded.name.split_once('.').unwrap_or((&graded.name, ""));
        authors.entry(author).or_default().push((variant, graded));
    }
    let place = |variant: &str| VARIANTS.iter().position(|known| variant.starts_with(known));
    for all in authors.values_mut() {
        all.sort_by_key(|(variant, _)| (place(variant), *variant));
    }
    authors
}

fn question(sheet: &Sheet, table: &mut Table) {
    let slug = &sheet.question.slug;
    if sheet.graded.is_empty() {
        table.note(format!(
            "{slug}: no graded interviews; they stand in question_bank/transcripts/{slug}/, and one author's are compared with \
             each other"
        ));
    }
    for (author, all) in by_author(sheet) {
        let mut overall: Vec<(&str, u8)> = Vec::new();
        for (variant, graded) in all {
            let turns = assess::turns_of(&graded.transcript);
            let card = scored(sheet, &turns);
            overall.push((variant, card.overall));
            // A second one of a variant is told apart by its file's name, and is of the same sort.
            let sort = graded.transcript.front.variant.as_deref().unwrap_or(variant);
            table.row([format!("{slug}/{author}"), sort.to_owned()].into_iter().chain(row(&card, &turns)));
        }
        table.note(format!("{slug}, {}", compared(author.trim_start_matches("author-"), &overall)));
        for missed in misses(&overall) {
            table.miss(format!("{slug}/{author}: {missed}"));
        }
    }
}

/// What is not as it must be among one author's transcripts of a question.
fn misses(overall: &[(&str, u8)]) -> Vec<String> {
    let of = |variant: &str| overall.iter().find(|(name, _)| *name == variant).map(|(_, overall)| *overall);
    let both = |better: &str, worse: &str| of(better).zip(of(worse));
    let mut misses = Vec::new();
    for (pairs, how) in [(&APART[..], "two apart"), (&ADJACENT[..], "adjacent")] {
        for (better, worse) in pairs {
            if let Some((high, low)) = both(better, worse).filter(|(high, low)| high <= low) {
                misses.push(format!("{better} ({high}) is not above {worse} ({low}), {how}"));
            }
        }
    }
    let percent = |part: u8, whole: u8, most: u32| (u32::from(part) * 100).cmp(&(u32::from(whole) * most));
    if let Some((excellent, wrong)) =
        both("excellent", "wrong").filter(|(all, part)| percent(*part, *all, FLUENT).is_gt())
    {
        misses.push(format!("wrong ({wrong}) is over {FLUENT} % of excellent ({excellent})"));
    }
    if let Some((mid, wrong)) = both("mid", "wrong").filter(|(mid, wrong)| wrong >= mid) {
        misses.push(format!("wrong ({wrong}) is not below mid ({mid})"));
    }
    for (unusual, high) in overall.iter().filter(|(variant, _)| variant.starts_with(ALTERNATIVE)) {
        if let Some(mid) = of("mid").filter(|mid| high < mid) {
            misses.push(format!("{unusual} ({high}) is below mid ({mid})"));
        }
        if let Some(good) = of("good").filter(|good| percent(*high, *good, UNUSUAL).is_lt()) {
            misses.push(format!("{unusual} ({high}) is below {UNUSUAL} % of good ({good})"));
        }
    }
    misses
}

fn row(card: &Scorecard, turns: &[Turn]) -> [String; 7] {
    let count = |fits: fn(Facet) -> bool| card.ideas.iter().filter(|idea| idea.facet.is_some_and(fits)).count();
    let words: usize = turns.iter().map(|turn| turn.text.split_whitespace().count()).sum();
    [
        card.overall.into(),
        count(|facet| facet >= Facet::Shown),
        count(|facet| facet == Facet::Touched),
        card.soundness.into(),
        card.misconceptions.len(),
        words,
        card.ledger.len(),
    ]
    .map(|number: usize| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::{compared, misses};

    #[test]
    fn what_was_compared_is_said() {
        let six = [("excellent", 90), ("good", 75), ("alternative", 68), ("mid", 40), ("vague", 6), ("wrong", 12)];
        assert_eq!(compared("a", &six), "author a: 6 interviews, 11 pairs");
        assert_eq!(compared("b", &six[1..3]), "author b: 2 interviews, 1 pair");
        let alone = compared("c", &six[..1]);
        assert!(alone.starts_with("author c: 1 interview: nothing to compare"), "{alone}");
    }

    #[test]
    fn what_is_out_of_order_is_named() {
        let sound = [("excellent", 90), ("good", 75), ("alternative", 68), ("mid", 40), ("vague", 6), ("wrong", 12)];
        assert_eq!(misses(&sound), [""; 0]);
        let out = [("excellent", 40), ("good", 40), ("alternative-2", 30), ("mid", 40), ("wrong", 41)];
        assert_eq!(
            misses(&out),
            [
                "excellent (40) is not above mid (40), two apart",
                "excellent (40) is not above good (40), adjacent",
                "good (40) is not above mid (40), adjacent",
                "wrong (41) is over 45 % of excellent (40)",
                "wrong (41) is not below mid (40)",
                "alternative-2 (30) is below mid (40)",
                "alternative-2 (30) is below 90 % of good (40)",
            ]
        );
        assert_eq!(misses(&[]), [""; 0]);
    }
}
