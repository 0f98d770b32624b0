//! Focus: what was just spoken of, so that a sentence need not name it again. It fills a thing that the question is about,
//! never a mechanism.

use crate::content::Sheet;
use crate::text::{ConceptId, read};

use super::Turn;
use super::part::Part;

/// So many sentences before may have named it.
const REACH: usize = 2;

/// The question's own objects, as concepts.
pub(super) fn objects(sheet: &Sheet) -> Vec<ConceptId> {
    sheet.question.objects.iter().filter_map(|object| sheet.lexicon.find(&object.id)).collect()
}

/// Objects that the interviewer's last words name.
pub(super) fn asked_about(sheet: &Sheet, turn: &Turn, objects: &[ConceptId]) -> Vec<ConceptId> {
    let Some(heard) = turn.heard.last() else { return Vec::new() };
    let named = read(heard, &sheet.lexicon).mentions.into_iter().map(|mention| mention.concept);
    named.filter(|concept| objects.contains(concept)).collect()
}

/// Objects in focus at this part: those of the sentences just before, and what was asked about.
pub(super) fn focus(parts: &[Part], part: &Part, asked: &[ConceptId], objects: &[ConceptId]) -> Vec<ConceptId> {
    let before = &parts[part.of.start.saturating_sub(REACH)..part.of.start];
    let free = before.iter().filter(|part| part.gate.is_none());
    let named = free.flat_map(|part| &part.reading.mentions).map(|mention| mention.concept);
    named.filter(|concept| objects.contains(concept)).chain(asked.iter().copied()).collect()
}
