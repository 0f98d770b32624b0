//! How wide columns and how high rows are, and how far from each other.

use super::super::words::{lines, width};
use super::{Arrow, Look, Picture};

/// Size of what stands in boxes, and of what stands at arrows.
pub(super) const TEXT: i32 = 14;
pub(super) const LABEL: i32 = 12;
/// From line to line of each.
pub(super) const TEXT_LINE: i32 = 18;
pub(super) const LABEL_LINE: i32 = 14;
/// Wider than this, words break.
const BOX_WIDE: i32 = 112;
const LABEL_WIDE: i32 = 72;
/// Around the words of a box, and the least of it.
const AROUND: i32 = 14;
const BOX_LEAST: i32 = 84;
/// Between columns without words, and beside words between them.
const GAP: i32 = 40;
const BESIDE: i32 = 26;
/// Where a queue has its slots, at its right.
pub(super) const SLOTS: i32 = 12;
/// An empty column.
const EMPTY: i32 = 28;
/// Between two arrows that go to and fro.
pub(super) const APART: i32 = 9;
/// Between an arrow and its words.
pub(super) const OVER: i32 = 5;

/// Places across, and heights.
#[derive(Debug)]
pub(super) struct Grid {
    /// Of each column: where it begins, and its width.
    pub(super) columns: Vec<(i32, i32)>,
    /// Of each row.
    pub(super) heights: Vec<i32>,
}

impl Grid {
    pub(super) fn of(picture: &Picture<'_>) -> Self {
        let mut widths = vec![EMPTY; picture.columns()];
        let mut heights = vec![0; picture.rows.len()];
        for (row, shapes) in picture.rows.iter().enumerate() {
            for (column, shape) in shapes.iter().enumerate().filter_map(|(n, shape)| Some((n, shape.as_ref()?))) {
                let words = in_box(shape.text);
                let slots = if shape.look == Look::Queue { SLOTS } else { 0 };
                let wide = words.iter().map(|line| width(line, TEXT)).max().unwrap_or_default() + slots;
                widths[column] = widths[column].max(wide + 2 * AROUND).max(BOX_LEAST);
                let many = i32::try_from(words.len()).unwrap_or(2);
                heights[row] = heights[row].max(26 + many * TEXT_LINE);
            }
        }
        let mut gaps = vec![GAP; picture.columns()];
        for arrow in picture.arrows.iter().filter(|arrow| is_beside(picture, arrow)) {
            let words = at_arrow(arrow.text);
            let wide = words.iter().map(|line| width(line, LABEL)).max().unwrap_or_default();
            let left = arrow.from.1.min(arrow.to.1);
            if !arrow.text.is_empty() {
                gaps[left] = gaps[left].max(wide + BESIDE);
            }
            let many = i32::try_from(words.len()).unwrap_or(2);
            let half = if has_return(picture, arrow) { APART } else { 0 } + OVER + many * LABEL_LINE;
            heights[arrow.from.0] = heights[arrow.from.0].max(2 * half);
        }
        let mut at = 0;
        let column = |(wide, gap): (i32, i32)| {
            let start = at;
            at += wide + gap;
            (start, wide)
        };
        Self { columns: widths.into_iter().zip(gaps).map(column).collect(), heights }
    }

    /// The middle of a column.
    pub(super) fn middle(&self, column: usize) -> i32 {
        let (start, wide) = self.columns[column];
        start + wide / 2
    }

    /// The middle between a column and the next.
    pub(super) fn between(&self, column: usize) -> i32 {
        let (start, wide) = self.columns[column];
        let next = self.columns.get(column + 1).map_or(start + wide + GAP, |next| next.0);
        i32::midpoint(start + wide, next)
    }
}

/// The lines in a box.
pub(super) fn in_box(text: &str) -> Vec<&str> {
    lines(text, BOX_WIDE, TEXT)
}

/// The lines at an arrow between neighbours in a row.
pub(super) fn at_arrow(text: &str) -> Vec<&str> {
    lines(text, LABEL_WIDE, LABEL)
}

/// It goes along a row, and no box stands between.
pub(super) fn is_beside(picture: &Picture<'_>, arrow: &Arrow<'_>) -> bool {
    let ((row, from), (other, to)) = (arrow.from, arrow.to);
    row == other && from != to && (from.min(to) + 1..from.max(to)).all(|place| !picture.has((row, place)))
}

/// Another one goes the other way.
pub(super) fn has_return(picture: &Picture<'_>, arrow: &Arrow<'_>) -> bool {
    picture.arrows.iter().any(|other| (other.from, other.to) == (arrow.to, arrow.from))
}
