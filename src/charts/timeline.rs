//! A conversation from its first turn to its last, and the moments that moved the score.

use std::fmt::Write;

/// A line with a tick for each of `turns` turns, and a marker that is the larger the more was gained: `(turn, gain)`, both
/// from 1. Silent: the list beside it has the same numbers.
pub fn timeline(turns: u32, moments: &[(u32, u8)]) -> String {
    let mut svg =
        String::from(r#"<svg class="chart timeline" width="100%" height="64" aria-hidden="true" focusable="false">"#);
    svg.push_str(
        r#"<rect class="empty" x="2%" y="31" width="96%" height="2" fill="currentColor" fill-opacity="0.3"/>"#,
    );
    for turn in 1..=turns {
        let at = place(turn, turns);
        let _ = write!(
            svg,
            r#"<line class="tick" x1="{at}%" x2="{at}%" y1="28" y2="36" stroke="currentColor" stroke-opacity="0.5"/>"#
        );
    }
    for (turn, gain) in moments.iter().filter(|(turn, _)| (1..=turns).contains(turn)) {
        let at = place(*turn, turns);
        let radius = 5 + u32::from(*gain).min(40) / 4;
        let _ = write!(
            svg,
            r#"<circle class="marker" cx="{at}%" cy="32" r="{radius}" fill="currentColor"/><text x="{at}%" y="{}" text-anchor="middle" font-size="13" fill="currentColor">{turn}</text>"#,
            if radius > 10 { 60 } else { 56 },
        );
    }
    svg.push_str("</svg>");
    svg
}

/// In percent across, with room at both ends.
fn place(turn: u32, turns: u32) -> String {
    let hundredths = 400 + (turn - 1) * 9_200 / (turns.max(2) - 1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_stand_at_their_turns() {
        let svg = timeline(5, &[(1, 10), (5, 40), (9, 3)]);
        assert_eq!((svg.matches("<line").count(), svg.matches("<circle").count()), (5, 2), "{svg}");
        assert!(svg.contains(r#"cx="4.00%" cy="32" r="7""#) && svg.contains(r#"cx="96.00%" cy="32" r="15""#), "{svg}");
    }

    #[test]
    fn one_turn_or_none_is_drawn_too() {
        assert!(timeline(1, &[(1, 5)]).contains(r#"cx="4.00%""#));
        assert!(!timeline(0, &[(1, 5)]).contains("<circle"));
    }
}
