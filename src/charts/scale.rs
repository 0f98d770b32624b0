//! One score on the scale from 0 to 100.

use std::fmt::Write;

/// Scores that have a name. 65 means *good* on every question.
pub const SCALE: [(u8, &str); 4] = [(15, "vague"), (40, "middling"), (65, "good"), (85, "excellent")];

/// A ruler with the named scores below it and a marker at `overall`.
pub fn scale(overall: u8) -> String {
    let overall = overall.min(100);
    let mut svg = format!(
        r#"<svg class="chart scale" width="100%" height="44" role="img" aria-label="{overall} of 100, on a scale where {}">"#,
        SCALE.map(|(at, name)| format!("{at} is {name}")).join(", "),
    );
    let _ = write!(
        svg,
        r#"<rect class="empty" x="0" y="8" width="100%" height="6" rx="3" fill="currentColor" fill-opacity="0.15"/><rect class="filled" x="0" y="8" width="{overall}%" height="6" rx="3" fill="currentColor"/>"#,
    );
    for (at, name) in SCALE {
        let _ = write!(
            svg,
            r#"<line class="tick" x1="{at}%" x2="{at}%" y1="18" y2="23" stroke="currentColor"/><text x="{at}%" y="38" text-anchor="middle" font-size="13" fill="currentColor">{name}</text>"#,
        );
    }
    let _ = write!(svg, r#"<circle class="marker" cx="{overall}%" cy="11" r="8" fill="currentColor"/></svg>"#);
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(overall: u8, at: &str) {
        let svg = scale(overall);
        assert!(svg.contains(&format!(r#"cx="{at}%""#)), "{svg}");
        assert!(svg.contains(&format!(r#"aria-label="{at} of 100"#)), "{svg}");
    }

    #[test]
    fn the_marker_stands_at_the_score() {
        check(0, "0");
        check(67, "67");
        check(100, "100");
        check(255, "100");
    }
}
