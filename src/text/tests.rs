//! Promises of reading as a whole, for any text.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Concept, Lexicon, Reading, Span, read};

/// A few words of a domain and of one question, for the tables of this folder.
pub(super) fn lexicon() -> Lexicon {
    let concept = |id: &str, is_a: &[&str], names: &[&str]| Concept {
        id: id.to_owned(),
        is_a: is_a.iter().map(|word| (*word).to_owned()).collect(),
        names: names.iter().map(|word| (*word).to_owned()).collect(),
    };
    let domain = vec![
        concept("store", &[], &["database", "primary"]),
        concept("cache", &["store"], &["caching"]),
        concept("redis", &["cache"], &[]),
        concept("cache-aside", &["cache"], &[]),
        concept("table", &["store"], &[]),
        concept("replica", &["store"], &[]),
        concept("read-replica", &["replica"], &[]),
        concept("queue", &[], &[]),
        concept("lag", &[], &[]),
        concept("replication-lag", &[], &["replica lag", "read replica lag"]),
        concept("lookup", &[], &["look in cache"]),
        concept("ttl", &[], &["time to live"]),
        concept("lock", &[], &[]),
        concept("hot-key", &[], &[]),
        concept("single-point-of-failure", &[], &["spof"]),
        concept("downtime", &[], &[]),
        concept("no-loss", &[], &["never lose data"]),
        concept("shard", &[], &["sharding"]),
        concept("releases", &[], &["release"]),
        concept("dns-alias", &[], &["alias"]),
    ];
    let objects =
        vec![concept("link", &[], &["short link", "alias"]), concept("seat", &[], &[]), concept("hold", &[], &[])];
    let lemmas = BTreeMap::from([("caching".to_owned(), "cache".to_owned())]);
    Lexicon::new(&lemmas, domain).expect("the domain compiles").extended(objects).expect("the objects compile")
}

/// Words that the reading treats in a special way, so that chance meets them.
fn sayings() -> impl Strategy<Value = String> {
    let words = [
        "cache",
        "no",
        "not",
        "don't",
        "without",
        "instead of",
        "is not needed",
        "but",
        "because",
        ",",
        ", ",
        ". ",
        "? ",
        "\n",
        "\n- ",
        ": ",
        " — ",
        "; ",
        "10k",
        "$4",
        "%",
        "62^7",
        "1 000",
        "per second",
        "/s",
        "ten",
        "minutes",
        "a",
        "day",
        "None of this applies",
        "replica",
        "сache",
        "\u{200b}",
        "\u{301}",
        "'",
        "\u{2019}",
        "e.g.",
        "1. ",
        "½",
        "🙂",
        "(",
        ")",
        "-",
        "if",
        "we",
        "lag",
        "alias",
        "9^9^9",
        "1e99",
        "in",
        "the",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..60).prop_map(|words| words.join(" "))
}

fn inside(span: Span, text: &str) -> bool {
    span.start < span.end && text.get(span.start..span.end).is_some()
}

fn promises(text: &str) -> Result<(), TestCaseError> {
    let lexicon = lexicon();
    let Reading { tokens, clauses, mentions, quantities } = read(text, &lexicon);
    prop_assert!(tokens.iter().all(|token| inside(token.span, text) && !token.word.is_empty()));
    prop_assert!(tokens.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    prop_assert!(clauses.iter().all(|clause| inside(clause.span, text) && !clause.tokens.is_empty()));
    prop_assert!(clauses.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    prop_assert!(clauses.windows(2).all(|pair| pair[0].tokens.end == pair[1].tokens.start));
    prop_assert!(clauses.windows(2).all(|pair| pair[1].sentence - pair[0].sentence <= 1));
    prop_assert_eq!(clauses.first().map_or(0, |clause| clause.tokens.start), 0);
    prop_assert_eq!(clauses.last().map_or(0, |clause| clause.tokens.end), tokens.len());
    for clause in &clauses {
        let (first, last) = (tokens[clause.tokens.start].span, tokens[clause.tokens.end - 1].span);
        prop_assert!(clause.span.start <= first.start && last.end <= clause.span.end);
    }
    for mention in &mentions {
        prop_assert!(inside(mention.span, text));
        let clause = &clauses[mention.clause].tokens;
        prop_assert!(clause.start <= mention.tokens.start && mention.tokens.end <= clause.end);
    }
    let apart = |a: &std::ops::Range<usize>, b: &std::ops::Range<usize>| a == b || a.end <= b.start;
    prop_assert!(mentions.windows(2).all(|pair| apart(&pair[0].tokens, &pair[1].tokens)));
    prop_assert!(quantities.iter().all(|quantity| inside(quantity.span, text) && quantity.value >= 0));
    prop_assert!(quantities.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    prop_assert_eq!(read(text, &lexicon), Reading { tokens, clauses, mentions, quantities });
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        promises(&text)?;
    }

    #[test]
    fn any_saying_is_read(text in sayings()) {
        promises(&text)?;
    }

    #[test]
    fn what_was_read_is_read_the_same_behind_another_paragraph(text in sayings()) {
        let lexicon = lexicon();
        let (alone, after) = (read(&text, &lexicon), read(&format!("Fine.\n\n{text}"), &lexicon));
        let words = |reading: &Reading| reading.tokens.iter().map(|token| token.word.clone()).collect::<Vec<_>>();
        prop_assert_eq!(&words(&after)[1..], &words(&alone)[..]);
    }
}

/// Each of these would take minutes if any step looked back over the whole text.
#[test]
fn long_texts_are_read_in_one_pass() {
    let lexicon = lexicon();
    let words = [
        "cache ",
        "not ",
        "no cache, ",
        "a ",
        "1 000 ",
        "read replica ",
        ". ",
        "'",
        "a'",
        "is not needed and ",
        "\u{200b}",
        "10 to ",
        "9^",
        "table cache never ",
        "none of this: ",
    ];
    for word in words {
        let text = word.repeat(200_000 / word.len());
        assert!(read(&text, &lexicon).tokens.len() <= text.len());
    }
}
