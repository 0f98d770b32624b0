//! How people say what is not an answer: asking, handing over, not knowing, wanting the solution, a hint, the next part, a
//! nod; taking something back; being cross; small talk. In lower case with straight quotes. One list for each.

/// How questions begin that are typed without a question mark.
pub(super) const ASKING: &[&str] = &[
    "how many",
    "how much",
    "how long",
    "how often",
    "how big",
    "how fast",
    "what is the",
    "what are the",
    "which",
    "do we",
    "do users",
    "does it",
    "is there",
    "are there",
    "is it ok",
    "are we",
    "can i assume",
    "can we assume",
    "may i assume",
    "should i assume",
    "should we assume",
    "could you tell",
];

/// Wanting the interviewer to decide.
pub(super) const HANDING_OVER: &[&str] = &[
    "should i use",
    "should we use",
    "should i go with",
    "which one should",
    "which would you",
    "what would you",
    "do you prefer",
    "would you prefer",
    "is it better",
    "do you want me to use",
    "you decide",
    "you choose",
    "your choice",
    "up to you",
];

/// Wanting a nod.
pub(super) const NODDING: &[&str] = &[
    "is that ok",
    "is that okay",
    "is this ok",
    "is that right",
    "is this right",
    "is that correct",
    "is this correct",
    "am i right",
    "does that make sense",
    "does this make sense",
    "do you agree",
    "what do you think",
    "is that good",
    "is this good",
    "is that enough",
    "how am i doing",
    "how was that",
    "did i miss",
    "are you happy with",
];

/// Not knowing.
pub(super) const UNSURE: &[&str] = &[
    "i don't know",
    "i dont know",
    "i do not know",
    "no idea",
    "not sure what",
    "i'm stuck",
    "i am stuck",
    "im stuck",
    "i have no clue",
    "idk",
    "i'm lost",
    "i am lost",
    "i give up",
];

/// Asking for help in words.
pub(super) const HINTING: &[&str] = &[
    "a hint",
    "hint please",
    "any hints",
    "some help",
    "help me",
    "give me a clue",
    "point me in the right direction",
    "can you help",
    "could you help",
];

/// Wanting the answer itself.
pub(super) const SOLUTION: &[&str] = &[
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
pub(super) const NEXT: &[&str] = &[
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
];

/// Taking something back.
pub(super) const CORRECTING: &[&str] = &[
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
];

/// Being cross.
pub(super) const CROSS: &[&str] = &[
    "this is stupid",
    "you are stupid",
    "you're stupid",
    "stupid bot",
    "stupid question",
    "idiot",
    "shut up",
    "this is useless",
    "you are useless",
    "you're useless",
    "waste of time",
    "hate this",
    "fuck",
    "shit",
    "bullshit",
    "this sucks",
    "you suck",
    "ridiculous",
    "dumb bot",
    "dumb question",
];

/// Asking what the interviewer is.
pub(super) const WHO: &[&str] = &[
    "are you a bot",
    "you are a bot",
    "you're a bot",
    "are you a robot",
    "are you a machine",
    "are you human",
    "are you a human",
    "are you a real person",
    "are you real",
    "are you an ai",
    "are you chatgpt",
    "am i talking to a",
    "who are you",
    "what are you",
];

/// Offering to say more: the interviewer takes it up or goes on.
pub(super) const OFFERING: &[&str] = &[
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
];

/// Saying yes to an offer.
pub(super) const ACCEPTING: &[&str] =
    &["yes", "yeah", "yep", "please", "ok", "okay", "sure", "go ahead", "give it to me", "hint", "the hint"];

/// Talking of something else.
pub(super) const SMALL_TALK: &[&str] = &[
    "how are you",
    "the weather",
    "your name",
    "tell me a joke",
    "what can you do",
    "where are you from",
    "good morning",
    "good afternoon",
    "nice to meet you",
    "how is your day",
    "do you like",
    "have you seen",
];

/// How lines of program text begin.
pub(super) const CODE: &[&str] = &[
    "def ",
    "func ",
    "function ",
    "import ",
    "return ",
    "class ",
    "select ",
    "#include",
    "let ",
    "const ",
    "var ",
    "public ",
    "private ",
    "if (",
    "for (",
    "while (",
    "}",
    "</",
];

/// How they end.
pub(super) const CODE_ENDS: &[&str] = &[";", "{", "};", "})"];
