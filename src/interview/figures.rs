//! The candidate's own figures, collected while they speak: the words around each, and whether it follows from others.

use crate::assess::{Figure, Observation, Turn};

/// A figure as it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureSaid {
    /// It and the words right beside it.
    pub words: String,
    /// It follows from figures that were said before it.
    pub worked_out: bool,
}

/// The newest so many are kept at hand.
const SHOWN: usize = 12;

/// Words on either side that say what it is a figure of.
const BEFORE: usize = 3;
const BEHIND: usize = 3;

/// The newest figures, in the order in which they were said; the same words once.
pub(super) fn figures(turns: &[Turn], observations: &[Observation]) -> Vec<FigureSaid> {
    let mut all: Vec<FigureSaid> = Vec::new();
    for (turn, seen) in turns.iter().zip(observations) {
        for figure in &seen.figures {
            let said = FigureSaid { words: around(&turn.text, figure), worked_out: !figure.follows_from.is_empty() };
            if !all.iter().any(|known| known.words == said.words) {
                all.push(said);
            }
        }
    }
    let older = all.len().saturating_sub(SHOWN);
    all.split_off(older)
}

/// Never beyond the clause.
fn around(text: &str, figure: &Figure) -> String {
    let (before, figure, behind) = (&text[..figure.start], &text[figure.start..figure.end], &text[figure.end..]);
    let ends = |c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '\n' | '!' | '?');
    let before = before.rsplit(ends).next().unwrap_or_default();
    let before = before.rsplit(". ").next().unwrap_or_default();
    let behind = behind.split(ends).next().unwrap_or_default();
    let behind = behind.split(". ").next().unwrap_or_default().trim_end_matches('.');
    let lead: Vec<&str> = before.split_whitespace().collect();
    let lead = lead[lead.len().saturating_sub(BEFORE)..].iter().copied();
    // What is glued to it, as a unit or a sign, stays glued.
    let glue = |text: &str| if text.starts_with(char::is_whitespace) || text.is_empty() { " " } else { "" };
    let tail: Vec<&str> = behind.split_whitespace().take(BEHIND).collect();
    let lead = lead.collect::<Vec<_>>().join(" ");
    let gap = if before.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{lead}{gap}{figure}{}{}", glue(behind), tail.join(" ")).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, figure: &str, expect: &str) {
        let start = text.find(figure).unwrap();
        let figure =
            Figure { start, end: start + figure.len(), kind: "count", value: String::new(), follows_from: Vec::new() };
        assert_eq!(around(text, &figure), expect);
    }

    #[test]
    fn a_figure_is_shown_with_what_it_is_of() {
        check(
            "We plan for 100 million new links a month, fairly evenly.",
            "100 million",
            "We plan for 100 million new links a",
        );
        check("That is 40/s.", "40/s", "That is 40/s");
        check("First this. Then 9 TB.", "9 TB", "Then 9 TB");
        check("about $250 of traffic", "$250", "about $250 of traffic");
        check("7", "7", "7");
        check("a code (8 signs)", "8", "8 signs");
    }
}
