//! Lines: which ends of lines end what was said, and which only wrap it.
//!
//! Mail is wrapped at 50 or 72 columns, people break where the window ends, lists have an item a line. A break is told
//! from an end by marks and words around it, and by whether the lines about it were filled up to one width: then the next
//! word would not have stood on the line any more. One pass; nothing is looked at twice.

mod line;
mod said;
#[cfg(test)]
mod tests;

use std::ops::Range;

use line::{Kind, Line, lines};
use said::Saying;

/// People wrap no narrower than this, in letters.
const NARROWEST: usize = 30;
/// A line so long that goes on in lower case was wrapped, whatever stands around it.
const LONG: usize = 60;
/// So many breaks in a row that nothing but a width explains are no chance.
const NO_CHANCE: usize = 5;

/// What the end of a line does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineEnd {
    /// It ends what stands before it.
    Ends,
    /// The text was filled to a width here: the break is a blank.
    Filled,
    /// The words say that it goes on, whatever the width: a blank too.
    GoesOn,
}

/// Where a text is broken into lines.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// Each `\n`, and what it does.
    ends: Vec<(usize, LineEnd)>,
    /// The numerals of list items with their mark: "2.", "12)".
    numerals: Vec<Range<usize>>,
}

impl Lines {
    /// Of any text.
    pub(super) fn of(text: &str) -> Self {
        let lines = lines(text);
        let mut found = Self::default();
        let mut saying = Saying::default();
        let mut at = 0;
        while at < lines.len() {
            let block = at + lines[at..].iter().position(|line| line.kind == Kind::Blank).unwrap_or(lines.len() - at);
            found.add(&lines[at..block], &mut saying);
            if let Some(blank) = lines.get(block) {
                saying = Saying::default();
                found.ends.push((blank.end, LineEnd::Ends));
            }
            at = block + 1;
        }
        found.ends.retain(|(at, _)| *at < text.len());
        found
    }

    /// Whether what stands before a stretch ends inside it, at the end of a line.
    pub(super) fn end_in(&self, stretch: Range<usize>) -> bool {
        self.inside(stretch).any(|end| end == LineEnd::Ends)
    }

    /// Whether every break inside a stretch is one of a text that was filled to a width.
    pub(super) fn are_filled(&self, stretch: Range<usize>) -> bool {
        self.inside(stretch).all(|end| end == LineEnd::Filled)
    }

    /// The numerals of list items, in order.
    pub(super) fn numerals(&self) -> &[Range<usize>] {
        &self.numerals
    }

    fn inside(&self, stretch: Range<usize>) -> impl Iterator<Item = LineEnd> {
        let first = self.ends.partition_point(|(at, _)| *at < stretch.start);
        self.ends[first..].iter().take_while(move |(at, _)| *at < stretch.end).map(|(_, end)| *end)
    }

    /// Lines without a blank one between them.
    fn add(&mut self, block: &[Line<'_>], saying: &mut Saying) {
        let layout = Layout::of(block);
        for (at, line) in block.iter().enumerate() {
            let wraps = at > 0 && self.ends.last().is_some_and(|(_, end)| *end != LineEnd::Ends);
            if let Kind::Numeral(_, length) = line.kind
                && !wraps
            {
                self.numerals.push(line.body_at..line.body_at + length);
            }
            if !wraps {
                *saying = Saying::default();
            }
            saying.add(line);
            let next = block.get(at + 1);
            self.ends.push((line.end, next.map_or(LineEnd::Ends, |next| layout.between(line, next, saying))));
        }
    }
}

/// How the lines of a block lie.
struct Layout {
    /// The longest line, in letters.
    width: usize,
    /// They were filled up to it.
    filled: bool,
    /// For each kind of item, whether there are several.
    several: Several,
}

#[derive(Default)]
struct Several {
    bullets: Vec<(char, usize)>,
    numerals: Vec<u32>,
}

impl Layout {
    fn of(block: &[Line<'_>]) -> Self {
        let width = block.iter().map(|line| line.width).max().unwrap_or(0);
        let several = Several::of(block);
        let layout = Self { width, filled: false, several };
        let pairs = || block.iter().zip(block.iter().skip(1));
        let open = || pairs().filter(|(line, next)| line.is_open() && !layout.is_item(line, next));
        let (all, full) = (open().count(), open().filter(|(line, next)| layout.is_full(line, next)).count());
        let speaks = block.iter().any(|line| line.has_stop_inside)
            || block.last().is_some_and(|last| last.stops && !last.body.is_empty());
        let ties = || open().any(|(line, next)| line.leaves_open() || next.ties_back());
        let lower = open().filter(|(_, next)| next.begins_lower()).count();
        let sentence_case = block.first().is_some_and(Line::begins_upper) && lower * 2 > all;
        let told = speaks || all >= NO_CHANCE || (all > 1 && full == all && ties()) || (all > 2 && sentence_case);
        let filled = width >= NARROWEST && all > 0 && full * 4 >= all * 3 && told;
        Self { filled, ..layout }
    }

    /// The next word would not have stood on the line.
    fn is_full(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        line.width + 1 + next.first_width() > self.width
    }

    /// The next line is an item of a list, and no dash or number that came to stand at its head.
    fn is_item(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        match next.kind {
            Kind::Fixed => true,
            Kind::Text | Kind::Blank => false,
            Kind::Bullet(_) | Kind::Numeral(..) => {
                let fits = line.is_open() && line.width >= NARROWEST && self.is_full(line, next);
                self.has_others(next.kind) || self.has_others(line.kind) || !fits
            }
        }
    }

    /// Items of a list do not come alone.
    fn has_others(&self, kind: Kind) -> bool {
        match kind {
            Kind::Bullet(mark) => self.several.has_bullet(mark),
            Kind::Numeral(number, _) => self.several.has_neighbour(number),
            _ => false,
        }
    }

    fn has_items(&self) -> bool {
        !self.several.bullets.is_empty() || !self.several.numerals.is_empty()
    }

    fn between(&self, line: &Line<'_>, next: &Line<'_>, saying: &Saying) -> LineEnd {
        if line.kind == Kind::Fixed || self.is_item(line, next) {
            return LineEnd::Ends;
        }
        if self.filled && self.is_full(line, next) {
            return LineEnd::Filled;
        }
        let below_its_mark = line.kind != Kind::Text && next.indent > line.indent;
        let hangs = self.has_items() && (below_its_mark || (line.indent > 0 && line.indent == next.indent));
        // Between the items of a list, a full line without a mark behind it goes on.
        let item_goes_on = self.has_items() && line.width >= NARROWEST && self.is_full(line, next);
        let goes_on = line.is_open() && (hangs || item_goes_on || saying.goes_on(line, next));
        if goes_on { LineEnd::GoesOn } else { LineEnd::Ends }
    }
}

impl Several {
    fn of(block: &[Line<'_>]) -> Self {
        let mut found = Self::default();
        for line in block {
            match line.kind {
                Kind::Bullet(mark) => match found.bullets.iter_mut().find(|(known, _)| *known == mark) {
                    Some((_, count)) => *count += 1,
                    None => found.bullets.push((mark, 1)),
                },
                Kind::Numeral(number, _) => found.numerals.push(number),
                _ => {}
            }
        }
        found.numerals.sort_unstable();
        found
    }

    fn has_bullet(&self, mark: char) -> bool {
        self.bullets.iter().any(|(known, count)| *known == mark && *count > 1)
    }

    fn has_neighbour(&self, number: u32) -> bool {
        number == 1 || [number - 1, number + 1].iter().any(|other| self.numerals.binary_search(other).is_ok())
    }
}
