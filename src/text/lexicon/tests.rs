//! Lexicons that compile, and ones that must not.

use std::collections::BTreeMap;

use super::{Concept, Lexicon, LexiconError};

/// `id < parent, parent: name, name`, one a line.
fn concepts(lines: &str) -> Vec<Concept> {
    let list =
        |text: &str| text.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect();
    let concept = |line: &str| {
        let (head, names) = line.split_once(':').unwrap_or((line, ""));
        let (id, is_a) = head.split_once('<').unwrap_or((head, ""));
        Concept { id: id.trim().to_owned(), is_a: list(is_a), names: list(names) }
    };
    lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(concept).collect()
}

fn compile(lines: &str) -> Result<Lexicon, Vec<LexiconError>> {
    Lexicon::new(&BTreeMap::new(), concepts(lines))
}

#[track_caller]
fn check(lines: &str, expect: &str) {
    let errors = compile(lines).err().unwrap_or_default();
    let said: Vec<String> = errors.iter().map(|error| format!("{error}")).collect();
    assert_eq!(said.join("\n"), expect);
}

#[test]
fn problems() {
    check("cache: caching layer\nredis < cache: elasticache", "");
    check("Cache", "concept `Cache` needs an id of lower-case letters, digits and single hyphens");
    check("a-", "concept `a-` needs an id of lower-case letters, digits and single hyphens");
    check("rate: speed", "`rate` means a quantity in brackets: choose another id");
    check("cache\nqueue\ncache", "concept `cache` is there already: merge the two or rename one");
    check("redis < cahce\ncache", "concept `redis` is_a `cahce`, which is not there: did you mean `cache`?");
    check("redis < zzzzzzzzz\ncache", "concept `redis` is_a `zzzzzzzzz`, which is not there");
    check(
        "a < b\nb < a",
        "concept `a` is above itself: cut one is_a of the circle\nconcept `b` is above itself: cut one is_a of the circle",
    );
    check("a < a", "concept `a` is above itself: cut one is_a of the circle");
    check("cache: --", "name `--` of concept `cache` can never be found: it has no word");
    check(
        "cache: one two three four five six seven",
        "name `one two three four five six seven` of concept `cache` can never be found: it has more than six words",
    );
    check("cache: the", "name `the` of concept `cache` can never be found: an article alone names nothing");
    check("cache: stop. go", "name `stop. go` of concept `cache` can never be found: a text is divided inside it");
    check(
        "cache: store\nqueue: stores",
        "name `stores` of concept `queue` is a name of `cache` too: keep it with one of them",
    );
    check("cache: store\nredis < cache: stores", "");
    check("cache: cache, caches, the cache", "");
}

#[test]
fn kinds_of_kinds() {
    let lexicon = compile("store\ncache < store\nredis < cache\nqueue").expect("compiles");
    let is_a = |a: &str, b: &str| lexicon.is_a(lexicon.find(a).expect("there"), lexicon.find(b).expect("there"));
    assert!(is_a("redis", "redis") && is_a("redis", "cache") && is_a("redis", "store"));
    assert!(!is_a("cache", "redis") && !is_a("redis", "queue"));
}

#[test]
fn objects_stand_on_the_domain() {
    let domain = compile("store\ncache < store").expect("compiles");
    let cache = domain.find("cache").expect("there");
    let lexicon = domain.extended(concepts("link: short link, cache\nvault < store")).expect("compiles");
    assert_eq!(lexicon.find("cache"), Some(cache));
    assert_eq!(lexicon.ids().collect::<Vec<_>>(), ["store", "cache", "link", "vault"]);
    let (vault, store) = (lexicon.find("vault").expect("there"), lexicon.find("store").expect("there"));
    assert!(lexicon.is_a(vault, store));
    assert_eq!(lexicon.id_of(vault), "vault");
    assert_eq!(domain.id_of(vault), "");
    assert!(domain.extended(concepts("cache")).is_err());
    assert!(domain.extended(concepts("x < nowhere")).is_err());
}
