//! The candidate's own figures, collected while they speak: the words around each, and whether it follows from others.

use std::collections::HashSet;
use std::ops::Range;

use crate::assess::{Figure, Observation, Turn};
use crate::text::{Span, sentence_spans};

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

/// The newest figures, in the order in which they were said; those that stand side by side as one, the same words once.
pub(super) fn figures(turns: &[Turn], observations: &[Observation]) -> Vec<FigureSaid> {
    let mut known: HashSet<String> = HashSet::new();
    let said = turns.iter().zip(observations).flat_map(|(turn, seen)| of_turn(&turn.text, &seen.figures));
    let mut all: Vec<FigureSaid> = said.filter(|said| known.insert(said.words.clone())).collect();
    let older = all.len().saturating_sub(SHOWN);
    all.split_off(older)
}

fn of_turn(text: &str, figures: &[Figure]) -> Vec<FigureSaid> {
    let mut stretches: Vec<(Range<usize>, bool)> = Vec::new();
    let sentences = sentence_spans(text);
    for figure in figures {
        let (around, worked_out) = (around(text, &sentences, figure), !figure.follows_from.is_empty());
        match stretches.last_mut() {
            Some((last, known)) if around.start < last.end => {
                last.end = last.end.max(around.end);
                *known |= worked_out;
            }
            _ => stretches.push((around, worked_out)),
        }
    }
    let said = stretches.into_iter().map(|(stretch, worked_out)| FigureSaid {
        words: text[stretch].split_whitespace().collect::<Vec<_>>().join(" "),
        worked_out,
    });
    said.collect()
}

/// The figure with a few words on either side, never beyond the clause. `sentences` are those of the text.
pub(super) fn around(text: &str, sentences: &[Span], figure: &Figure) -> Range<usize> {
    let ends = |c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '!' | '?');
    let at = sentences.partition_point(|sentence| sentence.start <= figure.start).saturating_sub(1);
    let sentence = sentences.get(at).copied().unwrap_or(Span { start: 0, end: text.len() });
    let place = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    let mut start = figure.start;
    for word in text[sentence.start.min(figure.start)..figure.start].split_whitespace().rev().take(BEFORE) {
        let own = word.rfind(ends).map_or(0, |at| at + 1);
        if own < word.len() {
            start = place(word) + own;
        }
        if own > 0 {
            break;
        }
    }
    let mut end = figure.end;
    let behind = &text[figure.end..sentence.end.max(figure.end)];
    for word in behind.split_whitespace().take(BEHIND) {
        let own = word.find(ends).unwrap_or(word.len());
        if own > 0 {
            end = place(word) + word[..own].trim_end_matches('.').len();
        }
        if own < word.len() {
            break;
        }
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, figure: &str, expect: &str) {
        let start = text.find(figure).unwrap();
        let figure =
            Figure { start, end: start + figure.len(), kind: "count", value: String::new(), follows_from: Vec::new() };
        assert_eq!(&text[around(text, &sentence_spans(text), &figure)], expect);
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

    #[test]
    fn figures_side_by_side_are_one() {
        let text = "So 100 million / 2.6 million seconds is 39/s.";
        let figure = |words: &str, follows_from: Vec<usize>| {
            let start = text.find(words).unwrap();
            Figure { start, end: start + words.len(), kind: "count", value: String::new(), follows_from }
        };
        let said = of_turn(
            text,
            &[figure("100 million", Vec::new()), figure("2.6 million", Vec::new()), figure("39/s", vec![0, 1])],
        );
        let words = "So 100 million / 2.6 million seconds is 39/s".to_owned();
        assert_eq!(said, [FigureSaid { words, worked_out: true }]);
    }
}
