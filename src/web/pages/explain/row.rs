//! One sentence of an explained answer: what was done with it in a word, why, and what it was read as.

use serde::Serialize;

use crate::assess::{Done, Explained, ExplainedIdea, TELLING};

use super::super::wording;

/// So many of the ideas that a sentence only touches are named in its row.
const TOUCHED: usize = 2;

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
pub(super) const KINDS: [(&str, &str, &str); 7] = [
    ("receipt", "Receipt", "receipts"),
    ("touched", "Touched", "only touch"),
    ("check", "Worth checking", "worth checking"),
    ("false", "False", "called false"),
    ("listed", "Only a touch", "lowered to a touch"),
    ("void", "Counts nothing", "count nothing"),
    ("nothing", "Not taken", "not taken"),
];

/// "costs 3 points": what the answer would have more without it.
pub(super) fn costing(points: Option<i16>) -> Option<String> {
    let points = points.filter(|points| *points > 0)?;
    Some(format!("costs {}", wording::count(usize::try_from(points).ok()?, "point", "points")))
}

impl RowView {
    pub(super) fn new(row: usize, one: &Explained) -> Self {
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
        Done::Void(why) | Done::Listed(why) | Done::Nothing(why) => (String::new(), why.clone()),
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
    };
    ReasonView { about, says }
}

/// A sentence in stretches, marked and not.
pub(super) fn pieces(sentence: &str, marks: &[(usize, usize)]) -> Vec<PieceView> {
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
