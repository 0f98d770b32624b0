//! The drawing as SVG.

use std::fmt::Write;

use super::super::words::{escaped, width};
use super::grid::{SLOTS, TEXT, TEXT_LINE, in_box};
use super::layout::{Area, Layout, Way};
use super::{Look, Picture};

/// Of arrows' heads.
const HEAD: i32 = 8;

/// In its own size, in pixels; silent: what it says stands beside it as text.
pub fn figure(picture: &Picture<'_>) -> String {
    let layout = Layout::of(picture);
    let (_, right, down) = layout.reach();
    let (wide, high) = (right + 4, down + 4);
    let mut svg = format!(
        r#"<svg class="drawing" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" aria-hidden="true" focusable="false">"#
    );
    layout.ways.iter().for_each(|way| arrow(&mut svg, way));
    for (spot, area) in &layout.boxes {
        if let Some(shape) = &picture.rows[spot.0][spot.1] {
            outline(&mut svg, *area, shape.look);
            let slots = if shape.look == Look::Queue { SLOTS } else { 0 };
            words(&mut svg, Area { wide: area.wide - slots, ..*area }, shape.text);
        }
    }
    for label in &layout.words {
        let ((x, y), text) = (label.at, escaped(&label.text));
        // As wide as was reckoned with, whatever the font.
        let long = width(&label.text, super::grid::LABEL);
        let _ = write!(
            svg,
            r#"<text class="label" x="{}" y="{y}" text-anchor="middle" font-size="12" fill="currentColor">{text}</text>"#,
            x + long / 2
        );
    }
    svg.push_str("</svg>");
    svg
}

fn arrow(svg: &mut String, way: &Way) {
    let [.., (x, y), (to_x, to_y)] = way.points.as_slice() else { return };
    let (dx, dy) = ((to_x - x).signum(), (to_y - y).signum());
    // The line ends inside the head.
    let mut points = way.points.clone();
    if let Some(last) = points.last_mut() {
        *last = (to_x - dx * HEAD / 2, to_y - dy * HEAD / 2);
    }
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{x} {y}")).collect();
    let dashes = if way.dashed { r#" stroke-dasharray="5 4""# } else { "" };
    let (back_x, back_y) = (to_x - dx * HEAD, to_y - dy * HEAD);
    let (side_x, side_y) = (dy * HEAD / 2, dx * HEAD / 2);
    let _ = write!(
        svg,
        r#"<path class="way" d="M{}" fill="none" stroke="currentColor" stroke-width="1.5"{dashes}/><path class="head" d="M{to_x} {to_y}L{} {}L{} {}Z" fill="currentColor"/>"#,
        path.join("L"),
        back_x + side_x,
        back_y + side_y,
        back_x - side_x,
        back_y - side_y,
    );
}

fn outline(svg: &mut String, area: Area, look: Look) {
    let Area { left, top, wide, high } = area;
    let (class, round) = match look {
        Look::Part => ("box", 6),
        Look::Store => ("box store", 2),
        Look::Queue => ("box queue", 2),
        Look::Person => ("box person", high / 2),
    };
    let _ = write!(
        svg,
        r#"<rect class="{class}" x="{left}" y="{top}" width="{wide}" height="{high}" rx="{round}" fill="none" stroke="currentColor"/>"#
    );
    let right = left + wide;
    let marks = match look {
        // A lid, as of a drum; slots at the end where work leaves.
        Look::Store => format!("M{left} {}H{right}", top + 6),
        Look::Queue => {
            let (last, first, bottom) = (right - SLOTS / 2, right - SLOTS, top + high);
            format!("M{last} {top}V{bottom}M{first} {top}V{bottom}")
        }
        Look::Part | Look::Person => return,
    };
    let _ = write!(svg, r#"<path class="mark" d="{marks}" fill="none" stroke="currentColor"/>"#);
}

fn words(svg: &mut String, area: Area, text: &str) {
    let lines = in_box(text);
    let many = i32::try_from(lines.len()).unwrap_or(2);
    let middle = area.left + area.wide / 2;
    let first = area.top + area.high / 2 + TEXT / 2 - 2 - (many - 1) * TEXT_LINE / 2;
    for (n, line) in (0..).zip(lines) {
        let _ = write!(
            svg,
            r#"<text x="{middle}" y="{}" text-anchor="middle" font-size="{TEXT}" fill="currentColor">{}</text>"#,
            first + n * TEXT_LINE,
            escaped(line)
        );
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::layout::Words;
    use super::super::{Arrow, Shape};
    use super::*;

    fn shape(text: &str) -> Option<Shape<'_>> {
        let look = match text.chars().next() {
            Some('S') => Look::Store,
            Some('Q') => Look::Queue,
            Some('P') => Look::Person,
            _ => Look::Part,
        };
        (!text.is_empty()).then_some(Shape { text, look })
    }

    fn arrow(said: &str) -> Arrow<'_> {
        let (ends, text) = said.split_once(':').unwrap_or((said, ""));
        let digit = |n: usize| usize::from(ends.as_bytes()[n] - b'0');
        Arrow { from: (digit(0), digit(1)), to: (digit(2), digit(3)), text, dashed: text.starts_with('~') }
    }

    #[track_caller]
    fn check(rows: &[&[&'static str]], arrows: &[&'static str]) -> String {
        let rows = rows.iter().map(|row| row.iter().map(|text| shape(text)).collect()).collect();
        let picture = Picture { rows, arrows: arrows.iter().map(|said| arrow(said)).collect() };
        apart(&picture);
        figure(&picture).replace('>', ">\n")
    }

    /// No words over a box, over other words, or beyond the edge; no arrow through a box.
    #[track_caller]
    fn apart(picture: &Picture<'_>) {
        let layout = Layout::of(picture);
        let boxes = layout.boxes.iter().map(|(_, area)| *area);
        let areas: Vec<Area> = boxes.chain(layout.words.iter().map(Words::area)).collect();
        for (n, one) in areas.iter().enumerate() {
            for other in &areas[..n] {
                let apart = one.left >= other.left + other.wide
                    || other.left >= one.left + one.wide
                    || one.top >= other.top + other.high
                    || other.top >= one.top + one.high;
                assert!(apart, "{one:?} lies over {other:?} in {picture:?}");
            }
            assert!(one.left >= 0 && one.top >= 0, "{one:?}");
        }
        for way in &layout.ways {
            for pair in way.points.windows(2) {
                let [(x, y), (to_x, to_y)] = [pair[0], pair[1]];
                for (_, area) in &layout.boxes {
                    let inside = x.max(to_x) > area.left
                        && x.min(to_x) < area.left + area.wide
                        && y.max(to_y) > area.top
                        && y.min(to_y) < area.top + area.high;
                    assert!(!inside, "{way:?} goes through {area:?} in {picture:?}");
                }
            }
        }
    }

    #[test]
    fn neighbours_are_joined() {
        insta::assert_snapshot!(check(
            &[&["Person", "Load balancer"], &["", "Part", "Store of orders"]],
            &["0001:request", "0100:answer", "0111:", "0112:~50 % <b>", "1112:writes through it"],
        ));
    }

    #[test]
    fn far_ones_go_around() {
        insta::assert_snapshot!(check(
            &[&["A", "B", "C"], &["D", "Queue", "F"], &["G", "H", "I"]],
            &["0002:over B", "0020:past D", "0022:far", "2200:~and back", "1012:below"],
        ));
    }

    #[test]
    fn nothing_is_drawn_of_what_is_not_there() {
        assert_eq!(check(&[], &[]).matches("<path").count(), 0);
        assert_eq!(check(&[&["A", ""]], &["0001:x", "0000:y", "0030:z"]).matches("<path").count(), 0);
    }

    fn texts(longest: &'static str) -> impl Strategy<Value = String> {
        proptest::string::string_regex(longest).expect("a pattern")
    }

    proptest! {
        #[test]
        fn text_lies_over_nothing(
            boxes in proptest::collection::vec(proptest::option::weighted(0.7, texts("[A-Za-z ]{0,22}[a-z]")), 16),
            arrows in proptest::collection::vec(((0..4_usize, 0..4_usize), (0..4_usize, 0..4_usize), texts("[a-zM ]{0,20}")), 0..10),
        ) {
            let rows = boxes.chunks(4).map(|row| row.iter().map(|text| shape(text.as_deref().unwrap_or(""))).collect()).collect();
            let mut seen = Vec::new();
            let mut drawn = Vec::new();
            for (from, to, text) in &arrows {
                if !seen.contains(&(from, to)) {
                    seen.push((from, to));
                    drawn.push(Arrow { from: *from, to: *to, text: text.trim(), dashed: false });
                }
            }
            apart(&Picture { rows, arrows: drawn });
        }
    }
}
