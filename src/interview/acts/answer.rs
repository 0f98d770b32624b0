//! What was asked and no row has answered: facts beside a wish, a second question, one that nobody can answer. Nobody is left
//! to wonder whether they were heard.

use crate::clock::Time;
use crate::content::Phrase;
use crate::interview::asked::{ASKED, MAYBE, Piece};
use crate::interview::entry::{Author, Event, MoveKind};
use crate::interview::fold::Interview;
use crate::interview::questions::Wants;
use crate::interview::quote::heart;
use crate::interview::said::{BRIEF, Said, plain, spoken};
use crate::interview::say;
use crate::interview::understand::Understood;
use crate::matching::acts::Act;

use super::due::{due, is_due, is_with_it, wants_help};
use super::heard::nod;
use super::reply::facts;

/// A question that is left open, and what it wants.
struct Open {
    /// Its words, in quotes.
    words: String,
    wants: Wants,
    /// The fact that it may mean.
    maybe: Option<usize>,
}

/// Several questions about the setting that no fact answers, and little else.
pub(in crate::interview) fn not_known(interview: &Interview, said: &Understood, _: Time) -> Said {
    let open = open(interview, said);
    let given = words(&open, Wants::Given);
    let applies = said.stated < BRIEF && given.len() > 1;
    applies.then(|| spoken(vec![say::not_known(interview, &given)]))
}

/// "You skipped my questions": those of the message before that got no answer.
pub(in crate::interview) fn unanswered(interview: &Interview, said: &Understood, _: Time) -> Said {
    let (_, before) = interview.understood.split_last()?;
    let open = open(interview, before.last().filter(|_| said.does(Act::IsUnheard) && !said.asks())?);
    let (given, theirs) = (words(&open, Wants::Given), words(&open, Wants::Theirs));
    let mut answers = spoken(told_maybe(interview, &open));
    answers.extend(given.first().map(|_| (Author::Interviewer, say::not_known(interview, &given))));
    answers.extend(theirs.first().map(|_| (Author::Interviewer, say::left_to_you(interview, &theirs))));
    (!answers.is_empty()).then_some(answers)
}

/// A question that may mean a fact, and little else: it is told with the question that it answers.
pub(in crate::interview) fn maybe(interview: &Interview, said: &Understood, _: Time) -> Said {
    let facts = said.stated < BRIEF;
    let told = facts.then(|| told_maybe(interview, &open(interview, said)))?;
    (!told.is_empty()).then(|| spoken(told))
}

fn told_maybe(interview: &Interview, open: &[Open]) -> Vec<Event> {
    let mut facts: Vec<usize> = open.iter().filter_map(|open| open.maybe).collect();
    facts.dedup();
    facts.into_iter().map(|fact| say::fact_maybe(interview, fact)).collect()
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
    let is_new = |event: &Event| !next.iter().any(|(_, said)| about(said) == about(event));
    answers.extend(spoken(told_maybe(interview, &open).into_iter().filter(is_new).collect()));
    let given = words(&open, Wants::Given);
    // One question about the setting is answered by any word on it.
    if !given.is_empty() && !assumed {
        answers.push((Author::Interviewer, say::not_known(interview, &given)));
    }
    let theirs = words(&open, Wants::Theirs);
    if !theirs.is_empty() && !handed_back {
        answers.push((Author::Interviewer, say::left_to_you(interview, &theirs)));
    }
    let is_said = next.iter().any(|(_, event)| is_worded(event, Phrase::PlainSense));
    let asks_meaning = said.does(Act::AsksMeaning) && !is_said;
    answers.extend(plain(asks_meaning, interview, Phrase::PlainSense, say::plain_sense).into_iter().flatten());
    let is_nodded = handed_back || has(&[MoveKind::Continue]) || !said.does(Act::WantsNod);
    if !words(&open, Wants::Nod).is_empty() && !is_nodded {
        answers.extend(nod(interview, &next).into_iter().flatten());
    }
    if is_told { next.into_iter().chain(answers).collect() } else { answers.into_iter().chain(next).collect() }
}

/// Whether something is said in a wording of a phrase.
fn is_worded(event: &Event, phrase: Phrase) -> bool {
    matches!(event, Event::Reply { wording: Some(wording), .. } if wording.phrase == phrase.name())
}

/// What a reply is about.
fn about(event: &Event) -> Option<&String> {
    match event {
        Event::Reply { about, .. } => about.as_ref(),
        _ => None,
    }
}

fn words(open: &[Open], wanted: Wants) -> Vec<String> {
    let wanted = open.iter().filter(|open| open.wants == wanted && open.maybe.is_none());
    wanted.map(|open| open.words.clone()).collect()
}

/// The questions of the last message that no fact answers and that it does not answer itself, in their order.
fn open(interview: &Interview, said: &Understood) -> Vec<Open> {
    let maybe = |piece: &Piece, wants: Wants| {
        let (fact, chance) = piece.fact.filter(|_| wants == Wants::Given && !wants_help(said))?;
        // What was told is told again rather than left to them: another value would contradict it.
        let bound = if interview.facts.contains(&fact) { ASKED } else { MAYBE };
        (chance >= bound).then_some(fact)
    };
    let due = due(interview, said);
    let mut open = Vec::new();
    for question in &said.questions {
        let wants = question.wants;
        // Whoever goes on with a figure has assumed it; whoever goes on has decided; and within a design a question that
        // sounds like no other is a way of speaking. At its end it is put to us.
        let is_spoken = question.behind > 0 && (wants != Wants::Given || !question.is_plain && said.stated >= BRIEF);
        // What is not put as a question is told of only if there is no doubt that it is one.
        let is_put = question.is_put() || question.is_sure;
        if question.counted || question.assumes || !is_put || is_spoken {
            continue;
        }
        let told: Vec<&Piece> =
            question.pieces.iter().filter(|piece| is_due(interview, said, question, piece)).collect();
        let is_of = |piece: &Piece| piece.fact.is_some_and(|(fact, _)| due.contains(&fact));
        if wants == Wants::Given && told.is_empty() && question.pieces.iter().any(is_of) {
            // "Is there internet? And the internet part?": what one of them is told is what the other leans to.
            continue;
        }
        if told.is_empty() {
            let maybe = question.pieces.iter().find_map(|piece| maybe(piece, wants));
            open.push(Open { words: quoted(&question.words), wants, maybe });
        } else {
            let is_left = |piece: &&Piece| piece.asks && !told.iter().any(|told| is_with_it(piece, told));
            let left = question.pieces.iter().filter(is_left);
            open.extend(left.map(|piece| Open { words: quoted(&piece.words), wants, maybe: maybe(piece, wants) }));
        }
    }
    open
}

fn quoted(words: &str) -> String {
    format!("\u{201c}{}\u{201d}", heart(words))
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
        use MoveKind::{Assume, Continue, Fact, HandBack, Probe};

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
        // Nor does help.
        check("How many links a month? Where should I begin?", &[(Fact, "100 million"), (Probe, "")]);
        // Whoever goes on with a figure has answered themselves.
        check("How many links a month? I take 10 million of them.", &[(Fact, "100 million")]);
    }
}
