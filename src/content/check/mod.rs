//! What no schema can say: references, order, what may be said. One file a subject; each adds what it finds
//! and goes on.

mod acts;
mod counterfactuals;
mod cues;
mod curriculum;
mod decisions;
mod drills;
mod examples;
mod figure;
mod piece;
mod question;
mod rubric;
mod sums;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use url::Url;

use super::cues::Cues;
use super::files::{Pack, Parsed};
use super::format::question::QuestionFile;
use super::format::rubric::RubricFile;
use super::format::{Review, Status};
use super::problem::{Problem, nearest};
use super::yaml::{self, Document};

pub(super) use counterfactuals::counterfactuals;
pub(super) use curriculum::curriculum;
pub(super) use examples::{examples, plain_sentences};
pub(super) use question::{graded, question};
pub(super) use words::words;

/// Packs among each other: manifests, what they require, and slugs, which are never used twice.
pub(super) fn packs(packs: &[Pack], cues: &Cues, problems: &mut Vec<Problem>) {
    for (index, pack) in packs.iter().enumerate() {
        let loaded: Vec<&str> = packs[..index].iter().map(|pack| pack.id.as_str()).collect();
        if let Some(Parsed { document, file, .. }) = &pack.manifest {
            if !is_slug(&file.id) {
                problems.push(document.problem("/id", BAD_SLUG));
            }
            if !is_version(&file.version) {
                let message = format!("{:?} is no version; write three numbers, as 1.0.0", file.version);
                problems.push(document.problem("/version", message));
            }
            if loaded.contains(&file.id.as_str()) {
                problems.push(document.problem(
                    "/id",
                    format!("the pack {:?} is loaded already; give each pack an id of its own", file.id),
                ));
            }
            for (n, wanted) in file.requires.iter().enumerate().filter(|(_, wanted)| !loaded.contains(&wanted.as_str()))
            {
                let message = format!(
                    "the pack {wanted:?} is not loaded before this one; name it earlier with --pack; what is built in is \
                     always there and needs no requires"
                );
                let mut problem = document.problem(&format!("/requires/{n}"), message);
                problem.nearest = nearest(wanted, loaded.iter().copied());
                problems.push(problem);
            }
        }
    }
    for table in packs.iter().skip(1).flat_map(|pack| pack.reading.tables.iter().chain(&pack.stories.tables)) {
        problems.push(yaml::at(&table.shown, 0, 0, OWN_TABLES.to_owned()));
    }
    for reading in packs.iter().skip(1).flat_map(|pack| pack.reading.readers.iter().chain(&pack.stories.readers)) {
        problems.push(reading.document.problem("", OWN_TABLES));
    }
    let rubrics =
        packs.iter().flat_map(|pack| &pack.rubrics).map(|parsed| (parsed.file.slug.as_str(), &parsed.document));
    let questions =
        packs.iter().flat_map(|pack| &pack.questions).map(|question| (question.file.slug.as_str(), &question.document));
    for parsed in packs.iter().take(1).filter_map(|pack| pack.acts.as_ref()) {
        acts::acts(parsed, true, problems);
    }
    for parsed in packs.iter().take(1).filter_map(|pack| pack.acts_heard.as_ref()) {
        acts::acts(parsed, false, problems);
    }
    for parsed in packs.iter().skip(1).flat_map(|pack| pack.acts.iter().chain(&pack.acts_heard)) {
        problems.push(parsed.document.problem("", OWN_ACTS));
    }
    for parsed in packs.iter().take(1).filter_map(|pack| pack.sums.as_ref()) {
        sums::sums(parsed, problems);
    }
    for parsed in packs.iter().take(1).filter_map(|pack| pack.cues.as_ref()) {
        cues::cues(parsed, problems);
    }
    let sums = packs.iter().skip(1).filter_map(|pack| pack.sums.as_ref()).map(|parsed| &parsed.document);
    let cues_files = packs.iter().skip(1).filter_map(|pack| pack.cues.as_ref()).map(|parsed| &parsed.document);
    problems.extend(sums.chain(cues_files).map(|document| document.problem("", OWN_WORDS)));
    unique_slugs(rubrics, problems);
    unique_slugs(questions, problems);
    for parsed in packs.iter().flat_map(|pack| &pack.rubrics) {
        rubric::rubric(parsed, cues, problems);
    }
    curriculum(packs, problems);
}

/// Three numbers with points between them, and perhaps what is behind a hyphen: "1.0.0-rc1".
fn is_version(text: &str) -> bool {
    let (numbers, more) = text.split_once('-').unwrap_or((text, "x"));
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    numbers.split('.').count() == 3 && numbers.split('.').all(number) && !more.is_empty()
}

/// What a pack is told that brings learnt tables.
const OWN_TABLES: &str =
    "every pack is read with the built-in tables, and these would be left unused; remove rubrics/reading from the pack";

/// What a pack is told that says what sentences do.
const OWN_ACTS: &str =
    "what sentences do is learnt for every pack alike, and this would be left unused; remove the file";

/// What a pack is told that says by which words something is known.
const OWN_WORDS: &str =
    "every pack is read by the same words of sums and the same cues, and these would be left unused; remove the file";

/// An address of a source.
fn address(document: &Document, pointer: &str, url: &str, problems: &mut Vec<Problem>) {
    if !Url::parse(url).is_ok_and(|url| ["https", "http"].contains(&url.scheme())) {
        problems.push(document.problem(pointer, "give its whole address, as https://example.org/page"));
    }
}

fn unique_slugs<'a>(all: impl Iterator<Item = (&'a str, &'a Document)>, problems: &mut Vec<Problem>) {
    let mut first: BTreeMap<&str, &Document> = BTreeMap::new();
    for (slug, document) in all {
        match first.get(slug) {
            Some(other) => {
                let message =
                    format!("the slug {slug:?} is used by {} already; a slug is never used twice", other.shown());
                problems.push(document.problem("/slug", message));
            }
            None => {
                first.insert(slug, document);
            }
        }
    }
}

/// The rubric that a question names: its own pack's, the built-in one's, or `pack:slug` of a pack that it requires.
pub(super) fn rubric_of<'a>(
    packs: &'a [Pack],
    pack: &Pack,
    question: &Parsed<QuestionFile>,
    problems: &mut Vec<Problem>,
) -> Option<&'a Parsed<RubricFile>> {
    let named = question.file.rubric.as_str();
    let (owner, slug) = named.split_once(':').map_or((None, named), |(owner, slug)| (Some(owner), slug));
    let within = |id: &str| packs.iter().find(|pack| pack.id == id);
    let required = pack.manifest.as_ref().map_or(&[][..], |manifest| manifest.file.requires.as_slice());
    if let Some(owner) =
        owner.filter(|owner| *owner != pack.id && *owner != packs[0].id && !required.iter().any(|id| id == owner))
    {
        let message = format!("the pack {owner:?} is not required by this one; add it to requires in pack.yaml");
        let mut problem = question.document.problem("/rubric", message);
        problem.nearest = nearest(owner, required.iter().map(String::as_str));
        problems.push(problem);
        return None;
    }
    let reachable: Vec<&Pack> = match owner {
        Some(owner) => within(owner).into_iter().collect(),
        None => within(&pack.id).into_iter().chain(packs.first()).collect(),
    };
    let found = reachable.iter().flat_map(|pack| &pack.rubrics).find(|rubric| rubric.file.slug == slug);
    if found.is_none() {
        let rubrics = reachable.iter().flat_map(|pack| &pack.rubrics).map(|rubric| &rubric.file);
        let known = rubrics.clone().map(|rubric| {
            let about = format!("{}, for kind: {}", rubric.title, rubric.kind.name());
            (rubric.slug.as_str(), about)
        });
        let hidden = format!("the criteria and stages of {}", question.document.shown());
        let mut problem = question.document.problem("/rubric", unknown("rubric", named, known)).hiding(hidden);
        problem.nearest = nearest(slug, rubrics.map(|rubric| rubric.slug.as_str()));
        problems.push(problem);
    }
    found
}

/// What a slug or an id is made of, as an order.
pub const BAD_SLUG: &str = "use lower-case letters, digits and single hyphens, a letter first";

/// Whether it may be a slug or an id.
pub fn is_slug(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && !text.ends_with('-')
        && !text.contains("--")
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Ids of a list: well-formed, each once.
pub(super) fn ids<'a>(
    document: &Document,
    list: &str,
    ids: impl Iterator<Item = &'a str>,
    problems: &mut Vec<Problem>,
) {
    let mut seen = Vec::new();
    for (n, id) in ids.enumerate() {
        let pointer = format!("{list}/{n}/id");
        if !is_slug(id) {
            problems.push(document.problem(&pointer, BAD_SLUG));
        }
        if seen.contains(&id) {
            problems
                .push(document.problem(&pointer, format!("the id {id:?} is there already; ids are never used twice")));
        }
        seen.push(id);
    }
}

/// A file that says it was reviewed says by whom and when.
pub(super) fn reviewed(document: &Document, status: Status, review: Option<&Review>, problems: &mut Vec<Problem>) {
    if status == Status::Reviewed && review.is_none() {
        problems.push(
            document
                .problem("/status", "a reviewed file says by whom and when: add reviewed: {by: ..., on: 2026-01-31}"),
        );
    }
    if review.is_some_and(|review| !is_day(&review.on)) {
        problems.push(document.problem("/reviewed/on", A_DAY));
    }
}

/// How a day is written.
const A_DAY: &str = "give the day as 2026-01-31";

fn is_day(day: &str) -> bool {
    day.len() == 10 && day.parse::<jiff::civil::Date>().is_ok()
}

/// Something that may be referred to: its id, and what people would know it by.
pub(super) type Named<'a> = (&'a str, String);

/// A reference to something in a list of names.
fn refers<'a>(
    document: &Document,
    pointer: &str,
    what: &str,
    said: &str,
    names: impl Iterator<Item = Named<'a>> + Clone,
    problems: &mut Vec<Problem>,
) {
    if names.clone().any(|(name, _)| name == said) {
        return;
    }
    let mut problem = document.problem(pointer, unknown(what, said, names.clone()));
    problem.nearest = nearest(said, names.map(|(name, _)| name));
    problems.push(problem);
}

/// That there is no such thing, and what there is.
pub(super) fn unknown<'a>(what: &str, said: &str, names: impl Iterator<Item = Named<'a>>) -> String {
    let known: Vec<String> =
        names.map(|(id, about)| if about.is_empty() { id.to_owned() } else { format!("{id} ({about})") }).collect();
    if known.is_empty() {
        return format!("there is no {what} {said:?}, and none at all");
    }
    format!("there is no {what} {said:?}{LISTED}{}", known.join(", "))
}

/// Stands before what there is.
const LISTED: &str = "; there are: ";

/// Tells what there is with the first problem that needs it, and not again.
pub(super) fn list_once(problems: &mut [Problem]) {
    let mut told: BTreeSet<String> = BTreeSet::new();
    for problem in problems {
        if let Some((what, known)) = problem.message.split_once(LISTED)
            && !told.insert(known.to_owned())
        {
            problem.message = format!("{what}; those that there are stand above");
        }
    }
}

/// A text that has to be said aloud.
fn spoken(document: &Document, pointer: &str, text: &str, most: usize, problems: &mut Vec<Problem>) {
    let words = text.split_whitespace().count();
    if words == 0 {
        problems.push(document.problem(pointer, "this is empty; say something"));
    }
    if words > most {
        problems.push(document.problem(pointer, format!("this has {words} words; at most {most} can be said at once")));
    }
}
