//! Every reader takes time and memory in proportion to what it reads, whatever that is made of.

#[cfg(test)]
mod tests {
    use std::fs;
    use std::hint::black_box;
    use std::sync::Arc;
    use std::time::Duration;

    use crate::assess::{Answer, Asked, Turn, observe, score};
    use crate::clock::Time;
    use crate::content::format::Level;
    use crate::content::{Library, Sources, compile};
    use crate::id::{InterviewId, MessageId};
    use crate::interview::{ANSWER_LIMIT, Event, Input, Interview, Mode, Opening};
    use crate::text::{Lexicon, read, sentences, shingles, straight, whole_sentences};

    /// What somebody might send to see whether it stops: over and over, with or without a blank between.
    const PIECES: &[&str] = &[
        "x",
        "9",
        "replica",
        "cache ",
        "not ",
        "We cache. ",
        "We cache the reads in Redis. ",
        "no wait. ",
        "one\ntwo\n",
        "- item\n",
        "1. item\n",
        "\n",
        " ",
        "\u{a0}",
        "\u{200b}",
        "e\u{301}",
        "\u{301}",
        "'",
        "a'",
        "a\u{b4}a",
        "1 000 ",
        "9^",
        "1'000'",
        "$",
        "5 ms and 3 GB ",
        "5 ms, ",
        "10 to ",
        "so 5 is 6, ",
        ", ",
        "(",
        "e.g. ",
        "Is it? ",
        "wait... ",
        "none of this: ",
        "is not needed and ",
        "I think that ",
        "100\n",
        "a word that goes on\nand on, ",
        "https://a.example/x?y=1&",
        "\u{65e5}\u{672c}",
        "md5(",
    ];
    /// How much longer the longer text is.
    const TIMES: usize = 8;
    /// In proportion it takes eight times as long; squared, sixty-four times.
    const MOST: u64 = 24;
    /// The shorter text, in bytes. What takes less time than this is nothing, in nanoseconds.
    const LENGTH: usize = 4_000;
    const NOTHING: u64 = 2_000_000;

    /// The time that this thread has spent on a processor, in nanoseconds: it does not count while others run.
    fn spent() -> u64 {
        let said =
            fs::read_to_string("/proc/thread-self/schedstat").expect("a Linux kernel tells how long a thread ran");
        said.split_whitespace().next().and_then(|spent| spent.parse().ok()).expect("nanoseconds")
    }

    /// So long is measured, in nanoseconds: a kernel may count in ticks of some milliseconds.
    const ENOUGH: u64 = 20_000_000;

    /// The least of several measurements of the mean cost.
    fn cost(runs: usize, work: &dyn Fn()) -> u64 {
        let once = |_| {
            let before = spent();
            let mut times = 0;
            loop {
                work();
                times += 1;
                let spent = spent() - before;
                if spent >= ENOUGH {
                    return spent / times;
                }
            }
        };
        (0..runs).map(once).min().unwrap_or(0)
    }

    #[track_caller]
    fn check(name: &str, length: usize, work: &dyn Fn(&str)) {
        for piece in PIECES {
            let text = |length: usize| piece.repeat(length / piece.len());
            let (short, long) = (text(length), text(length * TIMES));
            let grows = |runs: usize| {
                let (less, more) = (cost(runs, &|| work(&short)), cost(runs, &|| work(&long)));
                (more > MOST * less.max(NOTHING / TIMES as u64)).then_some((less, more))
            };
            // One measurement may have been disturbed; what grows too fast does so each time.
            let found = grows(2).and_then(|_| grows(4)).and_then(|_| grows(8));
            assert!(found.is_none(), "{name} of {piece:?}, {} and {} bytes: {found:?} ns", short.len(), long.len());
        }
    }

    fn library() -> Library {
        compile(Sources::built_in()).unwrap()
    }

    #[test]
    fn texts_are_cut_and_read_in_one_pass() {
        let library = library();
        let lexicon = &library.sheets["url-shortener"].lexicon;
        check("words", LENGTH * 4, &|text| {
            black_box((straight(text), shingles::shingles(text, 5), sentences(text), whole_sentences(text)));
        });
        check("a bare reading", LENGTH * 4, &|text| _ = black_box(read(text, &Lexicon::default())));
        check("a reading", LENGTH * 4, &|text| _ = black_box(read(text, lexicon)));
    }

    #[test]
    fn answers_are_observed_judged_and_scored_in_one_pass() {
        let library = library();
        let sheet = &library.sheets["url-shortener"];
        check("an answer", LENGTH, &|text| {
            let turns = [Turn::plain(1, text)];
            let seen = [observe(sheet, &[], &turns[0])];
            black_box(Answer::of(sheet, &seen));
            black_box(score(sheet, &turns, &seen, &Asked { level: Level::L5, journal_hash: String::new() }));
        });
    }

    #[test]
    fn what_a_message_wants_is_heard_in_one_pass() {
        let library = library();
        let hearing = &library.sheets["url-shortener"].learnt.hearing;
        check("a message", LENGTH * 4, &|text| {
            black_box(sentences(text).into_iter().map(|sentence| hearing.chances(sentence)).collect::<Vec<_>>());
        });
    }

    /// The second of two such answers, which is compared with the first.
    #[test]
    fn an_interviewer_answers_in_one_pass() {
        let library = library();
        let sheet = &library.sheets["url-shortener"];
        let id = InterviewId(uuid::Uuid::from_u64_pair(1, 1));
        let opening = Opening { id, sheet: Arc::clone(sheet), level: Level::L5, mode: Mode::Guided, minutes: 45 };
        // No answer is longer than eight times this.
        check("an interview", ANSWER_LIMIT / TIMES, &|text| {
            let mut held = Interview::replay(Arc::clone(sheet), &Interview::open(&opening, Time(0)));
            for n in [1, 2] {
                let id = MessageId(uuid::Uuid::from_u64_pair(2, n));
                let answer = Input::Answer { id, text: text.to_owned() };
                let Ok(step) = held.hear(answer, Time(60_000).plus(Duration::from_secs(n))) else { continue };
                for entry in &step.entries {
                    let observed = step.observation.as_ref().filter(|_| matches!(entry.event, Event::Answer { .. }));
                    held.fold(entry, observed);
                }
            }
        });
    }
}
