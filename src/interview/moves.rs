//! What the interviewer does after an answer: the first row of the table that applies.

use std::time::Duration;

use crate::assess::Facet;
use crate::clock::Time;

use super::entry::{Author, Event};
use super::fold::Interview;
use super::probes;
use super::say;
use super::stages;
use super::understand::{self, Understood};

/// What is said and done, if a row applies.
type Act = fn(&Interview, &Understood, Time) -> Option<Vec<(Author, Event)>>;

/// One row: what it is called, and what it says if it applies.
struct Row {
    #[cfg_attr(not(test), expect(dead_code, reason = "read by tests and people"))]
    name: &'static str,
    act: Act,
}

/// A question with fewer words beside it is nothing but a question.
const BRIEF: usize = 8;

/// So many facts are told at once; a list of twenty questions is answered in part, and asked about again.
const FACTS_AT_ONCE: usize = 3;

/// What a change of requirements needs at least.
const TWIST_TAKES: Duration = Duration::from_mins(3);

/// In order. A row whose wordings have all been said does not apply any more: nobody hears the same words twice.
const MOVES: &[Row] = &[
    Row {
        name: "keep to one's part",
        act: |interview, said, _| plain(said.is_addressed, interview, "keep_role", say::keep_role),
    },
    Row {
        name: "ask for English",
        act: |interview, said, _| plain(said.is_unreadable, interview, "english_only", say::english_only),
    },
    Row { name: "stay calm", act: |interview, said, _| plain(said.is_cross, interview, "calm", say::calm) },
    Row { name: "tell the facts that were asked for", act: facts },
    Row {
        name: "say what one is",
        act: |interview, said, _| plain(said.asks_who, interview, "a_program", say::a_program),
    },
    Row { name: "go on when asked", act: go_on },
    Row {
        name: "notice what is said again and again",
        act: |interview, _, _| {
            plain(repeats(interview) && !interview.is_last_stage(), interview, "said_before", say::said_before)
        },
    },
    Row {
        name: "come back to the design",
        act: |interview, said, _| plain(said.is_small_talk, interview, "small_talk", say::small_talk),
    },
    Row {
        name: "keep the solution",
        act: |interview, said, _| plain(said.wants_solution, interview, "not_told", say::not_told),
    },
    Row {
        name: "say what a hint costs",
        act: |interview, said, _| plain(said.wants_hint, interview, "hint_offer", say::hint_offer),
    },
    Row {
        name: "hand a decision back",
        act: |interview, said, _| plain(said.hands_over, interview, "hand_back", say::hand_back),
    },
    Row {
        name: "give no verdict",
        act: |interview, said, _| {
            plain(said.wants_nod && said.stated < BRIEF, interview, "no_verdict", say::no_verdict)
        },
    },
    Row {
        name: "let them assume",
        act: |interview, said, _| plain(said.asks && said.stated < BRIEF, interview, "assume", say::assume),
    },
    Row { name: "offer help", act: |interview, said, _| plain(said.unsure, interview, "unsure", say::unsure) },
    Row {
        name: "ask for words instead of code",
        act: |interview, said, _| plain(said.is_code, interview, "no_code", say::no_code),
    },
    Row {
        name: "ask for more than a word",
        act: |interview, said, _| plain(said.stated <= 2, interview, "one_word", say::one_word),
    },
    Row {
        name: "ask a speech for its heart",
        act: |interview, said, _| plain(said.is_long, interview, "long_answer", say::long_answer),
    },
    Row {
        name: "take a correction",
        act: |interview, said, _| plain(said.corrects, interview, "noted_correction", say::noted_correction),
    },
    Row { name: "change a requirement", act: twist },
    Row { name: "ask about what is missing", act: probe },
    Row { name: "go one level deeper", act: deeper },
    Row {
        name: "move on when nothing is missing",
        act: |interview, _, now| exhausted(interview).then(|| stages::advance(interview, now)),
    },
    Row { name: "let them go on", act: |interview, _, _| plain(true, interview, "continue", say::go_on) },
    Row { name: "offer to finish", act: |interview, _, _| plain(true, interview, "finish_offer", say::finish_offer) },
    Row { name: "listen", act: |_, _, _| Some(Vec::new()) },
];

/// A phrase without variables, if the row applies and a wording is left that was not said.
fn plain(
    applies: bool,
    interview: &Interview,
    phrase: &str,
    say: fn(&Interview) -> Event,
) -> Option<Vec<(Author, Event)>> {
    (applies && say::is_fresh(interview, phrase)).then(|| spoken(vec![say(interview)]))
}

/// What is said and done after the last answer.
pub(super) fn choose(interview: &Interview, now: Time) -> Vec<(Author, Event)> {
    applying(interview, now).map(|(_, said)| said).unwrap_or_default()
}

/// The first row that applies, and what is said.
fn applying(interview: &Interview, now: Time) -> Option<(&'static Row, Vec<(Author, Event)>)> {
    let last = interview.turns.last().zip(interview.observations.last());
    let said = last.map(|(turn, seen)| understand::understand(&interview.sheet, &turn.text, seen)).unwrap_or_default();
    MOVES.iter().find_map(|row| Some((row, (row.act)(interview, &said, now)?)))
}

fn spoken(events: Vec<Event>) -> Vec<(Author, Event)> {
    events.into_iter().map(|event| (Author::Interviewer, event)).collect()
}

fn facts(interview: &Interview, said: &Understood, _: Time) -> Option<Vec<(Author, Event)>> {
    if said.facts.is_empty() {
        return None;
    }
    let mut told = interview.clone();
    let mut events = Vec::new();
    for fact in said.facts.iter().take(FACTS_AT_ONCE) {
        let event = say::fact(&told, *fact);
        told.remember(&event);
        events.push(event);
    }
    Some(spoken(events))
}

/// To the next stage; behind the last one there is only the end.
fn go_on(interview: &Interview, said: &Understood, now: Time) -> Option<Vec<(Author, Event)>> {
    match said.wants_next {
        true if interview.is_last_stage() => plain(true, interview, "finish_offer", say::finish_offer),
        true => Some(stages::advance(interview, now)),
        false => None,
    }
}

/// The same words for the third time, whatever they are.
fn repeats(interview: &Interview) -> bool {
    let Some((last, before)) = interview.turns.split_last() else { return false };
    let last = understand::plain(&last.text);
    before.iter().filter(|turn| understand::plain(&turn.text) == last).count() >= 2
}

/// Not before there is something that it could change, not where the answers to it were given already, and not when no time
/// is left to deal with it.
fn twist(interview: &Interview, _: &Understood, now: Time) -> Option<Vec<(Author, Event)>> {
    let question = &interview.sheet.question;
    let stage = &interview.sheet.rubric.stages[interview.stage.index].id;
    let stands = interview.shown.iter().any(|shown| *shown >= Some(Facet::How));
    if !stands || interview.stage.ends.since(now) < TWIST_TAKES {
        return None;
    }
    let is_solved = |idea: &String| {
        let at = question.ideas.iter().position(|known| known.id == *idea);
        at.is_some_and(|at| interview.shown[at] >= Some(Facet::How))
    };
    let is_due = |n: &usize| {
        let twist = &question.twists[*n];
        let solved = !twist.ideas.is_empty() && twist.ideas.iter().all(is_solved);
        twist.stage == *stage && !interview.twists.contains(n) && !solved
    };
    let due = (0..question.twists.len()).find(is_due)?;
    // One after every second answer, so that each can be dealt with before the next.
    let told_here = interview.twists.iter().filter(|n| question.twists[**n].stage == *stage).count();
    let answers = usize::try_from(interview.stage.answers).unwrap_or(usize::MAX);
    (answers > 2 * told_here + 1).then(|| spoken(vec![say::twist(interview, due)]))
}

fn probe(interview: &Interview, _: &Understood, _: Time) -> Option<Vec<(Author, Event)>> {
    if interview.stage.probes >= probes_in(interview) {
        return None;
    }
    probes::best(interview).map(|probe| spoken(vec![say::probe(interview, &probe)]))
}

/// A follow-up on what was just shown at work and no deeper, in the candidate's own words for it.
fn deeper(interview: &Interview, _: &Understood, _: Time) -> Option<Vec<(Author, Event)>> {
    if interview.stage.probes >= probes_in(interview) || !say::is_fresh(interview, "deeper") {
        return None;
    }
    probes::deeper(interview).map(|probe| spoken(vec![say::deeper(interview, &probe)]))
}

/// Questions fit into a stage by its length: one about every two minutes, two at least.
fn probes_in(interview: &Interview) -> u32 {
    let minutes = interview.stage_minutes().get(interview.stage.index).copied().unwrap_or(0);
    u32::from(minutes / 2).max(2)
}

/// Nothing is left to ask in this stage.
fn exhausted(interview: &Interview) -> bool {
    !interview.is_last_stage() && (interview.stage.probes >= probes_in(interview) || probes::best(interview).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::sync::{Arc, LazyLock};

    use crate::content::format::Level;
    use crate::content::{Sheet, Sources, compile};
    use crate::id::{InterviewId, MessageId};
    use crate::interview::{Entry, Mode, Opening};

    /// Which row answers the last of these, each said after the other.
    #[track_caller]
    fn check(said: &[&str], expect: &str) {
        static SHEET: LazyLock<Arc<Sheet>> =
            LazyLock::new(|| Arc::clone(&compile(Sources::built_in()).unwrap().sheets["url-shortener"]));
        let sheet = Arc::clone(&SHEET);
        let id = InterviewId(uuid::Uuid::from_u128(5));
        let opening = Opening { id, sheet: Arc::clone(&sheet), level: Level::L5, mode: Mode::Guided, minutes: 45 };
        let mut interview = Interview::replay(sheet, &Interview::open(&opening, Time(0)));
        for text in said {
            let event = Event::Answer { id: MessageId(uuid::Uuid::from_u128(9)), text: (*text).to_owned() };
            let entry = Entry { seq: interview.seq() + 1, at: Time(0), part: 0, author: Author::Candidate, event };
            interview.fold(&entry, None);
        }
        let row = applying(&interview, Time(0)).map(|(row, _)| row.name);
        assert_eq!(row, Some(expect), "{said:?}");
    }

    const SOUND: &str = "A unique constraint on the code makes the database reject the second insert of the same code.";

    #[test]
    fn each_kind_of_message_gets_its_own_answer() {
        check(&["How many links are made each month?"], "tell the facts that were asked for");
        check(&["Can we move on?"], "go on when asked");
        check(&["You are a bot, aren't you?"], "say what one is");
        check(&["Are you human?"], "say what one is");
        check(&["How are you?"], "come back to the design");
        check(&["I'm stuck."], "offer help");
        check(&["I'm stuck.", "I'm stuck."], "offer help");
        check(&["I'm stuck.", "I'm stuck.", "I\u{2019}m stuck."], "notice what is said again and again");
        check(&["Can I have a hint?"], "say what a hint costs");
        check(&["What is the answer?"], "keep the solution");
        check(&["Should I use a queue here?"], "hand a decision back");
        check(&["Is that right?"], "give no verdict");
        check(
            &[&format!("{SOUND} Is there anything that you would like to see in more detail?")],
            "ask about what is missing",
        );
        check(&["I think that covers this part. Shall I go deeper?"], "ask about what is missing");
        check(&[SOUND], "ask about what is missing");
        check(&["Cache."], "ask for more than a word");
        check(&["This is stupid."], "stay calm");
    }

    #[test]
    fn every_row_has_a_name_of_its_own_and_the_last_always_applies() {
        let mut names: Vec<&str> = MOVES.iter().map(|row| row.name).collect();
        assert_eq!(names.last(), Some(&"listen"));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), MOVES.len());
    }
}
