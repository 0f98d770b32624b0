//! One question before it is taken, and after: what it exercises, how long it takes, what was made of it. Nothing of the
//! answer, until an attempt is over.

use std::sync::Arc;

use serde::Serialize;

use crate::content::format::Status;
use crate::content::format::question::QuestionFile;
use crate::content::format::rubric::{CompetencyFile, RubricFile};
use crate::content::transcript::{Speaker, Transcript};
use crate::content::{Curriculum, Difficulty, ENOUGH, Piece, PieceKind, Shown, in_words};
use crate::store::{InterviewRow, facet, facets};

use super::choices;
use super::interviews::InterviewLine;
use super::questions::Asked;
use super::start::{Chosen, StartView};
use super::{learn, spoken, wording};

/// Before an attempt topics are named alone: the name of a pattern may be the answer.
const BEFORE: [PieceKind; 1] = [PieceKind::Topic];
const AFTER: [PieceKind; 4] = [PieceKind::Topic, PieceKind::Pattern, PieceKind::System, PieceKind::Playbook];
/// So many of a kind are shown.
const READS: usize = 5;

/// So many attempts are shown.
const ATTEMPTS: usize = 3;

/// What `question.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct QuestionContext {
    pub(crate) title: String,
    /// "Design, L4 to L6, hard".
    pub(crate) about: String,
    pub(crate) summary: String,
    pub(crate) draft: bool,
    pub(crate) start: StartView,
    /// Of this guest, the newest few, the newest first.
    pub(crate) mine: Vec<InterviewLine>,
    /// There are older ones.
    pub(crate) older: bool,
    /// Where its difficulty comes from.
    pub(crate) difficulty: String,
    pub(crate) competencies: Vec<CompetencyView>,
    pub(crate) minutes: String,
    pub(crate) stages: Vec<StageView>,
    pub(crate) levels: Vec<LevelView>,
    pub(crate) topics: Vec<Related>,
    pub(crate) systems: Vec<Related>,
    /// What there is to read for it: topics; once an attempt is over, also what says how it is solved.
    pub(crate) reads: Vec<Related>,
    /// Where a question like it was reported.
    pub(crate) reported: Option<String>,
    /// Once an attempt is over.
    pub(crate) after: Option<After>,
}

/// What it exercises.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CompetencyView {
    pub(crate) title: String,
    pub(crate) about: String,
    /// "a fifth of the score".
    pub(crate) weight: String,
    /// This question does so more than most.
    pub(crate) more: bool,
}

/// A part of the interview.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StageView {
    pub(crate) title: String,
    pub(crate) minutes: String,
}

/// A level that it is for.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LevelView {
    pub(crate) title: String,
    /// What it asks for on any question.
    pub(crate) about: String,
    /// What it shows on this one; it says much of the answer.
    pub(crate) shows: Option<String>,
}

/// Something that leads on.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Related {
    pub(crate) title: String,
    /// Where it does.
    pub(crate) href: String,
}

/// What would have given the answer away.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct After {
    /// HTML.
    pub(crate) debrief: String,
    /// A strong answer; empty if the bank has none.
    pub(crate) strong: Vec<SaidView>,
}

/// One turn of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SaidView {
    pub(crate) stage: Option<String>,
    pub(crate) side: &'static str,
    pub(crate) speaker: &'static str,
    pub(crate) text: String,
}

/// What the page is made from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'a> {
    pub(crate) question: &'a QuestionFile,
    pub(crate) rubric: &'a RubricFile,
    pub(crate) difficulty: Difficulty,
    /// How many finished interviews say so.
    pub(crate) interviews: Option<usize>,
    /// As they stand in the store.
    pub(crate) facets: &'a [String],
    /// What there is to read.
    pub(crate) curriculum: &'a Curriculum,
    /// All interviews of this guest, the newest first.
    pub(crate) rows: &'a [InterviewRow],
    /// HTML.
    pub(crate) debrief: &'a str,
    /// A strong answer, if the bank has one.
    pub(crate) strong: Option<&'a Transcript>,
}

/// Whether one of the interviews about a question is over: whoever has had it may see its answer.
pub(crate) fn is_over(rows: &[InterviewRow], slug: &str) -> bool {
    rows.iter().any(|row| row.question == slug && row.finished.is_some())
}

impl QuestionContext {
    /// `chosen`: what the address fills in.
    pub(crate) fn new(subject: Subject<'_>, chosen: Chosen) -> Self {
        let Subject { question, rubric, difficulty, rows, .. } = subject;
        let over = is_over(rows, &question.slug);
        let mine = rows.iter().filter(|row| row.question == question.slug);
        let related =
            |name: &str, value: &str, title: String| Related { title, href: Asked::default().with(name, value) };
        let levels = wording::levels(&question.levels);
        Self {
            title: question.title.clone(),
            about: format!("{}, {levels}, {}", wording::kind(question.kind), difficulty.name()),
            summary: question.summary.clone(),
            draft: question.status == Status::Draft,
            start: StartView::of(question, &chosen.or_as_before(rows.first())),
            older: mine.clone().count() > ATTEMPTS,
            mine: mine.take(ATTEMPTS).map(|row| InterviewLine::new(row, &question.title)).collect(),
            difficulty: said_difficulty(difficulty, subject.interviews),
            competencies: rubric.competencies.iter().map(|own| CompetencyView::new(own, subject.facets)).collect(),
            minutes: format!("{} minutes", rubric.minutes()),
            stages: rubric
                .stages
                .iter()
                .map(|stage| StageView { title: stage.title.clone(), minutes: format!("{} min", stage.minutes) })
                .collect(),
            levels: choices::levels(&question.levels, None)
                .into_iter()
                .map(|choice| LevelView {
                    shows: over.then(|| shows(question, &choice.value)).flatten(),
                    title: choice.title,
                    about: choice.about,
                })
                .collect(),
            topics: question.topics.iter().map(|topic| related("topic", topic, topic.clone())).collect(),
            systems: question.systems.iter().map(|system| related("system", system, in_words(system))).collect(),
            reads: reads(subject.curriculum, &question.slug, over),
            reported: question.reported_at.as_deref().map(|at| reported(at, question.verified)),
            after: over.then(|| After {
                debrief: subject.debrief.to_owned(),
                strong: subject.strong.map(|strong| said(strong, question, rubric)).unwrap_or_default(),
            }),
        }
    }
}

impl CompetencyView {
    fn new(competency: &CompetencyFile, own: &[String]) -> Self {
        Self {
            title: competency.title.clone(),
            about: competency.about.clone(),
            weight: share(competency.weight).to_owned(),
            more: own.contains(&facet(facets::COMPETENCY, &competency.id)),
        }
    }
}

/// The pieces that name a question.
fn reads(curriculum: &Curriculum, question: &str, over: bool) -> Vec<Related> {
    let kinds: &[PieceKind] = if over { &AFTER } else { &BEFORE };
    let of_kind = |kind: &PieceKind| {
        let names = |piece: &&Arc<Piece>| piece.questions().any(|named| named == question);
        curriculum.of(*kind).filter(names).take(READS)
    };
    let read = |piece: &Arc<Piece>| Related { title: piece.front.title.clone(), href: learn::path(piece) };
    kinds.iter().flat_map(of_kind).map(read).collect()
}

/// So much of 100, in words.
fn share(weight: u8) -> &'static str {
    match 100_u8.saturating_add(weight / 2).checked_div(weight).unwrap_or(u8::MAX) {
        0..=2 => "half of the score",
        3 => "a third of the score",
        4 => "a quarter of the score",
        5 => "a fifth of the score",
        6 => "a sixth of the score",
        7 => "a seventh of the score",
        8 => "an eighth of the score",
        9 => "a ninth of the score",
        10 => "a tenth of the score",
        11..=15 => "less than a tenth of the score",
        _ => "a twentieth of the score or less",
    }
}

/// How hard it is, and who says so.
fn said_difficulty(difficulty: Difficulty, interviews: Option<usize>) -> String {
    let name = in_words(difficulty.name());
    match interviews {
        Some(interviews) => {
            let interviews = wording::count(interviews, "finished interview", "finished interviews");
            format!("{name}, by the scores of {interviews} on this server.")
        }
        None => format!("{name}, by the levels that it is for; by scores once {ENOUGH} interviews about it are over."),
    }
}

/// What a level shows on this question.
fn shows(question: &QuestionFile, level: &str) -> Option<String> {
    question.levels_show.iter().find(|(known, _)| known.name() == level).map(|(_, shows)| shows.clone())
}

/// An address is told as it is: it leads to another host, and pages here lead to none.
fn reported(at: &str, verified: bool) -> String {
    let address = at.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    match (address == at, verified) {
        (false, true) => format!("A question on this topic was reported at {address}."),
        (false, false) => format!("{address} names a question like this; that it was asked is not confirmed."),
        (true, true) => format!("A question on this topic was reported: {at}."),
        (true, false) => format!("No report of it is known; it comes from {at}."),
    }
}

fn said(strong: &Transcript, question: &QuestionFile, rubric: &RubricFile) -> Vec<SaidView> {
    let view = |spoken: spoken::Spoken| {
        let candidate = spoken.speaker == Speaker::Candidate;
        SaidView {
            stage: spoken.stage,
            side: if candidate { "candidate" } else { "interviewer" },
            speaker: if candidate { "Candidate" } else { "Interviewer" },
            text: spoken.text,
        }
    };
    spoken::of_file(strong, &Shown::new(question, rubric, "", "")).into_iter().map(view).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::format::Level;
    use crate::content::format::transcript::{Attributes, FrontMatter};
    use crate::content::transcript::Section;
    use crate::web::pages::scorecard::sample;

    fn strong() -> Transcript {
        let section = |speaker, text: &str| Section {
            speaker,
            attributes: Attributes { stage: Some("scope".to_owned()), ..Attributes::default() },
            text: text.to_owned(),
        };
        Transcript {
            front: FrontMatter::default(),
            sections: vec![
                section(Speaker::Interviewer, "Design a link shortener."),
                section(Speaker::Candidate, "A counter in blocks, so that no two servers draw the same code."),
            ],
        }
    }

    impl QuestionContext {
        pub(crate) fn samples() -> Vec<(&'static str, Self)> {
            let mut question = sample::question();
            question.topics = vec!["caching".to_owned(), "id generation".to_owned()];
            question.systems = vec!["dynamo-cart-2007".to_owned()];
            question.reported_at = Some("https://a.example/questions/7".to_owned());
            question.verified = true;
            question.levels_show = [(Level::L5, "Gives each server a block of codes.".to_owned())].into();
            let (rubric, strong, rows) = (sample::rubric(), strong(), InterviewLine::sample_rows());
            let own = [facet(facets::COMPETENCY, "data")];
            let curriculum = Curriculum::default();
            let subject = Subject {
                question: &question,
                rubric: &rubric,
                difficulty: Difficulty::Medium,
                interviews: None,
                facets: &own,
                curriculum: &curriculum,
                rows: &[],
                debrief: "<p>Codes must be unique.</p>",
                strong: Some(&strong),
            };
            let made = |subject: Subject<'_>| Self::new(subject, Chosen::default());
            vec![
                ("new", made(subject)),
                ("going", made(Subject { rows: &rows[..1], interviews: Some(7), ..subject })),
                ("over", made(Subject { rows: &rows, ..subject })),
            ]
        }
    }

    #[test]
    fn the_answer_comes_after_an_attempt() {
        for (name, context) in QuestionContext::samples() {
            let page = crate::web::render::Pages::new("").question(&context);
            for spoiler in ["Gives each server a block", "Codes must be unique", "A counter in blocks"] {
                assert_eq!(page.contains(spoiler), name == "over", "{name}: {spoiler}");
            }
            assert!(!page.contains("Two writers never get the same code"), "{name}: an idea is on the page");
        }
    }

    #[test]
    fn weights_and_reports_are_said_in_words() {
        let weights = [
            (26, "a quarter"),
            (20, "a fifth"),
            (16, "a sixth"),
            (12, "an eighth"),
            (10, "a tenth"),
            (5, "a twentieth"),
        ];
        for (weight, words) in weights {
            assert!(share(weight).starts_with(words), "{weight}: {}", share(weight));
        }
        assert_eq!(reported("general knowledge", false), "No report of it is known; it comes from general knowledge.");
        assert_eq!(reported("https://a.b/c/", true), "A question on this topic was reported at a.b/c.");
        assert!(said_difficulty(Difficulty::Hard, Some(5)).contains("by the scores of 5 finished interviews"));
        assert!(said_difficulty(Difficulty::Hard, None).starts_with("Hard, by the levels"));
    }
}
