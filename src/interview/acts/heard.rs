//! Hearing what was said: corrections, a load that changed, the same words again, and what is acknowledged before going on.

use crate::assess::{Figure, Standing};
use crate::clock::Time;
use crate::content::{Cue, Phrase};
use crate::matching::acts::{Act, words};

use crate::interview::asked::ASKED;
use crate::interview::changed::changed;
use crate::interview::entry::{Author, Event, MoveKind};
use crate::interview::fold::Interview;
use crate::interview::ground::has_scoped;
use crate::interview::probes::is_statement;
use crate::interview::quote::{IN_A_QUESTION, heart, words_around};
use crate::interview::said::{Said, plain, spoken};
use crate::interview::say;
use crate::interview::things;
use crate::interview::understand::{self, Understood};
use crate::text::{Quantity, QuantityKind, Span, read};

/// "I take that back" does not say what; so many words do.
const SAYS_WHAT: usize = 6;

/// Shorter messages are alike by accident.
const WORDS_SAID_AGAIN: usize = 3;

/// The later version counts, if it is of something that was spoken of and is not the same words again.
pub(in crate::interview) fn correction(interview: &Interview, said: &Understood, _: Time) -> Said {
    // A long one is heard and goes on: the words are an answer.
    let (last, before) = interview.turns.split_last().filter(|_| said.does(Act::Corrects) && said.form.is_brief)?;
    let plain = understand::plain(&last.text);
    if before.iter().any(|turn| understand::plain(&turn.text) == plain) {
        return None;
    }
    let earlier: Vec<&str> = before.iter().map(|turn| turn.text.as_str()).collect();
    let whole = corrected(interview, said).filter(|words| words.split_whitespace().count() >= SAYS_WHAT);
    let topic = whole.or_else(|| things::named_before(interview, &last.text, &earlier).map(str::to_owned))?;
    say::is_fresh(interview, Phrase::NotedCorrection).then(|| spoken(vec![say::noted_correction(interview, &topic)]))
}

/// A load that is not what it was is asked about.
pub(in crate::interview) fn changed_load(interview: &Interview, _: &Understood, _: Time) -> Said {
    let changed = changed(interview).filter(|_| say::is_fresh(interview, Phrase::FigureChanged))?;
    Some(spoken(vec![say::figure_changed(interview, &changed)]))
}

/// The same words again.
pub(in crate::interview) fn repeats(interview: &Interview) -> bool {
    let Some((last, before)) = interview.turns.split_last() else { return false };
    let last = understand::plain(&last.text);
    before.iter().any(|turn| understand::plain(&turn.text) == last)
        && last.split_whitespace().count() > WORDS_SAID_AGAIN
}

/// Their own words for what counts now: the first that have a figure which was not said before, else the first with any.
/// "I told you 50 percent, that was a guess. It was a third": the first of these figures is the one that is withdrawn.
fn corrected(interview: &Interview, said: &Understood) -> Option<String> {
    let (_, before) = interview.observations.split_last()?;
    let is_old = |quantity: &Quantity| {
        let value = quantity.value.to_string();
        let is_it =
            |figure: &Figure| figure.value == value && QuantityKind::from_name(figure.kind) == Some(quantity.kind);
        before.iter().flat_map(|seen| &seen.figures).any(is_it)
    };
    let read: Vec<(&String, Vec<Quantity>)> =
        said.correction.iter().map(|words| (words, read(words, &interview.sheet.lexicon).quantities)).collect();
    let new = read.iter().find(|(_, figures)| figures.iter().any(|figure| !is_old(figure)));
    let any = || read.iter().find(|(_, figures)| !figures.is_empty());
    // "I was wrong about the trigger: as I had it, it overwrites the row. It must fire on an empty one only."
    let later = || read.iter().find(|(sentence, _)| !tells_of_before(interview, sentence));
    let (sentence, _) = new.or_else(any).or_else(later)?;
    let sentence = heart(sentence);
    words_around(sentence, Span { start: 0, end: sentence.len() }, IN_A_QUESTION)
}

/// Whether a sentence says what they had said, or that it was wrong, and not what holds now.
fn tells_of_before(interview: &Interview, sentence: &str) -> bool {
    interview.sheet.cues.says(Cue::Earlier, &words(sentence))
}

/// The last figure of the answer follows from two others.
fn sum_holds(interview: &Interview) -> bool {
    let figures = interview.observations.last().map_or(&[][..], |seen| &seen.figures);
    figures.last().is_some_and(|figure| figure.follows_from.len() >= 2)
}

/// What they correct has a figure, or was named before: else it may be a way of speaking, and nothing is said.
fn is_of_something(interview: &Interview, said: &Understood) -> bool {
    let Some(sentence) = said.correction.first() else { return false };
    let has_a_figure =
        || said.correction.iter().any(|said| !read(said, &interview.sheet.lexicon).quantities.is_empty());
    let earlier = interview.turns.split_last().map_or(&[][..], |(_, before)| before);
    let earlier: Vec<&str> = earlier.iter().map(|turn| turn.text.as_str()).collect();
    has_a_figure() || things::named_before(interview, sentence, &earlier).is_some()
}

/// Phrases with which a correction, or a complaint, is answered already.
const ANSWERED: [Phrase; 5] =
    [Phrase::NotedCorrection, Phrase::WhichCorrection, Phrase::OwnFault, Phrase::Calm, Phrase::AsYouLike];

/// What is heard before the conversation goes on: that they complain, correct themselves, want no help, would like to know
/// whether it is right.
pub(in crate::interview) fn acknowledged(
    interview: &Interview,
    said: &Understood,
    next: Vec<(Author, Event)>,
) -> Vec<(Author, Event)> {
    let Some((_, first)) = next.first() else { return next };
    let is_of = |kinds: &[MoveKind]| matches!(first, Event::Reply { kind, .. } if kinds.contains(kind));
    let goes_on =
        is_of(&[MoveKind::Probe, MoveKind::Twist, MoveKind::Feedback]) || matches!(first, Event::Stage { .. });
    let is_answered = matches!(first, Event::Reply { wording: Some(wording), .. }
        if ANSWERED.iter().any(|phrase| phrase.name() == wording.phrase));
    let mut heard = Vec::new();
    if !is_answered {
        let complains = said.does(Act::IsUnheard) || said.does(Act::IsCross);
        heard.extend(plain(complains, interview, Phrase::Sorry, say::sorry).into_iter().flatten());
        // Nobody declines what nobody has offered.
        let offered = [Phrase::HintOffer, Phrase::HintReady, Phrase::SmallerStep, Phrase::Unsure];
        let offered = offered.iter().any(|phrase| interview.wordings.contains_key(phrase));
        let declines = said.does(Act::Declines) && !said.form.is_brief && offered;
        heard.extend(plain(declines, interview, Phrase::NoHelp, say::no_help).into_iter().flatten());
        if said.does(Act::Corrects) && is_of_something(interview, said) {
            let noted = corrected(interview, said).map(|topic| spoken(vec![say::corrected(interview, &topic)]));
            let noted = noted.or_else(|| plain(true, interview, Phrase::HeardCorrection, say::heard_correction));
            heard.extend(noted.into_iter().flatten());
        }
    }
    if heard.is_empty() && goes_on && said.does(Act::Assumes) {
        heard.extend(supposed(interview, said).into_iter().flatten());
    }
    if heard.is_empty() && goes_on && said.does(Act::Ends) {
        heard.extend(plain(true, interview, Phrase::ToEnd, say::to_end).into_iter().flatten());
    }
    if heard.is_empty() && goes_on && said.does(Act::WantsNod) {
        heard.extend(nod(interview, &next).into_iter().flatten());
    }
    heard.into_iter().chain(next).collect()
}

/// What they assume may stand, unless a fact speaks of it: that is told, if it surely does.
fn supposed(interview: &Interview, said: &Understood) -> Said {
    let Some((fact, chance)) = said.supposed.last() else {
        return plain(true, interview, Phrase::GoByThat, say::go_by_that);
    };
    let is_new = !interview.facts.contains(fact) && *chance >= ASKED;
    is_new.then(|| spoken(vec![say::fact(interview, *fact)]))
}

/// That their sum comes out, where it does, or that the scope may be that; else that it is clear, in their words where some
/// stand out, and judged later.
///
/// `next` is what is said behind it.
pub(super) fn nod(interview: &Interview, next: &[(Author, Event)]) -> Said {
    plain(sum_holds(interview), interview, Phrase::SumHolds, say::sum_holds)
        .or_else(|| plain(has_scoped(interview), interview, Phrase::ScopeNod, say::scope_nod))
        .or_else(|| Some(spoken(vec![say::nod_heard(interview, &heart_of_last(interview, next)?)])))
        .or_else(|| plain(true, interview, Phrase::NodLater, say::nod_later))
}

/// The longest quote that a nod repeats, in words.
const IN_A_NOD: usize = 18;

/// What the last answer shows or touches best, in its own words, if they were not quoted before and a wording is left.
fn heart_of_last(interview: &Interview, next: &[(Author, Event)]) -> Option<String> {
    let (last, turn) = interview.turns.len().checked_sub(1).zip(interview.turns.last())?;
    let stated = interview.summary.in_turn(last).filter(|seen| is_statement(interview, seen));
    let best = stated.max_by_key(|seen| seen.facet)?;
    let words = words_around(&turn.text, best.span, IN_A_NOD)?;
    let follows = next.iter().any(|(_, event)| matches!(event, Event::Reply { text, .. } if text.contains(&words)));
    let is_new = say::is_fresh(interview, Phrase::NodHeard) && !interview.quoted.contains(&words) && !follows;
    is_new.then_some(words)
}

/// A sum of theirs that does not come out is asked about, in their words.
pub(in crate::interview) fn wrong_sum(interview: &Interview, _: &Understood, _: Time) -> Said {
    let (turn, seen) = interview.turns.last().zip(interview.observations.last())?;
    let wrong = seen.sentences.iter().find(|said| said.sums_wrongly && said.standing == Standing::Meant)?;
    let words = words_around(&turn.text, Span { start: wrong.start, end: wrong.end }, LONGEST_SUM)?;
    say::is_fresh(interview, Phrase::CheckSum).then(|| spoken(vec![say::check_sum(interview, &words)]))
}

/// A sum that is read out, in words.
const LONGEST_SUM: usize = 24;
