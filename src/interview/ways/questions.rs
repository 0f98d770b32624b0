//! What is asked of the interviewer: facts and figures, a decision, a nod, what it is.

/// How questions begin that are typed without a question mark.
pub(in crate::interview) const ASKING: &[&str] = &[
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

/// How figures are asked for.
pub(in crate::interview) const FIGURES: &[&str] = &[
    "how many",
    "how much",
    "how big",
    "how large",
    "how often",
    "how long",
    "what load",
    "what share",
    "what percent",
    "number of",
    "what fraction",
    "traffic",
    "what rate",
    "how far",
];

/// How what is given is asked for.
pub(in crate::interview) const FACTUAL: &[&str] =
    &["do we ", "do users ", "do customers ", "does it ", "is there ", "are there ", "what is the ", "what are the "];

/// Wanting the interviewer to decide.
pub(in crate::interview) const HANDING_OVER: &[&str] = &[
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
pub(in crate::interview) const NODDING: &[&str] = &[
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
    "does that sound",
    "does this sound",
    "does that work",
    "would that work",
    "is that a reasonable",
    "is this a reasonable",
    "is that what you",
    ", right",
    "is that fair",
    "are you happy with",
];

/// Asking what the interviewer is.
pub(in crate::interview) const WHO: &[&str] = &[
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
    "you a bot",
    "real person",
    "even a person",
    "even human",
];

/// Talking of something else.
pub(in crate::interview) const SMALL_TALK: &[&str] = &[
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
