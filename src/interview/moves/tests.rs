//! Which row answers what, and in which words.

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
    assert!(!own_part("The service ran in us-east-1 for our customers in Europe, and each hour cost 40,000 euros."));
    let round_figure = |text: &str| answered("simplified-a-system", &[text]).0 == Some(round);
    assert!(!round_figure("I agreed with her 100 percent that the import had to go, and I told her lead so."));
    assert!(!round_figure("I let 10 percent of the traffic onto the new path and watched it for a day."));
    // An error is part of a story: nothing is taken back by it.
    let error = answered("simplified-a-system", &["The mistake was mine: I had not asked anybody."]);
    assert!(![Some("take a correction"), Some("ask what a correction is of")].contains(&error.0), "{error:?}");
    // A design is made by whoever tells of it, and plans with round figures.
    let design = "We put a queue before the workers, our cache answers 50 percent of the reads, and we shed the rest.";
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
    let asked = "I would put them in one place, and keep a second copy of it somewhere else, I think, for the reports.";
    let help = "offer help, each time a smaller step";
    check(&[&format!("{asked} But I have no idea what to do about the rest.")], help);
    check(&["Could you say that differently?"], help);
    check(&[&format!("{asked} I could do with some help there.")], "say what a hint costs");
    check(&[&format!("{asked} Let's leave it there and go to the next one.")], "go on when asked");
    check(&["You asked that already!"], "own that one did not listen");
    check(&["Are you a bot?", "yes"], "take a yes");
    check(&["How many links are made each month?", "How many links a month?"], "tell the facts that were asked for");
    check(&["Is that right? Is that enough?"], "say that there is nothing to judge");
    check(&["What would you pick here?"], "ask for the options");
    check(&["Is it better to use SQL or NoSQL?"], "hand a decision back");
    check(&["Maybe a cache in front of the database."], "ask what a named thing is for");
    check(&["The cache takes 64 GB of memory.", "How much memory was that again?"], "remind them of their own figure");
    check(&["Shut up.", "You are useless.", "Waste of time.", "You are useless."], "offer to stop when nothing comes");
    check(&["Can I have a hint?", "Yes please."], "give the hint that was offered");
    check(&["I'm stuck.", "No idea.", "I have no clue.", "ok"], "give the hint that was offered");
    check(&["ok"], "ask for more than a word");
    check(&["A cache holds the hot links.", "I was wrong about the cache: it only helps reads."], "take a correction");
    check(&["I take that back."], "ask what a correction is of");
    let scope = "In scope are making links, opening them and letting them run out; accounts, statistics and \
        billing stay out of it for now.";
    check(&[scope, "Is that scope okay for you?"], "agree on the scope");
    // What is asked about a design is no scope, in whatever part.
    check(&["One database for all of it. Is that okay?"], "give no verdict");
    let monthly = "I plan with 60M new links a month, and they are opened far more often than they are made.";
    check(&[monthly, "So for 10M new links/day one database takes the writes."], "ask about a load that has changed");
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
