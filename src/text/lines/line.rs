//! One line: what it is, how it begins and ends.

use super::said::{begins_with_a_tie, never_ends};
use crate::text::gaps::is_abbreviation;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Blank,
    Text,
    /// An item of a list, with its mark.
    Bullet(char),
    /// An item with its number, and how many bytes that has with its mark.
    Numeral(u32, usize),
    /// A heading, a row of a table, code: what stands on it stands by itself.
    Fixed,
}

/// One line of a text.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Where its `\n` stands, or the text ends.
    pub(super) end: usize,
    /// Without the blanks around it.
    pub(super) body: &'a str,
    /// Where that begins.
    pub(super) body_at: usize,
    pub(super) kind: Kind,
    /// How far it is moved in, in letters.
    pub(super) indent: usize,
    /// How long it is, in letters, with that.
    pub(super) width: usize,
    /// A full stop, a question mark or a colon stands at its end.
    pub(super) stops: bool,
    /// A sentence ends before its end.
    pub(super) has_stop_inside: bool,
}

/// Marks that end what they follow.
const STOPS: [char; 7] = ['.', '!', '?', '…', '。', '！', '？'];
/// What may stand between such a mark and the blank behind it.
const CLOSERS: [char; 10] = ['"', '\'', '”', '’', ')', ']', '*', '_', '`', '»'];
/// What leaves a line open, and what is no beginning.
const OPEN: [char; 17] = [',', '(', '[', '{', '=', '×', '+', '/', '—', '–', '≈', '~', '<', '&', '$', '€', '£'];
const NO_BEGINNING: [char; 10] = ['=', '≈', '×', ')', ']', ',', ';', '%', '％', '/'];

/// All lines of a text, the last one too if it is empty.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut code = false;
    let line = |line: &str| {
        let found = Line::of(text, start, start + line.len(), &mut code);
        start = found.end + 1;
        found
    };
    text.split('\n').map(line).collect()
}

impl<'a> Line<'a> {
    fn of(text: &'a str, start: usize, end: usize, code: &mut bool) -> Self {
        let whole = text[start..end].trim_end();
        let body = whole.trim_start();
        let body_at = start + whole.len() - body.len();
        let fence = body.starts_with("```");
        let kind = if *code || fence { Kind::Fixed } else { kind(body) };
        *code ^= fence;
        Self {
            end,
            body,
            body_at,
            kind,
            indent: text[start..body_at].chars().count(),
            width: whole.chars().count(),
            stops: stops(body),
            has_stop_inside: kind != Kind::Fixed && last_stop_inside(body).is_some(),
        }
    }

    /// Nothing at its end ends it.
    pub(super) fn is_open(&self) -> bool {
        self.kind != Kind::Fixed && !self.stops
    }

    /// What stands behind its last stop, or all of it.
    pub(super) fn tail(&self) -> &'a str {
        let from = last_stop_inside(self.body).filter(|_| self.has_stop_inside).unwrap_or(0);
        &self.body[from..]
    }

    /// It ends in a word or sign behind which more must come.
    pub(super) fn leaves_open(&self) -> bool {
        self.body.ends_with(OPEN) || self.body.split_whitespace().next_back().is_some_and(never_ends)
    }

    /// It begins with a word or sign before which something must stand.
    pub(super) fn ties_back(&self) -> bool {
        self.body.starts_with(NO_BEGINNING) || begins_with_a_tie(self.body)
    }

    pub(super) fn begins_lower(&self) -> bool {
        self.body.starts_with(char::is_lowercase)
    }

    pub(super) fn begins_upper(&self) -> bool {
        self.body.starts_with(char::is_uppercase)
    }

    pub(super) fn first(&self) -> &'a str {
        self.body.split_whitespace().next().unwrap_or_default()
    }

    /// How long its first word is, in letters.
    pub(super) fn first_width(&self) -> usize {
        self.first().chars().count()
    }
}

fn kind(body: &str) -> Kind {
    let Some(first) = body.chars().next() else { return Kind::Blank };
    let behind = &body[first.len_utf8()..];
    let heading = first == '#' && body.trim_start_matches('#').starts_with(char::is_whitespace);
    if heading || first == '|' {
        return Kind::Fixed;
    }
    let marks = matches!(first, '•' | '‣' | '▪' | '◦' | '·')
        || (matches!(first, '-' | '*' | '–' | '—' | '+') && behind.starts_with(char::is_whitespace));
    if marks {
        return Kind::Bullet(first);
    }
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let marked = matches!(body.as_bytes().get(digits), Some(b'.' | b')'));
    let goes_on = || body[digits + 1..].starts_with(' ');
    match body[..digits].parse() {
        Ok(number) if digits <= 2 && marked && goes_on() => Kind::Numeral(number, digits + 1),
        _ => Kind::Text,
    }
}

fn stops(body: &str) -> bool {
    let bare = body.trim_end_matches(CLOSERS);
    if bare.ends_with([':', '：']) {
        return true;
    }
    let word = bare.split_whitespace().next_back().unwrap_or_default();
    let short = word.strip_suffix('.').is_some_and(|word| !word.ends_with('.') && is_abbreviation(word));
    bare.ends_with(STOPS) && !short
}

/// Where something follows a stop, behind the last of them.
fn last_stop_inside(body: &str) -> Option<usize> {
    body.char_indices().rev().filter(|(_, c)| STOPS.contains(c)).find_map(|(at, c)| {
        let behind = &body[at + c.len_utf8()..];
        let behind_closers = behind.trim_start_matches(CLOSERS);
        let word = || body[..at].split_whitespace().next_back().unwrap_or_default();
        let ends = behind_closers.starts_with(char::is_whitespace) && !(c == '.' && is_abbreviation(word()));
        ends.then(|| body.len() - behind_closers.trim_start().len())
    })
}
