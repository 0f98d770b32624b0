//! Does a score change when only the form does? Each row is one change of an excellent answer that says the same.

use crate::content::{Library, Sheet};
use crate::text::whole_sentences;

use super::dice::Dice;
use super::{Table, graded, scored, texts, turns};

/// One change of form.
struct Change {
    name: &'static str,
    /// By so much the score may move.
    most: u8,
    make: fn(&[String], &mut Dice) -> Vec<String>,
}

const CHANGES: &[Change] = &[
    Change { name: "lower case", most: 3, make: |texts, _| texts.iter().map(|text| text.to_lowercase()).collect() },
    Change { name: "sentences as bullets", most: 3, make: |texts, _| texts.iter().map(|text| bullets(text)).collect() },
    // Of notes without a mark at their ends nobody can tell where a line ended on purpose.
    Change {
        name: "wrapped at 50 columns",
        most: 3,
        make: |texts, _| texts.iter().map(|text| wrapped(text, 50)).collect(),
    },
    Change {
        name: "wrapped at 72 columns",
        most: 0,
        make: |texts, _| texts.iter().map(|text| wrapped(text, 72)).collect(),
    },
    Change {
        name: "accents for apostrophes",
        most: 0,
        make: |texts, _| texts.iter().map(|text| text.replace(['\'', '\u{2019}'], "\u{b4}")).collect(),
    },
    Change { name: "padded politely", most: 3, make: |texts, _| texts.iter().map(|text| padded(text)).collect() },
    Change { name: "split over turns", most: 3, make: |texts, _| texts.iter().flat_map(|text| halves(text)).collect() },
    Change { name: "all in one turn", most: 3, make: |texts, _| vec![texts.join("\n\n")] },
    Change { name: "British spelling", most: 3, make: |texts, _| texts.iter().map(|text| british(text)).collect() },
    Change {
        name: "curly quotes",
        most: 3,
        make: |texts, _| texts.iter().map(|text| text.replace('\'', "\u{2019}")).collect(),
    },
    Change {
        name: "typos in 3 % of words",
        most: 5,
        make: |texts, dice| texts.iter().map(|text| typos(text, 3, dice)).collect(),
    },
    Change {
        name: "typos in 8 % of words",
        most: 5,
        make: |texts, dice| texts.iter().map(|text| typos(text, 8, dice)).collect(),
    },
];

const THROWS: u64 = 5;

pub(super) fn run(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Table {
    let mut table = Table::new(&["question", "change", "before", "after", "most"]);
    for sheet in library.sheets.values().filter(|sheet| wanted(&sheet.question.slug)) {
        question(sheet, &mut table);
    }
    table
}

fn question(sheet: &Sheet, table: &mut Table) {
    let slug = &sheet.question.slug;
    for said in graded(sheet, "excellent") {
        let before = scored(sheet, &turns(&texts(&said))).overall;
        for change in CHANGES {
            // Where chance has a hand, the worst of several throws counts.
            let thrown = (0..THROWS).map(|throw| {
                let changed = (change.make)(&texts(&said), &mut Dice::new(7 + throw));
                scored(sheet, &turns(&changed)).overall
            });
            let after = thrown.max_by_key(|after| before.abs_diff(*after)).unwrap_or(before);
            table.row([
                slug.clone(),
                change.name.to_owned(),
                before.to_string(),
                after.to_string(),
                change.most.to_string(),
            ]);
            if before.abs_diff(after) > change.most {
                table.miss(format!("{slug}: {} moves {before} to {after}, by more than {}", change.name, change.most));
            }
        }
    }
}

/// As mail wraps it: every line is filled with words up to a width.
pub(super) fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n') {
        let mut so_far = 0;
        for word in line.split(' ') {
            let length = word.chars().count();
            if so_far > 0 {
                let breaks = so_far + 1 + length > width;
                out.push(if breaks { '\n' } else { ' ' });
                so_far = if breaks { 0 } else { so_far + 1 };
            }
            out.push_str(word);
            so_far += length;
        }
        out.push('\n');
    }
    out.pop();
    out
}

fn bullets(text: &str) -> String {
    whole_sentences(text).iter().map(|sentence| format!("- {sentence}")).collect::<Vec<_>>().join("\n")
}

fn padded(text: &str) -> String {
    format!(
        "Thank you, that is a good question, let me take it step by step. {text} I hope that this is clear so far; please stop me whenever you like."
    )
}

fn halves(text: &str) -> Vec<String> {
    let sentences = whole_sentences(text);
    let (first, second) = sentences.split_at(sentences.len() / 2);
    [first, second].into_iter().filter(|half| !half.is_empty()).map(|half| half.join(" ")).collect()
}

fn british(text: &str) -> String {
    let pairs = [
        ("optimize", "optimise"),
        ("serialize", "serialise"),
        ("behavior", "behaviour"),
        ("favor", "favour"),
        ("center", "centre"),
        ("organize", "organise"),
        ("prioritize", "prioritise"),
        ("randomize", "randomise"),
    ];
    pairs.iter().fold(text.to_owned(), |text, (american, british)| text.replace(american, british))
}

/// So many of a hundred words get one slip: two letters swapped, one doubled, left out or struck wrong. Words of fewer than
/// four letters are spared, and others hit the more often.
fn typos(text: &str, percent: usize, dice: &mut Dice) -> String {
    let is_long = |piece: &str| piece.chars().filter(char::is_ascii_alphabetic).count() >= 4;
    let pieces: Vec<&str> = text.split(' ').collect();
    let long = pieces.iter().filter(|piece| is_long(piece)).count().max(1);
    let slip = |piece: &&str| {
        if !is_long(piece) || dice.below(long) >= pieces.len() * percent / 100 {
            return (*piece).to_owned();
        }
        slipped(piece, dice)
    };
    pieces.iter().map(slip).collect::<Vec<_>>().join(" ")
}

/// Behind the first letter, as typing errors are.
fn slipped(piece: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = piece.chars().collect();
    let inner: Vec<usize> = (1..letters.len() - 1).filter(|at| letters[*at].is_ascii_lowercase()).collect();
    let Some(at) = inner.get(dice.below(inner.len().max(1))).copied() else { return piece.to_owned() };
    match dice.below(4) {
        0 if letters[at + 1].is_ascii_lowercase() => letters.swap(at, at + 1),
        1 => letters.insert(at, letters[at]),
        2 => {
            letters.remove(at);
        }
        _ => letters[at] = if letters[at] == 'w' { 'e' } else { 'w' },
    }
    letters.into_iter().collect()
}
