//! An answer explained to an author: what it came to, then one row a sentence with what was done with it and why.

use serde::Serialize;

use crate::assess::{Done, Explained, ExplainedIdea, Explanation, Facet, TELLING};
use crate::content::format::question::QuestionFile;

use super::choices::Choice;
use super::home::FieldMessage;
use super::wording;

/// The longest text, in characters: an interview of 45 minutes has about thirty thousand.
pub(crate) const LIMIT: usize = 50_000;

/// So many sentences are shown.
pub(crate) const SENTENCES: usize = 400;

/// So many of the ideas that a sentence only touches are named in its row.
const TOUCHED: usize = 2;

/// The longest piece of a sentence that points to it, in characters.
const PIECE: usize = 90;

/// What `explain.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ExplainContext {
    /// Whoever asks may not open it.
    pub(crate) closed: bool,
    pub(crate) questions: Vec<Choice>,
    /// What was pasted.
    pub(crate) text: String,
    /// "50,000"
    pub(crate) limit: String,
    pub(crate) has_sample: bool,
    /// What did not fit.
    pub(crate) errors: Vec<FieldMessage>,
    pub(crate) question_error: Option<String>,
    pub(crate) text_error: Option<String>,
    pub(crate) result: Option<ResultView>,
}

/// An answer, explained.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ResultView {
    pub(crate) title: String,
    pub(crate) overall: u8,
    /// "3 of 14 ideas shown, 2 touched. 96 % of it is sound."
    pub(crate) summary: String,
    /// Kinds of rows with how many there are.
    pub(crate) counts: Vec<CountView>,
    /// What cost points, or would have been worth some.
    pub(crate) costs: Vec<CostView>,
    pub(crate) shown: Vec<String>,
    pub(crate) touched: Vec<String>,
    pub(crate) missing: Vec<String>,
    /// From which chances on something is said.
    pub(crate) bounds: String,
    pub(crate) turns: Vec<TurnView>,
    pub(crate) is_talk: bool,
    /// That not all sentences are shown, if so.
    pub(crate) cut: Option<String>,
}

/// One kind of row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct CountView {
    pub(crate) kind: &'static str,
    pub(crate) says: String,
}

/// A sentence that cost something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct CostView {
    pub(crate) row: usize,
    pub(crate) quote: String,
    pub(crate) why: String,
    /// "costs 4 points", or nothing.
    pub(crate) points: Option<String>,
}

/// One answer of a conversation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TurnView {
    pub(crate) turn: u32,
    pub(crate) rows: Vec<RowView>,
}

/// One sentence.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RowView {
    /// Its number in the answer, from 1.
    pub(crate) row: usize,
    /// The weightiest thing that was done with it.
    pub(crate) kind: &'static str,
    pub(crate) chips: Vec<ChipView>,
    pub(crate) pieces: Vec<PieceView>,
    /// How its marks are coloured.
    pub(crate) mark: &'static str,
    pub(crate) reasons: Vec<ReasonView>,
    pub(crate) points: Option<String>,
    pub(crate) ideas: Vec<IdeaView>,
    pub(crate) falseness: i64,
    pub(crate) alone: i64,
    pub(crate) claim: Option<String>,
    pub(crate) claim_near: i64,
    pub(crate) false_terms: Vec<TermView>,
    /// "mechanism 71 %, failure 12 %"
    pub(crate) kinds: String,
}

/// What was done, in a word or two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ChipView {
    pub(crate) kind: &'static str,
    pub(crate) says: &'static str,
}

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct PieceView {
    pub(crate) text: String,
    pub(crate) marked: bool,
}

/// What was done and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct ReasonView {
    /// What it is about.
    pub(crate) about: String,
    pub(crate) says: String,
}

/// An idea that it may show.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct IdeaView {
    pub(crate) title: String,
    pub(crate) chance: i64,
    /// What it counts as, in words.
    pub(crate) counts: &'static str,
    /// Near enough to be told why.
    pub(crate) telling: bool,
    pub(crate) example: String,
    pub(crate) words: String,
    pub(crate) terms: Vec<TermView>,
}

/// A term of a reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TermView {
    pub(crate) name: &'static str,
    /// Log-odds with their sign.
    pub(crate) share: String,
    pub(crate) against: bool,
}

/// Kinds of rows, weightiest first, with what a chip and a count call them.
const KINDS: [(&str, &str, &str); 7] = [
    ("receipt", "Receipt", "receipts"),
    ("touched", "Touched", "only touch"),
    ("check", "Worth checking", "worth checking"),
    ("false", "False", "called false"),
    ("listed", "Only a touch", "lowered to a touch"),
    ("void", "Counts nothing", "count nothing"),
    ("nothing", "Not taken", "not taken"),
];

impl ExplainContext {
    /// The form. `chosen`: a slug; the first question if it is none.
    pub(crate) fn new<'a>(
        questions: impl IntoIterator<Item = &'a QuestionFile>,
        chosen: &str,
        text: &str,
        has_sample: bool,
    ) -> Self {
        let choice = |question: &QuestionFile| Choice {
            value: question.slug.clone(),
            title: question.title.clone(),
            about: String::new(),
            chosen: question.slug == chosen,
        };
        Self {
            closed: false,
            questions: questions.into_iter().map(choice).collect(),
            text: text.to_owned(),
            limit: format!("{},{:03}", LIMIT / 1000, LIMIT % 1000),
            has_sample,
            errors: Vec::new(),
            question_error: None,
            text_error: None,
            result: None,
        }
    }

    /// For whoever may not open it.
    pub(crate) fn closed() -> Self {
        Self { closed: true, ..Self::new([], "", "", false) }
    }

    /// Says what does not fit, at its field.
    pub(crate) fn refuse(&mut self, error: FieldMessage) {
        let said = Some(error.message.clone());
        *(if error.field == "question" { &mut self.question_error } else { &mut self.text_error }) = said;
        self.errors.push(error);
    }
}

impl ResultView {
    /// Of a question's answer.
    pub(crate) fn new(title: &str, of: &Explanation) -> Self {
        let rows: Vec<(u32, RowView)> =
            of.sentences.iter().enumerate().map(|(at, one)| (one.turn, RowView::new(at + 1, one))).collect();
        let named = |fits: &dyn Fn(Option<Facet>) -> bool| -> Vec<String> {
            of.ideas.iter().filter(|(_, facet)| fits(*facet)).map(|(title, _)| title.clone()).collect()
        };
        let shown = named(&|facet| facet >= Some(Facet::Shown));
        let touched = named(&|facet| facet == Some(Facet::Touched));
        let counts = KINDS.iter().filter_map(|(kind, _, many)| {
            let count = rows.iter().filter(|(_, row)| row.kind == *kind).count();
            (count > 0).then(|| CountView { kind, says: format!("{count} {many}") })
        });
        let counts = counts.collect();
        let mut costs: Vec<(i16, CostView)> = of.sentences.iter().enumerate().filter_map(cost).collect();
        costs.sort_by_key(|(points, cost)| (-points, cost.row));
        let mut turns: Vec<TurnView> = Vec::new();
        for (turn, row) in rows {
            match turns.last_mut() {
                Some(last) if last.turn == turn => last.rows.push(row),
                _ => turns.push(TurnView { turn, rows: vec![row] }),
            }
        }
        let needed = of.bounds;
        Self {
            title: title.to_owned(),
            overall: of.overall,
            summary: format!(
                "{} of {} ideas shown, {} touched. {} % of what it claims counts as sound.",
                shown.len(),
                of.ideas.len(),
                touched.len(),
                of.soundness
            ),
            counts,
            costs: costs.into_iter().map(|(_, cost)| cost).collect(),
            missing: named(&|facet| facet.is_none()),
            shown,
            touched,
            bounds: format!(
                "A sentence is a receipt for an idea if the chance that it shows it is {} % or more, and touches it from {} % on. It is called false from {} % on, and is worth checking from {} % on.",
                needed.proof, needed.touched, needed.accuse, needed.check
            ),
            is_talk: turns.len() > 1,
            turns,
            cut: (of.said > of.sentences.len())
                .then(|| format!("The first {} of {} sentences are shown.", of.sentences.len(), of.said)),
        }
    }
}

/// A sentence that is called false, or costs points for another reason.
fn cost((at, one): (usize, &Explained)) -> Option<(i16, CostView)> {
    let points = one.costs.unwrap_or(0);
    let why = one.done.iter().find_map(|done| match done {
        Done::False { claim, .. } => Some(format!("called false: {claim}")),
        _ if points <= 0 => None,
        Done::Doubted { claim: Some(claim) } => Some(format!("may be false: {claim}")),
        Done::Doubted { claim: None } => Some("may be false".to_owned()),
        Done::Void(why) | Done::Listed(why) => Some(why.clone()),
        _ => None,
    })?;
    Some((points, CostView { row: at + 1, quote: piece(&one.sentence), why, points: costing(one.costs) }))
}

/// "costs 3 points": what the answer would have more without it.
fn costing(points: Option<i16>) -> Option<String> {
    let points = points.filter(|points| *points > 0)?;
    Some(format!("costs {}", wording::count(usize::try_from(points).ok()?, "point", "points")))
}

/// The beginning of a sentence.
fn piece(sentence: &str) -> String {
    match sentence.char_indices().nth(PIECE) {
        Some((end, _)) => format!("{}\u{2026}", sentence[..end].trim_end()),
        None => sentence.to_owned(),
    }
}

impl RowView {
    fn new(row: usize, one: &Explained) -> Self {
        let mut chips: Vec<ChipView> = Vec::new();
        for done in &one.done {
            let kind = kind(done);
            if !chips.iter().any(|chip| chip.kind == kind) {
                let says = KINDS.iter().find(|(known, ..)| *known == kind).map_or("", |(_, says, _)| says);
                chips.push(ChipView { kind, says });
            }
        }
        let all = one.done.iter().filter(|done| matches!(done, Done::Touched { .. })).count();
        let mut touched = 0;
        let mut reasons: Vec<ReasonView> = Vec::new();
        for done in &one.done {
            touched += usize::from(matches!(done, Done::Touched { .. }));
            if !matches!(done, Done::Touched { .. }) || touched <= TOUCHED {
                reasons.push(reason(done));
            }
        }
        if all > TOUCHED {
            let more = wording::count(all - TOUCHED, "idea more", "ideas more");
            reasons.push(ReasonView { about: String::new(), says: format!("touches {more}") });
        }
        let first = chips.first().map_or("nothing", |chip| chip.kind);
        Self {
            row,
            kind: first,
            mark: if chips.iter().any(|chip| matches!(chip.kind, "false" | "check")) { "check" } else { "counted" },
            chips,
            pieces: pieces(&one.sentence, &one.marks),
            reasons,
            points: costing(one.costs),
            ideas: one.ideas.iter().map(IdeaView::new).collect(),
            falseness: one.falseness.0,
            alone: one.falseness.1,
            claim: one.claim.as_ref().map(|(claim, _)| claim.clone()),
            claim_near: one.claim.as_ref().map_or(0, |(_, near)| *near),
            false_terms: terms(&one.false_terms),
            kinds: one.kinds.iter().map(|(kind, chance)| format!("{kind} {chance} %")).collect::<Vec<_>>().join(", "),
        }
    }
}

impl IdeaView {
    fn new(idea: &ExplainedIdea) -> Self {
        Self {
            title: idea.title.clone(),
            chance: idea.chance,
            counts: idea.facet.map_or("counts as nothing", |facet| wording::facet(facet).0),
            telling: idea.chance >= TELLING,
            example: idea.example.clone(),
            words: idea.words.join(", "),
            terms: terms(&idea.terms),
        }
    }
}

fn kind(done: &Done) -> &'static str {
    match done {
        Done::Void(_) => "void",
        Done::False { .. } => "false",
        Done::Doubted { .. } => "check",
        Done::Listed(_) => "listed",
        Done::Receipt { .. } => "receipt",
        Done::Touched { .. } => "touched",
        Done::Nothing(_) => "nothing",
    }
}

fn reason(done: &Done) -> ReasonView {
    let (about, says) = match done {
        Done::Void(why) | Done::Listed(why) => (String::new(), why.clone()),
        Done::False { claim, correction } => (claim.clone(), format!("called false. {correction}")),
        Done::Doubted { claim: Some(claim) } => {
            (claim.clone(), "it may say this, not surely enough to call it false".to_owned())
        }
        Done::Doubted { claim: None } => (String::new(), "it may be false, as no claim that is known".to_owned()),
        Done::Receipt { idea, facet, best } => {
            let facet = wording::facet(*facet).0;
            (idea.clone(), if *best { facet.to_owned() } else { format!("{facet}; another sentence shows it better") })
        }
        Done::Touched { idea, why } => (idea.clone(), why.clone()),
        Done::Nothing(why) => (String::new(), why.clone()),
    };
    ReasonView { about, says }
}

/// A sentence in stretches, marked and not.
fn pieces(sentence: &str, marks: &[(usize, usize)]) -> Vec<PieceView> {
    let mut pieces: Vec<PieceView> = Vec::new();
    let mut add = |text: &str, marked| {
        if !text.is_empty() {
            pieces.push(PieceView { text: text.to_owned(), marked });
        }
    };
    let mut last = 0;
    for (start, end) in marks.iter().filter(|(start, end)| start < end) {
        // A mark that does not fit its sentence is left out.
        if let (true, Some(before), Some(marked)) =
            (*start >= last, sentence.get(last..*start), sentence.get(*start..*end))
        {
            add(before, false);
            add(marked, true);
            last = *end;
        }
    }
    add(&sentence[last..], false);
    pieces
}

fn terms(all: &[(&'static str, i64)]) -> Vec<TermView> {
    let term = |(name, hundredths): &(&'static str, i64)| TermView {
        name,
        share: format!(
            "{}{}.{:02}",
            if *hundredths < 0 { '\u{2212}' } else { '+' },
            hundredths.abs() / 100,
            hundredths.abs() % 100
        ),
        against: *hundredths < 0,
    };
    all.iter().filter(|(_, share)| *share != 0).map(term).collect()
}

#[cfg(test)]
impl ExplainContext {
    pub(crate) fn samples() -> Vec<(&'static str, Self)> {
        use super::scorecard::sample;
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

#[cfg(test)]
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

#[cfg(test)]
mod tests {
    use super::*;

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
        let told: Vec<_> =
            result.costs.iter().map(|cost| (cost.row, cost.why.as_str(), cost.points.as_deref())).collect();
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
}
