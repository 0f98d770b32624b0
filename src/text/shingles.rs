//! Words and shingles of any text, without a reading: for comparing what was said with what was said before.

use super::fold::straight;

/// The words as hashes, in order, whatever their case and what stands between them.
pub fn words(text: &str) -> Vec<u64> {
    let text = straight(text);
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let words = parts.map(|word| word.trim_matches('\'')).filter(|word| !word.is_empty());
    words.map(|word| hash(word.chars().flat_map(char::to_lowercase))).collect()
}

/// A run of words as one hash.
pub fn joined(run: &[u64]) -> u64 {
    run.iter().fold(BASIS, |all, word| (all ^ word).wrapping_mul(PRIME).rotate_left(23))
}

/// Every run of so many words, in order; none of a text that is shorter.
pub fn shingles(text: &str, length: usize) -> Vec<u64> {
    words(text).windows(length).map(joined).collect()
}

/// FNV-1a over letters: the same on every machine and in every version of the compiler.
fn hash(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(BASIS, |all, letter| (all ^ u64::from(letter)).wrapping_mul(PRIME))
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn the_same_words_are_the_same_however_they_were_typed() {
        for typed in [
            "Don\u{2019}t \u{2018}cache\u{2019} it",
            "don\u{b4}t `cache` it",
            "DON`T 'cache',\nit",
            "don\u{2032}t cache  it",
        ] {
            assert_eq!(words(typed), words("don't cache it"), "{typed}");
        }
        assert_ne!(words("dont cache it"), words("don't cache it"));
    }
}
