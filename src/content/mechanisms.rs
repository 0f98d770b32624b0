//! The table of mechanisms against guarantees, compiled: who gives what, by itself or with what, and what is denied. It has a
//! lexicon of its own, so that its many long names hide none of the words that patterns ask for.

use std::collections::BTreeMap;

use super::check;
use super::files::Parsed;
use super::format::Status;
use super::format::mechanisms::{FailuresFile, GuaranteesFile, MechanismFile, MechanismsFile};
use super::problem::{Problem, nearest};
use super::yaml::Document;
use crate::text::{Concept, ConceptId, Lexicon};

/// The table.
#[derive(Debug, Default)]
pub struct Mechanisms {
    /// Names of mechanisms, guarantees and failures.
    pub lexicon: Lexicon,
    rows: BTreeMap<ConceptId, Row>,
    /// What each guarantee brings with it, itself included.
    implied: BTreeMap<ConceptId, Vec<ConceptId>>,
    /// What somebody is told who claims what a row denies: mechanism, guarantee, id, correction, a sentence that claims it.
    pub(super) denials: Vec<Denial>,
}

/// One cell that says "never".
#[derive(Debug)]
pub(super) struct Denial {
    pub(super) mechanism: ConceptId,
    pub(super) guarantee: ConceptId,
    pub(super) id: String,
    pub(super) correction: String,
    pub(super) example: String,
}

/// What a mechanism gives.
#[derive(Debug, Default)]
struct Row {
    provides: Vec<ConceptId>,
    /// A guarantee, and the mechanisms of which one must be there.
    provides_if: Vec<(ConceptId, Vec<ConceptId>)>,
    denies: Vec<ConceptId>,
    /// Those of `provides_if` that are wrong to claim while no condition is there.
    wrong_without: Vec<ConceptId>,
    /// Failures, each with the mechanisms that cure it.
    fails: Vec<(ConceptId, Vec<ConceptId>)>,
}

/// What the table says of one mechanism and one guarantee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gives {
    /// By itself, or with what was said beside it.
    Surely,
    /// Only with something that was not said.
    Unfinished,
    /// Never, or not without something that was not said.
    Never,
    /// The table does not say.
    Open,
}

impl Mechanisms {
    /// What a mechanism gives beside others that were named with it.
    pub fn gives(&self, mechanism: ConceptId, guarantee: ConceptId, beside: &[ConceptId]) -> Gives {
        let Some(row) = self.rows.get(&mechanism) else { return Gives::Open };
        if row.denies.contains(&guarantee) {
            return Gives::Never;
        }
        let brings = |given: &ConceptId| self.implied.get(given).is_some_and(|all| all.contains(&guarantee));
        if row.provides.iter().any(brings) {
            return Gives::Surely;
        }
        let conditions = row.provides_if.iter().filter(|(given, _)| brings(given));
        conditions.fold(Gives::Open, |so_far, (_, with)| {
            let is_there = beside.iter().any(|other| with.iter().any(|wanted| self.lexicon.is_a(*other, *wanted)));
            let missing = if row.wrong_without.contains(&guarantee) { Gives::Never } else { Gives::Unfinished };
            if is_there || so_far == Gives::Surely { Gives::Surely } else { missing }
        })
    }

    /// Whether it is a row of the table.
    pub fn is_mechanism(&self, concept: ConceptId) -> bool {
        self.rows.contains_key(&concept)
    }

    /// Whether it is a column of the table.
    pub fn is_guarantee(&self, concept: ConceptId) -> bool {
        self.implied.contains_key(&concept)
    }

    /// The columns' ids.
    pub fn guarantees(&self) -> impl Iterator<Item = &str> {
        self.implied.keys().map(|id| self.lexicon.id_of(*id))
    }

    /// Whether one of a mechanism's failures is cured by another mechanism.
    pub fn cures(&self, failure: ConceptId, cure: ConceptId) -> bool {
        let heals = |(known, cures): &(ConceptId, Vec<ConceptId>)| {
            *known == failure && cures.iter().any(|wanted| self.lexicon.is_a(cure, *wanted))
        };
        self.rows.values().any(|row| row.fails.iter().any(heals))
    }
}

/// The files of one pack, or of the built-in one and another.
#[derive(Default)]
pub(super) struct Files<'a> {
    pub(super) guarantees: Vec<&'a Parsed<GuaranteesFile>>,
    pub(super) failures: Vec<&'a Parsed<FailuresFile>>,
    pub(super) mechanisms: Vec<&'a Parsed<MechanismsFile>>,
}

/// Compiles the table; nothing if a name or a reference is wrong.
pub(super) fn compile(files: &Files<'_>, words: &Lexicon, problems: &mut Vec<Problem>) -> Mechanisms {
    let before = problems.len();
    let Some(lexicon) = lexicon(files, words, problems) else { return Mechanisms::default() };
    let mut table = Mechanisms { lexicon, ..Mechanisms::default() };
    for parsed in &files.guarantees {
        for (n, file) in parsed.file.guarantees.iter().enumerate() {
            let at = |key: &str| format!("/guarantees/{n}/{key}");
            let implied = refer(&parsed.document, &at("implies"), &file.implies, &table.lexicon, problems);
            let own = table.lexicon.find(&file.id);
            table.implied.extend(own.map(|id| (id, [vec![id], implied].concat())));
        }
    }
    for parsed in &files.mechanisms {
        check::reviewed(&parsed.document, parsed.file.status, parsed.file.reviewed.as_ref(), problems);
        for (n, file) in parsed.file.mechanisms.iter().enumerate() {
            let mut row = row(&parsed.document, n, file, &table.lexicon, problems);
            if !accuses(parsed) {
                row.denies.clear();
                row.wrong_without.clear();
            }
            table.rows.extend(table.lexicon.find(&file.id).map(|id| (id, row)));
        }
    }
    table.denials = files
        .mechanisms
        .iter()
        .filter(|parsed| accuses(parsed))
        .flat_map(|parsed| denials(&table.lexicon, files, parsed))
        .collect();
    if problems.len() > before { Mechanisms::default() } else { table }
}

/// What nobody has read a second time accuses nobody.
fn accuses(parsed: &Parsed<MechanismsFile>) -> bool {
    parsed.file.status != Status::Draft
}

/// Three layers: kinds and guarantees, failures, mechanisms.
fn lexicon(files: &Files<'_>, words: &Lexicon, problems: &mut Vec<Problem>) -> Option<Lexicon> {
    let mut lexicon = words.bare();
    for parsed in &files.guarantees {
        let kinds = parsed.file.kinds.iter().map(|kind| concept(&kind.id, &kind.is_a, &[]));
        let kinds = lexicon.extended(kinds.collect());
        lexicon = kinds.map_err(|wrong| problems.extend(check::words(&parsed.document, "/kinds", &wrong))).ok()?;
        let columns = parsed.file.guarantees.iter().map(|column| concept(&column.id, &[], &column.names));
        let columns = lexicon.extended(columns.collect());
        let told = columns.map_err(|wrong| problems.extend(check::words(&parsed.document, "/guarantees", &wrong)));
        lexicon = told.ok()?;
    }
    for parsed in &files.failures {
        let failures = parsed.file.failures.iter().map(|failure| concept(&failure.id, &[], &failure.names));
        let failures = lexicon.extended(failures.collect());
        let told = failures.map_err(|wrong| problems.extend(check::words(&parsed.document, "/failures", &wrong)));
        lexicon = told.ok()?;
    }
    let rows = files.mechanisms.iter().flat_map(|parsed| &parsed.file.mechanisms);
    let rows = rows.map(|row| concept(&row.id, &row.is_a, &row.names)).collect();
    let told = lexicon.extended(rows).map_err(|wrong| {
        for error in wrong {
            let holds =
                |parsed: &&&Parsed<MechanismsFile>| parsed.file.mechanisms.iter().any(|row| row.id == error.concept());
            // The file that has it last: of two that share an id the second is to be mended.
            if let Some(parsed) = files.mechanisms.iter().rfind(holds) {
                problems.extend(check::words(&parsed.document, "/mechanisms", &[error]));
            }
        }
    });
    told.ok()
}

fn concept(id: &str, is_a: &[String], names: &[String]) -> Concept {
    Concept { id: id.to_owned(), is_a: is_a.to_vec(), names: names.to_vec() }
}

fn row(document: &Document, n: usize, file: &MechanismFile, lexicon: &Lexicon, problems: &mut Vec<Problem>) -> Row {
    let at = |key: &str| format!("/mechanisms/{n}/{key}");
    let mut ids = |key: &str, said: &[String]| refer(document, &at(key), said, lexicon, problems);
    let row = Row {
        provides: ids("provides", &file.provides),
        denies: ids("denies", &file.denies),
        wrong_without: ids("wrong_without", &file.wrong_without),
        provides_if: (file.provides_if.iter())
            .flat_map(|(given, with)| {
                let key = format!("provides_if/{given}");
                let with = ids(&key, with);
                ids("provides_if", std::slice::from_ref(given)).into_iter().map(move |given| (given, with.clone()))
            })
            .collect(),
        fails: (file.fails.iter())
            .flat_map(|(failure, cures)| {
                let cures = ids(&format!("fails/{failure}"), cures);
                ids("fails", std::slice::from_ref(failure)).into_iter().map(move |failure| (failure, cures.clone()))
            })
            .collect(),
    };
    for (m, denied) in file.denies.iter().enumerate() {
        if file.provides.contains(denied) || file.provides_if.contains_key(denied) {
            let message = format!("{denied:?} is given by the same row; a row gives a guarantee or denies it");
            problems.push(document.problem(&at(&format!("denies/{m}")), message));
        }
    }
    for (m, wanted) in file.wrong_without.iter().enumerate() {
        if !file.provides_if.contains_key(wanted) {
            let message = format!("{wanted:?} is not under provides_if, so nothing can be missing for it");
            problems.push(document.problem(&at(&format!("wrong_without/{m}")), message));
        }
    }
    row
}

/// The ids of names; those that are not there are told of, with the nearest.
fn refer(
    document: &Document,
    pointer: &str,
    said: &[String],
    lexicon: &Lexicon,
    problems: &mut Vec<Problem>,
) -> Vec<ConceptId> {
    let mut found = Vec::with_capacity(said.len());
    for (n, name) in said.iter().enumerate() {
        let Some(id) = lexicon.find(name) else {
            let of_list = document.json().pointer(pointer).is_some_and(serde_json::Value::is_array);
            let place = if of_list { format!("{pointer}/{n}") } else { pointer.to_owned() };
            let mut problem = document.problem(&place, format!("there is no mechanism, guarantee or failure {name:?}"));
            problem.nearest = nearest(name, lexicon.ids());
            problems.push(problem);
            continue;
        };
        found.push(id);
    }
    found
}

fn denials(lexicon: &Lexicon, files: &Files<'_>, parsed: &Parsed<MechanismsFile>) -> Vec<Denial> {
    let columns = || files.guarantees.iter().flat_map(|parsed| &parsed.file.guarantees);
    let denial = |row: &MechanismFile, denied: &String| {
        let column = columns().find(|column| column.id == *denied)?;
        let (name, claim) = (row.names.first()?, column.names.first()?);
        let with: Vec<String> =
            row.provides_if.get(denied).into_iter().flatten().take(3).map(|id| id.replace('-', " ")).collect();
        let cure =
            if with.is_empty() { String::new() } else { format!(" It takes, for example, {}.", with.join(" or ")) };
        Some(Denial {
            mechanism: lexicon.find(&row.id)?,
            guarantee: lexicon.find(denied)?,
            id: format!("{}-gives-{denied}", row.id),
            correction: format!("{name:?} does not do that by itself. The test: {}{cure}", column.meaning),
            example: format!("A {name} {claim}."),
        })
    };
    let rows = parsed.file.mechanisms.iter();
    rows.flat_map(|row| row.denies.iter().chain(&row.wrong_without).filter_map(move |denied| denial(row, denied)))
        .collect()
}
