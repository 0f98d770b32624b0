//! Terms: which concepts a text names. Of names that overlap the longest wins, of equals the first.

use super::lexicon::{Found, LONGEST_MENTION};
use super::{Clause, Lexicon, Mention, Token};

/// In order of their start; two for a name that two concepts bear.
pub(super) fn mentions(tokens: &[Token], clauses: &[Clause], lexicon: &Lexicon) -> Vec<Mention> {
    let clause_of = clause_of_each_token(tokens.len(), clauses);
    let mut found = lexicon.names_in(tokens);
    found.retain(|name| clause_of[name.start] == clause_of[name.end - 1]);
    let mut mentions: Vec<Mention> = Vec::new();
    for name in longest(&found, tokens.len()) {
        let span = tokens[name.start].span.to(tokens[name.end - 1].span);
        for concept in name.concepts {
            let (tokens, clause) = (name.start..name.end, clause_of[name.start]);
            mentions.push(Mention { concept: *concept, span, tokens, clause, negated: false });
        }
    }
    mentions
}

/// Longer names are placed first; one is dropped only if a longer (or earlier) one lies across it. Objects come before
/// the domain's concepts in `found`, and the sort keeps that.
fn longest<'a, 'b>(found: &'a [Found<'b>], tokens: usize) -> Vec<&'a Found<'b>> {
    let mut taken: Vec<Option<(usize, usize)>> = vec![None; tokens];
    let mut kept: Vec<&Found<'_>> = Vec::new();
    for length in (1..=LONGEST_MENTION).rev() {
        for name in found.iter().filter(|name| name.end - name.start == length) {
            let place = (name.start, name.end);
            if taken[name.start..name.end].iter().all(|other| other.is_none_or(|other| other == place)) {
                taken[name.start..name.end].fill(Some(place));
                kept.push(name);
            }
        }
    }
    kept.sort_by_key(|name| name.start);
    kept
}

fn clause_of_each_token(tokens: usize, clauses: &[Clause]) -> Vec<usize> {
    let mut clause_of = vec![0; tokens];
    for (n, clause) in clauses.iter().enumerate() {
        clause_of[clause.tokens.clone()].fill(n);
    }
    clause_of
}

#[cfg(test)]
mod tests {
    use crate::text::tests::lexicon;

    /// Each mention as `id=words`.
    #[track_caller]
    fn check(text: &str, expect: &str) {
        let lexicon = lexicon();
        let reading = crate::text::read(text, &lexicon);
        let said =
            |mention: &crate::text::Mention| format!("{}={}", lexicon.id_of(mention.concept), mention.span.of(text));
        assert_eq!(reading.mentions.iter().map(said).collect::<Vec<_>>().join(" "), expect);
    }

    #[test]
    fn names() {
        check("We use caches.", "cache=caches");
        check(
            "Cache-aside, cache aside; CACHE\u{2010}ASIDE",
            "cache-aside=Cache-aside cache-aside=cache aside cache-aside=CACHE\u{2010}ASIDE",
        );
        check("the read replica never lags", "read-replica=read replica lag=lags");
        check("replica lag", "replication-lag=replica lag");
        check("read replica lag", "replication-lag=read replica lag");
        check("look in the cache", "lookup=look in the cache");
        check("сache", "cache=сache");
        check("ca\u{200b}che and repli\u{ad}ca", "cache=ca\u{200b}che replica=repli\u{ad}ca");
        check("read. Replica", "replica=Replica");
    }

    #[test]
    fn a_name_of_two() {
        check("the short link expires", "link=short link");
        check("an alias for it", "link=alias dns-alias=alias");
    }
}
