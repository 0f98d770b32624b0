//! Folding: what a word is looked up by, whatever letters it was typed in.
//!
//! Only the folded copy changes; spans go on pointing at the bytes that the candidate wrote.

use unicode_normalization::UnicodeNormalization;

/// Lower case, compatibility-composed, without invisible characters; straight apostrophes; superscript digits as `^n`;
/// Cyrillic and Greek look-alikes as Latin letters in a word that has Latin letters too.
pub(super) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let visible = with_carets(word.chars().filter(|c| !is_invisible(*c)));
    let composed: String = visible.nfkc().collect::<String>().to_lowercase();
    let composed: String = composed.nfkc().filter(|c| !is_invisible(*c)).map(straight).collect();
    if composed.chars().any(|c| c.is_ascii_alphabetic()) { composed.chars().map(latin).collect() } else { composed }
}

/// Drawn as nothing: soft hyphen, zero-width characters, direction marks, variation selectors.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Every character that people type for an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{ff07}')
}

fn straight(c: char) -> char {
    if is_apostrophe(c) { '\'' } else { c }
}

/// "10⁹" is a power, and compatibility folding would make it 109.
fn with_carets(chars: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    let mut raised = false;
    for c in chars {
        let superscript = matches!(c, '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{2070}' | '\u{2074}'..='\u{2079}');
        if superscript && !raised && out.ends_with(|last: char| last.is_ascii_digit()) {
            out.push('^');
        }
        raised = superscript;
        out.push(c);
    }
    out
}

fn latin(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'н' | 'һ' => 'h',
        'і' | 'ι' | 'ı' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ν' => 'v',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[track_caller]
    fn check(word: &str, expect: &str) {
        assert_eq!(fold(word), expect);
    }

    #[test]
    fn what_looks_the_same_reads_the_same() {
        check("Cache", "cache");
        check("сache", "cache"); // Cyrillic es
        check("СACHE", "cache");
        check("ca\u{200b}che", "cache");
        check("repli\u{ad}ca", "replica");
        check("ｃａｃｈｅ", "cache");
        check("don\u{2019}t", "don't");
        check("cafe\u{301}", "café");
        check("10⁹", "10^9");
        check("62¹²", "62^12");
        check("H²", "h2");
        check("µs", "μs");
        check("кэш", "кэш"); // a Russian word stays one
    }
}
