//! What was said, as the scorecard shows it: from a journal or from a transcript file.

use crate::clock::Time;
use crate::content::Shown;
use crate::content::transcript::{Speaker, Transcript};
use crate::interview::{Entry, Event};

use super::lines::label;

/// One turn of either side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub(crate) speaker: Speaker,
    pub(crate) text: String,
    /// Seconds since the interview began, if known.
    pub(crate) at: Option<u64>,
    /// What sort of thing it is, where that matters.
    pub(crate) label: Option<String>,
    /// The title of the stage that began with it.
    pub(crate) stage: Option<String>,
}

/// From an interview's journal. The nth answer is the nth candidate turn.
pub(crate) fn of_journal(entries: &[Entry], shown: &Shown) -> Vec<Spoken> {
    let began = entries.first().map_or(Time::default(), |entry| entry.at);
    let mut stage = None;
    let mut spoken = Vec::new();
    for entry in entries {
        let (speaker, text, label) = match &entry.event {
            Event::Stage { stage: id, .. } => {
                stage = Some(shown.stage_title(id));
                continue;
            }
            Event::Answer { text, .. } => (Speaker::Candidate, text, None),
            Event::Reply { kind, rung, text, .. } => (Speaker::Interviewer, text, label(*kind, *rung)),
            _ => continue,
        };
        let at = Some(entry.at.since(began).as_secs());
        spoken.push(Spoken { speaker, text: text.clone(), at, label, stage: stage.take() });
    }
    spoken
}

/// From a transcript file. The nth candidate section is the nth candidate turn.
pub(crate) fn of_file(transcript: &Transcript, shown: &Shown) -> Vec<Spoken> {
    let mut before: Option<&str> = None;
    let spoken = |section: &crate::content::transcript::Section, stage: Option<String>| Spoken {
        speaker: section.speaker,
        text: section.text.clone(),
        at: section.attributes.at.map(u64::from),
        label: section.attributes.hint.map(|rung| format!("Hint {rung} of 3")),
        stage,
    };
    let mut all = Vec::with_capacity(transcript.sections.len());
    for section in &transcript.sections {
        let stage = section.attributes.stage.as_deref().filter(|id| before != Some(id));
        before = stage.or(before);
        all.push(spoken(section, stage.map(|id| shown.stage_title(id))));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::format::transcript::{Attributes, FrontMatter};
    use crate::content::transcript::Section;
    use crate::web::pages::lines::sample_entries;
    use crate::web::pages::scorecard::sample;

    #[test]
    fn a_stage_is_told_once() {
        let section = |speaker, stage: &str| Section {
            speaker,
            attributes: Attributes { stage: Some(stage.to_owned()), ..Attributes::default() },
            text: "Words".to_owned(),
        };
        let sections = vec![
            section(Speaker::Interviewer, "scope"),
            section(Speaker::Candidate, "scope"),
            section(Speaker::Candidate, "numbers"),
        ];
        let spoken = of_file(&Transcript { front: FrontMatter::default(), sections }, &sample::shown());
        let stages: Vec<_> = spoken.iter().map(|turn| turn.stage.as_deref()).collect();
        assert_eq!(stages, [Some("Scope"), None, Some("Numbers")]);
    }

    #[test]
    fn a_journal_gives_its_words_in_order() {
        let spoken = of_journal(&sample_entries(), &sample::shown());
        let speakers: String =
            spoken.iter().map(|turn| if turn.speaker == Speaker::Candidate { 'c' } else { 'i' }).collect();
        assert_eq!(speakers, "icicii");
        assert_eq!(spoken[4].label.as_deref(), Some("Hint 1 of 3"));
        assert_eq!(spoken[0].stage.as_deref(), Some("Scope"));
    }
}
