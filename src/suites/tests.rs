//! What the suites reached on the built-in pack, kept: a change of any figure is seen, and what was missed stands there too.

use super::SUITES;
use crate::content::{Sources, compile};

/// Those that take seconds; the others take minutes and are run by hand with `rubric test`.
const QUICK: [&str; 5] = ["order", "silence", "wrong", "attacks", "invariance"];

#[test]
fn what_was_reached_is_held() {
    let library = compile(Sources::built_in()).unwrap();
    for suite in SUITES.iter().filter(|suite| QUICK.contains(&suite.name)) {
        insta::assert_snapshot!(suite.name, (suite.run)(&library, &|_| true).to_string());
    }
}
