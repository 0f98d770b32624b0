//! One sentence filled in again and again with other words. Seen by the skeleton of words that hold it together: honest
//! answers use one at most twice.

use std::collections::BTreeMap;

use crate::assess::english::is_function_word;

use super::Ground;
use super::words::rough_sentences;

/// A skeleton of fewer words is nobody's ("we ... the ...").
const BONES: usize = 4;
/// So many sentences on one skeleton are a frame.
const MANY: usize = 3;

pub(super) fn finds(ground: &Ground<'_>) -> Vec<usize> {
    let own: Vec<Option<String>> =
        ground.sentences.iter().map(|sentence| skeleton(sentence.span.of(&ground.turn.text))).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let before = ground.before.iter().flat_map(|turn| rough_sentences(&turn.text)).filter_map(skeleton);
    for bones in before.chain(own.iter().flatten().cloned()) {
        *seen.entry(bones).or_default() += 1;
    }
    let is_frame = |bones: &Option<String>| bones.as_ref().is_some_and(|bones| seen[bones] >= MANY);
    own.iter().enumerate().filter(|(_, bones)| is_frame(bones)).map(|(at, _)| at).collect()
}

/// The words that hold a sentence together, with a gap wherever others stood.
fn skeleton(sentence: &str) -> Option<String> {
    let mut skeleton = String::new();
    let mut bones = 0;
    let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    for word in words.map(str::to_lowercase) {
        if is_function_word(&word) {
            skeleton.push_str(&word);
            skeleton.push(' ');
            bones += 1;
        } else if !skeleton.ends_with("_ ") {
            skeleton.push_str("_ ");
        }
    }
    (bones >= BONES).then_some(skeleton)
}
