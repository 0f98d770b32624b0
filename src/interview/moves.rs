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
mod tests {
    use super::*;

    use std::sync::{Arc, LazyLock};

    use crate::content::format::Level;
    use crate::content::{Library, Sources, compile};
    use crate::id::{InterviewId, MessageId};
    use crate::interview::{Entry, Mode, Opening};

    /// Which row answers the last of these, each said after the other and replied to.
    #[track_caller]
    fn check(said: &[&str], expect: &str) {
        check_on("url-shortener", said, expect);
    }

    #[track_caller]
    fn check_on(question: &str, said: &[&str], expect: &str) {
        assert_eq!(answered(question, said).0, Some(expect), "{said:?}");
    }

    /// Words that the reply to the last of these holds.
    #[track_caller]
    fn check_reply(said: &[&str], holds: &[&str]) {
        let reply = answered("url-shortener", said).1;
        assert!(holds.iter().any(|words| reply.contains(words)), "{said:?}: {reply:?} holds none of {holds:?}");
    }

    /// The row that answers the last of these, each said after the other and replied to, and what is said.
    fn answered(question: &str, said: &[&str]) -> (Option<&'static str>, String) {
        static LIBRARY: LazyLock<Arc<Library>> = LazyLock::new(|| Arc::new(compile(Sources::built_in()).unwrap()));
        let sheet = Arc::clone(&LIBRARY.sheets[question]);
        let id = InterviewId(uuid::Uuid::from_u128(5));
        let opening = Opening { id, sheet: Arc::clone(&sheet), level: Level::L5, mode: Mode::Guided, minutes: 45 };
        let mut interview = Interview::replay(sheet, &Interview::open(&opening, Time(0)));
        let (mut row, mut reply) = (None, String::new());
        for text in said {
            let event = Event::Answer { id: MessageId(uuid::Uuid::from_u128(9)), text: (*text).to_owned() };
            let entry = Entry { seq: interview.seq() + 1, at: Time(0), part: 0, author: Author::Candidate, event };
            interview.fold(&entry, None);
            row = applying(&interview, interview.understood.last().unwrap(), Time(0)).map(|(row, _)| row.name);
            reply.clear();
            for (author, event) in choose(&interview, Time(0)) {
                if let Event::Reply { text, .. } = &event {
                    reply.extend([text, "\n"]);
                }
                interview.fold(&Entry { seq: interview.seq() + 1, at: Time(0), part: 0, author, event }, None);
            }
        }
        (row, reply)
    }

    /// Whoever asks whether it is right hears what was understood, what is assumed may stand, and of a correction what holds now.
    #[test]
    fn before_going_on_it_is_said_what_was_heard() {
        check_reply(&[&format!("{SOUND} Is that how you would like it?")], &["reject the second insert"]);
        check_reply(
            &["A unique constraint rejects the second insert. I'll assume 200 bytes a link unless you correct me."],
            &["Go by that", "That will do", "Take it so", "let that stand", "You may assume", "Work with that"],
        );
        check_reply(
            &[
                "A unique constraint rejects the second insert. I'll assume 10 million new links a month unless you correct me.",
            ],
            &["100 million"],
        );
        let before = "The database draws the code and rejects the second insert.";
        let now =
            "Wait, I was wrong about who draws it: as I had it, the database does. Each server draws the code itself.";
        check_reply(&[before, now], &["Each server draws the code itself"]);
    }

    const SOUND: &str = "A unique constraint on the code makes the database reject the second insert of the same code.";

    #[test]
    fn of_a_story_their_own_part_and_round_figures_are_asked_about() {
        let (own, round) = ("ask for their own part", "ask where a round figure comes from");
        let we = "We rewrote the import over the summer, we moved the customers one after the other, and our team was \
            praised for it.";
        check_on("simplified-a-system", &[we], own);
        let i = "I rewrote the import over the summer and moved the customers one after the other, and our bill fell by \
            50 percent.";
        check_on("simplified-a-system", &[i], round);
        check_on("simplified-a-system", &[we, i], round);
        let own_part = |text: &str| answered("simplified-a-system", &[text]).0 == Some(own);
        assert!(!own_part("I'd rewritten the import by then, and I've moved our customers over one after the other."));
        assert!(!own_part(
            "The service ran in us-east-1 for our customers in Europe, and each hour cost 40,000 euros."
        ));
        let round_figure = |text: &str| answered("simplified-a-system", &[text]).0 == Some(round);
        assert!(!round_figure("I agreed with her 100 percent that the import had to go, and I told her lead so."));
        assert!(!round_figure("I let 10 percent of the traffic onto the new path and watched it for a day."));
        // An error is part of a story: nothing is taken back by it.
        let error = answered("simplified-a-system", &["The mistake was mine: I had not asked anybody."]);
        assert!(![Some("take a correction"), Some("ask what a correction is of")].contains(&error.0), "{error:?}");
        // A design is made by whoever tells of it, and plans with round figures.
        let design =
            "We put a queue before the workers, our cache answers 50 percent of the reads, and we shed the rest.";
        check(&[design], "ask about what is missing");
    }

    #[test]
    fn each_kind_of_message_gets_its_own_answer() {
        check(&["How many links are made each month?"], "tell the facts that were asked for");
        check(&["Can we move on?"], "go on when asked");
        check(&["That is all from my side, let us end the interview here."], "say how it ends");
        check(&["You are a bot, aren't you?"], "say what one is");
        check(&["Are you human?"], "say what one is");
        check(&["How are you?"], "come back to the design");
        check(&["I'm stuck."], "offer help, each time a smaller step");
        check(&["I'm stuck.", "I'm stuck.", "I\u{2019}m stuck."], "offer help, each time a smaller step");
        let same = "I think that we need a database for this.";
        check(&[same, same], "notice what is said again and again");
        check(&["Can I have a hint?"], "say what a hint costs");
        check(&["What is the answer?"], "keep the solution");
        check(&["Should I use a queue here?"], "ask for the options");
        check(&["I would keep it together. Is that right?"], "give no verdict");
        check(
            &[&format!("{SOUND} Is there anything that you would like to see in more detail?")],
            "take up an offer to say more",
        );
        check(&[&format!("{SOUND} Did I forget anything?")], "name what is still open");
        check(&[SOUND, "Sorry, what does collide mean in your question?"], "say how a word is meant");
        check(&[SOUND, "By instant, do you mean the same millisecond?"], "say how a word is meant");
        check(&["I think that covers this part. Shall I go deeper?"], "take up an offer to say more");
        check(&[SOUND], "ask about what is missing");
        check(&["Cache."], "ask for more than a word");
        check(&["This is stupid."], "stay calm");
        check(&[SOUND, "May I go on to what happens without the cache?"], "take up an offer to say more");
        check(&[SOUND, "Which of the two would you like me to push further?"], "take up an offer to say more");
        check(&["Shall I go deeper into the cache?"], "take up an offer to say more");
        check(
            &[SOUND, "Would you rather hear about the cache or about how long the links live?"],
            "take up an offer to say more",
        );
        let asked =
            "I would put them in one place, and keep a second copy of it somewhere else, I think, for the reports.";
        let help = "offer help, each time a smaller step";
        check(&[&format!("{asked} But I have no idea what to do about the rest.")], help);
        check(&["Could you say that differently?"], help);
        check(&[&format!("{asked} I could do with some help there.")], "say what a hint costs");
        check(&[&format!("{asked} Let's leave it there and go to the next one.")], "go on when asked");
        check(&["You asked that already!"], "own that one did not listen");
        check(&["Are you a bot?", "yes"], "take a yes");
        check(
            &["How many links are made each month?", "How many links a month?"],
            "tell the facts that were asked for",
        );
        check(&["Is that right? Is that enough?"], "say that there is nothing to judge");
        check(&["What would you pick here?"], "ask for the options");
        check(&["Is it better to use SQL or NoSQL?"], "hand a decision back");
        check(&["Maybe a cache in front of the database."], "ask what a named thing is for");
        check(
            &["The cache takes 64 GB of memory.", "How much memory was that again?"],
            "remind them of their own figure",
        );
        check(
            &["Shut up.", "You are useless.", "Waste of time.", "You are useless."],
            "offer to stop when nothing comes",
        );
        check(&["Can I have a hint?", "Yes please."], "give the hint that was offered");
        check(&["I'm stuck.", "No idea.", "I have no clue.", "ok"], "give the hint that was offered");
        check(&["ok"], "ask for more than a word");
        check(
            &["A cache holds the hot links.", "I was wrong about the cache: it only helps reads."],
            "take a correction",
        );
        check(&["I take that back."], "ask what a correction is of");
        let scope = "In scope are making links, opening them and letting them run out; accounts, statistics and \
            billing stay out of it for now.";
        check(&[scope, "Is that scope okay for you?"], "agree on the scope");
        // What is asked about a design is no scope, in whatever part.
        check(&["One database for all of it. Is that okay?"], "give no verdict");
        let monthly = "I plan with 60M new links a month, and they are opened far more often than they are made.";
        check(
            &[monthly, "So for 10M new links/day one database takes the writes."],
            "ask about a load that has changed",
        );
        check(&[monthly, "So 2M new links/day reach the database."], "ask about what is missing");
        check(&[monthly, "In a bad hour 10M new links/day may come in."], "ask about what is missing");
        check(&[SOUND, "What would you do?"], "ask for the options");
        let vague = "For two that collide I would do something with versions, so that no link is ever lost.";
        check(&[vague], "ask for something concrete");
        check(&[vague, vague], "notice what is said again and again");
        check(&[SOUND, "It would fail, I suppose."], "ask about what is missing");
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
