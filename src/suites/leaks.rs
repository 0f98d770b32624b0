//! Does the interviewer give an answer away? A question of its own that would itself be taken as showing the idea that it
//! asks about does, unless that had been said before.

use crate::assess::{Answer, Facet, Turn, observe};
use crate::content::Sheet;
use crate::interview::{Event, MoveKind};

use super::conduct::Run;

/// A sheet on which the interviewer's words are judged like anybody's; of a candidate they would be an echo.
pub(super) fn by_which(sheet: &Sheet) -> Sheet {
    Sheet { told: Vec::new(), ..sheet.clone() }
}

/// Each leak: the idea, and the words that told it.
pub(super) fn leaks(run: &Run, sheet: &Sheet) -> Vec<(String, String)> {
    let mut said: Vec<&str> = vec![&sheet.brief];
    let mut found = Vec::new();
    for entry in &run.entries {
        match &entry.event {
            Event::Reply { kind: MoveKind::Probe, about: Some(about), text, .. } => {
                let is_open = |idea: usize| said.iter().any(|said| shows(sheet, idea, said));
                let idea = sheet.question.ideas.iter().position(|known| known.id == *about);
                if idea.is_some_and(|idea| shows(sheet, idea, &stated(text)) && !is_open(idea)) {
                    found.push((about.clone(), text.clone()));
                }
                said.push(text);
            }
            Event::Answer { text, .. } | Event::Reply { text, .. } => said.push(text),
            _ => {}
        }
    }
    found
}

/// Whether a text alone, said by a candidate, would show an idea.
fn shows(sheet: &Sheet, idea: usize, text: &str) -> bool {
    let seen = [observe(sheet, &[], &Turn::plain(1, text))];
    Answer::of(sheet, &seen).ideas[idea].facet >= Some(Facet::Shown)
}

/// The interviewer's own words as a statement: what stands in quotes is the candidate's, and a question shows nothing.
fn stated(text: &str) -> String {
    let mut own = String::new();
    let mut rest = text;
    while let Some((before, quoted)) = rest.split_once('\u{201c}') {
        own.push_str(before);
        rest = quoted.split_once('\u{201d}').map_or("", |(_, after)| after);
    }
    own.push_str(rest);
    own.replace('?', ".")
}

#[cfg(test)]
mod tests {
    use super::stated;

    #[test]
    fn a_question_is_read_as_a_statement_without_what_it_quotes() {
        for (text, own) in [
            ("What if it dies?", "What if it dies."),
            ("You said \u{201c}a cache\u{201d}. And then?", "You said . And then."),
            ("You said \u{201c}a cache", "You said "),
        ] {
            assert_eq!(stated(text), own);
        }
    }
}
