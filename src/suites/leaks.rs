//! Does the interviewer give an answer away? A question of its own that would itself be taken as showing the idea that it
//! asks about does, unless that had been said before.

use crate::assess::{Answer, Facet, Turn, observe};
use crate::content::{Classes, Sheet};
use crate::interview::{Event, MoveKind};
use crate::matching::KINDS;
use crate::matching::fixed::ONE;

use super::conduct::Run;

/// A sheet on which the interviewer's words are judged like anybody's; of a candidate they would be an echo.
pub(super) fn by_which(sheet: &Sheet) -> Sheet {
    Sheet { classes: Classes { told: Vec::new(), ..(*sheet.classes).clone() }.into(), ..sheet.clone() }
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

/// Kinds of ideas that a question cannot help to name: who asks for a sum, a price or what is left out says what of.
const NAMED: [&str; 3] = ["scope", "numbers", "cost"];
/// From this chance on a text gives its idea away: one that merely speaks of the same things is no leak.
const SURELY: i64 = ONE * 9 / 10;

/// Whether a text alone, said by a candidate, would show an idea beyond doubt.
fn shows(sheet: &Sheet, idea: usize, text: &str) -> bool {
    let seen = [observe(sheet, &[], &Turn::plain(1, text))];
    let idea_seen = &Answer::of(sheet, &seen).ideas[idea];
    let is_named = NAMED.contains(&KINDS[sheet.kinds[idea]]);
    !is_named && idea_seen.facet >= Some(Facet::Shown) && idea_seen.best >= SURELY
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
