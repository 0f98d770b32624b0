//! What comes before what, as a map: columns by depth, a line from each to what stands on it.

use std::fmt::Write;

use super::words::{escaped, lines};

/// One place on it.
#[derive(Clone, Debug)]
pub struct Node {
    /// What stands there.
    pub text: String,
    /// Where a click leads; nowhere if it is empty.
    pub href: String,
    /// Of its box, beside the usual one; may be empty.
    pub class: &'static str,
    /// Its column, from 0.
    pub depth: usize,
    /// What comes before it: their numbers in the list.
    pub needs: Vec<usize>,
}

/// In pixels: a node, and the space between nodes and between columns.
const WIDE: i32 = 172;
const HIGH: i32 = 40;
const UNDER: i32 = 10;
const ACROSS: i32 = 56;
const SIZE: i32 = 12;
/// So often the order in the columns is made better.
const ROUNDS: usize = 12;

/// In its own size, in pixels. Silent and not reached by keys: a list beside it has the same links.
pub fn map(nodes: &[Node]) -> String {
    let places = places(nodes);
    let columns = nodes.iter().map(|node| node.depth + 1).max().unwrap_or_default();
    let across = |n: usize| i32::try_from(n).unwrap_or_default();
    let wide = across(columns) * (WIDE + ACROSS) - ACROSS + 4;
    let most = (0..columns).map(|depth| nodes.iter().filter(|node| node.depth == depth).count()).max();
    let high = across(most.unwrap_or_default()) * (HIGH + UNDER) + 4;
    let mut svg = format!(
        r#"<svg class="drawing map" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" aria-hidden="true" focusable="false">"#
    );
    let corner = |n: usize| (2 + across(nodes[n].depth) * (WIDE + ACROSS), places[n]);
    for (n, node) in nodes.iter().enumerate() {
        let (x, y) = corner(n);
        let y = y + HIGH / 2;
        for need in direct(nodes, node) {
            let (from, up) = corner(need);
            let (from, up) = (from + WIDE, up + HIGH / 2);
            let bend = (x - from) / 2;
            let _ = write!(
                svg,
                r#"<path class="way" d="M{from} {up}C{} {up} {} {y} {x} {y}" fill="none" stroke="currentColor"/>"#,
                from + bend,
                x - bend
            );
        }
    }
    for (n, node) in nodes.iter().enumerate() {
        let (x, y) = corner(n);
        let (open, close) = match node.href.as_str() {
            "" => (String::new(), ""),
            href => (format!(r#"<a href="{}" tabindex="-1">"#, escaped(href)), "</a>"),
        };
        let _ = write!(
            svg,
            r#"{open}<rect class="box{}" x="{x}" y="{y}" width="{WIDE}" height="{HIGH}" rx="6" fill="none" stroke="currentColor"/>"#,
            if node.class.is_empty() { String::new() } else { format!(" {}", node.class) }
        );
        let words = lines(&node.text, WIDE - 12, SIZE);
        let first = y + if words.len() > 1 { 17 } else { 24 };
        for (n, line) in (0..).zip(words) {
            let _ = write!(
                svg,
                r#"<text x="{}" y="{}" text-anchor="middle" font-size="{SIZE}" fill="currentColor">{}</text>"#,
                x + WIDE / 2,
                first + n * 15,
                escaped(line)
            );
        }
        svg.push_str(close);
    }
    svg.push_str("</svg>");
    svg
}

/// What comes before it and before nothing else that does: the other lines say nothing more.
fn direct<'a>(nodes: &'a [Node], node: &'a Node) -> impl Iterator<Item = usize> + 'a {
    let is_implied = |need: usize| node.needs.iter().any(|other| *other != need && stands_on(nodes, *other, need));
    node.needs.iter().copied().filter(move |need| *need < nodes.len() && !is_implied(*need))
}

/// Whether one stands on another, at any depth: each below it is looked at once.
fn stands_on(nodes: &[Node], node: usize, on: usize) -> bool {
    let mut below = vec![node];
    let mut at = 0;
    while let Some(next) = below.get(at).copied() {
        for need in nodes.get(next).into_iter().flat_map(|node| &node.needs) {
            if *need == on {
                return true;
            }
            if !below.contains(need) {
                below.push(*need);
            }
        }
        at += 1;
    }
    false
}

/// How far down each node is: in its column where those lie that it is joined to, as far as there is room.
fn places(nodes: &[Node]) -> Vec<i32> {
    let columns = nodes.iter().map(|node| node.depth + 1).max().unwrap_or_default();
    let mut order: Vec<Vec<usize>> = vec![Vec::new(); columns];
    nodes.iter().enumerate().for_each(|(n, node)| order[node.depth].push(n));
    let joined: Vec<Vec<usize>> = (0..nodes.len())
        .map(|n| {
            let above = nodes.iter().enumerate().filter(|(_, other)| other.needs.contains(&n)).map(|(other, _)| other);
            nodes[n].needs.iter().copied().filter(|need| *need < nodes.len()).chain(above).collect()
        })
        .collect();
    let mut places = vec![0; nodes.len()];
    let step = |n: usize| i32::try_from(n).unwrap_or_default() * (HIGH + UNDER);
    let spread = |column: &[usize], places: &mut Vec<i32>| {
        column.iter().enumerate().for_each(|(n, node)| places[*node] = 2 + step(n));
    };
    for column in &order {
        spread(column, &mut places);
    }
    for _ in 0..ROUNDS {
        for column in &mut order {
            let mean = |n: usize| match joined[n].len() {
                0 => places[n],
                many => joined[n].iter().map(|other| places[*other]).sum::<i32>() / i32::try_from(many).unwrap_or(1),
            };
            column.sort_by_key(|n| (mean(*n), *n));
            spread(column, &mut places);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(text: &str, depth: usize, needs: &[usize]) -> Node {
        Node { text: text.to_owned(), href: format!("/{text}"), class: "", depth, needs: needs.to_vec() }
    }

    #[test]
    fn lines_that_others_imply_are_left_out() {
        let nodes = [node("A & B", 0, &[]), node("C", 1, &[0]), node("D", 2, &[0, 1]), node("E", 0, &[9])];
        let svg = map(&nodes);
        assert_eq!(svg.matches(r#"class="way""#).count(), 2, "{svg}");
        assert_eq!(svg.matches(r#"tabindex="-1""#).count(), 4, "no key stops in it: {svg}");
        assert!(svg.contains("A &amp; B") && svg.contains(r#"href="/A &amp; B""#), "{svg}");
    }

    #[test]
    fn nodes_lie_beside_what_they_stand_on() {
        let nodes = [node("a", 0, &[]), node("b", 0, &[]), node("c", 1, &[1]), node("d", 1, &[0])];
        let places = places(&nodes);
        assert_eq!(places[0] < places[1], places[3] < places[2], "no two lines cross: {places:?}");
        assert_eq!(map(&[]).matches("<rect").count(), 0);
    }
}
