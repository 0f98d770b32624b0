//! What is wished for: help, the solution, the next part, leave to go on; offering more, saying yes, taking back.

/// Asking for help in words.
pub(in crate::interview) const HINTING: &[&str] = &[
    "hint",
    "some help",
    "help me",
    "give me a clue",
    "point me in the right direction",
    "need a hand",
    "need some help",
    "need help",
    "a pointer",
    "can you help",
    "could you help",
];

/// Wanting the answer itself.
pub(in crate::interview) const SOLUTION: &[&str] = &[
    "what is the answer",
    "what's the answer",
    "tell me the answer",
    "give me the answer",
    "what is the solution",
    "give me the solution",
    "show me the solution",
    "tell me the solution",
    "just tell me",
    "what is the right answer",
    "what's the right answer",
    "what would a good answer",
];

/// Wanting to go on.
pub(in crate::interview) const NEXT: &[&str] = &[
    "next question",
    "can we move on",
    "let's move on",
    "lets move on",
    "shall we move on",
    "next stage",
    "move to the next",
    "i'm done with this",
    "next topic",
    "next part",
    "let us move on",
    "can we go on",
    "skip this",
    "skip that",
    "like to move on",
    "want to move on",
    "just move on",
    "to the next one",
    "leave this part",
    "leave it there",
    "next one please",
];

/// Asking for leave to go on.
pub(in crate::interview) const LEAVE: &[&str] = &[
    "may i go on",
    "can i go on",
    "could i go on",
    "may i continue",
    "can i continue",
    "shall i continue",
    "are we fine to",
    "are we ok to",
    "are we okay to",
    "ok if i",
    "okay if i",
    "mind if i",
];

/// Offering to say more: the interviewer takes it up or goes on.
pub(in crate::interview) const OFFERING: &[&str] = &[
    "anything that you would like",
    "anything you would like",
    "anything you'd like",
    "anything else you want",
    "anything else you would like",
    "anything else you'd like",
    "would you like more detail",
    "would you like me to go",
    "do you want me to go",
    "do you want more detail",
    "should i go deeper",
    "shall i go deeper",
    "shall i go on",
    "should i go on",
    "which part should i go",
    "where should i go deeper",
    "does that cover",
    "is that detailed enough",
    "want me to go back",
    "want me to come back",
    "should go back to",
    "where should i dig",
    "would you like me to push",
    "like me to push",
    "like me to expand",
    "want me to expand",
    "which would you like me",
    "which part would you like",
];

/// Offering to say more about one thing, which is named behind.
pub(in crate::interview) const DETAIL: &[&str] = &[
    "deeper into ",
    "go into ",
    "more detail on ",
    "more detail about ",
    "shall i explain ",
    "should i explain ",
    "walk you through ",
    "walk through ",
];

/// Saying yes to an offer.
pub(in crate::interview) const ACCEPTING: &[&str] =
    &["yes", "yeah", "yep", "please", "ok", "okay", "sure", "go ahead", "give it to me", "hint", "the hint"];

/// Taking something back.
pub(in crate::interview) const CORRECTING: &[&str] = &[
    "scratch that",
    "i take that back",
    "correction:",
    "let me correct",
    "i was wrong",
    "that was wrong",
    "i made a mistake",
    "strike that",
    "forget what i said",
    "wait, no",
    "no wait",
    "let me revise",
    "i change my mind",
    "i changed my mind",
    "on second thought",
    "wait, that's wrong",
    "no, that's wrong",
    "sorry, that's wrong",
    "hang on, that",
    "change my mind",
    "i dropped that",
    "i have dropped that",
    "actually, no",
    "i meant",
    "i misspoke",
    "i miscounted",
    "i miscalculated",
    "got that wrong",
];
