//! What a prepared text takes for granted. "You chose one key" is for somebody who has chosen; "your key" for somebody who
//! has spoken of one. Whoever says it looks first; help and the last probe of an idea take nothing for granted.

use std::fmt;

use crate::text::straight;

use super::cues::{Cue, Cues};

/// Something that must have been said before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Premise {
    /// The candidate has proposed something.
    Proposal,
    /// The candidate has spoken of this thing: one word, in lower case.
    Thing(String),
}

impl fmt::Display for Premise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Proposal => f.write_str("a proposal"),
            Self::Thing(word) => write!(f, "their {word}"),
        }
    }
}

impl Cues {
    /// Everything that a text takes for granted, in order.
    pub fn premises(&self, text: &str) -> Vec<Premise> {
        let lower = straight(text).to_lowercase();
        let words: Vec<&str> =
            lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
        let yours = words.iter().enumerate().filter(|(_, word)| **word == "your");
        // "your key", "your busiest key"
        let things = yours.filter_map(|(at, _)| words[at + 1..].iter().take(2).find(|word| self.is(Cue::Things, word)));
        self.says(Cue::Proposal, &words)
            .then_some(Premise::Proposal)
            .into_iter()
            .chain(things.map(|thing| Premise::Thing((*thing).to_owned())))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[Premise]) {
        assert_eq!(Cues::built_in().premises(text), expect, "{text}");
    }

    #[test]
    fn what_is_taken_for_granted_is_seen() {
        let thing = |word: &str| Premise::Thing(word.to_owned());
        check("Four kinds of people open an order. Whom should the key please?", &[]);
        check("Your team is called at night. Who of your customers notices?", &[]);
        check("Whom should your key please?", &[thing("key")]);
        check("How much sits under your busiest key?", &[thing("key")]);
        check("You chose one key. Which other one was hardest to reject?", &[Premise::Proposal]);
        check("What in your design follows from that?", &[Premise::Proposal]);
        check("You said where it lies; how does your table sort it?", &[Premise::Proposal, thing("table")]);
    }
}
