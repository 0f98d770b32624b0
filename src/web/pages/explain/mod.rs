//! An answer explained to an author: what it came to, then one row a sentence with what was done with it and why.

mod row;
#[cfg(test)]
mod sample;

use serde::Serialize;

use crate::assess::{Done, Explained, Explanation, Facet};
use crate::content::format::question::QuestionFile;

use super::choices::Choice;
use super::start::FieldMessage;
use row::{KINDS, RowView, costing};

/// The longest text, in characters: an interview of 45 minutes has about thirty thousand.
pub(crate) const LIMIT: usize = 50_000;

/// So many sentences are shown.
pub(crate) const SENTENCES: usize = 400;

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

/// The beginning of a sentence.
fn piece(sentence: &str) -> String {
    match sentence.char_indices().nth(PIECE) {
        Some((end, _)) => format!("{}\u{2026}", sentence[..end].trim_end()),
        None => sentence.to_owned(),
    }
}
