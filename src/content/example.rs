//! Example sentences as authors write them, `**marked**`, to classes.

use crate::matching::{Class, Example, Learnt, Said};
use crate::text::Lexicon;

/// What carries a sentence stands between two of these.
const MARK: &str = "**";

/// An example without its marks, and the phrases that were marked.
pub fn unmarked(text: &str) -> (String, Vec<&str>) {
    let parts: Vec<&str> = text.split(MARK).collect();
    let marked = parts.iter().skip(1).step_by(2).copied().filter(|mark| !mark.trim().is_empty()).collect();
    (parts.concat(), marked)
}

/// A class of example sentences. `own` is the slug of the question that it stands in.
pub(super) fn class<'a>(
    sentences: impl Iterator<Item = &'a String>,
    lexicon: &Lexicon,
    learnt: &Learnt,
    own: &str,
) -> Class {
    let example = |text: &String| {
        let (plain, marked) = unmarked(text);
        let marks: Vec<Said> = marked.iter().map(|mark| Said::whole(mark, lexicon)).collect();
        Example::new(&plain, &Said::whole(&plain, lexicon), &marks, &learnt.table)
    };
    Class::new(sentences.map(example).collect(), &learnt.background, own)
}
