//! Learning how to read from the bank and from annotated interviews, and what came of it: `greenroom reading learn` and
//! `greenroom reading report`. Everything that is reported was left out when it was learnt.

mod annotated;
mod attempts;
mod bank;
mod bounds;
mod composition;
mod readers;
mod report;

pub(in crate::suites) use bank::{Of, designs};
pub use report::{Report, report};

use std::sync::Arc;

use crate::content::format::reading::{BoundsFile, LearntFrom, ReadingFile};
use crate::content::{COMPOSITION, Problem, SourceFile, Sources, compile_with};
use crate::matching::fixed::float;
use crate::matching::learn::{Settings, acts, learn as learn_words};
use crate::matching::{FALSE, FILES, Learnt, Reader, SHOWS};

use annotated::Interview;

/// What was learnt, as the files of `rubrics/reading/`.
pub struct Outcome {
    /// Names, some of them in a folder, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// How many words and concepts are known.
    pub words: usize,
}

/// Of systems and of stories.
const READINGS: usize = 2;

/// Where what is learnt of stories stands, below the other.
const STORIES: &str = "stories/";

/// A bank without what was learnt from it before.
fn bare(sources: &Sources) -> Sources {
    let mut bare = sources.clone();
    for pack in &mut bare.packs {
        pack.retain(|file| !file.inside().starts_with("rubrics/reading/"));
    }
    bare
}

/// Learns everything from a bank. `seed` makes it the same again.
///
/// # Errors
/// Every problem of the bank.
pub fn learn(sources: &Sources, seed: u64) -> Result<Outcome, Vec<Problem>> {
    let (mut files, words) = learn_of(Of::Systems, sources, seed)?;
    let (stories, _) = learn_of(Of::Stories, sources, seed)?;
    files.extend(stories.into_iter().map(|(name, bytes)| (format!("{STORIES}{name}"), bytes)));
    Ok(Outcome { files, words })
}

/// The files of one reading, and how many words it knows.
type Files = (Vec<(String, Vec<u8>)>, usize);

fn learn_of(of: Of, sources: &Sources, seed: u64) -> Result<Files, Vec<Problem>> {
    let bare = bare(sources);
    let first = compile_with(bare.clone(), Arc::new(Learnt::default()))?;
    let bank = bank::bank(&first, of);
    let mut words = learn_words(&bank, Settings { seed, ..Settings::default() });
    words.hearing = acts(&first.acts.taught, &designs(&first, of));
    // What is served has fewer bits than what was learnt: everything after stands on what is served.
    let bytes = words.to_files();
    let mut learnt = Learnt::from_files(bytes.each_ref().map(Vec::as_slice)).unwrap_or_default();
    let library = compile_with(bare, Arc::new(learnt.clone()))?;
    let interviews = annotated::interviews(&library);
    let left_out = readers::left_out(&interviews, &learnt);
    learnt.bounds = bounds::bounds(&interviews, &left_out);
    let readers = readers::readers(&interviews, &[]);
    (learnt.falseness, learnt.alone, learnt.shows) = (readers.falseness, readers.alone, readers.shows);
    learnt.composition = composition::fit(&interviews, &left_out, &learnt.bounds, &[]);
    let file = reading_file(&learnt, sources, &bank, &interviews, seed);
    let yaml = yaml(&file);
    let mut files: Vec<(String, Vec<u8>)> = FILES.map(str::to_owned).into_iter().zip(bytes).collect();
    files.push(("readers.yaml".to_owned(), yaml.into_bytes()));
    Ok((files, learnt.table.len()))
}

/// A hash of what teaches, in hexadecimal: every question, the words, the marked interviews.
pub fn taught_by(sources: &Sources) -> String {
    let mut hasher = blake3::Hasher::new();
    for file in sources.packs.iter().flatten() {
        let inside = file.inside();
        let name = inside.rsplit('/').next().unwrap_or_default();
        let teaches = TEACHING.iter().any(|path| inside == *path || path.ends_with('/') && inside.starts_with(path));
        if teaches && !name.ends_with("README.md") {
            for part in [name.as_bytes(), &file.bytes] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part);
            }
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// Files that teach, and folders of them.
const TEACHING: [&str; 7] = [
    "rubrics/lexicon.yaml",
    "prompts/intents.yaml",
    "question_bank/acts.yaml",
    "question_bank/counterfactuals.yaml",
    "question_bank/questions/",
    "question_bank/drafts/",
    "question_bank/transcripts/",
];

/// Whether the tables of a bank were learnt from it as it is now; nothing if it has none.
pub fn is_current(sources: &Sources) -> Option<bool> {
    let is_reading = |file: &&SourceFile| {
        file.inside().strip_prefix("rubrics/reading/").is_some_and(|inside| inside.ends_with("readers.yaml"))
    };
    let readings: Vec<&SourceFile> = sources.packs.iter().flatten().filter(is_reading).collect();
    readings.first()?;
    let taught_by = taught_by(sources);
    let is_taught = |file: &&SourceFile| String::from_utf8_lossy(&file.bytes).contains(&taught_by);
    Some(readings.len() == READINGS && readings.iter().all(is_taught))
}

fn reading_file(
    learnt: &Learnt,
    sources: &Sources,
    bank: &crate::matching::learn::Bank,
    interviews: &[Interview],
    seed: u64,
) -> ReadingFile {
    let sentences = bank.questions.iter().flat_map(|question| &question.classes).map(|class| class.sentences.len());
    let bounds = learnt.bounds;
    ReadingFile {
        format: "reading/1".to_owned(),
        learnt_from: LearntFrom {
            bank: taught_by(sources),
            seed,
            questions: bank.questions.len(),
            sentences: sentences.sum(),
            interviews: interviews.iter().filter(|interview| interview.is_marked()).count(),
        },
        falseness: weights(&learnt.falseness, FALSE),
        alone: weights(&learnt.alone, FALSE),
        shows: weights(&learnt.shows, SHOWS),
        bounds: BoundsFile {
            proof: float(bounds.proof),
            touched: float(bounds.touched),
            accuse: float(bounds.accuse),
            alone: float(bounds.alone),
            check: float(bounds.check),
        },
        composition: COMPOSITION
            .iter()
            .zip(&learnt.composition)
            .map(|(name, n)| ((*name).to_owned(), float(*n)))
            .collect(),
    }
}

fn weights<const TERMS: usize>(
    reader: &Reader<TERMS>,
    names: [&str; TERMS],
) -> std::collections::BTreeMap<String, f64> {
    let terms = names.iter().zip(reader.weights.0).map(|(name, weight)| ((*name).to_owned(), float(weight)));
    terms.chain([("bias".to_owned(), float(reader.bias))]).collect()
}

/// Written by hand, so that the same numbers give the same bytes and a line says one thing.
fn yaml(file: &ReadingFile) -> String {
    let mut text = String::from(
        "# Written by `greenroom reading learn`; do not edit. Weights of the terms of both readers, the chances from which\n# something is said, the numbers of the composition. See README.md beside the rubrics.\n",
    );
    let mut line = |words: String| {
        text.push_str(&words);
        text.push('\n');
    };
    line(format!("format: {}", file.format));
    let from = &file.learnt_from;
    line("learnt_from:".to_owned());
    line(format!("  bank: \"{}\"", from.bank));
    line(format!("  seed: {}", from.seed));
    line(format!("  questions: {}", from.questions));
    line(format!("  sentences: {}", from.sentences));
    line(format!("  interviews: {}", from.interviews));
    for (name, map) in [("falseness", &file.falseness), ("alone", &file.alone), ("shows", &file.shows)] {
        line(format!("{name}:"));
        for (term, weight) in map {
            line(format!("  {term}: {weight:.5}"));
        }
    }
    let bounds = &file.bounds;
    line("bounds:".to_owned());
    for (name, value) in [
        ("proof", bounds.proof),
        ("touched", bounds.touched),
        ("accuse", bounds.accuse),
        ("alone", bounds.alone),
        ("check", bounds.check),
    ] {
        line(format!("  {name}: {value:.5}"));
    }
    line("composition:".to_owned());
    for (name, value) in &file.composition {
        line(format!("  {name}: {value:.5}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever changes what teaches learns again: `greenroom reading learn`, then `greenroom reading report --write`.
    #[test]
    fn the_tables_were_learnt_from_this_bank() {
        let sources = Sources::bank(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert_eq!(
            is_current(&sources),
            Some(true),
            "run greenroom reading learn and greenroom reading report --write"
        );
    }
}
