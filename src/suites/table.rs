//! What a suite prints: lines of cells, and which bounds were missed.

use std::fmt;

/// A result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What stands above.
    pub heads: Vec<String>,
    /// The first cell names the row.
    pub rows: Vec<Vec<String>>,
    /// Each bound that was missed, in words.
    pub missed: Vec<String>,
    /// Each bound that was missed by no fault of a question: whoever writes one cannot mend it.
    pub graders: Vec<String>,
    /// What was compared, what was wanted, and how to mend what was missed: lines for an author.
    pub notes: Vec<String>,
}

impl Table {
    pub(super) fn new(heads: &[&str]) -> Self {
        Self { heads: heads.iter().map(|head| (*head).to_owned()).collect(), ..Self::default() }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub(super) fn miss(&mut self, words: String) {
        self.missed.push(words);
    }

    pub(super) fn miss_of_grader(&mut self, words: String) {
        self.graders.push(words);
    }

    pub(super) fn note(&mut self, words: String) {
        self.notes.push(words);
    }
}

/// Columns as wide as their widest cell; the first to the left, the others to the right.
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = |column: usize| {
            let cells = std::iter::once(&self.heads).chain(&self.rows).filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.heads.len()).map(width).collect();
        for row in std::iter::once(&self.heads).chain(&self.rows) {
            let mut line = String::new();
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let padding = " ".repeat(width - cell.chars().count());
                line += &if column == 0 { [cell, padding.as_str()].concat() } else { ["  ", &padding, cell].concat() };
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        for missed in &self.missed {
            writeln!(f, "missed: {missed}")?;
        }
        for missed in &self.graders {
            writeln!(f, "missed by the grader: {missed}")?;
        }
        Ok(())
    }
}
