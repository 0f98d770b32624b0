//! What was asked and no row has answered: facts beside a wish, a second question, one that nobody can answer. Nobody is left
//! to wonder whether they were heard.

use crate::clock::Time;
use crate::interview::asked::pieces;
use crate::interview::entry::{Author, Event, MoveKind};
use crate::interview::fold::Interview;
use crate::interview::moves::{BRIEF, Said, plain, spoken};
use crate::interview::say;
use crate::interview::understand::{Understood, understand};
use crate::matching::acts::Act;
use crate::text::{read, sentences};

use super::reply::facts;

/// Whoever says more than this behind a question has gone on from it.
const GONE_ON: usize = 16;

/// What sort of answer a question wants that no fact gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wants {
    /// Something about the setting: they assume it.
    Given,
    /// A decision of theirs.
    Theirs,
    /// A nod.
    Nod,
}

/// Several questions about the setting that no fact answers, and little else.
pub(in crate::interview) fn not_known(interview: &Interview, said: &Understood, _: Time) -> Said {
    let open = open(interview, said);
    let given = words(&open, Wants::Given);
    let applies = said.stated < BRIEF && given.len() > 1 && say::is_fresh(interview, "not_known");
    applies.then(|| spoken(vec![say::not_known(interview, &given)]))
}

/// What is said, with the answers that are missing in it.
pub(in crate::interview) fn complete(
    interview: &Interview,
    said: &Understood,
    next: Vec<(Author, Event)>,
    now: Time,
) -> Vec<(Author, Event)> {
    if said.form.is_addressed || said.form.is_unreadable || said.form.is_code {
        return next;
    }
    let has = |wanted: &[MoveKind]| {
        next.iter().any(|(_, event)| matches!(event, Event::Reply { kind, .. } if wanted.contains(kind)))
    };
    let is_told = has(&[MoveKind::Fact]);
    let (assumed, handed_back) = (has(&[MoveKind::Assume]), has(&[MoveKind::HandBack]));
    let mut answers = if is_told { Vec::new() } else { facts(interview, said, now).unwrap_or_default() };
    let open = open(interview, said);
    let given = words(&open, Wants::Given);
    // One question about the setting is answered by any word on it.
    if !given.is_empty() && !assumed && say::is_fresh(interview, "not_known") {
        answers.push((Author::Interviewer, say::not_known(interview, &given)));
    }
    let theirs = words(&open, Wants::Theirs);
    if !theirs.is_empty() && !handed_back && say::is_fresh(interview, "left_to_you") {
        answers.push((Author::Interviewer, say::left_to_you(interview, &theirs)));
    }
    let is_nodded = handed_back || has(&[MoveKind::Continue, MoveKind::Probe]);
    if !words(&open, Wants::Nod).is_empty() && !is_nodded {
        answers.extend(plain(true, interview, "nod_later", say::nod_later).into_iter().flatten());
    }
    if is_told { next.into_iter().chain(answers).collect() } else { answers.into_iter().chain(next).collect() }
}

fn words(open: &[(String, Wants)], wanted: Wants) -> Vec<String> {
    open.iter().filter(|(_, wants)| *wants == wanted).map(|(words, _)| words.clone()).collect()
}

/// The questions of the last message that no fact answers and that it does not answer itself, in their order.
fn open(interview: &Interview, said: &Understood) -> Vec<(String, Wants)> {
    let Some((turn, seen)) = interview.turns.last().zip(interview.observations.last()) else { return Vec::new() };
    let sheet = &interview.sheet;
    let mut open = Vec::new();
    let (mut behind, mut counted) = (0, false);
    for sentence in sentences(&turn.text).into_iter().rev() {
        let understood = understand(sheet, sentence, seen);
        if !understood.asks() {
            behind += sentence.split_whitespace().count();
            counted |= !read(sentence, &sheet.lexicon).quantities.is_empty();
            if behind > GONE_ON {
                break;
            }
            continue;
        }
        let Some(wants) = wants(&understood, said.stated < BRIEF) else { continue };
        // Whoever goes on with a figure has assumed it; whoever goes on has decided.
        if counted || (wants != Wants::Given && behind > 0) {
            continue;
        }
        let pieces = pieces(sheet, sentence);
        let left: Vec<String> = if pieces.iter().any(|piece| piece.fact.is_some()) {
            // Half a sentence that is no question gives the reason for the other half.
            let is_open = |words: &str| understand(sheet, words, seen).asks();
            let left = pieces.iter().filter(|piece| piece.fact.is_none() && is_open(piece.words));
            left.map(|piece| quoted(piece.words)).collect()
        } else {
            vec![quoted(sentence)]
        };
        open.extend(left.into_iter().rev().map(|words| (words, wants)));
    }
    open.reverse();
    open
}

fn quoted(words: &str) -> String {
    format!("\u{201c}{}\u{201d}", words.trim())
}

/// What is said about the conversation and not about the work.
const OF_THE_TALK: [Act; 13] = [
    Act::Offers,
    Act::IsUnheard,
    Act::IsConfused,
    Act::WantsSolution,
    Act::WantsNext,
    Act::WantsHint,
    Act::AsksWho,
    Act::AsksTime,
    Act::AsksHow,
    Act::WantsPause,
    Act::IsCross,
    Act::SmallTalk,
    Act::IsStuck,
];

/// Nothing if it is no question about the work.
fn wants(question: &Understood, is_all: bool) -> Option<Wants> {
    let of_the_talk = OF_THE_TALK.iter().any(|act| question.does(*act));
    match question {
        _ if of_the_talk => None,
        said if said.does(Act::WantsNod) => Some(Wants::Nod),
        said if said.does(Act::HandsOver) => Some(Wants::Theirs),
        said if is_all || said.does(Act::AsksFact) || said.does(Act::AsksFigure) => Some(Wants::Given),
        _ => Some(Wants::Theirs),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::content::format::Level;
    use crate::content::{Sources, compile};
    use crate::id::{InterviewId, MessageId};
    use crate::interview::{Input, Mode, Opening};

    #[test]
    fn every_question_of_a_message_gets_its_answer() {
        use MoveKind::{Assume, Continue, Fact, HandBack};

        let sheet = Arc::clone(&compile(Sources::built_in()).unwrap().sheets["url-shortener"]);
        let check = |text: &str, expect: &[(MoveKind, &str)]| {
            let id = InterviewId(uuid::Uuid::from_u128(5));
            let opening = Opening { id, sheet: Arc::clone(&sheet), level: Level::L5, mode: Mode::Real, minutes: 45 };
            let held = Interview::replay(Arc::clone(&sheet), &Interview::open(&opening, Time(0)));
            let id = MessageId(uuid::Uuid::from_u128(9));
            let step = held.hear(Input::Answer { id, text: text.to_owned() }, Time(1000)).unwrap();
            let said = step.entries.into_iter().filter_map(|entry| match entry.event {
                Event::Reply { kind, text, .. } => Some((kind, text)),
                _ => None,
            });
            let said: Vec<(MoveKind, String)> = said.collect();
            let fits = said.len() >= expect.len()
                && said
                    .iter()
                    .zip(expect)
                    .all(|((kind, text), (wanted, words))| kind == wanted && text.contains(words));
            assert!(fits, "{text}: {said:?}");
        };
        check("how many links a month and how long do they live?", &[(Fact, "100 million"), (Fact, "Five years")]);
        check("How many links a month? Do links expire?", &[(Fact, "100 million"), (Fact, "Five years")]);
        check("How many links a month? How many engineers do I have?", &[(Fact, "100 million"), (Assume, "engineers")]);
        check(
            "How many clicks at peak? And should I use SQL or NoSQL? What is the budget?",
            &[(Fact, "50,000"), (Assume, "budget"), (HandBack, "NoSQL")],
        );
        // A wish does not swallow what was asked beside it.
        check("Can we move on? And can users choose their own alias?", &[(Fact, "alias"), (Continue, "")]);
        // Whoever goes on with a figure has answered themselves.
        check("How many links a month? I take 10 million of them.", &[(Fact, "100 million")]);
    }
}
