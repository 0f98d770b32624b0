//! The question bank: what fits today, what can be asked for, and what was found.

mod asked;
mod filters;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::clock::Time;
use crate::content::format::question::QuestionFile;
use crate::content::format::{Kind, Level, Status};
use crate::content::{Difficulty, in_words};

use super::attempts::Attempt;
use super::{suggestion, wording};

pub(crate) use asked::{Asked, FIELDS};
use filters::{Applied, Filter, Shortcut};

/// So many are on a page.
const PAGE: usize = 20;
/// So many of a kind are shown before anything is asked for.
const SOME: usize = 4;

const DAY: i64 = 86_400_000;

/// What `questions.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct QuestionsContext {
    pub(crate) all: usize,
    /// "153 questions: 90 design, 43 fundamentals ...".
    pub(crate) about: String,
    pub(crate) q: String,
    pub(crate) filters: Vec<Filter>,
    pub(crate) more: Vec<Filter>,
    /// Before anything is asked for.
    pub(crate) start: Option<StartingPoints>,
    /// Once something is.
    pub(crate) results: Option<Results>,
}

/// Where to begin.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StartingPoints {
    pub(crate) today: Option<Row>,
    /// Levels at which chance may choose.
    pub(crate) chances: Vec<&'static str>,
    pub(crate) topics: Vec<Shortcut>,
    pub(crate) groups: Vec<Group>,
}

/// Some of a kind.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Group {
    pub(crate) kind: &'static str,
    pub(crate) about: &'static str,
    pub(crate) questions: Vec<Row>,
    /// "All 90", if these are not all.
    pub(crate) all: Option<String>,
    pub(crate) href: String,
}

/// What was found.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Results {
    /// "3 of 153 questions fit."
    pub(crate) says: String,
    /// How the words were read, if not as they were typed.
    pub(crate) read_as: Option<String>,
    pub(crate) applied: Vec<Applied>,
    pub(crate) questions: Vec<Row>,
    /// "Page 2 of 5"; none if there is only one.
    pub(crate) place: Option<String>,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

/// One question.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) slug: String,
    pub(crate) title: String,
    pub(crate) draft: bool,
    pub(crate) summary: String,
    /// "Design, L4 to L6, hard".
    pub(crate) about: String,
    pub(crate) topics: String,
    /// What was done with it, in words.
    pub(crate) done: Option<String>,
}

/// A question as it is listed.
#[derive(Clone, Debug)]
pub(crate) struct Listed<'a> {
    pub(crate) question: &'a QuestionFile,
    pub(crate) difficulty: Difficulty,
    /// `name:value`.
    pub(crate) facets: Vec<String>,
}

/// Everything that there is.
#[derive(Clone, Debug)]
pub(crate) struct Bank<'a> {
    /// As they are listed.
    pub(crate) all: Vec<Listed<'a>>,
    /// The titles of competencies, by id.
    pub(crate) competencies: BTreeMap<String, String>,
    /// Of this guest, by slug.
    pub(crate) attempts: BTreeMap<String, Attempt>,
    /// Of the last interview; L5 without one.
    pub(crate) level: Level,
    pub(crate) now: Time,
}

/// What a search came to, in the order in which it is shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hits<'a> {
    pub(crate) questions: Vec<Listed<'a>>,
    /// What was typed, and what it was read as.
    pub(crate) mended: Vec<(String, String)>,
    /// Words that stand for nothing.
    pub(crate) unknown: Vec<String>,
    /// They have some of the words.
    pub(crate) some: bool,
}

impl QuestionsContext {
    /// `hits`: if anything was asked for.
    pub(crate) fn new(bank: &Bank<'_>, asked: &Asked, hits: Option<&Hits<'_>>) -> Self {
        let (filters, more) = filters::filters(bank, asked);
        Self {
            all: bank.all.len(),
            about: about(bank),
            q: asked.q.clone(),
            filters,
            more,
            start: hits.is_none().then(|| StartingPoints::new(bank)),
            results: hits.map(|hits| Results::new(bank, asked, hits)),
        }
    }
}

impl StartingPoints {
    fn new(bank: &Bank<'_>) -> Self {
        let questions: Vec<&QuestionFile> = bank.all.iter().map(|listed| listed.question).collect();
        let tried = |slug: &str| bank.attempts.get(slug).is_some_and(Attempt::is_over);
        let today = suggestion::of_the_day(&questions, bank.level, tried, bank.now);
        let row_of = |slug: &str| bank.all.iter().find(|listed| listed.question.slug == slug).map(|it| row(bank, it));
        let mut kinds: Vec<Kind> = questions.iter().map(|question| question.kind).collect();
        kinds.dedup();
        let fit = |level: &Level| questions.iter().any(|question| question.levels.contains(level));
        Self {
            today: today.and_then(|question| row_of(&question.slug)),
            chances: Level::ALL.into_iter().filter(fit).map(Level::name).collect(),
            topics: filters::topics(bank),
            groups: kinds.into_iter().map(|kind| Group::new(bank, kind)).collect(),
        }
    }
}

impl Group {
    /// Other ones each day, those first that are fit for the level and were not tried.
    fn new(bank: &Bank<'_>, kind: Kind) -> Self {
        let of_kind: Vec<&Listed<'_>> = bank.all.iter().filter(|listed| listed.question.kind == kind).collect();
        let count = of_kind.len();
        let day = usize::try_from(bank.now.0.div_euclid(DAY).unsigned_abs()).unwrap_or_default();
        let mut some = of_kind.clone();
        some.rotate_left((day % count.max(1)).wrapping_mul(SOME) % count.max(1));
        some.sort_by_key(|listed| {
            let tried = bank.attempts.get(&listed.question.slug).is_some_and(Attempt::is_over);
            (tried, !listed.question.levels.contains(&bank.level))
        });
        Self {
            kind: wording::kind(kind),
            about: wording::kind_about(kind),
            questions: some.into_iter().take(SOME).map(|listed| row(bank, listed)).collect(),
            all: (count > SOME).then(|| format!("All {count}")),
            href: Asked::default().with("kind", kind.name()),
        }
    }
}

impl Results {
    fn new(bank: &Bank<'_>, asked: &Asked, hits: &Hits<'_>) -> Self {
        let (found, all) = (hits.questions.len(), bank.all.len());
        let says = match found {
            0 => format!("None of {all} questions fits."),
            1 => format!("1 of {all} questions fits."),
            _ => format!("{found} of {all} questions fit."),
        };
        let pages = found.div_ceil(PAGE).max(1);
        let page = asked.page().min(pages);
        let to = |page: usize| asked.with("page", &page.to_string());
        let shown = hits.questions.iter().skip((page - 1) * PAGE).take(PAGE);
        Self {
            says,
            read_as: wording::read_as(&hits.mended, &hits.unknown, hits.some, "No question"),
            applied: filters::applied(bank, asked),
            questions: shown.map(|listed| row(bank, listed)).collect(),
            place: (pages > 1).then(|| format!("Page {page} of {pages}")),
            before: (page > 1).then(|| to(page - 1)),
            after: (page < pages).then(|| to(page + 1)),
        }
    }
}

fn row(bank: &Bank<'_>, listed: &Listed<'_>) -> Row {
    let Listed { question, difficulty, .. } = listed;
    let levels = wording::levels(&question.levels);
    Row {
        slug: question.slug.clone(),
        title: question.title.clone(),
        draft: question.status == Status::Draft,
        summary: question.summary.clone(),
        about: format!("{}, {levels}, {}", wording::kind(question.kind), difficulty.name()),
        topics: question.topics.join(", "),
        done: bank.attempts.get(&question.slug).map(Attempt::said),
    }
}

/// How many there are of each kind.
fn about(bank: &Bank<'_>) -> String {
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for listed in &bank.all {
        *counts.entry(listed.question.kind).or_default() += 1;
    }
    let kinds: Vec<String> =
        counts.iter().map(|(kind, count)| format!("{count} {}", in_words(kind.name()).to_lowercase())).collect();
    format!("{}: {}.", wording::count(bank.all.len(), "question", "questions"), kinds.join(", "))
}
