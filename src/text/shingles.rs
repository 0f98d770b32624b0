//! Words and shingles of any text, without a reading: for comparing what was said with what was said before.

/// The words as hashes, in order, whatever their case and what stands between them.
pub fn words(text: &str) -> impl Iterator<Item = u64> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}');
    parts.filter(|word| !word.is_empty()).map(|word| hash(word.chars().flat_map(char::to_lowercase)))
}

/// A run of words as one hash.
pub fn joined(run: &[u64]) -> u64 {
    run.iter().fold(BASIS, |all, word| (all ^ word).wrapping_mul(PRIME).rotate_left(23))
}

/// Every run of so many words, in order; none of a text that is shorter.
pub fn shingles(text: &str, length: usize) -> Vec<u64> {
    let words: Vec<u64> = words(text).collect();
    words.windows(length).map(joined).collect()
}

/// FNV-1a over letters: the same on every machine and in every version of the compiler.
fn hash(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(BASIS, |all, letter| (all ^ u64::from(letter)).wrapping_mul(PRIME))
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// A stretch of text as sentences, roughly: good enough to know one again.
pub fn rough_sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '!', '?', '\n', ';']).filter(|part| !part.trim().is_empty())
}
