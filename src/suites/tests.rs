//! What the suites reached on the built-in pack, kept: a change of any figure is seen, and what was missed stands there too.

use super::{SUITES, conduct};
use crate::content::{Sources, compile};

/// Those that take seconds; the others take minutes and are run by hand with `rubric test`.
const QUICK: [&str; 6] = ["order", "precision", "silence", "wrong", "attacks", "invariance"];

#[test]
fn what_was_reached_is_held() {
    let library = compile(Sources::built_in()).unwrap();
    for suite in SUITES.iter().filter(|suite| QUICK.contains(&suite.name)) {
        insta::assert_snapshot!(suite.name, (suite.run)(&library, &|_| true).to_string());
    }
}

/// Five hundred interviews, without a rule broken.
#[test]
fn the_interviewer_behaves_whoever_sits_there() {
    let library = compile(Sources::built_in()).unwrap();
    let conduct = SUITES.iter().find(|suite| suite.name == "conduct").unwrap();
    let table = (conduct.run)(&library, &|_| true);
    assert!(table.missed.is_empty(), "{table}");
    assert!(table.rows.len() == 6 * library.sheets.len(), "{table}");
    insta::assert_snapshot!("conduct", table.to_string());
}

/// Three of them, to be read: would a candidate think that somebody is listening?
#[test]
fn three_interviews_are_kept_to_be_read() {
    let library = compile(Sources::built_in()).unwrap();
    for (slug, persona, seed) in
        [("url-shortener", "strong", 3), ("partition-key", "lost", 5), ("region-failure", "hostile", 1)]
    {
        let sheet = &library.sheets[slug];
        insta::assert_snapshot!(format!("interview of {persona}"), conduct::readable(sheet, persona, seed));
    }
}
