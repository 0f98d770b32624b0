//! Folding: what a word is looked up by, whatever letters it was typed in.
//!
//! Only the folded copy changes; spans go on pointing at the bytes that the candidate wrote.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Lower case, compatibility-composed, without invisible characters; straight apostrophes; one kind of blank; superscript
/// digits as `^n`; Cyrillic and Greek look-alikes as Latin letters in a word that has Latin letters too.
pub(super) fn fold(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'`') {
        return word.to_ascii_lowercase();
    }
    // An accent that stands by itself would be taken apart into a blank and an accent on it.
    let visible = with_carets(word.chars().filter(|c| !is_invisible(*c)).map(plain));
    let composed: String = visible.nfkc().collect::<String>().to_lowercase();
    let composed: String = composed.nfkc().filter(|c| !is_invisible(*c)).map(plain).collect();
    let composed = if composed.contains("  ") { in_one_line(&composed) } else { composed };
    if composed.chars().any(|c| c.is_ascii_alphabetic()) { composed.chars().map(latin).collect() } else { composed }
}

/// Drawn as nothing: soft hyphen, zero-width characters, direction marks, variation selectors.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Every character that people type for an apostrophe: the straight one, quotes of either direction, accents and primes,
/// and the letters that Unicode has for it.
pub fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{b4}' | '\u{2b9}' | '\u{2bb}'
            ..='\u{2bd}'
                | '\u{2c8}'
                | '\u{2ca}'
                | '\u{2cb}'
                | '\u{2018}'
                | '\u{2019}'
                | '\u{201b}'
                | '\u{2032}'
                | '\u{2035}'
                | '\u{ff07}'
                | '\u{ff40}'
    )
}

/// The text with `'` for every apostrophe between letters. As long in letters, not always in bytes.
pub fn straight(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| c != '\'' && is_apostrophe(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let inner = is_apostrophe(c)
            && out.ends_with(char::is_alphanumeric)
            && letters.peek().is_some_and(|next| next.is_alphabetic());
        out.push(if inner { '\'' } else { c });
    }
    Cow::Owned(out)
}

/// A digit as people type it: full-width ones too.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('\u{ff10}'..='\u{ff19}').contains(&c)
}

/// With one blank for each stretch of white space.
pub(super) fn in_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            line.push(c);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

fn plain(c: char) -> char {
    match c {
        c if is_apostrophe(c) => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    }
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
    use super::{fold, straight};

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
        for apostrophe in ["\u{2019}", "\u{2018}", "\u{b4}", "`", "\u{2032}", "\u{2bc}", "\u{ff07}"] {
            check(&format!("don{apostrophe}t"), "don't");
        }
        check("1\u{2009}000", "1 000");
        check("1\n000", "1 000");
        check("５０ｍｓ", "50ms");
        check("cafe\u{301}", "café");
        check("10⁹", "10^9");
        check("62¹²", "62^12");
        check("H²", "h2");
        check("µs", "μs");
        check("кэш", "кэш"); // a Russian word stays one
    }

    #[test]
    fn only_an_apostrophe_between_letters_is_one() {
        assert_eq!(straight("it\u{2019}s don\u{b4}t we\u{2032}ll I`m S3\u{2019}s"), "it's don't we'll I'm S3's");
        assert_eq!(straight("a \u{2018}cache\u{2019} and `code`"), "a \u{2018}cache\u{2019} and `code`");
    }
}
