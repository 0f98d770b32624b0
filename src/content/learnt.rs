//! The learnt tables out of a pack: `rubrics/reading/`.

use std::sync::Arc;

use super::files::{Pack, Parsed, ReadingFiles};
use super::format::Kind;
use super::format::reading::ReadingFile;
use super::problem::{Problem, nearest};
use super::yaml::{self, Document};
use crate::matching::fixed::fixed;
use crate::matching::{Bounds, FALSE, FILES, Learnt, Reader, SHOWS};

/// The numbers of the composition, in their order; what each does stands beside it in `assess`.
pub const COMPOSITION: [&str; 13] = [
    "scope",
    "numbers",
    "mechanism",
    "tradeoffs",
    "failure",
    "signals",
    "cost",
    "people",
    "false_share",
    "falseness",
    "praise",
    "crux",
    "scale",
];

/// Where what was learnt to read answers about systems stands, and what to read stories.
const SYSTEMS: &str = "rubrics/reading/";
const STORIES: &str = "rubrics/reading/stories/";

/// What answers are read by.
#[derive(Clone, Debug)]
pub(super) struct Readings {
    /// About systems.
    pub(super) systems: Arc<Learnt>,
    /// Stories of one's own work; the same where nothing was learnt of them.
    pub(super) stories: Arc<Learnt>,
}

impl Readings {
    /// Those of the built-in pack; nothing if it has none yet.
    pub(super) fn of(pack: &Pack, problems: &mut Vec<Problem>) -> Self {
        let systems = Arc::new(learnt(&pack.reading, SYSTEMS, problems));
        if pack.stories.is_empty() {
            return Self { stories: Arc::clone(&systems), systems };
        }
        Self { systems, stories: Arc::new(learnt(&pack.stories, STORIES, problems)) }
    }

    /// Everything is read by the same.
    pub(super) fn all(learnt: Arc<Learnt>) -> Self {
        Self { systems: Arc::clone(&learnt), stories: learnt }
    }

    /// What answers to such a question are read by.
    pub(super) fn to(&self, kind: Kind) -> &Arc<Learnt> {
        if kind == Kind::Leadership { &self.stories } else { &self.systems }
    }
}

/// The tables of a folder; nothing if it has none.
fn learnt(pack: &ReadingFiles, folder: &str, problems: &mut Vec<Problem>) -> Learnt {
    let readers = format!("{folder}readers.yaml");
    let Some(Parsed { document, file, .. }) = &pack.readers else {
        // If it is there and does not read, that was told of.
        if !pack.tables.is_empty() && !problems.iter().any(|problem| problem.place.file.ends_with(&readers)) {
            let message =
                "it is missing and the tables beside it are there; restore it, or run greenroom reading learn";
            problems.push(yaml::at(&readers, 0, 0, message.to_owned()));
        }
        return Learnt::default();
    };
    let before = problems.len();
    names(document, file, problems);
    if problems.len() > before {
        return Learnt::default();
    }
    let table = |name: &str| {
        let inside = format!("{folder}{name}");
        pack.tables.iter().find(|table| table.inside() == inside)
    };
    let bytes = |name: &str| table(name).map_or(&[][..], |table| table.bytes.as_slice());
    let shown = |name: &str| table(name).map_or_else(|| format!("{folder}{name}"), |table| table.shown.clone());
    let mut learnt = match Learnt::from_files(FILES.map(bytes)) {
        Ok(learnt) => learnt,
        Err(damage) => {
            problems.push(yaml::at(&shown(damage.file), damage.line, usize::from(damage.line > 0), damage.message));
            return Learnt::default();
        }
    };
    // Questions are the one table that nothing else counts.
    let (has, wanted) = (learnt.background.topics.len(), file.learnt_from.questions);
    if has != wanted {
        let message = format!(
            "it has {has} questions, and readers.yaml was learnt with {wanted}; restore it, or run greenroom reading learn"
        );
        problems.push(yaml::at(&shown("questions.tsv"), 0, 0, message));
        return Learnt::default();
    }
    let mut wrong = |message: String| problems.push(document.problem("", message));
    learnt.falseness = reader(&file.falseness, FALSE).unwrap_or_else(|message| {
        wrong(format!("falseness: {message}"));
        Reader::default()
    });
    learnt.alone = reader(&file.alone, FALSE).unwrap_or_else(|message| {
        wrong(format!("alone: {message}"));
        Reader::default()
    });
    learnt.shows = reader(&file.shows, SHOWS).unwrap_or_else(|message| {
        wrong(format!("shows: {message}"));
        Reader::default()
    });
    for name in COMPOSITION.iter().filter(|name| !file.composition.contains_key(**name)) {
        wrong(format!("composition: {name:?} is missing; run greenroom reading learn"));
    }
    learnt.composition =
        COMPOSITION.iter().map(|name| fixed(file.composition.get(*name).copied().unwrap_or(0.0))).collect();
    learnt.bounds = bounds(file);
    learnt
}

/// What no version of the readers knows, and chances that are none: a file of another version.
fn names(document: &Document, file: &ReadingFile, problems: &mut Vec<Problem>) {
    let known = [
        ("/falseness", &file.falseness, &FALSE[..]),
        ("/alone", &file.alone, &FALSE[..]),
        ("/shows", &file.shows, &SHOWS[..]),
        ("/composition", &file.composition, &COMPOSITION[..]),
    ];
    for (pointer, weights, known) in known {
        let known = || known.iter().copied().chain(["bias"].into_iter().filter(|_| pointer != "/composition"));
        for (name, weight) in weights {
            if !known().any(|known| known == name) {
                let message = format!("there is no term {name:?} in this version; run greenroom reading learn");
                let mut problem = document.key_problem(pointer, name, message);
                problem.nearest = nearest(name, known());
                problems.push(problem);
            } else if !weight.is_finite() || weight.abs() > LARGEST {
                let message =
                    format!("{name:?} is {weight}, no weight that was ever learnt; run greenroom reading learn");
                problems.push(document.key_problem(pointer, name, message));
            }
        }
    }
    let of = &file.bounds;
    for (name, chance) in [("proof", of.proof), ("touched", of.touched), ("accuse", of.accuse), ("check", of.check)] {
        if !(0.0..=1.0).contains(&chance) {
            problems.push(document.problem(&format!("/bounds/{name}"), "this is a chance, from 0 to 1"));
        }
    }
}

/// No weight is larger: what is, would not fit the sums.
const LARGEST: f64 = 1_000.0;

fn bounds(file: &ReadingFile) -> Bounds {
    let of = &file.bounds;
    Bounds {
        proof: fixed(of.proof),
        touched: fixed(of.touched),
        accuse: fixed(of.accuse),
        alone: fixed(of.alone),
        check: fixed(of.check),
    }
}

fn reader<const TERMS: usize>(
    weights: &std::collections::BTreeMap<String, f64>,
    terms: [&str; TERMS],
) -> Result<Reader<TERMS>, String> {
    let get = |name: &str| {
        weights.get(name).copied().ok_or_else(|| format!("{name:?} is missing; run greenroom reading learn"))
    };
    let mut reader = Reader { bias: fixed(get("bias")?), ..Reader::default() };
    for (own, name) in reader.weights.0.iter_mut().zip(terms) {
        *own = fixed(get(name)?);
    }
    Ok(reader)
}
