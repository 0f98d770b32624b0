//! Boxes in rows and arrows between them, as a drawing: no text lies over a box or another text, arrows go around boxes.

mod draw;
mod grid;
mod lanes;
mod layout;

pub use draw::figure;

/// Where a box stands: its row from the top and its place in it, from 0.
pub type Spot = (usize, usize);

/// What a box is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Something that does something.
    Part,
    /// Something that keeps data.
    Store,
    /// Something where work waits.
    Queue,
    /// Somebody.
    Person,
}

/// A box.
#[derive(Clone, Debug)]
pub struct Shape<'a> {
    /// What stands in it.
    pub text: &'a str,
    /// What it is drawn as.
    pub look: Look,
}

/// An arrow.
#[derive(Clone, Debug)]
pub struct Arrow<'a> {
    /// Where it begins.
    pub from: Spot,
    /// Where it ends.
    pub to: Spot,
    /// What goes along it; empty for nothing.
    pub text: &'a str,
    /// Drawn as a broken line.
    pub dashed: bool,
}

/// What is drawn.
#[derive(Clone, Debug, Default)]
pub struct Picture<'a> {
    /// From top to bottom, each from left to right.
    pub rows: Vec<Vec<Option<Shape<'a>>>>,
    /// An arrow from or to a place without a box is left out.
    pub arrows: Vec<Arrow<'a>>,
}

impl Picture<'_> {
    fn has(&self, (row, place): Spot) -> bool {
        self.rows.get(row).and_then(|row| row.get(place)).is_some_and(Option::is_some)
    }

    fn columns(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }
}
