//! How wide words are, as far as that can be known without a font, and how they break into lines. Rather too wide than too
//! narrow.

/// In hundredths of the letters' size.
fn letter(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' | ' ' => 32,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 42,
        'm' | 'w' => 90,
        'M' | 'W' | '%' | '@' => 98,
        'A'..='Z' => 72,
        _ if letter.is_ascii() => 60,
        _ => 80,
    }
}

/// In the units of the letters' size.
pub(super) fn width(text: &str, size: i32) -> i32 {
    (text.chars().map(letter).sum::<i32>() * size + 99) / 100
}

/// In at most two lines, broken between words where the longer one is shortest.
pub(super) fn lines(text: &str, narrow: i32, size: i32) -> Vec<&str> {
    let text = text.trim();
    let breaks = text.match_indices(' ').map(|(at, _)| (&text[..at], &text[at + 1..]));
    let best = breaks.min_by_key(|(first, second)| width(first, size).max(width(second, size)));
    match best {
        Some((first, second)) if width(text, size) > narrow => vec![first, second],
        _ => vec![text],
    }
}

/// As text in markup.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_break_where_both_lines_are_short() {
        let check = |text: &str, expect: &[&str]| assert_eq!(lines(text, 80, 14), expect);
        check("Queue", &["Queue"]);
        check("Detection afterwards", &["Detection", "afterwards"]);
        check("One long line of words", &["One long line", "of words"]);
        check("Unbreakablewordofcharacters", &["Unbreakablewordofcharacters"]);
        check("", &[""]);
    }
}
