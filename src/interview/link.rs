//! Whether a quote leads to a question: a false link is worse than none.

use super::fold::Interview;

/// Shorter words are common to everything.
const LONG_WORD: usize = 4;
/// Words that begin alike are forms of one word.
const STEM: usize = 5;

/// Stems that say nothing about what is spoken of.
const COMMON: &[&str] = &[
    "what", "that", "this", "with", "from", "have", "does", "will", "would", "when", "they", "them", "then", "there",
    "their", "which", "your", "into", "only", "after", "befor", "than", "more", "some", "same", "each", "every",
    "other", "where", "about", "happe",
];

/// The beginnings of the words that say what a text is about.
fn stems(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= LONG_WORD);
    let stems = words.map(|word| word.chars().take(STEM).collect::<String>());
    stems.filter(|stem| !COMMON.contains(&stem.as_str())).collect()
}

/// The quote has a word of the question in it that is not a word of everything here: else the two have nothing to do with
/// each other.
pub(super) fn leads_to(interview: &Interview, quote: &str, text: &str) -> bool {
    let (of_brief, said) = (stems(&interview.sheet.brief), stems(quote));
    stems(text).iter().any(|stem| said.contains(stem) && !of_brief.contains(stem))
}
