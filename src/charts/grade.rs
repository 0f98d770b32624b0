//! Grades and other small whole numbers as a row of cells.

use std::fmt::Write;

/// The highest grade.
pub const GRADES: u8 = 4;

/// Grade 0 to 4 as four cells, with a tick where the grade wanted ends. Silent: the figures stand beside it.
pub fn grade_bar(grade: u8, wanted: u8) -> String {
    let mut svg = open("grade-bar", 14);
    cells(&mut svg, grade, GRADES, 3);
    if wanted > 0 {
        let x = u32::from(wanted.min(GRADES)) * 100 / u32::from(GRADES);
        let _ = write!(
            svg,
            r#"<line class="wanted" x1="{x}%" x2="{x}%" y1="0" y2="14" stroke="currentColor" stroke-width="2"/>"#
        );
    }
    svg.push_str("</svg>");
    svg
}

/// `filled` of `total` cells. Silent: the word stands beside it.
pub fn steps(filled: u8, total: u8) -> String {
    let mut svg = open("steps", 8);
    cells(&mut svg, filled, total.max(1), 0);
    svg.push_str("</svg>");
    svg
}

fn open(class: &str, height: u8) -> String {
    format!(r#"<svg class="chart {class}" width="100%" height="{height}" aria-hidden="true" focusable="false">"#)
}

fn cells(svg: &mut String, filled: u8, total: u8, top: u8) {
    let wide = 10_000 / u32::from(total);
    for n in 0..total {
        let (x, width) = (u32::from(n) * wide, wide - 200);
        let (class, opacity) = if n < filled { ("filled", "1") } else { ("empty", "0.15") };
        let _ = write!(
            svg,
            r#"<rect class="{class}" x="{}" y="{top}" width="{}" height="8" rx="2" fill="currentColor" fill-opacity="{opacity}"/>"#,
            percent(x),
            percent(width),
        );
    }
}

/// Hundredths of a percent, as SVG reads them.
fn percent(hundredths: u32) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(grade: u8, wanted: u8, filled: usize, tick: Option<&str>) {
        let svg = grade_bar(grade, wanted);
        assert_eq!(svg.matches(r#"class="filled""#).count(), filled, "{svg}");
        assert_eq!(svg.matches("<rect").count(), usize::from(GRADES), "{svg}");
        match tick {
            Some(x) => assert!(svg.contains(&format!(r#"class="wanted" x1="{x}""#)), "{svg}"),
            None => assert!(!svg.contains("wanted"), "{svg}"),
        }
    }

    #[test]
    fn as_many_cells_are_filled_as_the_grade_says() {
        check(0, 0, 0, None);
        check(2, 3, 2, Some("75%"));
        check(4, 4, 4, Some("100%"));
        check(9, 9, 4, Some("100%"));
    }

    #[test]
    fn steps_fill_from_the_left() {
        let svg = steps(2, 5);
        assert_eq!((svg.matches("filled").count(), svg.matches("<rect").count()), (2, 5), "{svg}");
        assert!(svg.contains(r#"x="80.00%" y="0" width="18.00%""#), "{svg}");
    }
}
