//! The learnt tables out of a pack: `rubrics/reading/`.

use super::files::{Pack, Parsed};
use super::format::reading::ReadingFile;
use super::problem::Problem;
use super::yaml;
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

/// The tables of the built-in pack; nothing if it has none yet.
pub(super) fn learnt(pack: &Pack, problems: &mut Vec<Problem>) -> Learnt {
    let Some(Parsed { document, file, .. }) = &pack.reading else { return Learnt::default() };
    let bytes = |name: &str| {
        let inside = format!("rubrics/reading/{name}");
        pack.tables.iter().find(|table| table.inside() == inside).map_or(&[][..], |table| table.bytes.as_slice())
    };
    let mut learnt = match Learnt::from_files(FILES.map(bytes)) {
        Ok(learnt) => learnt,
        Err(damage) => {
            let shown = format!("rubrics/reading/{}", damage.file);
            problems.push(yaml::at(&shown, damage.line, usize::from(damage.line > 0), damage.message));
            return Learnt::default();
        }
    };
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

fn bounds(file: &ReadingFile) -> Bounds {
    let of = &file.bounds;
    Bounds { proof: fixed(of.proof), touched: fixed(of.touched), accuse: fixed(of.accuse), alone: fixed(of.alone), check: fixed(of.check) }
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
