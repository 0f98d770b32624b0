//! The list of questions, and what it can be narrowed by: as much as so many questions need, and no more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::content::format::question::QuestionFile;
use crate::content::format::{Kind, Status};
use crate::web::pages::attempts::Attempt;
use crate::web::pages::choices::Choice;
use crate::web::pages::wording;

/// With fewer questions than this nobody needs help to find one.
const FILTERED: usize = 10;
/// With fewer questions than this words to look for are not asked for.
const SEARCHED: usize = 20;
/// More questions than this are folded by their kind.
const UNFOLDED: usize = 30;
/// A topic is offered if at least one question in so many has it, and two at the least.
const TOPIC: usize = 50;

/// What the list is narrowed to, as the address has it. Empty: to nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Words that must all be there.
    pub(crate) words: String,
    /// A kind's name.
    pub(crate) kind: String,
    /// A level's name.
    pub(crate) fit: String,
    pub(crate) topic: String,
}

/// What is shown of the questions.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ListView {
    /// How many there are.
    pub(crate) all: usize,
    /// "3 of 27 questions fit."; none if nothing was asked for.
    pub(crate) says: Option<String>,
    /// None for a handful.
    pub(crate) filters: Option<Filters>,
    pub(crate) groups: Vec<Group>,
}

/// What can be asked for; a list without a choice is empty.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Filters {
    /// Whether words can be looked for, and those that are.
    pub(crate) searched: bool,
    pub(crate) words: String,
    pub(crate) kinds: Vec<Choice>,
    pub(crate) levels: Vec<Choice>,
    pub(crate) topics: Vec<Choice>,
}

/// The questions of one kind.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Group {
    pub(crate) kind: &'static str,
    pub(crate) count: String,
    pub(crate) open: bool,
    pub(crate) questions: Vec<QuestionRow>,
}

/// One question.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct QuestionRow {
    pub(crate) slug: String,
    pub(crate) title: String,
    /// It is still being written.
    pub(crate) draft: bool,
    /// "L4 to L6; queues, saga".
    pub(crate) about: String,
    /// The best score so far, in words.
    pub(crate) tried: Option<String>,
}

impl ListView {
    /// Nothing if there is only one question.
    pub(super) fn new(
        questions: &[&QuestionFile],
        wanted: &Wanted,
        attempts: &BTreeMap<String, Attempt>,
    ) -> Option<Self> {
        let all = questions.len();
        if all < 2 {
            return None;
        }
        let found: Vec<&QuestionFile> = questions.iter().copied().filter(|question| fits(question, wanted)).collect();
        let mut kinds: Vec<Kind> = found.iter().map(|question| question.kind).collect();
        kinds.dedup();
        let group = |kind: &Kind| {
            let of_kind = found.iter().filter(|question| question.kind == *kind);
            let questions: Vec<QuestionRow> = of_kind.map(|question| row(question, attempts)).collect();
            let count = wording::count(questions.len(), "question", "questions");
            Group { kind: wording::kind(*kind), count, open: found.len() <= UNFOLDED, questions }
        };
        let says = match found.len() {
            _ if *wanted == Wanted::default() => None,
            0 => Some(format!("None of {all} questions fits.")),
            1 => Some(format!("1 of {all} questions fits.")),
            n => Some(format!("{n} of {all} questions fit.")),
        };
        let filters = (all >= FILTERED).then(|| Filters::new(questions, wanted));
        Some(Self { all, says, filters, groups: kinds.iter().map(group).collect() })
    }
}

impl Filters {
    fn new(questions: &[&QuestionFile], wanted: &Wanted) -> Self {
        let all = questions.len();
        let kinds = counted(questions, |question| vec![wording::kind(question.kind).to_owned()]);
        let levels = counted(questions, |question| {
            question.levels.iter().map(|level| level.name().to_owned()).collect::<Vec<_>>()
        });
        let topics = counted(questions, |question| question.topics.clone());
        let shared = topics.into_iter().filter(|(_, count)| *count >= (all / TOPIC).max(2)).collect();
        Self {
            searched: all >= SEARCHED,
            words: wanted.words.clone(),
            kinds: choices(kinds, all, &wanted.kind),
            levels: choices(levels, all, &wanted.fit),
            topics: choices(shared, all, &wanted.topic),
        }
    }
}

/// How many questions have each of what `of` finds in them.
fn counted(questions: &[&QuestionFile], of: impl Fn(&QuestionFile) -> Vec<String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for value in questions.iter().flat_map(|question| of(question)) {
        *counts.entry(value).or_default() += 1;
    }
    counts
}

/// Only what tells questions apart is a choice.
fn choices(counts: BTreeMap<String, usize>, all: usize, chosen: &str) -> Vec<Choice> {
    let choice = |(value, count): (String, usize)| Choice {
        title: format!("{value} ({count})"),
        about: String::new(),
        chosen: value == chosen,
        value,
    };
    if counts.values().all(|count| *count == all) { Vec::new() } else { counts.into_iter().map(choice).collect() }
}

fn fits(question: &QuestionFile, wanted: &Wanted) -> bool {
    let Wanted { words, kind, fit, topic } = wanted;
    let text = format!("{} {} {}", question.title, question.summary, question.topics.join(" ")).to_lowercase();
    (kind.is_empty() || wording::kind(question.kind) == kind)
        && (fit.is_empty() || question.levels.iter().any(|level| level.name() == fit))
        && (topic.is_empty() || question.topics.contains(topic))
        && words.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

fn row(question: &QuestionFile, attempts: &BTreeMap<String, Attempt>) -> QuestionRow {
    let tried = attempts.get(&question.slug).filter(|attempt| attempt.is_over()).map(|attempt| match attempt.best {
        Some(score) => format!("Best so far: {score} of 100"),
        None => "Tried".to_owned(),
    });
    QuestionRow {
        slug: question.slug.clone(),
        title: question.title.clone(),
        draft: question.status == Status::Draft,
        about: format!("{}; {}", wording::levels(&question.levels), question.topics.join(", ")),
        tried,
    }
}
