//! Quotes and the transcript that they point into: each quote is a link to its own words, marked where they were said.

use std::cmp::Ordering;

use serde::Serialize;

use crate::assess::Facet;
use crate::assess::scorecard::{Quote, Scorecard};
use crate::content::transcript::Speaker;
use crate::web::pages::spoken::Spoken;
use crate::web::pages::wording;

/// A quote as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct QuoteView {
    pub(crate) turn: u32,
    /// The mark's id in the transcript.
    pub(crate) anchor: String,
    pub(crate) quote: String,
    pub(crate) why: String,
    /// The example that it resembles.
    pub(crate) example: Option<String>,
}

/// One turn of the transcript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TurnView {
    /// The stage that begins here.
    pub(crate) stage: Option<String>,
    /// `candidate` or `interviewer`.
    pub(crate) side: &'static str,
    pub(crate) speaker: &'static str,
    /// Of the candidate's turns, from 1.
    pub(crate) turn: Option<u32>,
    /// The same in digits, for links; empty for the interviewer.
    pub(crate) number: String,
    /// "34 so far, 6 more".
    pub(crate) score: Option<String>,
    pub(crate) label: Option<String>,
    pub(crate) at: Option<String>,
    pub(crate) segments: Vec<Segment>,
}

/// A stretch of a turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Segment {
    pub(crate) text: String,
    pub(crate) mark: Option<Mark>,
}

/// Why a stretch is marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Mark {
    pub(crate) anchor: String,
    /// `counted`, `touched`, `wrong`, `check` or `not-counted`.
    pub(crate) sort: &'static str,
    pub(crate) why: String,
}

/// Every marked stretch, without overlaps, in order.
#[derive(Debug)]
pub(super) struct Marks(Vec<Stretch>);

#[derive(Clone, Debug)]
struct Stretch {
    turn: u32,
    start: usize,
    end: usize,
    sort: Sort,
    why: String,
}

/// The strongest first: where quotes overlap, it decides what the mark looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Wrong,
    Check,
    Counted,
    Touched,
    NotCounted,
}

impl Sort {
    fn name(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Check => "check",
            Self::Touched => "touched",
            Self::Counted => "counted",
            Self::NotCounted => "not-counted",
        }
    }
}

impl Marks {
    /// Of no scorecard.
    pub(super) fn none() -> Self {
        Self(Vec::new())
    }

    /// Of every quote that a scorecard holds, figures excepted: they would mark half of the text.
    pub(super) fn of(card: &Scorecard) -> Self {
        let mut all: Vec<Stretch> = Vec::new();
        let mut add = |quotes: &[Quote], sort| {
            all.extend(quotes.iter().map(|quote| Stretch {
                turn: quote.turn,
                start: quote.start,
                end: quote.end,
                sort,
                why: quote.reasons().0.to_owned(),
            }));
        };
        for criterion in card.competencies.iter().flat_map(|competency| &competency.criteria) {
            add(&criterion.evidence, Sort::Counted);
            add(&criterion.touched, Sort::Touched);
            add(&criterion.not_counted, Sort::NotCounted);
        }
        for idea in &card.ideas {
            add(&idea.evidence, if idea.facet >= Some(Facet::Shown) { Sort::Counted } else { Sort::Touched });
        }
        add(&card.worth_checking, Sort::Check);
        for wrong in &card.misconceptions {
            add(&wrong.evidence, Sort::Wrong);
        }
        for gate in &card.gates {
            add(std::slice::from_ref(&gate.quote), Sort::NotCounted);
        }
        all.sort_by(|a, b| (a.turn, a.start, b.end).cmp(&(b.turn, b.start, a.end)));
        let mut marks: Vec<Stretch> = Vec::new();
        for next in all {
            match marks.last_mut() {
                Some(last) if last.turn == next.turn && next.start < last.end => {
                    last.end = last.end.max(next.end);
                    if next.sort < last.sort {
                        (last.sort, last.why) = (next.sort, next.why);
                    }
                }
                _ => marks.push(next),
            }
        }
        Self(marks)
    }

    /// A quote with a link to the mark that holds it.
    pub(super) fn view(&self, quote: &Quote) -> QuoteView {
        let holds = |mark: &&Stretch| mark.turn == quote.turn && mark.start <= quote.start && quote.start < mark.end;
        let anchor = self.0.iter().find(holds).map_or_else(|| format!("turn-{}", quote.turn), Stretch::anchor);
        let (why, example) = quote.reasons();
        QuoteView {
            turn: quote.turn,
            anchor,
            quote: quote.quote.clone(),
            why: why.to_owned(),
            example: example.map(str::to_owned),
        }
    }

    /// Several.
    pub(super) fn views(&self, quotes: &[Quote]) -> Vec<QuoteView> {
        quotes.iter().map(|quote| self.view(quote)).collect()
    }

    /// The transcript with its marks.
    pub(super) fn transcript(&self, spoken: &[Spoken], running: &[u8]) -> Vec<TurnView> {
        let mut turns = 0;
        let view = |spoken: &Spoken| {
            let candidate = spoken.speaker == Speaker::Candidate;
            turns += u32::from(candidate);
            let turn = candidate.then_some(turns);
            TurnView {
                stage: spoken.stage.clone(),
                side: if candidate { "candidate" } else { "interviewer" },
                speaker: if candidate { "Candidate" } else { "Interviewer" },
                turn,
                number: turn.map_or_else(String::new, |turn| turn.to_string()),
                score: turn.and_then(|turn| running_score(running, turn)),
                label: spoken.label.clone(),
                at: spoken.at.map(wording::elapsed),
                segments: turn.map_or_else(|| vec![plain(&spoken.text)], |n| self.segments(n, &spoken.text)),
            }
        };
        spoken.iter().map(view).collect()
    }

    fn segments(&self, turn: u32, text: &str) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut at = 0;
        for mark in self.0.iter().filter(|mark| mark.turn == turn) {
            // A scorecard may be shown beside words that it was not made from; then nothing is marked.
            let (Some(before), Some(words)) = (text.get(at..mark.start), text.get(mark.start..mark.end)) else {
                continue;
            };
            if !before.is_empty() {
                segments.push(plain(before));
            }
            let shown = Mark { anchor: mark.anchor(), sort: mark.sort.name(), why: mark.why.clone() };
            segments.push(Segment { text: words.to_owned(), mark: Some(shown) });
            at = mark.end;
        }
        if at < text.len() || segments.is_empty() {
            segments.push(plain(&text[at..]));
        }
        segments
    }
}

/// What the score had come to after a turn (from 1), and by how much that turn moved it.
fn running_score(running: &[u8], turn: u32) -> Option<String> {
    let at = usize::try_from(turn).ok()?.checked_sub(1)?;
    let (now, before) = (*running.get(at)?, at.checked_sub(1).map_or(0, |before| running[before]));
    let moved = match now.cmp(&before) {
        Ordering::Greater => format!(", {} more", now - before),
        Ordering::Less => format!(", {} less", before - now),
        Ordering::Equal => String::new(),
    };
    Some(format!("{now} so far{moved}"))
}

impl Stretch {
    fn anchor(&self) -> String {
        format!("turn-{}-{}", self.turn, self.start)
    }
}

fn plain(text: &str) -> Segment {
    Segment { text: text.to_owned(), mark: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(start: usize, end: usize) -> Stretch {
        Stretch { turn: 1, start, end, sort: Sort::Counted, why: String::new() }
    }

    /// Marked words stand in brackets.
    #[track_caller]
    fn check(text: &str, stretches: &[(usize, usize)], expect: &str) {
        let marks = Marks(stretches.iter().map(|(start, end)| stretch(*start, *end)).collect());
        let shown: String = marks
            .segments(1, text)
            .into_iter()
            .map(|segment| if segment.mark.is_some() { format!("[{}]", segment.text) } else { segment.text })
            .collect();
        assert_eq!(shown, expect);
    }

    #[test]
    fn the_exact_bytes_are_marked() {
        check("one two three", &[(4, 7)], "one [two] three");
        check("one two three", &[(0, 3), (8, 13)], "[one] two [three]");
        check("köln is far", &[(0, 5)], "[köln] is far");
        check("", &[], "");
    }

    #[test]
    fn the_score_so_far_is_said_with_its_change() {
        let said = |turn| running_score(&[3, 3, 12, 9], turn);
        let expect = ["3 so far, 3 more", "3 so far", "12 so far, 9 more", "9 so far, 3 less"];
        assert_eq!([1, 2, 3, 4].map(|turn| said(turn).unwrap_or_default()), expect);
        assert_eq!((said(0), said(5)), (None, None));
    }

    #[test]
    fn spans_that_do_not_fit_mark_nothing() {
        check("köln", &[(0, 2)], "köln");
        check("short", &[(2, 99)], "short");
    }
}
