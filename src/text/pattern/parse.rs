//! From a sentence with brackets to a pattern.

use super::vocabulary::Place;
use super::{Alternative, Pattern, PatternError, Slot, What, Word};
use crate::text::lexicon::nearest;
use crate::text::tokens::tokens;
use crate::text::{Lexicon, QuantityKind};

impl Pattern {
    /// Compiles a sentence.
    ///
    /// # Errors
    /// The first problem, with its place.
    pub fn parse(sentence: &str, lexicon: &Lexicon) -> Result<Self, PatternError> {
        let mut slots = Vec::new();
        let mut at = 0;
        while let Some(found) = sentence[at..].find(['[', ']']) {
            let open = at + found;
            if sentence[open..].starts_with(']') {
                return Err(error(open, "this bracket was never opened: write `[` before it"));
            }
            let inner = open + 1;
            let close = closing(&sentence[inner..])
                .ok_or_else(|| error(open, "this bracket is never closed: write `]` behind the concept"))?;
            slots.push(slot(&sentence[inner..inner + close], inner, lexicon)?);
            at = inner + close + 1;
        }
        let pattern = Self { slots };
        if pattern.says_enough() {
            Ok(pattern)
        } else {
            Err(error(0, "one concept alone proves nothing: bracket at least two things, or several literal words"))
        }
    }

    /// Two brackets, or one whose every alternative is a phrase.
    fn says_enough(&self) -> bool {
        let is_phrase = |alternative: &Alternative| matches!(&alternative.what, What::Words(words) if words.len() > 1);
        self.slots.len() > 1 || self.slots.iter().any(|slot| slot.alternatives.iter().all(is_phrase))
    }
}

/// Where the bracket closes; quoted brackets do not count, and a second `[` means that the first was forgotten.
fn closing(rest: &str) -> Option<usize> {
    let mut quote = None;
    let mut opens = true;
    for (at, c) in rest.char_indices() {
        match (quote, c) {
            (Some(open), _) => quote = quote.filter(|_| open != c),
            (None, '\'' | '"') if opens => quote = Some(c),
            (None, ']') => return Some(at),
            (None, '[') => return None,
            _ => {}
        }
        opens = !c.is_alphanumeric();
    }
    None
}

fn slot(inner: &str, offset: usize, lexicon: &Lexicon) -> Result<Slot, PatternError> {
    let mut alternatives = Vec::new();
    let mut at = 0;
    while at <= inner.len() {
        let end = at + alternative_length(&inner[at..]);
        let written = &inner[at..end];
        let trimmed = written.trim();
        let place = offset + at + (written.len() - written.trim_start().len());
        alternatives.push(alternative(trimmed, place, lexicon)?);
        at = end + 1;
    }
    Ok(Slot { alternatives })
}

/// Up to the next `|` that is not quoted.
fn alternative_length(rest: &str) -> usize {
    let lead = rest.len() - rest.trim_start().len();
    let body = rest[lead..].strip_prefix("no ").map_or(lead, |behind| rest.len() - behind.trim_start().len());
    let quoted = rest[body..].chars().next().filter(|c| matches!(c, '\'' | '"'));
    let closed = quoted.and_then(|quote| rest[body + 1..].find(quote)).map_or(body, |end| body + 1 + end);
    rest[closed..].find('|').map_or(rest.len(), |bar| closed + bar)
}

fn alternative(written: &str, offset: usize, lexicon: &Lexicon) -> Result<Alternative, PatternError> {
    let bare = written.strip_prefix("no ").map(str::trim_start);
    let denied = bare.is_some();
    let name = bare.unwrap_or(written);
    let offset = offset + (written.len() - name.len());
    if name.is_empty() {
        return Err(error(offset, "nothing stands here: write a concept, a quantity or 'literal words'"));
    }
    let what = match name.chars().next().filter(|c| matches!(c, '\'' | '"')) {
        Some(quote) => literal(name, quote, offset, lexicon)?,
        None => named(name, offset, lexicon)?,
    };
    Ok(Alternative { what, denied })
}

fn literal(name: &str, quote: char, offset: usize, lexicon: &Lexicon) -> Result<What, PatternError> {
    let inner =
        name[1..].strip_suffix(quote).ok_or_else(|| error(offset, "these literal words have no closing quote"))?;
    // Read as a text is read, misspelt words too, so that the two meet.
    let mut tokens = tokens(inner, lexicon.lemmas());
    lexicon.mend(&mut tokens);
    let words: Vec<Word> =
        tokens.into_iter().map(|token| Word { place: Place::of(&token.lemma), lemma: token.lemma }).collect();
    if words.is_empty() { Err(error(offset, "these quotes hold no word")) } else { Ok(What::Words(words)) }
}

fn named(name: &str, offset: usize, lexicon: &Lexicon) -> Result<What, PatternError> {
    if let Some(kind) = QuantityKind::from_name(name) {
        return Ok(What::Quantity(kind));
    }
    if let Some(concept) = lexicon.find(name) {
        return Ok(What::Concept(concept));
    }
    let known = lexicon.ids().chain(QuantityKind::NAMES.iter().map(|(kind, _)| *kind));
    Err(PatternError {
        offset,
        message: format!("`{name}` is no concept, object or quantity"),
        nearest: nearest(name, known),
    })
}

fn error(offset: usize, message: &str) -> PatternError {
    PatternError { offset, message: message.to_owned(), nearest: None }
}
