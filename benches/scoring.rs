//! What scoring costs: one turn, one transcript, against one Aho-Corasick pass over the same text with the lexicon's ids,
//! which is about the least that anything that looks for words must do. Prints medians; nothing is asserted.
//!
//! `cargo bench --profile dev --bench scoring` builds in a minute; without the profile it is the release's speed.

use std::hint::black_box;

use aho_corasick::AhoCorasick;
use criterion::{Criterion, criterion_group, criterion_main};
use greenroom::assess::{Asked, Observation, Turn, observe, score, turns_of};
use greenroom::content::format::Level;
use greenroom::content::{Sheet, Sources, compile};

/// Words in the turn that is timed.
const WORDS: usize = 200;

fn scoring(criterion: &mut Criterion) {
    let library = compile(Sources::built_in()).expect("the built-in pack is sound");
    for (slug, sheet) in &library.sheets {
        let Some(graded) = sheet.graded.iter().find(|graded| graded.name.starts_with("excellent")) else { continue };
        let turns = turns_of(&graded.transcript);
        let said: String = turns.iter().map(|turn| turn.text.as_str()).collect::<Vec<_>>().join(" ");
        let words: Vec<&str> = said.split_whitespace().cycle().take(WORDS).collect();
        let turn = Turn { text: words.join(" "), ..turns[0].clone() };

        let mut group = criterion.benchmark_group(slug);
        let names: Vec<String> = sheet.lexicon.ids().map(|id| id.replace('-', " ")).collect();
        let pass = AhoCorasick::builder().ascii_case_insensitive(true).build(&names).expect("names");
        group.bench_function("baseline: one pass over 200 words", |bench| {
            bench.iter(|| pass.find_overlapping_iter(black_box(turn.text.as_str())).count());
        });
        group.bench_function("one turn of 200 words", |bench| {
            bench.iter(|| observe(sheet, &[], black_box(&turn)));
        });
        group.bench_function(format!("a transcript of {} turns", turns.len()), |bench| {
            bench.iter(|| score(sheet, &turns, &observed(sheet, black_box(&turns)), &asked()));
        });
        group.finish();
    }
}

fn observed(sheet: &Sheet, turns: &[Turn]) -> Vec<Observation> {
    (0..turns.len()).map(|at| observe(sheet, &turns[..at], &turns[at])).collect()
}

fn asked() -> Asked {
    Asked { level: Level::L5, journal_hash: String::new() }
}

criterion_group!(benches, scoring);
criterion_main!(benches);
