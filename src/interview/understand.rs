//! What a candidate's message wants of the interviewer, and which facts it asks for. What it is worth is `assess`'s business.

use crate::assess::Observation;
use crate::content::Sheet;
use crate::matching::acts::{ACTS, Act, Acts, HEARD, Hearing};
use crate::text::{read, sentences, straight};

use super::asked::facts_asked;
use super::code::is_code;

/// A message, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Understood {
    /// Indices of the facts that it asks for, each once, in the order in which it does.
    pub(super) facts: Vec<usize>,
    /// What it wants.
    acts: Acts,
    /// What sort of message it is.
    pub(super) form: Form,
    /// Words that are not part of a question.
    pub(super) stated: usize,
}

/// How a message is put, whatever it wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a message can be any of these at once")]
pub(super) struct Form {
    /// It asks the interviewer something.
    pub(super) asks: bool,
    /// It ends with that.
    pub(super) ends_asking: bool,
    /// It names what it wants decided: one or the other.
    pub(super) names_options: bool,
    /// It names the thing about which it offers to say more.
    pub(super) names_offer: bool,
    /// It speaks to the grader instead of the interviewer, and says nothing else.
    pub(super) is_addressed: bool,
    /// It is not English, or nothing that could be read.
    pub(super) is_unreadable: bool,
    /// It is program text.
    pub(super) is_code: bool,
    /// So long that nobody could follow it in a room.
    pub(super) is_long: bool,
    /// It is short enough to be about one thing.
    pub(super) is_brief: bool,
}

/// A message that says only this is one wish; a longer one is an answer in which it stands as well.
const SHORT: usize = 16;
/// Fewer words of a message than this, in percent, could be read: it is in another language.
const READABLE: u32 = 40;
/// Shorter messages are names and numbers too often to tell.
const FEW: u32 = 5;
/// So many words are a speech.
const SPEECH: usize = 420;
/// So many words at the end of a message are what it comes to.
const LAST_WORDS: usize = 24;
/// A yes has no more words than this.
const FEW_WORDS: usize = 8;

/// Asked of the interviewer: in questions only.
const ASKED: [Act; 4] = [Act::AsksFact, Act::AsksFigure, Act::HandsOver, Act::WantsNod];
/// What a message comes to: in its last sentences only.
const LAST: [Act; 10] = [
    Act::IsStuck,
    Act::IsConfused,
    Act::WantsHint,
    Act::WantsNext,
    Act::IsCross,
    Act::AsksWho,
    Act::AsksTime,
    Act::AsksHow,
    Act::WantsPause,
    Act::Offers,
];
/// In a message that is nothing else, of at most so many words.
const ALONE: [(Act, usize); 5] = [
    (Act::IsUnheard, LAST_WORDS),
    (Act::WantsSolution, SHORT),
    (Act::SmallTalk, SHORT),
    (Act::Accepts, FEW_WORDS),
    (Act::Declines, SHORT),
];

impl Understood {
    /// Whether it wants or does this.
    pub(super) fn does(&self, act: Act) -> bool {
        self.acts.has(act)
    }

    /// It asks something that a fact or the candidate's own assumption would answer.
    pub(super) fn asks(&self) -> bool {
        self.form.asks
    }

    /// It says nothing about the design: a question, a request, a mood.
    pub(super) fn is_aside(&self) -> bool {
        let asks = self.asks() || [Act::HandsOver, Act::WantsNod, Act::Offers].into_iter().any(|act| self.does(act));
        let wants = [
            Act::IsUnheard,
            Act::IsConfused,
            Act::WantsSolution,
            Act::WantsNext,
            Act::WantsHint,
            Act::IsStuck,
            Act::AsksTime,
            Act::AsksHow,
            Act::WantsPause,
            Act::Declines,
        ];
        let wants = wants.into_iter().any(|act| self.does(act)) && self.stated <= LAST_WORDS;
        asks && self.stated < FEW_WORDS || wants || self.is_barren() || self.stated <= 2
    }

    /// Nothing that could lead on: a mood, orders to the grader, code, another language.
    pub(super) fn is_barren(&self) -> bool {
        let talk =
            [Act::IsCross, Act::SmallTalk, Act::AsksWho, Act::WantsSolution].into_iter().any(|act| self.does(act));
        talk || self.form.is_addressed || self.form.is_unreadable || self.form.is_code
    }
}

/// A sentence of a message.
struct Sentence<'a> {
    text: &'a str,
    words: usize,
    acts: Acts,
    asked: bool,
}

/// Understands a message. `seen` is what the evaluator saw in it.
pub(super) fn understand(sheet: &Sheet, text: &str, seen: &Observation) -> Understood {
    let said = heard(&sheet.learnt.hearing, text);
    let total: usize = said.iter().map(|sentence| sentence.words).sum();
    // A question that the candidate goes on to answer themselves is a way of speaking.
    let answered =
        |at: usize| said[at + 1..].iter().filter(|later| !later.asked).map(|later| later.words).sum::<usize>();
    let asked: Vec<&Sentence<'_>> =
        (0..said.len()).filter(|at| said[*at].asked && answered(*at) <= SHORT).map(|at| &said[at]).collect();
    let inquiries = || asked.iter().filter(|sentence| is_inquiry(sentence.acts));
    let facts = facts_asked(sheet, &inquiries().map(|sentence| sentence.text).collect::<Vec<_>>());
    let asked_words: usize = asked.iter().map(|sentence| sentence.words).sum();
    let offer = last(&said).find(|sentence| sentence.acts.has(Act::Offers));
    let acts = wishes(&said, &asked, total);
    Understood {
        form: Form {
            asks: inquiries().count() > 0,
            ends_asking: !asked.is_empty() && said.last().is_some_and(|last| last.asked),
            names_options: inquiries().any(|sentence| plain(sentence.text).contains(" or ")),
            names_offer: offer.is_some_and(|offer| !read(offer.text, &sheet.lexicon).mentions.is_empty()),
            is_addressed: !seen.gates.is_empty()
                && seen.gates.iter().all(|gated| gated.gate == "addressed")
                && total <= 4 * SHORT,
            is_unreadable: seen.words >= FEW && seen.known_words * 100 < seen.words * READABLE,
            is_code: is_code(text),
            is_long: total >= SPEECH,
            is_brief: total <= LAST_WORDS,
        },
        acts: if facts.is_empty() { acts } else { acts.without(Act::SmallTalk) },
        stated: total - asked_words,
        facts,
    }
}

/// Not knowing, as what a message comes to.
pub(super) fn is_stuck(hearing: &Hearing, text: &str) -> bool {
    last(&heard(hearing, text)).any(|sentence| sentence.acts.has(Act::IsStuck))
}

/// Each sentence with what it does.
fn heard<'a>(hearing: &Hearing, text: &'a str) -> Vec<Sentence<'a>> {
    let sentence = |text: &'a str| {
        let acts = one_matter(&hearing.chances(text));
        let words = text.split_whitespace().count();
        let asks = ASKED.into_iter().chain([Act::AsksWho, Act::AsksTime, Act::AsksHow]).any(|act| acts.has(act));
        Sentence { text, words, acts, asked: text.ends_with('?') || asks }
    };
    sentences(text).into_iter().map(sentence).collect()
}

/// What a sentence does. It asks of the work or of the conversation, and in an interview the work is twice as likely: "how many
/// engineers do I have" sounds like "how much time do I have".
fn one_matter(chances: &[i64; ACTS]) -> Acts {
    let acts = Acts::above(chances, HEARD);
    let chance = |act: &Act| chances[*act as usize];
    let talk = [Act::AsksTime, Act::AsksHow];
    let likeliest = ASKED.into_iter().max_by_key(chance).filter(|act| {
        let of_the_talk = talk.iter().map(chance).max().unwrap_or(0);
        of_the_talk >= HEARD && 2 * chance(act) >= of_the_talk
    });
    match likeliest {
        Some(act) => talk.iter().fold(acts, |acts, other| acts.without(*other)).with(act),
        // "Which of the two would you like me to push further?" leaves no decision about the design.
        None if acts.has(Act::Offers) => acts.without(Act::HandsOver),
        None => acts,
    }
}

/// A question about the task or the design, and not about the conversation.
fn is_inquiry(acts: Acts) -> bool {
    let talk =
        [Act::Offers, Act::AsksWho, Act::AsksTime, Act::AsksHow, Act::WantsNext, Act::WantsHint, Act::IsConfused];
    acts.has(Act::AsksFact) || !talk.into_iter().any(|act| acts.has(act))
}

/// What is wanted, each where it counts.
fn wishes(said: &[Sentence<'_>], asked: &[&Sentence<'_>], total: usize) -> Acts {
    let mut acts = Acts::default();
    let mut add = |wanted: &[Act], found: Acts| {
        for act in wanted.iter().filter(|act| found.has(**act)) {
            acts = acts.with(*act);
        }
    };
    for sentence in asked {
        add(&ASKED, sentence.acts);
    }
    for sentence in last(said) {
        add(&LAST, sentence.acts);
    }
    for sentence in said {
        add(&[Act::Corrects], sentence.acts);
        for (act, _) in ALONE.iter().filter(|(_, most)| total <= *most) {
            add(&[*act], sentence.acts);
        }
    }
    acts
}

/// The last sentence, and as many before it as are said in a few words.
fn last<'a, 'b>(said: &'b [Sentence<'a>]) -> impl Iterator<Item = &'b Sentence<'a>> {
    let mut total = 0;
    let last = said.iter().rev().take_while(move |sentence| {
        let so_far = total;
        total += sentence.words;
        so_far == 0 || total <= LAST_WORDS
    });
    last.filter(|sentence| sentence.words <= LAST_WORDS)
}

/// Lower case with straight quotes.
pub(super) fn plain(text: &str) -> String {
    straight(&text.to_lowercase().replace('\u{2018}', "'")).replace('\u{2019}', "'")
}
