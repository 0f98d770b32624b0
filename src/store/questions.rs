//! The question bank as it is looked for: a row for each question in force, with what it is chosen by, and how hard it has
//! turned out to be.

use std::collections::{BTreeMap, BTreeSet};

use surrealdb::types::{RecordId, SurrealValue};

use super::collections::{Collection, Found, Item, facet};
use super::open::no_variables;
use super::{Store, StoreError, retry};
use crate::clock::Time;
use crate::content::format::question::QuestionFile;
use crate::content::format::rubric::RubricFile;
use crate::content::{Difficulty, Library, Sheet, in_words};

/// The names of facets, of questions where nothing else is said, and what their values are.
pub mod facets {
    /// A level's name.
    pub const LEVEL: &str = "level";
    /// As its author wrote it.
    pub const TOPIC: &str = "topic";
    /// A competency that it exercises at least as much as its like do on average.
    pub const COMPETENCY: &str = "competency";
    /// A real system's slug.
    pub const SYSTEM: &str = "system";
    /// How hard it is.
    pub const DIFFICULTY: &str = "difficulty";
    /// How long its rubric takes, in minutes.
    pub const MINUTES: &str = "minutes";
    /// A kind's name.
    pub const KIND: &str = "kind";
    /// Of a piece: what it belongs to, an area, a category, a domain or a sort.
    pub const AREA: &str = "area";
    /// Of a piece: a service that it names.
    pub const SERVICE: &str = "service";
    /// Of a piece: a question that practises it.
    pub const QUESTION: &str = "question";
}

/// Of the finished interviews of a question so many are looked at, the last ones: of each person the newest counts.
const COUNTED: i64 = 200;

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
pub(super) struct BySlug {
    slug: String,
    limit: i64,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Score {
    overall: Option<i64>,
    owner: RecordId,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Asked {
    question: String,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Measured {
    question: RecordId,
    difficulties: Vec<String>,
    difficulty: String,
    interviews: i64,
}

#[derive(SurrealValue)]
#[surreal(crate = "surrealdb::types")]
struct Unmeasured {
    question: RecordId,
}

/// What lists the last scores of a question, the newest first. Who has said nothing says nothing of the question either.
pub(super) fn scores(slug: &str) -> (&'static str, BySlug) {
    let query = "SELECT overall, finished, owner FROM system_design_sessions \
        WHERE question = $slug AND finished > 0 AND overall > 0 ORDER BY finished DESC LIMIT $limit";
    (query, BySlug { slug: slug.to_owned(), limit: COUNTED })
}

impl Found {
    /// How hard the question is.
    pub fn difficulty(&self) -> Difficulty {
        let is = |difficulty: &Difficulty| self.facets.contains(&facet(facets::DIFFICULTY, difficulty.name()));
        Difficulty::ALL.into_iter().find(is).unwrap_or(Difficulty::Hard)
    }

    /// How many finished interviews say so; none while its levels do.
    pub fn interviews(&self) -> Option<usize> {
        self.interviews.and_then(|interviews| usize::try_from(interviews).ok())
    }
}

impl Store {
    /// Makes the table of questions what the library has.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn sync_questions(&self, library: &Library, now: Time) -> Result<(), StoreError> {
        let written = self.sync_collection(Collection::Questions, &question_items(library), now).await?;
        if written.is_empty() {
            return Ok(());
        }
        let what = "list what was asked";
        let query = "SELECT question FROM system_design_sessions WHERE finished != NONE GROUP BY question";
        let mut results = self.read(what, query, no_variables()).await?;
        let asked: Vec<Asked> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        for slug in asked.into_iter().map(|row| row.question).filter(|slug| written.contains(slug)) {
            self.measure_question(&slug).await?;
        }
        Ok(())
    }

    /// Sets how hard a question is by the interviews about it that are over, if there are enough.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn measure_question(&self, slug: &str) -> Result<(), StoreError> {
        let what = "measure a question";
        let (query, variables) = scores(slug);
        let mut results = self.read(what, query, variables).await?;
        let rows: Vec<Score> = results.take(0).map_err(|error| retry::failed(what, &error))?;
        let mut newest: Vec<(RecordId, u8)> = Vec::new();
        for Score { overall, owner } in rows {
            let overall = overall.and_then(|overall| u8::try_from(overall).ok());
            newest.extend(overall.filter(|_| !newest.iter().any(|(other, _)| *other == owner)).map(|of| (owner, of)));
        }
        let scores: Vec<u8> = newest.into_iter().map(|(_, overall)| overall).collect();
        let question = RecordId::new(Collection::Questions.table(), slug);
        let Some(difficulty) = Difficulty::by_scores(&scores) else {
            // What fewer people say by now than once did says nothing: the next start writes the row anew, by levels.
            let query = "UPDATE $question SET interviews = NONE, hash = '' WHERE interviews != NONE RETURN NONE";
            return self.write(what, 0, query, Unmeasured { question }).await.map(drop);
        };
        let all = Difficulty::ALL.map(|difficulty| facet(facets::DIFFICULTY, difficulty.name()));
        let variables = Measured {
            question,
            difficulties: all.into(),
            difficulty: facet(facets::DIFFICULTY, difficulty.name()),
            interviews: i64::try_from(scores.len()).unwrap_or(COUNTED),
        };
        // A question that is gone from the content has no row, and gets none.
        let query = "UPDATE $question SET interviews = $interviews, \
            facets = array::append(array::complement(facets, $difficulties), $difficulty) RETURN NONE";
        self.write(what, 0, query, variables).await.map(drop)
    }
}

/// A row for each question.
pub fn question_items(library: &Library) -> Vec<Item> {
    let sheets: Vec<&Sheet> = library.sheets.values().map(AsRef::as_ref).collect();
    let mut averages: BTreeMap<(&str, String), (u64, u64)> = BTreeMap::new();
    for sheet in &sheets {
        for (competency, share) in shares(&sheet.question, &sheet.rubric) {
            let (sum, count) = averages.entry((&sheet.rubric.slug, competency)).or_default();
            (*sum, *count) = (*sum + share, *count + 1);
        }
    }
    let item = |sheet: &Sheet| {
        let exercised = shares(&sheet.question, &sheet.rubric).into_iter().filter(|(competency, share)| {
            let (sum, count) = averages[&(sheet.rubric.slug.as_str(), competency.clone())];
            *share > 0 && share * count >= sum
        });
        Item::of_question(&sheet.question, &sheet.rubric, exercised.map(|(competency, _)| competency))
    };
    sheets.into_iter().map(item).collect()
}

/// How much of what a question's ideas weigh lies in each competency, in thousandths.
fn shares(question: &QuestionFile, rubric: &RubricFile) -> Vec<(String, u64)> {
    let all: u64 = question.ideas.iter().map(|idea| u64::from(idea.weight)).sum();
    let share = |criteria: BTreeSet<&str>| {
        let own = question.ideas.iter().filter(|idea| criteria.contains(idea.criterion.as_str()));
        own.map(|idea| u64::from(idea.weight)).sum::<u64>() * 1000 / all.max(1)
    };
    let competencies = rubric.competencies.iter();
    competencies
        .map(|competency| {
            let criteria = competency.criteria.iter().map(|criterion| criterion.id.as_str());
            (competency.id.clone(), share(criteria.collect()))
        })
        .collect()
}

impl Item {
    /// Nothing of the answer is in it: a search must not give it away.
    fn of_question(question: &QuestionFile, rubric: &RubricFile, exercised: impl Iterator<Item = String>) -> Self {
        let systems = question.systems.iter().map(|slug| in_words(slug));
        let text = [question.title.clone(), question.title.clone(), in_words(&question.slug), question.summary.clone()];
        let text: Vec<String> = text.into_iter().chain(question.topics.iter().cloned()).chain(systems).collect();
        let mut own = BTreeSet::from([
            facet(facets::KIND, question.kind.name()),
            facet(facets::MINUTES, &rubric.minutes().to_string()),
            facet(facets::DIFFICULTY, Difficulty::by_levels(&question.levels).name()),
        ]);
        own.extend(question.levels.iter().map(|level| facet(facets::LEVEL, level.name())));
        own.extend(question.topics.iter().map(|topic| facet(facets::TOPIC, topic)));
        own.extend(question.systems.iter().map(|system| facet(facets::SYSTEM, system)));
        own.extend(exercised.map(|competency| facet(facets::COMPETENCY, &competency)));
        Self {
            slug: question.slug.clone(),
            kind: question.kind.name().to_owned(),
            title: question.title.clone(),
            summary: question.summary.clone(),
            text: text.join(". "),
            facets: own,
        }
    }
}
