//! What the interviewer does after an answer: the first row of the table that applies.

use crate::clock::Time;
use crate::content::Phrase;
use crate::matching::acts::Act;

use super::entry::{Author, Event};
use super::fold::Interview;
use super::said::{BRIEF, Said, plain};
use super::say;
use super::stages;
use super::understand::Understood;
use super::{acts, ground};

type Reaction = fn(&Interview, &Understood, Time) -> Said;

/// One row: what it is called, and what it says if it applies.
struct Row {
    #[cfg_attr(not(test), expect(dead_code, reason = "read by tests and people"))]
    name: &'static str,
    act: Reaction,
}

/// A complaint, or what leads up to a question for a decision, has no more words than this.
const COMPLAINT: usize = 24;

/// In order. A row whose wordings have all been said does not apply any more: nobody hears the same words twice.
const MOVES: &[Row] = &[
    Row { name: "offer to stop when nothing comes", act: acts::offer_to_stop },
    Row { name: "give the hint that was offered", act: acts::hint },
    Row {
        name: "keep to one's part",
        act: |interview, said, _| plain(said.form.is_addressed, interview, Phrase::KeepRole, say::keep_role),
    },
    Row {
        name: "ask for English",
        act: |interview, said, _| plain(said.form.is_unreadable, interview, Phrase::EnglishOnly, say::english_only),
    },
    Row {
        name: "stay calm",
        act: |interview, said, _| plain(said.does(Act::IsCross), interview, Phrase::Calm, say::calm),
    },
    Row {
        name: "say what one is",
        act: |interview, said, _| plain(said.does(Act::AsksWho), interview, Phrase::AProgram, say::a_program),
    },
    Row { name: "say how much time is left", act: acts::time_left },
    Row {
        name: "say how it works",
        act: |interview, said, _| {
            let only = said.does(Act::AsksHow) && said.stated < BRIEF && !said.asks();
            plain(only, interview, Phrase::HowItWorks, say::how_it_works)
        },
    },
    Row {
        name: "give them a moment",
        act: |interview, said, _| {
            let only = said.does(Act::WantsPause) && said.form.is_brief;
            plain(only, interview, Phrase::TakeYourTime, say::take_your_time)
        },
    },
    Row {
        name: "let them try without help",
        act: |interview, said, _| {
            let only = said.does(Act::Declines) && said.form.is_brief;
            plain(only, interview, Phrase::AsYouLike, say::as_you_like)
        },
    },
    Row {
        name: "say how it ends",
        act: |interview, said, _| {
            plain(said.does(Act::Ends) && said.form.is_brief, interview, Phrase::ToEnd, say::to_end)
        },
    },
    Row { name: "go on when asked", act: acts::go_on },
    Row { name: "say how a word is meant", act: acts::meaning },
    Row { name: "offer help, each time a smaller step", act: acts::help },
    Row { name: "tell the facts that were asked for", act: acts::facts },
    Row { name: "take the smaller step that is owed", act: acts::owed },
    Row { name: "answer what is owed", act: acts::unanswered },
    Row { name: "name what is still open", act: acts::gap },
    Row {
        name: "own that one did not listen",
        act: |interview, said, _| {
            let only = said.does(Act::IsUnheard) && said.stated <= COMPLAINT && !said.asks();
            plain(only, interview, Phrase::OwnFault, say::own_fault)
        },
    },
    Row {
        name: "notice what is said again and again",
        act: |interview, said, _| {
            let again = acts::repeats(interview) && !said.does(Act::Offers) && said.stated > 2;
            plain(again && !interview.is_last_stage(), interview, Phrase::SaidBefore, say::said_before)
        },
    },
    Row {
        name: "come back to the design",
        act: |interview, said, _| plain(said.does(Act::SmallTalk), interview, Phrase::SmallTalk, say::small_talk),
    },
    Row {
        name: "keep the solution",
        act: |interview, said, _| plain(said.does(Act::WantsSolution), interview, Phrase::NotTold, say::not_told),
    },
    Row {
        name: "say what a hint costs",
        act: |interview, said, _| plain(said.does(Act::WantsHint), interview, Phrase::HintOffer, say::hint_offer),
    },
    Row {
        name: "ask for the options",
        act: |interview, said, _| {
            plain(
                said.does(Act::HandsOver) && !said.form.names_options && said.stated < COMPLAINT,
                interview,
                Phrase::HandBackOpen,
                say::hand_back_open,
            )
        },
    },
    Row {
        name: "hand a decision back",
        act: |interview, said, _| {
            let only = said.does(Act::HandsOver) && said.stated < COMPLAINT;
            plain(only, interview, Phrase::HandBack, say::hand_back)
        },
    },
    Row {
        name: "agree on the scope",
        act: |interview, said, _| {
            let only = said.does(Act::WantsNod) && said.stated < BRIEF && ground::has_scoped(interview);
            plain(only, interview, Phrase::ScopeNod, say::scope_nod)
        },
    },
    Row {
        name: "say that there is nothing to judge",
        act: |interview, said, _| {
            let is_empty = said.does(Act::WantsNod) && said.stated <= 2 && !ground::has_proposed(interview);
            plain(is_empty, interview, Phrase::NothingToJudge, say::nothing_to_judge)
        },
    },
    Row {
        name: "give no verdict",
        act: |interview, said, _| {
            plain(said.does(Act::WantsNod) && said.stated < BRIEF, interview, Phrase::NoVerdict, say::no_verdict)
        },
    },
    Row { name: "remind them of their own figure", act: acts::own_figure },
    Row { name: "tell a fact that may be meant", act: acts::maybe },
    Row { name: "say which questions have no answer", act: acts::not_known },
    Row {
        name: "let them assume",
        act: |interview, said, _| {
            plain(
                said.asks() && said.stated < BRIEF && !said.does(Act::Assumes),
                interview,
                Phrase::Assume,
                say::assume,
            )
        },
    },
    Row {
        name: "ask for words instead of code",
        act: |interview, said, _| plain(said.form.is_code, interview, Phrase::NoCode, say::no_code),
    },
    Row { name: "take a yes", act: acts::yes },
    Row {
        name: "ask for more than a word",
        act: |interview, said, _| {
            plain(said.stated <= 2 && !said.does(Act::Offers), interview, Phrase::OneWord, say::one_word)
        },
    },
    Row {
        name: "ask a speech for its heart",
        act: |interview, said, _| plain(said.form.is_long, interview, Phrase::LongAnswer, say::long_answer),
    },
    Row { name: "take a correction", act: acts::correction },
    Row {
        name: "ask what a correction is of",
        act: |interview, said, _| {
            plain(
                said.does(Act::Corrects) && said.form.is_brief,
                interview,
                Phrase::WhichCorrection,
                say::which_correction,
            )
        },
    },
    Row { name: "ask to check a sum that does not come out", act: acts::wrong_sum },
    Row { name: "ask about a load that has changed", act: acts::changed_load },
    Row { name: "move on when no time is left for an answer", act: acts::close_the_stage },
    Row { name: "ask for their own part", act: acts::own_part },
    Row { name: "ask where a round figure comes from", act: acts::round_figure },
    Row { name: "ask what a named thing is for", act: acts::what_for },
    Row { name: "take up an offer to say more", act: acts::take_up },
    Row { name: "ask for something concrete", act: acts::concretely },
    Row { name: "press on the heart of the question", act: acts::press },
    Row { name: "change a requirement", act: acts::twist },
    Row { name: "ask about what is missing", act: acts::probe },
    Row { name: "go one level deeper", act: acts::deeper },
    Row {
        name: "move on when nothing is missing",
        act: |interview, _, now| acts::exhausted(interview).then(|| stages::advance(interview, now)),
    },
    Row {
        name: "let them go on",
        act: |interview, _, _| plain(!interview.is_last_stage(), interview, Phrase::Continue, say::go_on),
    },
    Row {
        name: "offer to finish",
        act: |interview, _, _| plain(true, interview, Phrase::FinishOffer, say::finish_offer),
    },
    Row { name: "listen", act: |_, _, _| Some(Vec::new()) },
];

/// What is said and done after the last answer.
pub(super) fn choose(interview: &Interview, now: Time) -> Vec<(Author, Event)> {
    let Some(understood) = interview.understood.last() else { return Vec::new() };
    let said = applying(interview, understood, now).map(|(_, said)| said).unwrap_or_default();
    let said = acts::complete(interview, understood, said, now);
    let said = acts::acknowledged(interview, understood, said);
    acts::with_time(interview, understood, said, now)
}

/// The first row that applies, and what is said.
fn applying(interview: &Interview, said: &Understood, now: Time) -> Option<(&'static Row, Vec<(Author, Event)>)> {
    MOVES.iter().find_map(|row| Some((row, (row.act)(interview, said, now)?)))
}

#[cfg(test)]
mod tests;
