//! The scorecard as people read it: a pure function from what was scored to what is shown.
//!
//! Nothing is scored here. Every sentence on the page follows from the published scorecard, the rubric and the question.

mod competencies;
mod figures;
mod findings;
mod ideas;
mod next;
mod quotes;
mod reading;
#[cfg(test)]
pub(crate) mod sample;
mod verdict;

use serde::Serialize;

use crate::assess::Scorecard;
use crate::charts;
use crate::clock::Time;
use crate::content::Shown;
use crate::content::format::Kind;
use crate::id::InterviewId;
use crate::interview::Mode;

use super::comparison::Comparison;
use super::in_loop::LoopView;
use super::spoken::Spoken;
use super::wording::{self, When};

use competencies::{BarView, CompetencyView};
use figures::FigureView;
use findings::{GateView, MisconceptionView, MomentView};
use ideas::{IdeaMissed, IdeaShown};
use next::NextView;
pub(crate) use quotes::TurnView;
use quotes::{Marks, QuoteView};
pub(crate) use reading::reading;
use verdict::{ConfidenceView, OpinionView, ReceiptView};

/// Said where answers would have to be read again and this program would read them in another way.
pub(crate) const LEFT_OUT: &str = "This interview was scored by an earlier version of Greenroom: the score turn by turn and other answers to its turns are left out, since this version reads answers in another way.";

/// Said on the scorecard of a story of one's own work.
const OF_A_STORY: &str = "Scored is how completely you told it: the stakes, your own part, what came of it. Whether it was the right thing to do is for a person to judge.";

/// What a scorecard page is made from.
#[derive(Clone, Debug)]
pub(crate) struct Scored<'a> {
    pub(crate) card: &'a Scorecard,
    pub(crate) shown: &'a Shown,
    /// What was said, by `spoken::of_journal` or `spoken::of_file`.
    pub(crate) spoken: &'a [Spoken],
    /// `overall` after each of the candidate's turns; none if this program reads them in another way.
    pub(crate) running: Option<&'a [u8]>,
    /// What a good answer looked like, as HTML that is safe to show.
    pub(crate) debrief: Option<String>,
    pub(crate) held: Held,
}

/// Where the answers come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// A transcript that was written for testing.
    Sample,
    /// An interview.
    Interview {
        /// Its id.
        id: InterviewId,
        /// How it was held.
        mode: Mode,
        /// Its whole length.
        minutes: u16,
        /// When it was opened.
        opened: Time,
    },
}

/// What `scorecard.hbs` shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ScorecardContext {
    pub(crate) sample: bool,
    /// None for the sample.
    pub(crate) id: Option<String>,
    pub(crate) title: String,
    pub(crate) level: &'static str,
    /// How it was held.
    pub(crate) about: String,
    /// When it was opened; none for the sample.
    pub(crate) opened: Option<When>,
    /// What a score on such a question does not say.
    pub(crate) unsaid: Option<&'static str>,
    /// The question's slug, to take it again; none where nothing can be started.
    pub(crate) again: Option<String>,
    pub(crate) vote: &'static str,
    /// The verdict, one sentence.
    pub(crate) verdict: String,
    /// The level that was shown, one sentence.
    pub(crate) shown: String,
    pub(crate) overall: u8,
    /// SVG.
    pub(crate) scale: String,
    pub(crate) bars: Vec<BarView>,
    /// What to do next, at most three things.
    pub(crate) next: Vec<NextView>,
    /// At most two quotes.
    pub(crate) strongest: Vec<QuoteView>,
    pub(crate) competencies: Vec<CompetencyView>,
    /// What the last column of the competencies is a share of.
    pub(crate) share_of: &'static str,
    /// SVG, its axes in the order of the competencies; empty for fewer than three.
    pub(crate) radar: String,
    /// Ideas of no competency that is known.
    pub(crate) ideas_shown: Vec<IdeaShown>,
    pub(crate) ideas_missed: Vec<IdeaMissed>,
    /// How many were shown, and of how many.
    pub(crate) brought: usize,
    pub(crate) ideas: usize,
    pub(crate) soundness: String,
    pub(crate) misconceptions: Vec<MisconceptionView>,
    /// What may not hold.
    pub(crate) worth_checking: Vec<QuoteView>,
    pub(crate) gates: Vec<GateView>,
    pub(crate) ledger: Vec<FigureView>,
    pub(crate) pivotal: Vec<MomentView>,
    /// SVG: those moments along the conversation.
    pub(crate) timeline: String,
    pub(crate) confidence: ConfidenceView,
    pub(crate) opinions: Vec<OpinionView>,
    pub(crate) receipt: ReceiptView,
    pub(crate) transcript: Vec<TurnView>,
    /// Why nothing is read again here, if nothing is.
    pub(crate) left_out: Option<&'static str>,
    pub(crate) debrief: Option<String>,
    /// Ideas lead to topics.
    pub(crate) teaches: bool,
    /// The attempt at the same question before this one.
    pub(crate) earlier: Option<EarlierView>,
    /// Its place in a loop, if it was held in one.
    pub(crate) in_loop: Option<LoopView>,
}

/// An earlier attempt, and what has changed since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct EarlierView {
    pub(crate) id: String,
    pub(crate) opened: When,
    pub(crate) comparison: Comparison,
}

/// What was said, with nothing marked in it.
pub(crate) fn unmarked(spoken: &[Spoken]) -> Vec<TurnView> {
    Marks::none().transcript(spoken, &[])
}

impl ScorecardContext {
    /// The page of one scorecard.
    pub(crate) fn new(scored: Scored<'_>) -> Self {
        let Scored { card, shown, spoken, running, debrief, held } = scored;
        let marks = Marks::of(card);
        let (sample, id, about, opened) = match held {
            Held::Sample => (true, None, "A written transcript".to_owned(), None),
            Held::Interview { id, mode, minutes, opened } => {
                let about = format!("{}, {minutes} minutes", wording::mode(mode));
                (false, Some(id.to_string()), about, Some(When::new(opened)))
            }
        };
        let competencies = competencies::views(card, shown, &marks);
        let grades: Vec<(u8, u8)> = competencies.iter().map(|view| (view.grade, view.wanted)).collect();
        let moments: Vec<(u32, u8)> = card.pivotal.iter().map(|moment| (moment.turn, moment.gain)).collect();
        let transcript = marks.transcript(spoken, running.unwrap_or_default());
        let misconceptions = findings::misconceptions(card, &marks);
        let missed = ideas::missed(card, shown, &marks, |_| true);
        let homeless = |idea: &str| competencies::of_idea(card, shown, idea).is_none();
        let turns = transcript.iter().filter_map(|line| line.turn).max().unwrap_or(0);
        Self {
            sample,
            receipt: verdict::receipt(card, id.as_deref()),
            id,
            title: shown.title(),
            level: card.level.name(),
            about,
            opened,
            unsaid: (shown.question.kind == Kind::Leadership.name()).then_some(OF_A_STORY),
            again: Some(shown.question.slug.clone()).filter(|slug| !slug.is_empty()),
            vote: card.vote.title(),
            verdict: verdict::sentence(card),
            shown: verdict::shown(card),
            overall: card.overall,
            scale: charts::scale(card.overall),
            bars: competencies::bars(card),
            next: next::things(card, &misconceptions, &missed, &competencies),
            strongest: ideas::strongest(card, shown, &marks),
            competencies,
            share_of: competencies::share_of(card),
            radar: charts::radar(&grades),
            ideas_shown: ideas::shown(card, shown, &marks, homeless),
            ideas_missed: ideas::missed(card, shown, &marks, homeless),
            brought: card.ideas.len() - missed.len(),
            ideas: card.ideas.len(),
            soundness: verdict::soundness(card),
            misconceptions,
            worth_checking: marks.views(&card.worth_checking),
            gates: findings::gates(card, &marks),
            ledger: figures::ledger(card, &marks),
            pivotal: findings::pivotal(card, shown),
            timeline: charts::timeline(turns, &moments),
            confidence: verdict::confidence(card),
            opinions: verdict::opinions(card),
            transcript,
            left_out: running.is_none().then_some(LEFT_OUT),
            debrief,
            teaches: false,
            earlier: None,
            in_loop: None,
        }
    }

    /// The same without what only a server can do.
    pub(crate) fn alone(self) -> Self {
        Self { id: None, again: None, earlier: None, in_loop: None, ..self }
    }
}
