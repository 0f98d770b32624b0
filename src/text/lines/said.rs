//! What is being said when a line ends, and whether the next line goes on with it.

use super::LONG;
use super::line::{Kind, Line};
use crate::text::connectives::is_subject;
use crate::text::english::{is_function_word, is_known};
use crate::text::quantities::is_unit;

/// Function words with which a sentence may end; all others ask for more.
const MAY_END: &str = "
these those some any each every both either neither not none all more most many much few less
you he she it him her us them me this that yours ours theirs mine myself itself themselves
who which what when where why how be been being do does did done have has had may can will could would should might must
without within before after since until about near beside besides beyond off out up down on in over under above below between
among through across around by to for with at from via per into of
yet so once though there here now also only just even still too again already always never often sometimes instead
therefore hence however otherwise same other another such very
can't cannot couldn't won't wouldn't shouldn't don't doesn't didn't isn't aren't wasn't weren't haven't hasn't needn't
i'm you're we're they're it's that's there's
let lets get gets got make makes made take takes took keep keeps go goes goes come comes use uses used using need needs
";
/// Of these, the ones that ask for more behind a few words: "log in" is whole, "we keep the links in" is not.
const BEHIND_A_FEW: &str = "
in on at by for with without from to into of via per over under above below between among through across around about
within before after since until near have has had be is are was were use uses using need needs takes make makes
";
/// A line is more than a label from so many words on.
const A_FEW: usize = 4;
/// With these no statement and no item of a list begins.
const TIES: [&str; 13] =
    ["and", "or", "but", "nor", "of", "per", "than", "which", "whose", "because", "whereas", "via", "percent"];
/// They make a statement of their words.
const VERBS: [&str; 17] = [
    "is", "are", "was", "were", "am", "has", "have", "had", "can", "could", "will", "would", "should", "may", "might",
    "must", "do",
];

/// What was said since the last end of a sentence.
#[derive(Debug, Default)]
pub(super) struct Saying {
    words: usize,
    /// Somebody does something, or something is.
    is_statement: bool,
    /// It begins with a capital.
    is_upper: bool,
    /// It holds words that hold sentences together.
    is_prose: bool,
    /// Labels in it: "Cache: 5 ms".
    colons: usize,
}

impl Saying {
    /// One line more.
    pub(super) fn add(&mut self, line: &Line<'_>) {
        if line.has_stop_inside || line.kind == Kind::Fixed {
            *self = Self::default();
        }
        let tail = line.tail();
        if self.words == 0 {
            self.is_upper = tail.starts_with(char::is_uppercase);
        }
        self.colons += usize::from(tail.contains(": "));
        for word in tail.split_whitespace() {
            let word = plain(word);
            self.words += usize::from(!word.is_empty());
            self.is_statement |= is_subject(&word) || VERBS.contains(&word.as_str());
            self.is_prose |= is_function_word(&word);
        }
        if line.stops {
            *self = Self::default();
        }
    }

    /// Whether the next line goes on with it.
    pub(super) fn goes_on(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        let last = plain(line.body.split_whitespace().next_back().unwrap_or_default());
        let first = plain(next.first());
        let more = self.words >= A_FEW && BEHIND_A_FEW.split_whitespace().any(|word| word == last);
        if line.leaves_open() || more || next.ties_back() || measures(&last, &first) {
            return true;
        }
        if next.begins_lower() {
            let told = self.is_statement || is_function_word(&first) || (self.is_prose && next.stops);
            let label = next.first().ends_with(':');
            return !label && ((self.is_upper && told && self.colons == 0) || line.body.len() >= LONG);
        }
        // What goes on with a capital or a digit goes on to a stop that the line before does not have.
        let ends = next.stops || next.has_stop_inside;
        let begins_anew = next.begins_upper() && (is_function_word(&first) && first != "i");
        let name = next.begins_upper() && !is_known(&first);
        let digit = next.body.starts_with(|c: char| c.is_ascii_digit());
        let few = self.words < A_FEW - 1;
        ends && !begins_anew && (self.is_statement || (!few && (name || digit)))
    }
}

/// A word as the tables have it.
fn plain(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let end = word.char_indices().nth(crate::text::tokens::LONGEST_WORD).map_or(word.len(), |(at, _)| at);
    crate::text::fold::fold(&word[..end])
}

/// Whether more must follow a word at the end of a line.
pub(super) fn never_ends(word: &str) -> bool {
    let bare = plain(word);
    word.ends_with(char::is_alphabetic) && is_function_word(&bare) && !MAY_END.split_whitespace().any(|end| end == bare)
}

/// Whether a line begins with a word that ties it to the one before.
pub(super) fn begins_with_a_tie(body: &str) -> bool {
    let first = body.split_whitespace().next().unwrap_or_default();
    body.starts_with(char::is_lowercase) && TIES.contains(&plain(first).as_str())
}

/// "90" and "million", "5" and "ms".
fn measures(last: &str, first: &str) -> bool {
    let number = last.starts_with(|c: char| c.is_ascii_digit()) && last.ends_with(|c: char| c.is_ascii_digit());
    number && is_unit(first)
}
