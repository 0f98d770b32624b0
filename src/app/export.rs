//! An interview's journal as a transcript, and the scoring of either: one way for a live interview, a file, `rescore` and
//! tests, so that what the server exports, `greenroom score` reads and scores to the same bytes.

use crate::assess::{self, Asked, Scorecard};
use crate::content::Sheet;
use crate::content::format::Level;
use crate::content::format::transcript::{Attributes, FrontMatter};
use crate::content::transcript::{Section, Speaker, Transcript};
use crate::interview::{Entry, Event, MoveKind};

/// The bar when neither the caller nor the file names one.
const USUAL_LEVEL: Level = Level::L5;

/// Scores a whole journal.
pub fn score_journal(sheet: &Sheet, journal: &[Entry]) -> Scorecard {
    score_transcript(sheet, &transcript_of(journal), None)
}

/// Scores a transcript at `level`, else at the one that it names.
pub fn score_transcript(sheet: &Sheet, transcript: &Transcript, level: Option<Level>) -> Scorecard {
    let turns = assess::turns_of(transcript);
    let observations = assess::observe_all(sheet, &turns);
    let level = level.or(transcript.front.level).unwrap_or(USUAL_LEVEL);
    assess::score(sheet, &turns, &observations, &Asked { level, journal_hash: assess::transcript_hash(transcript) })
}

/// `overall` as it would have been had the conversation ended after each of the candidate's turns.
pub fn running(sheet: &Sheet, transcript: &Transcript) -> Vec<u8> {
    assess::running(sheet, &assess::observe_all(sheet, &assess::turns_of(transcript)))
}

/// What was said, with what led to it.
pub fn transcript_of(journal: &[Entry]) -> Transcript {
    let began = journal.first().map(|entry| entry.at).unwrap_or_default();
    let mut front = FrontMatter::default();
    let mut stage = None;
    let mut sections = Vec::new();
    for entry in journal {
        let at = u32::try_from(entry.at.since(began).as_secs()).ok();
        let here = Attributes { at, stage: stage.clone(), ..Attributes::default() };
        match &entry.event {
            Event::Opened { question, level, .. } => {
                (front.question, front.level) = (Some(question.clone()), Some(*level));
            }
            Event::Stage { stage: id, .. } => stage = Some(id.clone()),
            Event::Answer { text, .. } => {
                sections.push(Section { speaker: Speaker::Candidate, attributes: here, text: text.clone() });
            }
            Event::Reply { kind, about, rung, text, .. } => {
                let about = |wanted| about.clone().filter(|_| *kind == wanted);
                let hinted = about(MoveKind::Hint);
                let attributes = Attributes {
                    probe: about(MoveKind::Probe).or(hinted),
                    fact: about(MoveKind::Fact),
                    twist: about(MoveKind::Twist),
                    hint: *rung,
                    ..here
                };
                sections.push(Section { speaker: Speaker::Interviewer, attributes, text: text.clone() });
            }
            _ => {}
        }
    }
    Transcript { front, sections }
}
