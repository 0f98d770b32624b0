//! What scoring costs: one turn of 200 words, an interview of 45 minutes read and scored, against two passes over the same
//! turn: one that only finds its words, which is the least that any reading must do, and one of Aho-Corasick with the
//! lexicon's ids. Learning is timed by `greenroom reading learn`. Prints medians; nothing is asserted.
//!
//! `cargo bench --profile dev --bench scoring` builds in a minute; without the profile it is the release's speed.

use std::hint::black_box;

use aho_corasick::AhoCorasick;
use criterion::{Criterion, criterion_group, criterion_main};
use greenroom::assess::{Asked, Turn, observe, observe_all, score, turns_of};
use greenroom::content::format::Level;
use greenroom::content::{Sheet, Sources, compile};
use greenroom::text::{read, shingles};

/// Words in the turn that is timed.
const WORDS: usize = 200;
/// Words that a candidate says in 45 minutes at most: two thirds of the time, a hundred a minute.
const INTERVIEW: usize = 3000;

fn scoring(criterion: &mut Criterion) {
    let library = compile(Sources::built_in()).expect("the built-in pack is sound");
    for (slug, sheet) in &library.sheets {
        let Some(excellent) = graded(sheet, &["excellent"]).next() else { continue };
        let said: String = excellent.iter().map(|turn| turn.text.as_str()).collect::<Vec<_>>().join(" ");
        let said: Vec<&str> = said.split_whitespace().cycle().take(WORDS).collect();
        let turn = Turn { text: said.join(" "), ..excellent[0].clone() };
        let interview = interview(sheet);

        let mut group = criterion.benchmark_group(slug);
        group.bench_function("baseline: the words of 200", |bench| {
            bench.iter(|| shingles::words(black_box(&turn.text)).into_iter().fold(0, u64::wrapping_add));
        });
        let names: Vec<String> = sheet.lexicon.ids().map(|id| id.replace('-', " ")).collect();
        let pass = AhoCorasick::builder().ascii_case_insensitive(true).build(&names).expect("names");
        group.bench_function("baseline: Aho-Corasick over 200 words", |bench| {
            bench.iter(|| pass.find_overlapping_iter(black_box(turn.text.as_str())).count());
        });
        group.bench_function("of that turn: tokens, clauses, concepts, figures, denial", |bench| {
            bench.iter(|| read(black_box(&turn.text), &sheet.lexicon));
        });
        group.bench_function("one turn of 200 words", |bench| {
            bench.iter(|| observe(sheet, &[], black_box(&turn)));
        });
        group.bench_function(
            format!("45 minutes: {} words in {} turns", count(&interview), interview.len()),
            |bench| {
                bench.iter(|| score(sheet, &interview, &observe_all(sheet, black_box(&interview)), &asked()));
            },
        );
        group.finish();
    }
}

/// The question's graded turns of some variants, interview by interview.
fn graded<'a>(sheet: &'a Sheet, variants: &'a [&str]) -> impl Iterator<Item = Vec<Turn>> {
    let is_one = |name: &str| variants.iter().any(|variant| name.starts_with(variant));
    sheet.graded.iter().filter(move |graded| is_one(&graded.name)).map(|graded| turns_of(&graded.transcript))
}

/// As much of the question's sound interviews, one behind the other, as is said in 45 minutes.
fn interview(sheet: &Sheet) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for (n, turn) in (1..).zip(graded(sheet, &["excellent", "good", "alternative", "mid"]).flatten()) {
        turns.push(Turn { n, ..turn });
        if count(&turns) > INTERVIEW {
            turns.pop();
            break;
        }
    }
    turns
}

fn count(turns: &[Turn]) -> usize {
    turns.iter().map(|turn| turn.text.split_whitespace().count()).sum()
}

fn asked() -> Asked {
    Asked { level: Level::L5, journal_hash: String::new() }
}

criterion_group!(benches, scoring);
criterion_main!(benches);
