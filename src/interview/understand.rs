//! What a candidate's message wants of the interviewer, and what it asks. What it is worth is `assess`'s business.

use crate::assess::Observation;
use crate::content::Sheet;
use crate::matching::acts::{ACTS, Act, Acts, NAMED, bound};
use crate::matching::fixed::ONE;
use crate::text::{read, sentences, straight};

use super::asked::MAYBE;
use super::code::is_code;
use super::questions::{Question, Wants};

/// A message, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Understood {
    /// What it asks of the work, in order, unless it goes on to say the answer itself.
    pub(super) questions: Vec<Question>,
    /// The sentence in which it takes back something, and those right behind it.
    pub(super) correction: Vec<String>,
    /// Facts that what they assume may be about, with the chance of each.
    pub(super) supposed: Vec<(usize, i64)>,
    /// The sentence in which it offers to say more.
    pub(super) offer: Option<String>,
    /// What it wants.
    acts: Acts,
    /// What sort of message it is.
    pub(super) form: Form,
    /// Words that are not part of a question.
    pub(super) stated: usize,
    /// A word or two that are likelier a yes than anything else, where something was offered: "ok".
    pub(super) may_accept: bool,
}

/// How a message is put, whatever it wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a message can be any of these at once")]
pub(super) struct Form {
    /// It ends with that.
    pub(super) ends_asking: bool,
    /// It names what it wants decided: one or the other.
    pub(super) names_options: bool,
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
/// Asked of the conversation, in questions wherever they stand.
const OF_THE_TALK: [Act; 6] = [Act::AsksWho, Act::AsksTime, Act::AsksHow, Act::AsksMeaning, Act::AsksGap, Act::Ends];
/// What a message comes to: in its last sentences only.
const LAST: [Act; 11] = [
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
    Act::Ends,
];
/// In a message that is nothing else, of at most so many words.
const ALONE: [(Act, usize); 4] =
    [(Act::IsCross, LAST_WORDS), (Act::WantsSolution, SHORT), (Act::SmallTalk, SHORT), (Act::Accepts, FEW_WORDS)];
/// From this chance on a sentence that a fact answers asks for it.
const MAY_ASK: i64 = ONE * 40 / 100;
/// From this chance on a sentence does something beside what it does without a doubt.
const BESIDE_SURE: i64 = ONE * 60 / 100;
/// From this chance on a sentence leaves no doubt.
const SURE: i64 = ONE * 85 / 100;

impl Understood {
    /// Whether it wants or does this.
    pub(super) fn does(&self, act: Act) -> bool {
        self.acts.has(act)
    }

    /// It asks something that a fact or the candidate's own assumption would answer.
    pub(super) fn asks(&self) -> bool {
        !self.questions.is_empty()
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
            Act::Ends,
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
    /// What it leaves no doubt of.
    sure: Acts,
    asked: bool,
    question: Option<Question>,
}

/// Understands a message. `seen` is what the evaluator saw in it.
pub(super) fn understand(sheet: &Sheet, text: &str, seen: &Observation) -> Understood {
    let mut said = heard(sheet, text);
    let total: usize = said.iter().map(|sentence| sentence.words).sum();
    // A question that sounds like no other, and that the candidate goes on to answer themselves, is a way of speaking.
    let (mut behind, mut counted) = (0, false);
    for sentence in said.iter_mut().rev() {
        if sentence.asked {
            let is_meant = |question: &Question| behind <= SHORT || question.is_heard;
            sentence.question = sentence.question.take().filter(is_meant).map(|asked| asked.before(behind, counted));
            sentence.asked = behind <= SHORT || sentence.question.is_some();
        } else {
            behind += sentence.words;
            counted |= !read(sentence.text, &sheet.lexicon).quantities.is_empty();
        }
    }
    let asked_words: usize = said.iter().filter(|sentence| sentence.asked).map(|sentence| sentence.words).sum();
    let does = |act: Act| move |sentence: &&Sentence<'_>| sentence.acts.has(act);
    let correction = corrected(&said);
    let supposed = supposed(sheet, &said);
    let offer = said.iter().rev().find(does(Act::Offers)).map(|sentence| sentence.text.to_owned());
    let mut acts = opening(sheet, &said).iter().fold(wishes(&said, total), Acts::with);
    if sheet.is_story() {
        // An error is part of what is told, and so is what somebody said then: "Let us call it a day."
        let is_sure = said.iter().any(|sentence| sentence.sure.has(Act::Ends));
        acts = acts.without(Act::Corrects);
        acts = if is_sure { acts } else { acts.without(Act::Ends) };
    }
    let ends_asking = said.last().is_some_and(|last| last.asked);
    let questions: Vec<Question> = said.into_iter().filter_map(|sentence| sentence.question).collect();
    let is_answered = questions.iter().any(Question::finds_a_fact);
    Understood {
        form: Form {
            ends_asking,
            names_options: questions.iter().any(Question::names_options),
            is_addressed: !seen.gates.is_empty()
                && seen.gates.iter().all(|gated| gated.gate == "addressed")
                && total <= 4 * SHORT,
            is_unreadable: seen.words >= FEW && seen.known_words * 100 < seen.words * READABLE,
            is_code: is_code(text),
            is_long: total >= SPEECH,
            is_brief: total <= LAST_WORDS,
        },
        acts: if is_answered { acts.without(Act::SmallTalk) } else { acts },
        stated: total - asked_words,
        may_accept: total <= A_HEAD && likeliest(sheet, text) == Act::Accepts,
        correction,
        supposed,
        offer,
        questions,
    }
}

/// Each sentence with what it does.
fn heard<'a>(sheet: &Sheet, text: &'a str) -> Vec<Sentence<'a>> {
    let sentence = |text: &'a str| {
        let chances = sheet.learnt.hearing.chances(text);
        let sure = Acts::above(&chances, SURE);
        // Beside what leaves no doubt a faint likeness counts for nothing.
        let from = if sure.is_empty() { bound(text) } else { bound(text).max(BESIDE_SURE) };
        let mut acts = one_matter(&chances, from);
        let words = text.split_whitespace().count();
        let does_ask = ASKED.into_iter().chain(OF_THE_TALK).any(|act| acts.has(act));
        let may_ask = words <= LAST_WORDS && chances[Act::AsksFact as usize] >= MAY_ASK;
        let question = (text.ends_with('?') || does_ask || may_ask).then(|| Question::new(sheet, text, acts, sure));
        // Without its mark a question is one if it sounds a little like one and a fact answers it.
        let asked = text.ends_with('?') || does_ask || question.as_ref().is_some_and(Question::finds_a_fact);
        let question = question.filter(|_| asked);
        // "How long is history kept" sounds like a question for the clock, and a fact answers it.
        let is_of_the_talk = acts.has(Act::Offers) || OF_THE_TALK.into_iter().any(|act| chances[act as usize] >= SURE);
        let is_of_the_work = !is_of_the_talk && question.as_ref().is_some_and(Question::surely_finds_a_fact);
        if is_of_the_work {
            acts = OF_THE_TALK.into_iter().fold(acts, Acts::without);
        }
        let question = question.filter(|question| is_of_the_work || question.wants != Wants::Talk);
        Sentence { text, words, acts, sure, asked, question }
    };
    sentences(text).into_iter().map(sentence).collect()
}

/// What a sentence does. It asks of the work or of the conversation, and in an interview the work is likelier: "how many
/// engineers do I have" sounds like "how much time do I have".
fn one_matter(chances: &[i64; ACTS], bound: i64) -> Acts {
    let acts = Acts::above(chances, bound);
    let chance = |act: &Act| chances[*act as usize];
    let talk = [Act::AsksTime, Act::AsksHow];
    let of_the_talk = talk.iter().map(chance).max().unwrap_or(0);
    let likelier = |work: i64| PRIOR * work * (ONE - of_the_talk) >= of_the_talk * (ONE - work);
    let without = |all: &[Act]| all.iter().fold(acts, |acts, act| acts.without(*act));
    if of_the_talk >= bound {
        let work = ASKED.into_iter().max_by_key(chance).filter(|act| likelier(chance(act)));
        return work.map_or_else(|| without(&ASKED), |act| without(&talk).with(act));
    }
    match acts {
        // "Which of the two would you like me to push further?" leaves no decision about the design.
        _ if acts.has(Act::Offers) => acts.without(Act::HandsOver),
        // Not knowing a figure is a question for it.
        _ if acts.has(Act::AsksFigure) => acts.without(Act::IsStuck),
        _ => acts,
    }
}

/// Odds that a question is of the work and not of the conversation, before a word of it is heard. The examples are balanced.
const PRIOR: i64 = 2;

/// What is wanted, each where it counts.
fn wishes(said: &[Sentence<'_>], total: usize) -> Acts {
    let mut acts = Acts::default();
    let mut add = |wanted: &[Act], found: Acts| {
        for act in wanted.iter().filter(|act| found.has(**act)) {
            acts = acts.with(*act);
        }
    };
    for sentence in said.iter().filter(|sentence| sentence.asked) {
        add(&ASKED, sentence.acts);
        add(&OF_THE_TALK, sentence.acts);
    }
    for sentence in last(said) {
        add(&LAST, sentence.acts);
    }
    for sentence in said {
        add(&[Act::Offers], sentence.sure);
        // Whoever guesses on what was meant has not understood it.
        if total <= 2 * LAST_WORDS {
            add(&[Act::IsConfused], sentence.sure);
        }
        add(&[Act::Corrects, Act::IsUnheard, Act::Declines, Act::Assumes], sentence.acts);
        for (act, _) in ALONE.iter().filter(|(_, most)| total <= *most) {
            add(&[*act], sentence.acts);
        }
    }
    acts
}

/// What the first word or two say, if little else is stated: "Yes please, and how much time is left?"
fn opening(sheet: &Sheet, said: &[Sentence<'_>]) -> Acts {
    let stated: usize = said.iter().filter(|sentence| !sentence.asked).map(|sentence| sentence.words).sum();
    let head = said.first().and_then(|first| first.text.split_once(',')).map(|(head, _)| head);
    let head = head.filter(|head| stated <= FEW_WORDS && head.split_whitespace().count() <= A_HEAD);
    let chances = head.map(|head| sheet.learnt.hearing.chances(head));
    let found = chances.map(|chances| Acts::above(&chances, SURE)).unwrap_or_default();
    let at_a_head = [Act::Accepts, Act::Declines];
    at_a_head.into_iter().filter(|act| found.has(*act)).fold(Acts::default(), Acts::with)
}

/// A yes or a no in front of something else has no more words than this.
const A_HEAD: usize = 3;

/// What a message most likely does, however unlikely that is.
fn likeliest(sheet: &Sheet, text: &str) -> Act {
    let chances = sheet.learnt.hearing.chances(text);
    NAMED.map(|(act, _)| act).into_iter().max_by_key(|act| chances[*act as usize]).unwrap_or(Act::AsksFact)
}

/// Facts that an assumption may be about, the likeliest last.
fn supposed(sheet: &Sheet, said: &[Sentence<'_>]) -> Vec<(usize, i64)> {
    let assumes = said.iter().filter(|sentence| sentence.acts.has(Act::Assumes));
    let asked = assumes.map(|sentence| Question::new(sheet, sentence.text, sentence.acts, sentence.sure));
    let mut facts: Vec<(usize, i64)> = asked.flat_map(|asked| asked.pieces).filter_map(|piece| piece.fact).collect();
    facts.retain(|(_, chance)| *chance >= MAYBE);
    facts.sort_by_key(|(_, chance)| *chance);
    facts
}

/// The sentence that corrects, and those right behind it: one of them says what counts now.
fn corrected(said: &[Sentence<'_>]) -> Vec<String> {
    let Some(at) = said.iter().position(|sentence| sentence.acts.has(Act::Corrects)) else { return Vec::new() };
    let behind = said[at + 1..].iter().take(BEHIND).filter(|sentence| !sentence.asked);
    std::iter::once(&said[at]).chain(behind).map(|sentence| sentence.text.to_owned()).collect()
}

/// So many sentences behind a correction say what stands in its place.
const BEHIND: usize = 2;

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
