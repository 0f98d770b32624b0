//! Connectives: the words at which a sentence is divided into clauses, in one table.

use super::{Joint, Token};

/// Where the division needs a comma before it, because the word alone does not divide.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Comma {
    Needed,
    Optional,
}

use Comma::{Needed, Optional};

/// Longer phrases before the shorter ones that they begin with. `*` is a subject: "we", "it", "they" ...
const CONNECTIVES: &[(&[&str], Comma, Joint)] = &[
    (&["and", "then"], Optional, Joint::Sequence),
    (&["and", "so"], Needed, Joint::Consequence),
    (&["and", "therefore"], Optional, Joint::Consequence),
    (&["and", "*"], Needed, Joint::Sequence),
    (&["then"], Needed, Joint::Sequence),
    (&["but"], Optional, Joint::Contrast),
    (&["however"], Optional, Joint::Contrast),
    (&["whereas"], Optional, Joint::Contrast),
    (&["although"], Optional, Joint::Contrast),
    (&["even", "though"], Optional, Joint::Contrast),
    (&["though"], Needed, Joint::Contrast),
    (&["yet"], Needed, Joint::Contrast),
    (&["while"], Needed, Joint::Contrast),
    (&["instead"], Needed, Joint::Contrast),
    (&["except"], Optional, Joint::Contrast),
    (&["at", "the", "cost", "of"], Optional, Joint::Contrast),
    (&["at", "the", "price", "of"], Optional, Joint::Contrast),
    (&["because"], Optional, Joint::Cause),
    (&["since"], Needed, Joint::Cause),
    (&["as"], Needed, Joint::Cause),
    (&["so"], Needed, Joint::Consequence),
    (&["so", "that"], Optional, Joint::Consequence),
    (&["so", "*"], Optional, Joint::Consequence),
    (&["therefore"], Optional, Joint::Consequence),
    (&["hence"], Optional, Joint::Consequence),
    (&["thus"], Optional, Joint::Consequence),
    (&["thereby"], Optional, Joint::Consequence),
    (&["otherwise"], Optional, Joint::Consequence),
    (&["meaning"], Needed, Joint::Consequence),
    (&["only", "if"], Optional, Joint::Condition),
    (&["if"], Needed, Joint::Condition),
    (&["when"], Needed, Joint::Condition),
    (&["unless"], Optional, Joint::Condition),
    (&["in", "case"], Optional, Joint::Condition),
    (&["which"], Needed, Joint::Relative),
    (&["who"], Needed, Joint::Relative),
    (&["where"], Needed, Joint::Relative),
];

/// A clause that begins with one of these ends at its first comma: "if the cache is down, we read the table".
const OPENERS: [&str; 12] =
    ["if", "when", "whenever", "once", "while", "because", "since", "although", "though", "unless", "until", "after"];

/// Words that can only be a subject; behind "and" they begin a new statement.
pub(super) const SUBJECTS: [&str; 10] = ["we", "i", "it", "they", "you", "he", "she", "this", "that", "there"];

/// The connective that begins at the first of these tokens, and how many tokens it has.
pub(super) fn connective(tokens: &[Token], after_comma: bool) -> Option<(Joint, usize)> {
    let fits = |(phrase, comma, _): &&(&[&str], Comma, Joint)| {
        (after_comma || *comma == Optional) && phrase.len() <= tokens.len() && phrase.iter().zip(tokens).all(is_said)
    };
    let (phrase, _, joint) = CONNECTIVES.iter().filter(fits).max_by_key(|(phrase, ..)| phrase.len())?;
    Some((*joint, phrase.len() - usize::from(phrase.ends_with(&["*"]))))
}

/// Whether the clause that begins here is one that a comma ends.
pub(super) fn opens_subordinate(token: &Token) -> bool {
    OPENERS.contains(&token.word.as_str())
}

fn is_said((wanted, token): (&&str, &Token)) -> bool {
    if *wanted == "*" { is_subject(&token.word) } else { *wanted == token.word }
}

/// "we", and "we'll" too.
pub(super) fn is_subject(word: &str) -> bool {
    let bare = word.split('\'').next().unwrap_or(word);
    SUBJECTS.contains(&bare)
}
