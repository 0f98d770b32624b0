//! The question itself, as it is said: its paragraphs in one line each, and an invitation to begin if it has none.

use super::entry::{Event, MoveKind};
use super::fold::Interview;
use super::quote::sentence_at;
use super::say::worded;
use crate::content::Phrase;

/// Whoever is spoken to knows that it is their turn.
const SPOKEN_TO: [&str; 2] = ["you", "me"];
/// How lines begin that stand by themselves in Markdown.
const OWN_LINE: [&str; 8] = ["- ", "* ", "+ ", "> ", "#", "|", "```", "    "];

/// What the interviewer says first.
pub(super) fn brief(interview: &Interview) -> Event {
    let spoken = paragraphs(&interview.sheet.brief);
    let said = |wording, text| Event::Reply { kind: MoveKind::Brief, about: None, rung: None, wording, text };
    if invites(&spoken) {
        return said(None, spoken);
    }
    let (wording, opening) = worded(interview, Phrase::Opening, &[]);
    said(Some(wording), format!("{spoken}\n\n{opening}"))
}

/// Its last sentence asks, or speaks to the candidate.
fn invites(brief: &str) -> bool {
    let last = brief.trim_end();
    let sentence =
        last.len().checked_sub(1).filter(|at| last.is_char_boundary(*at)).map_or("", |at| sentence_at(last, at));
    let words = || sentence.split(|c: char| !c.is_alphanumeric());
    last.ends_with('?') || words().any(|word| SPOKEN_TO.iter().any(|to| word.eq_ignore_ascii_case(to)))
}

/// A file's lines are as long as its author's window; what is said has none.
fn paragraphs(text: &str) -> String {
    let mut spoken = String::new();
    for line in text.trim().lines() {
        let is_own =
            line.trim().is_empty() || OWN_LINE.iter().any(|begin| line.starts_with(begin)) || is_numbered(line);
        let before = if spoken.is_empty() || spoken.ends_with('\n') {
            ""
        } else if is_own {
            "\n"
        } else {
            " "
        };
        spoken.push_str(before);
        if line.trim().is_empty() {
            spoken.push('\n');
        } else {
            spoken.push_str(if is_own { line.trim_end() } else { line.trim() });
        }
    }
    spoken
}

/// `1. ` begins an item of a list.
fn is_numbered(line: &str) -> bool {
    line.split_once(". ")
        .is_some_and(|(number, _)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_paragraph_are_one() {
        let check = |text: &str, expect: &str| assert_eq!(paragraphs(text), expect, "{text:?}");
        check(
            "whoever opens it to the\noriginal. One thing\n  is settled.\n",
            "whoever opens it to the original. One thing is settled.",
        );
        check("One.\ntwo\n\nThree\nfour", "One. two\n\nThree four");
        check("It must:\n- keep\n- find\n1. first\nand more", "It must:\n- keep\n- find\n1. first and more");
        check("", "");
    }

    #[test]
    fn nobody_is_asked_twice_to_begin() {
        let check = |brief: &str, expect: bool| assert_eq!(invites(brief), expect, "{brief:?}");
        check("Design it. Where would you like to begin?", true);
        check("Choose a key. You may ask me anything before.", true);
        check("Walk through it. I will tell you what I see when asked.", true);
        check("Please design it.", false);
        check("", false);
    }
}
