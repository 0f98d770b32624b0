//! The form that starts an interview on one question, which an address or the day has chosen.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::app::LOOP;
use crate::content::format::question::QuestionFile;
use crate::content::format::{Kind, Level, Status};
use crate::interview::Mode;
use crate::store::InterviewRow;

use super::choices::{self, Choice};
use super::in_loop;
use super::wording;

/// A field that does not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct FieldMessage {
    /// `question`, `level`, `mode` or `minutes`.
    pub(crate) field: String,
    /// What to do.
    pub(crate) message: String,
}

/// What was chosen, as an address or the form has it; kept when something else did not fit. Empty: not chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Chosen {
    pub(crate) question: String,
    pub(crate) level: String,
    pub(crate) mode: String,
    /// Empty: as the mode says.
    pub(crate) minutes: String,
}

impl Chosen {
    /// What was not chosen is as the last interview was held; guided at L5 without one.
    pub(crate) fn or_as_before(self, last: Option<&InterviewRow>) -> Self {
        let (level, mode) = last.map_or((Level::L5, Mode::Guided.name()), |last| (last.level, in_loop::way(last)));
        let said = |text: String, usual: &str| if text.is_empty() { usual.to_owned() } else { text };
        Self { level: said(self.level, level.name()), mode: said(self.mode, mode), ..self }
    }
}

/// What the form shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StartView {
    /// Whether the day has chosen it, and nobody else.
    pub(crate) suggested: bool,
    /// The question's slug.
    pub(crate) question: String,
    pub(crate) title: String,
    pub(crate) summary: String,
    /// It is still being written.
    pub(crate) draft: bool,
    pub(crate) kind: &'static str,
    /// Those that the question is for.
    pub(crate) levels: Vec<Choice>,
    pub(crate) modes: Vec<Choice>,
    pub(crate) lengths: Vec<Choice>,
    pub(crate) question_error: Option<String>,
    pub(crate) level_error: Option<String>,
    pub(crate) mode_error: Option<String>,
    pub(crate) minutes_error: Option<String>,
    /// There are others to choose.
    pub(crate) others: bool,
}

impl StartView {
    /// The question that was chosen, or else today's; nothing if there is none.
    pub(crate) fn new(
        known: &BTreeMap<&str, &QuestionFile>,
        today: Option<&QuestionFile>,
        chosen: &Chosen,
        errors: &[FieldMessage],
        questions: usize,
    ) -> Option<Self> {
        let picked = known.get(chosen.question.as_str()).copied();
        let said = |field: &str| errors.iter().find(|error| error.field == field).map(|error| error.message.clone());
        Some(Self {
            suggested: picked.is_none(),
            question_error: said("question"),
            level_error: said("level"),
            mode_error: said("mode"),
            minutes_error: said("minutes"),
            others: questions > 1,
            ..Self::of(picked.or(today)?, chosen)
        })
    }

    /// One question, and no other.
    pub(crate) fn of(question: &QuestionFile, chosen: &Chosen) -> Self {
        // No loop begins with a story.
        let is_held = question.kind != Kind::Leadership || chosen.mode != LOOP;
        let way = if is_held { &chosen.mode } else { Mode::Real.name() };
        Self {
            suggested: false,
            question: question.slug.clone(),
            title: question.title.clone(),
            summary: question.summary.clone(),
            draft: question.status == Status::Draft,
            kind: wording::kind(question.kind),
            levels: choices::levels(&question.levels, nearest(&question.levels, &chosen.level)),
            modes: choices::ways(question.kind, way),
            lengths: choices::lengths(&chosen.minutes),
            question_error: None,
            level_error: None,
            mode_error: None,
            minutes_error: None,
            others: false,
        }
    }
}

/// The level that is wanted if the question is for it, or else the highest below it, or else the lowest. What is no level
/// wants L5.
fn nearest(fit: &[Level], wanted: &str) -> Option<Level> {
    let wanted = Level::ALL.into_iter().find(|level| level.name() == wanted).unwrap_or(Level::L5);
    fit.iter().copied().filter(|level| *level <= wanted).max().or_else(|| fit.iter().copied().min())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_that_the_question_is_not_for_becomes_the_nearest() {
        use Level::{L3, L4, L5, L6};
        assert_eq!(nearest(&[L4, L5], "L5"), Some(L5));
        assert_eq!(nearest(&[L3, L4], "L6"), Some(L4));
        assert_eq!(nearest(&[L6], "L4"), Some(L6));
        assert_eq!(nearest(&[L4, L5, L6], "L9"), Some(L5));
        assert_eq!(nearest(&[], "L5"), None);
    }
}
