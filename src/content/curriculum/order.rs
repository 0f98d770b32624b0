//! What comes before what: how deep a topic lies below those that need nothing, and circles, which nobody could begin.

use std::collections::BTreeMap;

/// How many steps lie below each, by slug: 0 needs nothing.
pub type Depths<'a> = BTreeMap<&'a str, usize>;

/// What each needs, by slug.
type Needs<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// How deep each lies. A need that is not there is passed over; in a circle the depths mean nothing.
pub fn depths<'a>(topics: impl Iterator<Item = (&'a str, Vec<&'a str>)>) -> Depths<'a> {
    let needs: Needs<'a> = topics.collect();
    let mut depths: Depths<'a> = needs.keys().map(|slug| (*slug, 0)).collect();
    for _ in 0..needs.len() {
        let mut is_done = true;
        for (slug, before) in &needs {
            let deep = before.iter().filter_map(|need| depths.get(need)).map(|depth| depth + 1).max().unwrap_or(0);
            if depths[slug] < deep {
                depths.insert(slug, deep);
                is_done = false;
            }
        }
        if is_done {
            break;
        }
    }
    depths
}

/// Every circle once: its topics in order, from the first by name.
pub(in crate::content) fn cycles<'a>(needs: &Needs<'a>) -> Vec<Vec<&'a str>> {
    let mut found: Vec<Vec<&'a str>> = Vec::new();
    for start in needs.keys() {
        // The shortest way back to where it began, over topics that come after it by name.
        let mut ways: Vec<Vec<&'a str>> = vec![vec![start]];
        let mut seen = vec![*start];
        'search: while !ways.is_empty() {
            let mut next = Vec::new();
            for way in &ways {
                for need in way.last().and_then(|last| needs.get(last)).into_iter().flatten() {
                    if need == start {
                        found.push(way.clone());
                        break 'search;
                    }
                    if need > start && needs.contains_key(need) && !seen.contains(need) {
                        seen.push(need);
                        next.push([way.as_slice(), &[need]].concat());
                    }
                }
            }
            ways = next;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(said: &'static str) -> Needs<'static> {
        let one = |line: &'static str| {
            let (slug, needs) = line.split_once(':').unwrap();
            (slug.trim(), needs.split_whitespace().collect())
        };
        said.split(';').map(one).collect()
    }

    #[track_caller]
    fn check(said: &'static str, deep: &[usize], circles: &[&[&str]]) {
        let needs = needs(said);
        let found: Vec<usize> = depths(needs.clone().into_iter()).into_values().collect();
        assert_eq!(found, deep, "{said}");
        assert_eq!(cycles(&needs), circles, "{said}");
    }

    #[test]
    fn a_topic_lies_deeper_than_all_that_it_needs() {
        check("a:; b: a; c: a b; d: nowhere", &[0, 1, 2, 0], &[]);
    }

    #[test]
    fn circles_are_found_once() {
        check("a: b; b: a; c: a", &[5, 6, 6], &[&["a", "b"]]);
        check("a: a", &[1], &[&["a"]]);
        let three = cycles(&needs("a: b; b: c; c: a d; d: c"));
        assert_eq!(three, [vec!["a", "b", "c"], vec!["c", "d"]]);
    }
}
