//! Grades around a centre: the shape of a result beside the shape that is wanted.

use std::fmt::Write;

use super::GRADES;

/// Half of the drawing, and how far from the centre the highest grade lies, in its own units.
const HALF: i32 = 160;
const REACH: i32 = 124;
/// The circle in sixteenths of a quarter turn: sines of 0, 1, 2 ... of 64 steps, in thousandths.
const SINES: [i32; 17] = [0, 98, 195, 290, 383, 471, 556, 634, 707, 773, 831, 882, 924, 957, 981, 995, 1000];

/// A ring for each grade, an axis for each pair of grade and wanted grade, numbered from 1 at the top clockwise; empty for
/// fewer than three. Silent: the table beside it has the same numbers.
pub fn radar(grades: &[(u8, u8)]) -> String {
    if grades.len() < 3 {
        return String::new();
    }
    let size = 2 * HALF;
    let mut svg = format!(
        r#"<svg class="chart radar" viewBox="0 0 {size} {size}" width="100%" aria-hidden="true" focusable="false">"#
    );
    for ring in 1..=GRADES {
        let _ = write!(
            svg,
            r#"<polygon class="ring" points="{}" fill="none" stroke="currentColor" stroke-opacity="0.18"/>"#,
            shape(grades.iter().map(|_| ring)),
        );
    }
    let wanted = shape(grades.iter().map(|(_, wanted)| *wanted));
    let shown = shape(grades.iter().map(|(grade, _)| *grade));
    let _ = write!(
        svg,
        r#"<polygon class="wanted" points="{wanted}" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="5 5"/><polygon class="filled" points="{shown}" fill="currentColor" fill-opacity="0.22" stroke="currentColor" stroke-width="2.5" stroke-linejoin="round"/>"#,
    );
    for (n, (grade, _)) in grades.iter().enumerate() {
        let (x, y) = point(n, grades.len(), *grade, REACH);
        let (at, up) = point(n, grades.len(), GRADES, REACH + 20);
        let _ = write!(
            svg,
            r#"<circle class="marker" cx="{x}" cy="{y}" r="4" fill="currentColor"/><text x="{at}" y="{}" text-anchor="middle" font-size="15" fill="currentColor">{}</text>"#,
            up + 5,
            n + 1,
        );
    }
    svg.push_str("</svg>");
    svg
}

fn shape(grades: impl ExactSizeIterator<Item = u8>) -> String {
    let axes = grades.len();
    let points = grades.enumerate().map(|(n, grade)| {
        let (x, y) = point(n, axes, grade, REACH);
        format!("{x},{y}")
    });
    points.collect::<Vec<_>>().join(" ")
}

/// Where a grade lies on the nth of some axes.
fn point(n: usize, axes: usize, grade: u8, reach: i32) -> (i32, i32) {
    let step = n * 64 / axes.max(1);
    let far = reach * i32::from(grade.min(GRADES)) / i32::from(GRADES);
    (HALF + far * sine(step) / 1000, HALF - far * sine(step + 16) / 1000)
}

/// Of so many sixty-fourths of a turn, in thousandths.
fn sine(step: usize) -> i32 {
    let step = step % 64;
    match step {
        0..=16 => SINES[step],
        17..=32 => SINES[32 - step],
        33..=48 => -SINES[step - 32],
        _ => -SINES[64 - step],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_axis_points_up_and_they_go_round_clockwise() {
        assert_eq!(point(0, 4, 4, 100), (160, 60));
        assert_eq!(point(1, 4, 4, 100), (260, 160));
        assert_eq!(point(2, 4, 2, 100), (160, 210));
        assert_eq!(point(3, 4, 0, 100), (160, 160));
    }

    #[test]
    fn a_shape_has_a_corner_for_each_axis() {
        let svg = radar(&[(4, 3), (2, 3), (0, 2), (3, 3), (1, 1)]);
        assert_eq!((svg.matches("<circle").count(), svg.matches("<text").count()), (5, 5), "{svg}");
        assert_eq!(svg.matches(r#"class="ring""#).count(), usize::from(GRADES));
        assert_eq!(radar(&[(1, 1), (2, 2)]), "", "two axes are no shape");
    }
}
