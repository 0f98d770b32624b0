//! Samples of the page that explains an answer, and what is shown of them.

use super::row::{PieceView, pieces};
use super::*;
use crate::assess::ExplainedIdea;

impl ExplainContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        use super::super::scorecard::sample;
        let question = sample::question();
        let said = "A unique constraint makes the database reject the second insert. Caches never go stale.";
        let first = Self::new([&question], "", "", true);
        let pasted = Self::new([&question], &question.slug, said, true);
        let mut wrong = Self { text: String::new(), ..pasted.clone() };
        wrong.refuse(FieldMessage { field: "text".to_owned(), message: "Paste an answer".to_owned() });
        let result = Some(ResultView::new(&question.title, &sample_explanation()));
        vec![("first", first), ("wrong", wrong), ("closed", Self::closed()), ("result", Self { result, ..pasted })]
    }
}

fn sample_explanation() -> Explanation {
    use crate::assess::Needed;
    let idea = |chance, facet| ExplainedIdea {
        id: "unique-codes".to_owned(),
        title: "Two links never get the same code".to_owned(),
        chance,
        facet,
        example: "the store refuses a code that is taken".to_owned(),
        words: vec!["constraint".to_owned(), "is:uniqueness".to_owned()],
        terms: vec![("near to the idea", 212), ("length", -31), ("kind of sentence", 0)],
    };
    let receipt = Explained {
        turn: 1,
        sentence: "A unique constraint makes the database reject the second insert.".to_owned(),
        done: vec![
            Done::Receipt { idea: "Two links never get the same code".to_owned(), facet: Facet::Reasoned, best: true },
            Done::Touched { idea: "A".to_owned(), why: "31 % sure, a receipt needs 60 %".to_owned() },
            Done::Touched { idea: "B".to_owned(), why: "30 % sure, a receipt needs 60 %".to_owned() },
            Done::Touched { idea: "C".to_owned(), why: "29 % sure, a receipt needs 60 %".to_owned() },
        ],
        costs: None,
        marks: vec![(2, 8), (9, 19)],
        falseness: (4, 2),
        false_terms: vec![("length", -12)],
        claim: None,
        kinds: vec![("mechanism", 71), ("failure", 12)],
        ideas: vec![idea(83, Some(Facet::Reasoned)), idea(3, None)],
    };
    let lie = Explained {
        sentence: "Caches never go stale.".to_owned(),
        done: vec![Done::False {
            claim: "A cache is always fresh".to_owned(),
            correction: "It is as old as its time to live.".to_owned(),
        }],
        costs: Some(4),
        marks: vec![(0, 6), (7, 12)],
        falseness: (93, 88),
        claim: Some(("A cache is always fresh".to_owned(), 120)),
        ..receipt.clone()
    };
    let nothing = Explained {
        turn: 2,
        sentence: "Then we go on.".to_owned(),
        done: vec![Done::Nothing("nearest is \u{201c}A\u{201d}: 2 % sure, a touch needs 20 %".to_owned())],
        marks: Vec::new(),
        ..receipt.clone()
    };
    Explanation {
        overall: 41,
        soundness: 88,
        ideas: vec![
            ("Two links never get the same code".to_owned(), Some(Facet::Reasoned)),
            ("A".to_owned(), Some(Facet::Touched)),
            ("B".to_owned(), None),
        ],
        said: 4,
        bounds: Needed { proof: 60, touched: 20, accuse: 80, check: 50 },
        sentences: vec![receipt, lie, nothing],
    }
}

#[track_caller]
fn check(sentence: &str, marks: &[(usize, usize)], shown: &str) {
    let put = |piece: PieceView| if piece.marked { format!("[{}]", piece.text) } else { piece.text };
    assert_eq!(pieces(sentence, marks).into_iter().map(put).collect::<String>(), shown);
}

#[test]
fn a_sentence_is_cut_at_its_marks_and_nothing_of_it_is_lost() {
    check("We cache reads.", &[(3, 8)], "We [cache] reads.");
    check("We cache reads.", &[(0, 2), (3, 8)], "[We] [cache] reads.");
    check("caf\u{e9} cache", &[(2, 4), (6, 11)], "caf\u{e9} [cache]");
    check("We cache", &[(3, 8), (3, 5), (90, 95)], "We [cache]");
    check("", &[], "");
}

#[test]
fn what_cost_points_is_named_with_its_reason_the_dearest_first() {
    let mut all = sample_explanation();
    all.sentences[2].costs = Some(9);
    all.sentences[2].done = vec![Done::Void("was said before in the same words".to_owned())];
    let result = ResultView::new("A", &all);
    let told: Vec<_> = result.costs.iter().map(|cost| (cost.row, cost.why.as_str(), cost.points.as_deref())).collect();
    assert_eq!(
        told,
        [
            (3, "was said before in the same words", Some("costs 9 points")),
            (2, "called false: A cache is always fresh", Some("costs 4 points")),
        ]
    );
    assert_eq!(result.summary, "1 of 3 ideas shown, 1 touched. 88 % of what it claims counts as sound.");
    assert_eq!(result.cut.as_deref(), Some("The first 3 of 4 sentences are shown."));
}
