//! An index says of every class what comparing with one example after the other says.

use proptest::collection::vec;
use proptest::prelude::*;

use super::fixed::{ONE, div, ln, root};
use super::{Background, Class, DIMENSIONS, Example, Index, Nearness, Sparse, Spoken, UNIT, Vector};

/// Few enough codes that sentences share them, and one as high as words have that the table does not know.
fn code() -> impl Strategy<Value = u32> {
    prop_oneof![9 => 0_u32..24, 1 => Just(u32::MAX)]
}

fn sparse() -> impl Strategy<Value = Sparse> {
    proptest::collection::btree_map(code(), 0_i32..=16_384, 0..9).prop_map(|all| all.into_iter().collect())
}

fn vector() -> impl Strategy<Value = Vector> {
    vec(-60_i16..60, DIMENSIONS).prop_map(|parts| {
        let parts = Vector(parts.try_into().unwrap_or([0; DIMENSIONS]));
        Vector::blend([(&parts, UNIT)])
    })
}

fn words() -> impl Strategy<Value = Vec<u32>> {
    vec(code(), 0..9).prop_map(|mut words| {
        words.sort_unstable();
        words
    })
}

fn example() -> impl Strategy<Value = Example> {
    let marks = vec(vec((code(), 0_i64..5000), 1..4), 0..3);
    (sparse(), vector(), words(), marks).prop_map(|(sparse, vector, own, marks)| Example {
        text: String::new(),
        sparse,
        vector,
        own,
        marks,
    })
}

fn class() -> impl Strategy<Value = Class> {
    vec(example(), 0..6).prop_map(|examples| Class::new(examples, &Background::default(), ""))
}

fn spoken() -> impl Strategy<Value = Spoken> {
    (sparse(), vector(), vector(), words()).prop_map(|(sparse, alone, context, own)| Spoken {
        words: own.len(),
        sparse,
        alone,
        context,
        own,
    })
}

/// One class, one example after the other.
fn plain(spoken: &Spoken, class: &Class, apart: &[&Class]) -> Nearness {
    let mut close: Vec<(i64, usize)> =
        class.examples.iter().enumerate().map(|(at, example)| (example.vector.near(&spoken.alone), at)).collect();
    close.sort_by_key(|(near, at)| (-near, *at));
    let overlap = |example: &Example| {
        let pairs = spoken.sparse.iter().flat_map(|one| example.sparse.iter().map(move |other| (one, other)));
        pairs.filter(|(one, other)| one.0 == other.0).map(|(a, b)| i64::from(a.1) * i64::from(b.1)).sum::<i64>() >> 12
    };
    let marks = |example: &Example| {
        let shares = example.marks.iter().map(|mark| {
            let had = mark.iter().filter(|(word, _)| spoken.own.contains(word)).map(|(_, rarity)| rarity).sum();
            div(had, mark.iter().map(|(_, rarity)| rarity).sum())
        });
        (shares.sum::<i64>() / i64::try_from(example.marks.len().max(1)).unwrap()).min(ONE)
    };
    let most = |of: &dyn Fn(&Example) -> i64| class.examples.iter().map(of).max().unwrap_or(0);
    let (words, rare) = said_for(spoken, class, apart);
    Nearness {
        context: class.scaled(class.centre.near(&spoken.context)),
        alone: class.scaled(class.centre.near(&spoken.alone)),
        second: close.get(1).map_or_else(|| close.first().map_or(0, |(near, _)| *near.max(&0)), |(near, _)| *near),
        overlap: most(&overlap),
        marks: most(&marks),
        words,
        rare,
        example: close.first().map_or(0, |(_, at)| *at),
    }
}

/// What a sentence's words say for a class against the others, word by word.
fn said_for(spoken: &Spoken, class: &Class, apart: &[&Class]) -> (i64, i64) {
    let count = |class: &Class, word: &u32| -> i64 {
        let all = class.examples.iter().flat_map(|example| &example.own);
        i64::try_from(all.filter(|own| *own == word).count()).unwrap()
    };
    let size = |class: &Class| class.examples.iter().map(|example| example.own.len()).sum::<usize>();
    let size = |class: &Class| i64::try_from(size(class)).unwrap();
    let total: i64 = apart.iter().map(|class| size(class)).sum();
    let (mut odds, mut rare) = (0, 0);
    for word in &spoken.own {
        let all: i64 = apart.iter().map(|class| count(class, word)).sum();
        if all > 0 {
            let own = count(class, word);
            let having = i64::try_from(apart.iter().filter(|class| count(class, word) > 0).count()).unwrap();
            odds += ln(div(own * total + 15 * all, (size(class) + 15) * all));
            rare += ln(div(i64::try_from(apart.len()).unwrap() + 1, having)) * own.min(3) / 3;
        }
    }
    (odds, div(rare, root(i64::try_from(spoken.own.len().max(4)).unwrap() << 32)))
}

proptest! {
    #[test]
    fn an_index_says_what_plain_comparison_says(
        apart in vec(class(), 0..5),
        beside in vec(class(), 0..3),
        spoken in spoken(),
    ) {
        let all: Vec<&Class> = apart.iter().collect();
        let index = Index::new(&all, &beside.iter().collect::<Vec<_>>());
        let words = apart.iter().map(|class| plain(&spoken, class, &all));
        // Classes beside the others have no words of their own.
        let without = beside.iter().map(|class| Nearness { words: 0, rare: 0, ..plain(&spoken, class, &[]) });
        prop_assert_eq!(index.near(&spoken), words.chain(without).collect::<Vec<_>>());
    }
}
