//! Scope: where a denial begins and where it ends inside one clause.

use std::ops::Range;

use super::triggers::{ADVERBS, BY_FIRST_WORD, FINITE, PREPOSITIONS, Reach, TERMINATORS};
use super::words::Word;
use crate::text::connectives::is_subject;

/// No denial reaches further, in words; it also keeps a text of nothing but "not" linear.
const FARTHEST: usize = 40;

/// How far the denial of a thing reaches, in words.
const THING: usize = 6;

/// An item of a list has no more words.
const ITEM: usize = 4;

/// Words that make a condition of their clause: nothing is decided in it.
const CONDITIONS: [&str; 6] = ["if", "when", "unless", "whenever", "once", "whether"];

/// A trigger and what it reaches.
#[derive(Clone, Debug)]
pub(super) struct Denial {
    /// The tokens of the trigger.
    pub(super) trigger: Range<usize>,
    /// The tokens that it denies.
    pub(super) scope: Range<usize>,
    /// It stands in the scope of another, and so its own words hold: "never write without a lock".
    pub(super) affirms: bool,
    /// It reaches ahead to the end of its clause.
    pub(super) to_the_end: bool,
}

/// In order of their triggers.
pub(super) fn denials(words: &[Word<'_>]) -> Vec<Denial> {
    let mut denials: Vec<Denial> = Vec::new();
    let mut at = 0;
    let mut conditional = false;
    let statement = words.iter().position(|word| is_statement(word.key)).unwrap_or(words.len());
    while at < words.len() {
        conditional |= CONDITIONS.contains(&words[at].key);
        let Some((reach, end)) = trigger(words, at) else {
            at += 1;
            continue;
        };
        let reach = if conditional && reach == Reach::Ahead { Reach::Thing } else { reach };
        let (begin, stop) = match reach {
            Reach::Ahead => (end, ahead(words, end)),
            Reach::Thing => (end, thing(words, end)),
            Reach::Swap => (end, swap(words, end)),
            Reach::Behind => (behind(words, at, statement), at),
            Reach::Itself => (at + 1, end),
            Reach::Nothing => (end, end),
        };
        let trigger_end = if reach == Reach::Itself { at + 1 } else { end };
        let trigger = words[at.max(1)].token..words[trigger_end - 1].token + 1;
        let scope = tokens_of(words, begin..stop);
        let inside = denials.last().is_some_and(|outer| !outer.affirms && outer.scope.contains(&trigger.start));
        let affirms = inside && reach == Reach::Thing && words[at].key == "without";
        let to_the_end = reach == Reach::Ahead && stop == words.len();
        if reach != Reach::Nothing {
            denials.push(Denial { trigger, scope, affirms, to_the_end });
        }
        at = end;
    }
    denials
}

/// The longest phrase of the table that begins here, and where it ends.
fn trigger(words: &[Word<'_>], at: usize) -> Option<(Reach, usize)> {
    let found = BY_FIRST_WORD.get(words[at].key)?.iter().find_map(|trigger| {
        let mut next = at + 1;
        for (n, wanted) in trigger.words[1..].iter().enumerate() {
            while n > 0
                && words.get(next).is_some_and(|word| !wanted.contains(&word.key) && ADVERBS.contains(&word.key))
            {
                next += 1;
            }
            words.get(next).filter(|word| wanted.contains(&word.key) && !word.after_comma)?;
            next += 1;
        }
        Some((trigger.reach, next))
    })?;
    let answers = words[at].key == "no" && found.1 == at + 1 && words.get(at + 1).is_none_or(|word| word.after_comma);
    (!answers).then_some(found) // "No, we cache."
}

fn ahead(words: &[Word<'_>], begin: usize) -> usize {
    let mut in_list = false;
    for at in begin..words.len().min(begin + FARTHEST) {
        let joins = is_conjunction(words[at].key) || words[at].key == "as";
        let new_statement = joins && words.get(at + 1).is_some_and(|next| is_subject(next.key));
        if TERMINATORS.contains(&words[at].key) || new_statement {
            return at;
        }
        if words[at].after_comma {
            if !is_item(words, at, in_list) {
                return at;
            }
            in_list = true;
        }
    }
    words.len().min(begin + FARTHEST)
}

fn thing(words: &[Word<'_>], begin: usize) -> usize {
    let mut in_list = false;
    let mut end = begin;
    let mut limit = begin + THING;
    while end < words.len().min(limit) {
        let word = words[end];
        let listed = word.after_comma && end > begin && is_item(words, end, in_list);
        let over = TERMINATORS.contains(&word.key) || PREPOSITIONS.contains(&word.key) || is_statement(word.key);
        let another = end > begin && is_article(word.key) && !takes_object(words[end - 1].key);
        if over || another || (word.after_comma && end > begin && !listed) {
            break;
        }
        if listed {
            in_list = true;
            limit = (end + THING).min(begin + FARTHEST);
        }
        end += 1;
    }
    end
}

fn swap(words: &[Word<'_>], begin: usize) -> usize {
    let over = |at: &usize| {
        let word = words[*at];
        word.after_comma || is_subject(word.key) || TERMINATORS.contains(&word.key)
    };
    let last = words.len().min(begin + FARTHEST);
    (begin..last).find(over).unwrap_or(last)
}

/// Back to the beginning, or to the statement before: "we cache reads and replicas are unnecessary" keeps the cache.
fn behind(words: &[Word<'_>], trigger: usize, statement: usize) -> usize {
    let first = trigger.saturating_sub(FARTHEST).max(1);
    for at in (first..trigger).rev() {
        if (words[at].after_comma || is_conjunction(words[at].key)) && statement < at {
            return at;
        }
    }
    first
}

/// Whether the stretch behind this comma is one more item of the list that is denied.
fn is_item(words: &[Word<'_>], at: usize, in_list: bool) -> bool {
    let near = &words[at..words.len().min(at + FARTHEST)];
    let length = near.iter().skip(1).position(|word| word.after_comma).map_or(near.len(), |next| next + 1);
    let goes_on = length < near.len() || near.iter().any(|word| matches!(word.key, "or" | "nor"));
    let item = &near[..length];
    length <= ITEM
        && (in_list || goes_on)
        && !item.iter().any(|word| is_statement(word.key) || TERMINATORS.contains(&word.key))
}

fn is_article(key: &str) -> bool {
    matches!(key, "a" | "an" | "the" | "our" | "its")
}

/// "no copy of the table", "without using a cache" go on; "without a cache the table melts" does not.
fn takes_object(key: &str) -> bool {
    matches!(key, "of" | "or" | "nor" | "and") || key.ends_with("ing")
}

fn is_conjunction(key: &str) -> bool {
    matches!(key, "and" | "or" | "then")
}

fn is_statement(key: &str) -> bool {
    is_subject(key) || FINITE.contains(&key)
}

fn tokens_of(words: &[Word<'_>], range: Range<usize>) -> Range<usize> {
    let stretch = words.get(range).unwrap_or_default();
    let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { return 0..0 };
    first.token..last.token + 1
}
