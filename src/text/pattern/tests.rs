//! Sentences that must be found, and ones that must not.

use super::Pattern;
use crate::text::tests::lexicon;
use crate::text::{Reading, read};

fn parsed(sentence: &str) -> Pattern {
    Pattern::parse(sentence, &lexicon()).unwrap_or_else(|error| panic!("{sentence}: {error}"))
}

/// The slots that were found, parted by ` | `; empty for no match.
#[track_caller]
fn check(sentence: &str, text: &str, expect: &str) {
    let lexicon = lexicon();
    let found = parsed(sentence).find(&read(text, &lexicon), &lexicon);
    let slots = found.map(|found| found.slots.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" | "));
    assert_eq!(slots.unwrap_or_default(), expect);
}

#[track_caller]
fn check_asked(sentence: &str, text: &str, expect: bool) {
    let lexicon = lexicon();
    assert_eq!(parsed(sentence).find_asked(&read(text, &lexicon), &lexicon).is_some(), expect);
}

#[track_caller]
fn check_named(sentence: &str, text: &str, expect: usize) {
    let lexicon = lexicon();
    assert_eq!(parsed(sentence).slots_named(&read(text, &lexicon), &lexicon), expect);
}

#[track_caller]
fn check_error(sentence: &str, expect: &str) {
    let error = Pattern::parse(sentence, &lexicon()).expect_err("it is wrong");
    assert_eq!(format!("{}: {error}", error.offset), expect);
}

const HOLD: &str = "a [hold] lasts [duration], then [releases|'goes back'] the [seat]";

#[test]
fn order_counts() {
    check(HOLD, "A hold lasts ten minutes and then releases the seat.", "hold | ten minutes | releases | seat");
    check(
        HOLD,
        "Each hold ends after 10 min, which is when it goes back: the seat.",
        "hold | 10 min | goes back | seat",
    );
    check(HOLD, "The seat is released, then a hold lasts ten minutes.", "");
    check(HOLD, "We hold seats.", "");
    check("[cache] before the [table]", "We read the cache, then the table.", "cache | table");
    check("[cache] before the [table]", "We read the table, then the cache.", "");
}

#[test]
fn one_sentence_and_near() {
    check("[cache] [table]", "We have a cache. The table is behind it.", "");
    check("[cache] [table]", "We have a cache; the table is behind it.", "cache | table");
    check("[cache] [table]", "the cache; then this; then that; then the table", "");
    let far = "the cache and one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three table";
    check("[cache] [table]", far, "");
    check("[cache] [table]", "the cache here, a cache before the table", "cache | table");
}

#[test]
fn the_shortest_of_several() {
    let lexicon = lexicon();
    let text = "A cache is one thing, but the cache before the table is another.";
    let found = parsed("[cache] [table]").find(&read(text, &lexicon), &lexicon).expect("there");
    assert_eq!(found.span.of(text), "cache before the table");
    assert_eq!(found.clauses, 1..2);
}

#[test]
fn kinds_count_for_what_is_above_them() {
    check("[store] holds [seat]", "Redis holds the seat", "Redis | seat");
    check("[redis] holds [seat]", "A cache holds the seat", "");
}

#[test]
fn polarity() {
    check("[cache] before the [table]", "There is no cache before the table.", "");
    check("[no cache] before the [table]", "There is no cache before the table.", "cache | table");
    check("[no cache] before the [table]", "There is a cache before the table.", "");
    check("['goes back'] to the [seat]", "It never goes back to the seat.", "");
    check("[cache] before the [table]", "Is there a cache before the table?", "");
}

#[test]
fn literals_are_lemmas() {
    check("['load balancer'] [table]", "Load-balancers read tables", "Load-balancers | tables");
    check("[no 'a|b]c'|'a|b]c'] [cache]", "a b c: caches", "a b c | caches");
    check("it ['stands alone']", "It stood alone", "");
    check("it ['stands alone']", "It stands, standing alone", "standing alone");
    check("[\"don't know\"] [cache]", "We don't know caches", "");
    check("[no \"don't know\"|\"don't know\"] [cache|no cache]", "We don't know caches", "don't know | caches");
}

#[test]
fn questions() {
    check_asked("how many [seat] a [cache]", "How many seats are in the cache?", true);
    check_asked("how many [seat] a [cache]", "Does the cache hold no seat?", true);
    check_asked("how many [seat] a [cache]", "I would ask for the cache and its seats.", true);
    check_asked("how many [seat] a [cache]", "How many seats? And a cache?", false);
    check_asked("[cache] and [cache]", "Is there a cache?", false);
    check_asked("[cache] and [store]", "Is there a cache, or a Redis?", true);
    check_asked("[store] and [cache]", "Is there a cache, or a table?", true);
}

#[test]
fn named() {
    check_named(HOLD, "Seats are in a hold.", 2);
    check_named(HOLD, "Seats. Hold.", 1);
    check_named(HOLD, "Should seats be in a hold?", 0);
    check_named(HOLD, "No seats, please.", 0);
}

#[test]
fn problems() {
    check_error("a [cahce] and a [table]", "3: `cahce` is no concept, object or quantity: did you mean `cache`?");
    check_error("a [cache|zzzzzzzz] and", "9: `zzzzzzzz` is no concept, object or quantity");
    check_error("a [durations] and", "3: `durations` is no concept, object or quantity: did you mean `duration`?");
    check_error("a [cache and", "2: this bracket is never closed: write `]` behind the concept");
    check_error("a [cache [table]", "2: this bracket is never closed: write `]` behind the concept");
    check_error("a cache] and", "7: this bracket was never opened: write `[` before it");
    check_error("a [] and", "3: nothing stands here: write a concept, a quantity or 'literal words'");
    check_error("a [cache|] and", "9: nothing stands here: write a concept, a quantity or 'literal words'");
    check_error("a ['--'] and", "3: these quotes hold no word");
    check_error("a ['one] and", "2: this bracket is never closed: write `]` behind the concept");
    check_error("a ['one' x] and", "3: these literal words have no closing quote");
    let alone = "0: one concept alone proves nothing: bracket at least two things, or several literal words";
    check_error("a [cache]", alone);
    check_error("a ['word']", alone);
    check_error("none", alone);
}

#[test]
fn an_empty_reading_holds_nothing() {
    assert_eq!(parsed(HOLD).find(&Reading::default(), &lexicon()), None);
}
