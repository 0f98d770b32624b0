//! What a sentence claims that a mechanism does, judged by the table of mechanisms.

use crate::content::{Gives, Mechanisms};
use crate::text::{ConceptId, Mention, Reading, Span};

/// From the one to the other, in clauses; to accuse it must be nearer.
const FAR: usize = 2;
const NEAR: usize = 1;

/// Between mechanism and guarantee these make a wish, a demand or a contrast of what would be a claim.
const NO_CLAIM: &[&str] = &[
    "must", "should", "need", "needs", "but", "unless", "until", "would", "could", "might", "may", "if", "want",
    "wants", "though", "although", "however", "while", "whereas", "still", "without",
];

/// "A replica takes the reads": a mechanism and a guarantee in one sentence, neither denied nor asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) mechanism: ConceptId,
    pub(super) guarantee: ConceptId,
    pub(super) gives: Gives,
    /// From the one to the other.
    pub(super) span: Span,
}

/// The mechanisms that a reading speaks of and does not deny.
pub(super) fn spoken(table: &Mechanisms, reading: &Reading) -> Vec<Mention> {
    let said = reading.mentions.iter().filter(|mention| !mention.negated && !reading.clauses[mention.clause].asked);
    said.filter(|mention| table.is_mechanism(mention.concept)).cloned().collect()
}

/// What is claimed, as the table has it. `beside` are the mechanisms that the whole turn speaks of.
///
/// A claim is *never* only if the mechanism comes before what it is said to give, no other mechanism stands between, and
/// none in the sentence can give it: one false accusation costs more than ten missed claims.
pub(super) fn relations(table: &Mechanisms, reading: &Reading, beside: &[ConceptId]) -> Vec<Relation> {
    let mechanisms = spoken(table, reading);
    let claimed = reading.mentions.iter().filter(|mention| !mention.negated && !reading.clauses[mention.clause].asked);
    let mut found = Vec::new();
    for claim in claimed.filter(|mention| table.is_guarantee(mention.concept)) {
        let judged: Vec<(&Mention, Gives)> = (mechanisms.iter())
            .filter(|mention| mention.clause.abs_diff(claim.clause) <= FAR)
            .map(|mention| (mention, table.gives(mention.concept, claim.concept, beside)))
            .collect();
        let given = judged.iter().any(|(_, gives)| matches!(gives, Gives::Surely | Gives::Unfinished));
        let last = judged.iter().rev().find(|(mention, _)| mention.tokens.end <= claim.tokens.start);
        let last = last.map(|(mention, _)| mention.tokens.start);
        for (mention, gives) in judged {
            let near = claim.clause <= mention.clause + NEAR && claims(reading, mention, claim);
            let accused = !given && last == Some(mention.tokens.start) && near;
            if gives == Gives::Surely || gives == Gives::Unfinished || (gives == Gives::Never && accused) {
                let (mechanism, guarantee) = (mention.concept, claim.concept);
                found.push(Relation { mechanism, guarantee, gives, span: mention.span.to(claim.span) });
            }
        }
    }
    found
}

/// Nothing between the two makes less than a claim of it.
fn claims(reading: &Reading, mechanism: &Mention, claim: &Mention) -> bool {
    let between = reading.tokens.get(mechanism.tokens.end..claim.tokens.start).unwrap_or_default();
    !between.iter().any(|token| NO_CLAIM.contains(&token.word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::read;

    /// Each relation as `mechanism gives guarantee: how`.
    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let sheet = crate::assess::tests::sheet();
        let table = &sheet.mechanisms;
        let reading = read(text, &table.lexicon);
        let beside: Vec<ConceptId> = spoken(table, &reading).iter().map(|mention| mention.concept).collect();
        let id = |concept: ConceptId| table.lexicon.id_of(concept);
        let shown = relations(table, &reading, &beside)
            .into_iter()
            .map(|relation| format!("{} {}: {:?}", id(relation.mechanism), id(relation.guarantee), relation.gives));
        assert_eq!(shown.collect::<Vec<_>>(), expect, "{text}");
    }

    #[test]
    fn the_table_tells_what_holds() {
        check("A read replica handles the read load.", &["read-replica absorbs-reads: Surely"]);
        check("To handle the read load we add a read replica.", &["read-replica absorbs-reads: Surely"]);
        check("Autoscaling handles hot keys.", &["autoscaling no-hot-key: Never"]);
        // The table leaves it open: patterns in misconceptions/ catch it.
        check("A read replica handles the write load.", &[]);
        check("Autoscaling does not handle hot keys.", &[]);
        check("We have autoscaling, but something must handle hot keys.", &[]);
        check("Does autoscaling handle hot keys?", &[]);
        check(
            "We use a read replica, and hash partitioning handles the write load.",
            &["hash-partitioning absorbs-writes: Surely"],
        );
        check("The write load is handled elsewhere; a read replica is for reports.", &[]);
    }
}
