//! The first page: what this is, the form that starts an interview, and a look at a scorecard.

use serde::Serialize;

use crate::assess::Scorecard;
use crate::charts;
use crate::content::format::question::QuestionFile;
use crate::content::format::rubric::RubricFile;

use super::choices::{self, Choice};
use super::interviews::InterviewLine;
use super::wording;

/// What `home.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct HomeContext {
    pub(crate) questions: Vec<QuestionChoice>,
    /// What the list can be narrowed to.
    pub(crate) kinds: Vec<&'static str>,
    pub(crate) topics: Vec<String>,
    pub(crate) levels: Vec<Choice>,
    pub(crate) modes: Vec<Choice>,
    pub(crate) lengths: Vec<Choice>,
    /// What did not fit, in the form's order.
    pub(crate) errors: Vec<FieldMessage>,
    pub(crate) question_error: Option<String>,
    pub(crate) level_error: Option<String>,
    pub(crate) mode_error: Option<String>,
    pub(crate) minutes_error: Option<String>,
    pub(crate) sample: Option<Miniature>,
    /// The newest few.
    pub(crate) interviews: Vec<InterviewLine>,
}

/// A question to choose, and what finds it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct QuestionChoice {
    pub(crate) choice: Choice,
    pub(crate) kind: &'static str,
    /// Joined by commas.
    pub(crate) topics: String,
}

/// A field that does not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FieldMessage {
    /// `question`, `level`, `mode` or `minutes`.
    pub(crate) field: String,
    /// What to do.
    pub(crate) message: String,
}

/// What was chosen, as the form sent it; kept when something else did not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chosen {
    pub(crate) question: String,
    pub(crate) level: String,
    pub(crate) mode: String,
    /// Empty: as the mode says.
    pub(crate) minutes: String,
}

/// Before anything was chosen. The first question is chosen by [`HomeContext::new`].
impl Default for Chosen {
    fn default() -> Self {
        Self { question: String::new(), level: "L5".to_owned(), mode: "guided".to_owned(), minutes: String::new() }
    }
}

/// The sample scorecard at a glance.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Miniature {
    pub(crate) title: String,
    pub(crate) level: &'static str,
    pub(crate) vote: &'static str,
    pub(crate) overall: u8,
    pub(crate) competencies: Vec<MiniatureBar>,
}

/// One competency of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MiniatureBar {
    pub(crate) title: String,
    pub(crate) grade: u8,
    /// SVG.
    pub(crate) chart: String,
}

impl HomeContext {
    /// How many interviews are shown before the link to all of them.
    const INTERVIEWS: usize = 3;

    /// `interviews`: the newest first.
    pub(crate) fn new<'a>(
        questions: impl IntoIterator<Item = &'a QuestionFile>,
        chosen: &Chosen,
        errors: Vec<FieldMessage>,
        sample: Option<Miniature>,
        mut interviews: Vec<InterviewLine>,
    ) -> Self {
        interviews.truncate(Self::INTERVIEWS);
        let said = |field: &str| errors.iter().find(|error| error.field == field).map(|error| error.message.clone());
        let questions: Vec<&QuestionFile> = questions.into_iter().collect();
        let mut kinds: Vec<&str> = questions.iter().map(|question| wording::kind(question.kind)).collect();
        let mut topics: Vec<String> = questions.iter().flat_map(|question| question.topics.clone()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        topics.sort_unstable();
        topics.dedup();
        Self {
            questions: question_choices(&questions, &chosen.question),
            kinds,
            topics,
            levels: choices::levels(&chosen.level),
            modes: choices::modes(&chosen.mode),
            lengths: choices::lengths(&chosen.minutes),
            question_error: said("question"),
            level_error: said("level"),
            mode_error: said("mode"),
            minutes_error: said("minutes"),
            errors,
            sample,
            interviews,
        }
    }
}

fn question_choices(questions: &[&QuestionFile], chosen: &str) -> Vec<QuestionChoice> {
    let choice = |(n, question): (usize, &&QuestionFile)| QuestionChoice {
        choice: Choice {
            value: question.slug.clone(),
            title: question.title.clone(),
            about: format!("{} {}", question.summary, fit_for(question)),
            chosen: question.slug == chosen || (chosen.is_empty() && n == 0),
        },
        kind: wording::kind(question.kind),
        topics: question.topics.join(","),
    };
    questions.iter().enumerate().map(choice).collect()
}

/// "Design, L3 to L6."
fn fit_for(question: &QuestionFile) -> String {
    let kind = wording::kind(question.kind);
    match (question.levels.iter().min(), question.levels.iter().max()) {
        (Some(low), Some(high)) if low != high => format!("{kind}, {} to {}.", low.name(), high.name()),
        (Some(only), _) => format!("{kind}, {}.", only.name()),
        _ => format!("{kind}."),
    }
}

impl Miniature {
    /// Of a scorecard and what it was scored from.
    pub(crate) fn new(card: &Scorecard, question: &QuestionFile, rubric: &RubricFile) -> Self {
        let wanted = rubric.bars.get(&card.level);
        let bar = |score: &crate::assess::scorecard::CompetencyScore| MiniatureBar {
            title: rubric
                .competencies
                .iter()
                .find(|known| known.id == score.id)
                .map_or_else(|| score.id.clone(), |known| known.title.clone()),
            grade: score.grade,
            chart: charts::grade_bar(score.grade, wanted.and_then(|bar| bar.get(&score.id)).copied().unwrap_or(0)),
        };
        Self {
            title: question.title.clone(),
            level: card.level.name(),
            vote: card.vote.title(),
            overall: card.overall,
            competencies: card.competencies.iter().map(bar).collect(),
        }
    }
}

#[cfg(test)]
impl HomeContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        use super::scorecard::sample;
        let (question, rubric) = (sample::question(), sample::rubric());
        let miniature = Miniature::new(&sample::card(), &question, &rubric);
        let wrong = Chosen {
            level: "L9".to_owned(),
            question: "nothing".to_owned(),
            mode: "real".to_owned(),
            minutes: "60".to_owned(),
        };
        let errors = [("question", "Choose a question from the list"), ("level", "Choose a level: L3, L4, L5 or L6")]
            .map(|(field, message)| FieldMessage { field: field.to_owned(), message: message.to_owned() });
        vec![
            ("first", Self::new([&question], &Chosen::default(), Vec::new(), Some(miniature.clone()), Vec::new())),
            (
                "again",
                Self::new([&question], &Chosen::default(), Vec::new(), Some(miniature), InterviewLine::samples()),
            ),
            ("wrong", Self::new([&question], &wrong, errors.into(), None, Vec::new())),
        ]
    }
}
