//! From a transcript file to turns. A file that the server wrote says in its headings what led to each answer; one that
//! was written by hand need not.

use crate::content::transcript::{Speaker, Transcript};

use super::Turn;

/// The candidate's turns, each with what the interviewer said since the turn before.
pub fn turns_of(transcript: &Transcript) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    let graded = transcript.front.variant.is_some();
    let mut next = Turn { graded, ..Turn::plain(1, "") };
    for section in &transcript.sections {
        let said = &section.attributes;
        if said.stage.is_some() {
            next.stage.clone_from(&said.stage);
        }
        match section.speaker {
            Speaker::Interviewer => {
                next.heard.push(section.text.clone());
                match (&said.probe, said.hint) {
                    (Some(idea), Some(rung)) => next.hint = Some((idea.clone(), rung)),
                    (Some(idea), None) => next.probe = Some(idea.clone()),
                    (None, _) => {}
                }
            }
            Speaker::Candidate => {
                next.text.clone_from(&section.text);
                let n = next.n + 1;
                let stage = next.stage.clone();
                turns.push(next);
                next = Turn { stage, graded, ..Turn::plain(n, "") };
            }
        }
    }
    turns
}

/// Of who said what in a file, in hexadecimal: the journal half of the receipt of a score without a server.
pub fn transcript_hash(transcript: &Transcript) -> String {
    let mut hasher = blake3::Hasher::new();
    for section in &transcript.sections {
        let speaker: &[u8] = match section.speaker {
            Speaker::Interviewer => b"interviewer",
            Speaker::Candidate => b"candidate",
        };
        // Lengths part the pieces, so that no two transcripts write the same bytes.
        for part in [speaker, section.text.as_bytes()] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
    hasher.finalize().to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::format::transcript::{Attributes, FrontMatter};
    use crate::content::transcript::Section;

    fn transcript(sections: &[(Speaker, &str, Attributes)]) -> Transcript {
        let section = |(speaker, text, attributes): &(Speaker, &str, Attributes)| Section {
            speaker: *speaker,
            attributes: attributes.clone(),
            text: (*text).to_owned(),
        };
        Transcript { front: FrontMatter::default(), sections: sections.iter().map(section).collect() }
    }

    #[test]
    fn headings_say_what_led_to_an_answer() {
        let plain = Attributes::default();
        let probe =
            Attributes { probe: Some("hot-link".to_owned()), stage: Some("deep-dive".to_owned()), ..plain.clone() };
        let hint = Attributes { probe: Some("cache-lost".to_owned()), hint: Some(2), ..plain.clone() };
        let turns = turns_of(&transcript(&[
            (Speaker::Interviewer, "Begin.", plain.clone()),
            (Speaker::Candidate, "one", plain.clone()),
            (Speaker::Interviewer, "Well?", probe),
            (Speaker::Interviewer, "Go on.", plain.clone()),
            (Speaker::Candidate, "two", plain.clone()),
            (Speaker::Interviewer, "Look.", hint),
            (Speaker::Candidate, "three", plain.clone()),
            (Speaker::Candidate, "four", plain.clone()),
            (Speaker::Interviewer, "Thank you.", plain),
        ]));
        let shown: Vec<_> = turns.iter().map(|t| (t.n, t.text.as_str(), t.heard.len())).collect();
        assert_eq!(shown, [(1, "one", 1), (2, "two", 2), (3, "three", 1), (4, "four", 0)]);
        assert_eq!(turns[1].probe.as_deref(), Some("hot-link"));
        assert_eq!(turns[2].hint, Some(("cache-lost".to_owned(), 2)));
        assert_eq!((&turns[2].probe, &turns[3].hint), (&None, &None));
        assert_eq!(
            turns.iter().map(|t| t.stage.as_deref()).collect::<Vec<_>>(),
            [None, Some("deep-dive"), Some("deep-dive"), Some("deep-dive")]
        );
    }

    #[test]
    fn the_hash_tells_speakers_and_pieces_apart() {
        let plain = Attributes::default();
        let hash = |sections: &[(Speaker, &str, Attributes)]| transcript_hash(&transcript(sections));
        let one = hash(&[(Speaker::Candidate, "ab", plain.clone())]);
        assert_eq!(one, hash(&[(Speaker::Candidate, "ab", Attributes { at: Some(3), ..plain.clone() })]));
        assert_ne!(one, hash(&[(Speaker::Interviewer, "ab", plain.clone())]));
        assert_ne!(one, hash(&[(Speaker::Candidate, "a", plain.clone()), (Speaker::Candidate, "b", plain)]));
    }
}
