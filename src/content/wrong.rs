//! Wrong claims, compiled: the general ones once a pack, a question's own with its objects. Each is proved by its own
//! sentences when it loads.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::check;
use super::files::Parsed;
use super::format::misconceptions::{MisconceptionFile, MisconceptionsFile};
use super::format::question::QuestionFile;
use super::mechanisms::{Denial, Mechanisms};
use super::problem::{Problem, nearest};
use super::yaml::Document;
use crate::text::{ConceptId, Lexicon, Pattern};

/// A wrong claim that can be recognised.
#[derive(Debug)]
pub struct WrongClaim {
    /// Never reused.
    pub id: String,
    /// What is true instead.
    pub correction: String,
    /// It has never fired on a sound sentence, so it may limit a score.
    pub sure: bool,
    /// A sentence that makes it.
    pub example: String,
    /// How it is recognised.
    pub made: Made,
}

/// How a claim is made.
#[derive(Debug)]
pub enum Made {
    /// In the words of one of these.
    Said(Vec<Pattern>),
    /// By claiming of a mechanism what the table of mechanisms denies.
    Denied {
        /// The row.
        mechanism: ConceptId,
        /// The column.
        guarantee: ConceptId,
    },
    /// By a sum that does not hold.
    Summed,
}

/// The claim that every sum which does not hold makes.
pub(super) fn of_sums() -> Arc<WrongClaim> {
    Arc::new(WrongClaim {
        id: "sum-does-not-hold".to_owned(),
        correction:
            "These figures do not give one another; they are off by more than a fifth. Work the sum out again: a \
                     day has about 86,400 seconds, and a design that rests on a wrong figure is the wrong size."
                .to_owned(),
        sure: false,
        example: "We have 100 million clicks a day, which is 90 per second.".to_owned(),
        made: Made::Summed,
    })
}

/// A claim for each "never" of the table.
pub(super) fn of_table(table: &Mechanisms) -> impl Iterator<Item = Arc<WrongClaim>> {
    table.denials.iter().map(|denial| {
        let Denial { mechanism, guarantee, id, correction, example } = denial;
        Arc::new(WrongClaim {
            id: id.clone(),
            correction: correction.clone(),
            sure: false,
            example: example.clone(),
            made: Made::Denied { mechanism: *mechanism, guarantee: *guarantee },
        })
    })
}

/// A wrong claim as one question sees it.
#[derive(Clone, Debug)]
pub struct SheetClaim {
    /// The claim.
    pub claim: Arc<WrongClaim>,
    /// It is on the crux: it weighs twice.
    pub crux: bool,
}

/// Compiles and proves the claims of one list.
pub(super) fn claims(
    document: &Document,
    list: &[MisconceptionFile],
    lexicon: &Lexicon,
    problems: &mut Vec<Problem>,
) -> Vec<Arc<WrongClaim>> {
    check::ids(document, "/misconceptions", list.iter().map(|file| file.id.as_str()), problems);
    let compiled = list.iter().enumerate().map(|(n, file)| {
        let mut patterns = Vec::with_capacity(file.say.len());
        for (m, say) in file.say.iter().enumerate() {
            let pointer = format!("/misconceptions/{n}/say/{m}");
            match Pattern::parse(&say.say, lexicon) {
                Ok(pattern) => {
                    let lines = check::Lines { sentence: &say.say, yes: &say.yes, no: &say.no };
                    check::proved(document, &pointer, &pattern, &lines, lexicon, problems);
                    patterns.push(pattern);
                }
                Err(wrong) => {
                    problems.push(check::pattern(document, &format!("{pointer}/say"), &say.say, &wrong));
                }
            }
        }
        let example = file.say.iter().flat_map(|say| &say.yes).next().cloned().unwrap_or_default();
        let MisconceptionFile { id, correction, sure, .. } = file.clone();
        Arc::new(WrongClaim { id, correction, sure, example, made: Made::Said(patterns) })
    });
    compiled.collect()
}

/// An id stands in one file only.
pub(super) fn stand_once(files: &[&Parsed<MisconceptionsFile>], problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, parsed) in files.iter().enumerate() {
        for (n, file) in parsed.file.misconceptions.iter().enumerate() {
            let first = *seen.entry(&file.id).or_insert(at);
            if first != at {
                let message = format!("{:?} stands in {} already", file.id, files[first].inside);
                problems.push(parsed.document.problem(&format!("/misconceptions/{n}/id"), message));
            }
        }
    }
}

/// The general claims and a question's own, with those on its crux marked.
pub(super) fn of_sheet(
    document: &Document,
    question: &QuestionFile,
    general: &[Arc<WrongClaim>],
    lexicon: &Lexicon,
    problems: &mut Vec<Problem>,
) -> Vec<SheetClaim> {
    let own = claims(document, &question.misconceptions, lexicon, problems);
    for (n, id) in own.iter().map(|claim| &claim.id).enumerate() {
        if general.iter().any(|claim| claim.id == *id) {
            let message = format!("{id:?} is a general misconception already; give this one an id of its own");
            problems.push(document.problem(&format!("/misconceptions/{n}/id"), message));
        }
    }
    let all: Vec<Arc<WrongClaim>> = general.iter().chain(&own).map(Arc::clone).collect();
    for (n, id) in question.crux_misconceptions.iter().enumerate() {
        if !all.iter().any(|claim| claim.id == *id) {
            let mut problem =
                document.problem(&format!("/crux_misconceptions/{n}"), format!("there is no misconception {id:?}"));
            problem.nearest = nearest(id, all.iter().map(|claim| claim.id.as_str()));
            problems.push(problem);
        }
    }
    let on_crux = |claim: &WrongClaim| question.crux_misconceptions.contains(&claim.id);
    all.into_iter().map(|claim| SheetClaim { crux: on_crux(&claim), claim }).collect()
}
